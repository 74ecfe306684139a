/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "layout/dossier-layout.h"

G_BEGIN_DECLS

/**
 * DossierViewport:
 * @width: width of the widget, device-independent pixels
 * @height: height of the widget, device-independent pixels
 * @bounds: the scene's bounds, points
 * @zoom: device-independent pixels a point
 * @x: the scene's x at the widget's left edge, points
 * @y: the scene's y at the widget's top edge, points
 *
 * Which part of a scene a widget shows. Plain numbers, copied by assignment; a viewport of no size or of empty bounds
 * is valid. Every function that moves it keeps it within its limits: half of what fits to 8 pixels a point, and the
 * middle of the widget always over the scene, so that the picture cannot be lost.
 */
typedef struct
{
  double width;
  double height;
  DossierBox bounds;
  double corner_width;  /* of the lower corner that lies under something else, pixels */
  double corner_height;
  gboolean corner_at_right;
  double zoom;
  double x;
  double y;
} DossierViewport;

/**
 * DossierViewportPlace:
 * @zoom: device-independent pixels a point
 * @x: the scene's x in the middle of the widget, points
 * @y: the scene's y in the middle of the widget, points
 * @fits: whether that is the whole scene, so that it fits again in a widget of another size
 * @layout: a number that tells the layout it is of from another one; a place has no meaning there
 *
 * What of a viewport is worth coming back to.
 */
typedef struct
{
  double zoom;
  double x;
  double y;
  gboolean fits;
  guint layout;
} DossierViewportPlace;

#define DOSSIER_VIEWPORT_MAX_ZOOM 8.0

/**
 * DOSSIER_VIEWPORT_FULL_SIZE:
 *
 * The zoom that people read as 100 %, in pixels a point: a point is 1/72 inch, a pixel of a display that is not scaled
 * is taken for 1/96 inch.
 */
#define DOSSIER_VIEWPORT_FULL_SIZE (96.0 / 72.0)

/* What fit leaves free on each side, device-independent pixels. */
#define DOSSIER_VIEWPORT_MARGIN 24.0

void dossier_viewport_init (DossierViewport *self);

/* Keeps the middle where it is; a viewport that fitted goes on fitting. */
void dossier_viewport_set_size (DossierViewport *self, double width, double height);
/* Keeps the zoom and the place as far as the limits allow. */
void dossier_viewport_set_bounds (DossierViewport *self, const DossierBox *bounds);
/* Changes what fits and what the limits are, and nothing that is seen now: a view that lies farther out comes nearer
 * with the next steps, and no step takes it farther. */
void dossier_viewport_change_bounds (DossierViewport *self, const DossierBox *bounds);

DossierPoint dossier_viewport_to_scene (const DossierViewport *self, double x, double y);
DossierPoint dossier_viewport_to_widget (const DossierViewport *self, double x, double y);
DossierBox dossier_viewport_box_to_widget (const DossierViewport *self, const DossierBox *box);
DossierBox dossier_viewport_get_region (const DossierViewport *self); /* what is in view, points */

double dossier_viewport_get_fit_zoom (const DossierViewport *self); /* never above full size */
double dossier_viewport_get_min_zoom (const DossierViewport *self);
/* (transfer full): "12 %", for people. */
char *dossier_viewport_describe_zoom (double zoom);
gboolean dossier_viewport_is_fit (const DossierViewport *self);
gboolean dossier_viewport_equal (const DossierViewport *a, const DossierViewport *b);

/* Above or beside the covered corner, where it need not be much smaller for that. */
void dossier_viewport_fit (DossierViewport *self);
/* Keeps the point of the scene at @x, @y of the widget there, unless the limits forbid it. */
void dossier_viewport_zoom_about (DossierViewport *self, double zoom, double x, double y);
void dossier_viewport_pan_by (DossierViewport *self, double dx, double dy);  /* the picture moves by so many pixels */
void dossier_viewport_centre_on (DossierViewport *self, double x, double y); /* points */

/* Scrolls no further than needed to have @box, with @margin pixels around it, in view; its middle where it is larger
 * than the view. FALSE where nothing had to move. */
gboolean dossier_viewport_reveal (DossierViewport *self, const DossierBox *box, double margin);
/* The same for what lies under the covered corner, up or to the side, whichever is shorter and does not have it leave the
 * view. */
gboolean dossier_viewport_uncover (DossierViewport *self, const DossierBox *box, double margin);

/* Without `layout`, which is the keeper's. */
DossierViewportPlace dossier_viewport_get_place (const DossierViewport *self);
void dossier_viewport_set_place (DossierViewport *self, const DossierViewportPlace *place);

/* A straight way from @from to @to at @t from 0 to 1: the zoom changes by the same factor in the same time, and the
 * point that both show at the same place stays there. */
void dossier_viewport_interpolate (const DossierViewport *from,
                                   const DossierViewport *to,
                                   double t,
                                   DossierViewport *result);

G_END_DECLS
