/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query/dossier-contradiction.h"
#include "random-graph.h"

/* Claims: "a" of 2026-01-08, "b" of 2026-01-20 by the date of its second quote, "c" of the month in which both are, "d"
 * without a date but published on 2026-01-03, "e" with nothing, "f" of about 2025. */
static const char claims[]
    = "{'dossier':1,'sources':[{'id':'early','title':'E','datePublished':'2026-01-03'},"
      "{'id':'late','title':'L','datePublished':'2026-02-01'},{'id':'undated','title':'U'}],'nodes':["
      "{'id':'a','type':'statement','label':'A','date':'2026-01-08','citations':[{'source':'late','exact':'x'}]},"
      "{'id':'b','type':'statement','label':'B','citations':[{'source':'undated','exact':'x'},"
      "{'source':'late','exact':'y','date':'2026-01-20'}]},"
      "{'id':'c','type':'statement','label':'C','date':'2026-01','citations':[{'source':'late','exact':'x'}]},"
      "{'id':'d','type':'statement','label':'D','citations':[{'source':'early','exact':'x'}]},"
      "{'id':'e','type':'statement','label':'E'},"
      "{'id':'f','type':'statement','label':'F','date':'2025~'},"
      "{'id':'p','type':'actor','label':'P'}],'edges':[%s]}";

static DossierGraph *
make_graph (const char *edges)
{
  g_autofree char *json = g_strdup_printf (claims, edges);

  return test_graph (json);
}

#define CONTRADICTS(from, to) "{'from':'" from "','to':'" to "','type':'contradicts'}"

