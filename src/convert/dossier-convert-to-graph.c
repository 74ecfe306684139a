/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-error.h"
#include "core/dossier-reader.h"
#include "core/dossier-rules.h"
#include "dossier-convert-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A table becomes the JSON of a dossier, and that is read by the same reader as every dossier: so what comes from
 * elsewhere keeps the same rules. What would break them is kept as a property, or is an error with its place.
 */

#define TYPE_OF_NODES "node"
#define TYPE_OF_EDGES "related-to"

typedef struct
{
  const DossierConvertTable *table;
  DossierConvertNotes *notes;
  DossierConvertRole *roles;
  GHashTable *node_ids;
  GHashTable *edge_ids;
  GHashTable *named;      /* nodes that only edges name */
  GHashTable *source_ids;
  GString *sources;       /* each begun by a comma */
  GString *extra_nodes;
  guint n_types;          /* words that were made fit for a type */
  guint n_dates;          /* that are none */
  guint n_sources;        /* without a quote */
  guint n_quotes;         /* without a source */
  guint n_ids;            /* of edges, there twice */
} Work;

/* One record in the making. */
typedef struct
{
  GString *out;
  GString *properties;
  GHashTable *names; /* of its properties */
  const char *type;
  const char *label;
  const char *source;
  const char *source_column;
  const char *quote;
  const char *citations;
} Record;

static gboolean
refuse (GError **error, DossierConvertPart part, guint row, const char *format, ...) G_GNUC_PRINTF (4, 5);

static gboolean
refuse (GError **error, DossierConvertPart part, guint row, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_INVALID, "%s[%u]: %s",
               part == DOSSIER_CONVERT_NODES ? "nodes" : part == DOSSIER_CONVERT_EDGES ? "edges" : "graph", row, message);

  return FALSE;
}

static void
append_member (GString *out, const char *name)
{
  if (out->len > 0 && out->str[out->len - 1] != '{')
    g_string_append (out, ", ");
  dossier_json_append_quoted (out, name);
  g_string_append (out, ": ");
}

static void
append_text (GString *out, const char *name, const char *text)
{
  append_member (out, name);
  dossier_json_append_quoted (out, text);
}

static gboolean
fits (DossierRule rule, const char *text)
{
  gboolean is_limit;
  g_autofree char *fault = dossier_rule_check (rule, text, strlen (text), &is_limit);

  return fault == NULL;
}

/* (transfer full) (nullable): @text as a type: its words in lower case, joined by hyphens. */
static char *
make_type (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  g_autoptr (GString) type = g_string_new (NULL);
  gboolean new_word = FALSE;

  for (const char *at = ascii; *at != '\0' && type->len < DOSSIER_MAX_NAME_BYTES; at++)
    {
      if (!g_ascii_isalnum (*at))
        {
          new_word = TRUE;
          continue;
        }
      /* A word begins with a letter: a digit belongs to the word before. */
      if (g_ascii_isdigit (*at) && type->len == 0)
        continue;
      if (new_word && type->len > 0 && !g_ascii_isdigit (*at))
        g_string_append_c (type, '-');
      new_word = FALSE;
      g_string_append_c (type, g_ascii_tolower (*at));
    }

  /* Of a script that has no Latin letters nothing but question marks would be left. */
  if (type->len == 0 || !fits (DOSSIER_RULE_TYPE, type->str))
    return NULL;
  return g_string_free (g_steal_pointer (&type), FALSE);
}

/* (transfer full) (nullable): @text as EDTF, where it is that or nearly. */
static char *
make_date (const char *text)
{
  g_autofree char *date = g_strstrip (g_strdup (text));
  char *dot;

  if (fits (DOSSIER_RULE_DATE, date))
    return g_steal_pointer (&date);

  if (strlen (date) > 10 && date[10] == ' ')
    date[10] = 'T';
  dot = strchr (date, '.');
  if (dot != NULL && strlen (date) > 19 && dot == date + 19)
    {
      char *rest = dot + 1;

      while (g_ascii_isdigit (*rest))
        rest++;
      memmove (dot, rest, strlen (rest) + 1);
    }

  return fits (DOSSIER_RULE_DATE, date) ? g_steal_pointer (&date) : NULL;
}

static DossierJson *
parse_json (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dossier_json_new (bytes, NULL, NULL, NULL);
}

