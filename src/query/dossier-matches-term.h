/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-filter-private.h"
#include "dossier-search-private.h"

G_BEGIN_DECLS

/*
 * What answers one term of a query, a byte an item: DOSSIER_FIELD_NONE for no; for words the field in which they stand;
 * for other terms the best field, so that words alone rank.
 */

/* @fields: (out) (array length=n_nodes) */
void dossier_matches_term_find_nodes (DossierSearch *search, const DossierFilterTree *leaf, guint8 *fields);
/* @nodes: (array length=n_nodes): what dossier_matches_term_find_nodes() found for the same term; @fields: (out) (array
 * length=n_edges) */
void dossier_matches_term_find_edges (DossierSearch *search,
                                      const DossierFilterTree *leaf,
                                      const guint8 *nodes,
                                      guint8 *fields);

G_END_DECLS
