/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-exploration.h"
#include "app/dossier-node-chooser.h"
#include "app/dossier-path-card.h"
#include "app/dossier-path-job.h"
#include "app/dossier-paths-page.h"
#include "dossier-generator.h"

#include <string.h>

static GtkWidget *
find_page (WindowFixture *fixture)
{
  return fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_PATHS_PAGE, NULL);
}

static void
ask (WindowFixture *fixture, const char *from, const char *to)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.path-from", "s", from);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.path-to", "s", to);
}

static GtkCheckButton *
find_check (GtkWidget *page, const char *label)
{
  GtkWidget *found = fixture_find (page, GTK_TYPE_LABEL, label);

  g_assert_nonnull (found);
  return GTK_CHECK_BUTTON (gtk_widget_get_ancestor (found, GTK_TYPE_CHECK_BUTTON));
}

static void
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
list (GtkWidget *root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

typedef struct
{
  GtkWidget *page;
  guint n_cards;
} Cards;

static gboolean
has_cards (gpointer user_data)
{
  Cards *cards = user_data;

  return fixture_count (cards->page, DOSSIER_TYPE_PATH_CARD) == cards->n_cards;
}

static void
wait_for_cards (GtkWidget *page, guint n_cards)
{
  Cards cards = { page, n_cards };

  fixture_wait (has_cards, &cards);
}

/* A stack asks how wide its child must be at the height it has: more than the page has, and it would stand out of it. */
static void
test_width (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file =
      g_file_new_build_filename (g_getenv ("DOSSIER_TEST_SOURCE_ROOT"), "data/dossiers/rare-earths-2026.dossier", NULL);
  GtkWidget *page;
  GtkWidget *child;
  int least;
  int height;
  int width;

  fixture_open_file (fixture, file);
  ask (fixture, "china", "lynas");
  page = find_page (fixture);
  wait_for_cards (page, 3);
  child = gtk_stack_get_visible_child (GTK_STACK (fixture_find (page, GTK_TYPE_STACK, NULL)));
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, least, &height, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, height / 2, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, least);
}

