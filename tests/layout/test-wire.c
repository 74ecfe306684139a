/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "layout/dossier-wire.h"

#include <math.h>
#include <string.h>

#define N_MUTATIONS 20000

static DossierWireRequest *
make_request (guint flags)
{
  DossierWireRequest *request = dossier_wire_request_new (2, 5, 4, flags);
  static const guint ends[] = { 0, 1, 1, 2, 2, 2, 3, 4 };
  static const guint ranks[] = { 0, 2, 2, 0, 1 };

  request->engine = (flags & DOSSIER_WIRE_RANKS) != 0 ? DOSSIER_ENGINE_CHRONOLOGICAL : DOSSIER_ENGINE_DOT;
  if (request->ranks != NULL)
    memcpy (request->ranks, ranks, sizeof ranks);
  request->separation = 8.25;
  request->memory_limit = 123456789012;
  request->cpu_limit = 21;
  request->parts[0] = (DossierWirePart){ 3, 3 };
  request->parts[1] = (DossierWirePart){ 2, 1 };
  for (guint i = 0; i < 10; i++)
    request->sizes[i] = 20.5 + i;
  memcpy (request->ends, ends, sizeof ends);
  for (guint i = 0; i < 8 && request->label_sizes != NULL; i++)
    request->label_sizes[i] = 3.5 * i;

  return request;
}

static DossierWireAnswer *
make_answer (const DossierWireRequest *request)
{
  DossierWireAnswer *answer = dossier_wire_answer_new (DOSSIER_WIRE_OK, "no “complaints”", "2.43.0");
  static const guint n_points[] = { 4, 0, 7, 4 };

  answer->n_nodes = request->n_nodes;
  answer->n_edges = request->n_edges;
  answer->positions = g_new (double, 2 * request->n_nodes);
  for (guint i = 0; i < 2 * request->n_nodes; i++)
    answer->positions[i] = -3.25 * i;
  if ((request->flags & DOSSIER_WIRE_ROUTE) != 0)
    {
      answer->n_points = g_memdup2 (n_points, sizeof n_points);
      answer->n_all_points = 15;
      answer->points = g_new (double, 30);
      for (guint i = 0; i < 30; i++)
        answer->points[i] = i / 3.0;
    }
  if ((request->flags & DOSSIER_WIRE_LABELS) != 0)
    {
      answer->label_places = g_new (double, 8);
      for (guint i = 0; i < 8; i++)
        answer->label_places[i] = i < 2 ? NAN : i;
    }

  return answer;
}

static const guint8 *
get_body (GBytes *bytes, gsize *size)
{
  const guint8 *data = g_bytes_get_data (bytes, size);

  g_assert_cmpuint (*size, >=, DOSSIER_WIRE_HEADER_SIZE);
  *size -= DOSSIER_WIRE_HEADER_SIZE;

  return data + DOSSIER_WIRE_HEADER_SIZE;
}

static const guint all_flags[] = {
  0,
  DOSSIER_WIRE_ROUTE,
  DOSSIER_WIRE_RANKS,
  DOSSIER_WIRE_ROUTE | DOSSIER_WIRE_RANKS,
  DOSSIER_WIRE_LABELS,
  DOSSIER_WIRE_ROUTE | DOSSIER_WIRE_RANKS | DOSSIER_WIRE_LABELS,
};

