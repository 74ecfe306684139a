/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-mask.h"

#include <math.h>

void
dossier_mask_place_init (DossierMaskPlace *place, cairo_t *cr)
{
  cairo_surface_t *target = cairo_get_target (cr);

  cairo_get_matrix (cr, &place->matrix);
  cairo_surface_get_device_scale (target, &place->scale_x, &place->scale_y);
  cairo_surface_get_device_offset (target, &place->offset_x, &place->offset_y);
}

double
dossier_mask_place_get_scale (const DossierMaskPlace *place)
{
  return sqrt (fabs (place->matrix.xx * place->matrix.yy - place->matrix.xy * place->matrix.yx) * place->scale_x
               * place->scale_y);
}

gboolean
dossier_mask_place_get_pixels (const DossierMaskPlace *place,
                               cairo_t *cr,
                               double x1,
                               double y1,
                               double x2,
                               double y2,
                               cairo_rectangle_int_t *pixels)
{
  double clip[4];
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  cairo_clip_extents (cr, &clip[0], &clip[1], &clip[2], &clip[3]);
  x1 = MAX (x1, clip[0]);
  y1 = MAX (y1, clip[1]);
  x2 = MIN (x2, clip[2]);
  y2 = MIN (y2, clip[3]);
  if (x1 >= x2 || y1 >= y2)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      double x = i % 2 == 0 ? x1 : x2;
      double y = i < 2 ? y1 : y2;

      dossier_mask_place_transform (place, &x, &y);
      left = MIN (left, x);
      top = MIN (top, y);
      right = MAX (right, x);
      bottom = MAX (bottom, y);
    }
  pixels->x = (int) floor (left + 1e-3);
  pixels->y = (int) floor (top + 1e-3);
  pixels->width = (int) ceil (right - 1e-3) - pixels->x;
  pixels->height = (int) ceil (bottom - 1e-3) - pixels->y;
  return pixels->width > 0 && pixels->height > 0;
}

void
dossier_mask_place_show (const DossierMaskPlace *place, cairo_t *cr, cairo_surface_t *mask, int x, int y)
{
  cairo_surface_set_device_scale (mask, place->scale_x, place->scale_y);
  cairo_mask_surface (cr, mask, (x - place->offset_x) / place->scale_x, (y - place->offset_y) / place->scale_y);
}
