/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-card-draw.h"
#include "dossier-figure-private.h"
#include "dossier-language.h"
#include "dossier-painter.h"
#include "dossier-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* About sixty letters. */
#define NOTE_COLUMN 230.0
#define COLUMN_GAP 20.0

/* Between picture and notes, and what they need below it at least. */
#define NOTES_ABOVE 14.0
#define NOTES_ROOM 100.0

#define HEADING_SIZE 12.0
#define SMALL_SIZE 7.5
#define FOOT_SIZE 7.5

/* Around a part of a page: pixels that are partly in it. */
#define PART_MARGIN 2.0

/* Where lines go: columns from the left to the right, then to the next page. */
typedef struct
{
  guint n_columns;
  double left;
  double width; /* of a column */
  double top;
  double bottom;
} Columns;

/* The lines stand below each other, in their own height. */
static double
get_advance (const DossierFigureLine *line)
{
  return line->beside ? 0 : line->height + line->gap;
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

          if (y > columns->top && y + get_advance (line) > columns->bottom + 0.01
              && height > columns->bottom - columns->top)
            {
              if (++column == columns->n_columns)
                return first;
              y = columns->top;
            }
          line->x = line->indent + columns->left + column * (columns->width + COLUMN_GAP);
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

  dossier_figure_lines_add (lines, text, dossier_language_get_own (), DOSSIER_FONT_REGULAR, SMALL_SIZE, 0, width, &y);
}

/* It and what stands below it stay together up to the first lines of a note. */
static void
add_heading (GArray *lines, const char *text, double width)
{
  double y = 0;

  dossier_figure_lines_add (lines, text, dossier_language_get_own (), DOSSIER_FONT_BOLD, HEADING_SIZE, 0, width, &y);
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, DossierFigureLine, i).size == HEADING_SIZE)
      g_array_index (lines, DossierFigureLine, i).keep = TRUE;
}

static void
list_notes (DossierFigure *figure, guint n_hidden, double width)
{
  GArray *lines = figure->lines;
  guint n_notes = dossier_figure_notes_get_n_notes (figure->notes);

  if (n_notes == 0)
    {
      double y = 0;

      dossier_figure_lines_add (lines, _ ("Nothing here is quoted"), dossier_language_get_own (), DOSSIER_FONT_BOLD,
                                SMALL_SIZE, 0, width, &y);
      return;
    }
  add_heading (lines, _ ("Notes"), width);
  dossier_figure_notes_add_key (figure->notes, width, lines);
  if (n_hidden > 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("%u place in the picture has no room for its numbers; its notes stand here all the same.",
                    "%u places in the picture have no room for their numbers; their notes stand here all the same.",
                    n_hidden),
          n_hidden);

      add_small (lines, words, width);
    }
  for (guint i = 0; i < lines->len; i++)
    g_array_index (lines, DossierFigureLine, i).keep = TRUE;
  g_array_index (lines, DossierFigureLine, lines->len - 1).gap = 4;
  for (guint i = 0; i < n_notes; i++)
    dossier_figure_notes_add_note (figure->notes, i, width, lines);
  g_array_index (lines, DossierFigureLine, lines->len - 1).gap = 8;
  figure->first_source = lines->len;
  add_heading (lines, _ ("Sources"), width);
  dossier_figure_notes_add_sources (figure->notes, width, lines);
}

static void
list_lines (DossierFigure *figure, guint n_hidden, double width)
{
  if (figure->notes != NULL)
    list_notes (figure, n_hidden, width);
  /* A page of a size has it at its foot. */
  if (figure->is_free && figure->content_hash != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Dossier: %s"), figure->content_hash);

      add_small (figure->lines, words, width);
    }
}

/* Gives the lines from @first on, for which there is room above @most, places in columns of about the same height;
 * gives that height's end. */
static double
balance_columns (GArray *lines, guint first, Columns *columns, double most)
{
  double sum = 0;

  for (guint i = first; i < lines->len; i++)
    sum += get_advance (&g_array_index (lines, DossierFigureLine, i));
  for (double height = sum / columns->n_columns + 1;; height *= 1.03)
    {
      columns->bottom = MIN (columns->top + height, most);
      if (fill_columns (lines, first, columns) == lines->len || columns->bottom >= most)
        return columns->bottom;
    }
}

/* Below the picture, and on as many pages more as it takes. */
static void
fill_pages (DossierFigure *figure, Columns *columns, double below)
{
  double bottom = figure->height - figure->margin - 2 * FOOT_SIZE;
  double top = columns->top;
  guint first = 0;
  gboolean is_below = bottom - below >= NOTES_ROOM;

  if (is_below)
    columns->top = below;
  while (first < figure->lines->len)
    {
      DossierFigurePage page = { .first = first };

      columns->bottom = bottom;
      page.end = fill_columns (figure->lines, first, columns);
      if (page.end == figure->lines->len)
        balance_columns (figure->lines, first, columns, bottom);
      if (is_below)
        {
          g_array_index (figure->pages, DossierFigurePage, 0).first = first;
          g_array_index (figure->pages, DossierFigurePage, 0).end = page.end;
        }
      else
        {
          g_array_append_val (figure->pages, page);
        }
      first = page.end;
      is_below = FALSE;
      columns->top = top;
    }
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
  list_lines (figure, n_hidden, columns.width);
  if (!figure->is_free)
    {
      fill_pages (figure, &columns, y + NOTES_ABOVE);
      return;
    }
  figure->height = balance_columns (figure->lines, 0, &columns, G_MAXDOUBLE) + figure->margin;
  g_array_index (figure->pages, DossierFigurePage, 0).end = figure->lines->len;
}

