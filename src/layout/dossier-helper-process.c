/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-helper-process.h"

#include "dossier-config.h"
#include "dossier-layout-client.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHUNK_SIZE 65536
#define MAX_STDERR_KEPT 4096
/* A helper that says more than this has lost its mind. */
#define MAX_STDERR ((gsize) 16 << 20)
#define N_POLLED 3

typedef struct
{
  DossierHelperJob *job;
  GPid pid; /* 0: not running */
  int input;
  int output;
  int errors;
  GBytes *request;
  gsize sent;
  guint8 header[DOSSIER_WIRE_HEADER_SIZE];
  guint8 *body;
  gsize body_size;
  gsize received; /* header and body */
  GString *stderr_text;
  gsize stderr_size;
} Process;

static void
close_fd (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

/* Nothing of the process is left afterwards. Returns its wait status. */
static int
end_process (Process *process)
{
  int status = 0;

  /* A process that is on its way out keeps the status that it set, whatever is sent to it now. */
  if (process->pid > 0)
    {
      if (waitpid (process->pid, &status, WNOHANG) != process->pid)
        {
          kill (process->pid, SIGKILL);
          while (waitpid (process->pid, &status, 0) < 0 && errno == EINTR)
            ;
        }
      g_spawn_close_pid (process->pid);
      process->pid = 0;
    }

  close_fd (&process->input);
  close_fd (&process->output);
  close_fd (&process->errors);

  return status;
}

static void
clear_process (Process *process)
{
  end_process (process);
  g_clear_pointer (&process->request, g_bytes_unref);
  g_clear_pointer (&process->body, g_free);
  if (process->stderr_text != NULL)
    g_string_free (process->stderr_text, TRUE);
  process->stderr_text = NULL;
  process->job = NULL;
}

static gboolean
fail_to_start (GError **error, const char *helper, const char *reason)
{
  g_set_error (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_START,
               /* Translators: %s is a path, then the system's reason. */
               _ ("The layout helper %s could not be started (%s). Install Dossier again."), helper, reason);

  return FALSE;
}

static gboolean
fail_with_nonsense (GError **error, const char *reason)
{
  g_debug ("layout helper: %s", reason);
  g_set_error_literal (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_NONSENSE,
                       _ ("The layout helper gave an answer that makes no sense. Choose another layout, or install "
                          "Dossier again."));

  return FALSE;
}

static gboolean
fail_for_memory (GError **error)
{
  g_set_error_literal (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_MEMORY,
                       _ ("The layout needed more memory than it may have. Choose a faster layout."));

  return FALSE;
}

static gboolean
start_process (Process *process, const char *helper, DossierHelperJob *job, GError **error)
{
  const char *const argv[] = { helper, NULL };
  /* GLib's own slices would be given out by the clock; the helper's memory is to be the same on every run. */
  const char *const envp[] = { "G_SLICE=always-malloc", NULL };
  g_autoptr (GError) spawn_error = NULL;
  int pair[2];

  /* A socket for the helper's stdin: one can write to it without SIGPIPE, which belongs to the whole program. */
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    return fail_to_start (error, helper, g_strerror (errno));

  memset (process, 0, sizeof *process);
  process->job = job;
  process->input = pair[0];
  process->output = -1;
  process->errors = -1;
  if (!g_spawn_async_with_pipes_and_fds ("/", argv, envp, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_CLOEXEC_PIPES, NULL, NULL,
                                         pair[1], -1, -1, NULL, NULL, 0, &process->pid, NULL, &process->output,
                                         &process->errors, &spawn_error))
    {
      close (pair[1]);
      process->pid = 0;
      clear_process (process);
      return fail_to_start (error, helper, spawn_error->message);
    }

  close (pair[1]);
  fcntl (process->output, F_SETFL, O_NONBLOCK);
  fcntl (process->errors, F_SETFL, O_NONBLOCK);
  process->request = dossier_wire_request_encode (job->request);
  process->stderr_text = g_string_new (NULL);

  return TRUE;
}

static void
send_some (Process *process)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (process->request, &size);
  ssize_t n = send (process->input, data + process->sent, size - process->sent, MSG_NOSIGNAL | MSG_DONTWAIT);

  if (n >= 0)
    process->sent += (gsize) n;
  else if (errno == EAGAIN || errno == EINTR)
    return;

  /* One that does not want to hear more may still have something to say. */
  if (n < 0 || process->sent == size)
    close_fd (&process->input);
}

