/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-file-private.h"
#include "dossier-graph.h"
#include "dossier-index.h"
#include "dossier-topology.h"
#include "dossier-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierFrameMember:
 *
 * Where a member of the file's outermost object stands.
 */
typedef struct
{
  guint32 name_start;
  guint32 name_end;
  guint32 value_start;
  guint32 value_end;
} DossierFrameMember;

/**
 * DossierFrame:
 * @bytes: the file
 * @members: its outermost members, in their order
 *
 * What is in a file beside its records: the writer follows it. Immutable and shared.
 */
typedef struct
{
  GBytes *bytes;
  guint n_members;
  DossierFrameMember *members;
} DossierFrame;

DossierFrame *dossier_frame_new (GBytes *bytes, const DossierFrameMember *members, guint n_members);
DossierFrame *dossier_frame_ref (DossierFrame *frame);
void dossier_frame_unref (DossierFrame *frame);

/**
 * DossierGraphParts:
 * @title: (nullable): and so are @description, @lang, @frame and @view
 * @modified: (nullable): the time of the last edit, for the file's `modified`; %NULL where there was none
 * @sources: (element-type DossierSource): and @nodes, @edges alike; never changed once in a graph
 * @source_index: ids of the sources, and so are the others; may be %NULL, and then they are made
 * @topology: may be %NULL, and then it is made
 * @is_changed: whether it is not as it was read
 * @stamp: which file on disk it was read from
 *
 * What a graph is made of. Parts that one snapshot has in common with the next are shared.
 */
typedef struct
{
  char *title;
  char *description;
  char *lang;
  char *modified;
  GPtrArray *sources;
  GPtrArray *nodes;
  GPtrArray *edges;
  DossierIndex *source_index;
  DossierIndex *node_index;
  DossierIndex *edge_index;
  DossierTopology *topology;
  DossierView *view;
  DossierFrame *frame;
  gboolean is_changed;
  DossierFileStamp stamp;
} DossierGraphParts;

/* Takes all of @parts. */
DossierGraph *dossier_graph_new (DossierGraphParts *parts);
const DossierGraphParts *dossier_graph_get_parts (DossierGraph *graph);

GPtrArray *dossier_graph_new_sources (void);
GPtrArray *dossier_graph_new_nodes (void);
GPtrArray *dossier_graph_new_edges (void);

G_END_DECLS
