/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "window-fixture.h"

#include "app/dossier-canvas.h"
#include "app/dossier-evidence-panel.h"
#include "app/dossier-exploration.h"
#include "app/dossier-outline.h"
#include "app/dossier-pane.h"
#include "app/dossier-timeline-chart.h"
#include "app/dossier-type-legend.h"

#define WIDE 1440
#define MIDDLE 768
#define NARROW 360
/* Pixels. */
#define FRAME 64

typedef struct
{
  WindowFixture fixture;
  AdwFlap *outline;
  AdwFlap *evidence;
  DossierCanvas *canvas;
  int wanted; /* the width that was asked for last */
  guint node;
} Panes;

static GtkWidget *
get_window (Panes *panes)
{
  return GTK_WIDGET (panes->fixture.window);
}

static AdwFlap *
find_flap (Panes *panes, GType type)
{
  return ADW_FLAP (gtk_widget_get_ancestor (fixture_wait_for (get_window (panes), type, NULL), ADW_TYPE_FLAP));
}

static gboolean
is_active (gpointer user_data)
{
  return gtk_window_is_active (user_data);
}

/* Where nothing blends windows, the frame is part of what is asked for. */
static gboolean
has_wanted_width (gpointer user_data)
{
  Panes *panes = user_data;

  return ABS (gtk_widget_get_width (get_window (panes)) - panes->wanted) <= FRAME;
}

/* Asks for one width, and for nothing else until the window has it: the window manager answers in its own time, and of
 * two requests under way either may be what is left. */
static void
make_wide (Panes *panes, int width)
{
  panes->wanted = width;
  gtk_window_set_default_size (GTK_WINDOW (panes->fixture.window), width, 700);
  fixture_wait (has_wanted_width, panes);
}

static gboolean
is_folded (gpointer user_data)
{
  Panes *panes = user_data;

  return adw_flap_get_folded (panes->outline) && adw_flap_get_folded (panes->evidence);
}

static gboolean
is_unfolded (gpointer user_data)
{
  Panes *panes = user_data;

  return !adw_flap_get_folded (panes->outline) && !adw_flap_get_folded (panes->evidence);
}

/* Once it has come to rest. */
static gboolean
is_shown (gpointer user_data)
{
  return adw_flap_get_reveal_flap (user_data) && adw_flap_get_reveal_progress (user_data) >= 1;
}

static gboolean
is_hidden (gpointer user_data)
{
  return !adw_flap_get_reveal_flap (user_data) && adw_flap_get_reveal_progress (user_data) <= 0;
}

static gboolean
can_be_narrow (gpointer user_data)
{
  int least;

  gtk_widget_measure (get_window (user_data), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least - NARROW <= FRAME;
}

/* In two steps: what is in the header of a wide window goes once the panes have folded, and until then the window cannot
 * be as narrow. Who drags its edge takes many steps. */
static void
make_narrow (Panes *panes)
{
  make_wide (panes, MIDDLE);
  fixture_wait (is_folded, panes);
  fixture_wait (can_be_narrow, panes);
  make_wide (panes, NARROW);
}

static void
set_up (Panes *panes, gconstpointer unused)
{
  g_autoptr (GFile) file = fixture_get_file ("../../../data/dossiers/rare-earths-2026.dossier");

  fixture_set_up (&panes->fixture, NULL);
  /* Only then the window manager is done with showing it. */
  fixture_wait (is_active, panes->fixture.window);
  fixture_open_file (&panes->fixture, file);
  panes->outline = find_flap (panes, DOSSIER_TYPE_OUTLINE);
  panes->evidence = find_flap (panes, DOSSIER_TYPE_EVIDENCE_PANEL);
  panes->canvas = DOSSIER_CANVAS (fixture_wait_for (get_window (panes), DOSSIER_TYPE_CANVAS, NULL));
  panes->node = fixture_find_node (&panes->fixture, "he-yadong-only-military-firms");
  fixture_wait (is_shown, panes->outline);
  fixture_wait (is_shown, panes->evidence);
}

static void
tear_down (Panes *panes, gconstpointer unused)
{
  fixture_tear_down (&panes->fixture, NULL);
}

static void
act (Panes *panes, const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_window (panes), action, NULL));
}

static gboolean
fills_window (gpointer user_data)
{
  Panes *panes = user_data;

  return gtk_widget_get_width (GTK_WIDGET (panes->canvas)) == gtk_widget_get_width (get_window (panes));
}

