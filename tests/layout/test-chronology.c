/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Layouts by date, with the real helper. */

#include "test-graphs.h"

#include "core/dossier-graph-builder.h"
#include "layout/dossier-chronology.h"
#include "layout/dossier-spread.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define N_SPREADS 200

static DossierLayout *
solve (const TestGraph *graph, const char *helper, double deadline, gboolean *settled, char **note)
{
  DossierLayoutOptions options = {
    .engine = DOSSIER_ENGINE_CHRONOLOGICAL,
    .deadline = deadline,
    .memory_limit = G_GUINT64_CONSTANT (2) << 30,
    .helper = helper != NULL ? helper : g_getenv ("DOSSIER_LAYOUT_HELPER"),
  };
  g_autoptr (GError) error = NULL;
  DossierLayout *layout = dossier_layout_solver_run (&graph->problem, &options, NULL, settled, note, &error);

  g_assert_no_error (error);
  return layout;
}

/* What makes it a picture by date: columns apart and in order, each as wide as its cards; what has no date below. */
static void
check_order (const TestGraph *graph, DossierLayout *layout)
{
  const DossierLayoutProblem *problem = &graph->problem;
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  double lowest = 0;
  double highest = INFINITY;

  for (guint i = 0; i < problem->n_nodes; i++)
    {
      if (problem->columns[i] == DOSSIER_COLUMN_NONE)
        highest = MIN (highest, boxes[i].y);
      else
        lowest = MAX (lowest, boxes[i].y + boxes[i].height);
      for (guint j = 0; j < problem->n_nodes; j++)
        if (problem->columns[i] < problem->columns[j] && problem->columns[j] != DOSSIER_COLUMN_NONE)
          g_assert_cmpfloat (boxes[i].x + boxes[i].width + 20, <, boxes[j].x);
    }
  if (lowest > 0)
    g_assert_cmpfloat (highest, >=, lowest + 40);
}

static void
test_order (void)
{
  static const guint counts[][2] = { { 2, 0 }, { 5, 8 }, { 40, 0 }, { 60, 100 }, { 400, 700 }, { 900, 300 } };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (TestGraph) graph = test_graph_new (counts[i][0], counts[i][1], 40 + i);
      g_autofree char *note = NULL;
      gboolean settled = FALSE;
      g_autoptr (DossierLayout) layout = solve (graph, NULL, 60, &settled, &note);

      g_assert_true (settled);
      g_assert_null (note);
      g_assert_cmpint (dossier_layout_get_engine (layout), ==, DOSSIER_ENGINE_CHRONOLOGICAL);
      test_graph_check_layout (graph, layout);
      check_order (graph, layout);
    }
}

/* Many nodes on a few days make no strip, however they are spread over the days. */
static void
test_ratio (void)
{
  for (guint shape = 0; shape < 4; shape++)
    {
      g_autoptr (TestGraph) graph = test_graph_new (320, 500, 50 + shape);
      g_autofree char *note = NULL;
      gboolean settled = FALSE;
      g_autoptr (DossierLayout) layout = NULL;
      DossierBox bounds;

      for (guint i = 0; i < 320; i++)
        graph->columns[i] = shape == 0 ? 7 : shape == 1 ? i % 3 : shape == 2 ? (i < 20 ? i : 20) : i % 40;
      layout = solve (graph, NULL, 60, &settled, &note);
      test_graph_check_layout (graph, layout);
      check_order (graph, layout);
      bounds = dossier_layout_get_bounds (layout);
      g_assert_cmpfloat (bounds.width / bounds.height, >, 0.8);
      g_assert_cmpfloat (bounds.width / bounds.height, <, 3.2);
    }
}

