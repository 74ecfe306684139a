/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-picture.h"

#include "dossier-cli-open.h"
#include "dossier-cli-print.h"
#include "layout/dossier-layout-client.h"
#include "layout/dossier-layout-view.h"
#include "render/dossier-measure.h"

#include <glib/gi18n-lib.h>

gboolean
dossier_cli_is_engine (const char *name)
{
  g_autoptr (GString) names = NULL;
  DossierEngine engine;

  if (name == NULL || dossier_engine_from_name (name, &engine))
    return TRUE;

  names = g_string_new (NULL);
  for (guint i = 0; i < DOSSIER_N_ENGINES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", dossier_engine_get_name (i));
  dossier_cli_print_error (NULL, _ ("there is no engine “%s”; there are %s"), name, names->str);
  return FALSE;
}

char *
dossier_cli_describe_engines (void)
{
  g_autoptr (GString) text = g_string_new (_ ("Engines:"));

  for (guint i = 0; i < DOSSIER_N_ENGINES; i++)
    g_string_append_printf (text, "\n  %-13s %s", dossier_engine_get_name (i), dossier_engine_get_label (i));
  g_string_append_printf (
      text, "\n%s",
      _ ("Without --engine as it was last seen in the window, where the file keeps that, else with the one\n"
         "whose picture is best for a dossier of this size and shape."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static DossierLayout *
lay_out_part (DossierGraph *graph,
              const double *sizes,
              const guint8 *part,
              const DossierLayoutOptions *options,
              GCancellable *cancellable,
              char **note,
              GError **error)
{
  /* Where the others stand is nothing to look at. */
  const DossierLayoutOptions quick = { .engine = DOSSIER_ENGINE_OVERVIEW };
  g_autoptr (DossierLayout) base = dossier_layout_client_run (graph, sizes, &quick, cancellable, NULL, error);

  if (base == NULL)
    return NULL;

  return dossier_layout_client_run_part (graph, sizes, part, base, options, cancellable, note, error);
}

DossierLayout *
dossier_cli_lay_out (const char *path,
                     DossierGraph *graph,
                     const guint8 *part,
                     const char *engine,
                     GCancellable *cancellable,
                     char **note,
                     int *code)
{
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree double *sizes = NULL;
  g_autofree double *label_sizes = NULL;
  DossierLayoutOptions options = { .choose_engine = engine == NULL };

  *note = NULL;
  if (engine != NULL)
    dossier_engine_from_name (engine, &options.engine);

  sizes = dossier_measure_nodes (graph, cancellable, &error);
  if (sizes != NULL && dossier_layout_client_keeps_room (&options))
    options.label_sizes = label_sizes = dossier_measure_edge_labels (graph, cancellable, &error);
  if (error == NULL && part != NULL)
    layout = lay_out_part (graph, sizes, part, &options, cancellable, note, &error);
  else if (error == NULL && engine == NULL)
    layout = dossier_layout_new_from_view (graph, sizes);
  if (layout == NULL && error == NULL)
    layout = dossier_layout_client_run (graph, sizes, &options, cancellable, note, &error);
  if (layout == NULL)
    {
      *code = dossier_cli_fail (path, error);
      return NULL;
    }

  if (*note != NULL)
    dossier_cli_print_error (path, "%s", *note);
  *code = DOSSIER_CLI_FINE;
  return g_steal_pointer (&layout);
}
