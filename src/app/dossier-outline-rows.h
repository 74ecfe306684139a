/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "query/dossier-matches.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierOutlineRows: (ref-func dossier_outline_rows_ref) (unref-func dossier_outline_rows_unref)
 *
 * What the outline lists: for each type of node a header and the nodes below it. An array of numbers, so that a list of
 * 100,000 nodes costs 400 KB. Immutable and atomically reference-counted.
 */
typedef struct _DossierOutlineRows DossierOutlineRows;

/* A row is a node's index, or a header: this bit and a #DossierNodeType. */
#define DOSSIER_OUTLINE_HEADER (1u << 31)

DossierOutlineRows *dossier_outline_rows_ref (DossierOutlineRows *rows);
void dossier_outline_rows_unref (DossierOutlineRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierOutlineRows, dossier_outline_rows_unref)

DossierGraph *dossier_outline_rows_get_graph (DossierOutlineRows *rows);
guint dossier_outline_rows_get_n_rows (DossierOutlineRows *rows);
guint dossier_outline_rows_get_row (DossierOutlineRows *rows, guint position);
guint dossier_outline_rows_get_n_nodes (DossierOutlineRows *rows);
guint dossier_outline_rows_count (DossierOutlineRows *rows, DossierNodeType type);
/* The position of a node, or DOSSIER_INDEX_NONE where it is not listed. */
guint dossier_outline_rows_find (DossierOutlineRows *rows, guint node);

/* (transfer none): every node, in the order in which people look for them: itself where nothing is left out. */
DossierOutlineRows *dossier_outline_rows_get_all (DossierOutlineRows *rows);

/**
 * dossier_outline_rows_list_async:
 * @all: (nullable): rows of the same graph with every node, whose order is used again
 * @matches: (nullable): what to list, of @graph or of a snapshot with the same nodes; %NULL for everything
 *
 * Lists nodes in a worker thread. Statements and measures stand by date, the others by name. Where words were searched
 * for, the best match stands first in its group, and the group with the best match comes first.
 */
void dossier_outline_rows_list_async (DossierGraph *graph,
                                      DossierOutlineRows *all,
                                      DossierMatches *matches,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* (transfer full): the rows, or %NULL where it was cancelled. */
DossierOutlineRows *dossier_outline_rows_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
