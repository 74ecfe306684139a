/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-export-window-private.h"

#include "dossier-config.h"
#include "dossier-export.h"
#include "dossier-figure-content.h"
#include "dossier-print.h"
#include "dossier-replace-question.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define DRAG_ICON_SIZE 160

void
dossier_export_window_update_actions (DossierExportWindow *self)
{
  static const char *const actions[] = { "export.save", "export.copy", "export.print" };

  gboolean enabled = !dossier_work_bar_get_busy (self->work) && !gtk_widget_get_visible (GTK_WIDGET (self->nothing));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

static void
fail (DossierExportWindow *self, const GError *error)
{
  if (self->session != NULL)
    dossier_work_bar_fail (self->work, error);
}

/* (transfer full) */
static char *
describe_files (const char *const *paths)
{
  guint n_files = g_strv_length ((char **) paths);
  g_autofree char *first = g_filename_display_basename (paths[0]);
  g_autofree char *last = g_filename_display_basename (paths[n_files - 1]);

  if (n_files == 1)
    /* Translators: %s is a file name */
    return g_strdup_printf (_("Exported “%s”"), first);
  /* Translators: %s are file names */
  return g_strdup_printf (
      ngettext ("Exported %'u file, “%s” to “%s”", "Exported %'u files, “%s” to “%s”", n_files), n_files, first, last);
}

static void replace_pages (GtkWindow *window, GFile *file);

static void
exported (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierExportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) existing = NULL;
  g_auto (GStrv) paths = dossier_export_finish (result, &existing, &error);
  g_autofree char *text = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (existing != NULL && self->session != NULL)
    {
      dossier_work_bar_end (self->work, NULL, NULL);
      dossier_replace_question_ask (GTK_WINDOW (self), self->target, (const char *const *) existing, replace_pages);
      return;
    }
  if (paths == NULL)
    {
      fail (self, error);
      return;
    }

  text = describe_files ((const char *const *) paths);
  if (self->session != NULL)
    dossier_work_bar_end (self->work, NULL, text);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell", "s", text);
  if (self->session != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
page_done (guint n_done, guint n_pages, gpointer user_data)
{
  DossierExportWindow *self = user_data;

  if (self->session != NULL)
    dossier_work_bar_set_progress (self->work, n_done, n_pages);
}

static void
write_to (DossierExportWindow *self, GFile *file, gboolean may_replace)
{
  g_autofree char *name = g_filename_display_basename (g_file_peek_path (file) != NULL ? g_file_peek_path (file) : "");
  /* Translators: %s is a file name */
  g_autofree char *text = g_strdup_printf (_("Exporting “%s”…"), name);

  g_set_object (&self->target, file);
  dossier_export_async (self->plan,
                        file,
                        may_replace,
                        page_done,
                        dossier_work_bar_begin (self->work, text),
                        exported,
                        g_object_ref (self));
}

static void
replace (GtkWindow *window, GFile *file)
{
  write_to (DOSSIER_EXPORT_WINDOW (window), file, FALSE);
}

static void
replace_pages (GtkWindow *window, GFile *file)
{
  write_to (DOSSIER_EXPORT_WINDOW (window), file, TRUE);
}

void
dossier_export_window_export_to (DossierExportWindow *self, GFile *file)
{
  g_autoptr (GFile) fixed = NULL;
  const char *paths[] = { NULL, NULL };
  DossierFigureFormat format;

  g_return_if_fail (DOSSIER_IS_EXPORT_WINDOW (self) && G_IS_FILE (file));

  if (self->plan == NULL || dossier_work_bar_get_busy (self->work) || dossier_export_plan_is_empty (self->plan))
    return;

  format = dossier_export_plan_get_settings (self->plan)->format;
  fixed = dossier_export_fix_file (file, &format);
  adw_combo_row_set_selected (self->format, format);
  paths[0] = g_file_peek_path (fixed);
  /* The files of pages are asked about once it is known how many there are. */
  if (!g_file_equal (fixed, file) && g_file_query_exists (fixed, NULL))
    dossier_replace_question_ask (GTK_WINDOW (self), fixed, paths, replace);
  else
    write_to (self, fixed, FALSE);
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
  guint page = 0;
  guint n_pages = 0;
  g_autoptr (GdkContentProvider) content = dossier_figure_copy_finish (result, &page, &n_pages, &error);
  g_autofree char *text = NULL;

  if (content == NULL)
    {
      fail (self, error);
      return;
    }

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  /* Translators: the image on the clipboard is this page of a figure, which is the one in view */
  text = n_pages > 1 ? g_strdup_printf (_("Copied page %u of %u"), page + 1, n_pages) : g_strdup (_("Copied"));
  if (self->session != NULL)
    dossier_work_bar_end (self->work, text, NULL);
}

static void
copy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExportWindow *self = DOSSIER_EXPORT_WINDOW (widget);

  dossier_figure_copy_async (self->plan,
                             dossier_figure_preview_get_page (self->preview),
                             dossier_work_bar_begin (self->work, _("Copying…")),
                             copied,
                             g_object_ref (self));
}

static void
printed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierExportWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_print_finish (result, &error))
    fail (self, error);
  else if (self->session != NULL)
    dossier_work_bar_end (self->work, NULL, NULL);
}

static void
print (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExportWindow *self = DOSSIER_EXPORT_WINDOW (widget);

  dossier_print_async (self->plan,
                       GTK_WINDOW (self),
                       NULL,
                       NULL,
                       dossier_work_bar_begin (self->work, _("Printing…")),
                       printed,
                       g_object_ref (self));
}

void
dossier_export_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "export.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "export.print", NULL, print);
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

  if (self->plan == NULL || dossier_export_plan_is_empty (self->plan))
    return NULL;

  if (self->drag_folder == NULL)
    self->drag_folder = g_dir_make_tmp ("dossier-figure-XXXXXX", NULL);
  format = dossier_export_plan_get_settings (self->plan)->format;
  name = g_strconcat (base_name, dossier_export_get_ending (format), NULL);
  return dossier_figure_content_new (
      self->plan, dossier_figure_preview_get_page (self->preview), self->drag_folder, name);
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
  if (self->work != NULL)
    dossier_work_bar_cancel (self->work);
  g_clear_object (&self->target);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  remove_drag_folder (self);
}
