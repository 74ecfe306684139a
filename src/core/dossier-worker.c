/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-worker.h"

static GMutex mutex;
static GCond idle;
static guint n_running;
static gboolean ending;

gboolean
dossier_worker_begin (void)
{
  gboolean begin;

  g_mutex_lock (&mutex);
  begin = !ending;
  if (begin)
    n_running++;
  g_mutex_unlock (&mutex);
  return begin;
}

void
dossier_worker_end (void)
{
  g_mutex_lock (&mutex);
  n_running--;
  if (n_running == 0)
    g_cond_broadcast (&idle);
  g_mutex_unlock (&mutex);
}

static G_DEFINE_QUARK (dossier-worker-func, func)

static void
run (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GTaskThreadFunc *work = g_object_get_qdata (G_OBJECT (task), func_quark ());

  if (!dossier_worker_begin ())
    return;
  (*work) (task, source_object, task_data, cancellable);
  dossier_worker_end ();
}

void
dossier_worker_run (GTask *task, GTaskThreadFunc func)
{
  GTaskThreadFunc *work;

  g_return_if_fail (G_IS_TASK (task) && func != NULL);

  /* In a place of its own: C does not promise that a function fits into a pointer to data. */
  work = g_new (GTaskThreadFunc, 1);
  *work = func;
  g_object_set_qdata_full (G_OBJECT (task), func_quark (), work, g_free);
  g_task_run_in_thread (task, run);
}

gboolean
dossier_worker_finish (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  gboolean finished;

  g_mutex_lock (&mutex);
  ending = TRUE;
  while (n_running > 0 && g_cond_wait_until (&idle, &mutex, end))
    continue;
  finished = n_running == 0;
  g_mutex_unlock (&mutex);
  return finished;
}
