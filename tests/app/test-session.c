/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-session.h"
#include "core/dossier-worker.h"
#include "support/test-support.h"

#include <string.h>

/* What a window would see of a session: which files become pictures, what happens to those that do not, and that
 * nothing stale arrives after a later wish. */

static const char *small_dossier =
    "{ 'dossier': 1, 'title': 'Small',\n"
    "  'sources': [ { 'id': 's', 'title': 'S', 'text': 's.txt' } ],\n"
    "  'nodes': [\n"
    "    { 'id': 'a', 'type': 'actor', 'label': 'A',\n"
    "      'citations': [ { 'source': 's', 'exact': 'words of A' } ] },\n"
    "    { 'id': 'b', 'type': 'statement', 'label': 'B',\n"
    "      'citations': [ { 'source': 's', 'exact': 'words of nobody' } ] },\n"
    "    { 'id': 'c', 'type': 'measure', 'label': 'C' } ],\n"
    "  'edges': [ { 'id': 'e1', 'from': 'a', 'to': 'b', 'type': 'said' },\n"
    "             { 'id': 'e2', 'from': 'b', 'to': 'c', 'type': 'about' } ] }\n";

typedef struct
{
  char *folder;
  GFile *file;
  DossierSession *session;
  GString *messages;
  guint n_selections;
  gboolean last_reveal;
} Fixture;

static void
on_message (DossierSession *session, const char *message, Fixture *fixture)
{
  g_string_append_printf (fixture->messages, "%s\n", message);
}

static void
on_selection_changed (DossierSession *session, gboolean reveal, Fixture *fixture)
{
  fixture->n_selections++;
  fixture->last_reveal = reveal;
}

