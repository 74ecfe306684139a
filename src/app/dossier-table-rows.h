/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-table-columns.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierTableRows: (ref-func dossier_table_rows_ref) (unref-func dossier_table_rows_unref)
 *
 * What a table lists, in its order: an array of numbers, so that 100,000 rows cost 400 KB. Immutable and atomically
 * reference-counted.
 */
typedef struct _DossierTableRows DossierTableRows;

DossierTableRows *dossier_table_rows_ref (DossierTableRows *rows);
void dossier_table_rows_unref (DossierTableRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTableRows, dossier_table_rows_unref)

DossierGraph *dossier_table_rows_get_graph (DossierTableRows *rows);
DossierTableKind dossier_table_rows_get_kind (DossierTableRows *rows);
guint dossier_table_rows_get_n_rows (DossierTableRows *rows);
/* The node or edge at a position. */
guint dossier_table_rows_get_row (DossierTableRows *rows, guint position);
/* The position of a node or edge, or DOSSIER_INDEX_NONE where it is not listed. */
guint dossier_table_rows_find (DossierTableRows *rows, guint row);

/**
 * dossier_table_rows_list_async:
 * @before: (nullable): rows that were listed before; where they were sorted by the same column of the same graph, what
 *   was found out for that is used again
 * @among: (array length=n_among) (nullable): what is listed; %NULL for everything. Copied.
 * @column: by what they are sorted: text as people of the locale sort it, dates by when they begin. What says nothing
 *   there comes last in either order, and what says the same in the order of the file.
 *
 * Sorts in a worker thread.
 */
void dossier_table_rows_list_async (DossierGraph *graph,
                                    DossierTableKind kind,
                                    DossierTableRows *before,
                                    const guint *among,
                                    guint n_among,
                                    DossierTableColumn column,
                                    gboolean descending,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* (transfer full): the rows, or %NULL where it was cancelled. */
DossierTableRows *dossier_table_rows_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
