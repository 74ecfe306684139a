/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-wire.h"

#include "dossier-wire-cursor.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (dossier-wire-error-quark, dossier_wire_error)

#define MAGIC 0x79614c44u /* "DLay" */
#define ALL_FLAGS (DOSSIER_WIRE_ROUTE | DOSSIER_WIRE_RANKS | DOSSIER_WIRE_LABELS)
#define MAX_SEPARATION 1000.0

/*
 * Everything in a message is for the other program, and what goes wrong with it is told to people by the client in words
 * of its own; these texts end in logs.
 */
static gboolean
malformed (GError **error, const char *what)
{
  g_set_error (error, DOSSIER_WIRE_ERROR, DOSSIER_WIRE_ERROR_MALFORMED, "malformed message: %s", what);

  return FALSE;
}

static gboolean
no_memory (GError **error)
{
  g_set_error_literal (error, DOSSIER_WIRE_ERROR, DOSSIER_WIRE_ERROR_LIMIT, "not enough memory for the message");

  return FALSE;
}

DossierWireRequest *
dossier_wire_request_new (guint n_parts, guint n_nodes, guint n_edges, guint flags)
{
  DossierWireRequest *request = g_new0 (DossierWireRequest, 1);

  request->engine = DOSSIER_ENGINE_NEATO;
  request->flags = flags;
  request->n_parts = n_parts;
  request->n_nodes = n_nodes;
  request->n_edges = n_edges;
  request->parts = g_try_new0 (DossierWirePart, MAX (n_parts, 1));
  request->sizes = g_try_new0 (double, 2 * (gsize) MAX (n_nodes, 1));
  request->ends = g_try_new0 (guint, 2 * (gsize) MAX (n_edges, 1));
  if ((flags & DOSSIER_WIRE_LABELS) != 0)
    request->label_sizes = g_try_new0 (double, 2 * (gsize) MAX (n_edges, 1));

  if ((flags & DOSSIER_WIRE_RANKS) != 0)
    request->ranks = g_try_new0 (guint, MAX (n_nodes, 1));

  if (request->parts == NULL || request->sizes == NULL || request->ends == NULL ||
      (request->ranks == NULL && (flags & DOSSIER_WIRE_RANKS) != 0) ||
      (request->label_sizes == NULL && (flags & DOSSIER_WIRE_LABELS) != 0))
    g_clear_pointer (&request, dossier_wire_request_free);

  return request;
}

void
dossier_wire_request_free (DossierWireRequest *request)
{
  g_free (request->parts);
  g_free (request->sizes);
  g_free (request->ends);
  g_free (request->ranks);
  g_free (request->label_sizes);
  g_free (request);
}

DossierWireAnswer *
dossier_wire_answer_new (DossierWireStatus status, const char *text, const char *graphviz)
{
  DossierWireAnswer *answer = g_new0 (DossierWireAnswer, 1);

  answer->status = status;
  answer->text = g_strdup (text != NULL ? text : "");
  answer->graphviz = g_strdup (graphviz != NULL ? graphviz : "");

  return answer;
}

void
dossier_wire_answer_free (DossierWireAnswer *answer)
{
  g_free (answer->text);
  g_free (answer->graphviz);
  g_free (answer->positions);
  g_free (answer->n_points);
  g_free (answer->points);
  g_free (answer->label_places);
  g_free (answer);
}

static void
put_header (GByteArray *bytes, DossierWireKind kind)
{
  dossier_wire_put_u32 (bytes, MAGIC);
  dossier_wire_put_u32 (bytes, DOSSIER_WIRE_VERSION << 16 | (guint32) kind);
  dossier_wire_put_u64 (bytes, 0);
}

static GBytes *
finish_message (GByteArray *bytes)
{
  guint64 size = GUINT64_TO_LE (bytes->len - DOSSIER_WIRE_HEADER_SIZE);

  memcpy (bytes->data + 8, &size, sizeof size);

  return g_byte_array_free_to_bytes (bytes);
}

