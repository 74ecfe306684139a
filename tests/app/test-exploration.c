/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-exploration.h"
#include "app/dossier-session.h"
#include "core/dossier-worker.h"
#include "support/test-support.h"

#include <string.h>

/* What panes see of a question: what is told when, and that an answer is always that to the last question. */

typedef struct
{
  DossierExploration *exploration;
  DossierSearch *search;
  GString *told; /* the names of the properties that were notified */
} Fixture;

static void
on_notify (GObject *object, GParamSpec *pspec, Fixture *fixture)
{
  g_string_append_printf (fixture->told, "%s%s", fixture->told->len > 0 ? " " : "", pspec->name);
}

static DossierSearch *
search_of (const char *nodes, const char *edges)
{
  g_autoptr (DossierGraph) graph = test_graph_of (nodes, edges);

  return dossier_search_new (graph);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->exploration = dossier_exploration_new ();
  fixture->search = search_of ("ant bee bear cow", "ant-bee bee-bear bear-cow");
  fixture->told = g_string_new (NULL);
  g_signal_connect (fixture->exploration, "notify", G_CALLBACK (on_notify), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->exploration, fixture);
  g_object_unref (fixture->exploration);
  dossier_search_unref (fixture->search);
  g_string_free (fixture->told, TRUE);
}

/* Checks what is told, and begins anew. */
static void
assert_told (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->told->str, ==, expected);
  g_string_truncate (fixture->told, 0);
}

static void
assert_matches (DossierExploration *exploration, const char *expected)
{
  DossierMatches *matches = dossier_exploration_get_matches (exploration);
  g_autoptr (GString) ids = g_string_new (NULL);
  const guint *nodes;
  guint n_nodes;

  g_assert_nonnull (matches);
  nodes = dossier_matches_get_nodes (matches, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    g_string_append_printf (ids,
                            "%s%s",
                            i > 0 ? " " : "",
                            dossier_graph_get_node (dossier_matches_get_graph (matches), nodes[i])->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  /* A question before there is a dossier. */
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "");
  dossier_exploration_set_query (fixture->exploration, "be");
  assert_told (fixture, "query");
  g_assert_false (dossier_exploration_is_asking (fixture->exploration));
  g_assert_null (dossier_exploration_get_matches (fixture->exploration));

  dossier_exploration_set_search (fixture->exploration, fixture->search);
  g_assert_true (dossier_exploration_is_asking (fixture->exploration));
  test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "matches");
  assert_matches (fixture->exploration, "bee bear");

  /* The same again asks for nothing. */
  dossier_exploration_set_query (fixture->exploration, "be");
  dossier_exploration_set_search (fixture->exploration, fixture->search);
  g_assert_false (dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "");

  /* How it is shown is no question. */
  dossier_exploration_set_hide (fixture->exploration, TRUE);
  g_assert_false (dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "hide");

  dossier_exploration_set_query (fixture->exploration, "");
  test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "query matches");
  assert_matches (fixture->exploration, "ant bee bear cow");
  g_assert_true (dossier_matches_is_everything (dossier_exploration_get_matches (fixture->exploration)));
}

static void
test_latest (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = { "a", "an", "ant", "", "b", "be", "bea", "c", "co", "cow" };

  dossier_exploration_set_search (fixture->exploration, fixture->search);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      dossier_exploration_set_query (fixture->exploration, queries[i]);
      g_assert_null (dossier_exploration_get_matches (fixture->exploration));
    }
  g_string_truncate (fixture->told, 0);
  test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  /* Ten questions, one answer. */
  assert_told (fixture, "matches");
  assert_matches (fixture->exploration, "cow");
}

