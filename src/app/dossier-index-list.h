/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

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
 * DossierIndexList:
 *
 * A list model of the numbers from 0.
 */
GListModel *dossier_index_list_new (guint n_items);

G_END_DECLS