static gboolean
is_at_full_size (gpointer user_data)
{
  return ABS (dossier_canvas_get_zoom (user_data) - DOSSIER_VIEWPORT_FULL_SIZE) < 1e-6;
}

static void
check_selection (Panes *panes)
{
  DossierSelection selection = dossier_session_get_selection (panes->fixture.session);

  g_assert_cmpuint (selection.node, ==, panes->node);
}

static void
test_fold (Panes *panes, gconstpointer unused)
{
  int beside;

  make_wide (panes, WIDE);
  fixture_wait (is_unfolded, panes);
  fixture_select (&panes->fixture, "he-yadong-only-military-firms");
  beside = gtk_widget_get_width (GTK_WIDGET (panes->canvas));
  g_assert_cmpint (beside, <, WIDE);

  /* The panes go, the canvas has all of the window and does what it did. */
  make_narrow (panes);
  g_assert_true (is_folded (panes));
  fixture_wait (is_hidden, panes->outline);
  fixture_wait (is_hidden, panes->evidence);
  fixture_wait (fills_window, panes);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (panes->canvas)));
  check_selection (panes);
  act (panes, "win.zoom-normal");
  fixture_wait (is_at_full_size, panes->canvas);

  /* They come over it as sheets, one at a time, with what they showed. */
  act (panes, "win.show-evidence");
  fixture_wait (is_shown, panes->evidence);
  g_assert_true (fills_window (panes));
  fixture_wait_for (GTK_WIDGET (panes->evidence), GTK_TYPE_LABEL, "Only military firms, or not only they");
  act (panes, "win.show-outline");
  fixture_wait (is_shown, panes->outline);
  fixture_wait (is_hidden, panes->evidence);
  act (panes, "win.show-outline");
  fixture_wait (is_hidden, panes->outline);
  check_selection (panes);

  /* With room again both are there, as they were. */
  make_wide (panes, WIDE);
  fixture_wait (is_unfolded, panes);
  fixture_wait (is_shown, panes->outline);
  fixture_wait (is_shown, panes->evidence);
  check_selection (panes);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (panes->canvas)), ==, beside);
}

static gboolean
has_wide_title (gpointer user_data)
{
  return gtk_widget_get_width (fixture_find (user_data, ADW_TYPE_WINDOW_TITLE, NULL)) > 120;
}

static guint
count_window_buttons (Panes *panes)
{
  return fixture_count (fixture_find (get_window (panes), GTK_TYPE_WINDOW_CONTROLS, NULL), GTK_TYPE_BUTTON);
}

static gboolean
has_all_buttons (gpointer user_data)
{
  return count_window_buttons (user_data) == 3;
}

/* Open is a word beside an icon. Whether the word fits, header bars of newer libadwaita do not ask. */
static gboolean
offers_word (Panes *panes)
{
  GtkWidget *squeezer = fixture_find (get_window (panes), ADW_TYPE_SQUEEZER, NULL);

  return gtk_widget_get_visible (gtk_widget_get_first_child (squeezer));
}

/* Of the window's buttons only the one that closes it takes room from the title, and Open as little as it can. */
static void
test_title (Panes *panes, gconstpointer unused)
{
  GtkSettings *settings = gtk_widget_get_settings (get_window (panes));

  g_object_set (settings, "gtk-decoration-layout", "menu:minimize,maximize,close", NULL);
  make_wide (panes, WIDE);
  fixture_wait (has_all_buttons, panes);
  g_assert_true (offers_word (panes));
  make_narrow (panes);
  fixture_wait (has_wide_title, get_window (panes));
  g_assert_cmpuint (count_window_buttons (panes), ==, 1);
  g_assert_false (offers_word (panes));
  make_wide (panes, WIDE);
  fixture_wait (has_all_buttons, panes);
  g_assert_true (offers_word (panes));
  gtk_settings_reset_property (settings, "gtk-decoration-layout");
}

static gboolean
is_beside_legend (gpointer user_data)
{
  Panes *panes = user_data;
  const DossierViewport *viewport = dossier_canvas_get_viewport (panes->canvas);
  GtkWidget *legend = fixture_find (get_window (panes), DOSSIER_TYPE_TYPE_LEGEND, NULL);
  DossierBox picture = dossier_viewport_box_to_widget (viewport, &viewport->bounds);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (legend, GTK_WIDGET (panes->canvas), &bounds)
         && (picture.y + picture.height <= graphene_rect_get_y (&bounds)
             || picture.x >= graphene_rect_get_x (&bounds) + graphene_rect_get_width (&bounds));
}

