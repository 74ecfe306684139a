/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-contradiction.h"
#include "query/dossier-matches.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierContradictionOrder:
 * @DOSSIER_CONTRADICTION_ORDER_DATE: by the date of the later claim, undated ones last
 * @DOSSIER_CONTRADICTION_ORDER_SPEAKER: by the name of who spoke first, then by date; those that nobody said last
 */
typedef enum
{
  DOSSIER_CONTRADICTION_ORDER_DATE,
  DOSSIER_CONTRADICTION_ORDER_SPEAKER,
} DossierContradictionOrder;

#define DOSSIER_N_CONTRADICTION_ORDERS (DOSSIER_CONTRADICTION_ORDER_SPEAKER + 1)

/**
 * DossierContradictionRows: (ref-func dossier_contradiction_rows_ref) (unref-func dossier_contradiction_rows_unref)
 *
 * All contradictions of a snapshot, and the orders in which they are listed. Immutable and atomically
 * reference-counted.
 */
typedef struct _DossierContradictionRows DossierContradictionRows;

DossierContradictionRows *dossier_contradiction_rows_ref (DossierContradictionRows *rows);
void dossier_contradiction_rows_unref (DossierContradictionRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierContradictionRows, dossier_contradiction_rows_unref)

DossierGraph *dossier_contradiction_rows_get_graph (DossierContradictionRows *rows);
guint dossier_contradiction_rows_get_n_pairs (DossierContradictionRows *rows);
const DossierContradiction *dossier_contradiction_rows_get_pair (DossierContradictionRows *rows, guint pair);

/* (element-type guint) (transfer full): the pairs that match, in @order. @matches: (nullable): %NULL for all. */
GArray *dossier_contradiction_rows_filter (DossierContradictionRows *rows,
                                           DossierContradictionOrder order,
                                           DossierMatches *matches);

/* In a worker thread. */
void dossier_contradiction_rows_list_async (DossierGraph *graph,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/* (transfer full) (nullable): %NULL where it was cancelled. */
DossierContradictionRows *dossier_contradiction_rows_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
