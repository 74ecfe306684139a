/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-record.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_GRAPH (dossier_graph_get_type ())

/**
 * DossierGraph: (ref-func dossier_graph_ref) (unref-func dossier_graph_unref)
 *
 * One immutable snapshot of a dossier. A boxed type, atomically reference-counted; every function here may be called
 * from any thread. Nodes, edges and sources are addressed by index, in the file's order; indices hold for one
 * snapshot, ids across snapshots.
 */
typedef struct _DossierGraph DossierGraph;

#define DOSSIER_INDEX_NONE G_MAXUINT

GType dossier_graph_get_type (void);
DossierGraph *dossier_graph_ref (DossierGraph *graph);
void dossier_graph_unref (DossierGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGraph, dossier_graph_unref)

/* A number that no other snapshot of this process has: tells a stale result from a current one. */
guint64 dossier_graph_get_revision (DossierGraph *graph);

const char *dossier_graph_get_title (DossierGraph *graph);
const char *dossier_graph_get_description (DossierGraph *graph);
const char *dossier_graph_get_lang (DossierGraph *graph);

guint dossier_graph_get_n_sources (DossierGraph *graph);
guint dossier_graph_get_n_nodes (DossierGraph *graph);
guint dossier_graph_get_n_edges (DossierGraph *graph);
const DossierSource *dossier_graph_get_source (DossierGraph *graph, guint source);
const DossierNode *dossier_graph_get_node (DossierGraph *graph, guint node);
const DossierEdge *dossier_graph_get_edge (DossierGraph *graph, guint edge);

/* Each gives DOSSIER_INDEX_NONE for an id that the graph does not have. Constant time. */
guint dossier_graph_find_source (DossierGraph *graph, const char *id);
guint dossier_graph_find_node (DossierGraph *graph, const char *id);
guint dossier_graph_find_edge (DossierGraph *graph, const char *id);

void dossier_graph_get_edge_ends (DossierGraph *graph, guint edge, guint *from, guint *to);
guint dossier_graph_get_other_end (DossierGraph *graph, guint edge, guint node);
const guint *dossier_graph_get_incident_edges (DossierGraph *graph, guint node, guint *n_edges);
guint dossier_graph_get_degree (DossierGraph *graph, guint node);

/* What `view` keeps of how the graph was last seen. */
const char *dossier_graph_get_view_engine (DossierGraph *graph);
gboolean dossier_graph_get_view_position (DossierGraph *graph, guint node, double *x, double *y);

G_END_DECLS
