/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "layout/dossier-curve.h"
#include "layout/dossier-layout-pack.h"
#include "layout/dossier-overlap.h"
#include "layout/dossier-overview.h"
#include "layout/dossier-tuck.h"

#include <math.h>
#include <string.h>

static guint
count_by_force (guint n, const double *sizes, const double *centres, double gap)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      for (guint j = i + 1; j < n; j++)
        count += fabs (centres[2 * i] - centres[2 * j]) < (sizes[2 * i] + sizes[2 * j]) / 2 + gap &&
                 fabs (centres[2 * i + 1] - centres[2 * j + 1]) < (sizes[2 * i + 1] + sizes[2 * j + 1]) / 2 + gap;
    }

  return count;
}

/* From loose to all in one place. */
static void
test_overlap (void)
{
  static const double spreads[] = { 8000, 2000, 500, 50, 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  const guint n = 300;
  g_autofree double *sizes = g_new (double, 2 * n);
  g_autofree double *centres = g_new (double, 2 * n);
  g_autofree double *again = g_new (double, 2 * n);

  for (guint i = 0; i < G_N_ELEMENTS (spreads); i++)
    {
      for (guint j = 0; j < n; j++)
        {
          sizes[2 * j] = g_rand_double_range (rand, 10, 200);
          sizes[2 * j + 1] = g_rand_double_range (rand, 10, 60);
          centres[2 * j] = spreads[i] * g_rand_double (rand);
          centres[2 * j + 1] = spreads[i] * g_rand_double (rand);
        }
      memcpy (again, centres, 2 * n * sizeof *again);

      g_assert_cmpuint (dossier_overlap_count (n, sizes, centres, 6, G_MAXUINT), ==,
                        count_by_force (n, sizes, centres, 6));
      dossier_overlap_remove (n, sizes, 6, centres);
      g_assert_cmpuint (count_by_force (n, sizes, centres, 5.999), ==, 0);
      g_assert_cmpuint (dossier_overlap_count (n, sizes, centres, 5.999, 1), ==, 0);
      dossier_overlap_remove (n, sizes, 6, again);
      g_assert_cmpmem (again, 2 * n * sizeof *again, centres, 2 * n * sizeof *centres);
    }
}

/* What does not overlap stays, to the bit. */
static void
test_overlap_untouched (void)
{
  const double sizes[] = { 10, 10, 10, 10, 10, 10 };
  double centres[] = { 0, 0, 20.1, 0, 0, 20.1 };
  const double before[] = { 0, 0, 20.1, 0, 0, 20.1 };

  dossier_overlap_remove (3, sizes, 10, centres);
  g_assert_cmpmem (centres, sizeof centres, before, sizeof before);
}

/* Two that overlap part by as much as it takes, and evenly. */
static void
test_overlap_small_moves (void)
{
  const double sizes[] = { 100, 20, 100, 20 };
  double centres[] = { 0, 0, 95, 1 };

  dossier_overlap_remove (2, sizes, 5, centres);
  g_assert_cmpfloat_with_epsilon (centres[0], -5, 0.001);
  g_assert_cmpfloat_with_epsilon (centres[2], 100, 0.001);
  g_assert_cmpfloat (centres[1], ==, 0);
}

static void
assert_apart (const DossierBox *boxes, guint n, double gap)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint j = i + 1; j < n; j++)
        g_assert_false (boxes[i].x < boxes[j].x + boxes[j].width + gap && boxes[j].x < boxes[i].x + boxes[i].width + gap &&
                        boxes[i].y < boxes[j].y + boxes[j].height + gap && boxes[j].y < boxes[i].y + boxes[i].height + gap);
    }
}

static void
test_pack (void)
{
  static const guint counts[] = { 1, 2, 5, 60, 400 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint n = counts[i];
      g_autofree DossierBox *boxes = g_new (DossierBox, n);
      g_autofree DossierPackItem *items = g_new0 (DossierPackItem, n);
      g_autofree DossierPoint *offsets = g_new (DossierPoint, n);
      DossierBox bounds;
      double area = 0;

      for (guint j = 0; j < n; j++)
        {
          boxes[j] = (DossierBox){ g_rand_double_range (rand, -999, 999), g_rand_double_range (rand, -999, 999),
                                   g_rand_double_range (rand, 30, 300), g_rand_double_range (rand, 30, 200) };
          items[j] = (DossierPackItem){ .boxes = &boxes[j], .n_boxes = 1 };
          area += boxes[j].width * boxes[j].height;
        }
      dossier_layout_pack (items, n, 20, 1.5, offsets);
      for (guint j = 0; j < n; j++)
        {
          boxes[j].x += offsets[j].x;
          boxes[j].y += offsets[j].y;
        }

      assert_apart (boxes, n, 19.999);
      bounds = boxes[0];
      for (guint j = 0; j < n; j++)
        dossier_box_add_box (&bounds, &boxes[j]);
      if (n >= 5)
        {
          g_assert_cmpfloat (bounds.width / bounds.height, >, 0.5);
          g_assert_cmpfloat (bounds.width / bounds.height, <, 2.5);
          g_assert_cmpfloat (area / (bounds.width * bounds.height), >, 0.3);
        }
    }
}

