/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What newer versions of the libraries can do and older ones cannot. The only place that asks for a version.
 */

/* Device pixels a device-independent pixel; fractional where GTK knows it. */
static inline double
dossier_compat_get_scale (GtkWidget *widget)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  if (surface != NULL)
    return gdk_surface_get_scale (surface);
#endif
  return gtk_widget_get_scale_factor (widget);
}

/* Has a screen reader say @text; where GTK cannot, the widget's accessible label, which then changes too, is all. */
static inline void
dossier_compat_announce (GtkWidget *widget, const char *text)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  GtkRoot *root = gtk_widget_get_root (widget);

  /* By its window: what nobody has asked for yet is not on the accessibility bus, and says nothing. */
  gtk_accessible_announce (root != NULL ? GTK_ACCESSIBLE (root) : GTK_ACCESSIBLE (widget), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

/* Says that @message tells what is wrong with @field, which is marked as invalid; %NULL: nothing is any more. Older GTK
 * keeps error messages to itself, and one description is all that a field has there. */
static inline void
dossier_compat_set_error_message (GtkWidget *field, GtkWidget *message)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE;
#else
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_DESCRIBED_BY;
#endif

  if (message != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (field), relation, message, NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (field), relation);
}

/* A question over @parent: an alert within the window (libadwaita 1.5 and later), else a dialog of its own. Both have
 * the signal `response (const char *)`. Responses are added one by one; then it is presented, with the ids of the one
 * that Enter and of the one that Escape stands for. */
static inline GtkWidget *
dossier_compat_alert_new (GtkWindow *parent, const char *heading, const char *body)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  return GTK_WIDGET (adw_alert_dialog_new (heading, body));
#else
  GtkWidget *alert = adw_message_dialog_new (parent, heading, body);

  /* Else it outlives its parent, and GTK 4.8 follows the pointer to it that is left. */
  gtk_window_set_destroy_with_parent (GTK_WINDOW (alert), TRUE);
  return alert;
#endif
}

static inline void
dossier_compat_alert_add (GtkWidget *alert, const char *id, const char *label, AdwResponseAppearance appearance)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), id, label);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), id, appearance);
#else
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (alert), id, label);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (alert), id, appearance);
#endif
}

static inline void
dossier_compat_alert_present (GtkWidget *alert, GtkWindow *parent, const char *enter, const char *escape)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), enter);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), escape);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (parent));
#else
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (alert), enter);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (alert), escape);
  gtk_window_present (GTK_WINDOW (alert));
#endif
}

G_END_DECLS
