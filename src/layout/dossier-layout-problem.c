/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-problem.h"

#include "dossier-wire.h"
#include "query/dossier-relation.h"

#include <math.h>

#define DEFAULT_SIZE 40.0

/* Left to right or top to bottom reads as who said what about what. What answers, contradicts or belongs to another thing
 * stands beside it; and somebody who speaks stands with those who speak, even if others speak about them. */
static gboolean
is_loose (const DossierEdge *edge, gboolean target_speaks)
{
  static const char *const relations[] = { "contradicts", "responds-to", "supports",     "part-of",
                                           "member-of",   "role-in",     "attributed-to", NULL };

  return g_strv_contains (relations, edge->type) || (target_speaks && !dossier_relation_is_speech (edge->type));
}

static double
get_size (double measured)
{
  return isfinite (measured) ? CLAMP (measured, DOSSIER_WIRE_MIN_SIZE, DOSSIER_WIRE_MAX_SIZE) : DEFAULT_SIZE;
}

static double
get_label_size (double measured)
{
  return isfinite (measured) ? CLAMP (measured, 0, DOSSIER_WIRE_MAX_SIZE) : 0;
}

/* Returns: for each node of the graph its index in the problem, or %G_MAXUINT */
static guint *
add_nodes (DossierLayoutInput *input, guint n_nodes, const double *sizes, const guint8 *part)
{
  guint *index_of = g_new (guint, MAX (n_nodes, 1));
  guint n = 0;

  input->nodes = g_new (guint, MAX (n_nodes, 1));
  input->sizes = g_new (double, 2 * (gsize) MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    {
      index_of[i] = G_MAXUINT;
      if (part != NULL && !part[i])
        continue;
      index_of[i] = n;
      input->nodes[n] = i;
      input->sizes[2 * (gsize) n] = get_size (sizes[2 * (gsize) i]);
      input->sizes[2 * (gsize) n + 1] = get_size (sizes[2 * (gsize) i + 1]);
      n++;
    }
  input->problem.n_nodes = n;

  return index_of;
}

void
dossier_layout_input_init (DossierLayoutInput *input, DossierGraph *graph, const double *sizes, const guint8 *part)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint n_edges = dossier_graph_get_n_edges (graph);
  g_autofree guint8 *speaks = g_new0 (guint8, MAX (n_nodes, 1));
  g_autofree guint *index_of = add_nodes (input, n_nodes, sizes, part);
  guint n = 0;

  input->edges = g_new (guint, MAX (n_edges, 1));
  input->ends = g_new (guint, 2 * (gsize) MAX (n_edges, 1));
  input->loose = g_new (guint8, MAX (n_edges, 1));

  for (guint i = 0; i < n_edges; i++)
    {
      guint from, to;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      /* Who speaks does so in a part of the graph, too. */
      if (dossier_relation_is_speech (dossier_graph_get_edge (graph, i)->type))
        speaks[from] = TRUE;
      if (index_of[from] == G_MAXUINT || index_of[to] == G_MAXUINT)
        continue;
      input->edges[n] = i;
      input->ends[2 * (gsize) n] = index_of[from];
      input->ends[2 * (gsize) n + 1] = index_of[to];
      n++;
    }
  for (guint i = 0; i < n; i++)
    input->loose[i] = is_loose (dossier_graph_get_edge (graph, input->edges[i]),
                                speaks[input->nodes[input->ends[2 * (gsize) i + 1]]]);

  input->problem.n_edges = n;
  input->problem.sizes = input->sizes;
  input->problem.ends = input->ends;
  input->problem.loose = input->loose;
}

void
dossier_layout_input_add_labels (DossierLayoutInput *input, const double *sizes)
{
  if (sizes == NULL)
    return;

  input->label_sizes = g_new (double, 2 * (gsize) MAX (input->problem.n_edges, 1));
  for (guint i = 0; i < input->problem.n_edges; i++)
    for (guint j = 0; j < 2; j++)
      input->label_sizes[2 * (gsize) i + j] = get_label_size (sizes[2 * (gsize) input->edges[i] + j]);
  input->problem.label_sizes = input->label_sizes;
}

void
dossier_layout_input_add_columns (DossierLayoutInput *input, DossierGraph *graph)
{
  g_autoptr (DossierColumns) columns = dossier_columns_new (graph);

  input->columns = g_new (guint, MAX (input->problem.n_nodes, 1));
  for (guint i = 0; i < input->problem.n_nodes; i++)
    input->columns[i] = columns->of_node[input->nodes[i]];
  input->problem.columns = input->columns;
}

void
dossier_layout_input_clear (DossierLayoutInput *input)
{
  g_free (input->nodes);
  g_free (input->edges);
  g_free (input->sizes);
  g_free (input->ends);
  g_free (input->loose);
  g_free (input->label_sizes);
  g_free (input->columns);
}