gboolean
dossier_wire_read_header (const guint8 *header, DossierWireKind kind, gsize *body_size, GError **error)
{
  DossierWireCursor cursor = { header, DOSSIER_WIRE_HEADER_SIZE, 0, FALSE };
  guint32 magic = dossier_wire_get_u32 (&cursor);
  guint32 version = dossier_wire_get_u32 (&cursor);
  guint64 size = dossier_wire_get_u64 (&cursor);

  if (magic != MAGIC)
    return malformed (error, "it does not begin as one");

  if (version >> 16 != DOSSIER_WIRE_VERSION)
    {
      g_set_error (error, DOSSIER_WIRE_ERROR, DOSSIER_WIRE_ERROR_VERSION, "the message has version %u, not %u",
                   version >> 16, DOSSIER_WIRE_VERSION);
      return FALSE;
    }

  if ((version & 0xffff) != (guint32) kind)
    return malformed (error, "it is of another kind");

  if (size > (kind == DOSSIER_WIRE_REQUEST ? DOSSIER_WIRE_MAX_REQUEST : DOSSIER_WIRE_MAX_ANSWER))
    {
      g_set_error (error, DOSSIER_WIRE_ERROR, DOSSIER_WIRE_ERROR_LIMIT, "the message is too long");
      return FALSE;
    }

  *body_size = (gsize) size;

  return TRUE;
}

GBytes *
dossier_wire_request_encode (const DossierWireRequest *request)
{
  GByteArray *bytes = g_byte_array_sized_new (
      (guint) MIN (96 + 8 * (gsize) request->n_parts + 20 * (gsize) request->n_nodes + 24 * (gsize) request->n_edges,
                   DOSSIER_WIRE_MAX_REQUEST));

  put_header (bytes, DOSSIER_WIRE_REQUEST);
  dossier_wire_put_u32 (bytes, (guint32) request->engine);
  dossier_wire_put_u32 (bytes, request->flags);
  dossier_wire_put_double (bytes, request->separation);
  dossier_wire_put_u64 (bytes, request->memory_limit);
  dossier_wire_put_u32 (bytes, request->cpu_limit);
  dossier_wire_put_u32 (bytes, request->n_parts);
  dossier_wire_put_u32 (bytes, request->n_nodes);
  dossier_wire_put_u32 (bytes, request->n_edges);

  for (guint i = 0; i < request->n_parts; i++)
    {
      dossier_wire_put_u32 (bytes, request->parts[i].n_nodes);
      dossier_wire_put_u32 (bytes, request->parts[i].n_edges);
    }
  for (gsize i = 0; i < 2 * (gsize) request->n_nodes; i++)
    dossier_wire_put_double (bytes, request->sizes[i]);
  for (gsize i = 0; i < 2 * (gsize) request->n_edges; i++)
    dossier_wire_put_u32 (bytes, request->ends[i]);
  for (guint i = 0; request->ranks != NULL && i < request->n_nodes; i++)
    dossier_wire_put_u32 (bytes, request->ranks[i]);
  for (gsize i = 0; request->label_sizes != NULL && i < 2 * (gsize) request->n_edges; i++)
    dossier_wire_put_double (bytes, request->label_sizes[i]);

  return finish_message (bytes);
}

static gboolean
read_parts (DossierWireCursor *cursor, DossierWireRequest *request)
{
  guint64 n_nodes = 0;
  guint64 n_edges = 0;

  for (guint i = 0; i < request->n_parts; i++)
    {
      request->parts[i].n_nodes = dossier_wire_get_u32 (cursor);
      request->parts[i].n_edges = dossier_wire_get_u32 (cursor);
      n_nodes += request->parts[i].n_nodes;
      n_edges += request->parts[i].n_edges;
    }

  return n_nodes == request->n_nodes && n_edges == request->n_edges;
}

