/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-report-writer.h"

#include "dossier-odt-parts.h"
#include "dossier-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * OpenDocument text 1.3 (ISO/IEC 26300): styles by name and nothing else, so that a reader can change how it looks in
 * one place.
 */

/* Between the margins of the page that the styles lay out, centimetres; less in height, for heading and caption. */
#define TEXT_WIDTH 17.4
#define TEXT_HEIGHT 21.5
#define CENTIMETRES_A_POINT (2.54 / 72)

typedef struct
{
  DossierReportWriter parent;
  GString *body;
  GBytes *picture;
  char *title;
  char *lang;
  char *id;             /* for the next paragraph */
  GPtrArray *languages; /* (element-type utf8): each a style */
  guint n_tables;
  guint depth; /* of items */
  gboolean in_header;
  gboolean in_language;
  gboolean after_space;
} OdtWriter;

static const char *const block_styles[DOSSIER_N_REPORT_BLOCKS] = {
  [DOSSIER_REPORT_PARAGRAPH] = "Text",
  [DOSSIER_REPORT_LEAD] = "Lead",
  [DOSSIER_REPORT_META] = "Meta",
  [DOSSIER_REPORT_RANK] = "Rank",
  [DOSSIER_REPORT_QUOTE] = "Quotation",
  [DOSSIER_REPORT_ORIGIN] = "Origin",
  [DOSSIER_REPORT_NOTE] = "Note",
  [DOSSIER_REPORT_CELL] = "Cell",
  [DOSSIER_REPORT_HEADER_CELL] = "Cell_20_heading",
  [DOSSIER_REPORT_CAPTION] = "Caption",
};

static const char *const run_styles[DOSSIER_N_REPORT_STYLES] = {
  [DOSSIER_REPORT_LABEL] = "Label",     [DOSSIER_REPORT_TITLE] = "Work",        [DOSSIER_REPORT_CONTEXT] = "Context",
  [DOSSIER_REPORT_EXACT] = "Exact",     [DOSSIER_REPORT_VERIFIED] = "Verified", [DOSSIER_REPORT_DOUBTFUL] = "Doubtful",
  [DOSSIER_REPORT_MISSING] = "Missing",
};

/* White space as the format keeps it: a space after another, or at the beginning, would be dropped. */
static void
append_text (OdtWriter *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      gsize length = strcspn (p, " \n\t");

      if (length > 0)
        {
          g_autofree char *word = g_strndup (p, length);

          dossier_report_append_xml (self->body, word);
          self->after_space = FALSE;
          p += length;
          if (*p == '\0')
            return;
        }

      if (*p == '\n')
        g_string_append (self->body, "<text:line-break/>");
      else if (*p == '\t')
        g_string_append (self->body, "<text:tab/>");
      else
        g_string_append (self->body, self->after_space || p[1] == '\0' ? "<text:s/>" : " ");
      self->after_space = TRUE;
    }
}

static void
append_bookmark (OdtWriter *self)
{
  if (self->id != NULL)
    g_string_append_printf (self->body, "<text:bookmark text:name=\"%s\"/>", self->id);
  g_clear_pointer (&self->id, g_free);
  self->after_space = TRUE;
}

/* A tag that is none of BCP 47's usual ones says nothing to a word processor. */
static gboolean
is_language (const char *lang)
{
  gsize length = lang != NULL ? strspn (lang, "abcdefghijklmnopqrstuvwxyz") : 0;

  return (length == 2 || length == 3) && (lang[length] == '\0' || lang[length] == '-');
}

static void
begin_language (OdtWriter *self, const char *lang)
{
  guint index;

  self->in_language = is_language (lang);
  if (!self->in_language)
    return;

  if (!g_ptr_array_find_with_equal_func (self->languages, lang, g_str_equal, &index))
    {
      index = self->languages->len;
      g_ptr_array_add (self->languages, g_strdup (lang));
    }
  g_string_append_printf (self->body, "<text:span text:style-name=\"L%u\">", index + 1);
}

static void
end_language (OdtWriter *self)
{
  if (self->in_language)
    g_string_append (self->body, "</text:span>");
  self->in_language = FALSE;
}

static void
append_paragraph (OdtWriter *self, const char *style, const char *text, const char *lang)
{
  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">", style);
  append_bookmark (self);
  begin_language (self, lang);
  append_text (self, text);
  end_language (self);
  g_string_append (self->body, "</text:p>\n");
}

