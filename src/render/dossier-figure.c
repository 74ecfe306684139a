/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-edge-label.h"
#include "dossier-figure-private.h"
#include "dossier-placement.h"
#include "dossier-scene-private.h"
#include "layout/dossier-curve.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Points of a page. */
#define MARGIN 36.0
#define FREE_MARGIN 24.0
#define INSET_MARGIN 4.0
#define TITLE_SIZE 16.0
#define SMALL_SIZE 8.5
#define LEGEND_SIZE 8.0
#define FOOT_HEIGHT 16.0

/* A picture is not drawn larger than this on a page. */
#define LARGEST_SCALE 1.5

/* What tiles are drawn in: the smallest letters of a card are 7 points high then. */
#define TILE_SCALE 0.75
#define MAX_TILES 400
#define MOST_OVERLAP 0.4

/* Numbers of notes, points of a page. */
#define MARK_SIZE 5.5
#define FREE_MARK_SIZE 6.5

/* What is to be read shows what a screen does at full size; paper shows more in a point. */
#define PAPER_DETAIL 1.35
/* Of the names of relations, in points of the page, and how large they may then be beside the names of nodes. */
#define LEAST_EDGE_LABEL 5.0
#define LARGEST_EDGE_LABEL (1.4 * DOSSIER_EDGE_LABEL_SIZE)

static const struct
{
  const char *name;
  double width;
  double height;
} sheets[DOSSIER_N_FIGURE_SHEETS] = {
  [DOSSIER_FIGURE_SHEET_FREE] = { "free", 0, 0 },
  [DOSSIER_FIGURE_SHEET_A4] = { "a4", 595.28, 841.89 },
  [DOSSIER_FIGURE_SHEET_LETTER] = { "letter", 612, 792 },
  [DOSSIER_FIGURE_SHEET_A3] = { "a3", 841.89, 1190.55 },
  [DOSSIER_FIGURE_SHEET_SLIDE] = { "slide", 540, 960 },
  [DOSSIER_FIGURE_SHEET_CUSTOM] = { NULL, 0, 0 },
};

static const struct
{
  const char *ending;
  DossierFigureFormat format;
} endings[] = {
  { ".svg", DOSSIER_FIGURE_SVG },
  { ".png", DOSSIER_FIGURE_PNG },
  { ".pdf", DOSSIER_FIGURE_PDF },
};

gboolean
dossier_figure_format_from_path (const char *path, DossierFigureFormat *format, GError **error)
{
  gsize length = 0;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  length = strlen (path);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize ending = strlen (endings[i].ending);

      if (length > ending && g_ascii_strcasecmp (path + length - ending, endings[i].ending) == 0)
        {
          *format = endings[i].format;
          return TRUE;
        }
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _ ("“%s” does not say what kind of figure to write: let the name end in .svg, .png or .pdf"), path);
  return FALSE;
}

