/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The timeline without a widget: what a brush means, where things are, what stands below them. */

#include "app/dossier-timeline-axis.h"
#include "core/dossier-date.h"

#include <locale.h>
#include <math.h>

/* Bins of single days from @first on, a character each: a digit of certain nodes. Half of each, rounded down, match. */
static void
make_days (DossierTimeline *timeline, gint64 first, const char *counts)
{
  *timeline = (DossierTimeline){ .unit = DOSSIER_TIMELINE_DAY, .n_bins = (guint) strlen (counts) };
  timeline->bins = g_new0 (DossierTimelineBin, timeline->n_bins);
  for (guint i = 0; i < timeline->n_bins; i++)
    {
      guint n = (guint) (counts[i] - '0');

      timeline->bins[i]
          = (DossierTimelineBin){ .first = first + i, .last = first + i, .n_certain = n, .n_matching_certain = n / 2 };
    }
}

static void
check_value (const char *value, const char *printed)
{
  DossierTimelineRange range;
  g_autofree char *text = NULL;

  g_assert_true (dossier_timeline_range_parse (value, &range));
  text = dossier_timeline_range_print (&range);
  g_assert_cmpstr (text, ==, printed);
}

static void
test_value (void)
{
  DossierTimelineRange range;
  DossierTimelineRange all = { G_MININT64, G_MAXINT64 };

  check_value ("2026-01-06..2026-01-09", "2026-01-06..2026-01-09");
  check_value ("2026-01-06..2026-01-06", "2026-01-06");
  check_value ("2026-01-01..2026-01-31", "2026-01");
  check_value ("2026-01..2026-02", "2026-01..2026-02");
  check_value ("2025-01-01..2026-12-31", "2025..2026");
  check_value ("2026-01-01..2026-03-30", "2026-01-01..2026-03-30");
  check_value ("..2026-01-08", "..2026-01-08");
  check_value ("..2026-01-31", "..2026-01");
  check_value ("2026..", "2026..");
  check_value ("2026-01-06/2026-01-09", "2026-01-06..2026-01-09");
  check_value ("../2026-01-09", "..2026-01-09");
  check_value ("2024", "2024");
  check_value ("2024-02", "2024-02");
  check_value ("-0044-03-15", "-0044-03-15");

  g_assert_true (dossier_timeline_range_parse ("2026-01-06", &range));
  g_assert_cmpint (range.first, ==, dossier_date_join_day (2026, 1, 6));
  g_assert_cmpint (range.last, ==, range.first);

  g_assert_false (dossier_timeline_range_parse ("none", &range));
  g_assert_false (dossier_timeline_range_parse ("..", &range));
  g_assert_false (dossier_timeline_range_parse ("", &range));
  g_assert_false (dossier_timeline_range_parse ("2026-13..2026-14", &range));
  g_assert_false (dossier_timeline_range_parse ("2026-01-09..2026-01-06", &range));
  g_assert_null (dossier_timeline_range_print (&all));
}

static void
test_words (void)
{
  DossierTimelineRange range;
  g_autofree char *between = NULL;
  g_autofree char *until = NULL;
  g_autofree char *month = NULL;
  g_autofree char *between_digits = NULL;
  g_autofree char *until_digits = NULL;

  g_assert_true (dossier_timeline_range_parse ("2026-01-06..2026-01-09", &range));
  between = dossier_timeline_range_describe (&range);
  g_assert_cmpstr (between, ==, "6 January 2026 – 9 January 2026");
  between_digits = dossier_timeline_range_describe_in_digits (&range);
  g_assert_cmpstr (between_digits, ==, "2026-01-06 – 2026-01-09");
  g_assert_true (dossier_timeline_range_parse ("..2026-01-09", &range));
  until = dossier_timeline_range_describe (&range);
  g_assert_cmpstr (until, ==, "until 9 January 2026");
  until_digits = dossier_timeline_range_describe_in_digits (&range);
  g_assert_cmpstr (until_digits, ==, "… – 2026-01-09");
  g_assert_true (dossier_timeline_range_parse ("2026-01", &range));
  month = dossier_timeline_range_describe (&range);
  g_assert_cmpstr (month, ==, "January 2026");
}

