/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-error.h"
#include "core/dossier-graph-builder.h"
#include "test-support.h"

#include <string.h>

static const char sample[]
    = "{'dossier':1,'sources':[{'id':'s','title':'S'}],"
      "'nodes':[{'id':'a','type':'actor','label':'A'},{'id':'b','type':'actor','label':'B',"
      "'citations':[{'source':'s','exact':'x'}]},{'id':'c','type':'actor','label':'C'}],"
      "'edges':[{'id':'ab','from':'a','to':'b','type':'x'},{'id':'bc','from':'b','to':'c','type':'x'},"
      "{'id':'cc','from':'c','to':'c','type':'x'}]}";

static DossierGraph *
end (DossierGraphBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_graph_builder_end (builder, &error);

  g_assert_no_error (error);
  dossier_graph_builder_free (builder);
  return graph;
}

static void
assert_fails (DossierGraphBuilder *builder, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_graph_builder_end (builder, &error));
  g_assert_error (error, DOSSIER_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  dossier_graph_builder_free (builder);
}

/* What was not touched is the same record in both snapshots, and the old snapshot is as it was. */
static void
test_sharing (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  DossierNode node = *dossier_graph_get_node (graph, 1);
  g_autoptr (DossierGraph) next = NULL;

  node.label = "New";
  dossier_graph_builder_put_node (builder, &node);
  next = end (builder);
  g_assert_true (next != graph);
  g_assert_cmpuint (dossier_graph_get_revision (next), >, dossier_graph_get_revision (graph));
  g_assert_true (dossier_graph_get_node (next, 0) == dossier_graph_get_node (graph, 0));
  g_assert_true (dossier_graph_get_node (next, 1) != dossier_graph_get_node (graph, 1));
  g_assert_true (dossier_graph_get_node (next, 2) == dossier_graph_get_node (graph, 2));
  g_assert_true (dossier_graph_get_edge (next, 1) == dossier_graph_get_edge (graph, 1));
  g_assert_true (dossier_graph_get_source (next, 0) == dossier_graph_get_source (graph, 0));
  g_assert_cmpstr (dossier_graph_get_node (next, 1)->label, ==, "New");
  g_assert_cmpstr (dossier_graph_get_node (graph, 1)->label, ==, "B");
  g_assert_cmpuint (dossier_graph_get_node (next, 1)->n_citations, ==, 1);

  /* Shared tables hold after the snapshot that they were made for is gone. */
  g_clear_pointer (&graph, dossier_graph_unref);
  g_assert_cmpuint (dossier_graph_find_node (next, "b"), ==, 1);
  g_assert_cmpuint (dossier_graph_find_edge (next, "bc"), ==, 1);
  g_assert_cmpuint (dossier_graph_get_degree (next, 1), ==, 2);
}

/* A chain of edits, each from the last, with all but the last snapshot gone. */
static void
test_chain (void)
{
  DossierGraph *graph = test_graph (sample);

  for (guint i = 0; i < 50; i++)
    {
      DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
      g_autofree char *label = g_strdup_printf ("L%u", i);
      DossierNode node = *dossier_graph_get_node (graph, i % 3);
      DossierGraph *next;

      node.label = label;
      dossier_graph_builder_put_node (builder, &node);
      next = end (builder);
      dossier_graph_unref (graph);
      graph = next;
    }
  g_assert_cmpuint (dossier_graph_find_node (graph, "c"), ==, 2);
  g_assert_cmpstr (dossier_graph_get_node (graph, 1)->label, ==, "L49");
  dossier_graph_unref (graph);
}

static void
test_remove_node (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  const DossierEdge edge = { .id = "ca", .from = "c", .to = "a", .type = "x" };
  const DossierEdge moved = { .id = "ab", .from = "a", .to = "a", .type = "x" };
  g_autoptr (DossierGraph) next = NULL;
  guint from, to;

  /* Edges that were put or moved in the same edit count as they are by then. */
  dossier_graph_builder_put_edge (builder, &edge);
  dossier_graph_builder_put_edge (builder, &moved);
  g_assert_true (dossier_graph_builder_remove_node (builder, "b"));
  next = end (builder);
  g_assert_cmpuint (dossier_graph_get_n_nodes (next), ==, 2);
  g_assert_cmpuint (dossier_graph_find_node (next, "b"), ==, DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_graph_find_node (next, "c"), ==, 1);
  g_assert_cmpuint (dossier_graph_get_n_edges (next), ==, 3);
  g_assert_cmpuint (dossier_graph_find_edge (next, "bc"), ==, DOSSIER_INDEX_NONE);
  dossier_graph_get_edge_ends (next, dossier_graph_find_edge (next, "ab"), &from, &to);
  g_assert_cmpuint (from, ==, 0);
  g_assert_cmpuint (to, ==, 0);
  g_assert_cmpuint (dossier_graph_get_degree (next, 1), ==, 2);
  g_assert_cmpuint (dossier_graph_get_n_nodes (graph), ==, 3);
}

