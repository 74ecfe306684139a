/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-print.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Explicit marks, embeddings and isolates of the Unicode bidirectional algorithm, and the two line separators: they
 * make a line read as something that it is not. */
static gboolean
is_deceptive (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

static void
append_escaped (GString *out, gunichar c)
{
  if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    g_string_append_printf (out, "\\x%02x", c);
  else if (is_deceptive (c))
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_unichar (out, c);
}

char *
dossier_cli_escape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        g_string_append_printf (out, "\\x%02x", (guint) (guchar) *p++);
      else
        {
          append_escaped (out, c);
          p = g_utf8_next_char (p);
        }
    }

  return g_string_free (out, FALSE);
}

static void
write_in_locale (FILE *stream, const char *text)
{
  const char *charset;
  g_autofree char *converted = NULL;

  if (!g_get_charset (&charset))
    converted = g_convert_with_fallback (text, -1, charset, "UTF-8", NULL, NULL, NULL, NULL);

  fputs (converted != NULL ? converted : text, stream);
}

void
dossier_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  write_in_locale (stdout, text);
}

void
dossier_cli_print_error (const char *place, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *shown_place = place != NULL ? dossier_cli_escape (place) : NULL;
  g_autofree char *shown_message = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  shown_message = dossier_cli_escape (message);
  if (shown_place != NULL)
    line = g_strdup_printf ("dossier: %s: %s\n", shown_place, shown_message);
  else
    line = g_strdup_printf ("dossier: %s\n", shown_message);

  /* So that a line about what was printed comes after it where both go to the same terminal. */
  fflush (stdout);
  write_in_locale (stderr, line);
}

/* DEL and the C1 controls may stand in JSON as they are, but a terminal would obey them. */
static void
write_json_text (const char *text)
{
  const char *start = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;
      guchar next = (guchar) p[1];

      if (c == 0x7f || (c == 0xc2 && next >= 0x80 && next < 0xa0))
        {
          fwrite (start, 1, (gsize) (p - start), stdout);
          fprintf (stdout, "\\u%04x", c == 0x7f ? c : next);
          if (c != 0x7f)
            p++;
          start = p + 1;
        }
    }

  fputs (start, stdout);
}

void
dossier_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  write_json_text (text);
  fputc ('\n', stdout);
}

gboolean
dossier_cli_is_terminal (void)
{
  static int terminal = -1;

  if (terminal < 0)
    terminal = isatty (STDOUT_FILENO) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;

  return terminal;
}

const char *
dossier_cli_strong (void)
{
  return dossier_cli_is_terminal () ? "\033[1m" : "";
}

const char *
dossier_cli_plain (void)
{
  return dossier_cli_is_terminal () ? "\033[0m" : "";
}

/* Minus zero would be another text for the same place. */
static double
round_points (double points)
{
  return round (points * 100) / 100 + 0.0;
}

char *
dossier_cli_format_points (double points)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", round_points (points)));
}

void
dossier_cli_json_set_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
dossier_cli_json_set_strings (JsonBuilder *builder, const char *name, const char *const *values)
{
  if (values == NULL || values[0] == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

void
dossier_cli_json_set_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
dossier_cli_json_set_points (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, round_points (value));
}

void
dossier_cli_json_set_file (JsonBuilder *builder, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  dossier_cli_json_set_string (builder, "file", name);
}

int
dossier_cli_print_end (int code)
{
  gboolean failed = ferror (stdout);

  if (fflush (stdout) == 0 && !failed)
    return code;

  if (errno == EPIPE)
    return code;

  dossier_cli_print_error (_ ("standard output"), "%s", g_strerror (errno));
  return DOSSIER_CLI_WRONG_USE;
}
