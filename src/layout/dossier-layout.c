/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout.h"

#include "core/dossier-graph.h"
#include "dossier-curve.h"
#include "dossier-layout-index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points. */
#define ROUNDING 1e-6

struct _DossierLayout
{
  gatomicrefcount ref_count;
  DossierEngine engine;
  guint n_nodes;
  guint n_edges;
  DossierBox bounds;
  DossierBox *boxes;
  DossierPoint *points; /* of all curves */
  guint *first_points;  /* of each edge, and one more for the end */
  DossierBox *labels;   /* of each edge; NULL where no room is kept for any */
  DossierLayoutIndex *node_index;
  DossierLayoutIndex *edge_index;
};

G_DEFINE_BOXED_TYPE (DossierLayout, dossier_layout, dossier_layout_ref, dossier_layout_unref)

static void
copy_curves (DossierLayout *self, const guint *ends, const DossierCurve *curves)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DossierPoint));
  g_autofree guint *first = g_new (guint, MAX (self->n_edges, 1));
  g_autofree guint *n = g_new (guint, MAX (self->n_edges, 1));
  gsize n_points = 0;

  dossier_curve_draw_missing (self->boxes, self->n_edges, ends, curves, lines, first, n);

  self->first_points = g_new (guint, (gsize) self->n_edges + 1);
  for (guint i = 0; i < self->n_edges; i++)
    {
      self->first_points[i] = (guint) n_points;
      n_points += first[i] != G_MAXUINT ? n[i] : curves[i].n_points;
    }
  g_assert (n_points < G_MAXUINT);
  self->first_points[self->n_edges] = (guint) n_points;

  self->points = g_new (DossierPoint, MAX (n_points, 1));
  for (guint i = 0; i < self->n_edges; i++)
    {
      const DossierPoint *from =
          first[i] != G_MAXUINT ? &g_array_index (lines, DossierPoint, first[i]) : curves[i].points;

      memcpy (self->points + self->first_points[i], from,
              (self->first_points[i + 1] - self->first_points[i]) * sizeof *from);
    }
}

static void
copy_labels (DossierLayout *self, const DossierCurve *curves)
{
  for (guint i = 0; curves != NULL && i < self->n_edges; i++)
    {
      if (!(curves[i].label.width > 0))
        continue;
      if (self->labels == NULL)
        self->labels = g_new0 (DossierBox, self->n_edges);
      self->labels[i] = curves[i].label;
    }
}

static DossierBox
get_edge_bounds (DossierLayout *self, guint edge)
{
  DossierCurve curve = dossier_layout_get_curve (self, edge);
  DossierBox bounds = dossier_curve_get_bounds (curve.points, curve.n_points);

  if (curve.label.width > 0)
    dossier_box_add_box (&bounds, &curve.label);

  return bounds;
}

/* Bounds of boxes, curves and labels. */
static void
measure_bounds (DossierLayout *self)
{
  gboolean any = self->n_nodes > 0;
  DossierBox bounds = any ? self->boxes[0] : (DossierBox){ 0 };

  for (guint i = 0; i < self->n_nodes; i++)
    dossier_box_add_box (&bounds, &self->boxes[i]);
  for (guint i = 0; i < self->n_edges; i++)
    {
      DossierBox box = get_edge_bounds (self, i);

      dossier_box_add_box (&bounds, &box);
    }

  self->bounds = bounds;
}

/* What is at the origin but for rounding is left as it is, so that a layout that was stored and read again
 * is the same. */
static void
move_to_origin (DossierLayout *self)
{
  double dx = fabs (self->bounds.x) > ROUNDING ? -self->bounds.x : 0;
  double dy = fabs (self->bounds.y) > ROUNDING ? -self->bounds.y : 0;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      self->boxes[i].x += dx;
      self->boxes[i].y += dy;
    }
  for (guint i = 0; i < self->first_points[self->n_edges]; i++)
    {
      self->points[i].x += dx;
      self->points[i].y += dy;
    }
  for (guint i = 0; self->labels != NULL && i < self->n_edges; i++)
    {
      self->labels[i].x += dx;
      self->labels[i].y += dy;
    }

  self->bounds.x = 0;
  self->bounds.y = 0;
}

