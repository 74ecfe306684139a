/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

G_BEGIN_DECLS

/**
 * DossierFacts:
 *
 * What questions ask of every node and edge of one snapshot, side by side in arrays: when it was, when it was known,
 * which sources it cites, of which type it is. Made once a snapshot by dossier_search_new(); see
 * dossier_search_get_facts(). Immutable.
 */
typedef struct _DossierFacts DossierFacts;

DossierFacts *dossier_facts_new (DossierGraph *graph);
void dossier_facts_free (DossierFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFacts, dossier_facts_free)

/* When it was: its own date, else that of its first citation that has one. Not set (dossier_date_is_set()) where
 * nothing says. */
const DossierDate *dossier_facts_get_date (DossierFacts *facts, guint node);
const DossierDate *dossier_facts_get_edge_date (DossierFacts *facts, guint edge);

/* Since when it was known: the first date on which a source that it cites was published. Not set where none is dated.
 */
const DossierDate *dossier_facts_get_known (DossierFacts *facts, guint node);
const DossierDate *dossier_facts_get_edge_known (DossierFacts *facts, guint edge);

/* (array length=n_sources): the sources of its citations, each once, in the order of the citations. */
const guint *dossier_facts_get_sources (DossierFacts *facts, guint node, guint *n_sources);
const guint *dossier_facts_get_edge_sources (DossierFacts *facts, guint edge, guint *n_sources);

/**
 * DossierFactsWord:
 * @DOSSIER_FACTS_TYPE: the types of nodes
 * @DOSSIER_FACTS_KIND: the kinds of nodes
 * @DOSSIER_FACTS_RELATION: the types of edges
 *
 * Words that the file chooses and that many records share: each has a number, counted from 0 in the order in which they
 * first stand in the file.
 */
typedef enum
{
  DOSSIER_FACTS_TYPE,
  DOSSIER_FACTS_KIND,
  DOSSIER_FACTS_RELATION,
} DossierFactsWord;

#define DOSSIER_N_FACTS_WORDS (DOSSIER_FACTS_RELATION + 1)

guint dossier_facts_get_n_words (DossierFacts *facts, DossierFactsWord word);
const char *dossier_facts_get_word (DossierFacts *facts, DossierFactsWord word, guint number);
/* The number of the word of @item, a node or (for relations) an edge; DOSSIER_INDEX_NONE for a node without a kind. */
guint dossier_facts_get_number (DossierFacts *facts, DossierFactsWord word, guint item);
/* (array): the numbers of all items, one after the other. */
const guint *dossier_facts_get_numbers (DossierFacts *facts, DossierFactsWord word);

G_END_DECLS
