/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/*
 * What is drawn into a mask of our own and then onto a context whose target is an image: the way from the user's space
 * to pixels of the image, and which of them are worth a mask.
 */

/* A mask is at most this large, in bytes; a larger picture is done in bands. */
#define DOSSIER_MAX_MASK_BYTES (4 * 1024 * 1024)

typedef struct
{
  cairo_matrix_t matrix;
  double scale_x;
  double scale_y;
  double offset_x;
  double offset_y;
} DossierMaskPlace;

/* Of @cr as it stands. */
void dossier_mask_place_init (DossierMaskPlace *place, cairo_t *cr);

/* From the user's space to pixels. */
static inline void
dossier_mask_place_transform (const DossierMaskPlace *place, double *x, double *y)
{
  double user_x = *x;

  *x = (place->matrix.xx * user_x + place->matrix.xy * *y + place->matrix.x0) * place->scale_x + place->offset_x;
  *y = (place->matrix.yx * user_x + place->matrix.yy * *y + place->matrix.y0) * place->scale_y + place->offset_y;
}

/* Pixels a user unit. */
double dossier_mask_place_get_scale (const DossierMaskPlace *place);

/* The pixels of a rectangle in the user's space that the clip of @cr leaves; FALSE for none. */
gboolean dossier_mask_place_get_pixels (const DossierMaskPlace *place,
                                        cairo_t *cr,
                                        double x1,
                                        double y1,
                                        double x2,
                                        double y2,
                                        cairo_rectangle_int_t *pixels);

/**
 * dossier_mask_place_show:
 * @mask: of %CAIRO_FORMAT_A8
 * @x: of its first pixel
 * @y: of its first pixel
 *
 * Draws the source of @cr, which is a colour, through @mask. The matrix of @cr must be the identity.
 */
void dossier_mask_place_show (const DossierMaskPlace *place, cairo_t *cr, cairo_surface_t *mask, int x, int y);

G_END_DECLS
