/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-index.h"
#include "dossier-cli-command.h"
#include "dossier-cli-print.h"
#include "dossier-cli-records.h"
#include "dossier-cli-select.h"
#include "query/dossier-contradiction.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;
static DossierCliSelection selection;

static const GOptionEntry options[] = {
  DOSSIER_CLI_SELECTION_QUERY (selection),
  DOSSIER_CLI_SELECTION_PLACE (selection),
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Write the pairs as JSON"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
describe (void)
{
  g_autofree char *queries = dossier_cli_describe_queries ();

  return g_strconcat (
      _ ("Each pair of claims with the words of both, who made them and when, the earlier first as far as the\n"
         "dates tell; the pairs by the date of the later claim. With --query, --focus, --from or --to those pairs\n"
         "of which one claim matches. A dossier without contradictions is no error."),
      "\n\n", queries, NULL);
}

static void
print_side (DossierGraph *graph, const DossierContradictionSide *side, const char *order, GHashTable *sources)
{
  const DossierNode *node = dossier_graph_get_node (graph, side->node);

  dossier_cli_print_name (graph, side->node);
  dossier_cli_print ("\n");
  if (side->speaker != DOSSIER_INDEX_NONE)
    {
      g_autofree char *speaker = dossier_cli_escape (dossier_graph_get_node (graph, side->speaker)->label);

      /* Translators: before the name of who says something. */
      dossier_cli_print ("%s: %s\n", C_ ("contradiction", "By"), speaker);
    }
  if (side->date_text != NULL)
    {
      g_autofree char *date = dossier_cli_format_date (side->date_text);

      dossier_cli_print ("%s: %s%s%s\n", _ ("Date"), date, order != NULL ? ", " : "", order != NULL ? order : "");
    }
  else
    dossier_cli_print ("%s: %s%s%s\n", _ ("Date"), _ ("unknown"), order != NULL ? ", " : "",
                       order != NULL ? order : "");

  dossier_cli_print_citations (graph, node->citations, node->n_citations, sources);
}

static void
print_pairs (DossierGraph *graph, GArray *list)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (dossier_index_hash, g_str_equal);

  if (list->len == 0)
    dossier_cli_print ("%s\n", _ ("No contradictions."));

  for (guint i = 0; i < list->len; i++)
    {
      const DossierContradiction *pair = &g_array_index (list, DossierContradiction, i);

      if (i > 0)
        dossier_cli_print ("\n\n");
      dossier_cli_print (_ ("Contradiction %u of %u"), i + 1, list->len);
      if (!pair->is_ordered)
        dossier_cli_print ("; %s", _ ("dates do not tell which came first"));
      dossier_cli_print ("\n\n");
      print_side (graph, &pair->sides[0], pair->is_ordered ? C_ ("contradiction", "came first") : NULL, sources);
      dossier_cli_print ("\n↕ ");
      dossier_cli_print_relation (graph, pair->edge, TRUE, sources);
      dossier_cli_print ("\n");
      print_side (graph, &pair->sides[1], pair->is_ordered ? C_ ("contradiction", "came later") : NULL, sources);
    }
  dossier_cli_print_sources (graph, sources);
}

static void
write_side (JsonBuilder *builder, DossierGraph *graph, const DossierContradictionSide *side, GHashTable *sources)
{
  const DossierNode *node = dossier_graph_get_node (graph, side->node);

  json_builder_begin_object (builder);
  dossier_cli_json_set_end (builder, "node", graph, side->node);
  dossier_cli_json_set_end (builder, "speaker", graph, side->speaker);
  dossier_cli_json_set_string (builder, "date", side->date_text);
  dossier_cli_json_set_string (builder, "published", side->published_text);
  dossier_cli_json_set_citations (builder, node->citations, node->n_citations, sources);
  json_builder_end_object (builder);
}

static void
write_pair (JsonBuilder *builder, DossierGraph *graph, const DossierContradiction *pair, GHashTable *sources)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, pair->edge);

  json_builder_begin_object (builder);
  dossier_cli_json_set_relation (builder, graph, pair->edge);
  dossier_cli_json_set_citations (builder, edge->citations, edge->n_citations, sources);
  json_builder_set_member_name (builder, "ordered");
  json_builder_add_boolean_value (builder, pair->is_ordered);
  json_builder_set_member_name (builder, "sides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (pair->sides); i++)
    write_side (builder, graph, &pair->sides[i], sources);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
write_pairs (const char *file, DossierGraph *graph, GArray *list)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (dossier_index_hash, g_str_equal);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dossier_cli_json_set_file (builder, file);
  json_builder_set_member_name (builder, "contradictions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    write_pair (builder, graph, &g_array_index (list, DossierContradiction, i), sources);
  json_builder_end_array (builder);
  dossier_cli_json_set_sources (builder, graph, sources);
  json_builder_end_object (builder);

  dossier_cli_print_json (builder);
}

static void
keep_matching (GArray *list, DossierMatches *matches)
{
  guint n_kept = 0;

  for (guint i = 0; i < list->len; i++)
    {
      DossierContradiction pair = g_array_index (list, DossierContradiction, i);

      if (dossier_contradiction_is_match (&pair, matches))
        g_array_index (list, DossierContradiction, n_kept++) = pair;
    }

  g_array_set_size (list, n_kept);
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierMatches) matches = NULL;
  g_autoptr (GArray) list = NULL;
  int code;

  graph = dossier_cli_open_part (&selection, "--query", arguments[0], cancellable, &matches, &code);
  if (graph == NULL)
    return code;

  list = dossier_contradiction_list (graph);
  if (matches != NULL)
    keep_matching (list, matches);
  if (as_json)
    write_pairs (arguments[0], graph, list);
  else
    print_pairs (graph, list);
  return DOSSIER_CLI_FINE;
}

const DossierCliCommand dossier_cli_contradictions = {
  .name = "contradictions",
  .arguments = N_ ("FILE"),
  .summary = N_ ("List the claims that contradict each other, side by side"),
  .description = describe,
  .n_arguments_min = 1,
  .n_arguments_max = 1,
  .options = options,
  .run = run,
};
