/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "test-graphs.h"

#include <math.h>
#include <string.h>

static TestGraph *
new_graph (guint n_nodes, guint n_edges, GRand *rand)
{
  TestGraph *graph = g_new0 (TestGraph, 1);

  graph->sizes = g_new (double, 2 * MAX (n_nodes, 1));
  graph->ends = g_new (guint, 2 * MAX (n_edges, 1));
  for (guint i = 0; i < n_nodes; i++)
    {
      graph->sizes[2 * i] = g_rand_double_range (rand, 60, 170);
      graph->sizes[2 * i + 1] = g_rand_double_range (rand, 22, 60);
    }
  graph->columns = g_new (guint, MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    graph->columns[i] = i % 5 == 4 ? DOSSIER_COLUMN_NONE : 3 * (i * 7 % 11);
  graph->problem
      = (DossierLayoutProblem){ n_nodes, n_edges, graph->sizes, graph->ends, .loose = NULL, .columns = graph->columns };

  return graph;
}

TestGraph *
test_graph_new (guint n_nodes, guint n_edges, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  TestGraph *graph = new_graph (n_nodes, n_edges, rand);

  for (guint i = 0; i < n_edges; i++)
    {
      guint later = (guint) g_rand_int_range (rand, 1, (gint32) n_nodes);

      graph->ends[2 * i] = (guint) (later * pow (g_rand_double (rand), 3));
      graph->ends[2 * i + 1] = later;
    }

  return graph;
}

TestGraph *
test_graph_new_with_edges (guint n_nodes, const guint *ends)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n_nodes);
  TestGraph *graph;
  guint n_edges = 0;

  while (ends[2 * n_edges] != G_MAXUINT)
    n_edges++;
  graph = new_graph (n_nodes, n_edges, rand);
  memcpy (graph->ends, ends, 2 * n_edges * sizeof *ends);

  return graph;
}

void
test_graph_free (TestGraph *graph)
{
  g_free (graph->sizes);
  g_free (graph->ends);
  g_free (graph->columns);
  g_free (graph);
}

static void
assert_no_overlap (const DossierBox *boxes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint j = i + 1; j < n; j++)
        {
          const DossierBox *a = &boxes[i];
          const DossierBox *b = &boxes[j];

          if (a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height)
            g_error ("nodes %u and %u of %u overlap: %gx%g at %g,%g and %gx%g at %g,%g", i, j, n, a->width, a->height,
                     a->x, a->y, b->width, b->height, b->x, b->y);
        }
    }
}

/* On the border, give or take what a spline router takes for its own. */
static void
assert_on_border (const DossierBox *box, DossierPoint point)
{
  const double slack = 2;
  double dx = fabs (point.x - box->x - box->width / 2) - box->width / 2;
  double dy = fabs (point.y - box->y - box->height / 2) - box->height / 2;

  g_assert_cmpfloat (dx, <=, slack);
  g_assert_cmpfloat (dy, <=, slack);
  g_assert_cmpfloat (MAX (dx, dy), >=, -slack);
}

void
test_graph_check_layout (const TestGraph *graph, DossierLayout *layout)
{
  const DossierLayoutProblem *problem = &graph->problem;
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  DossierBox bounds = dossier_layout_get_bounds (layout);
  const double slack = 1e-3;

  g_assert_cmpuint (dossier_layout_get_n_nodes (layout), ==, problem->n_nodes);
  g_assert_cmpuint (dossier_layout_get_n_edges (layout), ==, problem->n_edges);
  g_assert_cmpfloat (bounds.x, ==, 0);
  g_assert_cmpfloat (bounds.y, ==, 0);
  g_assert_true (isfinite (bounds.width) && isfinite (bounds.height));

  for (guint i = 0; i < problem->n_nodes; i++)
    {
      g_assert_true (isfinite (boxes[i].x) && isfinite (boxes[i].y));
      g_assert_cmpfloat (boxes[i].width, ==, problem->sizes[2 * i]);
      g_assert_cmpfloat (boxes[i].height, ==, problem->sizes[2 * i + 1]);
      g_assert_cmpfloat (boxes[i].x, >=, -slack);
      g_assert_cmpfloat (boxes[i].y, >=, -slack);
      g_assert_cmpfloat (boxes[i].x + boxes[i].width, <=, bounds.width + slack);
      g_assert_cmpfloat (boxes[i].y + boxes[i].height, <=, bounds.height + slack);
    }
  assert_no_overlap (boxes, problem->n_nodes);

  for (guint i = 0; i < problem->n_edges; i++)
    {
      DossierCurve curve = dossier_layout_get_curve (layout, i);

      g_assert_cmpuint (curve.n_points, >=, 4);
      g_assert_cmpuint (curve.n_points % 3, ==, 1);
      for (guint j = 0; j < curve.n_points; j++)
        g_assert_true (isfinite (curve.points[j].x) && isfinite (curve.points[j].y));
      assert_on_border (&boxes[problem->ends[2 * i]], curve.points[0]);
      assert_on_border (&boxes[problem->ends[2 * i + 1]], curve.points[curve.n_points - 1]);
    }
}

void
test_graph_assert_same (DossierLayout *one, DossierLayout *other)
{
  guint n_nodes = dossier_layout_get_n_nodes (one);

  g_assert_cmpint (dossier_layout_get_engine (one), ==, dossier_layout_get_engine (other));
  g_assert_cmpuint (n_nodes, ==, dossier_layout_get_n_nodes (other));
  g_assert_cmpuint (dossier_layout_get_n_edges (one), ==, dossier_layout_get_n_edges (other));
  g_assert_cmpmem (dossier_layout_get_boxes (one), n_nodes * sizeof (DossierBox), dossier_layout_get_boxes (other),
                   n_nodes * sizeof (DossierBox));
  for (guint i = 0; i < dossier_layout_get_n_edges (one); i++)
    {
      DossierCurve a = dossier_layout_get_curve (one, i);
      DossierCurve b = dossier_layout_get_curve (other, i);

      /* Straight lines are drawn anew from a stored layout, elsewhere in the plane. */
      g_assert_cmpuint (a.n_points, ==, b.n_points);
      for (guint j = 0; j < a.n_points; j++)
        {
          g_assert_cmpfloat_with_epsilon (a.points[j].x, b.points[j].x, 1e-6);
          g_assert_cmpfloat_with_epsilon (a.points[j].y, b.points[j].y, 1e-6);
        }
      g_assert_cmpfloat_with_epsilon (a.label.x, b.label.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (a.label.y, b.label.y, 1e-6);
      g_assert_cmpfloat (a.label.width, ==, b.label.width);
      g_assert_cmpfloat (a.label.height, ==, b.label.height);
    }
}
