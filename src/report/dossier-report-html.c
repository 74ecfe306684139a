/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-report-writer.h"

#include "dossier-report-css.h"

#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * One file without scripts. Words of the dossier stand in <bdi> or in a block with dir="auto", so that what is written
 * from right to left does not turn what stands around it.
 */

/* What the pages of dossier-report-css.c leave for a picture between its heading and its caption: A4 upright, and on
 * its side; points. */
#define PAPER_WIDTH 493.0
#define PAPER_HEIGHT 605.0
#define WIDE_WIDTH 739.0
#define WIDE_HEIGHT 422.0

typedef struct
{
  DossierReportWriter parent;
  GString *out;
  char *lang;         /* of the dossier; NULL where it is the report's own or not said */
  gboolean in_header; /* of a table */
} HtmlWriter;

typedef struct
{
  const char *open;
  const char *css_class;
  gboolean directed; /* by its own text */
  const char *close;
} Element;

static const Element elements[DOSSIER_N_REPORT_BLOCKS] = {
  [DOSSIER_REPORT_SECTION] = { "section", NULL, FALSE, "</section>\n" },
  [DOSSIER_REPORT_CLAIM] = { "article", NULL, FALSE, "</article>\n" },
  [DOSSIER_REPORT_PAIR] = { "div", "pair", FALSE, "</div>\n" },
  [DOSSIER_REPORT_SIDE] = { "div", NULL, FALSE, "</div>\n" },
  [DOSSIER_REPORT_LIST] = { "ul", NULL, FALSE, "</ul>\n" },
  [DOSSIER_REPORT_ITEM] = { "li", NULL, FALSE, "</li>\n" },
  [DOSSIER_REPORT_TABLE] = { "table", NULL, FALSE, "</tbody></table>\n" },
  [DOSSIER_REPORT_ROW] = { "tr", NULL, FALSE, "</tr>\n" },
  [DOSSIER_REPORT_FIGURE] = { "figure", NULL, FALSE, "</figure>\n" },
  [DOSSIER_REPORT_PARAGRAPH] = { "p", NULL, TRUE, "</p>\n" },
  [DOSSIER_REPORT_LEAD] = { "p", "lead", TRUE, "</p>\n" },
  [DOSSIER_REPORT_META] = { "p", "meta", FALSE, "</p>\n" },
  [DOSSIER_REPORT_RANK] = { "p", "rank", FALSE, "</p>\n" },
  [DOSSIER_REPORT_QUOTE] = { "blockquote", NULL, TRUE, "</p></blockquote>\n" },
  [DOSSIER_REPORT_ORIGIN] = { "p", "origin", FALSE, "</p>\n" },
  [DOSSIER_REPORT_NOTE] = { "p", "note", FALSE, "</p>\n" },
  [DOSSIER_REPORT_CELL] = { "td", NULL, FALSE, "</td>" },
  [DOSSIER_REPORT_HEADER_CELL] = { "th", NULL, FALSE, "</th>" },
  [DOSSIER_REPORT_CAPTION] = { "figcaption", NULL, FALSE, "</figcaption>\n" },
};

static const struct
{
  const char *open;
  const char *close;
} runs[DOSSIER_N_REPORT_STYLES] = {
  [DOSSIER_REPORT_PLAIN] = { "", "" },
  [DOSSIER_REPORT_LABEL] = { "<b>", "</b>" },
  [DOSSIER_REPORT_DATA] = { "<bdi>", "</bdi>" },
  [DOSSIER_REPORT_TITLE] = { "<cite><bdi>", "</bdi></cite>" },
  [DOSSIER_REPORT_CONTEXT] = { "<span class=\"context\">", "</span>" },
  [DOSSIER_REPORT_EXACT] = { "<mark>", "</mark>" },
  [DOSSIER_REPORT_VERIFIED] = { "<span class=\"verified\">", "</span>" },
  [DOSSIER_REPORT_DOUBTFUL] = { "<span class=\"doubtful\">", "</span>" },
  [DOSSIER_REPORT_MISSING] = { "<span class=\"missing\">", "</span>" },
};

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_autofree char *clean = NULL;

  if (value == NULL || *value == '\0')
    return;

  clean = dossier_report_clean (value);
  g_string_append_printf (out, " %s=\"", name);
  dossier_report_append_xml (out, clean);
  g_string_append_c (out, '"');
}

