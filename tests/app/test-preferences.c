/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * What is chosen in the preferences, and what comes of it in the windows that are open.
 */

#include "window-fixture.h"

#include "app/dossier-evidence-panel.h"
#include "app/dossier-preferences.h"
#include "app/dossier-settings.h"

#include <glib/gstdio.h>

typedef struct
{
  WindowFixture window;
  GSettings *settings;
  GtkWidget *preferences;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-texts-XXXXXX", &error);
  g_assert_no_error (error);
  text = g_build_filename (fixture->folder, "article.txt", NULL);
  g_assert_true (g_file_set_contents (
      text, "As He Yadong, a spokesperson for the Chinese Commerce Ministry, put it.", -1, &error));

  fixture_set_up (&fixture->window, NULL);
  fixture->settings = dossier_settings_new ();
  g_assert_nonnull (fixture->settings);
  g_settings_reset (fixture->settings, "texts-folder");
  fixture_open (&fixture->window, "small.dossier");
  fixture->preferences = dossier_preferences_new (GTK_WINDOW (fixture->window.window), fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->preferences));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "article.txt", NULL);

  g_settings_reset (fixture->settings, "texts-folder");
  g_object_unref (fixture->settings);
  fixture_tear_down (&fixture->window, NULL);
  g_unlink (text);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
has_checks (gpointer session)
{
  return dossier_session_get_checks (session) != NULL;
}

static gboolean
has_no_checks (gpointer session)
{
  return dossier_session_get_checks (session) == NULL;
}

/* The dossier names no text: there is nothing to hold its quotes against until there is a folder. */
static void
test_texts_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *name = g_path_get_basename (fixture->folder);
  DossierSession *session = fixture->window.session;
  GtkWidget *panel = fixture_find (GTK_WIDGET (fixture->window.window), DOSSIER_TYPE_EVIDENCE_PANEL, NULL);
  const DossierChecks *checks;
  GtkWidget *clear;

  fixture_select (&fixture->window, "he-yadong");
  fixture_wait_for (fixture->preferences, GTK_TYPE_LABEL, "None but those beside each dossier");
  g_assert_null (fixture_find (panel, GTK_TYPE_LABEL, "exact"));
  g_assert_null (dossier_session_get_checks (session));

  dossier_settings_set_texts_folder (fixture->settings, folder);
  fixture_wait_for (fixture->preferences, GTK_TYPE_LABEL, name);
  fixture_wait (has_checks, session);
  checks = dossier_session_get_checks (session);
  g_assert_cmpint (
      dossier_checks_get_for_node (checks, fixture_find_node (&fixture->window, "he-yadong"), 0)->status, ==,
      DOSSIER_CHECK_EXACT);
  fixture_wait_for (panel, GTK_TYPE_LABEL, "exact");

  clear = fixture_wait_for (fixture->preferences, GTK_TYPE_BUTTON, "Use No Folder");
  g_assert_true (gtk_widget_activate (clear));
  fixture_wait (has_no_checks, session);
  fixture_wait_for (fixture->preferences, GTK_TYPE_LABEL, "None but those beside each dossier");
  g_assert_null (fixture_find (fixture->preferences, GTK_TYPE_BUTTON, "Use No Folder"));
  /* The focus did not go with the button. */
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (fixture->preferences)));
}

/* A name that looks like markup, and a folder that is gone: the row says where it was, the window that it is not. */
static void
test_folder_that_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path ("/no/such/<b>folder</b> & more");

  dossier_settings_set_texts_folder (fixture->settings, folder);
  fixture_wait_for (fixture->preferences, GTK_TYPE_LABEL, "/no/such/<b>folder</b> & more");
  fixture_wait_for (GTK_WIDGET (fixture->window.window), GTK_TYPE_LABEL,
                    "The folder of the sources’ texts cannot be read");
  g_assert_null (dossier_session_get_checks (fixture->window.session));
}

static gboolean
is_dark (gpointer manager)
{
  return adw_style_manager_get_dark (manager);
}

static char *
get_color (Fixture *fixture)
{
  GdkRGBA color;

  g_assert_true (gtk_style_context_lookup_color (
      gtk_widget_get_style_context (fixture->preferences), "contradicts_color", &color));
  return gdk_rgba_to_string (&color);
}

static void
test_style (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *light = get_color (fixture);
  g_autofree char *dark = NULL;
  g_autofree char *light_again = NULL;
  AdwComboRow *row = ADW_COMBO_ROW (fixture_find (fixture->preferences, ADW_TYPE_COMBO_ROW, NULL));

  g_assert_nonnull (row);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_false (is_dark (manager));
  adw_combo_row_set_selected (row, 2);
  fixture_wait (is_dark, manager);
  dark = get_color (fixture);
  g_assert_cmpstr (dark, !=, light);
  g_settings_reset (fixture->settings, "style");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_false (is_dark (manager));
  light_again = get_color (fixture);
  g_assert_cmpstr (light_again, ==, light);
}

int
main (int argc, char *argv[])
{
#define ADD(name, test) g_test_add ("/preferences/" name, Fixture, NULL, set_up, test, tear_down)
  fixture_init (&argc, &argv);
  ADD ("texts-folder", test_texts_folder);
  ADD ("folder-that-is-gone", test_folder_that_is_gone);
  ADD ("style", test_style);
  return fixture_run ();
}
