/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-contradiction-row.h"
#include "app/dossier-contradiction-rows.h"
#include "app/dossier-contradictions-page.h"
#include "app/dossier-exploration.h"
#include "app/dossier-sides.h"
#include "dossier-generator.h"

#include <string.h>

#define BUNDLED "data/dossiers/rare-earths-2026.dossier"

/* Two pairs in order, whichever end of the edge is the earlier, and one whose order no date tells. */
static const char *const three =
    "{ \"dossier\": 1, \"title\": \"Three\","
    "  \"sources\": [ { \"id\": \"s\", \"title\": \"A source\", \"datePublished\": \"2026-02-01\" } ],"
    "  \"nodes\": ["
    "    { \"id\": \"zoe\", \"type\": \"actor\", \"label\": \"Zoe\" },"
    "    { \"id\": \"adam\", \"type\": \"actor\", \"label\": \"Adam\" },"
    "    { \"id\": \"a\", \"type\": \"statement\", \"label\": \"A\", \"date\": \"2026-01-01\", \"citations\":"
    "      [ { \"source\": \"s\", \"exact\": \"alpha\", \"date\": \"2026-01-01\", \"dateBasis\": \"stated\" } ] },"
    "    { \"id\": \"b\", \"type\": \"statement\", \"label\": \"B\", \"date\": \"2026-01-02\", \"citations\":"
    "      [ { \"source\": \"s\", \"exact\": \"beta\" } ] },"
    "    { \"id\": \"c\", \"type\": \"statement\", \"label\": \"C\", \"date\": \"2026-01-03\" },"
    "    { \"id\": \"d\", \"type\": \"statement\", \"label\": \"D\" } ],"
    "  \"edges\": ["
    "    { \"id\": \"zb\", \"from\": \"zoe\", \"to\": \"a\", \"type\": \"said\" },"
    "    { \"id\": \"ac\", \"from\": \"adam\", \"to\": \"b\", \"type\": \"said\" },"
    "    { \"id\": \"ab\", \"from\": \"b\", \"to\": \"a\", \"type\": \"contradicts\", \"label\": \"First pair\" },"
    "    { \"id\": \"bc\", \"from\": \"b\", \"to\": \"c\", \"type\": \"contradicts\","
    "      \"properties\": { \"note\": \"Noted\" } },"
    "    { \"id\": \"dc\", \"from\": \"d\", \"to\": \"c\", \"type\": \"contradicts\" } ] }";

static void
open_bundled (WindowFixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("DOSSIER_TEST_SOURCE_ROOT"), BUNDLED, NULL);

  fixture_open_file (fixture, file);
}

static GtkWidget *
show_page (WindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "contradictions");
  return fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_CONTRADICTIONS_PAGE, NULL);
}

