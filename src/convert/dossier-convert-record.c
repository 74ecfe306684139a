/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

gboolean
dossier_convert_refuse (GError **error, DossierConvertPart part, guint row, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_INVALID, "%s[%u]: %s",
               part == DOSSIER_CONVERT_NODES   ? "nodes"
               : part == DOSSIER_CONVERT_EDGES ? "edges"
                                               : "graph",
               row, message);

  return FALSE;
}

void
dossier_convert_append_member (GString *out, const char *name)
{
  if (out->len > 0 && out->str[out->len - 1] != '{')
    g_string_append (out, ", ");
  dossier_json_append_quoted (out, name);
  g_string_append (out, ": ");
}

void
dossier_convert_append_text (GString *out, const char *name, const char *text)
{
  dossier_convert_append_member (out, name);
  dossier_json_append_quoted (out, text);
}

gboolean
dossier_convert_fits (DossierRule rule, const char *text)
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
  if (type->len == 0 || !dossier_convert_fits (DOSSIER_RULE_TYPE, type->str))
    return NULL;
  return g_string_free (g_steal_pointer (&type), FALSE);
}

/* (transfer full) (nullable): @text as EDTF, where it is that or nearly. */
static char *
make_date (const char *text)
{
  g_autofree char *date = g_strstrip (g_strdup (text));
  char *dot;

  if (dossier_convert_fits (DOSSIER_RULE_DATE, date))
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

  return dossier_convert_fits (DOSSIER_RULE_DATE, date) ? g_steal_pointer (&date) : NULL;
}

DossierJson *
dossier_convert_parse_json (const char *text)
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
    json = dossier_convert_parse_json (text);
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

  dossier_convert_append_member (record->properties, name);
  g_string_append (record->properties, value->str);
}

/* A source that a citation carries, or one that is only named; each once. */
static void
add_source (DossierConvertWork *work, const char *id, const char *json, const char *title)
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
  dossier_convert_append_text (work->sources, "id", id);
  dossier_convert_append_text (work->sources, "title", title);
  if (g_str_has_prefix (title, "https://") || g_str_has_prefix (title, "http://"))
    dossier_convert_append_text (work->sources, "url", title);
  g_string_append_c (work->sources, '}');
}

/* Citations that a dossier wrote: as they are, but for sources that they carry. */
static gboolean
append_own_citations (DossierConvertWork *work, Record *record, DossierConvertPart part, guint row, GError **error)
{
  g_autoptr (DossierJson) json = dossier_convert_parse_json (record->citations);
  guint citation = 1;

  if (json == NULL || dossier_json_get (json, 0)->kind != DOSSIER_JSON_ARRAY)
    return dossier_convert_refuse (error, part, row, _ ("“%s” is no array of citations as JSON"),
                                   DOSSIER_CONVERT_CITATIONS);

  dossier_convert_append_member (record->out, "citations");
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
append_mapped_citation (DossierConvertWork *work, Record *record)
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

  if (source == NULL || !dossier_convert_fits (DOSSIER_RULE_NAME, source))
    {
      source = "imported";
      add_source (work, source, NULL, _ ("The imported file"));
      work->n_quotes++;
    }
  else
    {
      add_source (work, source, NULL, source);
    }

  dossier_convert_append_member (record->out, "citations");
  g_string_append (record->out, "[{");
  dossier_convert_append_text (record->out, "source", source);
  dossier_convert_append_text (record->out, "exact", record->quote);
  g_string_append (record->out, "}]");
}

/* Members of an object in JSON that are none of @known. */
gboolean
dossier_convert_append_more (GString *out, const char *text, const char *const *known)
{
  g_autoptr (DossierJson) json = dossier_convert_parse_json (text);
  guint name = 1;

  if (json == NULL || dossier_json_get (json, 0)->kind != DOSSIER_JSON_OBJECT)
    return FALSE;

  for (guint i = 0; i < dossier_json_get (json, 0)->n_children; i++)
    {
      g_autofree char *key = dossier_json_dup_string (json, name);

      if (!g_strv_contains (known, key))
        {
          dossier_convert_append_member (out, key);
          dossier_convert_append_json (out, json, name + 1);
        }
      name = dossier_json_get (json, name + 1)->next;
    }

  return TRUE;
}

static void
take_type (DossierConvertWork *work, Record *record, const char *column, DossierConvertKind kind, const char *text)
{
  g_autofree char *type = make_type (text);

  if (type == NULL || !g_str_equal (type, text))
    {
      add_property (record, column, kind, text);
      work->n_types++;
    }
  if (type == NULL)
    return;

  dossier_convert_append_text (record->out, "type", type);
  record->type = "";
}

/* Takes one cell. Values of the wrong kind are kept as properties. */
static gboolean
take_cell (DossierConvertWork *work,
           Record *record,
           DossierConvertPart part,
           guint row,
           const DossierConvertCell *cell,
           GError **error)
{
  static const char *const known[] = { "id",      "from",        "to",   "type",      "kind",       "label",
                                       "aliases", "description", "date", "citations", "properties", NULL };
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
          g_autoptr (DossierJson) json = dossier_convert_parse_json (cell->text);

          if (json == NULL)
            return dossier_convert_refuse (error, part, row, _ ("“%s” is no JSON"), column);
          dossier_convert_append_member (record->out, "aliases");
          dossier_convert_append_json (record->out, json, 0);
          return TRUE;
        }
      if (g_str_equal (column, DOSSIER_CONVERT_MORE))
        return dossier_convert_append_more (record->out, cell->text, known)
               || dossier_convert_refuse (error, part, row, _ ("“%s” is no object as JSON"), column);
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
      if (!dossier_convert_fits (DOSSIER_RULE_LABEL, cell->text))
        return dossier_convert_refuse (error, part, row, _ ("the label has more than 64 KiB"));
      dossier_convert_append_text (record->out, "label", cell->text);
      record->label = cell->text;
      return TRUE;

    case DOSSIER_CONVERT_KIND:
    case DOSSIER_CONVERT_DESCRIPTION:
      dossier_convert_append_text (record->out, dossier_convert_role_get_name (role), cell->text);
      return TRUE;

    case DOSSIER_CONVERT_DATE:
      date = make_date (cell->text);
      if (date != NULL)
        {
          dossier_convert_append_text (record->out, "date", date);
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

gboolean
dossier_convert_append_record (DossierConvertWork *work,
                               GString *out,
                               DossierConvertPart part,
                               guint place,
                               const DossierConvertRow *row,
                               GError **error)
{
  g_autoptr (GString) properties = g_string_new (NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const DossierConvertCell *cells = dossier_convert_table_get_cells (work->table, part, row);
  Record record = { .out = out, .properties = properties, .names = names };

  for (guint i = 0; i < row->n_cells; i++)
    if (!take_cell (work, &record, part, place, &cells[i], error))
      return FALSE;

  if (record.type == NULL)
    dossier_convert_append_text (
        out, "type", part == DOSSIER_CONVERT_NODES ? DOSSIER_CONVERT_TYPE_OF_NODES : DOSSIER_CONVERT_TYPE_OF_EDGES);
  if (record.label == NULL && part == DOSSIER_CONVERT_NODES)
    dossier_convert_append_text (out, "label", row->id);
  if (record.citations != NULL && !append_own_citations (work, &record, part, place, error))
    return FALSE;
  if (record.citations == NULL)
    append_mapped_citation (work, &record);
  if (properties->len > 0)
    {
      dossier_convert_append_member (out, "properties");
      g_string_append_printf (out, "{%s}", properties->str);
    }

  return TRUE;
}
