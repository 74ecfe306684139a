/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-extract-window.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>

/* Shorter work comes and goes without a word. */
#define BUSY_DELAY_MS 300
#define PATH_KEY "dossier-path"

struct _DossierExtractWindow
{
  AdwWindow parent_instance;

  DossierSession *session;
  gboolean for_programs;
  gboolean filling;
  GArray *formats;           /* of guint: the DossierReportFormat or DossierConvertFormat of each choice */
  DossierExtract *extract;   /* (nullable) */
  GCancellable *looking;     /* (nullable): of what the format cannot hold */
  GCancellable *cancellable; /* (nullable): of what is being written */
  GtkFileChooserNative *chooser;
  guint busy_source;
  GPtrArray *losses; /* (element-type GtkWidget) */

  AdwComboRow *format;
  AdwComboRow *part;
  GtkWidget *figure_row;
  GtkSwitch *figure;
  AdwPreferencesGroup *losses_group;
  GtkRevealer *status_revealer;
  GtkSpinner *busy_spinner;
  GtkLabel *status_label;
  GtkWidget *cancel_button;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (DossierExtractWindow, dossier_extract_window, ADW_TYPE_WINDOW)

static const char *
get_report_label (DossierReportFormat format)
{
  switch (format)
    {
    case DOSSIER_REPORT_MARKDOWN:
      return _("Markdown Text");
    case DOSSIER_REPORT_ODT:
      return _("OpenDocument Text");
    case DOSSIER_REPORT_CSL_JSON:
      return _("Sources as CSL-JSON");
    case DOSSIER_REPORT_BIBTEX:
      return _("Sources as BibTeX");
    case DOSSIER_REPORT_HTML:
    default:
      return _("Web Page");
    }
}

static guint
get_format (DossierExtractWindow *self)
{
  return g_array_index (self->formats, guint, adw_combo_row_get_selected (self->format));
}

static const char *
get_ending (DossierExtractWindow *self)
{
  guint format = get_format (self);

  return self->for_programs ? dossier_convert_format_get_endings ((DossierConvertFormat) format)[0]
                            : dossier_report_format_get_ending ((DossierReportFormat) format);
}

static void
clear_losses (DossierExtractWindow *self)
{
  for (guint i = 0; i < self->losses->len; i++)
    adw_preferences_group_remove (self->losses_group, g_ptr_array_index (self->losses, i));
  g_ptr_array_set_size (self->losses, 0);
}

static void
add_loss (DossierExtractWindow *self, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = dossier_words_begin_sentence (sentence);

  /* Names of a file are in it, which are no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->losses_group, row);
  g_ptr_array_add (self->losses, row);
}

static void
looked (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierExtractWindow) self = user_data;
  g_auto (GStrv) losses = NULL;
  gboolean done = dossier_extract_finish (result, &losses, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->looking || self->session == NULL)
    return;

  g_clear_object (&self->looking);
  /* What goes wrong is told when it is saved. */
  gtk_widget_set_visible (GTK_WIDGET (self->losses_group), done);
  adw_preferences_group_set_description (self->losses_group,
                                         losses == NULL || losses[0] == NULL ? _("Nothing is lost.") : NULL);
  for (guint i = 0; losses != NULL && losses[i] != NULL; i++)
    add_loss (self, losses[i]);
}

static void
stop_looking (DossierExtractWindow *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static const char *
get_hint (DossierExtractWindow *self, DossierExtractPart part)
{
  DossierExploration *exploration = dossier_session_get_exploration (self->session);
  DossierSelection selection = dossier_session_get_selection (self->session);

  if (part == DOSSIER_EXTRACT_NEIGHBOURHOOD && selection.node == DOSSIER_INDEX_NONE
      && selection.edge == DOSSIER_INDEX_NONE)
    return _("Nothing is selected: everything is in it");
  if (part == DOSSIER_EXTRACT_MATCHES && *dossier_exploration_get_query (exploration) == '\0'
      && dossier_exploration_get_focus (exploration) == NULL)
    return _("Nothing is searched for: everything is in it");
  return "";
}

static void
changed (DossierExtractWindow *self)
{
  DossierExtractPart part;

  if (self->filling)
    return;

  part = (DossierExtractPart) adw_combo_row_get_selected (self->part);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->part), get_hint (self, part));
  gtk_widget_set_visible (self->figure_row,
                          !self->for_programs
                              && dossier_report_format_has_figure ((DossierReportFormat) get_format (self)));
  gtk_revealer_set_reveal_child (self->status_revealer, self->cancellable != NULL);
  if (dossier_session_get_scene (self->session) == NULL)
    return;

