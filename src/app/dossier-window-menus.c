/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-config.h"
#include "dossier-recent.h"

#include <glib/gi18n-lib.h>

/*
 * The menus that are not in the template, since what is in them is known at run time alone.
 */

#define MAX_RECENT 8

static void
update_recent (DossierWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GPtrArray) infos = dossier_recent_list (MAX_RECENT);
  g_autoptr (GMenu) recent = g_menu_new ();
  g_autoptr (GMenu) other = g_menu_new ();

  for (guint i = 0; i < infos->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (infos, i);
      g_autofree char *label = g_strdup (gtk_recent_info_get_display_name (info));
      g_auto (GStrv) parts = g_strsplit (label, "_", -1);
      g_autofree char *plain = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (plain, NULL);

      g_menu_item_set_action_and_target (item, "app.open-uri", "s", gtk_recent_info_get_uri (info));
      g_menu_append_item (recent, item);
    }
  g_menu_append (other, _("Open _Example"), "app.open-example");
  if (infos->len > 0)
    g_menu_append_section (menu, _("Recent Files"), G_MENU_MODEL (recent));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (menu));
}

static void
fill_layout_menu (GMenu *menu)
{
  g_autoptr (GMenu) chosen = g_menu_new ();
  g_autoptr (GMenu) engines = g_menu_new ();
  g_autoptr (GMenu) part = g_menu_new ();

  g_menu_append (chosen, _("_Automatic"), "win.layout::" DOSSIER_WINDOW_LAYOUT_AUTOMATIC);
  for (guint i = 0; i < DOSSIER_N_ENGINES; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.layout::%s", dossier_engine_get_name (i));

      g_menu_append (engines, dossier_engine_get_label (i), action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (chosen));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (engines));
  g_menu_append (part, _("Lay _Out These Only"), "win.layout-matches");
  g_menu_append (part, _("Lay Out All A_gain"), "win.layout-all");
  g_menu_append (part, _("_Undo Layout"), "win.undo");
  g_menu_append (part, _("_Redo Layout"), "win.redo");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (part));
}

/* The split button's second half has a tooltip, but no name that a screen reader could say. */
static void
name_recent_button (DossierWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->open_button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recent Files"), -1);
}

/* F10 opens it from anywhere, and from there one goes on; GTK would leave the focus at the button. */
static void
show_menu (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;

  if (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (self->main_menu_button))))
    return;

  g_set_weak_pointer (&self->before_menu, gtk_root_get_focus (GTK_ROOT (self)));
  gtk_menu_button_popup (self->main_menu_button);
}

/* Unless what was chosen has brought the focus elsewhere. */
static gboolean
give_focus_back (gpointer user_data)
{
  DossierWindow *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (self->before_menu != NULL && gtk_widget_get_mapped (self->before_menu)
      && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->main_menu_button))))
    gtk_widget_grab_focus (self->before_menu);
  g_clear_weak_pointer (&self->before_menu);
  return G_SOURCE_REMOVE;
}

/* Newer GTK (4.18) gives the focus to the button after it has told that the menu is closed. */
static void
main_menu_closed (DossierWindow *self)
{
  if (self->before_menu != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, give_focus_back, g_object_ref (self), g_object_unref);
}

void
dossier_window_set_up_menus (DossierWindow *self)
{
  static const GActionEntry entries[] = { { .name = "show-menu", .activate = show_menu } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  fill_layout_menu (self->layout_menu);
  fill_layout_menu (self->layout_submenu);
  g_signal_connect_object (gtk_recent_manager_get_default (),
                           "changed",
                           G_CALLBACK (update_recent),
                           self,
                           G_CONNECT_SWAPPED);
  update_recent (self);
  name_recent_button (self);
  g_signal_connect_object (gtk_menu_button_get_popover (self->main_menu_button),
                           "closed",
                           G_CALLBACK (main_menu_closed),
                           self,
                           G_CONNECT_SWAPPED);
}
