/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/*
 * Another program changes the file that is open: a bar says so and offers to read it again. Nothing happens by itself:
 * whoever reads a quote must not have it taken away. Nor is it where the file cannot be read any more: then the bar
 * says why, and leads to the problems and back.
 */

static void look (DossierWindow *self);

/* Milliseconds: a program that takes a file away to put another in its place has done so by then. */
#define PATIENCE 1000

static const char *
get_words (DossierWindow *self, DossierDocumentChange change)
{
  if (change == DOSSIER_DOCUMENT_GONE)
    return _ ("This file is no longer there. Save it to keep what you see.");
  return dossier_document_get_modified (dossier_session_get_document (self->session))
             ? _ ("Another program has changed this file. To reload it drops what is not saved here.")
             : _ ("Another program has changed this file.");
}

/* What is gone cannot be read again. */
static void
show_buttons (DossierWindow *self, gboolean is_gone, gboolean has_problems)
{
  gtk_widget_set_visible (self->changed_problems_button, has_problems);
  gtk_widget_set_visible (self->changed_reload_button, !is_gone);
  gtk_widget_set_visible (self->changed_save_button, is_gone);
}

static void
show (DossierWindow *self, DossierDocumentChange change)
{
  /* What is wrong with it stays until it is put right, or reloaded again; of what is gone, nothing can be. */
  if (change == DOSSIER_DOCUMENT_SAME || change == DOSSIER_DOCUMENT_GONE)
    self->reload_failed = FALSE;
  if (change != DOSSIER_DOCUMENT_SAME && !self->reload_failed)
    {
      gboolean is_new = !gtk_revealer_get_reveal_child (self->changed_revealer)
                        || g_strcmp0 (gtk_label_get_label (self->changed_label), get_words (self, change)) != 0;

      gtk_label_set_label (self->changed_label, get_words (self, change));
      show_buttons (self, change == DOSSIER_DOCUMENT_GONE, FALSE);
      if (is_new)
        dossier_compat_announce (GTK_WIDGET (self->changed_label), gtk_label_get_label (self->changed_label));
    }
  gtk_revealer_set_reveal_child (self->changed_revealer, change != DOSSIER_DOCUMENT_SAME);
}

static gboolean
look_once_more (gpointer user_data)
{
  DossierWindow *self = user_data;

  self->gone_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* Whether to wait and see if a file that is gone stays so. */
static gboolean
is_patient (DossierWindow *self, DossierDocumentChange change)
{
  if (change != DOSSIER_DOCUMENT_GONE)
    {
      g_clear_handle_id (&self->gone_source, g_source_remove);
      self->is_gone = FALSE;
      return FALSE;
    }
  if (!self->is_gone)
    self->gone_source = g_timeout_add (PATIENCE, look_once_more, self);
  self->is_gone = TRUE;
  return self->gone_source != 0;
}

static void
looked (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  DossierDocument *document = DOSSIER_DOCUMENT (source_object);
  DossierDocumentChange change = dossier_document_look_finish (document, result);

  self->looking = FALSE;
  if (self->session == NULL || dossier_session_get_document (self->session) != document)
    return;

  if (self->look_again)
    look (self);
  else if (!is_patient (self, change))
    show (self, change);
}

static void
look (DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  self->look_again = self->looking;
  if (self->looking || document == NULL)
    return;

  self->looking = TRUE;
  dossier_document_look_async (document, self->cancellable, looked, g_object_ref (self));
}

/* What has happened is found out by looking: a file that is written anew and one that is put in its place come as quite
 * different events, and each of them as several. */
static void
happened (DossierWindow *self)
{
  if (self->session != NULL)
    look (self);
}

/* Without one, where the system cannot watch, saving still finds out. */
static GFileMonitor *
start_monitor (DossierWindow *self, GFile *file)
{
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (happened), self, G_CONNECT_SWAPPED);
  return monitor;
}

/* (nullable) (transfer full): the file that a symbolic link leads to. */
static GFile *
follow_link (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *target = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? realpath (path, NULL) : NULL;
  GFile *found = target != NULL ? g_file_new_for_path (target) : NULL;

  free (target);
  return found;
}

