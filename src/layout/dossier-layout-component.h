/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout-solver.h"
#include "dossier-wire.h"

G_BEGIN_DECLS

/**
 * DossierLayoutComponent:
 * @engine: the engine that lays it out, or did
 * @nodes: (array length=n_nodes): nodes of the problem
 * @edges: (array length=n_edges): edges of the problem
 * @done: whether @centres (and @curves) are set
 * @centres: (array): x and y of each of @nodes, in points
 * @curves: (array length=n_edges) (nullable): where the engine routes edges
 *
 * A connected part of a problem.
 */
typedef struct
{
  DossierEngine engine;
  guint n_nodes;
  guint n_edges;
  guint *nodes;
  guint *edges;
  gboolean done;
  double *centres;
  DossierCurve *curves;
  DossierPoint *curve_points;
} DossierLayoutComponent;

/* (transfer full) (element-type DossierLayoutComponent): in the order of their first nodes. With @firm_only, loose edges
 * tie nothing together and are in none. */
GPtrArray *dossier_layout_component_list (const DossierLayoutProblem *problem, gboolean firm_only);

/* Whether @engine's own curves are kept; the others get straight lines. */
gboolean dossier_layout_component_is_routed (DossierEngine engine);

/* (transfer full): one request for several components, which have one engine. */
DossierWireRequest *dossier_layout_component_ask (const DossierLayoutProblem *problem,
                                                  DossierLayoutComponent *const *components,
                                                  guint n_components);

/* Takes each one's share of an answer to that request. */
void dossier_layout_component_take (const DossierLayoutProblem *problem,
                                    DossierLayoutComponent *const *components,
                                    guint n_components,
                                    const DossierWireAnswer *answer);

G_END_DECLS
