/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What lies around the graph in a real window: timeline, legend and overview, by pointer and by keys. */

#include "real-events.h"
#include "window-fixture.h"

#include "app/dossier-exploration.h"
#include "app/dossier-minimap.h"
#include "app/dossier-timeline-chart-private.h"
#include "app/dossier-timeline-job.h"
#include "app/dossier-timeline-pane.h"
#include "app/dossier-type-legend.h"
#include "core/dossier-date.h"

#include <math.h>

static DossierExploration *
get_exploration (WindowFixture *fixture)
{
  return dossier_session_get_exploration (fixture->session);
}

static DossierTimelineChart *
get_chart (WindowFixture *fixture)
{
  return DOSSIER_TIMELINE_CHART (
      fixture_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_TIMELINE_CHART, NULL));
}

/* A chart that has answered what was asked last, and has stopped moving. */
static gboolean
is_charted (gpointer user_data)
{
  WindowFixture *fixture = user_data;
  DossierTimelineChart *chart = get_chart (fixture);
  GtkWidget *revealer;

  if (chart == NULL || !gtk_widget_get_mapped (GTK_WIDGET (chart)))
    return FALSE;
  revealer = gtk_widget_get_ancestor (GTK_WIDGET (chart), GTK_TYPE_REVEALER);
  return dossier_timeline_chart_get_timeline (chart) != NULL
         && gtk_revealer_get_child_revealed (GTK_REVEALER (revealer))
         && dossier_timeline_chart_get_view (chart)->width > 0
         && dossier_timeline_pane_is_settled (
             DOSSIER_TIMELINE_PANE (gtk_widget_get_ancestor (GTK_WIDGET (chart), DOSSIER_TYPE_TIMELINE_PANE)));
}

static void
open_timeline (WindowFixture *fixture)
{
  fixture_open (fixture, "small.dossier");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-timeline", NULL));
  fixture_wait (is_charted, fixture);
  fixture_settle ();
}

typedef struct
{
  WindowFixture *fixture;
  const char *query;
} Expectation;

static gboolean
has_query (gpointer user_data)
{
  Expectation *expectation = user_data;

  return g_strcmp0 (dossier_exploration_get_query (get_exploration (expectation->fixture)), expectation->query) == 0;
}

static void
wait_for_query (WindowFixture *fixture, const char *query)
{
  Expectation expectation = { fixture, query };

  fixture_wait (has_query, &expectation);
  g_assert_cmpstr (dossier_exploration_get_query (get_exploration (fixture)), ==, query);
}

static void
ask (WindowFixture *fixture, const char *query)
{
  dossier_exploration_set_query (get_exploration (fixture), query);
  fixture_wait (is_charted, fixture);
}

static gint64
january (guint day)
{
  return dossier_date_join_day (2026, 1, day);
}

/* Where a day of January 2026 begins, or the middle of it. */
static double
get_x (WindowFixture *fixture, double day)
{
  return dossier_timeline_view_to_x (dossier_timeline_chart_get_view (get_chart (fixture)), (double) january (1) + day - 1);
}

#define IN_THE_BARS 40

static gboolean
click_day (WindowFixture *fixture, guint day)
{
  return real_events_send (GTK_WIDGET (get_chart (fixture)), get_x (fixture, day + .5), IN_THE_BARS, "click 1");
}

/* Slowly enough to be a drag. */
static gboolean
drag (WindowFixture *fixture, double from, double to)
{
  GtkWidget *chart = GTK_WIDGET (get_chart (fixture));
  double a = get_x (fixture, from);
  double b = get_x (fixture, to);

  return real_events_send (chart, a, IN_THE_BARS, "mousedown 1")
         && real_events_send (chart, a + (b - a) / 3, IN_THE_BARS, "sleep 0.02")
         && real_events_send (chart, a + (b - a) / 1.5, IN_THE_BARS, "sleep 0.02")
         && real_events_send (chart, b, IN_THE_BARS, "sleep 0.02") && real_events_send (chart, -1, -1, "mouseup 1");
}

