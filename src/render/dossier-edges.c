/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-edges.h"

#include "query/dossier-relation.h"

#include <math.h>

/* Points at 100 %, and pixels that a line keeps at the least. */
#define LINE_WIDTH 0.9
#define LEAST_LINE_WIDTH 0.6
#define CONTRADICTS_WIDTH 1.6 /* times as wide */

#define ARROW_LENGTH 6.0
#define ARROW_WIDTH 4.6

/* Pixels that the head of an edge keeps that is drawn by itself. */
#define LEAST_HEAD 7.0

/* Straight lines that a Bézier curve is cut into, to find where it meets a box. */
#define LINES_A_CURVE 12

/* Below this an arrow head is a few pixels of noise. */
#define ARROW_SCALE 0.6

/* Pixels by which a curve may stand off a straight line and be drawn as one. */
#define FLATNESS 0.35

/* Edges are stroked in groups, so that a path stays within a few megabytes; by index, as groups by what a region holds
 * would make the seams of tiles show. */
#define GROUP_SHIFT 14

/* The edges of one visibility in a region: of guint. */
typedef struct
{
  GArray *quiet;
  GArray *contradictions;
} EdgeLayer;

typedef struct
{
  DossierScene *scene;
  EdgeLayer layers[DOSSIER_N_VISIBILITIES];
} EdgeList;

double
dossier_edges_get_line_width (double scale)
{
  return MAX (LINE_WIDTH, LEAST_LINE_WIDTH / scale);
}

static DossierPoint
get_centre (const DossierBox *box)
{
  return (DossierPoint){ box->x + box->width / 2, box->y + box->height / 2 };
}

/* The largest distance of @points from the line from @a to @b, squared. */
static double
get_swing (const DossierPoint *points, guint n_points, DossierPoint a, DossierPoint b)
{
  double dx = b.x - a.x;
  double dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double most = 0;

  for (guint i = 0; i < n_points; i++)
    {
      double px = points[i].x - a.x;
      double py = points[i].y - a.y;
      double t = length > 0 ? CLAMP ((px * dx + py * dy) / length, 0, 1) : 0;

      px -= t * dx;
      py -= t * dy;
      most = MAX (most, px * px + py * py);
    }
  return most;
}

static void
add_curve (DossierPen *pen, const DossierCurve *curve, double flat)
{
  const DossierPoint *p = curve->points;

  for (guint i = 0; i + 3 < curve->n_points; i += 3)
    {
      if (get_swing (p + i + 1, 2, p[i], p[i + 3]) < flat)
        dossier_pen_line_to (pen, p[i + 3].x, p[i + 3].y);
      else
        dossier_pen_curve_to (pen, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y, p[i + 3].x, p[i + 3].y);
    }
}

static void
add_edge (DossierScene *scene, DossierPen *pen, guint edge, const DossierEdgeForm *form)
{
  DossierCurve curve = dossier_layout_get_curve (scene->layout, edge);
  double flat = FLATNESS * FLATNESS / (form->scale * form->scale);
  DossierPoint start;
  DossierPoint end;
  guint from = 0;
  guint to = 0;

  if (curve.n_points < 4)
    return;

  if (!form->to_centres)
    {
      dossier_pen_move_to (pen, curve.points[0].x, curve.points[0].y);
      add_curve (pen, &curve, flat);
      return;
    }

  dossier_graph_get_edge_ends (scene->graph, edge, &from, &to);
  start = get_centre (&scene->boxes[from]);
  end = get_centre (&scene->boxes[to]);
  if (from != to && get_swing (curve.points, curve.n_points, start, end) < flat)
    {
      if (hypot (end.x - start.x, end.y - start.y) * form->scale < 1)
        return;
      dossier_pen_move_to (pen, start.x, start.y);
      dossier_pen_line_to (pen, end.x, end.y);
      return;
    }
  dossier_pen_move_to (pen, start.x, start.y);
  dossier_pen_line_to (pen, curve.points[0].x, curve.points[0].y);
  add_curve (pen, &curve, flat);
  dossier_pen_line_to (pen, end.x, end.y);
}

/* The triangle at @tip of a curve that comes from @points[step], @points[2 step], … */
static void
add_head (DossierPen *pen, const DossierPoint *tip, int step, guint n_points, double size)
{
  const DossierPoint *back = tip;
  double dx = 0;
  double dy = 0;
  double length = 0;

  /* Along the chord over the head's own length: a tangent at the tip alone would turn it askew on a tight curve. */
  for (guint i = 1; i < n_points && length < ARROW_LENGTH * size; i++)
    {
      back = tip + step * (int) i;
      dx = tip->x - back->x;
      dy = tip->y - back->y;
      length = hypot (dx, dy);
    }
  if (length < 1e-3)
    return;
  dx /= length;
  dy /= length;
  dossier_pen_move_to (pen, tip->x, tip->y);
  dossier_pen_line_to (pen, tip->x - (dx * ARROW_LENGTH - dy * ARROW_WIDTH / 2) * size,
                       tip->y - (dy * ARROW_LENGTH + dx * ARROW_WIDTH / 2) * size);
  dossier_pen_line_to (pen, tip->x - (dx * ARROW_LENGTH + dy * ARROW_WIDTH / 2) * size,
                       tip->y - (dy * ARROW_LENGTH - dx * ARROW_WIDTH / 2) * size);
  dossier_pen_close_path (pen);
}

