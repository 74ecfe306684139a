/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-bench-measure.h"

#include "core/dossier-reader.h"
#include "core/dossier-writer.h"
#include "dossier-bench-figures.h"
#include "dossier-bench-numbers.h"
#include "dossier-bench-questions.h"
#include "dossier-generator.h"
#include "layout/dossier-layout-client.h"
#include "render/dossier-measure.h"
#include "render/dossier-painter.h"
#include "render/dossier-pen-cairo.h"

#include <math.h>
#include <sys/resource.h>

/* A window on a small notebook, at fit. */
#define VIEW_WIDTH 1440
#define VIEW_HEIGHT 900
#define N_PICTURES 7

/* What anybody prints. */
#define MAX_FIGURE_NODES 20000

static double
get_milliseconds (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
set (JsonObject *result, const char *name, double milliseconds)
{
  json_object_set_double_member (result, name, round (milliseconds * 1000) / 1000);
}

static DossierGraph *
measure_reading (JsonObject *result, GBytes *bytes)
{
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  graph = dossier_reader_read_bytes (bytes, NULL, NULL, &error);
  if (graph == NULL)
    g_error ("the dossier that was made up is refused: %s", error->message);
  set (result, "read", get_milliseconds (start));

  start = g_get_monotonic_time ();
  written = dossier_writer_write_bytes (graph);
  set (result, "write", get_milliseconds (start));

  json_object_set_int_member (result, "nodes", dossier_graph_get_n_nodes (graph));
  json_object_set_int_member (result, "edges", dossier_graph_get_n_edges (graph));
  json_object_set_int_member (result, "fileBytes", (gint64) g_bytes_get_size (bytes));
  return g_steal_pointer (&graph);
}

/* An alarm that cancels, for an engine that takes too long. */
typedef struct
{
  GMutex mutex;
  GCond changed;
  gint64 end;
  gboolean over;
  GCancellable *cancellable;
} Alarm;

static gpointer
wait_for_alarm (gpointer data)
{
  Alarm *alarm = data;

  g_mutex_lock (&alarm->mutex);
  while (!alarm->over && g_cond_wait_until (&alarm->changed, &alarm->mutex, alarm->end))
    continue;
  if (!alarm->over)
    g_cancellable_cancel (alarm->cancellable);
  g_mutex_unlock (&alarm->mutex);
  return NULL;
}

static DossierLayout *
lay_out_within (DossierGraph *graph,
                const double *sizes,
                const DossierLayoutOptions *options,
                double seconds,
                char **note,
                GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Alarm alarm = { .cancellable = cancellable };
  DossierLayout *layout;
  GThread *thread;

  g_mutex_init (&alarm.mutex);
  g_cond_init (&alarm.changed);
  alarm.end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  thread = g_thread_new ("alarm", wait_for_alarm, &alarm);

  layout = dossier_layout_client_run (graph, sizes, options, cancellable, note, error);

  g_mutex_lock (&alarm.mutex);
  alarm.over = TRUE;
  g_cond_signal (&alarm.changed);
  g_mutex_unlock (&alarm.mutex);
  g_thread_join (thread);
  g_mutex_clear (&alarm.mutex);
  g_cond_clear (&alarm.changed);
  return layout;
}

/* One engine: {"engine", "ms"}, or {"engine", "overCap"}, or {"engine", "error"}. */
static JsonObject *
measure_engine (DossierGraph *graph, const double *sizes, DossierEngine engine, double cap)
{
  JsonObject *entry = json_object_new ();
  /* Past the cap, so that the alarm rings before a faster engine takes over. */
  DossierLayoutOptions options = { .engine = engine, .deadline = cap * 2 };
  g_autoptr (DossierLayout) layout = NULL;
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  layout = lay_out_within (graph, sizes, &options, cap, &note, &error);
  json_object_set_string_member (entry, "engine", dossier_engine_get_name (engine));
  if (layout != NULL && dossier_layout_get_engine (layout) == engine)
    set (entry, "ms", get_milliseconds (start));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    json_object_set_boolean_member (entry, "overCap", TRUE);
  else
    json_object_set_string_member (entry, "error", error != NULL ? error->message : note != NULL ? note : "");

  return entry;
}

/* What a window does when it opens the file: the engine of the program's own choice. */
static DossierLayout *
measure_default_layout (JsonObject *result, DossierGraph *graph, const double *sizes)
{
  DossierLayoutOptions options = { .choose_engine = TRUE };
  g_autoptr (DossierLayout) layout = NULL;
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  DossierBox bounds;
  gint64 start = g_get_monotonic_time ();

  layout = dossier_layout_client_run (graph, sizes, &options, NULL, &note, &error);
  if (layout == NULL)
    {
      json_object_set_string_member (result, "layoutError", error->message);
      return NULL;
    }

  set (result, "layout", get_milliseconds (start));
  json_object_set_string_member (result, "layoutEngine", dossier_engine_get_name (dossier_layout_get_engine (layout)));
  if (note != NULL)
    json_object_set_string_member (result, "layoutNote", note);

  bounds = dossier_layout_get_bounds (layout);
  json_object_set_double_member (result, "layoutAspect", round (100 * bounds.width / MAX (bounds.height, 1)) / 100);
  return g_steal_pointer (&layout);
}

typedef struct
{
  double wall;
  double processor;
} PictureTime;

static PictureTime
paint (DossierScene *scene)
{
  DossierBox bounds = dossier_scene_get_bounds (scene);
  double scale = MIN (VIEW_WIDTH / bounds.width, VIEW_HEIGHT / bounds.height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, VIEW_WIDTH, VIEW_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (DossierPen) pen = NULL;
  gint64 start = g_get_monotonic_time ();
  double processor_start = dossier_bench_get_processor_milliseconds ();
  PictureTime time;

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x, -bounds.y);
  pen = dossier_pen_cairo_new (cr);
  dossier_painter_paint (scene, pen, &bounds, scale, TRUE, NULL);
  cairo_surface_flush (surface);
  time.wall = get_milliseconds (start);
  time.processor = dossier_bench_get_processor_milliseconds () - processor_start;

  g_clear_pointer (&pen, dossier_pen_free);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return time;
}

static void
measure_picture (JsonObject *result, DossierGraph *graph, DossierLayout *layout)
{
  g_autoptr (DossierScene) scene = NULL;
  g_autoptr (GArray) wall_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) processor_times = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 start = g_get_monotonic_time ();

  scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
  set (result, "scene", get_milliseconds (start));

  set (result, "firstPicture", paint (scene).wall);
  for (guint i = 0; i < N_PICTURES; i++)
    {
      PictureTime time = paint (scene);

      g_array_append_val (wall_times, time.wall);
      g_array_append_val (processor_times, time.processor);
    }
  set (result, "picture", dossier_bench_get_percentile (wall_times, .5));
  set (result, "pictureProcessor", dossier_bench_get_percentile (processor_times, .5));
  if (dossier_graph_get_n_nodes (graph) <= MAX_FIGURE_NODES)
    dossier_bench_measure_figures (result, scene);
}

