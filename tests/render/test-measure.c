/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-fixture.h"

#include "render/dossier-card.h"
#include "render/dossier-edge-label.h"
#include "render/dossier-font.h"
#include "render/dossier-measure.h"
#include "render/dossier-pen-cairo.h"

#include <math.h>
#include <string.h>

static char *long_label;

/* Labels that have broken other programs' boxes. */
static const char *
get_label (guint i)
{
  static const char *const labels[] = {
    "Japan",
    "Ban on dual-use exports to Japan's military users and to all who could strengthen them",
    "中华人民共和国商务部新闻发言人何亚东在例行记者会上表示",
    "高市早苗首相の台湾有事をめぐる国会答弁について",
    "وزارة التجارة الصينية تعلن عن ضوابط جديدة للتصدير",
    "משרד המסחר הסיני הודיע על פיקוח חדש",
    "👩🏽‍🚀🚀 emoji 🧲🧪⚛️ and 🇯🇵 flags",
    "Z\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86 a\xcc\xa3\xcc\xa4\xcc\xa5\xcc\xb0 l\xcc\xb6g\xcc\xa7o\xcc\xa8 "
    "Å\xcc\x8aÄ\xcc\x88",
    "one\ntwo\r\nthree\xe2\x80\xa8"
    "four\xe2\x80\xa9"
    "five\tsix",
    "กระทรวงพาณิชย์จีนประกาศควบคุมการส่งออกแร่หายาก",
    "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    "fjord ﷽ jf",
    " ",
    "\x01\x02",
  };

  return i < G_N_ELEMENTS (labels) ? labels[i] : i == G_N_ELEMENTS (labels) ? long_label : NULL;
}

static const char *const types[] = { "actor", "statement", "measure", "element", "place" };

static DossierGraph *
create_graph (void)
{
  DossierGraphBuilder *builder = fixture_builder_new ();

  for (guint i = 0; get_label (i) != NULL; i++)
    for (guint type = 0; type < G_N_ELEMENTS (types); type++)
      {
        g_autofree char *id = g_strdup_printf ("%s-%u", types[type], i);

        fixture_add_node (builder, id, types[type], get_label (i), TRUE);
      }
  fixture_add_element (builder, "dy", "dysprosium", "Dy", "66");
  fixture_add_element (builder, "strange", "an element with a name that is far too long for its cell", "Symbol",
                       "1234567890");
  /* A hub of each type, so that large letters are tried too. */
  for (guint i = 0; i < 70; i++)
    for (guint type = 0; type < G_N_ELEMENTS (types); type++)
      {
        g_autofree char *id = g_strdup_printf ("%s-%u", types[type], i % 12);

        fixture_add_edge (builder, "dy", id, "about");
      }
  return fixture_end (builder);
}

static void
test_whole_points (void)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autofree double *sizes = dossier_measure_nodes (graph, NULL, NULL);
  g_autofree double *again = dossier_measure_nodes (graph, NULL, NULL);
  guint n_nodes = dossier_graph_get_n_nodes (graph);

  g_assert_cmpmem (sizes, 2 * n_nodes * sizeof (double), again, 2 * n_nodes * sizeof (double));
  for (guint i = 0; i < 2 * n_nodes; i++)
    {
      g_assert_cmpfloat (sizes[i], ==, floor (sizes[i]));
      g_assert_cmpfloat (sizes[i], >=, 10);
      g_assert_cmpfloat (sizes[i], <=, 320);
    }
}

static gpointer
measure_in_thread (gpointer data)
{
  return dossier_measure_nodes (data, NULL, NULL);
}

static void
test_threads (void)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autofree double *sizes = dossier_measure_nodes (graph, NULL, NULL);
  GThread *threads[3];
  guint n_nodes = dossier_graph_get_n_nodes (graph);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("measure", measure_in_thread, graph);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree double *others = g_thread_join (threads[i]);

      g_assert_cmpmem (sizes, 2 * n_nodes * sizeof (double), others, 2 * n_nodes * sizeof (double));
    }
}

