/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-suggest.h"

#include <string.h>

/* Nobody types more by hand. */
#define LONGEST 128
#define MOST_SLIPS 3

/* The distance between two words, or @limit + 1 where it is more than @limit. */
static guint
count_slips (const gunichar *a, guint a_length, const gunichar *b, guint b_length, guint limit)
{
  guint rows[3][LONGEST + 1];
  guint *before = rows[0];
  guint *last = rows[1];
  guint *row = rows[2];

  if (MAX (a_length, b_length) - MIN (a_length, b_length) > limit)
    return limit + 1;

  for (guint j = 0; j <= b_length; j++)
    last[j] = j;

  for (guint i = 1; i <= a_length; i++)
    {
      guint *oldest = before;
      guint least = i;

      row[0] = i;
      for (guint j = 1; j <= b_length; j++)
        {
          row[j] = MIN (last[j], row[j - 1]) + 1;
          row[j] = MIN (row[j], last[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
          least = MIN (least, row[j]);
        }

      if (least > limit)
        return limit + 1;

      before = last;
      last = row;
      row = oldest;
    }

  return last[b_length];
}

static guint
decode (const char *word, gunichar *letters)
{
  guint length = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (length == LONGEST)
        return LONGEST + 1;
      letters[length++] = g_unichar_tolower (g_utf8_get_char (p));
    }

  return length;
}

char *
dossier_suggest (const char *word, const char *const *candidates, guint n_candidates)
{
  gunichar letters[LONGEST], other[LONGEST];
  const char *best = NULL;
  guint length;
  guint limit;

  g_return_val_if_fail (word != NULL, NULL);
  g_return_val_if_fail (candidates != NULL || n_candidates == 0, NULL);

  length = decode (word, letters);
  if (length > LONGEST)
    return NULL;

  limit = CLAMP (length / 3, 1, MOST_SLIPS);
  for (guint i = 0; i < n_candidates; i++)
    {
      guint other_length = decode (candidates[i], other);
      guint slips;

      if (other_length > LONGEST)
        continue;

      slips = count_slips (letters, length, other, other_length, limit);
      if (slips > limit)
        continue;

      best = candidates[i];
      if (slips == 0)
        break;
      limit = slips - 1;
    }

  return g_strdup (best);
}
