/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-model.h"

#include "dossier-index-list.h"

typedef struct
{
  DossierSession *session;
  guint n_items;
  guint selected;
} DossierSessionModelPrivate;

static void dossier_session_model_list_init (GListModelInterface *iface);
static void dossier_session_model_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DossierSessionModel,
                                  dossier_session_model,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (DossierSessionModel)
                                      G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_session_model_list_init)
                                          G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                                 dossier_session_model_selection_init))

static DossierSessionModelPrivate *
get_private (gpointer self)
{
  return dossier_session_model_get_instance_private (DOSSIER_SESSION_MODEL (self));
}

static GType
get_item_type (GListModel *list)
{
  return DOSSIER_TYPE_INDEX_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return get_private (list)->n_items;
}

static gpointer
get_item (GListModel *list, guint position)
{
  DossierSessionModel *self = DOSSIER_SESSION_MODEL (list);
  DossierSessionModelClass *klass = DOSSIER_SESSION_MODEL_GET_CLASS (self);

  if (position >= get_n_items (list))
    return NULL;

  return dossier_index_item_new (klass->get_index != NULL ? klass->get_index (self, position) : position);
}

static void
dossier_session_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return get_private (model)->selected == position && position != DOSSIER_INDEX_NONE;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *selection = gtk_bitset_new_empty ();
  guint selected = get_private (model)->selected;

  if (selected != DOSSIER_INDEX_NONE)
    gtk_bitset_add (selection, selected);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  DossierSessionModel *self = DOSSIER_SESSION_MODEL (model);
  DossierSessionModelPrivate *priv = get_private (self);

  return position < priv->n_items && DOSSIER_SESSION_MODEL_GET_CLASS (self)->select_row (self, priv->session, position);
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  if (!is_selected (model, position))
    return FALSE;

  dossier_session_clear_selection (get_private (model)->session);
  return TRUE;
}

static void
dossier_session_model_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
}

static void
dossier_session_model_finalize (GObject *object)
{
  g_clear_object (&get_private (object)->session);

  G_OBJECT_CLASS (dossier_session_model_parent_class)->finalize (object);
}

static void
dossier_session_model_class_init (DossierSessionModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_session_model_finalize;
}

static void
dossier_session_model_init (DossierSessionModel *self)
{
  get_private (self)->selected = DOSSIER_INDEX_NONE;
}

gpointer
dossier_session_model_new (GType type, DossierSession *session)
{
  DossierSessionModel *self = g_object_new (type, NULL);

  get_private (self)->session = g_object_ref (session);
  g_signal_connect_object (session,
                           "selection-changed",
                           G_CALLBACK (dossier_session_model_update_selected),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

guint
dossier_session_model_get_selected (gpointer self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION_MODEL (self), DOSSIER_INDEX_NONE);

  return get_private (self)->selected;
}

void
dossier_session_model_set_n_items (DossierSessionModel *self, guint n_items)
{
  DossierSessionModelPrivate *priv = get_private (self);
  guint n_before = priv->n_items;
  guint n_kept = MIN (n_before, n_items);

  priv->n_items = n_items;
  if (n_items != n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_kept, n_before - n_kept, n_items - n_kept);
}

static guint
find_selected (DossierSessionModel *self)
{
  return DOSSIER_SESSION_MODEL_GET_CLASS (self)->find_selected (self, get_private (self)->session);
}

void
dossier_session_model_replace_items (DossierSessionModel *self, guint n_items)
{
  DossierSessionModelPrivate *priv = get_private (self);
  guint n_before = priv->n_items;

  priv->n_items = n_items;
  priv->selected = find_selected (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n_items);
}

void
dossier_session_model_cut_selected (DossierSessionModel *self, guint n_items)
{
  DossierSessionModelPrivate *priv = get_private (self);

  if (priv->selected >= n_items)
    priv->selected = DOSSIER_INDEX_NONE;
}

static void
tell_selected (DossierSessionModel *self, guint position)
{
  if (position < get_private (self)->n_items)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

void
dossier_session_model_update_selected (DossierSessionModel *self)
{
  DossierSessionModelPrivate *priv = get_private (self);
  guint before = priv->selected;

  priv->selected = find_selected (self);
  if (priv->selected == before)
    return;

  tell_selected (self, before);
  tell_selected (self, priv->selected);
}
