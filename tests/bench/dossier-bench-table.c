/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-bench-table.h"

#include "layout/dossier-engine.h"

#include <stdio.h>
#include <string.h>

#define NAME_WIDTH 34
#define CELL_WIDTH 12

typedef enum
{
  MILLISECONDS,
  BYTES,
  COUNT,
  RATIO,
  WORD,
} Unit;

typedef struct
{
  const char *name;
  const char *member; /* "canvas.scene" is scene of canvas */
  Unit unit;
} Row;

static const Row rows_before[] = {
  { "edges", "edges", COUNT },
  { "file", "fileBytes", BYTES },
  { "read and check", "read", MILLISECONDS },
  { "write unchanged", "write", MILLISECONDS },
  { "make search index", "searchIndex", MILLISECONDS },
  { "search, a keystroke, p50", "keystrokeP50", MILLISECONDS },
  { "search, a keystroke, p99", "keystrokeP99", MILLISECONDS },
  { "  processor time of it, p99", "keystrokeProcessorP99", MILLISECONDS },
  { "filter changed, p50", "filterP50", MILLISECONDS },
  { "filter changed, p99", "filterP99", MILLISECONDS },
  { "  processor time of it, p99", "filterProcessorP99", MILLISECONDS },
  { "  its relations, p99", "filterEdgesP99", MILLISECONDS },
  { "shortest path, p50", "pathP50", MILLISECONDS },
  { "shortest path, p99", "pathP99", MILLISECONDS },
  { "  processor time of it, p99", "pathProcessorP99", MILLISECONDS },
  { "shortest path, directed, p99", "pathDirectedP99", MILLISECONDS },
  { "five shortest paths, p99", "pathsP99", MILLISECONDS },
  { "measure labels", "measure", MILLISECONDS },
  { "layout of the program's choice", "layout", MILLISECONDS },
  { "  by engine", "layoutEngine", WORD },
  { "  width to height", "layoutAspect", RATIO },
};

static const Row rows_after[] = {
  { "make scene", "scene", MILLISECONDS },
  { "first picture at fit, 1440x900", "firstPicture", MILLISECONDS },
  { "picture at fit, median", "picture", MILLISECONDS },
  { "  processor time of it", "pictureProcessor", MILLISECONDS },
  { "figure as PNG", "figurePng", MILLISECONDS },
  { "  by Graphviz, as many pixels", "graphvizPng", MILLISECONDS },
  { "  by the clock", "figurePngWall", MILLISECONDS },
  { "  by Graphviz, by the clock", "graphvizPngWall", MILLISECONDS },
  { "figure as SVG", "figureSvg", MILLISECONDS },
  { "  its size", "figureSvgBytes", BYTES },
  { "  by Graphviz", "graphvizSvgBytes", BYTES },
  { "figure as PDF", "figurePdf", MILLISECONDS },
};

static const Row rows_canvas[] = {
  { "window: file to scene", "canvas.scene", MILLISECONDS },
  { "window: scene to whole picture", "canvas.first-picture", MILLISECONDS },
  { "frame, panning at fit, p50", "canvas.frames.pan-fit.p50", MILLISECONDS },
  { "frame, panning at fit, p95", "canvas.frames.pan-fit.p95", MILLISECONDS },
  { "frame, panning at 100 %, p50", "canvas.frames.pan-100.p50", MILLISECONDS },
  { "frame, panning at 100 %, p95", "canvas.frames.pan-100.p95", MILLISECONDS },
  { "frame, zooming in, p50", "canvas.frames.zoom-in.p50", MILLISECONDS },
  { "frame, zooming in, p95", "canvas.frames.zoom-in.p95", MILLISECONDS },
  { "frame, zooming out, p50", "canvas.frames.zoom-out.p50", MILLISECONDS },
  { "frame, zooming out, p95", "canvas.frames.zoom-out.p95", MILLISECONDS },
  { "frame, pointing, p95", "canvas.frames.hover.p95", MILLISECONDS },
  { "longest turn while opening", "canvas.worst-turn-while-opening", MILLISECONDS },
  { "longest turn while zooming in", "canvas.frames.zoom-in.worst-turn", MILLISECONDS },
  { "peak memory with canvas", "canvas.peak-bytes", BYTES },
  { "peak memory without window", "peakBytes", BYTES },
  { "peak memory of a layout helper", "helperPeakBytes", BYTES },
};

/* xdot's frame at fit on graphs like these, measured once, on another day and perhaps another machine. */
static const struct
{
  gint64 nodes;
  double milliseconds;
} xdot_frames[] = { { 300, 52 }, { 2000, 493 }, { 10000, 2397 } };

