/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-overlap.h"

#include <math.h>
#include <stdlib.h>

/* Keeps what was separated apart after rounding. */
#define SLACK 1e-7
/* Halvings: to a thousandth. */
#define TIGHTEN_STEPS 10

typedef struct
{
  guint n;
  const double *sizes;
  double *centres;
  double gap;
  guint axis; /* 0: x, 1: y */
} Field;

/* left + separation <= right, along the field's axis. */
typedef struct
{
  guint left;
  guint right;
  double separation;
} Constraint;

static double
get_centre (const Field *field, guint axis, guint node)
{
  return field->centres[2 * (gsize) node + axis];
}

/* How far two boxes, each with its share of the gap, reach into one another. */
static double
get_overlap (const Field *field, guint axis, guint a, guint b)
{
  double reach = (field->sizes[2 * (gsize) a + axis] + field->sizes[2 * (gsize) b + axis]) / 2 + field->gap;

  return reach - fabs (get_centre (field, axis, a) - get_centre (field, axis, b));
}

/* The scan line crosses the boxes along the other axis: where it enters and leaves each. */
typedef struct
{
  double at;
  guint node;
  gboolean enters;
} Event;

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *left = a;
  const Event *right = b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  if (left->enters != right->enters)
    return left->enters ? 1 : -1;

  return left->node < right->node ? -1 : left->node > right->node;
}

static Event *
list_events (const Field *field)
{
  Event *events = g_new (Event, 2 * (gsize) field->n);
  guint across = 1 - field->axis;

  for (guint i = 0; i < field->n; i++)
    {
      double reach = (field->sizes[2 * (gsize) i + across] + field->gap) / 2;

      events[2 * (gsize) i] = (Event){ get_centre (field, across, i) - reach, i, TRUE };
      events[2 * (gsize) i + 1] = (Event){ get_centre (field, across, i) + reach, i, FALSE };
    }
  qsort (events, 2 * (gsize) field->n, sizeof *events, compare_events);

  return events;
}

static int
compare_nodes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Field *field = user_data;
  guint left = GPOINTER_TO_UINT (a);
  guint right = GPOINTER_TO_UINT (b);
  double left_at = get_centre (field, field->axis, left);
  double right_at = get_centre (field, field->axis, right);

  if (left_at != right_at)
    return left_at < right_at ? -1 : 1;

  return left < right ? -1 : left > right;
}

static void
add_constraint (const Field *field, GArray *constraints, guint left, guint right)
{
  Constraint constraint = {
    left, right,
    (field->sizes[2 * (gsize) left + field->axis] + field->sizes[2 * (gsize) right + field->axis]) / 2 + field->gap + SLACK
  };

  g_array_append_val (constraints, constraint);
}

/* Constraints between a node and those on one side of it on the scan line. With @only_cheaper, those that overlap less
 * along the other axis are left to the other pass, and the search goes on past them to the first that does not overlap. */
static void
constrain_side (const Field *field, GArray *constraints, GSequenceIter *node_at, gboolean forward, gboolean only_cheaper)
{
  GSequenceIter *at = node_at;
  guint node = GPOINTER_TO_UINT (g_sequence_get (node_at));

  for (;;)
    {
      guint other;
      double overlap;

      if (forward ? g_sequence_iter_is_end (at = g_sequence_iter_next (at)) : g_sequence_iter_is_begin (at))
        return;
      if (!forward)
        at = g_sequence_iter_prev (at);

      other = GPOINTER_TO_UINT (g_sequence_get (at));
      overlap = get_overlap (field, field->axis, node, other);
      if (!only_cheaper || overlap <= 0 || overlap <= get_overlap (field, 1 - field->axis, node, other))
        add_constraint (field, constraints, forward ? node : other, forward ? other : node);
      if (!only_cheaper || overlap <= 0)
        return;
    }
}

