/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-canvas.h"
#include "app/dossier-query-field.h"
#include "app/dossier-table-cell.h"
#include "app/dossier-table.h"

#include <glib/gstdio.h>
#include <string.h>

/* More than a list has widgets for at once. */
#define MANY 600

static void
show_view (WindowFixture *fixture, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", name);
}

static GtkWidget *
get_table (WindowFixture *fixture)
{
  GtkWidget *views = fixture_find (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK, NULL);

  return fixture_wait_for (adw_view_stack_get_visible_child (ADW_VIEW_STACK (views)), DOSSIER_TYPE_TABLE, NULL);
}

static GtkColumnView *
get_view (WindowFixture *fixture)
{
  return GTK_COLUMN_VIEW (fixture_wait_for (get_table (fixture), GTK_TYPE_COLUMN_VIEW, NULL));
}

static GtkSelectionModel *
get_model (WindowFixture *fixture)
{
  return gtk_column_view_get_model (get_view (fixture));
}

typedef struct
{
  GListModel *model;
  guint n_items;
} Count;

static gboolean
has_count (gpointer user_data)
{
  Count *count = user_data;

  return g_list_model_get_n_items (count->model) == count->n_items;
}

static void
wait_for_rows (WindowFixture *fixture, guint n_rows)
{
  Count count = { G_LIST_MODEL (get_model (fixture)), n_rows };

  fixture_wait (has_count, &count);
  fixture_settle ();
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  GtkWidget *first = *(GtkWidget *const *) a;
  GtkWidget *second = *(GtkWidget *const *) b;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (first));
  double difference = fixture_get_top (root, first) - fixture_get_top (root, second);

  return difference < 0 ? -1 : difference > 0;
}

static void
collect_cells (GtkWidget *root, DossierTableColumn column, GPtrArray *cells)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (DOSSIER_IS_TABLE_CELL (root) && dossier_table_cell_get_column (DOSSIER_TABLE_CELL (root)) == column)
    g_ptr_array_add (cells, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_cells (child, column, cells);
}

/* What a column shows, from top to bottom. */
static char *
read_column (WindowFixture *fixture, DossierTableColumn column)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  collect_cells (get_table (fixture), column, cells);
  g_ptr_array_sort (cells, compare_tops);
  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? "|" : "",
                            dossier_table_cell_get_text (g_ptr_array_index (cells, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  WindowFixture *fixture;
  DossierTableColumn column;
  const char *expected;
} Reading;

static gboolean
reads_as (gpointer user_data)
{
  Reading *reading = user_data;
  g_autofree char *text = read_column (reading->fixture, reading->column);

  return g_strcmp0 (text, reading->expected) == 0;
}

static void
wait_for_column (WindowFixture *fixture, DossierTableColumn column, const char *expected)
{
  Reading reading = { fixture, column, expected };

  fixture_wait (reads_as, &reading);
}

static gboolean
focus_is_in (gpointer user_data)
{
  GtkWidget *widget = user_data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
open_text (WindowFixture *fixture, const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.dossier", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  fixture_open_file (fixture, file);
  g_assert_cmpuint (dossier_session_get_state (fixture->session), ==, DOSSIER_SESSION_READY);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
open_many (WindowFixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("{\"dossier\": 1, \"nodes\": [");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text,
                            "%s{\"id\": \"n%u\", \"type\": \"actor\", \"label\": \"Node %03u\", \"date\": \"%u\"}",
                            i > 0 ? "," : "",
                            i,
                            i,
                            2000 + i);
  g_string_append (text, "], \"edges\": []}");
  open_text (fixture, text->str);
}

static gboolean
has_no_canvas (gpointer user_data)
{
  return fixture_find (user_data, DOSSIER_TYPE_CANVAS, NULL) == NULL;
}

/* One action leads from view to view; the keyboard goes along, and what only the graph can do is off elsewhere. */
static void
test_views (WindowFixture *fixture, gconstpointer unused)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GVariant) state = NULL;

  g_assert_false (g_action_group_get_action_enabled (actions, "view"));
  fixture_open (fixture, "small.dossier");
  g_assert_true (g_action_group_get_action_enabled (actions, "view"));
  g_assert_nonnull (fixture_find (window, DOSSIER_TYPE_CANVAS, NULL));
  g_assert_null (fixture_find (window, DOSSIER_TYPE_TABLE, NULL));

  gtk_widget_activate_action (window, "win.search", NULL);
  show_view (fixture, "nodes");
  state = g_action_group_get_action_state (actions, "view");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "nodes");
  fixture_wait (has_no_canvas, window);
  fixture_wait (focus_is_in, fixture_find (get_table (fixture), GTK_TYPE_COLUMN_VIEW, NULL));

  /* A view that there is not changes nothing. */
  show_view (fixture, "no-such-view");
  g_assert_null (fixture_find (window, DOSSIER_TYPE_CANVAS, NULL));

  show_view (fixture, "graph");
  fixture_settle ();
  g_assert_true (DOSSIER_IS_CANVAS (gtk_root_get_focus (GTK_ROOT (window))));
}

