/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-outline-row.h"
#include "app/dossier-outline-rows.h"
#include "app/dossier-outline.h"
#include "app/dossier-query-field.h"

static void
take_result (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static gboolean
is_taken (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

static DossierOutlineRows *
list_rows (WindowFixture *fixture, const char *query, GCancellable *cancellable, GError **error)
{
  DossierSearch *search = dossier_session_get_search (fixture->session);
  g_autoptr (DossierFilter) filter = dossier_filter_parse (query, NULL, NULL);
  g_autoptr (DossierMatches) matches = search != NULL ? dossier_matches_new (search, filter, NULL, NULL) : NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dossier_outline_rows_list_async (dossier_session_get_graph (fixture->session),
                                   NULL,
                                   matches,
                                   cancellable,
                                   take_result,
                                   &result);
  fixture_wait (is_taken, &result);
  return dossier_outline_rows_list_finish (result, error);
}

static void
check_rows (WindowFixture *fixture, const char *query, const char *expected)
{
  DossierGraph *graph = dossier_session_get_graph (fixture->session);
  g_autoptr (DossierOutlineRows) rows = list_rows (fixture, query, NULL, NULL);
  g_autoptr (GString) listed = g_string_new (NULL);

  for (guint i = 0; i < dossier_outline_rows_get_n_rows (rows); i++)
    {
      guint row = dossier_outline_rows_get_row (rows, i);

      if ((row & DOSSIER_OUTLINE_HEADER) != 0)
        g_string_append_printf (listed,
                                "%s[%s %u]",
                                i > 0 ? " " : "",
                                dossier_node_type_get_name ((DossierNodeType) (row & ~DOSSIER_OUTLINE_HEADER)),
                                dossier_outline_rows_count (rows, (DossierNodeType) (row & ~DOSSIER_OUTLINE_HEADER)));
      else
        g_string_append_printf (listed, " %s", dossier_graph_get_node (graph, row)->id);
    }
  g_assert_cmpstr (listed->str, ==, expected);
}

static gboolean
has_search (gpointer user_data)
{
  return dossier_session_get_search (user_data) != NULL;
}

static void
test_rows (WindowFixture *fixture, gconstpointer unused)
{
  fixture_open (fixture, "small.dossier");
  fixture_wait (has_search, fixture->session);

  /* Actors and elements by name, statements and measures by date. */
  check_rows (fixture,
              "",
              "[actor 4] markup he-yadong ministry uncited [statement 2] only-military halted [measure 1] ban "
              "[element 1] dysprosium");
  check_rows (fixture, "  ", "[actor 4] markup he-yadong ministry uncited [statement 2] only-military halted "
                             "[measure 1] ban [element 1] dysprosium");
  check_rows (fixture, "dyspro", "[element 1] dysprosium");
  check_rows (fixture, "no such word anywhere", "");
  /* Without words there is no best match: the order in which people look for things, not that of the file. */
  check_rows (fixture, "type:actor", "[actor 4] markup he-yadong ministry uncited");
  check_rows (fixture, "-type:actor -type:element", "[statement 2] only-military halted [measure 1] ban");
  /* With words the best match comes first: a label before an alias. */
  check_rows (fixture, "commerce type:actor", "[actor 2] ministry he-yadong");
}

static void
test_rows_cancelled (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture_open (fixture, "small.dossier");
  g_cancellable_cancel (cancellable);
  g_assert_null (list_rows (fixture, "", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static GtkWidget *
find_outline (WindowFixture *fixture)
{
  return fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_OUTLINE, NULL);
}

static gboolean
is_gone (gpointer user_data)
{
  return fixture_find (user_data, DOSSIER_TYPE_OUTLINE_ROW, "Dysprosium") == NULL;
}

static void
test_filter (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *outline;
  GtkWidget *entry;

  fixture_open (fixture, "small.dossier");
  fixture_wait (has_search, fixture->session);
  outline = find_outline (fixture);
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Actors");
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Statements");
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Dysprosium");
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "He Yadong · 8 January 2026");

  entry = fixture_find (outline, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "civilian");
  fixture_wait (is_gone, outline);
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "only military firms");

  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  fixture_wait_for (outline, GTK_TYPE_LABEL, "No Results Found");

  /* Escape empties the field and brings everything back. */
  g_signal_emit_by_name (entry, "stop-search");
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Dysprosium");
}

/* Making the rows of a list anew stops a window with many nodes for longer than two frames. */
static void
test_rows_kept (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *outline;
  GtkWidget *first;

  fixture_open (fixture, "small.dossier");
  fixture_wait (has_search, fixture->session);
  outline = find_outline (fixture);
  first = fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Actors");

  gtk_editable_set_text (GTK_EDITABLE (fixture_find (outline, GTK_TYPE_SEARCH_ENTRY, NULL)), "civilian");
  fixture_wait (is_gone, outline);
  g_assert_true (fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Statements") == first);
  g_assert_true (dossier_outline_row_is_header (DOSSIER_OUTLINE_ROW (first)));
}

/* More than a list has widgets for at once. */
#define MANY 600

static void
open_many (WindowFixture *fixture, const char *const *types, guint n_types)
{
  g_autoptr (GString) text = g_string_new ("{\"dossier\": 1, \"nodes\": [");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text,
                            "%s{\"id\": \"n%u\", \"type\": \"%s\", \"label\": \"Node %03u\", \"date\": \"%u\"}",
                            i > 0 ? "," : "",
                            i,
                            types[i % n_types],
                            i,
                            2000 + i);
  g_string_append (text, "], \"edges\": []}");
  fixture_open_text (fixture, text->str, text->len);
}

static void
collect_rows (GtkWidget *root, GPtrArray *rows)
{
  if (DOSSIER_IS_OUTLINE_ROW (root) && gtk_widget_get_mapped (root))
    g_ptr_array_add (rows, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

typedef struct
{
  GtkWidget *outline;
  guint n_nodes;
} Outlined;

/* Whether the list shows one heading and so many nodes, or as many as there is room for, from the first; none besides. */
static gboolean
has_just (gpointer user_data)
{
  Outlined *outlined = user_data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (outlined->outline, rows);
  if (rows->len > outlined->n_nodes + 1 || rows->len < MIN (outlined->n_nodes + 1, 5))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      DossierOutlineRow *row = g_ptr_array_index (rows, i);
      g_autofree char *label = g_strdup_printf ("Node %03u", i - 1);

      if (!g_str_equal (dossier_outline_row_get_title (row), i == 0 ? "Statements" : label))
        return FALSE;
    }

  return TRUE;
}

static gboolean
shows_last (gpointer user_data)
{
  return fixture_find (user_data, DOSSIER_TYPE_OUTLINE_ROW, "Node 599") != NULL;
}

/* A list that is scrolled far down and becomes short shows what it has then, and not what stood at its end. */
static void
test_shrinks (WindowFixture *fixture, gconstpointer unused)
{
  static const guint sizes[] = { 1, 10, 30, 120 };
  static const char *const statement = "statement";
  DossierExploration *exploration = dossier_session_get_exploration (fixture->session);
  Outlined outlined = { NULL, 0 };

  open_many (fixture, &statement, 1);
  outlined.outline = find_outline (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *query = g_strdup_printf ("date:..%u", 1999 + sizes[i]);

      dossier_session_select_node (fixture->session, MANY - 1, TRUE);
      fixture_wait (shows_last, outlined.outline);
      dossier_exploration_set_query (exploration, query);
      outlined.n_nodes = sizes[i];
      fixture_wait (has_just, &outlined);
      dossier_exploration_set_query (exploration, "");
      fixture_wait (shows_last, outlined.outline);
    }
}

static gboolean
is_selected (gpointer user_data)
{
  WindowFixture *fixture = user_data;

  return dossier_session_get_selection (fixture->session).node == fixture_find_node (fixture, "dysprosium");
}

static void
test_enter (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *entry;

  fixture_open (fixture, "small.dossier");
  fixture_wait (has_search, fixture->session);
  entry = fixture_wait_for (find_outline (fixture), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "dyspro");
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  fixture_wait (is_selected, fixture);
}

static gboolean
is_in_list (gpointer user_data)
{
  WindowFixture *fixture = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;
}

/* Down, from the field to what was found, with nothing selected so far; the first row is a heading. */
static void
test_down (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *outline;
  GtkWidget *field;

  fixture_open (fixture, "small.dossier");
  fixture_wait (has_search, fixture->session);
  outline = find_outline (fixture);
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Dysprosium");
  field = fixture_find (outline, DOSSIER_TYPE_QUERY_FIELD, NULL);
  gtk_widget_grab_focus (field);
  gtk_editable_set_text (GTK_EDITABLE (fixture_find (field, GTK_TYPE_SEARCH_ENTRY, NULL)), "civilian");
  fixture_wait (is_gone, outline);
  g_assert_false (is_in_list (fixture));
  g_signal_emit_by_name (field, "down");
  fixture_wait (is_in_list, fixture);
}

static void
press (GtkWidget *list, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
      if (handled)
        return;
    }
  g_assert_not_reached ();
}

/* From the last of a group to the first of the next and back, over its heading. */
static void
test_groups (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *outline;
  GtkWidget *list;
  GtkWidget *last;
  guint statement = 0;
  guint actor;
  GtkSelectionModel *model;

  fixture_open (fixture, "small.dossier");
  outline = find_outline (fixture);
  list = fixture_find (outline, GTK_TYPE_LIST_VIEW, NULL);
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Dysprosium");
  last = fixture_find (outline, DOSSIER_TYPE_OUTLINE_ROW, "Statements");
  last = gtk_widget_get_prev_sibling (gtk_widget_get_parent (last));
  g_assert_true (gtk_widget_grab_focus (last));

  press (list, GDK_KEY_Down);
  statement = dossier_session_get_selection (fixture->session).node;
  g_assert_cmpuint (statement, !=, DOSSIER_INDEX_NONE);
  g_assert_cmpint (dossier_graph_get_node (dossier_session_get_graph (fixture->session), statement)->type,
                   ==,
                   DOSSIER_NODE_TYPE_STATEMENT);
  g_assert_true (gtk_widget_get_focus_child (list) != last);
  press (list, GDK_KEY_Up);
  actor = dossier_session_get_selection (fixture->session).node;
  g_assert_cmpint (dossier_graph_get_node (dossier_session_get_graph (fixture->session), actor)->type,
                   ==,
                   DOSSIER_NODE_TYPE_ACTOR);
  g_assert_true (gtk_widget_get_focus_child (list) == last);

  /* Above the first there is nothing. */
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  gtk_selection_model_select_item (model, 1, TRUE);
  actor = dossier_session_get_selection (fixture->session).node;
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_next_sibling (gtk_widget_get_first_child (list))));
  press (list, GDK_KEY_Up);
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, actor);
}

