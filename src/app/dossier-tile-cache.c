/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-tile-cache.h"

#include "dossier-extent.h"
#include "dossier-tile-plan.h"

#include <math.h>
#include <string.h>

/* The longer side of the coarse picture of the whole, device pixels. */
#define OVERVIEW_SIZE 1024.0
/* Tiles of another zoom stand in for those that are missing only while they are not much finer: beyond it there would
 * be too many of them, and the coarse picture does as well. */
#define MAX_STAND_IN_RATIO 4.0

typedef struct
{
  DossierTileKey key; /* also its key in the table */
  DossierTileImage image;
  gsize bytes;
  GList link; /* in `recent` */
} Tile;

struct _DossierTileCache
{
  GObject parent_instance;

  DossierTileSubject subject;
  DossierBox area;  /* what is tiled */
  DossierBox limit; /* outside of it nothing is drawn */
  DossierTileWorks *works;
  gsize max_bytes;

  GHashTable *tiles; /* DossierTileKey in a Tile -> Tile */
  GQueue recent;     /* the longest unseen first */
  gsize bytes;
  DossierTileImage overview;
  double overview_density;

  /* What was requested last: tiles in view are never dropped. */
  DossierTileKey wanted; /* density and zoom */
  DossierTileSpan span;
  DossierTileSpan seen;
  gboolean has_request;
  /* The zoom of a highlight that was last shown whole. */
  DossierTileKey settled;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTileCache, dossier_tile_cache, G_TYPE_OBJECT)

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  dossier_tile_image_clear (&tile->image);
  g_free (tile);
}

static void
dossier_tile_cache_finalize (GObject *object)
{
  DossierTileCache *self = DOSSIER_TILE_CACHE (object);

  dossier_tile_works_close (self->works);
  g_hash_table_unref (self->tiles);
  dossier_tile_image_clear (&self->overview);
  dossier_scene_unref (self->subject.scene);
  G_OBJECT_CLASS (dossier_tile_cache_parent_class)->finalize (object);
}