static void
test_remove_and_put (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) next = NULL;

  /* By the record's own id, which goes with it. */
  g_assert_true (dossier_graph_builder_remove_node (builder, dossier_graph_get_node (graph, 0)->id));
  dossier_graph_builder_put_node (builder, dossier_graph_get_node (graph, 0));
  next = end (builder);
  g_assert_cmpuint (dossier_graph_find_node (next, "a"), ==, 2);
  g_assert_cmpuint (dossier_graph_get_n_edges (next), ==, 2);
}

/* A put that is taken back leaves the base's own record. */
static void
test_put_back (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  DossierNode node = *dossier_graph_get_node (graph, 1);
  g_autoptr (DossierGraph) next = NULL;

  node.label = "New";
  dossier_graph_builder_put_node (builder, &node);
  dossier_graph_builder_put_node (builder, dossier_graph_get_node (graph, 1));
  next = end (builder);
  g_assert_true (dossier_graph_get_node (next, 1) == dossier_graph_get_node (graph, 1));
}

static void
test_edge_ids (void)
{
  g_autoptr (DossierGraph) graph = test_graph (
      "{'dossier':1,'nodes':[{'id':'a','type':'x','label':'A'}],'edges':[{'from':'a','to':'a','type':'x'},"
      "{'id':'e2','from':'a','to':'a','type':'x'},{'from':'a','to':'a','type':'y'}]}");
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  const DossierEdge edge = { .from = "a", .to = "a", .type = "z" };
  g_autoptr (DossierGraph) next = NULL;

  dossier_graph_builder_put_edge (builder, &edge);
  next = end (builder);
  g_assert_cmpstr (dossier_graph_get_edge (next, 0)->id, ==, "e1");
  g_assert_cmpstr (dossier_graph_get_edge (next, 1)->id, ==, "e2");
  g_assert_cmpstr (dossier_graph_get_edge (next, 2)->id, ==, "e3");
  g_assert_cmpstr (dossier_graph_get_edge (next, 3)->id, ==, "e4");
  g_assert_cmpuint (dossier_graph_find_edge (next, "e4"), ==, 3);
  g_assert_null (dossier_graph_get_edge (graph, 0)->id);
}

static void
test_view (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) next = NULL;
  g_autoptr (DossierGraph) removed = NULL;
  double x = 0, y = 0;

  dossier_graph_builder_set_view_engine (builder, "sfdp");
  dossier_graph_builder_set_view_position (builder, "b", 3, 4);
  next = end (builder);
  g_assert_cmpstr (dossier_graph_get_view_engine (next), ==, "sfdp");
  g_assert_true (dossier_graph_get_view_position (next, 1, &x, &y));
  g_assert_cmpfloat (x, ==, 3);
  g_assert_cmpfloat (y, ==, 4);
  g_assert_false (dossier_graph_get_view_position (next, 0, &x, &y));
  g_assert_null (dossier_graph_get_view_engine (graph));

  builder = dossier_graph_builder_new (next);
  dossier_graph_builder_remove_node (builder, "a");
  dossier_graph_builder_set_view_engine (builder, NULL);
  removed = end (builder);
  g_assert_true (dossier_graph_get_view_position (removed, 0, &x, &y));
  g_assert_null (dossier_graph_get_view_engine (removed));
}

static void
test_references (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  const DossierCitation citation = { "t", "x", .start = -1, .end = -1 };
  const DossierNode node = { .id = "d", .type_name = "x", .label = "D", .citations = &citation, .n_citations = 1 };
  const DossierEdge edge = { .id = "ad", .from = "a", .to = "d", .type = "x" };
  const DossierSource source = { .id = "t", .title = "T" };
  DossierGraphBuilder *builder;
  g_autoptr (DossierGraph) next = NULL;

  builder = dossier_graph_builder_new (graph);
  dossier_graph_builder_put_edge (builder, &edge);
  assert_fails (builder, DOSSIER_ERROR_INVALID, "\"d\"");

  builder = dossier_graph_builder_new (graph);
  dossier_graph_builder_put_node (builder, &node);
  assert_fails (builder, DOSSIER_ERROR_INVALID, "\"t\"");

  /* In any order, as long as all is there in the end. */
  builder = dossier_graph_builder_new (graph);
  dossier_graph_builder_put_edge (builder, &edge);
  dossier_graph_builder_put_node (builder, &node);
  dossier_graph_builder_put_source (builder, &source);
  next = end (builder);
  g_assert_cmpuint (dossier_graph_get_n_edges (next), ==, 4);
}

