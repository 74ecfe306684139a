/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-timeline-axis.h"

#include "core/dossier-date.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels kept free between two labels, and between the places of two labels whatever their width. */
#define GAP 8.0
#define LEAST_STEP 14.0

/* Every @step of @unit has a label. */
typedef struct
{
  DossierTimelineUnit unit;
  gint64 step;
} Density;

static const Density densities[] = {
  { DOSSIER_TIMELINE_DAY, 1 },      { DOSSIER_TIMELINE_DAY, 2 },     { DOSSIER_TIMELINE_DAY, 5 },
  { DOSSIER_TIMELINE_DAY, 10 },     { DOSSIER_TIMELINE_MONTH, 1 },   { DOSSIER_TIMELINE_MONTH, 3 },
  { DOSSIER_TIMELINE_MONTH, 6 },    { DOSSIER_TIMELINE_YEAR, 1 },    { DOSSIER_TIMELINE_YEAR, 2 },
  { DOSSIER_TIMELINE_YEAR, 5 },     { DOSSIER_TIMELINE_YEAR, 10 },   { DOSSIER_TIMELINE_YEAR, 20 },
  { DOSSIER_TIMELINE_YEAR, 50 },    { DOSSIER_TIMELINE_YEAR, 100 },  { DOSSIER_TIMELINE_YEAR, 200 },
  { DOSSIER_TIMELINE_YEAR, 500 },   { DOSSIER_TIMELINE_YEAR, 1000 }, { DOSSIER_TIMELINE_YEAR, 2000 },
  { DOSSIER_TIMELINE_YEAR, 5000 },  { DOSSIER_TIMELINE_YEAR, 10000 },
};

static const double days_of_unit[] = { 1, 30.4, 365.2 };

static void
clear_label (gpointer data)
{
  g_free (((DossierTimelineLabel *) data)->text);
}

static GArray *
create_labels (void)
{
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (DossierTimelineLabel));

  g_array_set_clear_func (labels, clear_label);
  return labels;
}

/* The first day of the unit that is @by units after the one that @day lies in. */
static gint64
begin_unit (gint64 day, DossierTimelineUnit unit, gint64 by)
{
  gint64 year;
  guint month;
  guint day_of_month;

  if (unit == DOSSIER_TIMELINE_DAY)
    return day + by;

  dossier_date_split_day (day, &year, &month, &day_of_month);
  if (unit == DOSSIER_TIMELINE_YEAR)
    return dossier_date_join_day (year + by, 1, 1);

  by += (gint64) month - 1;
  year += by / 12;
  by %= 12;
  if (by < 0)
    {
      by += 12;
      year--;
    }
  return dossier_date_join_day (year, (guint) by + 1, 1);
}

/* Whether the unit that begins on @day has a label: those that people count by, such as the 1st, 6th, 11th of each month,
 * or each tenth year. */
static gboolean
is_labelled (gint64 day, const Density *density)
{
  gint64 year;
  guint month;
  guint day_of_month;

  dossier_date_split_day (day, &year, &month, &day_of_month);
  switch (density->unit)
    {
    case DOSSIER_TIMELINE_DAY:
      /* Not the last one or two days, next to which the first of the next month stands. */
      return density->step == 1
             || ((day_of_month - 1) % density->step == 0 && day_of_month + density->step <= 31 + density->step / 2);
    case DOSSIER_TIMELINE_MONTH:
      return (month - 1) % density->step == 0;
    case DOSSIER_TIMELINE_YEAR:
    default:
      return year % density->step == 0;
    }
}

static char *
format_number (gint64 day, const char *pattern)
{
  gint64 year;
  guint month;
  guint day_of_month;
  g_autoptr (GDateTime) date = NULL;

  dossier_date_split_day (day, &year, &month, &day_of_month);
  /* Neither a day's nor a month's name depends on the year, which GLib's calendar may not have. */
  date = g_date_time_new_utc (2000, (int) month, (int) day_of_month, 0, 0, 0);
  return g_date_time_format (date, pattern);
}

static char *
format_unit (gint64 day, DossierTimelineUnit unit)
{
  DossierTimelineRange range = { day, begin_unit (day, unit, 1) - 1 };

  switch (unit)
    {
    case DOSSIER_TIMELINE_DAY:
      /* Translators: a day of a month below a chart, for g_date_time_format(), as in "8". */
      return format_number (day, C_ ("axis", "%-d"));
    case DOSSIER_TIMELINE_MONTH:
      /* Translators: a month below a chart, for g_date_time_format(), as in "Jan". */
      return format_number (day, C_ ("axis", "%b"));
    case DOSSIER_TIMELINE_YEAR:
    default:
      return dossier_timeline_range_describe (&range);
    }
}