static gboolean
press (WindowFixture *fixture, const char *keys)
{
  g_autofree char *command = g_strconcat ("key ", keys, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (get_chart (fixture)));
  return real_events_send (GTK_WIDGET (get_chart (fixture)), -1, -1, command);
}

static void
assert_range (WindowFixture *fixture, gint64 first, gint64 last)
{
  const DossierTimelineRange *range = dossier_timeline_chart_get_range (get_chart (fixture));

  g_assert_nonnull (range);
  g_assert_cmpint (range->first, ==, first);
  g_assert_cmpint (range->last, ==, last);
}

static gboolean
is_answered (gpointer user_data)
{
  WindowFixture *fixture = user_data;

  return dossier_exploration_get_matches (get_exploration (fixture)) != NULL
         && !dossier_exploration_is_asking (get_exploration (fixture));
}

static void
assert_value_text (WindowFixture *fixture, const char *text)
{
  g_autofree char *problem = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (get_chart (fixture)), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text);

  g_assert_cmpstr (problem, ==, NULL);
}

static gboolean
is_away (gpointer user_data)
{
  DossierTimelineChart *chart = get_chart (user_data);

  return chart == NULL || !gtk_widget_get_mapped (GTK_WIDGET (chart));
}

static void
test_shown (WindowFixture *fixture, gconstpointer unused)
{
  DossierTimeline *timeline;

  fixture_open (fixture, "small.dossier");
  g_assert_true (is_away (fixture));
  open_timeline (fixture);

  timeline = dossier_timeline_chart_get_timeline (get_chart (fixture));
  g_assert_cmpint (timeline->unit, ==, DOSSIER_TIMELINE_DAY);
  g_assert_cmpint (timeline->bins[0].first, ==, january (6));
  g_assert_cmpint (timeline->bins[timeline->n_bins - 1].last, ==, january (9));
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "without a date"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-timeline", NULL);
  fixture_wait (is_away, fixture);
}

static void
test_pointer (WindowFixture *fixture, gconstpointer unused)
{
  open_timeline (fixture);

  if (!drag (fixture, 6.5, 8.5))
    return;
  wait_for_query (fixture, "date:2026-01-06..2026-01-08");
  assert_range (fixture, january (6), january (8));

  /* By its end, by its middle, and by its end past its beginning. */
  drag (fixture, 9, 7.4);
  wait_for_query (fixture, "date:2026-01-06..2026-01-07");
  drag (fixture, 7.5, 9.4);
  wait_for_query (fixture, "date:2026-01-08..2026-01-09");
  drag (fixture, 10, 6.4);
  wait_for_query (fixture, "date:2026-01-06..2026-01-08");

  /* A bar; and the same one once more lets go of it. */
  click_day (fixture, 8);
  wait_for_query (fixture, "date:2026-01-08");
  click_day (fixture, 8);
  wait_for_query (fixture, "");
  g_assert_null (dossier_timeline_chart_get_range (get_chart (fixture)));
}

static void
test_keys (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *chart;

  open_timeline (fixture);
  chart = GTK_WIDGET (get_chart (fixture));

  /* From bar to bar with something in it: nothing is asked yet, and the bar is told. */
  if (!press (fixture, "Right"))
    return;
  g_assert_cmpstr (dossier_exploration_get_query (get_exploration (fixture)), ==, "");
  assert_value_text (fixture, "6 January 2026: 1 node");
  press (fixture, "Return");
  wait_for_query (fixture, "date:2026-01-06");
  fixture_wait (is_answered, fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_SLIDER);

  press (fixture, "Right");
  wait_for_query (fixture, "date:2026-01-07");
  press (fixture, "shift+Right");
  wait_for_query (fixture, "date:2026-01-07..2026-01-08");
  press (fixture, "End");
  wait_for_query (fixture, "date:2026-01-08..2026-01-09");
  press (fixture, "Home");
  wait_for_query (fixture, "date:2026-01-06..2026-01-07");
  press (fixture, "shift+Left");
  wait_for_query (fixture, "date:2026-01-06");
  press (fixture, "Delete");
  wait_for_query (fixture, "");
  press (fixture, "End");
  press (fixture, "Return");
  wait_for_query (fixture, "date:2026-01-09");
  press (fixture, "Escape");
  wait_for_query (fixture, "");
}