/* All words of a card, from top to bottom, a line each. */
static char *
read_card (GtkWidget *card)
{
  g_autoptr (GPtrArray) labels = list (card, GTK_TYPE_LABEL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (text, "%s\n", gtk_label_get_text (g_ptr_array_index (labels, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_reads_right (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  ask (fixture, "he-yadong", "dysprosium");
  page = find_page (fixture);
  wait_for_cards (page, 2);
  g_assert_nonnull (fixture_find (page, GTK_TYPE_LABEL, "2 paths, and no others"));
  g_assert_null (fixture_find (page, GTK_TYPE_BUTTON, "Show More"));

  cards = list (page, DOSSIER_TYPE_PATH_CARD);
  first = read_card (g_ptr_array_index (cards, 0));
  g_assert_cmpstr (first,
                   ==,
                   "Path 1\n"
                   "3 steps\n"
                   "Show in Graph\n"
                   "He Yadong\n"
                   "Person\n"
                   "Member of\n"
                   "“a spokesperson for the Chinese Commerce Ministry”\n"
                   "China’s dual-use export ban · Asia Times · Jeff Pao · 9 January 2026\n"
                   "Ministry of Commerce\n"
                   "Ministry\n"
                   "Announced\n"
                   "Uncited\n"
                   "Dual-use export ban\n"
                   "Ban · 6 January 2026\n"
                   "Covers\n"
                   "Uncited\n"
                   "Dysprosium\n"
                   "Chemical element\n");
  second = read_card (g_ptr_array_index (cards, 1));
  g_assert_nonnull (strstr (second,
                            "He Yadong\n"
                            "Person\n"
                            "Said\n"
                            "“He Yadong, a spokesperson for the Chinese Commerce Ministry, said in a media briefing”\n"
                            "8 January 2026, stated in the text\n"));
}

/* From the other end the relations read the other way. */
static void
test_directed (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  ask (fixture, "dysprosium", "he-yadong");
  page = find_page (fixture);
  wait_for_cards (page, 2);
  text = read_card (fixture_find (page, DOSSIER_TYPE_PATH_CARD, NULL));
  g_assert_nonnull (strstr (text, "Dysprosium\nChemical element\nCovered by\n"));

  /* Every relation leads the other way, which is told together with what helps. */
  gtk_check_button_set_active (find_check (page, "Follow direction"), TRUE);
  fixture_wait_for (page, GTK_TYPE_LABEL, "No Path");
  g_assert_nonnull (fixture_find (page, GTK_TYPE_LABEL, "from “Dysprosium” to “He Yadong”"));
  g_assert_null (fixture_find (page, GTK_TYPE_BUTTON, "Ignore Filter"));
  g_signal_emit_by_name (fixture_find (page, GTK_TYPE_BUTTON, "Ignore Direction"), "clicked");
  wait_for_cards (page, 2);
  g_assert_false (gtk_check_button_get_active (find_check (page, "Follow direction")));
}

static void
test_swap (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) choosers = NULL;
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  ask (fixture, "dysprosium", "he-yadong");
  page = find_page (fixture);
  gtk_check_button_set_active (find_check (page, "Follow direction"), TRUE);
  fixture_wait_for (page, GTK_TYPE_LABEL, "No Path");

  gtk_widget_activate_action (page, "paths.swap", NULL);
  choosers = list (page, DOSSIER_TYPE_NODE_CHOOSER);
  g_assert_cmpstr (dossier_node_chooser_get_text (g_ptr_array_index (choosers, 0)), ==, "He Yadong");
  g_assert_cmpstr (dossier_node_chooser_get_node_id (g_ptr_array_index (choosers, 1)), ==, "dysprosium");
  wait_for_cards (page, 2);
}

static void
test_no_path (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  /* A label that is no markup. */
  ask (fixture, "he-yadong", "markup");
  page = find_page (fixture);
  fixture_wait_for (page, GTK_TYPE_LABEL, "No Path");
  g_assert_nonnull (fixture_find (page, GTK_TYPE_LABEL, "from “He Yadong” to “<b>Bold</b> & Sons”"));
  g_assert_null (fixture_find (page, GTK_TYPE_BUTTON, "Ignore Direction"));
  g_assert_cmpuint (fixture_count (page, DOSSIER_TYPE_PATH_CARD), ==, 0);
}

static void
test_ends (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.path-from", "s", "he-yadong");
  page = find_page (fixture);
  fixture_wait_for (page, GTK_TYPE_LABEL, "How Are Two Nodes Tied?");

  ask (fixture, "he-yadong", "nobody-knows");
  fixture_wait_for (page, GTK_TYPE_LABEL, "No Such Node");
  g_assert_nonnull (fixture_find (page, GTK_TYPE_LABEL, "nobody-knows"));

  ask (fixture, "he-yadong", "he-yadong");
  fixture_wait_for (page, GTK_TYPE_LABEL, "Twice the Same");

  ask (fixture, "he-yadong", "ministry");
  fixture_wait_for (page, DOSSIER_TYPE_PATH_CARD, NULL);
}

static void
test_number (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  ask (fixture, "he-yadong", "dysprosium");
  page = find_page (fixture);
  wait_for_cards (page, 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (fixture_find (page, GTK_TYPE_SPIN_BUTTON, NULL)), 1);
  fixture_wait_for (page, GTK_TYPE_LABEL, "The shortest path");
  wait_for_cards (page, 1);
  g_signal_emit_by_name (fixture_find (page, GTK_TYPE_BUTTON, "Show More"), "clicked");
  fixture_wait_for (page, GTK_TYPE_LABEL, "2 paths, and no others");
  wait_for_cards (page, 2);
}

static void
test_filter (WindowFixture *fixture, gconstpointer unused)
{
  DossierExploration *exploration = dossier_session_get_exploration (fixture->session);
  g_autofree char *text = NULL;
  GtkCheckButton *check;
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  ask (fixture, "he-yadong", "dysprosium");
  page = find_page (fixture);
  wait_for_cards (page, 2);
  check = find_check (page, "Only what matches");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (check)));

  /* By way of the statement alone. */
  gtk_check_button_set_active (check, TRUE);
  dossier_exploration_set_query (exploration, "type:statement OR type:measure");
  fixture_wait_for (page, GTK_TYPE_LABEL, "1 path, and no other");
  wait_for_cards (page, 1);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (check)));
  text = read_card (fixture_find (page, DOSSIER_TYPE_PATH_CARD, NULL));
  g_assert_nonnull (strstr (text, "The export ban would affect only military firms"));

  dossier_exploration_set_query (exploration, "type:statement");
  fixture_wait_for (page, GTK_TYPE_LABEL, "No Path");
  g_signal_emit_by_name (fixture_find (page, GTK_TYPE_BUTTON, "Ignore Filter"), "clicked");
  wait_for_cards (page, 2);
}

