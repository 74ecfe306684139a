/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-minimap.h"

#include "core/dossier-worker.h"
#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-tile-works.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The picture fits in this, pixels, and in this part of the canvas. */
#define LARGEST_WIDTH 176.0
#define LARGEST_HEIGHT 128.0
#define LARGEST_PART 0.32
/* The longer side is no shorter than this, however thin the scene. */
#define LEAST_SIDE 24.0
/* A canvas smaller than this has no corner to give away. */
#define LEAST_CANVAS_WIDTH 420.0
#define LEAST_CANVAS_HEIGHT 260.0
/* The frame is seen and can be caught at any zoom. */
#define LEAST_FRAME 6.0

/* Milliseconds without a new scene, before it is painted: while somebody types, there is one for each letter. */
#define REST_TIME 200

#define VEIL_ALPHA 0.28

struct _DossierMinimap
{
  GtkWidget parent_instance;

  DossierCanvas *canvas;
  DossierSession *session;
  gboolean wanted;

  DossierScene *painted; /* (nullable): what `texture` shows, or what is being painted */
  GdkTexture *texture;
  GCancellable *cancellable;
  guint rest_source;
  guint update_source;

  int width; /* of the picture, pixels; 0 where there is none */
  int height;
  guint percent; /* of the graph in view, as it is told */
  double press_x;
  double press_y;
};

G_DEFINE_FINAL_TYPE (DossierMinimap, dossier_minimap, GTK_TYPE_WIDGET)

enum
{
  PROP_WANTED = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

typedef struct
{
  DossierTileSubject subject;
  DossierTileOrder order;
  DossierTileImage image;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dossier_scene_unref (job->subject.scene);
  dossier_tile_image_clear (&job->image);
  g_free (job);
}

static void
paint_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  g_task_return_boolean (task, dossier_tile_paint (&job->subject, &job->order, cancellable, &job->image));
}