static void
dossier_tile_cache_class_init (DossierTileCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_tile_cache_finalize;

  signals[CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_tile_cache_init (DossierTileCache *self)
{
  self->tiles = g_hash_table_new_full (dossier_tile_key_hash, dossier_tile_key_equal, NULL, tile_free);
  g_queue_init (&self->recent);
}

static gboolean
is_in_span (const DossierTileSpan *span, const DossierTileKey *key)
{
  return key->x >= span->x0 && key->x < span->x1 && key->y >= span->y0 && key->y < span->y1;
}

static gboolean
is_same_zoom (const DossierTileKey *a, const DossierTileKey *b)
{
  return a->density == b->density && a->zoom == b->zoom;
}

static void
drop_tile (DossierTileCache *self, Tile *tile)
{
  self->bytes -= tile->bytes;
  g_queue_unlink (&self->recent, &tile->link);
  g_hash_table_remove (self->tiles, &tile->key);
}

static void
touch_tile (DossierTileCache *self, Tile *tile)
{
  g_queue_unlink (&self->recent, &tile->link);
  g_queue_push_tail_link (&self->recent, &tile->link);
}

/* Drops what was longest not seen, but nothing that is in view now. */
static void
keep_within_bytes (DossierTileCache *self, gsize max_bytes)
{
  for (GList *link = self->recent.head, *next; link != NULL && self->bytes > max_bytes; link = next)
    {
      Tile *tile = link->data;

      next = link->next;
      if (!(is_same_zoom (&tile->key, &self->wanted) && is_in_span (&self->seen, &tile->key)))
        drop_tile (self, tile);
    }
}

static void
on_tile_done (const DossierTileKey *key, DossierTileImage *image, gpointer user_data)
{
  DossierTileCache *self = user_data;
  Tile *tile;

  if (key->x < 0)
    {
      dossier_tile_image_clear (&self->overview);
      self->overview = *image;
      *image = (DossierTileImage){ NULL, NULL };
      self->overview_density = key->density;
      return;
    }

  tile = g_hash_table_lookup (self->tiles, key);
  if (tile != NULL)
    drop_tile (self, tile);

  tile = g_new0 (Tile, 1);
  tile->key = *key;
  tile->link.data = tile;
  /* A tile with nothing on it has no picture, but room for it is taken all the same. */
  tile->bytes = sizeof *tile;
  if (image->texture != NULL)
    tile->bytes += 4 * (gsize) gdk_texture_get_width (image->texture) * (gsize) gdk_texture_get_height (image->texture);
  tile->image = *image;
  *image = (DossierTileImage){ NULL, NULL };
  g_hash_table_insert (self->tiles, &tile->key, tile);
  g_queue_push_tail_link (&self->recent, &tile->link);
  self->bytes += tile->bytes;
}

static void
on_batch_done (gpointer user_data)
{
  DossierTileCache *self = user_data;

  keep_within_bytes (self, self->max_bytes);
  g_signal_emit (self, signals[CHANGED], 0);
}

DossierTileCache *
dossier_tile_cache_new (const DossierTileSubject *subject, gsize max_bytes)
{
  DossierTileCache *self = g_object_new (DOSSIER_TYPE_TILE_CACHE, NULL);

  self->subject = *subject;
  dossier_scene_ref (self->subject.scene);
  self->max_bytes = max_bytes;
  self->area = dossier_scene_get_reach (subject->scene);
  self->limit = subject->highlighted ? dossier_extent_of_highlight (subject->scene, &subject->highlight) : self->area;
  self->works = dossier_tile_works_new (subject, on_tile_done, on_batch_done, self);
  return self;
}

const DossierTileSubject *
dossier_tile_cache_get_subject (DossierTileCache *self)
{
  return &self->subject;
}

static DossierTileKey
get_view_key (const DossierViewport *viewport, double scale)
{
  return (DossierTileKey){ .density = viewport->zoom * scale, .zoom = viewport->zoom };
}

static DossierBox
get_region (DossierTileCache *self, const DossierViewport *viewport)
{
  DossierBox region = dossier_viewport_get_region (viewport);
  DossierBox limit = self->limit;

  if (self->subject.highlighted)
    {
      double reach = DOSSIER_PAINTER_HIGHLIGHT_REACH / viewport->zoom;

      limit = (DossierBox){ limit.x - reach, limit.y - reach, limit.width + 2 * reach, limit.height + 2 * reach };
    }
  return dossier_extent_intersect (&region, &limit);
}

static DossierTileSpan
get_span (DossierTileCache *self, const DossierViewport *viewport, double density, int margin)
{
  DossierBox region = get_region (self, viewport);

  if (region.width <= 0 || region.height <= 0)
    return (DossierTileSpan){ 0, 0, 0, 0 };
  return dossier_tile_plan_get_span (&self->area, density, &region, margin);
}

static gboolean
needs_overview (DossierTileCache *self)
{
  return !self->subject.highlighted && self->overview.texture == NULL && self->area.width > 0 && self->area.height > 0;
}

static void
add_overview (DossierTileCache *self, GArray *orders, double scale)
{
  DossierTileOrder order = { .box = self->area };
  double density = MIN (OVERVIEW_SIZE / MAX (self->area.width, self->area.height), scale);

  order.key = (DossierTileKey){ .density = density, .zoom = density / scale, .x = -1, .y = -1 };
  order.width = MAX ((int) ceil (self->area.width * density), 1);
  order.height = MAX ((int) ceil (self->area.height * density), 1);
  /* Its pixels cover a little more than the area, so that it needs no other scale across than down. */
  order.box.width = order.width / density;
  order.box.height = order.height / density;
  g_array_append_val (orders, order);
}

static void
add_missing (DossierTileCache *self, GArray *orders, const DossierTilePlace *place)
{
  DossierTileOrder order = { .key = self->wanted, .width = DOSSIER_TILE_SIZE, .height = DOSSIER_TILE_SIZE };
  Tile *tile;

  order.key.x = place->x;
  order.key.y = place->y;
  tile = g_hash_table_lookup (self->tiles, &order.key);
  if (tile != NULL)
    {
      touch_tile (self, tile);
      return;
    }
  order.box = dossier_tile_plan_get_box (&self->area, order.key.density, place->x, place->y);
  g_array_append_val (orders, order);
}

void
dossier_tile_cache_request (DossierTileCache *self, const DossierViewport *viewport, double scale)
{
  DossierTileKey wanted = get_view_key (viewport, scale);
  DossierBox region = get_region (self, viewport);
  DossierTileSpan span = get_span (self, viewport, wanted.density, 1);
  DossierTileSpan seen = get_span (self, viewport, wanted.density, 0);
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) orders = NULL;
  guint next = 0;

  if (viewport->width <= 0 || viewport->height <= 0)
    return;
  if (self->has_request && is_same_zoom (&wanted, &self->wanted) && memcmp (&span, &self->span, sizeof span) == 0
      && memcmp (&seen, &self->seen, sizeof seen) == 0)
    return;

  self->wanted = wanted;
  self->span = span;
  self->seen = seen;
  self->has_request = TRUE;

  orders = g_array_new (FALSE, TRUE, sizeof (DossierTileOrder));
  if (span.x1 > span.x0 && span.y1 > span.y0)
    places = dossier_tile_plan_list (&self->area, wanted.density, &region);
  else
    places = g_array_new (FALSE, FALSE, sizeof (DossierTilePlace));

  for (; next < places->len && g_array_index (places, DossierTilePlace, next).visible; next++)
    add_missing (self, orders, &g_array_index (places, DossierTilePlace, next));
  if (needs_overview (self))
    add_overview (self, orders, scale);
  for (; next < places->len; next++)
    add_missing (self, orders, &g_array_index (places, DossierTilePlace, next));

  dossier_tile_works_order (self->works, orders);
}

void
dossier_tile_cache_freeze (DossierTileCache *self)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (DossierTileOrder));

  dossier_tile_works_order (self->works, nothing);
  keep_within_bytes (self, 0);
}