static gboolean
read_ends (DossierWireCursor *cursor, DossierWireRequest *request)
{
  guint first_node = 0;
  guint edge = 0;

  for (guint i = 0; i < request->n_parts; i++)
    {
      const DossierWirePart *part = &request->parts[i];

      for (guint j = 0; j < 2 * part->n_edges; j++)
        {
          guint end = dossier_wire_get_u32 (cursor);

          if (end < first_node || end - first_node >= part->n_nodes)
            return FALSE;
          request->ends[2 * (gsize) edge + j] = end;
        }
      edge += part->n_edges;
      first_node += part->n_nodes;
    }

  return TRUE;
}

static gboolean
read_ranks (DossierWireCursor *cursor, DossierWireRequest *request)
{
  guint node = 0;

  for (guint i = 0; i < request->n_parts; i++)
    {
      for (guint end = node + request->parts[i].n_nodes; node < end; node++)
        {
          request->ranks[node] = dossier_wire_get_u32 (cursor);
          if (request->ranks[node] >= request->parts[i].n_nodes)
            return FALSE;
        }
    }
  for (guint i = 0; i < request->n_edges; i++)
    {
      if (request->ranks[request->ends[2 * (gsize) i]] > request->ranks[request->ends[2 * (gsize) i + 1]])
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_request_arrays (DossierWireCursor *cursor, DossierWireRequest *request, GError **error)
{
  if (!read_parts (cursor, request))
    return malformed (error, "its parts do not make up the whole");

  for (gsize i = 0; i < 2 * (gsize) request->n_nodes; i++)
    request->sizes[i] = dossier_wire_get_double_between (cursor, DOSSIER_WIRE_MIN_SIZE, DOSSIER_WIRE_MAX_SIZE);

  if (!read_ends (cursor, request))
    return malformed (error, "an edge leaves its part");
  if (request->ranks != NULL && !read_ranks (cursor, request))
    return malformed (error, "a rank does not exist, or an edge goes back");

  for (gsize i = 0; request->label_sizes != NULL && i < 2 * (gsize) request->n_edges; i++)
    request->label_sizes[i] = dossier_wire_get_double_between (cursor, 0, DOSSIER_WIRE_MAX_SIZE);

  if (cursor->broken || cursor->position != cursor->size)
    return malformed (error, "a number is out of its bounds, or the length is wrong");

  return TRUE;
}

DossierWireRequest *
dossier_wire_request_decode (const guint8 *body, gsize size, GError **error)
{
  g_autoptr (DossierWireRequest) request = NULL;
  DossierWireCursor cursor = { body, size, 0, FALSE };
  guint32 engine = dossier_wire_get_u32 (&cursor);
  guint32 flags = dossier_wire_get_u32 (&cursor);
  double separation = dossier_wire_get_double_between (&cursor, 0, MAX_SEPARATION);
  guint64 memory_limit = dossier_wire_get_u64 (&cursor);
  guint32 cpu_limit = dossier_wire_get_u32 (&cursor);
  guint32 n_parts = dossier_wire_get_u32 (&cursor);
  guint32 n_nodes = dossier_wire_get_u32 (&cursor);
  guint32 n_edges = dossier_wire_get_u32 (&cursor);

  if (cursor.broken || engine >= DOSSIER_ENGINE_OVERVIEW || (flags & ~(guint32) ALL_FLAGS) != 0 ||
      (engine == DOSSIER_ENGINE_CHRONOLOGICAL) != ((flags & DOSSIER_WIRE_RANKS) != 0) ||
      n_nodes > DOSSIER_WIRE_MAX_NODES || n_edges > DOSSIER_WIRE_MAX_EDGES || n_parts > n_nodes)
    {
      malformed (error, "its head is out of bounds");
      return NULL;
    }

  if (!dossier_wire_has (&cursor, n_parts, 8) || !dossier_wire_has (&cursor, n_nodes, 16) ||
      !dossier_wire_has (&cursor, n_edges, (flags & DOSSIER_WIRE_LABELS) != 0 ? 24 : 8) ||
      ((flags & DOSSIER_WIRE_RANKS) != 0 && !dossier_wire_has (&cursor, n_nodes, 4)))
    {
      malformed (error, "it is shorter than it says");
      return NULL;
    }

  request = dossier_wire_request_new (n_parts, n_nodes, n_edges, flags);
  if (request == NULL)
    {
      no_memory (error);
      return NULL;
    }

  request->engine = (DossierEngine) engine;
  request->separation = separation;
  request->memory_limit = memory_limit;
  request->cpu_limit = cpu_limit;
  if (!read_request_arrays (&cursor, request, error))
    return NULL;

  return g_steal_pointer (&request);
}

gsize
dossier_wire_request_get_answer_limit (const DossierWireRequest *request)
{
  gsize limit = 64 + 2 * DOSSIER_WIRE_MAX_TEXT + 16 * (gsize) request->n_nodes;

  /* A curve through every rank of a deep graph has many points, but not all of them are so long. */
  if ((request->flags & DOSSIER_WIRE_ROUTE) != 0)
    limit += 4 * (gsize) request->n_edges +
             16 * MIN ((gsize) request->n_edges * DOSSIER_WIRE_MAX_CURVE_POINTS, DOSSIER_WIRE_MAX_ANSWER / 32);
  if ((request->flags & DOSSIER_WIRE_LABELS) != 0)
    limit += 16 * (gsize) request->n_edges;

  return MIN (limit, DOSSIER_WIRE_MAX_ANSWER);
}

GBytes *
dossier_wire_answer_encode (const DossierWireAnswer *answer)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint) MIN (
      128 + 16 * ((gsize) answer->n_nodes + answer->n_edges + answer->n_all_points), DOSSIER_WIRE_MAX_ANSWER));

  put_header (bytes, DOSSIER_WIRE_ANSWER);
  dossier_wire_put_u32 (bytes, (guint32) answer->status);
  dossier_wire_put_text (bytes, answer->text, DOSSIER_WIRE_MAX_TEXT);
  dossier_wire_put_text (bytes, answer->graphviz, DOSSIER_WIRE_MAX_TEXT);
  dossier_wire_put_u32 (bytes, answer->n_nodes);
  dossier_wire_put_u32 (bytes, answer->n_edges);

  for (gsize i = 0; i < 2 * (gsize) answer->n_nodes; i++)
    dossier_wire_put_double (bytes, answer->positions[i]);
  if (answer->n_points != NULL)
    {
      for (guint i = 0; i < answer->n_edges; i++)
        dossier_wire_put_u32 (bytes, answer->n_points[i]);
      for (gsize i = 0; i < 2 * (gsize) answer->n_all_points; i++)
        dossier_wire_put_double (bytes, answer->points[i]);
    }
  for (gsize i = 0; answer->label_places != NULL && i < 2 * (gsize) answer->n_edges; i++)
    dossier_wire_put_double (bytes, answer->label_places[i]);

  return finish_message (bytes);
}