static gboolean
search_is_focused (WindowFixture *fixture)
{
  return focus_is_in (fixture_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_QUERY_FIELD, NULL));
}

/* Whoever has gone on to another widget while the rows were still being made goes on typing there. */
static void
test_gone_on (WindowFixture *fixture, gconstpointer unused)
{
  open_many (fixture);
  show_view (fixture, "nodes");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  g_assert_true (search_is_focused (fixture));
  wait_for_rows (fixture, MANY);
  g_assert_true (search_is_focused (fixture));

  /* Whoever waits is taken there. */
  show_view (fixture, "graph");
  show_view (fixture, "nodes");
  fixture_wait (focus_is_in, get_view (fixture));
}

/* "Until" a day stands whole in its column, from the beginning. */
static void
test_dates (WindowFixture *fixture, gconstpointer view)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (GtkColumnViewColumn) column = NULL;
  int width;

  fixture_open (fixture, "small.dossier");
  show_view (fixture, view);
  column = g_list_model_get_item (gtk_column_view_get_columns (get_view (fixture)), 0);
  g_assert_cmpstr (gtk_column_view_column_get_title (column), ==, "Date");
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (get_view (fixture)), "until 28 January 2026");
  pango_layout_get_pixel_size (layout, &width, NULL);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), >, width + 12);
}

static guint
count_arrows (GtkWidget *root)
{
  guint n_arrows = 0;

  if (gtk_widget_get_mapped (root) && g_str_equal (gtk_widget_get_css_name (root), "sort-indicator")
      && (gtk_widget_has_css_class (root, "ascending") || gtk_widget_has_css_class (root, "descending")))
    n_arrows++;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_arrows += count_arrows (child);
  return n_arrows;
}

/* Of the titles one has an arrow. */
static gboolean
has_one_arrow (gpointer fixture)
{
  return count_arrows (GTK_WIDGET (get_view (fixture))) == 1;
}

static void
test_arrow (WindowFixture *fixture, gconstpointer unused)
{
  fixture_open (fixture, "small.dossier");
  show_view (fixture, "nodes");
  wait_for_rows (fixture, dossier_graph_get_n_nodes (dossier_session_get_graph (fixture->session)));
  fixture_wait (has_one_arrow, fixture);
  gtk_widget_activate_action (get_table (fixture), "table.sort-by", "s", "label");
  wait_for_column (fixture,
                   DOSSIER_TABLE_COLUMN_LABEL,
                   "<b>Bold</b> & Sons|Dual-use export ban|Dysprosium|He Yadong|Ministry of Commerce|"
                   "Shipments across Japanese industries were halted|Somebody Unquoted|"
                   "The export ban would affect only military firms, not civilian users");
  g_assert_true (has_one_arrow (fixture));
}

