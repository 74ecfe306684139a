/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Approximate search in two steps. Most of a text is ruled out by counting: a passage with at most k differences from
 * a quote of m characters shares at least m - q + 1 - kq of its q-grams (P. Jokinen and E. Ukkonen, "Two algorithms for
 * approximate string matching in static texts", MFCS 1991). What is left is searched with the bit-parallel algorithm
 * of G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", Journal of
 * the ACM 46(3), 1999, 64 rows of the table at a time. The filter loses nothing, so the answer is exact.
 */

#include "dossier-near.h"

#include <string.h>

#define Q 3
#define MAX_LENGTH 8192 /* longer quotes are not looked for */
#define N_BUCKETS (1u << 16)
#define MAX_WORK (1u << 28) /* words of 64 rows: a second or so */

typedef struct
{
  const gunichar *letters;
  guint length;
  guint n_words;
  guint64 *rows;    /* for each different letter, the rows where it stands */
  guint ascii[128]; /* from a letter to its number, 0 for one that is not in the quote */
  GHashTable *others;
  guint64 *plus; /* vertical differences of +1 and of -1 */
  guint64 *minus;
} Pattern;

static guint
get_number (const Pattern *pattern, gunichar c)
{
  return c < 128 ? pattern->ascii[c] : GPOINTER_TO_UINT (g_hash_table_lookup (pattern->others, GUINT_TO_POINTER (c)));
}

static void
init_pattern (Pattern *pattern, const gunichar *letters, guint length)
{
  guint n_numbers = 1; /* 0 stands nowhere */

  memset (pattern, 0, sizeof *pattern);
  pattern->letters = letters;
  pattern->length = length;
  pattern->n_words = (length + 63) / 64;
  pattern->others = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < length; i++)
    {
      if (get_number (pattern, letters[i]) != 0)
        continue;
      if (letters[i] < 128)
        pattern->ascii[letters[i]] = n_numbers++;
      else
        g_hash_table_insert (pattern->others, GUINT_TO_POINTER (letters[i]), GUINT_TO_POINTER (n_numbers++));
    }
  pattern->rows = g_new0 (guint64, (gsize) n_numbers * pattern->n_words);
  for (guint i = 0; i < length; i++)
    pattern->rows[(gsize) get_number (pattern, letters[i]) * pattern->n_words + i / 64] |= (guint64) 1 << (i % 64);
  pattern->plus = g_new (guint64, pattern->n_words);
  pattern->minus = g_new (guint64, pattern->n_words);
}

static void
clear_pattern (Pattern *pattern)
{
  g_hash_table_unref (pattern->others);
  g_free (pattern->rows);
  g_free (pattern->plus);
  g_free (pattern->minus);
}

static void
begin_columns (Pattern *pattern)
{
  memset (pattern->plus, 0xff, pattern->n_words * sizeof (guint64));
  memset (pattern->minus, 0, pattern->n_words * sizeof (guint64));
}

/* Computes the next column for the character @c. @above: the difference along the row above the first: 0 where a
 * passage may start anywhere, 1 where it starts at the first column. Returns the difference along the last row. */
static int
step_column (Pattern *pattern, gunichar c, int above)
{
  const guint64 *equal_rows = pattern->rows + (gsize) get_number (pattern, c) * pattern->n_words;
  int in = above;

  for (guint word = 0; word < pattern->n_words; word++)
    {
      guint last_row = word + 1 < pattern->n_words ? 63 : (pattern->length - 1) % 64;
      guint64 plus = pattern->plus[word];
      guint64 minus = pattern->minus[word];
      guint64 equal = equal_rows[word];
      guint64 vertical = equal | minus;
      guint64 horizontal, right_plus, right_minus;
      int out;

      equal |= in < 0;
      horizontal = (((equal & plus) + plus) ^ plus) | equal;
      right_plus = minus | ~(horizontal | plus);
      right_minus = plus & horizontal;
      out = (int) (right_plus >> last_row & 1) - (int) (right_minus >> last_row & 1);
      right_plus = right_plus << 1 | (in > 0);
      right_minus = right_minus << 1 | (in < 0);
      pattern->plus[word] = right_minus | ~(vertical | right_plus);
      pattern->minus[word] = right_plus & vertical;
      in = out;
    }
  return in;
}

/* Looks for a better passage that lies between two byte offsets. */
static void
search_range (Pattern *pattern, const char *text, gsize start, gsize end, guint *best, gsize *best_end)
{
  guint distance = pattern->length;

  begin_columns (pattern);
  for (const char *p = text + start; p < text + end;)
    {
      distance = (guint) ((int) distance + step_column (pattern, g_utf8_get_char (p), 0));
      p = g_utf8_next_char (p);
      if (distance < *best)
        {
          *best = distance;
          *best_end = (gsize) (p - text);
        }
    }
}

