/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Words are whole in a window as narrow as a phone, and with text of twice the size. */

#include "window-fixture.h"

#include "app/dossier-export-window-private.h"
#include "app/dossier-extract-window.h"
#include "app/dossier-narrow.h"
#include "app/dossier-node-chooser.h"
#include "app/dossier-query-field.h"

/* Pixels: with whatever the window manager puts around it. */
#define NARROW 360
#define FRAME 64

typedef struct
{
  WindowFixture window;
  GtkSettings *settings;
  int dpi;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture_set_up (&fixture->window, NULL);
  fixture->settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window.window));
  g_object_get (fixture->settings, "gtk-xft-dpi", &fixture->dpi, NULL);
  fixture_open (&fixture->window, "small.dossier");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_set (fixture->settings, "gtk-xft-dpi", fixture->dpi, NULL);
  fixture_tear_down (&fixture->window, NULL);
}

static void
enlarge (Fixture *fixture, guint scale)
{
  g_object_set (fixture->settings, "gtk-xft-dpi", (int) scale * 96 * 1024, NULL);
}

static gboolean
is_there (gpointer user_data)
{
  return fixture_find_toplevel (*(GType *) user_data) != NULL;
}

static gboolean
is_gone (gpointer user_data)
{
  return fixture_find_toplevel (*(GType *) user_data) == NULL;
}

/* (nullable): the first words that are seen, but not whole. */
static const char *
find_cut (GtkWidget *widget)
{
  const char *text = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && text == NULL;
       child = gtk_widget_get_next_sibling (child))
    text = find_cut (child);
  return text;
}

static gboolean
is_narrow (gpointer user_data)
{
  int width = gtk_widget_get_width (user_data);

  return width > 0 && width <= NARROW + FRAME;
}

static gboolean
is_whole (gpointer user_data)
{
  return is_narrow (user_data) && find_cut (user_data) == NULL;
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_left = user_data;

  return --*n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_zero (gpointer user_data)
{
  return *(guint *) user_data == 0;
}

/* What has changed has its place only once a frame has been laid out after it. */
static void
wait_until_whole (GtkWidget *window)
{
  guint n_left = 2;

  gtk_widget_add_tick_callback (window, count_frame, &n_left, NULL);
  gtk_widget_queue_resize (window);
  fixture_wait (is_zero, &n_left);
  fixture_wait (is_whole, window);
}

static GtkWidget *
open_narrow (Fixture *fixture, GType type, const char *action)
{
  GtkWidget *window;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), action, NULL);
  fixture_wait (is_there, &type);
  window = fixture_find_toplevel (type);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 640);
  fixture_wait (is_narrow, window);
  return window;
}

static void
close_window (GtkWidget *window, GType type)
{
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (is_gone, &type);
}

static AdwComboRow *
find_row (GtkWidget *widget, guint *n)
{
  AdwComboRow *row = NULL;

  if (ADW_IS_COMBO_ROW (widget) && (*n)-- == 0)
    return ADW_COMBO_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && row == NULL;
       child = gtk_widget_get_next_sibling (child))
    row = find_row (child, n);
  return row;
}

/* Whatever is chosen. Returns how many choices there were. */
static guint
check_choices (GtkWidget *window)
{
  guint n_choices = 0;

  for (guint i = 0;; i++)
    {
      guint n = i;
      AdwComboRow *row = find_row (window, &n);

      if (row == NULL)
        return n_choices;

      for (guint choice = g_list_model_get_n_items (adw_combo_row_get_model (row)); choice-- > 0; n_choices++)
        {
          adw_combo_row_set_selected (row, choice);
          wait_until_whole (window);
        }
    }
}

static void
test_figure (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = open_narrow (fixture, DOSSIER_TYPE_EXPORT_WINDOW, "win.export");
  AdwComboRow *part = DOSSIER_EXPORT_WINDOW (window)->part;

  for (guint scale = 1; scale <= 2; scale++)
    {
      enlarge (fixture, scale);
      g_assert_cmpuint (check_choices (window), >=, 3 + 4 + 3 + 5 + 3);
    }

  /* What is chosen is said beside the title or below it, with a word on what it does. */
  adw_combo_row_set_selected (part, DOSSIER_EXPORT_NEIGHBOURHOOD);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (part)), ==,
                   "The Selection’s Neighbors\nNothing is selected: everything is shown");
  enlarge (fixture, 1);
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (part)), ==, "Nothing is selected: everything is shown");
  adw_combo_row_set_selected (part, DOSSIER_EXPORT_ALL);
  close_window (window, DOSSIER_TYPE_EXPORT_WINDOW);
}