static void
test_request (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_flags); i++)
    {
      g_autoptr (DossierWireRequest) request = make_request (all_flags[i]);
      g_autoptr (DossierWireRequest) read = NULL;
      g_autoptr (GBytes) bytes = dossier_wire_request_encode (request);
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GError) error = NULL;
      gsize size, told;
      const guint8 *body = get_body (bytes, &size);

      g_assert_true (dossier_wire_read_header (body - DOSSIER_WIRE_HEADER_SIZE, DOSSIER_WIRE_REQUEST, &told, &error));
      g_assert_cmpuint (told, ==, size);
      read = dossier_wire_request_decode (body, size, &error);
      g_assert_no_error (error);
      g_assert_cmpint (read->engine, ==, request->engine);
      g_assert_cmpint (read->ranks != NULL, ==, (all_flags[i] & DOSSIER_WIRE_RANKS) != 0);
      if (read->ranks != NULL)
        g_assert_cmpmem (read->ranks, 5 * sizeof (guint), request->ranks, 5 * sizeof (guint));
      g_assert_cmpfloat (read->separation, ==, 8.25);
      g_assert_cmpuint (read->memory_limit, ==, 123456789012);
      g_assert_cmpuint (read->parts[1].n_edges, ==, 1);
      g_assert_cmpuint (read->ends[7], ==, 4);
      g_assert_cmpfloat (read->sizes[9], ==, 29.5);
      again = dossier_wire_request_encode (read);
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

static void
test_answer (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_flags); i++)
    {
      g_autoptr (DossierWireRequest) request = make_request (all_flags[i]);
      g_autoptr (DossierWireAnswer) answer = make_answer (request);
      g_autoptr (DossierWireAnswer) read = NULL;
      g_autoptr (GBytes) bytes = dossier_wire_answer_encode (answer);
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;
      const guint8 *body = get_body (bytes, &size);

      g_assert_cmpuint (size, <=, dossier_wire_request_get_answer_limit (request));
      read = dossier_wire_answer_decode (body, size, request, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (read->text, ==, "no “complaints”");
      g_assert_cmpstr (read->graphviz, ==, "2.43.0");
      again = dossier_wire_answer_encode (read);
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

/* Every byte order is little-endian: the first bytes are known. */
static void
test_bytes (void)
{
  g_autoptr (DossierWireRequest) request = dossier_wire_request_new (0, 0, 0, 0);
  g_autoptr (GBytes) bytes = dossier_wire_request_encode (request);
  static const guint8 expected[] = { 'D', 'L', 'a', 'y', 1, 0, 3, 0, 40, 0, 0, 0, 0, 0, 0, 0 };

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), sizeof expected, expected, sizeof expected);
}

static void
test_header (void)
{
  static const struct
  {
    guint8 at;
    guint8 value;
    int code;
  } wrong[] = {
    { 0, 'X', DOSSIER_WIRE_ERROR_MALFORMED }, { 4, 2, DOSSIER_WIRE_ERROR_MALFORMED },
    { 6, 9, DOSSIER_WIRE_ERROR_VERSION },     { 15, 1, DOSSIER_WIRE_ERROR_LIMIT },
    { 12, 1, DOSSIER_WIRE_ERROR_LIMIT },
  };
  g_autoptr (DossierWireRequest) request = make_request (0);
  g_autoptr (GBytes) bytes = dossier_wire_request_encode (request);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      guint8 header[DOSSIER_WIRE_HEADER_SIZE];
      g_autoptr (GError) error = NULL;
      gsize size;

      memcpy (header, g_bytes_get_data (bytes, NULL), sizeof header);
      header[wrong[i].at] = wrong[i].value;
      g_assert_false (dossier_wire_read_header (header, DOSSIER_WIRE_REQUEST, &size, &error));
      g_assert_error (error, DOSSIER_WIRE_ERROR, wrong[i].code);
    }
}

/* A request whose one number is wrong is refused. */
static void
assert_refused (DossierWireRequest *request)
{
  g_autoptr (GBytes) bytes = dossier_wire_request_encode (request);
  g_autoptr (DossierWireRequest) read = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *body = get_body (bytes, &size);

  read = dossier_wire_request_decode (body, size, &error);
  g_assert_null (read);
  g_assert_error (error, DOSSIER_WIRE_ERROR, DOSSIER_WIRE_ERROR_MALFORMED);
  dossier_wire_request_free (request);
}

