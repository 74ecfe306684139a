/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-pen-svg.h"

#include "dossier-font.h"
#include "dossier-language.h"
#include "dossier-slant.h"

#include <math.h>
#include <string.h>

typedef struct
{
  DossierPen parent;
  GString *out;
  GString *path;
  double x; /* where the path is, as written: a hundredth is all that it holds */
  double y;
  double start_x; /* of its last part */
  double start_y;
  char command; /* that its last numbers belong to */
  GArray *links; /* of each open group: whether it has a link around it */
  guint n_clips;
  gboolean is_filled; /* the path is to be filled, by the element that is still to come */
  DossierColor fill;
} SvgPen;

/* At most two decimals and never the locale's decimal mark; the shortest form. */
static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;

  if (!isfinite (value) || fabs (value) < 0.005)
    value = 0;
  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  end = buffer + strlen (buffer);
  if (strchr (buffer, '.') != NULL)
    {
      while (end[-1] == '0')
        end--;
      if (end[-1] == '.')
        end--;
      *end = '\0';
    }
  g_string_append (out, buffer);
}

/* A number of a path, in its shortest form: without a nought before the point, and without a space before a sign. */
static void
append_path_number (GString *path, double value)
{
  gsize start = path->len;
  char *written;

  append_number (path, value);
  written = path->str + start;
  if (g_str_has_prefix (written, "0.") || g_str_has_prefix (written, "-0."))
    g_string_erase (path, (gssize) (start + (*written == '-')), 1);
  written = path->str + start;
  if (start > 0 && *written != '-' && (g_ascii_isdigit (path->str[start - 1]) || path->str[start - 1] == '.'))
    g_string_insert_c (path, (gssize) start, ' ');
}

static double
round_for_path (double value)
{
  return isfinite (value) ? round (value * 100) / 100 : 0;
}

static void
append_command (SvgPen *self, char command)
{
  /* Of a command that goes on the letter is left out. */
  if (command != self->command)
    g_string_append_c (self->path, command);
  self->command = command;
}

/* A place of the path, as the way from where it is. */
static void
append_step (SvgPen *self, double x, double y)
{
  append_path_number (self->path, round_for_path (x) - self->x);
  append_path_number (self->path, round_for_path (y) - self->y);
}

static void
go_to (SvgPen *self, double x, double y)
{
  self->x = round_for_path (x);
  self->y = round_for_path (y);
}

/* As text or in an attribute. What XML cannot hold at all (most control characters, U+FFFE, U+FFFF) becomes U+FFFD. */
static void
append_escaped (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\'')
        g_string_append (out, "&#39;");
      else if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0) || c == 0xfffe
               || c == 0xffff)
        g_string_append (out, "\xef\xbf\xbd");
      else
        g_string_append_unichar (out, c);
    }
}

static void
append_color (GString *out, const char *property, const DossierColor *color)
{
  guint red = (guint) lround (color->red * 255);
  guint green = (guint) lround (color->green * 255);
  guint blue = (guint) lround (color->blue * 255);

  if (red % 17 == 0 && green % 17 == 0 && blue % 17 == 0)
    g_string_append_printf (out, " %s=\"#%x%x%x\"", property, red / 17, green / 17, blue / 17);
  else
    g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", property, red, green, blue);
  if (color->alpha < 1)
    {
      g_string_append_printf (out, " %s-opacity=\"", property);
      append_number (out, color->alpha);
      g_string_append_c (out, '"');
    }
}

static void
svg_pen_move_to (DossierPen *pen, double x, double y)
{
  SvgPen *self = (SvgPen *) pen;

  if (self->path->len == 0)
    self->x = self->y = 0;
  g_string_append_c (self->path, 'm');
  append_step (self, x, y);
  go_to (self, x, y);
  self->start_x = self->x;
  self->start_y = self->y;
  /* Whatever follows the place without a letter is a line. */
  self->command = 'l';
}

