/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-command.h"
#include "dossier-cli-find.h"
#include "dossier-cli-open.h"
#include "dossier-cli-print.h"
#include "dossier-cli-records.h"
#include "query/dossier-neighbourhood.h"
#include "query/dossier-relation.h"
#include "query/dossier-step.h"

#include <glib/gi18n-lib.h>

static int hops = 1;
static char *direction_name;
static char **relations;
static gboolean as_json;

static const GOptionEntry options[] = {
  { "hops", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &hops, N_ ("Go up to N relations far; 1 unless given"), N_ ("N") },
  { "direction", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &direction_name,
    N_ ("Go only along relations that lead “out” of a node, or “in” to it"), N_ ("WAY") },
  { "relation", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &relations,
    N_ ("Go only along this relation, such as said; may be given several times"), N_ ("RELATION") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Write the nodes as JSON"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
describe (void)
{
  return g_strdup (
      _ ("ID is the id of a node, a place such as nodes[12], or a name that one node alone has. One node a line,\n"
         "nearest first, with tabs between: how many relations away, the node before it, what ties them, and\n"
         "the columns of “dossier list”: type, id, date, number of quotes, number of relations, label."));
}

static const char *const direction_names[] = {
  [DOSSIER_DIRECTION_ANY] = "any",
  [DOSSIER_DIRECTION_OUT] = "out",
  [DOSSIER_DIRECTION_IN] = "in",
};

static gboolean
read_direction (DossierDirection *direction)
{
  *direction = DOSSIER_DIRECTION_ANY;
  if (direction_name == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (direction_names); i++)
    if (g_str_equal (direction_names[i], direction_name))
      {
        *direction = (DossierDirection) i;
        return TRUE;
      }

  dossier_cli_print_error (NULL, _ ("--direction wants any, out or in, not “%s”"), direction_name);
  return FALSE;
}

/* What is asked for and what was found. */
typedef struct
{
  DossierGraph *graph;
  DossierDirection direction;
  DossierNeighbourhood *near;
  guint *distances; /* of each node of the graph; G_MAXUINT for those that were not reached */
} Finding;

static guint *
spread_distances (DossierGraph *graph, const DossierNeighbourhood *near)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint *distances = g_new (guint, n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    distances[i] = G_MAXUINT;
  for (guint i = 0; i < near->n_nodes; i++)
    distances[near->nodes[i]] = near->distances[i];
  return distances;
}

/* (element-type guint) (transfer full): the edges by which @node was reached from nodes one nearer. */
static GArray *
list_ways (const Finding *finding, guint node)
{
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_edges = 0;
  const guint *edges = dossier_graph_get_incident_edges (finding->graph, node, &n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      guint other = dossier_graph_get_other_end (finding->graph, edges[i], node);
      const char *type = dossier_graph_get_edge (finding->graph, edges[i])->type;

      if (finding->distances[other] != G_MAXUINT && finding->distances[other] + 1 == finding->distances[node]
          && dossier_step_is_open (finding->graph, edges[i], other, finding->direction)
          && (relations == NULL || g_strv_contains ((const char *const *) relations, type)))
        g_array_append_val (ways, edges[i]);
    }

  return ways;
}

/* "he-yadong	Said, About": the first of the nodes before it, and what ties them. */
static void
print_ways (const Finding *finding, guint node)
{
  g_autoptr (GArray) ways = list_ways (finding, node);
  g_autoptr (GString) headings = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *shown = NULL;
  guint before = DOSSIER_INDEX_NONE;

  for (guint i = 0; i < ways->len; i++)
    before = MIN (before, dossier_graph_get_other_end (finding->graph, g_array_index (ways, guint, i), node));

  for (guint i = 0; i < ways->len; i++)
    {
      guint edge = g_array_index (ways, guint, i);
      g_autofree char *heading = NULL;

      if (dossier_graph_get_other_end (finding->graph, edge, node) != before)
        continue;

      heading = dossier_relation_get_plain_heading (dossier_graph_get_edge (finding->graph, edge)->type,
                                                    dossier_cli_is_outgoing (finding->graph, edge, before));
      g_string_append_printf (headings, "%s%s", headings->len > 0 ? ", " : "", heading);
    }

  id = dossier_cli_escape (before != DOSSIER_INDEX_NONE ? dossier_graph_get_node (finding->graph, before)->id : "");
  shown = dossier_cli_escape (headings->str);
  dossier_cli_print ("%s\t%s\t", id, shown);
}

static void
print_nodes (const Finding *finding)
{
  for (guint i = 0; i < finding->near->n_nodes; i++)
    {
      dossier_cli_print ("%u\t", finding->near->distances[i]);
      print_ways (finding, finding->near->nodes[i]);
      dossier_cli_print_columns (finding->graph, finding->near->nodes[i]);
      dossier_cli_print ("\n");
    }
}

static void
write_node (JsonBuilder *builder, const Finding *finding, guint node)
{
  g_autoptr (GArray) ways = list_ways (finding, node);

  json_builder_begin_object (builder);
  dossier_cli_json_set_int (builder, "distance", finding->distances[node]);
  dossier_cli_json_set_columns (builder, finding->graph, node);
  json_builder_set_member_name (builder, "reachedBy");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ways->len; i++)
    {
      guint edge = g_array_index (ways, guint, i);

      json_builder_begin_object (builder);
      dossier_cli_json_set_step (
          builder, finding->graph, edge,
          dossier_cli_is_outgoing (finding->graph, edge, dossier_graph_get_other_end (finding->graph, edge, node)));
      dossier_cli_json_set_int (builder, "quotes", dossier_graph_get_edge (finding->graph, edge)->n_citations);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
write_nodes (const char *file, const Finding *finding)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dossier_cli_json_set_file (builder, file);
  dossier_cli_json_set_int (builder, "hops", hops);
  dossier_cli_json_set_string (builder, "direction", direction_names[finding->direction]);
  json_builder_set_member_name (builder, "nodes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < finding->near->n_nodes; i++)
    write_node (builder, finding, finding->near->nodes[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  dossier_cli_print_json (builder);
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  const char *file = arguments[0];
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierNeighbourhood) near = NULL;
  g_autofree guint *distances = NULL;
  g_autofree char *id = NULL;
  DossierDirection direction;
  guint centre;
  int code;

  if (!read_direction (&direction))
    return DOSSIER_CLI_WRONG_USE;
  if (hops < 0)
    {
      dossier_cli_print_error (NULL, _ ("--hops wants 0 or more, not %d"), hops);
      return DOSSIER_CLI_WRONG_USE;
    }

  id = dossier_cli_read_text (arguments[1]);
  if (id == NULL)
    return DOSSIER_CLI_WRONG_USE;

  graph = dossier_cli_open (file, cancellable, NULL, &code);
  if (graph == NULL)
    return code;
  if (!dossier_cli_has_relations (file, graph, relations))
    return DOSSIER_CLI_PROBLEMS;

  centre = dossier_cli_find_node (file, graph, id);
  if (centre == DOSSIER_INDEX_NONE)
    return DOSSIER_CLI_PROBLEMS;

  near = dossier_neighbourhood_new (graph, &centre, 1, (guint) hops, direction, (const char *const *) relations, NULL);
  distances = spread_distances (graph, near);
  if (as_json)
    write_nodes (file, &(Finding){ graph, direction, near, distances });
  else
    print_nodes (&(Finding){ graph, direction, near, distances });
  return DOSSIER_CLI_FINE;
}

const DossierCliCommand dossier_cli_neighbours = {
  .name = "neighbors",
  .arguments = N_ ("FILE ID"),
  .summary = N_ ("List what is near a node"),
  .description = describe,
  .n_arguments_min = 2,
  .n_arguments_max = 2,
  .options = options,
  .run = run,
};