static Tile *
find_tile (DossierTileCache *self, const DossierTileKey *zoom, int x, int y)
{
  DossierTileKey key = *zoom;

  key.x = x;
  key.y = y;
  return g_hash_table_lookup (self->tiles, &key);
}

gboolean
dossier_tile_cache_is_complete (DossierTileCache *self, const DossierViewport *viewport, double scale)
{
  DossierTileKey key = get_view_key (viewport, scale);
  DossierTileSpan seen = get_span (self, viewport, key.density, 0);

  for (int y = seen.y0; y < seen.y1; y++)
    for (int x = seen.x0; x < seen.x1; x++)
      if (find_tile (self, &key, x, y) == NULL)
        return FALSE;
  return TRUE;
}

gboolean
dossier_tile_cache_is_idle (DossierTileCache *self)
{
  return dossier_tile_works_is_idle (self->works);
}

gsize
dossier_tile_cache_get_bytes (DossierTileCache *self)
{
  return self->bytes;
}

guint
dossier_tile_cache_get_n_tiles (DossierTileCache *self)
{
  return g_hash_table_size (self->tiles);
}

GdkTexture *
dossier_tile_cache_get_texture (DossierTileCache *self, double zoom, double scale, int x, int y)
{
  DossierTileKey key = { .density = zoom * scale, .zoom = zoom };
  Tile *tile = find_tile (self, &key, x, y);

  return tile != NULL ? tile->image.texture : NULL;
}

/*
 * Drawing. What is to be drawn is collected from the front backwards, leaving out what is wholly covered already, and
 * then drawn from the back: with all tiles of the view's own zoom there, nothing else is touched.
 */

