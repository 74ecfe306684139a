/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query/dossier-path.h"
#include "random-graph.h"

/* Every path by trying every way, for comparison. */
typedef struct
{
  DossierGraph *graph;
  gboolean directed;
  const guint8 *allowed;
  guint to;
  guint way[16];
  guint n_way;
  GPtrArray *found; /* (element-type DossierPath) */
} Attempt;

static void
try_every_way (Attempt *attempt)
{
  guint last = attempt->way[attempt->n_way - 1];

  if (last == attempt->to)
    {
      DossierPath *path = g_new0 (DossierPath, 1);

      path->n_nodes = attempt->n_way;
      path->nodes = g_memdup2 (attempt->way, attempt->n_way * sizeof *attempt->way);
      g_ptr_array_add (attempt->found, path);
      return;
    }

  for (guint i = 0; i < dossier_graph_get_n_nodes (attempt->graph); i++)
    {
      gboolean is_new = attempt->allowed == NULL || attempt->allowed[i] || i == attempt->to;

      for (guint j = 0; j < attempt->n_way; j++)
        is_new = is_new && attempt->way[j] != i;
      if (!is_new || !test_is_joined (attempt->graph, last, i, attempt->directed))
        continue;

      attempt->way[attempt->n_way++] = i;
      try_every_way (attempt);
      attempt->n_way--;
    }
}

/* Shorter ones first; then by the nodes, which are tried in their order. */
static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const DossierPath *first = *(const DossierPath *const *) a;
  const DossierPath *second = *(const DossierPath *const *) b;

  if (first->n_nodes != second->n_nodes)
    return (int) first->n_nodes - (int) second->n_nodes;
  for (guint i = 0; i < first->n_nodes; i++)
    if (first->nodes[i] != second->nodes[i])
      return (int) first->nodes[i] - (int) second->nodes[i];
  return 0;
}

static char *
describe (GPtrArray *paths, guint most)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < MIN (paths->len, most); i++)
    {
      const DossierPath *path = g_ptr_array_index (paths, i);

      g_string_append (out, i > 0 ? ", " : "");
      for (guint j = 0; j < path->n_nodes; j++)
        g_string_append_printf (out, "%s%u", j > 0 ? "-" : "", path->nodes[j]);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
find (DossierGraph *graph, guint from, guint to, guint most, gboolean directed, const guint8 *allowed)
{
  const DossierPathOptions options = { most, directed, allowed };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = dossier_path_find (graph, from, to, &options, NULL, &error);

  g_assert_no_error (error);
  return describe (paths, G_MAXUINT);
}

static void
assert_as_tried (DossierGraph *graph, guint from, guint to, gboolean directed, const guint8 *allowed)
{
  static const guint mosts[] = { 1, 2, 5, 100000 };
  Attempt attempt = { .graph = graph, .directed = directed, .allowed = allowed, .to = to, .way = { from }, .n_way = 1 };

  attempt.found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_path_free);
  try_every_way (&attempt);
  g_ptr_array_sort (attempt.found, compare_paths);

  for (guint i = 0; i < G_N_ELEMENTS (mosts); i++)
    {
      g_autofree char *expected = describe (attempt.found, mosts[i]);
      g_autofree char *found = find (graph, from, to, mosts[i], directed, allowed);

      g_assert_cmpstr (found, ==, expected);
    }
  g_ptr_array_unref (attempt.found);
}

static void
test_against_every_way (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      guint n_nodes = (guint) g_rand_int_range (random, 2, 8);
      g_autoptr (DossierGraph) graph = test_random_graph (random, n_nodes, (guint) g_rand_int_range (random, 0, 15));
      guint8 allowed[8];

      for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
        allowed[i] = g_rand_int_range (random, 0, 3) > 0;
      for (guint directed = 0; directed < 2; directed++)
        {
          assert_as_tried (graph, 0, n_nodes - 1, directed, NULL);
          assert_as_tried (graph, n_nodes - 1, 0, directed, allowed);
        }
    }
}