static void
collect_rows (GtkWidget *root, GPtrArray *rows)
{
  if (DOSSIER_IS_CONTRADICTION_ROW (root))
    g_ptr_array_add (rows, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

/* From the top. */
static GPtrArray *
list_rows (GtkWidget *page)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (page, rows);
  return rows;
}

typedef struct
{
  GtkWidget *page;
  guint n_rows;
} Filled;

/* Of the rows there are, the first is filled by itself. */
static gboolean
is_filled (gpointer user_data)
{
  Filled *filled = user_data;
  g_autoptr (GPtrArray) rows = list_rows (filled->page);

  return rows->len == filled->n_rows && !dossier_contradiction_row_is_blank (g_ptr_array_index (rows, 0));
}

static void
wait_for_rows (GtkWidget *page, guint n_rows)
{
  Filled filled = { page, n_rows };
  g_autoptr (GPtrArray) rows = NULL;

  fixture_wait (is_filled, &filled);
  /* Those far out of view wait for being scrolled to. */
  rows = list_rows (page);
  for (guint i = 0; i < n_rows; i++)
    dossier_contradiction_row_fill (g_ptr_array_index (rows, i));
}

static void
assert_says (GtkWidget *row, const char *words)
{
  if (fixture_find (row, GTK_TYPE_LABEL, words) == NULL)
    g_error ("not in the row: %s", words);
}

static const char *
choose_words (const DossierEdge *edge, const DossierNode *node)
{
  for (guint i = 0; i < edge->n_citations; i++)
    for (guint k = 0; k < node->n_citations; k++)
      if (g_str_equal (edge->citations[i].exact, node->citations[k].exact)
          && g_str_equal (edge->citations[i].source, node->citations[k].source))
        return node->citations[k].exact;

  return node->n_citations > 0 ? node->citations[0].exact : node->label;
}

/* Every pair of the dossier, each with what there is to say about it. */
static void
test_all (WindowFixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *page;

  open_bundled (fixture);
  graph = dossier_session_get_graph (fixture->session);
  pairs = dossier_contradiction_list (graph);
  g_assert_cmpuint (pairs->len, >, 20);
  page = show_page (fixture);
  wait_for_rows (page, pairs->len);
  rows = list_rows (page);
  g_assert_cmpuint (rows->len, ==, pairs->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const DossierContradiction *pair = &g_array_index (pairs, DossierContradiction, i);
      const DossierEdge *edge = dossier_graph_get_edge (graph, pair->edge);
      GtkWidget *row = g_ptr_array_index (rows, i);

      if (edge->label != NULL)
        assert_says (row, edge->label);
      if (edge->n_citations > 0 && edge->citations[0].note != NULL)
        assert_says (row, edge->citations[0].note);
      for (guint side = 0; side < 2; side++)
        {
          const DossierNode *node = dossier_graph_get_node (graph, pair->sides[side].node);

          assert_says (row, choose_words (edge, node));
          if (pair->sides[side].speaker != DOSSIER_INDEX_NONE)
            assert_says (row, dossier_graph_get_node (graph, pair->sides[side].speaker)->label);
          if (pair->sides[side].date_text != NULL)
            {
              g_autofree char *date = dossier_date_format (pair->sides[side].date_text);

              assert_says (row, date);
            }
        }
      g_assert_true ((fixture_find (row, GTK_TYPE_LABEL, "Order not known") == NULL) == pair->is_ordered);
      g_assert_true ((fixture_find (row, GTK_TYPE_LABEL, "Earlier") != NULL) == pair->is_ordered);
    }
}

static double
get_left (GtkWidget *root, GtkWidget *widget)
{
  double x;
  double y;

  g_assert_true (gtk_widget_translate_coordinates (widget, root, 0, 0, &x, &y));
  return x;
}

static void
open_three (WindowFixture *fixture)
{
  fixture_open_text (fixture, three, strlen (three));
}

static gboolean
is_placed (gpointer user_data)
{
  return gtk_widget_get_width (user_data) > 0;
}

static void
test_parts (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *page;
  GtkWidget *row;

  open_three (fixture);
  page = show_page (fixture);
  wait_for_rows (page, 3);
  rows = list_rows (page);

  /* The earlier stands first, whichever end of the edge it is. */
  row = g_ptr_array_index (rows, 0);
  fixture_wait (is_placed, fixture_find (row, GTK_TYPE_LABEL, "“beta”"));
  assert_says (row, "First pair");
  assert_says (row, "1 January 2026, stated in the text");
  g_assert_cmpfloat (get_left (row, fixture_find (row, GTK_TYPE_LABEL, "“alpha”")),
                     <,
                     get_left (row, fixture_find (row, GTK_TYPE_LABEL, "“beta”")));
  g_assert_cmpfloat (get_left (row, fixture_find (row, GTK_TYPE_LABEL, "Earlier")),
                     <,
                     get_left (row, fixture_find (row, GTK_TYPE_LABEL, "Later")));
  assert_says (row, "A source · 1 February 2026");

  /* Without a label of its own, with a note; a side that nobody is quoted for. */
  row = g_ptr_array_index (rows, 1);
  assert_says (row, "Contradiction");
  assert_says (row, "Noted");
  assert_says (row, "C");
  assert_says (row, "Uncited");
  assert_says (row, "Nobody is named");

  row = g_ptr_array_index (rows, 2);
  assert_says (row, "Order not known");
  assert_says (row, "Undated");
  g_assert_null (fixture_find (row, GTK_TYPE_LABEL, "Earlier"));
}

static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_button (GtkWidget *root, const char *action, guint place)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root));

      if (target == NULL || g_variant_get_uint32 (target) == place)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action, place);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_view (WindowFixture *fixture)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "view");

  return g_intern_string (g_variant_get_string (state, NULL));
}

