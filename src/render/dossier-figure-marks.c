/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-card-draw.h"
#include "dossier-edge-label.h"
#include "dossier-figure-private.h"
#include "dossier-font.h"
#include "dossier-painter-private.h"
#include "dossier-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What is taken, by cells of a grid over the picture. */
#define N_CELLS 128

typedef struct
{
  DossierBox bounds;
  GArray *cells[N_CELLS * N_CELLS]; /* of DossierBox */
} Taken;

static void
get_cells (const Taken *taken, const DossierBox *box, int *left, int *top, int *right, int *bottom)
{
  double width = taken->bounds.width / N_CELLS;
  double height = taken->bounds.height / N_CELLS;

  *left = (int) CLAMP (floor ((box->x - taken->bounds.x) / width), 0, N_CELLS - 1);
  *right = (int) CLAMP (floor ((box->x + box->width - taken->bounds.x) / width), 0, N_CELLS - 1);
  *top = (int) CLAMP (floor ((box->y - taken->bounds.y) / height), 0, N_CELLS - 1);
  *bottom = (int) CLAMP (floor ((box->y + box->height - taken->bounds.y) / height), 0, N_CELLS - 1);
}

static void
take (Taken *taken, const DossierBox *box)
{
  int left, top, right, bottom;

  get_cells (taken, box, &left, &top, &right, &bottom);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        GArray **cell = &taken->cells[row * N_CELLS + column];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (DossierBox));
        g_array_append_val (*cell, *box);
      }
}

static gboolean
is_free (const Taken *taken, const DossierBox *box, const DossierBox *own)
{
  int left, top, right, bottom;

  if (box->x < taken->bounds.x || box->y < taken->bounds.y
      || box->x + box->width > taken->bounds.x + taken->bounds.width
      || box->y + box->height > taken->bounds.y + taken->bounds.height)
    return FALSE;
  get_cells (taken, box, &left, &top, &right, &bottom);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        const GArray *cell = taken->cells[row * N_CELLS + column];

        for (guint i = 0; cell != NULL && i < cell->len; i++)
          {
            const DossierBox *other = &g_array_index (cell, DossierBox, i);

            if (own != NULL && memcmp (other, own, sizeof *own) == 0)
              continue;
            if (box->x < other->x + other->width && other->x < box->x + box->width
                && box->y < other->y + other->height && other->y < box->y + box->height)
              return FALSE;
          }
      }
  return TRUE;
}

/* Where a node is drawn at this detail. */
static DossierBox
get_node_box (DossierScene *scene, const DossierPlacement *placement, guint node, double detail)
{
  if (placement == NULL)
    return scene->boxes[node];
  if (placement->index[node] != 0)
    return placement->placed[placement->index[node] - 1].box;
  return dossier_painter_get_mark_box (scene, node, detail);
}

static void
take_cards (Taken *taken, DossierScene *scene, const DossierPlacement *placement, double detail, double edge_label_size)
{
  for (guint i = 0; i < scene->n_nodes; i++)
    if (dossier_scene_is_visible (scene, i))
      {
        DossierBox box = get_node_box (scene, placement, i, detail);

        take (taken, &box);
      }
  if (placement != NULL || edge_label_size <= 0)
    return;
  for (guint i = 0; i < dossier_graph_get_n_edges (scene->graph); i++)
    if (dossier_scene_get_edge_visibility (scene, i) == DOSSIER_VISIBILITY_SHOWN)
      {
        DossierEdgeLabel label;

        dossier_edge_label_init (&label, scene, i, edge_label_size);
        if (dossier_edge_label_fits (scene, i, &label))
          take (taken, &label.box);
        dossier_edge_label_clear (&label);
      }
}