static gboolean
read_curves (DossierWireCursor *cursor, DossierWireAnswer *answer, GError **error)
{
  guint64 n_all_points = 0;

  if (!dossier_wire_has (cursor, answer->n_edges, 4))
    return malformed (error, "it is shorter than it says");

  answer->n_points = g_try_new0 (guint, MAX (answer->n_edges, 1));
  if (answer->n_points == NULL)
    return no_memory (error);

  for (guint i = 0; i < answer->n_edges; i++)
    {
      guint n = dossier_wire_get_u32 (cursor);

      if (n > DOSSIER_WIRE_MAX_CURVE_POINTS || (n != 0 && (n < 4 || n % 3 != 1)))
        return malformed (error, "a curve has a wrong number of points");
      answer->n_points[i] = n;
      n_all_points += n;
    }

  if (!dossier_wire_has (cursor, n_all_points, 16))
    return malformed (error, "it is shorter than it says");

  answer->n_all_points = (guint) n_all_points;
  answer->points = g_try_new0 (double, 2 * MAX (n_all_points, 1));
  if (answer->points == NULL)
    return no_memory (error);

  for (gsize i = 0; i < 2 * n_all_points; i++)
    answer->points[i] =
        dossier_wire_get_double_between (cursor, -DOSSIER_WIRE_MAX_COORDINATE, DOSSIER_WIRE_MAX_COORDINATE);

  return TRUE;
}

