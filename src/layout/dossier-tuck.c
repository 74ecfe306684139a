/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-tuck.h"

#include <math.h>

/* Points between two tries along an edge, and how many are made beyond where the card stands. */
#define STEP 6.0
#define N_BEYOND 12

typedef struct
{
  const DossierAdjacency *adjacency;
  const double *sizes;
  double gap;
  double least_edge;
  double *centres;
} Tuck;

/* What remains when leaves are taken away, over and over, is the core; gives the leaves in the order in which they were taken,
 * each with the one that it hung on. */
static guint
take_leaves (const DossierAdjacency *adjacency, guint *leaves, guint *hung_on)
{
  g_autofree guint *degrees = g_new (guint, adjacency->n_nodes);
  guint n = 0;

  for (guint i = 0; i < adjacency->n_nodes; i++)
    {
      degrees[i] = dossier_adjacency_get_degree (adjacency, i);
      if (degrees[i] == 1)
        leaves[n++] = i;
    }

  for (guint i = 0; i < n; i++)
    {
      guint leaf = leaves[i];

      hung_on[leaf] = G_MAXUINT;
      /* The last two of a tree hang on each other: one of them is the core. */
      if (degrees[leaf] != 1)
        continue;

      degrees[leaf] = 0;
      for (guint j = adjacency->first[leaf]; j < adjacency->first[leaf + 1]; j++)
        {
          guint other = adjacency->neighbours[j];

          if (degrees[other] == 0)
            continue;
          hung_on[leaf] = other;
          if (--degrees[other] == 1)
            leaves[n++] = other;
        }
    }

  return n;
}

static gboolean
has_room (const Tuck *self, guint node, double x, double y)
{
  for (guint i = 0; i < self->adjacency->n_nodes; i++)
    {
      if (i != node &&
          fabs (self->centres[2 * (gsize) i] - x) <
              (self->sizes[2 * (gsize) i] + self->sizes[2 * (gsize) node]) / 2 + self->gap &&
          fabs (self->centres[2 * (gsize) i + 1] - y) <
              (self->sizes[2 * (gsize) i + 1] + self->sizes[2 * (gsize) node + 1]) / 2 + self->gap)
        return FALSE;
    }

  return TRUE;
}

/* How far from its centre a line in this direction leaves a node. */
static double
get_reach (const Tuck *self, guint node, double dx, double dy)
{
  double reach_x = dx != 0 ? self->sizes[2 * (gsize) node] / 2 / fabs (dx) : INFINITY;
  double reach_y = dy != 0 ? self->sizes[2 * (gsize) node + 1] / 2 / fabs (dy) : INFINITY;

  return MIN (reach_x, reach_y);
}

static void
tuck (Tuck *self, guint leaf, guint on)
{
  double x = self->centres[2 * (gsize) on];
  double y = self->centres[2 * (gsize) on + 1];
  double dx = self->centres[2 * (gsize) leaf] - x;
  double dy = self->centres[2 * (gsize) leaf + 1] - y;
  double distance = hypot (dx, dy);
  double least;

  if (!(distance > 0))
    return;

  dx /= distance;
  dy /= distance;
  least = get_reach (self, leaf, dx, dy) + get_reach (self, on, dx, dy) + self->least_edge;
  for (double at = least; at < (distance < least ? least + N_BEYOND * STEP : distance); at += STEP)
    {
      if (has_room (self, leaf, x + at * dx, y + at * dy))
        {
          self->centres[2 * (gsize) leaf] = x + at * dx;
          self->centres[2 * (gsize) leaf + 1] = y + at * dy;
          return;
        }
    }
}

void
dossier_tuck_branches (const DossierAdjacency *adjacency,
                       const double *sizes,
                       double gap,
                       double least_edge,
                       double *centres)
{
  Tuck self = { adjacency, sizes, gap, least_edge, centres };
  g_autofree guint *leaves = g_new (guint, MAX (2 * (gsize) adjacency->n_nodes, 1));
  g_autofree guint *hung_on = g_new (guint, MAX (adjacency->n_nodes, 1));
  guint n = take_leaves (adjacency, leaves, hung_on);

  /* From the core outward. */
  for (guint i = n; i-- > 0;)
    {
      if (hung_on[leaves[i]] != G_MAXUINT)
        tuck (&self, leaves[i], hung_on[leaves[i]]);
    }
}
