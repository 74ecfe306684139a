/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-export-window-private.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-export.h"
#include "dossier-figure-content.h"
#include "dossier-print.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Shorter work comes and goes without a word. */
#define BUSY_DELAY_MS 300
#define DRAG_ICON_SIZE 160
#define FILE_KEY "dossier-file"

static void
update_actions (DossierExportWindow *self)
{
  static const char *const actions[] = { "export.save", "export.copy", "export.print" };
  gboolean busy = self->cancellable != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.cancel", busy);
}

static gboolean
busy_for_long (gpointer user_data)
{
  DossierExportWindow *self = user_data;

  self->busy_source = 0;
  gtk_spinner_set_spinning (self->busy_spinner, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->busy_spinner), TRUE);
  gtk_widget_set_visible (self->cancel_button, TRUE);
  gtk_revealer_set_reveal_child (self->status_revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
begin (DossierExportWindow *self, const char *sentence)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->status_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  gtk_revealer_set_reveal_child (self->status_revealer, FALSE);
  self->busy_source = g_timeout_add (BUSY_DELAY_MS, busy_for_long, self);
  update_actions (self);
}

/* @sentence: (nullable): what there is to say about it */
static void
end (DossierExportWindow *self, const char *sentence)
{
  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_spinner_set_spinning (self->busy_spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->busy_spinner), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  gtk_widget_set_visible (self->cancel_button, FALSE);
  if (sentence != NULL)
    dossier_export_window_tell (self, sentence);
  else
    gtk_revealer_set_reveal_child (self->status_revealer, FALSE);
  update_actions (self);
}

static void
end_with_error (DossierExportWindow *self, const GError *error)
{
  if (self->session != NULL)
    end (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
}

static void
exported (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierExportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dossier_export_finish (result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (path == NULL)
    {
      end_with_error (self, error);
      return;
    }

  if (self->session != NULL)
    end (self, NULL);
  if (parent != NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);
      /* Translators: %s is a file name */
      g_autofree char *text = g_strdup_printf (_("Exported “%s”"), name);

      gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell", "s", text);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
page_done (guint n_done, guint n_pages, gpointer user_data)
{
  DossierExportWindow *self = user_data;

  if (self->session == NULL || n_pages < 2)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), TRUE);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) n_done / n_pages);
}

static void
write_to (DossierExportWindow *self, GFile *file)
{
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name);
  /* Translators: %s is a file name */
  g_autofree char *text = g_strdup_printf (_("Exporting “%s”…"), name);

  begin (self, text);
  dossier_export_async (self->plan, file, page_done, self->cancellable, exported, g_object_ref (self));
}

static void
replace_responded (GtkWidget *alert, const char *response, DossierExportWindow *self)
{
  if (g_str_equal (response, "replace"))
    write_to (self, g_object_get_data (G_OBJECT (alert), FILE_KEY));
}

