/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query/dossier-neighbourhood.h"
#include "random-graph.h"

#define FAR 1000
#define MOST_NODES 12

/* Whether an edge leads on from @from to @to, by the rule itself. */
static gboolean
leads (DossierGraph *graph, guint from, guint to, DossierDirection direction, const char *relation)
{
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      const char *type = dossier_graph_get_edge (graph, i)->type;
      gboolean both = direction == DOSSIER_DIRECTION_ANY || g_str_equal (type, "contradicts");
      guint start, end;

      dossier_graph_get_edge_ends (graph, i, &start, &end);
      if (relation != NULL && !g_str_equal (type, relation))
        continue;
      if (start == from && end == to && (both || direction == DOSSIER_DIRECTION_OUT))
        return TRUE;
      if (start == to && end == from && (both || direction == DOSSIER_DIRECTION_IN))
        return TRUE;
    }

  return FALSE;
}

/* R. W. Floyd, S. Warshall, 1962, where a stop is no way through. */
static void
measure (DossierGraph *graph,
         guint distances[MOST_NODES][MOST_NODES],
         DossierDirection direction,
         const char *relation,
         const guint8 *stops)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);

  for (guint i = 0; i < n_nodes; i++)
    for (guint j = 0; j < n_nodes; j++)
      distances[i][j] = i == j ? 0 : !stops[i] && leads (graph, i, j, direction, relation) ? 1 : FAR;

  for (guint k = 0; k < n_nodes; k++)
    for (guint i = 0; i < n_nodes; i++)
      for (guint j = 0; j < n_nodes; j++)
        if (!stops[k])
          distances[i][j] = MIN (distances[i][j], distances[i][k] + distances[k][j]);
}

static void
assert_as_measured (DossierGraph *graph, GRand *random)
{
  static const char *const relations[] = { NULL, "about", "contradicts" };
  const char *relation = relations[g_rand_int_range (random, 0, 3)];
  const char *const wanted[] = { relation, NULL };
  DossierDirection direction = (DossierDirection) g_rand_int_range (random, 0, 3);
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint hops = (guint) g_rand_int_range (random, 0, 5);
  guint centres[]
      = { (guint) g_rand_int_range (random, 0, (gint) n_nodes), (guint) g_rand_int_range (random, 0, (gint) n_nodes) };
  guint8 stops[MOST_NODES] = { 0 };
  guint distances[MOST_NODES][MOST_NODES];
  g_autoptr (DossierNeighbourhood) near = NULL;
  guint n_expected = 0;

  stops[g_rand_int_range (random, 0, MOST_NODES)] = 1;
  measure (graph, distances, direction, relation, stops);
  near = dossier_neighbourhood_new (graph, centres, 2, hops, direction, relation != NULL ? wanted : NULL, stops);

  for (guint distance = 0; distance <= hops; distance++)
    for (guint i = 0; i < n_nodes; i++)
      if (MIN (distances[centres[0]][i], distances[centres[1]][i]) == distance)
        {
          g_assert_cmpuint (n_expected, <, near->n_nodes);
          g_assert_cmpuint (near->nodes[n_expected], ==, i);
          g_assert_cmpuint (near->distances[n_expected], ==, distance);
          n_expected++;
        }
  g_assert_cmpuint (near->n_nodes, ==, n_expected);
}

static void
test_against_floyd (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);

  for (guint round = 0; round < 1000; round++)
    {
      guint n_nodes = (guint) g_rand_int_range (random, 1, MOST_NODES + 1);
      g_autoptr (DossierGraph) graph = test_random_graph (random, n_nodes, (guint) g_rand_int_range (random, 0, 20));

      assert_as_measured (graph, random);
    }
}

static void
test_odd_sizes (void)
{
  g_autoptr (DossierGraph) empty = test_graph_of ("", "");
  g_autoptr (DossierGraph) one = test_graph_of ("a", "a-a");
  const guint first = 0;
  g_autoptr (DossierNeighbourhood) none
      = dossier_neighbourhood_new (empty, NULL, 0, 3, DOSSIER_DIRECTION_ANY, NULL, NULL);
  g_autoptr (DossierNeighbourhood) no_centre
      = dossier_neighbourhood_new (one, NULL, 0, 3, DOSSIER_DIRECTION_ANY, NULL, NULL);
  g_autoptr (DossierNeighbourhood) alone
      = dossier_neighbourhood_new (one, &first, 1, 3, DOSSIER_DIRECTION_ANY, NULL, NULL);

  g_assert_cmpuint (none->n_nodes, ==, 0);
  g_assert_cmpuint (no_centre->n_nodes, ==, 0);
  g_assert_cmpuint (alone->n_nodes, ==, 1);
  g_assert_cmpuint (alone->distances[0], ==, 0);
}

static void
test_no_relation (void)
{
  g_autoptr (DossierGraph) graph = test_graph_of ("a b", "a-b");
  static const char *const none[] = { NULL };
  const guint first = 0;
  g_autoptr (DossierNeighbourhood) near
      = dossier_neighbourhood_new (graph, &first, 1, 3, DOSSIER_DIRECTION_ANY, none, NULL);

  g_assert_cmpuint (near->n_nodes, ==, 1);
}

static void
test_large (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (DossierGraph) graph = test_random_graph (random, 100000, 300000);
  const guint first = 0;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DossierNeighbourhood) near
      = dossier_neighbourhood_new (graph, &first, 1, 100, DOSSIER_DIRECTION_ANY, NULL, NULL);

  g_test_message ("%u nodes in %.1f ms", near->n_nodes, (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (near->n_nodes, >, 90000);
  for (guint i = 1; i < near->n_nodes; i++)
    g_assert_true (near->distances[i - 1] < near->distances[i]
                   || (near->distances[i - 1] == near->distances[i] && near->nodes[i - 1] < near->nodes[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/neighbourhood/against-floyd", test_against_floyd);
  g_test_add_func ("/neighbourhood/odd-sizes", test_odd_sizes);
  g_test_add_func ("/neighbourhood/no-relation", test_no_relation);
  g_test_add_func ("/neighbourhood/large", test_large);

  return g_test_run ();
}
