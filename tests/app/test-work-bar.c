/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-work-bar.h"

/*
 * What a window is working on. The windows here are never shown, so nobody looks at them.
 */

typedef struct
{
  GtkWindow *parent;
  GtkWindow *window;
  DossierWorkBar *bar;
  GPtrArray *news; /* (element-type utf8): what went to the desktop */
} Fixture;

static void
notify (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_ptr_array_add (user_data, g_variant_dup_string (parameter, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("notify", G_VARIANT_TYPE_STRING);

  fixture->news = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (action, "activate", G_CALLBACK (notify), fixture->news);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  fixture->parent = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->parent), "win", G_ACTION_GROUP (group));
  fixture->window = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  gtk_window_set_transient_for (fixture->window, fixture->parent);
  fixture->bar = g_object_new (DOSSIER_TYPE_WORK_BAR, NULL);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->window);
  gtk_window_destroy (fixture->parent);
  g_object_unref (fixture->parent);
  g_ptr_array_unref (fixture->news);
}

static gboolean
shows_work (gpointer user_data)
{
  return dossier_work_bar_get_sentence (user_data) != NULL;
}

static GtkWidget *
find_by_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_type (child, type);
  return found;
}

static void
test_short_work (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (dossier_work_bar_get_busy (fixture->bar));
  dossier_work_bar_begin (fixture->bar, "Saving");
  g_assert_true (dossier_work_bar_get_busy (fixture->bar));
  g_assert_null (dossier_work_bar_get_sentence (fixture->bar));
  dossier_work_bar_end (fixture->bar, NULL, "Saved");
  g_assert_false (dossier_work_bar_get_busy (fixture->bar));
  g_assert_null (dossier_work_bar_get_sentence (fixture->bar));
  g_assert_cmpuint (fixture->news->len, ==, 0);
}

/* It says what it is, how far it has come, and lets itself be cancelled. */
static void
test_work (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_object_ref (dossier_work_bar_begin (fixture->bar, "Saving"));
  g_autoptr (GError) error = NULL;
  GtkWidget *progress = find_by_type (GTK_WIDGET (fixture->bar), GTK_TYPE_PROGRESS_BAR);
  GtkWidget *button = find_by_type (GTK_WIDGET (fixture->bar), GTK_TYPE_BUTTON);

  fixture_wait (shows_work, fixture->bar);
  g_assert_cmpstr (dossier_work_bar_get_sentence (fixture->bar), ==, "Saving");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_get_visible (progress));
  dossier_work_bar_set_progress (fixture->bar, 1, 4);
  g_assert_true (gtk_widget_get_visible (progress));
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (progress)), ==, .25);

  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_cancellable_set_error_if_cancelled (cancellable, &error));
  dossier_work_bar_fail (fixture->bar, error);
  g_assert_null (dossier_work_bar_get_sentence (fixture->bar));
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_get_visible (progress));
}

static void
test_failure (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full");

  dossier_work_bar_begin (fixture->bar, "Saving");
  dossier_work_bar_fail (fixture->bar, error);
  g_assert_cmpstr (dossier_work_bar_get_sentence (fixture->bar), ==, "The disk is full");
  dossier_work_bar_untell (fixture->bar);
  g_assert_null (dossier_work_bar_get_sentence (fixture->bar));
}

static gboolean
is_later (gpointer user_data)
{
  return g_get_monotonic_time () > *(gint64 *) user_data;
}

static gboolean
wake_up (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* What took so long that somebody may have turned to something else is told on the desktop. */
static void
test_long_work (Fixture *fixture, gconstpointer unused)
{
  gint64 later = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  guint timer = g_timeout_add (100, wake_up, NULL);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full");

  dossier_work_bar_begin (fixture->bar, "Saving");
  fixture_wait (is_later, &later);
  dossier_work_bar_end (fixture->bar, NULL, "Saved “a”");
  g_assert_cmpuint (fixture->news->len, ==, 1);
  g_assert_cmpstr (fixture->news->pdata[0], ==, "Saved “a”");

  later = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  dossier_work_bar_begin (fixture->bar, "Saving");
  fixture_wait (is_later, &later);
  g_source_remove (timer);
  dossier_work_bar_fail (fixture->bar, error);
  g_assert_cmpuint (fixture->news->len, ==, 2);
  g_assert_cmpstr (fixture->news->pdata[1], ==, "The disk is full");
}

/* With the window goes what it works on. */
static void
test_closed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_object_ref (dossier_work_bar_begin (fixture->bar, "Saving"));

  gtk_window_set_child (fixture->window, NULL);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(name, test) g_test_add ("/work-bar/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("short-work", test_short_work);
  ADD ("work", test_work);
  ADD ("failure", test_failure);
  ADD ("long-work", test_long_work);
  ADD ("closed", test_closed);
#undef ADD

  return fixture_run ();
}