static void
test_request_bounds (void)
{
  static const double sizes[] = { NAN, INFINITY, -1, 0, 1e5 };
  DossierWireRequest *request;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      request = make_request (0);
      request->sizes[3] = sizes[i];
      assert_refused (request);
    }

  request = make_request (0);
  request->ends[7] = 5;
  assert_refused (request);
  request = make_request (0);
  request->ends[7] = 2; /* in another part */
  assert_refused (request);
  request = make_request (0);
  request->parts[0].n_nodes = 4;
  assert_refused (request);
  request = make_request (0);
  request->parts[0].n_edges = 2;
  assert_refused (request);
  request = make_request (0);
  request->engine = DOSSIER_ENGINE_OVERVIEW;
  assert_refused (request);
  request = make_request (0);
  request->engine = DOSSIER_ENGINE_CHRONOLOGICAL; /* without ranks */
  assert_refused (request);
  request = make_request (DOSSIER_WIRE_RANKS);
  request->engine = DOSSIER_ENGINE_DOT_LR; /* with ranks */
  assert_refused (request);
  request = make_request (DOSSIER_WIRE_RANKS);
  request->ranks[4] = 2; /* of two nodes */
  assert_refused (request);
  request = make_request (DOSSIER_WIRE_RANKS);
  request->ranks[0] = 3;
  assert_refused (request);
  request = make_request (DOSSIER_WIRE_RANKS);
  request->ranks[1] = 1;
  request->ranks[2] = 0; /* an edge goes there from 1 */
  assert_refused (request);
  request = make_request (0);
  request->flags = 1 << 7;
  assert_refused (request);
  request = make_request (0);
  request->separation = NAN;
  assert_refused (request);
  request = make_request (DOSSIER_WIRE_LABELS);
  request->label_sizes[0] = -1;
  assert_refused (request);
}

static void
assert_nonsense (DossierWireAnswer *answer, const DossierWireRequest *request)
{
  g_autoptr (GBytes) bytes = dossier_wire_answer_encode (answer);
  g_autoptr (DossierWireAnswer) read = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *body = get_body (bytes, &size);

  read = dossier_wire_answer_decode (body, size, request, &error);
  g_assert_null (read);
  g_assert_error (error, DOSSIER_WIRE_ERROR, DOSSIER_WIRE_ERROR_MALFORMED);
  dossier_wire_answer_free (answer);
}

static void
test_answer_bounds (void)
{
  g_autoptr (DossierWireRequest) request = make_request (DOSSIER_WIRE_ROUTE | DOSSIER_WIRE_LABELS);
  DossierWireAnswer *answer;

  answer = make_answer (request);
  answer->positions[4] = NAN;
  assert_nonsense (answer, request);
  answer = make_answer (request);
  answer->positions[4] = 1e30;
  assert_nonsense (answer, request);
  answer = make_answer (request);
  answer->points[4] = INFINITY;
  assert_nonsense (answer, request);
  answer = make_answer (request);
  answer->n_points[0] = 5;
  assert_nonsense (answer, request);
  answer = make_answer (request);
  answer->n_points[0] = 1;
  assert_nonsense (answer, request);
  answer = make_answer (request);
  answer->label_places[4] = -INFINITY;
  assert_nonsense (answer, request);
  answer = make_answer (request);
  answer->n_nodes--;
  assert_nonsense (answer, request);
  answer = make_answer (request);
  answer->status = (DossierWireStatus) 77;
  assert_nonsense (answer, request);
  /* A failure has nothing else to say. */
  answer = make_answer (request);
  answer->status = DOSSIER_WIRE_FAILED;
  assert_nonsense (answer, request);
}

/* Hostile bytes: whatever comes, it is read or refused, and what is read holds to the bounds. */
static guint8 *
mutate (GRand *rand, const guint8 *body, gsize *size)
{
  gsize keep = g_rand_int_range (rand, 0, 4) == 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) *size + 1) : *size;
  guint n = (guint) g_rand_int_range (rand, 1, 5);
  guint8 *mutant = g_malloc (MAX (keep, 1));

  memcpy (mutant, body, keep);
  for (guint i = 0; i < n && keep > 0; i++)
    {
      static const guint8 favourites[] = { 0, 1, 0x7f, 0x80, 0xff, 0xf0 };
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) keep);

      mutant[at] = g_rand_boolean (rand) ? favourites[g_rand_int_range (rand, 0, G_N_ELEMENTS (favourites))]
                                         : (guint8) g_rand_int_range (rand, 0, 256);
    }
  *size = keep;

  return mutant;
}

