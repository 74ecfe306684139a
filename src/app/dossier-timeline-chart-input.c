/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-timeline-chart-private.h"

#include <math.h>

/*
 *   drag                       makes a range; from one of its ends changes it, from within moves it
 *   click                      takes the bar; the only one there is, once more: lets go of it
 *   wheel, Ctrl+scroll         zooms at the pointer
 *   two fingers, Shift+wheel   moves the view
 *   Left, Right                move the range, or go from bar to bar
 *   Shift+Left, Shift+Right    move the end of the range
 *   Home, End                  to the first bar, to the last one
 *   Enter                      takes the bar
 *   Delete, Escape             lets go of the range
 *   Space                      plays
 *   +, -, 0                    zoom
 */

/* Pixels. */
#define HANDLE_TOLERANCE 7.0
#define TOUCH_TOLERANCE 18.0
#define WHEEL_PAN 60.0

#define WHEEL_STEP 1.25
#define SURFACE_STEP 1.01
#define KEY_STEP 1.5

static DossierTimelineRange
get_bin_range (DossierTimelineChart *self, guint bin)
{
  DossierTimelineRange range = dossier_timeline_range_of_bins (self->timeline, bin, bin);

  /* What was known by a day was known from the beginning. */
  if (dossier_timeline_chart_is_known (self))
    range.first = G_MININT64;
  return range;
}

static gboolean
is_outside_label (DossierTimelineChart *self, double x, double y)
{
  for (guint side = 0; side < DOSSIER_N_TIMELINE_SIDES; side++)
    if (self->outside[side].size.width > 0
        && graphene_rect_contains_point (&self->outside[side], &GRAPHENE_POINT_INIT ((float) x, (float) y)))
      return TRUE;
  return FALSE;
}

static DossierTimelineHandle
pick (DossierTimelineChart *self, double x, double tolerance)
{
  return dossier_timeline_view_pick (&self->view, self->has_range ? &self->range : NULL, x, tolerance);
}

