/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-focus-marks.h"
#include "core/dossier-worker.h"
#include "tests/support/test-support.h"

/* A hub with four neighbours, one of which leads further; hub and a are tied twice. */
static DossierGraph *
create_graph (void)
{
  return test_graph ("{ 'dossier': 1, 'title': 'T', 'sources': [], 'nodes': [\n"
                     "  { 'id': 'hub', 'type': 'actor', 'label': 'H' }, { 'id': 'a', 'type': 'actor', 'label': 'A' },\n"
                     "  { 'id': 'b', 'type': 'actor', 'label': 'B' }, { 'id': 'c', 'type': 'actor', 'label': 'C' },\n"
                     "  { 'id': 'd', 'type': 'actor', 'label': 'D' }, { 'id': 'e', 'type': 'actor', 'label': 'E' } ],\n"
                     "  'edges': [ { 'id': '1', 'from': 'hub', 'to': 'a', 'type': 'said' },\n"
                     "    { 'id': '2', 'from': 'a', 'to': 'hub', 'type': 'about' },\n"
                     "    { 'id': '3', 'from': 'hub', 'to': 'b', 'type': 'about' },\n"
                     "    { 'id': '4', 'from': 'hub', 'to': 'c', 'type': 'about' },\n"
                     "    { 'id': '5', 'from': 'hub', 'to': 'd', 'type': 'said' },\n"
                     "    { 'id': '6', 'from': 'd', 'to': 'e', 'type': 'announced' } ] }");
}

static void
test_whole (void)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autoptr (DossierFocusMarks) marks = dossier_focus_marks_new (NULL, graph);

  g_assert_cmpuint (marks->n_shown, ==, 6);
  g_assert_cmpuint (marks->n_marks, ==, 0);
  g_assert_null (dossier_focus_marks_find (marks, 0));
  g_assert_cmpuint (g_strv_length (marks->relations), ==, 3);
  g_assert_cmpstr (marks->relations[0], ==, "about");
  g_assert_cmpstr (marks->relations[1], ==, "said");
  g_assert_cmpstr (marks->relations[2], ==, "announced");
}

static void
test_neighbours_are_counted_once (void)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autoptr (DossierFocus) focus = dossier_focus_new_around ("d", 1);
  g_autoptr (DossierFocusMarks) marks = dossier_focus_marks_new (focus, graph);
  const DossierFocusMark *mark = dossier_focus_marks_find (marks, dossier_graph_find_node (graph, "hub"));

  g_assert_cmpuint (marks->n_shown, ==, 3);
  g_assert_cmpuint (marks->n_marks, ==, 1);
  g_assert_nonnull (mark);
  g_assert_cmpuint (mark->n_hidden, ==, 3);
  g_assert_false (mark->collapsed);
  g_assert_false (mark->pinned);
}

static void
test_collapsed_and_pinned (void)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autoptr (DossierFocus) collapsed = dossier_focus_with_collapsed (NULL, "hub", TRUE);
  g_autoptr (DossierFocus) focus = dossier_focus_with_pinned (collapsed, "a", TRUE);
  g_autoptr (DossierFocusMarks) marks = dossier_focus_marks_new (focus, graph);
  const DossierFocusMark *hub = dossier_focus_marks_find (marks, dossier_graph_find_node (graph, "hub"));
  const DossierFocusMark *a = dossier_focus_marks_find (marks, dossier_graph_find_node (graph, "a"));

  /* b and c hang on the hub alone; d leads further, a is pinned. */
  g_assert_cmpuint (marks->n_shown, ==, 4);
  g_assert_nonnull (hub);
  g_assert_true (hub->collapsed);
  g_assert_cmpuint (hub->n_hidden, ==, 2);
  g_assert_nonnull (a);
  g_assert_true (a->pinned);
  g_assert_cmpuint (a->n_hidden, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  dossier_focus_marks_new_async (NULL, graph, cancellable, test_store_result, &result);
  test_wait_for (&result);
  g_assert_null (dossier_focus_marks_new_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/focus-marks/whole", test_whole);
  g_test_add_func ("/focus-marks/neighbours-are-counted-once", test_neighbours_are_counted_once);
  g_test_add_func ("/focus-marks/collapsed-and-pinned", test_collapsed_and_pinned);
  g_test_add_func ("/focus-marks/cancelled", test_cancelled);
  status = g_test_run ();
  g_assert_true (dossier_worker_finish (60 * 1000));
  return status;
}