static void
test_move (void)
{
  DossierTimeline timeline;
  DossierTimelineRange range = { 101, 102 };
  DossierTimelineRange open = { G_MININT64, 102 };
  DossierTimelineRange outside = { 200, 201 };
  DossierTimelineRange moved;

  make_days (&timeline, 100, "10020003");
  moved = dossier_timeline_range_move (&timeline, &range, 2);
  g_assert_cmpint (moved.first, ==, 103);
  g_assert_cmpint (moved.last, ==, 104);
  /* At the ends it stays as wide as it is. */
  moved = dossier_timeline_range_move (&timeline, &range, 100);
  g_assert_cmpint (moved.first, ==, 106);
  g_assert_cmpint (moved.last, ==, 107);
  moved = dossier_timeline_range_move (&timeline, &range, -100);
  g_assert_cmpint (moved.first, ==, 100);
  g_assert_cmpint (moved.last, ==, 101);
  /* What is open stays open. */
  moved = dossier_timeline_range_move (&timeline, &open, 1);
  g_assert_true (moved.first == G_MININT64);
  g_assert_cmpint (moved.last, ==, 103);
  /* From where there is nothing it comes to what is near. */
  moved = dossier_timeline_range_move (&timeline, &outside, -1);
  g_assert_cmpint (moved.first, ==, 107);
  g_assert_cmpint (moved.last, ==, 107);
  g_free (timeline.bins);
}

static void
test_step (void)
{
  DossierTimeline timeline;
  DossierTimelineRange range;
  DossierTimelineRange wide = { 100, 101 };
  DossierTimelineRange open = { G_MININT64, 100 };

  make_days (&timeline, 100, "10020003");
  /* One by one, past what is empty. */
  g_assert_true (dossier_timeline_range_step (&timeline, NULL, &range));
  g_assert_cmpint (range.first, ==, 100);
  g_assert_cmpint (range.last, ==, 100);
  g_assert_true (dossier_timeline_range_step (&timeline, &range, &range));
  g_assert_cmpint (range.first, ==, 103);
  g_assert_cmpint (range.last, ==, 103);
  g_assert_true (dossier_timeline_range_step (&timeline, &range, &range));
  g_assert_cmpint (range.first, ==, 107);
  g_assert_false (dossier_timeline_range_step (&timeline, &range, &range));

  /* As wide as it is, but not past the end. */
  g_assert_true (dossier_timeline_range_step (&timeline, &wide, &range));
  g_assert_cmpint (range.first, ==, 103);
  g_assert_cmpint (range.last, ==, 104);
  g_assert_true (dossier_timeline_range_step (&timeline, &range, &range));
  g_assert_cmpint (range.first, ==, 107);
  g_assert_cmpint (range.last, ==, 107);

  /* What was known by a day grows. */
  g_assert_true (dossier_timeline_range_step (&timeline, &open, &range));
  g_assert_true (range.first == G_MININT64);
  g_assert_cmpint (range.last, ==, 103);
  g_free (timeline.bins);
}

static void
test_count (void)
{
  DossierTimeline timeline;
  DossierTimelineRange range = { 101, 103 };
  DossierTimelineRange outside = { 0, 99 };
  DossierTimeline empty = { 0 };
  guint matching;

  make_days (&timeline, 100, "10420003");
  g_assert_cmpuint (dossier_timeline_range_count (&timeline, NULL, &matching), ==, 10);
  g_assert_cmpuint (matching, ==, 4);
  g_assert_cmpuint (dossier_timeline_range_count (&timeline, &range, &matching), ==, 6);
  g_assert_cmpuint (matching, ==, 3);
  g_assert_cmpuint (dossier_timeline_range_count (&timeline, &outside, &matching), ==, 0);
  g_assert_cmpuint (dossier_timeline_range_count (&empty, NULL, &matching), ==, 0);
  g_free (timeline.bins);
}

static void
test_dense (void)
{
  DossierTimeline timeline;
  DossierTimelineRange dense;

  make_days (&timeline, 100, "100000000000000000000003910000000001");
  dense = dossier_timeline_find_dense (&timeline, .75);
  g_assert_cmpint (dense.first, ==, 123);
  g_assert_cmpint (dense.last, ==, 124);
  dense = dossier_timeline_find_dense (&timeline, 1);
  g_assert_cmpint (dense.first, ==, 100);
  g_assert_cmpint (dense.last, ==, 135);
  g_free (timeline.bins);
}

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-6)

