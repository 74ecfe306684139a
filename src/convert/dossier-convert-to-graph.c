/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-error.h"
#include "core/dossier-reader.h"
#include "dossier-convert-record.h"

#include <glib/gi18n-lib.h>

/*
 * A table becomes the JSON of a dossier, and that is read by the same reader as every dossier: so what comes from
 * elsewhere keeps the same rules. What would break them is kept as a property, or is an error with its place.
 */

static gboolean
append_node (DossierConvertWork *work, GString *out, guint place, GError **error)
{
  const DossierConvertRow *row = dossier_convert_table_get_row (work->table, DOSSIER_CONVERT_NODES, place);

  if (row->id == NULL || !dossier_convert_fits (DOSSIER_RULE_NAME, row->id))
    return dossier_convert_refuse (error, DOSSIER_CONVERT_NODES, place, _ ("a node needs an id of 1 to 65536 bytes"));
  if (!g_hash_table_add (work->node_ids, (char *) row->id))
    return dossier_convert_refuse (error, DOSSIER_CONVERT_NODES, place, _ ("another node has the id “%s”, too"),
                                   row->id);

  dossier_convert_append_text (out, "id", row->id);

  return dossier_convert_append_record (work, out, DOSSIER_CONVERT_NODES, place, row, error);
}

static gboolean
append_end (DossierConvertWork *work, GString *out, guint place, const char *name, const char *id, GError **error)
{
  if (id == NULL || !dossier_convert_fits (DOSSIER_RULE_NAME, id))
    return dossier_convert_refuse (error, DOSSIER_CONVERT_EDGES, place, _ ("an edge needs the ids of two nodes"));

  dossier_convert_append_text (out, name, id);
  if (g_hash_table_contains (work->node_ids, id) || !g_hash_table_add (work->named, (char *) id))
    return TRUE;

  g_string_append (work->extra_nodes, ",\n    {");
  dossier_convert_append_text (work->extra_nodes, "id", id);
  dossier_convert_append_text (work->extra_nodes, "type", DOSSIER_CONVERT_TYPE_OF_NODES);
  dossier_convert_append_text (work->extra_nodes, "label", id);
  g_string_append_c (work->extra_nodes, '}');

  return TRUE;
}

static gboolean
append_edge (DossierConvertWork *work, GString *out, guint place, GError **error)
{
  const DossierConvertRow *row = dossier_convert_table_get_row (work->table, DOSSIER_CONVERT_EDGES, place);

  if (row->id != NULL && *row->id != '\0')
    {
      if (dossier_convert_fits (DOSSIER_RULE_NAME, row->id) && g_hash_table_add (work->edge_ids, (char *) row->id))
        dossier_convert_append_text (out, "id", row->id);
      else
        work->n_ids++;
    }

  return append_end (work, out, place, "from", row->from, error) && append_end (work, out, place, "to", row->to, error)
         && dossier_convert_append_record (work, out, DOSSIER_CONVERT_EDGES, place, row, error);
}

static gboolean
append_part (DossierConvertWork *work,
             GString *out,
             DossierConvertPart part,
             const DossierConvertMap *map,
             GCancellable *cancellable,
             GError **error)
{
  guint n_rows = dossier_convert_table_get_n_rows (work->table, part);
  g_autofree DossierConvertRole *roles = dossier_convert_map_resolve_table (map, work->table, part);

  work->roles = roles;
  for (guint i = 0; i < n_rows; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      g_string_append (out, i > 0 ? ",\n    {" : "\n    {");
      if (!(part == DOSSIER_CONVERT_NODES ? append_node (work, out, i, error) : append_edge (work, out, i, error)))
        return FALSE;
      g_string_append_c (out, '}');
    }

  return TRUE;
}

/* What belongs to the whole: the sources that the file lists, then what a dossier keeps there. */
static gboolean
append_graph (DossierConvertWork *work, GString *out, const char *title, GError **error)
{
  static const char *const names[] = { "title", "description", "lang", "created", "modified", NULL };
  static const char *const known[]
      = { "dossier", "title", "description", "lang", "created", "modified", "sources", "nodes", "edges", NULL };
  const DossierConvertCell *more = dossier_convert_table_find_graph_cell (work->table, DOSSIER_CONVERT_MORE);
  const DossierConvertRow *row = dossier_convert_table_get_row (work->table, DOSSIER_CONVERT_GRAPH, 0);
  guint n_known
      = (more != NULL) + (dossier_convert_table_find_graph_cell (work->table, DOSSIER_CONVERT_SOURCES) != NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const DossierConvertCell *cell = dossier_convert_table_find_graph_cell (work->table, names[i]);
      g_autofree char *date = NULL;
      const char *text = cell != NULL ? cell->text : i == 0 ? title : NULL;

      n_known += cell != NULL;
      if (text == NULL || (i > 2 && !dossier_convert_fits (DOSSIER_RULE_TIMESTAMP, text)))
        continue;
      g_string_append (out, ",\n  ");
      dossier_json_append_quoted (out, names[i]);
      g_string_append (out, ": ");
      dossier_json_append_quoted (out, text);
    }

  if (more != NULL)
    {
      g_autoptr (GString) members = g_string_new (NULL);

      if (!dossier_convert_append_more (members, more->text, known))
        return dossier_convert_refuse (error, DOSSIER_CONVERT_GRAPH, 0, _ ("“%s” is no object as JSON"),
                                       DOSSIER_CONVERT_MORE);
      if (members->len > 0)
        g_string_append_printf (out, ",\n  %s", members->str);
    }

  if (row->n_cells > n_known)
    {
      guint n_lost = row->n_cells - n_known;

      dossier_convert_notes_add (work->notes,
                                 g_strdup_printf (ngettext ("%u attribute of the whole graph is left out",
                                                            "%u attributes of the whole graph are left out", n_lost),
                                                  n_lost));
    }

  return TRUE;
}