/* Two nodes on two days and no need of Graphviz: no helper is asked. */
static void
test_single (void)
{
  static const guint ends[] = { 2, 0, 1, 2, G_MAXUINT };
  g_autoptr (TestGraph) graph = test_graph_new_with_edges (3, ends);
  g_autofree char *note = NULL;
  gboolean settled = FALSE;
  g_autoptr (DossierLayout) layout = NULL;

  graph->columns[0] = 9;
  graph->columns[1] = 1;
  graph->columns[2] = DOSSIER_COLUMN_NONE;
  layout = solve (graph, "/nonexistent", 60, &settled, &note);
  test_graph_check_layout (graph, layout);
  check_order (graph, layout);
}

/* What is tied stands level with what it is tied to, as far as dot can see to it: fewer edges cross than in the file's
 * order. */
static void
test_crossings (void)
{
  guint ends[2 * 40 + 1];
  g_autoptr (TestGraph) graph = NULL;
  g_autofree char *note = NULL;
  gboolean settled = FALSE;
  g_autoptr (DossierLayout) layout = NULL;
  const DossierBox *boxes = NULL;

  /* Nodes 0 to 39 on one day, 40 to 79 on the next, each tied to one, in a muddle. */
  for (guint i = 0; i < 40; i++)
    {
      ends[2 * i] = i;
      ends[2 * i + 1] = 40 + i * 17 % 40;
    }
  ends[80] = G_MAXUINT;
  graph = test_graph_new_with_edges (80, ends);
  for (guint i = 0; i < 80; i++)
    {
      graph->columns[i] = i / 40;
      graph->sizes[2 * i] = 1800; /* so that two columns do */
    }
  layout = solve (graph, NULL, 60, &settled, &note);
  check_order (graph, layout);
  boxes = dossier_layout_get_boxes (layout);
  for (guint i = 0; i < 40; i++)
    for (guint j = 0; j < i; j++)
      {
        double first = boxes[ends[2 * i]].y - boxes[ends[2 * j]].y;
        double second = boxes[ends[2 * i + 1]].y - boxes[ends[2 * j + 1]].y;

        g_assert_cmpfloat (first * second, >, 0);
      }
}

/* An edge between two cards of one column can be seen beside those between them; one between neighbours is straight. */
static void
test_arcs (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (30, 60, 64);
  const DossierLayoutProblem *problem = &graph->problem;
  g_autofree char *note = NULL;
  gboolean settled = FALSE;
  g_autoptr (DossierLayout) layout = NULL;
  const DossierBox *boxes = NULL;
  guint n_arcs = 0;
  guint n_straight = 0;

  for (guint i = 0; i < 30; i++)
    graph->columns[i] = i % 4;
  layout = solve (graph, NULL, 60, &settled, &note);
  test_graph_check_layout (graph, layout);
  boxes = dossier_layout_get_boxes (layout);
  for (guint i = 0; i < problem->n_edges; i++)
    {
      const DossierBox *from = &boxes[problem->ends[2 * i]];
      const DossierBox *to = &boxes[problem->ends[2 * i + 1]];
      DossierPoint middle = dossier_layout_get_edge_middle (layout, i);
      gboolean between = FALSE;
      gboolean behind = FALSE;

      if (from == to || fabs (from->x + from->width / 2 - to->x - to->width / 2) > 1)
        continue;
      for (guint j = 0; j < problem->n_nodes; j++)
        {
          double low = MIN (from->y, to->y);
          double high = MAX (from->y, to->y);

          if (fabs (boxes[j].x + boxes[j].width / 2 - from->x - from->width / 2) > 1)
            continue;
          between = between || (boxes[j].y > low && boxes[j].y < high);
          behind = behind || (middle.x > boxes[j].x && middle.x < boxes[j].x + boxes[j].width && middle.y > boxes[j].y
                              && middle.y < boxes[j].y + boxes[j].height);
        }
      g_assert_false (behind);
      n_arcs += between;
      n_straight += !between;
    }
  g_assert_cmpuint (n_arcs, >, 3);
  g_assert_cmpuint (n_straight, >, 0);
}

