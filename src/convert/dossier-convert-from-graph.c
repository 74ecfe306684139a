/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-writer.h"
#include "dossier-convert-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A graph becomes a table by way of its JSON: there members that the program does not know, numbers with their digits
 * and the order of everything are still to be had.
 */

typedef struct
{
  const DossierJson *json;
  DossierConvertTable *table;
  DossierConvertNotes *notes;
  GHashTable *sources;    /* (nullable): id to token, where citations carry their sources */
  GHashTable *cited;      /* ids */
  GHashTable *properties[DOSSIER_N_CONVERT_PARTS]; /* name to 1 << kind for each kind there is */
  gboolean has_types;
} Work;

void
dossier_convert_append_json (GString *out, const DossierJson *json, guint token)
{
  const DossierJsonToken *at = dossier_json_get (json, token);
  gboolean is_object = at->kind == DOSSIER_JSON_OBJECT;
  guint item = token + 1;

  if (!is_object && at->kind != DOSSIER_JSON_ARRAY)
    {
      g_string_append_len (out, json->text + at->start, at->end - at->start);
      return;
    }

  g_string_append_c (out, is_object ? '{' : '[');
  for (guint i = 0; i < at->n_children; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (is_object)
        {
          dossier_convert_append_json (out, json, item);
          g_string_append_c (out, ':');
          item++;
        }
      dossier_convert_append_json (out, json, item);
      item = dossier_json_get (json, item)->next;
    }
  g_string_append_c (out, is_object ? '}' : ']');
}

static DossierConvertKind
get_kind (const DossierJson *json, guint token)
{
  switch ((DossierJsonKind) dossier_json_get (json, token)->kind)
    {
    case DOSSIER_JSON_STRING:
      return DOSSIER_CONVERT_TEXT;
    case DOSSIER_JSON_NUMBER:
      return DOSSIER_CONVERT_NUMBER;
    case DOSSIER_JSON_TRUE:
    case DOSSIER_JSON_FALSE:
      return DOSSIER_CONVERT_BOOLEAN;
    case DOSSIER_JSON_NULL:
    case DOSSIER_JSON_ARRAY:
    case DOSSIER_JSON_OBJECT:
    default:
      return DOSSIER_CONVERT_JSON;
    }
}

static void
add_json (Work *work, DossierConvertPart part, const char *column, guint token)
{
  g_autoptr (GString) text = g_string_new (NULL);

  dossier_convert_append_json (text, work->json, token);
  dossier_convert_table_add_cell (work->table, part, column, DOSSIER_CONVERT_JSON, text->str);
}

static void
add_text (Work *work, DossierConvertPart part, const char *column, guint token)
{
  g_autofree char *text = dossier_json_dup_string (work->json, token);

  dossier_convert_table_add_cell (work->table, part, column, DOSSIER_CONVERT_TEXT, text);
}

/* Calls for each member of @object with its name's and its value's tokens. */
#define FOR_EACH_MEMBER(json, object, name, value)                                                                     \
  for (guint name = (object) + 1, value = name + 1, member_ = 0;                                                       \
       member_ < dossier_json_get (json, object)->n_children;                                                          \
       member_++, name = dossier_json_get (json, value)->next, value = name + 1)

static void
gather_properties (Work *work, DossierConvertPart part, guint record)
{
  guint properties = dossier_json_find_member (work->json, record, "properties");

  if (properties == 0)
    return;

  FOR_EACH_MEMBER (work->json, properties, name, value)
    {
      char *text = dossier_json_dup_string (work->json, name);
      guint kinds = GPOINTER_TO_UINT (g_hash_table_lookup (work->properties[part], text));
      const DossierJsonToken *token = dossier_json_get (work->json, value);

      kinds |= 1u << get_kind (work->json, value);
      /* Where there are no types an empty text is none. */
      if (token->kind == DOSSIER_JSON_STRING && token->end - token->start == 2 && !work->has_types)
        kinds |= 1u << DOSSIER_CONVERT_JSON;
      g_hash_table_replace (work->properties[part], text, GUINT_TO_POINTER (kinds));
    }
}

