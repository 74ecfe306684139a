/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-preferences.h"

struct _DossierPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *style_row;
  GtkSwitch *restore_switch;
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
dossier_preferences_class_init (DossierPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, style_row);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferences, restore_switch);
}

static void
dossier_preferences_init (DossierPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_preferences_new (GtkWindow *parent, GSettings *settings)
{
  DossierPreferences *self = g_object_new (DOSSIER_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE,
                                           "destroy-with-parent", TRUE, NULL);

  g_settings_bind_with_mapping (settings, "style", self->style_row, "selected", G_SETTINGS_BIND_DEFAULT, style_to_row,
                                style_from_row, NULL, NULL);
  g_settings_bind (settings, "restore-session", self->restore_switch, "active", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}
