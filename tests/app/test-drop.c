/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-export-window.h"
#include "app/dossier-import-page.h"
#include "support/test-support.h"

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static gboolean
is_small (gpointer user_data)
{
  DossierGraph *graph = dossier_session_get_graph (user_data);

  return graph != NULL && g_str_equal (dossier_graph_get_title (graph), "Export ban, a sample");
}

static void
drop (WindowFixture *fixture, GSList *files)
{
  GtkDropTarget *target = find_drop_target (GTK_WIDGET (fixture->window));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
}

static void
test_drop (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = fixture_get_file ("small.dossier");
  GSList files = { file, NULL };

  drop (fixture, &files);
  fixture_wait (is_small, fixture->session);
}

static gboolean
is_mapping (gpointer user_data)
{
  return dossier_session_get_state (user_data) == DOSSIER_SESSION_MAPPING;
}

/* One file of each kind that another program writes: what is in it is chosen before anything is opened. */
typedef struct
{
  const char *name;
  const char *text;
  const char *found;
} Other;

static const Other others[] = {
  { "net.graphml", "<graphml><graph><node id='a'/><node id='b'/><edge source='a' target='b'/></graph></graphml>",
    "2 nodes, 1 relation" },
  { "NET.GEXF", "<gexf><graph><nodes><node id='a' label='A'/></nodes></graph></gexf>", "1 node, 0 relations" },
  { "list.csv", "from,to\na,b\nb,c\n", "3 nodes, 2 relations" },
  { "net.json", "{'nodes':[{'id':'a'}],'links':[]}", "1 node, 0 relations" },
  { "net.gv", "digraph { a -> b }", "2 nodes, 1 relation" },
  { "net.ttl", "<http://a/a> <http://a/knows> <http://a/b> , <http://a/c> .", "3 nodes, 2 relations" },
  { "net.jsonld", "{'@id':'http://a/a','http://a/knows':{'@id':'http://a/b'}}", "2 nodes, 1 relation" },
};

static void
test_drop_other (WindowFixture *fixture, gconstpointer data)
{
  const Other *other = data;
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_json (folder, other->name, other->text);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };
  GtkWidget *page;

  drop (fixture, &files);
  fixture_wait (is_mapping, fixture->session);
  page = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_IMPORT_PAGE, NULL);
  fixture_wait_for (page, GTK_TYPE_LABEL, other->name);
  fixture_wait_for (page, GTK_TYPE_LABEL, other->found);
  g_assert_null (dossier_session_get_graph (fixture->session));
  gtk_widget_activate_action (page, "import.cancel", NULL);
  test_remove_folder (folder);
}

/* Both tables of a pair are one graph in one window, whichever comes first. */
static void
test_drop_pair (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *edges_path = test_write_file (folder, "x-edges.csv", "from,to\na,b\n");
  g_autofree char *nodes_path = test_write_file (folder, "x-nodes.csv", "id\na\nb\nc\n");
  g_autoptr (GFile) edges = g_file_new_for_path (edges_path);
  g_autoptr (GFile) nodes = g_file_new_for_path (nodes_path);
  GSList last = { nodes, NULL };
  GSList files = { edges, &last };
  GtkWidget *page;

  drop (fixture, &files);
  fixture_wait (is_mapping, fixture->session);
  page = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_IMPORT_PAGE, NULL);
  fixture_wait_for (page, GTK_TYPE_LABEL, "3 nodes, 1 relation");
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 1);
  gtk_widget_activate_action (page, "import.cancel", NULL);
  test_remove_folder (folder);
}

static gboolean
has_export (gpointer unused)
{
  return fixture_find_toplevel (DOSSIER_TYPE_EXPORT_WINDOW) != NULL;
}

static gboolean
has_no_export (gpointer unused)
{
  return fixture_find_toplevel (DOSSIER_TYPE_EXPORT_WINDOW) == NULL;
}

/* Another window with a file. */
static GtkWindow *
find_other (WindowFixture *fixture)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  for (GList *link = windows; link != NULL; link = link->next)
    if (DOSSIER_IS_WINDOW (link->data) && link->data != fixture->window)
      return link->data;
  return NULL;
}

static gboolean
has_other (gpointer fixture)
{
  return find_other (fixture) != NULL;
}

/* What is dropped while a window that saves is open comes in a window that can be used at once: no modal window reaches
 * beyond the dossier that it belongs to. */
static void
test_drop_beside_modal (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = fixture_get_file ("broken.dossier");
  GSList files = { file, NULL };
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWindow *export;
  GtkWindow *other;

  fixture_open (fixture, "small.dossier");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  fixture_wait (has_export, NULL);
  export = fixture_find_toplevel (DOSSIER_TYPE_EXPORT_WINDOW);
  drop (fixture, &files);
  fixture_wait (has_other, fixture);
  other = find_other (fixture);

  g_assert_true (gtk_window_get_modal (export));
  g_assert_true (gtk_window_get_group (export) == gtk_window_get_group (window));
  g_assert_true (gtk_window_get_group (export) != gtk_window_get_group (other));

  gtk_window_destroy (other);
  gtk_window_close (export);
  fixture_wait (has_no_export, NULL);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/drop/file", WindowFixture, NULL, fixture_set_up, test_drop, fixture_tear_down);
  g_test_add ("/drop/beside-modal", WindowFixture, NULL, fixture_set_up, test_drop_beside_modal, fixture_tear_down);
  g_test_add ("/drop/pair", WindowFixture, NULL, fixture_set_up, test_drop_pair, fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_strconcat ("/drop/other/", others[i].name, NULL);

      g_test_add (path, WindowFixture, &others[i], fixture_set_up, test_drop_other, fixture_tear_down);
    }

  return fixture_run ();
}
