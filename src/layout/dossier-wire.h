/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-engine.h"

G_BEGIN_DECLS

/*
 * The messages between the program and its layout helper. One request goes in at the helper's stdin, one answer comes
 * out at its stdout. A message is a header of 16 bytes (magic, version, kind, length of the body) and a body; every
 * number is little-endian. Neither side trusts the other: each count is held against the bytes that are there and against
 * the limits below, each number must be finite and within bounds, each index must exist.
 */

#define DOSSIER_WIRE_VERSION 3
#define DOSSIER_WIRE_HEADER_SIZE 16

#define DOSSIER_WIRE_MAX_NODES 200000u
#define DOSSIER_WIRE_MAX_EDGES 1000000u
#define DOSSIER_WIRE_MAX_CURVE_POINTS 16384u
#define DOSSIER_WIRE_MAX_TEXT 4096u
#define DOSSIER_WIRE_MIN_SIZE 1.0
#define DOSSIER_WIRE_MAX_SIZE 20000.0
#define DOSSIER_WIRE_MAX_COORDINATE 1e9
#define DOSSIER_WIRE_MAX_REQUEST ((gsize) 128 << 20)
#define DOSSIER_WIRE_MAX_ANSWER ((gsize) 256 << 20)

#define DOSSIER_WIRE_ERROR (dossier_wire_error_quark ())

/**
 * DossierWireError:
 * @DOSSIER_WIRE_ERROR_MALFORMED: the bytes are no message of this kind
 * @DOSSIER_WIRE_ERROR_VERSION: they are one of another version
 * @DOSSIER_WIRE_ERROR_LIMIT: a limit was passed, or memory lacks
 */
typedef enum
{
  DOSSIER_WIRE_ERROR_MALFORMED,
  DOSSIER_WIRE_ERROR_VERSION,
  DOSSIER_WIRE_ERROR_LIMIT,
} DossierWireError;

GQuark dossier_wire_error_quark (void);

typedef enum
{
  DOSSIER_WIRE_REQUEST = 1,
  DOSSIER_WIRE_ANSWER = 2,
} DossierWireKind;

/**
 * DossierWireFlags:
 * @DOSSIER_WIRE_ROUTE: edges are routed, and curves asked for
 * @DOSSIER_WIRE_RANKS: each node has a rank; with %DOSSIER_ENGINE_CHRONOLOGICAL, and with that alone
 * @DOSSIER_WIRE_LABELS: edges have labels that want room, and their places are asked for
 */
typedef enum
{
  DOSSIER_WIRE_ROUTE = 1 << 0,
  DOSSIER_WIRE_RANKS = 1 << 1,
  DOSSIER_WIRE_LABELS = 1 << 2,
} DossierWireFlags;

/**
 * DossierWirePart:
 *
 * One graph of a request; its nodes and edges follow those of the part before it.
 */
typedef struct
{
  guint n_nodes;
  guint n_edges;
} DossierWirePart;

/**
 * DossierWireRequest:
 * @engine: any but %DOSSIER_ENGINE_OVERVIEW
 * @flags: #DossierWireFlags
 * @separation: points of air between nodes
 * @memory_limit: bytes that the helper may take; 0 for none
 * @cpu_limit: seconds of processor time; 0 for none
 * @parts: (array length=n_parts): graphs to lay out one by one, each around a place of its own
 * @sizes: (array): width and height of each node in points
 * @ends: (array): two node indices an edge, both in the edge's part; with ranks, no edge goes back
 * @ranks: (array length=n_nodes) (nullable): with %DOSSIER_WIRE_RANKS: each less than the number of nodes in its part
 * @label_sizes: (array) (nullable): with %DOSSIER_WIRE_LABELS: width and height of each edge's label in points, 0 for none
 */
typedef struct
{
  DossierEngine engine;
  guint flags;
  double separation;
  guint64 memory_limit;
  guint cpu_limit;
  guint n_parts;
  guint n_nodes;
  guint n_edges;
  DossierWirePart *parts;
  double *sizes;
  guint *ends;
  guint *ranks;
  double *label_sizes;
} DossierWireRequest;

/**
 * DossierWireStatus:
 * @DOSSIER_WIRE_OK: laid out
 * @DOSSIER_WIRE_REFUSED: the request was not understood
 * @DOSSIER_WIRE_FAILED: Graphviz could not
 * @DOSSIER_WIRE_NO_MEMORY: memory ran out
 */
typedef enum
{
  DOSSIER_WIRE_OK,
  DOSSIER_WIRE_REFUSED,
  DOSSIER_WIRE_FAILED,
  DOSSIER_WIRE_NO_MEMORY,
} DossierWireStatus;

/**
 * DossierWireAnswer:
 * @text: never %NULL: what went wrong, in Graphviz's words; for logs
 * @graphviz: never %NULL: version of the Graphviz that runs
 * @positions: (array): centre of each node in points, x and y (downward)
 * @n_points: (array) (nullable): of each edge's curve: 0 or 3k+1; with %DOSSIER_WIRE_ROUTE
 * @points: (array) (nullable): of all curves, x and y
 * @label_places: (array) (nullable): centre of each edge's label, NAN for none; with %DOSSIER_WIRE_LABELS
 *
 * Only with %DOSSIER_WIRE_OK are there nodes and edges.
 */
typedef struct
{
  DossierWireStatus status;
  char *text;
  char *graphviz;
  guint n_nodes;
  guint n_edges;
  double *positions;
  guint *n_points;
  double *points;
  guint n_all_points;
  double *label_places;
} DossierWireAnswer;

DossierWireRequest *dossier_wire_request_new (guint n_parts, guint n_nodes, guint n_edges, guint flags);
void dossier_wire_request_free (DossierWireRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWireRequest, dossier_wire_request_free)

DossierWireAnswer *dossier_wire_answer_new (DossierWireStatus status, const char *text, const char *graphviz);
void dossier_wire_answer_free (DossierWireAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWireAnswer, dossier_wire_answer_free)

/* The length of the body that follows a header. */
gboolean
dossier_wire_read_header (const guint8 *header, DossierWireKind kind, gsize *body_size, GError **error);

/* Header and body, ready to be sent. */
GBytes *dossier_wire_request_encode (const DossierWireRequest *request);
GBytes *dossier_wire_answer_encode (const DossierWireAnswer *answer);

/* From a body. An answer is held against the request that it answers: one that does not fit it is malformed. */
DossierWireRequest *dossier_wire_request_decode (const guint8 *body, gsize size, GError **error);
DossierWireAnswer *
dossier_wire_answer_decode (const guint8 *body, gsize size, const DossierWireRequest *request, GError **error);

/* The longest body that an answer to @request can have. */
gsize dossier_wire_request_get_answer_limit (const DossierWireRequest *request);

G_END_DECLS
