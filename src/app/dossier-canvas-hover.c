/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-private.h"

/* Milliseconds. A pointer on its way elsewhere lights nothing up; between two things close by the light does not go
 * out; and edges, which are everywhere, want more of a rest than nodes. */
#define NODE_DELAY 60
#define EDGE_DELAY 220
#define LEAVE_DELAY 120

/* Pixels around a curve within which it is pointed at: fewer than for a click, for curves are everywhere. */
#define HOVER_TOLERANCE 3.0

#define HOVER_BYTES (64 * 1024 * 1024)

static const DossierSelection nothing = { DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE };

static gboolean
is_same (DossierSelection a, DossierSelection b)
{
  return a.node == b.node && a.edge == b.edge;
}

static gboolean
is_nothing (DossierSelection what)
{
  return is_same (what, nothing);
}

static void
light (DossierCanvas *self, DossierSelection what)
{
  DossierTileSubject subject = { .scene = self->scene, .highlighted = TRUE };

  if (!is_nothing (what) && dossier_canvas_has_scene (self))
    subject.selected = is_same (dossier_session_get_selection (self->session), what);
  if (is_same (self->hover, what) && self->hover_selected == subject.selected)
    return;

  self->hover = what;
  self->hover_selected = subject.selected;
  if (is_nothing (what) || self->scene == NULL)
    {
      dossier_tile_layer_set_subject (self->lit, NULL, 0);
      return;
    }

  subject.highlight = (DossierHighlight){ .node = what.node, .edge = what.edge };
  dossier_tile_layer_set_subject (self->lit, &subject, HOVER_BYTES);
}

static gboolean
on_rested (gpointer user_data)
{
  DossierCanvas *self = user_data;

  self->hover_source = 0;
  light (self, self->under);
  return G_SOURCE_REMOVE;
}

static void
set_under (DossierCanvas *self, DossierSelection what)
{
  guint delay = LEAVE_DELAY;

  if (is_same (self->under, what))
    return;

  self->under = what;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_nothing (what) ? NULL : "pointer");
  g_clear_handle_id (&self->hover_source, g_source_remove);
  if (is_same (self->hover, what))
    return;

  if (what.node != DOSSIER_INDEX_NONE)
    delay = NODE_DELAY;
  else if (what.edge != DOSSIER_INDEX_NONE)
    delay = EDGE_DELAY;
  self->hover_source = g_timeout_add (delay, on_rested, self);
}

void
dossier_canvas_hover_point (DossierCanvas *self, double x, double y)
{
  gboolean lies_still = self->has_pointer && self->pointer_x == x && self->pointer_y == y;
  DossierSelection what;

  self->has_pointer = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->dragging || self->pinching || !dossier_canvas_has_scene (self))
    return;

  what = dossier_canvas_pick (self, x, y, HOVER_TOLERANCE);
  /* GTK tells of a pointer that nobody moves, too, when the picture moves below it. Nobody points at what comes there:
   * it would cover what the keyboard has gone to. */
  if (lies_still && !is_same (what, self->under))
    what = nothing;
  set_under (self, what);
}

void
dossier_canvas_hover_leave (DossierCanvas *self)
{
  self->has_pointer = FALSE;
  set_under (self, nothing);
}

void
dossier_canvas_hover_update (DossierCanvas *self)
{
  light (self, self->hover);
}

void
dossier_canvas_hover_clear (DossierCanvas *self)
{
  g_clear_handle_id (&self->hover_source, g_source_remove);
  self->under = nothing;
  light (self, nothing);
}
