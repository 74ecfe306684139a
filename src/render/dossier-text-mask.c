/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-text-mask.h"

#include "dossier-mask.h"

#include <math.h>
#include <string.h>

/* Places are in parts of a pixel. */
#define PIXEL_BITS 8
#define PIXEL (1 << PIXEL_BITS)

/* A pixel that is covered whole, in the sums: its height, times twice its width. */
#define WHOLE (2 * PIXEL * PIXEL)

/* How far a line may stand off the curve that it is drawn for, pixels: as cairo has it. */
#define TOLERANCE 0.1

/* Of a curve; at a zoom at which a letter fills a screen. */
#define MAX_LINES_A_CURVE 1000

/* What is further off than this, in pixels, is drawn as if it were here: no picture is that large. */
#define FAR_AWAY 4e6

typedef struct
{
  gint64 x;
  gint64 y;
} Place;

/* Of each pixel, what an edge adds to it and to all behind it in its row. */
typedef struct
{
  int *sums;
  int width;
  int height;
  int row_length; /* one more than the pixels, for what is added behind the last */
} Sums;

static Place
make_place (double x, double y)
{
  return (Place){ llrint (CLAMP (x, -FAR_AWAY, FAR_AWAY) * PIXEL), llrint (CLAMP (y, -FAR_AWAY, FAR_AWAY) * PIXEL) };
}

/* @part of @length, where @part is @done of @all. */
static inline gint64
get_part (gint64 length, gint64 done, gint64 all)
{
  return (gint64) floor ((double) length * (double) done / (double) all);
}

/* The piece of an edge that lies in one row, from @first to @last, of which it takes @height. */
static inline void
add_piece (int *row, int width, gint64 first, gint64 last, int height, int sign)
{
  gint64 left = MIN (first, last);
  gint64 right = MAX (first, last);
  gint64 column = left >> PIXEL_BITS;
  int before = 0;

  if (column >= width)
    return;
  if (right <= 0)
    {
      row[0] += sign * height * 2 * PIXEL;
      return;
    }
  if (column == right >> PIXEL_BITS)
    {
      int part = (int) ((left & (PIXEL - 1)) + (right & (PIXEL - 1))) * height * sign;

      row[column] += height * sign * 2 * PIXEL - part;
      row[column + 1] += part;
      return;
    }
  if (left < 0)
    {
      before = (int) get_part (height, -left, right - left);
      row[0] += before * sign * 2 * PIXEL;
      column = 0;
    }
  for (; column < width && column * PIXEL < right; column++)
    {
      gint64 start = MAX (left - column * PIXEL, 0);
      gint64 end = MIN (right - column * PIXEL, PIXEL);
      int until = (int) get_part (height, column * PIXEL + end - left, right - left);
      int part = (int) (start + end) * (until - before) * sign;

      row[column] += (until - before) * sign * 2 * PIXEL - part;
      row[column + 1] += part;
      before = until;
    }
}

static void
add_edge (const Sums *sums, Place from, Place to)
{
  Place top = from.y < to.y ? from : to;
  Place bottom = from.y < to.y ? to : from;
  int sign = from.y < to.y ? 1 : -1;
  gint64 first = MAX (top.y >> PIXEL_BITS, 0);
  gint64 last = MIN ((bottom.y - 1) >> PIXEL_BITS, sums->height - 1);
  gint64 x;

  if (top.y == bottom.y || first > last)
    return;
  x = first * PIXEL > top.y ? top.x + get_part (bottom.x - top.x, first * PIXEL - top.y, bottom.y - top.y) : top.x;
  for (gint64 row = first; row <= last; row++)
    {
      gint64 start = MAX (row * PIXEL, top.y);
      gint64 end = MIN ((row + 1) * PIXEL, bottom.y);
      gint64 next = end < bottom.y ? top.x + get_part (bottom.x - top.x, end - top.y, bottom.y - top.y) : bottom.x;

      add_piece (sums->sums + row * sums->row_length, sums->width, x, next, (int) (end - start), sign);
      x = next;
    }
}

