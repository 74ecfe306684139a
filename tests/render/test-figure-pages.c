/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-fixture.h"

#include "render/dossier-figure-private.h"
#include "render/dossier-pen-cairo.h"
#include "render/dossier-pen-svg.h"
#include "render/dossier-scene-private.h"

#include <math.h>
#include <string.h>

#define CLOSE 0.01

static DossierFigureOptions
get_options (DossierFigureSheet sheet, gboolean tiled)
{
  return (DossierFigureOptions){ .legend = TRUE, .sheet = sheet, .tiled = tiled, .title = "Title", .citations = TRUE };
}

static DossierBox
get_tile (DossierFigure *figure, guint page)
{
  return g_array_index (figure->pages, DossierFigurePage, page).tile;
}

static gboolean
holds (const DossierBox *tile, const DossierBox *box)
{
  return box->x >= tile->x - CLOSE && box->y >= tile->y - CLOSE && box->x + box->width <= tile->x + tile->width + CLOSE
         && box->y + box->height <= tile->y + tile->height + CLOSE;
}

/* All that the scene shows lies in the tiles, in even steps, and each card is whole on one of them. */
static void
test_tiles (void)
{
  guint n_most = 0;

  for (guint n_nodes = 0; n_nodes < 300; n_nodes = n_nodes * 3 + 1)
    for (guint sheet = DOSSIER_FIGURE_SHEET_A4; sheet < DOSSIER_FIGURE_SHEET_CUSTOM; sheet++)
      {
        g_autoptr (DossierScene) scene = fixture_scene_new (n_nodes, DOSSIER_THEME_PRINT);
        DossierFigureOptions options = get_options (sheet, TRUE);
        g_autoptr (DossierFigure) figure = dossier_figure_new (scene, &options);
        const DossierBox *boxes = dossier_layout_get_boxes (dossier_scene_get_layout (scene));
        DossierBox bounds = dossier_scene_get_bounds (scene);
        DossierBox first = get_tile (figure, 0);
        DossierBox last = get_tile (figure, figure->n_columns * figure->n_rows - 1);

        g_assert_cmpfloat (first.x, <=, bounds.x + CLOSE);
        g_assert_cmpfloat (first.y, <=, bounds.y + CLOSE);
        g_assert_cmpfloat (last.x + last.width, >=, bounds.x + bounds.width - CLOSE);
        g_assert_cmpfloat (last.y + last.height, >=, bounds.y + bounds.height - CLOSE);
        for (guint row = 0; row < figure->n_rows; row++)
          for (guint column = 0; column < figure->n_columns; column++)
            {
              DossierBox tile = get_tile (figure, row * figure->n_columns + column);

              g_assert_cmpfloat_with_epsilon (tile.x, first.x + column * (first.width - figure->overlap_x), CLOSE);
              g_assert_cmpfloat_with_epsilon (tile.y, first.y + row * (first.height - figure->overlap_y), CLOSE);
              g_assert_cmpfloat (tile.x + tile.width, <=, last.x + last.width + CLOSE);
            }
        for (guint i = 0; i < n_nodes; i++)
          {
            guint n_whole = 0;

            for (guint page = 0; page < figure->n_columns * figure->n_rows; page++)
              {
                DossierBox tile = get_tile (figure, page);

                n_whole += holds (&tile, &boxes[i]);
              }
            g_assert_cmpuint (n_whole, >, 0);
          }
        n_most = MAX (n_most, figure->n_columns * figure->n_rows);
      }
  g_assert_cmpuint (n_most, >, 3);
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
          g_assert_cmpfloat (get_tile (figure, i).width, ==, 0);
      }
}

