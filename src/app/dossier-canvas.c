/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-private.h"

#include "dossier-canvas-place.h"
#include "dossier-compat.h"
#include "render/dossier-pick.h"

#include <math.h>

/* The most that tiles of the scene may take. */
#define WHOLE_BYTES (192 * 1024 * 1024)
#define SELECTED_BYTES (64 * 1024 * 1024)

/* Milliseconds. */
#define SCENE_FADE_TIME 300
#define GO_ON_TIME 180
#define LIGHT_FADE_TIME 120
#define REST_TIME 120

/* How much of what is not lit up the veil hides: under the pointer for a moment, behind a selection for as long as
 * somebody reads what it rests on. */
#define HOVER_VEIL_ALPHA 0.72
#define SELECTION_VEIL_ALPHA 0.5

G_DEFINE_FINAL_TYPE (DossierCanvas, dossier_canvas, GTK_TYPE_WIDGET)

enum
{
  PROP_SESSION = 1,
  PROP_ZOOM,
  N_PROPS,
};

enum
{
  ACTIVATE_EVIDENCE,
  VIEWPORT_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const DossierSelection nothing = { DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE };

static DossierSelection
get_selection (DossierCanvas *self)
{
  return self->session != NULL && self->scene != NULL ? dossier_session_get_selection (self->session) : nothing;
}

static void
request_tiles (DossierCanvas *self)
{
  DossierViewport target = dossier_canvas_motion_get_target (self->motion);

  if (self->scene == NULL)
    return;
  dossier_tile_layer_request (self->whole, &target, self->scale);
  dossier_tile_layer_request (self->selected, &target, self->scale);
  dossier_tile_layer_request (self->lit, &target, self->scale);
}

static void
on_moved (gpointer user_data)
{
  DossierCanvas *self = user_data;

  if (self->rest_source == 0)
    request_tiles (self);
  if (self->viewport.zoom != self->notified_zoom)
    {
      self->notified_zoom = self->viewport.zoom;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
    }
  g_signal_emit (self, signals[VIEWPORT_CHANGED], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_canvas_go (DossierCanvas *self, const DossierViewport *target, guint duration)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  dossier_canvas_motion_go (self->motion, target, duration);
}

void
dossier_canvas_rest (DossierCanvas *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  request_tiles (self);
}

static gboolean
on_rest (gpointer user_data)
{
  DossierCanvas *self = user_data;

  self->rest_source = 0;
  request_tiles (self);
  return G_SOURCE_REMOVE;
}

void
dossier_canvas_follow (DossierCanvas *self, const DossierViewport *target)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_TIME, on_rest, self);
  dossier_canvas_motion_go (self->motion, target, 0);
}

