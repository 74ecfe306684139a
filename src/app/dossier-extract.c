/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-extract.h"

#include "core/dossier-file.h"
#include "core/dossier-graph-builder.h"
#include "core/dossier-worker.h"
#include "dossier-config.h"
#include "dossier-export-plan.h"

#include <glib/gi18n-lib.h>

struct _DossierExtract
{
  gatomicrefcount ref_count;
  DossierGraph *graph;
  GFile *file;
  GFile *texts_folder; /* (nullable) */
  DossierScene *scene;     /* of the part, as it is printed */
  DossierMatches *matches; /* (nullable): what answers; %NULL for everything, or with a focus */
  DossierFocus *focus;     /* (nullable): the neighbourhood */
  DossierSearch *search;   /* (nullable): of the graph, until it is there */
};

static DossierScene *
create_scene (DossierSession *session, DossierExtractPart part)
{
  static const DossierExportPart parts[] = {
    [DOSSIER_EXTRACT_ALL] = DOSSIER_EXPORT_ALL,
    [DOSSIER_EXTRACT_MATCHES] = DOSSIER_EXPORT_MATCHES,
    [DOSSIER_EXTRACT_NEIGHBOURHOOD] = DOSSIER_EXPORT_NEIGHBOURHOOD,
  };
  DossierExportSettings settings = { .part = parts[part], .look = DOSSIER_EXPORT_PRINT, .resolution = 72 };
  g_autoptr (DossierExportPlan) plan = dossier_export_plan_new (session, NULL, &settings, NULL);

  return dossier_scene_ref (dossier_export_plan_get_scene (plan));
}

DossierExtract *
dossier_extract_new (DossierSession *session, DossierExtractPart part)
{
  DossierExtract *extract;
  DossierMatches *matches;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);
  g_return_val_if_fail (dossier_session_get_scene (session) != NULL, NULL);

  extract = g_new0 (DossierExtract, 1);
  g_atomic_ref_count_init (&extract->ref_count);
  extract->graph = dossier_graph_ref (dossier_session_get_graph (session));
  extract->file = g_object_ref (dossier_session_get_file (session));
  g_set_object (&extract->texts_folder, dossier_session_get_texts_folder (session));
  extract->scene = create_scene (session, part);
  if (dossier_session_get_search (session) != NULL)
    extract->search = dossier_search_ref (dossier_session_get_search (session));
  if (part == DOSSIER_EXTRACT_NEIGHBOURHOOD)
    extract->focus = dossier_session_get_neighbourhood (session);
  matches = dossier_exploration_get_matches (dossier_session_get_exploration (session));
  if (part == DOSSIER_EXTRACT_MATCHES && matches != NULL && !dossier_matches_is_everything (matches)
      && dossier_matches_get_graph (matches) == extract->graph)
    extract->matches = dossier_matches_ref (matches);
  return extract;
}

DossierExtract *
dossier_extract_ref (DossierExtract *extract)
{
  g_return_val_if_fail (extract != NULL, NULL);

  g_atomic_ref_count_inc (&extract->ref_count);
  return extract;
}

void
dossier_extract_unref (DossierExtract *extract)
{
  g_return_if_fail (extract != NULL);

  if (!g_atomic_ref_count_dec (&extract->ref_count))
    return;

  dossier_graph_unref (extract->graph);
  g_object_unref (extract->file);
  g_clear_object (&extract->texts_folder);
  dossier_scene_unref (extract->scene);
  g_clear_pointer (&extract->matches, dossier_matches_unref);
  g_clear_pointer (&extract->focus, dossier_focus_unref);
  g_clear_pointer (&extract->search, dossier_search_unref);
  g_free (extract);
}

/* (nullable) (transfer full): what is in it; %NULL for everything, or with an error where it was cancelled. */
static DossierMatches *
find_matches (DossierExtract *extract, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierSearch) search = NULL;
  DossierMatches *matches = NULL;

  if (extract->matches != NULL)
    return dossier_matches_ref (extract->matches);
  if (extract->focus == NULL)
    return NULL;

  search = extract->search != NULL ? dossier_search_ref (extract->search)
                                   : dossier_search_new (extract->graph);
  if (search != NULL)
    matches = dossier_matches_new (search, NULL, extract->focus, cancellable);
  if (matches == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The part could not be found"));
  return matches;
}

/* (transfer full): what answers, alone; sources that nothing in it cites are left out as well. */
static DossierGraph *
take_part (DossierExtract *extract, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DossierMatches) matches = find_matches (extract, cancellable, &local_error);
  g_autoptr (DossierGraphBuilder) builder = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (matches == NULL)
    return dossier_graph_ref (extract->graph);

  builder = dossier_graph_builder_new (extract->graph);
  for (guint i = 0; i < dossier_graph_get_n_nodes (extract->graph); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!dossier_matches_has_node (matches, i))
        dossier_graph_builder_remove_node (builder, dossier_graph_get_node (extract->graph, i)->id);
    }
  dossier_graph_builder_remove_unused_sources (builder);
  return dossier_graph_builder_end (builder, error);
}