static void
test_jumps (WindowFixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *page;
  GtkWidget *row;
  guint a;
  guint b;

  open_three (fixture);
  graph = dossier_session_get_graph (fixture->session);
  a = fixture_find_node (fixture, "a");
  b = fixture_find_node (fixture, "b");
  page = show_page (fixture);
  wait_for_rows (page, 3);
  rows = list_rows (page);
  row = g_ptr_array_index (rows, 0);

  /* A side is selected and stays on the page. */
  press (find_button (row, "pair.select-node", b));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, b);
  g_assert_cmpstr (get_view (fixture), ==, "contradictions");

  press (find_button (row, "pair.show-node", a));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).node, ==, a);
  g_assert_cmpstr (get_view (fixture), ==, "graph");

  show_page (fixture);
  press (find_button (row, "pair.show-edge", 0));
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).edge, ==, dossier_graph_find_edge (graph, "ab"));
  g_assert_cmpstr (get_view (fixture), ==, "graph");
}

/* The row of the selected contradiction is the selected row, and the other way round. */
static void
test_selection (WindowFixture *fixture, gconstpointer unused)
{
  DossierGraph *graph;
  GtkSelectionModel *model;
  GtkWidget *page;

  open_three (fixture);
  graph = dossier_session_get_graph (fixture->session);
  page = show_page (fixture);
  wait_for_rows (page, 3);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (fixture_find (page, GTK_TYPE_LIST_VIEW, NULL)));

  dossier_session_select_edge (fixture->session, dossier_graph_find_edge (graph, "bc"), TRUE);
  g_assert_false (gtk_selection_model_is_selected (model, 0));
  g_assert_true (gtk_selection_model_is_selected (model, 1));

  gtk_selection_model_select_item (model, 0, TRUE);
  g_assert_cmpuint (dossier_session_get_selection (fixture->session).edge, ==, dossier_graph_find_edge (graph, "ab"));
  g_assert_false (gtk_selection_model_is_selected (model, 1));

  dossier_session_select_node (fixture->session, 0, TRUE);
  g_assert_false (gtk_selection_model_is_selected (model, 0));
}

static void
test_order (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *page;

  open_three (fixture);
  page = show_page (fixture);
  wait_for_rows (page, 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fixture_find (page, GTK_TYPE_DROP_DOWN, NULL)),
                              DOSSIER_CONTRADICTION_ORDER_SPEAKER);
  wait_for_rows (page, 3);
  rows = list_rows (page);
  /* Adam, Zoe, nobody. */
  assert_says (g_ptr_array_index (rows, 0), "Noted");
  assert_says (g_ptr_array_index (rows, 1), "First pair");
  assert_says (g_ptr_array_index (rows, 2), "Order not known");
}

static guint
count_filled (GtkWidget *page)
{
  g_autoptr (GPtrArray) rows = list_rows (page);
  guint n_filled = 0;

  for (guint i = 0; i < rows->len; i++)
    n_filled += !dossier_contradiction_row_is_blank (g_ptr_array_index (rows, i));
  return n_filled;
}

typedef struct
{
  guint n_filled;
  guint n_frames; /* without a new one */
} Rest;

static gboolean
count_frame (GtkWidget *page, GdkFrameClock *clock, gpointer user_data)
{
  Rest *rest = user_data;
  guint n_filled = count_filled (page);

  rest->n_frames = n_filled == rest->n_filled ? rest->n_frames + 1 : 0;
  rest->n_filled = n_filled;
  return G_SOURCE_CONTINUE;
}

static gboolean
is_at_rest (gpointer user_data)
{
  return ((Rest *) user_data)->n_frames > 5;
}

static void
wait_for_rest (GtkWidget *page)
{
  Rest rest = { 0 };
  guint tick = gtk_widget_add_tick_callback (page, count_frame, &rest, NULL);

  fixture_wait (is_at_rest, &rest);
  gtk_widget_remove_tick_callback (page, tick);
}

