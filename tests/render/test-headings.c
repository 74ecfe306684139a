/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The dates over the columns of a picture by date. */

#include "render-fixture.h"
#include "render-witness.h"

#include "render/dossier-figure.h"
#include "render/dossier-scene-private.h"

#include <math.h>
#include <string.h>

#define N_NODES 60
#define N_DATES 5

static const char *const dates[N_DATES] = { "2024", "2026-01", "2026-01-06", "2026-01-08", "2026-02-28" };
static const char *const headings[N_DATES]
    = { "2024", "January 2026", "6 January 2026", "8 January 2026", "28 February 2026" };

/* Every sixth node has no date. */
static DossierGraph *
make_graph (void)
{
  DossierGraphBuilder *builder = fixture_builder_new ();

  for (guint i = 0; i < N_NODES; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);
      DossierNode node = { .id = id, .label = id, .type_name = "measure", .type = DOSSIER_NODE_TYPE_MEASURE };

      if (i % 6 < N_DATES)
        {
          node.date_text = dates[i % 6];
          g_assert_true (dossier_date_parse (node.date_text, &node.date, NULL));
        }
      dossier_graph_builder_put_node (builder, &node);
    }
  return fixture_end (builder);
}

/* Columns and rows as the engine makes them; with @muddled, one of a date stands among those of another. */
static DossierScene *
make_scene (DossierEngine engine, double width, const guint8 *visible, gboolean muddled)
{
  g_autoptr (DossierGraph) graph = make_graph ();
  g_autoptr (DossierLayout) layout = NULL;
  DossierBox boxes[N_NODES];

  for (guint i = 0; i < N_NODES; i++)
    {
      if (i % 6 < N_DATES)
        boxes[i] = (DossierBox){ i % 6 * (width + 64), i / 6 * 50, width, 40 };
      else
        boxes[i] = (DossierBox){ i / 6 * 150, 1100, 120, 40 };
    }
  if (muddled)
    boxes[1].x = boxes[3].x;
  layout = dossier_layout_new (engine, N_NODES, boxes, 0, NULL, NULL);
  return dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, visible);
}

static gboolean
saw_heading (Witness *witness, guint date)
{
  for (guint i = 0; i < witness->texts->len; i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (witness->texts->pdata[i]), "\n", ' ');

      if (g_str_equal (text, headings[date]))
        return TRUE;
    }
  return FALSE;
}

static void
test_all (void)
{
  g_autoptr (DossierScene) scene = make_scene (DOSSIER_ENGINE_CHRONOLOGICAL, 160, NULL, FALSE);
  Witness *witness = witness_paint (scene, 1);

  for (guint i = 0; i < N_DATES; i++)
    g_assert_true (saw_heading (witness, i));
  g_assert_true (witness_saw (witness, "No date"));
  witness_free (witness);
}

/* In a window into which the whole fits they can be read, be the picture large or small. */
static void
test_readable_at_fit (void)
{
  const double widths[] = { 160, 400, 900 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (DossierScene) scene = make_scene (DOSSIER_ENGINE_CHRONOLOGICAL, widths[i], NULL, FALSE);
      DossierBox bounds = dossier_scene_get_bounds (scene);
      double scale = MIN (1000 / bounds.width, 650 / bounds.height);
      Witness *witness = witness_paint (scene, scale);

      for (guint j = 0; j < N_DATES; j++)
        g_assert_true (saw_heading (witness, j));
      for (guint j = 0; j < witness->sizes->len; j++)
        {
          const char *text = witness->texts->pdata[j];

          if (strchr (text, '2') != NULL && *text != 'n')
            g_assert_cmpfloat (g_array_index (witness->sizes, double, j) * scale, >=, 9);
        }
      witness_free (witness);
    }
}

static gboolean
is_heading (const DossierTextRun *run)
{
  return run->style == DOSSIER_FONT_BOLD && run->text[0] != 'n';
}

/* A pen that keeps where headings are. */
typedef struct
{
  DossierPen parent;
  GArray *boxes;
} Ruler;