static void
test_problem (Fixture *fixture, gconstpointer data)
{
  DossierFilterSpan place;

  dossier_exploration_set_search (fixture->exploration, fixture->search);
  dossier_exploration_set_query (fixture->exploration, "bear");
  test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "query matches");
  g_assert_null (dossier_exploration_get_problem (fixture->exploration, NULL));

  /* The last answer stays. */
  dossier_exploration_set_query (fixture->exploration, "bear date:soon");
  g_assert_false (dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "query problem");
  assert_matches (fixture->exploration, "bear");
  g_assert_nonnull (dossier_exploration_get_problem (fixture->exploration, &place));
  g_assert_cmpuint (place.end, ==, strlen ("bear date:soon"));
  g_assert_cmpuint (place.start, >=, strlen ("bear "));

  /* A focus is answered with the last filter that could be understood. */
  {
    g_autoptr (DossierFocus) focus = dossier_focus_new_around ("ant", 1);

    dossier_exploration_set_focus (fixture->exploration, focus);
    test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
    assert_told (fixture, "focus matches");
    assert_matches (fixture->exploration, "");
  }

  /* What was asked before the mistake is still answered. */
  dossier_exploration_set_query (fixture->exploration, "be");
  dossier_exploration_set_query (fixture->exploration, "be date:soon");
  g_assert_true (dossier_exploration_is_asking (fixture->exploration));
  test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "query problem query problem matches");
  assert_matches (fixture->exploration, "bee");

  dossier_exploration_set_query (fixture->exploration, "");
  g_assert_null (dossier_exploration_get_problem (fixture->exploration, NULL));
  test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "query problem matches");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierSearch) other = search_of ("elk emu", "");

  /* The dossier goes away while it is asked. */
  dossier_exploration_set_search (fixture->exploration, fixture->search);
  dossier_exploration_set_search (fixture->exploration, NULL);
  g_assert_false (dossier_exploration_is_asking (fixture->exploration));

  /* And another comes. */
  dossier_exploration_set_search (fixture->exploration, fixture->search);
  dossier_exploration_set_search (fixture->exploration, other);
  test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  assert_told (fixture, "matches");
  assert_matches (fixture->exploration, "elk emu");

  /* An answer does not outlive its dossier. */
  dossier_exploration_set_search (fixture->exploration, NULL);
  assert_told (fixture, "matches");
  g_assert_null (dossier_exploration_get_matches (fixture->exploration));
}

static void
test_terms (Fixture *fixture, gconstpointer data)
{
  dossier_exploration_set_query (fixture->exploration, "bear");
  dossier_exploration_add_term (fixture->exploration, DOSSIER_FILTER_TYPE, "actor", FALSE);
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "bear type:actor");
  dossier_exploration_add_term (fixture->exploration, DOSSIER_FILTER_KIND, "person", TRUE);
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "bear type:actor -kind:person");
  dossier_exploration_set_term (fixture->exploration, DOSSIER_FILTER_TYPE, "measure");
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "bear type:measure -kind:person");
  dossier_exploration_remove_term (fixture->exploration, DOSSIER_FILTER_KIND, "person", TRUE);
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "bear type:measure");
}

