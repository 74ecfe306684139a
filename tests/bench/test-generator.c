/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-reader.h"
#include "dossier-generator.h"

static DossierGraph *
read_dossier (GBytes *bytes)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_reader_read_bytes (bytes, &problems, NULL, &error);

  g_assert_no_error (error);
  return graph;
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = dossier_generate (500, 3);
  g_autoptr (GBytes) second = dossier_generate (500, 3);
  g_autoptr (GBytes) other = dossier_generate (500, 4);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, other));
}

/* The figures of two machines can only be compared where the dossiers are the same; update this when the generator is
 * changed on purpose, and measure anew. */
static void
test_same_everywhere (void)
{
  g_autoptr (GBytes) bytes = dossier_generate (300, 1);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_assert_cmpstr (digest, ==, "27ca4b0c03b7c6fd2b05231775f30161491f1d4356ccebf37f84e57c62198f6f");
}

static void
test_shape (void)
{
  static const guint sizes[] = { 4, 5, 300, 2000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = dossier_generate (sizes[i], 1);
      g_autoptr (DossierGraph) graph = read_dossier (bytes);

      g_assert_cmpuint (dossier_graph_get_n_nodes (graph), ==, sizes[i]);
      g_assert_cmpuint (dossier_graph_get_n_edges (graph), ==, sizes[i] * 8 / 5);
    }
}

static void
test_shares_and_degrees (void)
{
  static const double shares[] = { .20, .50, .22, .08 };
  g_autoptr (GBytes) bytes = dossier_generate (5000, 1);
  g_autoptr (DossierGraph) graph = read_dossier (bytes);
  guint counts[DOSSIER_N_NODE_TYPES] = { 0 };
  guint most = 0;
  guint n_leaves = 0;

  for (guint i = 0; i < 5000; i++)
    {
      guint degree = dossier_graph_get_degree (graph, i);

      counts[dossier_graph_get_node (graph, i)->type]++;
      most = MAX (most, degree);
      n_leaves += degree == 1;
    }

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    g_assert_cmpfloat_with_epsilon (counts[i] / 5000.0, shares[i], .03);

  /* A few hubs and very many with one relation, where an even spread would have about 3 everywhere and 12 at most. */
  g_assert_cmpuint (most, >, 200);
  g_assert_cmpuint (n_leaves, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/generator/same-bytes", test_same_bytes);
  g_test_add_func ("/generator/same-everywhere", test_same_everywhere);
  g_test_add_func ("/generator/shape", test_shape);
  g_test_add_func ("/generator/shares-and-degrees", test_shares_and_degrees);

  return g_test_run ();
}
