/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-index-list.h"

struct _DossierIndexItem
{
  GObject parent_instance;

  guint index;
};

G_DEFINE_FINAL_TYPE (DossierIndexItem, dossier_index_item, G_TYPE_OBJECT)

static void
dossier_index_item_class_init (DossierIndexItemClass *klass)
{
}

static void
dossier_index_item_init (DossierIndexItem *self)
{
}

DossierIndexItem *
dossier_index_item_new (guint index)
{
  DossierIndexItem *self = g_object_new (DOSSIER_TYPE_INDEX_ITEM, NULL);

  self->index = index;
  return self;
}

guint
dossier_index_item_get_index (DossierIndexItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_INDEX_ITEM (self), G_MAXUINT);

  return self->index;
}

gboolean
dossier_index_items_outlive (GHashTable *bound, guint n_items)
{
  gboolean outlives = FALSE;
  GHashTableIter iter;
  gpointer list_item;

  g_return_val_if_fail (bound != NULL, FALSE);

  g_hash_table_iter_init (&iter, bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      guint place = dossier_index_item_get_index (gtk_list_item_get_item (list_item));

      /* The new end has a widget of its own. */
      if (place == n_items)
        return FALSE;
      outlives |= place > n_items;
    }

  return outlives;
}

struct _DossierIndexList
{
  GObject parent_instance;

  guint n_items;
};

static void dossier_index_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierIndexList,
                               dossier_index_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_index_list_model_init))

static GType
get_item_type (GListModel *list)
{
  return DOSSIER_TYPE_INDEX_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return DOSSIER_INDEX_LIST (list)->n_items;
}

static gpointer
get_item (GListModel *list, guint position)
{
  return position < DOSSIER_INDEX_LIST (list)->n_items ? dossier_index_item_new (position) : NULL;
}

static void
dossier_index_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
dossier_index_list_class_init (DossierIndexListClass *klass)
{
}

static void
dossier_index_list_init (DossierIndexList *self)
{
}

GListModel *
dossier_index_list_new (guint n_items)
{
  DossierIndexList *self = g_object_new (DOSSIER_TYPE_INDEX_LIST, NULL);

  self->n_items = n_items;
  return G_LIST_MODEL (self);
}
