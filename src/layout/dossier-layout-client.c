/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-client.h"

#include "dossier-config.h"
#include "dossier-layout-cache.h"
#include "dossier-layout-part.h"
#include "dossier-layout-solver.h"

#define DEFAULT_DEADLINE 20.0
#define DEFAULT_MEMORY_LIMIT (G_GUINT64_CONSTANT (2) << 30)

static DossierLayoutOptions
complete_options (const DossierLayoutOptions *options)
{
  DossierLayoutOptions complete = { .choose_engine = TRUE };

  if (options != NULL)
    complete = *options;
  if (!(complete.deadline > 0))
    complete.deadline = DEFAULT_DEADLINE;
  if (complete.memory_limit == 0)
    complete.memory_limit = DEFAULT_MEMORY_LIMIT;
  if (complete.helper == NULL)
    complete.helper = g_getenv ("DOSSIER_LAYOUT_HELPER");
  if (complete.helper == NULL)
    complete.helper = DOSSIER_LIBEXECDIR "/dossier-layout-helper";

  return complete;
}

gboolean
dossier_layout_client_keeps_room (const DossierLayoutOptions *options)
{
  return !options->choose_engine && dossier_engine_keeps_room (options->engine);
}

static DossierLayout *
solve (DossierLayoutInput *input,
       DossierGraph *graph,
       const DossierLayoutOptions *options,
       GCancellable *cancellable,
       char **note,
       GError **error)
{
  const DossierLayoutProblem *problem = &input->problem;
  g_autofree char *key = NULL;
  DossierLayout *layout;
  gboolean settled;

  if (options->engine == DOSSIER_ENGINE_CHRONOLOGICAL && !options->choose_engine)
    dossier_layout_input_add_columns (input, graph);
  if (dossier_layout_client_keeps_room (options))
    dossier_layout_input_add_labels (input, options->label_sizes);
  key = dossier_layout_cache_make_key (problem, options, cancellable);
  layout = key != NULL ? dossier_layout_cache_find (key, problem, note) : NULL;
  if (layout != NULL)
    return layout;

  layout = dossier_layout_solver_run (problem, options, cancellable, &settled, note, error);
  if (layout != NULL && key != NULL)
    dossier_layout_cache_keep (key, layout, *note, settled);

  return layout;
}

DossierLayout *
dossier_layout_client_run (DossierGraph *graph,
                           const double *sizes,
                           const DossierLayoutOptions *options,
                           GCancellable *cancellable,
                           char **note,
                           GError **error)
{
  DossierLayoutOptions complete = complete_options (options);
  g_auto (DossierLayoutInput) input = { 0 };
  g_autofree char *words = NULL;
  DossierLayout *layout;

  if (note != NULL)
    *note = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  dossier_layout_input_init (&input, graph, sizes, NULL);
  layout = solve (&input, graph, &complete, cancellable, &words, error);
  if (note != NULL && layout != NULL)
    *note = g_steal_pointer (&words);

  return layout;
}

DossierLayout *
dossier_layout_client_run_part (DossierGraph *graph,
                                const double *sizes,
                                const guint8 *part,
                                DossierLayout *base,
                                const DossierLayoutOptions *options,
                                GCancellable *cancellable,
                                char **note,
                                GError **error)
{
  DossierLayoutOptions complete = complete_options (options);
  g_auto (DossierLayoutInput) input = { 0 };
  g_autoptr (DossierLayout) layout = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (graph != NULL && base != NULL, NULL);
  g_return_val_if_fail (dossier_layout_get_n_nodes (base) == dossier_graph_get_n_nodes (graph), NULL);
  g_return_val_if_fail (dossier_layout_get_n_edges (base) == dossier_graph_get_n_edges (graph), NULL);

  if (note != NULL)
    *note = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  dossier_layout_input_init (&input, graph, sizes, part);
  if (input.problem.n_nodes == 0)
    return dossier_layout_ref (base);

  layout = solve (&input, graph, &complete, cancellable, &words, error);
  if (layout == NULL)
    return NULL;
  if (note != NULL)
    *note = g_steal_pointer (&words);
  if (input.problem.n_nodes == dossier_graph_get_n_nodes (graph))
    return g_steal_pointer (&layout);

  return dossier_layout_part_join (graph, &input, layout, base);
}
