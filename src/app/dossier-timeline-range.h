/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-timeline.h"

G_BEGIN_DECLS

/**
 * DossierTimelineRange:
 * @first: the first day, in days since 1970-01-01; %G_MININT64 without a beginning
 * @last: the last day, inclusive; %G_MAXINT64 without an end
 *
 * A piece of time, as the value of `date:` and `known:` in a query has it and as the brush of the timeline draws it.
 * Plain numbers, copied by assignment. Has no widgets, nor has any of the functions below.
 */
typedef struct
{
  gint64 first;
  gint64 last;
} DossierTimelineRange;

gboolean dossier_timeline_range_equal (const DossierTimelineRange *a, const DossierTimelineRange *b);

/* What the value of a term means: a date, or `A..B` where either may be left out. FALSE where it is neither. */
gboolean dossier_timeline_range_parse (const char *value, DossierTimelineRange *range);
/* (transfer full) (nullable): the shortest such value: years or months where it is made of whole ones. %NULL for all
 * time. */
char *dossier_timeline_range_print (const DossierTimelineRange *range);
/* (transfer full): the same for people: "6 January 2026 – 9 January 2026", "until 9 January 2026"; "Any date" for all
 * time. */
char *dossier_timeline_range_describe (const DossierTimelineRange *range);
/* (transfer full): the same where room is scarce: "2026-01-06 – 2026-01-09", "… – 2026-01-09". */
char *dossier_timeline_range_describe_in_digits (const DossierTimelineRange *range);

/*
 * A brush is a range that begins and ends with bins of a timeline; the functions below need a timeline with bins.
 */

/* Bin of a day; the nearest one for a day outside. */
guint dossier_timeline_find_bin (const DossierTimeline *timeline, gint64 day);
/* From bin @a to bin @b, whichever comes first. */
DossierTimelineRange dossier_timeline_range_of_bins (const DossierTimeline *timeline, guint a, guint b);
/* The bins that @range lies in, without leaving the timeline. FALSE where it lies outside as a whole. */
gboolean dossier_timeline_range_get_bins (const DossierTimeline *timeline,
                                          const DossierTimelineRange *range,
                                          guint *first,
                                          guint *last);
/* As wide as before (in bins), @n_bins later, but no further than the ends of the timeline. */
DossierTimelineRange
dossier_timeline_range_move (const DossierTimeline *timeline, const DossierTimelineRange *range, int n_bins);
/* The next step of playing: @range moves on by its own width, and past what is empty to the next bin with a node; one
 * that is open at its beginning grows so. %NULL for @range begins. FALSE at the end of the timeline. */
gboolean dossier_timeline_range_step (const DossierTimeline *timeline,
                                      const DossierTimelineRange *range,
                                      DossierTimelineRange *next);
/* Nodes in the bins of @range; @matching: (out): those of them that match. %NULL for @range: all that are dated. */
guint
dossier_timeline_range_count (const DossierTimeline *timeline, const DossierTimelineRange *range, guint *matching);

G_END_DECLS