/* A focus that says the same is no other. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierFocus) focus = dossier_focus_new_around ("ant", 1);
  g_autoptr (DossierFocus) same = dossier_focus_new_around ("ant", 1);

  dossier_exploration_set_search (fixture->exploration, fixture->search);
  dossier_exploration_set_focus (fixture->exploration, focus);
  test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "focus matches");
  assert_matches (fixture->exploration, "ant bee");
  dossier_exploration_set_focus (fixture->exploration, same);
  assert_told (fixture, "");
  dossier_exploration_set_focus (fixture->exploration, NULL);
  test_wait_until (!dossier_exploration_is_asking (fixture->exploration));
  assert_told (fixture, "focus matches");
  assert_matches (fixture->exploration, "ant bee bear cow");
}

static void
open_and_wait (DossierSession *session, GFile *file)
{
  DossierExploration *exploration = dossier_session_get_exploration (session);

  dossier_session_open (session, file);
  g_assert_null (dossier_exploration_get_matches (exploration));
  test_wait_until (dossier_session_get_scene (session) != NULL && dossier_exploration_get_matches (exploration) != NULL);
}

static void
test_reload (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_json (folder, "a.dossier",
                                           "{ 'dossier': 1, 'nodes': [\n"
                                           "  { 'id': 'ant', 'type': 'actor', 'label': 'Ant' },\n"
                                           "  { 'id': 'bee', 'type': 'actor', 'label': 'Bee' } ],\n"
                                           "  'edges': [ { 'from': 'ant', 'to': 'bee', 'type': 'about' } ] }");
  g_autofree char *other_path = test_write_json (folder, "b.dossier",
                                                 "{ 'dossier': 1, 'edges': [], 'nodes': [\n"
                                                 "  { 'id': 'bee', 'type': 'actor', 'label': 'Bee' } ] }");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) same_file = g_file_new_for_path (path);
  g_autoptr (GFile) other_file = g_file_new_for_path (other_path);
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (DossierFocus) focus = dossier_focus_new_around ("bee", 1);
  DossierExploration *exploration = dossier_session_get_exploration (session);

  dossier_exploration_set_hide (exploration, TRUE);
  open_and_wait (session, file);
  dossier_exploration_set_query (exploration, "be");
  dossier_exploration_set_focus (exploration, focus);
  test_wait_until (!dossier_exploration_is_asking (exploration));
  assert_matches (exploration, "bee");

  /* The file has another node now, before those that were there: ids hold, indices do not. */
  g_free (test_write_json (folder, "a.dossier",
                           "{ 'dossier': 1, 'nodes': [\n"
                           "  { 'id': 'bear', 'type': 'actor', 'label': 'Bear' },\n"
                           "  { 'id': 'ant', 'type': 'actor', 'label': 'Ant' },\n"
                           "  { 'id': 'bee', 'type': 'actor', 'label': 'Bee' } ],\n"
                           "  'edges': [ { 'from': 'ant', 'to': 'bee', 'type': 'about' } ] }"));
  open_and_wait (session, same_file);
  g_assert_cmpstr (dossier_exploration_get_query (exploration), ==, "be");
  g_assert_true (dossier_focus_equal (dossier_exploration_get_focus (exploration), focus));
  assert_matches (exploration, "bee");
  g_assert_true (dossier_matches_get_graph (dossier_exploration_get_matches (exploration))
                 == dossier_session_get_graph (session));

  open_and_wait (session, other_file);
  g_assert_cmpstr (dossier_exploration_get_query (exploration), ==, "");
  g_assert_null (dossier_exploration_get_focus (exploration));
  g_assert_true (dossier_exploration_get_hide (exploration));
  assert_matches (exploration, "bee");

  dossier_session_close (session);
  g_assert_null (dossier_exploration_get_matches (exploration));
  test_remove_folder (folder);
}

static const char *const mask_dossier = "{ 'dossier': 1, 'nodes': [\n"
                                        "  { 'id': 'ant', 'type': 'actor', 'label': 'Ant' },\n"
                                        "  { 'id': 'bee', 'type': 'statement', 'label': 'Bee' },\n"
                                        "  { 'id': 'cow', 'type': 'measure', 'label': 'Cow' } ],\n"
                                        "  'edges': [ { 'from': 'ant', 'to': 'bee', 'type': 'said' } ] }";

/* @expected: a letter a node: s(hown), d(immed) or h(idden). */
static void
assert_visible (DossierSession *session, const char *expected)
{
  DossierScene *scene = dossier_session_get_scene (session);
  char letters[4] = "";

  for (guint i = 0; i < 3; i++)
    letters[i] = "hsd"[dossier_scene_get_visibility (scene, i)];
  g_assert_cmpstr (letters, ==, expected);
}

static void
on_scene (DossierSession *session, GParamSpec *pspec, guint *n_scenes)
{
  (*n_scenes)++;
}

