/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-bench-questions.h"

#include "dossier-bench-numbers.h"
#include "query/dossier-matches.h"
#include "query/dossier-path.h"

#include <math.h>
#include <string.h>

#define N_LABELS 50
#define N_LETTERS 20
#define N_FILTERS 400
#define N_PATHS 200

/* Times of the same thing done many times, and of the processor in it, which other work on the machine disturbs less.
 */
typedef struct
{
  GArray *walls;
  GArray *processors;
  gint64 wall_start;
  double processor_start;
} Times;

static void
times_init (Times *times)
{
  times->walls = g_array_new (FALSE, FALSE, sizeof (double));
  times->processors = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
times_start (Times *times)
{
  times->wall_start = g_get_monotonic_time ();
  times->processor_start = dossier_bench_get_processor_milliseconds ();
}

static void
times_stop (Times *times)
{
  double wall = (double) (g_get_monotonic_time () - times->wall_start) / 1000;
  double processor = dossier_bench_get_processor_milliseconds () - times->processor_start;

  g_array_append_val (times->walls, wall);
  g_array_append_val (times->processors, processor);
}

static void
set (JsonObject *result, const char *name, double milliseconds)
{
  json_object_set_double_member (result, name, round (milliseconds * 1000) / 1000);
}

/* As NAMEP50, NAMEP99 and NAMEProcessorP99. */
static void
times_end (Times *times, JsonObject *result, const char *name)
{
  g_autofree char *median = g_strconcat (name, "P50", NULL);
  g_autofree char *slow = g_strconcat (name, "P99", NULL);
  g_autofree char *slow_processor = g_strconcat (name, "ProcessorP99", NULL);

  set (result, median, dossier_bench_get_percentile (times->walls, .50));
  set (result, slow, dossier_bench_get_percentile (times->walls, .99));
  set (result, slow_processor, dossier_bench_get_percentile (times->processors, .99));
  g_array_unref (times->walls);
  g_array_unref (times->processors);
}

static DossierMatches *
ask (DossierSearch *search, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFilter) filter = dossier_filter_parse (query, NULL, &error);

  if (filter == NULL)
    g_error ("the query “%s” is refused: %s", query, error->message);
  return dossier_matches_new (search, filter, NULL, NULL);
}

/* Types the first letters of labels, letter by letter, as somebody who looks for them would; every other in quote
 * marks. */
static void
measure_typing (JsonObject *result, DossierSearch *search)
{
  DossierGraph *graph = dossier_search_get_graph (search);
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  Times times;

  times_init (&times);
  for (guint i = 0; i < N_LABELS; i++)
    {
      const char *label = dossier_graph_get_node (graph, (guint) ((guint64) i * n_nodes / N_LABELS))->label;
      g_autoptr (GString) query = g_string_new (i % 2 == 0 ? "" : "\"");

      for (guint letters = 0; letters < N_LETTERS && *label != '\0'; letters++)
        {
          g_autoptr (DossierMatches) matches = NULL;

          if (!strchr ("\"\\():", *label))
            g_string_append_unichar (query, g_utf8_get_char (label));
          label = g_utf8_next_char (label);
          times_start (&times);
          matches = ask (search, query->str);
          times_stop (&times);
        }
    }
  times_end (&times, result, "keystroke");
}

/* A word of a text of the dossier's, with @n_words of those that follow it. */
static char *
pick_words (GRand *random, DossierGraph *graph, guint n_words)
{
  guint index = (guint) g_rand_int_range (random, 0, (gint32) dossier_graph_get_n_nodes (graph));
  const DossierNode *node = dossier_graph_get_node (graph, index);
  g_autofree char *text = g_strdup (node->n_citations > 0 ? node->citations[0].exact : node->label);
  g_auto (GStrv) words = g_strsplit (g_strdelimit (text, "\"\\():", ' '), " ", -1);
  guint length = g_strv_length (words);
  guint first = (guint) g_rand_int_range (random, 0, (gint32) length);
  GString *out = g_string_new (words[first]);

  for (guint i = first + 1; i < MIN (first + n_words, length); i++)
    g_string_append_printf (out, " %s", words[i]);
  return g_string_free (out, FALSE);
}

