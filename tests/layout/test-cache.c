/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "test-graphs.h"

#include "layout/dossier-layout-cache.h"
#include "layout/dossier-wire-cursor.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static DossierLayoutOptions
make_options (DossierEngine engine)
{
  return (DossierLayoutOptions){ .engine = engine,
                                 .deadline = 60,
                                 .memory_limit = G_GUINT64_CONSTANT (2) << 30,
                                 .helper = g_getenv ("DOSSIER_LAYOUT_HELPER") };
}

static DossierLayout *
solve (const TestGraph *graph, DossierEngine engine)
{
  DossierLayoutOptions options = make_options (engine);
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  gboolean settled;
  DossierLayout *layout = dossier_layout_solver_run (&graph->problem, &options, NULL, &settled, &note, &error);

  g_assert_no_error (error);

  return layout;
}

static char *
make_key (const TestGraph *graph, const DossierLayoutOptions *options)
{
  char *key = dossier_layout_cache_make_key (&graph->problem, options, NULL);

  g_assert_nonnull (key);

  return key;
}

static char *
get_path (const char *key)
{
  g_autofree char *folder = dossier_layout_cache_get_folder ();
  g_autofree char *name = g_strconcat (key, ".layout", NULL);

  return g_build_filename (folder, name, NULL);
}

static TestGraph *
with_labels (TestGraph *graph)
{
  static double sizes[2 * 60];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i += 2)
    {
      sizes[i] = 20 + i % 30;
      sizes[i + 1] = 10;
    }
  g_assert_cmpuint (graph->problem.n_edges, ==, 60);
  graph->problem.label_sizes = sizes;
  return graph;
}

/* By way of memory, and by way of the disk alone. */
static void
test_hit (void)
{
  static const DossierEngine engines[] = { DOSSIER_ENGINE_NEATO, DOSSIER_ENGINE_DOT };

  for (guint i = 0; i < G_N_ELEMENTS (engines); i++)
    {
      g_autoptr (TestGraph) graph = with_labels (test_graph_new (40, 60, 20 + i));
      DossierLayoutOptions options = make_options (engines[i]);
      g_autofree char *key = make_key (graph, &options);
      g_autofree char *path = get_path (key);
      g_autofree char *note = NULL;
      g_autofree char *disk_note = NULL;
      g_autoptr (DossierLayout) layout = solve (graph, engines[i]);
      g_autoptr (DossierLayout) from_memory = NULL;
      g_autoptr (DossierLayout) from_disk = NULL;

      g_assert_null (dossier_layout_cache_find (key, &graph->problem, &note));
      dossier_layout_cache_keep (key, layout, "a “note”", TRUE);
      from_memory = dossier_layout_cache_find (key, &graph->problem, &note);
      g_assert_true (from_memory == layout);
      g_assert_cmpstr (note, ==, "a “note”");

      dossier_layout_cache_forget ();
      from_disk = dossier_layout_cache_find (key, &graph->problem, &disk_note);
      g_assert_nonnull (from_disk);
      g_assert_true (from_disk != layout);
      test_graph_assert_same (from_disk, layout);
      g_assert_cmpstr (disk_note, ==, "a “note”");
      dossier_layout_cache_forget ();
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* Everything that changes the result changes the key. */
static void
test_key (void)
{
  static const guint8 loose[60] = { 1 };
  g_autoptr (TestGraph) graph = test_graph_new (40, 60, 30);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_NEATO);
  g_autofree char *same = make_key (graph, &options);
  g_autofree double *label_sizes = NULL;

  g_hash_table_add (keys, make_key (graph, &options));
  g_assert_true (g_hash_table_contains (keys, same));
  options.engine = DOSSIER_ENGINE_DOT;
  g_hash_table_add (keys, make_key (graph, &options));
  options.choose_engine = TRUE;
  g_hash_table_add (keys, make_key (graph, &options));
  options.deadline = 61;
  g_hash_table_add (keys, make_key (graph, &options));
  options.memory_limit = 1 << 30;
  g_hash_table_add (keys, make_key (graph, &options));
  graph->sizes[5] += 0.25;
  g_hash_table_add (keys, make_key (graph, &options));
  graph->ends[5] = 0;
  g_hash_table_add (keys, make_key (graph, &options));
  graph->problem.loose = loose;
  g_hash_table_add (keys, make_key (graph, &options));
  with_labels (graph);
  g_hash_table_add (keys, make_key (graph, &options));
  label_sizes = g_memdup2 (graph->problem.label_sizes, 120 * sizeof *label_sizes);
  label_sizes[5] += 0.25;
  graph->problem.label_sizes = label_sizes;
  g_hash_table_add (keys, make_key (graph, &options));
  graph->problem.n_edges--;
  g_hash_table_add (keys, make_key (graph, &options));

  g_assert_cmpuint (g_hash_table_size (keys), ==, 11);
}

/* What came of a slow moment is not for the next start. */
static void
test_unsettled (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (40, 60, 31);
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_NEATO);
  g_autofree char *key = make_key (graph, &options);
  g_autofree char *path = get_path (key);
  g_autofree char *note = NULL;
  g_autoptr (DossierLayout) layout = solve (graph, DOSSIER_ENGINE_OVERVIEW);
  g_autoptr (DossierLayout) found = NULL;

  dossier_layout_cache_keep (key, layout, NULL, FALSE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  found = dossier_layout_cache_find (key, &graph->problem, &note);
  g_assert_true (found == layout);
  g_assert_null (note);
  dossier_layout_cache_forget ();
}

/* Every byte counts: a file with one that is wrong, or missing, is no longer there afterwards. */
static void
test_corrupt (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (10, 15, 32);
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_DOT);
  g_autofree char *key = make_key (graph, &options);
  g_autofree char *path = get_path (key);
  g_autoptr (DossierLayout) layout = solve (graph, DOSSIER_ENGINE_DOT);
  g_autofree char *good = NULL;
  gsize size;

  dossier_layout_cache_keep (key, layout, NULL, TRUE);
  dossier_layout_cache_forget ();
  g_assert_true (g_file_get_contents (path, &good, &size, NULL));

  for (gsize i = 0; i <= size; i += i < 64 ? 1 : 37)
    {
      g_autofree char *bad = g_memdup2 (good, size);
      g_autofree char *note = NULL;

      /* Cut off there, or changed there. */
      bad[MIN (i, size - 1)] ^= 0x10;
      g_assert_true (g_file_set_contents (path, bad, i % 2 == 0 && i < size ? (gssize) i : (gssize) size, NULL));
      g_assert_null (dossier_layout_cache_find (key, &graph->problem, &note));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }

  /* A good file for another graph of the same key. */
  {
    g_autoptr (TestGraph) other = test_graph_new (11, 15, 32);
    g_autofree char *note = NULL;

    g_assert_true (g_file_set_contents (path, good, (gssize) size, NULL));
    g_assert_null (dossier_layout_cache_find (key, &other->problem, &note));
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

/* What stands in the place of a file is not waited for. */
static void
test_pipe (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (10, 15, 35);
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_NEATO);
  g_autofree char *key = make_key (graph, &options);
  g_autofree char *path = get_path (key);
  g_autofree char *folder = dossier_layout_cache_get_folder ();
  g_autofree char *note = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (dossier_layout_cache_find (key, &graph->problem, &note));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Curves that are none, with a digest that is right. */
static void
test_short_curves (void)
{
  const gsize head = 5 * sizeof (guint32);
  g_autoptr (TestGraph) graph = test_graph_new (10, 15, 36);
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_DOT);
  g_autofree char *key = make_key (graph, &options);
  g_autofree char *path = get_path (key);
  g_autoptr (DossierLayout) layout = solve (graph, DOSSIER_ENGINE_DOT);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *good = NULL;
  g_autofree char *note = NULL;
  guint8 digest[32];
  gsize size = sizeof digest;

  dossier_layout_cache_keep (key, layout, NULL, TRUE);
  dossier_layout_cache_forget ();
  g_assert_true (g_file_get_contents (path, &good, NULL, NULL));

  g_byte_array_append (bytes, (const guint8 *) good, (guint) (head + 16 * graph->problem.n_nodes));
  for (guint i = 0; i < graph->problem.n_edges; i++)
    {
      dossier_wire_put_u32 (bytes, 1);
      dossier_wire_put_double (bytes, 5);
      dossier_wire_put_double (bytes, 5);
    }
  g_checksum_update (sum, bytes->data, bytes->len);
  g_checksum_get_digest (sum, digest, &size);
  g_byte_array_append (bytes, digest, sizeof digest);
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL));
  g_assert_null (dossier_layout_cache_find (key, &graph->problem, &note));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_off (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (10, 15, 33);
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_DOT);

  g_setenv ("DOSSIER_LAYOUT_CACHE", "off", TRUE);
  g_assert_null (dossier_layout_cache_make_key (&graph->problem, &options, NULL));
  g_unsetenv ("DOSSIER_LAYOUT_CACHE");

  /* A helper that does not answer has no key either. */
  options.helper = "/nonexistent/helper";
  g_assert_null (dossier_layout_cache_make_key (&graph->problem, &options, NULL));
}