void
dossier_canvas_set_by_keys (DossierCanvas *self, gboolean by_keys)
{
  if (self->by_keys == by_keys)
    return;

  self->by_keys = by_keys;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GArray *
dossier_canvas_get_lit_cards (DossierCanvas *self)
{
  DossierSelection selection = get_selection (self);
  double zoom = self->viewport.zoom;

  /* None yet is asked for again: a painting may be about to work it out. */
  if (self->lit_cards != NULL && self->lit_cards->len > 0 && self->lit_zoom == zoom
      && self->lit_of.node == selection.node && self->lit_of.edge == selection.edge)
    return self->lit_cards;

  g_clear_pointer (&self->lit_cards, g_array_unref);
  self->lit_of = selection;
  self->lit_zoom = zoom;
  if (self->scene == NULL || (selection.node == DOSSIER_INDEX_NONE && selection.edge == DOSSIER_INDEX_NONE))
    self->lit_cards = g_array_new (FALSE, FALSE, sizeof (DossierLitCard));
  else
    self->lit_cards = dossier_pick_list_lit (self->scene, zoom, &(DossierHighlight){ selection.node, selection.edge });
  return self->lit_cards;
}

static guint
find_lit_at (DossierCanvas *self, DossierPoint point)
{
  GArray *cards = dossier_canvas_get_lit_cards (self);

  for (guint i = 0; i < cards->len; i++)
    {
      const DossierLitCard *card = &g_array_index (cards, DossierLitCard, i);

      if (point.x >= card->box.x && point.x <= card->box.x + card->box.width && point.y >= card->box.y
          && point.y <= card->box.y + card->box.height)
        return card->node;
    }
  return DOSSIER_INDEX_NONE;
}

/* Where the selected node's card is drawn, which may be larger than when it is not selected. */
static DossierBox
get_selected_box (DossierCanvas *self, guint node)
{
  GArray *cards = dossier_canvas_get_lit_cards (self);

  for (guint i = 0; i < cards->len; i++)
    if (g_array_index (cards, DossierLitCard, i).node == node)
      return g_array_index (cards, DossierLitCard, i).box;
  return dossier_pick_get_node_box (self->scene, self->viewport.zoom, node);
}

DossierSelection
dossier_canvas_pick (DossierCanvas *self, double x, double y, double tolerance)
{
  DossierPoint point = dossier_viewport_to_scene (&self->viewport, x, y);
  DossierSelection found = nothing;

  if (self->scene == NULL)
    return nothing;

  /* Over everything else lies what belongs to the selection. */
  found.node = find_lit_at (self, point);
  if (found.node == DOSSIER_INDEX_NONE)
    found.node = dossier_pick_find_node_at (self->scene, self->viewport.zoom, point.x, point.y);
  if (found.node == DOSSIER_INDEX_NONE)
    found.edge = dossier_pick_find_edge_at (self->scene, self->viewport.zoom, point.x, point.y,
                                            tolerance / self->viewport.zoom);
  return found;
}

/* A selection that is hidden lights nothing up: a veil over all the rest would be all that is seen of it. */
static gboolean
is_drawn (DossierCanvas *self, DossierSelection selection)
{
  if (selection.node == DOSSIER_INDEX_NONE && selection.edge == DOSSIER_INDEX_NONE)
    return FALSE;
  /* What is known here is of another snapshot. */
  if (dossier_scene_get_graph (self->scene) != dossier_session_get_graph (self->session))
    return TRUE;

  return (selection.node != DOSSIER_INDEX_NONE && dossier_scene_is_visible (self->scene, selection.node))
         || (selection.edge != DOSSIER_INDEX_NONE
             && dossier_scene_get_edge_visibility (self->scene, selection.edge) != DOSSIER_VISIBILITY_HIDDEN);
}

static void
update_selected_layer (DossierCanvas *self)
{
  DossierSelection selection = get_selection (self);
  DossierTileSubject subject = { .scene = self->scene, .highlighted = TRUE, .selected = TRUE };

  if (!is_drawn (self, selection))
    {
      dossier_tile_layer_set_subject (self->selected, NULL, 0);
      return;
    }
  subject.highlight = (DossierHighlight){ .node = selection.node, .edge = selection.edge };
  dossier_tile_layer_set_subject (self->selected, &subject, SELECTED_BYTES);
}

static void
on_selection_changed (DossierCanvas *self, gboolean reveal)
{
  DossierSelection selection = get_selection (self);

  /* Tab goes on through the relations of the node it began with, for as long as it is one of that node's. */
  if (selection.edge == DOSSIER_INDEX_NONE)
    self->walk_node = selection.node;
  update_selected_layer (self);
  dossier_canvas_hover_update (self);
  dossier_canvas_access_update (self);
  if (reveal)
    dossier_canvas_reveal_selection (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_veils (DossierCanvas *self)
{
  DossierColor veil = dossier_style_get (dossier_scene_get_theme (self->scene))->ground;

  veil.alpha = HOVER_VEIL_ALPHA;
  dossier_tile_layer_set_veil (self->lit, &veil);
  veil.alpha = SELECTION_VEIL_ALPHA;
  dossier_tile_layer_set_veil (self->selected, &veil);
}

static void
on_scene_changed (DossierCanvas *self)
{
  g_autoptr (DossierScene) before = g_steal_pointer (&self->scene);
  DossierDocument *document = self->session != NULL ? dossier_session_get_document (self->session) : NULL;
  DossierScene *scene = self->session != NULL ? dossier_session_get_scene (self->session) : NULL;
  DossierTileSubject subject = { .scene = scene };
  gboolean is_same_file = before != NULL && scene != NULL && document == self->document;
  gboolean was_moving = dossier_canvas_motion_is_moving (self->motion);
  gboolean goes_on = FALSE; /* to where it was on its way */
  DossierViewport target = dossier_canvas_motion_get_target (self->motion);

  dossier_canvas_motion_stop (self->motion);
  dossier_canvas_hover_clear (self);
  dossier_tile_layer_clear (self->lit);
  g_clear_pointer (&self->lit_cards, g_array_unref);
  self->document = document;
  if (!is_same_file)
    self->walk_node = DOSSIER_INDEX_NONE;

  if (!is_same_file)
    self->has_first_place = FALSE;
  if (scene == NULL)
    {
      dossier_canvas_move_stop (self->move);
      dossier_viewport_set_bounds (&self->viewport, &(DossierBox){ 0, 0, 0, 0 });
      dossier_tile_layer_clear (self->whole);
      dossier_tile_layer_clear (self->selected);
    }
  else
    {
      DossierViewport from = self->viewport;
      DossierBox bounds = dossier_scene_get_bounds (scene);

      self->scene = dossier_scene_ref (scene);
      update_veils (self);
      if (is_same_file)
        {
          /* The pictures of a new theme lie where the old ones lay. */
          if (dossier_scene_get_layout (before) != dossier_scene_get_layout (scene))
            {
              dossier_canvas_place_keep (&self->viewport, before, scene, get_selection (self).node);
              dossier_canvas_move_start (self->move, before, &from, scene, &self->viewport);
            }
          else
            {
              dossier_viewport_change_bounds (&self->viewport, &bounds);
              dossier_viewport_change_bounds (&target, &bounds);
              goes_on = was_moving;
            }
          dossier_tile_layer_transfer (self->whole, &from, &self->viewport);
          dossier_tile_layer_transfer (self->selected, &from, &self->viewport);
        }
      else
        {
          dossier_canvas_move_stop (self->move);
          dossier_tile_layer_clear (self->whole);
          dossier_tile_layer_clear (self->selected);
          dossier_viewport_set_bounds (&self->viewport, &bounds);
          dossier_viewport_fit (&self->viewport);
        }
      dossier_tile_layer_set_subject (self->whole, &subject, WHOLE_BYTES);
      update_selected_layer (self);
    }

  dossier_canvas_access_update (self);
  on_moved (self);
  if (goes_on)
    dossier_canvas_go (self, &target, GO_ON_TIME);
}

void
dossier_canvas_set_session (DossierCanvas *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_CANVAS (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_swapped (session, "notify::scene", G_CALLBACK (on_scene_changed), self);
      g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (on_selection_changed), self);
    }
  self->document = NULL;
  on_scene_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

double
dossier_canvas_get_zoom (DossierCanvas *self)
{
  g_return_val_if_fail (DOSSIER_IS_CANVAS (self), 1);

  return self->viewport.zoom;
}

static void
dossier_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);

  if (self->viewport.width != width || self->viewport.height != height)
    {
      /* Not left halfway: the place that was asked for is still the one that is wanted. */
      DossierViewport target = dossier_canvas_motion_get_target (self->motion);

      dossier_canvas_motion_stop (self->motion);
      self->viewport = target;
      dossier_viewport_set_size (&self->viewport, width, height);
      if (self->has_first_place)
        dossier_viewport_set_place (&self->viewport, &self->first_place);
      self->has_first_place = FALSE;
      on_moved (self);
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
snapshot_ring (
    DossierCanvas *self, GtkSnapshot *snapshot, const DossierBox *box, float radius, const DossierColor *color)
{
  GdkRGBA rgba = { (float) color->red, (float) color->green, (float) color->blue, 1 };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height), radius);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ rgba, rgba, rgba, rgba });
}