static GtkWidget *
find_button (GtkWidget *root, const char *action, guint place)
{
  g_autoptr (GPtrArray) buttons = list (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    {
      GtkActionable *button = g_ptr_array_index (buttons, i);

      if (g_strcmp0 (gtk_actionable_get_action_name (button), action) == 0
          && g_variant_get_uint32 (gtk_actionable_get_action_target_value (button)) == place)
        return GTK_WIDGET (button);
    }

  g_error ("no button for %s of %u", action, place);
  return NULL;
}

static void
test_leads_on (WindowFixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;
  DossierFocus *focus;
  GtkWidget *page;
  GtkWidget *card;
  guint node;
  guint edge;
  g_autoptr (GVariant) view = NULL;

  fixture_open (fixture, "small.dossier");
  graph = dossier_session_get_graph (fixture->session);
  ask (fixture, "he-yadong", "dysprosium");
  page = find_page (fixture);
  wait_for_cards (page, 2);
  card = fixture_find (page, DOSSIER_TYPE_PATH_CARD, NULL);

  node = fixture_find_node (fixture, "ministry");
  g_signal_emit_by_name (find_button (card, "path.select-node", node), "clicked");
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, node);
  edge = dossier_graph_find_edge (graph, "e5");
  g_signal_emit_by_name (find_button (card, "path.select-edge", edge), "clicked");
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).edge, ==, edge);

  g_signal_emit_by_name (fixture_find (card, GTK_TYPE_BUTTON, "Show in Graph"), "clicked");
  focus = dossier_exploration_get_focus (dossier_session_get_exploration (fixture->session));
  g_assert_nonnull (focus);
  g_assert_cmpuint (focus->hops, ==, 0);
  g_assert_cmpstrv (focus->centres, ((const char *const[]){ "he-yadong", "ministry", "ban", "dysprosium", NULL }));
  view = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "view");
  g_assert_cmpstr (g_variant_get_string (view, NULL), ==, "graph");
}

/* Of questions in one breath, and of one that is taken back, no answer is shown but the last. */
static void
test_last_counts (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  ask (fixture, "he-yadong", "dysprosium");
  page = find_page (fixture);
  fixture_settle ();
  ask (fixture, "he-yadong", "ministry");
  fixture_settle ();
  ask (fixture, "he-yadong", "markup");
  fixture_wait_for (page, GTK_TYPE_LABEL, "No Path");
  fixture_settle ();
  g_assert_cmpuint (fixture_count (page, DOSSIER_TYPE_PATH_CARD), ==, 0);

  ask (fixture, "he-yadong", "dysprosium");
  gtk_widget_activate_action (page, "paths.cancel", NULL);
  fixture_settle ();
  fixture_wait_for (page, GTK_TYPE_LABEL, "Search Stopped");
  g_assert_cmpuint (fixture_count (page, DOSSIER_TYPE_PATH_CARD), ==, 0);
}