/* The oldest files go when the folder is full. */
static void
test_bounded (void)
{
  g_autoptr (TestGraph) graph = test_graph_new (10, 15, 34);
  DossierLayoutOptions options = make_options (DOSSIER_ENGINE_NEATO);
  g_autofree char *key = make_key (graph, &options);
  g_autofree char *path = get_path (key);
  g_autofree char *folder = dossier_layout_cache_get_folder ();
  g_autofree char *old = g_build_filename (folder, "old.layout", NULL);
  g_autofree char *zeros = g_malloc0 (DOSSIER_LAYOUT_CACHE_DISK);
  g_autoptr (DossierLayout) layout = solve (graph, DOSSIER_ENGINE_NEATO);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (old, zeros, (gssize) DOSSIER_LAYOUT_CACHE_DISK, NULL));
  dossier_layout_cache_keep (key, layout, NULL, TRUE);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  dossier_layout_cache_forget ();
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("dossier-cache-XXXXXX", NULL);

  /* A folder of its own: other tests may run at the same time. */
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_unsetenv ("DOSSIER_LAYOUT_CACHE");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/cache/hit", test_hit);
  g_test_add_func ("/layout/cache/key", test_key);
  g_test_add_func ("/layout/cache/unsettled", test_unsettled);
  g_test_add_func ("/layout/cache/corrupt", test_corrupt);
  g_test_add_func ("/layout/cache/pipe", test_pipe);
  g_test_add_func ("/layout/cache/short-curves", test_short_curves);
  g_test_add_func ("/layout/cache/off", test_off);
  g_test_add_func ("/layout/cache/bounded", test_bounded);

  return g_test_run ();
}
