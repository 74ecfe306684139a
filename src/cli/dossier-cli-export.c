/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-file.h"
#include "dossier-cli-command.h"
#include "dossier-cli-figure.h"
#include "dossier-cli-open.h"
#include "dossier-cli-picture.h"
#include "dossier-cli-print.h"
#include "dossier-cli-select.h"
#include "dossier-cli-target.h"
#include "render/dossier-figure.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define N_FORMATS (DOSSIER_FIGURE_PDF + 1)

static char *engine_name;
static DossierCliSelection selection;
static DossierCliFigure figure_options;
static char *all_folder;

static const GOptionEntry options[] = {
  { "engine", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &engine_name, N_ ("Lay out with ENGINE"), N_ ("ENGINE") },
  DOSSIER_CLI_FIGURE_OPTIONS (figure_options),
  { "all-formats", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &all_folder,
    N_ ("Write SVG, PNG and PDF into the folder DIR, named after the dossier"), N_ ("DIR") },
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
         "were no others; where none matches, nothing is written and the exit code is 1.\n"
         "\n"
         "Without --page and --size the figure is as large as it comes out. On a page it is fitted, or with\n"
         "--tiled cut over as many as it takes to be read, each card whole on one of them at least. SVG has\n"
         "the pages below one another; PNG has a file for each, OUT-1.png and so on. With --citations each\n"
         "node and relation bears the numbers of its quotes, which stand below the figure and on the pages\n"
         "behind it, with their sources."),
      "\n\n", queries, "\n\n", engines, NULL);
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

/* (transfer full): where the figure goes, by format; %NULL for none. Says why where there is nowhere. */
static char **
list_targets (const char *path, const char *target)
{
  static const char *const endings[N_FORMATS] = { ".svg", ".png", ".pdf" };
  g_auto (GStrv) targets = g_new0 (char *, N_FORMATS + 1);
  g_autofree char *name = NULL;
  char *dot;

  if ((target != NULL) == (all_folder != NULL))
    {
      dossier_cli_print_error (NULL, target != NULL ? _ ("name either OUT or --all-formats, not both")
                                                    : _ ("name OUT, the file to write, or --all-formats DIR; "
                                                         "“dossier export --help” says more"));
      return NULL;
    }
  if (target != NULL)
    {
      targets[0] = g_strdup (target);
      return dossier_cli_check_target (path, target) ? g_steal_pointer (&targets) : NULL;
    }
  name = g_str_equal (path, "-") ? g_strdup ("figure") : g_path_get_basename (path);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  for (guint i = 0; i < N_FORMATS; i++)
    {
      g_autofree char *file = g_strconcat (name, endings[i], NULL);

      targets[i] = g_build_filename (all_folder, file, NULL);
      if (!dossier_cli_check_target (path, targets[i]))
        return NULL;
    }
  return g_steal_pointer (&targets);
}

/* All of them before the first is written, so that what cannot be drawn leaves nothing. */
static int
write_all (DossierFigure *figure,
           char **targets,
           const DossierFigureFormat *formats,
           const char *path,
           GCancellable *cancellable)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; targets[i] != NULL; i++)
    {
      double scale = dossier_cli_figure_get_scale (&figure_options, figure, formats[i]);
      g_autofree char **parts = dossier_figure_list_files (figure, formats[i], targets[i]);
      guint n_parts = g_strv_length (parts);
      GPtrArray *written = NULL;

      for (guint j = 0; j < n_parts; j++)
        g_ptr_array_add (names, parts[j]);
      if (n_parts > 1)
        dossier_cli_print_error (targets[i], _ ("%u pages, a file each: %s to %s"), n_parts, parts[0],
                                 parts[n_parts - 1]);
      written = dossier_figure_write_files (figure, formats[i], scale, NULL, NULL, cancellable, &error);
      if (written == NULL)
        return dossier_cli_fail (path, error);
      g_ptr_array_extend_and_steal (files, written);
    }
  if (!dossier_file_replace_all ((const char *const *) names->pdata, (GBytes *const *) files->pdata, files->len,
                                 cancellable, &error))
    return dossier_cli_fail (targets[0], error);
  return DOSSIER_CLI_FINE;
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  const char *path = arguments[0];
  g_auto (GStrv) targets = NULL;
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierMatches) matches = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (DossierScene) scene = NULL;
  g_autoptr (DossierFigure) figure = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  DossierFigureFormat formats[N_FORMATS];
  const guint8 *visible;
  int code;

  if (!dossier_cli_is_engine (engine_name))
    return DOSSIER_CLI_WRONG_USE;
  targets = list_targets (path, n_arguments > 1 ? arguments[1] : NULL);
  if (targets == NULL)
    return DOSSIER_CLI_WRONG_USE;
  for (guint i = 0; targets[i] != NULL; i++)
    if (!dossier_figure_format_from_path (targets[i], &formats[i], &error))
      return dossier_cli_fail (targets[i], error);
  if (!dossier_cli_figure_check (&figure_options, all_folder != NULL ? DOSSIER_FIGURE_PNG : formats[0]))
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

  scene = dossier_scene_new (graph, layout, dossier_cli_figure_get_theme (&figure_options), visible);
  figure = dossier_cli_figure_compose (&figure_options, scene, path, matches, cancellable);
  return write_all (figure, targets, formats, path, cancellable);
}

const DossierCliCommand dossier_cli_export = {
  .name = "export",
  .arguments = N_ ("FILE [OUT]"),
  .summary = N_ ("Draw a dossier into a file: SVG, PNG or PDF"),
  .description = describe,
  .n_arguments_min = 1,
  .n_arguments_max = 2,
  .options = options,
  .run = run,
};
