/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-path-job.h"

#include "core/dossier-worker.h"

static void
question_free (gpointer data)
{
  DossierPathQuestion *question = data;

  dossier_graph_unref (question->graph);
  g_clear_pointer (&question->matches, dossier_matches_unref);
  g_free (question);
}

static void
find_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  DossierPathQuestion *question = task_data;
  DossierPathOptions options = {
    .max_paths = question->max_paths,
    .directed = question->directed,
    .allowed = question->matches != NULL ? dossier_matches_get_node_mask (question->matches) : NULL,
  };
  GError *error = NULL;
  GPtrArray *paths;

  paths = dossier_path_find (question->graph, question->from, question->to, &options, cancellable, &error);
  if (paths != NULL)
    g_task_return_pointer (task, paths, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dossier_path_job_find_async (const DossierPathQuestion *question,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  DossierPathQuestion *copy = g_memdup2 (question, sizeof *question);

  dossier_graph_ref (copy->graph);
  if (copy->matches != NULL)
    dossier_matches_ref (copy->matches);
  g_task_set_source_tag (task, dossier_path_job_find_async);
  g_task_set_task_data (task, copy, question_free);
  dossier_worker_run (task, find_in_thread);
}

GPtrArray *
dossier_path_job_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
