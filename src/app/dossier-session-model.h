/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_SESSION_MODEL (dossier_session_model_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierSessionModel, dossier_session_model, DOSSIER, SESSION_MODEL, GObject)

/**
 * DossierSessionModel:
 *
 * Rows as a #GtkSelectionModel whose selection is the session's: at most one row, the one of the selected node or edge.
 * Derived classes have the rows.
 *
 * An item is a #DossierIndexItem, of its place where the class says nothing else: other rows in the same places are then
 * no other items, so that a list view keeps its widgets (making the 200 that it has anew takes longer than two frames)
 * and has only to show in them what stands there now.
 */
struct _DossierSessionModelClass
{
  GObjectClass parent_class;

  /* (nullable): the number of the item at a place; %NULL for the place itself */
  guint (*get_index) (DossierSessionModel *self, guint position);
  /* Selects in @session what stands at a place. Returns: FALSE where that cannot be selected */
  gboolean (*select_row) (DossierSessionModel *self, DossierSession *session, guint position);
  /* Returns: where what @session has selected stands, or DOSSIER_INDEX_NONE */
  guint (*find_selected) (DossierSessionModel *self, DossierSession *session);
};

/* Returns: (transfer full): a model of class @type, still empty */
gpointer dossier_session_model_new (GType type, DossierSession *session);

/* The position of what the session has selected, or DOSSIER_INDEX_NONE. It may be a place that is not there yet. */
guint dossier_session_model_get_selected (gpointer self);

/*
 * For derived classes, once they have other rows.
 */

/* With more or fewer places at the end, without a word about the selection. */
void dossier_session_model_set_n_items (DossierSessionModel *self, guint n_items);
/* With other items in all places, and the selection among them. */
void dossier_session_model_replace_items (DossierSessionModel *self, guint n_items);
/* Forgets a selection from @n_items on, where no row is any more. */
void dossier_session_model_cut_selected (DossierSessionModel *self, guint n_items);
/* Looks where the selection stands now. */
void dossier_session_model_update_selected (DossierSessionModel *self);

G_END_DECLS