/* A branch is drawn in, the ring that it hangs on stays, and a card in its way keeps it out. */
static void
test_tuck (void)
{
  static const guint ends[] = { 0, 1, 1, 2, 2, 0, 0, 3, 3, 4, 5, 1, 5, 2 };
  const double sizes[] = { 60, 20, 60, 20, 60, 20, 60, 20, 60, 20, 60, 20 };
  double centres[] = { 0, 0, -400, 0, -400, 300, 900, 0, 1800, 0, 120, 0 };
  const double before[] = { 0, 0, -400, 0, -400, 300, 900, 0, 1800, 0, 120, 0 };
  g_auto (DossierAdjacency) adjacency = { 0 };

  dossier_adjacency_init (&adjacency, 6, 7, ends);
  dossier_tuck_branches (&adjacency, sizes, 8, 26, centres);
  g_assert_cmpmem (centres, 6 * sizeof (double), before, 6 * sizeof (double));
  g_assert_cmpfloat (centres[10], ==, 120);
  /* Behind the card at 120, by its width and the gap, and by steps. */
  g_assert_cmpfloat (centres[6], >=, 188);
  g_assert_cmpfloat (centres[6], <, 200);
  g_assert_cmpfloat (centres[8], >, centres[6] + 60);
  g_assert_cmpfloat (centres[8], <, centres[6] + 100);
  g_assert_cmpuint (dossier_overlap_count (6, sizes, centres, 7.999, 10), ==, 0);
}

/* An edge too short to be seen is drawn out, unless something is in the way. */
static void
test_tuck_outward (void)
{
  static const guint ends[] = { 0, 1, 1, 2, 2, 0, 0, 3, 1, 4 };
  const double sizes[] = { 60, 20, 60, 20, 60, 20, 60, 20, 60, 20, 900, 20 };
  double centres[] = { 0, 0, 0, -500, -800, -250, 70, 0, 0, -528, 0, -560 };
  g_auto (DossierAdjacency) adjacency = { 0 };

  dossier_adjacency_init (&adjacency, 6, 5, ends);
  dossier_tuck_branches (&adjacency, sizes, 8, 26, centres);
  g_assert_cmpfloat_with_epsilon (centres[6], 86, 1e-9);
  g_assert_cmpfloat_with_epsilon (centres[7], 0, 1e-9);
  /* Over the wide card there is room for it, below there is not. */
  g_assert_cmpfloat (centres[9], <=, -560 - 28);
  g_assert_cmpfloat (centres[9], >, -560 - 36);
  g_assert_cmpuint (dossier_overlap_count (6, sizes, centres, 7.999, 10), ==, 0);

  /* With a stack of cards there is none within reach, and it stays. */
  {
    const double tall[] = { 60, 20, 60, 20, 60, 20, 60, 20, 60, 20, 900, 300 };
    double stay[] = { 0, 0, 0, -500, -800, -250, 70, 0, 0, -528, 0, -700 };

    dossier_tuck_branches (&adjacency, tall, 8, 26, stay);
    g_assert_cmpfloat (stay[9], ==, -528);
  }
}

static void
test_tighten (void)
{
  const double sizes[] = { 10, 10, 10, 10, 10, 10 };
  double centres[] = { 0, 0, 1000, 0, 0, 4000 };

  dossier_overlap_tighten (3, sizes, 10, 0, centres);
  g_assert_cmpfloat (centres[2], >=, 20);
  g_assert_cmpfloat (centres[2], <, 22);
  g_assert_cmpfloat_with_epsilon (centres[5], 4 * centres[2], 1e-9);
}

static gboolean
is_within (const DossierPackItem *items, double left, double top, double right, double bottom)
{
  DossierPoint offsets[2];
  double x;
  double y;

  dossier_layout_pack (items, 2, 10, 1.5, offsets);
  x = offsets[1].x - offsets[0].x;
  y = offsets[1].y - offsets[0].y;

  return x >= left && x <= right && y >= top && y <= bottom;
}

/* The plane of cells stays within memory, whatever is to be put into it. */
static void
test_pack_thread (void)
{
  const DossierBox boxes[] = { { 0, 0, 1e9, 30 }, { 5, 5, 30, 1e9 }, { 0, 0, 100, 30 } };
  DossierPackItem items[G_N_ELEMENTS (boxes)] = { 0 };
  DossierPoint offsets[G_N_ELEMENTS (boxes)];
  DossierBox moved[G_N_ELEMENTS (boxes)];

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      items[i].boxes = &boxes[i];
      items[i].n_boxes = 1;
    }
  dossier_layout_pack (items, G_N_ELEMENTS (boxes), 20, 1.5, offsets);
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    moved[i] = (DossierBox){ boxes[i].x + offsets[i].x, boxes[i].y + offsets[i].y, boxes[i].width, boxes[i].height };
  assert_apart (moved, G_N_ELEMENTS (boxes), 19.999);
}

