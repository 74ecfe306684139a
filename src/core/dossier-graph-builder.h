/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-graph.h"

G_BEGIN_DECLS

/**
 * DossierGraphBuilder:
 *
 * Makes the next snapshot from an earlier one (or from nothing). Records that are not touched are shared with the
 * base; members that the program does not know stay with the record that replaces theirs. Not thread-safe: one builder
 * belongs to one thread.
 *
 * The `*_template` arguments are read during the call and copied; their pointers need not outlive it.
 */
typedef struct _DossierGraphBuilder DossierGraphBuilder;

DossierGraphBuilder *dossier_graph_builder_new (DossierGraph *base);
void dossier_graph_builder_free (DossierGraphBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGraphBuilder, dossier_graph_builder_free)

void dossier_graph_builder_set_title (DossierGraphBuilder *builder, const char *title);
void dossier_graph_builder_put_source (DossierGraphBuilder *builder, const DossierSource *source_template);
void dossier_graph_builder_put_node (DossierGraphBuilder *builder, const DossierNode *node_template);
void dossier_graph_builder_put_edge (DossierGraphBuilder *builder, const DossierEdge *edge_template);
gboolean dossier_graph_builder_remove_node (DossierGraphBuilder *builder, const char *id);
gboolean dossier_graph_builder_remove_edge (DossierGraphBuilder *builder, const char *id);
void dossier_graph_builder_remove_unused_sources (DossierGraphBuilder *builder);
void dossier_graph_builder_set_view_engine (DossierGraphBuilder *builder, const char *engine);
void dossier_graph_builder_set_view_position (DossierGraphBuilder *builder, const char *node_id, double x, double y);

/* (transfer full): the snapshot, which is the base itself where nothing was changed; or %NULL with DOSSIER_ERROR_INVALID
 * or _LIMIT naming the first thing that does not hold together (an edge whose end is missing, a citation of an unknown
 * source, a record that no file may have). To remove a node removes its edges. Edges without an id are given one. Leaves
 * the builder empty. */
DossierGraph *dossier_graph_builder_end (DossierGraphBuilder *builder, GError **error);

G_END_DECLS
