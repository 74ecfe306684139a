/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-columns.h"

G_BEGIN_DECLS

/**
 * DossierLayoutProblem:
 * @sizes: (array): width and height of each node in points
 * @ends: (array): two node indices an edge
 * @loose: (array length=n_edges) (nullable): whether each edge says nothing about which of its ends stands before the
 *   other; layered engines then pass over it, and it is drawn as a straight line
 * @label_sizes: (array) (nullable): width and height of each edge's label in points, for engines that keep room for them
 * @columns: (array length=n_nodes) (nullable): for an engine by date: the place of each node's date in the order of time, or
 *   DOSSIER_COLUMN_NONE; other engines do not look
 *
 * What there is to lay out, without what it means. Not owned.
 */
typedef struct
{
  guint n_nodes;
  guint n_edges;
  const double *sizes;
  const guint *ends;
  const guint8 *loose;
  const double *label_sizes;
  const guint *columns;
} DossierLayoutProblem;

/**
 * DossierLayoutInput:
 * @nodes: (array): the graph's index of each of the problem's nodes, ascending
 * @edges: (array): the same for edges
 *
 * A problem made from a graph, or from a part of one, and its arrays.
 */
typedef struct
{
  DossierLayoutProblem problem;
  guint *nodes;
  guint *edges;
  double *sizes;
  guint *ends;
  guint8 *loose;
  double *label_sizes;
  guint *columns;
} DossierLayoutInput;

/* @sizes: two a node of @graph, as measured; what cannot be the size of a card is replaced. @part: (nullable): the nodes
 * that are in it have another value than 0; edges are in it with both their ends. */
void dossier_layout_input_init (DossierLayoutInput *input, DossierGraph *graph, const double *sizes, const guint8 *part);
/* @sizes: (nullable): two an edge of @graph, as measured */
void dossier_layout_input_add_labels (DossierLayoutInput *input, const double *sizes);
/* The dates, for an engine that goes by them. */
void dossier_layout_input_add_columns (DossierLayoutInput *input, DossierGraph *graph);
void dossier_layout_input_clear (DossierLayoutInput *input);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierLayoutInput, dossier_layout_input_clear)

G_END_DECLS
