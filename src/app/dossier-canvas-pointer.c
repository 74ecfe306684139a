/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-private.h"

#include <math.h>

/*
 *   drag                        moves the picture; let go in motion, it goes on and slows down
 *   wheel, Ctrl+scroll, pinch   zoom at the pointer
 *   two fingers on a touchpad   move the picture; lifted in motion, it goes on and slows down
 *   Shift+wheel, tilted wheel   move it sideways
 *   click                       selects; on the ground, clears; on the mark of hidden neighbours, shows them
 *   double click                selects and centres
 *   right click, long press     menu
 */

/* Pixels around a thin curve within which a click still means it. */
#define CLICK_TOLERANCE 6.0
#define WHEEL_STEP 1.2
/* Pixels that a notch of a wheel moves, where it does not zoom. */
#define WHEEL_PAN 60.0
/* Zoom of one pixel of two fingers on a touchpad with Ctrl held. */
#define SURFACE_STEP 1.005
#define WHEEL_TIME 140

static void
zoom_at (DossierCanvas *self, double factor, double x, double y, guint duration)
{
  DossierViewport target = self->viewport;
  double zoom = dossier_canvas_motion_get_target (self->motion).zoom * factor;

  /* The point that is under the pointer now is there at the end, whatever animation is under way. */
  dossier_viewport_zoom_about (&target, zoom, x, y);
  if (duration > 0)
    dossier_canvas_go (self, &target, duration);
  else
    dossier_canvas_follow (self, &target);
}

static void
pan_by (DossierCanvas *self, double dx, double dy)
{
  DossierViewport target = dossier_canvas_motion_get_target (self->motion);

  dossier_viewport_pan_by (&target, dx, dy);
  dossier_canvas_go (self, &target, 0);
}

static gboolean
is_touchpad (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  if (gtk_event_controller_scroll_get_unit (GTK_EVENT_CONTROLLER_SCROLL (controller)) == GDK_SCROLL_UNIT_SURFACE)
    return TRUE;
  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, DossierCanvas *self)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (base);
  gboolean is_surface = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  double pan = is_surface ? 1 : WHEEL_PAN;

  if (!dossier_canvas_has_scene (self))
    return FALSE;

  self->scroll_pan = 0;
  if ((state & GDK_CONTROL_MASK) != 0 || (!is_touchpad (base) && (state & GDK_SHIFT_MASK) == 0 && dy != 0))
    {
      /* Where the pointer is was told before; a scroll without one zooms about the middle. */
      double x = self->has_pointer ? self->pointer_x : self->viewport.width / 2;
      double y = self->has_pointer ? self->pointer_y : self->viewport.height / 2;

      if (is_surface)
        zoom_at (self, pow (SURFACE_STEP, -dy), x, y, 0);
      else
        zoom_at (self, pow (WHEEL_STEP, -dy), x, y, WHEEL_TIME);
    }
  else if ((state & GDK_SHIFT_MASK) != 0 && !is_touchpad (base))
    {
      pan_by (self, -(dx + dy) * pan, 0);
    }
  else
    {
      pan_by (self, -dx * pan, -dy * pan);
      self->scroll_pan = pan;
    }
  return TRUE;
}

/* Fingers are on the touchpad again. */
static void
on_scroll_begin (GtkEventControllerScroll *controller, DossierCanvas *self)
{
  dossier_canvas_motion_stop (self->motion);
  self->scroll_pan = 0;
}

static void
on_scroll_decelerate (GtkEventControllerScroll *controller, double velocity_x, double velocity_y, DossierCanvas *self)
{
  /* In what the scroll was told in. One that zoomed goes nowhere. */
  if (dossier_canvas_has_scene (self) && self->scroll_pan > 0)
    dossier_canvas_motion_fling (self->motion, -velocity_x * self->scroll_pan, -velocity_y * self->scroll_pan);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, DossierCanvas *self)
{
  dossier_canvas_hover_point (self, x, y);
}

