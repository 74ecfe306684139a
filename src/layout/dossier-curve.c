/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-curve.h"

#include <math.h>
#include <stdlib.h>

/* Pieces that a curve is cut into for lengths and distances: at the sizes of cards well under a point off. */
#define N_PIECES 16

/* Points between parallel edges, at their middle. */
#define PARALLEL_DISTANCE 12.0
#define MAX_BOW 60.0

#define LOOP_REACH 22.0
#define LOOP_STEP 8.0
#define MAX_LOOP_REACH 80.0

DossierPoint
dossier_box_get_centre (const DossierBox *box)
{
  return (DossierPoint){ box->x + box->width / 2, box->y + box->height / 2 };
}

gboolean
dossier_box_meets (const DossierBox *a, const DossierBox *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height && b->y <= a->y + a->height;
}

void
dossier_box_add_point (DossierBox *bounds, double x, double y)
{
  double right = MAX (bounds->x + bounds->width, x);
  double bottom = MAX (bounds->y + bounds->height, y);

  bounds->x = MIN (bounds->x, x);
  bounds->y = MIN (bounds->y, y);
  bounds->width = right - bounds->x;
  bounds->height = bottom - bounds->y;
}

void
dossier_box_add_box (DossierBox *bounds, const DossierBox *box)
{
  dossier_box_add_point (bounds, box->x, box->y);
  dossier_box_add_point (bounds, box->x + box->width, box->y + box->height);
}

DossierPoint
dossier_box_clip (const DossierBox *box, DossierPoint towards)
{
  DossierPoint centre = dossier_box_get_centre (box);
  double dx = towards.x - centre.x;
  double dy = towards.y - centre.y;
  double scale = INFINITY;

  if (dx != 0)
    scale = MIN (scale, box->width / 2 / fabs (dx));
  if (dy != 0)
    scale = MIN (scale, box->height / 2 / fabs (dy));
  if (isinf (scale))
    return (DossierPoint){ centre.x, box->y };

  return (DossierPoint){ centre.x + dx * scale, centre.y + dy * scale };
}

static double
evaluate (double a, double b, double c, double d, double t)
{
  double u = 1 - t;

  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

static DossierPoint
evaluate_point (const DossierPoint *p, double t)
{
  return (DossierPoint){ evaluate (p[0].x, p[1].x, p[2].x, p[3].x, t), evaluate (p[0].y, p[1].y, p[2].y, p[3].y, t) };
}

/* Parameters between 0 and 1 where the derivative of one coordinate is zero. */
static guint
find_extrema (double a, double b, double c, double d, double roots[2])
{
  double p = -a + 3 * b - 3 * c + d;
  double q = 2 * (a - 2 * b + c);
  double r = b - a;
  double found[2];
  guint n_found = 0;
  guint n = 0;

  if (fabs (p) < 1e-12)
    {
      if (fabs (q) > 1e-12)
        found[n_found++] = -r / q;
    }
  else
    {
      double discriminant = q * q - 4 * p * r;

      if (discriminant >= 0)
        {
          found[n_found++] = (-q + sqrt (discriminant)) / (2 * p);
          found[n_found++] = (-q - sqrt (discriminant)) / (2 * p);
        }
    }

  for (guint i = 0; i < n_found; i++)
    {
      if (found[i] > 0 && found[i] < 1)
        roots[n++] = found[i];
    }

  return n;
}

DossierBox
dossier_curve_get_bounds (const DossierPoint *points, guint n_points)
{
  DossierBox bounds = { points[0].x, points[0].y, 0, 0 };

  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      const DossierPoint *p = points + i;
      double roots[2];
      guint n;

      dossier_box_add_point (&bounds, p[3].x, p[3].y);
      n = find_extrema (p[0].x, p[1].x, p[2].x, p[3].x, roots);
      for (guint j = 0; j < n; j++)
        dossier_box_add_point (&bounds, evaluate (p[0].x, p[1].x, p[2].x, p[3].x, roots[j]), p[0].y);
      n = find_extrema (p[0].y, p[1].y, p[2].y, p[3].y, roots);
      for (guint j = 0; j < n; j++)
        dossier_box_add_point (&bounds, p[0].x, evaluate (p[0].y, p[1].y, p[2].y, p[3].y, roots[j]));
    }

  return bounds;
}

static double
get_length (const DossierPoint *points, guint n_points, double stop_at, DossierPoint *stop)
{
  DossierPoint last = points[0];
  double length = 0;

  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      for (guint j = 1; j <= N_PIECES; j++)
        {
          DossierPoint next = evaluate_point (points + i, (double) j / N_PIECES);
          double step = hypot (next.x - last.x, next.y - last.y);

          if (stop != NULL && length + step >= stop_at)
            {
              double share = step > 0 ? (stop_at - length) / step : 0;

              stop->x = last.x + (next.x - last.x) * share;
              stop->y = last.y + (next.y - last.y) * share;
              return stop_at;
            }
          length += step;
          last = next;
        }
    }

  if (stop != NULL)
    *stop = last;

  return length;
}

DossierPoint
dossier_curve_get_middle (const DossierPoint *points, guint n_points)
{
  DossierPoint middle;

  get_length (points, n_points, get_length (points, n_points, 0, NULL) / 2, &middle);

  return middle;
}

