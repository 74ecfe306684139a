/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-search-index.h"
#include "dossier-search.h"

G_BEGIN_DECLS

DossierSearchIndex *dossier_search_get_nodes (DossierSearch *search);
DossierSearchIndex *dossier_search_get_edges (DossierSearch *search);
/* Ids, titles, publishers, authors and hosts. */
DossierSearchIndex *dossier_search_get_sources (DossierSearch *search);

/* (array length=n_nodes) (transfer full): the nodes that @fields has, best first, then by degree. */
guint *dossier_search_rank (DossierSearch *search, const guint8 *fields, guint *n_nodes);

G_END_DECLS