static void
html_begin (DossierReportWriter *writer, const char *title, const char *description, const char *lang)
{
  HtmlWriter *self = (HtmlWriter *) writer;
  GString *out = self->out;

  self->lang = g_strdup (lang);
  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          dossier_language_get_own ());
  g_string_append (out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  g_string_append (out, "<meta name=\"color-scheme\" content=\"light dark\">\n");
  /* Nothing is loaded and nothing runs, whatever a browser makes of what follows. */
  g_string_append (out, "<meta http-equiv=\"Content-Security-Policy\" "
                        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
  g_string_append (out, "<meta name=\"generator\" content=\"Dossier " DOSSIER_VERSION "\">\n<title>");
  dossier_report_append_xml (out, title);
  g_string_append (out, "</title>\n<style>\n");
  g_string_append (out, dossier_report_css);
  g_string_append (out, "</style>\n</head>\n<body>\n<header>\n<p class=\"kicker\">");
  dossier_report_append_xml (out, _ ("Evidence report"));
  g_string_append (out, "</p>\n<h1 dir=\"auto\"");
  append_attribute (out, "lang", lang);
  g_string_append_c (out, '>');
  dossier_report_append_xml (out, title);
  g_string_append (out, "</h1>\n");
  if (description != NULL)
    {
      g_string_append (out, "<p class=\"lead\" dir=\"auto\"");
      append_attribute (out, "lang", lang);
      g_string_append_c (out, '>');
      dossier_report_append_xml (out, description);
      g_string_append (out, "</p>\n");
    }
  g_string_append (out, "</header>\n<main>\n");
}

static void
html_open (DossierReportWriter *writer, DossierReportBlock block, const DossierReportAttributes *attributes)
{
  HtmlWriter *self = (HtmlWriter *) writer;
  const Element *element = &elements[block];

  if (block == DOSSIER_REPORT_TABLE)
    self->in_header = TRUE;
  if (block == DOSSIER_REPORT_ROW && self->in_header)
    g_string_append (self->out, "<thead>");

  g_string_append_printf (self->out, "<%s", element->open);
  append_attribute (self->out, "id", attributes->id);
  append_attribute (self->out, "class", element->css_class != NULL ? element->css_class : attributes->name);
  append_attribute (self->out, "lang", attributes->lang);
  if (element->directed)
    append_attribute (self->out, "dir", "auto");
  if (block == DOSSIER_REPORT_QUOTE)
    append_attribute (self->out, "cite", attributes->url);
  if (block == DOSSIER_REPORT_HEADER_CELL)
    append_attribute (self->out, "scope", "col");
  g_string_append_c (self->out, '>');
  if (block == DOSSIER_REPORT_QUOTE)
    g_string_append (self->out, "<p>");
  if (block <= DOSSIER_REPORT_FIGURE)
    g_string_append_c (self->out, '\n');
}

static void
html_close (DossierReportWriter *writer, DossierReportBlock block)
{
  HtmlWriter *self = (HtmlWriter *) writer;

  g_string_append (self->out, elements[block].close);
  if (block == DOSSIER_REPORT_ROW && self->in_header)
    {
      g_string_append (self->out, "</thead><tbody>\n");
      self->in_header = FALSE;
    }
}

static void
html_heading (DossierReportWriter *writer, guint level, const char *number, const char *text, const char *lang)
{
  HtmlWriter *self = (HtmlWriter *) writer;

  g_string_append_printf (self->out, "<h%u>", level);
  if (number != NULL)
    g_string_append_printf (self->out, "<span class=\"no\">%s</span> ", number);
  g_string_append (self->out, "<bdi");
  append_attribute (self->out, "lang", lang);
  g_string_append_c (self->out, '>');
  dossier_report_append_xml (self->out, text);
  g_string_append_printf (self->out, "</bdi></h%u>\n", level);
}

static void
html_text (DossierReportWriter *writer, DossierReportStyle style, const char *text)
{
  HtmlWriter *self = (HtmlWriter *) writer;

  g_string_append (self->out, runs[style].open);
  dossier_report_append_xml (self->out, text);
  g_string_append (self->out, runs[style].close);
}

static void
html_link (DossierReportWriter *writer, const char *target, DossierReportStyle style, const char *text)
{
  HtmlWriter *self = (HtmlWriter *) writer;

  g_string_append (self->out, "<a");
  append_attribute (self->out, "href", target);
  if (*target != '#')
    append_attribute (self->out, "rel", "noreferrer");
  g_string_append_c (self->out, '>');
  html_text (writer, style, text);
  g_string_append (self->out, "</a>");
}

/* Without what stands before it, which is for a file of its own. */
static char *
get_svg (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *svg = g_strstr_len (data, (gssize) size, "<svg");

  return svg != NULL ? g_strndup (svg, size - (gsize) (svg - data)) : g_strdup ("");
}

/* The same picture a second time, whose ids must be others: a quotation mark is none but an attribute's, as those in
 * words are written as entities. */
static void
append_second (GString *out, GBytes *bytes)
{
  g_autofree char *svg = get_svg (bytes);
  GString *renamed = g_string_new (svg);

  g_string_replace (renamed, " id=\"", " id=\"paper-", 0);
  g_string_replace (renamed, "\"url(#", "\"url(#paper-", 0);
  g_string_append_len (out, renamed->str, (gssize) renamed->len);
  g_string_free (renamed, TRUE);
}

static void
html_picture (DossierReportWriter *writer, const DossierReportPicture *picture)
{
  HtmlWriter *self = (HtmlWriter *) writer;
  g_autofree char *svg = get_svg (picture->bytes);

  if (picture->on_paper == NULL)
    {
      g_string_append (self->out, svg);
      return;
    }
  g_string_append (self->out, "<div class=\"on-screen\">\n");
  g_string_append (self->out, svg);
  g_string_append (self->out, "</div>\n<div class=\"on-paper\">\n");
  append_second (self->out, picture->on_paper);
  g_string_append (self->out, "<p class=\"meta\">");
  dossier_report_append_xml (self->out, picture->note_on_paper);
  g_string_append (self->out, "</p>\n</div>\n");
}

static GBytes *
html_finish (DossierReportWriter *writer, GError **error)
{
  HtmlWriter *self = (HtmlWriter *) writer;

  g_string_append (self->out, "</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}

static void
html_free (DossierReportWriter *writer)
{
  HtmlWriter *self = (HtmlWriter *) writer;

  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_free (self->lang);
  g_free (self);
}

static const DossierReportWriterClass html_class = {
  .figure = "svg",
  .paper_width = PAPER_WIDTH,
  .paper_height = PAPER_HEIGHT,
  .wide_width = WIDE_WIDTH,
  .wide_height = WIDE_HEIGHT,
  .has_contents = TRUE,
  .begin = html_begin,
  .open = html_open,
  .close = html_close,
  .heading = html_heading,
  .text = html_text,
  .link = html_link,
  .picture = html_picture,
  .finish = html_finish,
  .free = html_free,
};

DossierReportWriter *
dossier_report_html_new (void)
{
  HtmlWriter *self = g_new0 (HtmlWriter, 1);

  self->parent.class = &html_class;
  self->out = g_string_new (NULL);
  return &self->parent;
}