/* The text is the truth: what is typed moves the brush. */
static void
test_typed (WindowFixture *fixture, gconstpointer unused)
{
  DossierTimeline *timeline;

  open_timeline (fixture);
  ask (fixture, "date:2026-01-07..2026-01-08");
  assert_range (fixture, january (7), january (8));
  fixture_wait (is_answered, fixture);
  assert_value_text (fixture, "7 January 2026 – 8 January 2026, 1 node");

  /* What is around the range still matches: it is not what the bars count. */
  timeline = dossier_timeline_chart_get_timeline (get_chart (fixture));
  g_assert_cmpuint (timeline->bins[0].n_matching_certain + timeline->bins[0].n_matching_uncertain,
                    ==,
                    timeline->bins[0].n_certain + timeline->bins[0].n_uncertain);
  g_assert_cmpuint (timeline->bins[0].n_certain + timeline->bins[0].n_uncertain, >, 0);

  /* The rest of the query is. */
  ask (fixture, "type:statement date:2026-01-07..2026-01-08");
  timeline = dossier_timeline_chart_get_timeline (get_chart (fixture));
  g_assert_cmpuint (timeline->bins[0].n_matching_certain + timeline->bins[0].n_matching_uncertain, ==, 0);
  g_assert_cmpuint (timeline->bins[2].n_matching_certain, ==, 1);
  assert_range (fixture, january (7), january (8));

  /* Half a query moves nothing. */
  ask (fixture, "type:statement date:2026-01-07..2026-13");
  assert_range (fixture, january (7), january (8));

  ask (fixture, "type:statement");
  g_assert_null (dossier_timeline_chart_get_range (get_chart (fixture)));
}

/* One handle: what was known by a day. */
static void
test_known (WindowFixture *fixture, gconstpointer unused)
{
  DossierTimelinePane *pane;
  GtkWidget *button;

  open_timeline (fixture);
  pane = DOSSIER_TIMELINE_PANE (gtk_widget_get_ancestor (GTK_WIDGET (get_chart (fixture)), DOSSIER_TYPE_TIMELINE_PANE));

  ask (fixture, "known:..2026-01-09");
  g_assert_cmpint (dossier_timeline_chart_get_timeline (get_chart (fixture))->mode, ==, DOSSIER_TIMELINE_KNOWN);
  assert_range (fixture, G_MININT64, january (9));
  button = fixture_find (GTK_WIDGET (pane), GTK_TYPE_TOGGLE_BUTTON, "As Known On");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));

  ask (fixture, "");
  if (!click_day (fixture, 9))
    return;
  wait_for_query (fixture, "known:..2026-01-09");

  /* The other mode leaves it, and adds its own. */
  dossier_timeline_pane_set_mode (pane, DOSSIER_TIMELINE_HAPPENED);
  fixture_wait (is_charted, fixture);
  g_assert_null (dossier_timeline_chart_get_range (get_chart (fixture)));
  click_day (fixture, 8);
  wait_for_query (fixture, "known:..2026-01-09 date:2026-01-08");
}

static gboolean
is_over (gpointer user_data)
{
  return !dossier_timeline_pane_get_playing (user_data);
}

