/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Dates as the Extended Date/Time Format (EDTF), ISO 8601-2:2019, levels 0 and 1:
 *
 *   level 0   2026, 2026-01, 2026-01-06, 2026-01-06T09:30:00[Z|+08:00|+08], 2025/2026-01
 *   level 1   Y170000, -0044, 2001-21 to 2001-24 (seasons), 2025-11~ 2025? 2025% (the whole date), 201X, 20XX, 2026-XX,
 *             2026-01-XX, 2026-XX-XX, and intervals that start or end with `..` (open) or with nothing (unknown)
 *
 * Level 2 (sets, qualified parts, exponents) is refused. A time of day is checked and then counts as its day, in the
 * time zone it is written in. Seasons are taken as the meteorological ones of the northern hemisphere.
 */

#include "dossier-config.h"

#include "dossier-date-private.h"
#include "dossier-error.h"
#include "dossier-excerpt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Past this a day number would not fit; no date that anybody writes comes near. */
#define MAX_YEAR_DIGITS 15

static gboolean
fail (GError **error, const char *text, const char *reason)
{
  g_autofree char *excerpt = dossier_excerpt (text);

  /* Translators: the first %s is a date as written, the second says what is wrong with it. */
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_DATE, _ ("\"%s\" is not a date: %s"), excerpt, reason);
  return FALSE;
}

/* Reads exactly @n digits. Returns whether they are there. */
static gboolean
take_digits (const char **at, guint n, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*at)[i]))
        return FALSE;
      *value = *value * 10 + (guint) ((*at)[i] - '0');
    }
  *at += n;
  return TRUE;
}