/* The builder makes nothing that the reader would refuse. */
static void
test_invalid_records (void)
{
  static const DossierProperty twice[] = { { "a", "1" }, { "a", "2" } };
  static const DossierProperty bytes[] = { { "a", "\xff" } };
  static const DossierCitation empty[] = { { "s", "", .start = -1, .end = -1 } };
  static const DossierCitation backward[] = { { "s", "x", .start = 2, .end = 1 } };
  static const DossierCitation half[] = { { "s", "x", .start = 2, .end = -1 } };
  static const char *const aliases[] = { "\xff", NULL };
  g_autofree char *long_label = g_strnfill (65537, 'x');
  const DossierNode nodes[] = {
    { .id = NULL, .type_name = "x", .label = "A" },
    { .id = "", .type_name = "x", .label = "A" },
    { .id = "z", .type_name = NULL, .label = "A" },
    { .id = "z", .type_name = "Two Words", .label = "A" },
    { .id = "z", .type_name = "x", .label = NULL },
    { .id = "z", .type_name = "x", .label = "" },
    { .id = "z", .type_name = "x", .label = "\xc3" },
    { .id = "z", .type_name = "x", .label = "A", .date_text = "yesterday" },
    { .id = "z", .type_name = "x", .label = "A", .aliases = aliases },
    { .id = "z", .type_name = "x", .label = "A", .properties = twice, .n_properties = 2 },
    { .id = "z", .type_name = "x", .label = "A", .properties = bytes, .n_properties = 1 },
    { .id = "z", .type_name = "x", .label = "A", .citations = empty, .n_citations = 1 },
    { .id = "z", .type_name = "x", .label = "A", .citations = backward, .n_citations = 1 },
    { .id = "z", .type_name = "x", .label = "A", .citations = half, .n_citations = 1 },
  };
  const DossierNode long_node = { .id = "z", .type_name = "x", .label = long_label };
  const DossierSource source = { .id = "z", .title = "T", .text = "../x" };
  const DossierEdge edge = { .from = "a", .to = "b", .type = "UPPER" };
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder;

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      builder = dossier_graph_builder_new (graph);
      dossier_graph_builder_put_node (builder, &nodes[i]);
      assert_fails (builder, DOSSIER_ERROR_INVALID, "");
    }
  builder = dossier_graph_builder_new (graph);
  dossier_graph_builder_put_node (builder, &long_node);
  assert_fails (builder, DOSSIER_ERROR_LIMIT, "64 KiB");
  builder = dossier_graph_builder_new (graph);
  dossier_graph_builder_put_source (builder, &source);
  assert_fails (builder, DOSSIER_ERROR_INVALID, "source.text");
  builder = dossier_graph_builder_new (graph);
  dossier_graph_builder_put_edge (builder, &edge);
  assert_fails (builder, DOSSIER_ERROR_INVALID, "edge.type");
}

/* After its end a builder starts afresh, from nothing. */
static void
test_reuse (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  const DossierNode node = { .id = "z", .type_name = "x", .label = "Z" };
  g_autoptr (DossierGraph) next = NULL;
  g_autoptr (DossierGraph) fresh = NULL;

  next = dossier_graph_builder_end (builder, NULL);
  g_assert_true (next == graph);
  dossier_graph_builder_put_node (builder, &node);
  fresh = end (builder);
  g_assert_cmpuint (dossier_graph_get_n_nodes (fresh), ==, 1);
}

/* Many removals from one hub: each must cost no more than its own edges. */
static void
test_many_removals (void)
{
  g_autoptr (GString) text = g_string_new ("{'dossier':1,'nodes':[{'id':'hub','type':'x','label':'H'}");
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierGraph) next = NULL;
  DossierGraphBuilder *builder;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, ",{'id':'n%u','type':'x','label':'N'}", i);
  g_string_append (text, "],'edges':[{'id':'hub','from':'hub','to':'hub','type':'x'}");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, ",{'id':'n%u','from':'n%u','to':'hub','type':'x'}", i, i);
  g_string_append (text, "]}");
  graph = test_graph (text->str);
  builder = dossier_graph_builder_new (graph);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      g_assert_true (dossier_graph_builder_remove_node (builder, id));
    }
  next = end (builder);
  g_assert_cmpuint (dossier_graph_get_n_nodes (next), ==, 1);
  g_assert_cmpuint (dossier_graph_get_n_edges (next), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/builder/sharing", test_sharing);
  g_test_add_func ("/builder/chain", test_chain);
  g_test_add_func ("/builder/remove-node", test_remove_node);
  g_test_add_func ("/builder/remove-and-put", test_remove_and_put);
  g_test_add_func ("/builder/put-back", test_put_back);
  g_test_add_func ("/builder/edge-ids", test_edge_ids);
  g_test_add_func ("/builder/view", test_view);
  g_test_add_func ("/builder/references", test_references);
  g_test_add_func ("/builder/invalid-records", test_invalid_records);
  g_test_add_func ("/builder/reuse", test_reuse);
  g_test_add_func ("/builder/many-removals", test_many_removals);
  return g_test_run ();
}
