/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-command.h"
#include "dossier-cli-open.h"
#include "dossier-cli-print.h"
#include "text/dossier-text-library.h"

#include <glib/gi18n-lib.h>

static char *sources_folder;
static gboolean as_json;
static gboolean quiet;

static const GOptionEntry options[] = {
  { "sources", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &sources_folder,
    N_ ("Hold every quote against the plain texts in DIR"), N_ ("DIR") },
  { "quiet", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &quiet, N_ ("List only quotes that are not verified"), NULL },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Write the result as JSON"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* How one file is checked. */
typedef struct
{
  const char *path;
  DossierGraph *graph;
  DossierTextLibrary *library;
  DossierChecks *checks;
  JsonBuilder *builder; /* NULL: for people */
  guint n_quotes;
  guint n_refused;
} Checking;

/* A quote whose text is not at hand is a problem only for somebody who said where the texts are. */
static gboolean
is_refused (const DossierCheck *check)
{
  switch (check->status)
    {
    case DOSSIER_CHECK_EXACT:
    case DOSSIER_CHECK_NORMALISED:
      return FALSE;

    case DOSSIER_CHECK_NO_TEXT:
      return sources_folder != NULL;

    case DOSSIER_CHECK_AMBIGUOUS:
    case DOSSIER_CHECK_NEAR:
    case DOSSIER_CHECK_MISSING:
    default:
      return TRUE;
    }
}

static char *
explain_refusal (Checking *checking, const DossierCitation *citation, const DossierCheck *check)
{
  guint place = dossier_graph_find_source (checking->graph, citation->source);
  const char *title = dossier_graph_get_source (checking->graph, place)->title;
  DossierText *text = dossier_text_library_get_text (checking->library, place);
  g_autofree char *passage = NULL;

  switch (check->status)
    {
    case DOSSIER_CHECK_AMBIGUOUS:
      return g_strdup_printf (
          _ ("the quote stands more than once in “%s”; give it a prefix or suffix that tells which: “%s”"), title,
          citation->exact);

    case DOSSIER_CHECK_NEAR:
      passage = dossier_text_get_passage (text, check->start, check->end);
      return g_strdup_printf (_ ("the quote is not in “%s”: “%s”; close to it is “%s”"), title, citation->exact,
                              passage);

    case DOSSIER_CHECK_NO_TEXT:
      return g_strdup_printf (_ ("there is no text of “%s” to hold the quote against: “%s”"), title, citation->exact);

    case DOSSIER_CHECK_MISSING:
    case DOSSIER_CHECK_EXACT:
    case DOSSIER_CHECK_NORMALISED:
    default:
      return g_strdup_printf (_ ("the quote is not in “%s”: “%s”"), title, citation->exact);
    }
}

static void
write_check_json (Checking *checking, const char *place, const DossierCitation *citation, const DossierCheck *check)
{
  JsonBuilder *builder = checking->builder;

  json_builder_begin_object (builder);
  dossier_cli_json_set_string (builder, "place", place);
  dossier_cli_json_set_string (builder, "source", citation->source);
  dossier_cli_json_set_string (builder, "exact", citation->exact);
  dossier_cli_json_set_string (builder, "status", dossier_check_status_get_name (check->status));
  if (check->start >= 0)
    {
      dossier_cli_json_set_int (builder, "start", check->start);
      dossier_cli_json_set_int (builder, "end", check->end);
    }
  if (check->status == DOSSIER_CHECK_EXACT)
    {
      json_builder_set_member_name (builder, "moved");
      json_builder_add_boolean_value (builder, check->moved);
    }
  if (check->status == DOSSIER_CHECK_NEAR)
    {
      json_builder_set_member_name (builder, "score");
      json_builder_add_double_value (builder, check->score);
    }
  json_builder_end_object (builder);
}

static void
write_check (Checking *checking, const char *place, const DossierCitation *citation, const DossierCheck *check)
{
  checking->n_quotes++;

  if (checking->builder != NULL)
    {
      write_check_json (checking, place, citation, check);
    }
  else if (sources_folder != NULL && !quiet)
    {
      g_autofree char *exact = dossier_cli_escape (citation->exact);
      g_autofree char *source = dossier_cli_escape (citation->source);

      dossier_cli_print ("%s: %s: %s: “%s”\n", place, dossier_check_status_get_name (check->status), source, exact);
    }

  if (is_refused (check))
    {
      g_autofree char *message = explain_refusal (checking, citation, check);
      g_autofree char *whole_place = g_strdup_printf ("%s: %s", checking->path, place);

      dossier_cli_print_error (whole_place, "%s", message);
      checking->n_refused++;
    }
}

static void
write_checks (Checking *checking)
{
  for (guint i = 0; i < dossier_graph_get_n_nodes (checking->graph); i++)
    {
      const DossierNode *node = dossier_graph_get_node (checking->graph, i);

      for (guint j = 0; j < node->n_citations; j++)
        {
          g_autofree char *place = g_strdup_printf ("nodes[%u].citations[%u]", i, j);

          write_check (checking, place, &node->citations[j], dossier_checks_get_for_node (checking->checks, i, j));
        }
    }

  for (guint i = 0; i < dossier_graph_get_n_edges (checking->graph); i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (checking->graph, i);

      for (guint j = 0; j < edge->n_citations; j++)
        {
          g_autofree char *place = g_strdup_printf ("edges[%u].citations[%u]", i, j);

          write_check (checking, place, &edge->citations[j], dossier_checks_get_for_edge (checking->checks, i, j));
        }
    }
}

static guint
count_quotes (DossierGraph *graph)
{
  guint n_quotes = 0;

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    n_quotes += dossier_graph_get_node (graph, i)->n_citations;
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    n_quotes += dossier_graph_get_edge (graph, i)->n_citations;

  return n_quotes;
}

/* "5 sources, 284 nodes, 612 relations; 1,103 quotes: 1,103 exact" */
static void
print_summary (Checking *checking, guint n_files)
{
  guint n_sources = dossier_graph_get_n_sources (checking->graph);
  guint n_nodes = dossier_graph_get_n_nodes (checking->graph);
  guint n_edges = dossier_graph_get_n_edges (checking->graph);
  g_autofree char *sources = g_strdup_printf (ngettext ("%'u source", "%'u sources", n_sources), n_sources);
  g_autofree char *nodes = g_strdup_printf (ngettext ("%'u node", "%'u nodes", n_nodes), n_nodes);
  g_autofree char *edges = g_strdup_printf (ngettext ("%'u relation", "%'u relations", n_edges), n_edges);
  g_autofree char *quotes
      = g_strdup_printf (ngettext ("%'u quote", "%'u quotes", checking->n_quotes), checking->n_quotes);
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; checking->checks != NULL && i < DOSSIER_N_CHECK_STATUSES; i++)
    if (checking->checks->counts[i] > 0)
      g_string_append_printf (counts, "%s%'u %s", counts->len > 0 ? ", " : ": ", checking->checks->counts[i],
                              dossier_check_status_get_label (i));

  if (n_files > 1)
    {
      g_autofree char *name = dossier_cli_escape (checking->path);

      dossier_cli_print ("%s: ", name);
    }

  /* Translators: "5 sources, 284 nodes, 612 relations; 1,103 quotes", and then what became of the quotes, which begins
   * with a colon or is empty. */
  dossier_cli_print (_ ("%s, %s, %s; %s%s"), sources, nodes, edges, quotes, counts->str);
  if (checking->checks != NULL && checking->checks->n_sources_changed > 0)
    {
      guint n_changed = checking->checks->n_sources_changed;

      dossier_cli_print (ngettext ("; the text of %'u source has changed since it was cited",
                                   "; the texts of %'u sources have changed since they were cited", n_changed),
                         n_changed);
    }
  dossier_cli_print ("\n");
}