/* Without a brush it begins with what the chart shows, however much there is before; at the end, with the first of all. */
static void
test_play_in_view (WindowFixture *fixture, gconstpointer unused)
{
  static const char text[]
      = "{ \"dossier\": 1, \"nodes\": ["
        "{ \"id\": \"a\", \"type\": \"measure\", \"label\": \"A\", \"date\": \"2025-11-06\" },"
        "{ \"id\": \"b\", \"type\": \"measure\", \"label\": \"B\", \"date\": \"2026-01-06\" },"
        "{ \"id\": \"c\", \"type\": \"measure\", \"label\": \"C\", \"date\": \"2026-01-07\" }] }";
  DossierTimelineChart *chart;
  DossierTimelinePane *pane;
  DossierTimelineView view;
  DossierTimelineRange shown;

  fixture_open_text (fixture, text, strlen (text));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-timeline", NULL));
  fixture_wait (is_charted, fixture);
  fixture_settle ();
  chart = get_chart (fixture);
  pane = DOSSIER_TIMELINE_PANE (gtk_widget_get_ancestor (GTK_WIDGET (chart), DOSSIER_TYPE_TIMELINE_PANE));
  view = *dossier_timeline_chart_get_view (chart);
  shown = view.all;
  shown.first = shown.last;
  dossier_timeline_view_zoom_about (&view, 1000, view.width / 2);
  dossier_timeline_view_reveal (&view, &shown);
  dossier_timeline_chart_set_view (chart, &view);
  fixture_wait (is_charted, fixture);
  fixture_settle ();

  dossier_timeline_pane_set_playing (pane, TRUE);
  g_assert_cmpint (dossier_timeline_chart_get_range (chart)->first, >, january (1));
  fixture_wait (is_over, pane);
  dossier_timeline_pane_set_playing (pane, TRUE);
  g_assert_cmpint (dossier_timeline_chart_get_range (chart)->first, <, january (1));
  dossier_timeline_pane_set_playing (pane, FALSE);
}

static void
test_play (WindowFixture *fixture, gconstpointer unused)
{
  DossierTimelinePane *pane;

  open_timeline (fixture);
  pane = DOSSIER_TIMELINE_PANE (gtk_widget_get_ancestor (GTK_WIDGET (get_chart (fixture)), DOSSIER_TYPE_TIMELINE_PANE));

  /* From date to date, past the day on which there is nothing, to the end. */
  if (!press (fixture, "space"))
    return;
  wait_for_query (fixture, "date:2026-01-06");
  g_assert_true (dossier_timeline_pane_get_playing (pane));
  wait_for_query (fixture, "date:2026-01-08");
  wait_for_query (fixture, "date:2026-01-09");
  fixture_wait (is_over, pane);
  wait_for_query (fixture, "date:2026-01-09");

  /* Whoever takes hold of the brush ends it. */
  press (fixture, "space");
  wait_for_query (fixture, "date:2026-01-06");
  press (fixture, "Right");
  wait_for_query (fixture, "date:2026-01-07");
  g_assert_false (dossier_timeline_pane_get_playing (pane));

  /* And so does whoever types. */
  dossier_timeline_pane_set_playing (pane, TRUE);
  ask (fixture, "ban");
  g_assert_false (dossier_timeline_pane_get_playing (pane));
}

static void
test_undated (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *button;

  open_timeline (fixture);
  button = fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON, "without a date");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  wait_for_query (fixture, "date:none");
  ask (fixture, "");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static void
test_selection (WindowFixture *fixture, gconstpointer unused)
{
  const DossierTimelineRange *mark;

  open_timeline (fixture);
  g_assert_null (dossier_timeline_chart_get_mark (get_chart (fixture)));
  dossier_session_select_node (fixture->session, fixture_find_node (fixture, "halted"), FALSE);
  mark = dossier_timeline_chart_get_mark (get_chart (fixture));
  g_assert_nonnull (mark);
  g_assert_cmpint (mark->first, ==, january (9));
  dossier_session_clear_selection (fixture->session);
  g_assert_null (dossier_timeline_chart_get_mark (get_chart (fixture)));
}