static void
ruler_text (DossierPen *pen, const DossierTextRun *run, const DossierColor *color)
{
  guint n_lines = 1;
  gsize longest = 0;
  DossierBox box;

  if (!is_heading (run))
    return;
  for (const char *text = run->text; *text != '\0';)
    {
      gsize length = strcspn (text, "\n");

      longest = MAX (longest, length);
      n_lines += text[length] == '\n';
      text += length + (text[length] == '\n');
    }
  /* Letters of Cantarell Bold are about this wide. */
  box.width = longest * 0.5 * run->size;
  box.height = n_lines * run->line_height;
  box.x = run->x - run->align * box.width;
  box.y = run->y;
  g_array_append_val (((Ruler *) pen)->boxes, box);
}

static void
ignore_point (DossierPen *pen, double x, double y)
{
}
static void
ignore_curve (DossierPen *pen, double a, double b, double c, double d, double e, double f)
{
}
static void
ignore (DossierPen *pen)
{
}
static void
ignore_fill (DossierPen *pen, const DossierColor *color, gboolean keep)
{
}
static void
ignore_stroke (DossierPen *pen, const DossierColor *color, double width, const double *dashes, guint n, gboolean keep)
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
ignore_push (DossierPen *pen, double x, double y, double scale, const DossierBox *clip)
{
}

static const DossierPenClass ruler_class = {
  ignore_point, ignore_point, ignore_curve, ignore, ignore_fill, ignore_stroke,
  ignore_lines, ruler_text,   ignore_group, ignore, ignore_push,  ignore,
  ignore,
};

/* No heading on another, on a card, or out of the picture; and each over its own column. */
static void
test_clear (void)
{
  const double widths[] = { 60, 160, 900 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (DossierScene) scene = make_scene (DOSSIER_ENGINE_CHRONOLOGICAL, widths[i], NULL, FALSE);
      DossierBox bounds = dossier_scene_get_bounds (scene);
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (DossierBox));
      Ruler ruler = { { &ruler_class }, boxes };

      dossier_painter_paint (scene, &ruler.parent, &bounds, 1, TRUE, NULL);
      g_assert_cmpuint (boxes->len, ==, N_DATES + 1);
      for (guint j = 0; j < boxes->len; j++)
        {
          const DossierBox *box = &g_array_index (boxes, DossierBox, j);

          g_assert_cmpfloat (box->x, >=, bounds.x);
          g_assert_cmpfloat (box->y, >=, bounds.y);
          g_assert_cmpfloat (box->x + box->width, <=, bounds.x + bounds.width);
          if (j < N_DATES)
            {
              g_assert_cmpfloat (box->y + box->height, <=, 0);
              g_assert_cmpfloat_with_epsilon (box->x + box->width / 2, j * (widths[i] + 64) + widths[i] / 2, 1);
            }
          if (j > 0 && j < N_DATES)
            g_assert_cmpfloat (box->x, >=, box[-1].x + box[-1].width);
          for (guint k = 0; k < N_NODES; k++)
            {
              const DossierBox *card = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[k];

              g_assert_true (box->x >= card->x + card->width || card->x >= box->x + box->width
                             || box->y >= card->y + card->height || card->y >= box->y + box->height);
            }
        }
    }
}

/* In a small window not all have room, but those that are there can be read, and none lies on another. */
static void
test_small (void)
{
  DossierGraphBuilder *builder = fixture_builder_new ();
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;
  g_autoptr (DossierScene) scene = NULL;
  DossierBox boxes[80];
  DossierBox bounds;

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);
      g_autofree char *date = g_strdup_printf ("2026-09-%02u", 1 + i / 4);
      DossierNode node = { .id = id, .label = id, .type_name = "measure", .type = DOSSIER_NODE_TYPE_MEASURE };

      node.date_text = date;
      g_assert_true (dossier_date_parse (date, &node.date, NULL));
      dossier_graph_builder_put_node (builder, &node);
      boxes[i] = (DossierBox){ i / 4 * 230, i % 4 * 50, 160, 40 };
    }
  graph = fixture_end (builder);
  layout = dossier_layout_new (DOSSIER_ENGINE_CHRONOLOGICAL, 80, boxes, 0, NULL, NULL);
  scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
  bounds = dossier_scene_get_bounds (scene);
  for (double width = 400; width < 5000; width *= 1.3)
    {
      double scale = width / bounds.width;
      g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (DossierBox));
      Ruler ruler = { { &ruler_class }, drawn };

      dossier_painter_paint (scene, &ruler.parent, &bounds, scale, TRUE, NULL);
      /* For the widest of the fonts that there may be. */
      g_assert_cmpuint (drawn->len, >=, width < 800 ? 4 : width < 3000 ? 8 : 20);
      for (guint i = 0; i < drawn->len; i++)
        {
          const DossierBox *box = &g_array_index (drawn, DossierBox, i);

          /* Of two lines of at least 6.5 pixels each. */
          g_assert_cmpfloat (box->height * scale, >=, 8);
          g_assert_cmpfloat (box->y, >=, bounds.y);
          g_assert_cmpfloat (box->y + box->height, <=, 0);
          for (guint j = 0; j < i; j++)
            {
              const DossierBox *other = &g_array_index (drawn, DossierBox, j);

              g_assert_true (box->x >= other->x + other->width || other->x >= box->x + box->width);
            }
        }
    }
}