static void
test_extract (Fixture *fixture, gconstpointer action)
{
  GtkWidget *window;

  window = open_narrow (fixture, DOSSIER_TYPE_EXTRACT_WINDOW, action);
  for (guint scale = 1; scale <= 2; scale++)
    {
      enlarge (fixture, scale);
      g_assert_cmpuint (check_choices (window), >=, 3 + 3);
    }
  close_window (window, DOSSIER_TYPE_EXTRACT_WINDOW);
}

typedef struct
{
  GtkWidget *field;
  const char *words;
} Said;

static gboolean
is_said (gpointer user_data)
{
  Said *said = user_data;
  GtkWidget *label = fixture_find (said->field, GTK_TYPE_LABEL, said->words);

  return label != NULL && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), said->words)
         && find_cut (said->field) == NULL;
}

static void
wait_for_words (GtkWidget *field, const char *words)
{
  Said said = { field, words };

  fixture_wait (is_said, &said);
}

/* An empty field says what can be typed there, as far as there is room for it. */
static void
test_placeholder (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *field = fixture_wait_for (GTK_WIDGET (fixture->window.window), DOSSIER_TYPE_QUERY_FIELD, NULL);

  wait_for_words (field, "Search names and quotes");
  enlarge (fixture, 2);
  wait_for_words (field, "Search");
  /* Nor where it was away meanwhile. */
  gtk_widget_set_visible (field, FALSE);
  enlarge (fixture, 1);
  gtk_widget_set_visible (field, TRUE);
  wait_for_words (field, "Search names and quotes");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.view", "s", "paths");
  field = fixture_wait_for (GTK_WIDGET (fixture->window.window), DOSSIER_TYPE_NODE_CHOOSER, NULL);
  wait_for_words (field, "Name or words of a quote");
  enlarge (fixture, 4);
  wait_for_words (field, "Name");
}

/* Of other languages, too, in which these words are longer: no page is wider for them than a telephone. */
static guint
check_buttons (GtkWidget *widget)
{
  guint n_buttons = 0;
  int least;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Clear All Filters") == 0)
    {
      gtk_button_set_label (GTK_BUTTON (widget), "すべてのフィルターをすべて解除して元に戻す(_C)");
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <, NARROW / 2);
      n_buttons++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_buttons += check_buttons (child);
  return n_buttons;
}

static void
test_buttons (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *loading = fixture_find (GTK_WIDGET (fixture->window.window), GTK_TYPE_LABEL, "Laying out…");
  int least;

  enlarge (fixture, 2);
  g_assert_nonnull (loading);
  gtk_widget_measure (loading, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <, NARROW / 2);
  /* In the outline, in both tables and beside the contradictions. */
  g_assert_cmpuint (check_buttons (GTK_WIDGET (fixture->window.window)), ==, 4);
}

/* As many as are wanted, in letters of the Latin script, which Han characters and kana are twice as wide as. */
static void
test_width_chars (void)
{
  /* Here, the locale's language is in Latin letters. */
  g_assert_cmpint (dossier_width_chars (12), ==, 12);
  g_assert_cmpint (dossier_width_chars_for_text (NULL, 12), ==, 0);
  g_assert_cmpint (dossier_width_chars_for_text ("", 12), ==, 0);
  g_assert_cmpint (dossier_width_chars_for_text ("Uncited", 12), ==, 7);
  g_assert_cmpint (dossier_width_chars_for_text ("Ünçïtéd", 12), ==, 7);
  g_assert_cmpint (dossier_width_chars_for_text ("引用なし", 12), ==, 8);
  g_assert_cmpint (dossier_width_chars_for_text ("Uncited, as it seems", 12), ==, 12);
  g_assert_cmpint (dossier_width_chars_for_text ("名前は挙がっていません", 12), ==, 12);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/large-text/width-chars", test_width_chars);
  g_test_add ("/large-text/figure", Fixture, NULL, set_up, test_figure, tear_down);
  g_test_add ("/large-text/buttons", Fixture, NULL, set_up, test_buttons, tear_down);
  g_test_add ("/large-text/placeholder", Fixture, NULL, set_up, test_placeholder, tear_down);
  g_test_add ("/large-text/report", Fixture, "win.report", set_up, test_extract, tear_down);
  g_test_add ("/large-text/data", Fixture, "win.export-data", set_up, test_extract, tear_down);

  return fixture_run ();
}