gboolean
dossier_figure_sheet_from_name (const char *name, DossierFigureSheet *sheet)
{
  g_return_val_if_fail (name != NULL && sheet != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (sheets[i].name != NULL && g_ascii_strcasecmp (name, sheets[i].name) == 0)
      {
        *sheet = i;
        return TRUE;
      }
  return FALSE;
}

void
dossier_figure_options_init (DossierFigureOptions *options)
{
  *options = (DossierFigureOptions){ .legend = TRUE };
}

/* (transfer full) (nullable): how much of the dossier it is; %NULL for all of it, and where the edge of a region cuts. */
static char *
describe_part (DossierFigure *figure, const DossierFigureOptions *options)
{
  guint n_nodes = dossier_graph_get_n_nodes (dossier_scene_get_graph (figure->scene));
  guint n_shown = 0;

  for (guint i = 0; i < n_nodes; i++)
    n_shown += dossier_scene_is_visible (figure->scene, i);
  if (n_shown == n_nodes || options->region != NULL)
    return NULL;
  return g_strdup_printf (ngettext ("%'u of %'u node", "%'u of %'u nodes", n_nodes), n_shown, n_nodes);
}

static void
add_fact (GString *facts, const char *fact)
{
  if (fact != NULL)
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

/* What stands above the picture; gives its height. */
static double
add_head (DossierFigure *figure, const DossierFigureOptions *options)
{
  const char *said = dossier_graph_get_lang (dossier_scene_get_graph (figure->scene));
  double width = figure->width - 2 * figure->margin;
  double y = figure->margin;
  g_autoptr (GString) small = g_string_new (options->date);

  if (options->title != NULL)
    dossier_figure_lines_add (figure->head, options->title, said, DOSSIER_FONT_BOLD, TITLE_SIZE, figure->margin, width,
                              &y);
  if (options->filter != NULL && *options->filter != '\0')
    {
      g_autofree char *words = g_strdup_printf (_ ("Filter: %s"), options->filter);

      add_fact (small, words);
    }
  if (figure->head->len > 0 || small->len > 0)
    {
      g_autofree char *part = describe_part (figure, options);

      add_fact (small, part);
    }
  dossier_figure_lines_add (figure->head, small->str, said, DOSSIER_FONT_REGULAR, SMALL_SIZE, figure->margin, width,
                            &y);
  return figure->head->len > 0 ? y + 8 - figure->margin : 0;
}

static void
add_page (DossierFigure *figure, guint row, guint column, const DossierBox *tile)
{
  DossierFigurePage page = { row, column, *tile, 0, 0 };

  g_array_append_val (figure->pages, page);
}

/* A page as large as what stands on it. */
static void
compose_free (DossierFigure *figure, const DossierFigureOptions *options)
{
  double head;

  figure->is_free = TRUE;
  figure->scale = 1;
  figure->mark_size = FREE_MARK_SIZE;
  figure->margin = FREE_MARGIN;
  figure->width = figure->picture.width;
  if (options->citations || (options->title != NULL && *options->title != '\0'))
    figure->width = MAX (figure->width, 348);
  head = add_head (figure, options);
  if (head > 0)
    head += figure->margin;
  figure->area = (DossierBox){ 0, head, figure->picture.width, figure->picture.height };
  figure->height = head + figure->picture.height;
  if (options->legend)
    {
      DossierBox above = { 0, head, figure->width, figure->picture.height };

      figure->legend = dossier_legend_new (figure->scene, options->region, &above, 0);
    }
  if (figure->legend != NULL)
    {
      DossierBox box = dossier_legend_get_box (figure->legend);

      figure->width = MAX (figure->width, box.width);
      figure->height += box.height;
    }
  figure->area.x = (figure->width - figure->area.width) / 2;
  if (figure->width - figure->picture.width < 1 || figure->head->len == 0)
    figure->area.x = 0;
  add_page (figure, 0, 0, &figure->picture);
}

/* As large as the largest card, up to a part of the tile. */
static void
measure_overlap (DossierFigure *figure, double width, double height, double scale)
{
  figure->overlap_x = MIN (figure->scene->widest, width / scale * MOST_OVERLAP);
  figure->overlap_y = MIN (figure->scene->highest, height / scale * MOST_OVERLAP);
}

/* How many tiles of @side it takes for @length, at @scale or larger. */
static guint
count_side (double length, double side, double overlap, double scale)
{
  double more = (length * scale - side) / (side - overlap * scale);

  return 1 + (guint) MAX (0, ceil (more - 1e-6));
}

/* Into how many tiles the picture is cut on an area of this size. */
static void
count_tiles (DossierFigure *figure, double width, double height)
{
  double wanted = TILE_SCALE;

  do
    {
      measure_overlap (figure, width, height, wanted);
      figure->n_columns = count_side (figure->picture.width, width, figure->overlap_x, wanted);
      figure->n_rows = count_side (figure->picture.height, height, figure->overlap_y, wanted);
      wanted *= 0.9;
    }
  while ((double) figure->n_columns * figure->n_rows > MAX_TILES);
  figure->scale
      = MIN (figure->n_columns * width / (figure->picture.width + (figure->n_columns - 1) * figure->overlap_x),
             figure->n_rows * height / (figure->picture.height + (figure->n_rows - 1) * figure->overlap_y));
  figure->scale = MIN (figure->scale, LARGEST_SCALE);
}

/* On a sheet of this size: how large the picture is, and on how many pages. */
static void
measure_sheet (DossierFigure *figure, const DossierFigureOptions *options, double width, double height)
{
  double top;
  double foot = options->is_inset ? 0 : FOOT_HEIGHT;
  double bottom = foot;
  double spare = 0;

  figure->width = width;
  figure->height = height;
  g_array_set_size (figure->head, 0);
  g_clear_pointer (&figure->legend, dossier_legend_free);
  top = add_head (figure, options);
  if (options->legend)
    {
      DossierBox above = { 0, 0, width - 2 * figure->margin, height };

      figure->legend = dossier_legend_new (figure->scene, options->region, &above, LEGEND_SIZE);
    }
  if (figure->legend != NULL)
    {
      DossierBox box = dossier_legend_get_box (figure->legend);

      bottom += box.height;
    }
  figure->area = (DossierBox){
    figure->margin,
    figure->margin + top,
    MAX (width - 2 * figure->margin, 10),
    MAX (height - 2 * figure->margin - top - bottom, 10),
  };
  figure->n_columns = figure->n_rows = 1;
  figure->scale
      = MIN (figure->area.width / figure->picture.width, figure->area.height / figure->picture.height);
  figure->scale = MIN (figure->scale, LARGEST_SCALE);
  if (options->tiled && figure->scale < TILE_SCALE)
    count_tiles (figure, figure->area.width, figure->area.height);
  /* On paper, legend and notes follow the picture; a slide is looked at as a whole. */
  if (figure->n_columns * figure->n_rows == 1 && options->sheet != DOSSIER_FIGURE_SHEET_SLIDE)
    spare = figure->area.height - figure->picture.height * figure->scale;
  figure->area.height -= MAX (spare, 0);
  figure->below = height - figure->margin - foot - MAX (spare, 0);
  if (options->is_inset)
    figure->height -= MAX (spare, 0);
  if (figure->legend != NULL)
    dossier_legend_move (figure->legend, figure->margin - LEGEND_SIZE * 1.3,
                         figure->below - dossier_legend_get_box (figure->legend).height + LEGEND_SIZE);
}

static void
compose_sheet (DossierFigure *figure, const DossierFigureOptions *options)
{
  double width = sheets[options->sheet].width;
  double height = sheets[options->sheet].height;
  double tile_width, tile_height, all_width, all_height;
  gboolean landscape = options->orientation == DOSSIER_FIGURE_ORIENTATION_LANDSCAPE;
  gboolean is_custom = options->sheet == DOSSIER_FIGURE_SHEET_CUSTOM;

  if (is_custom)
    {
      width = options->sheet_width;
      height = options->sheet_height;
    }
  figure->margin = options->is_inset ? INSET_MARGIN : MIN (MARGIN, MIN (width, height) / 12);
  if (options->orientation == DOSSIER_FIGURE_ORIENTATION_AUTO && options->sheet == DOSSIER_FIGURE_SHEET_SLIDE)
    {
      landscape = TRUE;
    }
  else if (options->orientation == DOSSIER_FIGURE_ORIENTATION_AUTO && (!is_custom || options->may_turn))
    {
      double scale;
      guint n_pages;

      measure_sheet (figure, options, MIN (width, height), MAX (width, height));
      scale = figure->scale;
      n_pages = figure->n_columns * figure->n_rows;
      measure_sheet (figure, options, MAX (width, height), MIN (width, height));
      landscape = options->tiled && figure->n_columns * figure->n_rows != n_pages
                      ? figure->n_columns * figure->n_rows < n_pages
                      : figure->scale > scale;
    }
  if (options->orientation == DOSSIER_FIGURE_ORIENTATION_AUTO && is_custom && !options->may_turn)
    measure_sheet (figure, options, width, height);
  else if (landscape)
    measure_sheet (figure, options, MAX (width, height), MIN (width, height));
  else
    measure_sheet (figure, options, MIN (width, height), MAX (width, height));

  figure->mark_size = MARK_SIZE / MIN (figure->scale, 1);
  tile_width = figure->area.width / figure->scale;
  tile_height = figure->area.height / figure->scale;
  all_width = figure->n_columns * tile_width - (figure->n_columns - 1) * figure->overlap_x;
  all_height = figure->n_rows * tile_height - (figure->n_rows - 1) * figure->overlap_y;
  for (guint row = 0; row < figure->n_rows; row++)
    for (guint column = 0; column < figure->n_columns; column++)
      {
        /* The picture stands in the middle of all of its tiles. */
        DossierBox tile = {
          figure->picture.x + (figure->picture.width - all_width) / 2 + column * (tile_width - figure->overlap_x),
          figure->picture.y + (figure->picture.height - all_height) / 2 + row * (tile_height - figure->overlap_y),
          tile_width,
          tile_height,
        };

        add_page (figure, row, column, &tile);
      }
}

DossierFigure *
dossier_figure_new (DossierScene *scene, const DossierFigureOptions *options)
{
  DossierFigureOptions defaults;
  DossierFigure *figure;
  guint n_hidden = 0;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (options == NULL || (guint) options->sheet < DOSSIER_N_FIGURE_SHEETS, NULL);
  g_return_val_if_fail (options == NULL || options->sheet != DOSSIER_FIGURE_SHEET_CUSTOM
                            || (options->sheet_width >= 72 && options->sheet_height >= 72),
                        NULL);

  if (options == NULL)
    {
      dossier_figure_options_init (&defaults);
      options = &defaults;
    }

  figure = g_new0 (DossierFigure, 1);
  g_atomic_ref_count_init (&figure->ref_count);
  figure->scene = dossier_scene_ref (scene);
  figure->transparent = options->transparent;
  figure->title = g_strdup (options->title);
  figure->content_hash = g_strdup (options->content_hash);
  figure->picture = options->region != NULL ? *options->region : dossier_scene_get_bounds (scene);
  figure->picture.width = MAX (figure->picture.width, 1);
  figure->picture.height = MAX (figure->picture.height, 1);
  figure->is_part = options->region != NULL;
  figure->n_rows = figure->n_columns = 1;
  figure->head = dossier_figure_lines_new ();
  figure->lines = dossier_figure_lines_new ();
  figure->pages = g_array_new (FALSE, FALSE, sizeof (DossierFigurePage));
  if (options->sheet == DOSSIER_FIGURE_SHEET_FREE)
    compose_free (figure, options);
  else
    compose_sheet (figure, options);
  if (options->citations)
    {
      figure->notes = dossier_figure_notes_new (scene, &figure->picture);
      n_hidden = dossier_figure_place_marks (figure);
    }
  if (options->citations || (figure->is_free && figure->content_hash != NULL))
    dossier_figure_add_notes (figure, figure->is_free ? figure->height : figure->below, n_hidden);
  return figure;
}

DossierFigure *
dossier_figure_ref (DossierFigure *figure)
{
  g_return_val_if_fail (figure != NULL, NULL);

  g_atomic_ref_count_inc (&figure->ref_count);
  return figure;
}

void
dossier_figure_unref (DossierFigure *figure)
{
  g_return_if_fail (figure != NULL);

  if (!g_atomic_ref_count_dec (&figure->ref_count))
    return;

  g_clear_pointer (&figure->legend, dossier_legend_free);
  g_clear_pointer (&figure->notes, dossier_figure_notes_free);
  g_array_unref (figure->head);
  g_array_unref (figure->lines);
  g_array_unref (figure->pages);
  g_free (figure->title);
  g_free (figure->content_hash);
  dossier_scene_unref (figure->scene);
  g_free (figure);
}

guint
dossier_figure_get_n_pages (DossierFigure *figure)
{
  g_return_val_if_fail (figure != NULL, 0);

  return figure->pages->len;
}

guint
dossier_figure_get_n_notes (DossierFigure *figure)
{
  g_return_val_if_fail (figure != NULL, 0);

  return figure->notes != NULL ? dossier_figure_notes_get_n_notes (figure->notes) : 0;
}

guint
dossier_figure_get_n_unnamed (DossierFigure *figure)
{
  g_autoptr (DossierPlacement) placement = NULL;
  guint n_unnamed = 0;

  g_return_val_if_fail (figure != NULL, 0);

  placement = dossier_scene_get_placement (figure->scene, dossier_figure_get_detail (figure, 1));
  if (placement == NULL)
    return 0;
  for (guint i = 0; i < figure->scene->n_nodes; i++)
    n_unnamed += placement->index[i] == 0 && dossier_scene_get_visibility (figure->scene, i) == DOSSIER_VISIBILITY_SHOWN
                 && dossier_box_meets (&figure->scene->boxes[i], &figure->picture);
  return n_unnamed;
}

void
dossier_figure_get_page_size (DossierFigure *figure, guint page, double *width, double *height)
{
  g_return_if_fail (figure != NULL && page < dossier_figure_get_n_pages (figure));

  *width = figure->width;
  *height = figure->height;
}

char *
dossier_figure_get_page_label (DossierFigure *figure, guint page)
{
  const DossierFigurePage *record;

  g_return_val_if_fail (figure != NULL && page < dossier_figure_get_n_pages (figure), NULL);

  record = &g_array_index (figure->pages, DossierFigurePage, page);
  if (record->tile.width > 0 && figure->n_rows * figure->n_columns > 1)
    return g_strdup_printf (_ ("%u / %u · row %u, column %u"), page + 1, figure->pages->len, record->row + 1,
                            record->column + 1);
  return g_strdup_printf (_ ("%u / %u"), page + 1, figure->pages->len);
}

double
dossier_figure_get_detail (DossierFigure *figure, double scale)
{
  return (figure->is_free ? 1 : figure->scale) * MIN (scale, 1) * PAPER_DETAIL;
}

double
dossier_figure_get_edge_label_size (DossierFigure *figure)
{
  double size = MAX (DOSSIER_EDGE_LABEL_SIZE, LEAST_EDGE_LABEL / figure->scale);

  return size <= LARGEST_EDGE_LABEL ? size : 0;
}
