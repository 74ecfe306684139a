/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * dossier-layout-helper: reads one request from its standard input, lays it out with Graphviz, writes one answer to its
 * standard output and ends. It has no options and reads no environment. The program kills it when its time is up.
 */

#include "dossier-arena.h"
#include "dossier-graphviz.h"
#include "dossier-sandbox.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* dot walks a graph by recursion, some 200 bytes to a kilobyte a node. */
#define STACK_SIZE ((size_t) 256 << 20)
#define SIGNAL_STACK_SIZE 65536

/* Ready before memory runs out. */
static GBytes *no_memory_answer;

static gboolean
read_fully (int fd, guint8 *buffer, gsize size)
{
  while (size > 0)
    {
      ssize_t n = read (fd, buffer, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      buffer += n;
      size -= (gsize) n;
    }

  return TRUE;
}

/* Async-signal-safe, but for g_bytes_get_data(), which only reads a field. */
static gboolean
write_fully (int fd, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      ssize_t n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }

  return TRUE;
}

#ifdef __SANITIZE_ADDRESS__

/* The sanitizer reports crashes itself. */
static void
catch_crashes (void)
{
}

#else

/* The layout library does not look whether it got the memory that it asked for. */
static void
handle_crash (int number)
{
  if (dossier_arena_is_exhausted ())
    {
      write_fully (STDOUT_FILENO, no_memory_answer);
      _exit (EXIT_SUCCESS);
    }

  /* Reset by SA_RESETHAND: the next one kills. */
  raise (number);
}

static void
catch_crashes (void)
{
  static const int numbers[] = { SIGSEGV, SIGBUS, SIGABRT, SIGTRAP, SIGILL, SIGFPE };
  stack_t stack = { .ss_sp = malloc (SIGNAL_STACK_SIZE), .ss_size = SIGNAL_STACK_SIZE };
  struct sigaction action = { .sa_handler = handle_crash, .sa_flags = (int) (SA_ONSTACK | SA_RESETHAND | SA_NODEFER) };

  sigaltstack (&stack, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &action, NULL);
}

#endif

static DossierWireRequest *
read_request (GError **error)
{
  guint8 header[DOSSIER_WIRE_HEADER_SIZE];
  g_autofree guint8 *body = NULL;
  gsize size;

  if (!read_fully (STDIN_FILENO, header, sizeof header))
    {
      g_set_error_literal (error, DOSSIER_WIRE_ERROR, DOSSIER_WIRE_ERROR_MALFORMED, "no request");
      return NULL;
    }

  if (!dossier_wire_read_header (header, DOSSIER_WIRE_REQUEST, &size, error))
    return NULL;

  body = g_try_malloc (MAX (size, 1));
  if (body == NULL || !read_fully (STDIN_FILENO, body, size))
    {
      g_set_error_literal (error, DOSSIER_WIRE_ERROR, DOSSIER_WIRE_ERROR_MALFORMED, "the request ends too early");
      return NULL;
    }

  return dossier_wire_request_decode (body, size, error);
}

static void *
work (void *unused)
{
  g_autoptr (DossierWireRequest) request = NULL;
  g_autoptr (DossierWireAnswer) answer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  catch_crashes ();
  dossier_sandbox_close_doors ();

  request = read_request (&error);
  if (request == NULL)
    {
      answer = dossier_wire_answer_new (DOSSIER_WIRE_REFUSED, error->message, NULL);
    }
  else
    {
      dossier_arena_set_limit (request->memory_limit);
      /* The stack is there whether it is used or not. */
      dossier_sandbox_set_limits (request->memory_limit != 0 ? request->memory_limit + STACK_SIZE : 0,
                                  request->cpu_limit);
      answer = dossier_graphviz_lay_out (request);
    }

  bytes = dossier_wire_answer_encode (answer);
  /* Not exit(): nothing that others registered needs to run any more. */
  _exit (write_fully (STDOUT_FILENO, bytes) ? EXIT_SUCCESS : EXIT_FAILURE);

  return NULL;
}

int
main (void)
{
  g_autoptr (DossierWireAnswer) answer = dossier_wire_answer_new (DOSSIER_WIRE_NO_MEMORY, "out of memory", NULL);
  pthread_attr_t attributes;
  pthread_t thread;

  dossier_sandbox_enter ();
  no_memory_answer = dossier_wire_answer_encode (answer);

  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, STACK_SIZE);
  if (pthread_create (&thread, &attributes, work, NULL) != 0 && pthread_create (&thread, NULL, work, NULL) != 0)
    return EXIT_FAILURE;
  pthread_join (thread, NULL);

  return EXIT_FAILURE;
}
