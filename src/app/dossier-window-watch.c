/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-config.h"

#include "dossier-compat.h"

#include <glib/gi18n-lib.h>

/*
 * Another program changes the file that is open: a bar says so and offers to read it again. Nothing happens by itself:
 * whoever reads a quote must not have it taken away.
 */

static void look (DossierWindow *self);

static void
show (DossierWindow *self, gboolean changed)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  if (changed)
    {
      gtk_label_set_label (self->changed_label,
                           dossier_document_get_modified (document)
                               ? _("Another program has changed this file. To reload it drops what is not saved here.")
                               : _("Another program has changed this file."));
      if (!gtk_revealer_get_reveal_child (self->changed_revealer))
        dossier_compat_announce (GTK_WIDGET (self->changed_label), gtk_label_get_label (self->changed_label));
    }
  gtk_revealer_set_reveal_child (self->changed_revealer, changed);
}

static void
looked (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  DossierDocument *document = DOSSIER_DOCUMENT (source_object);
  gboolean changed = dossier_document_look_finish (document, result);

  self->looking = FALSE;
  if (self->session == NULL || dossier_session_get_document (self->session) != document)
    return;

  if (self->look_again)
    look (self);
  else
    show (self, changed);
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

static void
watch (DossierWindow *self)
{
  GFile *file = dossier_session_get_file (self->session);

  gtk_revealer_set_reveal_child (self->changed_revealer, FALSE);
  g_clear_object (&self->monitor);
  self->look_again = FALSE;
  if (file == NULL || g_file_peek_path (file) == NULL || dossier_session_get_document (self->session) == NULL)
    return;

  /* Without one, where the system cannot watch, saving still finds out. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (happened), self, G_CONNECT_SWAPPED);
  /* It may have changed between being read and being watched. */
  look (self);
}

static void
state_changed (DossierWindow *self)
{
  watch (self);
}

static void
change_dismissed (DossierWindow *self)
{
  gtk_revealer_set_reveal_child (self->changed_revealer, FALSE);
}

void
dossier_window_watch_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, changed_label);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, changed_revealer);
  gtk_widget_class_bind_template_callback (widget_class, change_dismissed);
}

void
dossier_window_set_up_watch (DossierWindow *self)
{
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
  /* Saved under another name, it is that file that matters. */
  g_signal_connect_object (self->session, "notify::file", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
}

void
dossier_window_drop_watch (DossierWindow *self)
{
  g_clear_object (&self->monitor);
}
