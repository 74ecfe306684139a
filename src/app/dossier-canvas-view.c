/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-private.h"

#include "dossier-extent.h"

/*
 * Which part of the scene is in view: zoom, fit, what is scrolled into view, and places to come back to.
 */

/* Milliseconds. */
#define MOVE_TIME 250
#define ZOOM_TIME 160

#define ZOOM_STEP 1.25
/* Pixels kept free around what is scrolled into view. */
#define REVEAL_MARGIN 32.0

/* Nodes by which one layout is told from another. */
#define STAMP_NODES 64

static DossierSelection
get_selection (DossierCanvas *self)
{
  return dossier_canvas_has_scene (self) ? dossier_session_get_selection (self->session)
                                         : (DossierSelection){ DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE };
}

static DossierPoint
get_node_middle (DossierScene *scene, guint node)
{
  const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[node];

  return (DossierPoint){ box->x + box->width / 2, box->y + box->height / 2 };
}

/* The middle of what is selected, in points. */
static gboolean
get_selection_middle (DossierCanvas *self, DossierPoint *middle)
{
  DossierSelection selection = get_selection (self);

  if (selection.node != DOSSIER_INDEX_NONE)
    *middle = get_node_middle (self->scene, selection.node);
  else if (selection.edge != DOSSIER_INDEX_NONE)
    *middle = dossier_layout_get_edge_middle (dossier_scene_get_layout (self->scene), selection.edge);
  else
    return FALSE;
  return TRUE;
}

void
dossier_canvas_zoom_to (DossierCanvas *self, double zoom, gboolean animate)
{
  DossierViewport target;
  DossierPoint about;
  DossierPoint middle;

  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  target = dossier_canvas_motion_get_target (self->motion);
  about = (DossierPoint){ target.width / 2, target.height / 2 };
  if (get_selection_middle (self, &middle))
    {
      DossierPoint place = dossier_viewport_to_widget (&target, middle.x, middle.y);

      if (place.x >= 0 && place.x <= target.width && place.y >= 0 && place.y <= target.height)
        about = place;
    }
  dossier_viewport_zoom_about (&target, zoom, about.x, about.y);
  dossier_canvas_go (self, &target, animate ? ZOOM_TIME : 0);
}

void
dossier_canvas_zoom_in (DossierCanvas *self)
{
  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  dossier_canvas_zoom_to (self, dossier_canvas_motion_get_target (self->motion).zoom * ZOOM_STEP, TRUE);
}

void
dossier_canvas_zoom_out (DossierCanvas *self)
{
  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  dossier_canvas_zoom_to (self, dossier_canvas_motion_get_target (self->motion).zoom / ZOOM_STEP, TRUE);
}

void
dossier_canvas_fit (DossierCanvas *self, gboolean animate)
{
  DossierViewport target;

  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  target = self->viewport;
  dossier_viewport_fit (&target);
  dossier_canvas_go (self, &target, animate ? MOVE_TIME : 0);
}

void
dossier_canvas_reveal_selection (DossierCanvas *self)
{
  DossierSelection selection;
  DossierViewport target;
  gboolean moves = FALSE;

  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  selection = get_selection (self);
  target = dossier_canvas_motion_get_target (self->motion);
  if (selection.node != DOSSIER_INDEX_NONE)
    {
      moves = dossier_viewport_reveal (
          &target, &dossier_layout_get_boxes (dossier_scene_get_layout (self->scene))[selection.node], REVEAL_MARGIN);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      DossierPoint middle = dossier_layout_get_edge_middle (dossier_scene_get_layout (self->scene), selection.edge);
      DossierBox box = dossier_extent_of_edge (self->scene, selection.edge);
      DossierBox on_widget = dossier_viewport_box_to_widget (&target, &box);

      /* Of one too long for the view, the middle, where its label stands. */
      if (on_widget.width > target.width - 2 * REVEAL_MARGIN || on_widget.height > target.height - 2 * REVEAL_MARGIN)
        box = (DossierBox){ middle.x, middle.y, 0, 0 };
      moves = dossier_viewport_reveal (&target, &box, REVEAL_MARGIN);
    }
  if (moves)
    dossier_canvas_go (self, &target, MOVE_TIME);
}

void
dossier_canvas_centre_selection (DossierCanvas *self)
{
  DossierViewport target;
  DossierPoint middle;

  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  if (!get_selection_middle (self, &middle))
    return;

  target = self->viewport;
  /* Everything is legible at its own size. */
  target.zoom = MAX (target.zoom, DOSSIER_VIEWPORT_FULL_SIZE);
  dossier_viewport_centre_on (&target, middle.x, middle.y);
  dossier_canvas_go (self, &target, MOVE_TIME);
}

/* The same for the same layout, wherever it comes from: a file that is read again, a layout that is taken back. */
static guint
get_stamp (DossierLayout *layout)
{
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  guint n_nodes = dossier_layout_get_n_nodes (layout);
  guint step = MAX (n_nodes / STAMP_NODES, 1);
  guint stamp = n_nodes;

  for (guint i = 0; i < n_nodes; i += step)
    stamp = stamp * 31 + g_double_hash (&boxes[i].x) * 7 + g_double_hash (&boxes[i].y);
  return stamp;
}

const DossierViewport *
dossier_canvas_get_viewport (DossierCanvas *self)
{
  g_return_val_if_fail (DOSSIER_IS_CANVAS (self), NULL);

  return &self->viewport;
}

void
dossier_canvas_centre_on (DossierCanvas *self, double x, double y, gboolean animate)
{
  DossierViewport target;

  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  if (self->scene == NULL)
    return;

  target = dossier_canvas_motion_get_target (self->motion);
  dossier_viewport_centre_on (&target, x, y);
  dossier_canvas_go (self, &target, animate ? MOVE_TIME : 0);
}

DossierViewportPlace
dossier_canvas_get_place (DossierCanvas *self)
{
  DossierViewport target;
  DossierViewportPlace place;

  g_return_val_if_fail (DOSSIER_IS_CANVAS (self), (DossierViewportPlace){ .zoom = 1 });

  target = dossier_canvas_motion_get_target (self->motion);
  place = dossier_viewport_get_place (&target);
  if (self->scene != NULL)
    place.layout = get_stamp (dossier_scene_get_layout (self->scene));
  return place;
}

void
dossier_canvas_restore_place (DossierCanvas *self, const DossierViewportPlace *place)
{
  DossierViewport target;

  g_return_if_fail (DOSSIER_IS_CANVAS (self));
  g_return_if_fail (place != NULL);

  if (self->scene == NULL)
    return;
  if (place->layout != get_stamp (dossier_scene_get_layout (self->scene)))
    {
      dossier_canvas_reveal_selection (self);
      return;
    }
  target = self->viewport;
  dossier_viewport_set_place (&target, place);
  dossier_canvas_go (self, &target, MOVE_TIME);
}
