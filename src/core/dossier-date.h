/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierDateFlags:
 * @DOSSIER_DATE_UNCERTAIN: qualified with `?` or `%`
 * @DOSSIER_DATE_APPROXIMATE: qualified with `~` or `%`
 * @DOSSIER_DATE_INTERVAL: written with `/`
 * @DOSSIER_DATE_OPEN_START: the interval starts with `..` or nothing
 * @DOSSIER_DATE_OPEN_END: the interval ends with `..` or nothing
 */
typedef enum
{
  DOSSIER_DATE_UNCERTAIN = 1 << 0,
  DOSSIER_DATE_APPROXIMATE = 1 << 1,
  DOSSIER_DATE_INTERVAL = 1 << 2,
  DOSSIER_DATE_OPEN_START = 1 << 3,
  DOSSIER_DATE_OPEN_END = 1 << 4,
} DossierDateFlags;

/**
 * DossierDatePrecision:
 *
 * The unit of the less precise end of a date; a time of day counts as @DOSSIER_DATE_PRECISION_DAY.
 */
typedef enum
{
  DOSSIER_DATE_PRECISION_NONE, /* no date: the value of a zeroed DossierDate */
  DOSSIER_DATE_PRECISION_CENTURY,
  DOSSIER_DATE_PRECISION_DECADE,
  DOSSIER_DATE_PRECISION_YEAR,
  DOSSIER_DATE_PRECISION_SEASON,
  DOSSIER_DATE_PRECISION_MONTH,
  DOSSIER_DATE_PRECISION_DAY,
} DossierDatePrecision;

/**
 * DossierDate:
 * @earliest: the first day that the date can mean, in days since 1970-01-01 of the proleptic Gregorian calendar;
 *   %G_MININT64 where the start is open
 * @latest: the last day that the date can mean, inclusive; %G_MAXINT64 where the end is open
 * @flags: what is uncertain about it
 * @precision: how precise it is
 *
 * What an EDTF string (ISO 8601-2:2019, level 1) means. A zeroed value is "no date". Plain data, copied freely; the
 * string itself is kept by whoever parsed it.
 */
typedef struct
{
  gint64 earliest;
  gint64 latest;
  DossierDateFlags flags;
  DossierDatePrecision precision;
} DossierDate;

gboolean dossier_date_parse (const char *text, DossierDate *date, GError **error);
gboolean dossier_date_is_set (const DossierDate *date);
int dossier_date_compare (const DossierDate *a, const DossierDate *b);
gboolean dossier_date_overlaps (const DossierDate *a, const DossierDate *b);
char *dossier_date_format (const char *text);
void dossier_date_split_day (gint64 day, gint64 *year, guint *month, guint *day_of_month);
gint64 dossier_date_join_day (gint64 year, guint month, guint day_of_month);

G_END_DECLS