static GFile *
write_dossier (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = test_write_json (fixture->folder, name, text);

  return g_file_new_for_path (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  fixture->folder = test_make_folder ();
  fixture->file = write_dossier (fixture, "small.dossier", small_dossier);
  text = test_write_file (fixture->folder, "s.txt", "Here are the words of A, and no others.");
  fixture->messages = g_string_new (NULL);
  fixture->session = dossier_session_new ();
  g_signal_connect (fixture->session, "message", G_CALLBACK (on_message), fixture);
  g_signal_connect (fixture->session, "selection-changed", G_CALLBACK (on_selection_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  dossier_session_close (fixture->session);
  g_object_unref (fixture->session);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  g_string_free (fixture->messages, TRUE);
}

static gboolean
at_rest (DossierSession *session)
{
  DossierSessionState state = dossier_session_get_state (session);

  return state != DOSSIER_SESSION_LOADING && !dossier_session_get_busy (session);
}

static void
open_and_wait (Fixture *fixture, GFile *file)
{
  dossier_session_open (fixture->session, file);
  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_LOADING);
  g_assert_true (dossier_session_get_busy (fixture->session));
  test_wait_until (at_rest (fixture->session));
}

static void
on_saved (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  dossier_session_save_finish (DOSSIER_SESSION (source_object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static char *
save_and_load (Fixture *fixture)
{
  gboolean saved = FALSE;
  char *contents = NULL;
  g_autoptr (GError) error = NULL;

  dossier_session_save_async (fixture->session, NULL, FALSE, NULL, on_saved, &saved);
  test_wait_until (saved);
  g_file_load_contents (fixture->file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  DossierScene *scene;

  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_EMPTY);
  open_and_wait (fixture, fixture->file);

  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
  g_assert_cmpstr (dossier_graph_get_title (dossier_session_get_graph (fixture->session)), ==, "Small");
  scene = dossier_session_get_scene (fixture->session);
  g_assert_nonnull (scene);
  g_assert_cmpuint (dossier_layout_get_n_nodes (dossier_scene_get_layout (scene)), ==, 3);
  g_assert_true (dossier_session_get_chosen (fixture->session));
  g_assert_cmpint (dossier_session_get_engine (fixture->session), ==, DOSSIER_ENGINE_NEATO);

  test_wait_until (dossier_session_get_search (fixture->session) != NULL);
  test_wait_until (dossier_session_get_checks (fixture->session) != NULL);
  g_assert_cmpuint (dossier_session_get_checks (fixture->session)->counts[DOSSIER_CHECK_EXACT], ==, 1);
  g_assert_cmpuint (dossier_session_get_checks (fixture->session)->counts[DOSSIER_CHECK_MISSING], ==, 1);
}

/* A folder of texts, changed while the quotes are being checked, and taken away again. */
static void
test_texts_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *texts = test_make_folder ();
  g_autofree char *text = test_write_file (texts, "article.txt", "Only here are the words of B.");
  g_autoptr (GFile) folder = g_file_new_for_path (texts);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/no/such/folder");
  g_autoptr (GFile) file = write_dossier (fixture, "unnamed.dossier",
                                       "{ 'dossier': 1, 'title': 'T', 'sources': [ { 'id': 's', 'title': 'S' } ],"
                                       " 'nodes': [ { 'id': 'b', 'type': 'actor', 'label': 'B', 'citations': ["
                                       " { 'source': 's', 'exact': 'the words of B' } ] } ], 'edges': [] }");

  open_and_wait (fixture, file);
  dossier_session_set_texts_folder (fixture->session, nowhere);
  dossier_session_set_texts_folder (fixture->session, folder);
  test_wait_until (dossier_session_get_checks (fixture->session) != NULL);
  g_assert_cmpuint (dossier_session_get_checks (fixture->session)->counts[DOSSIER_CHECK_EXACT], ==, 1);
  g_assert_cmpstr (fixture->messages->str, ==, "");

  /* Kept for the next file. */
  open_and_wait (fixture, fixture->file);
  open_and_wait (fixture, file);
  test_wait_until (dossier_session_get_checks (fixture->session) != NULL);

  dossier_session_set_texts_folder (fixture->session, nowhere);
  test_wait_until (dossier_session_get_checks (fixture->session) == NULL);
  g_assert_cmpstr (fixture->messages->str, !=, "");
  dossier_session_set_texts_folder (fixture->session, NULL);
  test_remove_folder (texts);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) broken = write_dossier (fixture, "broken.dossier",
                                         "{ 'dossier': 1, 'title': 'T', 'sources': [], 'nodes': [\n"
                                         "  { 'id': 'a', 'type': 'actor' },\n"
                                         "  { 'id': 'a', 'type': 'actor', 'label': 'A' } ],\n"
                                         "  'edges': [ { 'from': 'a', 'to': 'b', 'type': 'said' } ] }\n");
  GPtrArray *problems;

  open_and_wait (fixture, broken);
  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_FAILED);
  g_assert_nonnull (dossier_session_get_error (fixture->session));
  problems = dossier_session_get_problems (fixture->session);
  g_assert_nonnull (problems);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_null (dossier_session_get_scene (fixture->session));

  /* A good file after a bad one. */
  open_and_wait (fixture, fixture->file);
  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
  g_assert_null (dossier_session_get_error (fixture->session));
  g_assert_null (dossier_session_get_problems (fixture->session));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "not-there.dossier", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (path);

  open_and_wait (fixture, missing);
  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_FAILED);
  g_assert_error (dossier_session_get_error (fixture->session), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_file_equal (dossier_session_get_file (fixture->session), missing));
}

static void
test_overtaken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = write_dossier (fixture, "other.dossier",
                                        "{ 'dossier': 1, 'title': 'Other', 'sources': [], 'edges': [],\n"
                                        "  'nodes': [ { 'id': 'x', 'type': 'actor', 'label': 'X' } ] }\n");

  /* The second wish comes before the first is done: only the second may arrive. */
  dossier_session_open (fixture->session, fixture->file);
  dossier_session_open (fixture->session, other);
  test_wait_until (at_rest (fixture->session));
  g_assert_cmpstr (dossier_graph_get_title (dossier_session_get_graph (fixture->session)), ==, "Other");

  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (dossier_graph_get_n_nodes (dossier_scene_get_graph (dossier_session_get_scene (fixture->session))),
                    ==,
                    1);
}

static void
test_cancel_reading (Fixture *fixture, gconstpointer data)
{
  dossier_session_open (fixture->session, fixture->file);
  dossier_session_cancel (fixture->session);
  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_EMPTY);
  g_assert_false (dossier_session_get_busy (fixture->session));
  g_assert_null (dossier_session_get_file (fixture->session));

  open_and_wait (fixture, fixture->file);
  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
}

static void
test_cancel_first_layout (Fixture *fixture, gconstpointer data)
{
  dossier_session_open (fixture->session, fixture->file);
  test_wait_until (dossier_session_get_document (fixture->session) != NULL);
  g_assert_true (dossier_session_get_busy (fixture->session));
  dossier_session_cancel (fixture->session);
  test_wait_until (at_rest (fixture->session));

  /* The dossier can be read all the same. */
  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
  g_assert_cmpint (dossier_layout_get_engine (dossier_scene_get_layout (dossier_session_get_scene (fixture->session))),
                   ==,
                   DOSSIER_ENGINE_OVERVIEW);
}

