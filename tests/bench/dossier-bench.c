/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* dossier-bench: measures the program on made-up dossiers of several sizes, each in a process of its own. */

#include "dossier-config.h"

#include "dossier-bench-measure.h"
#include "dossier-bench-table.h"
#include "dossier-generator.h"
#include "layout/dossier-engine.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

static char *json_path;
static char *sizes_text;
static char *engines_text;
static gint64 seed = 1;
static double cap = 30;
static gboolean without_canvas;
static gint64 one_size;
static gint64 one_engines;

static const GOptionEntry options[] = {
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &json_path, "Write the results to FILE as JSON too", "FILE" },
  { "sizes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &sizes_text, "Numbers of nodes (300,2000,10000,100000)",
    "N,N…" },
  { "engines", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &engines_text, "Engines to try (all); none for none",
    "NAME,NAME…" },
  { "cap", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_DOUBLE, &cap, "Seconds an engine may take (30)", "SECONDS" },
  { "seed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64, &seed, "Seed of the made-up dossiers (1)", "SEED" },
  { "no-canvas", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &without_canvas,
    "Leave out the frames of the window's canvas, for which a display is needed", NULL },
  { "one", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT64, &one_size, NULL, NULL },
  { "one-engines", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT64, &one_engines, NULL, NULL },
  G_OPTION_ENTRY_NULL,
};

/* Runs a program that prints one JSON object; NULL where it does not. */
static JsonObject *
run_for_object (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autoptr (JsonNode) root = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error) || (root = json_from_string (output, &error)) == NULL)
    {
      g_printerr ("dossier-bench: %s: %s\n", arguments[0], error != NULL ? error->message : "no result");
      return NULL;
    }

  return json_node_dup_object (root);
}

static JsonObject *
measure_size (const char *program, guint size, guint engines)
{
  g_autofree char *size_option = g_strdup_printf ("--one=%u", size);
  g_autofree char *engines_option = g_strdup_printf ("--one-engines=%u", engines);
  g_autofree char *seed_option = g_strdup_printf ("--seed=%" G_GINT64_FORMAT, seed);
  g_autofree char *cap_option = g_strdup_printf ("--cap=%f", cap);
  const char *arguments[] = { program, size_option, engines_option, seed_option, cap_option, NULL };

  return run_for_object (arguments);
}

static char *
write_dossier (guint size, GError **error)
{
  g_autoptr (GBytes) bytes = dossier_generate (size, (guint32) seed);
  g_autofree char *path = NULL;
  int descriptor = g_file_open_tmp ("dossier-bench-XXXXXX.dossier", &path, error);

  if (descriptor < 0)
    return NULL;

  close (descriptor);
  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  return g_steal_pointer (&path);
}

/* The frames of the window's canvas, by the program beside this one that needs a display. */
static void
add_frames (const char *program, JsonObject *result, guint size)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *canvas = g_build_filename (folder, "bench-canvas", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *frames;

  if (without_canvas)
    return;
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      g_printerr ("dossier-bench: there is no display, so no frames are measured; try xvfb-run\n");
      return;
    }

  path = write_dossier (size, &error);
  if (path == NULL)
    {
      g_printerr ("dossier-bench: %s\n", error->message);
      return;
    }

  frames = run_for_object ((const char *const[]){ canvas, path, NULL });
  g_unlink (path);
  if (frames != NULL)
    json_object_set_object_member (result, "canvas", frames);
}

/* Engines that took too long are not tried on something larger. */
static guint
drop_slow_engines (guint engines, JsonObject *result)
{
  JsonArray *entries = json_object_get_array_member (result, "engines");

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      DossierEngine engine;

      if (!json_object_has_member (entry, "ms")
          && dossier_engine_from_name (json_object_get_string_member (entry, "engine"), &engine))
        engines &= ~(1u << engine);
    }

  return engines;
}

static gboolean
read_engines (guint *engines)
{
  g_auto (GStrv) names = g_strsplit (engines_text != NULL ? engines_text : "", ",", -1);

  *engines = engines_text == NULL ? (1u << DOSSIER_N_ENGINES) - 1 : 0;
  for (guint i = 0; names[i] != NULL; i++)
    {
      DossierEngine engine;

      if (g_str_equal (names[i], "none"))
        continue;
      if (!dossier_engine_from_name (names[i], &engine))
        {
          g_printerr ("dossier-bench: there is no engine “%s”\n", names[i]);
          return FALSE;
        }
      *engines |= 1u << engine;
    }

  return TRUE;
}

static gboolean
write_json (JsonArray *results)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GError) error = NULL;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "version", DOSSIER_VERSION);
  json_object_set_int_member (object, "seed", seed);
  json_object_set_double_member (object, "capSeconds", cap);
  json_object_set_int_member (object, "processors", g_get_num_processors ());
  json_object_set_array_member (object, "results", json_array_ref (results));
  json_node_take_object (root, object);

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  if (!json_generator_to_file (generator, json_path, &error))
    {
      g_printerr ("dossier-bench: %s\n", error->message);
      return FALSE;
    }
  return TRUE;
}

/* Straight from a build folder, as it stands beside this program's own. */
static void
find_helper (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *helper
      = g_build_filename (folder, "..", "..", "src", "layout-helper", "dossier-layout-helper", NULL);

  if (g_file_test (helper, G_FILE_TEST_IS_EXECUTABLE))
    g_setenv ("DOSSIER_LAYOUT_HELPER", helper, FALSE);
}

static int
measure_one (void)
{
  const DossierBenchOrder order = { (guint) one_size, (guint32) seed, cap, (guint) one_engines };
  g_autoptr (JsonNode) result = dossier_bench_measure (&order);
  g_autofree char *text = json_to_string (result, FALSE);

  puts (text);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) results = json_array_new ();
  g_auto (GStrv) sizes = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  guint engines;

  setlocale (LC_ALL, "");
  context = g_option_context_new (NULL);
  g_option_context_set_summary (context,
                                "Measures Dossier on made-up dossiers. tests/bench/README.md says what each line is.");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("dossier-bench: %s\n", error->message);
      return 2;
    }

  find_helper (program);
  g_setenv ("DOSSIER_LAYOUT_CACHE", "off", TRUE);
  if (one_size > 0)
    return measure_one ();
  if (!read_engines (&engines))
    return 2;

  sizes = g_strsplit (sizes_text != NULL ? sizes_text : "300,2000,10000,100000", ",", -1);
  for (guint i = 0; sizes[i] != NULL; i++)
    {
      JsonObject *result;
      guint64 size;

      if (!g_ascii_string_to_unsigned (sizes[i], 10, 4, 5000000, &size, &error))
        {
          g_printerr ("dossier-bench: --sizes: %s\n", error->message);
          return 2;
        }

      g_printerr ("dossier-bench: measuring %s nodes\n", sizes[i]);
      result = measure_size (program, (guint) size, engines);
      if (result == NULL)
        return 1;
      if (json_object_has_member (result, "layoutError"))
        g_printerr ("dossier-bench: %s\n", json_object_get_string_member (result, "layoutError"));
      engines = drop_slow_engines (engines, result);
      add_frames (program, result, (guint) size);
      json_array_add_object_element (results, result);
    }

  dossier_bench_print_table (results, cap);
  return json_path == NULL || write_json (results) ? 0 : 1;
}
