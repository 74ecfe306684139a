/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-jobs.h"

#include "core/dossier-worker.h"
#include "layout/dossier-layout-view.h"
#include "render/dossier-measure.h"

void
dossier_picture_free (DossierPicture *picture)
{
  g_clear_pointer (&picture->scene, dossier_scene_unref);
  g_clear_pointer (&picture->sizes, g_bytes_unref);
  g_free (picture->note);
  g_free (picture);
}

static void
picture_request_free (gpointer data)
{
  DossierPictureRequest *request = data;

  dossier_graph_unref (request->graph);
  g_clear_pointer (&request->sizes, g_bytes_unref);
  g_clear_pointer (&request->part, g_bytes_unref);
  g_clear_pointer (&request->base, dossier_layout_unref);
  g_free (request);
}

static void
picture_make_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  const DossierPictureRequest *request = task_data;
  g_autoptr (DossierPicture) picture = g_new0 (DossierPicture, 1);
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  DossierLayoutOptions options = request->options;
  g_autofree double *label_sizes = NULL;
  const double *sizes;

  if (request->sizes != NULL)
    {
      picture->sizes = g_bytes_ref (request->sizes);
    }
  else
    {
      double *measured = dossier_measure_nodes (request->graph, cancellable, &error);

      if (error != NULL)
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      picture->sizes =
          g_bytes_new_take (measured, 2 * sizeof (double) * (gsize) dossier_graph_get_n_nodes (request->graph));
    }
  sizes = g_bytes_get_data (picture->sizes, NULL);
  if (dossier_layout_client_keeps_room (&options))
    {
      options.label_sizes = label_sizes = dossier_measure_edge_labels (request->graph, cancellable, &error);
      if (error != NULL)
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }

  if (request->use_saved_view)
    layout = dossier_layout_new_from_view (request->graph, sizes);
  if (request->part != NULL)
    layout = dossier_layout_client_run_part (request->graph,
                                             sizes,
                                             g_bytes_get_data (request->part, NULL),
                                             request->base,
                                             &options,
                                             cancellable,
                                             &picture->note,
                                             &error);
  else if (layout == NULL)
    layout = dossier_layout_client_run (request->graph, sizes, &options, cancellable, &picture->note, &error);
  if (layout == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  picture->scene = dossier_scene_new (request->graph, layout, request->theme, NULL);
  g_task_return_pointer (task, g_steal_pointer (&picture), (GDestroyNotify) dossier_picture_free);
}

void
dossier_picture_make_async (const DossierPictureRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  DossierPictureRequest *copy = g_memdup2 (request, sizeof *request);

  dossier_graph_ref (copy->graph);
  if (copy->sizes != NULL)
    g_bytes_ref (copy->sizes);
  if (copy->part != NULL)
    {
      g_bytes_ref (copy->part);
      dossier_layout_ref (copy->base);
    }

  g_task_set_source_tag (task, dossier_picture_make_async);
  g_task_set_task_data (task, copy, picture_request_free);
  dossier_worker_run (task, picture_make_thread);
}

DossierPicture *
dossier_picture_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_picture_make_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
index_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, dossier_search_new (task_data), (GDestroyNotify) dossier_search_unref);
}

void
dossier_session_index_async (DossierGraph *graph,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_session_index_async);
  g_task_set_task_data (task, dossier_graph_ref (graph), (GDestroyNotify) dossier_graph_unref);
  dossier_worker_run (task, index_thread);
}

DossierSearch *
dossier_session_index_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_session_index_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  DossierGraph *graph;
  GFile *file;
  GFile *texts_folder;  /* (nullable) */
  GError *folder_error; /* (nullable): of the thread */
} CheckRequest;

static void
check_request_free (gpointer data)
{
  CheckRequest *request = data;

  dossier_graph_unref (request->graph);
  g_object_unref (request->file);
  g_clear_object (&request->texts_folder);
  g_clear_error (&request->folder_error);
  g_free (request);
}

static void
check_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  CheckRequest *request = task_data;
  DossierChecks *checks = NULL;
  GError *error = NULL;

  if (!dossier_text_library_check_for_reader (request->graph,
                                              request->file,
                                              request->texts_folder,
                                              &checks,
                                              &request->folder_error,
                                              cancellable,
                                              &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, checks, (GDestroyNotify) dossier_checks_free);
}

void
dossier_session_check_async (DossierGraph *graph,
                             GFile *file,
                             GFile *texts_folder,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  CheckRequest *request = g_new0 (CheckRequest, 1);

  request->graph = dossier_graph_ref (graph);
  request->file = g_object_ref (file);
  g_set_object (&request->texts_folder, texts_folder);

  g_task_set_source_tag (task, dossier_session_check_async);
  g_task_set_task_data (task, request, check_request_free);
  dossier_worker_run (task, check_thread);
}

DossierChecks *
dossier_session_check_finish (GAsyncResult *result, GError **folder_error, GError **error)
{
  CheckRequest *request;

  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_session_check_async), NULL);

  request = g_task_get_task_data (G_TASK (result));
  if (request->folder_error != NULL)
    g_propagate_error (folder_error, g_steal_pointer (&request->folder_error));
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  DossierGraph *graph;
  DossierScene *scene;
  DossierSearch *search;
} Leftovers;

static void
free_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Leftovers *leftovers = task_data;

  g_clear_pointer (&leftovers->scene, dossier_scene_unref);
  g_clear_pointer (&leftovers->search, dossier_search_unref);
  g_clear_pointer (&leftovers->graph, dossier_graph_unref);
  g_task_return_boolean (task, TRUE);
}

static gboolean
on_idle_free (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, dossier_session_free_later);
  g_task_set_task_data (task, data, g_free);
  dossier_worker_run (task, free_thread);
  return G_SOURCE_REMOVE;
}

void
dossier_session_free_later (DossierGraph *graph, DossierScene *scene, DossierSearch *search)
{
  Leftovers *leftovers = g_new (Leftovers, 1);

  leftovers->graph = graph != NULL ? dossier_graph_ref (graph) : NULL;
  leftovers->scene = scene != NULL ? dossier_scene_ref (scene) : NULL;
  leftovers->search = search != NULL ? dossier_search_ref (search) : NULL;
  g_idle_add_full (G_PRIORITY_LOW, on_idle_free, leftovers, NULL);
}