static double
get_segment_distance (DossierPoint a, DossierPoint b, double x, double y)
{
  double dx = b.x - a.x;
  double dy = b.y - a.y;
  double square = dx * dx + dy * dy;
  double share = square > 0 ? CLAMP (((x - a.x) * dx + (y - a.y) * dy) / square, 0, 1) : 0;

  return hypot (x - a.x - dx * share, y - a.y - dy * share);
}

static gboolean
is_straight (const DossierPoint *p)
{
  return fabs ((p[1].x - p[0].x) * (p[3].y - p[0].y) - (p[1].y - p[0].y) * (p[3].x - p[0].x)) < 1e-6 &&
         fabs ((p[2].x - p[0].x) * (p[3].y - p[0].y) - (p[2].y - p[0].y) * (p[3].x - p[0].x)) < 1e-6;
}

double
dossier_curve_get_distance (const DossierPoint *points, guint n_points, double x, double y)
{
  double least = hypot (x - points[0].x, y - points[0].y);

  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      DossierPoint last = points[i];
      guint n_pieces = is_straight (points + i) ? 1 : N_PIECES;

      for (guint j = 1; j <= n_pieces; j++)
        {
          DossierPoint next = evaluate_point (points + i, (double) j / n_pieces);

          least = MIN (least, get_segment_distance (last, next, x, y));
          last = next;
        }
    }

  return least;
}

void
dossier_curve_append_line (GArray *points, const DossierBox *from, const DossierBox *to, double bow)
{
  DossierPoint a = dossier_box_get_centre (from);
  DossierPoint b = dossier_box_get_centre (to);
  double length = hypot (b.x - a.x, b.y - a.y);
  /* A cubic whose two inner points stand off by d stands off by 3/4 d at its middle. */
  double off = length > 0 ? bow / 0.75 / length : 0;
  DossierPoint aside = { -(b.y - a.y) * off, (b.x - a.x) * off };
  DossierPoint middle = { (a.x + b.x) / 2 + aside.x, (a.y + b.y) / 2 + aside.y };
  DossierPoint start = dossier_box_clip (from, off != 0 ? middle : b);
  DossierPoint end = dossier_box_clip (to, off != 0 ? middle : a);
  DossierPoint line[4];

  line[0] = start;
  line[1] = (DossierPoint){ start.x + (end.x - start.x) / 3 + aside.x, start.y + (end.y - start.y) / 3 + aside.y };
  line[2] = (DossierPoint){ end.x - (end.x - start.x) / 3 + aside.x, end.y - (end.y - start.y) / 3 + aside.y };
  line[3] = end;
  g_array_append_vals (points, line, G_N_ELEMENTS (line));
}

void
dossier_curve_append_loop (GArray *points, const DossierBox *box, guint nth)
{
  double reach = MIN (LOOP_REACH + nth * LOOP_STEP, MAX_LOOP_REACH);
  double right = box->x + box->width;
  double inset_x = MIN (box->width / 3, reach);
  double inset_y = MIN (box->height / 2, reach);
  DossierPoint loop[7] = {
    { right - inset_x, box->y },
    { right - inset_x, box->y - reach * 0.6 },
    { right, box->y - reach },
    { right + reach * 0.5, box->y - reach * 0.5 },
    { right + reach, box->y },
    { right + reach * 0.6, box->y + inset_y },
    { right, box->y + inset_y },
  };

  g_array_append_vals (points, loop, G_N_ELEMENTS (loop));
}

/* An edge without a curve, by its ends regardless of direction. */
typedef struct
{
  guint low;
  guint high;
  guint edge;
} Missing;

static int
compare_missing (gconstpointer a, gconstpointer b)
{
  const Missing *left = a;
  const Missing *right = b;

  if (left->low != right->low)
    return left->low < right->low ? -1 : 1;
  if (left->high != right->high)
    return left->high < right->high ? -1 : 1;

  return left->edge < right->edge ? -1 : left->edge > right->edge;
}

void
dossier_curve_draw_missing (const DossierBox *boxes,
                            guint n_edges,
                            const guint *ends,
                            const DossierCurve *curves,
                            GArray *lines,
                            guint *first,
                            guint *n)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (Missing));

  for (guint i = 0; i < n_edges; i++)
    {
      Missing item = { MIN (ends[2 * i], ends[2 * i + 1]), MAX (ends[2 * i], ends[2 * i + 1]), i };

      first[i] = G_MAXUINT;
      n[i] = 0;
      if (curves == NULL || curves[i].n_points == 0)
        g_array_append_val (missing, item);
    }
  g_array_sort (missing, compare_missing);

  for (guint i = 0, end; i < missing->len; i = end)
    {
      const Missing *group = &g_array_index (missing, Missing, i);
      double step;

      for (end = i + 1; end < missing->len; end++)
        {
          const Missing *item = &g_array_index (missing, Missing, end);

          if (item->low != group->low || item->high != group->high)
            break;
        }

      step = MIN (PARALLEL_DISTANCE, 2 * MAX_BOW / (end - i));
      for (guint j = i; j < end; j++)
        {
          guint edge = g_array_index (missing, Missing, j).edge;
          guint from = ends[2 * edge];
          guint to = ends[2 * edge + 1];
          double bow = (j - i - (end - i - 1) / 2.0) * step;

          first[edge] = lines->len;
          /* The side is that of the pair, not of the direction. */
          if (from == to)
            dossier_curve_append_loop (lines, &boxes[from], j - i);
          else
            dossier_curve_append_line (lines, &boxes[from], &boxes[to], from < to ? bow : -bow);
          n[edge] = lines->len - first[edge];
        }
    }
}