static void
test_picture (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_json (folder, "a.dossier", mask_dossier);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (DossierFocus) focus = dossier_focus_with_pinned (NULL, "cow", TRUE);
  DossierExploration *exploration = dossier_session_get_exploration (session);
  DossierLayout *layout;
  guint n_scenes = 0;

  open_and_wait (session, file);
  test_wait_until (!dossier_session_get_busy (session));
  layout = dossier_scene_get_layout (dossier_session_get_scene (session));
  g_signal_connect (session, "notify::scene", G_CALLBACK (on_scene), &n_scenes);
  g_assert_null (dossier_scene_get_visible (dossier_session_get_scene (session)));

  dossier_exploration_set_query (exploration, "bee");
  test_wait_until (!dossier_exploration_is_asking (exploration));
  assert_visible (session, "dsd");
  g_assert_cmpuint (n_scenes, ==, 1);
  dossier_exploration_set_hide (exploration, TRUE);
  assert_visible (session, "hsh");
  g_assert_cmpuint (n_scenes, ==, 2);
  /* Nothing moves. */
  g_assert_true (dossier_scene_get_layout (dossier_session_get_scene (session)) == layout);

  /* Another question with the same answer is no other picture. */
  dossier_exploration_set_query (exploration, "type:statement");
  test_wait_until (!dossier_exploration_is_asking (exploration));
  g_assert_cmpuint (n_scenes, ==, 2);

  /* Another theme, and another layout, with a question asked meanwhile. */
  dossier_session_set_theme (session, DOSSIER_THEME_DARK);
  assert_visible (session, "hsh");
  g_assert_cmpint (dossier_scene_get_theme (dossier_session_get_scene (session)), ==, DOSSIER_THEME_DARK);
  dossier_session_set_engine (session, DOSSIER_ENGINE_CIRCO);
  dossier_exploration_set_query (exploration, "type:measure");
  test_wait_until (!dossier_exploration_is_asking (exploration));
  dossier_session_set_theme (session, DOSSIER_THEME_LIGHT);
  test_wait_until (!dossier_session_get_busy (session));
  g_assert_cmpint (dossier_layout_get_engine (dossier_scene_get_layout (dossier_session_get_scene (session))),
                   ==,
                   DOSSIER_ENGINE_CIRCO);
  assert_visible (session, "hhs");
  g_assert_cmpint (dossier_scene_get_theme (dossier_session_get_scene (session)), ==, DOSSIER_THEME_LIGHT);

  /* What is pinned stays. */
  dossier_exploration_set_focus (exploration, focus);
  dossier_exploration_set_query (exploration, "bee");
  test_wait_until (!dossier_exploration_is_asking (exploration));
  assert_visible (session, "hss");

  /* What is hidden may stay selected. */
  dossier_session_select_node (session, 0, FALSE);
  g_assert_cmpuint (dossier_session_get_selection (session).node, ==, 0);

  /* A question that nothing answers is no question about everything. */
  dossier_exploration_set_focus (exploration, NULL);
  dossier_exploration_set_query (exploration, "nothing of that sort");
  test_wait_until (!dossier_exploration_is_asking (exploration));
  assert_visible (session, "hhh");

  dossier_exploration_set_query (exploration, "");
  test_wait_until (!dossier_exploration_is_asking (exploration));
  g_assert_null (dossier_scene_get_visible (dossier_session_get_scene (session)));

  g_signal_handlers_disconnect_by_data (session, &n_scenes);
  dossier_session_close (session);
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("DOSSIER_LAYOUT_CACHE", "off", TRUE);
  g_test_init (&argc, &argv, NULL);

#define add(name, function) g_test_add ("/exploration/" name, Fixture, NULL, set_up, function, tear_down)
  add ("order", test_order);
  add ("latest", test_latest);
  add ("problem", test_problem);
  add ("cancel", test_cancel);
  add ("terms", test_terms);
  add ("focus", test_focus);
  add ("reload", test_reload);
  add ("picture", test_picture);
#undef add

  status = g_test_run ();
  g_assert_true (dossier_worker_finish (60 * 1000));
  return status;
}
