/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-cli-interrupt.h"

#include "dossier-cli.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

/* Long enough to end a helper and remove a file, short enough for whoever pressed Ctrl+C. */
#define GRACE_SECONDS 2

/* Cancelling takes locks, which a signal handler must not: the handler only wakes a thread that does. */
static int wake_pipe[2] = { -1, -1 };

static void
wake (int number)
{
  int saved_errno = errno;
  ssize_t written = write (wake_pipe[1], "", 1);

  (void) written;
  errno = saved_errno;
}

static gpointer
watch (gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  GMutex mutex;
  GCond never;
  gint64 end;
  char byte;

  while (read (wake_pipe[0], &byte, 1) < 0 && errno == EINTR)
    continue;

  g_cancellable_cancel (cancellable);

  g_mutex_init (&mutex);
  g_cond_init (&never);
  g_mutex_lock (&mutex);
  end = g_get_monotonic_time () + GRACE_SECONDS * G_TIME_SPAN_SECOND;
  while (g_cond_wait_until (&never, &mutex, end))
    continue;

  _exit (DOSSIER_CLI_CANCELLED);
}

GCancellable *
dossier_cli_interrupt_start (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  struct sigaction action = { .sa_handler = wake, .sa_flags = SA_RESTART };

  if (!g_unix_open_pipe (wake_pipe, FD_CLOEXEC, NULL))
    return g_steal_pointer (&cancellable);

  g_thread_unref (g_thread_new ("interrupt", watch, g_object_ref (cancellable)));
  sigemptyset (&action.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction old;

      /* What the caller had ignored (nohup, a background job) stays ignored. */
      if (sigaction (signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
        sigaction (signals[i], &action, NULL);
    }

  return g_steal_pointer (&cancellable);
}
