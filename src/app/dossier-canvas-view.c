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
/* Pixels beside what covers the canvas that are worth scrolling to. */
#define LEAST_OPEN_WIDTH 160.0
/* A selected card may be drawn as large as this, pixels, where the picture is too small to read. */
#define READABLE_WIDTH 176.0
#define READABLE_HEIGHT 64.0

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

/* The part of what @viewport shows that nothing lies over, as a viewport of its own. */
static DossierViewport
get_open_part (DossierCanvas *self, const DossierViewport *viewport)
{
  DossierViewport open = *viewport;

  if (viewport->width - self->covered < LEAST_OPEN_WIDTH)
    return open;
  open.width -= self->covered;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    open.x += self->covered / open.zoom;
  return open;
}

/* Moves @viewport so that @open is the part of it that nothing lies over. */
static void
follow_open_part (DossierCanvas *self, DossierViewport *viewport, const DossierViewport *open)
{
  viewport->zoom = open->zoom;
  viewport->x = open->x;
  viewport->y = open->y;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    viewport->x -= (viewport->width - open->width) / viewport->zoom;
  /* By nothing, but within the limits. */
  dossier_viewport_pan_by (viewport, 0, 0);
}

static DossierBox
enlarge (const DossierBox *box, double width, double height)
{
  double dx = MAX (width - box->width, 0) / 2;
  double dy = MAX (height - box->height, 0) / 2;

  return (DossierBox){ box->x - dx, box->y - dy, box->width + 2 * dx, box->height + 2 * dy };
}

/* Moves @target no further than needed to have the selection in view. FALSE where nothing had to move. */
static gboolean
bring_into_view (DossierCanvas *self, DossierViewport *target)
{
  DossierSelection selection = get_selection (self);
  DossierViewport open = get_open_part (self, target);
  gboolean is_moved;
  DossierBox box;

  if (selection.node != DOSSIER_INDEX_NONE)
    {
      box = dossier_layout_get_boxes (dossier_scene_get_layout (self->scene))[selection.node];
      if (open.width < target->width)
        box = enlarge (&box, READABLE_WIDTH / open.zoom, READABLE_HEIGHT / open.zoom);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      DossierPoint middle = dossier_layout_get_edge_middle (dossier_scene_get_layout (self->scene), selection.edge);
      DossierBox on_widget;

      box = dossier_extent_of_edge (self->scene, selection.edge);
      on_widget = dossier_viewport_box_to_widget (&open, &box);
      /* Of one too long for the view, the middle, where its label stands. */
      if (on_widget.width > open.width - 2 * REVEAL_MARGIN || on_widget.height > open.height - 2 * REVEAL_MARGIN)
        box = (DossierBox){ middle.x, middle.y, 0, 0 };
    }
  else
    {
      return FALSE;
    }
  is_moved = dossier_viewport_reveal (&open, &box, REVEAL_MARGIN);
  /* What is larger than a node can be seen beside what lies over the corner. */
  if (selection.node != DOSSIER_INDEX_NONE && dossier_viewport_uncover (&open, &box, REVEAL_MARGIN))
    is_moved = TRUE;
  if (is_moved)
    follow_open_part (self, target, &open);
  return is_moved;
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
  /* What grows beside a pane must not grow under it. */
  if (self->covered > 0)
    bring_into_view (self, &target);
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
  DossierViewport target;

  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  target = dossier_canvas_motion_get_target (self->motion);
  if (bring_into_view (self, &target))
    dossier_canvas_go (self, &target, MOVE_TIME);
}

void
dossier_canvas_set_covered (DossierCanvas *self, int width)
{
  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  if (self->covered == width)
    return;

  self->covered = width;
  if (width > 0)
    dossier_canvas_reveal_selection (self);
}

void
dossier_canvas_set_corner (DossierCanvas *self, int width, int height)
{
  DossierViewport *viewport;
  DossierViewport target;
  gboolean at_right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean fits;

  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  viewport = &self->viewport;
  if (viewport->corner_width == width && viewport->corner_height == height && viewport->corner_at_right == at_right)
    return;

  /* On its way to something else it goes on. */
  target = dossier_canvas_motion_get_target (self->motion);
  fits = dossier_viewport_is_fit (&target);
  viewport->corner_width = width;
  viewport->corner_height = height;
  viewport->corner_at_right = at_right;
  /* At once: the window may be changing its size, and what is on its way does not follow that. */
  if (fits)
    dossier_canvas_fit (self, FALSE);
}

void
dossier_canvas_centre_selection (DossierCanvas *self)
{
  DossierViewport target;
  DossierViewport open;
  DossierPoint middle;

  g_return_if_fail (DOSSIER_IS_CANVAS (self));

  if (!get_selection_middle (self, &middle))
    return;

  target = self->viewport;
  /* Everything is legible at its own size. */
  target.zoom = MAX (target.zoom, DOSSIER_VIEWPORT_FULL_SIZE);
  open = get_open_part (self, &target);
  dossier_viewport_centre_on (&open, middle.x, middle.y);
  follow_open_part (self, &target, &open);
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

void
dossier_canvas_begin_at (DossierCanvas *self, const DossierViewportPlace *place)
{
  g_return_if_fail (DOSSIER_IS_CANVAS (self));
  g_return_if_fail (place != NULL);

  dossier_canvas_motion_stop (self->motion);
  self->has_first_place = self->viewport.width <= 0 || self->viewport.height <= 0;
  self->first_place = *place;
  if (self->has_first_place || self->scene == NULL)
    return;
  dossier_viewport_set_place (&self->viewport, place);
  dossier_canvas_go (self, &self->viewport, 0);
}