static void
test_no_dates (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (60, 100, 60);
  g_autofree char *note = NULL;
  gboolean settled = FALSE;
  g_autoptr (DossierLayout) layout = NULL;

  for (guint i = 0; i < 60; i++)
    graph->columns[i] = DOSSIER_COLUMN_NONE;
  layout = solve (graph, NULL, 60, &settled, &note);
  g_assert_nonnull (note);
  g_assert_cmpint (dossier_layout_get_engine (layout), ==, DOSSIER_ENGINE_CHRONOLOGICAL);
  test_graph_check_layout (graph, layout);
}

static void
test_late (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "layout", "fake-helper", NULL);
  g_autofree char *folder = g_dir_make_tmp ("dossier-chronology-XXXXXX", NULL);
  g_autofree char *helper = g_build_filename (folder, "hang", NULL);
  g_autofree char *pid = g_strconcat (helper, ".pid", NULL);
  g_autoptr (TestGraph) graph = test_graph_new (60, 100, 61);
  g_autofree char *note = NULL;
  gboolean settled = TRUE;
  g_autoptr (DossierLayout) layout = NULL;

  g_assert_cmpint (symlink (program, helper), ==, 0);
  layout = solve (graph, helper, 0.2, &settled, &note);
  g_assert_false (settled);
  g_assert_cmpint (dossier_layout_get_engine (layout), ==, DOSSIER_ENGINE_OVERVIEW);
  g_assert_nonnull (strstr (note, dossier_engine_get_label (DOSSIER_ENGINE_CHRONOLOGICAL)));
  test_graph_check_layout (graph, layout);
  g_unlink (pid);
  g_unlink (helper);
  g_rmdir (folder);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *mode;
    int code;
  } faults[] = {
    { "crash", DOSSIER_LAYOUT_ERROR_CRASHED },
    { "nonsense", DOSSIER_LAYOUT_ERROR_NONSENSE },
    { "nan", DOSSIER_LAYOUT_ERROR_NONSENSE },
    { "failed", DOSSIER_LAYOUT_ERROR_FAILED },
  };
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "layout", "fake-helper", NULL);
  g_autofree char *folder = g_dir_make_tmp ("dossier-chronology-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *helper = g_build_filename (folder, faults[i].mode, NULL);
      g_autofree char *pid = g_strconcat (helper, ".pid", NULL);
      g_autoptr (TestGraph) graph = test_graph_new (60, 100, 62);
      g_autofree char *note = NULL;
      g_autoptr (GError) error = NULL;
      gboolean settled;
      DossierLayoutOptions options
          = { .engine = DOSSIER_ENGINE_CHRONOLOGICAL, .deadline = 60, .memory_limit = 1 << 30, .helper = helper };

      g_assert_cmpint (symlink (program, helper), ==, 0);
      g_assert_null (dossier_layout_solver_run (&graph->problem, &options, NULL, &settled, &note, &error));
      g_assert_error (error, DOSSIER_LAYOUT_ERROR, faults[i].code);
      g_unlink (pid);
      g_unlink (helper);
    }
  g_rmdir (folder);
}