static void
test_hubs (void)
{
  for (guint shape = 0; shape <= DOSSIER_SHAPE_OTHER; shape++)
    {
      double before = dossier_card_get_font_size (shape, 0);

      for (guint degree = 1; degree < 200; degree++)
        {
          double size = dossier_card_get_font_size (shape, degree);

          g_assert_cmpfloat (size, >=, before);
          g_assert_cmpfloat (size - before, <=, 1.5);
          before = size;
        }
      g_assert_cmpfloat (before, ==, shape == DOSSIER_SHAPE_STATEMENT ? 9.5 : 16);
      g_assert_cmpfloat (dossier_card_get_font_size (shape, 1), ==, 9.5);
    }
}

static void
test_shapes (void)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autofree double *sizes = dossier_measure_nodes (graph, NULL, NULL);
  guint element = dossier_graph_find_node (graph, "dy");

  g_assert_cmpfloat (sizes[2 * element], ==, sizes[2 * element + 1]);
  g_assert_cmpint (dossier_card_get_shape (dossier_graph_get_node (graph, element)), ==, DOSSIER_SHAPE_ELEMENT);
  g_assert_cmpint (
      dossier_card_get_shape (dossier_graph_get_node (graph, dossier_graph_find_node (graph, "element-0"))), ==,
      DOSSIER_SHAPE_MATERIAL);
  g_assert_cmpint (dossier_card_get_shape (dossier_graph_get_node (graph, dossier_graph_find_node (graph, "place-0"))),
                   ==, DOSSIER_SHAPE_OTHER);
}

static void
test_empty (void)
{
  g_autoptr (DossierGraph) graph = fixture_end (fixture_builder_new ());
  g_autoptr (GError) error = NULL;
  g_autofree double *sizes = dossier_measure_nodes (graph, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sizes);
}