typedef struct
{
  const DossierTileImage *image;
  cairo_rectangle_int_t at; /* device pixels, on the grid of the screen */
} Piece;

typedef struct
{
  const DossierViewport *viewport;
  const DossierTileScreen *screen;
  cairo_region_t *uncovered;
  GArray *pieces; /* Piece, the front one first */
} Drawing;

static cairo_rectangle_int_t
get_place (DossierTileCache *self, Drawing *drawing, double density, int x, int y)
{
  const DossierViewport *viewport = drawing->viewport;
  double view_density = viewport->zoom * drawing->screen->scale;
  int edges[4];

  for (int i = 0; i < 2; i++)
    {
      edges[i] = dossier_tile_plan_get_edge (self->area.x, viewport->x, density, view_density, drawing->screen->phase.x,
                                             x + i);
      edges[2 + i] = dossier_tile_plan_get_edge (self->area.y, viewport->y, density, view_density,
                                                 drawing->screen->phase.y, y + i);
    }
  return (cairo_rectangle_int_t){ edges[0], edges[2], edges[1] - edges[0], edges[3] - edges[2] };
}

static void
add_piece (Drawing *drawing, const DossierTileImage *image, const cairo_rectangle_int_t *at)
{
  Piece piece = { image, *at };

  if (cairo_region_contains_rectangle (drawing->uncovered, at) == CAIRO_REGION_OVERLAP_OUT)
    return;
  cairo_region_subtract_rectangle (drawing->uncovered, at);
  g_array_append_val (drawing->pieces, piece);
}

static void
add_zoom (DossierTileCache *self, Drawing *drawing, const DossierTileKey *zoom)
{
  DossierTileSpan span = get_span (self, drawing->viewport, zoom->density, 0);

  for (int y = span.y0; y < span.y1; y++)
    for (int x = span.x0; x < span.x1; x++)
      {
        Tile *tile = find_tile (self, zoom, x, y);

        if (tile != NULL)
          {
            cairo_rectangle_int_t at = get_place (self, drawing, zoom->density, x, y);

            touch_tile (self, tile);
            if (tile->image.texture != NULL)
              add_piece (drawing, &tile->image, &at);
          }
      }
}

static double
get_ratio (const DossierTileKey *zoom, double density)
{
  return fabs (log (zoom->density / density));
}

static int
compare_zooms (gconstpointer a, gconstpointer b, gpointer user_data)
{
  double one = get_ratio (a, *(double *) user_data);
  double other = get_ratio (b, *(double *) user_data);

  return one < other ? -1 : one > other;
}

/* The other zooms that have tiles, the nearest first. */
static GArray *
list_stand_ins (DossierTileCache *self, const DossierTileKey *own)
{
  GArray *zooms = g_array_new (FALSE, FALSE, sizeof (DossierTileKey));
  double density = own->density;

  for (GList *link = self->recent.head; link != NULL; link = link->next)
    {
      const Tile *tile = link->data;
      gboolean known = is_same_zoom (&tile->key, own) || tile->key.density > density * MAX_STAND_IN_RATIO;

      for (guint i = 0; i < zooms->len && !known; i++)
        known = is_same_zoom (&tile->key, &g_array_index (zooms, DossierTileKey, i));
      if (!known)
        g_array_append_val (zooms, tile->key);
    }
  g_array_sort_with_data (zooms, compare_zooms, &density);
  return zooms;
}

static void
add_overview_piece (DossierTileCache *self, Drawing *drawing)
{
  const DossierViewport *viewport = drawing->viewport;
  double density = viewport->zoom * drawing->screen->scale;
  double wide = gdk_texture_get_width (self->overview.texture);
  double high = gdk_texture_get_height (self->overview.texture);
  double left = (self->area.x - viewport->x) * density + drawing->screen->phase.x;
  double top = (self->area.y - viewport->y) * density + drawing->screen->phase.y;
  cairo_rectangle_int_t at = { .x = (int) round (left), .y = (int) round (top) };

  at.width = (int) round (left + wide / self->overview_density * density) - at.x;
  at.height = (int) round (top + high / self->overview_density * density) - at.y;
  add_piece (drawing, &self->overview, &at);
}