/* The row that has the focus is selected, and a node; gives which. */
static guint
get_row (GtkWidget *list)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_autoptr (GtkBitset) selection = gtk_selection_model_get_selection (model);
  GtkWidget *item = gtk_widget_get_focus_child (list);

  g_assert_cmpuint (gtk_bitset_get_size (selection), ==, 1);
  g_assert_nonnull (item);
  g_assert_false (dossier_outline_row_is_header (DOSSIER_OUTLINE_ROW (gtk_widget_get_first_child (item))));
  g_assert_true ((gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED) != 0);
  return gtk_bitset_get_nth (selection, 0);
}

static gboolean
has_height (gpointer list)
{
  return gtk_adjustment_get_page_size (gtk_scrollable_get_vadjustment (list)) > 0;
}

/* From end to end, and page by page: each press leads on, also where a page ends at a heading, and takes the focus along
 * to rows that had no widget before. */
static void
test_jumps (WindowFixture *fixture, gconstpointer unused)
{
  static const char *const types[] = { "actor", "statement", "measure", "element" };
  GtkWidget *outline;
  GtkWidget *list;
  guint last;
  guint row;

  open_many (fixture, types, G_N_ELEMENTS (types));
  outline = find_outline (fixture);
  list = fixture_find (outline, GTK_TYPE_LIST_VIEW, NULL);
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Node 000");
  /* Nobody presses a key before. */
  fixture_wait (has_height, list);
  last = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) - 1;
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_next_sibling (gtk_widget_get_first_child (list))));

  press (list, GDK_KEY_End);
  g_assert_cmpuint (get_row (list), ==, last);
  press (list, GDK_KEY_Home);
  g_assert_cmpuint (get_row (list), ==, 1);

  for (guint key = 0; key < 2; key++)
    {
      guint end = key == 0 ? last : 1;
      guint n_presses = 0;

      for (row = get_row (list); row != end; n_presses++)
        {
          guint before = row;

          press (list, key == 0 ? GDK_KEY_Page_Down : GDK_KEY_Page_Up);
          row = get_row (list);
          g_assert_true (key == 0 ? row > before : row < before);
        }
      g_assert_cmpuint (n_presses, >, 0);
      /* At the end it stays. */
      press (list, key == 0 ? GDK_KEY_Page_Down : GDK_KEY_Page_Up);
      g_assert_cmpuint (get_row (list), ==, end);
    }
}