static void
test_cancelled (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (60, 100, 63);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  gboolean settled;
  DossierLayoutOptions options = { .engine = DOSSIER_ENGINE_CHRONOLOGICAL,
                                   .deadline = 60,
                                   .memory_limit = 1 << 30,
                                   .helper = g_getenv ("DOSSIER_LAYOUT_HELPER") };

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_layout_solver_run (&graph->problem, &options, cancellable, &settled, &note, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Columns as dates are written: what begins on one day and is as precise stands together. */
static void
test_columns (void)
{
  static const struct
  {
    const char *date;
    guint column;
    const char *heading;
  } dates[] = {
    { "2026-01-08", 6, "8 January 2026" },
    { NULL, DOSSIER_COLUMN_NONE, NULL },
    { "2026-01", 3, "January 2026" },
    { "2026-01-08~", 6, "8 January 2026" },
    { "2026-01-08/2026-01-12", 6, "8 January 2026" },
    { "2026-01-08T10:30:00", 6, "8 January 2026" },
    { "2026", 2, "2026" },
    { "../2026-01-06", 5, "6 January 2026" },
    { "../2026", 2, "2026" },
    { "../2026-01", 3, "January 2026" },
    { "../2026-21", 7, "spring 2026" },
    { "2025-11", 1, "November 2025" },
    { "2026-01-01", 4, "1 January 2026" },
    { "201X", 0, "2010–2019" },
    { "2026-03/..", 8, "March 2026" },
    { "2026-21", 7, "spring 2026" },
  };
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (NULL);
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierColumns) columns = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);
      DossierNode node = { .id = id, .label = id, .type_name = "statement", .type = DOSSIER_NODE_TYPE_STATEMENT };

      node.date_text = dates[i].date;
      if (dates[i].date != NULL)
        g_assert_true (dossier_date_parse (dates[i].date, &node.date, NULL));
      dossier_graph_builder_put_node (builder, &node);
    }
  graph = dossier_graph_builder_end (builder, NULL);
  columns = dossier_columns_new (graph);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *heading = NULL;
      guint column = columns->of_node[i];

      if (dates[i].heading == NULL)
        {
          g_assert_cmpuint (column, ==, DOSSIER_COLUMN_NONE);
          continue;
        }
      heading = dossier_column_format (&columns->columns[column]);
      g_assert_cmpstr (heading, ==, dates[i].heading);
      g_assert_cmpuint (column, ==, dates[i].column);
    }
}

/* In their order, clear of each other, within the room if they fit; and where they wish, if nothing is in the way. */
static void
test_spread (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (70);

  for (guint turn = 0; turn < N_SPREADS; turn++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 30);
      double lengths[30];
      double wanted[30];
      double middles[30];
      double total = 0;
      double room = 0;

      for (guint i = 0; i < n; i++)
        {
          lengths[i] = g_rand_double_range (rand, 1, 40);
          wanted[i] = g_rand_double_range (rand, -200, 800);
          total += lengths[i] + (i > 0 ? 5 : 0);
        }
      room = total * g_rand_double_range (rand, 1, 3);
      dossier_spread (n, lengths, 5, wanted, room, middles);
      g_assert_cmpfloat (middles[0], >=, lengths[0] / 2 - 1e-6);
      g_assert_cmpfloat (middles[n - 1], <=, room - lengths[n - 1] / 2 + 1e-6);
      for (guint i = 1; i < n; i++)
        g_assert_cmpfloat (middles[i] - middles[i - 1], >=, (lengths[i] + lengths[i - 1]) / 2 + 5 - 1e-6);
    }

  {
    const double lengths[] = { 10, 10, 10, 10 };
    const double wanted[] = { 20, 50, 52, 90 };
    const double expected[] = { 20, 45.5, 56.5, 90 };
    double middles[4];

    dossier_spread (4, lengths, 1, wanted, 100, middles);
    for (guint i = 0; i < 4; i++)
      g_assert_cmpfloat_with_epsilon (middles[i], expected[i], 1e-9);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/chronology/order", test_order);
  g_test_add_func ("/layout/chronology/ratio", test_ratio);
  g_test_add_func ("/layout/chronology/single", test_single);
  g_test_add_func ("/layout/chronology/crossings", test_crossings);
  g_test_add_func ("/layout/chronology/arcs", test_arcs);
  g_test_add_func ("/layout/chronology/no-dates", test_no_dates);
  g_test_add_func ("/layout/chronology/late", test_late);
  g_test_add_func ("/layout/chronology/faults", test_faults);
  g_test_add_func ("/layout/chronology/cancelled", test_cancelled);
  g_test_add_func ("/layout/chronology/columns", test_columns);
  g_test_add_func ("/layout/chronology/spread", test_spread);

  return g_test_run ();
}
