/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

/*
 * What lies around the graph and can be had or not: the timeline below it, the overview in its corner, the legend. The
 * state of an action is what the person has chosen; it is kept for the next window.
 */

/* Between the legend and a picture that fits, pixels. */
#define CORNER_GAP 12

/* A canvas smaller than this, in pixels at the usual size of text, is not covered with an open legend. */
#define LEGEND_LEAST_WIDTH 560.0
#define LEGEND_LEAST_HEIGHT 580.0

static const char *const names[] = {
  [DOSSIER_WINDOW_TIMELINE] = "show-timeline",
  [DOSSIER_WINDOW_MINIMAP] = "show-minimap",
  [DOSSIER_WINDOW_LEGEND] = "show-legend",
};

gboolean
dossier_window_get_overlay (DossierWindow *self, DossierWindowOverlay overlay)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->overlay_actions[overlay]));

  return g_variant_get_boolean (state);
}

/* How large text is to be: 1 for the usual size, 2 for 200 %. The legend grows with it. */
static double
get_text_scale (DossierWindow *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (dpi / (96.0 * 1024), 1) : 1;
}

static gboolean
has_room_for_legend (DossierWindow *self)
{
  const DossierViewport *viewport = dossier_canvas_get_viewport (self->canvas);
  double scale = get_text_scale (self);

  return viewport->width >= LEGEND_LEAST_WIDTH * scale && viewport->height >= LEGEND_LEAST_HEIGHT * scale;
}

static void
apply (DossierWindow *self, DossierWindowOverlay overlay)
{
  gboolean wanted = dossier_window_get_overlay (self, overlay);

  switch (overlay)
    {
    case DOSSIER_WINDOW_TIMELINE:
      if (!wanted)
        dossier_window_leave_pane (self, GTK_WIDGET (self->timeline_pane));
      gtk_revealer_set_reveal_child (self->timeline_revealer, wanted);
      break;
    case DOSSIER_WINDOW_MINIMAP:
      dossier_minimap_set_wanted (self->minimap, wanted);
      break;
    case DOSSIER_WINDOW_LEGEND:
    default:
      dossier_type_legend_set_expanded (self->type_legend, wanted);
      break;
    }
}

static void
state_asked (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DossierWindow *self = user_data;

  g_simple_action_set_state (action, value);
  for (guint i = 0; i < DOSSIER_N_WINDOW_OVERLAYS; i++)
    if (self->overlay_actions[i] == action)
      apply (self, i);
}

/* The room that the legend and what stands below it take of the graph's corner, pixels. */
static void
measure_corner (DossierWindow *self, int *width, int *height)
{
  GtkWidget *corner = gtk_widget_get_parent (GTK_WIDGET (self->type_legend));

  gtk_widget_measure (corner, GTK_ORIENTATION_HORIZONTAL, -1, NULL, width, NULL, NULL);
  gtk_widget_measure (corner, GTK_ORIENTATION_VERTICAL, -1, NULL, height, NULL, NULL);
  *width += CORNER_GAP;
  *height += CORNER_GAP;
}

static gboolean
is_corner_known (DossierWindow *self)
{
  const DossierViewport *viewport = dossier_canvas_get_viewport (self->canvas);
  int width;
  int height;

  measure_corner (self, &width, &height);
  return viewport->corner_width == width && viewport->corner_height == height;
}

static gboolean
settle_legend (gpointer user_data)
{
  DossierWindow *self = user_data;
  gboolean has_room = has_room_for_legend (self);
  int width;
  int height;

  self->legend_source = 0;
  if (has_room != self->legend_has_room)
    {
      self->legend_has_room = has_room;
      self->folding_legend = TRUE;
      dossier_type_legend_set_expanded (self->type_legend,
                                        has_room && dossier_window_get_overlay (self, DOSSIER_WINDOW_LEGEND));
      self->folding_legend = FALSE;
    }
  measure_corner (self, &width, &height);
  dossier_canvas_set_corner (self->canvas, width, height);
  return G_SOURCE_REMOVE;
}