static void
svg_pen_line_to (DossierPen *pen, double x, double y)
{
  SvgPen *self = (SvgPen *) pen;

  if (round_for_path (y) == self->y)
    {
      append_command (self, 'h');
      append_path_number (self->path, round_for_path (x) - self->x);
    }
  else if (round_for_path (x) == self->x)
    {
      append_command (self, 'v');
      append_path_number (self->path, round_for_path (y) - self->y);
    }
  else
    {
      append_command (self, 'l');
      append_step (self, x, y);
    }
  go_to (self, x, y);
}

static void
svg_pen_curve_to (DossierPen *pen, double x1, double y1, double x2, double y2, double x3, double y3)
{
  SvgPen *self = (SvgPen *) pen;

  append_command (self, 'c');
  append_step (self, x1, y1);
  append_step (self, x2, y2);
  append_step (self, x3, y3);
  go_to (self, x3, y3);
}

static void
svg_pen_close_path (DossierPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  g_string_append_c (self->path, 'z');
  self->command = 'z';
  self->x = self->start_x;
  self->y = self->start_y;
}

static void
begin_path (SvgPen *self)
{
  g_string_append (self->out, "<path d=\"");
  g_string_append_len (self->out, self->path->str, (gssize) self->path->len);
  g_string_append_c (self->out, '"');
}

static void
end_path (SvgPen *self, gboolean keep)
{
  g_string_append (self->out, "/>\n");
  if (!keep)
    g_string_truncate (self->path, 0);
}

/* Writes the path as an element that is filled alone, where it is not to be stroked after all. */
static void
flush_fill (SvgPen *self)
{
  if (!self->is_filled)
    return;
  self->is_filled = FALSE;
  begin_path (self);
  append_color (self->out, "fill", &self->fill);
  end_path (self, TRUE);
}

static void
svg_pen_fill (DossierPen *pen, const DossierColor *color, gboolean keep)
{
  SvgPen *self = (SvgPen *) pen;

  if (self->path->len == 0)
    return;
  flush_fill (self);
  self->is_filled = TRUE;
  self->fill = *color;
  if (keep)
    return;
  flush_fill (self);
  g_string_truncate (self->path, 0);
}

static void
svg_pen_stroke (
    DossierPen *pen, const DossierColor *color, double width, const double *dashes, guint n_dashes, gboolean keep)
{
  SvgPen *self = (SvgPen *) pen;

  if (self->path->len == 0)
    return;
  begin_path (self);
  if (self->is_filled)
    append_color (self->out, "fill", &self->fill);
  else
    g_string_append (self->out, " fill=\"none\"");
  self->is_filled = FALSE;
  append_color (self->out, "stroke", color);
  g_string_append (self->out, " stroke-width=\"");
  append_number (self->out, width);
  g_string_append_c (self->out, '"');
  for (guint i = 0; i < n_dashes; i++)
    {
      g_string_append (self->out, i == 0 ? " stroke-dasharray=\"" : " ");
      append_number (self->out, dashes[i]);
    }
  if (n_dashes > 0)
    g_string_append_c (self->out, '"');
  end_path (self, keep);
}

static void
svg_pen_stroke_lines (DossierPen *pen, const DossierColor *color, double width)
{
  svg_pen_stroke (pen, color, width, NULL, 0, FALSE);
}

static void
append_language (GString *out, const char *tag)
{
  g_string_append (out, " xml:lang=\"");
  append_escaped (out, tag, strlen (tag));
  g_string_append_c (out, '"');
}

/* The letters of a line; in one set in italics, those of scripts that have none stand upright. */
static void
append_letters (SvgPen *self, DossierFontStyle style, const char *text, gsize length)
{
  gsize taken = 0;
  gboolean slanted = TRUE;

  for (gsize start = 0; start < length; start += taken)
    {
      taken = style == DOSSIER_FONT_ITALIC ? dossier_slant_take (text + start, length - start, &slanted) : length;
      if (!slanted)
        g_string_append (self->out, "<tspan font-style=\"normal\">");
      append_escaped (self->out, text + start, taken);
      if (!slanted)
        g_string_append (self->out, "</tspan>");
    }
}