static gboolean
read_label_places (DossierWireCursor *cursor, DossierWireAnswer *answer, GError **error)
{
  if (!dossier_wire_has (cursor, answer->n_edges, 16))
    return malformed (error, "it is shorter than it says");

  answer->label_places = g_try_new0 (double, 2 * (gsize) MAX (answer->n_edges, 1));
  if (answer->label_places == NULL)
    return no_memory (error);

  for (gsize i = 0; i < 2 * (gsize) answer->n_edges; i++)
    {
      double value = dossier_wire_get_double (cursor);

      if (!isnan (value) && !(fabs (value) <= DOSSIER_WIRE_MAX_COORDINATE))
        return malformed (error, "a label place is out of bounds");
      answer->label_places[i] = value;
    }

  return TRUE;
}

DossierWireAnswer *
dossier_wire_answer_decode (const guint8 *body, gsize size, const DossierWireRequest *request, GError **error)
{
  g_autoptr (DossierWireAnswer) answer = dossier_wire_answer_new (DOSSIER_WIRE_OK, NULL, NULL);
  DossierWireCursor cursor = { body, size, 0, FALSE };
  guint32 status = dossier_wire_get_u32 (&cursor);

  g_free (answer->text);
  answer->text = dossier_wire_get_text (&cursor, DOSSIER_WIRE_MAX_TEXT);
  g_free (answer->graphviz);
  answer->graphviz = dossier_wire_get_text (&cursor, DOSSIER_WIRE_MAX_TEXT);
  answer->n_nodes = dossier_wire_get_u32 (&cursor);
  answer->n_edges = dossier_wire_get_u32 (&cursor);
  answer->status = (DossierWireStatus) status;

  if (cursor.broken || status > DOSSIER_WIRE_NO_MEMORY)
    {
      malformed (error, "its head is out of bounds");
      return NULL;
    }

  if (status == DOSSIER_WIRE_OK ? answer->n_nodes != request->n_nodes || answer->n_edges != request->n_edges
                                : answer->n_nodes != 0 || answer->n_edges != 0)
    {
      malformed (error, "it answers another question");
      return NULL;
    }

  if (status == DOSSIER_WIRE_OK)
    {
      if (!dossier_wire_has (&cursor, answer->n_nodes, 16))
        {
          malformed (error, "it is shorter than it says");
          return NULL;
        }

      answer->positions = g_try_new0 (double, 2 * (gsize) MAX (answer->n_nodes, 1));
      if (answer->positions == NULL)
        {
          no_memory (error);
          return NULL;
        }

      for (gsize i = 0; i < 2 * (gsize) answer->n_nodes; i++)
        answer->positions[i] =
            dossier_wire_get_double_between (&cursor, -DOSSIER_WIRE_MAX_COORDINATE, DOSSIER_WIRE_MAX_COORDINATE);

      if ((request->flags & DOSSIER_WIRE_ROUTE) != 0 && !read_curves (&cursor, answer, error))
        return NULL;
      if ((request->flags & DOSSIER_WIRE_LABELS) != 0 && !read_label_places (&cursor, answer, error))
        return NULL;
    }

  if (cursor.broken || cursor.position != cursor.size)
    {
      malformed (error, "a number is out of its bounds, or the length is wrong");
      return NULL;
    }

  return g_steal_pointer (&answer);
}
