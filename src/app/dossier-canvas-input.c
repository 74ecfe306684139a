/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-private.h"

#include "dossier-canvas-walk.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * Pointer and touch
 *   drag                        moves the picture; let go in motion, it goes on and slows down
 *   wheel, Ctrl+scroll, pinch   zoom at the pointer
 *   two fingers on a touchpad   move the picture
 *   Shift+wheel, tilted wheel   move it sideways
 *   click                       selects; on the ground, clears
 *   double click                selects and centres
 *   right click, long press     menu
 *
 * Keys
 *   arrows                      to the neighbour that lies most that way; with a relation selected, to its end that way;
 *                               with nothing selected, to the node nearest to the middle
 *   Ctrl+arrows                 move the picture
 *   Tab, Shift+Tab              through the relations of the selected node, in the evidence panel's order, then on to the
 *                               next (previous) part of the window; with nothing selected, at once
 *   Space                       with a relation selected, to the node at its other end
 *   Enter                       to the evidence of what is selected
 *   Escape                      from a relation back to its node; from a node to nothing
 *   +, -, 1                     zoom in, out, to 100 %
 *   0, F, Home                  fit
 *   Menu, Shift+F10             menu
 */

#define WHEEL_STEP 1.2
/* Pixels that a notch of a wheel moves, where it does not zoom. */
#define WHEEL_PAN 60.0
/* Zoom of one pixel of two fingers on a touchpad with Ctrl held. */
#define SURFACE_STEP 1.005
#define KEY_PAN 0.2
#define WHEEL_TIME 140
#define KEY_TIME 160

static void
select_node (DossierCanvas *self, guint node, gboolean reveal)
{
  dossier_session_select_node (self->session, node, reveal);
}

static gboolean
has_scene (DossierCanvas *self)
{
  return self->scene != NULL && self->session != NULL;
}

/* Pointer and touch */

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

  if (!has_scene (self))
    return FALSE;

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
    }
  return TRUE;
}

static void
on_scroll_decelerate (GtkEventControllerScroll *controller, double velocity_x, double velocity_y, DossierCanvas *self)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);

  if (is_touchpad (base) && (gtk_event_controller_get_current_event_state (base) & GDK_CONTROL_MASK) == 0)
    dossier_canvas_motion_fling (self->motion, -velocity_x, -velocity_y);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, DossierCanvas *self)
{
  if (has_scene (self))
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
  self->press_viewport = self->viewport;
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, DossierCanvas *self)
{
  DossierViewport target = self->press_viewport;

  if (!has_scene (self) || self->pinching)
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
  if (has_scene (self) && !self->pinching)
    dossier_canvas_motion_fling (self->motion, velocity_x, velocity_y);
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, DossierCanvas *self)
{
  if (!has_scene (self))
    return;

  dossier_canvas_motion_stop (self->motion);
  dossier_canvas_hover_clear (self);
  self->pinching = TRUE;
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
  DossierSelection found = dossier_canvas_pick (self, x, y);

  if (found.node != DOSSIER_INDEX_NONE)
    select_node (self, found.node, FALSE);
  else if (found.edge != DOSSIER_INDEX_NONE)
    dossier_session_select_edge (self->session, found.edge, FALSE);
  else
    dossier_session_clear_selection (self->session);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, DossierCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, DossierCanvas *self)
{
  if (!has_scene (self) || self->dragging)
    return;

  if (n_press == 1)
    select_at (self, x, y);
  else if (n_press == 2)
    dossier_canvas_centre_selection (self);
}

/* The menu */

