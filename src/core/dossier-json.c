/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-json.h"

#include <string.h>

void
dossier_json_free (DossierJson *json)
{
  if (json == NULL)
    return;
  g_free (json->tokens);
  g_bytes_unref (json->bytes);
  g_free (json);
}

static gunichar
read_hex (const char *digits)
{
  return (gunichar) (g_ascii_xdigit_value (digits[0]) << 12 | g_ascii_xdigit_value (digits[1]) << 8
                     | g_ascii_xdigit_value (digits[2]) << 4 | g_ascii_xdigit_value (digits[3]));
}

/* Unescapes what the scanner has found to be sound, so nothing is checked again. The value is never longer than what
 * stands in the file: an escape takes two bytes for one, or six for at most three. */
static gsize
unescape (const char *from, const char *end, char *to)
{
  char *start = to;

  while (from < end)
    {
      const char *backslash = memchr (from, '\\', (gsize) (end - from));
      gsize plain = (gsize) ((backslash ? backslash : end) - from);
      gunichar unit;

      memmove (to, from, plain);
      to += plain;
      from += plain;
      if (from == end)
        break;
      switch (from[1])
        {
        case 'b':
          *to++ = '\b';
          break;
        case 'f':
          *to++ = '\f';
          break;
        case 'n':
          *to++ = '\n';
          break;
        case 'r':
          *to++ = '\r';
          break;
        case 't':
          *to++ = '\t';
          break;
        case 'u':
          unit = read_hex (from + 2);
          from += 4;
          if (unit >= 0xd800 && unit <= 0xdbff)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) + (read_hex (from + 4) - 0xdc00);
              from += 6;
            }
          to += g_unichar_to_utf8 (unit, to);
          break;
        default:
          *to++ = from[1];
          break;
        }
      from += 2;
    }
  return (gsize) (to - start);
}

/**
 * dossier_json_get_string_into:
 * @json: a scanned text
 * @token: a string in it
 * @buffer: at least dossier_json_get_string_room() bytes
 *
 * Returns: the length of the value, which is NUL-terminated in @buffer
 */
gsize
dossier_json_get_string_into (const DossierJson *json, guint token, char *buffer)
{
  const DossierJsonToken *string = &json->tokens[token];
  const char *from = json->text + string->start + 1;
  gsize length = string->end - string->start - 2;

  g_return_val_if_fail (string->kind == DOSSIER_JSON_STRING, 0);

  if (string->escaped)
    length = unescape (from, from + length, buffer);
  else
    memcpy (buffer, from, length);
  buffer[length] = '\0';
  return length;
}

char *
dossier_json_dup_string (const DossierJson *json, guint token)
{
  char *text = g_malloc (dossier_json_get_string_room (json, token));

  dossier_json_get_string_into (json, token, text);
  return text;
}

char *
dossier_json_dup_raw (const DossierJson *json, guint token)
{
  return g_strndup (json->text + json->tokens[token].start, json->tokens[token].end - json->tokens[token].start);
}

gboolean
dossier_json_string_equals (const DossierJson *json, guint token, const char *text, gsize length)
{
  const DossierJsonToken *string = &json->tokens[token];
  g_autofree char *value = NULL;

  if (!string->escaped)
    return string->end - string->start - 2 == length && memcmp (json->text + string->start + 1, text, length) == 0;
  if (string->end - string->start - 2 < length)
    return FALSE;
  value = g_malloc (dossier_json_get_string_room (json, token));
  return dossier_json_get_string_into (json, token, value) == length && memcmp (value, text, length) == 0;
}

/* A number as the nearest double; infinite where it is too large for one. */
double
dossier_json_get_number (const DossierJson *json, guint token)
{
  g_autofree char *digits = dossier_json_dup_raw (json, token);

  return g_ascii_strtod (digits, NULL);
}

guint
dossier_json_find_member (const DossierJson *json, guint object, const char *name)
{
  gsize length = strlen (name);
  guint token = object + 1;

  g_return_val_if_fail (json->tokens[object].kind == DOSSIER_JSON_OBJECT, 0);

  for (guint i = 0; i < json->tokens[object].n_children; i++)
    {
      if (dossier_json_string_equals (json, token, name, length))
        return token + 1;
      token = json->tokens[token + 1].next;
    }
  return 0;
}

/* Appends @text as a JSON string, with only those characters escaped that must be. */
void
dossier_json_append_quoted (GString *out, const char *text)
{
  const char *plain = text;

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, plain, p - plain);
      plain = p + 1;
      switch (c)
        {
        case '"':
        case '\\':
          g_string_append_c (out, '\\');
          g_string_append_c (out, (char) c);
          break;
        case '\b':
          g_string_append (out, "\\b");
          break;
        case '\f':
          g_string_append (out, "\\f");
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\r':
          g_string_append (out, "\\r");
          break;
        case '\t':
          g_string_append (out, "\\t");
          break;
        default:
          g_string_append_printf (out, "\\u%04x", c);
          break;
        }
    }
  g_string_append (out, plain);
  g_string_append_c (out, '"');
}
