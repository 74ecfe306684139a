/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* GDateTime knows the years 1 to 9999 alone, and writes them without leading noughts in no locale's own way, so the
 * year is put into the translated pattern here, and a leap year stands in for it while the rest is formatted. */
static char *
format_calendar (const char *pattern, const DossierDatePart *part, const char *year)
{
  g_autoptr (GDateTime) stand_in
      = g_date_time_new_utc (2000, (int) CLAMP (part->month, 1, 12), (int) MAX (part->day, 1), 0, 0, 0);
  g_auto (GStrv) pieces = g_strsplit (pattern, "%Y", -1);
  g_autofree char *whole = g_strjoinv (year, pieces);

  return g_date_time_format (stand_in, whole);
}

static char *
format_year (gint64 year)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, year > 0 ? year : 1 - year);

  if (year <= 0)
    /* Translators: a year before the common era, such as "44 BCE". */
    return g_strdup_printf (C_ ("date", "%s BCE"), digits);
  return g_steal_pointer (&digits);
}

static char *
format_time (const DossierDatePart *part)
{
  g_autofree char *clock = part->second > 0 ? g_strdup_printf ("%02u:%02u:%02u", part->hour, part->minute, part->second)
                                            : g_strdup_printf ("%02u:%02u", part->hour, part->minute);

  if (*part->zone == '\0')
    return g_steal_pointer (&clock);
  return g_strdup_printf ("%s UTC%s", clock, strcmp (part->zone, "Z") == 0 ? "" : part->zone);
}

static const char *
get_season_pattern (guint season)
{
  switch (season)
    {
    case 21:
      return C_ ("date", "spring %s");
    case 22:
      return C_ ("date", "summer %s");
    case 23:
      return C_ ("date", "autumn %s");
    default:
      return C_ ("date", "winter %s");
    }
}

/* Puts @text where the translated pattern has its %s. */
static char *
fill (const char *pattern, const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (pattern, "%s", -1);

  return g_strjoinv (text, pieces);
}

/* A date without what qualifies it. */
static char *
format_plain (const DossierDatePart *part)
{
  g_autofree char *year = format_year (part->year);
  g_autofree char *text = NULL;

  if (part->n_unknown_digits > 0)
    {
      g_autofree char *last = format_year (part->year + (part->n_unknown_digits == 2 ? 99 : 9));

      /* Translators: the first and the last year of a decade or a century, as in "2010–2019". */
      return g_strdup_printf (C_ ("date", "%s–%s"), year, last);
    }
  if (part->month > 12)
    return fill (get_season_pattern (part->month), year);
  if (part->month_unknown)
    return fill (part->day_unknown ? C_ ("date", "%s, day unknown") : C_ ("date", "%s, month unknown"), year);
  if (part->month == 0)
    /* Translators: a year alone, for g_date_time_format(), as in "2026". */
    return format_calendar (C_ ("date", "%Y"), part, year);
  if (part->day == 0)
    {
      /* Translators: month and year, for g_date_time_format(), as in "January 2026". */
      text = format_calendar (C_ ("date", "%OB %Y"), part, year);
      return part->day_unknown ? fill (C_ ("date", "%s, day unknown"), text) : g_steal_pointer (&text);
    }
  /* Translators: a day, for g_date_time_format(), as in "8 January 2026". */
  text = format_calendar (C_ ("date", "%-d %B %Y"), part, year);
  if (part->has_time)
    {
      g_autofree char *time = format_time (part);

      /* Translators: a day and a time of day. */
      return g_strdup_printf (C_ ("date", "%s, %s"), text, time);
    }
  return g_steal_pointer (&text);
}

static char *
format_part (const DossierDatePart *part)
{
  g_autofree char *plain = format_plain (part);

  switch ((guint) part->flags)
    {
    case DOSSIER_DATE_UNCERTAIN:
      return fill (C_ ("date", "possibly %s"), plain);
    case DOSSIER_DATE_APPROXIMATE:
      return fill (C_ ("date", "about %s"), plain);
    case DOSSIER_DATE_UNCERTAIN | DOSSIER_DATE_APPROXIMATE:
      return fill (C_ ("date", "possibly about %s"), plain);
    default:
      return g_steal_pointer (&plain);
    }
}

/**
 * dossier_date_format:
 * @text: an EDTF date
 *
 * Writes a date for people, in the language of the locale: "8 January 2026", "about November 2025", "2025 – 2027",
 * "since 6 January 2026".
 *
 * Returns: (transfer full): the date; @text itself where it is no EDTF date
 */
char *
dossier_date_format (const char *text)
{
  DossierDateParts parts;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!dossier_date_parse_parts (text, &parts, NULL))
    return g_strdup (text);
  if (!parts.is_interval)
    return format_part (&parts.start);

  if (parts.start.kind == DOSSIER_DATE_PART_DATE)
    start = format_part (&parts.start);
  if (parts.end.kind == DOSSIER_DATE_PART_DATE)
    end = format_part (&parts.end);
  if (start == NULL)
    return fill (parts.start.kind == DOSSIER_DATE_PART_OPEN ? C_ ("date", "until %s")
                                                            : C_ ("date", "until %s, start unknown"),
                 end);
  if (end == NULL)
    return fill (parts.end.kind == DOSSIER_DATE_PART_OPEN ? C_ ("date", "since %s")
                                                          : C_ ("date", "since %s, end unknown"),
                 start);
  /* Translators: an interval between two dates. */
  return g_strdup_printf (C_ ("date", "%s – %s"), start, end);
}