static void
on_menu_closed (DossierCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_menu (DossierCanvas *self, double x, double y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      g_autoptr (GMenu) of_selection = g_menu_new ();
      g_autoptr (GMenu) of_view = g_menu_new ();

      g_menu_append (of_selection, _("_Centre"), "canvas.centre");
      g_menu_append (of_selection, _("Show _Evidence"), "canvas.activate-evidence");
      g_menu_append (of_selection, _("Copy _Label"), "canvas.copy-label");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (of_selection));
      g_menu_append (of_view, _("_Fit"), "canvas.fit");
      g_menu_append (of_view, _("_Normal Size"), "canvas.zoom-normal");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (of_view));

      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed), self);
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
show_menu_at (DossierCanvas *self, double x, double y)
{
  if (!has_scene (self))
    return;

  dossier_canvas_hover_clear (self);
  select_at (self, x, y);
  show_menu (self, x, y);
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

/* Actions and keys */

static DossierSelection
get_selection (DossierCanvas *self)
{
  return dossier_session_get_selection (self->session);
}

static void
action_walk (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  GtkDirectionType direction = (GtkDirectionType) g_variant_get_int32 (parameter);
  DossierSelection selection;
  guint node;

  if (!has_scene (self))
    return;

  selection = get_selection (self);
  if (selection.node != DOSSIER_INDEX_NONE)
    {
      node = dossier_canvas_walk_from_node (self->scene, selection.node, direction);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      node = dossier_canvas_walk_from_edge (self->scene, selection.edge, direction);
    }
  else
    {
      DossierPoint middle
          = dossier_viewport_to_scene (&self->viewport, self->viewport.width / 2, self->viewport.height / 2);

      node = dossier_canvas_walk_to_nearest (self->scene, middle.x, middle.y);
    }

  if (node != DOSSIER_INDEX_NONE)
    select_node (self, node, TRUE);
  else
    gtk_widget_error_bell (widget);
}

static void
action_pan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierViewport target = dossier_canvas_motion_get_target (self->motion);
  int dx;
  int dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  dossier_viewport_pan_by (&target, -dx * KEY_PAN * target.width, -dy * KEY_PAN * target.height);
  dossier_canvas_go (self, &target, KEY_TIME);
}

static void
action_zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_zoom_in (DOSSIER_CANVAS (widget));
}

static void
action_zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_zoom_out (DOSSIER_CANVAS (widget));
}

static void
action_zoom_normal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_zoom_to (DOSSIER_CANVAS (widget), 1, TRUE);
}

static void
action_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_fit (DOSSIER_CANVAS (widget), TRUE);
}

static void
action_centre (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_centre_selection (DOSSIER_CANVAS (widget));
}

static void
action_activate_evidence (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierSelection selection;

  if (!has_scene (self))
    return;

  selection = get_selection (self);
  if (selection.node != DOSSIER_INDEX_NONE || selection.edge != DOSSIER_INDEX_NONE)
    g_signal_emit_by_name (self, "activate-evidence");
}

static void
action_copy_label (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierGraph *graph;
  DossierSelection selection;
  const char *label = NULL;

  if (!has_scene (self))
    return;

  graph = dossier_scene_get_graph (self->scene);
  selection = get_selection (self);
  if (selection.node != DOSSIER_INDEX_NONE)
    {
      label = dossier_graph_get_node (graph, selection.node)->label;
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, selection.edge);

      label = edge->label != NULL ? edge->label : edge->type;
    }
  if (label != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), label);
}

static void
action_follow (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierSelection selection;
  guint from;
  guint to;

  if (!has_scene (self))
    return;

  selection = get_selection (self);
  if (selection.edge == DOSSIER_INDEX_NONE)
    return;
  dossier_graph_get_edge_ends (dossier_scene_get_graph (self->scene), selection.edge, &from, &to);
  select_node (self, to == self->walk_node ? from : to, TRUE);
}

/* Whether the selected edge is one of the node that Tab goes through. */
static gboolean
is_walking (DossierCanvas *self, guint edge)
{
  guint from;
  guint to;

  if (edge == DOSSIER_INDEX_NONE || self->walk_node == DOSSIER_INDEX_NONE)
    return FALSE;
  dossier_graph_get_edge_ends (dossier_scene_get_graph (self->scene), edge, &from, &to);
  return self->walk_node == from || self->walk_node == to;
}

static void
action_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);

  if (!has_scene (self))
    return;
  if (is_walking (self, get_selection (self).edge))
    select_node (self, self->walk_node, TRUE);
  else
    dossier_session_clear_selection (self->session);
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierPoint place = { self->viewport.width / 2, self->viewport.height / 2 };
  DossierSelection selection;

  if (!has_scene (self))
    return;

  selection = get_selection (self);
  if (selection.node != DOSSIER_INDEX_NONE)
    {
      const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (self->scene))[selection.node];

      place = dossier_viewport_to_widget (&self->viewport, box->x + box->width / 2, box->y + box->height);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      DossierPoint middle = dossier_layout_get_edge_middle (dossier_scene_get_layout (self->scene), selection.edge);

      place = dossier_viewport_to_widget (&self->viewport, middle.x, middle.y);
    }
  show_menu (self, CLAMP (place.x, 0, self->viewport.width), CLAMP (place.y, 0, self->viewport.height));
}

