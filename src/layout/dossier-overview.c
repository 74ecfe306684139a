/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-overview.h"

#include "dossier-adjacency.h"
#include "dossier-layout-pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_ROUNDS 6
#define MIN_COMMUNITY_CAP 40
#define SMALL_COMMUNITY 3
/* Width to height, of each block and of the whole. */
#define RATIO 1.5
/* Gaps between blocks, in gaps between nodes. */
#define BLOCK_GAPS 5

typedef struct
{
  guint n_nodes;
  const double *sizes;
  double gap;
  DossierAdjacency adjacency;
  guint *label_of; /* of each node: its community */
  guint n_communities;
  guint *first; /* in members: where each community begins, and one more for the end */
  guint *members;
  DossierBox *boxes;
} Overview;

/* Nodes by their number of neighbours, those with the fewest first (a counting sort). */
static guint *
order_by_degree (const Overview *self)
{
  guint *order = g_new (guint, MAX (self->n_nodes, 1));
  guint most = 0;
  g_autofree guint *next = NULL;

  for (guint i = 0; i < self->n_nodes; i++)
    most = MAX (most, dossier_adjacency_get_degree (&self->adjacency, i));
  next = g_new0 (guint, (gsize) most + 2);
  for (guint i = 0; i < self->n_nodes; i++)
    next[dossier_adjacency_get_degree (&self->adjacency, i) + 1]++;
  for (guint i = 0; i < most; i++)
    next[i + 1] += next[i];
  for (guint i = 0; i < self->n_nodes; i++)
    order[next[dossier_adjacency_get_degree (&self->adjacency, i)]++] = i;

  return order;
}

/* The community that most of a node's neighbours are in, if there are fewer than @cap in it; of several the one with the
 * more connected first node. */
static guint
choose_label (const Overview *self, guint node, const guint *n_in, guint cap, guint *votes)
{
  const guint *neighbours = self->adjacency.neighbours + self->adjacency.first[node];
  guint degree = dossier_adjacency_get_degree (&self->adjacency, node);
  guint own = self->label_of[node];
  guint best = own;

  for (guint i = 0; i < degree; i++)
    votes[self->label_of[neighbours[i]]]++;
  for (guint i = 0; i < degree; i++)
    {
      guint label = self->label_of[neighbours[i]];
      guint label_degree = dossier_adjacency_get_degree (&self->adjacency, label);
      guint best_degree = dossier_adjacency_get_degree (&self->adjacency, best);

      if (label == best || (label != own && n_in[label] >= cap))
        continue;
      if (votes[label] > votes[best] ||
          (votes[label] == votes[best] &&
           (label_degree > best_degree || (label_degree == best_degree && label < best))))
        best = label;
    }
  for (guint i = 0; i < degree; i++)
    votes[self->label_of[neighbours[i]]] = 0;

  return best;
}

/* Those that nothing ties to others stand together. */
static void
gather_isolated (Overview *self, guint *n_in, guint cap)
{
  guint shared = G_MAXUINT;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      if (dossier_adjacency_get_degree (&self->adjacency, i) > 0)
        continue;

      if (shared == G_MAXUINT || n_in[shared] >= cap)
        {
          shared = i;
          continue;
        }
      self->label_of[i] = shared;
      n_in[shared]++;
    }
}

/* Those that a full community keeps out stand together, rather than each by itself. */
static void
gather_overflow (Overview *self, const guint *order, guint *n_in, guint cap, guint *votes)
{
  g_autofree guint *overflow_of = g_new (guint, MAX (self->n_nodes, 1));

  memset (overflow_of, 0xff, MAX (self->n_nodes, 1) * sizeof *overflow_of);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint node = order[i];
      guint own = self->label_of[node];
      guint wanted;
      guint overflow;

      if (n_in[own] > SMALL_COMMUNITY || dossier_adjacency_get_degree (&self->adjacency, node) == 0)
        continue;

      wanted = choose_label (self, node, n_in, G_MAXUINT, votes);
      overflow = overflow_of[wanted];
      if (wanted == own || overflow == own)
        continue;

      if (overflow == G_MAXUINT || n_in[overflow] >= cap)
        {
          overflow_of[wanted] = own;
          continue;
        }
      n_in[own]--;
      n_in[overflow]++;
      self->label_of[node] = overflow;
    }
}