static void
test_filter (WindowFixture *fixture, gconstpointer unused)
{
  DossierExploration *exploration = dossier_session_get_exploration (fixture->session);
  GtkWidget *focus;
  GtkWidget *page;

  open_three (fixture);
  page = show_page (fixture);
  wait_for_rows (page, 3);
  fixture_wait_for (page, GTK_TYPE_LABEL, "3 contradictions");

  /* The focus stays in the list while its rows come and go. */
  gtk_widget_grab_focus (fixture_find (page, GTK_TYPE_LIST_VIEW, NULL));
  dossier_exploration_set_query (exploration, "beta");
  fixture_wait_for (page, GTK_TYPE_LABEL, "2 of 3 shown");
  wait_for_rows (page, 2);
  wait_for_rest (page);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, fixture_find (page, GTK_TYPE_LIST_VIEW, NULL)));
  g_assert_null (fixture_find (page, GTK_TYPE_LABEL, "Order not known"));

  dossier_exploration_set_query (exploration, "nowhere");
  fixture_wait_for (page, GTK_TYPE_LABEL, "None of the 3 contradictions");
  press (fixture_find (page, GTK_TYPE_BUTTON, "_Clear All Filters"));
  fixture_wait_for (page, GTK_TYPE_LABEL, "3 contradictions");
  g_assert_cmpstr (dossier_exploration_get_query (exploration), ==, "");
  wait_for_rows (page, 3);
}

static void
test_narrow (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *first = gtk_label_new ("first");
  GtkWidget *second = gtk_label_new ("second");
  GtkWidget *sides = g_object_ref_sink (dossier_sides_new (first, second));
  int narrow;
  int wide;

  gtk_widget_measure (sides, GTK_ORIENTATION_VERTICAL, 300, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (sides, GTK_ORIENTATION_VERTICAL, 800, &wide, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >=, 2 * wide);

  gtk_widget_size_allocate (sides, &(GtkAllocation){ 0, 0, 800, wide }, -1);
  g_assert_cmpfloat (get_left (sides, second), >, 390);
  g_assert_cmpfloat (fixture_get_top (sides, second), ==, fixture_get_top (sides, first));
  gtk_widget_size_allocate (sides, &(GtkAllocation){ 0, 0, 300, narrow }, -1);
  g_assert_cmpfloat (get_left (sides, second), ==, get_left (sides, first));
  g_assert_cmpfloat (fixture_get_top (sides, second), >, fixture_get_top (sides, first));
  g_object_unref (sides);
}

static void
test_none (WindowFixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = {
    "{ \"dossier\": 1, \"sources\": [], \"nodes\": [], \"edges\": [] }",
    "{ \"dossier\": 1, \"sources\": [], \"nodes\": [ { \"id\": \"a\", \"type\": \"actor\", \"label\": \"A\" } ], "
    "\"edges\": [] }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *page;

      fixture_open_text (fixture, texts[i], strlen (texts[i]));
      page = show_page (fixture);
      fixture_wait_for (page, GTK_TYPE_LABEL, "Claims joined by a relation");
    }
}

static gboolean
has_pairs (gpointer user_data)
{
  guint n_pairs;

  g_object_get (user_data, "n-pairs", &n_pairs, NULL);
  return n_pairs > 0;
}

/* As many rows as a list keeps at hand, however long it is. */
static void
test_many (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = dossier_generate (100000, 1);
  g_autoptr (GArray) pairs = NULL;
  g_autofree char *count = NULL;
  GtkWidget *page;

  fixture_open_text (fixture, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  pairs = dossier_contradiction_list (dossier_session_get_graph (fixture->session));
  g_assert_cmpuint (pairs->len, >, 1000);
  page = show_page (fixture);
  fixture_wait (has_pairs, page);
  count = g_strdup_printf ("%u contradictions", pairs->len);
  fixture_wait_for (page, GTK_TYPE_LABEL, count);
  fixture_wait_for (page, DOSSIER_TYPE_SIDES, NULL);
  g_assert_cmpuint (fixture_count (page, DOSSIER_TYPE_CONTRADICTION_ROW), <, 500);
}

static gboolean
has_last_row (gpointer user_data)
{
  g_autoptr (GPtrArray) rows = list_rows (user_data);

  return !dossier_contradiction_row_is_blank (g_ptr_array_index (rows, rows->len - 1));
}

/* Rows are filled as far as they are seen, and once they are scrolled to. */
static void
test_scrolled (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page;

  open_bundled (fixture);
  page = show_page (fixture);
  fixture_wait (is_placed, fixture_wait_for (page, DOSSIER_TYPE_SIDES, NULL));
  wait_for_rest (page);
  g_assert_false (has_last_row (page));
  gtk_widget_activate_action (fixture_find (page, GTK_TYPE_LIST_VIEW, NULL), "list.scroll-to-item", "u", 25);
  fixture_wait (has_last_row, page);
}

static gboolean
has_page (gpointer adjustment)
{
  return gtk_adjustment_get_page_size (adjustment) > 0;
}

/* At once, as the scroll bar does it when it is clicked: the list says so before it has the rows in view. */
static void
test_scrolled_at_once (WindowFixture *fixture, gconstpointer unused)
{
  GtkAdjustment *adjustment;
  GtkWidget *page;

  open_bundled (fixture);
  page = show_page (fixture);
  fixture_wait (is_placed, fixture_wait_for (page, DOSSIER_TYPE_SIDES, NULL));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture_find (page, GTK_TYPE_LIST_VIEW, NULL)));
  fixture_wait (has_page, adjustment);
  wait_for_rest (page);
  g_assert_false (has_last_row (page));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
  fixture_wait (has_last_row, page);
}

