/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * A tool, not a test: opens a dossier in the real window, does what people do, and prints the longest turn of the main
 * loop of each act.
 *
 *   measure-turns DOSSIER
 */

#include "window-fixture.h"

#include "app/dossier-canvas.h"
#include "app/dossier-outline.h"
#include "app/dossier-table.h"
#include "app/dossier-timeline-chart.h"
#include "bench/frame-probe.h"

typedef struct
{
  WindowFixture fixture;
  FrameProbe *probe;
} Measurement;

static gboolean
is_over (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static gboolean
end (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets what an act has set off come to its end. */
static void
report (Measurement *self, const char *act)
{
  gboolean over = FALSE;
  FrameFigures figures;

  g_timeout_add (1500, end, &over);
  fixture_wait (is_over, &over);
  figures = frame_probe_take (self->probe);
  g_print ("%-32s longest turn %7.1f ms (%6.1f ms of its own time), longest frame %7.1f ms, frames %4u\n",
           act,
           figures.worst_turn,
           figures.cpu_worst_turn,
           figures.worst,
           figures.n_frames);
}

static gboolean
is_loaded (gpointer user_data)
{
  DossierSessionState state = dossier_session_get_state (user_data);

  return state == DOSSIER_SESSION_READY || state == DOSSIER_SESSION_FAILED;
}

static guint
find_hub (DossierGraph *graph)
{
  guint hub = 0;

  for (guint i = 1; i < dossier_graph_get_n_nodes (graph); i++)
    if (dossier_graph_get_degree (graph, i) > dossier_graph_get_degree (graph, hub))
      hub = i;
  return hub;
}

static void
measure_table (Measurement *self, const char *view, guint n_rows)
{
  GtkWidget *window = GTK_WIDGET (self->fixture.window);
  g_autofree char *open = g_strdup_printf ("open the table of %s", view);
  g_autofree char *again = g_strdup_printf ("open the table of %s again", view);
  GtkWidget *table;
  GtkWidget *list;

  gtk_widget_activate_action (window, "win.view", "s", view);
  report (self, open);
  table = fixture_wait_for (window, DOSSIER_TYPE_TABLE, NULL);
  list = fixture_wait_for (table, GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", n_rows / 2);
  report (self, "scroll to its middle");
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", n_rows - 1);
  report (self, "scroll to its end");
  gtk_widget_activate_action (table, "table.sort-by", "s", "quote");
  report (self, "sort it by quote");
  gtk_widget_activate_action (table, "table.descending", NULL);
  report (self, "turn it round");
  gtk_widget_activate_action (table, "table.copy-all", NULL);
  report (self, "copy it");
  dossier_exploration_set_query (dossier_session_get_exploration (self->fixture.session), "type:measure");
  report (self, "filter it");
  dossier_exploration_set_query (dossier_session_get_exploration (self->fixture.session), "id no such words");
  report (self, "filter it to nothing");
  dossier_exploration_set_query (dossier_session_get_exploration (self->fixture.session), "");
  report (self, "show all of it");
  gtk_widget_activate_action (window, "win.view", "s", "graph");
  report (self, "back to the graph");
  gtk_widget_activate_action (window, "win.view", "s", view);
  report (self, again);
}

static void
measure_timeline (Measurement *self, GtkWidget *window)
{
  DossierTimelineChart *chart;
  DossierTimeline *timeline;
  DossierTimelineRange range;

  gtk_widget_activate_action (window, "win.show-timeline", NULL);
  report (self, "show the timeline");
  chart = DOSSIER_TIMELINE_CHART (fixture_wait_for (window, DOSSIER_TYPE_TIMELINE_CHART, NULL));
  timeline = dossier_timeline_chart_get_timeline (chart);
  if (timeline != NULL && timeline->n_bins > 0)
    {
      range = dossier_timeline_range_of_bins (timeline, timeline->n_bins / 3, timeline->n_bins / 2);
      dossier_timeline_chart_brush (chart, &range);
      report (self, "brush");
      dossier_timeline_chart_zoom (chart, 30);
      report (self, "look at days");
      dossier_timeline_chart_brush (chart, NULL);
      report (self, "let go of the brush");
    }
  gtk_widget_activate_action (window, "win.show-timeline", NULL);
  dossier_canvas_zoom_to (DOSSIER_CANVAS (fixture_wait_for (window, DOSSIER_TYPE_CANVAS, NULL)), .2, FALSE);
  report (self, "show the overview");
}

/* What is near one node of many, and those alone laid out. */
static void
measure_neighbourhood (Measurement *self, GtkWidget *window)
{
  static const struct
  {
    const char *action;
    const char *act;
  } acts[] = {
    { "win.focus-node", "focus on the hub" },    { "win.focus-more", "a hop more" },
    { "win.collapse-node", "collapse the hub" }, { "win.expand-node", "expand it" },
    { "win.focus-less", "a hop less" },          { "win.layout-matches", "lay out these only" },
    { "win.undo", "undo" },                      { "win.redo", "redo" },
    { "win.layout-all", "lay out all again" },   { "win.focus-all", "show all" },
    { "win.back", "back" },                      { "win.forward", "forward" },
  };
  DossierSession *session = self->fixture.session;

  dossier_session_select_node (session, find_hub (dossier_session_get_graph (session)), TRUE);
  report (self, "select the hub again");
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gtk_widget_activate_action (window, acts[i].action, NULL);
      report (self, acts[i].act);
    }
}

static void
measure (Measurement *self, GFile *file)
{
  DossierSession *session = self->fixture.session;
  GtkWidget *window = GTK_WIDGET (self->fixture.window);
  GtkWidget *entry;
  DossierGraph *graph;

  report (self, "welcome page");
  dossier_window_open_file (self->fixture.window, file);
  fixture_wait (is_loaded, session);
  report (self, "open");
  graph = dossier_session_get_graph (session);
  if (graph == NULL)
    return;

  g_print ("%u nodes, %u edges; the hub has %u\n",
           dossier_graph_get_n_nodes (graph),
           dossier_graph_get_n_edges (graph),
           dossier_graph_get_degree (graph, find_hub (graph)));
  dossier_session_select_node (session, find_hub (graph), TRUE);
  report (self, "select the hub");
  dossier_session_select_node (session, dossier_graph_get_n_nodes (graph) - 1, TRUE);
  report (self, "select the last node");
  dossier_session_clear_selection (session);
  report (self, "select nothing");

  entry = fixture_wait_for (fixture_wait_for (window, DOSSIER_TYPE_OUTLINE, NULL), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "a");
  report (self, "search for a letter");
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such words");
  report (self, "search for what is not there");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  report (self, "end the search");

  measure_neighbourhood (self, window);
  measure_timeline (self, window);
  measure_table (self, "nodes", dossier_graph_get_n_nodes (graph));
  measure_table (self, "relations", dossier_graph_get_n_edges (graph));
  gtk_widget_activate_action (window, "win.view", "s", "nodes");
  report (self, "from table to table");
  dossier_session_select_node (session, find_hub (graph), TRUE);
  report (self, "select the hub beside a table");
  dossier_session_close (session);
  report (self, "close");
}

int
main (int argc, char **argv)
{
  Measurement self = { 0 };
  g_autoptr (GFile) file = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: measure-turns DOSSIER\n");
      return 2;
    }

  /* Without it the window would measure its message that there is no layout. */
  g_setenv ("DOSSIER_LAYOUT_HELPER", BUILT_LAYOUT_HELPER, FALSE);
  gtk_init ();
  adw_init ();
  file = g_file_new_for_commandline_arg (argv[1]);
  fixture_set_up (&self.fixture, NULL);
  self.probe = frame_probe_new (GTK_WIDGET (self.fixture.window));
  measure (&self, file);
  frame_probe_free (self.probe);
  fixture_tear_down (&self.fixture, NULL);
  return 0;
}