/* Where the keyboard is: around the selected node, on the middle of the selected edge, else around all. */
static void
snapshot_focus (DossierCanvas *self, GtkSnapshot *snapshot, const DossierStyle *style)
{
  DossierSelection selection = get_selection (self);
  /* Outside of the outline and the halo of the selection. */
  const double apart = 10;

  if (selection.node != DOSSIER_INDEX_NONE)
    {
      DossierBox box = get_selected_box (self, selection.node);

      box = dossier_viewport_box_to_widget (&self->viewport, &box);
      box = (DossierBox){ box.x - apart, box.y - apart, box.width + 2 * apart, box.height + 2 * apart };
      snapshot_ring (self, snapshot, &box, 12, &style->selection);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      DossierPoint middle = dossier_layout_get_edge_middle (dossier_scene_get_layout (self->scene), selection.edge);
      DossierPoint place = dossier_viewport_to_widget (&self->viewport, middle.x, middle.y);

      snapshot_ring (self, snapshot, &(DossierBox){ place.x - 12, place.y - 12, 24, 24 }, 12, &style->selection);
    }
  else
    {
      snapshot_ring (self, snapshot, &(DossierBox){ 1, 1, self->viewport.width - 2, self->viewport.height - 2 }, 6,
                     &style->selection);
    }
}

/* Where the widget's corner stands on the grid of device pixels, which matters at a fractional scale. */
static DossierPoint
get_phase (DossierCanvas *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double x = 0;
  double y = 0;
  double surface_x;
  double surface_y;

  if (native == NULL || !gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (native), 0, 0, &x, &y))
    return (DossierPoint){ 0, 0 };
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  x = (x + surface_x) * self->scale;
  y = (y + surface_y) * self->scale;
  return (DossierPoint){ x - floor (x), y - floor (y) };
}

