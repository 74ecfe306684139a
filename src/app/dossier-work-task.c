/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-work-task.h"

typedef struct
{
  GTask *task; /* keeps what is told with */
  DossierWorkProgress progress;
  gpointer user_data;
  guint n_done;
  guint n_all;
} Step;

static gboolean
tell (gpointer data)
{
  const Step *step = data;

  if (!g_task_get_completed (step->task))
    step->progress (step->n_done, step->n_all, step->user_data);
  return G_SOURCE_REMOVE;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

void
dossier_work_task_tell (GTask *task, DossierWorkProgress progress, gpointer user_data, guint n_done, guint n_all)
{
  g_autoptr (GSource) source = NULL;
  Step *step;

  g_return_if_fail (G_IS_TASK (task));

  if (progress == NULL)
    return;

  step = g_new (Step, 1);
  *step = (Step) { g_object_ref (task), progress, user_data, n_done, n_all };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "dossier-work-task-tell");
  g_source_set_callback (source, tell, step, step_free);
  g_source_attach (source, g_task_get_context (task));
}
