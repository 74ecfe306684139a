/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-session.h"
#include "core/dossier-worker.h"
#include "support/test-support.h"

#include <string.h>

/* "Lay Out These Only" as a session does it: what is hidden and what is not, the way back, and what a file keeps of it. */

static const char *dossier
    = "{ 'dossier': 1, 'title': 'Part', 'sources': [],\n"
      "  'nodes': [\n"
      "    { 'id': 'a', 'type': 'actor', 'label': 'Ant' },\n"
      "    { 'id': 'b', 'type': 'actor', 'label': 'Bee' },\n"
      "    { 'id': 'c', 'type': 'statement', 'label': 'Cow' },\n"
      "    { 'id': 'd', 'type': 'statement', 'label': 'Dog' },\n"
      "    { 'id': 'e', 'type': 'measure', 'label': 'Eel' } ],\n"
      "  'edges': [ { 'id': 'e1', 'from': 'a', 'to': 'c', 'type': 'said' },\n"
      "             { 'id': 'e2', 'from': 'b', 'to': 'd', 'type': 'said' },\n"
      "             { 'id': 'e3', 'from': 'a', 'to': 'b', 'type': 'about' },\n"
      "             { 'id': 'e4', 'from': 'd', 'to': 'e', 'type': 'about' } ] }\n";

typedef struct
{
  char *folder;
  GFile *file;
  DossierSession *session;
  DossierExploration *exploration;
  guint n_messages;
} Fixture;

static void
on_message (DossierSession *session, const char *message, Fixture *fixture)
{
  fixture->n_messages++;
}

static gboolean
at_rest (Fixture *fixture)
{
  return dossier_session_get_state (fixture->session) == DOSSIER_SESSION_READY
         && !dossier_session_get_busy (fixture->session) && dossier_session_get_search (fixture->session) != NULL
         && !dossier_exploration_is_asking (fixture->exploration);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = test_make_folder ();
  path = test_write_json (fixture->folder, "part.dossier", dossier);
  fixture->file = g_file_new_for_path (path);
  fixture->session = dossier_session_new ();
  fixture->exploration = dossier_session_get_exploration (fixture->session);
  g_signal_connect (fixture->session, "message", G_CALLBACK (on_message), fixture);
  dossier_session_open (fixture->session, fixture->file);
  test_wait_until (at_rest (fixture));
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
}

static void
ask (Fixture *fixture, const char *query)
{
  dossier_exploration_set_query (fixture->exploration, query);
  test_wait_until (at_rest (fixture));
}

static void
lay_out_part (Fixture *fixture)
{
  g_assert_true (dossier_session_can_layout_part (fixture->session));
  dossier_session_layout_part (fixture->session);
  g_assert_true (dossier_session_get_busy (fixture->session));
  test_wait_until (at_rest (fixture));
}

static DossierLayout *
get_layout (Fixture *fixture)
{
  return dossier_scene_get_layout (dossier_session_get_scene (fixture->session));
}

/* "sdh--": a letter a node: shown, dimmed or hidden. */
static void
assert_visible (Fixture *fixture, const char *expected)
{
  static const char letters[] = { [DOSSIER_VISIBILITY_HIDDEN] = 'h',
                                  [DOSSIER_VISIBILITY_SHOWN] = 's',
                                  [DOSSIER_VISIBILITY_DIMMED] = 'd' };
  g_autoptr (GString) visible = g_string_new (NULL);

  for (guint i = 0; i < 5; i++)
    g_string_append_c (
        visible, letters[dossier_scene_get_visibility (dossier_session_get_scene (fixture->session), i)]);
  g_assert_cmpstr (visible->str, ==, expected);
}

