/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-fixture.h"

#include "render/dossier-figure-private.h"
#include "render/dossier-pen-svg.h"

#include <math.h>
#include <string.h>

#define CLOSE 0.01

static DossierFigureOptions
get_options (DossierFigureSheet sheet, gboolean tiled)
{
  return (DossierFigureOptions){ .legend = TRUE, .sheet = sheet, .tiled = tiled, .title = "Title", .citations = TRUE };
}

/* The tiles meet without gap or overlap, and all that the scene shows lies in them. */
static void
test_tiles (void)
{
  for (guint n_nodes = 0; n_nodes < 300; n_nodes = n_nodes * 3 + 1)
    for (guint sheet = DOSSIER_FIGURE_SHEET_A4; sheet < DOSSIER_FIGURE_SHEET_CUSTOM; sheet++)
      {
        g_autoptr (DossierScene) scene = fixture_scene_new (n_nodes, DOSSIER_THEME_PRINT);
        DossierFigureOptions options = get_options (sheet, TRUE);
        g_autoptr (DossierFigure) figure = dossier_figure_new (scene, &options);
        DossierBox bounds = dossier_scene_get_bounds (scene);
        DossierBox first = dossier_figure_get_page_region (figure, 0);
        double right = first.x;
        double bottom = first.y;
        double area = 0;

        for (guint i = 0; i < dossier_figure_get_n_pages (figure); i++)
          {
            DossierBox tile = dossier_figure_get_page_region (figure, i);
            double column, row;

            if (tile.width <= 0)
              continue;
            column = (tile.x - first.x) / first.width;
            row = (tile.y - first.y) / first.height;
            g_assert_cmpfloat (fabs (column - round (column)), <, CLOSE);
            g_assert_cmpfloat (fabs (row - round (row)), <, CLOSE);
            right = MAX (right, tile.x + tile.width);
            bottom = MAX (bottom, tile.y + tile.height);
            area += tile.width * tile.height;
          }
        g_assert_cmpfloat (first.x, <=, bounds.x + CLOSE);
        g_assert_cmpfloat (first.y, <=, bounds.y + CLOSE);
        g_assert_cmpfloat (right, >=, bounds.x + bounds.width - CLOSE);
        g_assert_cmpfloat (bottom, >=, bounds.y + bounds.height - CLOSE);
        g_assert_cmpfloat (fabs (area / ((right - first.x) * (bottom - first.y)) - 1), <, 1e-6);
      }
}

/* Fitted, it is one page of picture, all of it within the margins. */
static void
test_fitted (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (120, DOSSIER_THEME_PRINT);

  for (guint sheet = DOSSIER_FIGURE_SHEET_A4; sheet < DOSSIER_FIGURE_SHEET_CUSTOM; sheet++)
    for (guint orientation = 0; orientation <= DOSSIER_FIGURE_ORIENTATION_LANDSCAPE; orientation++)
      {
        DossierFigureOptions options = get_options (sheet, FALSE);
        g_autoptr (DossierFigure) figure = NULL;
        DossierBox bounds = dossier_scene_get_bounds (scene);
        double width, height;

        options.orientation = orientation;
        figure = dossier_figure_new (scene, &options);
        dossier_figure_get_page_size (figure, 0, &width, &height);
        if (orientation == DOSSIER_FIGURE_ORIENTATION_PORTRAIT)
          g_assert_cmpfloat (width, <, height);
        else if (orientation == DOSSIER_FIGURE_ORIENTATION_LANDSCAPE)
          g_assert_cmpfloat (width, >, height);
        g_assert_cmpfloat (figure->area.x, >=, 20);
        g_assert_cmpfloat (figure->area.x + figure->area.width, <=, width - 20);
        g_assert_cmpfloat (bounds.width * figure->scale, <=, figure->area.width + CLOSE);
        g_assert_cmpfloat (bounds.height * figure->scale, <=, figure->area.height + CLOSE);
        for (guint i = 1; i < dossier_figure_get_n_pages (figure); i++)
          g_assert_cmpfloat (dossier_figure_get_page_region (figure, i).width, ==, 0);
      }
}

static gboolean
meet (const DossierBox *a, const DossierBox *b)
{
  return a->x < b->x + b->width - CLOSE && b->x < a->x + a->width - CLOSE && a->y < b->y + b->height - CLOSE
         && b->y < a->y + a->height - CLOSE;
}