static void
add_property (Record *record, const char *column, DossierConvertKind kind, const char *text)
{
  const char *name = column;
  g_autoptr (DossierJson) json = NULL;
  g_autoptr (GString) value = g_string_new (NULL);

  if (g_str_has_prefix (column, DOSSIER_CONVERT_PROPERTY_TEXT))
    name = column + strlen (DOSSIER_CONVERT_PROPERTY_TEXT);
  else if (g_str_has_prefix (column, DOSSIER_CONVERT_PROPERTY_JSON))
    {
      name = column + strlen (DOSSIER_CONVERT_PROPERTY_JSON);
      kind = DOSSIER_CONVERT_JSON;
    }

  if (kind == DOSSIER_CONVERT_JSON)
    json = parse_json (text);
  if (json != NULL)
    dossier_convert_append_json (value, json, 0);
  else if (kind == DOSSIER_CONVERT_NUMBER || kind == DOSSIER_CONVERT_BOOLEAN)
    g_string_append (value, text);
  else
    dossier_json_append_quoted (value, text);

  if (g_hash_table_contains (record->names, name))
    name = column;
  if (!g_hash_table_add (record->names, g_strdup (name)))
    return;

  append_member (record->properties, name);
  g_string_append (record->properties, value->str);
}

/* A source that a citation carries, or one that is only named; each once. */
static void
add_source (Work *work, const char *id, const char *json, const char *title)
{
  if (!g_hash_table_add (work->source_ids, g_strdup (id)))
    return;

  g_string_append (work->sources, ",\n    ");
  if (json != NULL)
    {
      g_string_append (work->sources, json);
      return;
    }

  g_string_append_c (work->sources, '{');
  append_text (work->sources, "id", id);
  append_text (work->sources, "title", title);
  if (g_str_has_prefix (title, "https://") || g_str_has_prefix (title, "http://"))
    append_text (work->sources, "url", title);
  g_string_append_c (work->sources, '}');
}

/* Citations that a dossier wrote: as they are, but for sources that they carry. */
static gboolean
append_own_citations (Work *work, Record *record, DossierConvertPart part, guint row, GError **error)
{
  g_autoptr (DossierJson) json = parse_json (record->citations);
  guint citation = 1;

  if (json == NULL || dossier_json_get (json, 0)->kind != DOSSIER_JSON_ARRAY)
    return refuse (error, part, row, _ ("“%s” is no array of citations as JSON"), DOSSIER_CONVERT_CITATIONS);

  append_member (record->out, "citations");
  g_string_append_c (record->out, '[');
  for (guint i = 0; i < dossier_json_get (json, 0)->n_children; i++)
    {
      const DossierJsonToken *at = dossier_json_get (json, citation);
      guint name = citation + 1;

      if (i > 0)
        g_string_append (record->out, ", ");
      if (at->kind != DOSSIER_JSON_OBJECT)
        dossier_convert_append_json (record->out, json, citation);
      else
        g_string_append_c (record->out, '{');
      for (guint member = 0; at->kind == DOSSIER_JSON_OBJECT && member < at->n_children; member++)
        {
          guint value = name + 1;
          guint id = 0;

          if (dossier_json_get (json, value)->kind == DOSSIER_JSON_OBJECT
              && dossier_json_string_equals (json, name, "source", strlen ("source")))
            id = dossier_json_find_member (json, value, "id");
          if (id != 0 && dossier_json_get (json, id)->kind == DOSSIER_JSON_STRING)
            {
              g_autofree char *text = dossier_json_dup_string (json, id);
              g_autoptr (GString) source = g_string_new (NULL);

              dossier_convert_append_json (source, json, value);
              add_source (work, text, source->str, NULL);
            }
          else
            {
              id = value;
            }

          if (member > 0)
            g_string_append_c (record->out, ',');
          dossier_convert_append_json (record->out, json, name);
          g_string_append_c (record->out, ':');
          dossier_convert_append_json (record->out, json, id);
          name = dossier_json_get (json, value)->next;
        }
      if (at->kind == DOSSIER_JSON_OBJECT)
        g_string_append_c (record->out, '}');
      citation = at->next;
    }
  g_string_append_c (record->out, ']');

  return TRUE;
}