static void
test_part_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierLayout) whole = dossier_layout_ref (get_layout (fixture));
  g_autoptr (DossierLayout) part = NULL;

  /* All is shown: there is nothing to leave out. */
  g_assert_false (dossier_session_can_layout_part (fixture->session));
  dossier_session_layout_part (fixture->session);
  g_assert_false (dossier_session_get_busy (fixture->session));

  ask (fixture, "type:actor");
  assert_visible (fixture, "ssddd");
  g_assert_true (get_layout (fixture) == whole);
  lay_out_part (fixture);
  part = dossier_layout_ref (get_layout (fixture));
  g_assert_true (part != whole);
  g_assert_true (dossier_session_is_part (fixture->session));
  g_assert_cmpuint (dossier_session_count_part (fixture->session), ==, 2);
  assert_visible (fixture, "sshhh");
  /* As it is laid out already. */
  g_assert_false (dossier_session_can_layout_part (fixture->session));

  g_assert_true (dossier_session_can_undo (fixture->session));
  dossier_session_undo (fixture->session);
  g_assert_true (get_layout (fixture) == whole);
  g_assert_false (dossier_session_is_part (fixture->session));
  assert_visible (fixture, "ssddd");
  g_assert_false (dossier_session_can_undo (fixture->session));

  g_assert_true (dossier_session_can_redo (fixture->session));
  dossier_session_redo (fixture->session);
  g_assert_true (get_layout (fixture) == part);
  assert_visible (fixture, "sshhh");

  dossier_session_layout_all (fixture->session);
  g_assert_true (get_layout (fixture) == whole);
  g_assert_false (dossier_session_is_part (fixture->session));
  dossier_session_undo (fixture->session);
  g_assert_true (get_layout (fixture) == part);
  g_assert_true (dossier_session_is_part (fixture->session));
  dossier_session_undo (fixture->session);
  g_assert_true (get_layout (fixture) == whole);
}

/* A question goes on within a part, and does not bring in what has no place. */
static void
test_asking_within_a_part (Fixture *fixture, gconstpointer data)
{
  ask (fixture, "type:actor");
  lay_out_part (fixture);
  ask (fixture, "Ant");
  assert_visible (fixture, "sdhhh");
  g_assert_cmpuint (dossier_session_count_missing (fixture->session), ==, 0);
  ask (fixture, "type:statement OR Ant");
  assert_visible (fixture, "sdhhh");
  g_assert_cmpuint (dossier_session_count_missing (fixture->session), ==, 2);
  g_assert_true (dossier_session_can_layout_part (fixture->session));
  ask (fixture, "");
  assert_visible (fixture, "sshhh");
  g_assert_cmpuint (dossier_session_count_missing (fixture->session), ==, 3);
  g_assert_false (dossier_session_can_layout_part (fixture->session));

  /* From one part to another, and both steps back. */
  ask (fixture, "type:statement");
  lay_out_part (fixture);
  assert_visible (fixture, "hhssh");
  dossier_session_undo (fixture->session);
  assert_visible (fixture, "ddhhh");
  dossier_session_undo (fixture->session);
  assert_visible (fixture, "ddssd");
}

static void
test_engine_of_a_part (Fixture *fixture, gconstpointer data)
{
  DossierEngine engine = dossier_session_get_engine (fixture->session);

  ask (fixture, "type:actor");
  lay_out_part (fixture);
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_DOT);
  test_wait_until (at_rest (fixture));
  g_assert_true (dossier_session_is_part (fixture->session));
  g_assert_cmpint (dossier_layout_get_engine (get_layout (fixture)), ==, DOSSIER_ENGINE_DOT);
  assert_visible (fixture, "sshhh");

  /* All again as all was. */
  dossier_session_layout_all (fixture->session);
  g_assert_cmpint (dossier_session_get_engine (fixture->session), ==, engine);
  g_assert_true (dossier_session_get_chosen (fixture->session));
}

static void
test_choice_of_engine_is_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierLayout) before = dossier_layout_ref (get_layout (fixture));

  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_CIRCO);
  test_wait_until (at_rest (fixture));
  g_assert_true (get_layout (fixture) != before);
  dossier_session_undo (fixture->session);
  g_assert_true (get_layout (fixture) == before);
  g_assert_true (dossier_session_get_chosen (fixture->session));
  dossier_session_redo (fixture->session);
  g_assert_cmpint (dossier_session_get_engine (fixture->session), ==, DOSSIER_ENGINE_CIRCO);
  g_assert_false (dossier_session_get_chosen (fixture->session));
}

