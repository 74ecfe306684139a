/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "layout/dossier-curve.h"
#include "layout/dossier-layout.h"

#include "core/dossier-graph.h"

#include <math.h>

#define N_NODES 400
#define N_EDGES 700
#define N_TRIES 500

/* Boxes all over the place, some over others, and edges between them. */
static DossierLayout *
make_layout (GRand *rand)
{
  g_autofree DossierBox *boxes = g_new (DossierBox, N_NODES);
  g_autofree guint *ends = g_new (guint, 2 * N_EDGES);
  g_autofree DossierCurve *curves = g_new0 (DossierCurve, N_EDGES);
  g_autofree DossierPoint *points = g_new (DossierPoint, 7 * N_EDGES);

  for (guint i = 0; i < N_NODES; i++)
    boxes[i] = (DossierBox){ g_rand_double_range (rand, -1000, 1000), g_rand_double_range (rand, -500, 500),
                             g_rand_double_range (rand, 1, 200), g_rand_double_range (rand, 1, 60) };
  for (guint i = 0; i < N_EDGES; i++)
    {
      ends[2 * i] = (guint) g_rand_int_range (rand, 0, N_NODES);
      ends[2 * i + 1] = (guint) g_rand_int_range (rand, 0, N_NODES);
      for (guint j = 0; j < 7; j++)
        points[7 * i + j] =
            (DossierPoint){ g_rand_double_range (rand, -1200, 1200), g_rand_double_range (rand, -700, 700) };
      if (i % 2 == 0)
        curves[i] = (DossierCurve){ .points = points + 7 * i, .n_points = 7 };
      if (i % 5 == 0)
        curves[i].label = (DossierBox){ points[7 * i].x - 40, points[7 * i].y - 30, 25, 12 };
    }

  return dossier_layout_new (DOSSIER_ENGINE_DOT, N_NODES, boxes, N_EDGES, ends, curves);
}

static gboolean
collect (guint index, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, index);

  return TRUE;
}

static gboolean
collect_three (guint index, gpointer user_data)
{
  collect (index, user_data);

  return ((GArray *) user_data)->len < 3;
}

static void
test_visit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (DossierLayout) layout = make_layout (rand);
  const DossierBox *boxes = dossier_layout_get_boxes (layout);

  for (guint i = 0; i < N_TRIES; i++)
    {
      DossierBox region = { g_rand_double_range (rand, -300, 2500), g_rand_double_range (rand, -300, 1500),
                            g_rand_double_range (rand, 0, 400), g_rand_double_range (rand, 0, 400) };
      g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint j = 0; j < N_NODES; j++)
        {
          if (dossier_box_meets (&boxes[j], &region))
            g_array_append_val (expected, j);
        }
      dossier_layout_visit_nodes (layout, &region, collect, found);
      g_assert_cmpmem (found->data, found->len * sizeof (guint), expected->data, expected->len * sizeof (guint));
      dossier_layout_visit_nodes (layout, &region, collect_three, few);
      g_assert_cmpuint (few->len, ==, MIN (expected->len, 3));

      g_array_set_size (expected, 0);
      g_array_set_size (found, 0);
      for (guint j = 0; j < N_EDGES; j++)
        {
          DossierCurve curve = dossier_layout_get_curve (layout, j);
          DossierBox bounds = dossier_curve_get_bounds (curve.points, curve.n_points);

          if (j % 5 == 0)
            dossier_box_add_box (&bounds, &curve.label);
          if (dossier_box_meets (&bounds, &region))
            g_array_append_val (expected, j);
        }
      dossier_layout_visit_edges (layout, &region, collect, found);
      g_assert_cmpmem (found->data, found->len * sizeof (guint), expected->data, expected->len * sizeof (guint));
    }
}

/* Bounds are those of the curve, found by walking it. */
static void
test_curve_bounds (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_TRIES; i++)
    {
      DossierPoint p[4];
      DossierBox bounds;
      double left = INFINITY;
      double bottom = -INFINITY;

      for (guint j = 0; j < 4; j++)
        p[j] = (DossierPoint){ g_rand_double (rand), g_rand_double (rand) };
      bounds = dossier_curve_get_bounds (p, 4);
      for (guint j = 0; j <= 2000; j++)
        {
          double t = j / 2000.0;
          double u = 1 - t;

          left = MIN (left, u * u * u * p[0].x + 3 * u * u * t * p[1].x + 3 * u * t * t * p[2].x + t * t * t * p[3].x);
          bottom =
              MAX (bottom, u * u * u * p[0].y + 3 * u * u * t * p[1].y + 3 * u * t * t * p[2].y + t * t * t * p[3].y);
        }
      g_assert_cmpfloat_with_epsilon (bounds.x, left, 1e-5);
      g_assert_cmpfloat_with_epsilon (bounds.y + bounds.height, bottom, 1e-5);
    }
}