static void
painted (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  DossierMinimap *self = DOSSIER_MINIMAP (source_object);
  Job *job = g_task_get_task_data (G_TASK (result));

  /* A picture that something newer has taken the place of is dropped. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  g_set_object (&self->texture, job->image.texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static DossierScene *
get_scene (DossierMinimap *self)
{
  return self->session != NULL ? dossier_session_get_scene (self->session) : NULL;
}

/* Pixels a point. */
static double
get_zoom (DossierMinimap *self, const DossierBox *bounds)
{
  return MIN (self->width / MAX (bounds->width, 1), self->height / MAX (bounds->height, 1));
}

static void
paint (DossierMinimap *self)
{
  DossierScene *scene = get_scene (self);
  DossierBox bounds = dossier_scene_get_bounds (scene);
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);
  double scale = dossier_compat_get_scale (GTK_WIDGET (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->painted, dossier_scene_unref);
  self->painted = dossier_scene_ref (scene);

  job->subject = (DossierTileSubject){ .scene = dossier_scene_ref (scene), .wordless = TRUE };
  job->order.key.zoom = get_zoom (self, &bounds);
  job->order.key.density = job->order.key.zoom * scale;
  job->order.box = bounds;
  job->order.width = (int) ceil (self->width * scale);
  job->order.height = (int) ceil (self->height * scale);
  task = g_task_new (self, self->cancellable, painted, NULL);
  g_task_set_source_tag (task, paint);
  g_task_set_task_data (task, job, job_free);
  dossier_worker_run (task, paint_in_thread);
}

static gboolean
rested (gpointer user_data)
{
  DossierMinimap *self = user_data;

  self->rest_source = 0;
  if (get_scene (self) != NULL && self->width > 0)
    paint (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_in_view (const DossierViewport *viewport)
{
  DossierBox region = dossier_viewport_get_region (viewport);
  const DossierBox *bounds = &viewport->bounds;

  /* A rounding apart. */
  return region.x <= bounds->x + 1 && region.y <= bounds->y + 1
         && region.x + region.width >= bounds->x + bounds->width - 1
         && region.y + region.height >= bounds->y + bounds->height - 1;
}

static void
find_size (const DossierViewport *viewport, int *width, int *height)
{
  const DossierBox *bounds = &viewport->bounds;
  double most_width = MIN (LARGEST_WIDTH, viewport->width * LARGEST_PART);
  double most_height = MIN (LARGEST_HEIGHT, viewport->height * LARGEST_PART);
  double zoom = MIN (most_width / MAX (bounds->width, 1), most_height / MAX (bounds->height, 1));

  *width = (int) MAX (round (bounds->width * zoom), LEAST_SIDE);
  *height = (int) MAX (round (bounds->height * zoom), LEAST_SIDE);
}

/* What the frame shows to who sees it. By keys the view is moved in the graph, so that the overview is no stop of its
 * own. */
static void
describe (DossierMinimap *self, const DossierViewport *viewport)
{
  const DossierBox *bounds = &viewport->bounds;
  DossierBox region = dossier_viewport_get_region (viewport);
  double width = MIN (region.x + region.width, bounds->x + bounds->width) - MAX (region.x, bounds->x);
  double height = MIN (region.y + region.height, bounds->y + bounds->height) - MAX (region.y, bounds->y);
  double all = MAX (bounds->width, 1) * MAX (bounds->height, 1);
  guint percent = (guint) CLAMP (round (100 * MAX (width, 0) * MAX (height, 0) / all), 0, 100);
  g_autofree char *text = NULL;

  if (percent == self->percent)
    return;

  self->percent = percent;
  text = g_strdup_printf (
      _("The whole graph, of which %u%% is in view. In the graph, Ctrl and the arrow keys move the view"), percent);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static gboolean
update (gpointer user_data)
{
  DossierMinimap *self = user_data;
  DossierScene *scene = get_scene (self);
  const DossierViewport *viewport = self->canvas != NULL ? dossier_canvas_get_viewport (self->canvas) : NULL;
  gboolean shown = self->wanted && scene != NULL && viewport != NULL && viewport->width >= LEAST_CANVAS_WIDTH
                   && viewport->height >= LEAST_CANVAS_HEIGHT && !is_in_view (viewport);
  int width = 0;
  int height = 0;

  self->update_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    {
      /* Nobody waits for it any more. */
      g_clear_handle_id (&self->rest_source, g_source_remove);
      if (self->cancellable != NULL)
        {
          g_cancellable_cancel (self->cancellable);
          g_clear_object (&self->cancellable);
          g_clear_pointer (&self->painted, dossier_scene_unref);
        }
      return G_SOURCE_REMOVE;
    }

  describe (self, viewport);
  find_size (viewport, &width, &height);
  if (width != self->width || height != self->height)
    {
      self->width = width;
      self->height = height;
      g_clear_pointer (&self->painted, dossier_scene_unref);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  if (scene != self->painted)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      g_clear_handle_id (&self->rest_source, g_source_remove);
      self->rest_source = g_timeout_add (REST_TIME, rested, self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* The canvas may be in the middle of being given its size. */
static void
queue_update (DossierMinimap *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update, self, NULL);
}

gboolean
dossier_minimap_is_settled (DossierMinimap *self)
{
  g_return_val_if_fail (DOSSIER_IS_MINIMAP (self), FALSE);

  return self->update_source == 0 && self->rest_source == 0 && self->cancellable == NULL;
}

static DossierPoint
to_scene (DossierMinimap *self, double x, double y)
{
  const DossierBox *bounds = &dossier_canvas_get_viewport (self->canvas)->bounds;
  double zoom = get_zoom (self, bounds);

  return (DossierPoint){ bounds->x + x / zoom, bounds->y + y / zoom };
}

/* What is in view, pixels of the widget. */
static DossierBox
get_frame (DossierMinimap *self)
{
  const DossierViewport *viewport = dossier_canvas_get_viewport (self->canvas);
  DossierBox region = dossier_viewport_get_region (viewport);
  double zoom = get_zoom (self, &viewport->bounds);
  DossierBox frame = { (region.x - viewport->bounds.x) * zoom, (region.y - viewport->bounds.y) * zoom,
                       region.width * zoom, region.height * zoom };
  double right = CLAMP (frame.x + frame.width, 0, self->width);
  double bottom = CLAMP (frame.y + frame.height, 0, self->height);

  frame.x = CLAMP (frame.x, 0, self->width);
  frame.y = CLAMP (frame.y, 0, self->height);
  frame.width = right - frame.x;
  frame.height = bottom - frame.y;
  if (frame.width < LEAST_FRAME)
    {
      frame.x = CLAMP (frame.x + frame.width / 2 - LEAST_FRAME / 2, 0, self->width - LEAST_FRAME);
      frame.width = LEAST_FRAME;
    }
  if (frame.height < LEAST_FRAME)
    {
      frame.y = CLAMP (frame.y + frame.height / 2 - LEAST_FRAME / 2, 0, self->height - LEAST_FRAME);
      frame.height = LEAST_FRAME;
    }
  return frame;
}

static void
on_drag_begin (DossierMinimap *self, double x, double y, GtkGesture *gesture)
{
  DossierBox frame;
  DossierPoint point;

  if (get_scene (self) == NULL || self->canvas == NULL)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);

  frame = get_frame (self);
  if (x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height)
    {
      /* The frame is caught where it is, and does not jump under the pointer. */
      self->press_x = frame.x + frame.width / 2;
      self->press_y = frame.y + frame.height / 2;
      return;
    }
  self->press_x = x;
  self->press_y = y;
  point = to_scene (self, x, y);
  dossier_canvas_centre_on (self->canvas, point.x, point.y, TRUE);
}

static void
on_drag_update (DossierMinimap *self, double dx, double dy, GtkGesture *gesture)
{
  DossierPoint point;

  if (self->canvas == NULL || get_scene (self) == NULL || !gtk_widget_is_visible (GTK_WIDGET (self)))
    return;

  point = to_scene (self, self->press_x + dx, self->press_y + dy);
  dossier_canvas_centre_on (self->canvas, point.x, point.y, FALSE);
}

static GdkRGBA
to_rgba (const DossierColor *color, double alpha)
{
  return (GdkRGBA){ (float) color->red, (float) color->green, (float) color->blue, (float) alpha };
}

static void
snapshot_veil (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
dossier_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierMinimap *self = DOSSIER_MINIMAP (widget);
  DossierScene *scene = get_scene (self);
  const DossierStyle *style;
  DossierBox frame;
  GdkRGBA ground;
  GdkRGBA veil;
  GdkRGBA line;
  GskRoundedRect outline;

  if (scene == NULL || self->canvas == NULL || self->width == 0)
    return;

  style = dossier_style_get (dossier_scene_get_theme (scene));
  ground = to_rgba (&style->ground, 1);
  veil = (GdkRGBA){ 0, 0, 0, (float) VEIL_ALPHA };
  line = to_rgba (&style->selection, 1);
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));

  frame = get_frame (self);
  snapshot_veil (snapshot, &veil, 0, 0, self->width, frame.y);
  snapshot_veil (snapshot, &veil, 0, frame.y + frame.height, self->width, self->height - frame.y - frame.height);
  snapshot_veil (snapshot, &veil, 0, frame.y, frame.x, frame.height);
  snapshot_veil (snapshot, &veil, frame.x + frame.width, frame.y, self->width - frame.x - frame.width, frame.height);
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) frame.x, (float) frame.y, (float) frame.width, (float) frame.height), 2);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ line, line, line, line });
}

