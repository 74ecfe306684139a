/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COLUMNS 4096u

typedef struct
{
  const char *at;
  const char *end;
  guint line; /* from 1 */
  char separator;
  GPtrArray *fields; /* of the record read last */
  GString *field;
} Reader;

static gboolean
refuse (const Reader *reader, GError **error, DossierConvertError code, const char *message)
{
  g_set_error (error, DOSSIER_CONVERT_ERROR, (gint) code, _ ("line %u: %s"), reader->line, message);

  return FALSE;
}

/* Whichever of the three stands most often in the first line, outside quotes. */
static char
sniff_separator (const char *at, const char *end)
{
  static const char separators[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (; at < end && (quoted || (*at != '\n' && *at != '\r')); at++)
    {
      if (*at == '"')
        quoted = !quoted;
      for (guint i = 0; !quoted && i < G_N_ELEMENTS (separators); i++)
        counts[i] += *at == separators[i];
    }

  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;

  return separators[best];
}

static void
reader_init (Reader *reader, GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  reader->at = text;
  reader->end = text + size;
  reader->line = 1;
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    reader->at += 3;
  reader->separator = sniff_separator (reader->at, reader->end);
  reader->fields = g_ptr_array_new_with_free_func (g_free);
  reader->field = g_string_new (NULL);
}

static void
reader_clear (Reader *reader)
{
  g_ptr_array_unref (reader->fields);
  g_string_free (reader->field, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
read_quoted (Reader *reader, GError **error)
{
  for (reader->at++; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '"')
        {
          reader->at++;
          if (reader->at >= reader->end || *reader->at != '"')
            return TRUE;
        }
      reader->line += *reader->at == '\n';
      g_string_append_c (reader->field, *reader->at);
    }

  return refuse (reader, error, DOSSIER_CONVERT_ERROR_SYNTAX, _ ("a quotation mark is not closed"));
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Reads the next record; @more is FALSE at the end. */
static gboolean
read_record (Reader *reader, gboolean *more, GError **error)
{
  g_ptr_array_set_size (reader->fields, 0);
  while (reader->at < reader->end && is_line_end (*reader->at))
    reader->line += *reader->at++ == '\n';

  *more = reader->at < reader->end;
  while (*more)
    {
      g_string_truncate (reader->field, 0);
      if (reader->at < reader->end && *reader->at == '"' && !read_quoted (reader, error))
        return FALSE;
      while (reader->at < reader->end && *reader->at != reader->separator && !is_line_end (*reader->at))
        g_string_append_c (reader->field, *reader->at++);

      if (memchr (reader->field->str, '\0', reader->field->len) != NULL)
        return refuse (reader, error, DOSSIER_CONVERT_ERROR_SYNTAX, _ ("a zero byte; this is no text"));
      if (!g_utf8_validate (reader->field->str, (gssize) reader->field->len, NULL))
        return refuse (reader, error, DOSSIER_CONVERT_ERROR_SYNTAX, _ ("not UTF-8; save the table as UTF-8"));
      if (reader->fields->len >= MAX_COLUMNS)
        return refuse (reader, error, DOSSIER_CONVERT_ERROR_LIMIT, _ ("more than 4096 columns"));
      g_ptr_array_add (reader->fields, g_strndup (reader->field->str, reader->field->len));

      if (reader->at >= reader->end || *reader->at != reader->separator)
        break;
      reader->at++;
    }

  return TRUE;
}

static gboolean
contains (GPtrArray *names, const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

/* The first line; every column gets a name of its own. */
static GPtrArray *
read_header (Reader *reader, GError **error)
{
  GPtrArray *header = g_ptr_array_new_with_free_func (g_free);
  gboolean more;

  if (!read_record (reader, &more, error))
    {
      g_ptr_array_unref (header);
      return NULL;
    }

  for (guint i = 0; i < reader->fields->len; i++)
    {
      g_autofree char *name = g_strdup (g_ptr_array_index (reader->fields, i));

      /* What a dossier wrote is to the letter. */
      if (!g_str_has_prefix (name, DOSSIER_CONVERT_PROPERTY_TEXT)
          && !g_str_has_prefix (name, DOSSIER_CONVERT_PROPERTY_JSON))
        g_strstrip (name);
      if (*name == '\0')
        {
          g_free (name);
          name = g_strdup_printf (_ ("column %u"), i + 1);
        }
      for (guint n = 2; contains (header, name); n++)
        {
          g_free (name);
          name = g_strdup_printf ("%s (%u)", (const char *) g_ptr_array_index (reader->fields, i), n);
        }
      g_ptr_array_add (header, g_steal_pointer (&name));
    }

  return header;
}

static DossierConvertRole *
resolve (GPtrArray *header, DossierConvertPart part, const DossierConvertMap *map)
{
  return dossier_convert_map_resolve (map, part, TRUE, (const char *const *) header->pdata, header->len);
}

static guint
find_role (const DossierConvertRole *roles, GPtrArray *header, DossierConvertRole role)
{
  for (guint i = 0; i < header->len; i++)
    if (roles[i] == role)
      return i;

  return G_MAXUINT;
}

gboolean
dossier_convert_csv_has_ends (GBytes *bytes, const DossierConvertMap *map)
{
  g_auto (Reader) reader = { NULL };
  g_autoptr (GPtrArray) header = NULL;
  g_autofree DossierConvertRole *roles = NULL;

  reader_init (&reader, bytes);
  header = read_header (&reader, NULL);
  if (header == NULL)
    return FALSE;

  roles = resolve (header, DOSSIER_CONVERT_EDGES, map);

  return find_role (roles, header, DOSSIER_CONVERT_FROM) < header->len
         && find_role (roles, header, DOSSIER_CONVERT_TO) < header->len;
}

gboolean
dossier_convert_csv_list (
    GBytes *bytes, DossierConvertPart part, GPtrArray *columns, GCancellable *cancellable, GError **error)
{
  g_auto (Reader) reader = { NULL };
  g_autoptr (GPtrArray) header = NULL;
  g_autofree DossierConvertRole *roles = NULL;
  g_autofree DossierConvertColumn **listed = NULL;
  gboolean more = TRUE;

  reader_init (&reader, bytes);
  header = read_header (&reader, error);
  if (header == NULL)
    return FALSE;

  roles = resolve (header, part, NULL);
  listed = g_new0 (DossierConvertColumn *, MAX (header->len, 1));
  for (guint i = 0; i < header->len; i++)
    {
      const char *name = g_ptr_array_index (header, i);

      if (g_str_has_prefix (name, DOSSIER_CONVERT_OWN))
        continue;
      listed[i] = g_new0 (DossierConvertColumn, 1);
      listed[i]->name = g_strdup (name);
      listed[i]->is_of_edges = part == DOSSIER_CONVERT_EDGES;
      listed[i]->role = roles[i];
      g_ptr_array_add (columns, listed[i]);
    }

  while (TRUE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_record (&reader, &more, error))
        return FALSE;
      if (!more)
        return TRUE;

      for (guint i = 0; i < MIN (header->len, reader.fields->len); i++)
        {
          const char *text = g_ptr_array_index (reader.fields, i);

          if (listed[i] != NULL && *text != '\0' && listed[i]->n_values++ == 0)
            listed[i]->sample = g_strdup (text);
        }
    }
}

static const char *
get_field (const Reader *reader, guint field)
{
  return field < reader->fields->len ? g_ptr_array_index (reader->fields, field) : NULL;
}

/* Which columns make a record's id and ends. */
typedef struct
{
  guint id;
  guint from;
  guint to;
} Places;

static gboolean
find_places (DossierConvertPart part,
             GPtrArray *header,
             const DossierConvertRole *roles,
             Places *places,
             DossierConvertNotes *notes,
             GError **error)
{
  places->id = find_role (roles, header, DOSSIER_CONVERT_ID);
  places->from = find_role (roles, header, DOSSIER_CONVERT_FROM);
  places->to = find_role (roles, header, DOSSIER_CONVERT_TO);

  if (part == DOSSIER_CONVERT_EDGES && (places->from == G_MAXUINT || places->to == G_MAXUINT))
    {
      g_set_error_literal (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_MAP,
                           _ ("line 1: the table of edges has no columns “from” and “to”; name them with a map"));
      return FALSE;
    }

  if (part == DOSSIER_CONVERT_NODES && places->id == G_MAXUINT)
    {
      places->id = find_role (roles, header, DOSSIER_CONVERT_LABEL);
      dossier_convert_notes_add (notes,
                                 g_strdup (places->id != G_MAXUINT
                                               ? _ ("the table of nodes has no column for ids; labels are taken")
                                               : _ ("the table of nodes has no column for ids; lines are counted")));
    }

  return TRUE;
}

static gboolean
take_record (Reader *reader,
             DossierConvertTable *table,
             DossierConvertPart part,
             GPtrArray *header,
             const DossierConvertRole *roles,
             const Places *places,
             GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", dossier_convert_table_get_n_rows (table, part) + 1);
  const char *id = get_field (reader, places->id);

  if (part == DOSSIER_CONVERT_NODES && places->id == G_MAXUINT)
    id = number;
  dossier_convert_table_add_row (table, part, id, get_field (reader, places->from), get_field (reader, places->to));

  for (guint i = 0; i < reader->fields->len; i++)
    {
      const char *text = get_field (reader, i);

      if (i >= header->len && *text != '\0')
        return refuse (reader, error, DOSSIER_CONVERT_ERROR_INVALID, _ ("more cells than the first line has names"));
      if (i >= header->len || *text == '\0' || roles[i] == DOSSIER_CONVERT_ID || i == places->from || i == places->to)
        continue;
      dossier_convert_table_add_cell (table, part, g_ptr_array_index (header, i), DOSSIER_CONVERT_TEXT, text);
    }

  return TRUE;
}

gboolean
dossier_convert_csv_read (DossierConvertTable *table,
                          DossierConvertPart part,
                          GBytes *bytes,
                          const DossierConvertMap *map,
                          DossierConvertNotes *notes,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (Reader) reader = { NULL };
  g_autoptr (GPtrArray) header = NULL;
  g_autofree DossierConvertRole *roles = NULL;
  gboolean more = TRUE;
  Places places;

  reader_init (&reader, bytes);
  header = read_header (&reader, error);
  if (header == NULL)
    return FALSE;
  if (header->len == 0)
    return refuse (&reader, error, DOSSIER_CONVERT_ERROR_SYNTAX,
                   _ ("the table is empty; its first line names the columns"));

  roles = resolve (header, part, map);
  if (!find_places (part, header, roles, &places, notes, error))
    return FALSE;

  while (TRUE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_record (&reader, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!take_record (&reader, table, part, header, roles, &places, error))
        return FALSE;
    }
}