static char *
pick_term (GRand *random, DossierGraph *graph)
{
  static const char *const plain[] = { "type:statement", "type:actor,measure", "kind:person", "relation:contradicts",
                                       "relation:said",  "cited:no",           "cited:yes",   "date:none" };
  gint month = g_rand_int_range (random, 1, 13);
  guint node = (guint) g_rand_int_range (random, 0, (gint32) dossier_graph_get_n_nodes (graph));
  guint source = (guint) g_rand_int_range (random, 0, (gint32) dossier_graph_get_n_sources (graph));
  g_autofree char *words = pick_words (random, graph, (guint) g_rand_int_range (random, 1, 4));

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      return dossier_filter_text_add ("", DOSSIER_FILTER_SOURCE, dossier_graph_get_source (graph, source)->title,
                                      FALSE);
    case 1:
      return dossier_filter_text_add ("", DOSSIER_FILTER_BY, dossier_graph_get_node (graph, node)->label, FALSE);
    case 2:
      return dossier_filter_text_add ("", DOSSIER_FILTER_ABOUT, dossier_graph_get_node (graph, node)->label, FALSE);
    case 3:
      return g_strdup_printf ("date:2025-%02d..", month);
    case 4:
      return g_strdup_printf ("known:..2025-%02d", month);
    case 5:
      return g_strdup (plain[g_rand_int_range (random, 0, G_N_ELEMENTS (plain))]);
    case 6:
      return g_strdup_printf ("\"%s\"", words);
    default:
      return g_strdup_printf ("(%s)", *words != '\0' ? words : "ban");
    }
}

/* Filters of one to four terms, as chips and people put them together. */
static void
measure_filters (JsonObject *result, DossierSearch *search)
{
  DossierGraph *graph = dossier_search_get_graph (search);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  Times node_times;
  Times edge_times;

  times_init (&node_times);
  times_init (&edge_times);
  for (guint i = 0; i < N_FILTERS; i++)
    {
      g_autoptr (GString) query = g_string_new (NULL);
      g_autoptr (DossierMatches) matches = NULL;
      guint n_edges;

      for (gint n = g_rand_int_range (random, 1, 5); n > 0; n--)
        {
          g_autofree char *term = pick_term (random, graph);

          g_string_append_printf (query, "%s%s%s", g_rand_int_range (random, 0, 4) == 0 ? "-" : "", term,
                                  n == 1                                 ? ""
                                  : g_rand_int_range (random, 0, 4) == 0 ? " OR "
                                                                         : " ");
        }

      times_start (&node_times);
      matches = ask (search, query->str);
      times_stop (&node_times);

      times_start (&edge_times);
      dossier_matches_get_edges (matches, &n_edges);
      times_stop (&edge_times);
    }
  times_end (&node_times, result, "filter");
  times_end (&edge_times, result, "filterEdges");
}

static void
measure_paths (JsonObject *result, DossierGraph *graph, guint max_paths, gboolean directed, const char *name)
{
  const DossierPathOptions options = { .max_paths = max_paths, .directed = directed };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  Times times;

  times_init (&times);
  for (guint i = 0; i < N_PATHS; i++)
    {
      guint from = (guint) g_rand_int_range (random, 0, (gint32) dossier_graph_get_n_nodes (graph));
      guint to = (guint) g_rand_int_range (random, 0, (gint32) dossier_graph_get_n_nodes (graph));
      g_autoptr (GPtrArray) paths = NULL;
      g_autoptr (GError) error = NULL;

      if (from == to)
        continue;

      times_start (&times);
      paths = dossier_path_find (graph, from, to, &options, NULL, &error);
      times_stop (&times);
      if (paths == NULL)
        g_error ("no answer about paths: %s", error->message);
    }
  times_end (&times, result, name);
}

void
dossier_bench_measure_questions (JsonObject *result, DossierGraph *graph)
{
  g_autoptr (DossierSearch) search = NULL;
  gint64 start = g_get_monotonic_time ();

  search = dossier_search_new (graph);
  set (result, "searchIndex", (double) (g_get_monotonic_time () - start) / 1000);

  measure_typing (result, search);
  measure_filters (result, search);
  measure_paths (result, graph, 1, FALSE, "path");
  measure_paths (result, graph, 1, TRUE, "pathDirected");
  measure_paths (result, graph, 5, FALSE, "paths");
}
