/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Every quote of the bundled dossiers, against the articles that they were taken from. Those are not the program's to
 * give away: the test looks for them where DOSSIER_ARTICLES says, or beside the source tree. */

#include "core/dossier-reader.h"
#include "test-support.h"
#include "text/dossier-text-library.h"

static void
check_dossier (const char *path, const char *articles)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (articles);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierGraph) graph = dossier_reader_read_file (file, NULL, NULL, &error);
  g_autoptr (DossierTextLibrary) library = NULL;
  g_autoptr (DossierChecks) checks = NULL;
  guint n_citations = 0;

  g_assert_no_error (error);
  library = dossier_text_library_new (graph, file, folder, NULL, &error);
  g_assert_no_error (error);
  checks = dossier_text_library_check (library, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      const DossierNode *node = dossier_graph_get_node (graph, i);

      for (guint j = 0; j < node->n_citations; j++, n_citations++)
        {
          const DossierCheck *check = dossier_checks_get_for_node (checks, i, j);

          if (check->status != DOSSIER_CHECK_EXACT || check->moved)
            g_test_message ("nodes[%u].citations[%u] is %s%s: %s", i, j, dossier_check_status_get_name (check->status),
                            check->moved ? ", moved" : "", node->citations[j].exact);
          g_assert_cmpint (check->status, ==, DOSSIER_CHECK_EXACT);
          g_assert_false (check->moved);
        }
    }
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, i);

      for (guint j = 0; j < edge->n_citations; j++, n_citations++)
        {
          const DossierCheck *check = dossier_checks_get_for_edge (checks, i, j);

          if (check->status != DOSSIER_CHECK_EXACT || check->moved)
            g_test_message ("edges[%u].citations[%u] is %s%s: %s", i, j, dossier_check_status_get_name (check->status),
                            check->moved ? ", moved" : "", edge->citations[j].exact);
          g_assert_cmpint (check->status, ==, DOSSIER_CHECK_EXACT);
          g_assert_false (check->moved);
        }
    }
  g_assert_cmpuint (checks->counts[DOSSIER_CHECK_EXACT], ==, n_citations);
  g_assert_cmpuint (checks->n_sources_changed, ==, 0);
  g_test_message ("%s: %u quotes", path, n_citations);
}

static void
test_bundled (void)
{
  g_autofree char *beside = test_source_path ("../shared/articles");
  const char *articles = g_getenv ("DOSSIER_ARTICLES") != NULL ? g_getenv ("DOSSIER_ARTICLES") : beside;
  g_autofree char *folder = test_source_path ("data/dossiers");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_dossiers = 0;

  if (!g_file_test (articles, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *reason
          = g_strdup_printf ("the articles are not at %s; DOSSIER_ARTICLES may name their folder", articles);

      g_test_skip (reason);
      return;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_str_has_suffix (name, ".dossier"))
        continue;
      check_dossier (path, articles);
      n_dossiers++;
    }
  g_assert_cmpuint (n_dossiers, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundled-quotes/all", test_bundled);
  return g_test_run ();
}