static void
write_problems (JsonBuilder *builder, GPtrArray *problems)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const DossierProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      dossier_cli_json_set_string (builder, "place", problem->place);
      dossier_cli_json_set_string (builder, "message", problem->message);
      if (problem->line > 0)
        dossier_cli_json_set_int (builder, "line", problem->line);
      if (problem->column > 0)
        dossier_cli_json_set_int (builder, "column", problem->column);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_counts (Checking *checking)
{
  JsonBuilder *builder = checking->builder;

  dossier_cli_json_set_int (builder, "sources", dossier_graph_get_n_sources (checking->graph));
  dossier_cli_json_set_int (builder, "nodes", dossier_graph_get_n_nodes (checking->graph));
  dossier_cli_json_set_int (builder, "edges", dossier_graph_get_n_edges (checking->graph));
  dossier_cli_json_set_int (builder, "quotes", checking->n_quotes);
  if (checking->checks == NULL)
    return;

  json_builder_set_member_name (builder, "statuses");
  json_builder_begin_object (builder);
  for (guint i = 0; i < DOSSIER_N_CHECK_STATUSES; i++)
    dossier_cli_json_set_int (builder, dossier_check_status_get_name (i), checking->checks->counts[i]);
  json_builder_end_object (builder);
  dossier_cli_json_set_int (builder, "sourcesChanged", checking->checks->n_sources_changed);
}