/* "a<b" for an earlier "a", "a?b" where dates cannot tell. */
static char *
describe (DossierGraph *graph)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) list = dossier_contradiction_list (graph);

  for (guint i = 0; i < list->len; i++)
    {
      const DossierContradiction *contradiction = &g_array_index (list, DossierContradiction, i);

      g_string_append_printf (out, "%s%s%c%s:%u", i > 0 ? " " : "",
                              dossier_graph_get_node (graph, contradiction->sides[0].node)->id,
                              contradiction->is_ordered ? '<' : '?',
                              dossier_graph_get_node (graph, contradiction->sides[1].node)->id, contradiction->edge);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_lists (const char *edges, const char *expected)
{
  g_autoptr (DossierGraph) graph = make_graph (edges);
  g_autofree char *list = describe (graph);

  g_assert_cmpstr (list, ==, expected);
}

static void
test_order (void)
{
  assert_lists ("", "");
  assert_lists ("{'from':'a','to':'b','type':'responds-to'}", "");
  assert_lists (CONTRADICTS ("a", "b"), "a<b:0");
  assert_lists (CONTRADICTS ("b", "a"), "a<b:0");
  assert_lists (CONTRADICTS ("f", "a"), "f<a:0");
  assert_lists (CONTRADICTS ("a", "f"), "f<a:0");
  /* Within the month of the one may be before or after the day of the other. */
  assert_lists (CONTRADICTS ("c", "a"), "c?a:0");
  assert_lists (CONTRADICTS ("a", "c"), "a?c:0");
  assert_lists (CONTRADICTS ("a", "a"), "a?a:0");
  /* What was published before the other was said came first; what was published later may have. */
  assert_lists (CONTRADICTS ("a", "d"), "d<a:0");
  assert_lists (CONTRADICTS ("d", "f"), "d?f:0");
  assert_lists (CONTRADICTS ("a", "e"), "a?e:0");
  assert_lists (CONTRADICTS ("e", "d"), "e?d:0");
}

static void
test_list (void)
{
  assert_lists (CONTRADICTS ("e", "d") "," CONTRADICTS ("a", "b") ",{'from':'p','to':'a','type':'said'}," CONTRADICTS (
                    "f", "a") "," CONTRADICTS ("a", "e") "," CONTRADICTS ("b", "a"),
                "f<a:3 a?e:4 a<b:1 a<b:5 e?d:0");
}

static void
test_sides (void)
{
  g_autoptr (DossierGraph) graph = make_graph (CONTRADICTS ("b", "a") ",{'from':'p','to':'b','type':'said'}");
  g_autoptr (GArray) list = dossier_contradiction_list (graph);
  const DossierContradiction *contradiction = &g_array_index (list, DossierContradiction, 0);
  DossierDate date;

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (contradiction->sides[0].node, ==, dossier_graph_find_node (graph, "a"));
  g_assert_cmpuint (contradiction->sides[0].speaker, ==, DOSSIER_INDEX_NONE);
  g_assert_cmpuint (contradiction->sides[1].speaker, ==, dossier_graph_find_node (graph, "p"));
  g_assert_true (dossier_date_parse ("2026-01-20", &date, NULL));
  g_assert_cmpint (dossier_date_compare (&contradiction->sides[1].date, &date), ==, 0);
  g_assert_cmpstr (contradiction->sides[1].date_text, ==, "2026-01-20");
  g_assert_cmpstr (contradiction->sides[0].date_text, ==, "2026-01-08");
  g_assert_cmpstr (contradiction->sides[0].published_text, ==, "2026-02-01");
  g_assert_null (contradiction->sides[1].published_text);
  g_assert_true (dossier_date_parse ("2026-02-01", &date, NULL));
  g_assert_cmpint (dossier_date_compare (&contradiction->sides[0].published, &date), ==, 0);
  g_assert_false (dossier_date_is_set (&contradiction->sides[1].published));
}

/* One claim has to match by itself: neither words of both together, nor what the relation alone has. */
static void
test_match (void)
{
  static const struct
  {
    const char *query;
    gboolean matches;
  } cases[] = {
    { "a", TRUE },
    { "b", TRUE },
    { "c", FALSE },
    { "a b", FALSE },
    { "a OR c", TRUE },
    { "source:undated", TRUE },
    { "source:early", FALSE },
    { "between", FALSE },
    { "date:2026-01-20", TRUE },
    { "date:2026-01-21", FALSE },
    { "relation:contradicts", TRUE },
    { "by:p", TRUE },
  };
  g_autoptr (DossierGraph) graph = make_graph (
      "{'from':'b','to':'a','type':'contradicts','label':'Between',"
      "'citations':[{'source':'early','exact':'z'}]},{'from':'p','to':'b','type':'said'}");
  g_autoptr (DossierSearch) search = dossier_search_new (graph);
  g_autoptr (GArray) list = dossier_contradiction_list (graph);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierFilter) filter = dossier_filter_parse (cases[i].query, NULL, NULL);
      g_autoptr (DossierMatches) matches = dossier_matches_new (search, filter, NULL, NULL);

      g_test_message ("%s", cases[i].query);
      g_assert_cmpint (
          dossier_contradiction_is_match (&g_array_index (list, DossierContradiction, 0), matches), ==, cases[i].matches);
    }
}

/* Every such edge once, and no other. */
static void
test_every_pair (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autoptr (DossierGraph) graph = test_random_graph (random, 100000, 200000);
  g_autofree guint8 *seen = g_malloc0 (dossier_graph_get_n_edges (graph));
  g_autoptr (GArray) list = dossier_contradiction_list (graph);
  guint n_expected = 0;

  for (guint i = 0; i < list->len; i++)
    {
      guint edge = g_array_index (list, DossierContradiction, i).edge;

      g_assert_cmpstr (dossier_graph_get_edge (graph, edge)->type, ==, "contradicts");
      g_assert_cmpuint (seen[edge]++, ==, 0);
    }
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    n_expected += g_str_equal (dossier_graph_get_edge (graph, i)->type, "contradicts");
  g_assert_cmpuint (list->len, ==, n_expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contradiction/order", test_order);
  g_test_add_func ("/contradiction/list", test_list);
  g_test_add_func ("/contradiction/sides", test_sides);
  g_test_add_func ("/contradiction/match", test_match);
  g_test_add_func ("/contradiction/every-pair", test_every_pair);

  return g_test_run ();
}
