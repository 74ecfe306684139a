/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-search.h"

G_BEGIN_DECLS

/**
 * DossierTimelineMode:
 * @DOSSIER_TIMELINE_HAPPENED: by the date on which it was said or took effect
 * @DOSSIER_TIMELINE_KNOWN: by the first date on which a source that says so was published
 */
typedef enum
{
  DOSSIER_TIMELINE_HAPPENED,
  DOSSIER_TIMELINE_KNOWN,
} DossierTimelineMode;

typedef enum
{
  DOSSIER_TIMELINE_DAY,
  DOSSIER_TIMELINE_MONTH,
  DOSSIER_TIMELINE_YEAR,
} DossierTimelineUnit;

/**
 * DossierTimelineBin:
 * @first: its first day, in days since 1970-01-01
 * @last: its last day, inclusive
 * @n_certain: nodes that are dated within it for certain
 * @n_uncertain: nodes whose date is uncertain or approximate, or begins in it and ends in a later one
 * @n_matching_certain: those of them that match
 * @n_matching_uncertain: those of them that match
 *
 * A node stands in one bin alone: that of the first day that its date can mean.
 */
typedef struct
{
  gint64 first;
  gint64 last;
  guint n_certain;
  guint n_uncertain;
  guint n_matching_certain;
  guint n_matching_uncertain;
} DossierTimelineBin;

/**
 * DossierTimeline:
 * @n_bins: 0 where nothing is dated
 * @bins: (array length=n_bins): side by side from the first date to the last
 * @n_undated: nodes without a date, or with one that has no beginning
 * @n_matching_undated: those of them that match
 *
 * How the nodes of a snapshot lie in time.
 */
typedef struct
{
  DossierTimelineMode mode;
  DossierTimelineUnit unit;
  guint n_bins;
  DossierTimelineBin *bins;
  guint n_undated;
  guint n_matching_undated;
} DossierTimeline;

/* @matching: (nullable) (array): a byte a node, 1 for a match; %NULL for all. @max_bins: the unit is the finest that needs
 * no more (years go together by tens, hundreds and so on where even they are too many); 2 at least. */
DossierTimeline *
dossier_timeline_new (DossierSearch *search, const guint8 *matching, DossierTimelineMode mode, guint max_bins);
void dossier_timeline_free (DossierTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimeline, dossier_timeline_free)

G_END_DECLS