const char *
dossier_extract_order_get_ending (const DossierExtractOrder *order)
{
  return order->for_programs ? dossier_convert_format_get_endings (order->convert_format)[0]
                             : dossier_report_format_get_ending (order->report_format);
}

static gboolean
has_ending (const DossierExtractOrder *order, const char *path)
{
  DossierConvertFormat convert_format;
  DossierReportFormat report_format;

  if (order->for_programs)
    return dossier_convert_format_from_path (path, &convert_format, NULL) && convert_format == order->convert_format;
  return dossier_report_format_from_path (path, &report_format, NULL) && report_format == order->report_format;
}

char *
dossier_extract_order_fix_path (const DossierExtractOrder *order, const char *path)
{
  return has_ending (order, path) ? g_strdup (path)
                                  : g_strconcat (path, dossier_extract_order_get_ending (order), NULL);
}

char **
dossier_extract_order_list_files (const DossierExtractOrder *order, const char *path)
{
  char **files;

  if (order->for_programs)
    return dossier_convert_list_files (path, order->convert_format);

  files = g_new0 (char *, 2);
  files[0] = g_strdup (path);
  return files;
}

typedef struct
{
  DossierExtract *extract;
  DossierExtractOrder order;
  char *path;                   /* (nullable) */
  DossierWorkProgress progress; /* (nullable) */
  gpointer user_data;           /* kept by the task's caller */
  char **losses;                /* (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dossier_extract_unref (job->extract);
  g_free (job->path);
  g_strfreev (job->losses);
  g_free (job);
}

static void
records_done (guint n_done, guint n_records, gpointer user_data)
{
  const Job *job = g_task_get_task_data (user_data);

  dossier_work_task_tell (user_data, job->progress, job->user_data, n_done, n_records);
}

static gboolean
write_report (GTask *task, Job *job, GCancellable *cancellable, GError **error)
{
  DossierExtract *extract = job->extract;
  g_autoptr (DossierMatches) matches = NULL;
  g_autoptr (DossierChecks) checks = NULL;
  g_autoptr (DossierReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DossierReportOptions options = { .progress = records_done, .user_data = task };
  GError *local_error = NULL;

  matches = find_matches (extract, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  /* As in the window. */
  if (!dossier_text_library_check_for_reader (
          extract->graph, extract->file, extract->texts_folder, &checks, NULL, cancellable, error))
    return FALSE;

  options.checks = checks;
  if (job->order.with_figure && dossier_report_format_has_figure (job->order.report_format))
    options.scene = extract->scene;
  report = dossier_report_new (extract->graph, matches, &options);
  bytes = dossier_report_write_bytes (report, job->order.report_format, cancellable, error);
  return bytes != NULL && dossier_file_replace (job->path, bytes, cancellable, error);
}

static gboolean
write_converted (GTask *task, Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierGraph) graph = take_part (job->extract, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) edges = NULL;

  if (graph == NULL)
    return FALSE;
  if (job->path != NULL)
    return dossier_convert_write_file (graph,
                                       job->order.convert_format,
                                       job->path,
                                       &job->losses,
                                       records_done,
                                       task,
                                       cancellable,
                                       error);

  bytes = dossier_convert_write (
      graph, job->order.convert_format, &edges, &job->losses, records_done, task, cancellable, error);
  return bytes != NULL;
}

static void
write_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->order.for_programs ? write_converted (task, job, cancellable, &error)
                              : write_report (task, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dossier_extract_write_async (DossierExtract *extract,
                             const DossierExtractOrder *order,
                             const char *path,
                             DossierWorkProgress progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (extract != NULL && order != NULL && (path != NULL || order->for_programs));

  task = g_task_new (NULL, cancellable, callback, user_data);
  job = g_new0 (Job, 1);
  job->extract = dossier_extract_ref (extract);
  job->order = *order;
  job->path = g_strdup (path);
  job->progress = progress;
  job->user_data = user_data;
  g_task_set_source_tag (task, dossier_extract_write_async);
  g_task_set_task_data (task, job, job_free);
  /* What is written is written, however late the cancel. */
  g_task_set_check_cancellable (task, FALSE);
  dossier_worker_run (task, write_in_thread);
}

gboolean
dossier_extract_write_finish (GAsyncResult *result, char ***losses, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_extract_write_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  job = g_task_get_task_data (G_TASK (result));
  if (losses != NULL)
    *losses = g_steal_pointer (&job->losses);
  return TRUE;
}