/* The chooser has asked about the name as it was typed. */
static void
ask_before_replacing (DossierExportWindow *self, GFile *file)
{
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name);
  /* Translators: %s is a file name */
  g_autofree char *body = g_strdup_printf (_("There is a file “%s” already. Exporting replaces it."), name);
  GtkWidget *alert = dossier_compat_alert_new (GTK_WINDOW (self), _("Replace the File?"), body);

  /* The alert keeps the file, but not the window: it goes with its window. */
  g_object_set_data_full (G_OBJECT (alert), FILE_KEY, g_object_ref (file), g_object_unref);
  dossier_compat_alert_add (alert, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  dossier_compat_alert_add (alert, "replace", _("_Replace"), ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (alert, "response", G_CALLBACK (replace_responded), self, 0);
  dossier_compat_alert_present (alert, GTK_WINDOW (self), "cancel", "cancel");
}

void
dossier_export_window_export_to (DossierExportWindow *self, GFile *file)
{
  g_autoptr (GFile) fixed = NULL;
  DossierFigureFormat format;

  g_return_if_fail (DOSSIER_IS_EXPORT_WINDOW (self) && G_IS_FILE (file));

  if (self->plan == NULL || self->cancellable != NULL)
    return;

  format = dossier_export_plan_get_settings (self->plan)->format;
  fixed = dossier_export_fix_file (file, &format);
  adw_combo_row_set_selected (self->format, format);
  if (!g_file_equal (fixed, file) && g_file_query_exists (fixed, NULL))
    ask_before_replacing (self, fixed);
  else
    write_to (self, fixed);
}

static void
save_responded (GtkNativeDialog *dialog, int response, DossierExportWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  if (file != NULL)
    dossier_export_window_export_to (self, file);
}

static void
add_filter (GtkFileChooser *chooser, DossierFigureFormat format)
{
  static const struct
  {
    const char *name;
    const char *media_type;
  } kinds[] = {
    [DOSSIER_FIGURE_SVG] = { N_ ("SVG Image"), "image/svg+xml" },
    [DOSSIER_FIGURE_PNG] = { N_ ("PNG Image"), "image/png" },
    [DOSSIER_FIGURE_PDF] = { N_ ("PDF Document"), "application/pdf" },
  };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *pattern = g_strconcat ("*", dossier_export_get_ending (format), NULL);

  gtk_file_filter_set_name (filter, _ (kinds[format].name));
  gtk_file_filter_add_mime_type (filter, kinds[format].media_type);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExportWindow *self = DOSSIER_EXPORT_WINDOW (widget);
  DossierFigureFormat format = dossier_export_plan_get_settings (self->plan)->format;
  g_autofree char *base_name = dossier_export_window_get_name (self);
  g_autofree char *name = g_strconcat (base_name, dossier_export_get_ending (format), NULL);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      _("Export Figure"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  add_filter (GTK_FILE_CHOOSER (self->chooser), format);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_responded), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
copied (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierExportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content = dossier_figure_copy_finish (result, &error);

  if (content == NULL)
    {
      end_with_error (self, error);
      return;
    }

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  if (self->session != NULL)
    end (self, _("Copied"));
}

static void
copy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExportWindow *self = DOSSIER_EXPORT_WINDOW (widget);

  begin (self, _("Copying…"));
  dossier_figure_copy_async (self->plan, self->cancellable, copied, g_object_ref (self));
}

static void
printed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierExportWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_print_finish (result, &error))
    end_with_error (self, error);
  else if (self->session != NULL)
    end (self, NULL);
}

static void
print (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExportWindow *self = DOSSIER_EXPORT_WINDOW (widget);

  begin (self, _("Printing…"));
  dossier_print_async (self->plan, GTK_WINDOW (self), NULL, NULL, self->cancellable, printed, g_object_ref (self));
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExportWindow *self = DOSSIER_EXPORT_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
dossier_export_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "export.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "export.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "export.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "export.print", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "export.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GdkContentProvider *
prepare_drag (GtkDragSource *source, double x, double y, DossierExportWindow *self)
{
  g_autofree char *base_name = dossier_export_window_get_name (self);
  g_autofree char *name = NULL;
  DossierFigureFormat format;

  if (self->plan == NULL)
    return NULL;

  if (self->drag_folder == NULL)
    self->drag_folder = g_dir_make_tmp ("dossier-figure-XXXXXX", NULL);
  format = dossier_export_plan_get_settings (self->plan)->format;
  name = g_strconcat (base_name, dossier_export_get_ending (format), NULL);
  return dossier_figure_content_new (self->plan, self->drag_folder, name);
}

static void
begin_drag (GtkDragSource *source, GdkDrag *drag, DossierExportWindow *self)
{
  GdkPaintable *image = dossier_figure_preview_get_image (self->preview);
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GdkPaintable) icon = NULL;
  double zoom;
  graphene_size_t size;

  if (image == NULL)
    return;

  zoom = DRAG_ICON_SIZE
         / (double) MAX (gdk_paintable_get_intrinsic_width (image), gdk_paintable_get_intrinsic_height (image));
  graphene_size_init (&size,
                      (float) (gdk_paintable_get_intrinsic_width (image) * zoom),
                      (float) (gdk_paintable_get_intrinsic_height (image) * zoom));
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (image, snapshot, size.width, size.height);
  icon = gtk_snapshot_to_paintable (snapshot, &size);
  gtk_drag_source_set_icon (source, icon, (int) size.width / 2, (int) size.height / 2);
}

void
dossier_export_window_set_up_drag (DossierExportWindow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_drag), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_drag), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->preview), GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->preview), "grab");
  gtk_widget_set_visible (GTK_WIDGET (self->busy_spinner), FALSE);
  gtk_widget_set_visible (self->cancel_button, FALSE);
}

static void
remove_drag_folder (DossierExportWindow *self)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (self->drag_folder == NULL)
    return;

  folder = g_dir_open (self->drag_folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->drag_folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->drag_folder);
  g_clear_pointer (&self->drag_folder, g_free);
}

void
dossier_export_window_drop_work (DossierExportWindow *self)
{
  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  remove_drag_folder (self);
}