static void
on_leave (GtkEventControllerMotion *controller, DossierCanvas *self)
{
  dossier_canvas_hover_leave (self);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, DossierCanvas *self)
{
  dossier_canvas_motion_stop (self->motion);
  self->pinched = FALSE;
  self->press_viewport = self->viewport;
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, DossierCanvas *self)
{
  DossierViewport target = self->press_viewport;

  /* The finger that is left after a pinch moves nothing. */
  if (!dossier_canvas_has_scene (self) || self->pinched)
    return;
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      dossier_canvas_hover_clear (self);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  dossier_viewport_pan_by (&target, dx, dy);
  dossier_canvas_go (self, &target, 0);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, DossierCanvas *self)
{
  if (!self->dragging)
    return;

  self->dragging = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
on_swipe (GtkGestureSwipe *gesture, double velocity_x, double velocity_y, DossierCanvas *self)
{
  /* A click with a shaky hand is no fling. */
  if (self->dragging && !self->pinching)
    dossier_canvas_motion_fling (self->motion, velocity_x, velocity_y);
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, DossierCanvas *self)
{
  if (!dossier_canvas_has_scene (self))
    return;

  dossier_canvas_motion_stop (self->motion);
  dossier_canvas_hover_clear (self);
  self->pinching = TRUE;
  self->pinched = TRUE;
  self->clicked = FALSE;
  if (self->dragging)
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  self->dragging = FALSE;
  self->press_viewport = self->viewport;
  gtk_gesture_get_bounding_box_center (gesture, &self->pinch_middle.x, &self->pinch_middle.y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, DossierCanvas *self)
{
  DossierViewport target = self->press_viewport;
  double x = self->pinch_middle.x;
  double y = self->pinch_middle.y;

  if (!self->pinching)
    return;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  dossier_viewport_zoom_about (&target, target.zoom * scale, self->pinch_middle.x, self->pinch_middle.y);
  dossier_viewport_pan_by (&target, x - self->pinch_middle.x, y - self->pinch_middle.y);
  dossier_canvas_follow (self, &target);
}

static void
on_pinch_end (GtkGesture *gesture, GdkEventSequence *sequence, DossierCanvas *self)
{
  if (!self->pinching)
    return;

  self->pinching = FALSE;
  dossier_canvas_rest (self);
}

static void
select_at (DossierCanvas *self, double x, double y)
{
  DossierSelection found = dossier_canvas_pick (self, x, y, CLICK_TOLERANCE);

  if (found.node != DOSSIER_INDEX_NONE)
    dossier_session_select_node (self->session, found.node, FALSE);
  else if (found.edge != DOSSIER_INDEX_NONE)
    dossier_session_select_edge (self->session, found.edge, FALSE);
  else
    dossier_session_clear_selection (self->session);
}

/* A mark that tells of neighbours shows them. */
static void
click_at (DossierCanvas *self, double x, double y)
{
  guint marked = dossier_canvas_marks_find_at (self, x, y);

  if (marked == DOSSIER_INDEX_NONE)
    {
      select_at (self, x, y);
      return;
    }
  dossier_session_select_node (self->session, marked, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.expand-node", NULL);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, DossierCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  dossier_canvas_set_by_keys (self, FALSE);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, DossierCanvas *self)
{
  if (!dossier_canvas_has_scene (self) || self->dragging)
    return;

  /* GTK (4.18) counts the finger that is left after a pinch as the first of two taps. */
  if (n_press == 1 || !self->clicked)
    click_at (self, x, y);
  else if (n_press == 2)
    dossier_canvas_centre_selection (self);
  self->clicked = TRUE;
}

static void
show_menu_at (DossierCanvas *self, double x, double y)
{
  if (!dossier_canvas_has_scene (self))
    return;

  dossier_canvas_motion_stop (self->motion);
  dossier_canvas_hover_clear (self);
  select_at (self, x, y);
  dossier_canvas_show_menu (self, x, y);
}

static void
on_menu_pressed (GtkGestureClick *gesture, int n_press, double x, double y, DossierCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  show_menu_at (self, x, y);
}

static void
on_long_pressed (GtkGestureLongPress *gesture, double x, double y, DossierCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, x, y);
}

void
dossier_canvas_pointer_init (DossierCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu_click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);

  g_signal_connect (scroll, "scroll-begin", G_CALLBACK (on_scroll_begin), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (on_scroll_decelerate), self);
  gtk_widget_add_controller (widget, scroll);

  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect (pinch, "end", G_CALLBACK (on_pinch_end), self);
  g_signal_connect (pinch, "cancel", G_CALLBACK (on_pinch_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu_click), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu_click, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu_click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (on_long_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (long_press));

  /* Controllers are asked last first: a swipe's end comes before the drag's. */
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (swipe, "swipe", G_CALLBACK (on_swipe), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (swipe));
  gtk_gesture_group (swipe, drag);
  /* A second finger may come down when the first has moved already: what drags must not keep it from what pinches. */
  gtk_gesture_group (pinch, drag);
}

void
dossier_canvas_pointer_dispose (DossierCanvas *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}
