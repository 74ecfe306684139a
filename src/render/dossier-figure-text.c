/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-figure-text.h"

#include "dossier-font.h"
#include "dossier-label.h"
#include "dossier-language.h"

#include <math.h>

#define LINE_SPACING 1.32

static void
clear_line (gpointer data)
{
  DossierFigureLine *line = data;

  g_free (line->text);
  g_free (line->url);
  g_free (line->id);
}

GArray *
dossier_figure_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (DossierFigureLine));

  g_array_set_clear_func (lines, clear_line);
  return lines;
}

/* Characters that would order the words around them anew are left out too: a note is read with others. */
static char *
clean (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else if (!(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069))
        {
          g_string_append_unichar (out, c);
        }
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

void
dossier_figure_lines_add (GArray *lines,
                          const char *text,
                          const char *said,
                          DossierFontStyle style,
                          double size,
                          double x,
                          double width,
                          double *y)
{
  g_autofree char *words = clean (text);
  const char *language = dossier_language_choose (words, said);
  gboolean right_to_left = dossier_label_is_right_to_left (words);
  g_autoptr (PangoLayout) layout = NULL;
  const char *shown = NULL;
  double height = ceil (size * LINE_SPACING * 4) / 4;

  if (*words == '\0')
    return;

  layout = dossier_font_create_layout (words, -1, style, language, right_to_left);
  shown = pango_layout_get_text (layout);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width / size * DOSSIER_FONT_REFERENCE_SIZE * PANGO_SCALE));
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      const PangoLayoutLine *broken = l->data;
      DossierFigureLine line = {
        .language = language,
        .style = style,
        .size = size,
        .indent = x,
        .x = x,
        .y = *y,
        .width = width,
        .height = height,
        .right_to_left = right_to_left,
      };

      line.text = g_strchomp (g_strndup (shown + broken->start_index, (gsize) broken->length));
      g_array_append_val (lines, line);
      *y += height;
    }
}

void
dossier_figure_line_draw (const DossierFigureLine *line, DossierPen *pen, const DossierColor *color)
{
  DossierTextRun run = {
    .text = line->text,
    .language = line->language,
    .style = line->style,
    .size = line->size,
    .x = line->right_to_left ? line->x + line->width : line->x,
    .y = line->y,
    .align = line->right_to_left ? 1 : 0,
    .line_height = line->height,
    .max_width = line->width,
    .right_to_left = line->right_to_left,
  };

  dossier_pen_text (pen, &run, color);
}