static void
build_indices (DossierLayout *self)
{
  g_autofree DossierBox *curves = g_new (DossierBox, MAX (self->n_edges, 1));

  for (guint i = 0; i < self->n_edges; i++)
    curves[i] = get_edge_bounds (self, i);

  self->node_index = dossier_layout_index_new (self->boxes, self->n_nodes);
  self->edge_index = dossier_layout_index_new (curves, self->n_edges);
}

DossierLayout *
dossier_layout_new (DossierEngine engine,
                    guint n_nodes,
                    const DossierBox *boxes,
                    guint n_edges,
                    const guint *ends,
                    const DossierCurve *curves)
{
  DossierLayout *self = g_new0 (DossierLayout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->engine = engine;
  self->n_nodes = n_nodes;
  self->n_edges = n_edges;
  self->boxes = n_nodes > 0 ? g_memdup2 (boxes, n_nodes * sizeof *boxes) : NULL;
  copy_curves (self, ends, curves);
  copy_labels (self, curves);
  measure_bounds (self);
  move_to_origin (self);
  build_indices (self);

  return self;
}

DossierLayout *
dossier_layout_ref (DossierLayout *layout)
{
  g_atomic_ref_count_inc (&layout->ref_count);

  return layout;
}

void
dossier_layout_unref (DossierLayout *layout)
{
  if (!g_atomic_ref_count_dec (&layout->ref_count))
    return;

  g_free (layout->boxes);
  g_free (layout->points);
  g_free (layout->first_points);
  g_free (layout->labels);
  dossier_layout_index_free (layout->node_index);
  dossier_layout_index_free (layout->edge_index);
  g_free (layout);
}

guint
dossier_layout_get_n_nodes (DossierLayout *layout)
{
  return layout->n_nodes;
}

guint
dossier_layout_get_n_edges (DossierLayout *layout)
{
  return layout->n_edges;
}

DossierEngine
dossier_layout_get_engine (DossierLayout *layout)
{
  return layout->engine;
}

DossierBox
dossier_layout_get_bounds (DossierLayout *layout)
{
  return layout->bounds;
}

const DossierBox *
dossier_layout_get_boxes (DossierLayout *layout)
{
  return layout->boxes;
}

DossierCurve
dossier_layout_get_curve (DossierLayout *layout, guint edge)
{
  g_return_val_if_fail (edge < layout->n_edges, (DossierCurve){ 0 });

  return (DossierCurve){ layout->points + layout->first_points[edge],
                         layout->first_points[edge + 1] - layout->first_points[edge],
                         layout->labels != NULL ? layout->labels[edge] : (DossierBox){ 0 } };
}

DossierPoint
dossier_layout_get_edge_middle (DossierLayout *layout, guint edge)
{
  DossierCurve curve = dossier_layout_get_curve (layout, edge);

  g_return_val_if_fail (curve.n_points > 0, (DossierPoint){ 0 });

  return dossier_curve_get_middle (curve.points, curve.n_points);
}

DossierPoint
dossier_layout_get_label_place (DossierLayout *layout, guint edge)
{
  g_return_val_if_fail (edge < layout->n_edges, (DossierPoint){ 0 });

  if (layout->labels != NULL && layout->labels[edge].width > 0)
    return dossier_box_get_centre (&layout->labels[edge]);

  return dossier_layout_get_edge_middle (layout, edge);
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

void
dossier_layout_visit_nodes (DossierLayout *layout, const DossierBox *region, DossierLayoutVisit visit, gpointer user_data)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  dossier_layout_index_find (layout->node_index, region, found);
  g_array_sort (found, compare_indices);
  for (guint i = 0; i < found->len; i++)
    {
      guint node = g_array_index (found, guint, i);

      if (dossier_box_meets (&layout->boxes[node], region) && !visit (node, user_data))
        return;
    }
}

void
dossier_layout_visit_edges (DossierLayout *layout, const DossierBox *region, DossierLayoutVisit visit, gpointer user_data)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  dossier_layout_index_find (layout->edge_index, region, found);
  g_array_sort (found, compare_indices);
  for (guint i = 0; i < found->len; i++)
    {
      if (!visit (g_array_index (found, guint, i), user_data))
        return;
    }
}
