/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "core/dossier-error.h"
#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-export-window.h"
#include "dossier-extract-window.h"
#include "dossier-print.h"
#include "dossier-recent.h"

#include <glib/gi18n-lib.h>

void
dossier_window_stay (DossierWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  self->closing = FALSE;
  if (application != NULL)
    dossier_application_stay (DOSSIER_APPLICATION (application));
}

static void
show_chooser (DossierWindow *self, GtkFileChooserNative *chooser, GCallback response)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_set_object (&self->chooser, chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", response, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* (transfer full) (nullable): what was chosen, once the person has accepted. Ends the dialog. */
static GFile *
take_chosen (DossierWindow *self, int response)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  return file;
}

GtkFileFilter *
dossier_window_create_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Dossiers"));
  gtk_file_filter_add_mime_type (filter, DOSSIER_MEDIA_TYPE);
  gtk_file_filter_add_pattern (filter, "*" DOSSIER_SUFFIX);
  return filter;
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) dossiers = dossier_window_create_filter ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, dossiers);
  gtk_file_chooser_add_filter (chooser, all);
}

static GtkFileFilter *
create_filter_of_format (DossierConvertFormat format)
{
  const char *const *endings = dossier_convert_format_get_endings (format);
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, dossier_convert_format_get_label (format));
  for (guint i = 0; endings[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, endings[i] + 1);
  return filter;
}

static void
add_open_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _("Dossiers and Graphs of Other Programs"));
  gtk_file_filter_add_mime_type (known, DOSSIER_MEDIA_TYPE);
  gtk_file_filter_add_pattern (known, "*" DOSSIER_SUFFIX);
  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    {
      const char *const *endings = dossier_convert_format_get_endings ((DossierConvertFormat) i);

      for (guint k = 0; dossier_convert_format_can_read ((DossierConvertFormat) i) && endings[k] != NULL; k++)
        gtk_file_filter_add_suffix (known, endings[k] + 1);
    }
  gtk_file_chooser_add_filter (chooser, known);
  add_filters (chooser);
  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    if (dossier_convert_format_can_read ((DossierConvertFormat) i))
      {
        g_autoptr (GtkFileFilter) filter = create_filter_of_format ((DossierConvertFormat) i);

        gtk_file_chooser_add_filter (chooser, filter);
      }
}

static void
open_responded (GtkNativeDialog *dialog, int response, DossierWindow *self)
{
  g_autoptr (GFile) file = take_chosen (self, response);

  if (file != NULL)
    dossier_application_open_file (DOSSIER_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                   file,
                                   GTK_WINDOW (self));
}

void
dossier_window_choose_file (DossierWindow *self)
{
  g_autoptr (GtkFileChooserNative) chooser = NULL;

  chooser = gtk_file_chooser_native_new (_("Open Dossier"),
                                         GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _("_Open"),
                                         _("_Cancel"));
  add_open_filters (GTK_FILE_CHOOSER (chooser));
  show_chooser (self, chooser, G_CALLBACK (open_responded));
}

static void
overwrite_responded (GtkWidget *alert, const char *response, DossierWindow *self)
{
  if (g_str_equal (response, "replace"))
    dossier_window_save (self, TRUE);
}

