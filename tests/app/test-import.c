/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-import-page.h"
#include "app/dossier-problem-page.h"
#include "support/test-support.h"

#include <string.h>

/*
 * Files of other programs in the real window: what is guessed, what is chosen, what comes of it; and that nothing of them is
 * read as markup, opened or left behind.
 */

typedef struct
{
  WindowFixture window;
  DossierImportPage *page;
  char *folder;
} Fixture;

static const char graphml[]
    = "<?xml version='1.0'?><graphml xmlns='http://graphml.graphdrawing.org/xmlns'>"
      "<key id='a' for='node' attr.name='name' attr.type='string'/>"
      "<key id='b' for='node' attr.name='category' attr.type='string'/>"
      "<key id='c' for='node' attr.name='grade' attr.type='string'/>"
      "<key id='d' for='edge' attr.name='relation' attr.type='string'/>"
      "<graph edgedefault='directed'>"
      "<node id='n0'><data key='a'>&lt;b&gt;Ministry&lt;/b&gt; &amp; Sons</data><data key='b'>actor</data><data key='c'>statement</data></node>"
      "<node id='n1'><data key='a'>Notice</data><data key='b'>measure</data></node>"
      "<edge source='n0' target='n1'><data key='d'>announces</data></edge>"
      "</graph></graphml>";

static const char bomb[] = "<?xml version='1.0'?><!DOCTYPE g [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>"
                           "<!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
                           "<graphml><graph><node id='&b;&c;'/></graph></graphml>";

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture_set_up (&fixture->window, NULL);
  fixture->folder = test_make_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  fixture_tear_down (&fixture->window, NULL);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
has_ended (gpointer user_data)
{
  return dossier_session_get_state (user_data) != DOSSIER_SESSION_LOADING;
}

static gboolean
is_settled (gpointer user_data)
{
  return dossier_import_page_is_settled (user_data);
}

static gboolean
is_ready (gpointer user_data)
{
  return dossier_session_get_state (user_data) == DOSSIER_SESSION_READY;
}

static void
open_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = test_write_file (fixture->folder, name, text);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  dossier_application_open_file (fixture->window.application, file, GTK_WINDOW (fixture->window.window));
  fixture_wait (has_ended, fixture->window.session);
}

static void
open_other (Fixture *fixture, const char *name, const char *text)
{
  open_file (fixture, name, text);
  g_assert_cmpuint (dossier_session_get_state (fixture->window.session), ==, DOSSIER_SESSION_MAPPING);
  fixture->page = DOSSIER_IMPORT_PAGE (
      fixture_wait_for (GTK_WIDGET (fixture->window.window), DOSSIER_TYPE_IMPORT_PAGE, NULL));
  fixture_wait (is_settled, fixture->page);
}

static const char *
get_choice (Fixture *fixture, gboolean is_of_edges, DossierConvertRole role)
{
  AdwComboRow *row = dossier_import_page_get_row (fixture->page, is_of_edges, role);

  return row != NULL ? gtk_string_object_get_string (adw_combo_row_get_selected_item (row)) : NULL;
}

static void
choose (Fixture *fixture, gboolean is_of_edges, DossierConvertRole role, const char *column)
{
  AdwComboRow *row = dossier_import_page_get_row (fixture->page, is_of_edges, role);
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), column))
      {
        adw_combo_row_set_selected (row, i);
        fixture_wait (is_settled, fixture->page);
        return;
      }
  g_assert_not_reached ();
}

static DossierGraph *
accept (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.accept", NULL);
  fixture_wait (is_ready, fixture->window.session);
  return dossier_session_get_graph (fixture->window.session);
}

