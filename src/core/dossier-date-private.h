/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-date.h"

G_BEGIN_DECLS

/**
 * DossierDatePartKind:
 * @DOSSIER_DATE_PART_UNKNOWN: nothing stands there: the end of an interval of which nothing is known
 * @DOSSIER_DATE_PART_OPEN: `..`
 * @DOSSIER_DATE_PART_DATE: a year, month, day or season
 */
typedef enum
{
  DOSSIER_DATE_PART_UNKNOWN,
  DOSSIER_DATE_PART_OPEN,
  DOSSIER_DATE_PART_DATE,
} DossierDatePartKind;

/**
 * DossierDatePart:
 * @kind: whether there is a date at all
 * @year: the first year that it can mean
 * @n_unknown_digits: how many digits of the year are X: 0, 1 or 2
 * @month: 1 to 12; 21 to 24 for a season; 0 for a year alone
 * @day: 1 to 31, or 0
 * @month_unknown: whether the month is XX
 * @day_unknown: whether the day is XX
 * @flags: %DOSSIER_DATE_UNCERTAIN and %DOSSIER_DATE_APPROXIMATE
 * @has_time: whether there is a time of day
 * @hour: of the day, local to @zone
 * @minute: of the hour
 * @second: of the minute
 * @zone: `Z`, `+08:00`, or empty for a time without one
 *
 * A date, or one end of an interval, as it is written.
 */
typedef struct
{
  DossierDatePartKind kind;
  gint64 year;
  guint n_unknown_digits;
  guint month;
  guint day;
  gboolean month_unknown;
  gboolean day_unknown;
  DossierDateFlags flags;
  gboolean has_time;
  guint hour;
  guint minute;
  guint second;
  char zone[8];
} DossierDatePart;

/**
 * DossierDateParts:
 * @is_interval: whether there is a `/`
 * @start: the date, or the interval's start
 * @end: the interval's end
 */
typedef struct
{
  gboolean is_interval;
  DossierDatePart start;
  DossierDatePart end;
} DossierDateParts;

gboolean dossier_date_parse_parts (const char *text, DossierDateParts *parts, GError **error);
/* `created` and `modified`: a date, or a date-time with a fraction of a second as other software writes it. */
gboolean dossier_date_check_timestamp (const char *text, GError **error);

G_END_DECLS