static void
print_cell (const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  printf ("%*s%s", (int) MAX (1, CELL_WIDTH - length), "", text);
}

static void
print_name (const char *name)
{
  printf ("%s%*s", name, (int) MAX (1, NAME_WIDTH - g_utf8_strlen (name, -1)), "");
}

static JsonNode *
find_member (JsonObject *result, const char *member)
{
  const char *dot = strchr (member, '.');
  g_autofree char *first = NULL;

  if (dot == NULL)
    return json_object_get_member (result, member);

  first = g_strndup (member, (gsize) (dot - member));
  if (!json_object_has_member (result, first))
    return NULL;
  return find_member (json_object_get_object_member (result, first), dot + 1);
}

static char *
format_milliseconds (double time)
{
  if (time >= 10000)
    return g_strdup_printf ("%.1f s", time / 1000);
  return g_strdup_printf (time >= 100 ? "%.0f ms" : time >= 1 ? "%.1f ms" : "%.2f ms", time);
}

static char *
format_cell (JsonNode *value, Unit unit)
{
  switch (unit)
    {
    case MILLISECONDS:
      return format_milliseconds (json_node_get_double (value));
    case BYTES:
      return g_strdup_printf ("%.1f MB", (double) json_node_get_int (value) / 1e6);
    case COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));
    case RATIO:
      return g_strdup_printf ("%.2f", json_node_get_double (value));
    case WORD:
    default:
      return g_strdup (json_node_get_string (value));
    }
}

static void
print_row (JsonArray *results, const Row *row)
{
  print_name (row->name);
  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      JsonNode *value = find_member (json_array_get_object_element (results, i), row->member);
      g_autofree char *text = value != NULL ? format_cell (value, row->unit) : g_strdup ("–");

      print_cell (text);
    }
  putchar ('\n');
}

static void
print_rows (JsonArray *results, const Row *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    print_row (results, &rows[i]);
}

static JsonObject *
find_engine (JsonObject *result, const char *name)
{
  JsonArray *engines = json_object_get_array_member (result, "engines");

  for (guint i = 0; i < json_array_get_length (engines); i++)
    {
      JsonObject *entry = json_array_get_object_element (engines, i);

      if (g_str_equal (json_object_get_string_member (entry, "engine"), name))
        return entry;
    }

  return NULL;
}

/* What took too long at one size is not tried at the next. */
static void
print_engine (JsonArray *results, const char *name, double cap)
{
  g_autofree char *title = g_strdup_printf ("layout by %s", name);
  gboolean is_slow = FALSE;

  print_name (title);
  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      JsonObject *entry = find_engine (json_array_get_object_element (results, i), name);
      g_autofree char *text = NULL;

      if (entry != NULL && json_object_has_member (entry, "ms"))
        text = format_milliseconds (json_object_get_double_member (entry, "ms"));
      else if (entry != NULL && json_object_has_member (entry, "error"))
        text = g_strdup ("failed");
      else if (is_slow || entry != NULL)
        text = g_strdup_printf ("> %g s", cap);
      else
        text = g_strdup ("–");

      is_slow = is_slow || (entry != NULL && json_object_has_member (entry, "overCap"));
      print_cell (text);
    }
  putchar ('\n');
}

static void
print_xdot (JsonArray *results)
{
  print_name ("  that as part of xdot's frame *");
  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      JsonObject *result = json_array_get_object_element (results, i);
      gint64 nodes = json_object_get_int_member (result, "nodes");
      g_autofree char *text = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (xdot_frames); j++)
        if (xdot_frames[j].nodes == nodes && json_object_has_member (result, "pictureProcessor"))
          text = g_strdup_printf ("1/%.0f",
                                  xdot_frames[j].milliseconds
                                      / MAX (json_object_get_double_member (result, "pictureProcessor"), .001));
      print_cell (text != NULL ? text : "–");
    }
  putchar ('\n');
}

void
dossier_bench_print_table (JsonArray *results, double cap)
{
  static const Row title = { "nodes", "nodes", COUNT };

  print_row (results, &title);
  for (guint i = 0; i < NAME_WIDTH + CELL_WIDTH * json_array_get_length (results); i++)
    putchar ('-');
  putchar ('\n');

  print_rows (results, rows_before, G_N_ELEMENTS (rows_before));
  for (guint i = 0; i < DOSSIER_N_ENGINES; i++)
    print_engine (results, dossier_engine_get_name (i), cap);
  print_rows (results, rows_after, G_N_ELEMENTS (rows_after));
  print_xdot (results);
  print_rows (results, rows_canvas, G_N_ELEMENTS (rows_canvas));

  puts ("\n* xdot took 52, 493 and 2,397 ms at 300, 2,000 and 10,000 nodes: measured once, not in this run.");
}