JsonNode *
dossier_bench_measure (const DossierBenchOrder *order)
{
  g_autoptr (JsonObject) result = json_object_new ();
  g_autoptr (GBytes) bytes = dossier_generate (order->n_nodes, order->seed);
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autofree double *sizes = NULL;
  g_autoptr (JsonArray) engines = json_array_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  struct rusage helpers;
  gint64 start;

  graph = measure_reading (result, bytes);
  dossier_bench_measure_questions (result, graph);

  start = g_get_monotonic_time ();
  sizes = dossier_measure_nodes (graph, NULL, NULL);
  set (result, "measure", get_milliseconds (start));

  layout = measure_default_layout (result, graph, sizes);
  if (layout != NULL)
    measure_picture (result, graph, layout);
  json_object_set_int_member (result, "peakBytes", dossier_bench_get_peak_bytes ());

  for (guint i = 0; i < DOSSIER_N_ENGINES; i++)
    if ((order->engines & 1u << i) != 0)
      json_array_add_object_element (engines, measure_engine (graph, sizes, i, order->cap));
  json_object_set_array_member (result, "engines", g_steal_pointer (&engines));

  if (getrusage (RUSAGE_CHILDREN, &helpers) == 0)
    json_object_set_int_member (result, "helperPeakBytes", (gint64) helpers.ru_maxrss * 1024);

  json_node_take_object (root, g_steal_pointer (&result));
  return root;
}