/* Sizes are being given out: nothing may change its own now. */
static void
viewport_changed (DossierWindow *self)
{
  if (self->session != NULL && self->legend_source == 0
      && (has_room_for_legend (self) != self->legend_has_room || !is_corner_known (self)))
    self->legend_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_legend, self, NULL);
}

/* Opened or closed by its own button. */
static void
legend_expanded (DossierWindow *self)
{
  gboolean expanded;

  g_object_get (self->type_legend, "expanded", &expanded, NULL);
  if (!self->folding_legend)
    g_simple_action_set_state (self->overlay_actions[DOSSIER_WINDOW_LEGEND], g_variant_new_boolean (expanded));
}

/* The legend has become larger or smaller, a step at a time where it opens or closes. */
static gboolean
placing (DossierWindow *self, GtkWidget *child)
{
  if (child == gtk_widget_get_parent (GTK_WIDGET (self->type_legend)))
    viewport_changed (self);
  return FALSE;
}

void
dossier_window_set_up_overlays (DossierWindow *self)
{
  self->legend_has_room = TRUE;
  for (guint i = 0; i < DOSSIER_N_WINDOW_OVERLAYS; i++)
    {
      /* Without settings everything is shown but the timeline, which takes its room from the graph. */
      gboolean wanted = self->settings != NULL ? g_settings_get_boolean (self->settings, names[i])
                                               : i != DOSSIER_WINDOW_TIMELINE;

      self->overlay_actions[i] = g_simple_action_new_stateful (names[i], NULL, g_variant_new_boolean (wanted));
      g_signal_connect_object (self->overlay_actions[i], "change-state", G_CALLBACK (state_asked), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (self->overlay_actions[i]));
      apply (self, i);
    }
  g_signal_connect_object (self->type_legend,
                           "notify::expanded",
                           G_CALLBACK (legend_expanded),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_ancestor (GTK_WIDGET (self->type_legend), GTK_TYPE_OVERLAY),
                           "get-child-position",
                           G_CALLBACK (placing),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)),
                           "notify::gtk-xft-dpi",
                           G_CALLBACK (viewport_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas,
                           "viewport-changed",
                           G_CALLBACK (viewport_changed),
                           self,
                           G_CONNECT_SWAPPED);
}

void
dossier_window_set_overlays_session (DossierWindow *self, DossierSession *session)
{
  dossier_timeline_pane_set_session (self->timeline_pane, session);
  dossier_minimap_set_canvas (self->minimap, session != NULL ? self->canvas : NULL, session);
  dossier_type_legend_set_session (self->type_legend, session);
  if (session == NULL)
    g_clear_handle_id (&self->legend_source, g_source_remove);
}

void
dossier_window_save_overlays (DossierWindow *self)
{
  for (guint i = 0; i < DOSSIER_N_WINDOW_OVERLAYS; i++)
    g_settings_set_boolean (self->settings, names[i], dossier_window_get_overlay (self, i));
}

void
dossier_window_update_overlays (DossierWindow *self)
{
  gboolean enabled = dossier_session_get_state (self->session) == DOSSIER_SESSION_READY;

  for (guint i = 0; i < DOSSIER_N_WINDOW_OVERLAYS; i++)
    if (self->overlay_actions[i] != NULL)
      g_simple_action_set_enabled (self->overlay_actions[i], enabled);
}

void
dossier_window_overlays_class_init (GtkWidgetClass *widget_class)
{
  g_type_ensure (DOSSIER_TYPE_MINIMAP);
  g_type_ensure (DOSSIER_TYPE_TIMELINE_PANE);
  g_type_ensure (DOSSIER_TYPE_TYPE_LEGEND);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, minimap);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, timeline_pane);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, timeline_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, type_legend);
}