/* Into the bay of a large one, if no line runs through it; not into its hole. */
static void
test_pack_gap (void)
{
  static const DossierBox bay[] = { { 0, 0, 900, 40 }, { 0, 0, 40, 600 }, { 860, 0, 40, 600 } };
  static const DossierBox ring[] = { { 0, 0, 900, 40 }, { 0, 560, 900, 40 }, { 0, 0, 40, 600 }, { 860, 0, 40, 600 } };
  static const DossierBox small = { 0, 0, 100, 40 };
  DossierPackItem items[] = { { .boxes = bay, .n_boxes = 3 }, { .boxes = &small, .n_boxes = 1 } };
  DossierPoint lines[80];

  g_assert_true (is_within (items, 40, 40, 760, 600));

  for (guint i = 0; i < 40; i++)
    {
      lines[2 * i] = (DossierPoint){ 20 + 22 * i, 20 };
      lines[2 * i + 1] = (DossierPoint){ 20 + 22 * i, 580 };
    }
  items[0].lines = lines;
  items[0].n_lines = 40;
  g_assert_false (is_within (items, -99, -39, 899, 560));

  items[0] = (DossierPackItem){ .boxes = ring, .n_boxes = 4 };
  g_assert_false (is_within (items, -99, -39, 899, 599));
}

static void
test_overview (void)
{
  static const guint counts[] = { 1, 2, 50, 1500 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint n = counts[i];
      guint n_edges = n + n / 2;
      g_autofree double *sizes = g_new (double, 2 * n);
      g_autofree guint *ends = g_new (guint, 2 * n_edges);
      g_autofree DossierBox *boxes = g_new (DossierBox, n);
      g_autofree DossierBox *again = g_new (DossierBox, n);
      DossierBox bounds;

      for (guint j = 0; j < 2 * n; j++)
        sizes[j] = g_rand_double_range (rand, 20, 150);
      for (guint j = 0; j < 2 * n_edges; j++)
        ends[j] = (guint) (n * pow (g_rand_double (rand), 1 + j % 2));
      g_assert_true (dossier_overview_lay_out (n, sizes, n_edges, ends, 8, boxes, NULL, NULL));
      assert_apart (boxes, n, 7.999);
      g_assert_true (dossier_overview_lay_out (n, sizes, n_edges, ends, 8, again, NULL, NULL));
      g_assert_cmpmem (boxes, n * sizeof *boxes, again, n * sizeof *again);

      bounds = boxes[0];
      for (guint j = 0; j < n; j++)
        dossier_box_add_box (&bounds, &boxes[j]);
      if (n > 100)
        {
          g_assert_cmpfloat (bounds.width / bounds.height, >, 0.5);
          g_assert_cmpfloat (bounds.width / bounds.height, <, 2);
        }
    }
}

/* Neighbours come to stand near one another: ten stars, each with its hub amid its leaves. */
static void
test_overview_communities (void)
{
  const guint n = 300;
  g_autofree double *sizes = g_new (double, 2 * n);
  g_autofree guint *ends = g_new (guint, 2 * n);
  g_autofree DossierBox *boxes = g_new (DossierBox, n);

  for (guint i = 0; i < n; i++)
    {
      sizes[2 * i] = 100;
      sizes[2 * i + 1] = 30;
      /* Each tenth node from its own on is a leaf of a hub; hubs are in a ring. */
      ends[2 * i] = i % 10;
      ends[2 * i + 1] = i < 10 ? (i + 1) % 10 : i;
    }
  g_assert_true (dossier_overview_lay_out (n, sizes, n, ends, 8, boxes, NULL, NULL));

  for (guint i = 10; i < n; i++)
    {
      DossierPoint leaf = dossier_box_get_centre (&boxes[i]);
      DossierPoint hub = dossier_box_get_centre (&boxes[i % 10]);

      g_assert_cmpfloat (hypot (leaf.x - hub.x, leaf.y - hub.y), <, 600);
    }
}

static void
test_overview_cancelled (void)
{
  const double sizes[] = { 10, 10, 10, 10 };
  const guint ends[] = { 0, 1 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  DossierBox boxes[2];

  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_overview_lay_out (2, sizes, 1, ends, 8, boxes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/overlap/removed", test_overlap);
  g_test_add_func ("/layout/overlap/untouched", test_overlap_untouched);
  g_test_add_func ("/layout/overlap/small-moves", test_overlap_small_moves);
  g_test_add_func ("/layout/overlap/tighten", test_tighten);
  g_test_add_func ("/layout/tuck", test_tuck);
  g_test_add_func ("/layout/tuck-outward", test_tuck_outward);
  g_test_add_func ("/layout/pack/boxes", test_pack);
  g_test_add_func ("/layout/pack/thread", test_pack_thread);
  g_test_add_func ("/layout/pack/gap", test_pack_gap);
  g_test_add_func ("/layout/overview/any", test_overview);
  g_test_add_func ("/layout/overview/communities", test_overview_communities);
  g_test_add_func ("/layout/overview/cancelled", test_overview_cancelled);

  return g_test_run ();
}