static void
test_view (void)
{
  DossierTimelineView view = { .width = 1000 };
  DossierTimelineRange all = { 0, 999 };
  DossierTimelineRange late = { 990, 994 };
  double x;
  double width;

  dossier_timeline_view_set_all (&view, &all);
  g_assert_true (dossier_timeline_view_is_fit (&view));
  assert_near (dossier_timeline_view_to_x (&view, 250), 250);
  assert_near (dossier_timeline_view_to_day (&view, 250), 250);
  /* A bar of 6 pixels: every 6 days. */
  g_assert_cmpuint (dossier_timeline_view_get_max_bins (&view), ==, 166);

  /* The day under the pointer stays there. */
  dossier_timeline_view_zoom_about (&view, 4, 300);
  assert_near (dossier_timeline_view_to_day (&view, 300), 300);
  assert_near (view.days, 250);
  g_assert_cmpuint (dossier_timeline_view_get_max_bins (&view), ==, 666);

  /* Not past the ends, and not nearer than days that are wide enough. */
  dossier_timeline_view_pan_by (&view, 1e6);
  assert_near (view.first, 0);
  dossier_timeline_view_pan_by (&view, -1e6);
  assert_near (view.first, 750);
  dossier_timeline_view_zoom_about (&view, 1e9, 500);
  assert_near (view.days, 1000 / 64.0);
  dossier_timeline_view_zoom_about (&view, 1e-9, 500);
  g_assert_true (dossier_timeline_view_is_fit (&view));
  assert_near (view.first, 0);

  /* A range with some room around it. */
  dossier_timeline_view_show (&view, &late);
  dossier_timeline_view_get_span (&view, &late, &x, &width);
  g_assert_cmpfloat (x, >, 0);
  g_assert_cmpfloat (x + width, <, 1000);

  /* No further than needed. */
  g_assert_false (dossier_timeline_view_reveal (&view, &late));
  g_assert_true (dossier_timeline_view_reveal (&view, &(DossierTimelineRange){ 10, 11 }));
  assert_near (view.first, 10);
}

static void
test_mirrored (void)
{
  DossierTimelineView view = { .width = 1000, .mirrored = TRUE };
  DossierTimelineRange all = { 0, 99 };
  DossierTimelineRange range = { 10, 19 };
  double x;
  double width;

  dossier_timeline_view_set_all (&view, &all);
  assert_near (dossier_timeline_view_to_x (&view, 0), 1000);
  assert_near (dossier_timeline_view_to_day (&view, 900), 10);
  dossier_timeline_view_get_span (&view, &range, &x, &width);
  assert_near (x, 800);
  assert_near (width, 100);
  /* To the right is earlier. */
  dossier_timeline_view_zoom_about (&view, 2, 500);
  x = view.first;
  dossier_timeline_view_pan_by (&view, 100);
  g_assert_cmpfloat (view.first, >, x);
  dossier_timeline_view_zoom_about (&view, 0.01, 0);
  g_assert_cmpint (dossier_timeline_view_pick (&view, &range, 899, 5), ==, DOSSIER_TIMELINE_HANDLE_FIRST);
  g_assert_cmpint (dossier_timeline_view_pick (&view, &range, 802, 5), ==, DOSSIER_TIMELINE_HANDLE_LAST);
}

static void
test_pick (void)
{
  DossierTimelineView view = { .width = 1000 };
  DossierTimelineRange all = { 0, 99 };
  DossierTimelineRange range = { 10, 19 };
  DossierTimelineRange thin = { 10, 10 };
  DossierTimelineRange open = { G_MININT64, 19 };

  dossier_timeline_view_set_all (&view, &all);
  g_assert_cmpint (dossier_timeline_view_pick (&view, &range, 98, 5), ==, DOSSIER_TIMELINE_HANDLE_FIRST);
  g_assert_cmpint (dossier_timeline_view_pick (&view, &range, 203, 5), ==, DOSSIER_TIMELINE_HANDLE_LAST);
  g_assert_cmpint (dossier_timeline_view_pick (&view, &range, 150, 5), ==, DOSSIER_TIMELINE_HANDLE_MIDDLE);
  g_assert_cmpint (dossier_timeline_view_pick (&view, &range, 250, 5), ==, DOSSIER_TIMELINE_HANDLE_NONE);
  g_assert_cmpint (dossier_timeline_view_pick (&view, NULL, 150, 5), ==, DOSSIER_TIMELINE_HANDLE_NONE);
  /* The nearer of both ends. */
  g_assert_cmpint (dossier_timeline_view_pick (&view, &thin, 103, 9), ==, DOSSIER_TIMELINE_HANDLE_FIRST);
  g_assert_cmpint (dossier_timeline_view_pick (&view, &thin, 107, 9), ==, DOSSIER_TIMELINE_HANDLE_LAST);
  /* One handle. */
  g_assert_cmpint (dossier_timeline_view_pick (&view, &open, 2, 5), ==, DOSSIER_TIMELINE_HANDLE_MIDDLE);
  g_assert_cmpint (dossier_timeline_view_pick (&view, &open, 199, 5), ==, DOSSIER_TIMELINE_HANDLE_LAST);
}

