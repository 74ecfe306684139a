/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-date.h"
#include "core/dossier-error.h"

#include <string.h>

#define U DOSSIER_DATE_UNCERTAIN
#define A DOSSIER_DATE_APPROXIMATE
#define I DOSSIER_DATE_INTERVAL
#define OS DOSSIER_DATE_OPEN_START
#define OE DOSSIER_DATE_OPEN_END

typedef struct
{
  const char *text;
  const char *earliest; /* the days as YYYY-MM-DD; NULL where open */
  const char *latest;
  guint flags;
  DossierDatePrecision precision;
  const char *words;
} Valid;

static const Valid valid[] = {
  { "2026", "2026-01-01", "2026-12-31", 0, DOSSIER_DATE_PRECISION_YEAR, "2026" },
  { "2026-01", "2026-01-01", "2026-01-31", 0, DOSSIER_DATE_PRECISION_MONTH, "January 2026" },
  { "2024-02", "2024-02-01", "2024-02-29", 0, DOSSIER_DATE_PRECISION_MONTH, "February 2024" },
  { "2026-01-08", "2026-01-08", "2026-01-08", 0, DOSSIER_DATE_PRECISION_DAY, "8 January 2026" },
  { "2024-02-29", "2024-02-29", "2024-02-29", 0, DOSSIER_DATE_PRECISION_DAY, "29 February 2024" },
  { "2000-02-29", "2000-02-29", "2000-02-29", 0, DOSSIER_DATE_PRECISION_DAY, "29 February 2000" },
  { "0000", "0000-01-01", "0000-12-31", 0, DOSSIER_DATE_PRECISION_YEAR, "1 BCE" },
  { "0079-08-24", "0079-08-24", "0079-08-24", 0, DOSSIER_DATE_PRECISION_DAY, "24 August 79" },
  { "-0043-03-15", "-0043-03-15", "-0043-03-15", 0, DOSSIER_DATE_PRECISION_DAY, "15 March 44 BCE" },
  { "-0004-02-29", "-0004-02-29", "-0004-02-29", 0, DOSSIER_DATE_PRECISION_DAY, "29 February 5 BCE" },
  { "Y170000", "170000-01-01", "170000-12-31", 0, DOSSIER_DATE_PRECISION_YEAR, "170000" },
  { "Y-170000", "-170000-01-01", "-170000-12-31", 0, DOSSIER_DATE_PRECISION_YEAR, "170001 BCE" },
  { "Y123456789012345", "123456789012345-01-01", "123456789012345-12-31", 0, DOSSIER_DATE_PRECISION_YEAR,
    "123456789012345" },
  { "2001-21", "2001-03-01", "2001-05-31", 0, DOSSIER_DATE_PRECISION_SEASON, "spring 2001" },
  { "2001-22", "2001-06-01", "2001-08-31", 0, DOSSIER_DATE_PRECISION_SEASON, "summer 2001" },
  { "2001-23", "2001-09-01", "2001-11-30", 0, DOSSIER_DATE_PRECISION_SEASON, "autumn 2001" },
  { "2003-24~", "2003-12-01", "2004-02-29", A, DOSSIER_DATE_PRECISION_SEASON, "about winter 2003" },
  { "201X", "2010-01-01", "2019-12-31", 0, DOSSIER_DATE_PRECISION_DECADE, "2010–2019" },
  { "20XX", "2000-01-01", "2099-12-31", 0, DOSSIER_DATE_PRECISION_CENTURY, "2000–2099" },
  { "00XX", "0000-01-01", "0099-12-31", 0, DOSSIER_DATE_PRECISION_CENTURY, "1 BCE–99" },
  { "-012X", "-0129-01-01", "-0120-12-31", 0, DOSSIER_DATE_PRECISION_DECADE, "130 BCE–121 BCE" },
  { "2004-XX", "2004-01-01", "2004-12-31", 0, DOSSIER_DATE_PRECISION_YEAR, "2004, month unknown" },
  { "1985-04-XX", "1985-04-01", "1985-04-30", 0, DOSSIER_DATE_PRECISION_MONTH, "April 1985, day unknown" },
  { "1985-XX-XX?", "1985-01-01", "1985-12-31", U, DOSSIER_DATE_PRECISION_YEAR, "possibly 1985, day unknown" },
  { "2025-11~", "2025-11-01", "2025-11-30", A, DOSSIER_DATE_PRECISION_MONTH, "about November 2025" },
  { "2026-01-06?", "2026-01-06", "2026-01-06", U, DOSSIER_DATE_PRECISION_DAY, "possibly 6 January 2026" },
  { "2025%", "2025-01-01", "2025-12-31", U | A, DOSSIER_DATE_PRECISION_YEAR, "possibly about 2025" },
  { "2026-01-06T09:30:00", "2026-01-06", "2026-01-06", 0, DOSSIER_DATE_PRECISION_DAY, "6 January 2026, 09:30" },
  { "2026-01-06T09:30:05Z", "2026-01-06", "2026-01-06", 0, DOSSIER_DATE_PRECISION_DAY,
    "6 January 2026, 09:30:05 UTC" },
  { "2026-01-06T23:30:00+08:00", "2026-01-06", "2026-01-06", 0, DOSSIER_DATE_PRECISION_DAY,
    "6 January 2026, 23:30 UTC+08:00" },
  { "2026-01-06T23:30:00-05", "2026-01-06", "2026-01-06", 0, DOSSIER_DATE_PRECISION_DAY,
    "6 January 2026, 23:30 UTC-05" },
  { "2025/2027", "2025-01-01", "2027-12-31", I, DOSSIER_DATE_PRECISION_YEAR, "2025 – 2027" },
  { "2026/2026", "2026-01-01", "2026-12-31", I, DOSSIER_DATE_PRECISION_YEAR, "2026 – 2026" },
  { "2026-01-12/2026-01-15", "2026-01-12", "2026-01-15", I, DOSSIER_DATE_PRECISION_DAY,
    "12 January 2026 – 15 January 2026" },
  { "2025-11~/2026-01-06?", "2025-11-01", "2026-01-06", I | A | U, DOSSIER_DATE_PRECISION_MONTH,
    "about November 2025 – possibly 6 January 2026" },
  { "2026-01-06/..", "2026-01-06", NULL, I | OE, DOSSIER_DATE_PRECISION_DAY, "since 6 January 2026" },
  { "../2026-01", NULL, "2026-01-31", I | OS, DOSSIER_DATE_PRECISION_MONTH, "until January 2026" },
  { "2026/", "2026-01-01", NULL, I | OE, DOSSIER_DATE_PRECISION_YEAR, "since 2026, end unknown" },
  { "/2026~", NULL, "2026-12-31", I | OS | A, DOSSIER_DATE_PRECISION_YEAR, "until about 2026, start unknown" },
  { "2001-21/2002-22", "2001-03-01", "2002-08-31", I, DOSSIER_DATE_PRECISION_SEASON, "spring 2001 – summer 2002" },
  { "-0044/0014", "-0044-01-01", "0014-12-31", I, DOSSIER_DATE_PRECISION_YEAR, "45 BCE – 14" },
};