static void
odt_begin (DossierReportWriter *writer, const char *title, const char *description, const char *lang)
{
  OdtWriter *self = (OdtWriter *) writer;

  self->title = g_strdup (title);
  self->lang = lang != NULL ? dossier_report_clean (lang) : NULL;
  append_paragraph (self, "Kicker", _ ("Evidence report"), NULL);
  append_paragraph (self, "Title", title, lang);
  if (description != NULL)
    append_paragraph (self, "Lead", description, lang);
}

static void
begin_table (OdtWriter *self, const char *style, guint n_columns)
{
  self->n_tables++;
  g_string_append_printf (self->body, "<table:table table:name=\"Table%u\" table:style-name=\"%s\">", self->n_tables,
                          style);
  if (n_columns == 2)
    g_string_append (self->body, "<table:table-column table:style-name=\"Half\" table:number-columns-repeated=\"2\"/>");
  else
    g_string_append (self->body, "<table:table-column table:style-name=\"Date\"/>"
                                 "<table:table-column table:style-name=\"What\"/>"
                                 "<table:table-column table:style-name=\"Who\"/>");
}

static void
begin_block (OdtWriter *self, DossierReportBlock block, const char *lang)
{
  const char *style = block_styles[block];
  gboolean has_step = block == DOSSIER_REPORT_QUOTE || block == DOSSIER_REPORT_ORIGIN || block == DOSSIER_REPORT_NOTE;

  if (block == DOSSIER_REPORT_CELL || block == DOSSIER_REPORT_HEADER_CELL)
    g_string_append (self->body, "<table:table-cell table:style-name=\"Row\" office:value-type=\"string\">");
  if (block == DOSSIER_REPORT_PARAGRAPH && self->depth > 0)
    style = "Item";
  g_string_append_printf (self->body, "<text:p text:style-name=\"%s%s\">", style,
                          has_step && self->depth > 0 ? "_20_2" : "");
  append_bookmark (self);
  begin_language (self, lang);
}

static void
odt_open (DossierReportWriter *writer, DossierReportBlock block, const DossierReportAttributes *attributes)
{
  OdtWriter *self = (OdtWriter *) writer;

  if (attributes->id != NULL)
    {
      g_free (self->id);
      self->id = g_strdup (attributes->id);
    }

  switch ((guint) block)
    {
    case DOSSIER_REPORT_SECTION:
    case DOSSIER_REPORT_CLAIM:
    case DOSSIER_REPORT_LIST:
    case DOSSIER_REPORT_FIGURE:
      break;
    case DOSSIER_REPORT_ITEM:
      self->depth++;
      break;
    case DOSSIER_REPORT_PAIR:
      begin_table (self, "Pair", 2);
      /* Side by side also at the end of a page: on the next one, where it is no taller than that. */
      g_string_append (self->body, "<table:table-row table:style-name=\"Whole\">");
      break;
    case DOSSIER_REPORT_SIDE:
      g_string_append (self->body, "<table:table-cell table:style-name=\"Side\" office:value-type=\"string\">\n");
      break;
    case DOSSIER_REPORT_TABLE:
      begin_table (self, "Times", 3);
      self->in_header = TRUE;
      break;
    case DOSSIER_REPORT_ROW:
      if (self->in_header)
        g_string_append (self->body, "<table:table-header-rows>");
      g_string_append (self->body, "<table:table-row table:style-name=\"Whole\">");
      break;
    default:
      begin_block (self, block, attributes->lang);
      break;
    }
}