/* What has not come yet is not waited for. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierLayout) whole = dossier_layout_ref (get_layout (fixture));

  ask (fixture, "type:actor");
  dossier_session_layout_part (fixture->session);
  dossier_session_cancel (fixture->session);
  test_wait_until (at_rest (fixture));
  g_assert_true (get_layout (fixture) == whole);
  g_assert_false (dossier_session_is_part (fixture->session));
  g_assert_false (dossier_session_can_undo (fixture->session));
  assert_visible (fixture, "ssddd");

  dossier_session_layout_part (fixture->session);
  dossier_session_undo (fixture->session);
  g_assert_false (dossier_session_get_busy (fixture->session));
  g_assert_true (get_layout (fixture) == whole);
}

static void
test_helper_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *helper = g_strdup (g_getenv ("DOSSIER_LAYOUT_HELPER"));
  g_autoptr (DossierLayout) whole = dossier_layout_ref (get_layout (fixture));

  ask (fixture, "type:actor");
  g_setenv ("DOSSIER_LAYOUT_HELPER", "/bin/false", TRUE);
  g_setenv ("DOSSIER_LAYOUT_CACHE", "off", TRUE);
  dossier_session_layout_part (fixture->session);
  test_wait_until (at_rest (fixture));
  g_setenv ("DOSSIER_LAYOUT_HELPER", helper, TRUE);
  g_unsetenv ("DOSSIER_LAYOUT_CACHE");

  g_assert_cmpuint (fixture->n_messages, ==, 1);
  g_assert_true (get_layout (fixture) == whole);
  g_assert_false (dossier_session_is_part (fixture->session));
  g_assert_false (dossier_session_can_undo (fixture->session));
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
  g_autofree char *path = g_file_get_path (fixture->file);
  gboolean saved = FALSE;

  dossier_session_save_async (fixture->session, NULL, FALSE, NULL, on_saved, &saved);
  test_wait_until (saved);
  return test_read_text (path);
}

static void
test_a_part_is_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *original = test_json (dossier);
  g_autofree char *looked_at = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *with_part = NULL;

  ask (fixture, "type:actor");
  lay_out_part (fixture);
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_DOT);
  test_wait_until (at_rest (fixture));
  looked_at = save_and_load (fixture);
  g_assert_cmpstr (looked_at, ==, original);

  /* A layout of all that was chosen is, with its places, also while a part is shown. */
  dossier_session_layout_all (fixture->session);
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_CIRCO);
  test_wait_until (at_rest (fixture));
  chosen = save_and_load (fixture);
  g_assert_nonnull (strstr (chosen, "\"circo\""));
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_DOT);
  test_wait_until (at_rest (fixture));
  dossier_session_set_engine (fixture->session, DOSSIER_ENGINE_CIRCO);
  test_wait_until (at_rest (fixture));
  lay_out_part (fixture);
  with_part = save_and_load (fixture);
  g_assert_cmpstr (with_part, ==, chosen);
}

static void
test_another_file_forgets (Fixture *fixture, gconstpointer data)
{
  ask (fixture, "type:actor");
  lay_out_part (fixture);
  dossier_session_open (fixture->session, fixture->file);
  g_assert_false (dossier_session_is_part (fixture->session));
  g_assert_false (dossier_session_can_undo (fixture->session));
  test_wait_until (at_rest (fixture));
  assert_visible (fixture, "ssddd");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/part/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("part-and-back", test_part_and_back);
  ADD ("asking-within-a-part", test_asking_within_a_part);
  ADD ("engine-of-a-part", test_engine_of_a_part);
  ADD ("choice-of-engine-is-taken-back", test_choice_of_engine_is_taken_back);
  ADD ("cancelled", test_cancelled);
  ADD ("helper-fails", test_helper_fails);
  ADD ("a-part-is-not-saved", test_a_part_is_not_saved);
  ADD ("another-file-forgets", test_another_file_forgets);
#undef ADD
  status = g_test_run ();
  g_assert_true (dossier_worker_finish (60 * 1000));
  return status;
}
