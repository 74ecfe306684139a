/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-reader.h"
#include "test-support.h"
#include "text/dossier-text-library.h"

#include <sys/stat.h>
#include <unistd.h>

#define HASH_OF_BETA "sha256-f44e64e75f3948e9f73f8dfa94721c4ce8cbb4f265c4790c702b2d41cfbf2753"

static const char dossier[]
    = "{'dossier':1,'sources':["
      "{'id':'a','title':'A','text':'sources/alpha.txt'},"
      "{'id':'b','title':'B','contentHash':'" HASH_OF_BETA "'},"
      "{'id':'c','title':'C'},"
      "{'id':'d','title':'D','text':'missing.txt','contentHash':'sha256-"
      "0000000000000000000000000000000000000000000000000000000000000000'},"
      "{'id':'e','title':'E'}],"
      "'nodes':[{'id':'n','type':'x','label':'N','citations':[{'source':'a','exact':'alpha'},{'source':'b','exact':'"
      "beta'}]},"
      "{'id':'o','type':'x','label':'O','citations':[{'source':'c','exact':'gamma'},{'source':'c','exact':'ray'}]},"
      "{'id':'p','type':'x','label':'P'}],"
      "'edges':[{'from':'n','to':'o','type':'said','citations':[{'source':'c','exact':'nowhere'},"
      "{'source':'d','exact':'delta'},{'source':'e','exact':'unknown'}]}]}";

static DossierTextLibrary *
open_library (DossierGraph *graph, const char *path, const char *folder)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GFile) texts = folder != NULL ? g_file_new_for_path (folder) : NULL;
  g_autoptr (GError) error = NULL;
  DossierTextLibrary *library = dossier_text_library_new (graph, file, texts, NULL, &error);

  g_assert_no_error (error);
  return library;
}

static void
assert_path (DossierTextLibrary *library, guint source, const char *folder, const char *name)
{
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;

  g_assert_cmpstr (dossier_text_library_get_path (library, source), ==, path);
  g_assert_cmpint (dossier_text_library_get_text (library, source) != NULL, ==, path != NULL);
}

static void
test_folder (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *alpha = test_write_file (folder, "alpha.txt", "alpha");
  g_autofree char *beta = test_write_file (folder, "zz.txt", "beta");
  g_autofree char *gamma = test_write_file (folder, "2.txt", "gamma\u00a0ray");
  g_autofree char *decoy = test_write_file (folder, "1.txt", "ray delta");
  g_autofree char *binary = test_write_file (folder, "binary", "\xff\xfe gamma ray nowhere");
  g_autofree char *hidden = test_write_file (folder, ".hidden", "gamma ray nowhere");
  g_autofree char *inner = test_write_file (folder, "inner/x.txt", "gamma ray nowhere");
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierTextLibrary) library = NULL;
  g_autoptr (DossierChecks) checks = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  library = open_library (graph, NULL, folder);
  assert_path (library, 0, folder, "alpha.txt"); /* by the name in `text` */
  assert_path (library, 1, folder, "zz.txt");    /* by its digest */
  assert_path (library, 2, folder, "2.txt");     /* as most of its quotes stand there */
  assert_path (library, 3, folder, "1.txt");
  assert_path (library, 4, folder, NULL);

  checks = dossier_text_library_check (library, NULL, NULL);
  g_assert_cmpuint (checks->counts[DOSSIER_CHECK_EXACT], ==, 5);
  g_assert_cmpuint (checks->counts[DOSSIER_CHECK_MISSING], ==, 1);
  g_assert_cmpuint (checks->counts[DOSSIER_CHECK_NO_TEXT], ==, 1);
  g_assert_cmpuint (checks->n_sources_changed, ==, 1);
  g_assert_cmpint (dossier_checks_get_for_node (checks, 0, 1)->status, ==, DOSSIER_CHECK_EXACT);
  g_assert_cmpint (dossier_checks_get_for_node (checks, 1, 1)->start, ==, 6);
  g_assert_cmpint (dossier_checks_get_for_edge (checks, 0, 0)->status, ==, DOSSIER_CHECK_MISSING);
  g_assert_cmpint (dossier_checks_get_for_edge (checks, 0, 1)->status, ==, DOSSIER_CHECK_EXACT);
  g_assert_cmpint (dossier_checks_get_for_edge (checks, 0, 2)->status, ==, DOSSIER_CHECK_NO_TEXT);
  test_remove_folder (folder);
}

