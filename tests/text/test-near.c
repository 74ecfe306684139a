/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "text/dossier-near.h"

#include <string.h>

/* The table of P. Sellers, cell by cell: slow, and plain enough to be right. Returns the least distance of @quote from
 * any passage of @text, and where the first passage of that distance ends, in characters. */
static guint
search_plainly (const gunichar *text, guint length, const gunichar *quote, guint quote_length, guint *end)
{
  g_autofree guint *column = g_new (guint, quote_length + 1);
  guint best = quote_length;

  *end = 0;
  for (guint i = 0; i <= quote_length; i++)
    column[i] = i;
  for (guint j = 1; j <= length; j++)
    {
      guint diagonal = 0;

      for (guint i = 1; i <= quote_length; i++)
        {
          guint left = column[i];
          guint here = MIN (diagonal + (quote[i - 1] != text[j - 1]), MIN (left, column[i - 1]) + 1);

          diagonal = left;
          column[i] = here;
        }
      if (column[quote_length] < best)
        {
          best = column[quote_length];
          *end = j;
        }
    }
  return best;
}

static guint
get_distance (const gunichar *a, guint a_length, const gunichar *b, guint b_length)
{
  g_autofree guint *column = g_new (guint, a_length + 1);

  for (guint i = 0; i <= a_length; i++)
    column[i] = i;
  for (guint j = 1; j <= b_length; j++)
    {
      guint diagonal = column[0];

      column[0] = j;
      for (guint i = 1; i <= a_length; i++)
        {
          guint left = column[i];
          guint here = MIN (diagonal + (a[i - 1] != b[j - 1]), MIN (left, column[i - 1]) + 1);

          diagonal = left;
          column[i] = here;
        }
    }
  return column[a_length];
}

static void
append_words (GString *text, GRand *rand, guint n)
{
  static const char *const words[]
      = { "the ", "export ", "of ", "rare ", "earths ",   "to ",   "Japan ", "is ",       "banned ",
          "中国", "日本",    "é",   "😀 ",    "ministry ", "said ", "on ",    "Thursday. " };

  for (guint i = 0; i < n; i++)
    g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
}

/* Quotes with some slips, short and of several words of rows: as the plain table says. */
static void
test_against_table (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint n_found = 0, n_missed = 0;

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree gunichar *letters = NULL;
      g_autofree gunichar *wanted = NULL;
      g_autofree char *quote = NULL;
      glong n_letters, n_wanted;
      guint start, length, n_slips, best, end;
      DossierNear near = { 0 };
      gboolean found;

      append_words (text, rand, 300);
      letters = g_utf8_to_ucs4_fast (text->str, -1, &n_letters);
      length = (guint) g_rand_int_range (rand, 5, round % 3 == 0 ? 64 : 400);
      start = (guint) g_rand_int_range (rand, 0, (gint32) n_letters - (gint32) length);
      wanted = g_memdup2 (letters + start, (length + 1) * sizeof (gunichar));
      n_wanted = length;
      n_slips = (guint) g_rand_int_range (rand, 0, (gint32) length / 3);
      for (guint i = 0; i < n_slips; i++)
        {
          guint at = (guint) g_rand_int_range (rand, 0, (gint32) n_wanted);

          if (g_rand_boolean (rand) || n_wanted < 6)
            wanted[at] = 'Z';
          else
            memmove (wanted + at, wanted + at + 1, (gsize) (--n_wanted - at) * sizeof (gunichar));
        }
      quote = g_ucs4_to_utf8 (wanted, n_wanted, NULL, NULL, NULL);

      best = search_plainly (letters, (guint) n_letters, wanted, (guint) n_wanted, &end);
      found = dossier_near_find (text->str, text->len, quote, &near);
      g_assert_cmpint (found, ==, best <= (guint) n_wanted / DOSSIER_NEAR_FRACTION);
      n_found += found;
      n_missed += !found;
      if (!found)
        continue;
      g_assert_cmpuint (near.distance, ==, best);
      g_assert_cmpuint (near.length, ==, (guint) n_wanted);
      g_assert_cmpint (g_utf8_pointer_to_offset (text->str, text->str + near.end), ==, end);
      {
        glong from = g_utf8_pointer_to_offset (text->str, text->str + near.start);

        g_assert_cmpuint (get_distance (wanted, (guint) n_wanted, letters + from, end - (guint) from), ==, best);
      }
    }
  g_test_message ("%u near, %u not", n_found, n_missed);
  g_assert_cmpuint (n_found, >, 50);
  g_assert_cmpuint (n_missed, >, 50);
}

static void
test_short (void)
{
  DossierNear near;

  g_assert_false (dossier_near_find ("abcd", 4, "abxd", &near));
  g_assert_true (dossier_near_find ("__abcde__", 9, "abxde", &near));
  g_assert_cmpuint (near.start, ==, 2);
  g_assert_cmpuint (near.end, ==, 7);
  g_assert_cmpuint (near.distance, ==, 1);
  g_assert_false (dossier_near_find ("", 0, "abcdefgh", &near));
  g_assert_false (dossier_near_find ("a", 1, "", &near));
}

/* A long quote in a long text, and texts that are made so that the filter lets all of them through. */
static void
test_large (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) quote = NULL;
  g_autofree char *same = g_strnfill (4 << 20, 'a');
  g_autofree char *half = g_strnfill (8192, 'a');
  gsize start, at;
  DossierNear near;

  append_words (text, rand, 150000);
  start = text->len / 2;
  while (((guchar) text->str[start] & 0xc0) == 0x80)
    start++;
  quote = g_string_new_len (text->str + start, 800);
  while (!g_utf8_validate (quote->str, -1, NULL))
    g_string_truncate (quote, quote->len - 1);
  at = (gsize) (strchr (quote->str, 'e') - quote->str);
  quote->str[at] = 'E';
  g_assert_true (dossier_near_find (text->str, text->len, quote->str, &near));
  g_assert_cmpuint (near.distance, ==, 1);
  g_assert_cmpuint (near.start, ==, start);

  memset (half + 4000, 'b', 4192);
  g_assert_false (dossier_near_find (same, 4 << 20, half, &near));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/near/against-table", test_against_table);
  g_test_add_func ("/near/short", test_short);
  g_test_add_func ("/near/large", test_large);
  return g_test_run ();
}
