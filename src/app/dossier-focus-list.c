/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-focus-list.h"

static void
move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list = NULL;
  GtkWidget *row;

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focus != NULL
      && gtk_widget_is_ancestor (focus, widget))
    list = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW);
  row = list != NULL ? gtk_widget_get_focus_child (list) : NULL;
  if (row == NULL || !gtk_widget_get_can_focus (list))
    {
      g_signal_chain_from_overridden_handler (widget, direction);
      return;
    }

  if (!gtk_widget_child_focus (row, direction))
    {
      /* What cannot have the focus is passed over; what is there keeps it until it has gone on. */
      gtk_widget_set_can_focus (list, FALSE);
      g_signal_chain_from_overridden_handler (widget, direction);
      gtk_widget_set_can_focus (list, TRUE);
    }
}

void
dossier_focus_list_install (GtkWidgetClass *widget_class)
{
  g_signal_override_class_handler ("move-focus", G_TYPE_FROM_CLASS (widget_class), G_CALLBACK (move_focus));
}
