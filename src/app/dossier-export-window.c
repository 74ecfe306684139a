/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-export-window-private.h"

#include "dossier-access-names.h"
#include "dossier-beside-layout.h"
#include "dossier-choice-row.h"
#include "dossier-config.h"
#include "dossier-recent.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (DossierExportWindow, dossier_export_window, ADW_TYPE_WINDOW)

char *
dossier_export_window_get_name (DossierExportWindow *self)
{
  return dossier_session_get_stem (self->session);
}

static DossierExportSettings
read_settings (DossierExportWindow *self)
{
  return (DossierExportSettings) {
    .format = (DossierFigureFormat) adw_combo_row_get_selected (self->format),
    .part = (DossierExportPart) adw_combo_row_get_selected (self->part),
    .look = (DossierExportLook) adw_combo_row_get_selected (self->look),
    .sheet = (DossierFigureSheet) adw_combo_row_get_selected (self->sheet),
    .orientation = (DossierFigureOrientation) adw_combo_row_get_selected (self->orientation),
    .tiled = gtk_switch_get_active (self->tiled),
    .resolution = (guint) lround (gtk_adjustment_get_value (self->resolution)),
    .transparent = gtk_switch_get_active (self->transparent),
    .title = gtk_switch_get_active (self->title),
    .date = gtk_switch_get_active (self->date),
    .legend = gtk_switch_get_active (self->legend),
    .citations = gtk_switch_get_active (self->citations),
  };
}

static void
show_settings (DossierExportWindow *self, const DossierExportSettings *settings)
{
  self->reading = TRUE;
  adw_combo_row_set_selected (self->format, settings->format);
  adw_combo_row_set_selected (self->part, settings->part);
  adw_combo_row_set_selected (self->look, settings->look);
  adw_combo_row_set_selected (self->sheet, settings->sheet);
  adw_combo_row_set_selected (self->orientation, settings->orientation);
  gtk_switch_set_active (self->tiled, settings->tiled);
  gtk_adjustment_set_value (self->resolution, settings->resolution);
  gtk_switch_set_active (self->transparent, settings->transparent);
  gtk_switch_set_active (self->title, settings->title);
  gtk_switch_set_active (self->date, settings->date);
  gtk_switch_set_active (self->legend, settings->legend);
  gtk_switch_set_active (self->citations, settings->citations);
  self->reading = FALSE;
}

/* What can be chosen of what was chosen. */
static void
update_rows (DossierExportWindow *self, const DossierExportSettings *settings)
{
  gboolean on_page = settings->sheet != DOSSIER_FIGURE_SHEET_FREE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->orientation), on_page);
  gtk_widget_set_sensitive (self->tiled_row, on_page);
  gtk_widget_set_visible (self->resolution_row, settings->format == DOSSIER_FIGURE_PNG);
  gtk_widget_set_visible (self->image_group, settings->format != DOSSIER_FIGURE_PDF);
  gtk_widget_set_visible (self->title_entry, settings->title);
}

/* An option whose words say why it shows nothing is better than one that is not there. */
static void
update_hint (DossierExportWindow *self, const DossierExportSettings *settings)
{
  DossierSelection selection = dossier_session_get_selection (self->session);
  const char *hint = "";

  if (settings->part == DOSSIER_EXPORT_NEIGHBOURHOOD && selection.node == DOSSIER_INDEX_NONE
      && selection.edge == DOSSIER_INDEX_NONE)
    hint = _("Nothing is selected: everything is shown");
  else if (settings->part == DOSSIER_EXPORT_MATCHES
           && *dossier_exploration_get_query (dossier_session_get_exploration (self->session)) == '\0'
           && dossier_exploration_get_focus (dossier_session_get_exploration (self->session)) == NULL)
    hint = _("There is no filter: everything is shown");
  dossier_choice_row_set_hint (self->part, hint);
}

