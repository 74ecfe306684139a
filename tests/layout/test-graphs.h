/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "layout/dossier-layout-solver.h"

/* Graphs to lay out, the same on every run. */
typedef struct
{
  DossierLayoutProblem problem;
  double *sizes;
  guint *ends;
  guint *columns;
} TestGraph;

/* Every fifth node has no date; the others have one of eleven. Cards of 60 to 170 by 22 to 60 points; edges between earlier and later nodes, the earliest being hubs. */
TestGraph *test_graph_new (guint n_nodes, guint n_edges, guint32 seed);
/* As given: two node indices an edge, ended by G_MAXUINT. */
TestGraph *test_graph_new_with_edges (guint n_nodes, const guint *ends);
void test_graph_free (TestGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestGraph, test_graph_free)

/* Asserts what holds for every layout: it fits the graph, everything is finite and within the bounds, no two cards overlap,
 * curves begin and end at the borders of their nodes. */
void test_graph_check_layout (const TestGraph *graph, DossierLayout *layout);
void test_graph_assert_same (DossierLayout *one, DossierLayout *other);
