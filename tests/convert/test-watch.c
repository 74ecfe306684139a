/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "convert/dossier-convert.h"
#include "test-support.h"

#define N_NODES 1500

typedef struct
{
  guint n_calls;
  guint n_done; /* at the last call but one */
  guint n_last;
  guint n_all;
  double cancel_at; /* as a part of all; more than 1 for never */
  GCancellable *cancellable;
} Watch;

static void
told (guint n_done, guint n_all, gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_false (g_cancellable_is_cancelled (watch->cancellable));
  g_assert_cmpuint (n_done, <=, n_all);
  g_assert_true (watch->n_calls == 0 || n_all == watch->n_all);
  g_assert_cmpuint (n_done, >=, watch->n_last);
  watch->n_calls++;
  watch->n_done = watch->n_last;
  watch->n_last = n_done;
  watch->n_all = n_all;
  if (n_done >= watch->cancel_at * n_all)
    g_cancellable_cancel (watch->cancellable);
}

static DossierGraph *
make_graph (void)
{
  g_autoptr (GString) nodes = g_string_new (NULL);
  g_autoptr (GString) edges = g_string_new (NULL);

  for (guint i = 0; i < N_NODES; i++)
    {
      g_string_append_printf (nodes, "n%u ", i);
      g_string_append_printf (edges, "n%u-n%u ", i, (i * 7 + 1) % N_NODES);
    }
  return test_graph_of (g_strchomp (nodes->str), g_strchomp (edges->str));
}

/* Each record counts as often as it is gone through, in every format, and the end is told. */
static void
test_progress (void)
{
  g_autoptr (DossierGraph) graph = make_graph ();

  for (guint format = 0; format < DOSSIER_N_CONVERT_FORMATS; format++)
    {
      Watch watch = { .cancel_at = 2, .cancellable = g_cancellable_new () };
      g_autoptr (GBytes) edges = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (!dossier_convert_format_can_write (format))
        {
          g_object_unref (watch.cancellable);
          continue;
        }
      bytes = dossier_convert_write (graph, format, &edges, NULL, told, &watch, watch.cancellable, &error);
      g_assert_no_error (error);
      g_assert_nonnull (bytes);
      g_assert_cmpuint (watch.n_all, ==, 3 * (dossier_graph_get_n_nodes (graph) + dossier_graph_get_n_edges (graph)));
      g_assert_cmpuint (watch.n_last, ==, watch.n_all);
      g_assert_cmpuint (watch.n_calls, >, 10);
      g_assert_cmpuint (watch.n_done, <, watch.n_all);
      g_assert_cmpuint (watch.n_done, >, watch.n_all - 1000);
      g_object_unref (watch.cancellable);
    }
}

/* While records are gathered, and while they are written: it stops there, and nothing comes of it. */
static void
test_cancelled (void)
{
  static const double parts[] = { 0, 0.3, 0.75, 0.9 };
  g_autoptr (DossierGraph) graph = make_graph ();

  for (guint format = 0; format < DOSSIER_N_CONVERT_FORMATS; format++)
    for (guint i = 0; i < G_N_ELEMENTS (parts) && dossier_convert_format_can_write (format); i++)
      {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        Watch watch = { .cancel_at = parts[i], .cancellable = cancellable };
        g_autoptr (GBytes) edges = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;

        bytes = dossier_convert_write (graph, format, &edges, NULL, told, &watch, cancellable, &error);
        g_assert_null (bytes);
        g_assert_null (edges);
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_cmpuint (watch.n_last, <, watch.n_all);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/convert-watch/progress", test_progress);
  g_test_add_func ("/convert-watch/cancelled", test_cancelled);
  return g_test_run ();
}