/* In a page of something else it takes the whole width, and no more of the height than picture and legend need. */
static void
test_inset (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (120, DOSSIER_THEME_PRINT);
  DossierFigureOptions options = get_options (DOSSIER_FIGURE_SHEET_CUSTOM, FALSE);
  g_autoptr (DossierFigure) figure = NULL;
  DossierBox bounds = dossier_scene_get_bounds (scene);
  DossierBox legend;
  double width, height;

  options.sheet_width = 500;
  options.sheet_height = 2000;
  options.is_inset = TRUE;
  options.citations = FALSE;
  options.title = NULL;
  options.content_hash = NULL;
  figure = dossier_figure_new (scene, &options);
  g_assert_cmpuint (dossier_figure_get_n_pages (figure), ==, 1);
  dossier_figure_get_page_size (figure, 0, &width, &height);
  g_assert_cmpfloat (width, ==, 500);
  g_assert_cmpfloat_with_epsilon (figure->scale * bounds.width, figure->area.width, 1);
  g_assert_cmpfloat (figure->area.width, >, 490);
  legend = dossier_legend_get_box (figure->legend);
  g_assert_cmpfloat (legend.y, >=, figure->area.y + figure->scale * bounds.height - 10);
  g_assert_cmpfloat (legend.y + legend.height, <=, height + 10);
  g_assert_cmpfloat (height, <=, figure->area.y + figure->scale * bounds.height + legend.height + 10);
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

/* A few notes stand below the picture on its own page, many on pages of their own; none runs into picture, foot or
 * margin. */
static void
test_notes (void)
{
  for (guint n_nodes = 1; n_nodes < 300; n_nodes *= 4)
    for (guint sheet = DOSSIER_FIGURE_SHEET_FREE; sheet < DOSSIER_FIGURE_SHEET_CUSTOM; sheet++)
      {
        g_autoptr (DossierScene) scene = fixture_scene_new (n_nodes, DOSSIER_THEME_PRINT);
        DossierFigureOptions options = get_options (sheet, FALSE);
        g_autoptr (DossierFigure) figure = dossier_figure_new (scene, &options);
        guint n_lines = 0;

        for (guint page = 0; page < dossier_figure_get_n_pages (figure); page++)
          {
            const DossierFigurePage *record = &g_array_index (figure->pages, DossierFigurePage, page);
            double top = page == 0 ? figure->area.y + figure->area.height : figure->margin - CLOSE;

            g_assert_cmpuint (page > 0 || record->end > record->first ? record->first : 0, ==, n_lines);
            for (guint i = record->first; i < record->end; i++)
              {
                const DossierFigureLine *line = &g_array_index (figure->lines, DossierFigureLine, i);

                g_assert_cmpfloat (line->y, >=, top);
                g_assert_cmpfloat (line->y + line->height, <=, figure->height - figure->margin + CLOSE);
                n_lines++;
              }
          }
        g_assert_cmpuint (n_lines, ==, figure->lines->len);
        if (n_nodes == 1 && sheet != DOSSIER_FIGURE_SHEET_SLIDE)
          g_assert_cmpuint (dossier_figure_get_n_pages (figure), ==, 1);
      }
}

/* Where a picture is too small for names, only what has one has a number; and it says how many have none. */
static void
test_overview (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (280, DOSSIER_THEME_PRINT);
  DossierFigureOptions options = get_options (DOSSIER_FIGURE_SHEET_A4, FALSE);
  g_autoptr (DossierFigure) small = dossier_figure_new (scene, &options);
  g_autoptr (DossierPlacement) placement = dossier_scene_get_placement (scene, dossier_figure_get_detail (small, 1));
  g_autoptr (DossierFigure) large = NULL;
  guint n_marks = 0;
  guint n_shown = 0;
  const DossierFigureMark *marks = dossier_figure_notes_get_marks (small->notes, &n_marks);

  g_assert_nonnull (placement);
  g_assert_cmpuint (dossier_figure_get_n_unnamed (small), >, 0);
  g_assert_cmpuint (dossier_figure_get_n_unnamed (small), <, 280);
  for (guint i = 0; i < n_marks; i++)
    if (!marks[i].is_edge && marks[i].box.width > 0)
      {
        g_assert_cmpuint (placement->index[marks[i].index], >, 0);
        n_shown++;
      }
  g_assert_cmpuint (n_shown, >, 0);
  options.tiled = TRUE;
  large = dossier_figure_new (scene, &options);
  g_assert_cmpuint (dossier_figure_get_n_unnamed (large), ==, 0);
}

/* Quotes of the same claim follow one another below its name, and a source is written once. */
static void
test_note_lines (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (40, DOSSIER_THEME_PRINT);
  DossierFigureOptions options = get_options (DOSSIER_FIGURE_SHEET_A4, FALSE);
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, &options);
  guint n_sources = 0;
  guint n_notes = 0;
  guint n_written = 0;

  dossier_figure_notes_get_sources (figure->notes, &n_sources);
  for (guint i = 0; i < figure->lines->len; i++)
    {
      const char *id = g_array_index (figure->lines, DossierFigureLine, i).id;

      n_notes += id != NULL && g_str_has_prefix (id, "note-");
      n_written += id != NULL && g_str_has_prefix (id, "source-");
    }
  g_assert_cmpuint (n_sources, >, 0);
  g_assert_cmpuint (n_written, ==, n_sources);
  g_assert_cmpuint (n_notes, ==, dossier_figure_get_n_notes (figure));
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

typedef struct
{
  GCancellable *cancellable;
  guint cancel_after; /* pages; 0: never */
  guint n_done;
  guint n_pages;
} Progress;

static void
page_done (guint n_done, guint n_pages, gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpuint (n_done, ==, progress->n_done + 1);
  g_assert_cmpuint (n_done, <=, n_pages);
  progress->n_done = n_done;
  progress->n_pages = n_pages;
  if (n_done == progress->cancel_after)
    g_cancellable_cancel (progress->cancellable);
}

/* It tells of each page, in order, and stops after the one at which it is told to. */
static void
test_progress (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (200, DOSSIER_THEME_PRINT);
  DossierFigureOptions options = get_options (DOSSIER_FIGURE_SHEET_A4, TRUE);
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, &options);
  guint n_pages = dossier_figure_get_n_pages (figure);

  g_assert_cmpuint (n_pages, >, 2);
  for (guint format = DOSSIER_FIGURE_SVG; format <= DOSSIER_FIGURE_PDF; format++)
    for (guint cancel_after = 0; cancel_after <= n_pages; cancel_after += n_pages / 2)
      {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = NULL;
        Progress progress = { cancellable, cancel_after, 0, 0 };

        bytes = dossier_figure_write_bytes_with_progress (figure, format, 0.2, page_done, &progress, cancellable, &error);
        g_assert_cmpuint (progress.n_pages, ==, n_pages);
        g_assert_cmpuint (progress.n_done, ==, cancel_after > 0 ? cancel_after : n_pages);
        if (cancel_after == 0)
          {
            g_assert_no_error (error);
            g_assert_nonnull (bytes);
          }
        else
          {
            g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
            g_assert_null (bytes);
          }
      }
}

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  GByteArray *rest = closure;

  if (length > rest->len)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, rest->data, length);
  g_byte_array_remove_range (rest, 0, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A PNG is drawn in bands: each is as the page that is drawn whole, to a part of a step where numbers are rounded. */
static void
assert_as_whole (DossierFigure *figure, double scale)
{
  g_autoptr (GBytes) bytes = dossier_figure_write_bytes (figure, DOSSIER_FIGURE_PNG, scale, NULL, NULL);
  g_autoptr (GByteArray) rest = g_byte_array_new ();
  cairo_surface_t *read = NULL;
  cairo_surface_t *drawn = NULL;
  cairo_t *cr = NULL;
  g_autoptr (DossierPen) pen = NULL;
  guint n_different = 0;
  int width, height;

  g_assert_nonnull (bytes);
  g_byte_array_append (rest, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  read = cairo_image_surface_create_from_png_stream (read_bytes, rest);
  width = cairo_image_surface_get_width (read);
  height = cairo_image_surface_get_height (read);
  /* Several bands. */
  g_assert_cmpint (width * height * 3, >, 6 * 1024 * 1024);
  drawn = cairo_image_surface_create (cairo_image_surface_get_format (read), width, height);
  cr = cairo_create (drawn);
  if (!figure->transparent)
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  cairo_scale (cr, scale, scale);
  pen = dossier_pen_cairo_new (cr);
  g_assert_true (dossier_figure_draw_page (figure, 0, pen, MIN (scale, 1), NULL));
  cairo_surface_flush (drawn);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < 4 * width; x++)
      {
        gsize place = (gsize) y * (gsize) cairo_image_surface_get_stride (read) + (gsize) x;
        int difference = cairo_image_surface_get_data (read)[place] - cairo_image_surface_get_data (drawn)[place];

        if (x % 4 == 3 && !figure->transparent)
          continue;
        /* Alpha is no part of the colours in a PNG. */
        g_assert_cmpint (ABS (difference), <=, figure->transparent ? 2 : 1);
        n_different += difference != 0 && !figure->transparent;
      }
  g_assert_cmpuint (n_different, <, 10);
  cairo_destroy (cr);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (read);
}

static void
test_bands (void)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (DossierScene) scene = fixture_scene_new (i % 3 == 2 ? 60 : 200, DOSSIER_THEME_LIGHT);
      DossierFigureOptions options
          = get_options (i % 3 == 0 ? DOSSIER_FIGURE_SHEET_FREE : DOSSIER_FIGURE_SHEET_A4, i % 3 == 1);
      g_autoptr (DossierFigure) figure = NULL;

      options.transparent = i >= 3;
      options.content_hash = "sha256:0123";
      figure = dossier_figure_new (scene, &options);
      if (dossier_figure_get_n_pages (figure) > 1)
        {
          /* One page of it: the others are as this one. */
          g_array_set_size (figure->pages, 1);
        }
      assert_as_whole (figure, i % 3 == 0 ? 1.37 : 3.1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-pages/tiles", test_tiles);
  g_test_add_func ("/figure-pages/fitted", test_fitted);
  g_test_add_func ("/figure-pages/inset", test_inset);
  g_test_add_func ("/figure-pages/marks", test_marks);
  g_test_add_func ("/figure-pages/numbers", test_numbers);
  g_test_add_func ("/figure-pages/notes", test_notes);
  g_test_add_func ("/figure-pages/overview", test_overview);
  g_test_add_func ("/figure-pages/note-lines", test_note_lines);
  g_test_add_func ("/figure-pages/cancelled", test_cancelled);
  g_test_add_func ("/figure-pages/progress", test_progress);
  g_test_add_func ("/figure-pages/bands", test_bands);
  return g_test_run ();
}