static void
add_curve (const Sums *sums, Place *at, const double *x, const double *y)
{
  double bend = MAX (hypot (x[0] - 2 * x[1] + x[2], y[0] - 2 * y[1] + y[2]),
                     hypot (x[1] - 2 * x[2] + x[3], y[1] - 2 * y[2] + y[3]));
  /* A cubic stands off its chord by at most an eighth of its second derivative, which is at most six times that. */
  int n_lines = (int) ceil (MIN (sqrt (0.75 * bend / TOLERANCE), MAX_LINES_A_CURVE));

  for (int i = 1; i <= n_lines; i++)
    {
      double t = (double) i / n_lines;
      double u = 1 - t;
      Place next = make_place (u * u * u * x[0] + 3 * u * u * t * x[1] + 3 * u * t * t * x[2] + t * t * t * x[3],
                               u * u * u * y[0] + 3 * u * u * t * y[1] + 3 * u * t * t * y[2] + t * t * t * y[3]);

      add_edge (sums, *at, next);
      *at = next;
    }
}

static void
add_path (const Sums *sums, const cairo_path_t *path, const DossierMaskPlace *place)
{
  double x[4] = { 0 };
  double y[4] = { 0 };
  Place start = { 0, 0 };
  Place at = { 0, 0 };

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];
      int n_points = data->header.length - 1;
      Place next;

      for (int j = 1; j <= n_points; j++)
        {
          x[j] = data[j].point.x;
          y[j] = data[j].point.y;
          dossier_mask_place_transform (place, &x[j], &y[j]);
        }
      switch (data->header.type)
        {
        case CAIRO_PATH_CURVE_TO:
          add_curve (sums, &at, x, y);
          break;
        case CAIRO_PATH_LINE_TO:
          next = make_place (x[1], y[1]);
          add_edge (sums, at, next);
          at = next;
          break;
        case CAIRO_PATH_MOVE_TO:
        case CAIRO_PATH_CLOSE_PATH:
        default:
          /* Whether it was closed or not. */
          add_edge (sums, at, start);
          at = start;
          if (n_points > 0)
            start = at = make_place (x[1], y[1]);
          break;
        }
      if (n_points > 0)
        {
          x[0] = x[n_points];
          y[0] = y[n_points];
        }
    }
  add_edge (sums, at, start);
}

static void
sum_up (const Sums *sums, guint8 *data, int stride)
{
  for (int y = 0; y < sums->height; y++)
    {
      const int *row = sums->sums + (gsize) y * (gsize) sums->row_length;
      guint8 *pixels = data + (gssize) y * stride;
      int sum = 0;

      for (int x = 0; x < sums->width; x++)
        {
          sum += row[x];
          pixels[x] = (guint8) ((MIN (ABS (sum), WHOLE) * 255 + WHOLE / 2) / WHOLE);
        }
    }
}

static void
fill_band (cairo_t *cr, const cairo_path_t *outline, const DossierMaskPlace *place, const cairo_rectangle_int_t *band)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, band->width, band->height);
  DossierMaskPlace moved = *place;
  Sums sums = { .width = band->width, .height = band->height, .row_length = band->width + 1 };

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      sums.sums = g_new0 (int, (gsize) sums.row_length * (gsize) sums.height);
      moved.offset_x -= band->x;
      moved.offset_y -= band->y;
      add_path (&sums, outline, &moved);
      sum_up (&sums, cairo_image_surface_get_data (surface), cairo_image_surface_get_stride (surface));
      cairo_surface_mark_dirty (surface);
      dossier_mask_place_show (place, cr, surface, band->x, band->y);
      g_free (sums.sums);
    }
  cairo_surface_destroy (surface);
}

void
dossier_text_mask_fill (cairo_t *cr, const cairo_path_t *outline, const DossierBox *ink)
{
  DossierMaskPlace place;
  cairo_rectangle_int_t pixels;
  double margin;
  double scale;
  int rows;

  dossier_mask_place_init (&place, cr);
  scale = dossier_mask_place_get_scale (&place);
  /* For what rounding moves. */
  margin = scale > 0 ? 1 / scale : 0;
  if (scale <= 0
      || !dossier_mask_place_get_pixels (&place, cr, ink->x - margin, ink->y - margin, ink->x + ink->width + margin,
                                         ink->y + ink->height + margin, &pixels))
    return;

  rows = MAX (DOSSIER_MAX_MASK_BYTES / (pixels.width * (int) sizeof (int)), 1);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  for (int y = 0; y < pixels.height; y += rows)
    {
      cairo_rectangle_int_t band = { pixels.x, pixels.y + y, pixels.width, MIN (rows, pixels.height - y) };

      fill_band (cr, outline, &place, &band);
    }
  cairo_restore (cr);
}