static void
test_cancel_second_layout (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierScene) before = NULL;

  open_and_wait (fixture, fixture->file);
  before = dossier_scene_ref (dossier_session_get_scene (fixture->session));
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_CIRCO);
  g_assert_true (dossier_session_get_busy (fixture->session));
  dossier_session_cancel (fixture->session);
  g_assert_false (dossier_session_get_busy (fixture->session));
  g_assert_true (dossier_session_get_scene (fixture->session) == before);
  g_assert_cmpint (dossier_session_get_engine (fixture->session), ==, DOSSIER_ENGINE_NEATO);

  /* It came to nothing, so there is nothing to keep. */
  g_assert_true (dossier_session_get_chosen (fixture->session));
  {
    g_autofree char *original = test_json (small_dossier);
    g_autofree char *contents = save_and_load (fixture);

    g_assert_cmpstr (contents, ==, original);
  }
}

/* The window asks for room for the names of relations where the layout has it. */
static void
test_edge_labels (Fixture *fixture, gconstpointer data)
{
  open_and_wait (fixture, fixture->file);
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_DOT_LR);
  test_wait_until (at_rest (fixture->session));

  for (guint i = 0; i < 2; i++)
    g_assert_cmpfloat (dossier_layout_get_curve (
                           dossier_scene_get_layout (dossier_session_get_scene (fixture->session)), i).label.width,
                       >, 10);
}

static void
test_helper_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *helper = g_strdup (g_getenv ("DOSSIER_LAYOUT_HELPER"));
  g_autoptr (DossierScene) before = NULL;

  open_and_wait (fixture, fixture->file);
  before = dossier_scene_ref (dossier_session_get_scene (fixture->session));
  g_assert_cmpstr (fixture->messages->str, ==, "");

  g_setenv ("DOSSIER_LAYOUT_HELPER", "/bin/false", TRUE);
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_TWOPI);
  test_wait_until (at_rest (fixture->session));
  g_setenv ("DOSSIER_LAYOUT_HELPER", helper, TRUE);

  /* The last good picture stays, and somebody is told. */
  g_assert_true (dossier_session_get_scene (fixture->session) == before);
  g_assert_cmpint (dossier_session_get_engine (fixture->session), ==, DOSSIER_ENGINE_NEATO);
  g_assert_cmpstr (fixture->messages->str, !=, "");
}

static void
test_first_layout_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *helper = g_strdup (g_getenv ("DOSSIER_LAYOUT_HELPER"));

  g_setenv ("DOSSIER_LAYOUT_HELPER", "/bin/false", TRUE);
  open_and_wait (fixture, fixture->file);
  g_setenv ("DOSSIER_LAYOUT_HELPER", helper, TRUE);

  /* There is a picture all the same, and somebody is told why it is not another. */
  g_assert_cmpint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
  g_assert_cmpint (dossier_layout_get_engine (dossier_scene_get_layout (dossier_session_get_scene (fixture->session))),
                   ==, DOSSIER_ENGINE_OVERVIEW);
  g_assert_cmpstr (fixture->messages->str, !=, "");
}