static void
add_heads (DossierPen *pen, const DossierPoint *points, guint n_points, gboolean both, double size)
{
  if (n_points < 2)
    return;
  add_head (pen, &points[n_points - 1], -1, n_points, size);
  if (both)
    add_head (pen, &points[0], 1, n_points, size);
}

static void
edge_layer_clear (EdgeLayer *layer)
{
  g_array_unref (layer->quiet);
  g_array_unref (layer->contradictions);
}

static gboolean
is_symmetric (DossierScene *scene, guint edge)
{
  return dossier_relation_is_symmetric (dossier_graph_get_edge (scene->graph, edge)->type);
}

/* @n_edges @edges in one colour, with arrow heads of @head_size times their usual size. */
static void
paint_some (DossierScene *scene,
            DossierPen *pen,
            const guint *edges,
            guint n_edges,
            const DossierEdgeForm *form,
            const DossierColor *color,
            double width,
            double head_size)
{
  for (guint i = 0; i < n_edges; i++)
    add_edge (scene, pen, edges[i], form);
  dossier_pen_stroke_lines (pen, color, width);
  if (head_size <= 0)
    return;

  for (guint i = 0; i < n_edges; i++)
    {
      guint edge = edges[i];
      DossierCurve curve = dossier_layout_get_curve (scene->layout, edge);

      add_heads (pen, curve.points, curve.n_points, is_symmetric (scene, edge), head_size);
    }
  dossier_pen_fill (pen, color, FALSE);
}

static void
paint_list (DossierScene *scene,
            DossierPen *pen,
            const GArray *edges,
            const DossierEdgeForm *form,
            const DossierColor *color,
            double width,
            double head_size)
{
  paint_some (scene, pen, (const guint *) (gpointer) edges->data, edges->len, form, color, width, head_size);
}

static gboolean
visit_edge (guint edge, gpointer user_data)
{
  EdgeList *list = user_data;
  EdgeLayer *layer = &list->layers[dossier_scene_get_edge_visibility (list->scene, edge)];

  if (layer->quiet != NULL)
    g_array_append_val (is_symmetric (list->scene, edge) ? layer->contradictions : layer->quiet, edge);
  return TRUE;
}

static gboolean
paint_layer (DossierScene *scene,
             DossierPen *pen,
             const EdgeLayer *layer,
             const DossierEdgeForm *form,
             const DossierStyle *style,
             GCancellable *cancellable)
{
  const guint *edges = (const guint *) (gpointer) layer->quiet->data;
  double width = dossier_edges_get_line_width (form->scale);
  double head_size = form->to_centres || form->scale < ARROW_SCALE ? 0 : 1;

  for (guint first = 0, end = 0; first < layer->quiet->len; first = end)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      while (end < layer->quiet->len && edges[end] >> GROUP_SHIFT == edges[first] >> GROUP_SHIFT)
        end++;
      paint_some (scene, pen, edges + first, end - first, form, &style->edge, width, head_size);
    }
  if (layer->contradictions->len > 0)
    paint_list (scene, pen, layer->contradictions, form, &style->contradicts, width * CONTRADICTS_WIDTH,
                head_size * sqrt (CONTRADICTS_WIDTH));
  return TRUE;
}

gboolean
dossier_edges_paint (DossierScene *scene,
                     DossierPen *pen,
                     const DossierBox *region,
                     const DossierEdgeForm *form,
                     GCancellable *cancellable)
{
  static const DossierVisibility order[] = { DOSSIER_VISIBILITY_DIMMED, DOSSIER_VISIBILITY_SHOWN };
  EdgeList list = { .scene = scene };
  /* What an edge draws beside its curve: its width, its arrow heads, and its way to the middle of a node. */
  double width = dossier_edges_get_line_width (form->scale);
  double margin_x = ARROW_LENGTH + width + (form->to_centres ? scene->widest / 2 : 0);
  double margin_y = ARROW_LENGTH + width + (form->to_centres ? scene->highest / 2 : 0);
  DossierBox wider = {
    region->x - margin_x,
    region->y - margin_y,
    region->width + 2 * margin_x,
    region->height + 2 * margin_y,
  };
  gboolean done = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    list.layers[order[i]] = (EdgeLayer){
      g_array_new (FALSE, FALSE, sizeof (guint)),
      g_array_new (FALSE, FALSE, sizeof (guint)),
    };
  dossier_layout_visit_edges (scene->layout, &wider, visit_edge, &list);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      done = done
             && paint_layer (scene, pen, &list.layers[order[i]], form, dossier_scene_peek_style (scene, order[i]),
                             cancellable);
      edge_layer_clear (&list.layers[order[i]]);
    }
  return done;
}