static const char *const invalid[] = {
  "", " ", "2026 ", " 2026", "2026\n", "26", "202", "20266", "2026-", "2026-1", "2026-001", "2026-00", "2026-13",
  "2026-20", "2026-25", "2026-01-", "2026-01-1", "2026-01-00", "2026-01-32", "2026-02-30", "2025-02-29", "1900-02-29",
  "2026-04-31", "2026-01-06-07", "2026-21-01", "20260106", "2026/01/06", "06.01.2026", "January 2026", "-0000",
  "-000X", "-00XX", "+2026", "Y2026", "Y02026", "Y1234567890123456", "Y170000-01", "y170000", "Y", "Y-", "X026",
  "2XXX", "XXXX", "2X26", "202x", "202X-01", "2026-XX-06", "2026-X1", "2026-1X", "2026-01-0X", "2026??", "2026?~",
  "?2026", "2026?-01", "2026-?01", "2026-01-06T", "2026-01-06T09", "2026-01-06T09:30", "2026-01-06T9:30:00",
  "2026-01-06T24:00:00", "2026-01-06T09:60:00", "2026-01-06T09:30:60", "2026-01-06 09:30:00", "2026-01-06t09:30:00Z",
  "2026-01-06T09:30:00z", "2026-01-06T09:30:00+8", "2026-01-06T09:30:00+15", "2026-01-06T09:30:00+08:60",
  "2026-01-06T09:30:00.5", "2026-01-06T09:30:00Z?", "2026-01T09:30:00", "/", "../..", "../", "/..", "//", "2026//",
  "2026/2027/2028", "2027/2026", "2026-02/2026-01", "2026/201X", "2026-XX/2027", "2026-01-06T09:00:00/2027", "2026/...",
  "2026/.", "{2025,2026}", "[2025,2026]", "2025..2026", "Y1E5", "1E3", "2026S2", "٢٠٢٦", "２０２６", "2026-01-06\xe2\x80\x8b",
};