/* Of what is not hidden alone, and as text. */
static void
test_hidden (void)
{
  guint8 visible[N_NODES];
  g_autoptr (DossierScene) scene = NULL;
  g_autoptr (DossierFigure) figure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *svg = NULL;

  for (guint i = 0; i < N_NODES; i++)
    visible[i] = i % 6 == 0   ? DOSSIER_VISIBILITY_SHOWN
                 : i % 6 == 1 ? DOSSIER_VISIBILITY_DIMMED
                              : DOSSIER_VISIBILITY_HIDDEN;
  scene = make_scene (DOSSIER_ENGINE_CHRONOLOGICAL, 300, visible, FALSE);
  figure = dossier_figure_new (scene, NULL);
  bytes = dossier_figure_write_bytes (figure, DOSSIER_FIGURE_SVG, 1, NULL, NULL);
  svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (svg, ">2024<"));
  g_assert_nonnull (strstr (svg, ">January 2026<"));
  g_assert_null (strstr (svg, "6 January"));
  g_assert_null (strstr (svg, "No date"));
}

static void
test_none (void)
{
  g_autoptr (DossierScene) other = make_scene (DOSSIER_ENGINE_DOT_LR, 160, NULL, FALSE);
  g_autoptr (DossierScene) muddled = make_scene (DOSSIER_ENGINE_CHRONOLOGICAL, 160, NULL, TRUE);
  Witness *witness = witness_paint (other, 1);

  g_assert_false (saw_heading (witness, 0));
  witness_free (witness);
  witness = witness_paint (muddled, 1);
  g_assert_false (saw_heading (witness, 0));
  g_assert_false (witness_saw (witness, "No date"));
  witness_free (witness);
}

/* Names far out are not drawn over the words. */
static void
test_names (void)
{
  g_autoptr (DossierScene) scene = make_scene (DOSSIER_ENGINE_CHRONOLOGICAL, 160, NULL, FALSE);
  guint n_placed = 0;

  for (double scale = 0.05; scale < 0.6; scale *= 1.19)
    {
      g_autoptr (DossierPlacement) placement = dossier_scene_get_placement (scene, scale);
      DossierBox words = dossier_headings_get_undated_box (scene->headings);

      n_placed += placement->n_placed;
      for (guint i = 0; i < placement->n_placed; i++)
        {
          const DossierBox *box = &placement->placed[i].box;

          g_assert_cmpfloat (box->y, >=, scene->card_bounds.y);
          g_assert_true (box->x >= words.x + words.width || words.x >= box->x + box->width
                         || box->y >= words.y + words.height || words.y >= box->y + box->height);
        }
    }
  g_assert_cmpuint (n_placed, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/headings/all", test_all);
  g_test_add_func ("/headings/readable-at-fit", test_readable_at_fit);
  g_test_add_func ("/headings/clear", test_clear);
  g_test_add_func ("/headings/small", test_small);
  g_test_add_func ("/headings/hidden", test_hidden);
  g_test_add_func ("/headings/none", test_none);
  g_test_add_func ("/headings/names", test_names);
  return g_test_run ();
}
