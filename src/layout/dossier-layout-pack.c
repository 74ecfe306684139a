/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-pack.h"

#include "dossier-curve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Cells for all items together: enough for shapes to show, few enough to be searched. */
#define BASE_CELLS 4000.0
#define CELLS_PER_ITEM 12.0
#define MAX_CELLS 120000.0
/* However long and thin one of them is. */
#define MAX_ITEM_SIDE 500.0
/* Cells a side of the neighbourhoods that wishes are told apart by. */
#define TILE 4

typedef struct
{
  int x;
  int y;
} Cell;

struct _DossierPacker
{
  double gap;
  double ratio;
  double cell_size;
  int side; /* the plane: side by side cells, the middle at side / 2 */
  guint8 *taken;
  GHashTable *full_rings; /* size of a rectangle and place that it is wished to -> the first ring that may have room for it */
};

static DossierBox
get_bounds (const DossierPackItem *item)
{
  DossierBox bounds = { 0 };

  if (item->n_boxes > 0)
    bounds = item->boxes[0];
  for (guint i = 0; i < item->n_boxes; i++)
    dossier_box_add_box (&bounds, &item->boxes[i]);

  return bounds;
}

DossierPacker *
dossier_packer_new (double area, double largest, guint n_items, double gap, double ratio)
{
  DossierPacker *packer = g_new0 (DossierPacker, 1);
  double n_cells = MIN (BASE_CELLS + CELLS_PER_ITEM * n_items, MAX_CELLS);

  packer->gap = gap;
  packer->ratio = ratio;
  packer->cell_size = MAX (MAX (sqrt (area / n_cells), largest / MAX_ITEM_SIDE), MAX (gap / 2, 1));
  /* Room for twice the area in a strip of the ratio, with the largest item standing out on every side. Each item may take
   * two cells more in each direction than its size. */
  packer->side = (int) (4 * ratio * (sqrt (area) + 2 * sqrt ((double) n_items) * (packer->cell_size + gap)) /
                        packer->cell_size) +
                 4 * ((int) ((largest + gap) / packer->cell_size) + 3);
  packer->taken = g_malloc0 ((gsize) packer->side * (gsize) packer->side);
  packer->full_rings = g_hash_table_new (NULL, NULL);

  return packer;
}

void
dossier_packer_free (DossierPacker *packer)
{
  g_free (packer->taken);
  g_hash_table_unref (packer->full_rings);
  g_free (packer);
}

/* The cells of a polyomino, relative to the cell of its bounds' upper left corner. */
typedef struct
{
  GArray *cells; /* Cell */
  int width;
  int height;
  gboolean is_rectangle;
} Shape;

static void
mark_box (guint8 *mask, int width, int height, double cell_size, double left, double top, double right, double bottom)
{
  int x0 = CLAMP ((int) floor (left / cell_size), 0, width - 1);
  int x1 = CLAMP ((int) floor (right / cell_size), 0, width - 1);
  int y0 = CLAMP ((int) floor (top / cell_size), 0, height - 1);
  int y1 = CLAMP ((int) floor (bottom / cell_size), 0, height - 1);

  for (int y = y0; y <= y1; y++)
    memset (mask + (gsize) y * (gsize) width + x0, 1, (gsize) (x1 - x0 + 1));
}

/* Marks what is enclosed: an item inside another's ring would seem to belong to it. */
static void
fill_holes (guint8 *mask, int width, int height)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Cell));

  /* 2: reached from outside. */
  for (int y = 0; y < height; y++)
    {
      for (int x = 0; x < width; x++)
        {
          Cell cell = { x, y };

          if ((x == 0 || y == 0 || x == width - 1 || y == height - 1) && mask[(gsize) y * (gsize) width + (gsize) x] == 0)
            {
              mask[(gsize) y * (gsize) width + (gsize) x] = 2;
              g_array_append_val (open, cell);
            }
        }
    }

  while (open->len > 0)
    {
      static const Cell steps[] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
      Cell cell = g_array_index (open, Cell, open->len - 1);

      g_array_set_size (open, open->len - 1);
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          Cell next = { cell.x + steps[i].x, cell.y + steps[i].y };

          if (next.x < 0 || next.y < 0 || next.x >= width || next.y >= height ||
              mask[(gsize) next.y * (gsize) width + (gsize) next.x] != 0)
            continue;
          mask[(gsize) next.y * (gsize) width + (gsize) next.x] = 2;
          g_array_append_val (open, next);
        }
    }

  for (gsize i = 0; i < (gsize) width * (gsize) height; i++)
    mask[i] = mask[i] != 2;
}

static Shape
make_shape (const DossierPacker *packer, const DossierPackItem *item, const DossierBox *bounds)
{
  Shape shape = { .cells = g_array_new (FALSE, FALSE, sizeof (Cell)) };
  double half = packer->gap / 2;
  g_autofree guint8 *mask = NULL;

  shape.width = (int) floor ((bounds->width + packer->gap) / packer->cell_size) + 1;
  shape.height = (int) floor ((bounds->height + packer->gap) / packer->cell_size) + 1;
  mask = g_malloc0 ((gsize) shape.width * (gsize) shape.height);

  for (guint i = 0; i < item->n_boxes; i++)
    {
      const DossierBox *box = &item->boxes[i];

      mark_box (mask, shape.width, shape.height, packer->cell_size, box->x - bounds->x, box->y - bounds->y,
                box->x - bounds->x + box->width + 2 * half, box->y - bounds->y + box->height + 2 * half);
    }

  for (guint i = 0; i < item->n_lines; i++)
    {
      DossierPoint a = item->lines[2 * i];
      DossierPoint b = item->lines[2 * i + 1];
      guint n = (guint) (hypot (b.x - a.x, b.y - a.y) / packer->cell_size * 2) + 1;

      for (guint j = 0; j <= n; j++)
        {
          double x = a.x + (b.x - a.x) * j / n - bounds->x + half;
          double y = a.y + (b.y - a.y) * j / n - bounds->y + half;

          mark_box (mask, shape.width, shape.height, packer->cell_size, x, y, x, y);
        }
    }

  fill_holes (mask, shape.width, shape.height);
  for (int y = 0; y < shape.height; y++)
    {
      for (int x = 0; x < shape.width; x++)
        {
          Cell cell = { x, y };

          if (mask[(gsize) y * (gsize) shape.width + x])
            g_array_append_val (shape.cells, cell);
        }
    }
  shape.is_rectangle = shape.cells->len == (guint) shape.width * (guint) shape.height;

  return shape;
}

