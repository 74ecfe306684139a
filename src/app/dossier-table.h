/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"
#include "dossier-table-columns.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TABLE (dossier_table_get_type ())
G_DECLARE_FINAL_TYPE (DossierTable, dossier_table, DOSSIER, TABLE, AdwBin)

/**
 * DossierTable:
 *
 * The nodes, or the relations, of a session's dossier as rows: those that the session's question asks for, sorted by
 * any column. Sorted in a worker thread, and only while it is shown. Its selection is the session's.
 *
 * Properties: `relations` (gboolean, construct-only: of relations, not of nodes), `sort-column` (string: a column's
 * name), `descending` (gboolean).
 * Actions: `table.sort-by`, `table.descending`, `table.copy-row`, `table.copy-all`, `table.show-in-graph`,
 * `table.menu`.
 * Signals: `show-in-graph ()`: the selected row, where the window shows the graph.
 */
void dossier_table_set_session (DossierTable *self, DossierSession *session);

G_END_DECLS
