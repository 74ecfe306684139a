/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-facts.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierSearch: (ref-func dossier_search_ref) (unref-func dossier_search_unref)
 *
 * A search index over one snapshot: labels, aliases, ids, quotes, notes and descriptions, folded (case, diacritics,
 * width, dashes, quote marks). Immutable and atomically reference-counted.
 */
typedef struct _DossierSearch DossierSearch;

DossierSearch *dossier_search_new (DossierGraph *graph);
DossierSearch *dossier_search_ref (DossierSearch *search);
void dossier_search_unref (DossierSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSearch, dossier_search_unref)

DossierGraph *dossier_search_get_graph (DossierSearch *search);
DossierFacts *dossier_search_get_facts (DossierSearch *search); /* lives as long as @search */

/* (array length=n_nodes) (transfer full): the nodes in which every word of @words begins a word (so a search narrows as
 * it is typed; CJK occurs anywhere), best match first: label before alias before id before quote, note and description,
 * then by degree. Everything, in the file's order, where @words has no word. */
guint *dossier_search_find (DossierSearch *search, const char *words, guint *n_nodes);

/* (transfer full): @text as the index compares it. */
char *dossier_search_fold (const char *text);

G_END_DECLS