static void
test_sort (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *table;
  GListModel *columns;
  g_autoptr (GtkColumnViewColumn) label = NULL;
  g_autofree char *name = NULL;

  fixture_open (fixture, "small.dossier");
  show_view (fixture, "nodes");
  table = get_table (fixture);
  wait_for_rows (fixture, dossier_graph_get_n_nodes (dossier_session_get_graph (fixture->session)));

  /* By date, what has none last and in the order of the file. */
  wait_for_column (fixture,
                   DOSSIER_TABLE_COLUMN_DATE,
                   "6 January 2026|8 January 2026|9 January 2026|||||");

  /* As a click on the header asks. */
  columns = gtk_column_view_get_columns (get_view (fixture));
  label = g_list_model_get_item (columns, 2);
  g_assert_cmpstr (gtk_column_view_column_get_title (label), ==, "Label");
  gtk_column_view_sort_by_column (get_view (fixture), label, GTK_SORT_DESCENDING);
  wait_for_column (fixture,
                   DOSSIER_TABLE_COLUMN_LABEL,
                   "The export ban would affect only military firms, not civilian users|Somebody Unquoted|"
                   "Shipments across Japanese industries were halted|Ministry of Commerce|He Yadong|Dysprosium|"
                   "Dual-use export ban|<b>Bold</b> & Sons");
  g_object_get (table, "sort-column", &name, NULL);
  g_assert_cmpstr (name, ==, "label");

  /* From the menu, by keyboard. */
  gtk_widget_activate_action (table, "table.descending", NULL);
  wait_for_column (fixture,
                   DOSSIER_TABLE_COLUMN_LABEL,
                   "<b>Bold</b> & Sons|Dual-use export ban|Dysprosium|He Yadong|Ministry of Commerce|"
                   "Shipments across Japanese industries were halted|Somebody Unquoted|"
                   "The export ban would affect only military firms, not civilian users");
  gtk_widget_activate_action (table, "table.sort-by", "s", "type");
  wait_for_column (fixture,
                   DOSSIER_TABLE_COLUMN_TYPE,
                   "Actor|Actor|Actor|Actor|Element|Measure|Statement|Statement");


  /* Each view keeps its own. */
  show_view (fixture, "relations");
  wait_for_rows (fixture, dossier_graph_get_n_edges (dossier_session_get_graph (fixture->session)));
  gtk_widget_activate_action (get_table (fixture), "table.sort-by", "s", "relation");
  show_view (fixture, "nodes");
  g_clear_pointer (&name, g_free);
  g_object_get (table, "sort-column", &name, NULL);
  g_assert_cmpstr (name, ==, "type");
}

static guint
find_position (WindowFixture *fixture, DossierTableColumn column, const char *text)
{
  g_autofree char *all = read_column (fixture, column);
  g_auto (GStrv) texts = g_strsplit (all, "|", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    if (strcmp (texts[i], text) == 0)
      return i;

  g_error ("%s is not in the table", text);
}

static void
test_selection (WindowFixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;
  guint node;
  guint position;

  fixture_open (fixture, "small.dossier");
  graph = dossier_session_get_graph (fixture->session);
  node = fixture_find_node (fixture, "he-yadong");
  show_view (fixture, "nodes");
  wait_for_rows (fixture, dossier_graph_get_n_nodes (graph));

  position = find_position (fixture, DOSSIER_TABLE_COLUMN_LABEL, "He Yadong");
  gtk_selection_model_select_item (get_model (fixture), position, TRUE);
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, node);

  /* It stays selected where it stands then. */
  gtk_widget_activate_action (get_table (fixture), "table.sort-by", "s", "label");
  wait_for_column (fixture,
                   DOSSIER_TABLE_COLUMN_LABEL,
                   "<b>Bold</b> & Sons|Dual-use export ban|Dysprosium|He Yadong|Ministry of Commerce|"
                   "Shipments across Japanese industries were halted|Somebody Unquoted|"
                   "The export ban would affect only military firms, not civilian users");
  g_assert_true (gtk_selection_model_is_selected (get_model (fixture), 3));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, node);

  /* What is selected elsewhere is selected here. */
  dossier_session_select_node (fixture->session, fixture_find_node (fixture, "ministry"), TRUE);
  g_assert_true (gtk_selection_model_is_selected (get_model (fixture), 4));
  g_assert_false (gtk_selection_model_is_selected (get_model (fixture), 3));
  dossier_session_select_edge (fixture->session, 0, TRUE);
  g_assert_false (gtk_selection_model_is_selected (get_model (fixture), 4));

  show_view (fixture, "relations");
  wait_for_rows (fixture, dossier_graph_get_n_edges (graph));
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      gtk_selection_model_select_item (get_model (fixture), i, TRUE);
      g_assert_cmpuint (dossier_session_get_selection (fixture->session).edge, !=, DOSSIER_INDEX_NONE);
      g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, DOSSIER_INDEX_NONE);
    }

  /* Enter, or a double click: in the graph. */
  g_signal_emit_by_name (get_view (fixture), "activate", 1);
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_CANVAS, NULL));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).edge, !=, DOSSIER_INDEX_NONE);
}

