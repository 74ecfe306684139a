/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-timeline-range.h"

#include "core/dossier-date.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OPEN_FIRST G_MININT64
#define OPEN_LAST G_MAXINT64

gboolean
dossier_timeline_range_equal (const DossierTimelineRange *a, const DossierTimelineRange *b)
{
  return a->first == b->first && a->last == b->last;
}

gboolean
dossier_timeline_range_parse (const char *value, DossierTimelineRange *range)
{
  const char *dots = strstr (value, "..");
  g_autofree char *start = g_strstrip (dots != NULL ? g_strndup (value, (gsize) (dots - value)) : g_strdup (value));
  g_autofree char *end = g_strstrip (g_strdup (dots != NULL ? dots + strlen ("..") : value));
  DossierTimelineRange found = { OPEN_FIRST, OPEN_LAST };
  DossierDate date;

  /* The dots of an interval of EDTF that is open are of the date itself. */
  if (dots != NULL && strchr (value, '/') != NULL)
    {
      if (!dossier_date_parse (value, &date, NULL))
        return FALSE;
      *range = (DossierTimelineRange){ date.earliest, date.latest };
      return TRUE;
    }
  if (*start == '\0' && *end == '\0')
    return FALSE;

  if (*start != '\0')
    {
      if (!dossier_date_parse (start, &date, NULL))
        return FALSE;
      found.first = date.earliest;
    }
  if (*end != '\0')
    {
      if (!dossier_date_parse (end, &date, NULL))
        return FALSE;
      found.last = date.latest;
    }
  if (found.first > found.last)
    return FALSE;

  *range = found;
  return TRUE;
}

static gboolean
is_first_of_month (gint64 day, gboolean of_year)
{
  gint64 year;
  guint month;
  guint day_of_month;

  if (day == OPEN_FIRST)
    return TRUE;

  dossier_date_split_day (day, &year, &month, &day_of_month);
  return day_of_month == 1 && (month == 1 || !of_year);
}

static gboolean
is_last_of_month (gint64 day, gboolean of_year)
{
  return day == OPEN_LAST || is_first_of_month (day + 1, of_year);
}

/* The least precise unit that @range is made of whole ones of. */
static DossierTimelineUnit
get_unit (const DossierTimelineRange *range)
{
  if (is_first_of_month (range->first, TRUE) && is_last_of_month (range->last, TRUE))
    return DOSSIER_TIMELINE_YEAR;
  if (is_first_of_month (range->first, FALSE) && is_last_of_month (range->last, FALSE))
    return DOSSIER_TIMELINE_MONTH;
  return DOSSIER_TIMELINE_DAY;
}