/* -1: nothing there now; 0: the end. */
static ssize_t
read_some (int fd, guint8 *buffer, gsize size)
{
  ssize_t n;

  do
    n = read (fd, buffer, size);
  while (n < 0 && errno == EINTR);

  if (n < 0 && errno != EAGAIN)
    return 0;

  return n;
}

static gboolean
drain_stderr (Process *process, GError **error)
{
  guint8 buffer[CHUNK_SIZE];
  ssize_t n = read_some (process->errors, buffer, sizeof buffer);

  if (n == 0)
    close_fd (&process->errors);
  if (n <= 0)
    return TRUE;

  process->stderr_size += (gsize) n;
  if (process->stderr_text->len < MAX_STDERR_KEPT)
    g_string_append_len (process->stderr_text, (const char *) buffer,
                         (gssize) MIN ((gsize) n, MAX_STDERR_KEPT - process->stderr_text->len));
  if (process->stderr_size > MAX_STDERR)
    return fail_with_nonsense (error, "endless messages");

  return TRUE;
}

static gboolean
tell_why_it_ended (Process *process, GError **error)
{
  g_autofree char *words = NULL;
  int status;

  /* Its last words may still be in the pipe. */
  if (process->errors >= 0 && !drain_stderr (process, error))
    return FALSE;

  status = end_process (process);
  words = g_utf8_make_valid (process->stderr_text->str, (gssize) process->stderr_text->len);
  g_debug ("layout helper ended with wait status %d: %s", status, words);

  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU)
    {
      process->job->timed_out = TRUE;
      return TRUE;
    }

  /* The system's own way of ending what takes too much. */
  if ((WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL) || strstr (words, "out of memory") != NULL ||
      strstr (words, "failed to allocate") != NULL)
    return fail_for_memory (error);

  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return fail_with_nonsense (error, "no answer");

  g_set_error (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_CRASHED,
               _ ("Graphviz crashed while it laid the graph out with “%s”. Choose another layout."),
               dossier_engine_get_label (process->job->request->engine));

  return FALSE;
}

static gboolean
take_answer (Process *process, GError **error)
{
  const DossierWireRequest *request = process->job->request;
  g_autoptr (DossierWireAnswer) answer = NULL;
  g_autoptr (GError) wire_error = NULL;
  guint8 more;

  if (read_some (process->output, &more, 1) > 0)
    return fail_with_nonsense (error, "more than an answer");

  answer = dossier_wire_answer_decode (process->body, process->body_size, request, &wire_error);
  if (answer == NULL)
    return fail_with_nonsense (error, wire_error->message);

  switch (answer->status)
    {
    case DOSSIER_WIRE_OK:
      process->job->answer = g_steal_pointer (&answer);
      return TRUE;

    case DOSSIER_WIRE_NO_MEMORY:
      return fail_for_memory (error);

    case DOSSIER_WIRE_REFUSED:
    case DOSSIER_WIRE_FAILED:
    default:
      g_debug ("Graphviz %s: %s", answer->graphviz, answer->text);
      g_set_error (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_FAILED,
                   _ ("Graphviz could not lay the graph out with “%s”. Choose another layout."),
                   dossier_engine_get_label (request->engine));
      return FALSE;
    }
}

/* Reads what is there; @done where there is nothing more to wait for. */
static gboolean
receive_some (Process *process, gboolean *done, GError **error)
{
  g_autoptr (GError) wire_error = NULL;
  ssize_t n;

  if (process->received < DOSSIER_WIRE_HEADER_SIZE)
    {
      n = read_some (process->output, process->header + process->received,
                     DOSSIER_WIRE_HEADER_SIZE - process->received);
      if (n > 0)
        process->received += (gsize) n;
      if (process->received == DOSSIER_WIRE_HEADER_SIZE)
        {
          if (!dossier_wire_read_header (process->header, DOSSIER_WIRE_ANSWER, &process->body_size, &wire_error))
            return fail_with_nonsense (error, wire_error->message);
          if (process->body_size > dossier_wire_request_get_answer_limit (process->job->request))
            return fail_with_nonsense (error, "a longer answer than there can be");
          process->body = g_try_malloc (MAX (process->body_size, 1));
          if (process->body == NULL)
            return fail_for_memory (error);
        }
    }
  else
    {
      gsize at = process->received - DOSSIER_WIRE_HEADER_SIZE;

      n = read_some (process->output, process->body + at, MIN (process->body_size - at, CHUNK_SIZE));
      if (n > 0)
        process->received += (gsize) n;
    }

  if (process->received == DOSSIER_WIRE_HEADER_SIZE + process->body_size && process->body != NULL)
    {
      *done = TRUE;
      return take_answer (process, error);
    }

  if (n == 0)
    {
      *done = TRUE;
      return tell_why_it_ended (process, error);
    }

  return TRUE;
}

