/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-chronology-arcs.h"

#include "dossier-curve.h"

#include <math.h>

/* How far the handles of an arc stand off the column: more for long ones, so that they lie beside short ones; points. */
#define LEAST_BULGE 14.0
#define LARGEST_BULGE 36.0
#define BULGE_PART 0.03

static gboolean
is_hidden (const DossierColumnPlace *from, const DossierColumnPlace *to)
{
  guint apart = MAX (from->position, to->position) - MIN (from->position, to->position);

  return from->strand != DOSSIER_COLUMN_NONE && from->strand == to->strand && apart > 1;
}

static void
draw_arc (const DossierBox *from, const DossierBox *to, const DossierColumnPlace *place, DossierPoint *points)
{
  DossierPoint start = dossier_box_get_centre (from);
  DossierPoint end = dossier_box_get_centre (to);
  double bulge = CLAMP (BULGE_PART * fabs (end.y - start.y), LEAST_BULGE, LARGEST_BULGE);
  double side = end.y > start.y ? 1 : -1;
  double handle = side > 0 ? place->right + bulge : place->left - bulge;

  points[0] = (DossierPoint){ start.x + side * from->width / 2, start.y };
  points[1] = (DossierPoint){ handle, start.y };
  points[2] = (DossierPoint){ handle, end.y };
  points[3] = (DossierPoint){ end.x + side * to->width / 2, end.y };
}

DossierPoint *
dossier_chronology_draw_arcs (const DossierLayoutProblem *problem,
                              const DossierBox *boxes,
                              const DossierColumnPlace *places,
                              DossierCurve *curves)
{
  DossierPoint *points = g_new (DossierPoint, 4 * (gsize) MAX (problem->n_edges, 1));

  for (guint i = 0; i < problem->n_edges; i++)
    {
      guint from = problem->ends[2 * (gsize) i];
      guint to = problem->ends[2 * (gsize) i + 1];

      curves[i] = (DossierCurve){ NULL, 0 };
      if (!is_hidden (&places[from], &places[to]))
        continue;
      draw_arc (&boxes[from], &boxes[to], &places[from], points + 4 * (gsize) i);
      curves[i] = (DossierCurve){ points + 4 * (gsize) i, 4 };
    }

  return points;
}
