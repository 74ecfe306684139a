/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-outline-rows.h"
#include "dossier-session-model.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_OUTLINE_MODEL (dossier_outline_model_get_type ())
G_DECLARE_FINAL_TYPE (DossierOutlineModel, dossier_outline_model, DOSSIER, OUTLINE_MODEL, DossierSessionModel)

/**
 * DossierOutlineModel:
 *
 * The outline's rows: selecting one selects its node, and a node selected elsewhere is selected here. Headers cannot be
 * selected.
 *
 * Signals: `rows-changed ()`: any place may hold another row.
 */
DossierOutlineModel *dossier_outline_model_new (DossierSession *session);

void dossier_outline_model_set_rows (DossierOutlineModel *self, DossierOutlineRows *rows);
DossierOutlineRows *dossier_outline_model_get_rows (DossierOutlineModel *self); /* (nullable) */

G_END_DECLS
