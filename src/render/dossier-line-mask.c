/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-line-mask.h"

#include <math.h>

/* A mask is at most this large; a larger picture is done in bands. */
#define MAX_MASK_BYTES (4 * 1024 * 1024)

typedef struct
{
  guint8 *data;
  int stride;
  int width;
  int height;
  double half; /* of the line's width, pixels */
} Mask;

/* From the user's space to the pixels of a mask. */
typedef struct
{
  cairo_matrix_t matrix;
  double scale_x;
  double scale_y;
  double offset_x;
  double offset_y;
} Place;

/* Places across a line are in fixed point: floor() and the conversions would be half of the work. With 32 bits behind
 * the point the sum of a long line's steps is still right to a thousandth of a pixel. */
#define FIXED_BITS 32
#define TO_FIXED(value) ((gint64) llrint ((value) *4294967296.0))
#define TO_COVER(fixed) ((guint) ((fixed) >> (FIXED_BITS - 8)) & 0xff)

static inline void
cover (guint8 *pixel, guint part)
{
  guint value = MIN (part, 255);

  if (value > *pixel)
    *pixel = (guint8) value;
}

/* The line in the column (row) of pixels that starts at @data: what lies between @low and @high. */
static inline void
cover_span (guint8 *data, int step, int n, gint64 low, gint64 high)
{
  gint64 first = low >> FIXED_BITS;
  gint64 last = high >> FIXED_BITS;

  if (last < 0 || first >= n)
    return;
  if (first == last)
    {
      cover (data + first * step, (guint) ((high - low) >> (FIXED_BITS - 8)));
      return;
    }
  if (first >= 0)
    cover (data + first * step, 256 - TO_COVER (low));
  for (gint64 i = MAX (first + 1, 0); i < MIN (last, n); i++)
    data[i * step] = 255;
  if (last < n)
    cover (data + last * step, TO_COVER (high));
}

/* One line, along the axis in which it is longer: @step from one of those pixels to the next, @cross across. */
static void
draw_along (
    guint8 *data, int step, int n, int cross, int n_cross, double half, double a0, double b0, double a1, double b1)
{
  double slope = 0;
  double thick = 0;
  double from = 0;
  double to = 0;
  gint64 middle = 0;
  gint64 rise = 0;
  gint64 reach = 0;
  int first = 0;
  int last = 0;

  if (a0 > a1)
    {
      double a = a0, b = b0;

      a0 = a1;
      b0 = b1;
      a1 = a;
      b1 = b;
    }
  slope = a1 - a0 > 1e-9 ? (b1 - b0) / (a1 - a0) : 0;
  thick = half * sqrt (1 + slope * slope);

  /* Half a pixel more at both ends, so that the parts of a curve leave no gap. */
  from = a0 - 0.5;
  to = a1 + 0.5;
  if (fabs (slope) > 1e-9)
    {
      /* Only where it is within the mask. */
      double first_edge = a0 + (-thick - 1 - b0) / slope;
      double second_edge = a0 + (n_cross + thick + 1 - b0) / slope;

      from = MAX (from, MIN (first_edge, second_edge));
      to = MIN (to, MAX (first_edge, second_edge));
    }
  else if (b0 < -thick - 1 || b0 > n_cross + thick + 1)
    {
      return;
    }
  first = (int) CLAMP (ceil (from - 0.5), 0, n);
  last = (int) CLAMP (floor (to - 0.5), -1, n - 1);
  if (first > last)
    return;

  middle = TO_FIXED (b0 + (first + 0.5 - a0) * slope);
  rise = TO_FIXED (slope);
  reach = TO_FIXED (thick);
  data += (gssize) first * step;
  for (int i = first; i <= last; i++, data += step, middle += rise)
    cover_span (data, cross, n_cross, middle - reach, middle + reach);
}

static void
draw_line (Mask *mask, double x0, double y0, double x1, double y1)
{
  double margin = mask->half + 2;

  if (MAX (x0, x1) < -margin || MIN (x0, x1) > mask->width + margin || MAX (y0, y1) < -margin
      || MIN (y0, y1) > mask->height + margin)
    return;
  if (fabs (x1 - x0) >= fabs (y1 - y0))
    draw_along (mask->data, 1, mask->width, mask->stride, mask->height, mask->half, x0, y0, x1, y1);
  else
    draw_along (mask->data, mask->stride, mask->height, 1, mask->width, mask->half, y0, x0, y1, x1);
}

static void
transform (const Place *place, const cairo_path_data_t *data, double *x, double *y)
{
  *x = data->point.x;
  *y = data->point.y;
  cairo_matrix_transform_point (&place->matrix, x, y);
  *x = *x * place->scale_x + place->offset_x;
  *y = *y * place->scale_y + place->offset_y;
}

