/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-odt-parts.h"

#include "dossier-report-writer.h"

#include <glib/gi18n-lib.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef struct
{
  const char *name;
  const char *parent;
  const char *paragraph; /* its attributes */
  const char *text;
} Style;

/* Lengths as on paper: type of 10 points on A4. What stands in an item is a step further in. */
static const Style paragraph_styles[] = {
  { "Text", NULL, "fo:margin-top=\"0.1cm\" fo:margin-bottom=\"0.1cm\"", NULL },
  { "Lead", "Text", "fo:margin-bottom=\"0.3cm\"", "fo:font-size=\"11.5pt\"" },
  { "Kicker", NULL, "fo:keep-with-next=\"always\"",
    "style:font-name=\"Sans\" fo:font-size=\"9pt\" fo:color=\"#5c5c62\" fo:text-transform=\"uppercase\" "
    "fo:letter-spacing=\"0.03cm\"" },
  { "Title", NULL, "fo:margin-bottom=\"0.3cm\" fo:keep-with-next=\"always\"",
    "style:font-name=\"Sans\" fo:font-size=\"20pt\" fo:font-weight=\"bold\"" },
  { "Heading_20_1", NULL,
    "fo:margin-top=\"0.6cm\" fo:margin-bottom=\"0.3cm\" fo:keep-with-next=\"always\""
    " fo:border-bottom=\"1pt solid #1c1c1e\" fo:padding-bottom=\"0.1cm\"",
    "style:font-name=\"Sans\" fo:font-size=\"14pt\" fo:font-weight=\"bold\"" },
  { "Heading_20_2", NULL, "fo:margin-top=\"0.6cm\" fo:margin-bottom=\"0.05cm\" fo:keep-with-next=\"always\"",
    "style:font-name=\"Sans\" fo:font-size=\"11pt\" fo:font-weight=\"bold\"" },
  { "Facts", "Text", "fo:margin-top=\"0.05cm\" fo:margin-bottom=\"0.05cm\"",
    "style:font-name=\"Sans\" fo:font-size=\"8.5pt\" fo:color=\"#5c5c62\"" },
  { "Meta", "Facts", "fo:keep-with-next=\"always\"", NULL },
  { "Rank", "Facts", "fo:keep-with-next=\"always\"", "fo:color=\"#b84600\" fo:text-transform=\"uppercase\"" },
  { "Quotation", "Text",
    "fo:margin-left=\"0.4cm\" fo:margin-top=\"0.25cm\" fo:keep-with-next=\"always\""
    " fo:border-left=\"0.5pt solid #b0b0b5\" fo:padding-left=\"0.25cm\"",
    NULL },
  { "Quotation_20_2", "Quotation", "fo:margin-left=\"1.1cm\"", NULL },
  { "Origin", "Facts", "fo:margin-left=\"0.4cm\"", NULL },
  { "Origin_20_2", "Origin", "fo:margin-left=\"1.1cm\"", NULL },
  { "Note", "Facts", "fo:margin-left=\"0.4cm\"", NULL },
  { "Note_20_2", "Note", "fo:margin-left=\"1.1cm\"", NULL },
  { "Item", "Text", "fo:margin-left=\"0.4cm\" fo:margin-top=\"0.15cm\"", "fo:font-size=\"9.5pt\"" },
  { "Cell", "Text", "fo:margin-top=\"0.05cm\" fo:margin-bottom=\"0.05cm\"", "fo:font-size=\"9pt\"" },
  { "Cell_20_heading", "Cell", "fo:keep-with-next=\"always\"", "fo:font-weight=\"bold\"" },
  { "Picture", NULL, "fo:keep-with-next=\"always\" fo:text-align=\"center\"", NULL },
  { "Caption", "Facts", NULL, NULL },
  { "Footer", NULL, "fo:text-align=\"end\"", "style:font-name=\"Sans\" fo:font-size=\"8pt\" fo:color=\"#5c5c62\"" },
};

static const Style text_styles[] = {
  { "Label", NULL, NULL, "fo:font-weight=\"bold\"" },
  { "Work", NULL, NULL, "fo:font-style=\"italic\"" },
  { "Context", NULL, NULL, "fo:color=\"#5c5c62\"" },
  { "Exact", NULL, NULL, "fo:font-weight=\"bold\"" },
  { "Verified", NULL, NULL, "fo:color=\"#00674d\"" },
  { "Doubtful", NULL, NULL, "fo:color=\"#8a5a00\"" },
  { "Missing", NULL, NULL, "fo:color=\"#b32d00\" fo:font-weight=\"bold\"" },
};

