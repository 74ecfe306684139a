/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "dossier-style.h"
#include "layout/dossier-layout.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SCENE (dossier_scene_get_type ())

/**
 * DossierScene: (ref-func dossier_scene_ref) (unref-func dossier_scene_unref)
 *
 * All that the painter needs: a snapshot, its layout, a style and what is visible. Immutable, a boxed type, atomically
 * reference-counted; may be painted from several threads at once. Its coordinates are the layout's points.
 */
typedef struct _DossierScene DossierScene;

GType dossier_scene_get_type (void);

/**
 * DossierVisibility:
 * @DOSSIER_VISIBILITY_HIDDEN: not drawn, and no click finds it; nor are its edges
 * @DOSSIER_VISIBILITY_SHOWN: drawn
 * @DOSSIER_VISIBILITY_DIMMED: drawn faintly, as are its edges; can be clicked
 */
typedef enum
{
  DOSSIER_VISIBILITY_HIDDEN,
  DOSSIER_VISIBILITY_SHOWN,
  DOSSIER_VISIBILITY_DIMMED,
} DossierVisibility;

#define DOSSIER_N_VISIBILITIES (DOSSIER_VISIBILITY_DIMMED + 1)

/* @visible: (nullable) (array): a #DossierVisibility a node as bytes; %NULL for all shown. Copied. Refuses (g_return) a
 * layout that was not made for a graph of this size. */
DossierScene *dossier_scene_new (DossierGraph *graph, DossierLayout *layout, DossierTheme theme, const guint8 *visible);

/* The same graph in the same places, with something else visible or in another theme. Quick enough for the main thread
 * (under 5 ms for 100,000 nodes): what was made for drawing the nodes of the one scene serves the other. */
DossierScene *dossier_scene_new_with_visibility (DossierScene *scene, const guint8 *visible);
DossierScene *dossier_scene_new_with_theme (DossierScene *scene, DossierTheme theme);

DossierScene *dossier_scene_ref (DossierScene *scene);
void dossier_scene_unref (DossierScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierScene, dossier_scene_unref)

DossierGraph *dossier_scene_get_graph (DossierScene *scene);
DossierLayout *dossier_scene_get_layout (DossierScene *scene);
DossierTheme dossier_scene_get_theme (DossierScene *scene);

/* Of what is shown or dimmed, with a margin, so that nothing drawn lies outside; of the whole layout where all is
 * hidden. */
DossierBox dossier_scene_get_bounds (DossierScene *scene);
/* Of what is drawn at any zoom: far out a card is larger than its node, and may reach over what is hidden. */
DossierBox dossier_scene_get_reach (DossierScene *scene);

DossierVisibility dossier_scene_get_visibility (DossierScene *scene, guint node);
DossierVisibility dossier_scene_get_edge_visibility (DossierScene *scene, guint edge); /* the least of its ends' */
gboolean dossier_scene_is_visible (DossierScene *scene, guint node);                   /* shown or dimmed */
const guint8 *dossier_scene_get_visible (DossierScene *scene); /* (nullable): as given to dossier_scene_new() */

G_END_DECLS
