/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-bench-figures.h"

#include "dossier-bench-numbers.h"
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

typedef struct
{
  double milliseconds;
  gsize bytes;
} Written;

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

static Written
write_figure (DossierScene *scene, DossierFigureFormat format, double scale)
{
  const DossierFigureOptions options = { .legend = FALSE };
  double start = dossier_bench_get_processors_milliseconds ();
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, &options);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_figure_write_bytes (figure, format, scale, NULL, &error);

  if (bytes == NULL)
    g_error ("no figure: %s", error->message);
  return (Written){ dossier_bench_get_processors_milliseconds () - start, g_bytes_get_size (bytes) };
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

/* (transfer full): the same picture for Graphviz: boxes and ways of the edges as they are. */
static char *
write_dot (DossierScene *scene)
{
  DossierGraph *graph = dossier_scene_get_graph (scene);
  DossierLayout *layout = dossier_scene_get_layout (scene);
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  GString *dot = g_string_new ("digraph {\n node [shape=box style=\"rounded,filled\" fixedsize=true fontname=Cantarell "
                               "fontsize=10 fillcolor=white color=\"#0b3a75\"];\n edge [color=\"#8a9099\"];\n");

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
      g_string_append (dot, "\"];\n");
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
  double start = get_children_milliseconds ();

  dpi = g_strdup_printf ("-Gdpi=%s", g_ascii_formatd (number, sizeof number, "%.4f", scale * POINTS_AN_INCH));
  arguments[3] = dpi;
  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &code, NULL)
      || !g_spawn_check_wait_status (code, NULL) || g_stat (output, &status) != 0)
    return FALSE;
  *written = (Written){ get_children_milliseconds () - start, (gsize) status.st_size };
  return TRUE;
}

static void
measure_graphviz (JsonObject *result, DossierScene *scene, double scale)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *input = folder != NULL ? g_build_filename (folder, "in.dot", NULL) : NULL;
  g_autofree char *output = folder != NULL ? g_build_filename (folder, "out", NULL) : NULL;
  g_autofree char *dot = write_dot (scene);
  Written only_read, png, svg;

  if (folder == NULL || !g_file_set_contents (input, dot, -1, NULL))
    return;
  if (run_graphviz (input, output, "dot", 1, &only_read) && run_graphviz (input, output, "png", scale, &png)
      && run_graphviz (input, output, "svg", 1, &svg))
    {
      set (result, "graphvizPng", MAX (png.milliseconds - only_read.milliseconds, 0));
      json_object_set_int_member (result, "graphvizSvgBytes", (gint64) svg.bytes);
    }
  g_unlink (input);
  g_unlink (output);
  g_rmdir (folder);
}

void
dossier_bench_measure_figures (JsonObject *result, DossierScene *scene)
{
  DossierBox bounds = dossier_scene_get_bounds (scene);
  double scale = MIN (1, MAX_PIXELS / MAX (bounds.width, bounds.height));
  Written png = write_figure (scene, DOSSIER_FIGURE_PNG, scale);
  Written svg = write_figure (scene, DOSSIER_FIGURE_SVG, 1);
  Written pdf = write_figure (scene, DOSSIER_FIGURE_PDF, 1);

  set (result, "figurePng", png.milliseconds);
  set (result, "figureSvg", svg.milliseconds);
  set (result, "figurePdf", pdf.milliseconds);
  json_object_set_int_member (result, "figureSvgBytes", (gint64) svg.bytes);
  if (dossier_graph_get_n_nodes (dossier_scene_get_graph (scene)) <= MAX_GRAPHVIZ_NODES)
    measure_graphviz (result, scene, scale);
}
