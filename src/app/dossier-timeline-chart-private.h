/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-timeline-axis.h"
#include "dossier-timeline-chart.h"

G_BEGIN_DECLS

/*
 * What the files of the chart share: dossier-timeline-chart.c (the widget), -draw.c (what it looks like), -input.c
 * (pointer and keys).
 */

#define DOSSIER_TIMELINE_NO_BIN G_MAXUINT

typedef enum
{
  DOSSIER_TIMELINE_BEFORE, /* what the view begins after */
  DOSSIER_TIMELINE_AFTER,
  DOSSIER_N_TIMELINE_SIDES,
} DossierTimelineSide;

struct _DossierTimelineChart
{
  GtkWidget parent_instance;

  DossierTimeline *timeline; /* (nullable) */
  DossierTimelineView view;
  DossierTimelineRange range;
  gboolean has_range;
  DossierTimelineRange mark;
  gboolean has_mark;
  DossierTimelineRange cursor; /* the bar that the keyboard is on */
  gboolean has_cursor;
  guint hover; /* bin under the pointer */
  char **summaries; /* (nullable): the longest first */

  DossierTimelineAxis *axis; /* (nullable): for the view as it is */
  guint max_bins;            /* as asked for last */
  double plot_height;
  double row_height;  /* of the axis */
  double head_height; /* of what stands above the bars */
  /* Where it stands how many nodes lie outside of the view; a click there shows all. Of no width where there are
   * none. */
  graphene_rect_t outside[DOSSIER_N_TIMELINE_SIDES];

  DossierTimelineHandle dragged;
  DossierTimelineRange press_range; /* where a drag began */
  DossierTimelineRange press_bin;
  double press_x;
  double press_y;
  double pointer_x;
  gboolean dragging;
};

static inline gboolean
dossier_timeline_chart_has_bins (DossierTimelineChart *self)
{
  return self->timeline != NULL && self->timeline->n_bins > 0;
}

static inline gboolean
dossier_timeline_chart_is_known (DossierTimelineChart *self)
{
  return self->timeline != NULL && self->timeline->mode == DOSSIER_TIMELINE_KNOWN;
}

/* After the view has moved. */
void dossier_timeline_chart_view_moved (DossierTimelineChart *self);
/* Bin at a place of the chart; the nearest for a place outside. */
guint dossier_timeline_chart_find_bin (DossierTimelineChart *self, double x);
/* (transfer full): date and counts of a bar. */
char *dossier_timeline_chart_describe_bin (DossierTimelineChart *self, guint bin);
/* How many nodes lie before or after what is in view. */
guint dossier_timeline_chart_count_outside (DossierTimelineChart *self, DossierTimelineSide side);
void dossier_timeline_chart_set_cursor (DossierTimelineChart *self, guint bin);

/* How many rows of words stand above the bars of a chart of @width, and how high each is. */
guint dossier_timeline_chart_measure_rows (DossierTimelineChart *self, int width, double *row_height);
void dossier_timeline_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

void dossier_timeline_chart_input_init (DossierTimelineChart *self);

G_END_DECLS