static void
dossier_minimap_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DossierMinimap *self = DOSSIER_MINIMAP (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

void
dossier_minimap_set_wanted (DossierMinimap *self, gboolean wanted)
{
  g_return_if_fail (DOSSIER_IS_MINIMAP (self));

  wanted = !!wanted;
  if (self->wanted == wanted)
    return;

  self->wanted = wanted;
  queue_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WANTED]);
}

void
dossier_minimap_set_canvas (DossierMinimap *self, DossierCanvas *canvas, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_MINIMAP (self));
  g_return_if_fail (canvas == NULL || DOSSIER_IS_CANVAS (canvas));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->canvas, canvas);
  g_set_object (&self->session, session);
  if (canvas != NULL)
    g_signal_connect_object (canvas, "viewport-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  if (session != NULL)
    g_signal_connect_object (session, "notify::scene", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  queue_update (self);
}

static void
dossier_minimap_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierMinimap *self = DOSSIER_MINIMAP (object);

  switch (property_id)
    {
    case PROP_WANTED:
      g_value_set_boolean (value, self->wanted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_minimap_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierMinimap *self = DOSSIER_MINIMAP (object);

  switch (property_id)
    {
    case PROP_WANTED:
      dossier_minimap_set_wanted (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_minimap_dispose (GObject *object)
{
  DossierMinimap *self = DOSSIER_MINIMAP (object);

  dossier_minimap_set_canvas (self, NULL, NULL);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->painted, dossier_scene_unref);

  G_OBJECT_CLASS (dossier_minimap_parent_class)->dispose (object);
}

static void
dossier_minimap_class_init (DossierMinimapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_minimap_get_property;
  object_class->set_property = dossier_minimap_set_property;
  object_class->dispose = dossier_minimap_dispose;
  widget_class->snapshot = dossier_minimap_snapshot;
  widget_class->measure = dossier_minimap_measure;

  props[PROP_WANTED] = g_param_spec_boolean ("wanted", NULL, NULL, TRUE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_minimap_init (DossierMinimap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->wanted = TRUE;
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  self->percent = G_MAXUINT;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
dossier_minimap_new (void)
{
  return g_object_new (DOSSIER_TYPE_MINIMAP, NULL);
}
