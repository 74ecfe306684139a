/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-preferences.h"

#include "dossier-choice-row.h"
#include "dossier-config.h"
#include "dossier-recent.h"
#include "dossier-settings.h"

#include <glib/gi18n-lib.h>

struct _DossierPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *style_row;
  GtkSwitch *restore_switch;
  AdwActionRow *texts_row;
  GtkWidget *texts_clear_button;
  GtkWidget *texts_button;

  GSettings *settings;
  GtkFileChooserNative *chooser; /* (nullable): while it is open */
};

G_DEFINE_FINAL_TYPE (DossierPreferences, dossier_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows. */
static const char *const styles[] = { "system", "light", "dark" };

static gboolean
style_to_row (GValue *value, GVariant *variant, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
style_from_row (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_string (styles[MIN (g_value_get_uint (value), G_N_ELEMENTS (styles) - 1)]);
}

static void
show_texts_folder (DossierPreferences *self)
{
  g_autoptr (GFile) folder = dossier_settings_get_texts_folder (self->settings);
  g_autofree char *place = folder != NULL ? dossier_recent_describe_place (folder) : NULL;
  g_autofree char *subtitle = NULL;

  /* The row reads it as markup. */
  subtitle = g_markup_escape_text (place != NULL ? place : _("None but those beside each dossier"), -1);
  adw_action_row_set_subtitle (self->texts_row, subtitle);
  gtk_widget_set_visible (self->texts_clear_button, folder != NULL);
}

static void
texts_folder_chosen (DossierPreferences *self, int response)
{
  g_autoptr (GFile) folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (folder != NULL)
    dossier_settings_set_texts_folder (self->settings, folder);
}

/* In a sandbox it is the portal that asks, and from then on lends the folder. */
static void
choose_texts_folder (DossierPreferences *self)
{
  g_autoptr (GFile) folder = dossier_settings_get_texts_folder (self->settings);

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Choose the Folder of the Sources’ Texts"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               _("_Choose"),
                                               NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (texts_folder_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
clear_texts_folder (DossierPreferences *self)
{
  gtk_widget_grab_focus (self->texts_button);
  dossier_settings_set_texts_folder (self->settings, NULL);
}

static void
dossier_preferences_dispose (GObject *object)
{
  DossierPreferences *self = DOSSIER_PREFERENCES (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dossier_preferences_parent_class)->dispose (object);
}

static void
dossier_preferences_class_init (DossierPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, style_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, restore_switch);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, texts_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, texts_clear_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, texts_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_texts_folder);
  gtk_widget_class_bind_template_callback (widget_class, clear_texts_folder);
}

static void
dossier_preferences_init (DossierPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_choice_row_set_up (self->style_row);
  /* Newer libadwaita names the button after its row, whatever label it has of its own. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->texts_button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

GtkWidget *
dossier_preferences_new (GtkWindow *parent, GSettings *settings)
{
  DossierPreferences *self = g_object_new (DOSSIER_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE,
                                           "destroy-with-parent", TRUE, NULL);

  g_settings_bind_with_mapping (settings, "style", self->style_row, "selected", G_SETTINGS_BIND_DEFAULT, style_to_row,
                                style_from_row, NULL, NULL);
  g_settings_bind (settings, "restore-session", self->restore_switch, "active", G_SETTINGS_BIND_DEFAULT);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (
      settings, "changed::texts-folder", G_CALLBACK (show_texts_folder), self, G_CONNECT_SWAPPED);
  show_texts_folder (self);
  return GTK_WIDGET (self);
}