/* The way of an edge from centre to centre as a chain of short straight lines. */
static void
flatten (DossierScene *scene, guint edge, GArray *chain)
{
  DossierCurve curve = dossier_layout_get_curve (scene->layout, edge);
  const DossierPoint *p = curve.points;
  DossierPoint point;
  guint from = 0;
  guint to = 0;

  g_array_set_size (chain, 0);
  dossier_graph_get_edge_ends (scene->graph, edge, &from, &to);
  point = get_centre (&scene->boxes[from]);
  g_array_append_val (chain, point);
  for (guint i = 0; i + 3 < curve.n_points; i += 3)
    for (guint j = 0; j <= LINES_A_CURVE; j++)
      {
        double t = (double) j / LINES_A_CURVE;
        double u = 1 - t;

        point.x = u * u * u * p[i].x + 3 * u * u * t * p[i + 1].x + 3 * u * t * t * p[i + 2].x + t * t * t * p[i + 3].x;
        point.y = u * u * u * p[i].y + 3 * u * u * t * p[i + 1].y + 3 * u * t * t * p[i + 2].y + t * t * t * p[i + 3].y;
        g_array_append_val (chain, point);
      }
  point = get_centre (&scene->boxes[to]);
  g_array_append_val (chain, point);
}

static gboolean
contains (const DossierBox *box, const DossierPoint *point)
{
  return point->x >= box->x && point->x <= box->x + box->width && point->y >= box->y
         && point->y <= box->y + box->height;
}

/* The point between @inside and @outside on the border of @box. */
static DossierPoint
cross (const DossierBox *box, const DossierPoint *inside, const DossierPoint *outside)
{
  double dx = outside->x - inside->x;
  double dy = outside->y - inside->y;
  double t = 1;

  if (dx > 0)
    t = MIN (t, (box->x + box->width - inside->x) / dx);
  else if (dx < 0)
    t = MIN (t, (box->x - inside->x) / dx);
  if (dy > 0)
    t = MIN (t, (box->y + box->height - inside->y) / dy);
  else if (dy < 0)
    t = MIN (t, (box->y - inside->y) / dy);
  return (DossierPoint){ inside->x + t * dx, inside->y + t * dy };
}

/* Cuts off both ends of @chain what lies in the boxes there; empty where nothing is left. */
static void
trim (GArray *chain, const DossierBox *first, const DossierBox *last)
{
  DossierPoint *points = (DossierPoint *) (gpointer) chain->data;
  guint start = 0;
  guint end = chain->len - 1;

  while (start < end && contains (first, &points[start + 1]))
    start++;
  while (end > start && contains (last, &points[end - 1]))
    end--;
  if (start == end)
    {
      g_array_set_size (chain, 0);
      return;
    }
  if (contains (last, &points[end]))
    points[end] = cross (last, &points[end], &points[end - 1]);
  if (contains (first, &points[start]))
    points[start] = cross (first, &points[start], &points[start + 1]);
  g_array_set_size (chain, end + 1);
  g_array_remove_range (chain, 0, start);
}

double
dossier_edges_get_length_between (DossierScene *scene, guint edge, const DossierBox *first, const DossierBox *last)
{
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (DossierPoint));
  const DossierPoint *points = NULL;
  double length = 0;

  flatten (scene, edge, chain);
  trim (chain, first, last);
  points = (const DossierPoint *) (gpointer) chain->data;
  for (guint i = 1; i < chain->len; i++)
    length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return length;
}

void
dossier_edges_paint_lit (DossierScene *scene,
                         DossierPen *pen,
                         const GArray *edges,
                         const DossierEdgeForm *form,
                         const DossierColor *color,
                         double width,
                         DossierEdgeGetBox get_box,
                         gpointer user_data)
{
  double head_size = MAX (sqrt (width / LINE_WIDTH), LEAST_HEAD / (ARROW_LENGTH * form->scale));
  g_autoptr (GArray) chain = NULL;

  if (get_box == NULL || !form->to_centres)
    {
      paint_list (scene, pen, edges, form, color, width, get_box != NULL ? head_size : 0);
      return;
    }

  paint_list (scene, pen, edges, form, color, width, 0);
  chain = g_array_new (FALSE, FALSE, sizeof (DossierPoint));
  for (guint i = 0; i < edges->len; i++)
    {
      guint edge = g_array_index (edges, guint, i);
      DossierBox first;
      DossierBox last;
      guint from = 0;
      guint to = 0;

      dossier_graph_get_edge_ends (scene->graph, edge, &from, &to);
      get_box (from, &first, user_data);
      get_box (to, &last, user_data);
      flatten (scene, edge, chain);
      trim (chain, &first, &last);
      add_heads (pen, (DossierPoint *) (gpointer) chain->data, chain->len, is_symmetric (scene, edge), head_size);
    }
  dossier_pen_fill (pen, color, FALSE);
}