  g_clear_pointer (&self->extract, dossier_extract_unref);
  self->extract = dossier_extract_new (self->session, part);
  stop_looking (self);
  clear_losses (self);
  gtk_widget_set_visible (GTK_WIDGET (self->losses_group), FALSE);
  if (self->for_programs)
    {
      self->looking = g_cancellable_new ();
      dossier_extract_convert_async (self->extract, (DossierConvertFormat) get_format (self), NULL, self->looking, looked,
                                     g_object_ref (self));
    }
}

static gboolean
busy_for_long (gpointer user_data)
{
  DossierExtractWindow *self = user_data;

  self->busy_source = 0;
  gtk_spinner_set_spinning (self->busy_spinner, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->busy_spinner), TRUE);
  gtk_widget_set_visible (self->cancel_button, TRUE);
  gtk_revealer_set_reveal_child (self->status_revealer, TRUE);
  return G_SOURCE_REMOVE;
}

/* @sentence: (nullable): what there is to say about it */
static void
end (DossierExtractWindow *self, const char *sentence)
{
  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_spinner_set_spinning (self->busy_spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->busy_spinner), FALSE);
  gtk_widget_set_visible (self->cancel_button, FALSE);
  if (sentence != NULL)
    gtk_label_set_label (self->status_label, sentence);
  gtk_revealer_set_reveal_child (self->status_revealer, sentence != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "extract.save", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "extract.cancel", FALSE);
}

