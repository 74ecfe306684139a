/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-outline-model.h"

#include "dossier-index-list.h"

struct _DossierOutlineModel
{
  GObject parent_instance;

  DossierSession *session;
  DossierOutlineRows *rows;
  guint selected;
};

enum
{
  ROWS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void dossier_outline_model_list_init (GListModelInterface *iface);
static void dossier_outline_model_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierOutlineModel,
                               dossier_outline_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_outline_model_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          dossier_outline_model_selection_init))

static GType
get_item_type (GListModel *list)
{
  return DOSSIER_TYPE_INDEX_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  DossierOutlineModel *self = DOSSIER_OUTLINE_MODEL (list);

  return self->rows != NULL ? dossier_outline_rows_get_n_rows (self->rows) : 0;
}

static gpointer
get_item (GListModel *list, guint position)
{
  return position < get_n_items (list) ? dossier_index_item_new (position) : NULL;
}

static void
dossier_outline_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return DOSSIER_OUTLINE_MODEL (model)->selected == position && position != DOSSIER_INDEX_NONE;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  DossierOutlineModel *self = DOSSIER_OUTLINE_MODEL (model);
  GtkBitset *selection = gtk_bitset_new_empty ();

  if (self->selected != DOSSIER_INDEX_NONE)
    gtk_bitset_add (selection, self->selected);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  DossierOutlineModel *self = DOSSIER_OUTLINE_MODEL (model);
  guint row;

  if (position >= get_n_items (G_LIST_MODEL (self)))
    return FALSE;

  row = dossier_outline_rows_get_row (self->rows, position);
  if ((row & DOSSIER_OUTLINE_HEADER) != 0)
    return FALSE;

  dossier_session_select_node (self->session, row, TRUE);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  DossierOutlineModel *self = DOSSIER_OUTLINE_MODEL (model);

  if (!is_selected (model, position))
    return FALSE;

  dossier_session_clear_selection (self->session);
  return TRUE;
}

static void
dossier_outline_model_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
}

static guint
find_selected (DossierOutlineModel *self)
{
  DossierSelection selection = dossier_session_get_selection (self->session);

  if (self->rows == NULL || selection.node == DOSSIER_INDEX_NONE)
    return DOSSIER_INDEX_NONE;

  return dossier_outline_rows_find (self->rows, selection.node);
}

static void
tell_selected (DossierOutlineModel *self, guint position)
{
  if (position < get_n_items (G_LIST_MODEL (self)))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

static void
set_selected (DossierOutlineModel *self, guint selected)
{
  guint before = self->selected;

  self->selected = selected;
  if (selected == before)
    return;

  tell_selected (self, before);
  tell_selected (self, selected);
}

static void
selection_changed (DossierOutlineModel *self)
{
  set_selected (self, find_selected (self));
}

static void
dossier_outline_model_finalize (GObject *object)
{
  DossierOutlineModel *self = DOSSIER_OUTLINE_MODEL (object);

  g_clear_pointer (&self->rows, dossier_outline_rows_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_outline_model_parent_class)->finalize (object);
}

static void
dossier_outline_model_class_init (DossierOutlineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_outline_model_finalize;

  signals[ROWS_CHANGED] =
      g_signal_new ("rows-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_outline_model_init (DossierOutlineModel *self)
{
  self->selected = DOSSIER_INDEX_NONE;
}

DossierOutlineModel *
dossier_outline_model_new (DossierSession *session)
{
  DossierOutlineModel *self = g_object_new (DOSSIER_TYPE_OUTLINE_MODEL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed), self, G_CONNECT_SWAPPED);
  return self;
}

void
dossier_outline_model_set_rows (DossierOutlineModel *self, DossierOutlineRows *rows)
{
  guint before;
  guint now;

  g_return_if_fail (DOSSIER_IS_OUTLINE_MODEL (self));

  if (self->rows == rows)
    return;

  before = get_n_items (G_LIST_MODEL (self));
  g_clear_pointer (&self->rows, dossier_outline_rows_unref);
  self->rows = rows != NULL ? dossier_outline_rows_ref (rows) : NULL;
  now = get_n_items (G_LIST_MODEL (self));
  if (self->selected >= now)
    self->selected = DOSSIER_INDEX_NONE;

  /* Items are places, so those that both have are the same. */
  if (now != before)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                MIN (before, now),
                                before - MIN (before, now),
                                now - MIN (before, now));
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
  set_selected (self, find_selected (self));
}

DossierOutlineRows *
dossier_outline_model_get_rows (DossierOutlineModel *self)
{
  g_return_val_if_fail (DOSSIER_IS_OUTLINE_MODEL (self), NULL);

  return self->rows;
}

guint
dossier_outline_model_get_selected (DossierOutlineModel *self)
{
  g_return_val_if_fail (DOSSIER_IS_OUTLINE_MODEL (self), DOSSIER_INDEX_NONE);

  return self->selected;
}