static void
ask_about_change (DossierWindow *self)
{
  GtkWidget *alert = dossier_compat_alert_new (GTK_WINDOW (self),
                                               _("The File Has Changed"),
                                               _("Another program has changed the file since it was opened here. "
                                                 "Saving now replaces what it wrote."));

  dossier_compat_alert_add (alert, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  dossier_compat_alert_add (alert, "replace", _("_Replace"), ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (alert, "response", G_CALLBACK (overwrite_responded), self, 0);
  dossier_compat_alert_present (alert, GTK_WINDOW (self), "cancel", "cancel");
}

static void
saved (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_session_save_finish (DOSSIER_SESSION (source_object), result, &error))
    {
      if (self->closing)
        gtk_window_destroy (GTK_WINDOW (self));
      else
        {
          /* Not behind the words about a try that has failed before. */
          dossier_window_untell (self);
          dossier_window_tell (self, _("Saved"));
        }
      return;
    }

  dossier_window_stay (self);
  if (g_error_matches (error, DOSSIER_ERROR, DOSSIER_ERROR_CHANGED))
    ask_about_change (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* A file that is read-only, a full disk: elsewhere there is a place for it. */
    dossier_window_tell_with_action (self, error->message, _("Save _As…"), "win.save-as");
}

static void
save_to (DossierWindow *self, GFile *file, gboolean force)
{
  dossier_session_save_async (self->session, file, force, self->cancellable, saved, g_object_ref (self));
}

static void
save_as_responded (GtkNativeDialog *dialog, int response, DossierWindow *self)
{
  g_autoptr (GFile) file = take_chosen (self, response);

  /* The chooser has asked already where a file of this name is there. */
  if (file != NULL)
    save_to (self, file, TRUE);
  else
    dossier_window_stay (self);
}

/* (transfer full): that of the dossier's file; what was imported keeps the name of its file, but not the ending. */
static char *
get_name_to_save (DossierWindow *self, GFile *file)
{
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *stem = NULL;

  if (!dossier_session_is_unsaved (self->session))
    return g_filename_display_name (base_name);

  stem = dossier_session_get_stem (self->session);
  return g_strconcat (stem, DOSSIER_SUFFIX, NULL);
}

void
dossier_window_save_as (DossierWindow *self)
{
  g_autoptr (GtkFileChooserNative) chooser = NULL;
  GFile *file = dossier_session_get_file (self->session);
  g_autofree char *name = get_name_to_save (self, file);

  chooser = gtk_file_chooser_native_new (_("Save Dossier"),
                                         GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Save"),
                                         _("_Cancel"));
  add_filters (GTK_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  if (dossier_session_is_unsaved (self->session))
    {
      g_autoptr (GFile) folder = g_file_get_parent (file);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }
  show_chooser (self, chooser, G_CALLBACK (save_as_responded));
}

void
dossier_window_save (DossierWindow *self, gboolean force)
{
  /* The bundled example has no file of its own to be saved to, nor has what was imported. */
  if (dossier_session_is_unsaved (self->session)
      || g_file_has_uri_scheme (dossier_session_get_file (self->session), "resource"))
    dossier_window_save_as (self);
  else
    save_to (self, NULL, force);
}

static gboolean
destroy_window (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

static void
close_responded (GtkWidget *alert, const char *response, DossierWindow *self)
{
  if (g_str_equal (response, "discard"))
    {
      /* The question is still at work, and belongs to the window: it must be gone before. */
      g_idle_add_full (G_PRIORITY_DEFAULT, destroy_window, g_object_ref (self), g_object_unref);
    }
  else if (g_str_equal (response, "save"))
    {
      self->closing = TRUE;
      dossier_window_save (self, FALSE);
    }
  else
    dossier_window_stay (self);
}

void
dossier_window_ask_before_closing (DossierWindow *self)
{
  GtkWidget *alert = dossier_compat_alert_new (GTK_WINDOW (self),
                                               _("Save Changes?"),
                                               _("Changes that are not saved will be lost."));

  dossier_compat_alert_add (alert, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  dossier_compat_alert_add (alert, "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE);
  dossier_compat_alert_add (alert, "save", _("_Save"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (alert, "response", G_CALLBACK (close_responded), self, 0);
  dossier_compat_alert_present (alert, GTK_WINDOW (self), "save", "cancel");
}

static void
printed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_print_finish (result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_window_tell (self, error->message);
}

/* (nullable): what of the picture can be seen now. */
static const DossierBox *
get_in_view (DossierWindow *self, DossierBox *box)
{
  *box = dossier_viewport_get_region (dossier_canvas_get_viewport (self->canvas));
  return box->width > 0 && box->height > 0 ? box : NULL;
}

void
dossier_window_print (DossierWindow *self)
{
  const char *title = dossier_graph_get_title (dossier_session_get_graph (self->session));
  g_autoptr (DossierExportPlan) plan = NULL;
  DossierExportSettings settings;
  DossierBox box;

  /* On paper, whatever it was last exported as. */
  dossier_export_settings_load (&settings, self->settings);
  settings.format = DOSSIER_FIGURE_PDF;
  settings.look = DOSSIER_EXPORT_PRINT;
  plan = dossier_export_plan_new (self->session, get_in_view (self, &box), &settings, title);
  dossier_print_async (plan, GTK_WINDOW (self), NULL, NULL, self->cancellable, printed, g_object_ref (self));
}

void
dossier_window_export (DossierWindow *self)
{
  DossierBox box;

  gtk_window_present (GTK_WINDOW (
      dossier_export_window_new (GTK_WINDOW (self), self->session, get_in_view (self, &box), self->settings)));
}

void
dossier_window_extract (DossierWindow *self, gboolean for_programs)
{
  gtk_window_present (GTK_WINDOW (dossier_extract_window_new (GTK_WINDOW (self), self->session, for_programs, self->settings)));
}
