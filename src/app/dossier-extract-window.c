/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-extract-window.h"

#include "dossier-access-names.h"
#include "dossier-choice-row.h"
#include "dossier-config.h"
#include "dossier-replace-question.h"
#include "dossier-work-bar.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>

struct _DossierExtractWindow
{
  AdwWindow parent_instance;

  DossierSession *session;
  GSettings *store; /* (nullable) */
  gboolean for_programs;
  gboolean filling;
  GArray *formats;           /* of guint: the DossierReportFormat or DossierConvertFormat of each choice */
  DossierExtract *extract;   /* (nullable) */
  GCancellable *looking;     /* (nullable): of what the format cannot hold */
  GtkFileChooserNative *chooser;
  char *saving;              /* (nullable): the name of what is being written, for people */
  GPtrArray *losses; /* (element-type GtkWidget) */

  AdwComboRow *format;
  AdwComboRow *part;
  GtkWidget *figure_row;
  GtkSwitch *figure;
  AdwPreferencesGroup *losses_group;
  DossierWorkBar *work;
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

static DossierExtractOrder
get_order (DossierExtractWindow *self)
{
  guint format = get_format (self);

  return (DossierExtractOrder) {
    .for_programs = self->for_programs,
    .report_format = self->for_programs ? 0 : (DossierReportFormat) format,
    .convert_format = self->for_programs ? (DossierConvertFormat) format : 0,
    .with_figure = gtk_switch_get_active (self->figure),
  };
}

/* For the next time. */
static void
remember (DossierExtractWindow *self)
{
  guint format = get_format (self);

  if (self->store == NULL)
    return;
  if (self->for_programs)
    {
      g_settings_set_string (
          self->store, "data-format", dossier_convert_format_get_name ((DossierConvertFormat) format));
      return;
    }
  g_settings_set_string (self->store, "report-format", dossier_report_format_get_name ((DossierReportFormat) format));
  g_settings_set_boolean (self->store, "report-figure", gtk_switch_get_active (self->figure));
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
  gboolean done = dossier_extract_write_finish (result, &losses, NULL);

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
    return _("There is no filter: everything is in it");
  return "";
}

static void
changed (DossierExtractWindow *self)
{
  DossierExtractPart part;

  if (self->filling)
    return;

  remember (self);
  part = (DossierExtractPart) adw_combo_row_get_selected (self->part);
  dossier_choice_row_set_hint (self->part, get_hint (self, part));
  gtk_widget_set_visible (self->figure_row,
                          !self->for_programs
                              && dossier_report_format_has_figure ((DossierReportFormat) get_format (self)));
  /* With the row below it goes the line under this one. GTK asks for sizes before it tells it so, and would mix the heights
     that it has kept with new ones. */
  gtk_widget_queue_resize (GTK_WIDGET (self->part));
  dossier_work_bar_untell (self->work);
  if (dossier_session_get_scene (self->session) == NULL)
    return;

  g_clear_pointer (&self->extract, dossier_extract_unref);
  self->extract = dossier_extract_new (self->session, part);
  stop_looking (self);
  clear_losses (self);
  gtk_widget_set_visible (GTK_WIDGET (self->losses_group), FALSE);
  if (self->for_programs)
    {
      DossierExtractOrder order = get_order (self);

      self->looking = g_cancellable_new ();
      dossier_extract_write_async (self->extract, &order, NULL, NULL, self->looking, looked, g_object_ref (self));
    }
}

static void
busy_changed (DossierExtractWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "extract.save", !dossier_work_bar_get_busy (self->work));
}