static char *
describe_day (gint64 day)
{
  gint64 year;
  guint month, day_of_month;

  if (day == G_MININT64 || day == G_MAXINT64)
    return NULL;
  dossier_date_split_day (day, &year, &month, &day_of_month);
  return year < 0 ? g_strdup_printf ("-%04" G_GINT64_FORMAT "-%02u-%02u", -year, month, day_of_month)
                  : g_strdup_printf ("%04" G_GINT64_FORMAT "-%02u-%02u", year, month, day_of_month);
}

static void
test_valid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *earliest = NULL;
      g_autofree char *latest = NULL;
      DossierDate date;

      g_assert_true (dossier_date_parse (valid[i].text, &date, &error));
      g_assert_no_error (error);
      g_assert_true (dossier_date_is_set (&date));
      earliest = describe_day (date.earliest);
      latest = describe_day (date.latest);
      g_test_message ("%s: %s to %s", valid[i].text, earliest, latest);
      g_assert_cmpstr (earliest, ==, valid[i].earliest);
      g_assert_cmpstr (latest, ==, valid[i].latest);
      g_assert_cmphex (date.flags, ==, valid[i].flags);
      g_assert_cmpint (date.precision, ==, valid[i].precision);
    }
}

static void
test_invalid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;
      DossierDate date;

      memset (&date, 0xff, sizeof date);
      g_test_message ("“%s”", invalid[i]);
      g_assert_false (dossier_date_parse (invalid[i], &date, &error));
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_DATE);
      g_assert_null (strchr (error->message, '\n'));
      g_assert_false (dossier_date_is_set (&date));
      words = dossier_date_format (invalid[i]);
      g_assert_cmpstr (words, ==, invalid[i]);
    }
}

static void
test_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autofree char *words = dossier_date_format (valid[i].text);

      g_assert_cmpstr (words, ==, valid[i].words);
    }
}

/* A long text must not make a long message. */
static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (1000000, '2');
  g_autoptr (GError) error = NULL;
  DossierDate date;

  g_assert_false (dossier_date_parse (text, &date, &error));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

