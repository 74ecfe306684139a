/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-timeline-range.h"

G_BEGIN_DECLS

/* The least width of a bar with the gap beside it, pixels. */
#define DOSSIER_TIMELINE_SLOT 6.0
/* The most bins that are made for a timeline, however near it is seen: about 300 years of days. */
#define DOSSIER_TIMELINE_MAX_BINS 110000

/**
 * DossierTimelineView:
 * @width: width of the chart, pixels
 * @mirrored: time goes from right to left
 * @all: the timeline's first and last day
 * @first: the day at which the chart begins, with its fraction
 * @days: how many days the chart shows
 *
 * Which part of the time a chart shows. Plain numbers, copied by assignment. Every function that moves it keeps it
 * within its limits: never more than all, never less than makes a day some 60 pixels wide.
 */
typedef struct
{
  double width;
  gboolean mirrored;
  DossierTimelineRange all;
  double first;
  double days;
} DossierTimelineView;

/**
 * DossierTimelineHandle:
 *
 * What of a brush is at a place.
 */
typedef enum
{
  DOSSIER_TIMELINE_HANDLE_NONE,
  DOSSIER_TIMELINE_HANDLE_FIRST,
  DOSSIER_TIMELINE_HANDLE_LAST,
  DOSSIER_TIMELINE_HANDLE_MIDDLE,
} DossierTimelineHandle;

/* Shows all of @all where it showed all before or nothing; keeps its place otherwise. */
void dossier_timeline_view_set_all (DossierTimelineView *self, const DossierTimelineRange *all);
void dossier_timeline_view_fit (DossierTimelineView *self);
gboolean dossier_timeline_view_is_fit (const DossierTimelineView *self);
/* Shows @range, with some room around it. */
void dossier_timeline_view_show (DossierTimelineView *self, const DossierTimelineRange *range);
/* Moves no further than needed to have @range in view, or its last day where it is too long. FALSE where nothing
 * moved. */
gboolean dossier_timeline_view_reveal (DossierTimelineView *self, const DossierTimelineRange *range);
/* Keeps the day at @x there. */
void dossier_timeline_view_zoom_about (DossierTimelineView *self, double factor, double x);
/* The chart moves to the right by so many pixels. */
void dossier_timeline_view_pan_by (DossierTimelineView *self, double dx);

/* Days with their fractions since 1970-01-01; the left edge of a bar that is not mirrored is at its first day. */
double dossier_timeline_view_to_x (const DossierTimelineView *self, double day);
double dossier_timeline_view_to_day (const DossierTimelineView *self, double x);
/* Left edge and width of a range, cut off a little outside of the chart. */
void dossier_timeline_view_get_span (const DossierTimelineView *self,
                                     const DossierTimelineRange *range,
                                     double *x,
                                     double *width);
/* The bins that are in view at least in part; FALSE for none. */
gboolean dossier_timeline_view_get_bins (const DossierTimelineView *self,
                                         const DossierTimeline *timeline,
                                         guint *first,
                                         guint *last);
/* How many bins the whole timeline may have, so that a bar in view is no narrower than DOSSIER_TIMELINE_SLOT. */
guint dossier_timeline_view_get_max_bins (const DossierTimelineView *self);
/* @range: (nullable) */
DossierTimelineHandle dossier_timeline_view_pick (const DossierTimelineView *self,
                                                  const DossierTimelineRange *range,
                                                  double x,
                                                  double tolerance);

/* The shortest piece of time that has at least @share (0 to 1) of the dated nodes: where to look first when most of
 * what is known happened within days and a few things decades before. The first of several. */
DossierTimelineRange dossier_timeline_find_dense (const DossierTimeline *timeline, double share);

G_END_DECLS
