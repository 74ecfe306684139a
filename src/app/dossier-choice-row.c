/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-choice-row.h"

#include "dossier-choices.h"

/* Pixels: what a row has for its words in the narrowest window, between its margins, padding and arrow; and between them. */
#define ROOM (360 - 2 * 12 - 2 * 12 - 16 - 3 * 6)

#define HINT "dossier-choice-row-hint"

static int
measure_widest (AdwComboRow *row)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (row), NULL);
  GListModel *choices = adw_combo_row_get_model (row);
  guint n_choices = choices != NULL ? g_list_model_get_n_items (choices) : 0;
  int widest = 0;
  int title;

  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (GtkStringObject) choice = g_list_model_get_item (choices, i);
      int width;

      pango_layout_set_text (layout, gtk_string_object_get_string (choice), -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  pango_layout_set_text (layout, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  pango_layout_get_pixel_size (layout, &title, NULL);
  return title + widest;
}

/* The row is told its subtitle anew each time that something is chosen, and knows nothing of a hint. */
static void
update_subtitle (AdwComboRow *row)
{
  const char *hint = g_object_get_data (G_OBJECT (row), HINT);
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);
  g_autofree char *both = NULL;

  if (!adw_combo_row_get_use_subtitle (row) || chosen == NULL)
    both = g_strdup (hint != NULL ? hint : "");
  else
    both = g_strjoin ("\n", gtk_string_object_get_string (chosen), hint, NULL);
  if (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), both) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
}

static void
update (AdwComboRow *row)
{
  gboolean is_wide = measure_widest (row) > ROOM;

  if (is_wide != adw_combo_row_get_use_subtitle (row))
    adw_combo_row_set_use_subtitle (row, is_wide);
  update_subtitle (row);
}

static void
setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_list_item_set_child (item, label);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

void
dossier_choice_row_set_up (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkSettings *settings;

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  dossier_choices_set_up (GTK_WIDGET (row));
  g_signal_connect (factory, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  adw_combo_row_set_factory (row, factory);

  settings = gtk_widget_get_settings (GTK_WIDGET (row));
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  g_signal_connect (row, "notify::model", G_CALLBACK (update), NULL);
  g_signal_connect (row, "notify::selected", G_CALLBACK (update_subtitle), NULL);
  /* libadwaita 1.7 sets it after it has told what is chosen. */
  g_signal_connect (row, "notify::subtitle", G_CALLBACK (update_subtitle), NULL);
  update (row);
}

void
dossier_choice_row_set_hint (AdwComboRow *row, const char *hint)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_object_set_data_full (G_OBJECT (row), HINT, g_strdup (hint != NULL && *hint != '\0' ? hint : NULL), g_free);
  update_subtitle (row);
}
