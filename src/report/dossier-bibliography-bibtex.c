/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-bibliography.h"

#include "core/dossier-date-private.h"
#include "dossier-report-private.h"
#include "dossier-report-writer.h"

#include <string.h>

static const struct
{
  char character;
  const char *tex;
} specials[] = {
  { '\\', "\\textbackslash{}" },
  /* Not \{ and \}: BibTeX counts braces whatever stands before them. */
  { '{', "\\textbraceleft{}" },
  { '}', "\\textbraceright{}" },
  { '~', "\\textasciitilde{}" },
  { '^', "\\textasciicircum{}" },
  { '&', "\\&" },
  { '%', "\\%" },
  { '$', "\\$" },
  { '#', "\\#" },
  { '_', "\\_" },
  { '"', "\\textquotedbl{}" },
  { '<', "\\textless{}" },
  { '>', "\\textgreater{}" },
  { '|', "\\textbar{}" },
  { '`', "\\textasciigrave{}" },
};

static const char *
find_tex (char character)
{
  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    if (specials[i].character == character)
      return specials[i].tex;

  return NULL;
}

/* As text of TeX: in a line, since a line that is empty would be a paragraph, which a field cannot have. */
static void
append_tex (GString *out, const char *text)
{
  g_autofree char *clean = dossier_report_clean (text);

  for (const char *p = clean; *p != '\0'; p++)
    {
      const char *tex = find_tex (*p);

      if (tex != NULL)
        g_string_append (out, tex);
      else
        g_string_append_c (out, strchr ("\n\t", *p) != NULL ? ' ' : *p);
      /* Two and three hyphens, commas and apostrophes are other characters to TeX. */
      if (strchr ("-,'!?", *p) != NULL && p[1] == *p)
        g_string_append (out, "{}");
    }
}

/* @protected: as it is written, whatever a style does to capitals and to names. */
static void
append_field (GString *out, const char *name, const char *value, gboolean is_protected)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (out, ",\n  %-13s = %s", name, is_protected ? "{{" : "{");
  append_tex (out, value);
  g_string_append (out, is_protected ? "}}" : "}");
}

/* An address or a date: read as it is, and known to have no braces. */
static void
append_verbatim (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, ",\n  %-13s = {%s}", name, value);
}

/* A label that BibTeX, biber and their commands take; each once. */
static char *
make_key (const char *id, GHashTable *keys)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char *base = NULL;

  for (const char *p = id; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("-_.:+/", *p) != NULL)
      g_string_append_c (key, *p);
  if (key->len == 0)
    g_string_append (key, "source");

  base = g_strdup (key->str);
  for (guint i = 2; g_hash_table_contains (keys, key->str); i++)
    g_string_printf (key, "%s-%u", base, i);

  g_hash_table_add (keys, g_strdup (key->str));
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* `year` and `month` for BibTeX, `date` (EDTF, as it is written) for biblatex. */
static void
append_date (GString *out, const char *text)
{
  static const char *const months[]
      = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };
  DossierDateParts parts;
  const DossierDatePart *part;

  if (text == NULL || !dossier_date_parse_parts (text, &parts, NULL))
    return;

  part = parts.start.kind == DOSSIER_DATE_PART_DATE ? &parts.start : &parts.end;
  append_verbatim (out, "date", text);
  if (part->kind != DOSSIER_DATE_PART_DATE || part->n_unknown_digits > 0)
    return;

  g_string_append_printf (out, ",\n  %-13s = {%" G_GINT64_FORMAT "}", "year", part->year);
  if (part->month >= 1 && part->month <= 12 && !part->month_unknown)
    g_string_append_printf (out, ",\n  %-13s = %s", "month", months[part->month - 1]);
}

GBytes *
dossier_bibliography_write_bibtex (DossierReport *report)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < report->n_sources; i++)
    {
      const DossierSource *source = dossier_graph_get_source (report->graph, report->sources[i]);
      g_autofree char *key = make_key (source->id, keys);

      g_string_append_printf (out, "%s@misc{%s", i > 0 ? "\n" : "", key);
      append_field (out, "author", source->author, TRUE);
      append_field (out, "title", source->title, TRUE);
      append_field (out, "howpublished", source->publisher, TRUE);
      append_date (out, source->date_published);
      if (dossier_report_is_link (source->url))
        append_verbatim (out, "url", source->url);
      if (source->date_retrieved != NULL)
        append_verbatim (out, "urldate", source->date_retrieved);
      append_field (out, "language", source->lang, FALSE);
      append_field (out, "note", source->note, FALSE);
      g_string_append (out, "\n}\n");
    }

  return g_string_free_to_bytes (out);
}
