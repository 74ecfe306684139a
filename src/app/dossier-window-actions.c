/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-config.h"

#include <glib/gi18n-lib.h>

static void
open_file (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_choose_file (user_data);
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
reload (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;

  g_file_query_info_async (dossier_session_get_file (self->session),
                           G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT,
                           self->cancellable,
                           looked_for_file,
                           g_object_ref (self));
}

static void
save (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_save (user_data, FALSE);
}

static void
save_as (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_save_as (user_data);
}

static void
export (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_export (user_data);
}

static void
report (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_extract (user_data, FALSE);
}

static void
export_data (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_extract (user_data, TRUE);
}

static void
print (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_print (user_data);
}

static void
search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;

  dossier_window_set_show_outline (self, TRUE);
  dossier_outline_start_search (self->outline);
}

static void
fit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_canvas_fit (DOSSIER_WINDOW (user_data)->canvas, TRUE);
}

static void
zoom_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_canvas_zoom_in (DOSSIER_WINDOW (user_data)->canvas);
}

static void
zoom_out (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_canvas_zoom_out (DOSSIER_WINDOW (user_data)->canvas);
}

static void
zoom_normal (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_canvas_zoom_to (DOSSIER_WINDOW (user_data)->canvas, DOSSIER_VIEWPORT_FULL_SIZE, TRUE);
}

static void
cancel (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_session_cancel (DOSSIER_WINDOW (user_data)->session);
}

/* What lies over the canvas makes way for it; beside it there is room for both. */
static void
leave_evidence (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;

  if (adw_flap_get_folded (self->evidence_flap))
    dossier_window_set_show_evidence (self, FALSE);
  dossier_window_focus_view (self);
}

static void
next_pane (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_go_to_pane (user_data, TRUE);
}

static void
previous_pane (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_go_to_pane (user_data, FALSE);
}

static void
path_from (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;

  dossier_paths_page_set_from (self->paths_page, g_variant_get_string (parameter, NULL));
  dossier_window_show_view (self, "paths");
}

static void
path_to (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;

  dossier_paths_page_set_to (self->paths_page, g_variant_get_string (parameter, NULL));
  dossier_window_show_view (self, "paths");
}

/* @parameter: a term of the query language; it goes behind what is asked already. */
static void
filter_by (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierExploration *exploration = dossier_session_get_exploration (DOSSIER_WINDOW (user_data)->session);
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

/* By these the parts of the window have it say something. The others are on the bus; what is said here is nobody
 * else's. */
void
dossier_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell);
  gtk_widget_class_install_action (widget_class, "win.notify", "s", notify);
}

/* Actions whose state is a property of the window. */
static const struct
{
  const char *action;
  const char *property;
} of_properties[] = {
  { "layout", "layout-name" },
  { "show-outline", "show-outline" },
  { "show-evidence", "show-evidence" },
};

static void
change_property (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_auto (GValue) property = G_VALUE_INIT;

  g_dbus_gvariant_to_gvalue (value, &property);
  for (guint i = 0; i < G_N_ELEMENTS (of_properties); i++)
    if (g_str_equal (of_properties[i].action, g_action_get_name (G_ACTION (action))))
      g_object_set_property (user_data, of_properties[i].property, &property);
}

static void
property_changed (DossierWindow *self, GParamSpec *pspec)
{
  g_auto (GValue) property = G_VALUE_INIT;
  g_autoptr (GVariant) state = NULL;
  GAction *action;

  for (guint i = 0; i < G_N_ELEMENTS (of_properties); i++)
    if (g_str_equal (of_properties[i].property, pspec->name))
      {
        action = g_action_map_lookup_action (G_ACTION_MAP (self), of_properties[i].action);
        g_object_get_property (G_OBJECT (self), pspec->name, &property);
        state = g_dbus_gvalue_to_gvariant (&property, g_action_get_state_type (action));
        g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
      }
}

void
dossier_window_set_up_actions (DossierWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_file },
    { .name = "reload", .activate = reload },
    { .name = "save", .activate = save },
    { .name = "save-as", .activate = save_as },
    { .name = "export", .activate = export },
    { .name = "report", .activate = report },
    { .name = "export-data", .activate = export_data },
    { .name = "print", .activate = print },
    { .name = "search", .activate = search },
    { .name = "fit", .activate = fit },
    { .name = "zoom-in", .activate = zoom_in },
    { .name = "zoom-out", .activate = zoom_out },
    { .name = "zoom-normal", .activate = zoom_normal },
    { .name = "cancel", .activate = cancel },
    { .name = "leave-evidence", .activate = leave_evidence },
    { .name = "next-pane", .activate = next_pane },
    { .name = "previous-pane", .activate = previous_pane },
    { .name = "path-from", .parameter_type = "s", .activate = path_from },
    { .name = "path-to", .parameter_type = "s", .activate = path_to },
    { .name = "filter-by", .parameter_type = "s", .activate = filter_by },
    { .name = "layout", .parameter_type = "s", .state = "''", .change_state = change_property },
    { .name = "show-outline", .state = "true", .change_state = change_property },
    { .name = "show-evidence", .state = "true", .change_state = change_property },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify", G_CALLBACK (property_changed), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_properties); i++)
    g_object_notify (G_OBJECT (self), of_properties[i].property);
}

void
dossier_window_set_action_enabled (DossierWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

void
dossier_window_update_actions (DossierWindow *self)
{
  static const char *const with_scene[] = {
    "save",      "save-as", "export", "search", "layout",      "view",      "show-outline", "show-evidence",
    "path-from", "path-to", "print",  "report", "export-data", "filter-by", "next-pane",    "previous-pane",
  };
  static const char *const with_graph[] = { "fit", "zoom-in", "zoom-out", "zoom-normal" };
  DossierSessionState state = dossier_session_get_state (self->session);
  gboolean shows_dossier = dossier_window_shows_dossier (self);

  for (guint i = 0; i < G_N_ELEMENTS (with_scene); i++)
    dossier_window_set_action_enabled (self, with_scene[i], shows_dossier);
  for (guint i = 0; i < G_N_ELEMENTS (with_graph); i++)
    dossier_window_set_action_enabled (self, with_graph[i], shows_dossier && dossier_window_shows_graph (self));
  dossier_window_set_action_enabled (self, "reload", state == DOSSIER_SESSION_READY || state == DOSSIER_SESSION_FAILED);
  dossier_window_set_action_enabled (self, "cancel", dossier_session_get_busy (self->session));
  dossier_window_update_overlays (self);
}
