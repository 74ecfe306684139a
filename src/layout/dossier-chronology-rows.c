/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-chronology-rows.h"

#include "dossier-chronology.h"
#include "dossier-spread.h"

#include <math.h>
#include <stdlib.h>

/* Between what has a date and what has none: room for a heading of this many times its own size, and at least as many
 * points. */
#define GAP_LINES 3.0
#define LEAST_GAP 60.0

#define ROW_GAP 22.0

/* Rows are filled to this part of the width, so that there is room to stand where one wants to. */
#define FILL 0.8

/* Over as many edges a node without a date looks for one. */
#define N_STEPS 3

typedef struct
{
  guint node;
  guint degree;
  double x; /* where it would like to be */
} Undated;

/* For each node the mean place of those it is tied to: first of those with a date, then of those that have a place by now;
 * NAN for nothing. */
static double *
find_places (const DossierLayoutProblem *problem, const DossierBox *boxes, guint *degrees)
{
  double *places = g_new (double, problem->n_nodes);
  g_autofree double *sums = g_new (double, problem->n_nodes);
  g_autofree guint *counts = g_new (guint, problem->n_nodes);

  for (guint i = 0; i < problem->n_nodes; i++)
    places[i] = problem->columns[i] != DOSSIER_COLUMN_NONE ? boxes[i].x + boxes[i].width / 2 : NAN;

  for (guint step = 0; step < N_STEPS; step++)
    {
      for (guint i = 0; i < problem->n_nodes; i++)
        {
          sums[i] = 0;
          counts[i] = 0;
        }
      for (guint i = 0; i < problem->n_edges; i++)
        for (guint j = 0; j < 2; j++)
          {
            guint node = problem->ends[2 * (gsize) i + j];
            guint other = problem->ends[2 * (gsize) i + 1 - j];

            degrees[node] += step == 0;
            if (isnan (places[node]) && !isnan (places[other]))
              {
                sums[node] += places[other];
                counts[node]++;
              }
          }
      for (guint i = 0; i < problem->n_nodes; i++)
        if (counts[i] > 0)
          places[i] = sums[i] / counts[i];
    }

  return places;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Undated *first = a;
  const Undated *second = b;

  if (first->x != second->x)
    return first->x < second->x ? -1 : 1;
  return (first->node > second->node) - (first->node < second->node);
}

static int
compare_degrees (gconstpointer a, gconstpointer b)
{
  const Undated *first = a;
  const Undated *second = b;

  if (first->degree != second->degree)
    return first->degree > second->degree ? -1 : 1;
  return (first->node > second->node) - (first->node < second->node);
}

/* What is tied to nothing goes to the end. */
static Undated *
list_undated (const DossierLayoutProblem *problem, const DossierBox *boxes, double width, guint *n_undated)
{
  g_autofree guint *degrees = g_new0 (guint, problem->n_nodes);
  g_autofree double *places = find_places (problem, boxes, degrees);
  Undated *undated = g_new (Undated, problem->n_nodes);
  guint n = 0;

  for (guint i = 0; i < problem->n_nodes; i++)
    if (problem->columns[i] == DOSSIER_COLUMN_NONE)
      undated[n++] = (Undated){ i, degrees[i], isnan (places[i]) ? width : places[i] };
  qsort (undated, n, sizeof *undated, compare_places);
  *n_undated = n;

  return undated;
}

/* Those of @undated that are in @row: one of each @n_rows that want to stand in about the same place. */
static double
place_row (const DossierLayoutProblem *problem,
           const Undated *undated,
           guint n_undated,
           guint row,
           guint n_rows,
           double separation,
           double width,
           double y,
           DossierBox *boxes)
{
  guint n = (n_undated - row + n_rows - 1) / n_rows;
  g_autofree double *lengths = g_new (double, n);
  g_autofree double *wanted = g_new (double, n);
  g_autofree double *middles = g_new (double, n);
  double height = 0;

  for (guint i = 0; i < n; i++)
    {
      const Undated *at = &undated[row + (gsize) i * n_rows];

      lengths[i] = problem->sizes[2 * (gsize) at->node];
      wanted[i] = at->x;
      height = MAX (height, problem->sizes[2 * (gsize) at->node + 1]);
    }
  dossier_spread (n, lengths, separation, wanted, width, middles);
  for (guint i = 0; i < n; i++)
    {
      guint node = undated[row + (gsize) i * n_rows].node;
      double own = problem->sizes[2 * (gsize) node + 1];

      boxes[node] = (DossierBox){ middles[i] - lengths[i] / 2, y + (height - own) / 2, lengths[i], own };
    }

  return height;
}

void
dossier_chronology_place_rows (
    const DossierLayoutProblem *problem, double separation, double width, double height, DossierBox *boxes)
{
  guint n = 0;
  g_autofree Undated *undated = list_undated (problem, boxes, width, &n);
  double total = 0;
  double area = 0;
  double y = 0;
  guint n_rows = 1;

  for (guint i = 0; i < n; i++)
    {
      const double *size = problem->sizes + 2 * (gsize) undated[i].node;

      total += size[0] + separation;
      area += (size[0] + separation) * (size[1] + ROW_GAP);
    }
  /* Few dates with much below them: about as wide as high. */
  width = MAX (width, sqrt (area));
  n_rows = (guint) CLAMP (ceil (total / width / FILL), 1, MAX (n, 1));
  y = height + MAX (LEAST_GAP, GAP_LINES * dossier_chronology_get_heading_size (width, height + area / width));

  /* Of those that want to stand in about one place, the most connected stand nearest to the dates. */
  for (guint i = 0; i < n; i += n_rows)
    qsort (undated + i, MIN (n_rows, n - i), sizeof *undated, compare_degrees);
  for (guint row = 0; row < n_rows && row < n; row++)
    y += place_row (problem, undated, n, row, n_rows, separation, width, y, boxes) + ROW_GAP;
}
