/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-filter.h"
#include "dossier-focus.h"
#include "dossier-search.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_MATCHES (dossier_matches_get_type ())

/**
 * DossierMatches: (ref-func dossier_matches_ref) (unref-func dossier_matches_unref)
 *
 * What of one snapshot answers a query and lies in the focus. A node answers a term by itself; an edge answers
 * `relation:`, `source:`, `date:`, `known:` and `cited:` by itself, the other terms where one of its ends does, and
 * words also by its own label, quotes and notes. A boxed type, immutable and atomically reference-counted.
 */
typedef struct _DossierMatches DossierMatches;

GType dossier_matches_get_type (void);

/**
 * dossier_matches_new:
 * @filter: (nullable): %NULL for everything
 * @focus: (nullable): %NULL for the whole dossier
 *
 * Any thread; 100,000 nodes take a few milliseconds.
 *
 * Returns: (nullable) (transfer full): %NULL where it was cancelled
 */
DossierMatches *
dossier_matches_new (DossierSearch *search, DossierFilter *filter, DossierFocus *focus, GCancellable *cancellable);
DossierMatches *dossier_matches_ref (DossierMatches *matches);
void dossier_matches_unref (DossierMatches *matches);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMatches, dossier_matches_unref)

DossierGraph *dossier_matches_get_graph (DossierMatches *matches);
DossierFilter *dossier_matches_get_filter (DossierMatches *matches); /* (nullable) */
gboolean dossier_matches_is_everything (DossierMatches *matches);    /* nothing was asked for */

/* Best match first, then by degree; in the file's order where the query is empty. */
const guint *dossier_matches_get_nodes (DossierMatches *matches, guint *n_nodes);
gboolean dossier_matches_has_node (DossierMatches *matches, guint node);
const guint8 *dossier_matches_get_node_mask (DossierMatches *matches); /* a byte a node, 1 for a match */

/* (transfer full) (nullable): where no node matches, a sentence that names the first term that must hold and that none of
 * the whole dossier answers: most often a word misspelt. Plain text. */
char *dossier_matches_explain_none (DossierMatches *matches);

/* (transfer full) (nullable): what was asked for, for people: the query as it stands, the focus in words; %NULL for
 * everything. Plain text. */
char *dossier_matches_describe (DossierMatches *matches);

/* In the file's order; only edges whose both ends are in the focus. The first call finds them, in any thread, which
 * takes about as long as dossier_matches_new() did. */
const guint *dossier_matches_get_edges (DossierMatches *matches, guint *n_edges);
gboolean dossier_matches_has_edge (DossierMatches *matches, guint edge);

G_END_DECLS