/* As large as they are drawn; and a relation's name wherever it stands. */
static void
test_edge_labels (void)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autofree double *sizes = dossier_measure_edge_labels (graph, NULL, NULL);
  g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 12, 40);
  g_autoptr (DossierScene) scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
  guint n_edges = dossier_graph_get_n_edges (graph);

  g_assert_cmpuint (n_edges, >, 100);
  for (guint i = 0; i < n_edges; i++)
    {
      DossierEdgeLabel label;

      dossier_edge_label_init (&label, scene, i, DOSSIER_EDGE_LABEL_SIZE);
      g_assert_cmpfloat (sizes[2 * i], ==, label.box.width);
      g_assert_cmpfloat (sizes[2 * i + 1], ==, label.box.height);
      g_assert_cmpfloat (sizes[2 * i], >, 15);
      dossier_edge_label_clear (&label);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_measure_nodes (graph, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (dossier_measure_edge_labels (graph, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A pen that passes on the words alone. */
typedef struct
{
  DossierPen parent;
  DossierPen *pen;
} WordPen;

static void
ignore_point (DossierPen *pen, double x, double y)
{
}

static void
ignore_curve (DossierPen *pen, double x1, double y1, double x2, double y2, double x3, double y3)
{
}

static void
ignore_end (DossierPen *pen)
{
}

static void
ignore_fill (DossierPen *pen, const DossierColor *color, gboolean keep)
{
}

static void
ignore_stroke (
    DossierPen *pen, const DossierColor *color, double width, const double *dashes, guint n_dashes, gboolean keep)
{
}

static void
ignore_lines (DossierPen *pen, const DossierColor *color, double width)
{
}

static void
ignore_group (DossierPen *pen, const char *id, const char *title, const char *url)
{
}

static void
pass_on_text (DossierPen *pen, const DossierTextRun *run, const DossierColor *color)
{
  dossier_pen_text (((WordPen *) pen)->pen, run, color);
}

static const DossierPenClass word_pen_class = {
  .move_to = ignore_point,
  .line_to = ignore_point,
  .curve_to = ignore_curve,
  .close_path = ignore_end,
  .fill = ignore_fill,
  .stroke = ignore_stroke,
  .stroke_lines = ignore_lines,
  .text = pass_on_text,
  .begin_group = ignore_group,
  .end_group = ignore_end,
};

/* Whether anything was drawn on @surface outside of @box, or at all. */
static gboolean
has_ink (cairo_surface_t *surface, const DossierBox *region, double scale, const DossierBox *box)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data = cairo_image_surface_get_data (surface);
  gboolean any = FALSE;

  for (int row = 0; row < height; row++)
    for (int column = 0; column < width; column++)
      {
        double x = region->x + (column + 0.5) / scale;
        double y = region->y + (row + 0.5) / scale;
        guint32 pixel = 0;

        memcpy (&pixel, data + (gsize) row * (gsize) stride + (gsize) column * 4, 4);
        if (pixel >> 24 == 0)
          continue;
        any = TRUE;
        if (x < box->x - 0.01 || x > box->x + box->width + 0.01 || y < box->y - 0.01 || y > box->y + box->height + 0.01)
          {
            g_test_message ("ink at %.1f,%.1f, outside of %.1f,%.1f %.1fx%.1f", x, y, box->x, box->y, box->width,
                            box->height);
            return FALSE;
          }
      }
  return any;
}

/* What is drawn of a card, and its words above all, stays within the size that was measured. */
static void
check_ink (gboolean words_alone)
{
  g_autoptr (DossierGraph) graph = create_graph ();
  g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 10, 100);
  g_autoptr (DossierScene) scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
  const DossierBox *boxes = dossier_layout_get_boxes (layout);
  double scale = 3;

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      /* Only this node is seen, and no edge. */
      g_autofree guint8 *visible = g_new0 (guint8, dossier_graph_get_n_nodes (graph));
      g_autoptr (DossierScene) alone = NULL;
      DossierBox box = boxes[i];
      DossierBox region = { box.x - 50, box.y - 50, box.width + 100, box.height + 100 };
      cairo_t *cr = NULL;
      cairo_surface_t *surface = fixture_surface_new (&region, scale, &cr);
      g_autoptr (DossierPen) pen = dossier_pen_cairo_new (cr);
      WordPen words = { { &word_pen_class }, pen };
      const char *label = dossier_graph_get_node (graph, i)->label;

      visible[i] = 1;
      alone = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, visible);
      g_assert_true (dossier_painter_paint (alone, words_alone ? &words.parent : pen, &region, scale, FALSE, NULL));
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      if (words_alone)
        {
          box.x += 1;
          box.y += 0.5;
          box.width -= 2;
          box.height -= 1;
        }
      if (!has_ink (surface, &region, scale, &box) && !(words_alone && (*label == ' ' || *label == '\x01')))
        g_error ("the words of “%.60s” (%s) leave its card, or are not there", label,
                 dossier_graph_get_node (graph, i)->id);
      cairo_surface_destroy (surface);
    }
}

static void
test_card_ink (void)
{
  check_ink (FALSE);
}

static void
test_word_ink (void)
{
  check_ink (TRUE);
}

