/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-card-draw.h"
#include "dossier-figure-private.h"
#include "dossier-painter.h"
#include "dossier-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NOTE_COLUMN 320.0
#define COLUMN_GAP 20.0
#define HEADING_SIZE 12.0
#define SMALL_SIZE 7.5
#define FOOT_SIZE 7.5

/* Where lines go: columns from the left to the right, then to the next page. */
typedef struct
{
  guint n_columns;
  double left;
  double width; /* of a column */
  double top;
  double bottom;
} Columns;

/* The lines stand below each other, in their own height: a number's line lies over the one that follows. */
static double
get_advance (const DossierFigureLine *line)
{
  return line->note > 0 ? 0 : line->height + line->gap;
}

/* How many of the lines from @first on belong together, and their height. */
static guint
get_kept (const GArray *lines, guint first, double *height)
{
  guint end = first;

  *height = 0;
  do
    *height += get_advance (&g_array_index (lines, DossierFigureLine, end));
  while (g_array_index (lines, DossierFigureLine, end++).keep && end < lines->len);
  return end - first;
}

/* Gives lines from @first on their places in the columns of one page; the first that has none. */
static guint
fill_columns (GArray *lines, guint first, const Columns *columns)
{
  guint column = 0;
  double y = columns->top;

  while (first < lines->len)
    {
      double height;
      guint n_kept = get_kept (lines, first, &height);

      if (y > columns->top && y + height > columns->bottom)
        {
          if (++column == columns->n_columns)
            return first;
          y = columns->top;
        }
      /* What fits no column is broken where it must be. */
      for (guint i = 0; i < n_kept; i++)
        {
          DossierFigureLine *line = &g_array_index (lines, DossierFigureLine, first);

          if (y > columns->top && y + get_advance (line) > columns->bottom + 0.01 && height > columns->bottom - columns->top)
            {
              if (++column == columns->n_columns)
                return first;
              y = columns->top;
            }
          line->x += columns->left + column * (columns->width + COLUMN_GAP);
          line->y = y;
          y += get_advance (line);
          first++;
        }
    }
  return first;
}

static void
add_small (GArray *lines, const char *text, double width)
{
  double y = 0;

  dossier_figure_lines_add (lines, text, DOSSIER_FONT_REGULAR, SMALL_SIZE, 0, width, &y);
}

static void
list_lines (DossierFigure *figure, guint n_hidden, double width)
{
  GArray *lines = figure->lines;
  double y = 0;

  if (figure->notes != NULL)
    {
      guint n_notes = dossier_figure_notes_get_n_notes (figure->notes);

      dossier_figure_lines_add (lines, n_notes > 0 ? _ ("Notes") : _ ("Nothing here is quoted"), DOSSIER_FONT_BOLD,
                                HEADING_SIZE, 0, width, &y);
      if (n_hidden > 0)
        {
          g_autofree char *words = g_strdup_printf (
              ngettext ("%u place in the picture has no room for its numbers; its notes stand here all the same.",
                        "%u places in the picture have no room for their numbers; their notes stand here all the same.",
                        n_hidden),
              n_hidden);

          add_small (lines, words, width);
        }
      g_array_index (lines, DossierFigureLine, lines->len - 1).gap = 4;
      for (guint i = 0; i < lines->len; i++)
        g_array_index (lines, DossierFigureLine, i).keep = n_notes > 0;
      for (guint i = 0; i < n_notes; i++)
        dossier_figure_notes_add_lines (figure->notes, i, width, lines);
    }
  if (figure->content_hash != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Dossier: %s"), figure->content_hash);

      add_small (lines, words, width);
    }
}

/* Below the picture, in columns of about the same height. */
static void
add_below (DossierFigure *figure, Columns *columns)
{
  DossierFigurePage *page = &g_array_index (figure->pages, DossierFigurePage, 0);
  g_autofree double *left = g_new (double, figure->lines->len + 1);
  double sum = 0;

  for (guint i = 0; i < figure->lines->len; i++)
    {
      left[i] = g_array_index (figure->lines, DossierFigureLine, i).x;
      sum += get_advance (&g_array_index (figure->lines, DossierFigureLine, i));
    }
  for (double height = sum / columns->n_columns + 1;; height *= 1.03)
    {
      columns->bottom = columns->top + height;
      if (fill_columns (figure->lines, 0, columns) == figure->lines->len)
        break;
      for (guint i = 0; i < figure->lines->len; i++)
        g_array_index (figure->lines, DossierFigureLine, i).x = left[i];
    }
  page->end = figure->lines->len;
  figure->height = columns->bottom + figure->margin;
}

void
dossier_figure_add_notes (DossierFigure *figure, double y, guint n_hidden)
{
  Columns columns = { .left = figure->margin, .top = figure->is_free ? y + 8 : figure->margin };
  double width = figure->width - 2 * figure->margin;

  columns.n_columns = (guint) MAX (1, floor ((width + COLUMN_GAP) / (NOTE_COLUMN + COLUMN_GAP)));
  if (figure->is_free)
    columns.n_columns = (guint) CLAMP (figure->notes != NULL ? dossier_figure_notes_get_n_notes (figure->notes) : 0, 1,
                                       columns.n_columns);
  columns.width = (width - (columns.n_columns - 1) * COLUMN_GAP) / columns.n_columns;
  columns.width = MAX (columns.width, 40);
  columns.bottom = figure->height - figure->margin - 2 * FOOT_SIZE;
  list_lines (figure, n_hidden, columns.width);
  if (figure->is_free)
    {
      add_below (figure, &columns);
      return;
    }
  for (guint first = 0; first < figure->lines->len;)
    {
      DossierFigurePage page = { .first = first };

      first = page.end = fill_columns (figure->lines, first, &columns);
      g_array_append_val (figure->pages, page);
    }
}