/* The middle by length, not by parameter: the second piece is nine times as long. */
static void
test_middle (void)
{
  static const DossierBox boxes[] = { { 0, 0, 10, 10 }, { 110, 0, 10, 10 } };
  static const guint ends[] = { 0, 1 };
  static const DossierPoint points[] = { { 10, 5 }, { 13, 5 }, { 17, 5 }, { 20, 5 }, { 50, 5 }, { 80, 5 }, { 110, 5 } };
  static const DossierCurve curve = { points, G_N_ELEMENTS (points) };
  g_autoptr (DossierLayout) layout = dossier_layout_new (DOSSIER_ENGINE_DOT, 2, boxes, 1, ends, &curve);
  DossierPoint middle = dossier_layout_get_edge_middle (layout, 0);

  g_assert_cmpfloat_with_epsilon (middle.x, 60, 0.01);
  g_assert_cmpfloat_with_epsilon (middle.y, 5, 0.01);
}

static void
test_straight (void)
{
  static const DossierBox boxes[] = { { 100, 100, 20, 10 }, { 200, 100, 20, 10 } };
  static const guint ends[] = { 0, 1, 0, 1, 1, 0, 0, 0 };
  g_autoptr (DossierLayout) layout = dossier_layout_new (DOSSIER_ENGINE_SFDP, 2, boxes, 4, ends, NULL);
  DossierPoint middles[3];
  DossierCurve loop = dossier_layout_get_curve (layout, 3);
  const DossierBox *moved = dossier_layout_get_boxes (layout);
  DossierBox bounds = dossier_layout_get_bounds (layout);

  for (guint i = 0; i < 3; i++)
    middles[i] = dossier_layout_get_edge_middle (layout, i);

  /* Parallel ones stand apart, in either direction. */
  g_assert_cmpfloat (fabs (middles[0].y - middles[1].y), >, 5);
  g_assert_cmpfloat (fabs (middles[1].y - middles[2].y), >, 5);
  g_assert_cmpfloat (fabs (middles[0].y - middles[2].y), >, 5);
  for (guint i = 0; i < 3; i++)
    {
      DossierCurve curve = dossier_layout_get_curve (layout, i);

      g_assert_cmpfloat (dossier_curve_get_distance (curve.points, curve.n_points, middles[i].x, middles[i].y), <, 0.1);
    }

  g_assert_cmpuint (loop.n_points, ==, 7);
  g_assert_cmpfloat_with_epsilon (loop.points[0].y, moved[0].y, 1e-9);
  g_assert_cmpfloat_with_epsilon (loop.points[6].x, moved[0].x + moved[0].width, 1e-9);

  /* The loop stands out at the top, and everything begins at 0,0. */
  g_assert_cmpfloat (moved[0].y, >, 0);
  g_assert_cmpfloat_with_epsilon (moved[0].x, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (bounds.width, 120, 1e-9);
}

/* Room for a label moves with the rest, counts as a part of the picture, and is the place of the label. */
static void
test_label (void)
{
  static const DossierBox boxes[] = { { -5, -5, 10, 10 }, { 95, -5, 10, 10 } };
  static const guint ends[] = { 0, 1, 1, 0 };
  const DossierCurve curves[] = { { .label = { 40, 30, 20, 10 } }, { 0 } };
  g_autoptr (DossierLayout) layout = dossier_layout_new (DOSSIER_ENGINE_DOT, 2, boxes, 2, ends, curves);
  DossierBox bounds = dossier_layout_get_bounds (layout);
  DossierBox label = dossier_layout_get_curve (layout, 0).label;
  DossierPoint place = dossier_layout_get_label_place (layout, 0);
  DossierPoint middle = dossier_layout_get_edge_middle (layout, 1);
  DossierPoint other = dossier_layout_get_label_place (layout, 1);

  g_assert_cmpfloat_with_epsilon (bounds.y + bounds.height, label.y + 10, 1e-6);
  g_assert_cmpfloat_with_epsilon (label.x - dossier_layout_get_boxes (layout)[0].x, 45, 1e-6);
  g_assert_cmpfloat_with_epsilon (label.y - dossier_layout_get_boxes (layout)[0].y, 35, 1e-6);
  g_assert_cmpfloat_with_epsilon (place.x, label.x + 10, 1e-6);
  g_assert_cmpfloat_with_epsilon (place.y, label.y + 5, 1e-6);
  g_assert_cmpfloat (dossier_layout_get_curve (layout, 1).label.width, ==, 0);
  g_assert_cmpmem (&other, sizeof other, &middle, sizeof middle);
}

static void
test_empty (void)
{
  g_autoptr (DossierLayout) layout = dossier_layout_new (DOSSIER_ENGINE_NEATO, 0, NULL, 0, NULL, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  DossierBox region = { -10, -10, 20, 20 };
  g_autoptr (DossierLayout) again = g_boxed_copy (DOSSIER_TYPE_LAYOUT, layout);

  g_assert_true (again == layout);
  g_assert_cmpfloat (dossier_layout_get_bounds (layout).width, ==, 0);
  dossier_layout_visit_nodes (layout, &region, collect, found);
  dossier_layout_visit_edges (layout, &region, collect, found);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/visit", test_visit);
  g_test_add_func ("/layout/curve-bounds", test_curve_bounds);
  g_test_add_func ("/layout/middle", test_middle);
  g_test_add_func ("/layout/straight", test_straight);
  g_test_add_func ("/layout/label", test_label);
  g_test_add_func ("/layout/empty", test_empty);

  return g_test_run ();
}