static void
update_cursor_shape (DossierTimelineChart *self, double x, double y)
{
  const char *name = NULL;

  if (dossier_timeline_chart_has_bins (self) && is_outside_label (self, x, y))
    name = "pointer";
  else
    switch (pick (self, x, HANDLE_TOLERANCE))
      {
      case DOSSIER_TIMELINE_HANDLE_FIRST:
      case DOSSIER_TIMELINE_HANDLE_LAST:
        name = "ew-resize";
        break;
      case DOSSIER_TIMELINE_HANDLE_MIDDLE:
        name = self->range.first == G_MININT64 ? NULL : self->dragging ? "grabbing" : "grab";
        break;
      case DOSSIER_TIMELINE_HANDLE_NONE:
      default:
        break;
      }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
on_motion (DossierTimelineChart *self, double x, double y)
{
  guint bin;

  self->pointer_x = x;
  if (!dossier_timeline_chart_has_bins (self))
    return;

  bin = dossier_timeline_chart_find_bin (self, x);
  if (!self->dragging)
    update_cursor_shape (self, x, y);
  if (bin != self->hover)
    {
      self->hover = bin;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static void
on_leave (DossierTimelineChart *self)
{
  self->hover = DOSSIER_TIMELINE_NO_BIN;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_begin (DossierTimelineChart *self, double x, double y, GtkGestureDrag *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));
  gboolean is_touch = device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!dossier_timeline_chart_has_bins (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->press_x = x;
  self->press_y = y;
  self->press_range = self->range;
  self->press_bin = dossier_timeline_range_of_bins (self->timeline, dossier_timeline_chart_find_bin (self, x),
                                                    dossier_timeline_chart_find_bin (self, x));
  self->dragged = pick (self, x, is_touch ? TOUCH_TOLERANCE : HANDLE_TOLERANCE);
  /* What began at no day cannot be moved as a whole. */
  if (self->dragged == DOSSIER_TIMELINE_HANDLE_MIDDLE
      && (self->range.first == G_MININT64 || self->range.last == G_MAXINT64))
    self->dragged = DOSSIER_TIMELINE_HANDLE_NONE;
  self->dragging = FALSE;
}

static DossierTimelineRange
join (const DossierTimelineRange *a, const DossierTimelineRange *b)
{
  return (DossierTimelineRange){ MIN (a->first, b->first), MAX (a->last, b->last) };
}

/* From the bar at the other end of the range to that at the pointer: so an end can be dragged past the other one. */
static DossierTimelineRange
drag_end_of (DossierTimelineChart *self, gint64 other_end, guint bin)
{
  guint other = dossier_timeline_find_bin (self->timeline, other_end);

  return dossier_timeline_range_of_bins (self->timeline, bin, other);
}

static DossierTimelineRange
get_dragged_range (DossierTimelineChart *self, double x)
{
  double inside = CLAMP (x, 0, MAX (self->view.width - 1, 0));
  guint bin = dossier_timeline_chart_find_bin (self, inside);
  DossierTimelineRange at = get_bin_range (self, bin);
  guint pressed = dossier_timeline_find_bin (self->timeline, self->press_bin.first);

  switch (self->dragged)
    {
    case DOSSIER_TIMELINE_HANDLE_FIRST:
      if (self->press_range.last == G_MAXINT64)
        return (DossierTimelineRange){ at.first, G_MAXINT64 };
      return drag_end_of (self, self->press_range.last, bin);
    case DOSSIER_TIMELINE_HANDLE_LAST:
      if (self->press_range.first == G_MININT64)
        return (DossierTimelineRange){ G_MININT64, at.last };
      return drag_end_of (self, self->press_range.first, bin);
    case DOSSIER_TIMELINE_HANDLE_MIDDLE:
      return dossier_timeline_range_move (self->timeline, &self->press_range, (int) bin - (int) pressed);
    case DOSSIER_TIMELINE_HANDLE_NONE:
    default:
      return dossier_timeline_chart_is_known (self) ? at : join (&self->press_bin, &at);
    }
}

static void
on_drag_update (DossierTimelineChart *self, double dx, double dy, GtkGestureDrag *gesture)
{
  DossierTimelineRange range;

  if (!dossier_timeline_chart_has_bins (self))
    return;
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, 0))
        return;
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      if (self->dragged == DOSSIER_TIMELINE_HANDLE_MIDDLE)
        gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  range = get_dragged_range (self, self->press_x + dx);
  dossier_timeline_chart_brush (self, &range);
}

static void
on_drag_end (DossierTimelineChart *self, double dx, double dy, GtkGestureDrag *gesture)
{
  DossierTimelineRange range;

  if (!dossier_timeline_chart_has_bins (self))
    return;
  if (self->dragging)
    {
      self->dragging = FALSE;
      update_cursor_shape (self, self->press_x + dx, self->press_y + dy);
      return;
    }

  /* A click. */
  if (is_outside_label (self, self->press_x, self->press_y))
    {
      dossier_timeline_chart_fit (self);
      return;
    }
  range = get_bin_range (self, dossier_timeline_find_bin (self->timeline, self->press_bin.first));
  if (self->has_range && dossier_timeline_range_equal (&range, &self->range))
    dossier_timeline_chart_brush (self, NULL);
  else
    dossier_timeline_chart_brush (self, &range);
}

static gboolean
on_scroll (DossierTimelineChart *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (base);
  gboolean is_surface = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  double pan = is_surface ? 1 : WHEEL_PAN;

  if (!dossier_timeline_chart_has_bins (self))
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_SHIFT_MASK) != 0)
    dossier_timeline_view_pan_by (&self->view, -(dx + dy) * pan);
  else if (dx != 0 && fabs (dx) > fabs (dy))
    dossier_timeline_view_pan_by (&self->view, -dx * pan);
  else
    dossier_timeline_view_zoom_about (&self->view, pow (is_surface ? SURFACE_STEP : WHEEL_STEP, -dy), self->pointer_x);
  dossier_timeline_chart_view_moved (self);
  return GDK_EVENT_STOP;
}