static void
draw_lines (DossierFigure *figure, const GArray *lines, guint first, guint end, DossierPen *pen, double scale)
{
  const DossierStyle *style = figure->scene->style;
  const DossierColor *text = &style->types[DOSSIER_NODE_TYPE_OTHER].text;

  for (guint i = first; i < end; i++)
    {
      const DossierFigureLine *line = &g_array_index (lines, DossierFigureLine, i);
      g_autofree char *id = line->note > 0 ? g_strdup_printf ("note-%u", line->note) : NULL;

      if (line->size * scale < DOSSIER_LEGIBLE_SIZE / 3)
        continue;
      if (id != NULL || line->url != NULL)
        dossier_pen_begin_group (pen, id, NULL, line->url);
      dossier_figure_line_draw (line, pen, line->url != NULL ? &style->types[DOSSIER_NODE_TYPE_ACTOR].accent : text);
      if (id != NULL || line->url != NULL)
        dossier_pen_end_group (pen);
    }
}

static void
draw_foot (DossierFigure *figure, guint page, DossierPen *pen)
{
  const DossierStyle *style = figure->scene->style;
  g_autofree char *label = dossier_figure_get_page_label (figure, page);
  DossierTextRun run = {
    .text = label,
    .size = FOOT_SIZE,
    .x = figure->width - figure->margin,
    .y = figure->height - figure->margin - FOOT_SIZE,
    .align = 1,
    .line_height = FOOT_SIZE * 1.3,
  };

  if (figure->pages->len > 1)
    dossier_pen_text (pen, &run, &style->edge_text);
  if (figure->notes == NULL && figure->content_hash != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Dossier: %s"), figure->content_hash);

      run.text = words;
      run.x = figure->margin;
      run.align = 0;
      run.max_width = figure->width - 2 * figure->margin - (figure->pages->len > 1 ? 120 : 0);
      dossier_pen_text (pen, &run, &style->edge_text);
    }
}

static gboolean
draw_picture (DossierFigure *figure, const DossierFigurePage *page, DossierPen *pen, double scale, GCancellable *cancellable)
{
  gboolean is_cut = figure->is_part || figure->n_rows * figure->n_columns > 1;
  gboolean whole;
  DossierBox cut = page->tile;

  if (figure->is_part)
    {
      double right = MIN (cut.x + cut.width, figure->picture.x + figure->picture.width);
      double bottom = MIN (cut.y + cut.height, figure->picture.y + figure->picture.height);

      cut.x = MAX (cut.x, figure->picture.x);
      cut.y = MAX (cut.y, figure->picture.y);
      cut.width = MAX (right - cut.x, 0);
      cut.height = MAX (bottom - cut.y, 0);
    }
  dossier_pen_push (pen, figure->area.x - page->tile.x * figure->scale, figure->area.y - page->tile.y * figure->scale,
                    figure->scale, is_cut ? &cut : NULL);
  whole = dossier_painter_paint (figure->scene, pen, &page->tile,
                                 dossier_figure_get_detail (figure, scale), FALSE,
                                 cancellable);
  if (whole && figure->notes != NULL)
    dossier_figure_draw_marks (figure, pen, &page->tile, scale);
  dossier_pen_pop (pen);
  return whole;
}

static gboolean
draw_all (DossierFigure *figure, guint page, DossierPen *pen, double scale, GCancellable *cancellable)
{
  const DossierFigurePage *record = &g_array_index (figure->pages, DossierFigurePage, page);

  if (record->tile.width > 0)
    {
      draw_lines (figure, figure->head, 0, figure->head->len, pen, scale);
      if (!draw_picture (figure, record, pen, scale, cancellable))
        return FALSE;
      if (figure->legend != NULL)
        dossier_legend_draw (figure->legend, pen, scale);
    }
  draw_lines (figure, figure->lines, record->first, record->end, pen, scale);
  if (!figure->is_free)
    draw_foot (figure, page, pen);
  return !g_cancellable_is_cancelled (cancellable);
}

gboolean
dossier_figure_draw_page (
    DossierFigure *figure, guint page, DossierPen *pen, double scale, GCancellable *cancellable)
{
  g_autofree char *id = NULL;
  gboolean whole;

  g_return_val_if_fail (figure != NULL && page < dossier_figure_get_n_pages (figure), FALSE);
  g_return_val_if_fail (pen != NULL && scale > 0, FALSE);

  id = g_strdup_printf ("page-%u", page + 1);
  dossier_pen_begin_group (pen, id, NULL, NULL);
  if (!figure->transparent)
    {
      DossierBox all = { 0, 0, figure->width, figure->height };

      dossier_pen_rectangle (pen, &all);
      dossier_pen_fill (pen, &figure->scene->style->ground, FALSE);
    }
  whole = draw_all (figure, page, pen, scale, cancellable);
  dossier_pen_end_group (pen);
  return whole;
}
