/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The solver with the real helper, so with Graphviz. */

#include "test-graphs.h"

#include "layout/dossier-curve.h"
#include "layout/dossier-overlap.h"

#include <math.h>

static DossierLayoutOptions
make_options (DossierEngine engine)
{
  return (DossierLayoutOptions){ .engine = engine,
                                 .deadline = 120,
                                 .memory_limit = G_GUINT64_CONSTANT (2) << 30,
                                 .helper = g_getenv ("DOSSIER_LAYOUT_HELPER") };
}

static DossierLayout *
solve (const TestGraph *graph, const DossierLayoutOptions *options)
{
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  gboolean settled = FALSE;
  DossierLayout *layout = dossier_layout_solver_run (&graph->problem, options, NULL, &settled, &note, &error);

  g_assert_no_error (error);
  g_assert_nonnull (layout);
  g_assert_true (settled);
  test_graph_check_layout (graph, layout);

  return layout;
}

static gboolean
overlap (const DossierBox *a, const DossierBox *b)
{
  return a->x < b->x + b->width - 1e-6 && b->x < a->x + a->width - 1e-6 && a->y < b->y + b->height - 1e-6 &&
         b->y < a->y + a->height - 1e-6;
}

static void
check_graph (const TestGraph *graph, DossierEngine engine)
{
  DossierLayoutOptions options = make_options (engine);
  g_autoptr (DossierLayout) layout = solve (graph, &options);
  g_autoptr (DossierLayout) again = solve (graph, &options);

  g_assert_cmpint (dossier_layout_get_engine (layout), ==, engine);
  test_graph_assert_same (layout, again);
}

static void
test_engine (gconstpointer data)
{
  DossierEngine engine = (DossierEngine) GPOINTER_TO_INT (data);
  static const guint none[] = { G_MAXUINT };
  static const guint pair[] = { 0, 1, G_MAXUINT };
  static const guint loops[] = { 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 2, 2, 2, G_MAXUINT };
  static const guint ring[] = { 0, 1, 1, 2, 2, 3, 3, 4, 4, 0, 7, 8, 8, 9, 9, 10, 11, 12, G_MAXUINT };

  for (guint n = 0; n < 3; n++)
    {
      g_autoptr (TestGraph) alone = test_graph_new_with_edges (n, none);

      check_graph (alone, engine);
    }

  {
    g_autoptr (TestGraph) two = test_graph_new_with_edges (2, pair);
    g_autoptr (TestGraph) looped = test_graph_new_with_edges (3, loops);
    g_autoptr (TestGraph) parts = test_graph_new_with_edges (16, ring);
    g_autoptr (TestGraph) sixty = test_graph_new (60, 100, 8);
    g_autoptr (TestGraph) uneven = test_graph_new (40, 60, 9);

    check_graph (two, engine);
    check_graph (looped, engine);
    check_graph (parts, engine);
    check_graph (sixty, engine);

    for (guint i = 0; i < 40; i++)
      {
        uneven->sizes[2 * i] = i % 7 == 0 ? 900 : 1 + 3 * i;
        uneven->sizes[2 * i + 1] = i % 5 == 0 ? 400 : 1 + i;
      }
    check_graph (uneven, engine);
  }
}

/* What people see first: no strip, no desert, air between the cards. */
static void
test_default (void)
{
  static const struct
  {
    guint n_nodes;
    guint n_edges;
  } counts[] = { { 12, 14 }, { 60, 100 }, { 260, 470 }, { 406, 924 } };
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_NEATO);

  options.choose_engine = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (TestGraph) graph = test_graph_new (counts[i].n_nodes, counts[i].n_edges, 10 + i);
      g_autoptr (DossierLayout) layout = solve (graph, &options);
      DossierBox bounds = dossier_layout_get_bounds (layout);
      const DossierBox *boxes = dossier_layout_get_boxes (layout);
      g_autofree double *centres = g_new (double, 2 * counts[i].n_nodes);
      double area = 0;

      for (guint j = 0; j < counts[i].n_nodes; j++)
        {
          centres[2 * j] = boxes[j].x + boxes[j].width / 2;
          centres[2 * j + 1] = boxes[j].y + boxes[j].height / 2;
          area += boxes[j].width * boxes[j].height;
        }
      g_assert_cmpfloat (bounds.width / bounds.height, >, 0.5);
      g_assert_cmpfloat (bounds.width / bounds.height, <, 2.0);
      g_assert_cmpuint (dossier_overlap_count (counts[i].n_nodes, graph->sizes, centres, 5.9, 1), ==, 0);
      if (counts[i].n_nodes > 100)
        g_assert_cmpfloat (area / (bounds.width * bounds.height), >, 0.15);
    }
}

