/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * dossier-read-helper: reads one file in the language that its argument names from its standard input, writes what
 * stands in it to its standard output and ends. Graphviz's parser has a history of memory faults, and one of RDF recurs
 * as deep as a file says; whatever they do here, they have no file, no socket and no more memory and time than the
 * limits below. What is written is held against every rule by whoever reads it (src/convert/dossier-convert-helper.c
 * and its callers).
 */

#include "dossier-read-helper.h"

#include "dossier-sandbox.h"
#include "layout/dossier-wire-cursor.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/* Parsers, and what walks nested subgraphs, recur. */
#define STACK_SIZE ((size_t) 64 << 20)
#define CHUNK_SIZE 65536

static char *
read_input (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len <= DOSSIER_READ_MAX_BYTES)
    {
      char buffer[CHUNK_SIZE];
      ssize_t n = read (STDIN_FILENO, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return g_string_free (g_steal_pointer (&text), FALSE);
      g_string_append_len (text, buffer, n);
    }

  return NULL;
}

static gboolean
write_fully (const GByteArray *bytes)
{
  gsize done = 0;

  while (done < bytes->len)
    {
      ssize_t n = write (STDOUT_FILENO, bytes->data + done, bytes->len - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }

  return TRUE;
}

static void *
work (void *language)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *text = NULL;

  dossier_sandbox_close_doors ();
  dossier_sandbox_set_limits (DOSSIER_READ_MAX_MEMORY + STACK_SIZE, DOSSIER_READ_MAX_SECONDS);

  text = read_input ();
  if (text == NULL)
    dossier_read_put_failure (bytes, 0, 0, "the file is too long");
  else if (g_str_equal (language, DOSSIER_READ_DOT))
    dossier_read_dot (bytes, text);
  else
    dossier_read_rdf (bytes, text, language);

  _exit (write_fully (bytes) ? EXIT_SUCCESS : EXIT_FAILURE);

  return NULL;
}

int
main (int argc, char **argv)
{
  pthread_attr_t attributes;
  pthread_t thread;

  dossier_sandbox_enter ();
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, STACK_SIZE);
  if (argc != 2 || pthread_create (&thread, &attributes, work, argv[1]) != 0)
    return EXIT_FAILURE;
  pthread_join (thread, NULL);

  return EXIT_FAILURE;
}
