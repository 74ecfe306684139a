/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-filter-chips.h"
#include "app/dossier-filter-menu.h"
#include "app/dossier-filter-status.h"
#include "app/dossier-filter-values.h"
#include "app/dossier-outline-row.h"
#include "app/dossier-outline.h"
#include "app/dossier-query-field.h"

/* Filters as a person sees them: the text, its chips, what is wrong with it, how many nodes answer, and the picture. */

typedef struct
{
  WindowFixture window;
  DossierExploration *exploration;
  GtkWidget *outline;
  GtkWidget *entry;
} Fixture;

static gboolean
has_answer (gpointer user_data)
{
  return dossier_exploration_get_matches (user_data) != NULL && !dossier_exploration_is_asking (user_data);
}

static void
wait_for_answer (Fixture *fixture)
{
  fixture_wait (has_answer, fixture->exploration);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture_set_up (&fixture->window, NULL);
  fixture_open (&fixture->window, "small.dossier");
  fixture->exploration = dossier_session_get_exploration (fixture->window.session);
  fixture->outline = fixture_wait_for (GTK_WIDGET (fixture->window.window), DOSSIER_TYPE_OUTLINE, NULL);
  fixture->entry = fixture_find (fixture->outline, GTK_TYPE_SEARCH_ENTRY, NULL);
  wait_for_answer (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  fixture_tear_down (&fixture->window, NULL);
}

/* As somebody types: what the entry tells of comes after a moment. */
static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
  g_signal_emit_by_name (fixture->entry, "search-changed");
}

/* At the end of what is there, which is not emptied meanwhile. */
static void
type_on (Fixture *fixture, const char *text)
{
  int position;

  gtk_editable_set_position (GTK_EDITABLE (fixture->entry), -1);
  position = gtk_editable_get_position (GTK_EDITABLE (fixture->entry));
  gtk_editable_insert_text (GTK_EDITABLE (fixture->entry), text, -1, &position);
  g_signal_emit_by_name (fixture->entry, "search-changed");
}

/* (transfer full): what the chips say, with | between. */
static char *
list_chips (Fixture *fixture)
{
  GtkWidget *chips = fixture_find (fixture->outline, DOSSIER_TYPE_FILTER_CHIPS, NULL);
  GString *list = g_string_new (NULL);

  for (GtkWidget *chip = chips != NULL ? gtk_widget_get_first_child (chips) : NULL; chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    g_string_append_printf (list,
                            "%s%s",
                            list->len > 0 ? "|" : "",
                            gtk_label_get_text (GTK_LABEL (fixture_find (chip, GTK_TYPE_LABEL, NULL))));
  return g_string_free (list, FALSE);
}

static void
assert_chips (Fixture *fixture, const char *expected)
{
  g_autofree char *chips = list_chips (fixture);

  g_assert_cmpstr (chips, ==, expected);
}

static void
test_chips (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *chip;

  assert_chips (fixture, "");
  /* What is typed for it is no word for people. */
  type (fixture, "date:none known:none");
  assert_chips (fixture, "Undated|No date of a source");
  type (fixture, "-date:none -known:None");
  assert_chips (fixture, "With a date|With a source’s date");
  type (fixture, "ban type:statement -by:\"He Yadong\" date:2026-01-06.. cited:no type:actor,measure (a OR b)");
  assert_chips (fixture,
                "Type: Statement|Not said by He Yadong|Dated from 6 January 2026|Not cited|Type: Actor, Measure|"
                "(a OR b)");

  /* A chip takes itself out and nothing else, and the keyboard goes to the next. */
  chip = gtk_widget_get_parent (
      gtk_widget_get_parent (fixture_find (fixture->outline, GTK_TYPE_LABEL, "Not said by He Yadong")));
  g_assert_true (GTK_IS_BUTTON (chip));
  gtk_test_accessible_assert_property (
      chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Filter “Not said by He Yadong”");
  gtk_widget_grab_focus (chip);
  g_signal_emit_by_name (chip, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)),
                   ==,
                   "ban type:statement date:2026-01-06.. cited:no type:actor,measure (a OR b)");
  assert_chips (fixture, "Type: Statement|Dated from 6 January 2026|Not cited|Type: Actor, Measure|(a OR b)");
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (fixture->entry))
                 == gtk_widget_get_parent (gtk_widget_get_parent (
                     fixture_find (fixture->outline, GTK_TYPE_LABEL, "Dated from 6 January 2026"))));

  /* From elsewhere. */
  dossier_exploration_set_query (fixture->exploration, "-kind:person");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "-kind:person");
  assert_chips (fixture, "Not kind: Person");

  /* While the text cannot be understood, they stay but cannot be used. */
  type_on (fixture, " date:soon");
  assert_chips (fixture, "Not kind: Person");
  g_assert_false (gtk_widget_get_sensitive (fixture_find (fixture->outline, DOSSIER_TYPE_FILTER_CHIPS, NULL)));

  /* The last one taken out by keyboard leads back to the text. */
  type (fixture, "-kind:person");
  chip = gtk_widget_get_first_child (fixture_find (fixture->outline, DOSSIER_TYPE_FILTER_CHIPS, NULL));
  gtk_widget_grab_focus (chip);
  g_signal_emit_by_name (chip, "clicked");
  g_assert_null (fixture_find (fixture->outline, DOSSIER_TYPE_FILTER_CHIPS, NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (fixture->entry)), fixture->entry));
}