/* Columns for a quote and its source make one citation. */
static void
append_mapped_citation (Work *work, Record *record)
{
  const char *source = record->source;

  if (record->quote == NULL)
    {
      if (source != NULL)
        {
          add_property (record, record->source_column, DOSSIER_CONVERT_TEXT, source);
          work->n_sources++;
        }
      return;
    }

  if (source == NULL || !fits (DOSSIER_RULE_NAME, source))
    {
      source = "imported";
      add_source (work, source, NULL, _ ("The imported file"));
      work->n_quotes++;
    }
  else
    {
      add_source (work, source, NULL, source);
    }

  append_member (record->out, "citations");
  g_string_append (record->out, "[{");
  append_text (record->out, "source", source);
  append_text (record->out, "exact", record->quote);
  g_string_append (record->out, "}]");
}

/* Members of an object in JSON that are none of @known. */
static gboolean
append_more (GString *out, const char *text, const char *const *known)
{
  g_autoptr (DossierJson) json = parse_json (text);
  guint name = 1;

  if (json == NULL || dossier_json_get (json, 0)->kind != DOSSIER_JSON_OBJECT)
    return FALSE;

  for (guint i = 0; i < dossier_json_get (json, 0)->n_children; i++)
    {
      g_autofree char *key = dossier_json_dup_string (json, name);

      if (!g_strv_contains (known, key))
        {
          append_member (out, key);
          dossier_convert_append_json (out, json, name + 1);
        }
      name = dossier_json_get (json, name + 1)->next;
    }

  return TRUE;
}

static void
take_type (Work *work, Record *record, const char *column, DossierConvertKind kind, const char *text)
{
  g_autofree char *type = make_type (text);

  if (type == NULL || !g_str_equal (type, text))
    {
      add_property (record, column, kind, text);
      work->n_types++;
    }
  if (type == NULL)
    return;

  append_text (record->out, "type", type);
  record->type = "";
}

/* Takes one cell. Values of the wrong kind are kept as properties. */
static gboolean
take_cell (Work *work,
           Record *record,
           DossierConvertPart part,
           guint row,
           const DossierConvertCell *cell,
           GError **error)
{
  static const char *const known[] = { "id",   "from", "to",        "type",       "kind", "label", "aliases", "description",
                                       "date", "citations", "properties", NULL };
  const char *column = dossier_convert_table_get_column (work->table, part, cell->column);
  DossierConvertRole role = work->roles[cell->column];
  g_autofree char *date = NULL;

  if (g_str_has_prefix (column, DOSSIER_CONVERT_OWN) && role == DOSSIER_CONVERT_PROPERTY)
    {
      if (g_str_equal (column, DOSSIER_CONVERT_CITATIONS))
        {
          record->citations = cell->text;
          return TRUE;
        }
      if (g_str_equal (column, DOSSIER_CONVERT_ALIASES) && part == DOSSIER_CONVERT_NODES)
        {
          g_autoptr (DossierJson) json = parse_json (cell->text);

          if (json == NULL)
            return refuse (error, part, row, _ ("“%s” is no JSON"), column);
          append_member (record->out, "aliases");
          dossier_convert_append_json (record->out, json, 0);
          return TRUE;
        }
      if (g_str_equal (column, DOSSIER_CONVERT_MORE))
        return append_more (record->out, cell->text, known) || refuse (error, part, row, _ ("“%s” is no object as JSON"), column);
    }

  /* Nothing that stands for nothing. */
  if (cell->kind == DOSSIER_CONVERT_JSON && role != DOSSIER_CONVERT_PROPERTY)
    role = DOSSIER_CONVERT_PROPERTY;

  switch (role)
    {
    case DOSSIER_CONVERT_TYPE:
      take_type (work, record, column, cell->kind, cell->text);
      return TRUE;

    case DOSSIER_CONVERT_LABEL:
      if (*cell->text == '\0' && part == DOSSIER_CONVERT_NODES)
        return TRUE;
      if (!fits (DOSSIER_RULE_LABEL, cell->text))
        return refuse (error, part, row, _ ("the label has more than 64 KiB"));
      append_text (record->out, "label", cell->text);
      record->label = cell->text;
      return TRUE;

    case DOSSIER_CONVERT_KIND:
    case DOSSIER_CONVERT_DESCRIPTION:
      append_text (record->out, dossier_convert_role_get_name (role), cell->text);
      return TRUE;

    case DOSSIER_CONVERT_DATE:
      date = make_date (cell->text);
      if (date != NULL)
        {
          append_text (record->out, "date", date);
          return TRUE;
        }
      add_property (record, column, cell->kind, cell->text);
      work->n_dates += *cell->text != '\0';
      return TRUE;

    case DOSSIER_CONVERT_SOURCE:
      record->source = *cell->text != '\0' ? cell->text : NULL;
      record->source_column = column;
      return TRUE;

    case DOSSIER_CONVERT_QUOTE:
      record->quote = *cell->text != '\0' ? cell->text : NULL;
      return TRUE;

    case DOSSIER_CONVERT_ID:
    case DOSSIER_CONVERT_FROM:
    case DOSSIER_CONVERT_TO:
    case DOSSIER_CONVERT_PROPERTY:
    default:
      add_property (record, column, cell->kind, cell->text);
      return TRUE;
    }
}

