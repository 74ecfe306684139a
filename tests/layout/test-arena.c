/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The helper's malloc(), which is this program's as well. */

#include "layout-helper/dossier-arena.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#define N_BLOCKS 300
#define N_THREADS 4
#define LIMIT ((gsize) 16 << 20)

/* Not known to the compiler, which may leave out what nobody looks at, and warns of sizes that cannot be. */
static volatile gsize too_much = G_MAXSIZE;

/* What is asked for in vain: compilers leave out what nobody keeps, and take it that it went well. */
static void *volatile refused;

/* Blocks of many sizes do not overlap, and keep what is in them when they grow. */
static gpointer
fill_and_grow (gpointer seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  guint8 *blocks[N_BLOCKS] = { NULL };
  gsize sizes[N_BLOCKS] = { 0 };

  for (guint i = 0; i < 40 * N_BLOCKS; i++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, N_BLOCKS);
      gsize size = (gsize) 1 << g_rand_int_range (rand, 0, 14);
      guint8 value = (guint8) n;

      size += (gsize) g_rand_int_range (rand, 0, (gint32) size);
      for (gsize j = 0; j < sizes[n]; j++)
        g_assert_cmpuint (blocks[n][j], ==, value);

      if (i % 3 == 0)
        {
          free (blocks[n]);
          blocks[n] = malloc (size);
        }
      else
        {
          blocks[n] = realloc (blocks[n], size);
          for (gsize j = 0; j < MIN (sizes[n], size); j++)
            g_assert_cmpuint (blocks[n][j], ==, value);
        }
      g_assert_nonnull (blocks[n]);
      g_assert_cmpuint ((guintptr) blocks[n] % 16, ==, 0);
      g_assert_cmpuint (malloc_usable_size (blocks[n]), >=, size);
      sizes[n] = size;
      memset (blocks[n], value, size);
    }
  for (guint i = 0; i < N_BLOCKS; i++)
    free (blocks[i]);

  return NULL;
}

static void
test_blocks (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new (NULL, fill_and_grow, GUINT_TO_POINTER (i));
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

static void
test_calloc (void)
{
  guint8 *block = malloc (5000);

  memset (block, 0xff, 5000);
  free (block);
  block = calloc (50, 100);
  for (guint i = 0; i < 5000; i++)
    g_assert_cmpuint (block[i], ==, 0);
  free (block);

  errno = 0;
  refused = calloc (too_much, 16);
  g_assert_null (refused);
  g_assert_cmpint (errno, ==, ENOMEM);
}

static void
test_aligned (void)
{
  for (gsize alignment = 8; alignment <= 65536; alignment *= 2)
    {
      g_autofree guint8 *before = malloc (24);
      void *block = NULL;
      guint8 *grown;

      g_assert_cmpint (posix_memalign (&block, alignment, 100), ==, 0);
      g_assert_cmpuint ((guintptr) block % alignment, ==, 0);
      g_assert_cmpuint (malloc_usable_size (block), >=, 100);
      memset (block, 7, 100);
      grown = realloc (block, 200000);
      for (guint i = 0; i < 100; i++)
        g_assert_cmpuint (grown[i], ==, 7);
      free (grown);

      block = aligned_alloc (alignment, alignment);
      g_assert_cmpuint ((guintptr) block % alignment, ==, 0);
      memset (block, 7, alignment);
      free (block);

      /* A size that is no size any more with the alignment's share. */
      refused = aligned_alloc (alignment, too_much - alignment / 2);
      g_assert_null (refused);
      g_assert_cmpint (errno, ==, ENOMEM);
    }
}

static void
test_fresh (void)
{
  static guint8 *first[100];
  static guint8 *second[100];
  guint8 *old = malloc (1000);
  guint8 *other;

  dossier_arena_set_limit (0);
  for (guint i = 0; i < 100; i++)
    first[i] = malloc (10 * i);
  g_assert_cmpuint ((guintptr) old / (4 << 20), <, (guintptr) first[0] / (4 << 20));

  /* What was there before is not given out again. */
  free (old);
  other = malloc (1000);
  g_assert_true (other > first[0]);
  free (other);

  /* And the next time all lies in the same order, at the same distances. */
  dossier_arena_set_limit (0);
  for (guint i = 0; i < 100; i++)
    second[i] = malloc (10 * i);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpint (second[i] - second[0], ==, first[i] - first[0]);
  g_assert_cmpuint ((guintptr) second[0] % (4 << 20), ==, (guintptr) first[0] % (4 << 20));
  for (guint i = 0; i < 100; i++)
    {
      free (first[i]);
      free (second[i]);
    }
}

/* The last, as it leaves the word that there was too little. */
static void
test_limit (void)
{
  guint8 *block;
  guint8 *half;
  guintptr place;

  dossier_arena_set_limit (LIMIT);
  half = malloc (LIMIT / 2);
  g_assert_nonnull (half);
  memset (half, 1, LIMIT / 2);
  errno = 0;
  refused = malloc (LIMIT);
  g_assert_null (refused);
  g_assert_cmpint (errno, ==, ENOMEM);
  g_assert_true (dossier_arena_is_exhausted ());
  place = (guintptr) half;
  block = realloc (half, LIMIT);
  if (block != NULL)
    g_assert_not_reached ();
  g_assert_cmpuint (half[LIMIT / 2 - 1], ==, 1);
  free (half);

  /* What is given back can be had again. */
  block = malloc (LIMIT / 2);
  g_assert_cmpuint ((guintptr) block, ==, place);
  free (block);
  dossier_arena_set_limit (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/arena/blocks", test_blocks);
  g_test_add_func ("/layout/arena/calloc", test_calloc);
  g_test_add_func ("/layout/arena/aligned", test_aligned);
  g_test_add_func ("/layout/arena/fresh", test_fresh);
  g_test_add_func ("/layout/arena/limit", test_limit);

  return g_test_run ();
}

#else

static void
test_skip (void)
{
  g_test_skip ("the sanitizer has a malloc() of its own");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/arena", test_skip);

  return g_test_run ();
}

#endif