/* Tab goes through the relations, then on. */
static gboolean
dossier_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierSelection selection;
  guint next;

  if (!gtk_widget_is_focus (widget))
    return gtk_widget_grab_focus (widget);
  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) || !has_scene (self))
    return FALSE;

  selection = get_selection (self);
  if (selection.edge != DOSSIER_INDEX_NONE && !is_walking (self, selection.edge))
    return FALSE;
  if (selection.node == DOSSIER_INDEX_NONE && selection.edge == DOSSIER_INDEX_NONE)
    return FALSE;

  next = dossier_canvas_walk_next_relation (self->scene,
                                            selection.edge != DOSSIER_INDEX_NONE ? self->walk_node : selection.node,
                                            selection.edge,
                                            direction == GTK_DIR_TAB_FORWARD);
  if (next == DOSSIER_INDEX_NONE)
    return FALSE;
  dossier_session_select_edge (self->session, next, TRUE);
  return TRUE;
}

static void
bind (GtkWidgetClass *widget_class, guint key, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, 0, action, NULL);
}

static void
bind_arrow (GtkWidgetClass *widget_class, guint key, guint keypad_key, GtkDirectionType direction, int dx, int dy)
{
  gtk_widget_class_add_binding_action (widget_class, key, 0, "canvas.walk", "i", (int) direction);
  gtk_widget_class_add_binding_action (widget_class, keypad_key, 0, "canvas.walk", "i", (int) direction);
  gtk_widget_class_add_binding_action (widget_class, key, GDK_CONTROL_MASK, "canvas.pan", "(ii)", dx, dy);
}

void
dossier_canvas_input_class_init (GtkWidgetClass *widget_class)
{
  widget_class->focus = dossier_canvas_focus;

  gtk_widget_class_install_action (widget_class, "canvas.walk", "i", action_walk);
  gtk_widget_class_install_action (widget_class, "canvas.pan", "(ii)", action_pan);
  gtk_widget_class_install_action (widget_class, "canvas.follow", NULL, action_follow);
  gtk_widget_class_install_action (widget_class, "canvas.back", NULL, action_back);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-in", NULL, action_zoom_in);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-out", NULL, action_zoom_out);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-normal", NULL, action_zoom_normal);
  gtk_widget_class_install_action (widget_class, "canvas.fit", NULL, action_fit);
  gtk_widget_class_install_action (widget_class, "canvas.centre", NULL, action_centre);
  gtk_widget_class_install_action (widget_class, "canvas.copy-label", NULL, action_copy_label);
  gtk_widget_class_install_action (widget_class, "canvas.activate-evidence", NULL, action_activate_evidence);
  gtk_widget_class_install_action (widget_class, "canvas.menu", NULL, action_menu);

  bind_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT, -1, 0);
  bind_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT, 1, 0);
  bind_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP, 0, -1);
  bind_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN, 0, 1);
  bind (widget_class, GDK_KEY_Return, "canvas.activate-evidence");
  bind (widget_class, GDK_KEY_KP_Enter, "canvas.activate-evidence");
  bind (widget_class, GDK_KEY_ISO_Enter, "canvas.activate-evidence");
  bind (widget_class, GDK_KEY_space, "canvas.follow");
  bind (widget_class, GDK_KEY_Escape, "canvas.back");
  bind (widget_class, GDK_KEY_plus, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_equal, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_KP_Add, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_minus, "canvas.zoom-out");
  bind (widget_class, GDK_KEY_KP_Subtract, "canvas.zoom-out");
  bind (widget_class, GDK_KEY_1, "canvas.zoom-normal");
  bind (widget_class, GDK_KEY_KP_1, "canvas.zoom-normal");
  bind (widget_class, GDK_KEY_0, "canvas.fit");
  bind (widget_class, GDK_KEY_KP_0, "canvas.fit");
  bind (widget_class, GDK_KEY_f, "canvas.fit");
  bind (widget_class, GDK_KEY_Home, "canvas.fit");
  bind (widget_class, GDK_KEY_Menu, "canvas.menu");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu", NULL);
}

void
dossier_canvas_input_init (DossierCanvas *self)
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
}

void
dossier_canvas_input_dispose (DossierCanvas *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}
