/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-tile-layer.h"

#include <adwaita.h>

/* A picture and where its scene lies in that of the viewport: at point (p * zoom + x, p * zoom + y). */
typedef struct
{
  DossierTileCache *cache; /* NULL: nothing */
  double zoom;
  double x;
  double y;
} Shown;

struct _DossierTileLayer
{
  GObject parent_instance;

  GtkWidget *widget;
  gboolean opaque;
  gboolean has_veil;
  DossierColor veil;

  Shown before; /* fades out */
  Shown now;
  DossierTileCache *next; /* is being painted */

  AdwAnimation *fade;
  double progress; /* 0: `before` alone, 1: `now` alone */

  DossierViewport viewport; /* as requested last */
  double scale;
};

G_DEFINE_FINAL_TYPE (DossierTileLayer, dossier_tile_layer, G_TYPE_OBJECT)

static void
drop_cache (DossierTileLayer *self, DossierTileCache **cache)
{
  if (*cache != NULL)
    g_signal_handlers_disconnect_by_data (*cache, self);
  g_clear_object (cache);
}

static void
on_fade (double value, gpointer user_data)
{
  DossierTileLayer *self = user_data;

  self->progress = value;
  if (value >= 1)
    drop_cache (self, &self->before.cache);
  gtk_widget_queue_draw (self->widget);
}

static void
dossier_tile_layer_dispose (GObject *object)
{
  DossierTileLayer *self = DOSSIER_TILE_LAYER (object);

  if (self->fade != NULL)
    adw_animation_pause (self->fade);
  g_clear_object (&self->fade);
  drop_cache (self, &self->before.cache);
  drop_cache (self, &self->now.cache);
  drop_cache (self, &self->next);
  G_OBJECT_CLASS (dossier_tile_layer_parent_class)->dispose (object);
}

static void
dossier_tile_layer_class_init (DossierTileLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_tile_layer_dispose;
}

static void
dossier_tile_layer_init (DossierTileLayer *self)
{
  self->progress = 1;
}

DossierTileLayer *
dossier_tile_layer_new (GtkWidget *widget, gboolean opaque, const DossierColor *veil, guint duration)
{
  DossierTileLayer *self = g_object_new (DOSSIER_TYPE_TILE_LAYER, NULL);

  self->widget = widget;
  self->opaque = opaque;
  self->fade
      = adw_timed_animation_new (widget, 0, 1, duration, adw_callback_animation_target_new (on_fade, self, NULL));
  dossier_tile_layer_set_veil (self, veil);
  return self;
}

void
dossier_tile_layer_set_veil (DossierTileLayer *self, const DossierColor *veil)
{
  self->has_veil = veil != NULL;
  if (veil != NULL)
    self->veil = *veil;
}

/* @cache: (nullable) (transfer full): shown from now on. */
static void
show (DossierTileLayer *self, DossierTileCache *cache)
{
  gboolean nothing_changes = self->now.cache == NULL && cache == NULL;

  drop_cache (self, &self->before.cache);
  self->before = self->now;
  self->now = (Shown){ .cache = cache, .zoom = 1 };
  if (self->before.cache != NULL)
    dossier_tile_cache_freeze (self->before.cache);
  if (nothing_changes || !gtk_widget_get_mapped (self->widget))
    {
      on_fade (1, self);
      return;
    }
  /* A first picture has nothing to fade from; one that comes on top of others does. */
  if (self->before.cache == NULL && self->opaque)
    {
      on_fade (1, self);
      return;
    }
  self->progress = 0;
  adw_animation_reset (self->fade);
  adw_animation_play (self->fade);
}

static void
show_next_if_painted (DossierTileLayer *self)
{
  gboolean is_first = self->opaque && self->now.cache == NULL;

  if (self->next != NULL && (is_first || dossier_tile_cache_is_complete (self->next, &self->viewport, self->scale)))
    show (self, g_steal_pointer (&self->next));
}

static void
on_changed (DossierTileLayer *self)
{
  if (self->scale > 0)
    show_next_if_painted (self);
  gtk_widget_queue_draw (self->widget);
}