static void
append_style (GString *out, const char *family, const Style *style)
{
  g_string_append_printf (out, "<style:style style:name=\"%s\" style:family=\"%s\"", style->name, family);
  if (style->parent != NULL)
    g_string_append_printf (out, " style:parent-style-name=\"%s\"", style->parent);
  g_string_append_c (out, '>');
  if (style->paragraph != NULL)
    g_string_append_printf (out, "<style:paragraph-properties %s/>", style->paragraph);
  if (style->text != NULL)
    g_string_append_printf (out, "<style:text-properties %s/>", style->text);
  g_string_append (out, "</style:style>\n");
}

char *
dossier_odt_make_styles (void)
{
  GString *out = g_string_new (XML "<office:document-styles" DOSSIER_ODT_NAMESPACES ">\n");

  g_string_append (out, "<office:font-face-decls>"
                        "<style:font-face style:name=\"Serif\" svg:font-family=\"&apos;Liberation Serif&apos;\""
                        " style:font-family-generic=\"roman\"/>"
                        "<style:font-face style:name=\"Sans\" svg:font-family=\"&apos;Liberation Sans&apos;\""
                        " style:font-family-generic=\"swiss\"/></office:font-face-decls>\n<office:styles>\n");
  g_string_append_printf (out,
                          "<style:default-style style:family=\"paragraph\"><style:paragraph-properties"
                          " fo:orphans=\"2\" fo:widows=\"2\"/><style:text-properties style:font-name=\"Serif\""
                          " fo:font-size=\"10pt\" fo:language=\"%s\" fo:country=\"none\"/></style:default-style>\n",
                          _ ("en"));
  for (guint i = 0; i < G_N_ELEMENTS (paragraph_styles); i++)
    append_style (out, "paragraph", &paragraph_styles[i]);
  for (guint i = 0; i < G_N_ELEMENTS (text_styles); i++)
    append_style (out, "text", &text_styles[i]);
  g_string_append (out, "</office:styles>\n<office:automatic-styles>"
                        "<style:page-layout style:name=\"Page\"><style:page-layout-properties"
                        " fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin-top=\"2cm\""
                        " fo:margin-bottom=\"1.5cm\" fo:margin-left=\"1.8cm\" fo:margin-right=\"1.8cm\"/>"
                        "<style:footer-style><style:header-footer-properties fo:min-height=\"0.8cm\""
                        " fo:margin-top=\"0.3cm\"/></style:footer-style></style:page-layout>"
                        "</office:automatic-styles>\n<office:master-styles>"
                        "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"><style:footer>"
                        "<text:p text:style-name=\"Footer\"><text:page-number text:select-page=\"current\"/> / "
                        "<text:page-count/></text:p></style:footer></style:master-page></office:master-styles>\n"
                        "</office:document-styles>\n");
  return g_string_free (out, FALSE);
}

/* The time of writing would make every file another one; reproducible builds say which time to give. */
static void
append_date (GString *out)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;
  gint64 seconds;

  if (epoch == NULL || !g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT64, &seconds, NULL))
    return;

  time = g_date_time_new_from_unix_utc (seconds);
  if (time == NULL)
    return;

  text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_string_append_printf (out, "<meta:creation-date>%s</meta:creation-date>", text);
}

char *
dossier_odt_make_meta (const char *title, const char *lang)
{
  GString *out
      = g_string_new (XML "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                          " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
                          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>"
                          "<meta:generator>Dossier/" DOSSIER_VERSION "</meta:generator><dc:title>");

  dossier_report_append_xml (out, title);
  g_string_append (out, "</dc:title>");
  append_date (out);
  if (lang != NULL)
    {
      g_string_append (out, "<dc:language>");
      dossier_report_append_xml (out, lang);
      g_string_append (out, "</dc:language>");
    }
  g_string_append (out, "</office:meta></office:document-meta>\n");
  return g_string_free (out, FALSE);
}

static void
append_entry (GString *out, const char *path, const char *type)
{
  g_string_append_printf (out, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"%s/>\n", path,
                          type, g_str_equal (path, "/") ? " manifest:version=\"1.3\"" : "");
}

char *
dossier_odt_make_manifest (gboolean has_picture)
{
  GString *out = g_string_new (XML "<manifest:manifest"
                                   " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
                                   " manifest:version=\"1.3\">\n");

  append_entry (out, "/", DOSSIER_ODT_MEDIA_TYPE);
  append_entry (out, "content.xml", "text/xml");
  append_entry (out, "styles.xml", "text/xml");
  append_entry (out, "meta.xml", "text/xml");
  if (has_picture)
    append_entry (out, "Pictures/figure.png", "image/png");
  g_string_append (out, "</manifest:manifest>\n");
  return g_string_free (out, FALSE);
}