static void
written (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierExtractWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!dossier_extract_write_finish (result, NULL, &error))
    {
      if (self->session != NULL)
        dossier_work_bar_fail (self->work, error);
      return;
    }

  /* Translators: %s is a file name */
  text = g_strdup_printf (_("Saved “%s”"), self->saving);
  if (self->session != NULL)
    dossier_work_bar_end (self->work, NULL, text);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell", "s", text);
  if (self->session != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
claims_done (guint n_done, guint n_claims, gpointer user_data)
{
  DossierExtractWindow *self = user_data;

  if (self->session != NULL)
    dossier_work_bar_set_progress (self->work, n_done, n_claims);
}

static void
write_to (GtkWindow *window, GFile *file)
{
  DossierExtractWindow *self = DOSSIER_EXTRACT_WINDOW (window);
  DossierExtractOrder order = get_order (self);
  g_autofree char *text = NULL;

  g_free (self->saving);
  self->saving = g_filename_display_basename (g_file_peek_path (file));
  /* Translators: %s is a file name */
  text = g_strdup_printf (_("Saving “%s”…"), self->saving);
  dossier_extract_write_async (self->extract, &order, g_file_peek_path (file), claims_done,
                               dossier_work_bar_begin (self->work, text), written, g_object_ref (self));
}

void
dossier_extract_window_save_to (DossierExtractWindow *self, GFile *file)
{
  DossierExtractOrder order;
  g_autofree char *path = NULL;
  g_autoptr (GFile) fixed = NULL;
  g_auto (GStrv) files = NULL;
  g_auto (GStrv) existing = NULL;

  g_return_if_fail (DOSSIER_IS_EXTRACT_WINDOW (self) && G_IS_FILE (file));

  if (self->extract == NULL || dossier_work_bar_get_busy (self->work))
    return;
  if (g_file_peek_path (file) == NULL)
    {
      dossier_work_bar_tell (self->work, _("Files can be saved to folders of this computer only"));
      return;
    }

  order = get_order (self);
  path = dossier_extract_order_fix_path (&order, g_file_peek_path (file));
  fixed = g_file_new_for_path (path);
  files = dossier_extract_order_list_files (&order, path);
  existing = dossier_replace_question_find ((const char *const *) files, g_file_peek_path (file));
  if (existing != NULL)
    dossier_replace_question_ask (GTK_WINDOW (self), fixed, (const char *const *) existing, write_to);
  else
    write_to (GTK_WINDOW (self), fixed);
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
  DossierExtractOrder order = get_order (self);
  const char *ending = dossier_extract_order_get_ending (&order);
  g_autofree char *name = g_strconcat (stem, ending, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkStringObject *label = adw_combo_row_get_selected_item (self->format);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (gtk_window_get_title (GTK_WINDOW (self)), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_file_filter_set_name (filter, gtk_string_object_get_string (label));
  gtk_file_filter_add_suffix (filter, ending + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_responded), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
dossier_extract_window_dispose (GObject *object)
{
  DossierExtractWindow *self = DOSSIER_EXTRACT_WINDOW (object);

  stop_looking (self);
  if (self->work != NULL)
    dossier_work_bar_cancel (self->work);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->extract, dossier_extract_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_extract_window_parent_class)->dispose (object);
}

static void
dossier_extract_window_finalize (GObject *object)
{
  DossierExtractWindow *self = DOSSIER_EXTRACT_WINDOW (object);

  g_array_unref (self->formats);
  g_ptr_array_unref (self->losses);
  g_free (self->saving);

  G_OBJECT_CLASS (dossier_extract_window_parent_class)->finalize (object);
}

static void
dossier_extract_window_class_init (DossierExtractWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_extract_window_dispose;
  object_class->finalize = dossier_extract_window_finalize;

  g_type_ensure (DOSSIER_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-extract-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DossierExtractWindow, name)
  BIND (format);
  BIND (part);
  BIND (figure_row);
  BIND (figure);
  BIND (losses_group);
  BIND (work);
  BIND (save_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed);
  gtk_widget_class_bind_template_callback (widget_class, busy_changed);

  gtk_widget_class_install_action (widget_class, "extract.save", NULL, save);
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
  dossier_choice_row_set_up (self->format);
  dossier_choice_row_set_up (self->part);
  dossier_access_names_clean (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
}

/* (transfer full): the name of the format to begin with. */
static char *
get_usual_format (DossierExtractWindow *self)
{
  if (self->store != NULL)
    return g_settings_get_string (self->store, self->for_programs ? "data-format" : "report-format");
  return g_strdup (self->for_programs ? dossier_convert_format_get_name (DOSSIER_CONVERT_GRAPHML)
                                      : dossier_report_format_get_name (DOSSIER_REPORT_HTML));
}

static void
fill_formats (DossierExtractWindow *self)
{
  g_autofree char *usual = get_usual_format (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_formats = self->for_programs ? DOSSIER_N_CONVERT_FORMATS : DOSSIER_N_REPORT_FORMATS;
  guint selected = 0;

  for (guint i = 0; i < n_formats; i++)
    {
      if (self->for_programs && !dossier_convert_format_can_write ((DossierConvertFormat) i))
        continue;
      if (g_str_equal (usual, self->for_programs ? dossier_convert_format_get_name ((DossierConvertFormat) i)
                                                 : dossier_report_format_get_name ((DossierReportFormat) i)))
        selected = self->formats->len;
      g_array_append_val (self->formats, i);
      gtk_string_list_append (labels, self->for_programs ? dossier_convert_format_get_label ((DossierConvertFormat) i)
                                                         : get_report_label ((DossierReportFormat) i));
    }
  adw_combo_row_set_model (self->format, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->format, selected);
}

GtkWidget *
dossier_extract_window_new (GtkWindow *parent, DossierSession *session, gboolean for_programs, GSettings *store)
{
  DossierExtractWindow *self = g_object_new (DOSSIER_TYPE_EXTRACT_WINDOW, "transient-for", parent, NULL);

  g_set_object (&self->session, session);
  g_set_object (&self->store, store);
  self->for_programs = for_programs;
  gtk_window_set_title (GTK_WINDOW (self), for_programs ? _("Export Data") : _("Save Report"));
  fill_formats (self);
  if (store != NULL)
    gtk_switch_set_active (self->figure, g_settings_get_boolean (store, "report-figure"));
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

guint
dossier_extract_window_get_format (DossierExtractWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXTRACT_WINDOW (self), 0);

  return get_format (self);
}

gboolean
dossier_extract_window_is_settled (DossierExtractWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXTRACT_WINDOW (self), FALSE);

  return self->looking == NULL && !dossier_work_bar_get_busy (self->work);
}
