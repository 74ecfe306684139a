/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-contradiction-model.h"

#include <string.h>

struct _DossierContradictionModel
{
  DossierSessionModel parent_instance;

  DossierContradictionRows *rows;
  GArray *shown;
};

G_DEFINE_FINAL_TYPE (DossierContradictionModel, dossier_contradiction_model, DOSSIER_TYPE_SESSION_MODEL)

static guint
dossier_contradiction_model_get_index (DossierSessionModel *model, guint position)
{
  return g_array_index (DOSSIER_CONTRADICTION_MODEL (model)->shown, guint, position);
}

static gboolean
dossier_contradiction_model_select_row (DossierSessionModel *model, DossierSession *session, guint position)
{
  DossierContradictionModel *self = DOSSIER_CONTRADICTION_MODEL (model);

  dossier_session_select_edge (session, dossier_contradiction_model_get_pair (self, position)->edge, TRUE);
  return TRUE;
}

static guint
dossier_contradiction_model_find_selected (DossierSessionModel *model, DossierSession *session)
{
  DossierContradictionModel *self = DOSSIER_CONTRADICTION_MODEL (model);
  guint edge = dossier_session_get_selection (session).edge;

  if (self->rows == NULL || edge == DOSSIER_INDEX_NONE
      || dossier_contradiction_rows_get_graph (self->rows) != dossier_session_get_graph (session))
    return DOSSIER_INDEX_NONE;

  for (guint i = 0; i < self->shown->len; i++)
    if (dossier_contradiction_model_get_pair (self, i)->edge == edge)
      return i;

  return DOSSIER_INDEX_NONE;
}

static void
dossier_contradiction_model_finalize (GObject *object)
{
  DossierContradictionModel *self = DOSSIER_CONTRADICTION_MODEL (object);

  g_clear_pointer (&self->rows, dossier_contradiction_rows_unref);
  g_clear_pointer (&self->shown, g_array_unref);

  G_OBJECT_CLASS (dossier_contradiction_model_parent_class)->finalize (object);
}

static void
dossier_contradiction_model_class_init (DossierContradictionModelClass *klass)
{
  DossierSessionModelClass *model_class = DOSSIER_SESSION_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_contradiction_model_finalize;
  model_class->get_index = dossier_contradiction_model_get_index;
  model_class->select_row = dossier_contradiction_model_select_row;
  model_class->find_selected = dossier_contradiction_model_find_selected;
}

static void
dossier_contradiction_model_init (DossierContradictionModel *self)
{
}

DossierContradictionModel *
dossier_contradiction_model_new (DossierSession *session)
{
  return dossier_session_model_new (DOSSIER_TYPE_CONTRADICTION_MODEL, session);
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
  g_return_if_fail (DOSSIER_IS_CONTRADICTION_MODEL (self));
  g_return_if_fail ((rows == NULL) == (shown == NULL));

  /* A filter that shows the same rows leaves them, and where one has scrolled to, as they are. */
  if (dossier_contradiction_model_has_just (self, rows, shown))
    return;

  if (rows != NULL)
    dossier_contradiction_rows_ref (rows);
  g_clear_pointer (&self->rows, dossier_contradiction_rows_unref);
  self->rows = rows;
  g_clear_pointer (&self->shown, g_array_unref);
  self->shown = shown != NULL ? g_array_ref (shown) : NULL;
  dossier_session_model_replace_items (DOSSIER_SESSION_MODEL (self), shown != NULL ? shown->len : 0);
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
  g_return_val_if_fail (self->shown != NULL && position < self->shown->len, NULL);

  return dossier_contradiction_rows_get_pair (self->rows, g_array_index (self->shown, guint, position));
}
