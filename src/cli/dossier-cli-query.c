/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-index.h"
#include "dossier-cli-command.h"
#include "dossier-cli-find.h"
#include "dossier-cli-print.h"
#include "dossier-cli-records.h"
#include "dossier-cli-select.h"
#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>

static DossierCliSelection selection;
static gboolean edges_only;
static gboolean as_json;
static gboolean as_tsv;

static const GOptionEntry options[] = {
  DOSSIER_CLI_SELECTION_PLACE (selection),
  { "edges", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &edges_only, N_ ("Give the relations that match, not the nodes"),
    NULL },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Write them as JSON"), NULL },
  { "tsv", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_tsv, N_ ("Write one a line, with tabs between"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
describe (void)
{
  g_autofree char *queries = dossier_cli_describe_queries ();

  return g_strconcat (
      queries, "\n\n",
      _ ("The best matches come first, then those with the most relations. Where nothing matches, nothing is\n"
         "listed and the exit code is 0; a QUERY that cannot be understood gives 2.\n\n"
         "With --tsv: type, id, date, number of quotes, number of relations, label, speaker, first quote; with\n"
         "--edges: relation, id, date, number of quotes, the ids of its ends, label, first quote."),
      NULL);
}

static const char *
get_first_quote (const DossierCitation *citations, guint n_citations)
{
  return n_citations > 0 ? citations[0].exact : NULL;
}

static char *
escape_or_nothing (const char *text)
{
  return text != NULL ? dossier_cli_escape (text) : g_strdup ("");
}

static const char *
get_speaker_label (DossierGraph *graph, guint node)
{
  guint speaker = dossier_relation_find_speaker (graph, node);

  return speaker != DOSSIER_INDEX_NONE ? dossier_graph_get_node (graph, speaker)->label : NULL;
}

static void
print_node_row (DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);
  g_autofree char *speaker = escape_or_nothing (get_speaker_label (graph, place));
  g_autofree char *quote = escape_or_nothing (get_first_quote (node->citations, node->n_citations));

  dossier_cli_print_columns (graph, place);
  dossier_cli_print ("\t%s\t%s\n", speaker, quote);
}

static void
print_edge_row (DossierGraph *graph, guint place)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);
  g_autofree char *type = dossier_cli_escape (edge->type);
  g_autofree char *id = dossier_cli_format_relation_id (graph, place);
  g_autofree char *from = dossier_cli_escape (edge->from);
  g_autofree char *to = dossier_cli_escape (edge->to);
  g_autofree char *label = escape_or_nothing (edge->label);
  g_autofree char *quote = escape_or_nothing (get_first_quote (edge->citations, edge->n_citations));

  dossier_cli_print ("%s\t%s\t%s\t%u\t%s\t%s\t%s\t%s\n", type, id, edge->date_text != NULL ? edge->date_text : "",
                     edge->n_citations, from, to, label, quote);
}

/* Its name; type, date and speaker; the first quote, and how many more there are. */
static void
print_node (DossierGraph *graph, guint place, GHashTable *sources)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);
  const char *speaker_label = get_speaker_label (graph, place);
  g_autofree char *type = dossier_cli_escape (node->type_name);
  g_autofree char *speaker = escape_or_nothing (speaker_label);

  dossier_cli_print_name (graph, place);
  dossier_cli_print ("\n%s%s%s%s%s\n", type, node->date_text != NULL ? ", " : "",
                     node->date_text != NULL ? node->date_text : "", speaker_label != NULL ? ", " : "", speaker);
  dossier_cli_print_citations (graph, node->citations, MIN (node->n_citations, 1), sources);
  if (node->n_citations > 1)
    {
      dossier_cli_print ("    ");
      dossier_cli_print (ngettext ("%'u quote more", "%'u quotes more", node->n_citations - 1), node->n_citations - 1);
      dossier_cli_print ("\n");
    }
  dossier_cli_print ("\n");
}

static void
print_edge (DossierGraph *graph, guint place, GHashTable *sources)
{
  guint from, to;

  dossier_graph_get_edge_ends (graph, place, &from, &to);
  dossier_cli_print_name (graph, from);
  dossier_cli_print ("\n↓ ");
  dossier_cli_print_relation (graph, place, TRUE, sources);
  dossier_cli_print_name (graph, to);
  dossier_cli_print ("\n\n");
}