static void
saved (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_session_save_finish (DOSSIER_SESSION (source_object), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* What is guessed is what comes of it; it is a dossier without a file until it is saved as one. */
static void
test_guess (Fixture *fixture, gconstpointer unused)
{
  DossierDocument *document;
  DossierGraph *graph;
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "net.dossier", NULL);
  g_autofree char *stem = NULL;
  gboolean is_saved = FALSE;

  open_other (fixture, "net.graphml", graphml);
  g_assert_cmpstr (get_choice (fixture, FALSE, DOSSIER_CONVERT_LABEL), ==, "name");
  g_assert_cmpstr (get_choice (fixture, FALSE, DOSSIER_CONVERT_TYPE), ==, "category");
  g_assert_cmpstr (get_choice (fixture, FALSE, DOSSIER_CONVERT_DATE), ==, "None");
  g_assert_cmpstr (get_choice (fixture, TRUE, DOSSIER_CONVERT_TYPE), ==, "relation");
  g_assert_null (get_choice (fixture, FALSE, DOSSIER_CONVERT_FROM));
  /* As it stands there, never as markup: in the sample and in what comes of it. */
  fixture_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "<b>Ministry</b> & Sons → Notice");
  fixture_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "“<b>Ministry</b> & Sons”, 2 values");
  fixture_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "2 nodes, 1 relation");

  graph = accept (fixture);
  document = dossier_session_get_document (fixture->window.session);
  g_assert_cmpuint (dossier_graph_get_n_nodes (graph), ==, 2);
  g_assert_cmpstr (dossier_graph_get_node (graph, 0)->label, ==, "<b>Ministry</b> & Sons");
  g_assert_cmpstr (dossier_graph_get_node (graph, 0)->type_name, ==, "actor");
  g_assert_cmpstr (dossier_graph_get_edge (graph, 0)->type, ==, "announces");
  g_assert_true (dossier_session_is_unsaved (fixture->window.session));
  g_assert_true (dossier_document_get_modified (document));
  stem = dossier_session_get_stem (fixture->window.session);
  g_assert_cmpstr (stem, ==, "net");
  gtk_window_close (GTK_WINDOW (fixture->window.window));
  g_assert_nonnull (fixture_find_alert (&fixture->window));

  dossier_session_save_async (fixture->window.session, file, TRUE, NULL, saved, &is_saved);
  fixture_wait (is_true, &is_saved);
  g_assert_false (dossier_session_is_unsaved (fixture->window.session));
  g_assert_false (dossier_document_get_modified (document));
  g_assert_true (g_file_equal (dossier_session_get_file (fixture->window.session), file));
}

static void
test_choice (Fixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;

  open_other (fixture, "net.graphml", graphml);
  /* A column stands for one thing: what had it before has none. */
  choose (fixture, FALSE, DOSSIER_CONVERT_TYPE, "name");
  g_assert_cmpstr (get_choice (fixture, FALSE, DOSSIER_CONVERT_LABEL), ==, "None");
  choose (fixture, FALSE, DOSSIER_CONVERT_LABEL, "name");
  g_assert_cmpstr (get_choice (fixture, FALSE, DOSSIER_CONVERT_TYPE), ==, "None");
  choose (fixture, FALSE, DOSSIER_CONVERT_TYPE, "grade");
  /* Nodes and relations each have their own. */
  choose (fixture, TRUE, DOSSIER_CONVERT_LABEL, "relation");

  graph = accept (fixture);
  g_assert_cmpstr (dossier_graph_get_node (graph, 0)->type_name, ==, "statement");
  g_assert_cmpstr (dossier_graph_get_node (graph, 0)->label, ==, "<b>Ministry</b> & Sons");
  g_assert_cmpstr (dossier_graph_get_edge (graph, 0)->label, ==, "announces");
  g_assert_cmpstr (dossier_graph_get_edge (graph, 0)->type, !=, "announces");
}

/* A table whose names tell nothing becomes one of relations. */
static void
test_lone_table (Fixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;

  open_other (fixture, "letters.csv", "Sender,Receiver,Channel\nA,B,informs\nB,C,informs\n");
  g_assert_cmpstr (get_choice (fixture, FALSE, DOSSIER_CONVERT_FROM), ==, "None");
  fixture_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "2 nodes, 0 relations");
  choose (fixture, FALSE, DOSSIER_CONVERT_FROM, "Sender");
  choose (fixture, FALSE, DOSSIER_CONVERT_TO, "Receiver");
  choose (fixture, FALSE, DOSSIER_CONVERT_TYPE, "Channel");
  fixture_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "3 nodes, 2 relations");
  /* What changes is told before. */
  fixture_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "3 nodes are made");

  graph = accept (fixture);
  g_assert_cmpuint (dossier_graph_get_n_edges (graph), ==, 2);
  g_assert_cmpstr (dossier_graph_get_edge (graph, 1)->type, ==, "informs");
  g_assert_cmpstr (dossier_graph_get_edge (graph, 1)->to, ==, "C");
}