/* At the upper right of a node, a little over its border but not over its words; else at another corner or side. */
static gboolean
place_at_node (DossierFigureMark *mark, const Taken *taken, const DossierBox *card, DossierShape shape, gboolean full)
{
  double width = mark->box.width;
  double height = mark->box.height;
  double over = full ? height * 0.45 : 0;
  double inset = !full ? 0
                 : shape == DOSSIER_SHAPE_ACTOR
                     ? MIN (card->height * 0.35, card->width * 0.25)
                     : (shape == DOSSIER_SHAPE_MEASURE ? MIN (14, card->width * 0.25) : height * 0.5);
  double right = card->x + card->width - width - inset;
  double top = card->y - height + over;
  double bottom = card->y + card->height - over;
  const DossierPoint places[] = {
    { right, top },
    { card->x + inset, top },
    { right, bottom },
    { card->x + inset, bottom },
    { card->x + card->width, card->y + (card->height - height) / 2 },
    { card->x - width, card->y + (card->height - height) / 2 },
    { card->x + (card->width - width) / 2, card->y - height },
    { card->x + (card->width - width) / 2, card->y + card->height },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      mark->box.x = places[i].x;
      mark->box.y = places[i].y;
      if (is_free (taken, &mark->box, card))
        return TRUE;
    }
  return FALSE;
}

static DossierPoint
get_point (const DossierPoint *p, double t)
{
  double s = 1 - t;
  double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

  return (DossierPoint){
    a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
    a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y,
  };
}

/* On the edge: half-way first, then ever nearer to its ends; else beside it. */
static gboolean
place_on_edge (DossierFigureMark *mark, const Taken *taken, const DossierCurve *curve)
{
  static const double parts[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82 };
  static const double sides[] = { 0, 1, -1, 1.6, -1.6 };
  guint n_pieces = curve->n_points / 3;

  if (curve->n_points < 4)
    return FALSE;
  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      {
        double at = parts[i] * n_pieces;
        guint piece = MIN ((guint) at, n_pieces - 1);
        const DossierPoint *points = curve->points + piece * (gsize) 3;
        DossierPoint middle = get_point (points, at - piece);
        double across = points[3].x - points[0].x;
        double down = points[3].y - points[0].y;
        double length = MAX (hypot (across, down), 1e-6);
        double away = sides[side] * (fabs (down) / length * mark->box.width + fabs (across) / length * mark->box.height
                                     + mark->box.height * 0.4)
                      / 2;

        mark->box.x = middle.x - down / length * away - mark->box.width / 2;
        mark->box.y = middle.y + across / length * away - mark->box.height / 2;
        if (is_free (taken, &mark->box, NULL))
          return TRUE;
      }
  return FALSE;
}

/* Below the name of the edge or above it, else at its ends: %FALSE where it has none, or there is no room. */
static gboolean
place_at_label (DossierFigureMark *mark, const Taken *taken, DossierScene *scene, double edge_label_size)
{
  DossierEdgeLabel label;
  gboolean found = FALSE;

  dossier_edge_label_init (&label, scene, mark->index, edge_label_size);
  if (dossier_edge_label_fits (scene, mark->index, &label))
    {
      double middle = label.box.x + (label.box.width - mark->box.width) / 2;
      double beside = label.box.y + (label.box.height - mark->box.height) / 2;
      const DossierPoint places[] = {
        { middle, label.box.y + label.box.height },
        { middle, label.box.y - mark->box.height },
        { label.box.x + label.box.width, beside },
        { label.box.x - mark->box.width, beside },
      };

      for (guint i = 0; i < G_N_ELEMENTS (places) && !found; i++)
        {
          mark->box.x = places[i].x;
          mark->box.y = places[i].y;
          found = is_free (taken, &mark->box, NULL);
        }
    }
  dossier_edge_label_clear (&label);
  return found;
}

/* A number says something only beside a name that can be read. */
static gboolean
is_named (DossierScene *scene, const DossierPlacement *placement, const DossierFigureMark *mark)
{
  guint from, to;

  if (placement == NULL)
    return TRUE;
  if (!mark->is_edge)
    return placement->index[mark->index] != 0;
  dossier_graph_get_edge_ends (scene->graph, mark->index, &from, &to);
  return placement->index[from] != 0 && placement->index[to] != 0;
}

