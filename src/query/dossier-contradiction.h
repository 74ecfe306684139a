/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-matches.h"

G_BEGIN_DECLS

/**
 * DossierContradictionSide:
 * @node: what is claimed
 * @speaker: who claims it, or DOSSIER_INDEX_NONE
 * @date: when, as far as is known: the node's own date, else that of its first dated citation
 * @published: when its first citation was published
 * @date_text: (nullable): @date as written, EDTF; the graph's, as is @published_text
 * @published_text: (nullable): @published as written
 */
typedef struct
{
  guint node;
  guint speaker;
  DossierDate date;
  DossierDate published;
  const char *date_text;
  const char *published_text;
} DossierContradictionSide;

/**
 * DossierContradiction:
 * @edge: the `contradicts` edge
 * @sides: the two claims, the earlier first; as in the file where dates cannot tell
 * @is_ordered: whether dates tell which came first
 */
typedef struct
{
  guint edge;
  DossierContradictionSide sides[2];
  gboolean is_ordered;
} DossierContradiction;

/* What @node claims, as one side of a contradiction. */
DossierContradictionSide dossier_contradiction_read_side (DossierGraph *graph, guint node);
/* (element-type DossierContradiction) (transfer full): every pair, by the date of the later claim, undated ones last. */
GArray *dossier_contradiction_list (DossierGraph *graph);
/**
 * dossier_contradiction_is_match:
 * @matches: of the snapshot that @contradiction is from
 *
 * Whether one of the two claims by itself answers the query and lies in the focus. Words of which each claim has some are
 * no match, nor is what only the relation between them cites.
 */
gboolean dossier_contradiction_is_match (const DossierContradiction *contradiction, DossierMatches *matches);

G_END_DECLS