static void
watch (DossierWindow *self)
{
  g_autoptr (GFile) target = NULL;
  GFile *file = dossier_session_get_file (self->session);

  gtk_revealer_set_reveal_child (self->changed_revealer, FALSE);
  g_clear_object (&self->monitor);
  g_clear_object (&self->target_monitor);
  g_clear_handle_id (&self->gone_source, g_source_remove);
  self->is_gone = FALSE;
  self->look_again = FALSE;
  /* What another program's file became has none of its own until it is saved. */
  if (file == NULL || g_file_peek_path (file) == NULL || dossier_session_get_document (self->session) == NULL
      || dossier_session_is_unsaved (self->session))
    return;

  self->monitor = start_monitor (self, file);
  target = follow_link (file);
  if (target != NULL)
    self->target_monitor = start_monitor (self, target);
  /* It may have changed between being read and being watched. */
  look (self);
}

static void
set_shows_problems (DossierWindow *self, gboolean shows_problems)
{
  if (self->shows_problems == shows_problems)
    return;

  self->shows_problems = shows_problems;
  gtk_widget_set_visible (self->changed_problems_button, !shows_problems);
  dossier_window_show_page (self);
  dossier_window_update_actions (self);
  if (shows_problems)
    dossier_problem_page_focus_way_back (self->problem_page);
  else
    dossier_window_focus_view (self);
}

static void
state_changed (DossierWindow *self)
{
  self->reload_failed = FALSE;
  self->shows_problems = FALSE;
  watch (self);
}

static void
reload_failed (DossierWindow *self)
{
  const GError *error = dossier_session_get_error (self->session);
  GPtrArray *problems = dossier_session_get_problems (self->session);
  guint n_problems = problems != NULL ? problems->len : 0;
  g_autofree char *reason = dossier_problem_page_describe (error);
  g_autofree char *text = NULL;

  if (n_problems > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "Not reloaded: the file has %'u problem now. What you see was read before.",
                                         "Not reloaded: the file has %'u problems now. What you see was read before.",
                                         n_problems),
                            n_problems);
  else
    /* Translators: then what went wrong, as a sentence */
    text = g_strdup_printf (_("Not reloaded. %s"), reason);

  self->reload_failed = TRUE;
  dossier_problem_page_show (
      self->problem_page, dossier_session_get_file (self->session), error, problems, TRUE);
  gtk_label_set_label (self->changed_label, text);
  show_buttons (self, FALSE, n_problems > 0 && !self->shows_problems);
  gtk_revealer_set_reveal_child (self->changed_revealer, TRUE);
  dossier_compat_announce (GTK_WIDGET (self->changed_label), text);
}

static void
show_problems (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;

  if (self->reload_failed)
    set_shows_problems (self, TRUE);
}

static void
leave_problems (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_shows_problems (user_data, FALSE);
}

gboolean
dossier_window_shows_dossier (DossierWindow *self)
{
  return dossier_session_get_state (self->session) == DOSSIER_SESSION_READY && !self->shows_problems;
}

static void
change_dismissed (DossierWindow *self)
{
  self->reload_failed = FALSE;
  gtk_revealer_set_reveal_child (self->changed_revealer, FALSE);
}

void
dossier_window_watch_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, changed_box);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, changed_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, changed_problems_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, changed_reload_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, changed_save_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, changed_revealer);
  gtk_widget_class_bind_template_callback (widget_class, change_dismissed);
}

void
dossier_window_set_up_watch (DossierWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-problems", .activate = show_problems },
    { .name = "leave-problems", .activate = leave_problems },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  /* Where it is narrow, the buttons go below what they are about. */
  gtk_widget_set_layout_manager (self->changed_box, dossier_wrap_layout_new (6));
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "reload-failed", G_CALLBACK (reload_failed), self, G_CONNECT_SWAPPED);
  /* Saved under another name, it is that file that matters. */
  g_signal_connect_object (self->session, "notify::file", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
}

void
dossier_window_drop_watch (DossierWindow *self)
{
  g_clear_object (&self->monitor);
  g_clear_object (&self->target_monitor);
  g_clear_handle_id (&self->gone_source, g_source_remove);
}
