/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-export.h"

#include "core/dossier-file.h"
#include "core/dossier-worker.h"
#include "dossier-config.h"
#include "dossier-replace-question.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DossierExportPlan *plan;
  char *path;
  gboolean may_replace;
  char **existing;              /* (nullable) */
  DossierWorkProgress progress; /* (nullable) */
  gpointer user_data;           /* kept by the task's caller */
} ExportJob;

static void
job_free (gpointer data)
{
  ExportJob *job = data;

  dossier_export_plan_unref (job->plan);
  g_free (job->path);
  g_strfreev (job->existing);
  g_free (job);
}

static void
page_done (guint n_done, guint n_pages, gpointer user_data)
{
  const ExportJob *job = g_task_get_task_data (user_data);

  dossier_work_task_tell (user_data, job->progress, job->user_data, n_done, n_pages);
}

/* (transfer full): the paths, or %NULL */
static char **
write_figure (GTask *task, ExportJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;
  g_auto (GStrv) paths = NULL;
  DossierFigureFormat format;

  if (job->path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("Figures can be exported to folders of this computer only"));
      return NULL;
    }
  if (!dossier_figure_format_from_path (job->path, &format, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  paths = dossier_figure_list_files (dossier_export_plan_get_figure (job->plan), format, job->path);
  if (!job->may_replace)
    job->existing = dossier_replace_question_find ((const char *const *) paths, job->path);
  if (job->existing != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s", job->existing[0]);
      return NULL;
    }
  files = dossier_export_plan_write_files (job->plan, format, page_done, task, cancellable, error);
  if (files == NULL
      || !dossier_file_replace_all (
          (const char *const *) paths, (GBytes *const *) files->pdata, files->len, cancellable, error))
    return NULL;
  return g_steal_pointer (&paths);
}

static void
export_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  char **paths = write_figure (task, task_data, cancellable, &error);

  if (paths != NULL)
    g_task_return_pointer (task, paths, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

void
dossier_export_async (DossierExportPlan *plan,
                      GFile *file,
                      gboolean may_replace,
                      DossierWorkProgress progress,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ExportJob *job = g_new0 (ExportJob, 1);

  job->plan = dossier_export_plan_ref (plan);
  job->path = g_file_get_path (file);
  job->may_replace = may_replace;
  job->progress = progress;
  job->user_data = user_data;
  g_task_set_source_tag (task, dossier_export_async);
  /* What is written is written, however late the cancel. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  dossier_worker_run (task, export_in_thread);
}

char **
dossier_export_finish (GAsyncResult *result, char ***existing, GError **error)
{
  ExportJob *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_export_async), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (existing != NULL)
    *existing = g_steal_pointer (&job->existing);
  return g_task_propagate_pointer (G_TASK (result), error);
}
