/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-index.h"

#include "dossier-curve.h"

#include <math.h>
#include <stdlib.h>

#define FAN_OUT 16
#define HILBERT_BITS 16
/* Levels of a tree of 2^32 leaves. */
#define MAX_LEVELS 9

typedef struct
{
  float left;
  float top;
  float right;
  float bottom;
} Bounds;

struct _DossierLayoutIndex
{
  guint n_items;
  guint *items; /* in Hilbert order */
  guint n_levels;
  guint level_sizes[MAX_LEVELS];
  Bounds *levels[MAX_LEVELS]; /* the first: of the items */
};

typedef struct
{
  guint32 key;
  guint item;
} Keyed;

static float
round_down (double value)
{
  float rounded = (float) value;

  return rounded > value ? nextafterf (rounded, -INFINITY) : rounded;
}

static float
round_up (double value)
{
  float rounded = (float) value;

  return rounded < value ? nextafterf (rounded, INFINITY) : rounded;
}

/* Distance along the Hilbert curve of a cell in a grid of 2^16 by 2^16. */
static guint32
get_hilbert_key (guint32 x, guint32 y)
{
  guint32 key = 0;

  for (guint32 side = 1u << (HILBERT_BITS - 1); side > 0; side >>= 1)
    {
      guint32 right = (x & side) != 0;
      guint32 low = (y & side) != 0;

      key = (key << 2) | ((3 * right) ^ low);
      if (!low)
        {
          guint32 swap = x;

          if (right)
            {
              x = ~x;
              y = ~y;
              swap = x;
            }
          x = y;
          y = swap;
        }
    }

  return key;
}

static int
compare_keyed (gconstpointer a, gconstpointer b)
{
  const Keyed *left = a;
  const Keyed *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;

  return left->item < right->item ? -1 : left->item > right->item;
}

static Keyed *
sort_by_hilbert_key (const DossierBox *boxes, guint n_boxes)
{
  Keyed *keyed = g_new (Keyed, n_boxes);
  DossierBox bounds = boxes[0];
  double scale_x;
  double scale_y;

  for (guint i = 0; i < n_boxes; i++)
    dossier_box_add_box (&bounds, &boxes[i]);

  scale_x = bounds.width > 0 ? ((1u << HILBERT_BITS) - 1) / bounds.width : 0;
  scale_y = bounds.height > 0 ? ((1u << HILBERT_BITS) - 1) / bounds.height : 0;
  for (guint i = 0; i < n_boxes; i++)
    {
      DossierPoint centre = dossier_box_get_centre (&boxes[i]);

      keyed[i].item = i;
      keyed[i].key = get_hilbert_key ((guint32) ((centre.x - bounds.x) * scale_x),
                                      (guint32) ((centre.y - bounds.y) * scale_y));
    }
  qsort (keyed, n_boxes, sizeof *keyed, compare_keyed);

  return keyed;
}

static void
build_level (DossierLayoutIndex *index, guint level)
{
  guint n_below = index->level_sizes[level - 1];
  guint n = (n_below + FAN_OUT - 1) / FAN_OUT;

  index->level_sizes[level] = n;
  index->levels[level] = g_new (Bounds, n);
  for (guint i = 0; i < n; i++)
    {
      Bounds bounds = index->levels[level - 1][i * FAN_OUT];

      for (guint j = i * FAN_OUT + 1; j < MIN ((i + 1) * FAN_OUT, n_below); j++)
        {
          const Bounds *child = &index->levels[level - 1][j];

          bounds.left = MIN (bounds.left, child->left);
          bounds.top = MIN (bounds.top, child->top);
          bounds.right = MAX (bounds.right, child->right);
          bounds.bottom = MAX (bounds.bottom, child->bottom);
        }
      index->levels[level][i] = bounds;
    }
}

DossierLayoutIndex *
dossier_layout_index_new (const DossierBox *boxes, guint n_boxes)
{
  DossierLayoutIndex *index = g_new0 (DossierLayoutIndex, 1);
  g_autofree Keyed *keyed = NULL;

  index->n_items = n_boxes;
  if (n_boxes == 0)
    return index;

  keyed = sort_by_hilbert_key (boxes, n_boxes);
  index->items = g_new (guint, n_boxes);
  index->levels[0] = g_new (Bounds, n_boxes);
  index->level_sizes[0] = n_boxes;
  for (guint i = 0; i < n_boxes; i++)
    {
      const DossierBox *box = &boxes[keyed[i].item];

      index->items[i] = keyed[i].item;
      index->levels[0][i] = (Bounds){ round_down (box->x), round_down (box->y), round_up (box->x + box->width),
                                      round_up (box->y + box->height) };
    }

  for (index->n_levels = 1; index->level_sizes[index->n_levels - 1] > 1; index->n_levels++)
    build_level (index, index->n_levels);

  return index;
}

void
dossier_layout_index_free (DossierLayoutIndex *index)
{
  for (guint i = 0; i < index->n_levels; i++)
    g_free (index->levels[i]);
  g_free (index->items);
  g_free (index);
}

static void
find_below (const DossierLayoutIndex *index, guint level, guint cell, const Bounds *region, GArray *found)
{
  const Bounds *bounds = &index->levels[level][cell];

  if (bounds->left > region->right || bounds->right < region->left || bounds->top > region->bottom ||
      bounds->bottom < region->top)
    return;

  if (level == 0)
    {
      g_array_append_val (found, index->items[cell]);
      return;
    }

  for (guint i = cell * FAN_OUT; i < MIN ((cell + 1) * FAN_OUT, index->level_sizes[level - 1]); i++)
    find_below (index, level - 1, i, region, found);
}

void
dossier_layout_index_find (const DossierLayoutIndex *index, const DossierBox *region, GArray *found)
{
  Bounds bounds = { round_down (region->x), round_down (region->y), round_up (region->x + region->width),
                    round_up (region->y + region->height) };

  if (index->n_items > 0)
    find_below (index, index->n_levels - 1, 0, &bounds, found);
}