static GArray *
list_constraints (const Field *field, gboolean only_cheaper)
{
  GArray *constraints = g_array_new (FALSE, FALSE, sizeof (Constraint));
  g_autoptr (GSequence) line = g_sequence_new (NULL);
  g_autofree GSequenceIter **places = g_new0 (GSequenceIter *, field->n);
  g_autofree Event *events = list_events (field);

  for (gsize i = 0; i < 2 * (gsize) field->n; i++)
    {
      guint node = events[i].node;

      if (events[i].enters)
        {
          places[node] = g_sequence_insert_sorted (line, GUINT_TO_POINTER (node), compare_nodes, (gpointer) field);
          constrain_side (field, constraints, places[node], TRUE, only_cheaper);
          constrain_side (field, constraints, places[node], FALSE, only_cheaper);
        }
      else
        {
          GSequenceIter *next = g_sequence_iter_next (places[node]);

          /* What the node kept apart are neighbours now. */
          if (!only_cheaper && !g_sequence_iter_is_end (next) && !g_sequence_iter_is_begin (places[node]))
            add_constraint (field, constraints,
                            GPOINTER_TO_UINT (g_sequence_get (g_sequence_iter_prev (places[node]))),
                            GPOINTER_TO_UINT (g_sequence_get (next)));
          g_sequence_remove (places[node]);
        }
    }

  return constraints;
}

/* Nodes that move together. */
typedef struct
{
  GArray *nodes;       /* guint */
  GArray *constraints; /* guint: those that end in the block */
  double position;
  double weighted; /* sum of desired place less offset */
} Block;

typedef struct
{
  const Constraint *constraints;
  Block *blocks;
  guint *block_of;
  double *offsets;
} Solver;

static double
get_violation (const Solver *solver, const Constraint *constraint)
{
  const Block *left = &solver->blocks[solver->block_of[constraint->left]];
  const Block *right = &solver->blocks[solver->block_of[constraint->right]];

  return left->position + solver->offsets[constraint->left] + constraint->separation - right->position -
         solver->offsets[constraint->right];
}

/* The most violated constraint that ends in the block; G_MAXUINT where all are met. Those that have become the block's own
 * are dropped. */
static guint
find_violated (const Solver *solver, guint block)
{
  GArray *constraints = solver->blocks[block].constraints;
  double most = SLACK / 2;
  guint found = G_MAXUINT;

  for (guint i = 0; i < constraints->len;)
    {
      guint index = g_array_index (constraints, guint, i);
      const Constraint *constraint = &solver->constraints[index];
      double violation;

      if (solver->block_of[constraint->left] == block)
        {
          g_array_remove_index_fast (constraints, i);
          continue;
        }

      violation = get_violation (solver, constraint);
      if (violation > most)
        {
          most = violation;
          found = index;
        }
      i++;
    }

  return found;
}

/* Moves everything of @from into @into, so that its nodes stand @distance further along there. */
static void
merge_blocks (Solver *solver, guint into, guint from, double distance)
{
  Block *target = &solver->blocks[into];
  Block *source = &solver->blocks[from];

  for (guint i = 0; i < source->nodes->len; i++)
    {
      guint node = g_array_index (source->nodes, guint, i);

      solver->block_of[node] = into;
      solver->offsets[node] += distance;
    }

  target->weighted += source->weighted - distance * source->nodes->len;
  g_array_append_vals (target->nodes, source->nodes->data, source->nodes->len);
  g_array_append_vals (target->constraints, source->constraints->data, source->constraints->len);
  target->position = target->weighted / target->nodes->len;
  g_array_set_size (source->nodes, 0);
  g_array_set_size (source->constraints, 0);
}

static void
meet_constraints (Solver *solver, guint node)
{
  guint block = solver->block_of[node];
  guint violated;

  while ((violated = find_violated (solver, block)) != G_MAXUINT)
    {
      const Constraint *constraint = &solver->constraints[violated];
      guint left = solver->block_of[constraint->left];
      /* What the right one's offset becomes in terms of the left one's block. */
      double distance =
          solver->offsets[constraint->left] + constraint->separation - solver->offsets[constraint->right];

      if (solver->blocks[left].nodes->len >= solver->blocks[block].nodes->len)
        {
          merge_blocks (solver, left, block, distance);
          block = left;
        }
      else
        {
          merge_blocks (solver, block, left, -distance);
        }
    }
}

static int
compare_in_order (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return compare_nodes (GUINT_TO_POINTER (*(const guint *) a), GUINT_TO_POINTER (*(const guint *) b), user_data);
}

