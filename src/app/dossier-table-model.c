/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-model.h"

#include "dossier-index-list.h"

/* A list has widgets for no more than some 200 rows: once those are there, any number of places costs the same. */
#define PLACES_A_TURN 16
#define ALL_WIDGETS 256

struct _DossierTableModel
{
  GObject parent_instance;

  DossierSession *session;
  DossierTableKind kind;
  DossierTableRows *rows;
  guint n_places;
  guint grow_id;
  guint selected;
};

enum
{
  ROWS_CHANGED,
  WHOLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void dossier_table_model_list_init (GListModelInterface *iface);
static void dossier_table_model_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierTableModel,
                               dossier_table_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_table_model_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          dossier_table_model_selection_init))

static guint
get_n_rows (DossierTableModel *self)
{
  return self->rows != NULL ? dossier_table_rows_get_n_rows (self->rows) : 0;
}

static GType
get_item_type (GListModel *list)
{
  return DOSSIER_TYPE_INDEX_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return DOSSIER_TABLE_MODEL (list)->n_places;
}

static gpointer
get_item (GListModel *list, guint position)
{
  return position < DOSSIER_TABLE_MODEL (list)->n_places ? dossier_index_item_new (position) : NULL;
}

static void
dossier_table_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return DOSSIER_TABLE_MODEL (model)->selected == position && position != DOSSIER_INDEX_NONE;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  DossierTableModel *self = DOSSIER_TABLE_MODEL (model);
  GtkBitset *selection = gtk_bitset_new_empty ();

  if (self->selected != DOSSIER_INDEX_NONE)
    gtk_bitset_add (selection, self->selected);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  DossierTableModel *self = DOSSIER_TABLE_MODEL (model);
  guint row;

  if (position >= self->n_places || position >= get_n_rows (self))
    return FALSE;

  row = dossier_table_rows_get_row (self->rows, position);
  if (self->kind == DOSSIER_TABLE_NODES)
    dossier_session_select_node (self->session, row, TRUE);
  else
    dossier_session_select_edge (self->session, row, TRUE);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  if (!is_selected (model, position))
    return FALSE;

  dossier_session_clear_selection (DOSSIER_TABLE_MODEL (model)->session);
  return TRUE;
}

static void
dossier_table_model_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
}

static guint
find_selected (DossierTableModel *self)
{
  DossierSelection selection = dossier_session_get_selection (self->session);
  guint row = self->kind == DOSSIER_TABLE_NODES ? selection.node : selection.edge;

  if (self->rows == NULL || row == DOSSIER_INDEX_NONE
      || dossier_table_rows_get_graph (self->rows) != dossier_session_get_graph (self->session))
    return DOSSIER_INDEX_NONE;

  return dossier_table_rows_find (self->rows, row);
}

static void
tell_selected (DossierTableModel *self, guint position)
{
  if (position < self->n_places)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

static void
set_selected (DossierTableModel *self, guint selected)
{
  guint before = self->selected;

  self->selected = selected;
  if (selected == before)
    return;

  tell_selected (self, before);
  tell_selected (self, selected);
}

static void
selection_changed (DossierTableModel *self)
{
  set_selected (self, find_selected (self));
}

static void
set_n_places (DossierTableModel *self, guint n_places)
{
  guint before = self->n_places;

  self->n_places = n_places;
  if (n_places > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_places - before);
  else if (n_places < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_places, before - n_places, 0);
}

static gboolean
grow (gpointer user_data)
{
  DossierTableModel *self = user_data;
  guint n_rows = get_n_rows (self);
  guint n_places = self->n_places + PLACES_A_TURN;

  set_n_places (self, n_places >= ALL_WIDGETS ? n_rows : MIN (n_places, n_rows));
  if (self->n_places < n_rows)
    return G_SOURCE_CONTINUE;

  self->grow_id = 0;
  g_signal_emit (self, signals[WHOLE], 0);
  return G_SOURCE_REMOVE;
}

static void
dossier_table_model_dispose (GObject *object)
{
  g_clear_handle_id (&DOSSIER_TABLE_MODEL (object)->grow_id, g_source_remove);

  G_OBJECT_CLASS (dossier_table_model_parent_class)->dispose (object);
}

static void
dossier_table_model_finalize (GObject *object)
{
  DossierTableModel *self = DOSSIER_TABLE_MODEL (object);

  g_clear_pointer (&self->rows, dossier_table_rows_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_table_model_parent_class)->finalize (object);
}

static void
dossier_table_model_class_init (DossierTableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = dossier_table_model_dispose;
  object_class->finalize = dossier_table_model_finalize;

  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WHOLE] = g_signal_new ("whole", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_table_model_init (DossierTableModel *self)
{
  self->selected = DOSSIER_INDEX_NONE;
}

DossierTableModel *
dossier_table_model_new (DossierSession *session, DossierTableKind kind)
{
  DossierTableModel *self = g_object_new (DOSSIER_TYPE_TABLE_MODEL, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed), self, G_CONNECT_SWAPPED);
  return self;
}

void
dossier_table_model_set_rows (DossierTableModel *self, DossierTableRows *rows)
{
  guint n_rows;

  g_return_if_fail (DOSSIER_IS_TABLE_MODEL (self));

  if (self->rows == rows)
    return;

  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_clear_pointer (&self->rows, dossier_table_rows_unref);
  self->rows = rows != NULL ? dossier_table_rows_ref (rows) : NULL;
  n_rows = get_n_rows (self);
  if (self->selected >= n_rows)
    self->selected = DOSSIER_INDEX_NONE;

  /* Without rows, places stay and are empty: nobody sees them, and taking all widgets down at once takes long, too. */
  if (n_rows > 0 && (n_rows <= self->n_places || self->n_places >= ALL_WIDGETS))
    set_n_places (self, n_rows);
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
  set_selected (self, find_selected (self));

  if (self->n_places >= n_rows)
    g_signal_emit (self, signals[WHOLE], 0);
  else
    /* After drawing, so that what is there is seen meanwhile. */
    self->grow_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, grow, self, NULL);
}

DossierTableRows *
dossier_table_model_get_rows (DossierTableModel *self)
{
  g_return_val_if_fail (DOSSIER_IS_TABLE_MODEL (self), NULL);

  return self->rows;
}

gboolean
dossier_table_model_is_whole (DossierTableModel *self)
{
  g_return_val_if_fail (DOSSIER_IS_TABLE_MODEL (self), FALSE);

  return self->grow_id == 0;
}

guint
dossier_table_model_get_selected (DossierTableModel *self)
{
  g_return_val_if_fail (DOSSIER_IS_TABLE_MODEL (self), DOSSIER_INDEX_NONE);

  return self->selected;
}
