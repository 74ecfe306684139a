/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-line-mask.h"

#include "dossier-mask.h"

#include <math.h>

typedef struct
{
  guint8 *data;
  int stride;
  int width;
  int height;
  double half; /* of the line's width, pixels */
} Mask;

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
transform (const DossierMaskPlace *place, const cairo_path_data_t *data, double *x, double *y)
{
  *x = data->point.x;
  *y = data->point.y;
  dossier_mask_place_transform (place, x, y);
}

static void
draw_path (Mask *mask, const cairo_path_t *path, const DossierMaskPlace *place)
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

static void
stroke_band (cairo_t *cr,
             const cairo_path_t *path,
             const DossierMaskPlace *place,
             const cairo_rectangle_int_t *band,
             double half)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, band->width, band->height);
  DossierMaskPlace moved = *place;
  Mask mask = { .width = band->width, .height = band->height, .half = half };

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      mask.data = cairo_image_surface_get_data (surface);
      mask.stride = cairo_image_surface_get_stride (surface);
      moved.offset_x -= band->x;
      moved.offset_y -= band->y;
      draw_path (&mask, path, &moved);
      cairo_surface_mark_dirty (surface);
      dossier_mask_place_show (place, cr, surface, band->x, band->y);
    }
  cairo_surface_destroy (surface);
}

void
dossier_line_mask_stroke (cairo_t *cr, const DossierColor *color, double width)
{
  cairo_path_t *path = NULL;
  cairo_rectangle_int_t clip;
  DossierMaskPlace place;
  double x1, y1, x2, y2;
  double scale = 0;
  double margin = 0;

  dossier_mask_place_init (&place, cr);
  scale = dossier_mask_place_get_scale (&place);
  margin = scale > 0 ? width + 2 / scale : 0;
  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  if (scale <= 0
      || !dossier_mask_place_get_pixels (&place, cr, x1 - margin, y1 - margin, x2 + margin, y2 + margin, &clip))
    {
      cairo_new_path (cr);
      return;
    }
  path = cairo_copy_path_flat (cr);
  cairo_new_path (cr);
  if (path->status == CAIRO_STATUS_SUCCESS && path->num_data > 0)
    {
      int rows = MAX (DOSSIER_MAX_MASK_BYTES / clip.width, 1);

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
