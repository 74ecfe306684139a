/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query/dossier-timeline.h"
#include "test-support.h"

/* A dossier of statements with these dates, "-" for none. */
static DossierSearch *
search_dates (const char *dates)
{
  g_auto (GStrv) list = g_strsplit (dates, " ", -1);
  g_autoptr (GString) json = g_string_new ("{'dossier':1,'nodes':[");
  g_autoptr (DossierGraph) graph = NULL;

  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    {
      g_string_append_printf (json, "%s{'id':'n%u','type':'statement','label':'L'", i > 0 ? "," : "", i);
      if (!g_str_equal (list[i], "-"))
        g_string_append_printf (json, ",'date':'%s'", list[i]);
      g_string_append (json, "}");
    }
  g_string_append (json, "],'edges':[]}");
  graph = test_graph (json->str);
  return dossier_search_new (graph);
}

static char *
format_day (gint64 day)
{
  gint64 year;
  guint month, day_of_month;

  dossier_date_split_day (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%02u-%02u", year, month, day_of_month);
}

/* The unit and the number of bins; for each with something in it, its first day and how many are certain and uncertain,
 * and of them match; then the undated. */
static char *
describe (const DossierTimeline *timeline)
{
  static const char *const units[] = { "day", "month", "year" };
  g_autoptr (GString) out = g_string_new (units[timeline->unit]);

  g_string_append_printf (out, " %u:", timeline->n_bins);
  for (guint i = 0; i < timeline->n_bins; i++)
    {
      const DossierTimelineBin *bin = &timeline->bins[i];
      g_autofree char *first = format_day (bin->first);

      if (bin->n_certain + bin->n_uncertain > 0)
        g_string_append_printf (out, " %s=%u+%u(%u+%u)", first, bin->n_certain, bin->n_uncertain,
                                bin->n_matching_certain, bin->n_matching_uncertain);
    }
  g_string_append_printf (out, " -=%u(%u)", timeline->n_undated, timeline->n_matching_undated);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_lies (const char *dates, const guint8 *matching, guint max_bins, const char *expected)
{
  g_autoptr (DossierSearch) search = search_dates (dates);
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new (search, matching, DOSSIER_TIMELINE_HAPPENED, max_bins);
  g_autofree char *found = describe (timeline);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_units (void)
{
  assert_lies ("2026-01-06 2026-01-08 2026-01-06", NULL, 60, "day 3: 2026-01-06=2+0(2+0) 2026-01-08=1+0(1+0) -=0(0)");
  assert_lies ("2026-01-01 2026-01-03", NULL, 3, "day 3: 2026-01-01=1+0(1+0) 2026-01-03=1+0(1+0) -=0(0)");
  assert_lies ("2025-12-31 2026-02-01", NULL, 32, "month 3: 2025-12-01=1+0(1+0) 2026-02-01=1+0(1+0) -=0(0)");
  assert_lies ("2025-12-31 2026-02-01", NULL, 2, "year 2: 2025-01-01=1+0(1+0) 2026-01-01=1+0(1+0) -=0(0)");
  assert_lies ("1999-12-31 2026-02-01", NULL, 5, "year 4: 1990-01-01=1+0(1+0) 2020-01-01=1+0(1+0) -=0(0)");
  assert_lies ("-0044-03-15 2026-02-01", NULL, 5, "year 4: -1000-01-01=1+0(1+0) 2000-01-01=1+0(1+0) -=0(0)");
  assert_lies ("-0044-03-15 2026-02-01", NULL, 0, "year 2: -10000-01-01=1+0(1+0) 0-01-01=1+0(1+0) -=0(0)");
  assert_lies ("Y-999999999 Y999999999", NULL, 2, "year 2: -1000000000-01-01=1+0(1+0) 0-01-01=1+0(1+0) -=0(0)");
}

static void
test_certain (void)
{
  /* Of a day, a month that no day holds, doubts of each sort, and intervals. */
  assert_lies ("2026-01-06 2026-01 2026-01-06? 2026-01-07~ 2026-01-06/2026-01-07 2026-01-06/.. ../2026-01-07 -", NULL,
               60, "day 7: 2026-01-01=0+1(0+1) 2026-01-06=1+3(1+3) 2026-01-07=0+1(0+1) -=2(2)");
  /* In a month, a month is certain, and so is an interval within it. */
  assert_lies ("2026-01 2026-01-05/2026-01-31 2026-01-05/2026-02-01 2027-03 2026 2027-03~", NULL, 20,
               "month 15: 2026-01-01=2+2(2+2) 2027-03-01=1+1(1+1) -=0(0)");
}

static void
test_matching (void)
{
  static const guint8 matching[] = { 1, 0, 0, 1, 1, 0 };

  assert_lies ("2026-01-06 2026-01-06 2026-01-06? 2026-01-06? - -", matching, 60, "day 1: 2026-01-06=2+2(1+1) -=2(1)");
  /* What matches leaves the unit alone. */
  assert_lies ("2026-01-06 1990 1990", matching, 60, "year 37: 1990-01-01=2+0(0+0) 2026-01-01=1+0(1+0) -=0(0)");
}

static void
test_odd_sizes (void)
{
  assert_lies ("", NULL, 60, "day 0: -=0(0)");
  assert_lies ("-", NULL, 60, "day 0: -=1(1)");
  assert_lies ("2026", NULL, 60, "day 1: 2026-01-01=0+1(0+1) -=0(0)");
}

static void
test_known (void)
{
  g_autoptr (DossierGraph) graph = test_graph (
      "{'dossier':1,'sources':[{'id':'a','title':'A','datePublished':'2026-01-15'},"
      "{'id':'b','title':'B','datePublished':'2026-01-12~'},{'id':'c','title':'C'}],'nodes':["
      "{'id':'x','type':'statement','label':'X','date':'2026-01-06','citations':["
      "{'source':'a','exact':'x'},{'source':'b','exact':'x'}]},"
      "{'id':'y','type':'statement','label':'Y','date':'2026-01-06','citations':[{'source':'c','exact':'x'}]},"
      "{'id':'z','type':'statement','label':'Z','citations':[{'source':'a','exact':'x'}]}],'edges':[]}");
  g_autoptr (DossierSearch) search = dossier_search_new (graph);
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new (search, NULL, DOSSIER_TIMELINE_KNOWN, 60);
  g_autofree char *found = describe (timeline);

  g_assert_cmpstr (found, ==, "day 4: 2026-01-12=0+1(0+1) 2026-01-15=1+0(1+0) -=1(1)");
  g_assert_cmpint (timeline->mode, ==, DOSSIER_TIMELINE_KNOWN);
}

/* At random: each node stands in one place, bins are side by side, and there are no more than were asked for. */
static void
test_sums (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) dates = g_string_new (NULL);
      guint n_nodes = (guint) g_rand_int_range (random, 1, 60);
      guint max_bins = (guint) g_rand_int_range (random, 2, 100);
      gint span = 1 << g_rand_int_range (random, 0, 12);
      g_autoptr (DossierSearch) search = NULL;
      g_autoptr (DossierTimeline) timeline = NULL;
      g_autofree guint8 *matching = g_malloc (n_nodes);
      guint n_counted, n_matching;
      guint n_expected = 0;

      for (guint i = 0; i < n_nodes; i++)
        {
          gint year = 2000 + g_rand_int_range (random, 0, span);
          gint month = g_rand_int_range (random, 1, 13);
          gint form = g_rand_int_range (random, 0, 5);

          g_string_append (dates, i > 0 ? " " : "");
          if (form == 0)
            g_string_append (dates, "-");
          else if (form == 1)
            g_string_append_printf (dates, "%04d", year);
          else if (form == 2)
            g_string_append_printf (dates, "%04d-%02d", year, month);
          else
            g_string_append_printf (dates, "%04d-%02d-%02d%s", year, month, g_rand_int_range (random, 1, 29),
                                    form == 3 ? "?" : "");
          matching[i] = g_rand_boolean (random);
          n_expected += matching[i];
        }

      search = search_dates (dates->str);
      timeline = dossier_timeline_new (search, matching, DOSSIER_TIMELINE_HAPPENED, max_bins);
      n_counted = timeline->n_undated;
      n_matching = timeline->n_matching_undated;
      for (guint i = 0; i < timeline->n_bins; i++)
        {
          const DossierTimelineBin *bin = &timeline->bins[i];

          g_assert_cmpint (bin->first, <=, bin->last);
          if (i > 0)
            g_assert_cmpint (bin->first, ==, timeline->bins[i - 1].last + 1);
          n_counted += bin->n_certain + bin->n_uncertain;
          n_matching += bin->n_matching_certain + bin->n_matching_uncertain;
        }
      g_assert_cmpuint (timeline->n_bins, <=, max_bins);
      g_assert_cmpuint (n_counted, ==, n_nodes);
      g_assert_cmpuint (n_matching, ==, n_expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/units", test_units);
  g_test_add_func ("/timeline/certain", test_certain);
  g_test_add_func ("/timeline/matching", test_matching);
  g_test_add_func ("/timeline/odd-sizes", test_odd_sizes);
  g_test_add_func ("/timeline/known", test_known);
  g_test_add_func ("/timeline/sums", test_sums);

  return g_test_run ();
}
