/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-figure-preview.h"

#include "core/dossier-worker.h"
#include "dossier-compat.h"
#include "dossier-config.h"
#include "render/dossier-pen-cairo.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 18
#define LEAST_WIDTH 200
#define LEAST_HEIGHT 150
/* Beyond this a preview has the detail that can be seen in it, not that of the file. */
#define MOST_NODES_IN_FULL 3000

typedef struct
{
  DossierExportPlan *plan;
  guint page;
  double width; /* device pixels that there is room for */
  double height;
  double device_scale;
} Order;

typedef struct
{
  DossierFigure *figure;
  guint page;
  GdkTexture *texture;
  double width; /* device-independent pixels */
  double height;
} Image;

struct _DossierFigurePreview
{
  GtkWidget parent_instance;

  DossierExportPlan *plan;
  guint page;
  double asked_width;
  double asked_height;
  double asked_scale;
  gboolean stale; /* what is wanted differs from what is shown or being drawn */
  GCancellable *cancellable; /* (nullable): of what is being drawn */
  guint idle;
  Image *image;
};

enum
{
  DRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierFigurePreview, dossier_figure_preview, GTK_TYPE_WIDGET)

static void order_next (DossierFigurePreview *self);

static void
order_free (gpointer data)
{
  Order *order = data;

  dossier_export_plan_unref (order->plan);
  g_free (order);
}

static void
image_free (gpointer data)
{
  Image *image = data;

  dossier_figure_unref (image->figure);
  g_clear_object (&image->texture);
  g_free (image);
}

/* The level of detail of what will be in the file, so that a preview does not promise what a file does not hold. */
static double
get_detail (Order *order, double zoom)
{
  const DossierExportSettings *settings = dossier_export_plan_get_settings (order->plan);
  DossierGraph *graph = dossier_scene_get_graph (dossier_export_plan_get_scene (order->plan));

  if (dossier_graph_get_n_nodes (graph) > MOST_NODES_IN_FULL)
    return MIN (zoom, 1);
  if (settings->format == DOSSIER_FIGURE_PNG)
    return MIN (settings->resolution / DOSSIER_EXPORT_POINTS_AN_INCH, 1);
  return 1;
}

static GdkTexture *
draw (Order *order, DossierFigure *figure, guint page, int width, int height, double zoom, GCancellable *cancellable)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  DossierPen *pen = dossier_pen_cairo_new (cr);
  GdkTexture *texture = NULL;
  gboolean whole;

  cairo_scale (cr, zoom, zoom);
  whole = dossier_figure_draw_page (figure, page, pen, get_detail (order, zoom), cancellable);
  dossier_pen_free (pen);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (whole && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);
      g_autoptr (GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);

      texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
    }
  cairo_surface_destroy (surface);
  return texture;
}

static void
draw_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Order *order = task_data;
  DossierFigure *figure = dossier_export_plan_get_figure (order->plan);
  guint page = MIN (order->page, dossier_figure_get_n_pages (figure) - 1);
  Image *image;
  double width;
  double height;
  double zoom;

  if (g_task_return_error_if_cancelled (task))
    return;

  dossier_figure_get_page_size (figure, page, &width, &height);
  /* A figure of little is not blown up beyond its own size on a screen. */
  zoom = MIN (order->width / width, order->height / height);
  zoom = MIN (zoom, order->device_scale * 2);
  image = g_new0 (Image, 1);
  image->figure = dossier_figure_ref (figure);
  image->page = page;
  image->width = width * zoom / order->device_scale;
  image->height = height * zoom / order->device_scale;
  image->texture = draw (order,
                         figure,
                         page,
                         MAX ((int) ceil (width * zoom - 1e-6), 1),
                         MAX ((int) ceil (height * zoom - 1e-6), 1),
                         zoom,
                         cancellable);
  if (image->texture != NULL)
    {
      g_task_return_pointer (task, image, image_free);
      return;
    }
  image_free (image);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

static void
update_name (DossierFigurePreview *self)
{
  g_autofree char *name = NULL;

  if (self->image == NULL)
    return;
  name = g_strdup_printf (_("Preview, page %u of %u"),
                          self->image->page + 1,
                          dossier_figure_get_n_pages (self->image->figure));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
drawn (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  DossierFigurePreview *self = DOSSIER_FIGURE_PREVIEW (source_object);
  Image *image = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);
  if (image != NULL && !self->stale && self->plan != NULL)
    {
      g_clear_pointer (&self->image, image_free);
      self->image = image;
      self->page = image->page;
      update_name (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      g_signal_emit (self, signals[DRAWN], 0);
    }
  else
    {
      g_clear_pointer (&image, image_free);
    }
  order_next (self);
}

static void
order_next (DossierFigurePreview *self)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  if (!self->stale || self->cancellable != NULL || self->plan == NULL || self->asked_width <= 0
      || self->asked_height <= 0)
    return;

  self->stale = FALSE;
  order = g_new0 (Order, 1);
  order->plan = dossier_export_plan_ref (self->plan);
  order->page = self->page;
  order->width = self->asked_width * self->asked_scale;
  order->height = self->asked_height * self->asked_scale;
  order->device_scale = self->asked_scale;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, drawn, NULL);
  g_task_set_source_tag (task, order_next);
  g_task_set_task_data (task, order, order_free);
  dossier_worker_run (task, draw_in_thread);
}

