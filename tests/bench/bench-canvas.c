/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Opens a dossier in a window, pans, zooms and points at nodes as a script says, and prints what the frames took:
 *
 *   bench-canvas FILE [WIDTH HEIGHT]
 *
 * One JSON object on stdout; milliseconds. "frames" has one member a phase: "pan-fit" and "pan-100" move the picture on
 * every frame at those zooms, "zoom-in" and "zoom-out" zoom on every frame between them, as fingers do, "hover" points
 * at one node after the other; "cpu-" marks what the main thread itself worked. "first-picture" is the time from the
 * scene to the first frame that shows the whole of it.
 */

#include "app/dossier-canvas-private.h"
#include "dossier-bench-numbers.h"
#include "frame-probe.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <math.h>

#define FRAMES_A_PHASE 120

typedef struct
{
  DossierCanvas *canvas;
  JsonBuilder *json;
  FrameProbe *probe;
  guint frame;
  gboolean done;
  void (*step) (DossierCanvas *canvas, guint frame);
} Bench;

static void
step_pan (DossierCanvas *canvas, guint frame)
{
  DossierViewport target = canvas->viewport;
  double angle = frame * 2 * G_PI / FRAMES_A_PHASE;

  dossier_viewport_pan_by (&target, 24 * cos (angle), 24 * sin (angle));
  dossier_canvas_go (canvas, &target, 0);
}

static void
zoom_by_whole (DossierCanvas *canvas, double factor)
{
  DossierViewport target = canvas->viewport;
  double fit = dossier_viewport_get_fit_zoom (&target);

  dossier_viewport_zoom_about (&target, target.zoom * pow (MAX (1 / fit, 2), factor / FRAMES_A_PHASE),
                               target.width * 0.45, target.height * 0.55);
  dossier_canvas_follow (canvas, &target);
}

static void
step_zoom_in (DossierCanvas *canvas, guint frame)
{
  zoom_by_whole (canvas, 1);
}

static void
step_zoom_out (DossierCanvas *canvas, guint frame)
{
  zoom_by_whole (canvas, -1);
}

static void
step_hover (DossierCanvas *canvas, guint frame)
{
  DossierLayout *layout = dossier_scene_get_layout (canvas->scene);
  guint n_nodes = dossier_layout_get_n_nodes (layout);
  const DossierBox *box = &dossier_layout_get_boxes (layout)[(guint64) (frame / 12) * n_nodes / 10 % n_nodes];
  DossierPoint place
      = dossier_viewport_to_widget (&canvas->viewport, box->x + box->width / 2, box->y + box->height / 2);

  /* Rests on one for as long as it takes to light up. */
  dossier_canvas_hover_point (canvas, place.x, place.y);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->frame >= FRAMES_A_PHASE)
    {
      bench->done = TRUE;
      return G_SOURCE_REMOVE;
    }
  bench->step (bench->canvas, bench->frame++);
  return G_SOURCE_CONTINUE;
}

static void
add_figure (JsonBuilder *json, const char *name, double value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_double_value (json, value);
}

static void
run_phase (Bench *bench, const char *name, void (*step) (DossierCanvas *canvas, guint frame))
{
  FrameFigures figures;

  bench->frame = 0;
  bench->done = FALSE;
  bench->step = step;
  frame_probe_take (bench->probe);
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->canvas), on_tick, bench, NULL);
  while (!bench->done)
    g_main_context_iteration (NULL, TRUE);
  figures = frame_probe_take (bench->probe);

  json_builder_set_member_name (bench->json, name);
  json_builder_begin_object (bench->json);
  json_builder_set_member_name (bench->json, "frames");
  json_builder_add_int_value (bench->json, figures.n_frames);
  add_figure (bench->json, "p50", figures.p50);
  add_figure (bench->json, "p95", figures.p95);
  add_figure (bench->json, "worst", figures.worst);
  add_figure (bench->json, "worst-turn", figures.worst_turn);
  add_figure (bench->json, "cpu-p50", figures.cpu_p50);
  add_figure (bench->json, "cpu-p95", figures.cpu_p95);
  add_figure (bench->json, "cpu-worst-turn", figures.cpu_worst_turn);
  json_builder_end_object (bench->json);
}

static gboolean
is_settled (DossierCanvas *canvas)
{
  return dossier_tile_layer_is_settled (canvas->whole) && !dossier_canvas_motion_is_moving (canvas->motion);
}

static void
wait_until_settled (Bench *bench)
{
  while (!is_settled (bench->canvas))
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (DossierSession) session = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  Bench bench = { 0 };
  FrameFigures opening;
  GtkWidget *window;
  gint64 began;
  gint64 had_scene;

  if (argc != 2 && argc != 4)
    {
      g_printerr ("usage: bench-canvas FILE [WIDTH HEIGHT]\n");
      return 2;
    }

  adw_init ();
  session = dossier_session_new ();
  bench.canvas = DOSSIER_CANVAS (g_object_ref_sink (dossier_canvas_new ()));
  dossier_canvas_set_session (bench.canvas, session);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), argc == 4 ? atoi (argv[2]) : 1440,
                               argc == 4 ? atoi (argv[3]) : 900);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bench.canvas));
  gtk_window_present (GTK_WINDOW (window));
  bench.probe = frame_probe_new (window);

  began = g_get_monotonic_time ();
  file = g_file_new_for_commandline_arg (argv[1]);
  dossier_session_open (session, file);
  while (dossier_session_get_scene (session) == NULL && dossier_session_get_state (session) != DOSSIER_SESSION_FAILED)
    g_main_context_iteration (NULL, TRUE);
  if (dossier_session_get_state (session) == DOSSIER_SESSION_FAILED)
    {
      g_printerr ("bench-canvas: %s: %s\n", argv[1], dossier_session_get_error (session)->message);
      return 1;
    }
  had_scene = g_get_monotonic_time ();
  wait_until_settled (&bench);

  bench.json = json_builder_new ();
  json_builder_begin_object (bench.json);
  add_figure (bench.json, "scene", (double) (had_scene - began) / 1000);
  add_figure (bench.json, "first-picture", (double) (g_get_monotonic_time () - had_scene) / 1000);
  opening = frame_probe_take (bench.probe);
  add_figure (bench.json, "worst-turn-while-opening", opening.worst_turn);
  add_figure (bench.json, "cpu-worst-turn-while-opening", opening.cpu_worst_turn);
  json_builder_set_member_name (bench.json, "frames");
  json_builder_begin_object (bench.json);
  run_phase (&bench, "pan-fit", step_pan);
  run_phase (&bench, "hover", step_hover);
  dossier_canvas_hover_leave (bench.canvas);
  run_phase (&bench, "zoom-in", step_zoom_in);
  wait_until_settled (&bench);
  run_phase (&bench, "pan-100", step_pan);
  run_phase (&bench, "zoom-out", step_zoom_out);
  json_builder_end_object (bench.json);
  json_builder_set_member_name (bench.json, "peak-bytes");
  json_builder_add_int_value (bench.json, dossier_bench_get_peak_bytes ());
  json_builder_end_object (bench.json);

  generator = json_generator_new ();
  json_generator_set_pretty (generator, TRUE);
  root = json_builder_get_root (bench.json);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);

  frame_probe_free (bench.probe);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (bench.canvas);
  g_object_unref (bench.json);
  return 0;
}