static void
dossier_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  const DossierViewport *viewport = &self->viewport;
  double scale = dossier_compat_get_scale (widget);
  const DossierStyle *style;
  DossierTileScreen screen = { .scale = scale };
  GdkRGBA ground;

  if (self->scene == NULL)
    return;

  if (scale != self->scale)
    {
      self->scale = scale;
      request_tiles (self);
    }
  style = dossier_style_get (dossier_scene_get_theme (self->scene));
  screen.phase = get_phase (self);
  screen.software = GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget)));
  ground = (GdkRGBA){ (float) style->ground.red, (float) style->ground.green, (float) style->ground.blue, 1 };

  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height));
  dossier_tile_layer_snapshot (self->whole, snapshot, viewport, &screen);
  dossier_tile_layer_snapshot (self->selected, snapshot, viewport, &screen);
  dossier_tile_layer_snapshot (self->lit, snapshot, viewport, &screen);
  dossier_canvas_marks_snapshot (self, snapshot);
  dossier_canvas_move_snapshot (self->move, snapshot, viewport, dossier_tile_layer_is_settled (self->whole));
  if (self->by_keys && gtk_widget_has_focus (widget))
    snapshot_focus (self, snapshot, style);
}

static void
dossier_canvas_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = 64;
  *natural = 640;
}

static void
dossier_canvas_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DossierCanvas *self = DOSSIER_CANVAS (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->viewport.zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_canvas_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DossierCanvas *self = DOSSIER_CANVAS (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      dossier_canvas_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_canvas_dispose (GObject *object)
{
  DossierCanvas *self = DOSSIER_CANVAS (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->hover_source, g_source_remove);
  g_clear_pointer (&self->motion, dossier_canvas_motion_free);
  g_clear_pointer (&self->move, dossier_canvas_move_free);
  g_clear_object (&self->whole);
  g_clear_object (&self->selected);
  g_clear_object (&self->lit);
  g_clear_pointer (&self->scene, dossier_scene_unref);
  g_clear_pointer (&self->lit_cards, g_array_unref);
  g_clear_pointer (&self->marks, dossier_focus_marks_unref);
  g_clear_object (&self->pin_icon);
  dossier_canvas_pointer_dispose (self);
  G_OBJECT_CLASS (dossier_canvas_parent_class)->dispose (object);
}

static void
dossier_canvas_class_init (DossierCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_canvas_get_property;
  object_class->set_property = dossier_canvas_set_property;
  object_class->dispose = dossier_canvas_dispose;
  widget_class->snapshot = dossier_canvas_snapshot;
  widget_class->size_allocate = dossier_canvas_size_allocate;
  widget_class->measure = dossier_canvas_measure;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DOSSIER_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, DOSSIER_VIEWPORT_MAX_ZOOM, 1,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ACTIVATE_EVIDENCE] = g_signal_new ("activate-evidence", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
  signals[VIEWPORT_CHANGED] = g_signal_new ("viewport-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "dossiercanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  dossier_canvas_keys_class_init (widget_class);
}

/* The ring comes and goes with the focus. Who came by a key from elsewhere is to see it, too. */
static void
focus_changed (DossierCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (gtk_widget_has_focus (widget) && GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    dossier_canvas_set_by_keys (self, TRUE);
  gtk_widget_queue_draw (widget);
}

static void
dossier_canvas_init (DossierCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DossierColor no_veil = { 0, 0, 0, 0 };

  dossier_viewport_init (&self->viewport);
  self->notified_zoom = self->viewport.zoom;
  self->scale = 1;
  self->hover = nothing;
  self->under = nothing;
  self->walk_node = DOSSIER_INDEX_NONE;
  self->motion = dossier_canvas_motion_new (widget, &self->viewport, on_moved, self);
  self->move = dossier_canvas_move_new (widget);
  self->whole = dossier_tile_layer_new (widget, TRUE, NULL, SCENE_FADE_TIME);
  self->selected = dossier_tile_layer_new (widget, FALSE, &no_veil, LIGHT_FADE_TIME);
  self->lit = dossier_tile_layer_new (widget, FALSE, &no_veil, LIGHT_FADE_TIME);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  g_signal_connect (widget, "notify::has-focus", G_CALLBACK (focus_changed), NULL);
  dossier_canvas_keys_init (self);
  dossier_canvas_pointer_init (self);
  dossier_canvas_access_update (self);
}

GtkWidget *
dossier_canvas_new (void)
{
  return g_object_new (DOSSIER_TYPE_CANVAS, NULL);
}