static gboolean
serve (Process *process, const GPollFD *polled, gboolean *done, GError **error)
{
  if (process->input >= 0 && polled[0].revents != 0)
    send_some (process);
  if (process->errors >= 0 && polled[2].revents != 0 && !drain_stderr (process, error))
    return FALSE;
  if (polled[1].revents != 0 && !receive_some (process, done, error))
    return FALSE;

  return TRUE;
}

static void
fill_polled (const Process *process, GPollFD *polled)
{
  /* poll(2) passes over descriptors below zero. */
  polled[0] = (GPollFD){ process->input, G_IO_OUT, 0 };
  polled[1] = (GPollFD){ process->output, G_IO_IN, 0 };
  polled[2] = (GPollFD){ process->errors, G_IO_IN, 0 };
}

/* One turn of waiting and serving. */
static gboolean
turn (Process *processes,
      guint n_processes,
      GPollFD *polled,
      gint64 end,
      GCancellable *cancellable,
      gboolean *time_is_up,
      GError **error)
{
  gint64 left = end - g_get_monotonic_time ();
  guint n_polled = N_POLLED * n_processes;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  *time_is_up = left <= 0;
  if (*time_is_up)
    return TRUE;

  for (guint i = 0; i < n_processes; i++)
    fill_polled (&processes[i], polled + N_POLLED * i);
  if (g_cancellable_make_pollfd (cancellable, &polled[n_polled]))
    n_polled++;
  g_poll (polled, n_polled, (int) MIN (left / 1000 + 1, G_MAXINT));
  if (n_polled > N_POLLED * n_processes)
    g_cancellable_release_fd (cancellable);

  for (guint i = 0; i < n_processes; i++)
    {
      gboolean done = FALSE;

      if (processes[i].pid > 0 && !serve (&processes[i], polled + N_POLLED * i, &done, error))
        return FALSE;
      if (done)
        clear_process (&processes[i]);
    }

  return TRUE;
}

gboolean
dossier_helper_process_run (const char *helper,
                            DossierHelperJob *jobs,
                            guint n_jobs,
                            guint at_once,
                            double deadline,
                            GCancellable *cancellable,
                            GError **error)
{
  guint n_processes = CLAMP (at_once, 1, MAX (n_jobs, 1));
  g_autofree Process *processes = g_new0 (Process, n_processes);
  g_autofree GPollFD *polled = g_new0 (GPollFD, N_POLLED * n_processes + 1);
  gint64 end = g_get_monotonic_time () + (gint64) (MIN (deadline, 1e6) * G_USEC_PER_SEC);
  gboolean time_is_up = FALSE;
  gboolean fine = TRUE;
  guint next = 0;

  for (guint i = 0; i < n_processes; i++)
    processes[i].input = processes[i].output = processes[i].errors = -1;

  while (fine && !time_is_up)
    {
      guint n_running = 0;

      for (guint i = 0; i < n_processes && fine; i++)
        {
          if (processes[i].pid == 0 && next < n_jobs)
            fine = start_process (&processes[i], helper, &jobs[next++], error);
          n_running += processes[i].pid > 0;
        }
      if (!fine || n_running == 0)
        break;

      fine = turn (processes, n_processes, polled, end, cancellable, &time_is_up, error);
    }

  for (guint i = 0; i < n_processes; i++)
    clear_process (&processes[i]);
  for (guint i = 0; i < n_jobs && fine; i++)
    jobs[i].timed_out = jobs[i].timed_out || jobs[i].answer == NULL;

  return fine;
}