static gboolean
fits (const DossierPacker *packer, const Shape *shape, int x, int y)
{
  if (x < 0 || y < 0 || x + shape->width > packer->side || y + shape->height > packer->side)
    return FALSE;

  for (guint i = 0; i < shape->cells->len; i++)
    {
      const Cell *cell = &g_array_index (shape->cells, Cell, i);

      if (packer->taken[(gsize) (y + cell->y) * (gsize) packer->side + (gsize) (x + cell->x)])
        return FALSE;
    }

  return TRUE;
}

/* The best place on one ring: a rectangle of the packer's ratio around @around. */
static gboolean
try_ring (const DossierPacker *packer, const Shape *shape, Cell around, int ring, Cell *best)
{
  int half_width = (int) floor (ring * packer->ratio);
  int inner_width = ring > 0 ? (int) floor ((ring - 1) * packer->ratio) : -1;
  double least = INFINITY;

  for (int y = -ring; y <= ring; y++)
    {
      gboolean whole_row = ABS (y) == ring;

      for (int x = -half_width; x <= half_width; x++)
        {
          double distance;

          if (!whole_row && ABS (x) <= inner_width)
            {
              x = inner_width;
              continue;
            }

          distance = (x / packer->ratio) * (x / packer->ratio) + (double) y * y;
          if (distance < least && fits (packer, shape, around.x + x, around.y + y))
            {
              least = distance;
              *best = (Cell){ around.x + x, around.y + y };
            }
        }
    }

  return least < INFINITY;
}

/* Rectangles of one size that are wished to one neighbourhood find the same rings full. */
static gpointer
make_ring_key (const Shape *shape, Cell around)
{
  return GSIZE_TO_POINTER ((gsize) ((((guint64) shape->width << 12) + (gsize) shape->height) << 32) +
                           ((gsize) (around.x / TILE) << 16) + (gsize) (around.y / TILE));
}

DossierPoint
dossier_packer_put (DossierPacker *packer, const DossierPackItem *item)
{
  DossierBox bounds = get_bounds (item);
  Shape shape = make_shape (packer, item, &bounds);
  Cell place = { packer->side / 2 - shape.width / 2, packer->side / 2 - shape.height / 2 };
  Cell around = place;
  gpointer key;
  int ring = 0;

  if (item->has_wish)
    {
      around.x = CLAMP (around.x + (int) (item->wish.x / packer->cell_size), 0, packer->side - 1);
      around.y = CLAMP (around.y + (int) (item->wish.y / packer->cell_size), 0, packer->side - 1);
    }

  /* What has no room for a rectangle now will not have it later; around another place of the tile, some rings nearer. */
  key = make_ring_key (&shape, around);
  if (shape.is_rectangle)
    ring = GPOINTER_TO_INT (g_hash_table_lookup (packer->full_rings, key)) - (item->has_wish ? TILE : 0);
  ring = MAX (ring, 0);
  while (ring < 2 * packer->side && !try_ring (packer, &shape, around, ring, &place))
    ring++;
  if (shape.is_rectangle)
    g_hash_table_insert (packer->full_rings, key, GINT_TO_POINTER (ring));

  for (guint i = 0; i < shape.cells->len; i++)
    {
      const Cell *cell = &g_array_index (shape.cells, Cell, i);

      packer->taken[(gsize) (place.y + cell->y) * (gsize) packer->side + (gsize) (place.x + cell->x)] = 1;
    }
  g_array_unref (shape.cells);

  return (DossierPoint){ (place.x - packer->side / 2) * packer->cell_size + packer->gap / 2 - bounds.x,
                         (place.y - packer->side / 2) * packer->cell_size + packer->gap / 2 - bounds.y };
}

typedef struct
{
  guint item;
  double size;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->size != right->size)
    return left->size > right->size ? -1 : 1;

  return left->item < right->item ? -1 : left->item > right->item;
}

void
dossier_layout_pack (const DossierPackItem *items, guint n_items, double gap, double ratio, DossierPoint *offsets)
{
  g_autoptr (DossierPacker) packer = NULL;
  g_autofree Ranked *order = g_new (Ranked, MAX (n_items, 1));
  double area = 0;
  double largest = 0;

  for (guint i = 0; i < n_items; i++)
    {
      DossierBox bounds = get_bounds (&items[i]);

      order[i] = (Ranked){ i, bounds.width + bounds.height };
      area += (bounds.width + gap) * (bounds.height + gap);
      largest = MAX (largest, MAX (bounds.width, bounds.height));
    }
  qsort (order, n_items, sizeof *order, compare_ranked);

  packer = dossier_packer_new (area, largest, n_items, gap, ratio);
  for (guint i = 0; i < n_items; i++)
    offsets[order[i].item] = dossier_packer_put (packer, &items[order[i].item]);
}
