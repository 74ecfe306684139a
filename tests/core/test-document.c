/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-document.h"
#include "core/dossier-error.h"
#include "core/dossier-graph-builder.h"
#include "core/dossier-reader.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  DossierDocument *document;
} Fixture;

static const char sample[] = "{'dossier':1,'title':'T','nodes':[{'id':'a','type':'actor','label':'A'}]}";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = test_make_folder ();
  fixture->path = test_write_json (fixture->folder, "a.dossier", sample);
  fixture->file = g_file_new_for_path (fixture->path);
  graph = dossier_reader_read_file (fixture->file, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->document = dossier_document_new (fixture->file, graph);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->document);
  g_object_unref (fixture->file);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
set_title (DossierDocument *document, const char *title)
{
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (dossier_document_get_graph (document));
  g_autoptr (DossierGraph) graph = NULL;

  dossier_graph_builder_set_title (builder, title);
  graph = dossier_graph_builder_end (builder, NULL);
  g_assert_nonnull (graph);
  dossier_document_commit (document, graph);
}

static gboolean
save (DossierDocument *document, GFile *file, gboolean force, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_document_save_async (document, file, force, cancellable, test_store_result, &result);
  test_wait_for (&result);
  return dossier_document_save_finish (document, result, error);
}

static void
assert_file (const char *path, const char *expected)
{
  g_autofree char *text = test_read_text (path);
  g_autofree char *json = test_json (expected);

  g_assert_cmpstr (text, ==, json);
}

static void
count_notification (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->document;
  DossierGraph *first = dossier_document_get_graph (document);
  DossierGraph *second;
  guint n_graph = 0, n_modified = 0, n_undo = 0, n_redo = 0;

  g_signal_connect (document, "notify::graph", G_CALLBACK (count_notification), &n_graph);
  g_signal_connect (document, "notify::modified", G_CALLBACK (count_notification), &n_modified);
  g_signal_connect (document, "notify::can-undo", G_CALLBACK (count_notification), &n_undo);
  g_signal_connect (document, "notify::can-redo", G_CALLBACK (count_notification), &n_redo);

  g_assert_false (dossier_document_get_modified (document));
  g_assert_false (dossier_document_undo (document));
  g_assert_false (dossier_document_redo (document));
  dossier_document_commit (document, first);
  g_assert_cmpuint (n_graph + n_modified + n_undo + n_redo, ==, 0);

  set_title (document, "U");
  second = dossier_document_get_graph (document);
  g_assert_true (dossier_document_get_modified (document));
  g_assert_cmpuint (n_graph, ==, 1);
  g_assert_cmpuint (n_modified, ==, 1);
  g_assert_cmpuint (n_undo, ==, 1);
  g_assert_cmpuint (n_redo, ==, 0);

  /* The very snapshots, not copies. */
  g_assert_true (dossier_document_undo (document));
  g_assert_true (dossier_document_get_graph (document) == first);
  g_assert_false (dossier_document_get_modified (document));
  g_assert_true (dossier_document_redo (document));
  g_assert_true (dossier_document_get_graph (document) == second);
  g_assert_true (dossier_document_get_modified (document));

  /* A commit forgets what was undone. */
  dossier_document_undo (document);
  set_title (document, "V");
  g_assert_false (dossier_document_redo (document));
  g_assert_true (dossier_document_undo (document));
  g_assert_true (dossier_document_get_graph (document) == first);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->document;
  g_autoptr (GError) error = NULL;
  guint n_modified = 0;

  set_title (document, "U");
  g_signal_connect (document, "notify::modified", G_CALLBACK (count_notification), &n_modified);
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (dossier_document_get_modified (document));
  g_assert_cmpuint (n_modified, ==, 1);
  assert_file (fixture->path, "{'dossier':1,'title':'U','nodes':[{'id':'a','type':'actor','label':'A'}]}");

  /* Again, and the undo of a save is a modification. */
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  g_assert_true (dossier_document_undo (document));
  g_assert_true (dossier_document_get_modified (document));
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  assert_file (fixture->path, sample);
  g_assert_cmpuint (test_count_entries (fixture->folder), ==, 1);
}