static double
measure (const char *text, gpointer user_data)
{
  return (double) g_utf8_strlen (text, -1) * *(double *) user_data;
}

static void
check_row (const DossierTimelineView *view, GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const DossierTimelineLabel *label = &g_array_index (labels, DossierTimelineLabel, i);

      g_assert_cmpfloat (label->x, >=, 0);
      g_assert_cmpfloat (label->x + label->width, <=, view->width + 1e-6);
      if (i > 0)
        {
          const DossierTimelineLabel *before = label - 1;

          if (view->mirrored)
            g_assert_cmpfloat (label->x + label->width, <, before->x);
          else
            g_assert_cmpfloat (before->x + before->width, <, label->x);
        }
    }
}

/* Whatever is in view, and however large the letters are. */
static void
test_axis_apart (void)
{
  static const double letters[] = { 4, 7, 14, 30 };
  static const double widths[] = { 90, 320, 777, 3000 };

  for (guint mirrored = 0; mirrored < 2; mirrored++)
    for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
      for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
        for (double days = 2; days < 800000; days *= 1.37)
          {
            DossierTimelineView view = { .width = widths[j],
                                         .mirrored = mirrored,
                                         .all = { -400000, 400000 },
                                         .first = 20000.3 - days / 2,
                                         .days = days };
            double letter = letters[i];
            g_autoptr (DossierTimelineAxis) axis
                = dossier_timeline_axis_new (&view, DOSSIER_TIMELINE_DAY, measure, &letter);

            check_row (&view, axis->units);
            check_row (&view, axis->spans);
            /* Where there is room for a number, there is one. */
            if (letter <= 14 && widths[j] >= 320)
              g_assert_cmpuint (axis->units->len, >, 0);
          }
}

static void
check_axis (const DossierTimelineView *view, DossierTimelineUnit finest, const char *units, const char *spans)
{
  double letter = 7;
  g_autoptr (DossierTimelineAxis) axis = dossier_timeline_axis_new (view, finest, measure, &letter);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < axis->units->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", g_array_index (axis->units, DossierTimelineLabel, i).text);
  g_assert_cmpstr (text->str, ==, units);
  g_string_set_size (text, 0);
  for (guint i = 0; i < axis->spans->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", g_array_index (axis->spans, DossierTimelineLabel, i).text);
  g_assert_cmpstr (text->str, ==, spans);
}

static void
test_axis_words (void)
{
  DossierTimelineView view = { .width = 400 };
  gint64 january = dossier_date_join_day (2026, 1, 1);

  view.all = (DossierTimelineRange){ january - 100000, january + 100000 };
  view.first = (double) january + 4;
  view.days = 10;
  check_axis (&view, DOSSIER_TIMELINE_DAY, "5 6 7 8 9 10 11 12 13 14", "January 2026");

  /* Every fifth day; the 31st would stand beside the 1st. */
  view.first = (double) january;
  view.days = 50;
  view.width = 500;
  check_axis (&view, DOSSIER_TIMELINE_DAY, "1 6 11 16 21 26 1 6 11 16", "January 2026, February 2026");

  view.first = (double) january - 31;
  view.days = 31 + 365;
  check_axis (&view, DOSSIER_TIMELINE_DAY, "Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
              "2025, 2026");

  /* No finer than the bars. */
  check_axis (&view, DOSSIER_TIMELINE_YEAR, "2026", "");

  view.first = (double) dossier_date_join_day (1951, 1, 1);
  view.days = (double) dossier_date_join_day (2027, 1, 1) - view.first;
  check_axis (&view, DOSSIER_TIMELINE_DAY, "1960 1970 1980 1990 2000 2010 2020", "");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/range/value", test_value);
  g_test_add_func ("/timeline/range/words", test_words);
  g_test_add_func ("/timeline/range/move", test_move);
  g_test_add_func ("/timeline/range/step", test_step);
  g_test_add_func ("/timeline/range/count", test_count);
  g_test_add_func ("/timeline/view/dense", test_dense);
  g_test_add_func ("/timeline/view/moves", test_view);
  g_test_add_func ("/timeline/view/mirrored", test_mirrored);
  g_test_add_func ("/timeline/view/pick", test_pick);
  g_test_add_func ("/timeline/axis/apart", test_axis_apart);
  g_test_add_func ("/timeline/axis/words", test_axis_words);

  return g_test_run ();
}