guint
dossier_figure_place_marks (DossierFigure *figure)
{
  DossierScene *scene = figure->scene;
  double detail = dossier_figure_get_detail (figure, 1);
  double edge_label_size = dossier_figure_get_edge_label_size (figure);
  g_autoptr (DossierPlacement) placement = dossier_scene_get_placement (scene, detail);
  Taken *taken = g_new0 (Taken, 1);
  guint n_marks = 0;
  guint n_hidden = 0;
  DossierFigureMark *marks = dossier_figure_notes_get_marks (figure->notes, &n_marks);

  taken->bounds = figure->picture;
  take_cards (taken, scene, placement, detail, edge_label_size);
  /* Nodes first: those of an edge can move along it. */
  for (int edges = 0; edges < 2; edges++)
    for (guint i = 0; i < n_marks; i++)
      {
        DossierFigureMark *mark = &marks[i];
        const DossierLine *line = NULL;
        gboolean found = FALSE;

        if (mark->is_edge != edges)
          continue;
        if (!is_named (scene, placement, mark))
          {
            mark->box.width = 0;
            n_hidden++;
            continue;
          }
        line = dossier_font_get_line (mark->text, strlen (mark->text), DOSSIER_FONT_BOLD, NULL, FALSE);
        mark->box.width = (line->width / DOSSIER_FONT_REFERENCE_SIZE + 0.5) * figure->mark_size;
        mark->box.height = figure->mark_size * 1.15;
        if (mark->is_edge)
          {
            DossierCurve curve = dossier_layout_get_curve (scene->layout, mark->index);

            found = (placement == NULL && edge_label_size > 0 && place_at_label (mark, taken, scene, edge_label_size))
                    || place_on_edge (mark, taken, &curve);
          }
        else
          {
            DossierBox card = get_node_box (scene, placement, mark->index, detail);
            gboolean full = placement == NULL || placement->index[mark->index] != 0;

            found = place_at_node (mark, taken, &card,
                                   dossier_card_get_shape (dossier_graph_get_node (scene->graph, mark->index)), full);
          }
        if (found)
          take (taken, &mark->box);
        else
          mark->box.width = 0;
        n_hidden += !found;
      }
  for (guint i = 0; i < G_N_ELEMENTS (taken->cells); i++)
    if (taken->cells[i] != NULL)
      g_array_unref (taken->cells[i]);
  g_free (taken);
  return n_hidden;
}

void
dossier_figure_draw_marks (DossierFigure *figure, DossierPen *pen, const DossierBox *region, double scale)
{
  const DossierStyle *style = figure->scene->style;
  guint n_marks = 0;
  const DossierFigureMark *marks = dossier_figure_notes_get_marks (figure->notes, &n_marks);

  if (figure->mark_size * figure->scale * scale < DOSSIER_LEGIBLE_SIZE / 2)
    return;
  for (guint i = 0; i < n_marks; i++)
    {
      const DossierFigureMark *mark = &marks[i];
      g_autofree char *url = NULL;
      g_autofree char *title = NULL;
      DossierTextRun run = {
        .text = mark->text,
        .style = DOSSIER_FONT_BOLD,
        .size = figure->mark_size,
        .x = mark->box.x + mark->box.width / 2,
        .y = mark->box.y,
        .align = 0.5,
        .line_height = mark->box.height,
      };

      if (mark->box.width <= 0 || mark->box.x + mark->box.width < region->x || mark->box.x > region->x + region->width
          || mark->box.y + mark->box.height < region->y || mark->box.y > region->y + region->height)
        continue;
      url = g_strdup_printf ("#note-%u", mark->first);
      title = g_strdup_printf (_ ("Note %s"), mark->text);
      dossier_pen_begin_group (pen, NULL, title, url);
      dossier_pen_rounded_rectangle (pen, &mark->box, mark->box.height / 2);
      dossier_pen_fill (pen, &style->ground, FALSE);
      dossier_pen_text (pen, &run, &style->edge_text);
      dossier_pen_end_group (pen);
    }
}
