/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph-builder.h"
#include "render/dossier-painter.h"

#include <cairo.h>

/* A builder with one source. */
DossierGraphBuilder *fixture_builder_new (void);

/* @type: "actor", …; @cited: with a quote */
void fixture_add_node (DossierGraphBuilder *builder, const char *id, const char *type, const char *label, gboolean cited);
void fixture_add_element (DossierGraphBuilder *builder, const char *id, const char *label, const char *symbol, const char *number);
void fixture_add_edge (DossierGraphBuilder *builder, const char *from, const char *to, const char *type);

/* (transfer full): consumes @builder */
DossierGraph *fixture_end (DossierGraphBuilder *builder);

/* (transfer full): @n_nodes of all types with edges to a few hubs, the same on every call. */
DossierGraph *fixture_graph_new (guint n_nodes);

/* (transfer full): rows of @columns nodes of their measured sizes, @gap points apart; straight edges. */
DossierLayout *fixture_layout_new (DossierGraph *graph, guint columns, double gap);

/* (transfer full): a scene of fixture_graph_new(), twelve nodes a row. */
DossierScene *fixture_scene_new (guint n_nodes, DossierTheme theme);

/* (transfer full): the picture of @region; an image of ARGB. */
cairo_surface_t *fixture_paint (DossierScene *scene, const DossierBox *region, double scale);
cairo_surface_t *fixture_surface_new (const DossierBox *region, double scale, cairo_t **cr);

/* The colour at a point of the scene. */
DossierColor fixture_get_color (cairo_surface_t *surface, const DossierBox *region, double scale, double x, double y);
gboolean fixture_color_is (const DossierColor *color, const DossierColor *other);
