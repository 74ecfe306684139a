/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-file.h"
#include "dossier-cli-command.h"
#include "dossier-cli-open.h"
#include "dossier-cli-picture.h"
#include "dossier-cli-print.h"
#include "dossier-cli-select.h"
#include "dossier-cli-target.h"
#include "report/dossier-report.h"

#include <glib/gi18n-lib.h>

static char *engine_name;
static char *format_name;
static char *sources_folder;
static gboolean no_figure;
static DossierCliSelection selection;

static const GOptionEntry options[] = {
  { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_name,
    N_ ("Write FORMAT whatever OUT ends in: html, markdown, odt, csl-json or bibtex"), N_ ("FORMAT") },
  { "sources", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &sources_folder,
    N_ ("Hold the quotes against the plain texts in DIR, and say of each whether it stands there"), N_ ("DIR") },
  { "no-figure", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &no_figure, N_ ("Leave the figure out"), NULL },
  { "engine", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &engine_name, N_ ("Lay the figure out with ENGINE"),
    N_ ("ENGINE") },
  DOSSIER_CLI_SELECTION_QUERY (selection),
  DOSSIER_CLI_SELECTION_PLACE (selection),
  G_OPTION_ENTRY_NULL,
};

static char *
describe (void)
{
  g_autofree char *engines = dossier_cli_describe_engines ();
  g_autofree char *queries = dossier_cli_describe_queries ();

  return g_strconcat (
      _ ("OUT ends in .html, .md or .odt for a report: the figure (not in .md), contradictions side by side, the\n"
         "timeline, and every node with its quotes, their sources and its relations. Ending in .json it is a list\n"
         "of the quoted sources as CSL-JSON, in .bib as BibTeX. It is replaced as a whole or not at all. With\n"
         "--query, --focus, --from or --to only what matches is in it; where nothing does, nothing is written and\n"
         "the exit code is 1."),
      "\n\n", queries, "\n\n", engines, NULL);
}

static gboolean
read_format (const char *target, DossierReportFormat *format)
{
  g_autoptr (GError) error = NULL;

  if (format_name == NULL)
    {
      if (dossier_report_format_from_path (target, format, &error))
        return TRUE;
      dossier_cli_fail (target, error);
      return FALSE;
    }

  if (dossier_report_format_from_name (format_name, format))
    return TRUE;
  dossier_cli_print_error (NULL, _ ("there is no format “%s”; there are html, markdown, odt, csl-json and bibtex"),
                           format_name);
  return FALSE;
}

/* Against the texts in the folder, or beside the dossier where it names them. */
static gboolean
check_quotes (const char *path, DossierGraph *graph, DossierChecks **checks, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = dossier_cli_get_file (path);
  g_autoptr (GFile) folder = sources_folder != NULL ? g_file_new_for_path (sources_folder) : NULL;

  return dossier_text_library_check_beside (graph, file, folder, NULL, checks, cancellable, error);
}

static gboolean
make_scene (const char *path,
            DossierGraph *graph,
            DossierMatches *matches,
            GCancellable *cancellable,
            DossierScene **scene,
            int *code)
{
  const guint8 *visible = matches != NULL ? dossier_matches_get_node_mask (matches) : NULL;
  g_autofree char *note = NULL;
  g_autoptr (DossierLayout) layout = dossier_cli_lay_out (path, graph, visible, engine_name, cancellable, &note, code);

  if (layout == NULL)
    return FALSE;

  *scene = dossier_scene_new (graph, layout, DOSSIER_THEME_PRINT, visible);
  return TRUE;
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  const char *path = arguments[0];
  const char *target = arguments[1];
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierMatches) matches = NULL;
  g_autoptr (DossierChecks) checks = NULL;
  g_autoptr (DossierScene) scene = NULL;
  g_autoptr (DossierReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DossierReportOptions report_options = { NULL };
  DossierReportFormat format;
  guint n_found = 0;
  int code;

  if (!dossier_cli_is_engine (engine_name) || !dossier_cli_check_target (path, target)
      || !read_format (target, &format))
    return DOSSIER_CLI_WRONG_USE;

  graph = dossier_cli_open_part (&selection, "--query", path, cancellable, &matches, &code);
  if (graph == NULL)
    return code;

  if (matches != NULL)
    dossier_matches_get_nodes (matches, &n_found);
  if (matches != NULL && n_found == 0)
    {
      dossier_cli_print_error (path, _ ("nothing matches, so there is nothing to report"));
      return DOSSIER_CLI_PROBLEMS;
    }

  if (!check_quotes (path, graph, &checks, cancellable, &error))
    return dossier_cli_fail (sources_folder != NULL ? sources_folder : path, error);
  if (!no_figure && dossier_report_format_has_figure (format) && dossier_graph_get_n_nodes (graph) > 0
      && !make_scene (path, graph, matches, cancellable, &scene, &code))
    return code;

  report_options = (DossierReportOptions){ checks, scene };
  report = dossier_report_new (graph, matches, &report_options);
  bytes = dossier_report_write_bytes (report, format, cancellable, &error);
  if (bytes == NULL)
    return dossier_cli_fail (path, error);
  if (!dossier_file_replace (target, bytes, cancellable, &error))
    return dossier_cli_fail (target, error);

  return DOSSIER_CLI_FINE;
}

const DossierCliCommand dossier_cli_report = {
  .name = "report",
  .arguments = N_ ("FILE OUT"),
  .summary = N_ ("Write the evidence as a document: HTML, Markdown, ODT; or its sources"),
  .description = describe,
  .n_arguments_min = 2,
  .n_arguments_max = 2,
  .options = options,
  .run = run,
};