/* From bar to bar with something in it. */
static void
go_to_bar (DossierTimelineChart *self, int by)
{
  int n_bins = (int) self->timeline->n_bins;
  int bin;

  if (self->has_cursor)
    {
      bin = (int) dossier_timeline_find_bin (self->timeline, self->cursor.first) + by;
    }
  else
    {
      guint first;
      guint last;

      if (!dossier_timeline_view_get_bins (&self->view, self->timeline, &first, &last))
        return;
      bin = (int) (by > 0 ? first : last);
    }

  for (; bin >= 0 && bin < n_bins; bin += by)
    if (self->timeline->bins[bin].n_certain + self->timeline->bins[bin].n_uncertain > 0)
      {
        dossier_timeline_chart_set_cursor (self, (guint) bin);
        return;
      }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
brush_and_reveal (DossierTimelineChart *self, const DossierTimelineRange *range)
{
  DossierTimelineRange seen = *range;

  if (seen.first == G_MININT64)
    seen.first = seen.last;
  dossier_timeline_chart_brush (self, range);
  if (dossier_timeline_view_reveal (&self->view, &seen))
    dossier_timeline_chart_view_moved (self);
}

static void
move_range (DossierTimelineChart *self, int by)
{
  DossierTimelineRange range = dossier_timeline_range_move (self->timeline, &self->range, by);

  brush_and_reveal (self, &range);
}

static void
move_end (DossierTimelineChart *self, int by)
{
  int n_bins = (int) self->timeline->n_bins;
  DossierTimelineRange range = self->has_range ? self->range : self->cursor;
  guint first;
  guint last;

  if (!self->has_range && !self->has_cursor)
    {
      go_to_bar (self, by);
      return;
    }
  if (!dossier_timeline_range_get_bins (self->timeline, &range, &first, &last))
    return;

  last = (guint) CLAMP ((int) last + by, (int) first, n_bins - 1);
  range.last = self->timeline->bins[last].last;
  if (dossier_timeline_chart_is_known (self))
    range.first = G_MININT64;
  brush_and_reveal (self, &range);
}

static void
take_bar (DossierTimelineChart *self)
{
  DossierTimelineRange range = get_bin_range (self, dossier_timeline_find_bin (self->timeline, self->cursor.first));

  brush_and_reveal (self, &range);
}

/* Far enough to be at the end, whatever there is. */
static void
go_to_end (DossierTimelineChart *self, int by)
{
  if (self->has_range)
    move_range (self, by * (int) self->timeline->n_bins);
  else
    dossier_timeline_chart_set_cursor (self, by < 0 ? 0 : self->timeline->n_bins - 1);
}

static gboolean
on_key_pressed (DossierTimelineChart *self, guint keyval, guint keycode, GdkModifierType state)
{
  /* To the right is later, unless time is written from right to left. */
  int by = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left ? -1 : 1;

  if (!dossier_timeline_chart_has_bins (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (self->view.mirrored)
    by = -by;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if ((state & GDK_SHIFT_MASK) != 0)
        move_end (self, by);
      else if (self->has_range)
        move_range (self, by);
      else
        go_to_bar (self, by);
      return GDK_EVENT_STOP;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to_end (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to_end (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (!self->has_cursor)
        return GDK_EVENT_PROPAGATE;
      take_bar (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
    case GDK_KEY_Escape:
      if (!self->has_range)
        return GDK_EVENT_PROPAGATE;
      dossier_timeline_chart_brush (self, NULL);
      return GDK_EVENT_STOP;

    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      g_signal_emit_by_name (self, "play");
      return GDK_EVENT_STOP;

    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
    case GDK_KEY_equal:
      dossier_timeline_chart_zoom (self, KEY_STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      dossier_timeline_chart_zoom (self, 1 / KEY_STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      dossier_timeline_chart_fit (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_focus_changed (DossierTimelineChart *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_timeline_chart_input_init (DossierTimelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (widget, keys);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  g_signal_connect (widget, "notify::has-focus", G_CALLBACK (on_focus_changed), NULL);
}