static gboolean
complains (gpointer user_data)
{
  return gtk_widget_has_css_class (user_data, "error");
}

static GtkWidget *
find_rows (Fixture *fixture)
{
  return fixture_find (fixture->outline, GTK_TYPE_LIST_VIEW, NULL);
}

static void
test_problem (Fixture *fixture, gconstpointer unused)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (fixture->entry)));
  g_autoptr (GSList) attributes = NULL;
  PangoAttrIterator *iterator;
  int start = 0;
  int end = 0;

  type (fixture, "civilian");
  wait_for_answer (fixture);
  fixture_wait_for (fixture->outline, DOSSIER_TYPE_OUTLINE_ROW, "only military firms");

  /* While somebody types it waits, and then says what is wrong, and where. */
  type_on (fixture, " date:2026-x");
  g_assert_false (complains (fixture->entry));
  fixture_wait (complains, fixture->entry);
  iterator = pango_attr_list_get_iterator (gtk_text_get_attributes (text));
  do
    {
      if (pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE) != NULL)
        pango_attr_iterator_range (iterator, &start, &end);
    }
  while (pango_attr_iterator_next (iterator));
  pango_attr_iterator_destroy (iterator);
  g_assert_cmpint (start, ==, (int) strlen ("civilian date:"));
  g_assert_cmpint (end, ==, (int) strlen ("civilian date:2026-x"));
  fixture_wait_for (fixture->outline, GTK_TYPE_LABEL, "2026-x");
  gtk_test_accessible_assert_state (fixture->entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (fixture->entry,
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       dossier_exploration_get_problem (fixture->exploration, NULL));

  /* The last answer stays. */
  g_assert_nonnull (fixture_find (fixture->outline, DOSSIER_TYPE_OUTLINE_ROW, "only military firms"));
  g_assert_null (fixture_find (fixture->outline, DOSSIER_TYPE_OUTLINE_ROW, "Dysprosium"));

  /* Mended. */
  type (fixture, "civilian date:2026-01");
  g_assert_false (complains (fixture->entry));
  g_assert_null (gtk_text_get_attributes (text));

  /* Enter does not wait, and selects nothing. */
  type (fixture, "civilian date:2026-x");
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_true (complains (fixture->entry));
  g_assert_cmpuint (dossier_session_get_selection (fixture->window.session).node, ==, DOSSIER_INDEX_NONE);

  /* Another text from elsewhere. */
  dossier_exploration_set_query (fixture->exploration, "");
  g_assert_false (complains (fixture->entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "");
  g_assert_nonnull (find_rows (fixture));
}

static gboolean
is_visible (Fixture *fixture, const char *id, DossierVisibility visibility)
{
  return dossier_scene_get_visibility (dossier_session_get_scene (fixture->window.session),
                                       fixture_find_node (&fixture->window, id))
         == visibility;
}

/* Where there is no room for both, as with large text, the count has a line of its own, and is not cut. */
static void
check_status_wraps (GtkWidget *status)
{
  GtkWidget *count = gtk_widget_get_first_child (status);
  GtkWidget *buttons = gtk_widget_get_last_child (status);
  int n_count;
  int n_buttons;

  gtk_widget_measure (count, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &n_count, NULL, NULL);
  gtk_widget_measure (buttons, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &n_buttons, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    {
      int width = i == 0 ? n_count + n_buttons + 20 : MAX (n_count, n_buttons);
      int height;
      graphene_rect_t bounds;

      gtk_widget_measure (status, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_widget_size_allocate (status, &(GtkAllocation){ 0, 0, width, height }, -1);
      g_assert_cmpint (gtk_widget_get_width (count), >=, n_count);
      g_assert_cmpint (gtk_widget_get_width (buttons), >=, n_buttons);
      g_assert_true (gtk_widget_compute_bounds (buttons, status, &bounds));
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, ==, width);
      g_assert_cmpint (bounds.origin.y > 0, ==, i == 1);
    }
  gtk_widget_queue_resize (status);
}

static void
test_status (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *status;

  g_assert_null (fixture_find (fixture->outline, DOSSIER_TYPE_FILTER_STATUS, NULL));
  type (fixture, "type:actor");
  wait_for_answer (fixture);
  status = fixture_find (fixture->outline, DOSSIER_TYPE_FILTER_STATUS, NULL);
  g_assert_nonnull (fixture_find (status, GTK_TYPE_LABEL, "4 of 8"));
  check_status_wraps (status);
  g_assert_true (is_visible (fixture, "ban", DOSSIER_VISIBILITY_DIMMED));
  g_assert_true (is_visible (fixture, "ministry", DOSSIER_VISIBILITY_SHOWN));

  g_assert_nonnull (fixture_find (status, GTK_TYPE_LABEL, "Dim Rest"));
  g_assert_true (gtk_widget_activate_action (status, "filter.rest", "s", "hide"));
  g_assert_true (dossier_exploration_get_hide (fixture->exploration));
  g_assert_nonnull (fixture_find (status, GTK_TYPE_LABEL, "Hide Rest"));
  g_assert_true (is_visible (fixture, "ban", DOSSIER_VISIBILITY_HIDDEN));

  /* What is selected stays selected, and its evidence to be read. */
  fixture_select (&fixture->window, "ban");
  g_assert_cmpuint (dossier_session_get_selection (fixture->window.session).node,
                    ==,
                    fixture_find_node (&fixture->window, "ban"));

  g_assert_true (gtk_widget_activate_action (status, "filter.clear", NULL));
  wait_for_answer (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "");
  g_assert_null (fixture_find (fixture->outline, DOSSIER_TYPE_FILTER_STATUS, NULL));
  g_assert_true (is_visible (fixture, "ban", DOSSIER_VISIBILITY_SHOWN));
}

static void
test_no_results (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *button;

  type (fixture, "type:measure by:\"He Yadong\"");
  fixture_wait_for (fixture->outline, GTK_TYPE_LABEL, "No Results Found");
  fixture_wait_for (fixture->outline, GTK_TYPE_LABEL, "Try other words or remove a filter");
  /* A word misspelt is named, as it was written. */
  type (fixture, "by:\"He Yadong\" type:\"<statment>\"");
  fixture_wait_for (fixture->outline, GTK_TYPE_LABEL, "Nothing in this dossier matches “type:\"<statment>\"”");
  button = fixture_wait_for (fixture->outline, GTK_TYPE_BUTTON, "Clear All Filters");
  g_signal_emit_by_name (button, "clicked");
  fixture_wait_for (fixture->outline, DOSSIER_TYPE_OUTLINE_ROW, "Dysprosium");
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "");
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data);
}

