/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-private.h"

#include "dossier-access-names.h"
#include "dossier-config.h"
#include "dossier-table-copy.h"

#include <glib/gi18n-lib.h>

void
dossier_table_update_actions (DossierTable *self)
{
  gboolean is_selected
      = self->model != NULL && dossier_session_model_get_selected (self->model) != DOSSIER_INDEX_NONE;
  DossierTableRows *rows = self->model != NULL ? dossier_table_model_get_rows (self->model) : NULL;
  gboolean has_rows = rows != NULL && dossier_table_rows_get_n_rows (rows) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy-row", is_selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.show-in-graph", is_selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy-all", has_rows);
}

static void
action_copy_row (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTable *self = DOSSIER_TABLE (widget);
  DossierTableRows *rows = dossier_table_model_get_rows (self->model);
  guint selected = dossier_session_model_get_selected (self->model);
  g_autofree char *line = NULL;

  line = dossier_table_copy_row (dossier_table_rows_get_graph (rows),
                                 self->kind,
                                 dossier_table_rows_get_row (rows, selected));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), line);
  gtk_widget_activate_action (widget, "win.tell", "s", _("Row copied"));
}

static void
table_copied (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierTable) self = user_data;
  g_autoptr (GBytes) text = dossier_table_copy_finish (result, NULL);
  GdkContentProvider *forms[2];
  g_autoptr (GdkContentProvider) provider = NULL;

  if (text == NULL || g_task_get_cancellable (G_TASK (result)) != self->copying)
    return;

  g_clear_object (&self->copying);
  forms[0] = gdk_content_provider_new_for_bytes ("text/tab-separated-values", text);
  forms[1] = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", text);
  provider = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Table copied"));
}

static void
action_copy_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTable *self = DOSSIER_TABLE (widget);

  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  self->copying = g_cancellable_new ();
  dossier_table_copy_async (dossier_table_model_get_rows (self->model),
                            self->copying,
                            table_copied,
                            g_object_ref (self));
}

static void
action_show_in_graph (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "show-in-graph");
}

static void
show_menu (DossierTable *self, double x, double y)
{
  GtkPopover *popover;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->row_menu);
      dossier_access_names_clean (self->popover);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    }
  popover = GTK_POPOVER (self->popover);
  gtk_popover_set_pointing_to (popover, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (popover);
}

void
dossier_table_menu_pressed (DossierTable *self, int n_press, double x, double y)
{
  GtkWidget *below = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = below != NULL ? dossier_table_find_item (self, below) : NULL;
  double menu_x;
  double menu_y;

  if (item == NULL)
    return;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), gtk_list_item_get_position (item), TRUE);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &menu_x, &menu_y))
    show_menu (self, menu_x, menu_y);
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTable *self = DOSSIER_TABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkListItem *item = focus != NULL ? dossier_table_find_item (self, focus) : NULL;
  double x;
  double y;

  if (item == NULL)
    return;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), gtk_list_item_get_position (item), TRUE);
  if (gtk_widget_translate_coordinates (focus, widget, 0, gtk_widget_get_height (focus), &x, &y))
    show_menu (self, MAX (x, 0), y);
}

void
dossier_table_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "table.sort-by", "sort-column");
  gtk_widget_class_install_property_action (widget_class, "table.descending", "descending");
  gtk_widget_class_install_action (widget_class, "table.copy-row", NULL, action_copy_row);
  gtk_widget_class_install_action (widget_class, "table.copy-all", NULL, action_copy_all);
  gtk_widget_class_install_action (widget_class, "table.show-in-graph", NULL, action_show_in_graph);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, action_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy-row", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_c,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "table.copy-all",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
}
