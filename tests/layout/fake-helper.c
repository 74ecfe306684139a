/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * A layout helper that misbehaves in the way that its name says: a link to it called "hang" hangs. Each writes its process
 * id into a file beside it, with ".pid" after its name.
 */

#include "layout/dossier-wire.h"

#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
leave_pid (const char *path)
{
  g_autofree char *name = g_strconcat (path, ".pid", NULL);
  char text[16];
  int file = open (name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  /* All of it at once, over what another helper may have left: whoever is killed here leaves one id or the other. */
  g_snprintf (text, sizeof text, "%-14d\n", (int) getpid ());
  if (file >= 0)
    {
      if (write (file, text, strlen (text)) < 0)
        _exit (1);
      close (file);
    }
}

static gboolean
read_fully (guint8 *buffer, gsize size)
{
  while (size > 0)
    {
      ssize_t n = read (STDIN_FILENO, buffer, size);

      if (n <= 0)
        return FALSE;
      buffer += n;
      size -= (gsize) n;
    }

  return TRUE;
}

static DossierWireRequest *
read_request (void)
{
  guint8 header[DOSSIER_WIRE_HEADER_SIZE];
  g_autofree guint8 *body = NULL;
  gsize size;

  if (!read_fully (header, sizeof header) || !dossier_wire_read_header (header, DOSSIER_WIRE_REQUEST, &size, NULL))
    exit (3);
  body = g_malloc (size);
  if (!read_fully (body, size))
    exit (3);

  return dossier_wire_request_decode (body, size, NULL);
}

static void
write_fully (const guint8 *data, gsize size)
{
  while (size > 0)
    {
      ssize_t n = write (STDOUT_FILENO, data, size);

      if (n <= 0)
        exit (4);
      data += n;
      size -= (gsize) n;
    }
}

static GBytes *
make_answer (DossierWireStatus status, const DossierWireRequest *request, double odd)
{
  g_autoptr (DossierWireAnswer) answer = dossier_wire_answer_new (status, "fake", "fake 1");

  if (status == DOSSIER_WIRE_OK)
    {
      answer->n_nodes = request->n_nodes;
      answer->n_edges = request->n_edges;
      answer->positions = g_new (double, 2 * MAX (request->n_nodes, 1));
      for (guint i = 0; i < request->n_nodes; i++)
        {
          answer->positions[2 * i] = 200.0 * (i % 20);
          answer->positions[2 * i + 1] = 100.0 * (i / 20);
        }
      if (request->n_nodes > 0)
        answer->positions[0] = odd;
      if ((request->flags & DOSSIER_WIRE_ROUTE) != 0)
        answer->n_points = g_new0 (guint, MAX (request->n_edges, 1));
    }

  return dossier_wire_answer_encode (answer);
}

static void
send_answer (GBytes *answer, gsize but)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (answer, &size);

  write_fully (data, size - but);
}

static void
wait_for_ever (void)
{
  for (;;)
    pause ();
}

static void
repeat_for_ever (int fd)
{
  static const char words[] = "all work and no play makes a dull layout\n";

  while (write (fd, words, sizeof words - 1) > 0)
    ;
  wait_for_ever ();
}

int
main (int argc, char *argv[])
{
  g_autofree char *mode = g_path_get_basename (argv[0]);
  g_autoptr (DossierWireRequest) request = NULL;
  g_autoptr (GBytes) fine = NULL;
  g_autoptr (GBytes) odd = NULL;

  leave_pid (argv[0]);
  signal (SIGPIPE, SIG_IGN);

  if (g_str_equal (mode, "no-read"))
    wait_for_ever ();
  if (g_str_equal (mode, "crash-at-once"))
    raise (SIGKILL);
  if (g_str_equal (mode, "close-input"))
    {
      close (STDIN_FILENO);
      exit (0);
    }

  request = read_request ();
  fine = make_answer (DOSSIER_WIRE_OK, request, 0);

  if (g_str_equal (mode, "good"))
    send_answer (fine, 0);
  else if (g_str_equal (mode, "crash"))
    raise (SIGSEGV);
  else if (g_str_equal (mode, "exit-1"))
    exit (1);
  else if (g_str_equal (mode, "hang"))
    wait_for_ever ();
  else if (g_str_equal (mode, "slow-neato") && request->engine != DOSSIER_ENGINE_SFDP)
    wait_for_ever ();
  else if (g_str_equal (mode, "slow-neato"))
    send_answer (fine, 0);
  else if (g_str_equal (mode, "crash-but-neato") && request->engine != DOSSIER_ENGINE_NEATO)
    raise (SIGSEGV);
  else if (g_str_equal (mode, "crash-but-neato"))
    send_answer (fine, 0);
  else if (g_str_equal (mode, "flood"))
    repeat_for_ever (STDOUT_FILENO);
  else if (g_str_equal (mode, "chatter"))
    repeat_for_ever (STDERR_FILENO);
  else if (g_str_equal (mode, "nonsense"))
    write_fully ((const guint8 *) "DLay, but not for long: nothing of this is a layout.", 52);
  else if (g_str_equal (mode, "truncated"))
    send_answer (fine, 24);
  else if (g_str_equal (mode, "truncated-hang"))
    {
      send_answer (fine, 24);
      wait_for_ever ();
    }
  else if (g_str_equal (mode, "close-output"))
    {
      close (STDOUT_FILENO);
      close (STDERR_FILENO);
      wait_for_ever ();
    }
  else if (g_str_equal (mode, "late"))
    {
      g_usleep (5 * G_USEC_PER_SEC);
      send_answer (fine, 0);
    }
  else if (g_str_equal (mode, "lingering"))
    {
      /* Answers, and does not go. */
      send_answer (fine, 0);
      wait_for_ever ();
    }
  else if (g_str_equal (mode, "trailing"))
    {
      g_autoptr (GByteArray) both = g_bytes_unref_to_array (g_steal_pointer (&fine));

      g_byte_array_append (both, (const guint8 *) "more", 4);
      write_fully (both->data, both->len);
    }
  else if (g_str_equal (mode, "huge-size") || g_str_equal (mode, "huge-count"))
    {
      g_autoptr (GByteArray) bytes = g_bytes_unref_to_array (g_steal_pointer (&fine));

      /* The length of the body, or the number of nodes behind two short texts. */
      memset (bytes->data + (g_str_equal (mode, "huge-size") ? 8 : 16 + 4 + 8 + 10), 0xff,
              g_str_equal (mode, "huge-size") ? 3 : 4);
      write_fully (bytes->data, bytes->len);
    }
  else if (g_str_equal (mode, "nan") || g_str_equal (mode, "infinite"))
    {
      odd = make_answer (DOSSIER_WIRE_OK, request, g_str_equal (mode, "nan") ? NAN : INFINITY);
      send_answer (odd, 0);
    }
  else if (g_str_equal (mode, "failed") || g_str_equal (mode, "no-memory"))
    {
      odd = make_answer (g_str_equal (mode, "failed") ? DOSSIER_WIRE_FAILED : DOSSIER_WIRE_NO_MEMORY, request, 0);
      send_answer (odd, 0);
    }
  else if (g_str_equal (mode, "abort-memory"))
    {
      fputs ("out of memory\n", stderr);
      raise (SIGABRT);
    }
  /* "silent-exit" has nothing to say. */

  return 0;
}
