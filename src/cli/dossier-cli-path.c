/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-index.h"
#include "dossier-cli-command.h"
#include "dossier-cli-find.h"
#include "dossier-cli-open.h"
#include "dossier-cli-print.h"
#include "dossier-cli-records.h"
#include "dossier-cli-select.h"
#include "query/dossier-path.h"
#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>

#define MOST_PATHS 1000

static int max_paths = 1;
static gboolean directed;
static gboolean as_json;
static DossierCliSelection selection;

static const GOptionEntry options[] = {
  { "max", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &max_paths,
    N_ ("Give up to K paths, shortest first; 1 unless given"), N_ ("K") },
  { "directed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &directed,
    N_ ("Go along relations only from their start to their end"), NULL },
  { "query", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &selection.query,
    N_ ("Pass only through nodes that match QUERY, such as -kind:country"), N_ ("QUERY") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Write the paths as JSON"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
describe (void)
{
  g_autofree char *queries = dossier_cli_describe_queries ();

  return g_strconcat (
      _ ("A and B are ids, places such as nodes[12], or names that one node alone has. A path reads from A to\n"
         "B: a node, the relations that tie it to the next one with the words they rest on, the next node,\n"
         "and so on. Where there is no path the exit code is 1."),
      "\n\n", queries, NULL);
}

static void
print_node (DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);

  dossier_cli_print_name (graph, place);
  dossier_cli_print ("%s%s\n", node->date_text != NULL ? ", " : "", node->date_text != NULL ? node->date_text : "");
}

static void
print_step (DossierGraph *graph, const DossierPath *path, guint step, GHashTable *sources)
{
  guint n_edges = 0;
  g_autofree guint *edges = dossier_path_list_step (graph, path, step, directed, &n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      dossier_cli_print ("\n↓ ");
      dossier_cli_print_relation (graph, edges[i], dossier_cli_is_outgoing (graph, edges[i], path->nodes[step]),
                                  sources);
    }
  dossier_cli_print ("\n");
}

static void
print_paths (DossierGraph *graph, GPtrArray *paths)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (dossier_index_hash, g_str_equal);

  for (guint i = 0; i < paths->len; i++)
    {
      const DossierPath *path = g_ptr_array_index (paths, i);

      if (i > 0)
        dossier_cli_print ("\n\n");
      if (paths->len > 1)
        {
          dossier_cli_print (
              ngettext ("Path %u of %u, %u relation long:", "Path %u of %u, %u relations long:", path->n_nodes - 1),
              i + 1, paths->len, path->n_nodes - 1);
          dossier_cli_print ("\n\n");
        }

      for (guint j = 0; j < path->n_nodes; j++)
        {
          print_node (graph, path->nodes[j]);
          if (j + 1 < path->n_nodes)
            print_step (graph, path, j, sources);
        }
    }
  dossier_cli_print_sources (graph, sources);
}

static void
write_step (JsonBuilder *builder, DossierGraph *graph, const DossierPath *path, guint step, GHashTable *sources)
{
  guint n_edges = 0;
  g_autofree guint *edges = dossier_path_list_step (graph, path, step, directed, &n_edges);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n_edges; i++)
    {
      json_builder_begin_object (builder);
      dossier_cli_json_set_step (builder, graph, edges[i],
                                 dossier_cli_is_outgoing (graph, edges[i], path->nodes[step]));
      dossier_cli_json_set_citations (builder, dossier_graph_get_edge (graph, edges[i])->citations,
                                      dossier_graph_get_edge (graph, edges[i])->n_citations, sources);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_path (JsonBuilder *builder, DossierGraph *graph, const DossierPath *path, GHashTable *sources)
{
  json_builder_begin_object (builder);
  dossier_cli_json_set_int (builder, "length", path->n_nodes - 1);
  json_builder_set_member_name (builder, "nodes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < path->n_nodes; i++)
    dossier_cli_json_add_end (builder, graph, path->nodes[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i + 1 < path->n_nodes; i++)
    write_step (builder, graph, path, i, sources);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
write_paths (const char *file, DossierGraph *graph, guint from, guint to, GPtrArray *paths)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (dossier_index_hash, g_str_equal);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dossier_cli_json_set_file (builder, file);
  dossier_cli_json_set_end (builder, "from", graph, from);
  dossier_cli_json_set_end (builder, "to", graph, to);
  json_builder_set_member_name (builder, "directed");
  json_builder_add_boolean_value (builder, directed);
  json_builder_set_member_name (builder, "paths");
  json_builder_begin_array (builder);
  for (guint i = 0; i < paths->len; i++)
    write_path (builder, graph, g_ptr_array_index (paths, i), sources);
  json_builder_end_array (builder);
  dossier_cli_json_set_sources (builder, graph, sources);
  json_builder_end_object (builder);

  dossier_cli_print_json (builder);
}

static int
refuse_path (const char *file, DossierGraph *graph, guint from, guint to)
{
  const char *first = dossier_graph_get_node (graph, from)->id;
  const char *last = dossier_graph_get_node (graph, to)->id;

  if (selection.query != NULL)
    dossier_cli_print_error (
        file, _ ("no path from “%s” to “%s” passes only through what matches; try it without --query"), first, last);
  else if (directed)
    dossier_cli_print_error (file, _ ("no path leads along the relations from “%s” to “%s”; try it without --directed"),
                             first, last);
  else
    dossier_cli_print_error (file, _ ("there is no path from “%s” to “%s”: no relations tie them"), first, last);
  return DOSSIER_CLI_PROBLEMS;
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  const char *file = arguments[0];
  DossierPathOptions path_options = { .max_paths = (guint) max_paths, .directed = directed };
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierMatches) matches = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  guint from, to;
  int code;

  if (max_paths < 1 || max_paths > MOST_PATHS)
    {
      dossier_cli_print_error (NULL, _ ("--max wants a number from 1 to %d, not %d"), MOST_PATHS, max_paths);
      return DOSSIER_CLI_WRONG_USE;
    }

  first = dossier_cli_read_text (arguments[1]);
  last = dossier_cli_read_text (arguments[2]);
  if (first == NULL || last == NULL)
    return DOSSIER_CLI_WRONG_USE;

  graph = dossier_cli_open_part (&selection, "--query", file, cancellable, &matches, &code);
  if (graph == NULL)
    return code;

  from = dossier_cli_find_node (file, graph, first);
  to = dossier_cli_find_node (file, graph, last);
  if (from == DOSSIER_INDEX_NONE || to == DOSSIER_INDEX_NONE)
    return DOSSIER_CLI_PROBLEMS;
  if (from == to)
    {
      dossier_cli_print_error (NULL, _ ("a path has two ends; both are “%s” here"),
                               dossier_graph_get_node (graph, from)->id);
      return DOSSIER_CLI_WRONG_USE;
    }

  if (matches != NULL)
    path_options.allowed = dossier_matches_get_node_mask (matches);

  paths = dossier_path_find (graph, from, to, &path_options, cancellable, &error);
  if (paths == NULL)
    return dossier_cli_fail (file, error);

  if (as_json)
    write_paths (file, graph, from, to, paths);
  else
    print_paths (graph, paths);
  return paths->len > 0 ? DOSSIER_CLI_FINE : refuse_path (file, graph, from, to);
}

const DossierCliCommand dossier_cli_path = {
  .name = "path",
  .arguments = N_ ("FILE A B"),
  .summary = N_ ("Show how two nodes are tied to each other"),
  .description = describe,
  .n_arguments_min = 3,
  .n_arguments_max = 3,
  .options = options,
  .run = run,
};