static void
test_filter (WindowFixture *fixture, gconstpointer unused)
{
  DossierExploration *exploration = dossier_session_get_exploration (fixture->session);
  GtkWidget *table;

  fixture_open (fixture, "small.dossier");
  dossier_exploration_set_query (exploration, "type:actor");
  show_view (fixture, "nodes");
  table = get_table (fixture);
  wait_for_rows (fixture, 4);
  wait_for_column (fixture, DOSSIER_TABLE_COLUMN_LABEL, "He Yadong|Ministry of Commerce|<b>Bold</b> & Sons|Somebody Unquoted");
  fixture_wait_for (table, GTK_TYPE_LABEL, "4 of 8 nodes");
  /* Nobody who is not cited looks as if they were. */
  g_assert_nonnull (fixture_find (table, DOSSIER_TYPE_TABLE_CELL, "Uncited"));

  dossier_exploration_set_query (exploration, "no-such-word");
  fixture_wait_for (table, GTK_TYPE_LABEL, "No Results Found");
  g_signal_emit_by_name (fixture_wait_for (table, GTK_TYPE_BUTTON, "_Clear All Filters"), "clicked");
  g_assert_cmpstr (dossier_exploration_get_query (exploration), ==, "");
  wait_for_rows (fixture, 8);
  fixture_wait_for (table, GTK_TYPE_LABEL, "8 nodes");

  /* Of the relations those that are asked for. */
  dossier_exploration_set_query (exploration, "relation:contradicts");
  show_view (fixture, "relations");
  wait_for_rows (fixture, 1);
  wait_for_column (fixture, DOSSIER_TABLE_COLUMN_RELATION, "Contradicts");
  g_assert_true (gtk_widget_has_css_class (fixture_find (get_table (fixture), DOSSIER_TYPE_TABLE_CELL, "Contradicts"),
                                           "contradicts"));
}

static void
text_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source_object), result, NULL);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

static char *
read_clipboard (WindowFixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, text_read, &text);
  fixture_wait (is_set, &text);
  return text;
}

static void
test_copy (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *table;
  g_autofree char *row = NULL;
  g_autofree char *all = NULL;

  fixture_open (fixture, "small.dossier");
  show_view (fixture, "nodes");
  table = get_table (fixture);
  wait_for_rows (fixture, 8);

  dossier_session_select_node (fixture->session, fixture_find_node (fixture, "ministry"), TRUE);
  gtk_widget_activate_action (table, "table.copy-row", NULL);
  row = read_clipboard (fixture);
  g_assert_true (g_str_has_prefix (row, "ministry\t\tActor\tMinistry of Commerce\t\t"));
  g_assert_null (strchr (row, '\n'));

  gtk_widget_activate_action (table, "table.copy-all", NULL);
  fixture_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Table copied");
  all = read_clipboard (fixture);
  g_assert_true (g_str_has_prefix (all, "Id\tDate\tType\t"));
  g_assert_nonnull (strstr (all, row));
}

static void
test_empty (WindowFixture *fixture, gconstpointer unused)
{
  open_text (fixture, "{\"dossier\": 1, \"nodes\": [], \"edges\": []}");
  show_view (fixture, "nodes");
  fixture_wait_for (get_table (fixture), GTK_TYPE_LABEL, "This dossier has no nodes");
  show_view (fixture, "relations");
  fixture_wait_for (get_table (fixture), GTK_TYPE_LABEL, "This dossier has no relations");

  open_text (fixture,
             "{\"dossier\": 1, \"nodes\": [{\"id\": \"a\", \"type\": \"actor\", \"label\": \"A\"}], \"edges\": []}");
  show_view (fixture, "nodes");
  wait_for_rows (fixture, 1);
  wait_for_column (fixture, DOSSIER_TABLE_COLUMN_QUOTE, "Uncited");
}

typedef struct
{
  GtkWidget *table;
  const char *text;
} Look;

static gboolean
is_in_view (gpointer user_data)
{
  Look *look = user_data;
  GtkWidget *cell = fixture_find (look->table, DOSSIER_TYPE_TABLE_CELL, look->text);
  double top;

  if (cell == NULL || !gtk_widget_get_mapped (cell))
    return FALSE;

  top = fixture_get_top (look->table, cell);
  return top >= 0 && top < gtk_widget_get_height (look->table);
}

/* Many rows cost the widgets of those in view; what is selected elsewhere comes into view, whatever was there before. */
static void
test_many (WindowFixture *fixture, gconstpointer unused)
{
  Look look = { NULL, "Node 599" };

  open_many (fixture);
  dossier_session_select_node (fixture->session, MANY - 1, TRUE);
  show_view (fixture, "nodes");
  wait_for_rows (fixture, MANY);
  look.table = get_table (fixture);
  fixture_wait (is_in_view, &look);
  g_assert_cmpuint (fixture_count (look.table, DOSSIER_TYPE_TABLE_CELL), <, 7 * MANY / 2);

  /* Few, and many again. */
  dossier_exploration_set_query (dossier_session_get_exploration (fixture->session), "\"Node 007\"");
  wait_for_rows (fixture, 1);
  wait_for_column (fixture, DOSSIER_TABLE_COLUMN_LABEL, "Node 007");
  dossier_exploration_set_query (dossier_session_get_exploration (fixture->session), "");
  wait_for_rows (fixture, MANY);
  fixture_wait (is_in_view, &look);
  look.text = "Node 300";
  dossier_session_select_node (fixture->session, 300, TRUE);
  fixture_wait (is_in_view, &look);
}

