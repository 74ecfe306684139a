/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-list-scroll.h"

/*
 * GTK (4.8) works out where a row is to stand as a part of the height in view, also where that is nothing, as it is of a
 * list that was empty when it had its size: then it makes the rows around the one asked for, and shows the place of the
 * first, where there are none.
 */

#define WAITING_KEY "dossier-list-scroll"

static gboolean
has_height (GtkWidget *list)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  return adjustment != NULL && gtk_adjustment_get_page_size (adjustment) > 0;
}

static void
scroll (GtkWidget *list, guint position)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  if (model != NULL && position < g_list_model_get_n_items (G_LIST_MODEL (model)))
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static gboolean
scroll_later (GtkWidget *list, GdkFrameClock *clock, gpointer unused)
{
  if (!has_height (list))
    return G_SOURCE_CONTINUE;

  /* One more than the position: nothing is none. */
  scroll (list, GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (list), WAITING_KEY)) - 1);
  return G_SOURCE_REMOVE;
}

void
dossier_list_scroll_to (GtkWidget *list, guint position)
{
  gboolean waits;

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  waits = g_object_get_data (G_OBJECT (list), WAITING_KEY) != NULL;
  if (!waits && has_height (list))
    {
      scroll (list, position);
      return;
    }

  g_object_set_data (G_OBJECT (list), WAITING_KEY, GUINT_TO_POINTER (position + 1));
  if (!waits)
    gtk_widget_add_tick_callback (list, scroll_later, NULL, NULL);
}