static void
odt_close (DossierReportWriter *writer, DossierReportBlock block)
{
  OdtWriter *self = (OdtWriter *) writer;

  switch ((guint) block)
    {
    case DOSSIER_REPORT_SECTION:
    case DOSSIER_REPORT_CLAIM:
    case DOSSIER_REPORT_LIST:
    case DOSSIER_REPORT_FIGURE:
      break;
    case DOSSIER_REPORT_ITEM:
      self->depth--;
      break;
    case DOSSIER_REPORT_PAIR:
      g_string_append (self->body, "</table:table-row></table:table>\n");
      break;
    case DOSSIER_REPORT_SIDE:
      g_string_append (self->body, "</table:table-cell>");
      break;
    case DOSSIER_REPORT_TABLE:
      g_string_append (self->body, "</table:table>\n");
      break;
    case DOSSIER_REPORT_ROW:
      g_string_append (self->body, "</table:table-row>");
      if (self->in_header)
        g_string_append (self->body, "</table:table-header-rows>");
      g_string_append_c (self->body, '\n');
      self->in_header = FALSE;
      break;
    default:
      end_language (self);
      g_string_append (self->body, "</text:p>");
      if (block == DOSSIER_REPORT_CELL || block == DOSSIER_REPORT_HEADER_CELL)
        g_string_append (self->body, "</table:table-cell>");
      else
        g_string_append_c (self->body, '\n');
      break;
    }
}

static void
odt_heading (DossierReportWriter *writer, guint level, const char *number, const char *text, const char *lang)
{
  OdtWriter *self = (OdtWriter *) writer;
  guint outline = level - 1; /* the title is none of them */

  g_string_append_printf (self->body, "<text:h text:style-name=\"Heading_20_%u\" text:outline-level=\"%u\">", outline,
                          outline);
  append_bookmark (self);
  if (number != NULL)
    g_string_append_printf (self->body, "<text:span text:style-name=\"Context\">%s</text:span> ", number);
  begin_language (self, lang);
  append_text (self, text);
  end_language (self);
  g_string_append (self->body, "</text:h>\n");
}

static void
odt_text (DossierReportWriter *writer, DossierReportStyle style, const char *text)
{
  OdtWriter *self = (OdtWriter *) writer;

  if (run_styles[style] != NULL)
    g_string_append_printf (self->body, "<text:span text:style-name=\"%s\">", run_styles[style]);
  append_text (self, text);
  if (run_styles[style] != NULL)
    g_string_append (self->body, "</text:span>");
}

static void
odt_link (DossierReportWriter *writer, const char *target, DossierReportStyle style, const char *text)
{
  OdtWriter *self = (OdtWriter *) writer;

  g_string_append (self->body, "<text:a xlink:type=\"simple\" xlink:href=\"");
  dossier_report_append_xml (self->body, target);
  g_string_append (self->body, "\">");
  odt_text (writer, style, text);
  g_string_append (self->body, "</text:a>");
}

static void
append_length (GString *out, const char *name, double centimetres)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, " %s=\"%scm\"", name, g_ascii_formatd (buffer, sizeof buffer, "%.3f", centimetres));
}

static void
odt_picture (DossierReportWriter *writer, const DossierReportPicture *picture)
{
  OdtWriter *self = (OdtWriter *) writer;
  double scale = MIN (CENTIMETRES_A_POINT, MIN (TEXT_WIDTH / picture->width, TEXT_HEIGHT / picture->height));

  g_clear_pointer (&self->picture, g_bytes_unref);
  self->picture = g_bytes_ref (picture->bytes);
  g_string_append (self->body, "<text:p text:style-name=\"Picture\"><draw:frame draw:name=\"Figure\""
                               " text:anchor-type=\"as-char\"");
  append_length (self->body, "svg:width", picture->width * scale);
  append_length (self->body, "svg:height", picture->height * scale);
  g_string_append (self->body, "><draw:image xlink:href=\"Pictures/figure.png\" xlink:type=\"simple\""
                               " xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:desc>");
  dossier_report_append_xml (self->body, picture->description);
  g_string_append (self->body, "</svg:desc></draw:frame></text:p>\n");
}

static void
append_languages (OdtWriter *self, GString *out)
{
  for (guint i = 0; i < self->languages->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (self->languages, i), "-", -1);
      const char *country = "none";

      for (guint k = 1; parts[k] != NULL; k++)
        if (strlen (parts[k]) == 2 && g_ascii_isupper (parts[k][0]) && g_ascii_isupper (parts[k][1]))
          country = parts[k];
      g_string_append_printf (out,
                              "<style:style style:name=\"L%u\" style:family=\"text\"><style:text-properties"
                              " fo:language=\"%s\" fo:country=\"%s\" style:language-asian=\"%s\""
                              " style:country-asian=\"%s\"/></style:style>\n",
                              i + 1, parts[0], country, parts[0], country);
    }
}