/* Where a line stands, as attributes, and how wide it is: as wide as its card was made for also where the reader lacks
 * the font. */
static void
append_line_place (SvgPen *self, const DossierTextRun *run, const char *text, gsize length, double baseline)
{
  const DossierLine *line = dossier_font_get_line (text, length, run->style, run->language, run->right_to_left);
  double width = line->width * run->size / DOSSIER_FONT_REFERENCE_SIZE;

  if (run->max_width > 0)
    width = MIN (width, run->max_width);
  g_string_append (self->out, " x=\"");
  append_number (self->out, run->x);
  g_string_append (self->out, "\" y=\"");
  append_number (self->out, baseline);
  g_string_append (self->out, "\" textLength=\"");
  append_number (self->out, width);
  g_string_append (self->out, "\" lengthAdjust=\"spacingAndGlyphs\">");
  append_letters (self, run->style, text, length);
}

static void
svg_pen_text (DossierPen *pen, const DossierTextRun *run, const DossierColor *color)
{
  SvgPen *self = (SvgPen *) pen;
  double baseline = run->y + run->line_height / 2 + run->size * DOSSIER_FONT_BASELINE;
  gboolean to_start = run->right_to_left ? run->align > 0.75 : run->align < 0.25;

  if (*run->text == '\0')
    return;
  g_string_append (self->out, "<text font-size=\"");
  append_number (self->out, run->size);
  g_string_append_c (self->out, '"');
  if (run->style == DOSSIER_FONT_BOLD)
    g_string_append (self->out, " font-weight=\"bold\"");
  else if (run->style == DOSSIER_FONT_ITALIC)
    g_string_append (self->out, " font-style=\"italic\"");
  if (run->language != NULL)
    append_language (self->out, dossier_language_get_tag (run->language));
  if (run->right_to_left)
    g_string_append (self->out, " direction=\"rtl\"");
  if (!to_start)
    g_string_append (self->out, fabs (run->align - 0.5) < 0.25 ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
  append_color (self->out, "fill", color);
  if (strchr (run->text, '\n') == NULL)
    {
      append_line_place (self, run, run->text, strlen (run->text), baseline);
      g_string_append (self->out, "</text>\n");
      return;
    }
  g_string_append_c (self->out, '>');
  for (const char *text = run->text; *text != '\0';)
    {
      gsize length = strcspn (text, "\n");

      if (length > 0)
        {
          g_string_append (self->out, "<tspan");
          append_line_place (self, run, text, length, baseline);
          g_string_append (self->out, "</tspan>");
        }
      baseline += run->line_height;
      text += length + (text[length] == '\n');
    }
  g_string_append (self->out, "</text>\n");
}

static void
svg_pen_begin_group (DossierPen *pen, const char *id, const char *title, const char *url)
{
  SvgPen *self = (SvgPen *) pen;
  gboolean link = url != NULL
                  && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://") || *url == '#');

  if (link)
    {
      g_string_append (self->out, "<a href=\"");
      append_escaped (self->out, url, strlen (url));
      g_string_append (self->out, "\">");
    }
  g_array_append_val (self->links, link);
  g_string_append (self->out, "<g");
  if (id != NULL)
    {
      g_string_append (self->out, " id=\"");
      append_escaped (self->out, id, strlen (id));
      g_string_append_c (self->out, '"');
    }
  g_string_append (self->out, ">\n");
  if (title != NULL)
    {
      g_string_append (self->out, "<title>");
      append_escaped (self->out, title, strlen (title));
      g_string_append (self->out, "</title>\n");
    }
}

static void
svg_pen_end_group (DossierPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  g_return_if_fail (self->links->len > 0);

  g_string_append (self->out, g_array_index (self->links, gboolean, self->links->len - 1) ? "</g></a>\n" : "</g>\n");
  g_array_set_size (self->links, self->links->len - 1);
}

static void
svg_pen_push (DossierPen *pen, double x, double y, double scale, const DossierBox *clip)
{
  SvgPen *self = (SvgPen *) pen;

  if (clip != NULL)
    {
      g_string_append_printf (self->out, "<clipPath id=\"clip%u\"><path d=\"", ++self->n_clips);
      svg_pen_move_to (pen, clip->x, clip->y);
      svg_pen_line_to (pen, clip->x + clip->width, clip->y);
      svg_pen_line_to (pen, clip->x + clip->width, clip->y + clip->height);
      svg_pen_line_to (pen, clip->x, clip->y + clip->height);
      g_string_append_len (self->out, self->path->str, (gssize) self->path->len);
      g_string_truncate (self->path, 0);
      g_string_append (self->out, "z\"/></clipPath>\n");
    }
  g_string_append (self->out, "<g transform=\"translate(");
  append_number (self->out, x);
  g_string_append_c (self->out, ' ');
  append_number (self->out, y);
  g_string_append_c (self->out, ')');
  if (scale != 1)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      /* A large picture on a small page wants more decimals than a place does. */
      g_string_append_printf (self->out, " scale(%s)", g_ascii_formatd (buffer, sizeof buffer, "%.6g", scale));
    }
  g_string_append_c (self->out, '"');
  if (clip != NULL)
    g_string_append_printf (self->out, " clip-path=\"url(#clip%u)\"", self->n_clips);
  g_string_append (self->out, ">\n");
}

