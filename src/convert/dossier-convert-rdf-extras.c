/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-rdf-extras.h"

#include "dossier-convert-record.h"

#include <string.h>

struct _DossierRdfExtras
{
  DossierConvertTable *table;
  GPtrArray *of_sources;
};

/* (transfer full) (nullable) */
static char *
dup_more (const DossierJson *json, guint object, const char *const *known)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) more = g_string_new ("{");

  dossier_convert_append_json (whole, json, object);
  dossier_convert_append_more (more, whole->str, known);
  if (more->len == 1)
    return NULL;
  g_string_append_c (more, '}');

  return g_string_free (g_steal_pointer (&more), FALSE);
}

/* What is not known of each object of an array as JSON. */
static GPtrArray *
list_more (const char *text, const char *const *known)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierJson) json = text != NULL ? dossier_convert_parse_json (text) : NULL;
  guint item = 1;

  for (guint i = 0; json != NULL && i < dossier_json_get (json, 0)->n_children; i++)
    {
      g_ptr_array_add (list, dup_more (json, item, known));
      item = dossier_json_get (json, item)->next;
    }

  return list;
}

static const char *
find_cell (const DossierRdfExtras *self, DossierConvertPart part, guint row, const char *column)
{
  const DossierConvertRow *at = dossier_convert_table_get_row (self->table, part, row);
  const DossierConvertCell *cells = dossier_convert_table_get_cells (self->table, part, at);

  for (guint i = 0; i < at->n_cells; i++)
    if (g_str_equal (dossier_convert_table_get_column (self->table, part, cells[i].column), column))
      return cells[i].text;

  return NULL;
}

DossierRdfExtras *
dossier_rdf_extras_new (DossierGraph *graph, DossierConvertWatch *watch, GError **error)
{
  static const char *const known[]
      = { "id",   "title", "publisher",   "author", "url", "datePublished", "dateRetrieved",
          "lang", "text",  "contentHash", "note",   NULL };
  DossierConvertNotes *notes = dossier_convert_notes_new ();
  DossierConvertTable *table = dossier_convert_table_new_from_graph (graph, TRUE, TRUE, notes, watch, error);
  DossierRdfExtras *self;

  g_strfreev (dossier_convert_notes_end (notes));
  if (table == NULL)
    return NULL;

  self = g_new0 (DossierRdfExtras, 1);
  self->table = table;
  self->of_sources = list_more (dossier_rdf_extras_get_of_graph (self, DOSSIER_CONVERT_SOURCES), known);

  return self;
}

void
dossier_rdf_extras_free (DossierRdfExtras *self)
{
  g_ptr_array_unref (self->of_sources);
  dossier_convert_table_free (self->table);
  g_free (self);
}

gboolean
dossier_rdf_extras_next_property (const DossierRdfExtras *self,
                                  DossierConvertPart part,
                                  guint row,
                                  guint *next,
                                  const char **name,
                                  DossierConvertKind *kind,
                                  const char **text)
{
  static const char *const prefixes[] = { DOSSIER_CONVERT_PROPERTY_TEXT, DOSSIER_CONVERT_PROPERTY_JSON };
  const DossierConvertRow *at = dossier_convert_table_get_row (self->table, part, row);
  const DossierConvertCell *cells = dossier_convert_table_get_cells (self->table, part, at);

  while (*next < at->n_cells)
    {
      const DossierConvertCell *cell = &cells[(*next)++];
      const char *column = dossier_convert_table_get_column (self->table, part, cell->column);

      for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
        if (g_str_has_prefix (column, prefixes[i]))
          {
            *name = column + strlen (prefixes[i]);
            *kind = cell->kind;
            *text = cell->text;
            return TRUE;
          }
    }

  return FALSE;
}

const char *
dossier_rdf_extras_get_of_graph (const DossierRdfExtras *self, const char *column)
{
  const DossierConvertCell *cell = dossier_convert_table_find_graph_cell (self->table, column);

  return cell != NULL ? cell->text : NULL;
}

const char *
dossier_rdf_extras_get_more (const DossierRdfExtras *self, DossierConvertPart part, guint row)
{
  return find_cell (self, part, row, DOSSIER_CONVERT_MORE);
}

const char *
dossier_rdf_extras_get_more_of_source (const DossierRdfExtras *self, guint source)
{
  return source < self->of_sources->len ? g_ptr_array_index (self->of_sources, source) : NULL;
}

GPtrArray *
dossier_rdf_extras_list_more_of_citations (const DossierRdfExtras *self, DossierConvertPart part, guint row)
{
  static const char *const known[]
      = { "source", "exact", "prefix", "suffix", "start", "end", "date", "dateBasis", "note", NULL };

  return list_more (find_cell (self, part, row, DOSSIER_CONVERT_CITATIONS), known);
}