static gboolean
append_record (Work *work, GString *out, DossierConvertPart part, guint place, const DossierConvertRow *row, GError **error)
{
  g_autoptr (GString) properties = g_string_new (NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const DossierConvertCell *cells = dossier_convert_table_get_cells (work->table, part, row);
  Record record = { .out = out, .properties = properties, .names = names };

  for (guint i = 0; i < row->n_cells; i++)
    if (!take_cell (work, &record, part, place, &cells[i], error))
      return FALSE;

  if (record.type == NULL)
    append_text (out, "type", part == DOSSIER_CONVERT_NODES ? TYPE_OF_NODES : TYPE_OF_EDGES);
  if (record.label == NULL && part == DOSSIER_CONVERT_NODES)
    append_text (out, "label", row->id);
  if (record.citations != NULL && !append_own_citations (work, &record, part, place, error))
    return FALSE;
  if (record.citations == NULL)
    append_mapped_citation (work, &record);
  if (properties->len > 0)
    {
      append_member (out, "properties");
      g_string_append_printf (out, "{%s}", properties->str);
    }

  return TRUE;
}

static gboolean
append_node (Work *work, GString *out, guint place, GError **error)
{
  const DossierConvertRow *row = dossier_convert_table_get_row (work->table, DOSSIER_CONVERT_NODES, place);

  if (row->id == NULL || !fits (DOSSIER_RULE_NAME, row->id))
    return refuse (error, DOSSIER_CONVERT_NODES, place, _ ("a node needs an id of 1 to 65536 bytes"));
  if (!g_hash_table_add (work->node_ids, (char *) row->id))
    return refuse (error, DOSSIER_CONVERT_NODES, place, _ ("another node has the id “%s”, too"), row->id);

  append_text (out, "id", row->id);

  return append_record (work, out, DOSSIER_CONVERT_NODES, place, row, error);
}

static gboolean
append_end (Work *work, GString *out, guint place, const char *name, const char *id, GError **error)
{
  if (id == NULL || !fits (DOSSIER_RULE_NAME, id))
    return refuse (error, DOSSIER_CONVERT_EDGES, place, _ ("an edge needs the ids of two nodes"));

  append_text (out, name, id);
  if (g_hash_table_contains (work->node_ids, id) || !g_hash_table_add (work->named, (char *) id))
    return TRUE;

  g_string_append (work->extra_nodes, ",\n    {");
  append_text (work->extra_nodes, "id", id);
  append_text (work->extra_nodes, "type", TYPE_OF_NODES);
  append_text (work->extra_nodes, "label", id);
  g_string_append_c (work->extra_nodes, '}');

  return TRUE;
}

static gboolean
append_edge (Work *work, GString *out, guint place, GError **error)
{
  const DossierConvertRow *row = dossier_convert_table_get_row (work->table, DOSSIER_CONVERT_EDGES, place);

  if (row->id != NULL && *row->id != '\0')
    {
      if (fits (DOSSIER_RULE_NAME, row->id) && g_hash_table_add (work->edge_ids, (char *) row->id))
        append_text (out, "id", row->id);
      else
        work->n_ids++;
    }

  return append_end (work, out, place, "from", row->from, error) && append_end (work, out, place, "to", row->to, error)
         && append_record (work, out, DOSSIER_CONVERT_EDGES, place, row, error);
}

static gboolean
append_part (Work *work,
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
append_graph (Work *work, GString *out, const char *title, GError **error)
{
  static const char *const names[] = { "title", "description", "lang", "created", "modified", NULL };
  static const char *const known[] = { "dossier", "title",   "description", "lang", "created",
                                       "modified", "sources", "nodes",       "edges", NULL };
  const DossierConvertCell *more = dossier_convert_table_find_graph_cell (work->table, DOSSIER_CONVERT_MORE);
  const DossierConvertRow *row = dossier_convert_table_get_row (work->table, DOSSIER_CONVERT_GRAPH, 0);
  guint n_known = (more != NULL) + (dossier_convert_table_find_graph_cell (work->table, DOSSIER_CONVERT_SOURCES) != NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const DossierConvertCell *cell = dossier_convert_table_find_graph_cell (work->table, names[i]);
      g_autofree char *date = NULL;
      const char *text = cell != NULL ? cell->text : i == 0 ? title : NULL;

      n_known += cell != NULL;
      if (text == NULL || (i > 2 && !fits (DOSSIER_RULE_TIMESTAMP, text)))
        continue;
      g_string_append (out, ",\n  ");
      dossier_json_append_quoted (out, names[i]);
      g_string_append (out, ": ");
      dossier_json_append_quoted (out, text);
    }

  if (more != NULL)
    {
      g_autoptr (GString) members = g_string_new (NULL);

      if (!append_more (members, more->text, known))
        return refuse (error, DOSSIER_CONVERT_GRAPH, 0, _ ("“%s” is no object as JSON"), DOSSIER_CONVERT_MORE);
      if (members->len > 0)
        g_string_append_printf (out, ",\n  %s", members->str);
    }

  if (row->n_cells > n_known)
    {
      guint n_lost = row->n_cells - n_known;

      dossier_convert_notes_add (work->notes, g_strdup_printf (ngettext ("%u attribute of the whole graph is left out",
                                                                         "%u attributes of the whole graph are left out", n_lost),
                                                               n_lost));
    }

  return TRUE;
}

static gboolean
take_listed_sources (Work *work, GError **error)
{
  const DossierConvertCell *cell = dossier_convert_table_find_graph_cell (work->table, DOSSIER_CONVERT_SOURCES);
  g_autoptr (DossierJson) json = NULL;
  guint source = 1;

  if (cell == NULL)
    return TRUE;

  json = parse_json (cell->text);
  if (json == NULL || dossier_json_get (json, 0)->kind != DOSSIER_JSON_ARRAY)
    return refuse (error, DOSSIER_CONVERT_GRAPH, 0, _ ("“%s” is no array of sources as JSON"), DOSSIER_CONVERT_SOURCES);

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

/* One format with %u for one, one for more. */
#define NOTE_COUNT(work, n, one, many)                                                                                 \
  if ((n) > 0)                                                                                                         \
  dossier_convert_notes_add ((work)->notes, g_strdup_printf (ngettext (one, many, n), n))

static void
note_all (Work *work)
{
  guint n_named = g_hash_table_size (work->named);

  NOTE_COUNT (work, n_named, "%u node is made because an edge names it", "%u nodes are made because edges name them");
  NOTE_COUNT (work, work->n_types, "%u type is written otherwise in a dossier; its word is kept as a property",
              "%u types are written otherwise in a dossier; their words are kept as properties");
  NOTE_COUNT (work, work->n_dates, "%u date is not one that a dossier can hold; it is kept as a property",
              "%u dates are not such as a dossier can hold; they are kept as properties");
  NOTE_COUNT (work, work->n_sources, "%u record names a source but quotes nothing; the source is kept as a property",
              "%u records name a source but quote nothing; the sources are kept as properties");
  NOTE_COUNT (work, work->n_quotes, "%u quote has no source; it is said to come from the imported file",
              "%u quotes have no source; they are said to come from the imported file");
  NOTE_COUNT (work, work->n_ids, "%u edge has an id that another one has; it gets none",
              "%u edges have ids that others have; they get none");
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
                         read_error->code == DOSSIER_ERROR_LIMIT ? DOSSIER_CONVERT_ERROR_LIMIT : DOSSIER_CONVERT_ERROR_INVALID,
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
  Work work = { .table = table, .notes = notes, .node_ids = node_ids, .edge_ids = edge_ids, .named = named,
                .source_ids = source_ids, .sources = sources, .extra_nodes = extra };

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
