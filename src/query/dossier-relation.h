/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

G_BEGIN_DECLS

/**
 * DossierRelationGroup:
 * @type: the relation, such as "said"
 * @outgoing: whether the node is the edges' `from`
 * @edges: indices of the edges, in the file's order
 * @n_edges: how many
 *
 * The edges at one node of one relation in one direction; for a relation without a direction of its own, in both, with
 * @outgoing set.
 */
typedef struct
{
  const char *type;
  gboolean outgoing;
  guint *edges;
  guint n_edges;
} DossierRelationGroup;

/* (element-type DossierRelationGroup) (transfer full): the edges at @node by relation and direction, in the order in
 * which people read them: who said it, what it is about, what it belongs to, what answers it; then other relations by
 * name. `contradicts` comes first. */
GPtrArray *dossier_relation_list_groups (DossierGraph *graph, guint node);

/* (transfer full): the relation as a heading seen from one end, translated: "Said", "Said by", "Contradicted by". A word
 * that the program does not know is shown as written, with spaces for hyphens. */
char *dossier_relation_get_heading (const char *type, gboolean outgoing);
/* (transfer full): the same in English whatever the locale, for what programs read. */
char *dossier_relation_get_plain_heading (const char *type, gboolean outgoing);

/* Whether the program knows the relation by name. */
gboolean dossier_relation_is_known (const char *type);

/* Whether the relation has no direction of its own (`contradicts`). */
gboolean dossier_relation_is_symmetric (const char *type);

/* (array length=n_edges) (transfer full): the `contradicts` edges at @node. */
guint *dossier_relation_list_contradictions (DossierGraph *graph, guint node, guint *n_edges);

/* Whether the relation is somebody's speaking or acting: said, announced, reported. */
gboolean dossier_relation_is_speech (const char *type);

/* Whether the relation says what something deals with: about, targets, covers, affects. */
gboolean dossier_relation_is_topic (const char *type);

/* Whether the relation says for whom somebody stands: member-of, role-in. */
gboolean dossier_relation_is_belonging (const char *type);

/* The speaker of a statement or issuer of a measure: the `from` of its first said, announced or reported edge, in that
 * order of preference; DOSSIER_INDEX_NONE where nobody is named. */
guint dossier_relation_find_speaker (DossierGraph *graph, guint node);

G_END_DECLS