/* Of one size each, for all edges. */
static double *
make_label_sizes (guint n_edges)
{
  double *sizes = g_new (double, 2 * n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      sizes[2 * i] = 20 + 5 * (i % 7);
      sizes[2 * i + 1] = 10;
    }
  return sizes;
}

/* Layers keep room among the edges: over no card and over no other label, each by its own edge. */
static void
test_labels (void)
{
  static const DossierEngine engines[] = { DOSSIER_ENGINE_DOT, DOSSIER_ENGINE_DOT_LR };

  for (guint n = 0; n < G_N_ELEMENTS (engines); n++)
    {
      DossierLayoutOptions options = make_options (engines[n]);
      g_autoptr (TestGraph) graph = test_graph_new (40, 60, 60);
      g_autofree double *sizes = make_label_sizes (60);
      g_autoptr (DossierLayout) without = solve (graph, &options);
      g_autoptr (DossierLayout) layout = NULL;
      DossierBox bounds;

      graph->problem.label_sizes = sizes;
      layout = solve (graph, &options);
      bounds = dossier_layout_get_bounds (layout);
      for (guint i = 0; i < 60; i++)
        {
          DossierCurve curve = dossier_layout_get_curve (layout, i);
          DossierBox label = curve.label;
          DossierPoint place = dossier_layout_get_label_place (layout, i);

          g_assert_cmpfloat (dossier_layout_get_curve (without, i).label.width, ==, 0);
          g_assert_cmpfloat_with_epsilon (label.width, sizes[2 * i], 1e-9);
          g_assert_cmpfloat_with_epsilon (label.height, sizes[2 * i + 1], 1e-9);
          g_assert_cmpfloat_with_epsilon (place.x, label.x + label.width / 2, 1e-9);
          g_assert_true (label.x >= -1e-6 && label.y >= -1e-6 && label.x + label.width <= bounds.width + 1e-6 &&
                         label.y + label.height <= bounds.height + 1e-6);
          g_assert_cmpfloat (dossier_curve_get_distance (curve.points, curve.n_points, place.x, place.y), <,
                             hypot (label.width, label.height) + 20);
          for (guint j = 0; j < 40; j++)
            g_assert_false (overlap (&label, &dossier_layout_get_boxes (layout)[j]));
          for (guint j = 0; j < i; j++)
            {
              DossierBox other = dossier_layout_get_curve (layout, j).label;

              g_assert_false (overlap (&label, &other));
            }
        }
    }
}

/* Other engines keep none, and so do layers of many edges: there names are drawn on them. */
static void
test_no_labels (void)
{
  g_autofree double *sizes = make_label_sizes (150);

  for (guint n = 0; n < 2; n++)
    {
      DossierLayoutOptions options = make_options (n == 0 ? DOSSIER_ENGINE_NEATO : DOSSIER_ENGINE_DOT);
      g_autoptr (TestGraph) graph = test_graph_new (40, n == 0 ? 60 : 150, 61);
      g_autoptr (DossierLayout) layout = NULL;
      guint edge = 0;

      graph->problem.label_sizes = sizes;
      layout = solve (graph, &options);
      for (; edge < graph->problem.n_edges; edge++)
        {
          DossierPoint place = dossier_layout_get_label_place (layout, edge);
          DossierPoint middle = dossier_layout_get_edge_middle (layout, edge);

          g_assert_cmpfloat (dossier_layout_get_curve (layout, edge).label.width, ==, 0);
          g_assert_cmpmem (&place, sizeof place, &middle, sizeof middle);
        }
    }
}

/* Shapes that engines draw as strips when left alone: a chain, a star, pairs, and a grid of 6 by 40. */
static guint
make_shape (guint shape, guint *ends)
{
  guint n = 0;

  for (guint i = 0; i < 240; i++)
    {
      if (shape == 3 ? i % 6 != 5 : shape != 2 || i % 2 == 0)
        {
          ends[n++] = shape == 1 ? 0 : i;
          ends[n++] = i + 1;
        }
      if (shape == 3 && i < 234)
        {
          ends[n++] = i;
          ends[n++] = i + 6;
        }
    }
  ends[n] = G_MAXUINT;

  return shape == 3 ? 240 : 241;
}