static gboolean
check_quotes (Checking *checking, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = dossier_cli_get_file (checking->path);
  g_autoptr (GFile) folder = sources_folder != NULL ? g_file_new_for_path (sources_folder) : NULL;

  return dossier_text_library_check_beside (
      checking->graph, file, folder, &checking->library, &checking->checks, cancellable, error);
}

static int
report_graph (Checking *checking, guint n_files, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (!check_quotes (checking, cancellable, &error))
    return dossier_cli_fail (sources_folder != NULL ? sources_folder : checking->path, error);

  if (checking->builder != NULL && checking->checks != NULL)
    {
      json_builder_set_member_name (checking->builder, "citations");
      json_builder_begin_array (checking->builder);
    }
  if (checking->checks != NULL)
    write_checks (checking);
  else
    checking->n_quotes = count_quotes (checking->graph);

  if (checking->builder == NULL)
    {
      print_summary (checking, n_files);
    }
  else
    {
      if (checking->checks != NULL)
        json_builder_end_array (checking->builder);
      write_counts (checking);
    }

  return checking->n_refused > 0 ? DOSSIER_CLI_PROBLEMS : DOSSIER_CLI_FINE;
}

static int
check_file (const char *path, guint n_files, JsonBuilder *builder, GCancellable *cancellable)
{
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  Checking checking = { .path = path, .builder = builder };
  int code;

  graph = dossier_cli_open (path, cancellable, &problems, &code);
  checking.graph = graph;

  if (builder != NULL)
    {
      json_builder_begin_object (builder);
      dossier_cli_json_set_file (builder, path);
      write_problems (builder, problems);
    }
  if (graph != NULL)
    code = report_graph (&checking, n_files, cancellable);
  if (builder != NULL)
    {
      json_builder_set_member_name (builder, "fine");
      json_builder_add_boolean_value (builder, code == DOSSIER_CLI_FINE);
      json_builder_end_object (builder);
    }

  g_clear_pointer (&checking.checks, dossier_checks_free);
  g_clear_pointer (&checking.library, dossier_text_library_free);
  return code;
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  g_autoptr (JsonBuilder) builder = as_json ? json_builder_new () : NULL;
  int worst = DOSSIER_CLI_FINE;

  if (builder != NULL)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "files");
      json_builder_begin_array (builder);
    }

  for (guint i = 0; i < n_arguments && worst != DOSSIER_CLI_CANCELLED; i++)
    {
      int code = check_file (arguments[i], n_arguments, builder, cancellable);

      worst = MAX (worst, code);
    }

  if (builder != NULL)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      if (worst != DOSSIER_CLI_CANCELLED)
        dossier_cli_print_json (builder);
    }

  return worst;
}

const DossierCliCommand dossier_cli_check = {
  .name = "check",
  .arguments = N_ ("FILE…"),
  .summary = N_ ("Tell every problem of dossiers, and hold their quotes against the sources"),
  .n_arguments_min = 1,
  .n_arguments_max = G_MAXUINT,
  .options = options,
  .run = run,
};