static GtkWidget *
find_menu_button (Fixture *fixture)
{
  GtkWidget *button = fixture->outline;

  /* The first one above the list. */
  button = fixture_find (fixture->outline, GTK_TYPE_MENU_BUTTON, NULL);
  g_assert_nonnull (button);
  return button;
}

static GtkWidget *
open_menu (Fixture *fixture, int field)
{
  GtkWidget *menu = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_menu_button (fixture))));
  GtkWidget *list;

  gtk_popover_popup (GTK_POPOVER (menu));
  fixture_wait (is_mapped, menu);
  list = fixture_wait_for (menu, GTK_TYPE_LIST_BOX, NULL);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), field));
  return menu;
}

static void
test_menu (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *menu = open_menu (fixture, 3);
  GtkWidget *check;
  GtkWidget *entry;

  g_assert_true (DOSSIER_IS_FILTER_MENU (menu));
  fixture_wait_for (menu, GTK_TYPE_LABEL, "He Yadong");
  g_signal_emit_by_name (fixture_find (menu, GTK_TYPE_LIST_VIEW, NULL), "activate", 1);
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "by:\"He Yadong\"");
  assert_chips (fixture, "Said by He Yadong");

  /* Another type takes the place of the first; what is left out is added. */
  menu = open_menu (fixture, 0);
  fixture_wait_for (menu, GTK_TYPE_LABEL, "Actor");
  g_signal_emit_by_name (fixture_find (menu, GTK_TYPE_LIST_VIEW, NULL), "activate", 0);
  menu = open_menu (fixture, 0);
  g_signal_emit_by_name (fixture_wait_for (menu, GTK_TYPE_LIST_VIEW, NULL), "activate", 1);
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "by:\"He Yadong\" type:statement");
  menu = open_menu (fixture, 1);
  check = fixture_wait_for (menu, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (fixture_find (menu, GTK_TYPE_LIST_VIEW, NULL), "activate", 0);
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration),
                   ==,
                   "by:\"He Yadong\" type:statement -kind:reported");

  /* Dates: only what is one can be added. */
  dossier_exploration_set_query (fixture->exploration, "");
  menu = open_menu (fixture, 6);
  entry = fixture_wait_for (menu, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "soon");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026-01");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (dossier_exploration_get_query (fixture->exploration), ==, "date:2026-01..");
}