/* An edit that comes while a save is under way stays unsaved. */
static void
test_edit_while_saving (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->document;
  g_autoptr (GAsyncResult) result = NULL;

  set_title (document, "U");
  dossier_document_save_async (document, NULL, FALSE, NULL, test_store_result, &result);
  set_title (document, "V");
  test_wait_for (&result);
  g_assert_true (dossier_document_save_finish (document, result, NULL));
  g_assert_true (dossier_document_get_modified (document));
  assert_file (fixture->path, "{'dossier':1,'title':'U','nodes':[{'id':'a','type':'actor','label':'A'}]}");
  g_assert_true (dossier_document_undo (document));
  g_assert_false (dossier_document_get_modified (document));
}

/* Saves that overlap are done one after the other: the last word is the last edit. */
static void
test_overlapping_saves (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->document;
  GAsyncResult *results[20] = { NULL };
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *title = g_strdup_printf ("T%u", i);

      set_title (document, title);
      dossier_document_save_async (document, NULL, FALSE, NULL, test_store_result, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      test_wait_for (&results[i]);
      g_assert_true (dossier_document_save_finish (document, results[i], &error));
      g_assert_no_error (error);
      g_object_unref (results[i]);
    }
  g_assert_false (dossier_document_get_modified (document));
  assert_file (fixture->path, "{'dossier':1,'title':'T19','nodes':[{'id':'a','type':'actor','label':'A'}]}");
}