static void
add_properties (Work *work, DossierConvertPart part, guint properties)
{
  FOR_EACH_MEMBER (work->json, properties, name, value)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, name);
      guint kinds = GPOINTER_TO_UINT (g_hash_table_lookup (work->properties[part], text));
      gboolean is_text = kinds == 1u << DOSSIER_CONVERT_TEXT;
      gboolean is_plain
          = is_text
            || (work->has_types && (kinds == 1u << DOSSIER_CONVERT_NUMBER || kinds == 1u << DOSSIER_CONVERT_BOOLEAN));
      g_autofree char *column =
          g_strconcat (is_plain ? DOSSIER_CONVERT_PROPERTY_TEXT : DOSSIER_CONVERT_PROPERTY_JSON, text, NULL);

      if (is_text)
        {
          add_text (work, part, column, value);
        }
      else if (is_plain)
        {
          g_autofree char *raw = dossier_json_dup_raw (work->json, value);

          dossier_convert_table_add_cell (work->table, part, column, get_kind (work->json, value), raw);
        }
      else
        {
          add_json (work, part, column, value);
        }
    }
}

static void
append_citation (Work *work, GString *out, guint citation)
{
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  FOR_EACH_MEMBER (work->json, citation, name, value)
    {
      guint source = 0;

      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      dossier_convert_append_json (out, work->json, name);
      g_string_append_c (out, ':');
      if (dossier_json_string_equals (work->json, name, "source", strlen ("source")))
        {
          g_autofree char *id = dossier_json_dup_string (work->json, value);

          source = GPOINTER_TO_UINT (g_hash_table_lookup (work->sources, id));
          g_hash_table_add (work->cited, g_steal_pointer (&id));
        }
      dossier_convert_append_json (out, work->json, source != 0 ? source : value);
    }
  g_string_append_c (out, '}');
}

static void
add_citations (Work *work, DossierConvertPart part, guint citations)
{
  g_autoptr (GString) text = NULL;
  guint citation = citations + 1;

  if (work->sources == NULL)
    {
      add_json (work, part, DOSSIER_CONVERT_CITATIONS, citations);
      return;
    }

  text = g_string_new ("[");
  for (guint i = 0; i < dossier_json_get (work->json, citations)->n_children; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_citation (work, text, citation);
      citation = dossier_json_get (work->json, citation)->next;
    }
  g_string_append_c (text, ']');
  dossier_convert_table_add_cell (work->table, part, DOSSIER_CONVERT_CITATIONS, DOSSIER_CONVERT_JSON, text->str);
}

/* What the program does not know of a record or of the file. */
static void
add_to_more (Work *work, GString *more, guint name, guint value)
{
  g_string_append_c (more, more->len == 0 ? '{' : ',');
  dossier_convert_append_json (more, work->json, name);
  g_string_append_c (more, ':');
  dossier_convert_append_json (more, work->json, value);
}

static void
add_more (Work *work, DossierConvertPart part, GString *more)
{
  if (more->len == 0)
    return;

  g_string_append_c (more, '}');
  dossier_convert_table_add_cell (work->table, part, DOSSIER_CONVERT_MORE, DOSSIER_CONVERT_JSON, more->str);
}

static void
add_record (Work *work, DossierConvertPart part, guint record)
{
  static const char *const texts[] = { "type", "kind", "label", "description", "date", NULL };
  static const char *const texts_of_edges[] = { "type", "label", "date", NULL };
  static const char *const ends[] = { "id", "from", "to" };
  gboolean is_node = part == DOSSIER_CONVERT_NODES;
  g_autoptr (GString) more = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  char **places[] = { &id, &from, &to };

  for (guint i = 0; i < (is_node ? 1 : G_N_ELEMENTS (ends)); i++)
    {
      guint value = dossier_json_find_member (work->json, record, ends[i]);

      if (value != 0)
        *places[i] = dossier_json_dup_string (work->json, value);
    }
  dossier_convert_table_add_row (work->table, part, id, from, to);

  FOR_EACH_MEMBER (work->json, record, name, value)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, name);

      if (g_strv_contains (is_node ? texts : texts_of_edges, text))
        add_text (work, part, text, value);
      else if (is_node && g_str_equal (text, "aliases"))
        add_json (work, part, DOSSIER_CONVERT_ALIASES, value);
      else if (g_str_equal (text, "citations"))
        add_citations (work, part, value);
      else if (g_str_equal (text, "properties"))
        add_properties (work, part, value);
      else if (!g_str_equal (text, "id") && (is_node || (!g_str_equal (text, "from") && !g_str_equal (text, "to"))))
        add_to_more (work, more, name, value);
    }
  add_more (work, part, more);
}