/* Ids that stand twice are for who chooses to mend, by another choice. */
static void
test_bad_choice (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *status;

  open_other (fixture, "people.csv", "id,place\na,X\nb,X\n");
  fixture_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "2 nodes, 0 relations");
  choose (fixture, FALSE, DOSSIER_CONVERT_ID, "place");
  /* The place is said as it stands in the file, and that it is wrong by colour, too. */
  status = fixture_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "nodes[1]: another node");
  g_assert_true (gtk_widget_has_css_class (status, "error"));
  g_assert_null (fixture_find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "2 nodes, 0 relations"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.accept", NULL);
  g_assert_cmpuint (dossier_session_get_state (fixture->window.session), ==, DOSSIER_SESSION_MAPPING);
  choose (fixture, FALSE, DOSSIER_CONVERT_ID, "id");
  g_assert_false (gtk_widget_has_css_class (status, "error"));
  g_assert_cmpuint (dossier_graph_get_n_nodes (accept (fixture)), ==, 2);
}

/* Names that differ in their ends alone can be told apart where one is chosen. */
static void
test_long_names (Fixture *fixture, gconstpointer unused)
{
  static const char name[] = "Name of the authority as it was registered in the year 1991";
  g_autofree char *text = g_strdup_printf ("id,%s,%.*s2\na,b,c\n", name, (int) strlen (name) - 1, name);
  GtkWidget *label;

  open_other (fixture, "long.csv", text);
  gtk_widget_activate (GTK_WIDGET (dossier_import_page_get_row (fixture->page, FALSE, DOSSIER_CONVERT_LABEL)));
  label = fixture_wait_for (GTK_WIDGET (dossier_import_page_get_row (fixture->page, FALSE, DOSSIER_CONVERT_LABEL)),
                            GTK_TYPE_LABEL, name);
  g_assert_cmpuint (gtk_label_get_ellipsize (GTK_LABEL (label)), ==, PANGO_ELLIPSIZE_NONE);
  g_assert_true (gtk_label_get_wrap (GTK_LABEL (label)));
}

static gboolean
has_place (gpointer user_data)
{
  return gtk_widget_get_height (user_data) > 0;
}

/* What is imported has a line to itself: large letters beside two buttons would stand one in a line. */
static void
test_status_line (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page;
  GtkWidget *status;
  GtkWidget *button;

  open_other (fixture, "net.graphml", graphml);
  page = GTK_WIDGET (fixture->page);
  status = fixture_wait_for (page, GTK_TYPE_LABEL, "2 nodes, 1 relation");
  button = fixture_wait_for (page, GTK_TYPE_BUTTON, "_Import");
  fixture_wait (has_place, status);
  fixture_wait (has_place, button);
  g_assert_cmpfloat (fixture_get_top (page, status) + gtk_widget_get_height (status), <=, fixture_get_top (page, button));
}

/* Read in the helper, as on the command line. */
static void
test_dot (Fixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;

  open_other (fixture, "x.gv", "digraph { a [label=\"Alpha\" image=\"/etc/passwd\"]; a -> b; }");
  graph = accept (fixture);
  g_assert_cmpuint (dossier_graph_get_n_nodes (graph), ==, 2);
  g_assert_cmpstr (dossier_graph_get_node (graph, 0)->label, ==, "Alpha");
}

/* A file that cannot be read is told of like any other, and leaves the window free. */
static void
test_bad_file (Fixture *fixture, gconstpointer text)
{
  GtkWidget *page;

  open_file (fixture, "bad.graphml", text);
  g_assert_cmpuint (dossier_session_get_state (fixture->window.session), ==, DOSSIER_SESSION_FAILED);
  page = fixture_wait_for (GTK_WIDGET (fixture->window.window), DOSSIER_TYPE_PROBLEM_PAGE, NULL);
  fixture_wait_for (page, GTK_TYPE_LABEL, "Could Not Open “bad.graphml”");
  fixture_wait_for (page, GTK_TYPE_LABEL, "Line 1");
  g_assert_nonnull (dossier_session_get_error (fixture->window.session));
  g_assert_true (dossier_window_is_free (fixture->window.window));
}

static gboolean
is_mapping (gpointer user_data)
{
  return dossier_session_get_state (user_data) == DOSSIER_SESSION_MAPPING;
}

static gboolean
says_nothing_of_failure (gpointer window)
{
  return fixture_find (window, GTK_TYPE_LABEL, "Not reloaded") == NULL;
}

static gboolean
has_first_selected (gpointer user_data)
{
  return dossier_session_get_selection (user_data).node == 0;
}

static void
count (DossierSession *session, gpointer user_data)
{
  guint *n = user_data;

  *n += 1;
}