/* No number lies on another or on a card that is not its own, and every note has its lines on one page. */
static void
test_marks (void)
{
  g_autoptr (DossierGraph) graph = fixture_graph_new (60);
  g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 8, 2); /* hardly any room */
  g_autoptr (DossierScene) scene = dossier_scene_new (graph, layout, DOSSIER_THEME_PRINT, NULL);
  DossierFigureOptions options = get_options (DOSSIER_FIGURE_SHEET_FREE, FALSE);
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, &options);
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  guint n_marks = 0;
  guint n_placed = 0;
  const DossierFigureMark *marks = dossier_figure_notes_get_marks (figure->notes, &n_marks);

  g_assert_cmpuint (n_marks, >, 5);
  for (guint i = 0; i < n_marks; i++)
    {
      if (marks[i].box.width <= 0)
        continue;
      n_placed++;
      for (guint j = 0; j < i; j++)
        if (marks[j].box.width > 0)
          g_assert_false (meet (&marks[i].box, &marks[j].box));
      for (guint j = 0; j < 60; j++)
        if (marks[i].is_edge || marks[i].index != j)
          g_assert_false (meet (&marks[i].box, &boxes[j]));
    }
  g_assert_cmpuint (n_placed, >, 0);
  for (guint i = 0; i < figure->lines->len; i++)
    {
      const DossierFigureLine *line = &g_array_index (figure->lines, DossierFigureLine, i);

      g_assert_cmpfloat (line->x, >=, 0);
      g_assert_cmpfloat (line->x + line->width, <=, figure->width + CLOSE);
      g_assert_cmpfloat (line->y + line->height, <=, figure->height + CLOSE);
    }
}

/* Numbers go up as the picture is read; what is hidden has none. */
static void
test_numbers (void)
{
  DossierGraphBuilder *builder = fixture_builder_new ();
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (DossierScene) scene = NULL;
  g_autoptr (DossierFigureNotes) notes = NULL;
  const guint8 visible[] = { 1, 1, 0, 1 };
  DossierBox bounds;
  guint n_marks = 0;
  const DossierFigureMark *marks;

  for (guint i = 0; i < 4; i++)
    {
      char id[] = { (char) ('a' + i), '\0' };

      fixture_add_node (builder, id, "actor", id, TRUE);
    }
  graph = fixture_end (builder);
  layout = fixture_layout_new (graph, 2, 50);
  scene = dossier_scene_new (graph, layout, DOSSIER_THEME_PRINT, visible);
  bounds = dossier_scene_get_bounds (scene);
  notes = dossier_figure_notes_new (scene, &bounds);
  marks = dossier_figure_notes_get_marks (notes, &n_marks);
  g_assert_cmpuint (n_marks, ==, 3);
  g_assert_cmpuint (marks[0].index, ==, 0);
  g_assert_cmpuint (marks[1].index, ==, 1);
  g_assert_cmpuint (marks[2].index, ==, 3);
  for (guint i = 1; i < n_marks; i++)
    g_assert_cmpuint (marks[i].first, >=, marks[i - 1].first);
}

/* Cancelled after it has begun: nothing comes of it. */
static void
test_cancelled (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (200, DOSSIER_THEME_PRINT);
  DossierFigureOptions options = get_options (DOSSIER_FIGURE_SHEET_A4, TRUE);
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, &options);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GString *out = g_string_new (NULL);
  g_autoptr (DossierPen) pen = dossier_pen_svg_new (out);

  g_cancellable_cancel (cancellable);
  for (guint page = 0; page < dossier_figure_get_n_pages (figure); page++)
    g_assert_false (dossier_figure_draw_page (figure, page, pen, 1, cancellable));
  g_string_free (out, TRUE);
  for (guint format = DOSSIER_FIGURE_SVG; format <= DOSSIER_FIGURE_PDF; format++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_figure_write_bytes (figure, format, 0.2, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-pages/tiles", test_tiles);
  g_test_add_func ("/figure-pages/fitted", test_fitted);
  g_test_add_func ("/figure-pages/marks", test_marks);
  g_test_add_func ("/figure-pages/numbers", test_numbers);
  g_test_add_func ("/figure-pages/cancelled", test_cancelled);
  return g_test_run ();
}
