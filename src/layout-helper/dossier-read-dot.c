/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Graphs in Graphviz's language, by its own parser. */

#include "dossier-read-helper.h"

#include "layout/dossier-wire-cursor.h"

#include <cgraph.h>
#include <stdlib.h>
#include <string.h>

static char first_error[512];

static int
note_error (char *message)
{
  if (*first_error == '\0')
    g_strlcpy (first_error, message, sizeof first_error);

  return 0;
}

static void
put_text (GByteArray *bytes, const char *text)
{
  dossier_wire_put_text (bytes, text, DOSSIER_READ_MAX_TEXT);
}

/* The attributes of one object: a count, then names and values, and whether a value is of Graphviz's kind of HTML. */
static void
put_attributes (GByteArray *bytes, Agraph_t *graph, int kind, void *object)
{
  guint at = bytes->len;
  guint32 n = 0;

  dossier_wire_put_u32 (bytes, 0);
  for (Agsym_t *attribute = agnxtattr (graph, kind, NULL); attribute != NULL;
       attribute = agnxtattr (graph, kind, attribute))
    {
      char *value = agxget (object, attribute);

      if (value == NULL || *value == '\0')
        continue;
      put_text (bytes, attribute->name);
      put_text (bytes, value);
      dossier_wire_put_u32 (bytes, aghtmlstr (value) != 0);
      n++;
    }

  n = GUINT32_TO_LE (n);
  memcpy (bytes->data + at, &n, sizeof n);
}

static guint32
count_subgraphs (Agraph_t *graph)
{
  guint32 n = 0;

  for (Agraph_t *sub = agfstsubg (graph); sub != NULL; sub = agnxtsubg (sub))
    n += 1 + count_subgraphs (sub);

  return n;
}

static int
compare_edges (const void *a, const void *b)
{
  uint64_t first = AGSEQ (*(Agedge_t *const *) a);
  uint64_t second = AGSEQ (*(Agedge_t *const *) b);

  return first < second ? -1 : first > second;
}

static void
put_graph (GByteArray *bytes, Agraph_t *graph)
{
  guint32 n_nodes = (guint32) agnnodes (graph);
  guint32 n_edges = (guint32) agnedges (graph);
  guint32 next = 0;
  g_autofree Agedge_t **edges = g_new (Agedge_t *, MAX (n_edges, 1));

  dossier_wire_put_u32 (bytes, agisdirected (graph) != 0);
  dossier_wire_put_u32 (bytes, count_subgraphs (graph));
  put_text (bytes, agnameof (graph));
  put_attributes (bytes, graph, AGRAPH, graph);

  dossier_wire_put_u32 (bytes, n_nodes);
  for (Agnode_t *node = agfstnode (graph); node != NULL && next < n_nodes; node = agnxtnode (graph, node), next++)
    {
      put_text (bytes, agnameof (node));
      put_attributes (bytes, graph, AGNODE, node);
    }

  /* In the file's order, which the walk from node to node does not keep. */
  next = 0;
  for (Agnode_t *node = agfstnode (graph); node != NULL; node = agnxtnode (graph, node))
    for (Agedge_t *edge = agfstout (graph, node); edge != NULL && next < n_edges; edge = agnxtout (graph, edge))
      edges[next++] = edge;
  qsort (edges, next, sizeof *edges, compare_edges);

  dossier_wire_put_u32 (bytes, next);
  for (guint32 i = 0; i < next; i++)
    {
      put_text (bytes, agnameof (edges[i]));
      put_text (bytes, agnameof (agtail (edges[i])));
      put_text (bytes, agnameof (aghead (edges[i])));
      put_attributes (bytes, graph, AGEDGE, edges[i]);
    }
}

void
dossier_read_dot (GByteArray *bytes, const char *text)
{
  Agraph_t *graph;

  agseterr (AGERR);
  agseterrf (note_error);
  graph = agmemread (text);
  if (graph == NULL || *first_error != '\0')
    {
      dossier_read_put_failure (bytes, 0, 0, *first_error != '\0' ? first_error : "there is no graph");
      return;
    }

  dossier_read_put_status (bytes, DOSSIER_READ_OK);
  put_graph (bytes, graph);
}
