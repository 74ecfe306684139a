/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * dossier-dot-helper: reads one graph in Graphviz's language from its standard input, writes its nodes, edges and attributes to
 * its standard output and ends. Graphviz's parser has a history of memory faults; whatever it does here, it has no file, no
 * socket and no more memory and time than the limits below. What it writes is held against every rule by whoever reads it
 * (src/convert/dossier-convert-dot-read.c).
 */

#include "convert/dossier-convert-dot-wire.h"
#include "dossier-sandbox.h"
#include "layout/dossier-wire-cursor.h"

#include <cgraph.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The parser and what walks nested subgraphs recur. */
#define STACK_SIZE ((size_t) 64 << 20)
#define CHUNK_SIZE 65536

static char first_error[512];

static int
note_error (char *message)
{
  if (*first_error == '\0')
    g_strlcpy (first_error, message, sizeof first_error);

  return 0;
}

static char *
read_input (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len <= DOSSIER_DOT_MAX_BYTES)
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

static void
put_text (GByteArray *bytes, const char *text)
{
  dossier_wire_put_text (bytes, text, DOSSIER_DOT_MAX_TEXT);
}

/* The attributes of one object: a count, then names and values, and whether a value is of Graphviz's kind of HTML. */
static void
put_attributes (GByteArray *bytes, Agraph_t *graph, int kind, void *object)
{
  guint at = bytes->len;
  guint32 n = 0;

  dossier_wire_put_u32 (bytes, 0);
  for (Agsym_t *attribute = agnxtattr (graph, kind, NULL); attribute != NULL; attribute = agnxtattr (graph, kind, attribute))
    {
      char *value = agxget (object, attribute);

      if (value == NULL || *value == '\0')
        continue;
      put_text (bytes, attribute->name);
      put_text (bytes, value);
      dossier_wire_put_u32 (bytes, aghtmlstr (value) != 0);
      n++;
    }

  n = GUINT32_TO_LE (n);
  memcpy (bytes->data + at, &n, sizeof n);
}

static guint32
count_subgraphs (Agraph_t *graph)
{
  guint32 n = 0;

  for (Agraph_t *sub = agfstsubg (graph); sub != NULL; sub = agnxtsubg (sub))
    n += 1 + count_subgraphs (sub);

  return n;
}

static int
compare_edges (const void *a, const void *b)
{
  uint64_t first = AGSEQ (*(Agedge_t *const *) a);
  uint64_t second = AGSEQ (*(Agedge_t *const *) b);

  return first < second ? -1 : first > second;
}

static void
put_graph (GByteArray *bytes, Agraph_t *graph)
{
  guint32 n_nodes = (guint32) agnnodes (graph);
  guint32 n_edges = (guint32) agnedges (graph);
  guint32 next = 0;
  g_autofree Agedge_t **edges = g_new (Agedge_t *, MAX (n_edges, 1));

  dossier_wire_put_u32 (bytes, agisdirected (graph) != 0);
  dossier_wire_put_u32 (bytes, count_subgraphs (graph));
  put_text (bytes, agnameof (graph));
  put_attributes (bytes, graph, AGRAPH, graph);

  dossier_wire_put_u32 (bytes, n_nodes);
  for (Agnode_t *node = agfstnode (graph); node != NULL && next < n_nodes; node = agnxtnode (graph, node), next++)
    {
      put_text (bytes, agnameof (node));
      put_attributes (bytes, graph, AGNODE, node);
    }

  /* In the file's order, which the walk from node to node does not keep. */
  next = 0;
  for (Agnode_t *node = agfstnode (graph); node != NULL; node = agnxtnode (graph, node))
    for (Agedge_t *edge = agfstout (graph, node); edge != NULL && next < n_edges; edge = agnxtout (graph, edge))
      edges[next++] = edge;
  qsort (edges, next, sizeof *edges, compare_edges);

  dossier_wire_put_u32 (bytes, next);
  for (guint32 i = 0; i < next; i++)
    {
      put_text (bytes, agnameof (edges[i]));
      put_text (bytes, agnameof (agtail (edges[i])));
      put_text (bytes, agnameof (aghead (edges[i])));
      put_attributes (bytes, graph, AGEDGE, edges[i]);
    }
}

static void
put_header (GByteArray *bytes, DossierDotStatus status)
{
  dossier_wire_put_u32 (bytes, DOSSIER_DOT_MAGIC);
  dossier_wire_put_u32 (bytes, (guint32) status);
}

static void *
work (void *unused)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *text = NULL;
  Agraph_t *graph = NULL;

  dossier_sandbox_close_doors ();
  dossier_sandbox_set_limits (DOSSIER_DOT_MAX_MEMORY + STACK_SIZE, DOSSIER_DOT_MAX_SECONDS);

  text = read_input ();
  agseterr (AGERR);
  agseterrf (note_error);
  if (text != NULL)
    graph = agmemread (text);

  if (graph == NULL || *first_error != '\0')
    {
      put_header (bytes, DOSSIER_DOT_FAILED);
      put_text (bytes, text == NULL ? "the file is too long" : *first_error != '\0' ? first_error : "there is no graph");
    }
  else
    {
      put_header (bytes, DOSSIER_DOT_OK);
      put_graph (bytes, graph);
    }

  _exit (write_fully (bytes) ? EXIT_SUCCESS : EXIT_FAILURE);

  return NULL;
}

int
main (void)
{
  pthread_attr_t attributes;
  pthread_t thread;

  dossier_sandbox_enter ();
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, STACK_SIZE);
  if (pthread_create (&thread, &attributes, work, NULL) != 0)
    return EXIT_FAILURE;
  pthread_join (thread, NULL);

  return EXIT_FAILURE;
}