static void
test_beside (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_json (folder, "d.dossier", dossier);
  g_autofree char *alpha = test_write_file (folder, "sources/alpha.txt", "alpha");
  g_autofree char *beta = test_write_file (folder, "beta.txt", "beta");
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierTextLibrary) library = open_library (graph, path, NULL);

  /* Only what the dossier names: it is not a folder that somebody has pointed at. */
  assert_path (library, 0, folder, "sources/alpha.txt");
  for (guint i = 1; i < 5; i++)
    assert_path (library, i, folder, NULL);
  test_remove_folder (folder);
}

/* A link out of the folder leads nowhere, beside the dossier and in a folder of texts; one inside it is followed. */
static void
test_links (void)
{
  g_autofree char *outside = test_make_folder ();
  g_autofree char *folder = test_make_folder ();
  g_autofree char *secret = test_write_file (outside, "alpha.txt", "alpha");
  g_autofree char *path = test_write_json (folder, "d.dossier", dossier);
  g_autofree char *link = g_build_filename (folder, "sources", NULL);
  g_autofree char *real = NULL;
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierTextLibrary) library = NULL;
  g_autoptr (DossierTextLibrary) other = NULL;
  g_autoptr (DossierTextLibrary) inside = NULL;

  g_assert_cmpint (symlink (outside, link), ==, 0);
  library = open_library (graph, path, NULL);
  assert_path (library, 0, folder, NULL);
  other = open_library (graph, NULL, folder);
  assert_path (other, 0, folder, NULL);

  g_assert_cmpint (unlink (link), ==, 0);
  g_assert_cmpint (symlink ("texts", link), ==, 0);
  real = test_write_file (folder, "texts/alpha.txt", "alpha");
  inside = open_library (graph, path, NULL);
  assert_path (inside, 0, folder, "texts/alpha.txt");
  test_remove_folder (folder);
  test_remove_folder (outside);
}

/* Every quote stands in the dossier, whether it stands in a source or not. */
static void
test_dossier_is_no_text (void)
{
  static const char invented[]
      = "{'dossier':1,'sources':[{'id':'s','title':'S'},{'id':'t','title':'T','text':'d.dossier'}],"
        "'nodes':[{'id':'n','type':'x','label':'N','citations':[{'source':'s','exact':'words of a source'},"
        "{'source':'s','exact':'never written'},{'source':'t','exact':'nor that'}]}]}";
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_json (folder, "d.dossier", invented);
  g_autofree char *copy = test_write_json (folder, "backup.txt", invented);
  g_autofree char *text = test_write_file (folder, "s.txt", "{sic} words of a source");
  g_autoptr (DossierGraph) graph = test_graph (invented);
  g_autoptr (DossierTextLibrary) library = open_library (graph, path, folder);
  g_autoptr (DossierTextLibrary) beside = open_library (graph, path, NULL);
  g_autoptr (DossierChecks) checks = dossier_text_library_check (library, NULL, NULL);

  assert_path (library, 0, folder, "s.txt");
  assert_path (library, 1, folder, NULL);
  assert_path (beside, 1, folder, NULL);
  g_assert_cmpuint (checks->counts[DOSSIER_CHECK_EXACT], ==, 1);
  g_assert_cmpuint (checks->counts[DOSSIER_CHECK_MISSING], ==, 1);
  g_assert_cmpuint (checks->counts[DOSSIER_CHECK_NO_TEXT], ==, 1);
  test_remove_folder (folder);
}

static void
test_nothing (void)
{
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierTextLibrary) library = open_library (graph, NULL, NULL);
  g_autoptr (DossierChecks) checks = dossier_text_library_check (library, NULL, NULL);

  g_assert_cmpuint (checks->counts[DOSSIER_CHECK_NO_TEXT], ==, 7);
  g_assert_cmpuint (checks->n_sources_changed, ==, 0);
}