static void
draw_texture (GtkSnapshot *snapshot, const Piece *piece, const DossierTileScreen *screen)
{
  gtk_snapshot_append_texture (snapshot, piece->image->texture,
                               &GRAPHENE_RECT_INIT ((float) ((piece->at.x - screen->phase.x) / screen->scale),
                                                    (float) ((piece->at.y - screen->phase.y) / screen->scale),
                                                    (float) (piece->at.width / screen->scale),
                                                    (float) (piece->at.height / screen->scale)));
}

static void
draw_surface (cairo_t *cr, const Piece *piece)
{
  cairo_surface_t *surface = piece->image->surface;
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gboolean scaled = piece->at.width != width || piece->at.height != height;

  cairo_save (cr);
  cairo_rectangle (cr, piece->at.x, piece->at.y, piece->at.width, piece->at.height);
  cairo_clip (cr);
  cairo_translate (cr, piece->at.x, piece->at.y);
  cairo_scale (cr, (double) piece->at.width / width, (double) piece->at.height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  /* A stand-in is there for a moment: what cairo takes for good when it makes something smaller would take longer. */
  cairo_pattern_set_filter (cairo_get_source (cr), scaled ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_pieces (GtkSnapshot *snapshot, Drawing *drawing)
{
  const DossierViewport *viewport = drawing->viewport;
  const DossierTileScreen *screen = drawing->screen;
  cairo_t *cr = NULL;

  if (screen->software && drawing->pieces->len > 0)
    {
      cr = gtk_snapshot_append_cairo (snapshot,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height));
      cairo_scale (cr, 1 / screen->scale, 1 / screen->scale);
      cairo_translate (cr, -screen->phase.x, -screen->phase.y);
    }
  for (guint i = drawing->pieces->len; i > 0; i--)
    {
      const Piece *piece = &g_array_index (drawing->pieces, Piece, i - 1);

      if (cr != NULL)
        draw_surface (cr, piece);
      else
        draw_texture (snapshot, piece, screen);
    }
  g_clear_pointer (&cr, cairo_destroy);
}

void
dossier_tile_cache_snapshot (DossierTileCache *self,
                             GtkSnapshot *snapshot,
                             const DossierViewport *viewport,
                             const DossierTileScreen *screen)
{
  DossierTileKey own = get_view_key (viewport, screen->scale);
  cairo_rectangle_int_t all = { .width = (int) ceil (viewport->width * screen->scale + screen->phase.x) + 1,
                                .height = (int) ceil (viewport->height * screen->scale + screen->phase.y) + 1 };
  Drawing drawing = { .viewport = viewport, .screen = screen };

  drawing.uncovered = cairo_region_create_rectangle (&all);
  drawing.pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  if (self->subject.highlighted)
    {
      /* Not opaque, so one zoom must not show through another. */
      if (dossier_tile_cache_is_complete (self, viewport, screen->scale))
        self->settled = own;
      else if (self->settled.density <= 0)
        self->settled = self->wanted;
      if (self->settled.density > 0)
        add_zoom (self, &drawing, &self->settled);
    }
  else
    {
      add_zoom (self, &drawing, &own);
      if (!cairo_region_is_empty (drawing.uncovered))
        {
          g_autoptr (GArray) stand_ins = list_stand_ins (self, &own);

          for (guint i = 0; i < stand_ins->len && !cairo_region_is_empty (drawing.uncovered); i++)
            add_zoom (self, &drawing, &g_array_index (stand_ins, DossierTileKey, i));
        }
      if (self->overview.texture != NULL)
        add_overview_piece (self, &drawing);
    }

  draw_pieces (snapshot, &drawing);
  g_array_unref (drawing.pieces);
  cairo_region_destroy (drawing.uncovered);
}
