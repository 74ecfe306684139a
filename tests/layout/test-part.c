/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Layouts of a part of a graph. */

#include "test-graphs.h"

#include "core/dossier-graph-builder.h"
#include "layout/dossier-curve.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_NODES 60

/* Those of @part (or all) of the nodes of a graph of three components, with all edges between them. */
static DossierGraph *
make_graph (const guint8 *part)
{
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (NULL);
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = NULL;

  for (guint i = 0; i < N_NODES; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);
      g_autofree char *date = i % 6 != 0 ? g_strdup_printf ("2026-01-%02u", 1 + i * 5 % 7) : NULL;
      DossierNode node = { .id = id, .label = id, .type_name = "actor", .type = DOSSIER_NODE_TYPE_ACTOR };

      node.date_text = date;
      if (date != NULL)
        g_assert_true (dossier_date_parse (date, &node.date, NULL));
      if (part == NULL || part[i])
        dossier_graph_builder_put_node (builder, &node);
    }
  for (guint i = 3; i < N_NODES; i++)
    {
      guint other = i * i / 2 % i;
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autofree char *from = g_strdup_printf ("n%u", i);
      g_autofree char *to = NULL;

      other -= other % 3;
      other = MIN (other + i % 3, i - 3);
      to = g_strdup_printf ("n%u", other);
      if (part == NULL || (part[i] && part[other]))
        dossier_graph_builder_put_edge (
            builder, &(DossierEdge){ .id = id, .from = from, .to = to, .type = i % 2 ? "about" : "said" });
    }
  graph = dossier_graph_builder_end (builder, &error);
  g_assert_no_error (error);
  return graph;
}

static double *
make_sizes (const guint8 *part)
{
  double *sizes = g_new (double, 2 * N_NODES);
  guint n = 0;

  for (guint i = 0; i < N_NODES; i++)
    {
      if (part != NULL && !part[i])
        continue;
      sizes[n++] = 60 + i;
      sizes[n++] = 24 + i % 4 * 5;
    }
  return sizes;
}

/* All labels are of one size, so that those of a part are. */
static DossierLayoutOptions
make_options (DossierEngine engine)
{
  static double sizes[2 * N_NODES];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    sizes[i] = i % 2 == 0 ? 30 : 10;
  return (DossierLayoutOptions){ .engine = engine, .label_sizes = sizes };
}

static DossierLayout *
make_base (DossierGraph *graph, const double *sizes, DossierEngine engine)
{
  g_autoptr (GError) error = NULL;
  DossierLayoutOptions options = make_options (engine);
  DossierLayout *base = dossier_layout_client_run (graph, sizes, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  return base;
}

static DossierLayout *
run_part (DossierGraph *graph, const double *sizes, const guint8 *part, DossierLayout *base, DossierEngine engine)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  DossierLayoutOptions options = make_options (engine);
  DossierLayout *layout = dossier_layout_client_run_part (graph, sizes, part, base, &options, NULL, &note, &error);

  g_assert_no_error (error);
  g_assert_null (note);
  return layout;
}