/* Nothing that fits lies under the legend, and nothing moves that somebody has placed. */
static void
test_legend (Panes *panes, gconstpointer unused)
{
  double x;

  make_wide (panes, MIDDLE);
  fixture_wait (is_folded, panes);
  fixture_wait (is_hidden, panes->outline);
  fixture_wait (is_hidden, panes->evidence);
  fixture_wait (fills_window, panes);
  fixture_wait (is_beside_legend, panes);
  act (panes, "win.zoom-normal");
  fixture_wait (is_at_full_size, panes->canvas);
  fixture_settle ();
  x = dossier_canvas_get_viewport (panes->canvas)->x;
  act (panes, "win.show-legend");
  fixture_settle ();
  g_assert_cmpfloat (dossier_canvas_get_viewport (panes->canvas)->x, ==, x);
  act (panes, "win.show-legend");
  act (panes, "win.fit");
  fixture_wait (is_beside_legend, panes);
}

/* What was hidden in a wide window stays hidden in the next one. */
static void
test_choice (Panes *panes, gconstpointer unused)
{
  make_wide (panes, WIDE);
  fixture_wait (is_unfolded, panes);
  act (panes, "win.show-outline");
  fixture_wait (is_hidden, panes->outline);
  make_narrow (panes);
  g_assert_true (is_folded (panes));
  make_wide (panes, WIDE);
  fixture_wait (is_unfolded, panes);
  fixture_wait (is_shown, panes->evidence);
  g_assert_true (is_hidden (panes->outline));
}

static gboolean
is_beside_sheet (gpointer user_data)
{
  Panes *panes = user_data;
  DossierScene *scene = dossier_session_get_scene (panes->fixture.session);
  const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[panes->node];
  const DossierViewport *viewport = dossier_canvas_get_viewport (panes->canvas);
  DossierBox on_widget = dossier_viewport_box_to_widget (viewport, box);
  double open = viewport->width - gtk_widget_get_width (adw_flap_get_flap (panes->evidence));

  return on_widget.x >= 0 && on_widget.x + on_widget.width <= open;
}

/* The words that come over the canvas leave free what they belong to. */
static void
test_beside (Panes *panes, gconstpointer unused)
{
  make_wide (panes, MIDDLE);
  fixture_wait (is_folded, panes);
  fixture_wait (is_hidden, panes->evidence);
  fixture_wait (fills_window, panes);
  dossier_session_select_node (panes->fixture.session, panes->node, TRUE);
  fixture_wait (is_shown, panes->evidence);
  fixture_wait (is_beside_sheet, panes);
  act (panes, "win.zoom-normal");
  fixture_wait (is_at_full_size, panes->canvas);
  fixture_wait (is_beside_sheet, panes);
}

/* Escape leads from the words that lie over the canvas to what is selected there, and from that to nothing; the words
 * that came with what was selected go with it. */
static void
test_clear (Panes *panes, gconstpointer unused)
{
  DossierSession *session = panes->fixture.session;

  make_wide (panes, MIDDLE);
  fixture_wait (is_folded, panes);
  fixture_wait (is_hidden, panes->evidence);
  fixture_wait (fills_window, panes);
  gtk_widget_grab_focus (GTK_WIDGET (panes->canvas));
  dossier_session_select_node (session, panes->node, TRUE);
  fixture_wait (is_shown, panes->evidence);
  fixture_wait (is_beside_sheet, panes);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (panes->canvas)));
  gtk_widget_activate_action (GTK_WIDGET (panes->canvas), "canvas.back", NULL);
  fixture_wait (is_hidden, panes->evidence);
  g_assert_cmpuint (dossier_session_get_selection (session).node, ==, panes->node);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (panes->canvas)));
  gtk_widget_activate_action (GTK_WIDGET (panes->canvas), "canvas.back", NULL);
  g_assert_cmpuint (dossier_session_get_selection (session).node, ==, DOSSIER_INDEX_NONE);

  dossier_session_select_node (session, panes->node, TRUE);
  fixture_wait (is_shown, panes->evidence);
  dossier_session_clear_selection (session);
  fixture_wait (is_hidden, panes->evidence);

  /* What is opened with nothing selected stays. */
  act (panes, "win.show-evidence");
  fixture_wait (is_shown, panes->evidence);
}

static gboolean
fits_narrow (gpointer user_data)
{
  return can_be_narrow (user_data) && gtk_widget_get_width (get_window (user_data)) <= NARROW + FRAME;
}