static void
found (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_path_job_find_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void
test_cancelled (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierPathQuestion question = { .to = 1, .max_paths = 3 };
  gboolean over = FALSE;

  fixture_open (fixture, "small.dossier");
  question.graph = dossier_session_get_graph (fixture->session);
  g_cancellable_cancel (cancellable);
  dossier_path_job_find_async (&question, cancellable, found, &over);
  fixture_wait (is_true, &over);
}

static gboolean
has_search (gpointer user_data)
{
  return dossier_session_get_search (user_data) != NULL;
}

static gboolean
has_node (gpointer user_data)
{
  return dossier_node_chooser_get_node_id (user_data) != NULL;
}

/* Typing suggests, the best match first; Enter takes it; what is typed on takes it back. */
static gboolean
has_error (gpointer user_data)
{
  return gtk_widget_has_css_class (user_data, "error");
}

static void
test_chooser (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) choosers = NULL;
  DossierNodeChooser *chooser;
  GtkWidget *entry;
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  fixture_wait (has_search, fixture->session);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "paths");
  page = find_page (fixture);
  choosers = list (page, DOSSIER_TYPE_NODE_CHOOSER);
  chooser = g_ptr_array_index (choosers, 0);
  entry = fixture_find (GTK_WIDGET (chooser), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "yadong");
  g_assert_null (dossier_node_chooser_get_node_id (chooser));
  /* Before there are suggestions. */
  g_signal_emit_by_name (entry, "activate");
  fixture_wait (has_node, chooser);
  g_assert_cmpstr (dossier_node_chooser_get_node_id (chooser), ==, "he-yadong");
  g_assert_cmpstr (dossier_node_chooser_get_text (chooser), ==, "He Yadong");
  g_assert_cmpuint (dossier_node_chooser_get_node (chooser), ==, fixture_find_node (fixture, "he-yadong"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "He Yadongs");
  g_assert_null (dossier_node_chooser_get_node_id (chooser));
  fixture_wait_for (GTK_WIDGET (chooser), GTK_TYPE_LABEL, "Nothing matches “He Yadongs”");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  /* Nothing to take, which is said at the field until something else is typed. */
  g_signal_emit_by_name (entry, "activate");
  fixture_wait (has_error, entry);
  g_assert_null (dossier_node_chooser_get_node_id (chooser));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (
      entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Nothing matches “He Yadongs”");
  gtk_editable_set_text (GTK_EDITABLE (entry), "dyspro");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "activate");
  fixture_wait (has_node, chooser);
  g_assert_cmpstr (dossier_node_chooser_get_node_id (chooser), ==, "dysprosium");

  /* Who types on fast, in the field that comes next, keeps the first one's node, and the place. */
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "yadong");
  g_signal_emit_by_name (entry, "activate");
  gtk_widget_grab_focus (g_ptr_array_index (choosers, 1));
  fixture_wait (has_node, chooser);
  g_assert_cmpstr (dossier_node_chooser_get_node_id (chooser), ==, "he-yadong");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         g_ptr_array_index (choosers, 1)));

  /* Nor is what somebody sought before taken for nothing. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "activate");
  fixture_settle ();
  g_assert_null (dossier_node_chooser_get_node_id (chooser));
}

static void
test_few_nodes (WindowFixture *fixture, gconstpointer unused)
{
  static const char *const none = "{ \"dossier\": 1, \"sources\": [], \"nodes\": [], \"edges\": [] }";
  static const char *const one = "{ \"dossier\": 1, \"sources\": [], \"nodes\":"
                                 " [ { \"id\": \"a\", \"type\": \"actor\", \"label\": \"A\" } ], \"edges\": [] }";

  fixture_open_text (fixture, none, strlen (none));
  ask (fixture, "nobody", "nobody");
  fixture_wait_for (find_page (fixture), GTK_TYPE_LABEL, "No Such Node");
  fixture_open_text (fixture, one, strlen (one));
  fixture_wait_for (find_page (fixture), GTK_TYPE_LABEL, "How Are Two Nodes Tied?");
  ask (fixture, "a", "a");
  fixture_wait_for (find_page (fixture), GTK_TYPE_LABEL, "Twice the Same");
}

/* The ends outlive the dossier being opened again, but not another one. */
static void
test_another (WindowFixture *fixture, gconstpointer unused)
{
  static const char *const one = "{ \"dossier\": 1, \"sources\": [], \"nodes\":"
                                 " [ { \"id\": \"a\", \"type\": \"actor\", \"label\": \"A\" } ], \"edges\": [] }";
  GtkWidget *page;

  fixture_open (fixture, "small.dossier");
  ask (fixture, "he-yadong", "dysprosium");
  page = find_page (fixture);
  wait_for_cards (page, 2);
  fixture_open (fixture, "small.dossier");
  wait_for_cards (page, 2);
  fixture_open_text (fixture, one, strlen (one));
  fixture_wait_for (page, GTK_TYPE_LABEL, "How Are Two Nodes Tied?");
  wait_for_cards (page, 0);
}

static void
test_many (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = dossier_generate (100000, 1);
  DossierPathOptions options = { .max_paths = 3 };
  g_autoptr (GPtrArray) paths = NULL;
  DossierGraph *graph;
  GtkWidget *page;

  fixture_open_text (fixture, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  graph = dossier_session_get_graph (fixture->session);
  paths = dossier_path_find (graph, 7, 90000, &options, NULL, NULL);
  g_assert_cmpuint (paths->len, ==, 3);
  ask (fixture, dossier_graph_get_node (graph, 7)->id, dossier_graph_get_node (graph, 90000)->id);
  page = find_page (fixture);
  wait_for_cards (page, 3);
  for (guint i = 0; i < 3; i++)
    {
      const DossierPath *path = g_ptr_array_index (paths, i);
      g_autoptr (GPtrArray) cards = list (page, DOSSIER_TYPE_PATH_CARD);

      for (guint k = 0; k < path->n_nodes; k++)
        find_button (g_ptr_array_index (cards, i), "path.select-node", path->nodes[k]);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (WindowFixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/paths/reads-right", test_reads_right },
    { "/paths/width", test_width },
    { "/paths/directed", test_directed },
    { "/paths/swap", test_swap },
    { "/paths/no-path", test_no_path },
    { "/paths/ends", test_ends },
    { "/paths/number", test_number },
    { "/paths/filter", test_filter },
    { "/paths/leads-on", test_leads_on },
    { "/paths/last-counts", test_last_counts },
    { "/paths/cancelled", test_cancelled },
    { "/paths/chooser", test_chooser },
    { "/paths/few-nodes", test_few_nodes },
    { "/paths/another", test_another },
    { "/paths/many", test_many },
  };

  fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, WindowFixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return fixture_run ();
}
