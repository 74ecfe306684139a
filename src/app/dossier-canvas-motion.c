/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-motion.h"

#include <adwaita.h>

#include <math.h>

/* Seconds in which a fling loses all but 1/e of its speed, and pixels a second at which it has stopped. */
#define FLING_DECAY 0.325
#define FLING_END 20.0
#define FLING_MAX 6000.0

struct _DossierCanvasMotion
{
  GtkWidget *widget;
  DossierViewport *viewport;
  DossierCanvasMoved moved;
  gpointer user_data;

  AdwAnimation *animation;
  DossierViewport from;
  DossierViewport to;

  guint fling_tick;
  gint64 fling_time;
  double velocity_x;
  double velocity_y;
};

static void
on_animation_value (double value, gpointer user_data)
{
  DossierCanvasMotion *self = user_data;

  dossier_viewport_interpolate (&self->from, &self->to, value, self->viewport);
  self->moved (self->user_data);
}

DossierCanvasMotion *
dossier_canvas_motion_new (GtkWidget *widget, DossierViewport *viewport, DossierCanvasMoved moved, gpointer user_data)
{
  DossierCanvasMotion *self = g_new0 (DossierCanvasMotion, 1);

  self->widget = widget;
  self->viewport = viewport;
  self->moved = moved;
  self->user_data = user_data;
  self->animation
      = adw_timed_animation_new (widget, 0, 1, 250, adw_callback_animation_target_new (on_animation_value, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
  return self;
}

void
dossier_canvas_motion_free (DossierCanvasMotion *self)
{
  if (self->fling_tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->fling_tick);
  adw_animation_pause (self->animation);
  g_object_unref (self->animation);
  g_free (self);
}

void
dossier_canvas_motion_stop (DossierCanvasMotion *self)
{
  if (self->fling_tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->fling_tick);
  self->fling_tick = 0;
  if (adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->animation);
}

void
dossier_canvas_motion_go (DossierCanvasMotion *self, const DossierViewport *target, guint duration)
{
  dossier_canvas_motion_stop (self);
  if (duration == 0 || dossier_viewport_equal (self->viewport, target) || !gtk_widget_get_mapped (self->widget))
    {
      *self->viewport = *target;
      self->moved (self->user_data);
      return;
    }

  self->from = *self->viewport;
  self->to = *target;
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->animation), duration);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

static gboolean
on_fling_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DossierCanvasMotion *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now - self->fling_time) / G_USEC_PER_SEC;
  double kept = exp (-seconds / FLING_DECAY);
  double x = self->viewport->x;
  double y = self->viewport->y;

  if (seconds <= 0)
    return G_SOURCE_CONTINUE;

  self->fling_time = now;
  dossier_viewport_pan_by (self->viewport, self->velocity_x * FLING_DECAY * (1 - kept),
                           self->velocity_y * FLING_DECAY * (1 - kept));
  self->velocity_x *= kept;
  self->velocity_y *= kept;

  if (hypot (self->velocity_x, self->velocity_y) < FLING_END || (self->viewport->x == x && self->viewport->y == y))
    {
      self->fling_tick = 0;
      self->moved (self->user_data);
      return G_SOURCE_REMOVE;
    }
  self->moved (self->user_data);
  return G_SOURCE_CONTINUE;
}

void
dossier_canvas_motion_fling (DossierCanvasMotion *self, double velocity_x, double velocity_y)
{
  double speed = hypot (velocity_x, velocity_y);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->widget);

  dossier_canvas_motion_stop (self);
  if (speed < FLING_END || clock == NULL || !adw_get_enable_animations (self->widget))
    return;

  self->velocity_x = velocity_x * MIN (1, FLING_MAX / speed);
  self->velocity_y = velocity_y * MIN (1, FLING_MAX / speed);
  self->fling_time = g_get_monotonic_time ();
  self->fling_tick = gtk_widget_add_tick_callback (self->widget, on_fling_tick, self, NULL);
}

gboolean
dossier_canvas_motion_is_moving (DossierCanvasMotion *self)
{
  return self->fling_tick != 0 || adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
}

DossierViewport
dossier_canvas_motion_get_target (DossierCanvasMotion *self)
{
  if (adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    return self->to;
  return *self->viewport;
}