/* With text of twice the size, too, the window can be as narrow as a phone, whatever page it may show. */
static void
test_large_text (Panes *panes, gconstpointer unused)
{
  GtkSettings *settings = gtk_widget_get_settings (get_window (panes));
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  make_narrow (panes);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  fixture_settle ();
  fixture_wait (fits_narrow, panes);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

typedef struct
{
  DossierTimelineChart *chart;
  const char *pattern;
} Summary;

static gboolean
shows_whole (gpointer user_data)
{
  Summary *summary = user_data;
  gboolean is_cut = FALSE;
  const char *text = dossier_timeline_chart_get_shown_summary (summary->chart, &is_cut);

  return text != NULL && g_pattern_match_simple (summary->pattern, text) && !is_cut;
}

static void
wait_for_summary (Panes *panes, const char *query, const char *pattern)
{
  GtkWidget *chart = fixture_find (get_window (panes), DOSSIER_TYPE_TIMELINE_CHART, NULL);
  Summary summary = { DOSSIER_TIMELINE_CHART (chart), pattern };

  dossier_exploration_set_query (dossier_session_get_exploration (panes->fixture.session), query);
  fixture_wait (shows_whole, &summary);
}

/* What stands above the bars of the timeline is shorter where there is less room, and not cut. */
static void
test_timeline (Panes *panes, gconstpointer unused)
{
  GtkSettings *settings = gtk_widget_get_settings (get_window (panes));
  GtkWidget *chart;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  make_narrow (panes);
  act (panes, "win.show-timeline");
  chart = fixture_wait_for (get_window (panes), DOSSIER_TYPE_TIMELINE_CHART, NULL);
  /* Where something lies outside of the view, too. */
  wait_for_summary (panes, NULL, "1 January 1951 – 15 January 2026 · * nodes");
  wait_for_summary (panes, "date:2026-01-06..2026-01-09", "6 January 2026 – 9 January 2026 · * nodes");

  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  wait_for_summary (panes, "date:2026-01-06..2026-01-09", "2026-01-06 – 2026-01-09");
  wait_for_summary (panes, NULL, "1951-01-01 – 2026-01-15");
  g_assert_cmpint (gtk_widget_get_width (chart), <, NARROW + FRAME);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static gboolean
has_focus_in (Panes *panes, GType type)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (get_window (panes)));

  return focus != NULL && gtk_widget_get_mapped (focus)
         && (G_TYPE_CHECK_INSTANCE_TYPE (focus, type) || gtk_widget_get_ancestor (focus, type) != NULL);
}

static gboolean
is_in_outline (gpointer panes)
{
  return has_focus_in (panes, DOSSIER_TYPE_OUTLINE);
}

static gboolean
is_in_graph (gpointer panes)
{
  return has_focus_in (panes, DOSSIER_TYPE_CANVAS);
}

static gboolean
is_in_timeline (gpointer panes)
{
  return has_focus_in (panes, DOSSIER_TYPE_TIMELINE_CHART);
}

static gboolean
is_in_evidence (gpointer panes)
{
  return has_focus_in (panes, DOSSIER_TYPE_EVIDENCE_PANEL);
}

/* From pane to pane and round, forth and back, past those that are hidden; from whatever is in none to the view. */
static void
test_go_round (Panes *panes, gconstpointer unused)
{
  make_wide (panes, WIDE);
  fixture_wait (is_unfolded, panes);
  fixture_select (&panes->fixture, "he-yadong-only-military-firms");
  g_action_group_change_action_state (G_ACTION_GROUP (get_window (panes)), "show-timeline",
                                      g_variant_new_boolean (TRUE));
  fixture_wait_for (get_window (panes), DOSSIER_TYPE_TIMELINE_CHART, NULL);

  gtk_window_set_focus (GTK_WINDOW (get_window (panes)), NULL);
  act (panes, "win.next-pane");
  g_assert_true (is_in_graph (panes));
  act (panes, "win.next-pane");
  g_assert_true (is_in_timeline (panes));
  act (panes, "win.next-pane");
  g_assert_true (is_in_evidence (panes));
  act (panes, "win.next-pane");
  g_assert_true (is_in_outline (panes));
  act (panes, "win.previous-pane");
  g_assert_true (is_in_evidence (panes));
  act (panes, "win.previous-pane");
  g_assert_true (is_in_timeline (panes));

  g_action_group_change_action_state (G_ACTION_GROUP (get_window (panes)), "show-timeline",
                                      g_variant_new_boolean (FALSE));
  act (panes, "win.show-outline");
  fixture_wait (is_hidden, panes->outline);
  gtk_widget_grab_focus (GTK_WIDGET (panes->canvas));
  act (panes, "win.next-pane");
  g_assert_true (is_in_evidence (panes));
  act (panes, "win.next-pane");
  g_assert_true (is_in_graph (panes));
  check_selection (panes);
}

