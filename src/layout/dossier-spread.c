/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-spread.h"

/* Neighbours that stand as close as they may. */
typedef struct
{
  double mean; /* of what their first one's place would be if each had its own wish */
  guint count;
} Pool;

void
dossier_spread (guint n, const double *lengths, double gap, const double *wanted, double room, double *middles)
{
  g_autofree Pool *pools = g_new (Pool, MAX (n, 1));
  guint n_pools = 0;
  double offset = 0;
  double last = 0;
  guint at = 0;

  if (n == 0)
    return;

  /* Without the room that those before it take, each thing may stand where the one before it stands, or later. */
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        offset += (lengths[i - 1] + lengths[i]) / 2 + gap;
      pools[n_pools++] = (Pool){ wanted[i] - offset, 1 };
      while (n_pools > 1 && pools[n_pools - 1].mean <= pools[n_pools - 2].mean)
        {
          const Pool *right = &pools[--n_pools];
          Pool *left = &pools[n_pools - 1];

          left->mean = (left->mean * left->count + right->mean * right->count) / (left->count + right->count);
          left->count += right->count;
        }
    }

  last = MAX (room - lengths[n - 1] / 2 - offset, lengths[0] / 2);
  offset = 0;
  for (guint i = 0; i < n_pools; i++)
    for (guint j = 0; j < pools[i].count; j++, at++)
      {
        if (at > 0)
          offset += (lengths[at - 1] + lengths[at]) / 2 + gap;
        middles[at] = CLAMP (pools[i].mean, lengths[0] / 2, last) + offset;
      }
}
