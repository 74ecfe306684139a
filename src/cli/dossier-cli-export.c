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
#include "render/dossier-figure.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels a point: sharp on a screen of twice the usual density. */
#define DEFAULT_SCALE 2.0
#define LEAST_SCALE 0.01
#define MOST_SCALE 100.0

static char *engine_name;
static char *scale_text;
static DossierCliSelection selection;

static const GOptionEntry options[] = {
  { "engine", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &engine_name, N_ ("Lay out with ENGINE"), N_ ("ENGINE") },
  { "scale", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &scale_text, N_ ("Pixels a point, for PNG; 2 unless given"),
    N_ ("S") },
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
      _ ("OUT ends in .svg, .png or .pdf, which decides what is written. It is replaced as a whole or not at\n"
         "all. With --query, --focus, --from or --to only the nodes that match are drawn, laid out as if there\n"
         "were no others; where none matches, nothing is written and the exit code is 1."),
      "\n\n", queries, "\n\n", engines, NULL);
}

static gboolean
read_scale (DossierFigureFormat format, double *scale)
{
  char *end;

  *scale = DEFAULT_SCALE;
  if (scale_text == NULL)
    return TRUE;

  if (format != DOSSIER_FIGURE_PNG)
    {
      dossier_cli_print_error (NULL, _ ("--scale is for .png: the other formats are sharp at every size"));
      return FALSE;
    }

  /* A dot in every locale, as in a script. */
  *scale = g_ascii_strtod (scale_text, &end);
  if (end == scale_text || *end != '\0' || !(*scale >= LEAST_SCALE && *scale <= MOST_SCALE))
    {
      dossier_cli_print_error (NULL, _ ("--scale wants a number from %g to %g, not “%s”"), LEAST_SCALE, MOST_SCALE,
                               scale_text);
      return FALSE;
    }

  return TRUE;
}

/* Whether there is anything to draw of what was asked for. */
static gboolean
check_matches (const char *path, DossierMatches *matches)
{
  guint n_found = 0;

  dossier_matches_get_nodes (matches, &n_found);
  if (n_found == 0)
    dossier_cli_print_error (path, _ ("nothing matches, so there is nothing to draw"));
  return n_found > 0;
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  const char *path = arguments[0];
  const char *target = arguments[1];
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierMatches) matches = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (DossierScene) scene = NULL;
  g_autoptr (DossierFigure) figure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  DossierFigureFormat format;
  const guint8 *visible;
  double scale;
  int code;

  if (!dossier_cli_is_engine (engine_name) || !dossier_cli_check_target (path, target))
    return DOSSIER_CLI_WRONG_USE;
  if (!dossier_figure_format_from_path (target, &format, &error))
    return dossier_cli_fail (target, error);
  if (!read_scale (format, &scale))
    return DOSSIER_CLI_WRONG_USE;

  graph = dossier_cli_open_part (&selection, "--query", path, cancellable, &matches, &code);
  if (graph == NULL)
    return code;
  if (matches != NULL && !check_matches (path, matches))
    return DOSSIER_CLI_PROBLEMS;

  G_STATIC_ASSERT (DOSSIER_VISIBILITY_HIDDEN == 0 && DOSSIER_VISIBILITY_SHOWN == 1);
  visible = matches != NULL ? dossier_matches_get_node_mask (matches) : NULL;
  layout = dossier_cli_lay_out (path, graph, visible, engine_name, cancellable, &note, &code);
  if (layout == NULL)
    return code;

  scene = dossier_scene_new (graph, layout, DOSSIER_THEME_PRINT, visible);
  figure = dossier_figure_new (scene, NULL);
  bytes = dossier_figure_write_bytes (figure, format, scale, cancellable, &error);
  if (bytes == NULL)
    return dossier_cli_fail (path, error);
  if (!dossier_file_replace (target, bytes, cancellable, &error))
    return dossier_cli_fail (target, error);

  return DOSSIER_CLI_FINE;
}

const DossierCliCommand dossier_cli_export = {
  .name = "export",
  .arguments = N_ ("FILE OUT"),
  .summary = N_ ("Draw a dossier into a file: SVG, PNG or PDF"),
  .description = describe,
  .n_arguments_min = 2,
  .n_arguments_max = 2,
  .options = options,
  .run = run,
};