/* What is hidden while the keyboard is in it gives it to the view. */
static void
test_hide (Panes *panes, gconstpointer unused)
{
  make_wide (panes, WIDE);
  fixture_wait (is_unfolded, panes);
  g_action_group_change_action_state (G_ACTION_GROUP (get_window (panes)), "show-timeline",
                                      g_variant_new_boolean (TRUE));
  fixture_wait_for (get_window (panes), DOSSIER_TYPE_TIMELINE_CHART, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (panes->canvas));
  act (panes, "win.next-pane");
  g_assert_true (is_in_timeline (panes));
  g_action_group_change_action_state (G_ACTION_GROUP (get_window (panes)), "show-timeline",
                                      g_variant_new_boolean (FALSE));
  g_assert_true (is_in_graph (panes));

  act (panes, "win.next-pane");
  g_assert_true (is_in_evidence (panes));
  act (panes, "win.show-evidence");
  g_assert_true (is_in_graph (panes));
  fixture_wait (is_hidden, panes->evidence);

  act (panes, "win.previous-pane");
  g_assert_true (is_in_outline (panes));
  act (panes, "win.show-outline");
  g_assert_true (is_in_graph (panes));
  fixture_wait (is_hidden, panes->outline);
  g_assert_true (is_in_graph (panes));
}

/* In a narrow window it comes up as a sheet, and nothing lies over what has the focus. */
static void
test_go_round_narrow (Panes *panes, gconstpointer unused)
{
  make_narrow (panes);
  fixture_wait (is_folded, panes);
  fixture_wait (is_hidden, panes->outline);
  fixture_wait (is_hidden, panes->evidence);
  gtk_widget_grab_focus (GTK_WIDGET (panes->canvas));
  act (panes, "win.next-pane");
  fixture_wait (is_shown, panes->evidence);
  fixture_wait (is_in_evidence, panes);
  act (panes, "win.next-pane");
  fixture_wait (is_shown, panes->outline);
  fixture_wait (is_hidden, panes->evidence);
  fixture_wait (is_in_outline, panes);
  act (panes, "win.next-pane");
  fixture_wait (is_hidden, panes->outline);
  fixture_wait (is_in_graph, panes);

  act (panes, "win.next-pane");
  fixture_wait (is_in_evidence, panes);
  act (panes, "win.previous-pane");
  fixture_wait (is_hidden, panes->evidence);
  fixture_wait (is_in_graph, panes);
}

/* What a pane holds can need more width than the pane would take, as with large text: it is measured as wide as it will
 * be. GTK 4.18 warns where it is not. */
static void
test_wide_child (Panes *panes, gconstpointer unused)
{
  GtkWidget *pane = g_object_ref_sink (dossier_pane_new ());
  GtkWidget *label = gtk_label_new ("Many words that are wrapped as they must be, and stand in a column of their own.");
  int height;
  int expected;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_size_request (label, 320, -1);
  g_object_set (pane, "child", label, "minimum-width", 100, "natural-width", 200, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 320, &expected, NULL, NULL, NULL);
  gtk_widget_measure (pane, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, expected);
  g_object_unref (pane);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/panes/fold", Panes, NULL, set_up, test_fold, tear_down);
  g_test_add ("/panes/title", Panes, NULL, set_up, test_title, tear_down);
  g_test_add ("/panes/legend", Panes, NULL, set_up, test_legend, tear_down);
  g_test_add ("/panes/choice", Panes, NULL, set_up, test_choice, tear_down);
  g_test_add ("/panes/beside", Panes, NULL, set_up, test_beside, tear_down);
  g_test_add ("/panes/clear", Panes, NULL, set_up, test_clear, tear_down);
  g_test_add ("/panes/go-round", Panes, NULL, set_up, test_go_round, tear_down);
  g_test_add ("/panes/hide", Panes, NULL, set_up, test_hide, tear_down);
  g_test_add ("/panes/go-round-narrow", Panes, NULL, set_up, test_go_round_narrow, tear_down);
  g_test_add ("/panes/wide-child", Panes, NULL, NULL, test_wide_child, NULL);
  g_test_add ("/panes/timeline", Panes, NULL, set_up, test_timeline, tear_down);
  g_test_add ("/panes/large-text", Panes, NULL, set_up, test_large_text, tear_down);

  return g_test_run ();
}
