/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-node-suggestions.h"

#include "core/dossier-worker.h"
#include "dossier-index-list.h"

#include <string.h>

/* Best matches come first, so a namesake is not far. */
#define MAX_LOOKED_AT 500

typedef struct
{
  DossierSearch *search;
  char *words;
} FindJob;

static void
job_free (gpointer data)
{
  FindJob *job = data;

  dossier_search_unref (job->search);
  g_free (job->words);
  g_free (job);
}

/* Of two nodes that the words match alike, people mean the one that is called just that. */
static void
put_namesakes_first (FindJob *job, guint *nodes, guint n_nodes)
{
  DossierGraph *graph = dossier_search_get_graph (job->search);
  g_autofree char *words = dossier_search_fold (job->words);
  guint n_namesakes = 0;

  for (guint i = 0; i < MIN (n_nodes, MAX_LOOKED_AT); i++)
    {
      guint node = nodes[i];
      g_autofree char *label = dossier_search_fold (dossier_graph_get_node (graph, node)->label);

      if (!g_str_equal (label, words))
        continue;

      memmove (&nodes[n_namesakes + 1], &nodes[n_namesakes], (i - n_namesakes) * sizeof *nodes);
      nodes[n_namesakes++] = node;
    }
}

static void
find_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  FindJob *job = task_data;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree guint *nodes = NULL;
  guint n_nodes;

  if (g_task_return_error_if_cancelled (task))
    return;

  nodes = dossier_search_find (job->search, job->words, &n_nodes);
  put_namesakes_first (job, nodes, n_nodes);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (n_nodes, DOSSIER_MAX_NODE_SUGGESTIONS); i++)
    g_ptr_array_add (items, dossier_index_item_new (nodes[i]));
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
}

void
dossier_node_suggestions_find_async (DossierSearch *search,
                                     const char *words,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  FindJob *job = g_new0 (FindJob, 1);

  job->search = dossier_search_ref (search);
  job->words = g_strstrip (g_strdup (words));
  g_task_set_source_tag (task, dossier_node_suggestions_find_async);
  g_task_set_task_data (task, job, job_free);
  dossier_worker_run (task, find_in_thread);
}

GPtrArray *
dossier_node_suggestions_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