static void
assert_same_curve (DossierCurve curve, DossierCurve other, DossierPoint moved)
{
  g_assert_cmpuint (curve.n_points, ==, other.n_points);
  for (guint i = 0; i < curve.n_points; i++)
    {
      g_assert_cmpfloat_with_epsilon (curve.points[i].x, other.points[i].x + moved.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (curve.points[i].y, other.points[i].y + moved.y, 1e-6);
    }
  g_assert_cmpfloat (curve.label.width, ==, other.label.width);
  if (curve.label.width > 0)
    {
      g_assert_cmpfloat_with_epsilon (curve.label.x, other.label.x + moved.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (curve.label.y, other.label.y + moved.y, 1e-6);
    }
}

/* The part is as if there were nothing else; what is not in it has been moved as a whole, clear of it. */
static void
test_some (gconstpointer data)
{
  DossierEngine engine = GPOINTER_TO_UINT (data);
  g_autoptr (DossierGraph) graph = make_graph (NULL);
  g_autofree double *sizes = make_sizes (NULL);
  g_autoptr (DossierLayout) base = make_base (graph, sizes, DOSSIER_ENGINE_DOT_LR);
  guint8 part[N_NODES] = { 0 };
  g_autoptr (DossierGraph) few = NULL;
  g_autofree double *few_sizes = NULL;
  g_autoptr (DossierLayout) alone = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (DossierLayout) again = NULL;
  const DossierBox *boxes;
  const DossierBox *old_boxes;
  DossierPoint moved = { 0, 0 };
  gboolean any = FALSE;
  double below;
  guint n = 0;
  guint n_edges = 0;
  guint n_labels = 0;

  for (guint i = 0; i < N_NODES; i++)
    part[i] = i % 3 == 1 || i % 7 == 2;
  few = make_graph (part);
  few_sizes = make_sizes (part);
  alone = make_base (few, few_sizes, engine);
  layout = run_part (graph, sizes, part, base, engine);
  again = run_part (graph, sizes, part, base, engine);
  test_graph_assert_same (layout, again);
  g_assert_cmpint (dossier_layout_get_engine (layout), ==, engine);

  boxes = dossier_layout_get_boxes (layout);
  old_boxes = dossier_layout_get_boxes (base);
  below = dossier_layout_get_bounds (alone).height;
  for (guint i = 0; i < N_NODES; i++)
    {
      if (part[i])
        {
          g_assert_cmpmem (&boxes[i], sizeof *boxes, &dossier_layout_get_boxes (alone)[n++], sizeof *boxes);
          continue;
        }
      g_assert_cmpfloat (boxes[i].y, >, below + 20);
      if (!any)
        moved = (DossierPoint){ boxes[i].x - old_boxes[i].x, boxes[i].y - old_boxes[i].y };
      any = TRUE;
      g_assert_cmpfloat_with_epsilon (boxes[i].x - old_boxes[i].x, moved.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (boxes[i].y - old_boxes[i].y, moved.y, 1e-6);
    }
  g_assert_cmpuint (n, ==, dossier_graph_get_n_nodes (few));

  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      DossierCurve curve = dossier_layout_get_curve (layout, i);
      guint from, to;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      g_assert_cmpuint (curve.n_points, >=, 4);
      if (part[from] && part[to])
        assert_same_curve (curve, dossier_layout_get_curve (alone, n_edges++), (DossierPoint){ 0, 0 });
      else if (!part[from] && !part[to])
        {
          assert_same_curve (curve, dossier_layout_get_curve (base, i), moved);
          n_labels += curve.label.width > 0;
        }
      else
        g_assert_cmpuint (curve.n_points, ==, 4);
    }
  g_assert_cmpuint (n_edges, ==, dossier_graph_get_n_edges (few));
  g_assert_cmpuint (n_labels, >, 0);
}

static void
test_none (void)
{
  g_autoptr (DossierGraph) graph = make_graph (NULL);
  g_autofree double *sizes = make_sizes (NULL);
  g_autoptr (DossierLayout) base = make_base (graph, sizes, DOSSIER_ENGINE_NEATO);
  guint8 part[N_NODES] = { 0 };
  g_autoptr (DossierLayout) layout = run_part (graph, sizes, part, base, DOSSIER_ENGINE_DOT);

  g_assert_true (layout == base);
}

static void
test_one (void)
{
  g_autoptr (DossierGraph) graph = make_graph (NULL);
  g_autofree double *sizes = make_sizes (NULL);
  g_autoptr (DossierLayout) base = make_base (graph, sizes, DOSSIER_ENGINE_NEATO);
  guint8 part[N_NODES] = { 0 };

  part[17] = 1;
  for (guint engine = 0; engine < DOSSIER_N_ENGINES; engine++)
    {
      g_autoptr (DossierLayout) layout = run_part (graph, sizes, part, base, engine);
      const DossierBox *box = &dossier_layout_get_boxes (layout)[17];

      g_assert_cmpfloat (box->x, ==, 0);
      g_assert_cmpfloat (box->y, ==, 0);
      g_assert_cmpfloat (box->width, ==, sizes[34]);
    }
}

/* Whatever the base was. */
static void
test_all (void)
{
  g_autoptr (DossierGraph) graph = make_graph (NULL);
  g_autofree double *sizes = make_sizes (NULL);
  g_autoptr (DossierLayout) base = make_base (graph, sizes, DOSSIER_ENGINE_NEATO);
  guint8 part[N_NODES];

  memset (part, 1, sizeof part);
  for (guint engine = 0; engine < DOSSIER_N_ENGINES; engine++)
    {
      g_autoptr (DossierLayout) layout = run_part (graph, sizes, part, base, engine);
      g_autoptr (DossierLayout) whole = make_base (graph, sizes, engine);

      test_graph_assert_same (layout, whole);
    }
}

static void
test_no_nodes (void)
{
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (NULL);
  g_autoptr (DossierGraph) graph = dossier_graph_builder_end (builder, NULL);
  g_autoptr (DossierLayout) base = make_base (graph, NULL, DOSSIER_ENGINE_NEATO);
  g_autoptr (DossierLayout) layout = run_part (graph, NULL, NULL, base, DOSSIER_ENGINE_DOT);

  g_assert_cmpuint (dossier_layout_get_n_nodes (layout), ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (DossierGraph) graph = make_graph (NULL);
  g_autofree double *sizes = make_sizes (NULL);
  g_autoptr (DossierLayout) base = make_base (graph, sizes, DOSSIER_ENGINE_NEATO);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint8 part[N_NODES] = { 1, 1, 1, 1 };

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_layout_client_run_part (graph, sizes, part, base, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A part that takes too long falls back like the whole, and says so. */
static void
test_late (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "layout", "fake-helper", NULL);
  g_autofree char *folder = g_dir_make_tmp ("dossier-part-XXXXXX", NULL);
  g_autofree char *helper = g_build_filename (folder, "hang", NULL);
  g_autofree char *pid = g_strconcat (helper, ".pid", NULL);
  g_autoptr (DossierGraph) graph = make_graph (NULL);
  g_autofree double *sizes = make_sizes (NULL);
  g_autoptr (DossierLayout) base = make_base (graph, sizes, DOSSIER_ENGINE_NEATO);
  DossierLayoutOptions options = { .engine = DOSSIER_ENGINE_CIRCO, .deadline = 0.2, .helper = helper };
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  guint8 part[N_NODES];

  for (guint i = 0; i < N_NODES; i++)
    part[i] = i % 3 == 0;
  g_assert_cmpint (symlink (program, helper), ==, 0);
  layout = dossier_layout_client_run_part (graph, sizes, part, base, &options, NULL, &note, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dossier_layout_get_engine (layout), ==, DOSSIER_ENGINE_OVERVIEW);
  g_assert_nonnull (strstr (note, dossier_engine_get_label (DOSSIER_ENGINE_CIRCO)));
  g_unlink (pid);
  g_unlink (helper);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("dossier-part-XXXXXX", NULL);

  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint engine = 0; engine < DOSSIER_N_ENGINES; engine++)
    {
      g_autofree char *path = g_strconcat ("/layout/part/some/", dossier_engine_get_name (engine), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (engine), test_some);
    }
  g_test_add_func ("/layout/part/none", test_none);
  g_test_add_func ("/layout/part/one", test_one);
  g_test_add_func ("/layout/part/all", test_all);
  g_test_add_func ("/layout/part/no-nodes", test_no_nodes);
  g_test_add_func ("/layout/part/cancelled", test_cancelled);
  g_test_add_func ("/layout/part/late", test_late);

  return g_test_run ();
}
