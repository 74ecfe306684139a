/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-config.h"

#include <glib/gi18n-lib.h>

static void
open_file (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_choose_file (DOSSIER_WINDOW (widget));
}

static void
looked_for_file (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  GFile *file = G_FILE (source_object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (file, result, &error);

  if (self->session == NULL || dossier_session_get_file (self->session) != file)
    return;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      && dossier_session_get_state (self->session) == DOSSIER_SESSION_READY)
    dossier_window_tell (self, _("The file is gone. Save it to keep what you see."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_session_reload (self->session);
}

/* What is shown may be all that is left of a file that is gone: it stays. */
static void
reload (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  g_file_query_info_async (dossier_session_get_file (self->session),
                           G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT,
                           self->cancellable,
                           looked_for_file,
                           g_object_ref (self));
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_save (DOSSIER_WINDOW (widget), FALSE);
}

static void
save_as (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_save_as (DOSSIER_WINDOW (widget));
}

static void
export (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_export (DOSSIER_WINDOW (widget));
}

static void
report (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_extract (DOSSIER_WINDOW (widget), FALSE);
}

static void
export_data (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_extract (DOSSIER_WINDOW (widget), TRUE);
}

static void
print (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_print (DOSSIER_WINDOW (widget));
}

static void
search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_window_set_show_outline (self, TRUE);
  dossier_outline_start_search (self->outline);
}

static void
fit (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_canvas_fit (DOSSIER_WINDOW (widget)->canvas, TRUE);
}

static void
zoom_in (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_canvas_zoom_in (DOSSIER_WINDOW (widget)->canvas);
}

static void
zoom_out (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_canvas_zoom_out (DOSSIER_WINDOW (widget)->canvas);
}

static void
zoom_normal (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_canvas_zoom_to (DOSSIER_WINDOW (widget)->canvas, DOSSIER_VIEWPORT_FULL_SIZE, TRUE);
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_session_cancel (DOSSIER_WINDOW (widget)->session);
}

/* What lies over the canvas makes way for it; beside it there is room for both. */
static void
leave_evidence (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (adw_flap_get_folded (self->evidence_flap))
    dossier_window_set_show_evidence (self, FALSE);
  dossier_window_focus_view (self);
}

static void
next_pane (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_go_to_pane (DOSSIER_WINDOW (widget), TRUE);
}

static void
previous_pane (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_go_to_pane (DOSSIER_WINDOW (widget), FALSE);
}

static void
path_from (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_paths_page_set_from (self->paths_page, g_variant_get_string (parameter, NULL));
  dossier_window_show_view (self, "paths");
}

static void
path_to (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_paths_page_set_to (self->paths_page, g_variant_get_string (parameter, NULL));
  dossier_window_show_view (self, "paths");
}

/* @parameter: a term of the query language; it goes behind what is asked already. */
static void
filter_by (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExploration *exploration = dossier_session_get_exploration (DOSSIER_WINDOW (widget)->session);
  g_autoptr (DossierFilter) filter = dossier_filter_parse (g_variant_get_string (parameter, NULL), NULL, NULL);
  const DossierFilterTerm *term;

  if (filter == NULL || dossier_filter_get_n_terms (filter) != 1)
    return;

  term = dossier_filter_get_term (filter, 0);
  dossier_exploration_add_term (exploration, term->field, term->value, term->negated);
}

static void
tell (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_tell (DOSSIER_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
notify (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dossier_window_notify (DOSSIER_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
dossier_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_file);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "win.report", NULL, report);
  gtk_widget_class_install_action (widget_class, "win.export-data", NULL, export_data);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.fit", NULL, fit);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "win.zoom-normal", NULL, zoom_normal);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "win.leave-evidence", NULL, leave_evidence);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, next_pane);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, previous_pane);
  gtk_widget_class_install_action (widget_class, "win.path-from", "s", path_from);
  gtk_widget_class_install_action (widget_class, "win.path-to", "s", path_to);
  gtk_widget_class_install_action (widget_class, "win.filter-by", "s", filter_by);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell);
  gtk_widget_class_install_action (widget_class, "win.notify", "s", notify);
  gtk_widget_class_install_property_action (widget_class, "win.layout", "layout-name");
  gtk_widget_class_install_property_action (widget_class, "win.show-outline", "show-outline");
  gtk_widget_class_install_property_action (widget_class, "win.show-evidence", "show-evidence");
}

void
dossier_window_update_actions (DossierWindow *self)
{
  static const char *const with_scene[] = {
    "win.save",         "win.save-as",       "win.export",    "win.search",  "win.layout",
    "win.show-outline", "win.show-evidence", "win.path-from", "win.path-to", "win.print",
    "win.report",       "win.export-data",   "win.filter-by", "win.next-pane", "win.previous-pane",
  };
  static const char *const with_graph[] = { "win.fit", "win.zoom-in", "win.zoom-out", "win.zoom-normal" };
  DossierSessionState state = dossier_session_get_state (self->session);
  gboolean shows_dossier = dossier_window_shows_dossier (self);

  for (guint i = 0; i < G_N_ELEMENTS (with_scene); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), with_scene[i], shows_dossier);
  for (guint i = 0; i < G_N_ELEMENTS (with_graph); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                   with_graph[i],
                                   shows_dossier && dossier_window_shows_graph (self));
  g_simple_action_set_enabled (self->view_action, shows_dossier);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.reload",
                                 state == DOSSIER_SESSION_READY || state == DOSSIER_SESSION_FAILED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", dossier_session_get_busy (self->session));
  dossier_window_update_overlays (self);
}