/* What came of a file that has become broken meanwhile is all that is left of it, and saved nowhere: it stays. */
static void
test_broken_meanwhile (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (fixture->window.window);
  DossierSession *session = fixture->window.session;
  DossierGraph *graph;
  g_autofree char *path = NULL;
  guint n_failed = 0;

  open_other (fixture, "net.graphml", graphml);
  graph = accept (fixture);
  g_free (test_write_file (fixture->folder, "net.graphml", "<graphml><graph><node id='a'></graph>"));
  dossier_session_reload (session);
  g_assert_true (dossier_session_get_busy (session));
  fixture_wait_for (window, GTK_TYPE_LABEL, "Not reloaded. ");
  g_assert_cmpint (dossier_session_get_state (session), ==, DOSSIER_SESSION_READY);
  g_assert_true (dossier_session_get_graph (session) == graph);
  g_assert_true (dossier_session_is_unsaved (session));
  g_assert_false (dossier_session_get_busy (session));

  /* Stopped, it stays as well. */
  path = test_write_file (fixture->folder, "net.graphml", graphml);
  g_signal_connect (session, "reload-failed", G_CALLBACK (count), &n_failed);
  dossier_session_reload (session);
  dossier_session_cancel (session);
  fixture_settle ();
  g_assert_true (dossier_session_get_graph (session) == graph);

  /* Mended, it is asked about anew. */
  dossier_session_select_node (session, 0, FALSE);
  dossier_session_reload (session);
  fixture_wait (is_mapping, session);
  fixture_wait (is_settled, fixture_wait_for (window, DOSSIER_TYPE_IMPORT_PAGE, NULL));
  fixture_wait (says_nothing_of_failure, window);

  /* Left without an answer, it is what it was. */
  gtk_widget_activate_action (fixture_wait_for (window, DOSSIER_TYPE_IMPORT_PAGE, NULL), "import.cancel", NULL);
  fixture_wait (is_ready, session);
  g_assert_true (dossier_session_get_graph (session) == graph);
  g_assert_true (dossier_session_is_unsaved (session));
  fixture_wait (has_first_selected, session);
  g_assert_cmpuint (n_failed, ==, 0);
  g_signal_handlers_disconnect_by_func (session, count, &n_failed);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "net.graphml", NULL);

  open_other (fixture, "net.graphml", graphml);
  g_assert_false (dossier_window_is_free (fixture->window.window));
  choose (fixture, FALSE, DOSSIER_CONVERT_TYPE, "grade");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.cancel", NULL);
  g_assert_cmpuint (dossier_session_get_state (fixture->window.session), ==, DOSSIER_SESSION_EMPTY);
  g_assert_null (dossier_session_get_import (fixture->window.session));

  /* While it is read, and while it is made. */
  dossier_window_open_file (fixture->window.window, file);
  dossier_session_cancel (fixture->window.session);
  g_assert_cmpuint (dossier_session_get_state (fixture->window.session), ==, DOSSIER_SESSION_EMPTY);
  open_other (fixture, "net.graphml", graphml);
  adw_combo_row_set_selected (dossier_import_page_get_row (fixture->page, FALSE, DOSSIER_CONVERT_TYPE), 0);
  g_assert_false (dossier_import_page_is_settled (fixture->page));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.cancel", NULL);
  fixture_settle ();
  g_assert_cmpuint (dossier_session_get_state (fixture->window.session), ==, DOSSIER_SESSION_EMPTY);
}

/* The ending alone does not make it another program's. */
static void
test_dossier_by_another_name (Fixture *fixture, gconstpointer unused)
{
  open_file (fixture, "mine.json",
             "{\"dossier\": 1, \"sources\": [], \"nodes\": [{\"id\": \"a\", \"type\": \"actor\", \"label\": \"A\"}], \"edges\": []}");
  fixture_wait (is_ready, fixture->window.session);
  g_assert_false (dossier_session_is_unsaved (fixture->window.session));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(name, data, test) g_test_add ("/import/" name, Fixture, data, set_up, test, tear_down)
  ADD ("guess", NULL, test_guess);
  ADD ("choice", NULL, test_choice);
  ADD ("lone-table", NULL, test_lone_table);
  ADD ("bad-choice", NULL, test_bad_choice);
  ADD ("long-names", NULL, test_long_names);
  ADD ("status-line", NULL, test_status_line);
  ADD ("dot", NULL, test_dot);
  ADD ("broken", "<graphml><graph><node id='a'></graph>", test_bad_file);
  ADD ("bomb", bomb, test_bad_file);
  ADD ("broken-meanwhile", NULL, test_broken_meanwhile);
  ADD ("cancel", NULL, test_cancel);
  ADD ("dossier-by-another-name", NULL, test_dossier_by_another_name);
#undef ADD

  return fixture_run ();
}