/* A line is drawn to its end, however long. */
static void
test_long_line (void)
{
  g_autofree char *text = g_strnfill (300, 'n');
  const DossierLine *line = dossier_font_get_line (text, 300, DOSSIER_FONT_REGULAR, NULL, FALSE);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  const cairo_path_t *outline = NULL;
  cairo_t *cr = cairo_create (surface);
  double left, top, right, bottom;
  DossierBox ink;

  g_assert_cmpfloat (line->width, >, 100 * DOSSIER_FONT_REFERENCE_SIZE);
  outline = dossier_font_get_outline (line, &ink);
  g_assert_nonnull (outline);
  cairo_append_path (cr, outline);
  cairo_path_extents (cr, &left, &top, &right, &bottom);
  g_assert_cmpfloat (left, <, DOSSIER_FONT_REFERENCE_SIZE);
  g_assert_cmpfloat (right, >, line->width - DOSSIER_FONT_REFERENCE_SIZE);
  g_assert_cmpfloat (right, <=, line->width);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A line that is wider than it may be, as estimates go wrong, is condensed. */
static void
test_condensed (void)
{
  DossierBox region = { 0, 0, 200, 40 };
  double aligns[] = { 0, 0.5, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    {
      DossierTextRun run = {
        .text = "Wide words that want much room",
        .size = 12,
        .x = 100,
        .y = 10,
        .align = aligns[i],
        .line_height = 15,
        .max_width = 60,
      };
      DossierBox box = { 100 - 60 * aligns[i], 8, 60, 20 };
      cairo_t *cr = NULL;
      cairo_surface_t *surface = fixture_surface_new (&region, 4, &cr);
      g_autoptr (DossierPen) pen = dossier_pen_cairo_new (cr);

      dossier_pen_text (pen, &run, &(DossierColor){ 0, 0, 0, 1 });
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      g_assert_true (has_ink (surface, &region, 4, &box));
      cairo_surface_destroy (surface);
    }
}

/* A layout that was made for other sizes: cards are made smaller, never cut off or spilt. */
static void
test_small_box (void)
{
  DossierGraphBuilder *builder = fixture_builder_new ();
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (DossierScene) scene = NULL;
  DossierBox box = { 0, 0, 60, 20 };
  DossierBox region = { -40, -40, 140, 100 };
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  g_autoptr (DossierPen) pen = NULL;

  fixture_add_node (builder, "a", "measure", "Ban on dual-use exports to Japan's military", TRUE);
  graph = fixture_end (builder);
  layout = dossier_layout_new (DOSSIER_ENGINE_OVERVIEW, 1, &box, 0, NULL, NULL);
  scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
  surface = fixture_surface_new (&region, 4, &cr);
  pen = dossier_pen_cairo_new (cr);
  g_assert_true (dossier_painter_paint (scene, pen, &region, 4, FALSE, NULL));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_true (has_ink (surface, &region, 4, &box));
  cairo_surface_destroy (surface);
}

/* Past DOSSIER_CARD_MAX_SHAPED nodes sizes are estimates, and the words still stay within. */
static void
test_estimated (void)
{
  DossierNode node = { .id = "a", .type = DOSSIER_NODE_TYPE_STATEMENT, .type_name = "statement" };

  for (guint i = 0; get_label (i) != NULL; i++)
    {
      g_autoptr (DossierCard) card = NULL;
      g_autoptr (DossierCard) shaped = NULL;

      node.label = get_label (i);
      card = dossier_card_new (&node, 3, NULL, TRUE);
      shaped = dossier_card_new (&node, 3, NULL, FALSE);
      g_assert_cmpfloat (card->texts[0].max_width, >, 0);
      g_assert_cmpfloat (card->texts[0].x + card->texts[0].max_width * (1 - card->texts[0].align), <=, card->width);
      g_assert_cmpfloat (card->texts[0].x - card->texts[0].max_width * card->texts[0].align, >=, 0);
      g_assert_cmpfloat (card->width, <=, shaped->width * 1.5);
    }
}

int
main (int argc, char **argv)
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  long_label = g_strnfill (10000, 'm');
  for (gsize i = 5; i < 10000; i += 6)
    long_label[i] = ' ';

  g_test_add_func ("/measure/whole-points", test_whole_points);
  g_test_add_func ("/measure/threads", test_threads);
  g_test_add_func ("/measure/hubs", test_hubs);
  g_test_add_func ("/measure/shapes", test_shapes);
  g_test_add_func ("/measure/empty", test_empty);
  g_test_add_func ("/measure/edge-labels", test_edge_labels);
  g_test_add_func ("/measure/cancelled", test_cancelled);
  g_test_add_func ("/measure/card-ink", test_card_ink);
  g_test_add_func ("/measure/word-ink", test_word_ink);
  g_test_add_func ("/measure/long-line", test_long_line);
  g_test_add_func ("/measure/condensed", test_condensed);
  g_test_add_func ("/measure/small-box", test_small_box);
  g_test_add_func ("/measure/estimated", test_estimated);
  status = g_test_run ();
  g_free (long_label);
  return status;
}
