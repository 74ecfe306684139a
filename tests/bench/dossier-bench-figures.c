/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-bench-figures.h"

#include "dossier-bench-numbers.h"
#include "render/dossier-edge-label.h"
#include "render/dossier-figure.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sys/resource.h>
#include <unistd.h>

/* Beyond this Graphviz takes minutes. */
#define MAX_GRAPHVIZ_NODES 2000

/* Of the wider side of the PNG, which is the same for both. */
#define MAX_PIXELS 8000.0

#define POINTS_AN_INCH 72.0

/* Of each figure that is held against another, in turns; the median counts. */
#define N_ROUNDS 5

typedef struct
{
  double processor; /* milliseconds, of all threads */
  double wall;      /* milliseconds */
  gsize bytes;
} Written;

typedef struct
{
  DossierScene *scene;
  DossierFigureFormat format;
  double scale;
  Written written;
} Order;

/* Of the processor, of all children that have ended: what other work on the machine disturbs less. */
static double
get_children_milliseconds (void)
{
  struct rusage usage;

  if (getrusage (RUSAGE_CHILDREN, &usage) != 0)
    return 0;
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static double
get_wall_milliseconds (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static gpointer
write_in_thread (gpointer data)
{
  Order *order = data;
  const DossierFigureOptions options = { .legend = FALSE };
  gint64 start = g_get_monotonic_time ();
  double processor_start = dossier_bench_get_processors_milliseconds ();
  g_autoptr (DossierScene) scene = dossier_scene_new (
      dossier_scene_get_graph (order->scene), dossier_scene_get_layout (order->scene), DOSSIER_THEME_LIGHT, NULL);
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, &options);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_figure_write_bytes (figure, order->format, order->scale, NULL, &error);

  if (bytes == NULL)
    g_error ("no figure: %s", error->message);
  order->written = (Written){
    dossier_bench_get_processors_milliseconds () - processor_start,
    get_wall_milliseconds (start),
    g_bytes_get_size (bytes),
  };
  return NULL;
}

/* With a new scene, and in a new thread, for which every text has to be shaped anew: as in a program just started. */
static Written
write_figure (DossierScene *scene, DossierFigureFormat format, double scale)
{
  Order order = { scene, format, scale, { 0 } };

  g_thread_join (g_thread_new ("figure", write_in_thread, &order));
  return order.written;
}

static void
set (JsonObject *result, const char *name, double milliseconds)
{
  json_object_set_double_member (result, name, round (milliseconds * 1000) / 1000);
}

static void
append_number (GString *dot, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (dot, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static void
append_place (GString *dot, double x, double y)
{
  append_number (dot, x);
  g_string_append_c (dot, ',');
  append_number (dot, -y);
}

static void
append_words (GString *dot, const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (dot, '\\');
      g_string_append_c (dot, *p);
    }
}

/* The words that stand on the edge in ours. */
static void
append_edge_words (GString *dot, DossierScene *scene, guint edge)
{
  DossierEdgeLabel label;

  dossier_edge_label_init (&label, scene, edge, DOSSIER_EDGE_LABEL_SIZE);
  if (dossier_edge_label_fits (scene, edge, &label))
    {
      g_string_append (dot, " label=\"");
      append_words (dot, label.words.text);
      g_string_append (dot, "\" lp=\"");
      append_place (dot, label.box.x + label.box.width / 2, label.box.y + label.box.height / 2);
      g_string_append_c (dot, '"');
    }
  dossier_edge_label_clear (&label);
}

/* (transfer full): the same picture for Graphviz: boxes, ways of the edges and words as they are. */
static char *
write_dot (DossierScene *scene)
{
  DossierGraph *graph = dossier_scene_get_graph (scene);
  DossierLayout *layout = dossier_scene_get_layout (scene);
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  GString *dot = g_string_new ("digraph {\n node [shape=box style=\"rounded,filled\" fixedsize=true fontname=Cantarell "
                               "fontsize=10 fillcolor=white color=\"#0b3a75\"];\n edge [color=\"#8a9099\" fontname=\"Cantarell "
                               "Italic\" fontsize=8];\n");

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      g_string_append_printf (dot, " n%u [label=\"", i);
      append_words (dot, dossier_graph_get_node (graph, i)->label);
      g_string_append (dot, "\" pos=\"");
      append_place (dot, boxes[i].x + boxes[i].width / 2, boxes[i].y + boxes[i].height / 2);
      g_string_append (dot, "\" width=");
      append_number (dot, boxes[i].width / POINTS_AN_INCH);
      g_string_append (dot, " height=");
      append_number (dot, boxes[i].height / POINTS_AN_INCH);
      g_string_append (dot, "];\n");
    }
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      DossierCurve curve = dossier_layout_get_curve (layout, i);
      guint from, to;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      g_string_append_printf (dot, " n%u -> n%u [pos=\"", from, to);
      for (guint j = 0; j < curve.n_points; j++)
        {
          g_string_append_c (dot, ' ');
          append_place (dot, curve.points[j].x, curve.points[j].y);
        }
      g_string_append_c (dot, '"');
      append_edge_words (dot, scene, i);
      g_string_append (dot, "];\n");
    }
  g_string_append (dot, "}\n");
  return g_string_free (dot, FALSE);
}