static void
test_default_ratio (void)
{
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_NEATO);
  g_autofree guint *ends = g_new (guint, 4 * 240 + 1);

  options.choose_engine = TRUE;
  for (guint shape = 0; shape < 4; shape++)
    {
      guint n = make_shape (shape, ends);
      g_autoptr (TestGraph) graph = test_graph_new_with_edges (n, ends);
      g_autoptr (DossierLayout) layout = solve (graph, &options);
      DossierBox bounds = dossier_layout_get_bounds (layout);

      g_assert_cmpfloat (bounds.width / bounds.height, >, 0.5);
      g_assert_cmpfloat (bounds.width / bounds.height, <, 2);
    }
}

/* Layers run the way that is asked for, and edges that do not count make none. */
static void
test_layers (void)
{
  static const guint ends[] = { 0, 1, 1, 2, 3, 1, 2, 0, G_MAXUINT };
  static const guint8 loose[] = { 0, 0, 0, 1 };
  g_autoptr (TestGraph) graph = test_graph_new_with_edges (4, ends);

  graph->problem.loose = loose;
  for (guint i = 0; i < 2; i++)
    {
      DossierLayoutOptions options = make_options (i == 0 ? DOSSIER_ENGINE_DOT : DOSSIER_ENGINE_DOT_LR);
      g_autoptr (DossierLayout) layout = solve (graph, &options);
      const DossierBox *boxes = dossier_layout_get_boxes (layout);

      for (guint j = 0; j < 3; j++)
        {
          const DossierBox *from = &boxes[ends[2 * j]];
          const DossierBox *to = &boxes[ends[2 * j + 1]];

          if (i == 0)
            g_assert_cmpfloat (from->y + from->height, <, to->y);
          else
            g_assert_cmpfloat (from->x + from->width, <, to->x);
        }
      /* Routed curves are kept, and may bend; the loose one is straight. */
      g_assert_cmpuint (dossier_layout_get_curve (layout, 3).n_points, ==, 4);
    }
}

/* Deep recursion in dot, which a stack of the usual size does not hold on every version. */
static void
test_deep (void)
{
  const guint n = 3000;
  g_autofree guint *ends = g_new (guint, 2 * n + 1);
  g_autoptr (TestGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_DOT);

  for (guint i = 0; i < n; i++)
    {
      ends[2 * i] = i;
      ends[2 * i + 1] = i + 1;
    }
  ends[2 * n] = G_MAXUINT;
  graph = test_graph_new_with_edges (n + 1, ends);
  layout = solve (graph, &options);
}

static void
test_large_overview (void)
{
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_NEATO);
  g_autoptr (TestGraph) graph = test_graph_new (20000, 32000, 11);
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  gboolean settled;

  options.choose_engine = TRUE;
  layout = dossier_layout_solver_run (&graph->problem, &options, NULL, &settled, &note, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dossier_layout_get_engine (layout), ==, DOSSIER_ENGINE_OVERVIEW);
  g_assert_nonnull (note);
}

static void
test_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("a helper under AddressSanitizer has no memory limit");
#else
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_NEATO);
  g_autoptr (TestGraph) graph = test_graph_new (3000, 5000, 12);
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  gboolean settled;

  options.memory_limit = 24 << 20;
  g_assert_null (dossier_layout_solver_run (&graph->problem, &options, NULL, &settled, &note, &error));
  g_assert_error (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_MEMORY);
#endif
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < DOSSIER_N_ENGINES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/engine/%s", dossier_engine_get_name ((DossierEngine) i));

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_engine);
    }
  g_test_add_func ("/layout/default/picture", test_default);
  g_test_add_func ("/layout/default/ratio", test_default_ratio);
  g_test_add_func ("/layout/layers", test_layers);
  g_test_add_func ("/layout/labels", test_labels);
  g_test_add_func ("/layout/no-labels", test_no_labels);
  g_test_add_func ("/layout/deep", test_deep);
  g_test_add_func ("/layout/large-overview", test_large_overview);
  g_test_add_func ("/layout/memory", test_memory);

  return g_test_run ();
}