/* What lies beside the dossier comes first; a folder has the rest. */
static void
test_for_reader (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *texts = test_make_folder ();
  g_autofree char *path = test_write_json (folder, "d.dossier", dossier);
  g_autofree char *alpha = test_write_file (folder, "sources/alpha.txt", "alpha");
  g_autofree char *other = test_write_file (texts, "alpha.txt", "no such word");
  g_autofree char *beta = test_write_file (texts, "b.txt", "beta");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) texts_folder = g_file_new_for_path (texts);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/no/such/folder");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierGraph) unnamed = test_graph (
      "{'dossier':1,'sources':[{'id':'s','title':'S'}],"
      "'nodes':[{'id':'n','type':'x','label':'N','citations':[{'source':'s','exact':'beta'}]}],'edges':[]}");
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GError) error = NULL;
  DossierChecks *checks;

  g_assert_true (
      dossier_text_library_check_for_reader (graph, file, texts_folder, &checks, &folder_error, NULL, &error));
  g_assert_no_error (folder_error);
  g_assert_cmpint (dossier_checks_get_for_node (checks, 0, 0)->status, ==, DOSSIER_CHECK_EXACT);
  g_assert_cmpint (dossier_checks_get_for_node (checks, 0, 1)->status, ==, DOSSIER_CHECK_EXACT);
  g_assert_cmpint (dossier_checks_get_for_node (checks, 1, 0)->status, ==, DOSSIER_CHECK_NO_TEXT);
  dossier_checks_free (checks);

  /* The folder is gone: what lies beside is read all the same. */
  g_assert_true (dossier_text_library_check_for_reader (graph, file, nowhere, &checks, &folder_error, NULL, &error));
  g_assert_nonnull (folder_error);
  g_clear_error (&folder_error);
  g_assert_cmpint (dossier_checks_get_for_node (checks, 0, 0)->status, ==, DOSSIER_CHECK_EXACT);
  g_assert_cmpint (dossier_checks_get_for_node (checks, 0, 1)->status, ==, DOSSIER_CHECK_NO_TEXT);
  dossier_checks_free (checks);

  /* Nothing is named, and nothing found: then no quote is called one without a text. */
  g_assert_true (
      dossier_text_library_check_for_reader (unnamed, file, texts_folder, &checks, &folder_error, NULL, &error));
  g_assert_cmpint (dossier_checks_get_for_node (checks, 0, 0)->status, ==, DOSSIER_CHECK_EXACT);
  dossier_checks_free (checks);
  g_assert_cmpint (unlink (beta), ==, 0);
  g_assert_true (
      dossier_text_library_check_for_reader (unnamed, file, texts_folder, &checks, &folder_error, NULL, &error));
  g_assert_null (checks);
  g_assert_no_error (folder_error);
  g_assert_true (dossier_text_library_check_for_reader (unnamed, file, NULL, &checks, &folder_error, NULL, &error));
  g_assert_null (checks);

  g_cancellable_cancel (cancellable);
  g_assert_false (
      dossier_text_library_check_for_reader (graph, NULL, texts_folder, &checks, &folder_error, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (folder_error);
  test_remove_folder (folder);
  test_remove_folder (texts);
}

static void
test_errors (void)
{
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/no/such/folder");
  g_autoptr (GFile) temporary = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DossierTextLibrary) library = open_library (graph, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_text_library_new (graph, NULL, nowhere, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_text_library_new (graph, NULL, temporary, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (dossier_text_library_check (library, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-library/folder", test_folder);
  g_test_add_func ("/text-library/beside", test_beside);
  g_test_add_func ("/text-library/links", test_links);
  g_test_add_func ("/text-library/dossier-is-no-text", test_dossier_is_no_text);
  g_test_add_func ("/text-library/nothing", test_nothing);
  g_test_add_func ("/text-library/for-reader", test_for_reader);
  g_test_add_func ("/text-library/errors", test_errors);
  return g_test_run ();
}
