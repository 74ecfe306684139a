/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-model.h"

/* A list has widgets for no more than some 200 rows: once those are there, any number of places costs the same. */
#define PLACES_A_TURN 16
#define ALL_WIDGETS 256

struct _DossierTableModel
{
  DossierSessionModel parent_instance;

  DossierTableKind kind;
  DossierTableRows *rows;
  guint grow_id;
};

enum
{
  ROWS_CHANGED,
  WHOLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTableModel, dossier_table_model, DOSSIER_TYPE_SESSION_MODEL)

static guint
get_n_rows (DossierTableModel *self)
{
  return self->rows != NULL ? dossier_table_rows_get_n_rows (self->rows) : 0;
}

static guint
get_n_places (DossierTableModel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self));
}

static gboolean
dossier_table_model_select_row (DossierSessionModel *model, DossierSession *session, guint position)
{
  DossierTableModel *self = DOSSIER_TABLE_MODEL (model);
  guint row;

  if (position >= get_n_rows (self))
    return FALSE;

  row = dossier_table_rows_get_row (self->rows, position);
  if (self->kind == DOSSIER_TABLE_NODES)
    dossier_session_select_node (session, row, TRUE);
  else
    dossier_session_select_edge (session, row, TRUE);
  return TRUE;
}

static guint
dossier_table_model_find_selected (DossierSessionModel *model, DossierSession *session)
{
  DossierTableModel *self = DOSSIER_TABLE_MODEL (model);
  DossierSelection selection = dossier_session_get_selection (session);
  guint row = self->kind == DOSSIER_TABLE_NODES ? selection.node : selection.edge;

  if (self->rows == NULL || row == DOSSIER_INDEX_NONE
      || dossier_table_rows_get_graph (self->rows) != dossier_session_get_graph (session))
    return DOSSIER_INDEX_NONE;

  return dossier_table_rows_find (self->rows, row);
}

static gboolean
grow (gpointer user_data)
{
  DossierTableModel *self = user_data;
  guint n_rows = get_n_rows (self);
  guint n_places = get_n_places (self) + PLACES_A_TURN;

  n_places = n_places >= ALL_WIDGETS ? n_rows : MIN (n_places, n_rows);
  dossier_session_model_set_n_items (DOSSIER_SESSION_MODEL (self), n_places);
  if (n_places < n_rows)
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
  g_clear_pointer (&DOSSIER_TABLE_MODEL (object)->rows, dossier_table_rows_unref);

  G_OBJECT_CLASS (dossier_table_model_parent_class)->finalize (object);
}

static void
dossier_table_model_class_init (DossierTableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  DossierSessionModelClass *model_class = DOSSIER_SESSION_MODEL_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = dossier_table_model_dispose;
  object_class->finalize = dossier_table_model_finalize;
  model_class->select_row = dossier_table_model_select_row;
  model_class->find_selected = dossier_table_model_find_selected;

  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WHOLE] = g_signal_new ("whole", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_table_model_init (DossierTableModel *self)
{
}

DossierTableModel *
dossier_table_model_new (DossierSession *session, DossierTableKind kind)
{
  DossierTableModel *self = dossier_session_model_new (DOSSIER_TYPE_TABLE_MODEL, session);

  self->kind = kind;
  return self;
}

void
dossier_table_model_set_rows (DossierTableModel *self, DossierTableRows *rows)
{
  DossierSessionModel *model;
  guint n_rows;

  g_return_if_fail (DOSSIER_IS_TABLE_MODEL (self));

  if (self->rows == rows)
    return;

  model = DOSSIER_SESSION_MODEL (self);
  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_clear_pointer (&self->rows, dossier_table_rows_unref);
  self->rows = rows != NULL ? dossier_table_rows_ref (rows) : NULL;
  n_rows = get_n_rows (self);
  dossier_session_model_cut_selected (model, n_rows);

  /* Without rows, places stay and are empty: nobody sees them, and taking all widgets down at once takes long, too. */
  if (n_rows > 0 && (n_rows <= get_n_places (self) || get_n_places (self) >= ALL_WIDGETS))
    dossier_session_model_set_n_items (model, n_rows);
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
  dossier_session_model_update_selected (model);

  if (get_n_places (self) >= n_rows)
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
