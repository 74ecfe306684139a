/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-viewport.h"

#include "dossier-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How much smaller a picture that fits may be for standing clear of what covers a corner. */
#define LEAST_OF_WHOLE 0.8

static void
set_middle (DossierViewport *self, double x, double y)
{
  self->x = x - self->width / (2 * self->zoom);
  self->y = y - self->height / (2 * self->zoom);
}

static DossierPoint
get_middle (const DossierViewport *self)
{
  return dossier_viewport_to_scene (self, self->width / 2, self->height / 2);
}

static void
keep_within_limits (DossierViewport *self)
{
  DossierPoint middle = get_middle (self);

  set_middle (self, CLAMP (middle.x, self->bounds.x, self->bounds.x + self->bounds.width),
              CLAMP (middle.y, self->bounds.y, self->bounds.y + self->bounds.height));
}

/* The same for a step from @before, which may lie outside already. */
static void
keep_within_reach (DossierViewport *self, DossierPoint before)
{
  DossierPoint middle = get_middle (self);

  set_middle (self,
              CLAMP (middle.x, MIN (self->bounds.x, before.x), MAX (self->bounds.x + self->bounds.width, before.x)),
              CLAMP (middle.y, MIN (self->bounds.y, before.y), MAX (self->bounds.y + self->bounds.height, before.y)));
}

void
dossier_viewport_init (DossierViewport *self)
{
  *self = (DossierViewport){ .zoom = 1.0 };
}

void
dossier_viewport_set_size (DossierViewport *self, double width, double height)
{
  DossierPoint middle = get_middle (self);
  gboolean fits = dossier_viewport_is_fit (self) || self->width <= 0 || self->height <= 0;

  self->width = MAX (width, 0);
  self->height = MAX (height, 0);
  if (fits)
    {
      dossier_viewport_fit (self);
      return;
    }
  self->zoom = CLAMP (self->zoom, dossier_viewport_get_min_zoom (self), DOSSIER_VIEWPORT_MAX_ZOOM);
  set_middle (self, middle.x, middle.y);
  keep_within_limits (self);
}

void
dossier_viewport_set_bounds (DossierViewport *self, const DossierBox *bounds)
{
  DossierPoint middle = get_middle (self);

  self->bounds = *bounds;
  self->zoom = CLAMP (self->zoom, dossier_viewport_get_min_zoom (self), DOSSIER_VIEWPORT_MAX_ZOOM);
  set_middle (self, middle.x, middle.y);
  keep_within_limits (self);
}

void
dossier_viewport_change_bounds (DossierViewport *self, const DossierBox *bounds)
{
  self->bounds = *bounds;
}

DossierPoint
dossier_viewport_to_scene (const DossierViewport *self, double x, double y)
{
  return (DossierPoint){ self->x + x / self->zoom, self->y + y / self->zoom };
}

DossierPoint
dossier_viewport_to_widget (const DossierViewport *self, double x, double y)
{
  return (DossierPoint){ (x - self->x) * self->zoom, (y - self->y) * self->zoom };
}

DossierBox
dossier_viewport_box_to_widget (const DossierViewport *self, const DossierBox *box)
{
  DossierPoint corner = dossier_viewport_to_widget (self, box->x, box->y);

  return (DossierBox){ corner.x, corner.y, box->width * self->zoom, box->height * self->zoom };
}

DossierBox
dossier_viewport_get_region (const DossierViewport *self)
{
  return (DossierBox){ self->x, self->y, self->width / self->zoom, self->height / self->zoom };
}

/* At which the bounds fit into a room of that size; never above full size. */
static double
get_zoom_in (const DossierViewport *self, double width, double height)
{
  double zoom = DOSSIER_VIEWPORT_FULL_SIZE;

  if (self->bounds.width > 0 && width > 0)
    zoom = MIN (zoom, width / self->bounds.width);
  if (self->bounds.height > 0 && height > 0)
    zoom = MIN (zoom, height / self->bounds.height);
  return zoom;
}

