/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-graph-private.h"

#include "dossier-record-private.h"

#include <string.h>

struct _DossierGraph
{
  DossierGraphParts parts;
  guint64 revision;
};

G_DEFINE_BOXED_TYPE (DossierGraph, dossier_graph, dossier_graph_ref, dossier_graph_unref)

G_LOCK_DEFINE_STATIC (revision);
static guint64 last_revision = 0;

static guint64
take_revision (void)
{
  guint64 revision;

  /* A lock, as not every machine has an atomic counter of 64 bits. */
  G_LOCK (revision);
  revision = ++last_revision;
  G_UNLOCK (revision);
  return revision;
}

DossierFrame *
dossier_frame_new (GBytes *bytes, const DossierFrameMember *members, guint n_members)
{
  DossierFrame *frame = g_atomic_rc_box_new0 (DossierFrame);

  frame->bytes = g_bytes_ref (bytes);
  frame->members = g_memdup2 (members, n_members * sizeof *members);
  frame->n_members = n_members;
  return frame;
}

DossierFrame *
dossier_frame_ref (DossierFrame *frame)
{
  return g_atomic_rc_box_acquire (frame);
}

static void
clear_frame (gpointer data)
{
  DossierFrame *frame = data;

  g_bytes_unref (frame->bytes);
  g_free (frame->members);
}

void
dossier_frame_unref (DossierFrame *frame)
{
  g_atomic_rc_box_release_full (frame, clear_frame);
}

GPtrArray *
dossier_graph_new_sources (void)
{
  return g_ptr_array_new_with_free_func (dossier_source_kind.unref);
}

GPtrArray *
dossier_graph_new_nodes (void)
{
  return g_ptr_array_new_with_free_func (dossier_node_kind.unref);
}

GPtrArray *
dossier_graph_new_edges (void)
{
  return g_ptr_array_new_with_free_func (dossier_edge_kind.unref);
}

static DossierIndex *
index_ids (GPtrArray *records)
{
  DossierIndex *index = dossier_index_new (records->len);

  for (guint i = 0; i < records->len; i++)
    {
      const char *id = dossier_record_get_id (g_ptr_array_index (records, i));

      if (id != NULL)
        dossier_index_add (index, id, strlen (id), i);
    }
  dossier_index_set_keeper (index, records);
  return index;
}

DossierGraph *
dossier_graph_new (DossierGraphParts *parts)
{
  DossierGraph *graph = g_atomic_rc_box_new0 (DossierGraph);

  graph->parts = *parts;
  graph->revision = take_revision ();
  memset (parts, 0, sizeof *parts);

  if (graph->parts.source_index == NULL)
    graph->parts.source_index = index_ids (graph->parts.sources);
  if (graph->parts.node_index == NULL)
    graph->parts.node_index = index_ids (graph->parts.nodes);
  if (graph->parts.edge_index == NULL)
    graph->parts.edge_index = index_ids (graph->parts.edges);
  if (graph->parts.topology == NULL)
    graph->parts.topology = dossier_topology_new (graph->parts.edges, graph->parts.nodes->len, graph->parts.node_index);
  return graph;
}

const DossierGraphParts *
dossier_graph_get_parts (DossierGraph *graph)
{
  return &graph->parts;
}

DossierGraph *
dossier_graph_ref (DossierGraph *graph)
{
  return g_atomic_rc_box_acquire (graph);
}

static void
clear_graph (gpointer data)
{
  DossierGraphParts *parts = &((DossierGraph *) data)->parts;

  g_free (parts->title);
  g_free (parts->description);
  g_free (parts->lang);
  g_free (parts->modified);
  dossier_topology_unref (parts->topology);
  dossier_index_unref (parts->source_index);
  dossier_index_unref (parts->node_index);
  dossier_index_unref (parts->edge_index);
  g_ptr_array_unref (parts->sources);
  g_ptr_array_unref (parts->nodes);
  g_ptr_array_unref (parts->edges);
  g_clear_pointer (&parts->view, dossier_view_unref);
  g_clear_pointer (&parts->frame, dossier_frame_unref);
}

void
dossier_graph_unref (DossierGraph *graph)
{
  g_atomic_rc_box_release_full (graph, clear_graph);
}

guint64
dossier_graph_get_revision (DossierGraph *graph)
{
  g_return_val_if_fail (graph != NULL, 0);

  return graph->revision;
}

/* (nullable) */
const char *
dossier_graph_get_title (DossierGraph *graph)
{
  g_return_val_if_fail (graph != NULL, NULL);

  return graph->parts.title;
}

/* (nullable) */
const char *
dossier_graph_get_description (DossierGraph *graph)
{
  g_return_val_if_fail (graph != NULL, NULL);

  return graph->parts.description;
}

/* (nullable): BCP 47 */
const char *
dossier_graph_get_lang (DossierGraph *graph)
{
  g_return_val_if_fail (graph != NULL, NULL);

  return graph->parts.lang;
}

guint
dossier_graph_get_n_sources (DossierGraph *graph)
{
  g_return_val_if_fail (graph != NULL, 0);

  return graph->parts.sources->len;
}

guint
dossier_graph_get_n_nodes (DossierGraph *graph)
{
  g_return_val_if_fail (graph != NULL, 0);

  return graph->parts.nodes->len;
}