static void
draw_path (Mask *mask, const cairo_path_t *path, const Place *place)
{
  double start_x = 0, start_y = 0, x = 0, y = 0;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      double old_x = x, old_y = y;

      switch (path->data[i].header.type)
        {
        case CAIRO_PATH_MOVE_TO:
          transform (place, &path->data[i + 1], &x, &y);
          start_x = x;
          start_y = y;
          break;
        case CAIRO_PATH_CLOSE_PATH:
          x = start_x;
          y = start_y;
          draw_line (mask, old_x, old_y, x, y);
          break;
        case CAIRO_PATH_LINE_TO:
        case CAIRO_PATH_CURVE_TO: /* the path is flat: there are none */
        default:
          transform (place, &path->data[i + 1], &x, &y);
          draw_line (mask, old_x, old_y, x, y);
          break;
        }
    }
}

/* The pixels that may be drawn on: those of the clip near the path. */
static gboolean
get_clip (cairo_t *cr, const Place *place, double margin, cairo_rectangle_int_t *clip)
{
  double corners[4][2];
  double lines[4];
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  cairo_clip_extents (cr, &corners[0][0], &corners[0][1], &corners[3][0], &corners[3][1]);
  cairo_path_extents (cr, &lines[0], &lines[1], &lines[2], &lines[3]);
  corners[0][0] = MAX (corners[0][0], lines[0] - margin);
  corners[0][1] = MAX (corners[0][1], lines[1] - margin);
  corners[3][0] = MIN (corners[3][0], lines[2] + margin);
  corners[3][1] = MIN (corners[3][1], lines[3] + margin);
  if (corners[0][0] >= corners[3][0] || corners[0][1] >= corners[3][1])
    return FALSE;
  corners[1][0] = corners[3][0];
  corners[1][1] = corners[0][1];
  corners[2][0] = corners[0][0];
  corners[2][1] = corners[3][1];
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      cairo_path_data_t point = { .point = { corners[i][0], corners[i][1] } };
      double x = 0;
      double y = 0;

      transform (place, &point, &x, &y);
      left = MIN (left, x);
      top = MIN (top, y);
      right = MAX (right, x);
      bottom = MAX (bottom, y);
    }
  clip->x = (int) floor (left + 1e-3);
  clip->y = (int) floor (top + 1e-3);
  clip->width = (int) ceil (right - 1e-3) - clip->x;
  clip->height = (int) ceil (bottom - 1e-3) - clip->y;
  return clip->width > 0 && clip->height > 0;
}

static void
stroke_band (cairo_t *cr, const cairo_path_t *path, const Place *place, const cairo_rectangle_int_t *band, double half)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, band->width, band->height);
  Place moved = *place;
  Mask mask = { .width = band->width, .height = band->height, .half = half };

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      mask.data = cairo_image_surface_get_data (surface);
      mask.stride = cairo_image_surface_get_stride (surface);
      moved.offset_x -= band->x;
      moved.offset_y -= band->y;
      draw_path (&mask, path, &moved);
      cairo_surface_mark_dirty (surface);
      cairo_surface_set_device_scale (surface, place->scale_x, place->scale_y);
      cairo_mask_surface (cr, surface, (band->x - place->offset_x) / place->scale_x,
                          (band->y - place->offset_y) / place->scale_y);
    }
  cairo_surface_destroy (surface);
}

void
dossier_line_mask_stroke (cairo_t *cr, const DossierColor *color, double width)
{
  cairo_surface_t *target = cairo_get_target (cr);
  cairo_path_t *path = NULL;
  cairo_rectangle_int_t clip;
  Place place;
  double scale = 0;

  cairo_get_matrix (cr, &place.matrix);
  cairo_surface_get_device_scale (target, &place.scale_x, &place.scale_y);
  cairo_surface_get_device_offset (target, &place.offset_x, &place.offset_y);
  scale = sqrt (fabs (place.matrix.xx * place.matrix.yy - place.matrix.xy * place.matrix.yx) * place.scale_x
                * place.scale_y);
  if (scale <= 0 || !get_clip (cr, &place, width + 2 / scale, &clip))
    {
      cairo_new_path (cr);
      return;
    }
  path = cairo_copy_path_flat (cr);
  cairo_new_path (cr);
  if (path->status == CAIRO_STATUS_SUCCESS && path->num_data > 0)
    {
      int rows = MAX (MAX_MASK_BYTES / clip.width, 1);

      cairo_save (cr);
      cairo_identity_matrix (cr);
      cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
      for (int y = 0; y < clip.height; y += rows)
        {
          cairo_rectangle_int_t band = { clip.x, clip.y + y, clip.width, MIN (rows, clip.height - y) };

          stroke_band (cr, path, &place, &band, width / 2 * scale);
        }
      cairo_restore (cr);
    }
  cairo_path_destroy (path);
}
