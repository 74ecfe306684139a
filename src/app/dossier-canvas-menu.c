/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-private.h"

#include "dossier-access-names.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>

static void
add_item (GMenu *menu, const char *label, const char *action, const char *hidden_when)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", hidden_when);
  g_menu_append_item (menu, item);
}

static void
add_item_about (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
  g_menu_append_item (menu, item);
}

static void
add_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Of what is selected as it is now. */
static GMenuModel *
create_menu (DossierCanvas *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) near = g_menu_new ();
  g_autoptr (GMenu) paths = g_menu_new ();
  g_autoptr (GMenu) of_selection = g_menu_new ();
  g_autoptr (GMenu) of_view = g_menu_new ();
  DossierSelection selection = dossier_session_get_selection (self->session);

  if (selection.node != DOSSIER_INDEX_NONE)
    {
      const char *id = dossier_graph_get_node (dossier_scene_get_graph (self->scene), selection.node)->id;

      add_item (near, _ ("Focus _Here"), "win.focus-node", "action-missing");
      add_item (near, _ ("_Expand"), "win.expand-node", "action-disabled");
      add_item (near, _ ("_Collapse"), "win.collapse-node", "action-disabled");
      add_item (near, _ ("_Pin"), "win.pin-node", "action-missing");
      add_item_about (paths, _ ("Find Paths _From Here"), "win.path-from", id);
      add_item_about (paths, _ ("Find Paths _To Here"), "win.path-to", id);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      add_item (near, _ ("Focus _Here"), "win.focus-node", "action-missing");
    }
  if (selection.node != DOSSIER_INDEX_NONE || selection.edge != DOSSIER_INDEX_NONE)
    {
      g_menu_append (of_selection, _ ("Ce_nter"), "canvas.centre");
      g_menu_append (of_selection, _ ("Show E_vidence"), "canvas.activate-evidence");
      g_menu_append (of_selection, _ ("Copy _Label"), "canvas.copy-label");
    }
  add_item (of_view, _ ("Show _All"), "win.focus-all", "action-disabled");
  add_item (of_view, _ ("Lay _Out These Only"), "win.layout-matches", "action-disabled");
  add_item (of_view, _ ("Lay Out All A_gain"), "win.layout-all", "action-disabled");
  g_menu_append (of_view, _ ("F_it to Window"), "canvas.fit");
  g_menu_append (of_view, _ ("Full _Size"), "canvas.zoom-normal");

  add_section (menu, near);
  add_section (menu, paths);
  add_section (menu, of_selection);
  add_section (menu, of_view);
  return G_MENU_MODEL (menu);
}

static void
on_menu_closed (DossierCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
dossier_canvas_show_menu (DossierCanvas *self, double x, double y)
{
  g_autoptr (GMenuModel) menu = create_menu (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      dossier_access_names_clean (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
    }
  else
    {
      gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
