/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-config.h"

#include <glib/gi18n-lib.h>

/*
 * Whoever goes on to something else while a large dossier is read and laid out is told when it is done. What was quick,
 * or is looked at, needs no words.
 */

#define LONG_WORK_US (2 * G_USEC_PER_SEC)

static GApplication *
get_application (DossierWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  /* Without a bus there is nobody to tell. */
  return application != NULL && g_application_get_dbus_connection (G_APPLICATION (application)) != NULL
             ? G_APPLICATION (application)
             : NULL;
}

static void
withdraw (DossierWindow *self)
{
  GApplication *application = get_application (self);

  if (self->notification_id != NULL && application != NULL)
    g_application_withdraw_notification (application, self->notification_id);
  g_clear_pointer (&self->notification_id, g_free);
  g_clear_object (&self->notification);
  g_clear_handle_id (&self->notifier_watch, g_bus_unwatch_name);
}

static void
show (DossierWindow *self)
{
  GApplication *application = get_application (self);

  if (application != NULL)
    g_application_send_notification (application, self->notification_id, self->notification);
}

static void
found (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  DossierWindow *self = user_data;

  show (self);
  g_clear_handle_id (&self->notifier_watch, g_bus_unwatch_name);
}

static void
missed (GDBusConnection *connection, const char *name, gpointer user_data)
{
  DossierWindow *self = user_data;

  g_clear_handle_id (&self->notifier_watch, g_bus_unwatch_name);
}

void
dossier_window_notify (DossierWindow *self, const char *sentence)
{
  GApplication *application = get_application (self);
  GFile *file = dossier_session_get_file (self->session);
  g_autofree char *uri = NULL;

  if (application == NULL || file == NULL)
    return;

  uri = g_file_get_uri (file);
  withdraw (self);
  self->notification_id = g_strconcat ("done ", uri, NULL);
  self->notification = g_notification_new (gtk_window_get_title (GTK_WINDOW (self)));
  g_notification_set_body (self->notification, sentence);
  g_notification_set_default_action_and_target (self->notification, "app.open-uri", "s", uri);

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    {
      /* The portal takes it; the bus does not tell a sandbox who would. */
      show (self);
      return;
    }

  /* GLib warns where there is nobody to show it, as on a desktop without notifications. */
  self->notifier_watch = g_bus_watch_name_on_connection (g_application_get_dbus_connection (application),
                                                         "org.freedesktop.Notifications",
                                                         G_BUS_NAME_WATCHER_FLAGS_AUTO_START,
                                                         found,
                                                         missed,
                                                         self,
                                                         NULL);
}

static void
busy_changed (DossierWindow *self)
{
  gint64 since = self->busy_since;
  DossierSessionState state;

  if (dossier_session_get_busy (self->session))
    {
      if (self->busy_since == 0)
        self->busy_since = g_get_monotonic_time ();
      return;
    }

  /* One thing after the other, reading and laying out, is one work: between them it is not done. */
  state = dossier_session_get_state (self->session);
  if (since == 0 || state == DOSSIER_SESSION_EMPTY || dossier_session_get_file (self->session) == NULL)
    {
      self->busy_since = 0;
      return;
    }
  if (state == DOSSIER_SESSION_LOADING)
    return;
  self->busy_since = 0;
  if (g_get_monotonic_time () - since >= LONG_WORK_US && !gtk_window_is_active (GTK_WINDOW (self)))
    dossier_window_notify (self, state == DOSSIER_SESSION_READY ? _("The dossier is laid out")
                                                                : _("The dossier could not be opened"));
}

static void
active_changed (DossierWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    withdraw (self);
}

void
dossier_window_set_up_done (DossierWindow *self)
{
  g_signal_connect_object (self->session, "notify::busy", G_CALLBACK (busy_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (busy_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed), NULL);
}

void
dossier_window_drop_done (DossierWindow *self)
{
  withdraw (self);
}