double
dossier_viewport_get_fit_zoom (const DossierViewport *self)
{
  DossierViewport fit = *self;

  dossier_viewport_fit (&fit);
  return fit.zoom;
}

double
dossier_viewport_get_min_zoom (const DossierViewport *self)
{
  return dossier_viewport_get_fit_zoom (self) / 2;
}

char *
dossier_viewport_describe_zoom (double zoom)
{
  double percent = zoom / DOSSIER_VIEWPORT_FULL_SIZE * 100;

  /* Of a graph that is very wide nothing would be left. */
  if (percent < 0.95)
    /* Translators: a zoom level below 1 percent */
    return g_strdup_printf (_("%.1f%%"), MAX (percent, 0.1));
  /* Translators: a zoom level in percent */
  return g_strdup_printf (_("%.0f%%"), percent);
}

gboolean
dossier_viewport_equal (const DossierViewport *a, const DossierViewport *b)
{
  /* A hundredth of a pixel over the whole of the widget cannot be seen. */
  double tolerance = 0.01 / MAX (a->zoom, b->zoom);

  return fabs (a->zoom / b->zoom - 1) < 1e-5 && fabs (a->x - b->x) < tolerance && fabs (a->y - b->y) < tolerance
         && a->width == b->width && a->height == b->height;
}

gboolean
dossier_viewport_is_fit (const DossierViewport *self)
{
  DossierViewport fit = *self;

  dossier_viewport_fit (&fit);
  return dossier_viewport_equal (self, &fit);
}

static void
put_in_middle (DossierViewport *self, double zoom)
{
  self->zoom = zoom;
  set_middle (self, self->bounds.x + self->bounds.width / 2, self->bounds.y + self->bounds.height / 2);
}

/* Of a larger one there is no way out. */
static gboolean
has_small_corner (const DossierViewport *self)
{
  return self->corner_width > 0 && self->corner_width <= self->width / 2 && self->corner_height <= self->height / 2;
}

/* How far a picture in the middle reaches over the covered corner, upwards and from the side. */
static DossierPoint
get_overlap (const DossierViewport *self)
{
  DossierBox box = dossier_viewport_box_to_widget (self, &self->bounds);

  return (DossierPoint){ MAX (self->corner_width - box.x, 0),
                         MAX (box.y + box.height - (self->height - self->corner_height), 0) };
}

static void
avoid_corner (DossierViewport *self)
{
  DossierPoint overlap = get_overlap (self);
  double whole = self->zoom;
  double above = get_zoom_in (self, self->width - 2 * DOSSIER_VIEWPORT_MARGIN,
                              self->height - self->corner_height - DOSSIER_VIEWPORT_MARGIN);
  double aside = get_zoom_in (self, self->width - self->corner_width - DOSSIER_VIEWPORT_MARGIN,
                              self->height - 2 * DOSSIER_VIEWPORT_MARGIN);

  if (overlap.x <= 0 || overlap.y <= 0 || MAX (above, aside) < LEAST_OF_WHOLE * whole)
    return;

  put_in_middle (self, MIN (MAX (above, aside), whole));
  overlap = get_overlap (self);
  if (above >= aside)
    self->y += overlap.y / self->zoom;
  else
    self->x += (self->corner_at_right ? overlap.x : -overlap.x) / self->zoom;
}

void
dossier_viewport_fit (DossierViewport *self)
{
  /* A window that is hardly larger than its margins still shows something. */
  put_in_middle (self, get_zoom_in (self, MAX (self->width - 2 * DOSSIER_VIEWPORT_MARGIN, self->width / 2),
                                    MAX (self->height - 2 * DOSSIER_VIEWPORT_MARGIN, self->height / 2)));
  if (has_small_corner (self))
    avoid_corner (self);
}