static gboolean
take_listed_sources (DossierConvertWork *work, GError **error)
{
  const DossierConvertCell *cell = dossier_convert_table_find_graph_cell (work->table, DOSSIER_CONVERT_SOURCES);
  g_autoptr (DossierJson) json = NULL;
  guint source = 1;

  if (cell == NULL)
    return TRUE;

  json = dossier_convert_parse_json (cell->text);
  if (json == NULL || dossier_json_get (json, 0)->kind != DOSSIER_JSON_ARRAY)
    return dossier_convert_refuse (error, DOSSIER_CONVERT_GRAPH, 0, _ ("“%s” is no array of sources as JSON"),
                                   DOSSIER_CONVERT_SOURCES);

  for (guint i = 0; i < dossier_json_get (json, 0)->n_children; i++)
    {
      gboolean is_object = dossier_json_get (json, source)->kind == DOSSIER_JSON_OBJECT;
      guint id = is_object ? dossier_json_find_member (json, source, "id") : 0;

      g_string_append (work->sources, ",\n    ");
      dossier_convert_append_json (work->sources, json, source);
      if (id != 0 && dossier_json_get (json, id)->kind == DOSSIER_JSON_STRING)
        g_hash_table_add (work->source_ids, dossier_json_dup_string (json, id));
      source = dossier_json_get (json, source)->next;
    }

  return TRUE;
}

/* @sentence has a %u. */
#define NOTE_COUNT(work, n, sentence)                                                                                  \
  if ((n) > 0)                                                                                                         \
  dossier_convert_notes_add ((work)->notes, g_strdup_printf (sentence, n))

static void
note_all (DossierConvertWork *work)
{
  guint n_named = g_hash_table_size (work->named);

  NOTE_COUNT (work, n_named,
              ngettext ("%u node is made because an edge names it", "%u nodes are made because edges name them", n_named));
  NOTE_COUNT (work, work->n_types,
              ngettext ("%u type is written otherwise in a dossier; its word is kept as a property",
                        "%u types are written otherwise in a dossier; their words are kept as properties", work->n_types));
  NOTE_COUNT (work, work->n_dates,
              ngettext ("%u date is not one that a dossier can hold; it is kept as a property",
                        "%u dates are not such as a dossier can hold; they are kept as properties", work->n_dates));
  NOTE_COUNT (work, work->n_sources,
              ngettext ("%u record names a source but quotes nothing; the source is kept as a property",
                        "%u records name a source but quote nothing; the sources are kept as properties",
                        work->n_sources));
  NOTE_COUNT (work, work->n_quotes,
              ngettext ("%u quote has no source; it is said to come from the imported file",
                        "%u quotes have no source; they are said to come from the imported file", work->n_quotes));
  NOTE_COUNT (work, work->n_ids,
              ngettext ("%u edge has an id that another one has; it gets none",
                        "%u edges have ids that others have; they get none", work->n_ids));
}

static DossierGraph *
read_strictly (const GString *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (GError) read_error = NULL;
  DossierGraph *graph = dossier_reader_read_bytes (bytes, NULL, cancellable, &read_error);

  if (graph != NULL)
    return graph;

  if (read_error->domain == DOSSIER_ERROR)
    g_set_error_literal (error, DOSSIER_CONVERT_ERROR,
                         read_error->code == DOSSIER_ERROR_LIMIT ? DOSSIER_CONVERT_ERROR_LIMIT
                                                                 : DOSSIER_CONVERT_ERROR_INVALID,
                         read_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&read_error));

  return NULL;
}

DossierGraph *
dossier_convert_table_to_graph (const DossierConvertTable *table,
                                const DossierConvertMap *map,
                                const char *title,
                                DossierConvertNotes *notes,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GHashTable) node_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) edge_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) source_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new ("{\n  \"dossier\": 1");
  g_autoptr (GString) sources = g_string_new (NULL);
  g_autoptr (GString) nodes = g_string_new (NULL);
  g_autoptr (GString) edges = g_string_new (NULL);
  g_autoptr (GString) extra = g_string_new (NULL);
  DossierConvertWork work = { .table = table,
                              .notes = notes,
                              .node_ids = node_ids,
                              .edge_ids = edge_ids,
                              .named = named,
                              .source_ids = source_ids,
                              .sources = sources,
                              .extra_nodes = extra };

  if (!dossier_convert_map_check (map, table, error) || !append_graph (&work, text, title, error)
      || !take_listed_sources (&work, error)
      || !append_part (&work, nodes, DOSSIER_CONVERT_NODES, map, cancellable, error)
      || !append_part (&work, edges, DOSSIER_CONVERT_EDGES, map, cancellable, error))
    return NULL;

  /* The first of those that follow others begins with their comma. */
  g_string_append (text, ",\n  \"sources\": [");
  g_string_append (text, sources->len > 0 ? sources->str + 1 : "");
  g_string_append_printf (text, "\n  ],\n  \"nodes\": [");
  g_string_append_len (text, nodes->str, (gssize) nodes->len);
  g_string_append (text, extra->len > 0 && nodes->len == 0 ? extra->str + 1 : extra->str);
  g_string_append (text, "\n  ],\n  \"edges\": [");
  g_string_append_len (text, edges->str, (gssize) edges->len);
  g_string_append (text, "\n  ]\n}\n");
  note_all (&work);

  return read_strictly (text, cancellable, error);
}
