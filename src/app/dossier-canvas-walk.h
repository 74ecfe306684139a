/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "render/dossier-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Walking a graph by keyboard, which never leads to what is hidden. Nodes and edges are indices; DOSSIER_INDEX_NONE
 * where there is none.
 */

/* The neighbour of @node that lies most in @direction of it; none where no neighbour lies that way. */
guint dossier_canvas_walk_from_node (DossierScene *scene, guint node, GtkDirectionType direction);
/* The end of @edge that lies in @direction of the other. */
guint dossier_canvas_walk_from_edge (DossierScene *scene, guint edge, GtkDirectionType direction);
/* The visible node nearest to a point. */
guint dossier_canvas_walk_to_nearest (DossierScene *scene, double x, double y);

/* The relation of @node after (before, where not @forward) @edge in the order in which the evidence panel lists them;
 * the first (last) where @edge is DOSSIER_INDEX_NONE; none after the last. */
guint dossier_canvas_walk_next_relation (DossierScene *scene, guint node, guint edge, gboolean forward);

G_END_DECLS
