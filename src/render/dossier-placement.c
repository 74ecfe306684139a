/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-placement.h"

#include "dossier-card-draw.h"
#include "dossier-scene-private.h"

#include <math.h>

/* From here on every card is drawn in full: the smallest font can be read. */
#define FULL_SCALE (DOSSIER_LEGIBLE_SIZE / 9.5)

#define STEPS_AN_OCTAVE 4

/* Font size of a name in the overview: pixels, at the bottom of its step. Falls towards the scale where the cards take
 * over, so that names do not shrink with a jump on the way in. */
#define NAME_SIZE 10.5
#define LAST_NAME_SIZE 8.0
#define NAME_SCALE 0.45

typedef struct
{
  DossierBox bounds;
  double cell_width;
  double cell_height;
  guint columns;
  guint rows;
  GArray **cells; /* of places in the array of placed cards */
  GArray *placed;
} Placing;

gboolean
dossier_placement_get_step (double scale, int *step)
{
  if (scale >= FULL_SCALE)
    return FALSE;
  *step = (int) floor (log2 (MAX (scale, 1e-6)) * STEPS_AN_OCTAVE + 1e-6);
  return TRUE;
}

static gboolean
meet (const DossierBox *a, const DossierBox *b, double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap && a->y < b->y + b->height + gap &&
         b->y < a->y + a->height + gap;
}

static guint
get_cell (double offset, double size, guint n)
{
  return (guint) CLAMP (offset / size, 0, n - 1);
}

static gboolean
is_free (const Placing *placing, const DossierBox *box, double gap)
{
  guint left = get_cell (box->x - gap - placing->bounds.x, placing->cell_width, placing->columns);
  guint right = get_cell (box->x + box->width + gap - placing->bounds.x, placing->cell_width, placing->columns);
  guint top = get_cell (box->y - gap - placing->bounds.y, placing->cell_height, placing->rows);
  guint bottom = get_cell (box->y + box->height + gap - placing->bounds.y, placing->cell_height, placing->rows);

  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      {
        GArray *cell = placing->cells[row * placing->columns + column];

        for (guint i = 0; cell != NULL && i < cell->len; i++)
          if (meet (box, &g_array_index (placing->placed, DossierPlacedCard, g_array_index (cell, guint, i)).box, gap))
            return FALSE;
      }
  return TRUE;
}

static void
put (Placing *placing, const DossierPlacedCard *card)
{
  const DossierBox *box = &card->box;
  guint left = get_cell (box->x - placing->bounds.x, placing->cell_width, placing->columns);
  guint right = get_cell (box->x + box->width - placing->bounds.x, placing->cell_width, placing->columns);
  guint top = get_cell (box->y - placing->bounds.y, placing->cell_height, placing->rows);
  guint bottom = get_cell (box->y + box->height - placing->bounds.y, placing->cell_height, placing->rows);
  guint place = placing->placed->len;

  g_array_append_val (placing->placed, *card);
  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      {
        GArray **cell = &placing->cells[row * placing->columns + column];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (*cell, place);
      }
}

/* The box of a card @factor times as large about its centre, moved so that it stays within @bounds. */
static gboolean
grow (const DossierBox *box, double factor, const DossierBox *bounds, DossierBox *grown)
{
  grown->width = box->width * factor;
  grown->height = box->height * factor;
  if (grown->width > bounds->width || grown->height > bounds->height)
    return FALSE;
  grown->x = CLAMP (box->x + (box->width - grown->width) / 2, bounds->x, bounds->x + bounds->width - grown->width);
  grown->y = CLAMP (box->y + (box->height - grown->height) / 2, bounds->y, bounds->y + bounds->height - grown->height);
  return TRUE;
}

static double
get_name_size (double scale)
{
  double part = CLAMP ((scale - NAME_SCALE) / (FULL_SCALE - NAME_SCALE), 0, 1);

  return NAME_SIZE + part * (LAST_NAME_SIZE - NAME_SIZE);
}

static void
place_node (Placing *placing, DossierScene *scene, guint node, double scale)
{
  const DossierNode *record = dossier_graph_get_node (scene->graph, node);
  double font = dossier_card_get_font_size (dossier_card_get_shape (record), dossier_graph_get_degree (scene->graph, node));
  double natural = font * scale;
  double wanted = MAX (get_name_size (scale), natural);
  double least = MAX (0.8 * wanted, MIN (natural, wanted));
  double sizes[] = { wanted, (wanted + least) / 2, least, natural };
  double gap = (scale > NAME_SCALE ? 3 : 8) / scale;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      DossierPlacedCard card = { node, { 0 }, sizes[i] / natural };

      if (sizes[i] < DOSSIER_LEGIBLE_SIZE || (i > 0 && sizes[i] >= sizes[i - 1]))
        continue;
      if (grow (&scene->boxes[node], card.factor, &scene->bounds, &card.box) && is_free (placing, &card.box, gap))
        {
          put (placing, &card);
          return;
        }
    }
}

DossierPlacement *
dossier_placement_new (DossierScene *scene, int step, const guint *by_degree, guint n_by_degree)
{
  DossierPlacement *placement = g_new0 (DossierPlacement, 1);
  double scale = exp2 ((double) step / STEPS_AN_OCTAVE);
  /* A cell is about as large as a name. */
  Placing placing = { .bounds = scene->bounds, .cell_width = 160 / scale, .cell_height = 48 / scale };

  g_atomic_ref_count_init (&placement->ref_count);
  placement->step = step;
  placing.columns = (guint) CLAMP (ceil (placing.bounds.width / placing.cell_width), 1, 1024);
  placing.rows = (guint) CLAMP (ceil (placing.bounds.height / placing.cell_height), 1, 1024);
  placing.cell_width = placing.bounds.width / placing.columns;
  placing.cell_height = placing.bounds.height / placing.rows;
  placing.cells = g_new0 (GArray *, (gsize) placing.columns * placing.rows);
  placing.placed = g_array_new (FALSE, FALSE, sizeof (DossierPlacedCard));

  for (guint i = 0; i < n_by_degree; i++)
    place_node (&placing, scene, by_degree[i], scale);

  placement->n_placed = placing.placed->len;
  placement->placed = (DossierPlacedCard *) (gpointer) g_array_free (placing.placed, FALSE);
  placement->index = g_new0 (guint32, MAX (scene->n_nodes, 1));
  for (guint i = 0; i < placement->n_placed; i++)
    placement->index[placement->placed[i].node] = i + 1;

  for (gsize i = 0; i < (gsize) placing.columns * placing.rows; i++)
    if (placing.cells[i] != NULL)
      g_array_unref (placing.cells[i]);
  g_free (placing.cells);
  return placement;
}

DossierPlacement *
dossier_placement_ref (DossierPlacement *placement)
{
  g_atomic_ref_count_inc (&placement->ref_count);
  return placement;
}

void
dossier_placement_unref (DossierPlacement *placement)
{
  if (!g_atomic_ref_count_dec (&placement->ref_count))
    return;
  g_free (placement->placed);
  g_free (placement->index);
  g_free (placement);
}