static gboolean
order_when_idle (gpointer user_data)
{
  DossierFigurePreview *self = user_data;

  self->idle = 0;
  order_next (self);
  return G_SOURCE_REMOVE;
}

/* What is being drawn now is of no use any more. */
static void
become_stale (DossierFigurePreview *self)
{
  self->stale = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else if (self->idle == 0)
    self->idle = g_idle_add (order_when_idle, self);
}

static void
dossier_figure_preview_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = *minimum * 2;
}

static void
dossier_figure_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierFigurePreview *self = DOSSIER_FIGURE_PREVIEW (widget);
  double scale = dossier_compat_get_scale (widget);
  double asked_width = MAX (width - 2 * MARGIN, 1);
  double asked_height = MAX (height - 2 * MARGIN, 1);

  if (asked_width == self->asked_width && asked_height == self->asked_height && scale == self->asked_scale)
    return;
  self->asked_width = asked_width;
  self->asked_height = asked_height;
  self->asked_scale = scale;
  become_stale (self);
}

static void
dossier_figure_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierFigurePreview *self = DOSSIER_FIGURE_PREVIEW (widget);
  double room_width = gtk_widget_get_width (widget) - 2 * MARGIN;
  double room_height = gtk_widget_get_height (widget) - 2 * MARGIN;
  graphene_rect_t bounds;
  GskRoundedRect outline;
  double fit;

  if (self->image == NULL || room_width <= 0 || room_height <= 0)
    return;

  /* The last one stands in for one of another size until that is drawn. */
  fit = MIN (MIN (room_width / self->image->width, room_height / self->image->height), 1);
  graphene_rect_init (&bounds,
                      (float) round (MARGIN + (room_width - self->image->width * fit) / 2),
                      (float) round (MARGIN + (room_height - self->image->height * fit) / 2),
                      (float) (self->image->width * fit),
                      (float) (self->image->height * fit));
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, .25F }, 0, 1, 1, 5);
  gtk_snapshot_append_texture (snapshot, self->image->texture, &bounds);
}

static void
dossier_figure_preview_dispose (GObject *object)
{
  DossierFigurePreview *self = DOSSIER_FIGURE_PREVIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  dossier_figure_preview_set_plan (self, NULL);
  g_clear_pointer (&self->image, image_free);

  G_OBJECT_CLASS (dossier_figure_preview_parent_class)->dispose (object);
}

static void
dossier_figure_preview_class_init (DossierFigurePreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_figure_preview_dispose;
  widget_class->measure = dossier_figure_preview_measure;
  widget_class->size_allocate = dossier_figure_preview_size_allocate;
  widget_class->snapshot = dossier_figure_preview_snapshot;
  signals[DRAWN]
      = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "figurepreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_figure_preview_init (DossierFigurePreview *self)
{
  self->asked_scale = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dossier_figure_preview_new (void)
{
  return g_object_new (DOSSIER_TYPE_FIGURE_PREVIEW, NULL);
}

static void
drop (DossierFigurePreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->stale = FALSE;
  g_clear_pointer (&self->image, image_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_figure_preview_set_plan (DossierFigurePreview *self, DossierExportPlan *plan)
{
  g_return_if_fail (DOSSIER_IS_FIGURE_PREVIEW (self));

  if (plan != NULL)
    dossier_export_plan_ref (plan);
  g_clear_pointer (&self->plan, dossier_export_plan_unref);
  self->plan = plan;
  if (plan != NULL)
    become_stale (self);
  else
    drop (self);
}

void
dossier_figure_preview_set_page (DossierFigurePreview *self, guint page)
{
  g_return_if_fail (DOSSIER_IS_FIGURE_PREVIEW (self));

  if (page == self->page)
    return;
  self->page = page;
  become_stale (self);
}

guint
dossier_figure_preview_get_page (DossierFigurePreview *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIGURE_PREVIEW (self), 0);

  return self->page;
}

DossierFigure *
dossier_figure_preview_get_figure (DossierFigurePreview *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIGURE_PREVIEW (self), NULL);

  return self->image != NULL ? self->image->figure : NULL;
}

GdkPaintable *
dossier_figure_preview_get_image (DossierFigurePreview *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIGURE_PREVIEW (self), NULL);

  return self->image != NULL ? GDK_PAINTABLE (self->image->texture) : NULL;
}

gboolean
dossier_figure_preview_is_drawing (DossierFigurePreview *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIGURE_PREVIEW (self), FALSE);

  return self->stale || self->cancellable != NULL;
}
