/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-contradiction-rows.h"
#include "dossier-session-model.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CONTRADICTION_MODEL (dossier_contradiction_model_get_type ())
G_DECLARE_FINAL_TYPE (
    DossierContradictionModel, dossier_contradiction_model, DOSSIER, CONTRADICTION_MODEL, DossierSessionModel)

/**
 * DossierContradictionModel:
 *
 * The pairs on show, each a #DossierIndexItem with its number in the #DossierContradictionRows: selecting a row selects
 * its `contradicts` edge.
 */
DossierContradictionModel *dossier_contradiction_model_new (DossierSession *session);

/* @rows: (nullable); @shown: (element-type guint) (nullable) (transfer none): the pairs to list, %NULL with no rows */
void
dossier_contradiction_model_set_rows (DossierContradictionModel *self, DossierContradictionRows *rows, GArray *shown);
/* Whether this is what it lists. */
gboolean
dossier_contradiction_model_has_just (DossierContradictionModel *self, DossierContradictionRows *rows, GArray *shown);
DossierContradictionRows *dossier_contradiction_model_get_rows (DossierContradictionModel *self); /* (nullable) */
/* The pair at a position. */
const DossierContradiction *dossier_contradiction_model_get_pair (DossierContradictionModel *self, guint position);

G_END_DECLS