void
dossier_tile_layer_set_subject (DossierTileLayer *self, const DossierTileSubject *subject, gsize max_bytes)
{
  drop_cache (self, &self->next);
  if (subject == NULL)
    {
      if (self->now.cache != NULL)
        show (self, NULL);
      return;
    }

  self->next = dossier_tile_cache_new (subject, max_bytes);
  g_signal_connect_swapped (self->next, "changed", G_CALLBACK (on_changed), self);
  if (self->scale > 0)
    {
      dossier_tile_cache_request (self->next, &self->viewport, self->scale);
      show_next_if_painted (self);
    }
}

void
dossier_tile_layer_clear (DossierTileLayer *self)
{
  drop_cache (self, &self->next);
  drop_cache (self, &self->now.cache);
  adw_animation_pause (self->fade);
  on_fade (1, self);
}

static void
transfer (Shown *shown, const DossierViewport *from, const DossierViewport *to)
{
  double ratio = from->zoom / to->zoom;

  shown->zoom *= ratio;
  shown->x = (shown->x - from->x) * ratio + to->x;
  shown->y = (shown->y - from->y) * ratio + to->y;
}

void
dossier_tile_layer_transfer (DossierTileLayer *self, const DossierViewport *from, const DossierViewport *to)
{
  transfer (&self->before, from, to);
  transfer (&self->now, from, to);
}

/* @viewport as it looks at the scene of @shown. */
static DossierViewport
get_own_viewport (const Shown *shown, const DossierViewport *viewport)
{
  DossierViewport own = *viewport;

  own.zoom = viewport->zoom * shown->zoom;
  own.x = (viewport->x - shown->x) / shown->zoom;
  own.y = (viewport->y - shown->y) / shown->zoom;
  return own;
}

void
dossier_tile_layer_request (DossierTileLayer *self, const DossierViewport *viewport, double scale)
{
  self->viewport = *viewport;
  self->scale = scale;

  if (self->next != NULL)
    {
      dossier_tile_cache_request (self->next, viewport, scale);
      show_next_if_painted (self);
    }
  else if (self->now.cache != NULL)
    {
      dossier_tile_cache_request (self->now.cache, viewport, scale);
    }
}

static void
snapshot_shown (const Shown *shown,
                GtkSnapshot *snapshot,
                const DossierViewport *viewport,
                const DossierTileScreen *screen,
                double opacity)
{
  DossierViewport own = get_own_viewport (shown, viewport);

  if (shown->cache == NULL || opacity <= 0)
    return;

  if (opacity < 1)
    gtk_snapshot_push_opacity (snapshot, opacity);
  dossier_tile_cache_snapshot (shown->cache, snapshot, &own, screen);
  if (opacity < 1)
    gtk_snapshot_pop (snapshot);
}

static void
snapshot_veil (DossierTileLayer *self, GtkSnapshot *snapshot, const DossierViewport *viewport)
{
  double before = self->before.cache != NULL ? 1 - self->progress : 0;
  double now = self->now.cache != NULL ? self->progress : 0;
  GdkRGBA color = { .red = (float) self->veil.red, .green = (float) self->veil.green, .blue = (float) self->veil.blue };

  color.alpha = (float) (self->veil.alpha * (before + now));
  if (self->has_veil && color.alpha > 0)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height));
}

void
dossier_tile_layer_snapshot (DossierTileLayer *self,
                             GtkSnapshot *snapshot,
                             const DossierViewport *viewport,
                             const DossierTileScreen *screen)
{
  snapshot_veil (self, snapshot, viewport);
  /* Of two opaque pictures the lower one stays whole, or the ground would shine through both. */
  snapshot_shown (&self->before, snapshot, viewport, screen,
                  self->opaque && self->now.cache != NULL ? 1 : 1 - self->progress);
  snapshot_shown (&self->now, snapshot, viewport, screen, self->progress);
}

gboolean
dossier_tile_layer_is_settled (DossierTileLayer *self)
{
  if (self->next != NULL || self->progress < 1)
    return FALSE;
  return self->now.cache == NULL || dossier_tile_cache_is_complete (self->now.cache, &self->viewport, self->scale);
}

DossierTileCache *
dossier_tile_layer_get_cache (DossierTileLayer *self)
{
  return self->now.cache;
}
