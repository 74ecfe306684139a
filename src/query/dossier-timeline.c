/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-timeline.h"

/* Fewer cannot be had where dates lie on both sides of the year 0. */
#define LEAST_BINS 2

/* How time is divided: by days, months or so many years. */
typedef struct
{
  DossierTimelineUnit unit;
  gint64 n_years;
} Division;

static gint64
divide_down (gint64 dividend, gint64 divisor)
{
  return dividend / divisor - (dividend % divisor < 0);
}

/* The number of the piece of time that @day lies in. */
static gint64
find_piece (const Division *division, gint64 day)
{
  gint64 year;
  guint month, day_of_month;

  if (division->unit == DOSSIER_TIMELINE_DAY)
    return day;

  dossier_date_split_day (day, &year, &month, &day_of_month);
  return division->unit == DOSSIER_TIMELINE_MONTH ? year * 12 + month - 1 : divide_down (year, division->n_years);
}

static gint64
get_first_day (const Division *division, gint64 piece)
{
  switch (division->unit)
    {
    case DOSSIER_TIMELINE_DAY:
      return piece;
    case DOSSIER_TIMELINE_MONTH:
      return dossier_date_join_day (divide_down (piece, 12), (guint) (piece - divide_down (piece, 12) * 12) + 1, 1);
    case DOSSIER_TIMELINE_YEAR:
    default:
      return dossier_date_join_day (piece * division->n_years, 1, 1);
    }
}

/* The finest division that needs no more than @max_bins from the first day to the last. */
static Division
choose_division (gint64 first, gint64 last, guint max_bins)
{
  Division division = { DOSSIER_TIMELINE_DAY, 1 };

  while (find_piece (&division, last) - find_piece (&division, first) >= max_bins)
    {
      if (division.unit < DOSSIER_TIMELINE_YEAR)
        division.unit++;
      else
        division.n_years *= 10;
    }

  return division;
}

static const DossierDate *
get_date (DossierFacts *facts, DossierTimelineMode mode, guint node)
{
  return mode == DOSSIER_TIMELINE_KNOWN ? dossier_facts_get_known (facts, node) : dossier_facts_get_date (facts, node);
}

static gboolean
has_beginning (const DossierDate *date)
{
  return dossier_date_is_set (date) && date->earliest != G_MININT64;
}

static gboolean
is_certain (const DossierDate *date, const DossierTimelineBin *bin)
{
  return (date->flags & (DOSSIER_DATE_UNCERTAIN | DOSSIER_DATE_APPROXIMATE)) == 0 && date->latest <= bin->last;
}

static void
make_bins (DossierTimeline *timeline, const Division *division, gint64 first, gint64 last)
{
  gint64 piece = find_piece (division, first);

  timeline->unit = division->unit;
  timeline->n_bins = (guint) (find_piece (division, last) - piece) + 1;
  timeline->bins = g_new0 (DossierTimelineBin, timeline->n_bins);
  for (guint i = 0; i < timeline->n_bins; i++)
    {
      timeline->bins[i].first = get_first_day (division, piece + i);
      timeline->bins[i].last = get_first_day (division, piece + i + 1) - 1;
    }
}

static void
count (DossierTimeline *timeline, const Division *division, const DossierDate *date, gboolean matching)
{
  DossierTimelineBin *bin;

  if (!has_beginning (date))
    {
      timeline->n_undated++;
      timeline->n_matching_undated += matching;
      return;
    }

  bin = &timeline->bins[find_piece (division, date->earliest) - find_piece (division, timeline->bins[0].first)];
  if (is_certain (date, bin))
    {
      bin->n_certain++;
      bin->n_matching_certain += matching;
    }
  else
    {
      bin->n_uncertain++;
      bin->n_matching_uncertain += matching;
    }
}

DossierTimeline *
dossier_timeline_new (DossierSearch *search, const guint8 *matching, DossierTimelineMode mode, guint max_bins)
{
  DossierTimeline *timeline;
  DossierFacts *facts;
  Division division = { DOSSIER_TIMELINE_DAY, 1 };
  gint64 first = G_MAXINT64;
  gint64 last = G_MININT64;
  guint n_nodes;

  g_return_val_if_fail (search != NULL, NULL);

  facts = dossier_search_get_facts (search);
  n_nodes = dossier_graph_get_n_nodes (dossier_search_get_graph (search));
  for (guint i = 0; i < n_nodes; i++)
    {
      const DossierDate *date = get_date (facts, mode, i);

      if (!has_beginning (date))
        continue;

      first = MIN (first, date->earliest);
      last = MAX (last, date->earliest);
    }

  timeline = g_new0 (DossierTimeline, 1);
  timeline->mode = mode;
  if (first <= last)
    {
      division = choose_division (first, last, MAX (max_bins, LEAST_BINS));
      make_bins (timeline, &division, first, last);
    }

  for (guint i = 0; i < n_nodes; i++)
    count (timeline, &division, get_date (facts, mode, i), matching == NULL || matching[i]);
  return timeline;
}

void
dossier_timeline_free (DossierTimeline *timeline)
{
  g_return_if_fail (timeline != NULL);

  g_free (timeline->bins);
  g_free (timeline);
}