static void
test_save_as (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->document;
  g_autofree char *path = g_build_filename (fixture->folder, "b.dossier", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint n_file = 0;

  g_signal_connect (document, "notify::file", G_CALLBACK (count_notification), &n_file);
  g_assert_true (save (document, file, FALSE, NULL, NULL));
  g_assert_true (g_file_equal (dossier_document_get_file (document), file));
  g_assert_cmpuint (n_file, ==, 1);
  assert_file (path, sample);
  assert_file (fixture->path, sample);
  set_title (document, "U");
  g_assert_true (save (document, NULL, FALSE, NULL, NULL));
  assert_file (fixture->path, sample);
}

static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->document;
  g_autofree char *other = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  set_title (document, "U");
  other = test_write_json (fixture->folder, "a.dossier", "{'dossier':1,'title':'Theirs'}");
  g_assert_false (save (document, NULL, FALSE, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_true (dossier_document_get_modified (document));
  assert_file (fixture->path, "{'dossier':1,'title':'Theirs'}");
  g_clear_error (&error);

  g_assert_true (save (document, NULL, TRUE, NULL, &error));
  assert_file (fixture->path, "{'dossier':1,'title':'U','nodes':[{'id':'a','type':'actor','label':'A'}]}");

  /* The same after a save, with as many bytes. */
  set_title (document, "V");
  again = test_write_json (fixture->folder, "a.dossier",
                           "{'dossier':1,'title':'W','nodes':[{'id':'a','type':'actor','label':'A'}]}");
  g_assert_false (save (document, NULL, FALSE, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CHANGED);
}

/* A file that was copied over itself or touched is still the one that was read; one that is gone is no obstacle. */
static void
test_touched (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->document;
  const struct utimbuf long_ago = { 1000000000, 1000000000 };
  g_autofree char *same = test_write_json (fixture->folder, "a.dossier", sample);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (utime (fixture->path, &long_ago), ==, 0);
  set_title (document, "U");
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpint (utime (fixture->path, &long_ago), ==, 0);
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static void
test_new_document (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "new.dossier", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (NULL);
  g_autoptr (DossierGraph) graph = dossier_graph_builder_end (builder, NULL);
  g_autoptr (DossierDocument) document = dossier_document_new (NULL, graph);

  g_assert_null (dossier_document_get_file (document));
  g_assert_true (dossier_document_get_modified (document));
  g_assert_true (save (document, file, FALSE, NULL, NULL));
  g_assert_false (dossier_document_get_modified (document));
  g_assert_true (g_file_equal (dossier_document_get_file (document), file));
  g_assert_true (save (document, NULL, FALSE, NULL, NULL));
  test_remove_folder (folder);
}

static void
test_failed_save (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->document;
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.dossier");
  g_autoptr (GError) error = NULL;

  set_title (document, "U");
  g_assert_false (save (document, file, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (dossier_document_get_modified (document));
  g_assert_true (g_file_equal (dossier_document_get_file (document), fixture->file));
}

static void
test_cancelled_save (Fixture *fixture, gconstpointer data)
{
  DossierDocument *document = fixture->document;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  set_title (document, "U");
  g_cancellable_cancel (cancellable);
  g_assert_false (save (document, NULL, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (dossier_document_get_modified (document));
  assert_file (fixture->path, sample);
}

/* The undo list is bounded in bytes, but never short. */
static void
test_bounded_undo (void)
{
  g_autoptr (GString) text = g_string_new ("{'dossier':1,'nodes':[{'id':'n','type':'x','label':'N'}");
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierDocument) document = NULL;
  guint n = 0;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, ",{'id':'n%u','type':'x','label':'N'}", i);
  g_string_append (text, "]}");
  graph = test_graph (text->str);
  document = dossier_document_new (NULL, graph);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("T%u", i);

      set_title (document, title);
    }
  while (dossier_document_undo (document))
    n++;
  g_assert_cmpuint (n, >=, 20);
  g_assert_cmpuint (n, <, 60);
}

static DossierDocumentChange
look (DossierDocument *document, GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_document_look_async (document, cancellable, test_store_result, &result);
  test_wait_for (&result);
  return dossier_document_look_finish (document, result);
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  struct utimbuf times = { 1000, 1000 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (look (fixture->document, NULL), ==, DOSSIER_DOCUMENT_SAME);

  /* Touched it is the same. */
  g_assert_cmpint (g_utime (fixture->path, &times), ==, 0);
  g_assert_cmpint (look (fixture->document, NULL), ==, DOSSIER_DOCUMENT_SAME);

  /* Saved from here, too. */
  set_title (fixture->document, "Ours");
  g_assert_true (save (fixture->document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (look (fixture->document, NULL), ==, DOSSIER_DOCUMENT_SAME);

  g_assert_true (g_file_set_contents (fixture->path, "{}", -1, &error));
  g_assert_cmpint (look (fixture->document, NULL), ==, DOSSIER_DOCUMENT_CHANGED);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (look (fixture->document, NULL), ==, DOSSIER_DOCUMENT_GONE);

  /* To save puts it there again. */
  g_assert_true (save (fixture->document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (look (fixture->document, NULL), ==, DOSSIER_DOCUMENT_SAME);
}

static void
test_look_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "{}", -1, &error));
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (look (fixture->document, cancellable), ==, DOSSIER_DOCUMENT_SAME);
}

/* What was found before a save, or while one was under way, is not so any more. */
static void
test_look_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) looked = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  set_title (fixture->document, "Ours");
  g_assert_true (g_file_set_contents (fixture->path, "{}", -1, &error));
  dossier_document_look_async (fixture->document, NULL, test_store_result, &looked);
  dossier_document_save_async (fixture->document, NULL, TRUE, NULL, test_store_result, &saved);
  test_wait_for (&saved);
  test_wait_for (&looked);
  g_assert_true (dossier_document_save_finish (fixture->document, saved, &error));
  g_assert_cmpint (dossier_document_look_finish (fixture->document, looked), ==, DOSSIER_DOCUMENT_SAME);
}

int
main (int argc, char **argv)
{
#define ADD(name, test) g_test_add ("/document/" name, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("undo", test_undo);
  ADD ("save", test_save);
  ADD ("edit-while-saving", test_edit_while_saving);
  ADD ("overlapping-saves", test_overlapping_saves);
  ADD ("save-as", test_save_as);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("touched", test_touched);
  ADD ("failed-save", test_failed_save);
  ADD ("cancelled-save", test_cancelled_save);
  ADD ("look", test_look);
  ADD ("look-cancelled", test_look_cancelled);
  ADD ("look-while-saving", test_look_while_saving);
  g_test_add_func ("/document/new", test_new_document);
  g_test_add_func ("/document/bounded-undo", test_bounded_undo);
  return g_test_run ();
}
