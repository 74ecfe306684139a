/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-suggest.h"
#include "dossier-cli-command.h"
#include "dossier-cli-print.h"
#include "dossier-cli-records.h"
#include "dossier-cli-select.h"

#include <glib/gi18n-lib.h>

static char *type_name;
static gboolean as_json;
static DossierCliSelection selection;

static const GOptionEntry options[] = {
  { "type", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &type_name,
    N_ ("List only nodes of TYPE, such as actor, statement, measure or element"), N_ ("TYPE") },
  DOSSIER_CLI_SELECTION_QUERY (selection),
  DOSSIER_CLI_SELECTION_PLACE (selection),
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Write the nodes as JSON"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
describe (void)
{
  g_autofree char *queries = dossier_cli_describe_queries ();

  return g_strconcat (
      _ ("One node a line, with tabs between: type, id, date, number of quotes, number of relations, label; in\n"
         "the order of the file. “dossier query” lists the best matches first, with speaker and quote."),
      "\n\n", queries, NULL);
}

/* A type that the format knows may well be absent; another word that no node has is a slip. */
static gboolean
is_type (DossierGraph *graph, const char *path)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GPtrArray) types = NULL;
  g_autofree char *near = NULL;

  if (type_name == NULL || dossier_node_type_from_name (type_name) != DOSSIER_NODE_TYPE_OTHER)
    return TRUE;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  types = g_ptr_array_new ();
  for (guint i = 0; i < DOSSIER_NODE_TYPE_OTHER; i++)
    g_ptr_array_add (types, (gpointer) dossier_node_type_get_name (i));

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      const DossierNode *node = dossier_graph_get_node (graph, i);

      if (g_str_equal (node->type_name, type_name))
        return TRUE;
      if (node->type == DOSSIER_NODE_TYPE_OTHER && g_hash_table_add (seen, (gpointer) node->type_name))
        g_ptr_array_add (types, (gpointer) node->type_name);
    }

  near = dossier_suggest (type_name, (const char *const *) types->pdata, types->len);
  if (near != NULL)
    dossier_cli_print_error (path, _ ("no node has the type “%s”; did you mean “%s”?"), type_name, near);
  else
    dossier_cli_print_error (path, _ ("no node has the type “%s”"), type_name);
  return FALSE;
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierMatches) matches = NULL;
  int code;

  graph = dossier_cli_open_part (&selection, "--query", arguments[0], cancellable, &matches, &code);
  if (graph == NULL)
    return code;
  if (!is_type (graph, arguments[0]))
    return DOSSIER_CLI_PROBLEMS;

  if (as_json)
    {
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      dossier_cli_json_set_file (builder, arguments[0]);
      json_builder_set_member_name (builder, "nodes");
      json_builder_begin_array (builder);
    }

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      const DossierNode *node = dossier_graph_get_node (graph, i);

      if (type_name != NULL && !g_str_equal (node->type_name, type_name))
        continue;
      if (matches != NULL && !dossier_matches_has_node (matches, i))
        continue;
      if (builder != NULL)
        {
          json_builder_begin_object (builder);
          dossier_cli_json_set_columns (builder, graph, i);
          json_builder_end_object (builder);
        }
      else
        {
          dossier_cli_print_columns (graph, i);
          dossier_cli_print ("\n");
        }
    }

  if (builder != NULL)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      dossier_cli_print_json (builder);
    }

  return DOSSIER_CLI_FINE;
}

const DossierCliCommand dossier_cli_list = {
  .name = "list",
  .arguments = N_ ("FILE"),
  .summary = N_ ("List the nodes of a dossier"),
  .description = describe,
  .n_arguments_min = 1,
  .n_arguments_max = 1,
  .options = options,
  .run = run,
};
