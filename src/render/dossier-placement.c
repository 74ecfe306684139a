/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-placement.h"

#include "dossier-card-draw.h"
#include "dossier-painter-private.h"
#include "dossier-scene-private.h"

#include <math.h>

/* From here on every card is drawn in full: the smallest font can be read. */
#define FULL_SCALE (DOSSIER_LEGIBLE_SIZE / 9.5)

#define STEPS_AN_OCTAVE 4

/* Font size of a name whose card is written in MIDDLE_FONT points: pixels, at the bottom of its step. Falls towards the
 * scale where the cards take over, so that names do not shrink with a jump on the way in. */
#define NAME_SIZE 10.5
#define MIDDLE_FONT 11.5
#define LAST_NAME_SIZE 8.0
#define NAME_SCALE 0.45
/* How far cards may stand out of what is drawn, in pixels at the bottom of a step: less than the margin of a picture that
 * fits, also at its top. */
#define EDGE 20.0

typedef struct
{
  DossierBox bounds;
  double cell_width;
  double cell_height;
  guint columns;
  guint rows;
  GArray **cells; /* of places in the array of placed cards */
  GArray *placed;
  DossierBox taken; /* by a heading; empty for none */
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
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap && a->y < b->y + b->height + gap
         && b->y < a->y + a->height + gap;
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

  if (placing->taken.width > 0 && meet (box, &placing->taken, gap))
    return FALSE;
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

static gboolean
has_room (const DossierBox *bounds, const DossierBox *box)
{
  return box->width <= bounds->width && box->height <= bounds->height;
}

/* What is drawn and a little about it, as much as is in view when the picture fits; never more than the whole layout. */
static DossierBox
get_near_bounds (DossierScene *scene, double scale)
{
  const DossierBox *drawn = &scene->drawn_bounds;
  const DossierBox *all = &scene->card_bounds;
  double left = MAX (drawn->x - EDGE / scale, all->x);
  double top = MAX (drawn->y - EDGE / scale, all->y);
  double right = MIN (drawn->x + drawn->width + EDGE / scale, all->x + all->width);
  double bottom = MIN (drawn->y + drawn->height + EDGE / scale, all->y + all->height);

  return (DossierBox){ left, top, right - left, bottom - top };
}

/* The box of a card @factor times as large about its centre, moved so that it stays near what is drawn; where there is no
 * room for it, within the whole layout. */
static gboolean
grow (DossierScene *scene, double scale, const DossierBox *box, double factor, DossierBox *grown)
{
  DossierBox near = get_near_bounds (scene, scale);
  const DossierBox *bounds = &near;

  grown->width = box->width * factor;
  grown->height = box->height * factor;
  if (!has_room (bounds, grown))
    bounds = &scene->card_bounds;
  if (!has_room (bounds, grown))
    return FALSE;
  grown->x = CLAMP (box->x + (box->width - grown->width) / 2, bounds->x, bounds->x + bounds->width - grown->width);
  grown->y = CLAMP (box->y + (box->height - grown->height) / 2, bounds->y, bounds->y + bounds->height - grown->height);
  return TRUE;
}

static double
get_name_size (double scale, double font)
{
  double part = CLAMP ((scale - NAME_SCALE) / (FULL_SCALE - NAME_SCALE), 0, 1);
  double size = NAME_SIZE + part * (LAST_NAME_SIZE - NAME_SIZE);

  /* Hubs stay larger, by the root of what they are in the cards. */
  return size * sqrt (font / MIDDLE_FONT);
}

static double
get_natural_size (DossierScene *scene, guint node, double scale, double *wanted)
{
  const DossierNode *record = dossier_graph_get_node (scene->graph, node);
  double font
      = dossier_card_get_font_size (dossier_card_get_shape (record), dossier_graph_get_degree (scene->graph, node));

  *wanted = MAX (get_name_size (scale, font), font * scale);
  return font * scale;
}

/* How far a card may be from its node's middle, as parts of its own size: first over it, then close by; the last ones,
 * for hubs alone, beside it. */
static const double shifts[][2] = {
  { 0, 0 },      { 0, -0.3 },   { 0, 0.3 },    { -0.3, 0 },    { 0.3, 0 },     { 0, -0.5 }, { 0, 0.5 },
  { -0.3, 0.5 }, { 0.3, 0.5 },  { 0.3, -0.5 }, { -0.3, -0.5 }, { -0.5, 0 },    { 0.5, 0 },  { 0, 0.7 },
  { 0, -0.7 },   { -0.4, 0.7 }, { 0.4, 0.7 },  { 0.4, -0.7 },  { -0.4, -0.7 }, { 0, 1 },    { 0, -1 },
  { -0.4, 1 },   { 0.4, 1 },    { -0.4, -1 },  { 0.4, -1 },
};
#define N_SHIFTS_OF_ALL 19
#define N_HUBS 16

/* Puts @node's card where it is free, as large as is wanted or a little less; not at all where it cannot be read. */
static void
place_node (Placing *placing, DossierScene *scene, guint node, double scale)
{
  guint n_shifts = placing->placed->len < N_HUBS ? G_N_ELEMENTS (shifts) : N_SHIFTS_OF_ALL;
  double wanted = 0;
  double natural = get_natural_size (scene, node, scale, &wanted);
  double sizes[] = { wanted, wanted * 0.9, wanted * 0.8, natural };
  double gap = (scale > NAME_SCALE ? 3 : 4) / scale;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < n_shifts; j++)
      {
        DossierPlacedCard card = { node, { 0 } };
        DossierBox box = scene->boxes[node];
        double factor = sizes[i] / natural;

        if (sizes[i] < DOSSIER_LEGIBLE_SIZE || factor < 1)
          break;
        box.x += shifts[j][0] * box.width * factor;
        box.y += shifts[j][1] * box.height * factor;
        if (grow (scene, scale, &box, factor, &card.box) && is_free (placing, &card.box, gap))
          {
            put (placing, &card);
            return;
          }
      }
}