static void
test_selection (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *outline;
  GtkWidget *list;
  GtkSelectionModel *model;
  g_autoptr (GtkBitset) selection = NULL;
  g_autoptr (GtkBitset) none = NULL;

  fixture_open (fixture, "small.dossier");
  outline = find_outline (fixture);
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Dysprosium");
  list = fixture_find (outline, GTK_TYPE_LIST_VIEW, NULL);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  /* From elsewhere: the row follows. */
  dossier_session_select_node (fixture->session, fixture_find_node (fixture, "he-yadong"), TRUE);
  selection = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (selection), ==, 1);
  g_assert_cmpuint (gtk_bitset_get_nth (selection, 0), ==, 2);

  /* From here: the session follows. */
  g_assert_true (gtk_selection_model_select_item (model, 3, TRUE));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node,
                    ==,
                    fixture_find_node (fixture, "ministry"));

  /* A header is not for selecting. */
  g_assert_false (gtk_selection_model_select_item (model, 0, TRUE));
  dossier_session_clear_selection (fixture->session);
  none = gtk_selection_model_get_selection (model);
  g_assert_true (gtk_bitset_is_empty (none));
}

/* What stood there is of a graph that is gone. */
static void
test_closed (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *outline;
  GtkWidget *list;

  fixture_open (fixture, "small.dossier");
  outline = find_outline (fixture);
  fixture_wait_for (outline, DOSSIER_TYPE_OUTLINE_ROW, "Dysprosium");
  list = fixture_find (outline, GTK_TYPE_LIST_VIEW, NULL);
  dossier_session_close (fixture->session);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 0);
}

