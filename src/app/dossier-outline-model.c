/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-outline-model.h"

struct _DossierOutlineModel
{
  DossierSessionModel parent_instance;

  DossierOutlineRows *rows;
};

enum
{
  ROWS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierOutlineModel, dossier_outline_model, DOSSIER_TYPE_SESSION_MODEL)

static gboolean
dossier_outline_model_select_row (DossierSessionModel *model, DossierSession *session, guint position)
{
  guint row = dossier_outline_rows_get_row (DOSSIER_OUTLINE_MODEL (model)->rows, position);

  if ((row & DOSSIER_OUTLINE_HEADER) != 0)
    return FALSE;

  dossier_session_select_node (session, row, TRUE);
  return TRUE;
}

static guint
dossier_outline_model_find_selected (DossierSessionModel *model, DossierSession *session)
{
  DossierOutlineRows *rows = DOSSIER_OUTLINE_MODEL (model)->rows;
  guint node = dossier_session_get_selection (session).node;

  return rows != NULL && node != DOSSIER_INDEX_NONE ? dossier_outline_rows_find (rows, node) : DOSSIER_INDEX_NONE;
}

static void
dossier_outline_model_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_OUTLINE_MODEL (object)->rows, dossier_outline_rows_unref);

  G_OBJECT_CLASS (dossier_outline_model_parent_class)->finalize (object);
}

static void
dossier_outline_model_class_init (DossierOutlineModelClass *klass)
{
  DossierSessionModelClass *model_class = DOSSIER_SESSION_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_outline_model_finalize;
  model_class->select_row = dossier_outline_model_select_row;
  model_class->find_selected = dossier_outline_model_find_selected;

  signals[ROWS_CHANGED] =
      g_signal_new ("rows-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_outline_model_init (DossierOutlineModel *self)
{
}

DossierOutlineModel *
dossier_outline_model_new (DossierSession *session)
{
  return dossier_session_model_new (DOSSIER_TYPE_OUTLINE_MODEL, session);
}

void
dossier_outline_model_set_rows (DossierOutlineModel *self, DossierOutlineRows *rows)
{
  DossierSessionModel *model;
  guint n_rows;

  g_return_if_fail (DOSSIER_IS_OUTLINE_MODEL (self));

  if (self->rows == rows)
    return;

  model = DOSSIER_SESSION_MODEL (self);
  g_clear_pointer (&self->rows, dossier_outline_rows_unref);
  self->rows = rows != NULL ? dossier_outline_rows_ref (rows) : NULL;
  n_rows = rows != NULL ? dossier_outline_rows_get_n_rows (rows) : 0;
  dossier_session_model_cut_selected (model, n_rows);
  dossier_session_model_set_n_items (model, n_rows);
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
  dossier_session_model_update_selected (model);
}

DossierOutlineRows *
dossier_outline_model_get_rows (DossierOutlineModel *self)
{
  g_return_val_if_fail (DOSSIER_IS_OUTLINE_MODEL (self), NULL);

  return self->rows;
}
