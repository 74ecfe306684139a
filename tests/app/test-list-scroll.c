/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * A list that is to show one of its rows.
 */

#include "window-fixture.h"

#include "app/dossier-list-scroll.h"

#define N_ROWS 341
#define FAR 235
#define FAR_WORDS "Row 235."

typedef struct
{
  GtkWidget *window;
  GtkWidget *list;
  GtkStringList *strings;
} Fixture;

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  fixture->strings = gtk_string_list_new (NULL);
  fixture->list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (fixture->strings)))), factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->list);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->strings);
}

static void
fill (Fixture *fixture)
{
  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_take (fixture->strings, g_strdup_printf ("Row %u.", i));
}

static double
get_page_size (Fixture *fixture)
{
  return gtk_adjustment_get_page_size (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->list)));
}

static gboolean
has_height (gpointer fixture)
{
  return get_page_size (fixture) > 0;
}

static gboolean
is_in_view (Fixture *fixture, GtkWidget *label)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (label, fixture->list, &bounds) && bounds.size.height > 0 && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (fixture->list);
}

static gboolean
shows_far_row (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *label = fixture_find (fixture->list, GTK_TYPE_LABEL, FAR_WORDS);

  return label != NULL && is_in_view (fixture, label);
}

static void
test_at_once (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (has_height, fixture);
  dossier_list_scroll_to (fixture->list, FAR);
  fixture_wait (shows_far_row, fixture);
}

/* A list that is not shown yet. */
static void
test_before_shown (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  dossier_list_scroll_to (fixture->list, 3);
  dossier_list_scroll_to (fixture->list, FAR);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (shows_far_row, fixture);
}

/* As when a file is read again: for a moment there are no rows. */
static void
test_after_empty (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (has_height, fixture);
  gtk_string_list_splice (fixture->strings, 0, N_ROWS, NULL);
  fixture_settle ();
  fill (fixture);
  dossier_list_scroll_to (fixture->list, FAR);
  fixture_wait (shows_far_row, fixture);
}

/* What was asked for has gone meanwhile. */
static void
test_gone (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  dossier_list_scroll_to (fixture->list, FAR);
  gtk_string_list_splice (fixture->strings, 5, N_ROWS - 5, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (has_height, fixture);
  fixture_settle ();
  g_assert_nonnull (fixture_find (fixture->list, GTK_TYPE_LABEL, "Row 4."));
  dossier_list_scroll_to (fixture->list, FAR);
  fixture_settle ();
  g_assert_nonnull (fixture_find (fixture->list, GTK_TYPE_LABEL, "Row 4."));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/list-scroll/at-once", Fixture, NULL, set_up, test_at_once, tear_down);
  g_test_add ("/list-scroll/before-shown", Fixture, NULL, set_up, test_before_shown, tear_down);
  g_test_add ("/list-scroll/after-empty", Fixture, NULL, set_up, test_after_empty, tear_down);
  g_test_add ("/list-scroll/gone", Fixture, NULL, set_up, test_gone, tear_down);

  return fixture_run ();
}