static void
written (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierExtractWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gboolean done = dossier_extract_finish (result, NULL, &error);

  if (done && parent != NULL)
    {
      const char *name = g_object_get_data (G_OBJECT (self->save_button), PATH_KEY);
      /* Translators: %s is a file name */
      g_autofree char *text = g_strdup_printf (_("Saved “%s”"), name);

      gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell", "s", text);
    }
  if (self->session == NULL)
    return;

  end (self, done || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
  if (done)
    gtk_window_close (GTK_WINDOW (self));
}

static void
write_to (DossierExtractWindow *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is a file name */
  g_autofree char *text = g_strdup_printf (_("Saving “%s”…"), name);

  self->cancellable = g_cancellable_new ();
  self->busy_source = g_timeout_add (BUSY_DELAY_MS, busy_for_long, self);
  gtk_label_set_label (self->status_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "extract.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "extract.cancel", TRUE);
  g_object_set_data_full (G_OBJECT (self->save_button), PATH_KEY, g_steal_pointer (&name), g_free);
  if (self->for_programs)
    dossier_extract_convert_async (self->extract, (DossierConvertFormat) get_format (self), path, self->cancellable, written,
                                   g_object_ref (self));
  else
    dossier_extract_report_async (self->extract, (DossierReportFormat) get_format (self),
                                  gtk_switch_get_active (self->figure), path, self->cancellable, written,
                                  g_object_ref (self));
}

static void
replace_responded (GtkWidget *alert, const char *response, DossierExtractWindow *self)
{
  if (g_str_equal (response, "replace"))
    write_to (self, g_object_get_data (G_OBJECT (alert), PATH_KEY));
}

/* The chooser has asked about the name as it was typed. */
static void
ask_before_replacing (DossierExtractWindow *self, const char *path, const char *existing)
{
  g_autofree char *name = g_filename_display_basename (existing);
  /* Translators: %s is a file name */
  g_autofree char *body = g_strdup_printf (_("There is a file “%s” already. Saving replaces it."), name);
  GtkWidget *alert = dossier_compat_alert_new (GTK_WINDOW (self), _("Replace the File?"), body);

  g_object_set_data_full (G_OBJECT (alert), PATH_KEY, g_strdup (path), g_free);
  dossier_compat_alert_add (alert, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  dossier_compat_alert_add (alert, "replace", _("_Replace"), ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (alert, "response", G_CALLBACK (replace_responded), self, 0);
  dossier_compat_alert_present (alert, GTK_WINDOW (self), "cancel", "cancel");
}

static gboolean
has_ending (DossierExtractWindow *self, const char *path)
{
  DossierConvertFormat convert_format;
  DossierReportFormat report_format;

  if (self->for_programs)
    return dossier_convert_format_from_path (path, &convert_format, NULL) && convert_format == get_format (self);
  return dossier_report_format_from_path (path, &report_format, NULL) && report_format == get_format (self);
}

void
dossier_extract_window_save_to (DossierExtractWindow *self, GFile *file)
{
  g_autofree char *named = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) files = NULL;

  g_return_if_fail (DOSSIER_IS_EXTRACT_WINDOW (self) && G_IS_FILE (file));

  if (self->extract == NULL || self->cancellable != NULL)
    return;

  named = g_file_get_path (file);
  if (named == NULL)
    {
      end (self, _("Files can be saved to folders of this computer only"));
      return;
    }

  path = has_ending (self, named) ? g_strdup (named) : g_strconcat (named, get_ending (self), NULL);
  if (self->for_programs)
    {
      files = dossier_convert_list_files (path, (DossierConvertFormat) get_format (self));
    }
  else
    {
      files = g_new0 (char *, 2);
      files[0] = g_strdup (path);
    }
  for (guint i = 0; files[i] != NULL; i++)
    if (!g_str_equal (files[i], named) && g_file_test (files[i], G_FILE_TEST_EXISTS))
      {
        ask_before_replacing (self, path, files[i]);
        return;
      }
  write_to (self, path);
}

static void
save_responded (GtkNativeDialog *dialog, int response, DossierExtractWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  if (file != NULL)
    dossier_extract_window_save_to (self, file);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierExtractWindow *self = DOSSIER_EXTRACT_WINDOW (widget);
  g_autofree char *stem = dossier_session_get_stem (self->session);
  g_autofree char *name = g_strconcat (stem, get_ending (self), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkStringObject *label = adw_combo_row_get_selected_item (self->format);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (gtk_window_get_title (GTK_WINDOW (self)), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_file_filter_set_name (filter, gtk_string_object_get_string (label));
  gtk_file_filter_add_suffix (filter, get_ending (self) + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_responded), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_cancellable_cancel (DOSSIER_EXTRACT_WINDOW (widget)->cancellable);
}

static void
dossier_extract_window_dispose (GObject *object)
{
  DossierExtractWindow *self = DOSSIER_EXTRACT_WINDOW (object);

  g_clear_handle_id (&self->busy_source, g_source_remove);
  stop_looking (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->extract, dossier_extract_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_extract_window_parent_class)->dispose (object);
}

static void
dossier_extract_window_finalize (GObject *object)
{
  DossierExtractWindow *self = DOSSIER_EXTRACT_WINDOW (object);

  g_array_unref (self->formats);
  g_ptr_array_unref (self->losses);

  G_OBJECT_CLASS (dossier_extract_window_parent_class)->finalize (object);
}

static void
dossier_extract_window_class_init (DossierExtractWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_extract_window_dispose;
  object_class->finalize = dossier_extract_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-extract-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DossierExtractWindow, name)
  BIND (format);
  BIND (part);
  BIND (figure_row);
  BIND (figure);
  BIND (losses_group);
  BIND (status_revealer);
  BIND (busy_spinner);
  BIND (status_label);
  BIND (cancel_button);
  BIND (save_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed);

  gtk_widget_class_install_action (widget_class, "extract.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "extract.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "extract.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_extract_window_init (DossierExtractWindow *self)
{
  self->formats = g_array_new (FALSE, FALSE, sizeof (guint));
  self->losses = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "extract.cancel", FALSE);
}

static void
fill_formats (DossierExtractWindow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_formats = self->for_programs ? DOSSIER_N_CONVERT_FORMATS : DOSSIER_N_REPORT_FORMATS;
  guint selected = 0;

  for (guint i = 0; i < n_formats; i++)
    {
      if (self->for_programs && !dossier_convert_format_can_write ((DossierConvertFormat) i))
        continue;
      if (self->for_programs && i == DOSSIER_CONVERT_GRAPHML)
        selected = self->formats->len;
      g_array_append_val (self->formats, i);
      gtk_string_list_append (labels, self->for_programs ? dossier_convert_format_get_label ((DossierConvertFormat) i)
                                                         : get_report_label ((DossierReportFormat) i));
    }
  adw_combo_row_set_model (self->format, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->format, selected);
}

GtkWidget *
dossier_extract_window_new (GtkWindow *parent, DossierSession *session, gboolean for_programs)
{
  DossierExtractWindow *self = g_object_new (DOSSIER_TYPE_EXTRACT_WINDOW, "transient-for", parent, NULL);

  g_set_object (&self->session, session);
  self->for_programs = for_programs;
  gtk_window_set_title (GTK_WINDOW (self), for_programs ? _("Export Data") : _("Save Report"));
  fill_formats (self);
  self->filling = FALSE;
  changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->format));
  return GTK_WIDGET (self);
}

void
dossier_extract_window_choose (DossierExtractWindow *self, guint format, DossierExtractPart part)
{
  g_return_if_fail (DOSSIER_IS_EXTRACT_WINDOW (self));

  for (guint i = 0; i < self->formats->len; i++)
    if (g_array_index (self->formats, guint, i) == format)
      adw_combo_row_set_selected (self->format, i);
  adw_combo_row_set_selected (self->part, part);
}

gboolean
dossier_extract_window_is_settled (DossierExtractWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXTRACT_WINDOW (self), FALSE);

  return self->looking == NULL && self->cancellable == NULL;
}