static gboolean
has_tooltip (DossierOutlineRow *row, int width)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;
  int height;

  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (row), width, height, -1, NULL);
  g_signal_emit_by_name (row, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  return shown;
}

static void
test_tooltip (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (DossierOutlineRows) rows = NULL;
  GtkWidget *row = g_object_ref_sink (dossier_outline_row_new ());

  fixture_open (fixture, "small.dossier");
  rows = list_rows (fixture, "", NULL, NULL);

  /* What is cut is told whole, and only that. */
  dossier_outline_row_bind (DOSSIER_OUTLINE_ROW (row), rows, fixture_find_node (fixture, "only-military"));
  g_assert_true (has_tooltip (DOSSIER_OUTLINE_ROW (row), 120));
  g_assert_false (has_tooltip (DOSSIER_OUTLINE_ROW (row), 1200));
  g_object_unref (row);
}

static int
get_height (DossierOutlineRow *row, int width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* What a row has besides its words, and above and below them. */
#define BESIDE_WORDS 25
#define AROUND_WORDS 8

/* Whatever the words are: what does not fit one line has two. */
static void
test_two_lines (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = fixture_get_file ("../../../data/dossiers/rare-earths-2026.dossier");
  DossierOutlineRow *row = g_object_ref_sink (DOSSIER_OUTLINE_ROW (dossier_outline_row_new ()));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (row), NULL);
  guint n_with_two = 0;
  guint n_with_one = 0;
  DossierGraph *graph;

  fixture_open_file (fixture, file);
  graph = dossier_session_get_graph (fixture->session);
  for (guint node = 0; node < dossier_graph_get_n_nodes (graph); node++)
    {
      int natural;

      if (dossier_graph_get_node (graph, node)->type != DOSSIER_NODE_TYPE_STATEMENT)
        continue;

      dossier_outline_row_bind_node (row, graph, node);
      pango_layout_set_text (layout, dossier_outline_row_get_title (row), -1);
      pango_layout_get_pixel_size (layout, &natural, NULL);
      for (int width = 200; width <= 420; width += 7)
        {
          gboolean has_two = get_height (row, width) > get_height (row, 4000);

          g_assert_cmpint (has_two, ==, natural > width - BESIDE_WORDS);
          n_with_two += has_two;
          n_with_one += !has_two;
        }
    }
  g_assert_cmpuint (n_with_one, >, 100);
  g_assert_cmpuint (n_with_two, >, 100);
  g_object_unref (row);
}