/* Pairs of the years from 2000 on. */
static void
open_years (WindowFixture *fixture, guint n_pairs)
{
  g_autoptr (GString) text = g_string_new ("{\"dossier\": 1, \"nodes\": [");

  for (guint i = 0; i < 2 * n_pairs; i++)
    g_string_append_printf (text,
                            "%s{\"id\": \"n%u\", \"type\": \"statement\", \"label\": \"N\", \"date\": \"%u\"}",
                            i > 0 ? "," : "",
                            i,
                            2000 + i / 2);
  g_string_append (text, "], \"edges\": [");
  for (guint i = 0; i < n_pairs; i++)
    g_string_append_printf (text,
                            "%s{\"from\": \"n%u\", \"to\": \"n%u\", \"type\": \"contradicts\", \"id\": \"e%u\","
                            " \"label\": \"Pair %03u\"}",
                            i > 0 ? "," : "",
                            2 * i,
                            2 * i + 1,
                            i,
                            i);
  g_string_append (text, "]}");
  fixture_open_text (fixture, text->str, text->len);
}

static gboolean
has_just (gpointer user_data)
{
  Filled *filled = user_data;
  g_autoptr (GPtrArray) rows = list_rows (filled->page);

  if (rows->len != filled->n_rows)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = dossier_contradiction_row_describe (g_ptr_array_index (rows, i));
      g_autofree char *label = g_strdup_printf ("Pair %03u\n", i);

      if (!g_str_has_prefix (text, label))
        return FALSE;
    }

  return TRUE;
}

static gboolean
shows_last_pair (gpointer user_data)
{
  return fixture_find (user_data, GTK_TYPE_LABEL, "Pair 399") != NULL;
}

/* A list that is scrolled far down and becomes short shows what it has then, and not what stood at its end. */
static void
test_shrinks (WindowFixture *fixture, gconstpointer unused)
{
  static const guint sizes[] = { 1, 10, 30, 120 };
  DossierExploration *exploration = dossier_session_get_exploration (fixture->session);
  Filled filled = { NULL, 0 };

  open_years (fixture, 400);
  filled.page = show_page (fixture);
  fixture_wait_for (filled.page, GTK_TYPE_LABEL, "400 contradictions");
  fixture_wait (is_placed, fixture_wait_for (filled.page, DOSSIER_TYPE_SIDES, NULL));
  wait_for_rest (filled.page);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *query = g_strdup_printf ("date:..%u", 1999 + sizes[i]);

      dossier_session_select_edge (
          fixture->session, dossier_graph_find_edge (dossier_session_get_graph (fixture->session), "e399"), TRUE);
      fixture_wait (shows_last_pair, filled.page);
      dossier_exploration_set_query (exploration, query);
      filled.n_rows = sizes[i];
      fixture_wait (has_just, &filled);
      dossier_exploration_set_query (exploration, "");
      fixture_wait_for (filled.page, GTK_TYPE_LABEL, "400 contradictions");
    }
}

static void
listed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_contradiction_rows_list_finish (result, &error));
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
  gboolean over = FALSE;

  open_bundled (fixture);
  g_cancellable_cancel (cancellable);
  dossier_contradiction_rows_list_async (dossier_session_get_graph (fixture->session), cancellable, listed, &over);
  fixture_wait (is_true, &over);
}

