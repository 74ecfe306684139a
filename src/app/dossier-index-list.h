/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_INDEX_ITEM (dossier_index_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierIndexItem, dossier_index_item, DOSSIER, INDEX_ITEM, GObject)

#define DOSSIER_TYPE_INDEX_LIST (dossier_index_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierIndexList, dossier_index_list, DOSSIER, INDEX_LIST, GObject)

/**
 * DossierIndexItem:
 *
 * A number as an item of a list model: made when a list shows its row and gone when it does not, so that a long list
 * costs no more than its rows in view.
 */
DossierIndexItem *dossier_index_item_new (guint index);
guint dossier_index_item_get_index (DossierIndexItem *self);

/**
 * dossier_index_items_outlive:
 * @bound: (element-type GtkListItem): those that a list view has bound, as a set
 *
 * Whether the view would be left with items of places that are gone if its list shrank to @n_items at its end. GTK
 * (4.8) then takes rows away from the beginning of the stretch without widgets in which the new end lies, not from the
 * new end itself, so that a view that is scrolled past it keeps widgets of its old last rows. Such a list is to be
 * emptied first.
 */
gboolean dossier_index_items_outlive (GHashTable *bound, guint n_items);

/**
 * DossierIndexList:
 *
 * A list model of the numbers from 0.
 */
GListModel *dossier_index_list_new (guint n_items);

G_END_DECLS