/* Puts @node's card whatever is there, and even where it is larger than the whole scene. */
static void
place_certain_node (Placing *placing, DossierScene *scene, guint node, double scale)
{
  const DossierBox *box = &scene->boxes[node];
  DossierPlacedCard card = { node, { 0 } };
  double wanted = 0;
  double natural = get_natural_size (scene, node, scale, &wanted);

  if (!grow (scene, scale, box, wanted / natural, &card.box))
    {
      card.box.x = box->x + (box->width - card.box.width) / 2;
      card.box.y = box->y + (box->height - card.box.height) / 2;
    }
  put (placing, &card);
}

static void
placing_init (Placing *placing, DossierScene *scene, double scale)
{
  /* A cell is about as large as a name. */
  placing->bounds = scene->card_bounds;
  placing->columns = (guint) CLAMP (ceil (placing->bounds.width * scale / 160), 1, 1024);
  placing->rows = (guint) CLAMP (ceil (placing->bounds.height * scale / 48), 1, 1024);
  placing->cell_width = placing->bounds.width / placing->columns;
  placing->cell_height = placing->bounds.height / placing->rows;
  placing->cells = g_new0 (GArray *, (gsize) placing->columns * placing->rows);
  placing->placed = g_array_new (FALSE, FALSE, sizeof (DossierPlacedCard));
  placing->taken = (DossierBox){ 0 };
  if (scene->headings != NULL)
    placing->taken = dossier_headings_get_undated_box (scene->headings);
}

/* The signs of what is shown and has no name: what is dimmed is not to lie below them. */
static void
reserve_marks (Placing *placing, DossierScene *scene, double scale)
{
  g_autofree guint8 *named = g_new0 (guint8, MAX (scene->n_nodes, 1));

  for (guint i = 0; i < placing->placed->len; i++)
    named[g_array_index (placing->placed, DossierPlacedCard, i).node] = TRUE;
  for (guint i = 0; i < scene->n_nodes; i++)
    if (!named[i] && dossier_scene_peek_visibility (scene, i) == DOSSIER_VISIBILITY_SHOWN)
      put (placing, &(DossierPlacedCard){ DOSSIER_INDEX_NONE, dossier_painter_get_mark_box (scene, i, scale) });
}

static void
drop_marks (Placing *placing)
{
  DossierPlacedCard *placed = (DossierPlacedCard *) (gpointer) placing->placed->data;
  guint n = 0;

  for (guint i = 0; i < placing->placed->len; i++)
    if (placed[i].node != DOSSIER_INDEX_NONE)
      placed[n++] = placed[i];
  g_array_set_size (placing->placed, n);
}

static DossierPlacement *
placing_end (Placing *placing, DossierScene *scene, int step)
{
  DossierPlacement *placement = g_new0 (DossierPlacement, 1);

  g_atomic_ref_count_init (&placement->ref_count);
  placement->step = step;
  placement->n_placed = placing->placed->len;
  placement->placed = (DossierPlacedCard *) (gpointer) g_array_free (placing->placed, FALSE);
  placement->index = g_new0 (guint32, MAX (scene->n_nodes, 1));
  for (guint i = 0; i < placement->n_placed; i++)
    placement->index[placement->placed[i].node] = i + 1;

  for (gsize i = 0; i < (gsize) placing->columns * placing->rows; i++)
    if (placing->cells[i] != NULL)
      g_array_unref (placing->cells[i]);
  g_free (placing->cells);
  return placement;
}

DossierPlacement *
dossier_placement_new (DossierScene *scene, int step, const guint *nodes, guint n_nodes)
{
  double scale = exp2 ((double) step / STEPS_AN_OCTAVE);
  gboolean dimmed = FALSE;
  Placing placing;

  placing_init (&placing, scene, scale);
  for (guint i = 0; i < n_nodes; i++)
    {
      if (!dimmed && dossier_scene_peek_visibility (scene, nodes[i]) == DOSSIER_VISIBILITY_DIMMED)
        {
          reserve_marks (&placing, scene, scale);
          dimmed = TRUE;
        }
      place_node (&placing, scene, nodes[i], scale);
    }
  drop_marks (&placing);
  return placing_end (&placing, scene, step);
}

DossierPlacement *
dossier_placement_new_for_highlight (
    DossierScene *scene, DossierPlacement *base, double scale, const guint *nodes, guint n_nodes, guint n_certain)
{
  Placing placing;

  placing_init (&placing, scene, scale);
  for (guint i = 0; i < n_nodes; i++)
    {
      const DossierPlacedCard *card = base->index[nodes[i]] != 0 ? &base->placed[base->index[nodes[i]] - 1] : NULL;

      if (card != NULL && (i < n_certain || is_free (&placing, &card->box, 0)))
        put (&placing, card);
      else if (card == NULL && i < n_certain)
        place_certain_node (&placing, scene, nodes[i], scale);
    }
  for (guint i = n_certain; i < n_nodes; i++)
    if (base->index[nodes[i]] == 0)
      place_node (&placing, scene, nodes[i], scale);
  return placing_end (&placing, scene, base->step);
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
