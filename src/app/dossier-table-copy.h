/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-table-rows.h"

G_BEGIN_DECLS

/*
 * A table for the clipboard and other programs: lines of values with tabs between them. Dates are written as the file
 * has them, so that other programs sort them right; quotes are whole, several one after the other; tabs and ends of
 * lines within a value become spaces. A first column has the ids.
 */

/* (transfer full): the line of a row, without an end. */
char *dossier_table_copy_row (DossierGraph *graph, DossierTableKind kind, guint row);

/* Writes, in a worker thread, a line of titles and a line for each of the rows. */
void dossier_table_copy_async (DossierTableRows *rows,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* (transfer full): the text, or %NULL where it was cancelled. */
GBytes *dossier_table_copy_finish (GAsyncResult *result, GError **error);

G_END_DECLS
