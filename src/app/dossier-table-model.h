/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session-model.h"
#include "dossier-table-rows.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_TABLE_MODEL (dossier_table_model_get_type ())
G_DECLARE_FINAL_TYPE (DossierTableModel, dossier_table_model, DOSSIER, TABLE_MODEL, DossierSessionModel)

/**
 * DossierTableModel:
 *
 * A table's rows: selecting one selects its node or edge, and one selected elsewhere is selected here.
 *
 * The first places come a few a turn: a list makes its widgets for 200 rows with all their cells at once otherwise, which
 * takes longer than a frame. Without rows the places stay, empty.
 *
 * Signals: `rows-changed ()`: any place may hold another row. `whole ()`: all places are there.
 */
DossierTableModel *dossier_table_model_new (DossierSession *session, DossierTableKind kind);

void dossier_table_model_set_rows (DossierTableModel *self, DossierTableRows *rows);
DossierTableRows *dossier_table_model_get_rows (DossierTableModel *self); /* (nullable) */
/* Whether all places are there. */
gboolean dossier_table_model_is_whole (DossierTableModel *self);

G_END_DECLS