/* An empty page would say nothing. Whether there is nothing to be seen. */
static gboolean
update_nothing (DossierExportWindow *self, DossierExportPart part)
{
  gboolean is_empty = dossier_export_plan_is_empty (self->plan);

  gtk_widget_set_visible (GTK_WIDGET (self->nothing), is_empty);
  dossier_export_window_update_actions (self);
  if (!is_empty)
    return FALSE;

  if (dossier_graph_get_n_nodes (dossier_session_get_graph (self->session)) == 0)
    adw_status_page_set_description (self->nothing, _("This dossier has no nodes."));
  else if (part == DOSSIER_EXPORT_IN_VIEW)
    adw_status_page_set_description (
        self->nothing, _("No node is in view. Close this window and move the graph, or show everything."));
  else
    adw_status_page_set_description (self->nothing, _("No node matches the filter. Change it, or show everything."));
  dossier_figure_preview_set_plan (self->preview, NULL);
  gtk_spinner_set_spinning (self->drawing_spinner, FALSE);
  gtk_widget_set_visible (self->page_bar, FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->resolution_row), "");
  return TRUE;
}

static void
update (DossierExportWindow *self)
{
  DossierExportSettings settings = read_settings (self);

  update_rows (self, &settings);
  update_hint (self, &settings);
  if (dossier_session_get_scene (self->session) == NULL)
    return;

  g_clear_pointer (&self->plan, dossier_export_plan_unref);
  self->plan = dossier_export_plan_new (self->session,
                                        self->has_view ? &self->in_view : NULL,
                                        &settings,
                                        gtk_editable_get_text (GTK_EDITABLE (self->title_entry)));
  if (update_nothing (self, settings.part))
    return;

  dossier_figure_preview_set_plan (self->preview, self->plan);
  gtk_spinner_set_spinning (self->drawing_spinner, dossier_figure_preview_get_figure (self->preview) == NULL);
}

static void
changed (DossierExportWindow *self)
{
  DossierExportSettings settings;

  if (self->reading)
    return;
  settings = read_settings (self);
  dossier_export_settings_save (&settings, self->store);
  dossier_work_bar_untell (self->work);
  update (self);
}

/* "2,480 × 3,508 pixels", of each file where there are more than one. */
static void
update_pixels (DossierExportWindow *self, DossierFigure *figure)
{
  double scale = dossier_export_plan_get_settings (self->plan)->resolution / DOSSIER_EXPORT_POINTS_AN_INCH;
  double largest = dossier_figure_get_largest_page_scale (figure);
  guint n_pages = dossier_figure_get_n_pages (figure);
  g_autofree char *text = NULL;
  guint width;
  guint height;
  double page_width;
  double page_height;

  dossier_figure_get_page_size (figure, 0, &page_width, &page_height);
  width = (guint) ceil (page_width * scale - 1e-6);
  height = (guint) ceil (page_height * scale - 1e-6);
  if (scale > largest)
    text = g_strdup_printf (_("Too large: choose %u or less"), (guint) (largest * DOSSIER_EXPORT_POINTS_AN_INCH));
  else if (n_pages > 1)
    /* Translators: an image for each page of a figure: how many, and the size of each */
    text = g_strdup_printf (ngettext ("%'u file of %'u × %'u pixels", "%'u files of %'u × %'u pixels", n_pages),
                            n_pages, width, height);
  else
    text = g_strdup_printf (_("%'u × %'u pixels"), width, height);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->resolution_row), text);
}

static void
preview_drawn (DossierExportWindow *self)
{
  DossierFigure *figure = dossier_figure_preview_get_figure (self->preview);
  guint page = dossier_figure_preview_get_page (self->preview);
  guint n_pages = dossier_figure_get_n_pages (figure);
  g_autofree char *label = dossier_figure_get_page_label (figure, page);

  gtk_spinner_set_spinning (self->drawing_spinner, FALSE);
  gtk_widget_set_visible (self->page_bar, n_pages > 1);
  gtk_label_set_label (self->page_label, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.previous-page", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.next-page", page + 1 < n_pages);
  update_pixels (self, figure);
}

