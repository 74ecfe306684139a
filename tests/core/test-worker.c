/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-worker.h"

static GMutex mutex;
static GCond turn;
static gboolean started, released, done;

static void
work (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_assert_cmpstr (task_data, ==, "data");
  g_mutex_lock (&mutex);
  started = TRUE;
  g_cond_broadcast (&turn);
  while (!released)
    g_cond_wait (&turn, &mutex);
  done = TRUE;
  g_mutex_unlock (&mutex);
  g_task_return_int (task, 42);
}

static void
take (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  *(gssize *) user_data = g_task_propagate_int (G_TASK (result), NULL);
}

static void
start (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  started = released = done = FALSE;
  g_task_set_task_data (task, g_strdup ("data"), g_free);
  dossier_worker_run (task, work);
  g_mutex_lock (&mutex);
  while (!started)
    g_cond_wait (&turn, &mutex);
  g_mutex_unlock (&mutex);
}

static gpointer
release (gpointer unused)
{
  g_mutex_lock (&mutex);
  released = TRUE;
  g_cond_broadcast (&turn);
  g_mutex_unlock (&mutex);
  return NULL;
}

static void
test_run (void)
{
  gssize answer = 0;

  start (take, &answer);
  release (NULL);
  while (answer == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (answer, ==, 42);
}

/* The last test, since nothing runs after it. */
static void
test_finish (void)
{
  g_autoptr (GTask) late = g_task_new (NULL, NULL, NULL, NULL);
  GThread *thread;

  start (NULL, NULL);
  g_assert_false (dossier_worker_finish (0));
  g_assert_false (dossier_worker_begin ());

  thread = g_thread_new ("release", release, NULL);
  g_assert_true (dossier_worker_finish (60 * 1000));
  g_assert_true (done);
  g_thread_join (thread);

  /* What waited for its turn does not get it. */
  started = FALSE;
  g_task_set_task_data (late, g_strdup ("data"), g_free);
  dossier_worker_run (late, work);
  while (!g_task_get_completed (late))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (started);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/run", test_run);
  g_test_add_func ("/worker/finish", test_finish);
  return g_test_run ();
}