static void
test_theme (Fixture *fixture, gconstpointer data)
{
  /* While the first picture is under way in the old look. */
  dossier_session_open (fixture->session, fixture->file);
  test_wait_until (dossier_session_get_document (fixture->session) != NULL);
  dossier_session_set_theme (fixture->session, DOSSIER_THEME_DARK);
  test_wait_until (at_rest (fixture->session));
  test_wait_until (dossier_scene_get_theme (dossier_session_get_scene (fixture->session)) == DOSSIER_THEME_DARK);

  dossier_session_set_theme (fixture->session, DOSSIER_THEME_PRINT);
  dossier_session_set_theme (fixture->session, DOSSIER_THEME_LIGHT);
  test_wait_until (dossier_scene_get_theme (dossier_session_get_scene (fixture->session)) == DOSSIER_THEME_LIGHT);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  open_and_wait (fixture, fixture->file);
  fixture->n_selections = 0;

  dossier_session_select_node (fixture->session, 1, FALSE);
  g_assert_cmpuint (fixture->n_selections, ==, 1);
  g_assert_false (fixture->last_reveal);
  dossier_session_select_node (fixture->session, 1, FALSE);
  g_assert_cmpuint (fixture->n_selections, ==, 1);
  dossier_session_select_node (fixture->session, 1, TRUE);
  g_assert_cmpuint (fixture->n_selections, ==, 2);
  g_assert_true (fixture->last_reveal);

  dossier_session_select_edge (fixture->session, 0, FALSE);
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).edge, ==, 0);
  dossier_session_clear_selection (fixture->session);
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).edge, ==, DOSSIER_INDEX_NONE);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierLayout) before = NULL;
  g_autofree char *original = test_json (small_dossier);
  const DossierBox *then, *now;

  /* Only looked at: the same bytes. */
  open_and_wait (fixture, fixture->file);
  {
    g_autofree char *contents = save_and_load (fixture);

    g_assert_cmpstr (contents, ==, original);
  }

  /* Another layout chosen: it is there again after opening the file anew, without the helper. */
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_CIRCO);
  test_wait_until (at_rest (fixture->session));
  before = dossier_layout_ref (dossier_scene_get_layout (dossier_session_get_scene (fixture->session)));
  {
    g_autofree char *contents = save_and_load (fixture);

    g_assert_nonnull (strstr (contents, "\"circo\""));
  }
  open_and_wait (fixture, fixture->file);
  g_assert_false (dossier_session_get_chosen (fixture->session));
  g_assert_cmpint (dossier_session_get_engine (fixture->session), ==, DOSSIER_ENGINE_CIRCO);
  then = dossier_layout_get_boxes (before);
  now = dossier_layout_get_boxes (dossier_scene_get_layout (dossier_session_get_scene (fixture->session)));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat_with_epsilon (now[i].x - now[0].x, then[i].x - then[0].x, 0.05);
      g_assert_cmpfloat_with_epsilon (now[i].y - now[0].y, then[i].y - then[0].y, 0.05);
    }
}

/* A layout that is kept in the file makes a next snapshot of the document; what is on show goes on with the one that was
 * read, or nothing of it would fit together. */
static void
test_question_after_save (Fixture *fixture, gconstpointer data)
{
  DossierExploration *exploration = dossier_session_get_exploration (fixture->session);
  DossierGraph *graph;
  guint n_nodes;

  open_and_wait (fixture, fixture->file);
  test_wait_until (dossier_session_get_search (fixture->session) != NULL);
  graph = dossier_session_get_graph (fixture->session);
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_CIRCO);
  test_wait_until (at_rest (fixture->session));
  g_free (save_and_load (fixture));
  g_assert_true (dossier_document_get_graph (dossier_session_get_document (fixture->session)) != graph);

  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_OVERVIEW);
  test_wait_until (at_rest (fixture->session));
  dossier_exploration_set_query (exploration, "type:actor");
  test_wait_until (!dossier_exploration_is_asking (exploration));

  g_assert_true (dossier_session_get_graph (fixture->session) == graph);
  g_assert_true (dossier_scene_get_graph (dossier_session_get_scene (fixture->session)) == graph);
  g_assert_true (dossier_search_get_graph (dossier_session_get_search (fixture->session)) == graph);
  g_assert_true (dossier_matches_get_graph (dossier_exploration_get_matches (exploration)) == graph);
  dossier_matches_get_nodes (dossier_exploration_get_matches (exploration), &n_nodes);
  g_assert_cmpuint (n_nodes, <, dossier_graph_get_n_nodes (graph));
}

int
main (int argc, char **argv)
{
  int status;

  /* Each case lays out itself. Not G_TEST_OPTION_ISOLATE_DIRS, which leaks. */
  g_setenv ("DOSSIER_LAYOUT_CACHE", "off", TRUE);
  g_test_init (&argc, &argv, NULL);

#define add(name, function) g_test_add ("/session/" name, Fixture, NULL, set_up, function, tear_down)
  add ("open", test_open);
  add ("texts-folder", test_texts_folder);
  add ("broken", test_broken);
  add ("missing", test_missing);
  add ("overtaken", test_overtaken);
  add ("cancel-reading", test_cancel_reading);
  add ("cancel-first-layout", test_cancel_first_layout);
  add ("cancel-second-layout", test_cancel_second_layout);
  add ("edge-labels", test_edge_labels);
  add ("helper-fails", test_helper_fails);
  add ("first-layout-fails", test_first_layout_fails);
  add ("theme", test_theme);
  add ("selection", test_selection);
  add ("save", test_save);
  add ("question-after-save", test_question_after_save);
#undef add

  status = g_test_run ();
  g_assert_true (dossier_worker_finish (60 * 1000));
  return status;
}
