/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-report-writer.h"

#include <string.h>

/* Opens a run in a direction of its own, and how the run ends. */
static gunichar
get_end_of_direction (gunichar c)
{
  switch (c)
    {
    case 0x202a: /* left-to-right embedding and its sisters */
    case 0x202b:
    case 0x202d:
    case 0x202e:
      return 0x202c;
    case 0x2066: /* left-to-right isolate and its sisters */
    case 0x2067:
    case 0x2068:
      return 0x2069;
    default:
      return 0;
    }
}

static gboolean
can_stand (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';

  return !(c >= 0x7f && c < 0xa0) && (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

char *
dossier_report_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar end = get_end_of_direction (c);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (clean, '\n');
          continue;
        }

      if (end != 0)
        g_array_append_val (open, end);
      else if (open->len > 0 && c == g_array_index (open, gunichar, open->len - 1))
        g_array_set_size (open, open->len - 1);
      g_string_append_unichar (clean, can_stand (c) ? c : 0xfffd);
    }

  for (guint i = open->len; i > 0; i--)
    g_string_append_unichar (clean, g_array_index (open, gunichar, i - 1));
  return g_string_free (clean, FALSE);
}

gboolean
dossier_report_is_link (const char *url)
{
  if (url == NULL || (g_ascii_strncasecmp (url, "https://", 8) != 0 && g_ascii_strncasecmp (url, "http://", 7) != 0))
    return FALSE;

  for (const char *p = url; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || *p == 0x7f || strchr ("<>\"\\^`{|}", *p) != NULL)
      return FALSE;

  return g_uri_is_valid (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
}

void
dossier_report_append_xml (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\'':
        g_string_append (out, "&#39;");
        break;
      default:
        g_string_append_c (out, *p);
      }
}

void
dossier_report_writer_heading (
    DossierReportWriter *writer, guint level, const char *number, const char *text, const char *lang)
{
  g_autofree char *clean = dossier_report_clean (text);

  writer->class->heading (writer, level, number, clean, lang);
}

void
dossier_report_writer_text (DossierReportWriter *writer, DossierReportStyle style, const char *text)
{
  g_autofree char *clean = dossier_report_clean (text);

  if (*clean != '\0')
    writer->class->text (writer, style, clean);
}

void
dossier_report_writer_link (DossierReportWriter *writer, const char *target, DossierReportStyle style, const char *text)
{
  g_autofree char *clean = dossier_report_clean (text);

  if (target != NULL && (*target == '#' || dossier_report_is_link (target)))
    writer->class->link (writer, target, style, clean);
  else
    writer->class->text (writer, style, clean);
}

void
dossier_report_writer_open (DossierReportWriter *writer,
                            DossierReportBlock block,
                            const DossierReportAttributes *attributes)
{
  const DossierReportAttributes none = { NULL };

  writer->class->open (writer, block, attributes != NULL ? attributes : &none);
}

void
dossier_report_writer_close (DossierReportWriter *writer, DossierReportBlock block)
{
  writer->class->close (writer, block);
}

void
dossier_report_writer_free (DossierReportWriter *writer)
{
  writer->class->free (writer);
}