/* The same table backwards from the passage's end gives its start. */
static gsize
find_start (const gunichar *letters, guint length, const char *text, gsize end, guint distance)
{
  g_autofree gunichar *reversed = g_new (gunichar, length);
  const char *p = text + end;
  guint here = length;
  guint n = 0;
  Pattern pattern;

  for (guint i = 0; i < length; i++)
    reversed[i] = letters[length - 1 - i];
  init_pattern (&pattern, reversed, length);
  begin_columns (&pattern);
  while (here != distance && p > text && n++ < length + distance)
    {
      p = g_utf8_prev_char (p);
      here = (guint) ((int) here + step_column (&pattern, g_utf8_get_char (p), 1));
    }
  clear_pattern (&pattern);
  return (gsize) (p - text);
}

static guint
hash_gram (const gunichar *gram)
{
  guint32 hash = 0;

  for (guint i = 0; i < Q; i++)
    hash = (hash ^ gram[i]) * 0x9e3779b1u;
  return hash >> 16;
}

/* Slides a window over the text and searches where it shares enough q-grams with the quote. Windows that follow each
 * other are searched in one go. */
typedef struct
{
  Pattern *pattern;
  const char *text;
  gsize work;
  guint best;
  gsize best_end;
} Search;

static gboolean
search_candidate (Search *search, gsize start, gsize end)
{
  gsize work = (end - start) * search->pattern->n_words;

  if (work > MAX_WORK - search->work)
    return FALSE;
  search->work += work;
  search_range (search->pattern, search->text, start, end, &search->best, &search->best_end);
  return TRUE;
}

static void
filter (Search *search, gsize length, guint bound)
{
  const Pattern *pattern = search->pattern;
  guint wanted = pattern->length - (Q - 1) - bound * Q;
  guint n_in_window = pattern->length + bound - (Q - 1);
  g_autofree gint16 *left = g_new0 (gint16, N_BUCKETS);
  g_autofree guint16 *window = g_new (guint16, n_in_window);
  g_autofree gsize *starts = g_new (gsize, n_in_window); /* where the q-grams of the window start */
  gunichar gram[Q] = { 0 };
  const char *gram_starts[Q] = { 0 };
  gsize n_grams = 0;
  guint common = 0;
  gsize from = 0, to = 0;

  for (guint i = 0; i + Q <= pattern->length; i++)
    left[hash_gram (pattern->letters + i)]++;

  for (const char *p = search->text; p < search->text + length;)
    {
      guint place;

      memmove (gram, gram + 1, sizeof gram - sizeof *gram);
      memmove (gram_starts, gram_starts + 1, sizeof gram_starts - sizeof *gram_starts);
      gram[Q - 1] = g_utf8_get_char (p);
      gram_starts[Q - 1] = p;
      p = g_utf8_next_char (p);
      if (gram_starts[0] == NULL)
        continue;

      place = (guint) (n_grams % n_in_window);
      if (n_grams >= n_in_window && ++left[window[place]] > 0)
        common--;
      window[place] = (guint16) hash_gram (gram);
      starts[place] = (gsize) (gram_starts[0] - search->text);
      if (left[window[place]]-- > 0)
        common++;
      n_grams++;
      if (common < wanted)
        continue;

      {
        gsize start = n_grams >= n_in_window ? starts[n_grams % n_in_window] : 0;

        if (to > from && start > to)
          {
            if (!search_candidate (search, from, to))
              return;
            from = start;
          }
        else if (to == from)
          from = start;
        to = (gsize) (p - search->text);
      }
    }
  if (to > from)
    search_candidate (search, from, to);
}

gboolean
dossier_near_find (const char *text, gsize length, const char *quote, DossierNear *near)
{
  g_autofree gunichar *letters = NULL;
  glong n_letters;
  Pattern pattern;
  Search search = { 0 };
  guint bound;

  letters = g_utf8_to_ucs4_fast (quote, -1, &n_letters);
  bound = (guint) n_letters / DOSSIER_NEAR_FRACTION;
  if (bound == 0 || n_letters > MAX_LENGTH)
    return FALSE;

  init_pattern (&pattern, letters, (guint) n_letters);
  search.pattern = &pattern;
  search.text = text;
  search.best = bound + 1;
  /* One word of rows is faster to search than to filter. */
  if (pattern.n_words == 1)
    search_candidate (&search, 0, length);
  else
    filter (&search, length, bound);
  clear_pattern (&pattern);
  if (search.best > bound)
    return FALSE;

  near->end = search.best_end;
  near->start = find_start (letters, (guint) n_letters, text, near->end, search.best);
  near->distance = search.best;
  near->length = (guint) n_letters;
  return TRUE;
}