static void
svg_pen_pop (DossierPen *pen)
{
  g_string_append (((SvgPen *) pen)->out, "</g>\n");
}

static void
svg_pen_free (DossierPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  g_string_free (self->path, TRUE);
  g_array_unref (self->links);
  g_free (self);
}

static const DossierPenClass svg_pen_class = {
  .move_to = svg_pen_move_to,
  .line_to = svg_pen_line_to,
  .curve_to = svg_pen_curve_to,
  .close_path = svg_pen_close_path,
  .fill = svg_pen_fill,
  .stroke = svg_pen_stroke,
  .stroke_lines = svg_pen_stroke_lines,
  .text = svg_pen_text,
  .begin_group = svg_pen_begin_group,
  .end_group = svg_pen_end_group,
  .push = svg_pen_push,
  .pop = svg_pen_pop,
  .free = svg_pen_free,
};

DossierPen *
dossier_pen_svg_new (GString *out)
{
  SvgPen *self = NULL;

  g_return_val_if_fail (out != NULL, NULL);

  self = g_new0 (SvgPen, 1);
  self->parent.klass = &svg_pen_class;
  self->out = out;
  self->path = g_string_new (NULL);
  self->links = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return &self->parent;
}

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

void
dossier_pen_svg_begin_document (
    DossierPen *pen, double width, double height, const char *title, const char *description)
{
  GString *out = NULL;

  g_return_if_fail (pen != NULL && pen->klass == &svg_pen_class);

  out = ((SvgPen *) pen)->out;
  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"graphics-document document\"");
  append_attribute (out, "width", width);
  append_attribute (out, "height", height);
  g_string_append (out, " viewBox=\"0 0");
  g_string_append_c (out, ' ');
  append_number (out, width);
  g_string_append_c (out, ' ');
  append_number (out, height);
  g_string_append (out,
                   "\" font-family=\"" DOSSIER_FONT_FAMILIES "\" stroke-linejoin=\"round\" xml:space=\"preserve\">\n");
  if (title != NULL && *title != '\0')
    {
      g_string_append (out, "<title>");
      append_escaped (out, title, strlen (title));
      g_string_append (out, "</title>\n");
    }
  if (description != NULL && *description != '\0')
    {
      g_string_append (out, "<desc>");
      append_escaped (out, description, strlen (description));
      g_string_append (out, "</desc>\n");
    }
}

void
dossier_pen_svg_end_document (DossierPen *pen)
{
  g_return_if_fail (pen != NULL && pen->klass == &svg_pen_class);

  g_string_append (((SvgPen *) pen)->out, "</svg>\n");
}