static void
previous_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExportWindow *self = DOSSIER_EXPORT_WINDOW (widget);
  guint page = dossier_figure_preview_get_page (self->preview);

  if (page > 0)
    dossier_figure_preview_set_page (self->preview, page - 1);
}

static void
next_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExportWindow *self = DOSSIER_EXPORT_WINDOW (widget);

  dossier_figure_preview_set_page (self->preview, dossier_figure_preview_get_page (self->preview) + 1);
}

static void
dossier_export_window_dispose (GObject *object)
{
  DossierExportWindow *self = DOSSIER_EXPORT_WINDOW (object);

  dossier_export_window_drop_work (self);
  /* What is still being drawn comes to nobody. */
  if (self->preview != NULL)
    dossier_figure_preview_set_plan (self->preview, NULL);
  g_clear_pointer (&self->plan, dossier_export_plan_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_export_window_parent_class)->dispose (object);
}

static void
dossier_export_window_class_init (DossierExportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_export_window_dispose;

  g_type_ensure (DOSSIER_TYPE_FIGURE_PREVIEW);
  g_type_ensure (DOSSIER_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-export-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DossierExportWindow, name)
  BIND (body);
  BIND (options);
  BIND (preview);
  BIND (drawing_spinner);
  BIND (nothing);
  BIND (page_bar);
  BIND (page_label);
  BIND (work);
  BIND (export_button);
  BIND (format);
  BIND (part);
  BIND (look);
  BIND (sheet);
  BIND (orientation);
  BIND (tiled);
  BIND (tiled_row);
  BIND (resolution);
  BIND (resolution_button);
  BIND (resolution_row);
  BIND (transparent);
  BIND (image_group);
  BIND (title);
  BIND (title_entry);
  BIND (date);
  BIND (legend);
  BIND (citations);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed);
  gtk_widget_class_bind_template_callback (widget_class, preview_drawn);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "busy_changed", G_CALLBACK (dossier_export_window_update_actions));

  gtk_widget_class_install_action (widget_class, "export.previous-page", NULL, previous_page);
  gtk_widget_class_install_action (widget_class, "export.next-page", NULL, next_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, "export.previous-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "export.next-page", NULL);
  dossier_export_window_class_install_actions (widget_class);
}

static void
dossier_export_window_init (DossierExportWindow *self)
{
  self->reading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_access_names_clean (GTK_WIDGET (self));
  dossier_choice_row_set_up (self->format);
  dossier_choice_row_set_up (self->part);
  dossier_choice_row_set_up (self->look);
  dossier_choice_row_set_up (self->sheet);
  dossier_choice_row_set_up (self->orientation);
  /* It has a name that says more than that of its row. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->resolution_button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  self->reading = FALSE;
  gtk_widget_set_layout_manager (self->body, dossier_beside_layout_new ());
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
  dossier_export_window_set_up_drag (self);
}

GtkWidget *
dossier_export_window_new (GtkWindow *parent, DossierSession *session, const DossierBox *in_view, GSettings *store)
{
  DossierExportWindow *self = g_object_new (DOSSIER_TYPE_EXPORT_WINDOW, "transient-for", parent, NULL);
  const char *title = dossier_graph_get_title (dossier_session_get_graph (session));
  g_autofree char *name = NULL;
  DossierExportSettings settings;

  g_set_object (&self->session, session);
  g_set_object (&self->store, store);
  self->has_view = in_view != NULL;
  if (in_view != NULL)
    self->in_view = *in_view;

  name = dossier_export_window_get_name (self);
  dossier_export_settings_load (&settings, store);
  show_settings (self, &settings);
  self->reading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->title_entry), title != NULL ? title : name);
  self->reading = FALSE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->format));
  return GTK_WIDGET (self);
}

DossierExportPlan *
dossier_export_window_get_plan (DossierExportWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXPORT_WINDOW (self), NULL);

  return self->plan;
}