/* Every node starts as a community of its own. Leaves choose first, so that communities gather around hubs. */
static void
propagate_labels (Overview *self)
{
  guint cap = MAX (MIN_COMMUNITY_CAP, (guint) sqrt ((double) self->n_nodes));
  g_autofree guint *n_in = g_new (guint, MAX (self->n_nodes, 1));
  g_autofree guint *votes = g_new0 (guint, MAX (self->n_nodes, 1));
  g_autofree guint *order = order_by_degree (self);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      self->label_of[i] = i;
      n_in[i] = 1;
    }

  for (guint round = 0, n_moved = 1; round < N_ROUNDS && n_moved > 0; round++)
    {
      n_moved = 0;
      for (guint i = 0; i < self->n_nodes; i++)
        {
          guint node = order[i];
          guint own = self->label_of[node];
          guint best = choose_label (self, node, n_in, cap, votes);

          if (best != own)
            {
              n_in[own]--;
              n_in[best]++;
              self->label_of[node] = best;
              n_moved++;
            }
        }
    }

  gather_overflow (self, order, n_in, cap, votes);
  gather_isolated (self, n_in, cap);
}

/* Sorts nodes into communities, numbered by their first node. */
static void
gather_members (Overview *self)
{
  g_autofree guint *number_of = g_new (guint, MAX (self->n_nodes, 1));
  g_autofree guint *next = NULL;

  memset (number_of, 0xff, MAX (self->n_nodes, 1) * sizeof *number_of);
  self->first = g_new0 (guint, (gsize) self->n_nodes + 1);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint label = self->label_of[i];

      if (number_of[label] == G_MAXUINT)
        number_of[label] = self->n_communities++;
      self->label_of[i] = number_of[label];
      self->first[self->label_of[i] + 1]++;
    }
  for (guint i = 0; i < self->n_communities; i++)
    self->first[i + 1] += self->first[i];

  next = g_memdup2 (self->first, ((gsize) self->n_nodes + 1) * sizeof *next);
  self->members = g_new (guint, MAX (self->n_nodes, 1));
  for (guint i = 0; i < self->n_nodes; i++)
    self->members[next[self->label_of[i]]++] = i;
}

static int
compare_degrees (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DossierAdjacency *adjacency = user_data;
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;
  guint left_degree = dossier_adjacency_get_degree (adjacency, left);
  guint right_degree = dossier_adjacency_get_degree (adjacency, right);

  if (left_degree != right_degree)
    return left_degree > right_degree ? -1 : 1;

  return left < right ? -1 : left > right;
}

/* A row in the making grows from its middle to both sides. */
typedef struct
{
  double left;
  double right;
  double height;
} Row;

/* Puts a community into rows around the origin: the first, most connected node in the middle of the middle row, the next
 * beside it to the left and right, further rows below and above in turn. */
static void
make_block (Overview *self, guint community)
{
  guint *members = self->members + self->first[community];
  guint n = self->first[community + 1] - self->first[community];
  double above = 0;
  double below = 0;
  double area = 0;
  double width;

  g_qsort_with_data (members, (int) n, sizeof *members, compare_degrees, &self->adjacency);
  for (guint i = 0; i < n; i++)
    area += (self->sizes[2 * (gsize) members[i]] + self->gap) * (self->sizes[2 * (gsize) members[i] + 1] + self->gap);
  width = sqrt (area * RATIO);

  for (guint i = 0, row_number = 0, end; i < n; i = end, row_number++)
    {
      Row row = { 0 };
      double top;

      for (end = i; end < n; end++)
        {
          const double *size = self->sizes + 2 * (gsize) members[end];
          DossierBox *box = &self->boxes[members[end]];
          double step = size[0] + self->gap;

          if (end > i && row.right - row.left + step > width)
            break;
          box->width = size[0];
          box->height = size[1];
          if (end == i)
            {
              row.left = -step / 2;
              row.right = step / 2;
              box->x = -size[0] / 2;
            }
          else if (row.right <= -row.left)
            {
              box->x = row.right + self->gap / 2;
              row.right += step;
            }
          else
            {
              row.left -= step;
              box->x = row.left + self->gap / 2;
            }
          row.height = MAX (row.height, size[1] + self->gap);
        }

      if (row_number == 0)
        {
          above = below = row.height / 2;
          top = -above;
        }
      else if (row_number % 2 == 1)
        {
          top = below;
          below += row.height;
        }
      else
        {
          above += row.height;
          top = -above;
        }
      for (guint j = i; j < end; j++)
        self->boxes[members[j]].y = top + (row.height - self->boxes[members[j]].height) / 2;
    }
}

static DossierBox
get_block_bounds (const Overview *self, guint community)
{
  const DossierBox *boxes = self->boxes;
  const guint *members = self->members + self->first[community];
  guint n = self->first[community + 1] - self->first[community];
  double left = INFINITY;
  double top = INFINITY;
  double right = -INFINITY;
  double bottom = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      left = MIN (left, boxes[members[i]].x);
      top = MIN (top, boxes[members[i]].y);
      right = MAX (right, boxes[members[i]].x + boxes[members[i]].width);
      bottom = MAX (bottom, boxes[members[i]].y + boxes[members[i]].height);
    }

  return (DossierBox){ left, top, right - left, bottom - top };
}