void
dossier_viewport_zoom_about (DossierViewport *self, double zoom, double x, double y)
{
  DossierPoint point = dossier_viewport_to_scene (self, x, y);
  DossierPoint before = get_middle (self);

  self->zoom = CLAMP (zoom, MIN (dossier_viewport_get_min_zoom (self), self->zoom), DOSSIER_VIEWPORT_MAX_ZOOM);
  self->x = point.x - x / self->zoom;
  self->y = point.y - y / self->zoom;
  keep_within_reach (self, before);
}

void
dossier_viewport_pan_by (DossierViewport *self, double dx, double dy)
{
  DossierPoint before = get_middle (self);

  self->x -= dx / self->zoom;
  self->y -= dy / self->zoom;
  keep_within_reach (self, before);
}

void
dossier_viewport_centre_on (DossierViewport *self, double x, double y)
{
  set_middle (self, x, y);
  keep_within_limits (self);
}

/* How far a span from @start of @length must move to lie within 0 and @room. */
static double
get_way_in (double start, double length, double room)
{
  if (length > room)
    return (start > 0 || start + length < room) ? room / 2 - (start + length / 2) : 0;
  if (start < 0)
    return -start;
  if (start + length > room)
    return room - (start + length);
  return 0;
}

gboolean
dossier_viewport_reveal (DossierViewport *self, const DossierBox *box, double margin)
{
  DossierBox on_widget = dossier_viewport_box_to_widget (self, box);
  double dx = get_way_in (on_widget.x - margin, on_widget.width + 2 * margin, self->width);
  double dy = get_way_in (on_widget.y - margin, on_widget.height + 2 * margin, self->height);

  if (dx == 0 && dy == 0)
    return FALSE;
  dossier_viewport_pan_by (self, dx, dy);
  return TRUE;
}

gboolean
dossier_viewport_uncover (DossierViewport *self, const DossierBox *box, double margin)
{
  DossierBox place = dossier_viewport_box_to_widget (self, box);
  double up = place.y + place.height + margin - (self->height - self->corner_height);
  double aside = self->corner_at_right ? place.x + place.width + margin - (self->width - self->corner_width)
                                       : self->corner_width + margin - place.x;
  gboolean can_go_up = place.y - up >= margin;
  gboolean can_go_aside = self->corner_at_right ? place.x - aside >= margin
                                                : place.x + place.width + aside <= self->width - margin;

  if (!has_small_corner (self) || up <= 0 || aside <= 0 || (!can_go_up && !can_go_aside))
    return FALSE;

  if (can_go_up && (up <= aside || !can_go_aside))
    dossier_viewport_pan_by (self, 0, -up);
  else
    dossier_viewport_pan_by (self, self->corner_at_right ? -aside : aside, 0);
  return TRUE;
}

DossierViewportPlace
dossier_viewport_get_place (const DossierViewport *self)
{
  DossierPoint middle = get_middle (self);

  return (
      DossierViewportPlace){ .zoom = self->zoom, .x = middle.x, .y = middle.y, .fits = dossier_viewport_is_fit (self) };
}

void
dossier_viewport_set_place (DossierViewport *self, const DossierViewportPlace *place)
{
  if (place->fits)
    {
      dossier_viewport_fit (self);
      return;
    }
  self->zoom = CLAMP (place->zoom, dossier_viewport_get_min_zoom (self), DOSSIER_VIEWPORT_MAX_ZOOM);
  dossier_viewport_centre_on (self, place->x, place->y);
}

void
dossier_viewport_interpolate (const DossierViewport *from, const DossierViewport *to, double t, DossierViewport *result)
{
  double way = t;

  *result = *to;
  if (t >= 1)
    return;

  result->zoom = from->zoom * pow (to->zoom / from->zoom, t);
  /* With the origin moving in proportion to 1 / zoom, one point of the widget shows one point of the scene throughout.
   */
  if (fabs (to->zoom / from->zoom - 1) > 1e-6)
    way = (1 / from->zoom - 1 / result->zoom) / (1 / from->zoom - 1 / to->zoom);
  result->x = from->x + (to->x - from->x) * way;
  result->y = from->y + (to->y - from->y) * way;
}