static void
test_mutated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260108);
  guint n_read = 0;
  guint n_refused = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (DossierWireRequest) request = make_request (all_flags[i % G_N_ELEMENTS (all_flags)]);
      g_autoptr (DossierWireAnswer) answer = make_answer (request);
      g_autoptr (GBytes) request_bytes = dossier_wire_request_encode (request);
      g_autoptr (GBytes) answer_bytes = dossier_wire_answer_encode (answer);
      g_autoptr (DossierWireRequest) read_request = NULL;
      g_autoptr (DossierWireAnswer) read_answer = NULL;
      g_autofree guint8 *mutant = NULL;
      gsize size;
      const guint8 *body = get_body (i % 2 == 0 ? request_bytes : answer_bytes, &size);

      mutant = mutate (rand, body, &size);
      if (i % 2 == 0)
        {
          read_request = dossier_wire_request_decode (mutant, size, NULL);
          for (guint j = 0; read_request != NULL && j < 2 * read_request->n_edges; j++)
            g_assert_cmpuint (read_request->ends[j], <, read_request->n_nodes);
          for (guint j = 0; read_request != NULL && read_request->ranks != NULL && j < read_request->n_nodes; j++)
            g_assert_cmpuint (read_request->ranks[j], <, read_request->n_nodes);
        }
      else
        {
          read_answer = dossier_wire_answer_decode (mutant, size, request, NULL);
          for (guint j = 0; read_answer != NULL && j < 2 * read_answer->n_nodes; j++)
            g_assert_true (isfinite (read_answer->positions[j]));
        }

      if (read_request != NULL || read_answer != NULL)
        n_read++;
      else
        n_refused++;
    }

  /* Else the mutations would be too tame or too wild to try anything. */
  g_assert_cmpuint (n_read, >, N_MUTATIONS / 20);
  g_assert_cmpuint (n_refused, >, N_MUTATIONS / 20);
}

static void
test_engines (void)
{
  for (guint i = 0; i < DOSSIER_N_ENGINES; i++)
    {
      DossierEngine engine = DOSSIER_ENGINE_NEATO;
      guint n_steps = 0;

      g_assert_true (dossier_engine_from_name (dossier_engine_get_name ((DossierEngine) i), &engine));
      g_assert_cmpuint (engine, ==, i);
      g_assert_nonnull (dossier_engine_get_label (engine));

      /* The way down ends at the overview. */
      while (dossier_engine_get_faster (engine) != engine && n_steps++ < DOSSIER_N_ENGINES)
        engine = dossier_engine_get_faster (engine);
      g_assert_cmpint (engine, ==, DOSSIER_ENGINE_OVERVIEW);
    }

  g_assert_false (dossier_engine_from_name ("osage", &(DossierEngine){ 0 }));
  g_assert_false (dossier_engine_from_name (NULL, &(DossierEngine){ 0 }));
  g_assert_cmpint (dossier_engine_choose (20, 30), ==, DOSSIER_ENGINE_NEATO);
  g_assert_cmpint (dossier_engine_choose (400, 900), ==, DOSSIER_ENGINE_SFDP);
  g_assert_cmpint (dossier_engine_choose (100000, 160000), ==, DOSSIER_ENGINE_OVERVIEW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/wire/request", test_request);
  g_test_add_func ("/layout/wire/answer", test_answer);
  g_test_add_func ("/layout/wire/bytes", test_bytes);
  g_test_add_func ("/layout/wire/header", test_header);
  g_test_add_func ("/layout/wire/request-bounds", test_request_bounds);
  g_test_add_func ("/layout/wire/answer-bounds", test_answer_bounds);
  g_test_add_func ("/layout/wire/mutated", test_mutated);
  g_test_add_func ("/layout/engines", test_engines);

  return g_test_run ();
}