guint
dossier_graph_get_n_edges (DossierGraph *graph)
{
  g_return_val_if_fail (graph != NULL, 0);

  return graph->parts.edges->len;
}

const DossierSource *
dossier_graph_get_source (DossierGraph *graph, guint source)
{
  g_return_val_if_fail (graph != NULL && source < graph->parts.sources->len, NULL);

  return g_ptr_array_index (graph->parts.sources, source);
}

const DossierNode *
dossier_graph_get_node (DossierGraph *graph, guint node)
{
  g_return_val_if_fail (graph != NULL && node < graph->parts.nodes->len, NULL);

  return g_ptr_array_index (graph->parts.nodes, node);
}

const DossierEdge *
dossier_graph_get_edge (DossierGraph *graph, guint edge)
{
  g_return_val_if_fail (graph != NULL && edge < graph->parts.edges->len, NULL);

  return g_ptr_array_index (graph->parts.edges, edge);
}

guint
dossier_graph_find_source (DossierGraph *graph, const char *id)
{
  g_return_val_if_fail (graph != NULL && id != NULL, DOSSIER_INDEX_NONE);

  return dossier_index_find (graph->parts.source_index, id, strlen (id));
}

guint
dossier_graph_find_node (DossierGraph *graph, const char *id)
{
  g_return_val_if_fail (graph != NULL && id != NULL, DOSSIER_INDEX_NONE);

  return dossier_index_find (graph->parts.node_index, id, strlen (id));
}

guint
dossier_graph_find_edge (DossierGraph *graph, const char *id)
{
  g_return_val_if_fail (graph != NULL && id != NULL, DOSSIER_INDEX_NONE);

  return dossier_index_find (graph->parts.edge_index, id, strlen (id));
}

G_STATIC_ASSERT (DOSSIER_INDEX_MISSING == DOSSIER_INDEX_NONE);

/**
 * dossier_graph_get_edge_ends:
 * @graph: a snapshot
 * @edge: an edge of it
 * @from: (out) (optional): the node where it starts
 * @to: (out) (optional): the node where it ends
 */
void
dossier_graph_get_edge_ends (DossierGraph *graph, guint edge, guint *from, guint *to)
{
  g_return_if_fail (graph != NULL && edge < graph->parts.edges->len);

  if (from != NULL)
    *from = graph->parts.topology->ends[edge][0];
  if (to != NULL)
    *to = graph->parts.topology->ends[edge][1];
}

/**
 * dossier_graph_get_other_end:
 * @graph: a snapshot
 * @edge: an edge of it
 * @node: one of the edge's ends
 *
 * Returns: the other end; @node itself for a loop
 */
guint
dossier_graph_get_other_end (DossierGraph *graph, guint edge, guint node)
{
  const guint *ends;

  g_return_val_if_fail (graph != NULL && edge < graph->parts.edges->len, DOSSIER_INDEX_NONE);

  ends = graph->parts.topology->ends[edge];
  g_return_val_if_fail (ends[0] == node || ends[1] == node, DOSSIER_INDEX_NONE);

  return ends[0] == node ? ends[1] : ends[0];
}

/**
 * dossier_graph_get_incident_edges:
 * @graph: a snapshot
 * @node: a node of it
 * @n_edges: (out): how many there are
 *
 * Returns: (array length=n_edges) (transfer none): the edges that start or end at the node, in the file's order; a loop
 *   stands there once
 */
const guint *
dossier_graph_get_incident_edges (DossierGraph *graph, guint node, guint *n_edges)
{
  const DossierTopology *topology;

  g_return_val_if_fail (graph != NULL && node < graph->parts.nodes->len && n_edges != NULL, NULL);

  topology = graph->parts.topology;
  *n_edges = (guint) (topology->offsets[node + 1] - topology->offsets[node]);
  return topology->incident + topology->offsets[node];
}

/* The number of edges that start or end at the node. */
guint
dossier_graph_get_degree (DossierGraph *graph, guint node)
{
  guint n_edges = 0;

  dossier_graph_get_incident_edges (graph, node, &n_edges);
  return n_edges;
}

/* (nullable): the engine that the graph was last laid out with. */
const char *
dossier_graph_get_view_engine (DossierGraph *graph)
{
  g_return_val_if_fail (graph != NULL, NULL);

  return graph->parts.view != NULL ? graph->parts.view->engine : NULL;
}

/**
 * dossier_graph_get_view_position:
 * @graph: a snapshot
 * @node: a node of it
 * @x: (out) (optional): in points
 * @y: (out) (optional): in points
 *
 * Returns: whether the file knows where the node was
 */
gboolean
dossier_graph_get_view_position (DossierGraph *graph, guint node, double *x, double *y)
{
  const DossierPosition *position;

  g_return_val_if_fail (graph != NULL && node < graph->parts.nodes->len, FALSE);

  if (graph->parts.view == NULL)
    return FALSE;
  position = dossier_view_get_position (graph->parts.view, dossier_graph_get_node (graph, node)->id);
  if (position == NULL)
    return FALSE;
  if (x != NULL)
    *x = position->x;
  if (y != NULL)
    *y = position->y;
  return TRUE;
}