/* Letters may reach out of their line. */
static gboolean
is_in_part (const DossierFigureLine *line, const DossierBox *part)
{
  return part == NULL || (line->y - line->height <= part->y + part->height && line->y + 2 * line->height >= part->y);
}

static void
draw_lines (DossierFigure *figure,
            const GArray *lines,
            guint first,
            guint end,
            DossierPen *pen,
            double scale,
            const DossierBox *part)
{
  const DossierStyle *style = figure->scene->style;
  const DossierColor *text = &style->types[DOSSIER_NODE_TYPE_OTHER].text;

  for (guint i = first; i < end; i++)
    {
      const DossierFigureLine *line = &g_array_index (lines, DossierFigureLine, i);

      if (line->size * scale < DOSSIER_LEGIBLE_SIZE / 3 || !is_in_part (line, part))
        continue;
      if (line->id != NULL || line->url != NULL)
        dossier_pen_begin_group (pen, line->id, NULL, line->url);
      dossier_figure_line_draw (line, pen, line->url != NULL ? &style->types[DOSSIER_NODE_TYPE_ACTOR].accent : text);
      if (line->id != NULL || line->url != NULL)
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
    .language = dossier_language_choose (label, dossier_language_get_own ()),
    .size = FOOT_SIZE,
    .x = figure->width - figure->margin,
    .y = figure->height - figure->margin - FOOT_SIZE,
    .align = 1,
    .line_height = FOOT_SIZE * 1.3,
  };

  if (figure->pages->len > 1)
    dossier_pen_text (pen, &run, &style->edge_text);
  if (figure->content_hash != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Dossier: %s"), figure->content_hash);

      run.text = words;
      run.language = dossier_language_choose (words, dossier_language_get_own ());
      run.x = figure->margin;
      run.align = 0;
      run.max_width = figure->width - 2 * figure->margin - (figure->pages->len > 1 ? 120 : 0);
      dossier_pen_text (pen, &run, &style->edge_text);
    }
}

static void
intersect (DossierBox *box, const DossierBox *other)
{
  double right = MIN (box->x + box->width, other->x + other->width);
  double bottom = MIN (box->y + box->height, other->y + other->height);

  box->x = MAX (box->x, other->x);
  box->y = MAX (box->y, other->y);
  box->width = MAX (right - box->x, 0);
  box->height = MAX (bottom - box->y, 0);
}

static gboolean
draw_picture (DossierFigure *figure,
              const DossierFigurePage *page,
              DossierPen *pen,
              double scale,
              const DossierBox *part,
              GCancellable *cancellable)
{
  gboolean is_cut = figure->is_part || figure->n_rows * figure->n_columns > 1;
  gboolean whole;
  DossierBox cut = page->tile;
  DossierBox region = page->tile;
  double x = figure->area.x - page->tile.x * figure->scale;
  double y = figure->area.y - page->tile.y * figure->scale;

  if (figure->is_part)
    intersect (&cut, &figure->picture);
  if (part != NULL)
    {
      double margin = PART_MARGIN / scale;
      const DossierBox there = {
        (part->x - margin - x) / figure->scale,
        (part->y - margin - y) / figure->scale,
        (part->width + 2 * margin) / figure->scale,
        (part->height + 2 * margin) / figure->scale,
      };

      intersect (&region, &there);
      if (region.width <= 0 || region.height <= 0)
        return TRUE;
    }
  dossier_pen_push (pen, x, y, figure->scale, is_cut ? &cut : NULL);
  whole = dossier_painter_paint_figure (figure->scene, pen, &region, dossier_figure_get_detail (figure, scale),
                                        dossier_figure_get_edge_label_size (figure), cancellable);
  if (whole && figure->notes != NULL)
    dossier_figure_draw_marks (figure, pen, &region, scale);
  dossier_pen_pop (pen);
  return whole;
}

static gboolean
draw_all (
    DossierFigure *figure, guint page, DossierPen *pen, double scale, const DossierBox *part, GCancellable *cancellable)
{
  const DossierFigurePage *record = &g_array_index (figure->pages, DossierFigurePage, page);

  if (record->tile.width > 0)
    {
      draw_lines (figure, figure->head, 0, figure->head->len, pen, scale, part);
      if (!draw_picture (figure, record, pen, scale, part, cancellable))
        return FALSE;
      if (figure->legend != NULL)
        dossier_legend_draw (figure->legend, pen, scale);
    }
  draw_lines (figure, figure->lines, record->first, record->end, pen, scale, part);
  if (!figure->is_free)
    draw_foot (figure, page, pen);
  return !g_cancellable_is_cancelled (cancellable);
}

gboolean
dossier_figure_draw_page_part (
    DossierFigure *figure, guint page, DossierPen *pen, double scale, const DossierBox *part, GCancellable *cancellable)
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
  whole = draw_all (figure, page, pen, scale, part, cancellable);
  dossier_pen_end_group (pen);
  return whole;
}

gboolean
dossier_figure_draw_page (DossierFigure *figure, guint page, DossierPen *pen, double scale, GCancellable *cancellable)
{
  return dossier_figure_draw_page_part (figure, page, pen, scale, NULL, cancellable);
}
