/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"
#include "dossier-table-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TABLE_MODEL (dossier_table_model_get_type ())
G_DECLARE_FINAL_TYPE (DossierTableModel, dossier_table_model, DOSSIER, TABLE_MODEL, GObject)

/**
 * DossierTableModel:
 *
 * A table's rows as a #GtkSelectionModel whose selection is the session's: selecting a row selects its node or edge,
 * and one selected elsewhere is selected here.
 *
 * An item is a #DossierIndexItem of its place: other rows in the same places are no other items, so that a list view
 * keeps its widgets and has only to show in them what stands there now. The first places come a few a turn: a list
 * makes its widgets for 200 rows with all their cells at once otherwise, which takes longer than a frame. Without rows
 * the places stay, empty.
 *
 * Signals: `rows-changed ()`: any place may hold another row. `whole ()`: all places are there.
 */
DossierTableModel *dossier_table_model_new (DossierSession *session, DossierTableKind kind);

void dossier_table_model_set_rows (DossierTableModel *self, DossierTableRows *rows);
DossierTableRows *dossier_table_model_get_rows (DossierTableModel *self); /* (nullable) */
/* Whether all places are there. */
gboolean dossier_table_model_is_whole (DossierTableModel *self);
/* The position of what the session has selected, or DOSSIER_INDEX_NONE. */
guint dossier_table_model_get_selected (DossierTableModel *self);

G_END_DECLS