typedef struct
{
  WindowFixture *fixture;
  guint n_rows;
} Shrunk;

/* Whether so many rows are shown, or as many as there is room for, from the first; none besides. */
static gboolean
has_just (gpointer user_data)
{
  Shrunk *shrunk = user_data;
  g_autofree char *text = read_column (shrunk->fixture, DOSSIER_TABLE_COLUMN_LABEL);
  g_auto (GStrv) labels = g_strsplit (text, "|", -1);
  guint n_labels = g_strv_length (labels);

  if (n_labels > shrunk->n_rows || n_labels < MIN (shrunk->n_rows, 5))
    return FALSE;

  for (guint i = 0; i < n_labels; i++)
    {
      g_autofree char *expected = g_strdup_printf ("Node %03u", i);

      if (!g_str_equal (labels[i], expected))
        return FALSE;
    }

  return TRUE;
}

/* A list that is scrolled far down and becomes short shows what it has then, and not what stood at its end. */
static void
test_shrinks (WindowFixture *fixture, gconstpointer unused)
{
  static const guint sizes[] = { 1, 10, 30, 120 };
  DossierExploration *exploration = dossier_session_get_exploration (fixture->session);
  Look look = { NULL, "Node 599" };
  Shrunk shrunk = { fixture, 0 };

  open_many (fixture);
  show_view (fixture, "nodes");
  wait_for_rows (fixture, MANY);
  look.table = get_table (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *query = g_strdup_printf ("date:..%u", 1999 + sizes[i]);

      /* Also where the last row has the focus. */
      dossier_session_select_node (fixture->session, MANY - 1, TRUE);
      fixture_wait (is_in_view, &look);
      dossier_exploration_set_query (exploration, query);
      wait_for_rows (fixture, sizes[i]);
      shrunk.n_rows = sizes[i];
      fixture_wait (has_just, &shrunk);
      dossier_exploration_set_query (exploration, "");
      wait_for_rows (fixture, MANY);
    }
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* While rows are being listed and copied. */
static void
test_close (WindowFixture *fixture, gconstpointer unused)
{
  fixture_open (fixture, "small.dossier");
  show_view (fixture, "nodes");
  wait_for_rows (fixture, 8);
  gtk_widget_activate_action (get_table (fixture), "table.copy-all", NULL);
  gtk_widget_activate_action (get_table (fixture), "table.sort-by", "s", "quote");
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait (is_gone, &fixture->window);
  fixture_settle ();
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/table/views", WindowFixture, NULL, fixture_set_up, test_views, fixture_tear_down);
  g_test_add ("/table/gone-on", WindowFixture, NULL, fixture_set_up, test_gone_on, fixture_tear_down);
  g_test_add ("/table/dates/nodes", WindowFixture, "nodes", fixture_set_up, test_dates, fixture_tear_down);
  g_test_add ("/table/dates/relations", WindowFixture, "relations", fixture_set_up, test_dates, fixture_tear_down);
  g_test_add ("/table/arrow", WindowFixture, NULL, fixture_set_up, test_arrow, fixture_tear_down);
  g_test_add ("/table/sort", WindowFixture, NULL, fixture_set_up, test_sort, fixture_tear_down);
  g_test_add ("/table/selection", WindowFixture, NULL, fixture_set_up, test_selection, fixture_tear_down);
  g_test_add ("/table/filter", WindowFixture, NULL, fixture_set_up, test_filter, fixture_tear_down);
  g_test_add ("/table/copy", WindowFixture, NULL, fixture_set_up, test_copy, fixture_tear_down);
  g_test_add ("/table/empty", WindowFixture, NULL, fixture_set_up, test_empty, fixture_tear_down);
  g_test_add ("/table/many", WindowFixture, NULL, fixture_set_up, test_many, fixture_tear_down);
  g_test_add ("/table/close", WindowFixture, NULL, fixture_set_up, test_close, fixture_tear_down);
  /* The last one, as in test-outline.c. */
  g_test_add ("/table/shrinks", WindowFixture, NULL, fixture_set_up, test_shrinks, fixture_tear_down);

  return fixture_run ();
}