/* The order in which blocks are put down: outward from the largest along the edges between communities. */
static guint *
order_blocks (const Overview *self)
{
  g_autofree guint *by_size = g_new (guint, MAX (self->n_communities, 1));
  g_autofree guint8 *queued = g_new0 (guint8, MAX (self->n_communities, 1));
  guint *order = g_new (guint, MAX (self->n_communities, 1));
  g_autofree guint *starts = g_new0 (guint, (gsize) self->n_nodes + 2);
  guint n = 0;

  /* A counting sort: sizes are numbers of nodes. */
  for (guint i = 0; i < self->n_communities; i++)
    starts[self->n_nodes - (self->first[i + 1] - self->first[i]) + 1]++;
  for (guint i = 0; i < self->n_nodes; i++)
    starts[i + 1] += starts[i];
  for (guint i = 0; i < self->n_communities; i++)
    by_size[starts[self->n_nodes - (self->first[i + 1] - self->first[i])]++] = i;

  for (guint i = 0, done = 0; i < self->n_communities; i++)
    {
      if (queued[by_size[i]])
        continue;
      queued[by_size[i]] = TRUE;
      order[n++] = by_size[i];
      for (; done < n; done++)
        {
          for (guint j = self->first[order[done]]; j < self->first[order[done] + 1]; j++)
            {
              guint node = self->members[j];

              for (guint k = self->adjacency.first[node]; k < self->adjacency.first[node + 1]; k++)
                {
                  guint other = self->label_of[self->adjacency.neighbours[k]];

                  if (!queued[other])
                    {
                      queued[other] = TRUE;
                      order[n++] = other;
                    }
                }
            }
        }
    }

  return order;
}

/* The middle of the placed nodes that a community's members have edges with. */
static gboolean
find_wish (const Overview *self, guint community, const guint8 *placed, DossierPoint *wish)
{
  DossierPoint sum = { 0, 0 };
  guint n = 0;

  for (guint i = self->first[community]; i < self->first[community + 1]; i++)
    {
      guint node = self->members[i];

      for (guint j = self->adjacency.first[node]; j < self->adjacency.first[node + 1]; j++)
        {
          guint other = self->adjacency.neighbours[j];

          if (placed[self->label_of[other]])
            {
              sum.x += self->boxes[other].x + self->boxes[other].width / 2;
              sum.y += self->boxes[other].y + self->boxes[other].height / 2;
              n++;
            }
        }
    }

  if (n > 0)
    *wish = (DossierPoint){ sum.x / n, sum.y / n };

  return n > 0;
}

static gboolean
place_blocks (Overview *self, GCancellable *cancellable, GError **error)
{
  g_autofree guint *order = order_blocks (self);
  g_autofree guint8 *placed = g_new0 (guint8, MAX (self->n_communities, 1));
  g_autofree DossierBox *bounds = g_new (DossierBox, MAX (self->n_communities, 1));
  g_autoptr (DossierPacker) packer = NULL;
  double gap = BLOCK_GAPS * self->gap;
  double area = 0;
  double largest = 0;

  for (guint i = 0; i < self->n_communities; i++)
    {
      bounds[i] = get_block_bounds (self, i);
      area += (bounds[i].width + gap) * (bounds[i].height + gap);
      largest = MAX (largest, MAX (bounds[i].width, bounds[i].height));
    }

  packer = dossier_packer_new (area, largest, self->n_communities, gap, RATIO);
  for (guint i = 0; i < self->n_communities; i++)
    {
      guint community = order[i];
      DossierPackItem item = { .boxes = &bounds[community], .n_boxes = 1 };
      DossierPoint move;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      item.has_wish = find_wish (self, community, placed, &item.wish);
      move = dossier_packer_put (packer, &item);
      for (guint j = self->first[community]; j < self->first[community + 1]; j++)
        {
          self->boxes[self->members[j]].x += move.x;
          self->boxes[self->members[j]].y += move.y;
        }
      placed[community] = TRUE;
    }

  return TRUE;
}

gboolean
dossier_overview_lay_out (guint n_nodes,
                          const double *sizes,
                          guint n_edges,
                          const guint *ends,
                          double gap,
                          DossierBox *boxes,
                          GCancellable *cancellable,
                          GError **error)
{
  Overview self = { .n_nodes = n_nodes, .sizes = sizes, .gap = gap, .boxes = boxes };
  gboolean done;

  dossier_adjacency_init (&self.adjacency, n_nodes, n_edges, ends);
  self.label_of = g_new (guint, MAX (n_nodes, 1));
  propagate_labels (&self);
  gather_members (&self);
  for (guint i = 0; i < self.n_communities; i++)
    make_block (&self, i);
  done = place_blocks (&self, cancellable, error);

  dossier_adjacency_clear (&self.adjacency);
  g_free (self.label_of);
  g_free (self.first);
  g_free (self.members);

  return done;
}