/* A dossier that is opened after another one, while that one's are still being listed. */
static void
test_another (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *page;

  open_bundled (fixture);
  page = show_page (fixture);
  fixture_wait_for (page, GTK_TYPE_LABEL, "26 contradictions");
  open_three (fixture);
  page = show_page (fixture);
  fixture_wait_for (page, GTK_TYPE_LABEL, "3 contradictions");
  wait_for_rows (page, 3);
}

static void
test_described (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *text = NULL;
  GtkWidget *page;

  open_three (fixture);
  page = show_page (fixture);
  wait_for_rows (page, 3);
  rows = list_rows (page);
  text = dossier_contradiction_row_describe (g_ptr_array_index (rows, 0));
  g_assert_cmpstr (text,
                   ==,
                   "First pair\n"
                   "\n"
                   "Earlier\n"
                   "Zoe · 1 January 2026\n"
                   "“alpha”\n"
                   "— A source (1 February 2026)\n"
                   "Date: 1 January 2026, stated in the text\n"
                   "\n"
                   "Later\n"
                   "Adam · 2 January 2026\n"
                   "“beta”\n"
                   "— A source (1 February 2026)\n");
}

/* Whether words of a side reach into the room of the button in its corner. */
static gboolean
is_covered (GtkWidget *widget, GtkWidget *side, const graphene_rect_t *button)
{
  graphene_rect_t bounds;

  if (GTK_IS_LABEL (widget))
    {
      g_assert_true (gtk_widget_compute_bounds (widget, side, &bounds));
      return graphene_rect_intersection (&bounds, button, NULL);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_covered (child, side, button))
      return TRUE;
  return FALSE;
}

/* Where no date tells the order, named or not: the words stand beside the button that leads to the graph. */
static void
test_corner (WindowFixture *fixture, gconstpointer unused)
{
  static const char text[] = "{ \"dossier\": 1, \"nodes\": ["
                             "{ \"id\": \"a\", \"type\": \"actor\", \"label\": \"A\" },"
                             "{ \"id\": \"b\", \"type\": \"statement\", \"label\": \"B\" },"
                             "{ \"id\": \"c\", \"type\": \"statement\", \"label\": \"C\" }],"
                             "\"edges\": [{ \"from\": \"a\", \"to\": \"b\", \"type\": \"said\" },"
                             "{ \"from\": \"b\", \"to\": \"c\", \"type\": \"contradicts\" }] }";
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *row;

  fixture_open_text (fixture, text, strlen (text));
  gtk_widget_activate_action (window, "win.view", "s", "contradictions");
  for (guint i = 0; i < 2; i++)
    {
      const char *who = i == 0 ? "A" : "Nobody is named";
      GtkWidget *side;
      GtkWidget *jump;
      graphene_rect_t button;

      row = fixture_wait_for (window, DOSSIER_TYPE_CONTRADICTION_ROW, NULL);
      side = gtk_widget_get_ancestor (fixture_wait_for (row, GTK_TYPE_LABEL, who), GTK_TYPE_OVERLAY);
      jump = gtk_widget_get_last_child (side);
      fixture_wait (is_placed, jump);
      g_assert_true (gtk_widget_compute_bounds (jump, side, &button));
      g_assert_false (is_covered (gtk_overlay_get_child (GTK_OVERLAY (side)), side, &button));
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
    { "/contradictions/all", test_all },
    { "/contradictions/parts", test_parts },
    { "/contradictions/jumps", test_jumps },
    { "/contradictions/selection", test_selection },
    { "/contradictions/order", test_order },
    { "/contradictions/filter", test_filter },
    { "/contradictions/narrow", test_narrow },
    { "/contradictions/described", test_described },
    { "/contradictions/scrolled", test_scrolled },
    { "/contradictions/scrolled/at-once", test_scrolled_at_once },
    { "/contradictions/shrinks", test_shrinks },
    { "/contradictions/none", test_none },
    { "/contradictions/another", test_another },
    { "/contradictions/corner", test_corner },
    { "/contradictions/cancelled", test_cancelled },
    { "/contradictions/many", test_many },
  };

  fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, WindowFixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return fixture_run ();
}
