/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-export.h"

#include "core/dossier-file.h"
#include "core/dossier-worker.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DossierExportPlan *plan;
  char *path;
  DossierFigureProgress progress; /* (nullable) */
  gpointer user_data;             /* kept by the task's caller */
} ExportJob;

/* A page is done. The task keeps what the caller is told with. */
typedef struct
{
  GTask *task;
  guint n_done;
  guint n_pages;
} Step;

static void
job_free (gpointer data)
{
  ExportJob *job = data;

  dossier_export_plan_unref (job->plan);
  g_free (job->path);
  g_free (job);
}

static gboolean
tell_step (gpointer data)
{
  const Step *step = data;
  const ExportJob *job = g_task_get_task_data (step->task);

  if (!g_task_get_completed (step->task))
    job->progress (step->n_done, step->n_pages, job->user_data);
  return G_SOURCE_REMOVE;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

static void
page_done (guint n_done, guint n_pages, gpointer user_data)
{
  GTask *task = user_data;
  const ExportJob *job = g_task_get_task_data (task);
  g_autoptr (GSource) source = NULL;
  Step *step;

  if (job->progress == NULL)
    return;

  step = g_new (Step, 1);
  *step = (Step) { g_object_ref (task), n_done, n_pages };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "dossier-export-page-done");
  g_source_set_callback (source, tell_step, step, step_free);
  g_source_attach (source, g_task_get_context (task));
}

static void
export_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  ExportJob *job = task_data;
  g_autoptr (GBytes) bytes = NULL;
  DossierFigureFormat format;
  GError *error = NULL;

  if (job->path == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NOT_SUPPORTED,
                               _("Figures can be exported to folders of this computer only"));
      return;
    }

  if (!dossier_figure_format_from_path (job->path, &format, &error)
      || (bytes = dossier_export_plan_write_bytes (job->plan, format, page_done, task, cancellable, &error)) == NULL
      || !dossier_file_replace (job->path, bytes, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_return_pointer (task, g_strdup (job->path), g_free);
}

void
dossier_export_async (DossierExportPlan *plan,
                      GFile *file,
                      DossierFigureProgress progress,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ExportJob *job = g_new0 (ExportJob, 1);

  job->plan = dossier_export_plan_ref (plan);
  job->path = g_file_get_path (file);
  job->progress = progress;
  job->user_data = user_data;
  g_task_set_source_tag (task, dossier_export_async);
  /* What is written is written, however late the cancel. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  dossier_worker_run (task, export_in_thread);
}

char *
dossier_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