/* What starts at no known time starts first of all, and no date comes last. */
static void
test_order (void)
{
  static const char *const ordered[] = { "../2025", "Y-170000",  "-0044",      "2010",        "201X",
                                         "2025",    "2025~",     "2025/2027",  "2025/..",     "2025-11",
                                         "2026-01-06", "2026-01-06?", "2026-01-06/..", "2026-01-07" };
  const guint n = G_N_ELEMENTS (ordered);
  DossierDate dates[G_N_ELEMENTS (ordered) + 1] = { 0 };

  for (guint i = 0; i < n; i++)
    g_assert_true (dossier_date_parse (ordered[i], &dates[i], NULL));
  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= n; j++)
      {
        int found = dossier_date_compare (&dates[i], &dates[j]);

        g_test_message ("%s against %s", i < n ? ordered[i] : "nothing", j < n ? ordered[j] : "nothing");
        g_assert_cmpint (CLAMP (found, -1, 1), ==, i < j ? -1 : i > j);
      }
}

static void
test_overlap (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean overlap;
  } cases[] = {
    { "2026", "2026-01-06", TRUE },          { "2026-01-06", "2026-01-06", TRUE },
    { "2026-01-06", "2026-01-07", FALSE },   { "2025/2027", "2026", TRUE },
    { "2025/2026", "2026-12-31", TRUE },     { "2025/2026", "2027", FALSE },
    { "2026-01-06/..", "2030", TRUE },       { "2026-01-06/..", "2026-01-05", FALSE },
    { "../2026", "Y-50000", TRUE },          { "../2026", "2026-01/..", TRUE },
    { "../2025", "2026/..", FALSE },         { "201X", "2019-12-31", TRUE },
    { "2001-24", "2002-02-28", TRUE },       { "2001-24", "2002-03", FALSE },
    { "2026/", "2027", TRUE },               { "2026-01-06?", "2026-01-07?", FALSE },
  };
  DossierDate none = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierDate a, b;

      g_test_message ("%s and %s", cases[i].a, cases[i].b);
      g_assert_true (dossier_date_parse (cases[i].a, &a, NULL));
      g_assert_true (dossier_date_parse (cases[i].b, &b, NULL));
      g_assert_cmpint (dossier_date_overlaps (&a, &b), ==, cases[i].overlap);
      g_assert_cmpint (dossier_date_overlaps (&b, &a), ==, cases[i].overlap);
      g_assert_false (dossier_date_overlaps (&a, &none));
      g_assert_false (dossier_date_overlaps (&none, &b));
    }
}

/* Against GLib's calendar where it has one, and against itself further out. */
static void
test_days (void)
{
  for (gint64 day = -719162; day < 2932896; day += 97)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (day * 86400);
      gint64 year;
      guint month, day_of_month;

      dossier_date_split_day (day, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, g_date_time_get_year (time));
      g_assert_cmpint (month, ==, g_date_time_get_month (time));
      g_assert_cmpint (day_of_month, ==, g_date_time_get_day_of_month (time));
      g_assert_cmpint (dossier_date_join_day (year, month, day_of_month), ==, day);
    }
  for (gint64 day = -G_GINT64_CONSTANT (100000000000000); day < G_GINT64_CONSTANT (100000000000000);
       day += G_GINT64_CONSTANT (99999999977))
    {
      gint64 year;
      guint month, day_of_month;

      dossier_date_split_day (day, &year, &month, &day_of_month);
      g_assert_cmpint (dossier_date_join_day (year, month, day_of_month), ==, day);
    }
}

/* The open ends must not overflow. */
static void
test_extreme_days (void)
{
  gint64 year;
  guint month, day_of_month;

  dossier_date_split_day (G_MININT64, &year, &month, &day_of_month);
  g_assert_cmpint (year, <, -G_GINT64_CONSTANT (20000000000000000));
  g_assert_cmpuint (month, <=, 12);
  dossier_date_split_day (G_MAXINT64, &year, &month, &day_of_month);
  g_assert_cmpint (year, >, G_GINT64_CONSTANT (20000000000000000));
  g_assert_cmpuint (day_of_month, <=, 31);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/invalid", test_invalid);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/long-text", test_long_text);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/overlap", test_overlap);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/extreme-days", test_extreme_days);
  return g_test_run ();
}