static void
solve (Field *field, const GArray *constraints)
{
  Solver solver = {
    .constraints = (const Constraint *) (gconstpointer) constraints->data,
    .blocks = g_new0 (Block, field->n),
    .block_of = g_new (guint, field->n),
    .offsets = g_new0 (double, field->n),
  };
  g_autofree guint *order = g_new (guint, field->n);

  for (guint i = 0; i < field->n; i++)
    {
      Block *block = &solver.blocks[i];

      order[i] = i;
      solver.block_of[i] = i;
      block->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
      block->constraints = g_array_new (FALSE, FALSE, sizeof (guint));
      block->weighted = block->position = get_centre (field, field->axis, i);
      g_array_append_val (block->nodes, i);
    }
  for (guint i = 0; i < constraints->len; i++)
    g_array_append_val (solver.blocks[solver.constraints[i].right].constraints, i);

  /* Every constraint goes from an earlier node of this order to a later one. */
  g_qsort_with_data (order, (int) field->n, sizeof *order, compare_in_order, field);
  for (guint i = 0; i < field->n; i++)
    meet_constraints (&solver, order[i]);

  for (guint i = 0; i < field->n; i++)
    field->centres[2 * (gsize) i + field->axis] =
        solver.blocks[solver.block_of[i]].position + solver.offsets[i];

  for (guint i = 0; i < field->n; i++)
    {
      g_array_unref (solver.blocks[i].nodes);
      g_array_unref (solver.blocks[i].constraints);
    }
  g_free (solver.blocks);
  g_free (solver.block_of);
  g_free (solver.offsets);
}

guint
dossier_overlap_count (guint n, const double *sizes, const double *centres, double gap, guint enough)
{
  Field field = { n, sizes, (double *) centres, gap, 0 };
  g_autoptr (GSequence) line = g_sequence_new (NULL);
  g_autofree GSequenceIter **places = g_new0 (GSequenceIter *, MAX (n, 1));
  g_autofree Event *events = list_events (&field);
  double widest = 0;
  guint count = 0;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, sizes[2 * (gsize) i]);

  for (gsize i = 0; i < 2 * (gsize) n && count < enough; i++)
    {
      guint node = events[i].node;

      if (!events[i].enters)
        {
          g_sequence_remove (places[node]);
          continue;
        }

      places[node] = g_sequence_insert_sorted (line, GUINT_TO_POINTER (node), compare_nodes, &field);
      for (guint forward = 0; forward < 2; forward++)
        {
          GSequenceIter *at = places[node];

          /* A wide box may reach past its neighbours on the line. */
          while (forward ? !g_sequence_iter_is_end (at = g_sequence_iter_next (at)) : !g_sequence_iter_is_begin (at))
            {
              guint other;

              if (!forward)
                at = g_sequence_iter_prev (at);
              other = GPOINTER_TO_UINT (g_sequence_get (at));
              if (fabs (get_centre (&field, 0, node) - get_centre (&field, 0, other)) >= widest + gap)
                break;
              if (get_overlap (&field, 0, node, other) > 0 && get_overlap (&field, 1, node, other) > 0)
                count++;
            }
        }
    }

  return MIN (count, enough);
}

void
dossier_overlap_remove (guint n, const double *sizes, double gap, double *centres)
{
  Field field = { n, sizes, centres, gap, 0 };

  if (n < 2 || dossier_overlap_count (n, sizes, centres, gap, 1) == 0)
    return;

  for (guint axis = 0; axis < 2; axis++)
    {
      g_autoptr (GArray) constraints = NULL;

      field.axis = axis;
      constraints = list_constraints (&field, axis == 0);
      solve (&field, constraints);
    }
}

static void
scale (guint n, const double *centres, double factor, double *scaled)
{
  for (gsize i = 0; i < 2 * (gsize) n; i++)
    scaled[i] = factor * centres[i];
}

void
dossier_overlap_tighten (guint n, const double *sizes, double gap, guint allowed, double *centres)
{
  g_autofree double *scaled = g_new (double, 2 * (gsize) MAX (n, 1));
  double low = 0;
  double high = 1;

  for (guint i = 0; i < TIGHTEN_STEPS; i++)
    {
      double middle = (low + high) / 2;

      scale (n, centres, middle, scaled);
      if (dossier_overlap_count (n, sizes, scaled, gap, allowed + 1) <= allowed)
        high = middle;
      else
        low = middle;
    }
  scale (n, centres, high, centres);
}
