/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-timeline-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TIMELINE_CHART (dossier_timeline_chart_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineChart, dossier_timeline_chart, DOSSIER, TIMELINE_CHART, GtkWidget)

/**
 * DossierTimelineChart:
 *
 * The bars of a timeline, and a brush over them: a range that is dragged out, moved by its middle, changed at its ends,
 * and snaps to bars. What was known by a day has one handle alone, its end. All of it works with keys, too:
 * Left and Right move the brush or, where there is none, from bar to bar; with Shift they move its end; Enter takes the
 * bar one is on, Delete and Escape take the brush away; + and - zoom, 0 shows all.
 *
 * Signals: `brushed ()`: the person has changed the range. `view-changed ()`: another number of bins is needed.
 * `play ()`: Space was pressed.
 */
GtkWidget *dossier_timeline_chart_new (void);

/* (transfer full) (nullable) */
void dossier_timeline_chart_set_timeline (DossierTimelineChart *self, DossierTimeline *timeline);
DossierTimeline *dossier_timeline_chart_get_timeline (DossierTimelineChart *self); /* (nullable) */

/* Neither emits a signal. @range: (nullable) */
void dossier_timeline_chart_set_range (DossierTimelineChart *self, const DossierTimelineRange *range);
const DossierTimelineRange *dossier_timeline_chart_get_range (DossierTimelineChart *self); /* (nullable) */

/* As if the person had brushed it. @range: (nullable) */
void dossier_timeline_chart_brush (DossierTimelineChart *self, const DossierTimelineRange *range);

/* The date of what is selected. @mark: (nullable) */
void dossier_timeline_chart_set_mark (DossierTimelineChart *self, const DossierTimelineRange *mark);
const DossierTimelineRange *dossier_timeline_chart_get_mark (DossierTimelineChart *self); /* (nullable) */

/* @texts: (nullable): what stands above the bars, the longest way of saying it first; the first that fits is shown. */
void dossier_timeline_chart_set_summary (DossierTimelineChart *self, const char *const *texts);
/* (nullable): the one that is shown. @is_cut: (out) (optional): whether there is no room even for that. */
const char *dossier_timeline_chart_get_shown_summary (DossierTimelineChart *self, gboolean *is_cut);
/* What assistive technology is told of the brush, such as "6 January 2026 – 9 January 2026, 57 nodes". */
void dossier_timeline_chart_set_value_text (DossierTimelineChart *self, const char *text);

/* (transfer none): its width is that of the chart. */
const DossierTimelineView *dossier_timeline_chart_get_view (DossierTimelineChart *self);
void dossier_timeline_chart_set_view (DossierTimelineChart *self, const DossierTimelineView *view);
void dossier_timeline_chart_zoom (DossierTimelineChart *self, double factor); /* about the brush, or the middle */
void dossier_timeline_chart_fit (DossierTimelineChart *self);

G_END_DECLS