static char *
make_content (OdtWriter *self)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<office:document-content" DOSSIER_ODT_NAMESPACES ">\n<office:automatic-styles>\n");

  g_string_append (
      out,
      "<style:style style:name=\"Pair\" style:family=\"table\"><style:table-properties style:width=\"17.4cm\""
      " table:align=\"margins\" fo:margin-top=\"0.15cm\" fo:margin-bottom=\"0.2cm\"/></style:style>\n"
      "<style:style style:name=\"Times\" style:family=\"table\"><style:table-properties style:width=\"17.4cm\""
      " table:align=\"margins\"/></style:style>\n"
      "<style:style style:name=\"Half\" style:family=\"table-column\"><style:table-column-properties"
      " style:column-width=\"8.7cm\"/></style:style>\n"
      "<style:style style:name=\"Date\" style:family=\"table-column\"><style:table-column-properties"
      " style:column-width=\"3.8cm\"/></style:style>\n"
      "<style:style style:name=\"What\" style:family=\"table-column\"><style:table-column-properties"
      " style:column-width=\"8.8cm\"/></style:style>\n"
      "<style:style style:name=\"Who\" style:family=\"table-column\"><style:table-column-properties"
      " style:column-width=\"4.8cm\"/></style:style>\n"
      "<style:style style:name=\"Whole\" style:family=\"table-row\"><style:table-row-properties"
      " fo:keep-together=\"always\"/></style:style>\n"
      "<style:style style:name=\"Side\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.2cm\""
      " fo:border=\"0.5pt solid #b0b0b5\"/></style:style>\n"
      "<style:style style:name=\"Row\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.08cm\""
      " fo:border-bottom=\"0.5pt solid #b0b0b5\"/></style:style>\n");
  append_languages (self, out);
  g_string_append (out, "</office:automatic-styles>\n<office:body><office:text>\n");
  g_string_append_len (out, self->body->str, (gssize) self->body->len);
  g_string_append (out, "</office:text></office:body></office:document-content>\n");
  return g_string_free (out, FALSE);
}

static gboolean
add_text (DossierZip *zip, const char *name, char *text, gboolean is_stored, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return dossier_zip_add (zip, name, bytes, is_stored, error);
}

static GBytes *
odt_finish (DossierReportWriter *writer, GError **error)
{
  OdtWriter *self = (OdtWriter *) writer;
  g_autoptr (DossierZip) zip = dossier_zip_new ();

  /* The type first and as it is, so that a program can tell it from the first bytes of the file. */
  if (!add_text (zip, "mimetype", g_strdup (DOSSIER_ODT_MEDIA_TYPE), TRUE, error)
      || !add_text (zip, "META-INF/manifest.xml", dossier_odt_make_manifest (self->picture != NULL), FALSE, error)
      || !add_text (zip, "meta.xml", dossier_odt_make_meta (self->title, self->lang), FALSE, error)
      || !add_text (zip, "styles.xml", dossier_odt_make_styles (), FALSE, error)
      || !add_text (zip, "content.xml", make_content (self), FALSE, error)
      || (self->picture != NULL && !dossier_zip_add (zip, "Pictures/figure.png", self->picture, TRUE, error)))
    return NULL;

  return dossier_zip_finish (zip);
}

static void
odt_free (DossierReportWriter *writer)
{
  OdtWriter *self = (OdtWriter *) writer;

  g_string_free (self->body, TRUE);
  g_ptr_array_unref (self->languages);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self->title);
  g_free (self->lang);
  g_free (self->id);
  g_free (self);
}

static const DossierReportWriterClass odt_class = {
  .figure = "png",
  .page_width = TEXT_WIDTH / CENTIMETRES_A_POINT,
  .page_height = TEXT_HEIGHT / CENTIMETRES_A_POINT,
  .begin = odt_begin,
  .open = odt_open,
  .close = odt_close,
  .heading = odt_heading,
  .text = odt_text,
  .link = odt_link,
  .picture = odt_picture,
  .finish = odt_finish,
  .free = odt_free,
};

DossierReportWriter *
dossier_report_odt_new (void)
{
  OdtWriter *self = g_new0 (OdtWriter, 1);

  self->parent.class = &odt_class;
  self->body = g_string_new (NULL);
  self->languages = g_ptr_array_new_with_free_func (g_free);
  return &self->parent;
}
