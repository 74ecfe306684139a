/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-timeline-view.h"

G_BEGIN_DECLS

/* The width of @text, pixels. */
typedef double (*DossierTimelineMeasure) (const char *text, gpointer user_data);

/**
 * DossierTimelineLabel:
 * @text: in the language of the locale
 * @x: its left edge, pixels
 * @width: pixels
 * @at: the place it is about, pixels
 */
typedef struct
{
  char *text;
  double x;
  double width;
  double at;
} DossierTimelineLabel;

/**
 * DossierTimelineAxis:
 * @units: (element-type DossierTimelineLabel): days, months or years, in the order of time
 * @spans: (element-type DossierTimelineLabel): in a row below: the months with their year that the days are of, or the
 *   years of the months; none below years. @at is where it begins.
 *
 * What stands below a chart. No label overlaps another one of its row, nor leaves the chart.
 */
typedef struct
{
  GArray *units;
  GArray *spans;
} DossierTimelineAxis;

/* @finest: the unit of the bars, which no label is finer than. */
DossierTimelineAxis *dossier_timeline_axis_new (const DossierTimelineView *view,
                                                DossierTimelineUnit finest,
                                                DossierTimelineMeasure measure,
                                                gpointer user_data);
void dossier_timeline_axis_free (DossierTimelineAxis *axis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineAxis, dossier_timeline_axis_free)

G_END_DECLS