/* Letters that the font lacks come from another, whose lines may be higher: none of them is cut. */
static void
test_high_letters (WindowFixture *fixture, gconstpointer unused)
{
  static const char text[] = "{ \"dossier\": 1, \"nodes\": [{ \"id\": \"a\", \"type\": \"statement\","
                             "\"label\": \"中国商务部宣布禁止向日本军事用户出口两用物项并立即生效\" },"
                             "{ \"id\": \"b\", \"type\": \"actor\", \"kind\": \"機関\", \"label\": \"国際連合\" }] }";
  GtkWidget *row = g_object_ref_sink (dossier_outline_row_new ());
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (row, NULL);

  fixture_open_text (fixture, text, strlen (text));
  for (guint node = 0; node < 2; node++)
    {
      int line;

      dossier_outline_row_bind_node (DOSSIER_OUTLINE_ROW (row), dossier_session_get_graph (fixture->session), node);
      pango_layout_set_text (layout, dossier_outline_row_get_title (DOSSIER_OUTLINE_ROW (row)), -1);
      pango_layout_get_pixel_size (layout, NULL, &line);
      /* Two of a statement; of an actor one, and its kind, a little smaller. */
      g_assert_cmpint (get_height (DOSSIER_OUTLINE_ROW (row), 240), >=,
                       AROUND_WORDS + (node == 0 ? 2 * line : (int) (line * 1.8)));
    }
  g_object_unref (row);
}

/* Of East Asian characters fewer stand in a line. */
static void
test_wide_characters (WindowFixture *fixture, gconstpointer unused)
{
  static const char text[] = "{ \"dossier\": 1, \"nodes\": [{ \"id\": \"a\", \"type\": \"statement\","
                             "\"label\": \"中国商务部宣布禁止向日本军事用户出口两用物项并立即生效\" }] }";
  GtkWidget *row = g_object_ref_sink (dossier_outline_row_new ());

  fixture_open_text (fixture, text, strlen (text));
  dossier_outline_row_bind_node (DOSSIER_OUTLINE_ROW (row), dossier_session_get_graph (fixture->session), 0);
  g_assert_false (has_tooltip (DOSSIER_OUTLINE_ROW (row), 265));
  g_assert_false (has_tooltip (DOSSIER_OUTLINE_ROW (row), 320));
  g_assert_true (has_tooltip (DOSSIER_OUTLINE_ROW (row), 120));
  g_object_unref (row);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/outline/rows", WindowFixture, NULL, fixture_set_up, test_rows, fixture_tear_down);
  g_test_add ("/outline/rows/cancelled", WindowFixture, NULL, fixture_set_up, test_rows_cancelled, fixture_tear_down);
  g_test_add ("/outline/rows/kept", WindowFixture, NULL, fixture_set_up, test_rows_kept, fixture_tear_down);
  g_test_add ("/outline/filter", WindowFixture, NULL, fixture_set_up, test_filter, fixture_tear_down);
  g_test_add ("/outline/enter", WindowFixture, NULL, fixture_set_up, test_enter, fixture_tear_down);
  g_test_add ("/outline/down", WindowFixture, NULL, fixture_set_up, test_down, fixture_tear_down);
  g_test_add ("/outline/groups", WindowFixture, NULL, fixture_set_up, test_groups, fixture_tear_down);
  g_test_add ("/outline/jumps", WindowFixture, NULL, fixture_set_up, test_jumps, fixture_tear_down);
  g_test_add ("/outline/selection", WindowFixture, NULL, fixture_set_up, test_selection, fixture_tear_down);
  g_test_add ("/outline/closed", WindowFixture, NULL, fixture_set_up, test_closed, fixture_tear_down);
  g_test_add ("/outline/tooltip", WindowFixture, NULL, fixture_set_up, test_tooltip, fixture_tear_down);
  g_test_add ("/outline/two-lines", WindowFixture, NULL, fixture_set_up, test_two_lines, fixture_tear_down);
  g_test_add ("/outline/high-letters", WindowFixture, NULL, fixture_set_up, test_high_letters, fixture_tear_down);
  g_test_add (
      "/outline/wide-characters", WindowFixture, NULL, fixture_set_up, test_wide_characters, fixture_tear_down);
  /* The last one: GTK 4.18 reads icons in threads, and what the rows that went have asked for may just be let go when the
   * next window asks for the same. */
  g_test_add ("/outline/rows/shrinks", WindowFixture, NULL, fixture_set_up, test_shrinks, fixture_tear_down);

  return fixture_run ();
}