static void
assert_finds (
    DossierGraph *graph, const char *from, const char *to, guint most, gboolean directed, const char *expected)
{
  g_autofree char *found
      = find (graph, dossier_graph_find_node (graph, from), dossier_graph_find_node (graph, to), most, directed, NULL);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_small (void)
{
  g_autoptr (DossierGraph) one = test_graph_of ("a", "a-a");
  g_autoptr (DossierGraph) two = test_graph_of ("a b c d", "a-b b-a c-d d-d");
  g_autoptr (DossierGraph) ways = test_graph_of ("a b c d e", "a-b b-e a-c c-e a-d d-c a-e");

  assert_finds (one, "a", "a", 3, FALSE, "");
  assert_finds (two, "a", "b", 3, FALSE, "0-1");
  assert_finds (two, "a", "c", 3, FALSE, "");
  assert_finds (two, "d", "c", 3, TRUE, "");
  assert_finds (two, "d", "c", 3, FALSE, "3-2");
  assert_finds (ways, "a", "e", 0, FALSE, "");
  assert_finds (ways, "a", "e", 3, TRUE, "0-4, 0-1-4, 0-2-4");
  assert_finds (ways, "a", "e", 9, TRUE, "0-4, 0-1-4, 0-2-4, 0-3-2-4");
  assert_finds (ways, "e", "a", 9, TRUE, "");
}

static void
test_ends_need_no_leave (void)
{
  g_autoptr (DossierGraph) graph = test_graph_of ("a b c", "a-b b-c");
  static const guint8 none[] = { 0, 0, 0 };
  static const guint8 middle[] = { 0, 1, 0 };
  g_autofree char *closed = find (graph, 0, 2, 2, FALSE, none);
  g_autofree char *open = find (graph, 0, 2, 2, FALSE, middle);

  g_assert_cmpstr (closed, ==, "");
  g_assert_cmpstr (open, ==, "0-1-2");
}

static char *
list_step (DossierGraph *graph, const DossierPath *path, guint step, gboolean directed)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_edges = 0;
  g_autofree guint *edges = dossier_path_list_step (graph, path, step, directed, &n_edges);

  for (guint i = 0; i < n_edges; i++)
    g_string_append_printf (out, "%s%u", i > 0 ? " " : "", edges[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_steps (void)
{
  g_autoptr (DossierGraph) graph
      = test_graph ("{'dossier':1,'nodes':[{'id':'a','type':'actor','label':'A'},{'id':'b','type':'actor','label':'B'},"
                    "{'id':'c','type':'actor','label':'C'}],'edges':["
                    "{'from':'a','to':'b','type':'about'},{'from':'b','to':'a','type':'about'},"
                    "{'from':'b','to':'a','type':'contradicts'},{'from':'b','to':'b','type':'about'},"
                    "{'from':'b','to':'c','type':'about'},{'from':'a','to':'b','type':'said'}]}");
  guint nodes[] = { 0, 1, 2 };
  const DossierPath path = { 3, nodes };
  g_autofree char *any = list_step (graph, &path, 0, FALSE);
  g_autofree char *directed = list_step (graph, &path, 0, TRUE);
  g_autofree char *last = list_step (graph, &path, 1, TRUE);

  g_assert_cmpstr (any, ==, "0 1 2 5");
  g_assert_cmpstr (directed, ==, "0 2 5");
  g_assert_cmpstr (last, ==, "4");
}

static void
test_cancelled (void)
{
  g_autoptr (DossierGraph) graph = test_graph_of ("a b", "a-b");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const DossierPathOptions options = { .max_paths = 1 };

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_path_find (graph, 0, 1, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
find_endlessly (gpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (DossierGraph) graph = test_random_graph (random, 60, 900);
  const DossierPathOptions options = { .max_paths = G_MAXUINT };
  GError *error = NULL;

  g_assert_null (dossier_path_find (graph, 0, 59, &options, data, &error));
  return error;
}

/* There are more paths here than can be found in the life of the machine. */
static void
test_cancelled_under_way (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("path", find_endlessly, cancellable);

  g_thread_yield ();
  g_cancellable_cancel (cancellable);
  error = g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The number of edges from one node to every other, by itself. */
static guint
count_hops (DossierGraph *graph, guint from, guint to)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  g_autofree guint *distances = g_new0 (guint, n_nodes);
  g_autoptr (GQueue) queue = g_queue_new ();

  distances[from] = 1;
  g_queue_push_tail (queue, GUINT_TO_POINTER (from));
  while (!g_queue_is_empty (queue))
    {
      guint node = GPOINTER_TO_UINT (g_queue_pop_head (queue));
      guint n_edges = 0;
      const guint *edges = dossier_graph_get_incident_edges (graph, node, &n_edges);

      for (guint i = 0; i < n_edges; i++)
        {
          guint other = dossier_graph_get_other_end (graph, edges[i], node);

          if (distances[other] == 0)
            {
              distances[other] = distances[node] + 1;
              g_queue_push_tail (queue, GUINT_TO_POINTER (other));
            }
        }
    }

  return distances[to];
}

static void
test_large (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint n_nodes = 100000;
  g_autoptr (DossierGraph) graph = test_random_graph (random, n_nodes, 2 * n_nodes);
  guint n_found = 0;

  for (guint round = 0; round < 10; round++)
    {
      guint from = (guint) g_rand_int_range (random, 0, (gint) n_nodes);
      guint to = (guint) g_rand_int_range (random, 0, (gint) n_nodes);
      guint expected = count_hops (graph, from, to);
      DossierPathOptions options = { .max_paths = 1 };
      g_autoptr (GPtrArray) one = NULL;
      g_autoptr (GPtrArray) five = NULL;
      gint64 start = g_get_monotonic_time ();
      gint64 middle;

      one = dossier_path_find (graph, from, to, &options, NULL, NULL);
      middle = g_get_monotonic_time ();
      options.max_paths = 5;
      five = dossier_path_find (graph, from, to, &options, NULL, NULL);
      g_test_message ("one path %.1f ms, five %.1f ms", (double) (middle - start) / 1000,
                      (double) (g_get_monotonic_time () - middle) / 1000);

      g_assert_cmpuint (one->len, ==, expected > 1 ? 1 : 0);
      if (one->len == 0)
        continue;

      g_assert_cmpuint (((DossierPath *) one->pdata[0])->n_nodes, ==, expected);
      g_assert_cmpuint (five->len, ==, 5);
      g_assert_cmpmem (((DossierPath *) one->pdata[0])->nodes, expected * sizeof (guint),
                       ((DossierPath *) five->pdata[0])->nodes, expected * sizeof (guint));
      n_found++;
    }
  g_assert_cmpuint (n_found, >, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/path/small", test_small);
  g_test_add_func ("/path/against-every-way", test_against_every_way);
  g_test_add_func ("/path/ends-need-no-leave", test_ends_need_no_leave);
  g_test_add_func ("/path/steps", test_steps);
  g_test_add_func ("/path/cancelled", test_cancelled);
  g_test_add_func ("/path/cancelled-under-way", test_cancelled_under_way);
  g_test_add_func ("/path/large", test_large);

  return g_test_run ();
}