static void
take_result (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_taken (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

static DossierFilterValues *
list_values (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_filter_values_list_async (
      dossier_session_get_search (fixture->window.session), cancellable, take_result, &result);
  fixture_wait (is_taken, &result);
  return dossier_filter_values_list_finish (result, error);
}

/* Every choice says how many nodes there will be. */
static void
test_values (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DossierFilterValues) values = list_values (fixture, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree guint *found = NULL;
  guint n_values = 0;
  guint n_found;

  for (guint field = DOSSIER_FILTER_TYPE; field < DOSSIER_N_FILTER_FIELDS; field++)
    for (guint i = 0; i < dossier_filter_values_get_n (values, (DossierFilterField) field); i++)
      {
        const DossierFilterValue *value = dossier_filter_values_get (values, (DossierFilterField) field, i);
        guint n_nodes;

        dossier_exploration_set_query (fixture->exploration, "");
        dossier_exploration_add_term (fixture->exploration, (DossierFilterField) field, value->text, FALSE);
        wait_for_answer (fixture);
        g_assert_null (dossier_exploration_get_problem (fixture->exploration, NULL));
        dossier_matches_get_nodes (dossier_exploration_get_matches (fixture->exploration), &n_nodes);
        g_assert_cmpuint (n_nodes, ==, value->count);
        n_values++;
      }
  g_assert_cmpuint (n_values, >, 12);

  found = dossier_filter_values_find (values, DOSSIER_FILTER_BY, "he YA", 10, &n_found);
  g_assert_cmpuint (n_found, ==, 1);
  g_assert_cmpstr (dossier_filter_values_get (values, DOSSIER_FILTER_BY, found[0])->title, ==, "He Yadong");

  g_cancellable_cancel (cancellable);
  g_assert_null (list_values (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A dossier without nodes has nothing to answer with, and nothing to choose from. */
static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("empty-XXXXXX.dossier", &stream, NULL);
  const char *contents = "{ \"dossier\": 1, \"title\": \"Empty\", \"sources\": [], \"nodes\": [], \"edges\": [] }";
  GtkWidget *menu;

  g_assert_true (
      g_file_replace_contents (file, contents, strlen (contents), NULL, FALSE, 0, NULL, NULL, NULL));
  fixture_open_file (&fixture->window, file);
  wait_for_answer (fixture);
  fixture_wait_for (fixture->outline, GTK_TYPE_LABEL, "Nothing Here Yet");

  type (fixture, "type:actor");
  fixture_wait_for (fixture->outline, GTK_TYPE_LABEL, "No Results Found");
  fixture_wait_for (fixture->outline, GTK_TYPE_LABEL, "0 of 0");
  dossier_exploration_set_hide (fixture->exploration, TRUE);
  menu = open_menu (fixture, 3);
  fixture_settle ();
  g_assert_null (fixture_find (menu, GTK_TYPE_LIST_VIEW, NULL));

  type (fixture, "");
  fixture_wait_for (fixture->outline, GTK_TYPE_LABEL, "Nothing Here Yet");
  g_file_delete (file, NULL, NULL);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define add(name, function) g_test_add ("/filters/" name, Fixture, NULL, set_up, function, tear_down)
  add ("chips", test_chips);
  add ("problem", test_problem);
  add ("status", test_status);
  add ("no-results", test_no_results);
  add ("menu", test_menu);
  add ("values", test_values);
  add ("empty", test_empty);
#undef add

  return fixture_run ();
}