static void
print_count (DossierGraph *graph, guint n_found)
{
  guint n_all = edges_only ? dossier_graph_get_n_edges (graph) : dossier_graph_get_n_nodes (graph);

  if (edges_only)
    dossier_cli_print (ngettext ("%'u of %'u relation matches.", "%'u of %'u relations match.", n_all), n_found, n_all);
  else
    dossier_cli_print (ngettext ("%'u of %'u node matches.", "%'u of %'u nodes match.", n_all), n_found, n_all);
  dossier_cli_print ("\n");
}

static void
print_matches (DossierMatches *matches, const guint *found, guint n_found)
{
  DossierGraph *graph = dossier_matches_get_graph (matches);
  g_autoptr (GHashTable) sources = g_hash_table_new (dossier_index_hash, g_str_equal);
  g_autofree char *reason = NULL;

  for (guint i = 0; i < n_found; i++)
    {
      if (as_tsv && edges_only)
        print_edge_row (graph, found[i]);
      else if (as_tsv)
        print_node_row (graph, found[i]);
      else if (edges_only)
        print_edge (graph, found[i], sources);
      else
        print_node (graph, found[i], sources);
    }

  if (as_tsv)
    return;

  reason = n_found == 0 ? dossier_matches_explain_none (matches) : NULL;
  print_count (graph, n_found);
  if (reason != NULL)
    dossier_cli_print ("%s\n", reason);
}

static void
write_node (JsonBuilder *builder, DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);

  dossier_cli_json_set_columns (builder, graph, place);
  dossier_cli_json_set_end (builder, "speaker", graph, dossier_relation_find_speaker (graph, place));
  dossier_cli_json_set_string (builder, "quote", get_first_quote (node->citations, node->n_citations));
}

static void
write_edge (JsonBuilder *builder, DossierGraph *graph, guint place)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);

  dossier_cli_json_set_step (builder, graph, place, TRUE);
  dossier_cli_json_set_int (builder, "quotes", edge->n_citations);
  dossier_cli_json_set_string (builder, "quote", get_first_quote (edge->citations, edge->n_citations));
}

static void
write_matches (const char *file, DossierGraph *graph, const guint *found, guint n_found)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dossier_cli_json_set_file (builder, file);
  dossier_cli_json_set_string (builder, "query", selection.query);
  json_builder_set_member_name (builder, edges_only ? "edges" : "nodes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_found; i++)
    {
      json_builder_begin_object (builder);
      if (edges_only)
        write_edge (builder, graph, found[i]);
      else
        write_node (builder, graph, found[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  dossier_cli_print_json (builder);
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  const char *file = arguments[0];
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierMatches) matches = NULL;
  g_autofree char *query = NULL;
  const guint *found;
  guint n_found = 0;
  int code;

  if (as_json && as_tsv)
    {
      dossier_cli_print_error (NULL, _ ("--json and --tsv exclude each other"));
      return DOSSIER_CLI_WRONG_USE;
    }

  query = dossier_cli_read_text (arguments[1]);
  if (query == NULL)
    return DOSSIER_CLI_WRONG_USE;

  selection.query = query;
  graph = dossier_cli_open_part (&selection, _ ("QUERY"), file, cancellable, &matches, &code);
  if (graph == NULL)
    return code;

  found = edges_only ? dossier_matches_get_edges (matches, &n_found) : dossier_matches_get_nodes (matches, &n_found);
  if (as_json)
    write_matches (file, graph, found, n_found);
  else
    print_matches (matches, found, n_found);
  return DOSSIER_CLI_FINE;
}

const DossierCliCommand dossier_cli_query = {
  .name = "query",
  .arguments = N_ ("FILE QUERY"),
  .summary = N_ ("Find nodes or relations by words, type, date, source, …"),
  .description = describe,
  .n_arguments_min = 2,
  .n_arguments_max = 2,
  .ends_with_query = TRUE,
  .options = options,
  .run = run,
};
