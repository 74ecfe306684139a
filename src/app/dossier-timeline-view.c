/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-timeline-view.h"

#include <math.h>

/* Pixels. */
#define WIDEST_DAY 64.0
/* How far a span may reach out of the chart, so that its edge is not seen. */
#define OUTSIDE 64.0

/* What is left free on each side of a range that is shown, as a part of it, and at least so many days. */
#define ROOM 0.15
#define LEAST_ROOM 2.0

static double
get_all_days (const DossierTimelineView *self)
{
  return (double) (self->all.last - self->all.first) + 1;
}

static double
get_least_days (const DossierTimelineView *self)
{
  return MIN (MAX (self->width / WIDEST_DAY, 1), get_all_days (self));
}

static void
limit (DossierTimelineView *self)
{
  double all = get_all_days (self);
  double first = (double) self->all.first;

  self->days = CLAMP (self->days, get_least_days (self), all);
  self->first = CLAMP (self->first, first, first + all - self->days);
}

gboolean
dossier_timeline_view_is_fit (const DossierTimelineView *self)
{
  return self->days >= get_all_days (self);
}

void
dossier_timeline_view_fit (DossierTimelineView *self)
{
  self->days = get_all_days (self);
  limit (self);
}

void
dossier_timeline_view_set_all (DossierTimelineView *self, const DossierTimelineRange *all)
{
  gboolean fits = self->days <= 0 || dossier_timeline_view_is_fit (self);

  self->all = *all;
  if (fits)
    dossier_timeline_view_fit (self);
  else
    limit (self);
}

void
dossier_timeline_view_show (DossierTimelineView *self, const DossierTimelineRange *range)
{
  double first = (double) MAX (range->first, self->all.first);
  double days = (double) MIN (range->last, self->all.last) - first + 1;
  double room = MAX (days * ROOM, LEAST_ROOM);

  self->days = days + 2 * room;
  self->first = first - room;
  limit (self);
}

gboolean
dossier_timeline_view_reveal (DossierTimelineView *self, const DossierTimelineRange *range)
{
  double before = self->first;
  double first = (double) MAX (range->first, self->all.first);
  double end = (double) MIN (range->last, self->all.last) + 1;

  if (first < self->first)
    self->first = first;
  if (end > self->first + self->days)
    self->first = end - self->days;
  limit (self);
  return self->first != before;
}

void
dossier_timeline_view_zoom_about (DossierTimelineView *self, double factor, double x)
{
  double day = dossier_timeline_view_to_day (self, x);
  double part = (day - self->first) / self->days;

  self->days = CLAMP (self->days / factor, get_least_days (self), get_all_days (self));
  self->first = day - part * self->days;
  limit (self);
}

void
dossier_timeline_view_pan_by (DossierTimelineView *self, double dx)
{
  double days = dx / self->width * self->days;

  self->first += self->mirrored ? days : -days;
  limit (self);
}

double
dossier_timeline_view_to_x (const DossierTimelineView *self, double day)
{
  double x = (day - self->first) / self->days * self->width;

  return self->mirrored ? self->width - x : x;
}

double
dossier_timeline_view_to_day (const DossierTimelineView *self, double x)
{
  return self->first + (self->mirrored ? self->width - x : x) / self->width * self->days;
}

void
dossier_timeline_view_get_span (const DossierTimelineView *self,
                                const DossierTimelineRange *range,
                                double *x,
                                double *width)
{
  double a = dossier_timeline_view_to_x (self, (double) range->first);
  double b = dossier_timeline_view_to_x (self, (double) range->last + 1);
  double left = CLAMP (MIN (a, b), -OUTSIDE, self->width + OUTSIDE);
  double right = CLAMP (MAX (a, b), -OUTSIDE, self->width + OUTSIDE);

  *x = left;
  *width = right - left;
}

gboolean
dossier_timeline_view_get_bins (const DossierTimelineView *self,
                                const DossierTimeline *timeline,
                                guint *first,
                                guint *last)
{
  DossierTimelineRange seen = { (gint64) floor (self->first), (gint64) ceil (self->first + self->days) - 1 };

  return dossier_timeline_range_get_bins (timeline, &seen, first, last);
}

guint
dossier_timeline_view_get_max_bins (const DossierTimelineView *self)
{
  double slots = MAX (self->width / DOSSIER_TIMELINE_SLOT, 1);

  return (guint) CLAMP (slots * get_all_days (self) / self->days, 1, DOSSIER_TIMELINE_MAX_BINS);
}

DossierTimelineHandle
dossier_timeline_view_pick (const DossierTimelineView *self,
                            const DossierTimelineRange *range,
                            double x,
                            double tolerance)
{
  double first;
  double last;
  gboolean near_first;
  gboolean near_last;

  if (range == NULL)
    return DOSSIER_TIMELINE_HANDLE_NONE;

  first = fabs (dossier_timeline_view_to_x (self, (double) range->first) - x);
  last = fabs (dossier_timeline_view_to_x (self, (double) range->last + 1) - x);
  near_first = range->first != G_MININT64 && first <= tolerance;
  near_last = range->last != G_MAXINT64 && last <= tolerance;
  if (near_first && (!near_last || first < last))
    return DOSSIER_TIMELINE_HANDLE_FIRST;
  if (near_last)
    return DOSSIER_TIMELINE_HANDLE_LAST;

  first = dossier_timeline_view_to_day (self, x);
  return first >= (double) range->first && first < (double) range->last + 1 ? DOSSIER_TIMELINE_HANDLE_MIDDLE
                                                                           : DOSSIER_TIMELINE_HANDLE_NONE;
}

static guint
count_bin (const DossierTimelineBin *bin)
{
  return bin->n_certain + bin->n_uncertain;
}

DossierTimelineRange
dossier_timeline_find_dense (const DossierTimeline *timeline, double share)
{
  DossierTimelineRange best = { timeline->bins[0].first, timeline->bins[timeline->n_bins - 1].last };
  guint matching;
  double wanted = share * dossier_timeline_range_count (timeline, NULL, &matching);
  guint first = 0;
  guint n = 0;

  for (guint last = 0; last < timeline->n_bins; last++)
    {
      n += count_bin (&timeline->bins[last]);
      while (first < last && n - count_bin (&timeline->bins[first]) >= wanted)
        n -= count_bin (&timeline->bins[first++]);
      if (n >= wanted && timeline->bins[last].last - timeline->bins[first].first < best.last - best.first)
        best = dossier_timeline_range_of_bins (timeline, first, last);
    }
  return best;
}
