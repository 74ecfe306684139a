/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The client, from a graph to a layout. */

#include "core/dossier-graph-builder.h"
#include "layout/dossier-layout-client.h"

#include <math.h>
#include <string.h>

#define N_STATEMENTS 12

/* Two speakers, what they said, one measure that all is about; the measure was announced by the first speaker and is about the
 * second. */
static DossierGraph *
make_graph (void)
{
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (NULL);
  g_autoptr (GError) error = NULL;
  DossierGraph *graph;

  for (guint i = 0; i < 3; i++)
    {
      static const char *const ids[] = { "he-yadong", "japan", "ban" };
      DossierNode node = { .id = ids[i], .label = ids[i], .type_name = i < 2 ? "actor" : "measure" };

      node.type = dossier_node_type_from_name (node.type_name);
      dossier_graph_builder_put_node (builder, &node);
    }
  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *said = g_strdup_printf ("said-%u", i);
      g_autofree char *about = g_strdup_printf ("about-%u", i);
      DossierNode node = { .id = id, .label = id, .type_name = "statement", .type = DOSSIER_NODE_TYPE_STATEMENT };
      DossierEdge by = { .id = said, .from = i % 2 == 0 ? "he-yadong" : "japan", .to = id, .type = "said" };
      DossierEdge on = { .id = about, .from = id, .to = "ban", .type = "about" };

      dossier_graph_builder_put_node (builder, &node);
      dossier_graph_builder_put_edge (builder, &by);
      dossier_graph_builder_put_edge (builder, &on);
    }
  dossier_graph_builder_put_edge (
      builder, &(DossierEdge){ .id = "a", .from = "he-yadong", .to = "ban", .type = "announced" });
  dossier_graph_builder_put_edge (builder, &(DossierEdge){ .id = "t", .from = "ban", .to = "japan", .type = "targets" });
  dossier_graph_builder_put_edge (builder, &(DossierEdge){ .id = "c", .from = "s1", .to = "s0", .type = "contradicts" });

  graph = dossier_graph_builder_end (builder, &error);
  g_assert_no_error (error);

  return graph;
}

static double *
make_sizes (DossierGraph *graph)
{
  guint n = dossier_graph_get_n_nodes (graph);
  double *sizes = g_new (double, 2 * n);

  for (guint i = 0; i < n; i++)
    {
      sizes[2 * i] = 90 + i;
      sizes[2 * i + 1] = 30;
    }

  return sizes;
}

/* Who speaks stands left of what was said, and that left of what it is about, whatever is said about the speakers. */
static void
test_left_to_right (void)
{
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autofree double *sizes = make_sizes (graph);
  DossierLayoutOptions options = { .engine = DOSSIER_ENGINE_DOT_LR };
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLayout) layout = dossier_layout_client_run (graph, sizes, &options, NULL, &note, &error);
  const DossierBox *boxes;

  g_assert_no_error (error);
  g_assert_null (note);
  boxes = dossier_layout_get_boxes (layout);
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, i);
      guint from, to;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      if (g_str_equal (edge->type, "said") || g_str_equal (edge->type, "about") || g_str_equal (edge->type, "announced"))
        g_assert_cmpfloat (boxes[from].x + boxes[from].width, <, boxes[to].x);
      if (g_str_equal (edge->type, "targets"))
        g_assert_cmpfloat (boxes[to].x + boxes[to].width, <, boxes[from].x);
    }
}

/* Sizes that make no sense do not reach anybody. */
static void
test_odd_sizes (void)
{
  static const double odd[] = { NAN, INFINITY, -5, 0, 1e300 };
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autofree double *sizes = make_sizes (graph);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLayout) layout = NULL;

  memcpy (sizes, odd, sizeof odd);
  layout = dossier_layout_client_run (graph, sizes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dossier_layout_get_n_nodes (layout); i++)
    {
      const DossierBox *box = &dossier_layout_get_boxes (layout)[i];

      g_assert_true (isfinite (box->x) && isfinite (box->y) && box->width >= 1 && box->height >= 1);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autofree double *sizes = make_sizes (graph);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_layout_client_run (graph, sizes, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cached (void)
{
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autoptr (DossierGraph) like_it = make_graph ();
  g_autofree double *sizes = make_sizes (graph);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLayout) layout = dossier_layout_client_run (graph, sizes, NULL, NULL, NULL, &error);
  g_autoptr (DossierLayout) again = dossier_layout_client_run (like_it, sizes, NULL, NULL, NULL, &error);
  g_autoptr (DossierLayout) afresh = NULL;

  g_assert_no_error (error);
  g_assert_true (layout == again);

  g_setenv ("DOSSIER_LAYOUT_CACHE", "off", TRUE);
  afresh = dossier_layout_client_run (graph, sizes, NULL, NULL, NULL, &error);
  g_unsetenv ("DOSSIER_LAYOUT_CACHE");
  g_assert_true (afresh != layout);
  g_assert_cmpmem (dossier_layout_get_boxes (afresh), (3 + N_STATEMENTS) * sizeof (DossierBox),
                   dossier_layout_get_boxes (layout), (3 + N_STATEMENTS) * sizeof (DossierBox));
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("dossier-client-XXXXXX", NULL);

  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_unsetenv ("DOSSIER_LAYOUT_CACHE");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/client/left-to-right", test_left_to_right);
  g_test_add_func ("/layout/client/odd-sizes", test_odd_sizes);
  g_test_add_func ("/layout/client/cancelled", test_cancelled);
  g_test_add_func ("/layout/client/cached", test_cached);

  return g_test_run ();
}
