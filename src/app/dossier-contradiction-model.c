/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-contradiction-model.h"

#include "dossier-index-list.h"

#include <string.h>

struct _DossierContradictionModel
{
  GObject parent_instance;

  DossierSession *session;
  DossierContradictionRows *rows;
  GArray *shown;
  guint selected;
};

static void dossier_contradiction_model_list_init (GListModelInterface *iface);
static void dossier_contradiction_model_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierContradictionModel,
                               dossier_contradiction_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_contradiction_model_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          dossier_contradiction_model_selection_init))

static GType
get_item_type (GListModel *list)
{
  return DOSSIER_TYPE_INDEX_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  DossierContradictionModel *self = DOSSIER_CONTRADICTION_MODEL (list);

  return self->shown != NULL ? self->shown->len : 0;
}

static gpointer
get_item (GListModel *list, guint position)
{
  if (position >= get_n_items (list))
    return NULL;

  return dossier_index_item_new (g_array_index (DOSSIER_CONTRADICTION_MODEL (list)->shown, guint, position));
}

static void
dossier_contradiction_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return DOSSIER_CONTRADICTION_MODEL (model)->selected == position && position != DOSSIER_INDEX_NONE;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  DossierContradictionModel *self = DOSSIER_CONTRADICTION_MODEL (model);
  GtkBitset *selection = gtk_bitset_new_empty ();

  if (self->selected != DOSSIER_INDEX_NONE)
    gtk_bitset_add (selection, self->selected);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  DossierContradictionModel *self = DOSSIER_CONTRADICTION_MODEL (model);

  if (position >= get_n_items (G_LIST_MODEL (self)))
    return FALSE;

  dossier_session_select_edge (self->session, dossier_contradiction_model_get_pair (self, position)->edge, TRUE);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  if (!is_selected (model, position))
    return FALSE;

  dossier_session_clear_selection (DOSSIER_CONTRADICTION_MODEL (model)->session);
  return TRUE;
}

static void
dossier_contradiction_model_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
}

static guint
find_selected (DossierContradictionModel *self)
{
  guint edge = dossier_session_get_selection (self->session).edge;

  if (self->rows == NULL || edge == DOSSIER_INDEX_NONE
      || dossier_contradiction_rows_get_graph (self->rows) != dossier_session_get_graph (self->session))
    return DOSSIER_INDEX_NONE;

  for (guint i = 0; i < self->shown->len; i++)
    if (dossier_contradiction_model_get_pair (self, i)->edge == edge)
      return i;

  return DOSSIER_INDEX_NONE;
}

static void
selection_changed (DossierContradictionModel *self)
{
  guint before = self->selected;

  self->selected = find_selected (self);
  if (self->selected == before)
    return;

  if (before != DOSSIER_INDEX_NONE)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), before, 1);
  if (self->selected != DOSSIER_INDEX_NONE)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->selected, 1);
}

static void
dossier_contradiction_model_finalize (GObject *object)
{
  DossierContradictionModel *self = DOSSIER_CONTRADICTION_MODEL (object);

  g_clear_pointer (&self->rows, dossier_contradiction_rows_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_contradiction_model_parent_class)->finalize (object);
}

static void
dossier_contradiction_model_class_init (DossierContradictionModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_contradiction_model_finalize;
}

static void
dossier_contradiction_model_init (DossierContradictionModel *self)
{
  self->selected = DOSSIER_INDEX_NONE;
}

DossierContradictionModel *
dossier_contradiction_model_new (DossierSession *session)
{
  DossierContradictionModel *self = g_object_new (DOSSIER_TYPE_CONTRADICTION_MODEL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
dossier_contradiction_model_has_just (DossierContradictionModel *self, DossierContradictionRows *rows, GArray *shown)
{
  g_return_val_if_fail (DOSSIER_IS_CONTRADICTION_MODEL (self), FALSE);

  return self->rows == rows && self->shown != NULL && shown != NULL && self->shown->len == shown->len
         && (shown->len == 0 || memcmp (self->shown->data, shown->data, shown->len * sizeof (guint)) == 0);
}

void
dossier_contradiction_model_set_rows (DossierContradictionModel *self, DossierContradictionRows *rows, GArray *shown)
{
  guint before;

  g_return_if_fail (DOSSIER_IS_CONTRADICTION_MODEL (self));
  g_return_if_fail ((rows == NULL) == (shown == NULL));

  /* A filter that shows the same rows leaves them, and where one has scrolled to, as they are. */
  if (dossier_contradiction_model_has_just (self, rows, shown))
    return;

  before = get_n_items (G_LIST_MODEL (self));
  if (rows != NULL)
    dossier_contradiction_rows_ref (rows);
  g_clear_pointer (&self->rows, dossier_contradiction_rows_unref);
  self->rows = rows;
  g_clear_pointer (&self->shown, g_array_unref);
  self->shown = shown != NULL ? g_array_ref (shown) : NULL;
  self->selected = find_selected (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, get_n_items (G_LIST_MODEL (self)));
}

DossierContradictionRows *
dossier_contradiction_model_get_rows (DossierContradictionModel *self)
{
  g_return_val_if_fail (DOSSIER_IS_CONTRADICTION_MODEL (self), NULL);

  return self->rows;
}

const DossierContradiction *
dossier_contradiction_model_get_pair (DossierContradictionModel *self, guint position)
{
  g_return_val_if_fail (DOSSIER_IS_CONTRADICTION_MODEL (self), NULL);
  g_return_val_if_fail (position < get_n_items (G_LIST_MODEL (self)), NULL);

  return dossier_contradiction_rows_get_pair (self->rows, g_array_index (self->shown, guint, position));
}

guint
dossier_contradiction_model_get_selected (DossierContradictionModel *self)
{
  g_return_val_if_fail (DOSSIER_IS_CONTRADICTION_MODEL (self), DOSSIER_INDEX_NONE);

  return self->selected;
}