static void
add_graph (Work *work)
{
  static const char *const texts[] = { "title", "description", "lang", "created", "modified", NULL };
  static const char *const apart[] = { "dossier", "nodes", "edges", NULL };
  g_autoptr (GString) more = g_string_new (NULL);

  FOR_EACH_MEMBER (work->json, 0, name, value)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, name);

      if (g_strv_contains (texts, text))
        add_text (work, DOSSIER_CONVERT_GRAPH, text, value);
      else if (g_str_equal (text, "sources"))
        {
          if (work->sources == NULL)
            add_json (work, DOSSIER_CONVERT_GRAPH, DOSSIER_CONVERT_SOURCES, value);
        }
      else if (!g_strv_contains (apart, text))
        add_to_more (work, more, name, value);
    }
  add_more (work, DOSSIER_CONVERT_GRAPH, more);
}

static void
find_sources (Work *work)
{
  guint sources = dossier_json_find_member (work->json, 0, "sources");
  guint source = sources + 1;

  for (guint i = 0; sources != 0 && i < dossier_json_get (work->json, sources)->n_children; i++)
    {
      guint id = dossier_json_find_member (work->json, source, "id");

      g_hash_table_insert (work->sources, dossier_json_dup_string (work->json, id), GUINT_TO_POINTER (source));
      source = dossier_json_get (work->json, source)->next;
    }
}

static gboolean
for_each_record (Work *work,
                 DossierConvertPart part,
                 void (*function) (Work *work, DossierConvertPart part, guint record),
                 DossierConvertWatch *watch,
                 GError **error)
{
  guint records = dossier_json_find_member (work->json, 0, part == DOSSIER_CONVERT_NODES ? "nodes" : "edges");
  guint record = records + 1;

  for (guint i = 0; records != 0 && i < dossier_json_get (work->json, records)->n_children; i++)
    {
      if (!dossier_convert_watch_step (watch))
        {
          g_cancellable_set_error_if_cancelled (watch->cancellable, error);
          return FALSE;
        }

      function (work, part, record);
      record = dossier_json_get (work->json, record)->next;
    }

  return TRUE;
}

DossierConvertTable *
dossier_convert_table_new_from_graph (DossierGraph *graph,
                                      gboolean has_graph,
                                      gboolean has_types,
                                      DossierConvertNotes *notes,
                                      DossierConvertWatch *watch,
                                      GError **error)
{
  g_autoptr (GBytes) bytes = dossier_writer_write_bytes (graph);
  g_autoptr (DossierJson) json = dossier_json_new (bytes, NULL, watch->cancellable, error);
  g_autoptr (DossierConvertTable) table = NULL;
  g_autoptr (GHashTable) sources = NULL;
  g_autoptr (GHashTable) cited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) of_nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) of_edges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Work work;

  if (json == NULL)
    return NULL;

  table = dossier_convert_table_new ();
  if (!has_graph)
    sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work = (Work){ json, table, notes, sources, cited, { NULL, of_nodes, of_edges }, has_types };

  if (sources != NULL)
    find_sources (&work);
  add_graph (&work);
  for (DossierConvertPart part = DOSSIER_CONVERT_NODES; part <= DOSSIER_CONVERT_EDGES; part++)
    if (!for_each_record (&work, part, gather_properties, watch, error)
        || !for_each_record (&work, part, add_record, watch, error))
      return NULL;

  if (sources != NULL && g_hash_table_size (cited) < g_hash_table_size (sources))
    {
      guint n_lost = g_hash_table_size (sources) - g_hash_table_size (cited);

      dossier_convert_notes_add (notes,
                                 g_strdup_printf (ngettext ("%u source that nothing cites is left out",
                                                            "%u sources that nothing cites are left out", n_lost),
                                                  n_lost));
    }

  return g_steal_pointer (&table);
}