static gboolean
is_leap_year (gint64 year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static guint
get_days_in_month (gint64 year, guint month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

static const char *
take_year (const char **at, DossierDatePart *part)
{
  gboolean negative;
  guint n = 0;
  gint64 year = 0;

  if (**at == 'Y')
    {
      (*at)++;
      negative = **at == '-';
      *at += negative;
      if (**at == '0')
        return _ ("a year after Y must not start with 0");
      for (; g_ascii_isdigit ((*at)[n]) && n <= MAX_YEAR_DIGITS; n++)
        year = year * 10 + ((*at)[n] - '0');
      if (n <= 4)
        return _ ("a year after Y has more than four digits");
      if (n > MAX_YEAR_DIGITS)
        return _ ("the year has too many digits");
      *at += n;
      part->year = negative ? -year : year;
      return NULL;
    }

  negative = **at == '-';
  *at += negative;
  for (; n < 4 && g_ascii_isdigit ((*at)[n]); n++)
    year = year * 10 + ((*at)[n] - '0');
  for (; n >= 2 && n < 4 && (*at)[n] == 'X'; n++)
    {
      year *= 10;
      part->n_unknown_digits++;
    }
  if (n < 4)
    return _ ("a year has four digits");
  *at += 4;
  if (negative && year == 0)
    return part->n_unknown_digits > 0 ? _ ("years before 0 must be whole") : _ ("there is no year -0000");
  part->year = negative ? -year : year;
  if (negative && part->n_unknown_digits > 0)
    part->year -= part->n_unknown_digits == 2 ? 99 : 9;
  return NULL;
}

static const char *
take_day (const char **at, DossierDatePart *part)
{
  if (g_str_has_prefix (*at, "XX"))
    {
      part->day_unknown = TRUE;
      *at += 2;
      return NULL;
    }
  if (part->month_unknown)
    return _ ("a day needs its month");
  if (!take_digits (at, 2, &part->day))
    return _ ("a day has two digits");
  if (part->day < 1 || part->day > get_days_in_month (part->year, part->month))
    return _ ("that month has no such day");
  return NULL;
}

static const char *
take_time (const char **at, DossierDatePart *part, gboolean allow_fraction)
{
  guint zone_hour, zone_minute = 0;
  const char *zone;

  part->has_time = TRUE;
  if (!take_digits (at, 2, &part->hour) || *(*at)++ != ':' || !take_digits (at, 2, &part->minute) || *(*at)++ != ':'
      || !take_digits (at, 2, &part->second))
    return _ ("a time of day is written as 09:30:00");
  if (part->hour > 23 || part->minute > 59 || part->second > 59)
    return _ ("there is no such time of day");
  if (allow_fraction && **at == '.' && g_ascii_isdigit ((*at)[1]))
    for ((*at)++; g_ascii_isdigit (**at);)
      (*at)++;

  zone = *at;
  if (**at == 'Z')
    (*at)++;
  else if (**at == '+' || **at == '-')
    {
      (*at)++;
      if (!take_digits (at, 2, &zone_hour))
        return _ ("a time zone is written as Z or +08:00");
      if (**at == ':')
        {
          (*at)++;
          if (!take_digits (at, 2, &zone_minute))
            return _ ("a time zone is written as Z or +08:00");
        }
      if (zone_hour > 14 || zone_minute > 59)
        return _ ("there is no such time zone");
    }
  memcpy (part->zone, zone, (gsize) (*at - zone));
  return NULL;
}

/* Reads a date without a slash from @at to its end. Returns what is wrong with it, or %NULL. */
static const char *
take_part (const char *at, DossierDatePart *part, gboolean in_interval, gboolean allow_fraction)
{
  gboolean long_year = *at == 'Y';
  const char *reason;

  part->kind = DOSSIER_DATE_PART_DATE;
  reason = take_year (&at, part);
  if (reason != NULL)
    return reason;

  if (*at == '-' && !long_year)
    {
      at++;
      if (part->n_unknown_digits > 0)
        return _ ("a year with an X stands alone");
      if (g_str_has_prefix (at, "XX"))
        {
          part->month_unknown = TRUE;
          at += 2;
        }
      else if (!take_digits (&at, 2, &part->month))
        return _ ("a month has two digits");
      else if (part->month < 1 || (part->month > 12 && part->month < 21) || part->month > 24)
        return _ ("there is no such month");

      if (*at == '-' && part->month <= 12)
        {
          at++;
          reason = take_day (&at, part);
          if (reason != NULL)
            return reason;
        }
    }
  if (*at == 'T' && part->day > 0 && !in_interval)
    {
      at++;
      reason = take_time (&at, part, allow_fraction);
      if (reason != NULL)
        return reason;
    }
  else if (*at == '?' || *at == '~' || *at == '%')
    {
      part->flags = *at == '?'   ? DOSSIER_DATE_UNCERTAIN
                    : *at == '~' ? DOSSIER_DATE_APPROXIMATE
                                 : DOSSIER_DATE_UNCERTAIN | DOSSIER_DATE_APPROXIMATE;
      at++;
    }
  if (*at != '\0')
    return _ ("write it as 2026, 2026-01, 2026-01-06, 2025-11~, 2026-01-06? or 2025/2027");
  if (in_interval && (part->n_unknown_digits > 0 || part->month_unknown || part->day_unknown))
    return _ ("the ends of an interval have no X");
  return NULL;
}

static const char *
take_end (const char *text, DossierDatePart *part)
{
  if (*text == '\0')
    part->kind = DOSSIER_DATE_PART_UNKNOWN;
  else if (strcmp (text, "..") == 0)
    part->kind = DOSSIER_DATE_PART_OPEN;
  else
    return take_part (text, part, TRUE, FALSE);
  return NULL;
}

static gint64
get_first_day (const DossierDatePart *part)
{
  if (part->kind != DOSSIER_DATE_PART_DATE)
    return G_MININT64;
  if (part->month > 12)
    return dossier_date_join_day (part->year, (part->month - 20) * 3, 1);
  return dossier_date_join_day (part->year, MAX (part->month, 1), MAX (part->day, 1));
}

static gint64
get_last_day (const DossierDatePart *part)
{
  static const guint8 years_by_unknown_digits[] = { 1, 10, 100 };

  if (part->kind != DOSSIER_DATE_PART_DATE)
    return G_MAXINT64;
  if (part->month == 24)
    return dossier_date_join_day (part->year + 1, 3, 1) - 1;
  if (part->month > 12)
    return dossier_date_join_day (part->year, (part->month - 20) * 3 + 3, 1) - 1;
  if (part->month == 0)
    return dossier_date_join_day (part->year + years_by_unknown_digits[part->n_unknown_digits], 1, 1) - 1;
  return dossier_date_join_day (part->year, part->month,
                                part->day > 0 ? part->day : get_days_in_month (part->year, part->month));
}

static DossierDatePrecision
get_precision (const DossierDatePart *part)
{
  if (part->n_unknown_digits > 0)
    return part->n_unknown_digits == 2 ? DOSSIER_DATE_PRECISION_CENTURY : DOSSIER_DATE_PRECISION_DECADE;
  if (part->month == 0)
    return DOSSIER_DATE_PRECISION_YEAR;
  if (part->month > 12)
    return DOSSIER_DATE_PRECISION_SEASON;
  return part->day > 0 ? DOSSIER_DATE_PRECISION_DAY : DOSSIER_DATE_PRECISION_MONTH;
}

static gboolean
parse (const char *text, DossierDateParts *parts, gboolean allow_fraction, GError **error)
{
  const char *slash = strchr (text, '/');
  const char *reason;

  memset (parts, 0, sizeof *parts);
  if (slash == NULL)
    {
      reason = take_part (text, &parts->start, FALSE, allow_fraction);
      return reason == NULL || fail (error, text, reason);
    }
  else
    {
      g_autofree char *start = g_strndup (text, (gsize) (slash - text));

      parts->is_interval = TRUE;
      reason = take_end (start, &parts->start);
      if (reason == NULL)
        reason = take_end (slash + 1, &parts->end);
      if (reason == NULL && parts->start.kind != DOSSIER_DATE_PART_DATE && parts->end.kind != DOSSIER_DATE_PART_DATE)
        reason = _ ("an interval needs a start or an end");
      if (reason == NULL && get_first_day (&parts->start) > get_last_day (&parts->end))
        reason = _ ("the interval ends before it starts");
      return reason == NULL || fail (error, text, reason);
    }
}

/* Takes a text apart without losing how it was written. */
gboolean
dossier_date_parse_parts (const char *text, DossierDateParts *parts, GError **error)
{
  return parse (text, parts, FALSE, error);
}

gboolean
dossier_date_check_timestamp (const char *text, GError **error)
{
  DossierDateParts parts;

  return parse (text, &parts, TRUE, error);
}

/**
 * dossier_date_parse:
 * @text: a string
 * @date: (out): what it means; zeroed on an error
 * @error: DOSSIER_ERROR_DATE
 *
 * Reads a date of EDTF level 0 or 1 (ISO 8601-2:2019).
 *
 * Returns: whether @text is one
 */
gboolean
dossier_date_parse (const char *text, DossierDate *date, GError **error)
{
  DossierDateParts parts;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  memset (date, 0, sizeof *date);
  if (!parse (text, &parts, FALSE, error))
    return FALSE;

  date->earliest = get_first_day (&parts.start);
  date->flags = parts.start.flags;
  if (!parts.is_interval)
    {
      date->latest = get_last_day (&parts.start);
      date->precision = get_precision (&parts.start);
      return TRUE;
    }

  date->latest = get_last_day (&parts.end);
  date->flags |= parts.end.flags | DOSSIER_DATE_INTERVAL;
  date->precision = DOSSIER_DATE_PRECISION_DAY;
  if (parts.start.kind == DOSSIER_DATE_PART_DATE)
    date->precision = MIN (date->precision, get_precision (&parts.start));
  else
    date->flags |= DOSSIER_DATE_OPEN_START;
  if (parts.end.kind == DOSSIER_DATE_PART_DATE)
    date->precision = MIN (date->precision, get_precision (&parts.end));
  else
    date->flags |= DOSSIER_DATE_OPEN_END;
  return TRUE;
}

/* Whether there is a date at all. */
gboolean
dossier_date_is_set (const DossierDate *date)
{
  return date->precision != DOSSIER_DATE_PRECISION_NONE;
}

/**
 * dossier_date_compare:
 * @a: a date
 * @b: another
 *
 * Orders by the earliest day, then by the latest, then what is certain before what is not. No date comes last.
 *
 * Returns: less than 0, 0 or more than 0, as for qsort()
 */
int
dossier_date_compare (const DossierDate *a, const DossierDate *b)
{
  const DossierDateFlags doubts = DOSSIER_DATE_UNCERTAIN | DOSSIER_DATE_APPROXIMATE;

  if (!dossier_date_is_set (a) || !dossier_date_is_set (b))
    return dossier_date_is_set (b) - dossier_date_is_set (a);
  if (a->earliest != b->earliest)
    return a->earliest < b->earliest ? -1 : 1;
  if (a->latest != b->latest)
    return a->latest < b->latest ? -1 : 1;
  return (int) (a->flags & doubts) - (int) (b->flags & doubts);
}

/**
 * dossier_date_overlaps:
 * @a: a date
 * @b: another
 *
 * Returns: whether there is a day that both can mean; no date overlaps nothing
 */
gboolean
dossier_date_overlaps (const DossierDate *a, const DossierDate *b)
{
  return dossier_date_is_set (a) && dossier_date_is_set (b) && a->earliest <= b->latest && b->earliest <= a->latest;
}

#define DAYS_TO_1970 719468 /* from 0000-03-01 */
#define DAYS_IN_ERA 146097  /* 400 years */

/**
 * dossier_date_split_day:
 * @day: days since 1970-01-01
 * @year: (out): astronomical: 0 is 1 BCE
 * @month: (out): 1 to 12
 * @day_of_month: (out): 1 to 31
 *
 * The proleptic Gregorian calendar, by Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years start in
 * March, so that the leap day comes last. The open ends of intervals give the last days that can be computed.
 */
void
dossier_date_split_day (gint64 day, gint64 *year, guint *month, guint *day_of_month)
{
  gint64 era, of_era, year_of_era, of_year, shifted_month;

  g_return_if_fail (year != NULL && month != NULL && day_of_month != NULL);

  day = CLAMP (day, G_MININT64 + DAYS_IN_ERA, G_MAXINT64 - DAYS_TO_1970) + DAYS_TO_1970;
  era = (day >= 0 ? day : day - (DAYS_IN_ERA - 1)) / DAYS_IN_ERA;
  of_era = day - era * DAYS_IN_ERA;
  year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / (DAYS_IN_ERA - 1)) / 365;
  of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted_month = (5 * of_year + 2) / 153;
  *day_of_month = (guint) (of_year - (153 * shifted_month + 2) / 5 + 1);
  *month = (guint) (shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  *year = year_of_era + era * 400 + (*month <= 2);
}

/**
 * dossier_date_join_day:
 * @year: astronomical: 0 is 1 BCE; at most 15 digits
 * @month: 1 to 12
 * @day_of_month: 1 to 31
 *
 * Returns: days since 1970-01-01; see dossier_date_split_day()
 */
gint64
dossier_date_join_day (gint64 year, guint month, guint day_of_month)
{
  gint64 era, year_of_era, of_year;

  g_return_val_if_fail (month >= 1 && month <= 12, 0);
  g_return_val_if_fail (year > -G_GINT64_CONSTANT (10000000000000000) && year < G_GINT64_CONSTANT (10000000000000000),
                        0);

  year -= month <= 2;
  era = (year >= 0 ? year : year - 399) / 400;
  year_of_era = year - era * 400;
  of_year = (153 * (gint64) (month > 2 ? month - 3 : month + 9) + 2) / 5 + day_of_month - 1;
  return era * DAYS_IN_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - DAYS_TO_1970;
}