static void
take_result (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static gboolean
is_taken (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

static void
test_cancelled (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierTimelineView view = { .width = 500 };

  open_timeline (fixture);
  g_cancellable_cancel (cancellable);
  dossier_timeline_job_run_async (dossier_session_get_search (fixture->session), "ban", NULL, DOSSIER_TIMELINE_HAPPENED,
                                  &view, NULL, cancellable, take_result, &result);
  fixture_wait (is_taken, &result);
  g_assert_null (dossier_timeline_job_run_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
is_revealed (gpointer user_data)
{
  GtkWidget *revealer = gtk_widget_get_ancestor (user_data, GTK_TYPE_REVEALER);

  return gtk_widget_get_mapped (user_data) && gtk_revealer_get_child_revealed (GTK_REVEALER (revealer));
}

static GtkWidget *
find_row (WindowFixture *fixture, const char *text)
{
  GtkWidget *legend = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_TYPE_LEGEND, NULL);
  GtkWidget *label = fixture_wait_for (legend, GTK_TYPE_LABEL, text);

  fixture_wait (is_revealed, label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);
}

static gboolean
is_ready_for_clicks (gpointer user_data)
{
  return gtk_window_is_active (GTK_WINDOW (gtk_widget_get_root (user_data)))
         && (gtk_widget_get_state_flags (user_data) & GTK_STATE_FLAG_PRELIGHT) != 0;
}

/* A window that has only just come up may still be on its way to where a click goes to. */
static gboolean
click_row (GtkToggleButton *row, const char *command)
{
  for (guint i = 0; i < 1000 && !is_ready_for_clicks (row); i++)
    {
      if (!real_events_send (GTK_WIDGET (row), 20, 8 + i % 2, "sleep 0"))
        return FALSE;
      fixture_settle ();
    }
  g_assert_true (is_ready_for_clicks (row));
  return real_events_send (GTK_WIDGET (row), 20, 8, command);
}

static void
test_legend (WindowFixture *fixture, gconstpointer unused)
{
  GtkToggleButton *actors;
  GtkToggleButton *statements;

  fixture_open (fixture, "small.dossier");
  actors = GTK_TOGGLE_BUTTON (find_row (fixture, "Actors"));
  statements = GTK_TOGGLE_BUTTON (find_row (fixture, "Statements"));
  g_assert_true (gtk_toggle_button_get_active (actors));

  /* Out, and back. */
  gtk_toggle_button_set_active (actors, FALSE);
  wait_for_query (fixture, "-type:actor");
  gtk_toggle_button_set_active (actors, TRUE);
  wait_for_query (fixture, "");

  /* What is typed is shown. */
  dossier_exploration_set_query (get_exploration (fixture), "ban type:statement");
  g_assert_false (gtk_toggle_button_get_active (actors));
  g_assert_true (gtk_toggle_button_get_active (statements));
  gtk_toggle_button_set_active (actors, TRUE);
  wait_for_query (fixture, "ban -type:measure -type:element");
  dossier_exploration_set_query (get_exploration (fixture), "");

  /* One alone, by pointer and by keys. */
  if (!click_row (statements, "keydown ctrl click 1 keyup ctrl"))
    return;
  wait_for_query (fixture, "type:statement");
  gtk_widget_grab_focus (GTK_WIDGET (actors));
  real_events_send (GTK_WIDGET (actors), -1, -1, "key ctrl+space");
  wait_for_query (fixture, "type:actor");
  real_events_send (GTK_WIDGET (actors), -1, -1, "key space");
  wait_for_query (fixture, "");
  click_row (statements, "click --repeat 2 --delay 40 1");
  wait_for_query (fixture, "type:statement");
}

static gboolean
is_open (gpointer user_data)
{
  gboolean expanded;

  g_object_get (user_data, "expanded", &expanded, NULL);
  return expanded;
}

static gboolean
is_folded (gpointer user_data)
{
  return !is_open (user_data);
}

/* With large text it would cover the graph, so that it folds; what the person chose is kept for smaller text. */
static void
test_legend_large (WindowFixture *fixture, gconstpointer unused)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  g_autoptr (GVariant) state = NULL;
  GtkWidget *legend;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  fixture_open (fixture, "small.dossier");
  legend = fixture_wait_for (GTK_WIDGET (fixture->window), DOSSIER_TYPE_TYPE_LEGEND, NULL);
  fixture_wait (is_open, legend);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  fixture_wait (is_folded, legend);
  state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "show-legend");
  g_assert_true (g_variant_get_boolean (state));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  fixture_wait (is_open, legend);
}

static gboolean
is_painted (gpointer user_data)
{
  GtkWidget *minimap = fixture_find (user_data, DOSSIER_TYPE_MINIMAP, NULL);

  return minimap != NULL && gtk_widget_get_mapped (minimap) && dossier_minimap_is_settled (DOSSIER_MINIMAP (minimap));
}

static gboolean
is_unseen (gpointer user_data)
{
  return fixture_find (user_data, DOSSIER_TYPE_MINIMAP, NULL) == NULL;
}

typedef struct
{
  DossierCanvas *canvas;
  double x;
} Pan;

static gboolean
has_panned (gpointer user_data)
{
  Pan *pan = user_data;

  return dossier_viewport_get_region (dossier_canvas_get_viewport (pan->canvas)).x > pan->x + 20;
}

static gboolean
is_laid_out (gpointer user_data)
{
  const DossierViewport *viewport = dossier_canvas_get_viewport (user_data);

  return viewport->width > 0 && viewport->bounds.width > 0 && dossier_viewport_is_fit (viewport);
}

static void
test_minimap (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *minimap;
  Pan pan;

  fixture_open (fixture, "small.dossier");
  pan.canvas = DOSSIER_CANVAS (fixture_wait_for (window, DOSSIER_TYPE_CANVAS, NULL));
  fixture_wait (is_laid_out, pan.canvas);
  fixture_settle ();
  /* All is in view: there is nothing to show. */
  fixture_wait (is_unseen, window);

  dossier_canvas_zoom_to (pan.canvas, 6, FALSE);
  dossier_canvas_centre_on (pan.canvas, 0, 0, FALSE);
  fixture_wait (is_painted, window);

  minimap = fixture_find (window, DOSSIER_TYPE_MINIMAP, NULL);
  pan.x = dossier_viewport_get_region (dossier_canvas_get_viewport (pan.canvas)).x;
  if (!real_events_send (minimap, gtk_widget_get_width (minimap) - 4, gtk_widget_get_height (minimap) / 2.0, "click 1"))
    return;
  fixture_wait (has_panned, &pan);

  gtk_widget_activate_action (window, "win.show-minimap", NULL);
  fixture_wait (is_unseen, window);
  gtk_widget_activate_action (window, "win.show-minimap", NULL);
  fixture_wait (is_painted, window);
  dossier_canvas_fit (pan.canvas, FALSE);
  fixture_wait (is_unseen, window);
}

#define ADD(path, test) g_test_add (path, WindowFixture, NULL, fixture_set_up, test, fixture_tear_down)

/* What is certain and what is not are drawn on one another without a seam, up to an edge that is sharp. */
static void
test_bars_are_sharp (WindowFixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) file = fixture_get_file ("../../../data/dossiers/rare-earths-2026.dossier");
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  DossierTimelineChart *chart;
  int n_bars = 0;
  int width;
  int foot;

  fixture_open_file (fixture, file);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-timeline", NULL));
  fixture_wait (is_charted, fixture);
  fixture_settle ();

  chart = get_chart (fixture);
  width = gtk_widget_get_width (GTK_WIDGET (chart));
  foot = (int) chart->plot_height;
  dossier_timeline_chart_snapshot (GTK_WIDGET (chart), snapshot);
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (fixture->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) foot));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, width);
  pixels = g_new (guint32, (gsize) width * (gsize) foot);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * sizeof (guint32));

  /* The outermost pixels of a bar have its colour from the foot to the top. */
  for (int x = 1; x < width; x++)
    {
      const guint32 *last = pixels + (gsize) width * (gsize) (foot - 1) + x;

      if (last[0] == 0 || last[-1] != 0)
        continue;

      n_bars++;
      for (int y = foot - 1; y > chart->head_height && pixels[y * width + x] != 0; y--)
        g_assert_cmphex (pixels[y * width + x], ==, last[0]);
    }
  g_assert_cmpint (n_bars, >=, 5);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  ADD ("/timeline/shown", test_shown);
  ADD ("/timeline/pointer", test_pointer);
  ADD ("/timeline/keys", test_keys);
  ADD ("/timeline/typed", test_typed);
  ADD ("/timeline/known", test_known);
  ADD ("/timeline/play", test_play);
  ADD ("/timeline/play-in-view", test_play_in_view);
  ADD ("/timeline/undated", test_undated);
  ADD ("/timeline/sharp", test_bars_are_sharp);
  ADD ("/timeline/selection", test_selection);
  ADD ("/timeline/cancelled", test_cancelled);
  ADD ("/timeline/legend", test_legend);
  ADD ("/timeline/legend-large", test_legend_large);
  ADD ("/timeline/minimap", test_minimap);

  return fixture_run ();
}