static char *
print_day (gint64 day, DossierTimelineUnit unit)
{
  gint64 year;
  guint month;
  guint day_of_month;
  g_autofree char *year_text = NULL;

  dossier_date_split_day (day, &year, &month, &day_of_month);
  /* Beyond four digits a year has a letter and no months (EDTF, level 1). */
  if (year < -9999 || year > 9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, year);

  year_text = g_strdup_printf ("%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));
  switch (unit)
    {
    case DOSSIER_TIMELINE_YEAR:
      return g_steal_pointer (&year_text);
    case DOSSIER_TIMELINE_MONTH:
      return g_strdup_printf ("%s-%02u", year_text, month);
    case DOSSIER_TIMELINE_DAY:
    default:
      return g_strdup_printf ("%s-%02u-%02u", year_text, month, day_of_month);
    }
}

/* @between stands between both ends; one date alone where both are the same. */
static char *
print_range (const DossierTimelineRange *range, const char *between, const char *open)
{
  DossierTimelineUnit unit = get_unit (range);
  g_autofree char *start = range->first != OPEN_FIRST ? print_day (range->first, unit) : g_strdup (open);
  g_autofree char *end = range->last != OPEN_LAST ? print_day (range->last, unit) : g_strdup (open);

  if (range->first != OPEN_FIRST && strcmp (start, end) == 0)
    return g_steal_pointer (&start);
  return g_strconcat (start, between, end, NULL);
}

char *
dossier_timeline_range_print (const DossierTimelineRange *range)
{
  if (range->first == OPEN_FIRST && range->last == OPEN_LAST)
    return NULL;
  return print_range (range, "..", "");
}

char *
dossier_timeline_range_describe (const DossierTimelineRange *range)
{
  g_autofree char *date = NULL;

  if (range->first == OPEN_FIRST && range->last == OPEN_LAST)
    return g_strdup (_("Any date"));

  date = print_range (range, "/", "..");
  return dossier_date_format (date);
}

char *
dossier_timeline_range_describe_in_digits (const DossierTimelineRange *range)
{
  return print_range (range, " – ", "…");
}

guint
dossier_timeline_find_bin (const DossierTimeline *timeline, gint64 day)
{
  guint low = 0;
  guint high = timeline->n_bins - 1;

  g_return_val_if_fail (timeline->n_bins > 0, 0);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (timeline->bins[middle].last < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

DossierTimelineRange
dossier_timeline_range_of_bins (const DossierTimeline *timeline, guint a, guint b)
{
  return (DossierTimelineRange){ timeline->bins[MIN (a, b)].first, timeline->bins[MAX (a, b)].last };
}

gboolean
dossier_timeline_range_get_bins (const DossierTimeline *timeline,
                                 const DossierTimelineRange *range,
                                 guint *first,
                                 guint *last)
{
  if (timeline->n_bins == 0 || range->last < timeline->bins[0].first
      || range->first > timeline->bins[timeline->n_bins - 1].last)
    return FALSE;

  *first = dossier_timeline_find_bin (timeline, range->first);
  *last = dossier_timeline_find_bin (timeline, range->last);
  return TRUE;
}

DossierTimelineRange
dossier_timeline_range_move (const DossierTimeline *timeline, const DossierTimelineRange *range, int n_bins)
{
  gint64 n_all = timeline->n_bins;
  guint first;
  guint last;
  gint64 by = n_bins;

  if (!dossier_timeline_range_get_bins (timeline, range, &first, &last))
    {
      /* From outside it comes to the end that is near. */
      first = last = dossier_timeline_find_bin (timeline, range->first);
      return dossier_timeline_range_of_bins (timeline, first, last);
    }

  if (range->first == OPEN_FIRST)
    {
      last = (guint) CLAMP ((gint64) last + by, 0, n_all - 1);
      return (DossierTimelineRange){ OPEN_FIRST, timeline->bins[last].last };
    }
  if (range->last == OPEN_LAST)
    {
      first = (guint) CLAMP ((gint64) first + by, 0, n_all - 1);
      return (DossierTimelineRange){ timeline->bins[first].first, OPEN_LAST };
    }

  by = CLAMP (by, -(gint64) first, n_all - 1 - last);
  return dossier_timeline_range_of_bins (timeline, (guint) (first + by), (guint) (last + by));
}

static gboolean
find_filled (const DossierTimeline *timeline, guint from, guint *bin)
{
  for (*bin = from; *bin < timeline->n_bins; (*bin)++)
    if (timeline->bins[*bin].n_certain + timeline->bins[*bin].n_uncertain > 0)
      return TRUE;
  return FALSE;
}

gboolean
dossier_timeline_range_step (const DossierTimeline *timeline,
                             const DossierTimelineRange *range,
                             DossierTimelineRange *next)
{
  guint first = 0;
  guint last = 0;
  guint width = 1;
  guint from = 0;
  guint bin;

  if (range != NULL && dossier_timeline_range_get_bins (timeline, range, &first, &last))
    {
      width = range->first == OPEN_FIRST ? 1 : last - first + 1;
      from = last + 1;
    }
  else if (range != NULL && timeline->n_bins > 0 && range->first > timeline->bins[timeline->n_bins - 1].last)
    {
      return FALSE;
    }
  if (!find_filled (timeline, from, &bin))
    return FALSE;

  *next = dossier_timeline_range_of_bins (timeline, bin, (guint) MIN ((guint64) bin + width, timeline->n_bins) - 1);
  if (range != NULL && range->first == OPEN_FIRST)
    next->first = OPEN_FIRST;
  return TRUE;
}

guint
dossier_timeline_range_count (const DossierTimeline *timeline, const DossierTimelineRange *range, guint *matching)
{
  DossierTimelineRange all = { OPEN_FIRST, OPEN_LAST };
  guint first;
  guint last;
  guint n = 0;

  *matching = 0;
  if (!dossier_timeline_range_get_bins (timeline, range != NULL ? range : &all, &first, &last))
    return 0;

  for (guint i = first; i <= last; i++)
    {
      const DossierTimelineBin *bin = &timeline->bins[i];

      n += bin->n_certain + bin->n_uncertain;
      *matching += bin->n_matching_certain + bin->n_matching_uncertain;
    }
  return n;
}