/* FALSE where two labels would overlap; what leaves the chart is left out. */
static gboolean
fill_units (const DossierTimelineView *view,
            const Density *density,
            DossierTimelineMeasure measure,
            gpointer user_data,
            GArray *labels)
{
  gint64 end = (gint64) ceil (view->first + view->days);
  gint64 by = density->unit == DOSSIER_TIMELINE_YEAR ? density->step : 1;
  gint64 day = begin_unit ((gint64) floor (view->first), density->unit, 0);

  if (density->unit == DOSSIER_TIMELINE_YEAR)
    {
      gint64 year;
      guint month;
      guint day_of_month;

      dossier_date_split_day (day, &year, &month, &day_of_month);
      day = dossier_date_join_day (year - ((year % by) + by) % by, 1, 1);
    }

  for (; day < end; day = begin_unit (day, density->unit, by))
    {
      gint64 next = begin_unit (day, density->unit, 1);
      DossierTimelineLabel label = { 0 };
      const DossierTimelineLabel *last;

      if (!is_labelled (day, density))
        continue;

      label.at = dossier_timeline_view_to_x (view, ((double) day + (double) next) / 2);
      label.text = format_unit (day, density->unit);
      label.width = measure (label.text, user_data);
      label.x = label.at - label.width / 2;
      if (label.x < 0 || label.x + label.width > view->width)
        {
          g_free (label.text);
          continue;
        }

      last = labels->len > 0 ? &g_array_index (labels, DossierTimelineLabel, labels->len - 1) : NULL;
      if (last != NULL
          && (view->mirrored ? label.x + label.width + GAP > last->x : last->x + last->width + GAP > label.x))
        {
          g_free (label.text);
          return FALSE;
        }
      g_array_append_val (labels, label);
    }
  return TRUE;
}

/* Each stands where its month or year begins, or at the chart's edge, for as long as it has room before the next. */
static void
fill_spans (const DossierTimelineView *view,
            DossierTimelineUnit unit,
            DossierTimelineMeasure measure,
            gpointer user_data,
            GArray *labels)
{
  gint64 end = (gint64) ceil (view->first + view->days);
  gint64 next;

  for (gint64 day = begin_unit ((gint64) floor (view->first), unit, 0); day < end; day = next)
    {
      DossierTimelineRange range;
      DossierTimelineLabel label = { 0 };
      double a;
      double b;

      next = begin_unit (day, unit, 1);
      range = (DossierTimelineRange){ day, next - 1 };
      a = CLAMP (dossier_timeline_view_to_x (view, (double) day), 0, view->width);
      b = CLAMP (dossier_timeline_view_to_x (view, (double) next), 0, view->width);
      if (fabs (b - a) < LEAST_STEP)
        continue;

      label.text = dossier_timeline_range_describe (&range);
      label.width = measure (label.text, user_data);
      label.at = a;
      label.x = view->mirrored ? a - label.width : a;
      if (label.width + GAP > fabs (b - a))
        g_free (label.text);
      else
        g_array_append_val (labels, label);
    }
}

DossierTimelineAxis *
dossier_timeline_axis_new (const DossierTimelineView *view,
                           DossierTimelineUnit finest,
                           DossierTimelineMeasure measure,
                           gpointer user_data)
{
  DossierTimelineAxis *axis = g_new0 (DossierTimelineAxis, 1);

  axis->units = create_labels ();
  axis->spans = create_labels ();
  if (view->width <= 0 || view->days <= 0)
    return axis;

  for (guint i = 0; i < G_N_ELEMENTS (densities); i++)
    {
      const Density *density = &densities[i];
      double step = (double) density->step * days_of_unit[density->unit] / view->days * view->width;

      if (density->unit < finest || step < LEAST_STEP)
        continue;
      if (fill_units (view, density, measure, user_data, axis->units))
        {
          if (density->unit != DOSSIER_TIMELINE_YEAR)
            fill_spans (view, density->unit + 1, measure, user_data, axis->spans);
          break;
        }
      g_array_set_size (axis->units, 0);
    }
  return axis;
}

void
dossier_timeline_axis_free (DossierTimelineAxis *axis)
{
  g_array_unref (axis->units);
  g_array_unref (axis->spans);
  g_free (axis);
}