/* FALSE where it is not there or does not work. */
static gboolean
run_graphviz (const char *input, const char *output, const char *format, double scale, Written *written)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *type = g_strdup_printf ("-T%s", format);
  g_autofree char *dpi = NULL;
  const char *arguments[] = { "neato", "-n2", type, NULL, "-o", output, input, NULL };
  GStatBuf status;
  int code = 0;
  gint64 start = g_get_monotonic_time ();
  double processor_start = get_children_milliseconds ();

  dpi = g_strdup_printf ("-Gdpi=%s", g_ascii_formatd (number, sizeof number, "%.4f", scale * POINTS_AN_INCH));
  arguments[3] = dpi;
  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     NULL, NULL, &code, NULL)
      || !g_spawn_check_wait_status (code, NULL) || g_stat (output, &status) != 0)
    return FALSE;
  *written = (Written){
    get_children_milliseconds () - processor_start,
    get_wall_milliseconds (start),
    (gsize) status.st_size,
  };
  return TRUE;
}

/* The medians of what was written, as @name and, by the clock, as @wall_name. */
static void
set_medians (JsonObject *result, const char *name, const char *wall_name, const Written *written, guint n_written)
{
  g_autoptr (GArray) processor = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) wall = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_written; i++)
    {
      g_array_append_val (processor, written[i].processor);
      g_array_append_val (wall, written[i].wall);
    }
  set (result, name, dossier_bench_get_percentile (processor, .5));
  set (result, wall_name, dossier_bench_get_percentile (wall, .5));
}

/* Reading is taken off Graphviz's time. */
static void
measure_png (JsonObject *result, DossierScene *scene, double scale, const char *input, const char *output)
{
  Written ours[N_ROUNDS], theirs[N_ROUNDS], only_read, svg;
  guint n_ours = input != NULL ? N_ROUNDS : 1;
  guint n_theirs = 0;

  for (guint i = 0; i < n_ours; i++)
    {
      ours[i] = write_figure (scene, DOSSIER_FIGURE_PNG, scale);
      if (input == NULL || !run_graphviz (input, output, "dot", 1, &only_read)
          || !run_graphviz (input, output, "png", scale, &theirs[n_theirs]))
        continue;
      theirs[n_theirs].processor = MAX (theirs[n_theirs].processor - only_read.processor, 0);
      theirs[n_theirs].wall = MAX (theirs[n_theirs].wall - only_read.wall, 0);
      n_theirs++;
    }
  set_medians (result, "figurePng", "figurePngWall", ours, n_ours);
  if (n_theirs > 0)
    set_medians (result, "graphvizPng", "graphvizPngWall", theirs, n_theirs);
  if (n_theirs > 0 && run_graphviz (input, output, "svg", 1, &svg))
    json_object_set_int_member (result, "graphvizSvgBytes", (gint64) svg.bytes);
}

static void
measure_beside_graphviz (JsonObject *result, DossierScene *scene, double scale)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *input = folder != NULL ? g_build_filename (folder, "in.dot", NULL) : NULL;
  g_autofree char *output = folder != NULL ? g_build_filename (folder, "out", NULL) : NULL;
  g_autofree char *dot = write_dot (scene);

  if (folder == NULL || !g_file_set_contents (input, dot, -1, NULL))
    {
      measure_png (result, scene, scale, NULL, NULL);
      return;
    }
  measure_png (result, scene, scale, input, output);
  g_unlink (input);
  g_unlink (output);
  g_rmdir (folder);
}

void
dossier_bench_measure_figures (JsonObject *result, DossierScene *scene)
{
  DossierBox bounds = dossier_scene_get_bounds (scene);
  double scale = MIN (1, MAX_PIXELS / MAX (bounds.width, bounds.height));
  Written svg = write_figure (scene, DOSSIER_FIGURE_SVG, 1);
  Written pdf = write_figure (scene, DOSSIER_FIGURE_PDF, 1);

  if (dossier_graph_get_n_nodes (dossier_scene_get_graph (scene)) <= MAX_GRAPHVIZ_NODES)
    measure_beside_graphviz (result, scene, scale);
  else
    measure_png (result, scene, scale, NULL, NULL);
  set (result, "figureSvg", svg.processor);
  set (result, "figurePdf", pdf.processor);
  json_object_set_int_member (result, "figureSvgBytes", (gint64) svg.bytes);
}
