/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-fixture.h"
#include "render-witness.h"

#include "render/dossier-figure.h"
#include "render/dossier-pen-cairo.h"
#include "render/dossier-pick.h"
#include "render/dossier-scene-private.h"

#include <math.h>
#include <string.h>

#define N_NODES 140
#define SMALL 0.25

#define HIDDEN DOSSIER_VISIBILITY_HIDDEN
#define SHOWN DOSSIER_VISIBILITY_SHOWN
#define DIMMED DOSSIER_VISIBILITY_DIMMED

/* Nodes by their index modulo three: hidden, shown, dimmed. */
static DossierScene *
make_mixed (DossierTheme theme)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (N_NODES, theme);
  guint8 visible[N_NODES];

  for (guint i = 0; i < N_NODES; i++)
    visible[i] = i % 3;
  return dossier_scene_new_with_visibility (scene, visible);
}

static char *
write_svg (DossierScene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, NULL);
  g_autoptr (GBytes) bytes = dossier_figure_write_bytes (figure, DOSSIER_FIGURE_SVG, 1, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
has_node (const char *svg, guint node)
{
  g_autofree char *mark = g_strdup_printf ("id=\"n%u\"", node);

  return strstr (svg, mark) != NULL;
}

static void
test_edges (void)
{
  g_autoptr (DossierScene) scene = make_mixed (DOSSIER_THEME_LIGHT);
  DossierGraph *graph = dossier_scene_get_graph (scene);
  guint n_of[DOSSIER_N_VISIBILITIES] = { 0 };

  for (guint edge = 0; edge < dossier_graph_get_n_edges (graph); edge++)
    {
      DossierVisibility expected = SHOWN;
      guint ends[2];

      dossier_graph_get_edge_ends (graph, edge, &ends[0], &ends[1]);
      if (ends[0] % 3 == HIDDEN || ends[1] % 3 == HIDDEN)
        expected = HIDDEN;
      else if (ends[0] % 3 == DIMMED || ends[1] % 3 == DIMMED)
        expected = DIMMED;
      g_assert_cmpint (dossier_scene_get_edge_visibility (scene, edge), ==, expected);
      n_of[expected]++;
    }
  for (guint i = 0; i < DOSSIER_N_VISIBILITIES; i++)
    g_assert_cmpuint (n_of[i], >, 0);
}

/* Any byte that is neither hidden nor dimmed is shown, as before there were three. */
static void
test_odd_bytes (void)
{
  g_autoptr (DossierScene) scene = fixture_scene_new (3, DOSSIER_THEME_LIGHT);
  g_autoptr (DossierScene) odd = dossier_scene_new_with_visibility (scene, (const guint8[]){ 255, 3, 1 });

  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (dossier_scene_get_visibility (odd, i), ==, SHOWN);
}

/* Neither words nor groups of what is hidden; those of what is dimmed are all there. */
static void
test_svg (void)
{
  g_autoptr (DossierScene) scene = make_mixed (DOSSIER_THEME_PRINT);
  g_autofree char *svg = write_svg (scene);
  g_autofree char *again = write_svg (scene);

  g_assert_cmpstr (svg, ==, again);
  for (guint i = 0; i < N_NODES; i++)
    {
      g_assert_cmpint (has_node (svg, i), ==, i % 3 != HIDDEN);
      if (i % 3 == HIDDEN)
        {
          g_autofree char *title
              = g_strconcat (">", dossier_graph_get_node (dossier_scene_get_graph (scene), i)->label, "<", NULL);

          g_assert_null (strstr (svg, title));
        }
    }
}

/* The ground and the outline of each card, in every theme. */
static void
test_colors (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    {
      g_autoptr (DossierScene) scene = make_mixed (theme);
      const DossierStyle *style = dossier_style_get (theme);
      const DossierStyle *dimmed = dossier_style_get_dimmed (theme);
      DossierBox bounds = dossier_scene_get_bounds (scene);
      cairo_surface_t *surface = fixture_paint (scene, &bounds, 4);

      for (guint i = 0; i < N_NODES; i++)
        {
          const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[i];
          const DossierNode *node = dossier_graph_get_node (dossier_scene_get_graph (scene), i);
          const DossierTypeStyle *full = &style->types[node->type];
          const DossierTypeStyle *faint = &dimmed->types[node->type];
          DossierColor color;

          if (i % 3 == HIDDEN || node->n_citations == 0)
            continue;
          color = fixture_get_color (surface, &bounds, 4, box->x + box->width / 2, box->y + box->height - 2.5);
          g_assert_true (fixture_color_is (&color, i % 3 == DIMMED ? &faint->fill : &full->fill));
          color = fixture_get_color (surface, &bounds, 4, box->x + box->width / 2, box->y + box->height - 0.4);
          g_assert_true (fixture_color_is (&color, i % 3 == DIMMED ? &faint->accent : &full->accent));
        }
      cairo_surface_destroy (surface);
    }
}

/* Edges that are shown lie over those that are dimmed, and contradictions are dimmed like others. */
static void
test_edge_colors (void)
{
  for (guint theme = 0; theme < DOSSIER_N_THEMES; theme++)
    {
      DossierGraphBuilder *builder = fixture_builder_new ();
      g_autoptr (DossierGraph) graph = NULL;
      const DossierBox boxes[] = { { 0, 0, 20, 20 },     { 200, 0, 20, 20 },  { 0, 100, 20, 20 },
                                   { 200, 100, 20, 20 }, { 95, -60, 20, 20 }, { 95, 160, 20, 20 } };
      const guint ends[] = { 0, 1, 2, 3, 4, 5 };
      const DossierCurve curves[3] = { 0 };
      const DossierStyle *style = dossier_style_get (theme);
      const DossierStyle *dimmed = dossier_style_get_dimmed (theme);
      g_autoptr (DossierLayout) layout = dossier_layout_new (DOSSIER_ENGINE_SFDP, 6, boxes, 3, ends, curves);
      g_autoptr (DossierScene) scene = NULL;
      DossierBox bounds;
      cairo_surface_t *surface = NULL;
      DossierColor color;

      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *id = g_strdup_printf ("n%u", i);

          fixture_add_node (builder, id, "actor", "x", TRUE);
        }
      fixture_add_edge (builder, "n0", "n1", "contradicts");
      fixture_add_edge (builder, "n2", "n3", "about");
      fixture_add_edge (builder, "n4", "n5", "about");
      graph = fixture_end (builder);
      scene = dossier_scene_new (graph, layout, theme, (const guint8[]){ SHOWN, DIMMED, DIMMED, SHOWN, SHOWN, SHOWN });
      bounds = dossier_scene_get_bounds (scene);
      /* Large enough for a line's middle to have a pixel of its own. */
      surface = fixture_paint (scene, &bounds, 8);
      color = fixture_get_color (surface, &bounds, 8, 60, 70);
      g_assert_true (fixture_color_is (&color, &dimmed->contradicts));
      color = fixture_get_color (surface, &bounds, 8, 60, 170);
      g_assert_true (fixture_color_is (&color, &dimmed->edge));
      for (double y = 69; y < 71; y += 0.25)
        {
          color = fixture_get_color (surface, &bounds, 8, 105, y);
          g_assert_true (fixture_color_is (&color, &style->edge));
        }
      cairo_surface_destroy (surface);
    }
}

/* Names far out are for what is shown; what is dimmed gets one only where it takes none from that. */
static void
test_names (void)
{
  g_autoptr (DossierScene) all = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  g_autofree guint8 *visible = g_new (guint8, N_NODES);
  g_autofree guint8 *hidden = g_new (guint8, N_NODES);
  g_autoptr (DossierScene) dim = NULL;
  g_autoptr (DossierScene) alone = NULL;
  g_autoptr (DossierPlacement) with_dimmed = NULL;
  g_autoptr (DossierPlacement) without = NULL;
  guint n_dimmed = 0;

  for (guint i = 0; i < N_NODES; i++)
    {
      /* All at the border, so that both scenes have the same bounds. */
      gboolean shown = i % 2 == 0 || i < 12 || i >= N_NODES - 12 || i % 12 == 11;

      visible[i] = shown ? SHOWN : DIMMED;
      hidden[i] = shown ? SHOWN : HIDDEN;
    }
  dim = dossier_scene_new_with_visibility (all, visible);
  alone = dossier_scene_new_with_visibility (all, hidden);
  with_dimmed = dossier_scene_get_placement (dim, SMALL);
  without = dossier_scene_get_placement (alone, SMALL);

  for (guint i = 0; i < with_dimmed->n_placed; i++)
    {
      gboolean dimmed = visible[with_dimmed->placed[i].node] == DIMMED;

      n_dimmed += dimmed;
      /* All that are shown come first, so they took their places before. */
      if (!dimmed)
        g_assert_cmpuint (n_dimmed, ==, 0);
    }
  g_assert_cmpuint (with_dimmed->n_placed - n_dimmed, ==, without->n_placed);
  for (guint i = 0; i < without->n_placed; i++)
    g_assert_cmpint (visible[without->placed[i].node], ==, SHOWN);
}

/* A filter that leaves a few statements is to let them be read. */
static void
test_named_statements (void)
{
  g_autoptr (DossierScene) all = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  g_autofree guint8 *visible = g_new (guint8, N_NODES);
  g_autoptr (DossierScene) few = NULL;
  g_autoptr (DossierPlacement) before = dossier_scene_get_placement (all, SMALL);
  g_autoptr (DossierPlacement) after = NULL;

  memset (visible, DIMMED, N_NODES);
  visible[8] = visible[78] = SHOWN;
  g_assert_cmpint (dossier_graph_get_node (dossier_scene_get_graph (all), 8)->type, ==, DOSSIER_NODE_TYPE_STATEMENT);
  g_assert_cmpuint (before->index[8], ==, 0);
  few = dossier_scene_new_with_visibility (all, visible);
  after = dossier_scene_get_placement (few, SMALL);
  g_assert_cmpuint (after->index[8], !=, 0);
}

/* Nor do they shrink to marks where nothing is left that their cards could lie over. */
static void
test_named_alone (void)
{
  g_autoptr (DossierScene) all = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  g_autofree guint8 *visible = g_new0 (guint8, N_NODES);
  g_autoptr (DossierScene) one = NULL;
  g_autoptr (DossierPlacement) placement = NULL;
  DossierBox reach;
  const DossierBox *card;

  visible[78] = SHOWN;
  one = dossier_scene_new_with_visibility (all, visible);
  placement = dossier_scene_get_placement (one, SMALL);
  g_assert_cmpuint (placement->index[78], !=, 0);
  card = &placement->placed[placement->index[78] - 1].box;
  g_assert_cmpfloat (card->width, >, dossier_scene_get_bounds (one).width);

  /* What is tiled has room for it. */
  reach = dossier_scene_get_reach (one);
  g_assert_cmpfloat (reach.x, <=, card->x);
  g_assert_cmpfloat (reach.y, <=, card->y);
  g_assert_cmpfloat (reach.x + reach.width, >=, card->x + card->width);
  g_assert_cmpfloat (reach.y + reach.height, >=, card->y + card->height);
}

/* Where there is room in what is shown, they stay in it, or hardly leave it: that is what is in view when the picture fits. */
static void
test_named_within (void)
{
  g_autoptr (DossierScene) all = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  g_autofree guint8 *visible = g_new0 (guint8, N_NODES);
  g_autoptr (DossierScene) some = NULL;
  g_autoptr (DossierPlacement) placement = NULL;
  const DossierBox *boxes = dossier_layout_get_boxes (dossier_scene_get_layout (all));
  DossierBox whole = dossier_scene_get_bounds (all);
  DossierBox bounds;

  for (guint i = 0; i < N_NODES; i++)
    if (boxes[i].x + boxes[i].width < whole.x + whole.width / 2)
      visible[i] = SHOWN;
  some = dossier_scene_new_with_visibility (all, visible);
  bounds = dossier_scene_get_bounds (some);
  /* A picture that fits has a margin of 24 pixels. */
  bounds.x -= 24 / SMALL;
  bounds.y -= 24 / SMALL;
  bounds.width += 48 / SMALL;
  bounds.height += 48 / SMALL;
  placement = dossier_scene_get_placement (some, SMALL);
  g_assert_cmpuint (placement->n_placed, >, 3);
  for (guint i = 0; i < placement->n_placed; i++)
    {
      const DossierBox *card = &placement->placed[i].box;

      if (card->width > bounds.width || card->height > bounds.height)
        continue;
      g_assert_cmpfloat (card->x, >=, bounds.x);
      g_assert_cmpfloat (card->x + card->width, <=, bounds.x + bounds.width + 1e-6);
      g_assert_cmpfloat (card->y, >=, bounds.y);
      g_assert_cmpfloat (card->y + card->height, <=, bounds.y + bounds.height + 1e-6);
    }
}

static void
test_picks (void)
{
  g_autoptr (DossierScene) scene = make_mixed (DOSSIER_THEME_LIGHT);
  DossierGraph *graph = dossier_scene_get_graph (scene);
  DossierLayout *layout = dossier_scene_get_layout (scene);
  const DossierBox *boxes = dossier_layout_get_boxes (layout);

  for (guint i = 0; i < N_NODES; i++)
    {
      guint found = dossier_pick_find_node_at (scene, 1, boxes[i].x + 2, boxes[i].y + boxes[i].height / 2);

      g_assert_cmpuint (found, ==, i % 3 == HIDDEN ? DOSSIER_INDEX_NONE : i);
    }
  for (guint edge = 0; edge < dossier_graph_get_n_edges (graph); edge++)
    {
      DossierPoint middle = dossier_layout_get_edge_middle (layout, edge);
      guint found = dossier_pick_find_edge_at (scene, 1, middle.x, middle.y, 2);
      DossierVisibility visibility = dossier_scene_get_edge_visibility (scene, edge);

      if (visibility != HIDDEN)
        g_assert_cmpuint (found, !=, DOSSIER_INDEX_NONE);
      if (found != DOSSIER_INDEX_NONE)
        g_assert_cmpint (dossier_scene_get_edge_visibility (scene, found), !=, HIDDEN);
      if (visibility == SHOWN)
        g_assert_cmpint (dossier_scene_get_edge_visibility (scene, found), ==, SHOWN);
    }

  /* Far out too, where marks and names are found instead of boxes. */
  {
    DossierBox bounds = dossier_scene_get_bounds (scene);

    cairo_surface_destroy (fixture_paint (scene, &bounds, SMALL));
    for (double y = 0; y < bounds.height; y += 9)
      for (double x = 0; x < bounds.width; x += 9)
        {
          guint found = dossier_pick_find_node_at (scene, SMALL, x, y);

          g_assert_true (found == DOSSIER_INDEX_NONE || found % 3 != HIDDEN);
        }
  }
}

/* A layout of a part leaves what is hidden anywhere, also over what is not. */
static void
test_pick_below_hidden (void)
{
  g_autoptr (DossierScene) three = fixture_scene_new (3, DOSSIER_THEME_LIGHT);
  DossierGraph *graph = dossier_scene_get_graph (three);
  const DossierBox boxes[] = { { 0, 0, 100, 40 }, { 0, 0, 100, 40 }, { 0, 0, 100, 40 } };
  guint n_edges = dossier_graph_get_n_edges (graph);
  g_autofree guint *ends = g_new (guint, 2 * n_edges);
  g_autofree DossierCurve *curves = g_new0 (DossierCurve, n_edges);
  g_autoptr (DossierLayout) layout = NULL;
  const guint8 masks[][3] = { { SHOWN, DIMMED, HIDDEN }, { DIMMED, HIDDEN, HIDDEN }, { HIDDEN, SHOWN, SHOWN } };
  const guint found[] = { 0, 0, 2 };

  for (guint i = 0; i < n_edges; i++)
    dossier_graph_get_edge_ends (graph, i, &ends[2 * i], &ends[2 * i + 1]);
  layout = dossier_layout_new (DOSSIER_ENGINE_SFDP, 3, boxes, n_edges, ends, curves);
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autoptr (DossierScene) scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, masks[i]);

      g_assert_cmpuint (dossier_pick_find_node_at (scene, 1, 50, 20), ==, found[i]);
    }
}

static void
test_highlight (void)
{
  g_autoptr (DossierScene) scene = make_mixed (DOSSIER_THEME_LIGHT);
  DossierGraph *graph = dossier_scene_get_graph (scene);
  DossierBox bounds = dossier_scene_get_bounds (scene);
  gboolean any_dimmed = FALSE;

  for (guint node = 0; node < 30; node++)
    {
      DossierHighlight highlight = { node, DOSSIER_INDEX_NONE };
      g_autoptr (GArray) cards = dossier_pick_list_lit (scene, 1, &highlight);
      Witness *witness = witness_new ();

      for (guint i = 0; i < cards->len; i++)
        {
          guint lit = g_array_index (cards, DossierLitCard, i).node;

          g_assert_cmpint (lit % 3, !=, HIDDEN);
          any_dimmed = any_dimmed || (lit != node && lit % 3 == DIMMED);
        }
      dossier_painter_paint_highlight (scene, &witness->parent, &bounds, 1, &highlight, TRUE);
      if (node % 3 == HIDDEN)
        {
          g_assert_cmpuint (cards->len, ==, 0);
          g_assert_cmpuint (witness->n_strokes, ==, 0);
        }
      else
        {
          g_assert_true (witness_saw (witness, dossier_graph_get_node (graph, node)->label));
        }
      g_assert_cmpuint (witness->n_groups, ==, cards->len);
      witness_free (witness);
    }
  g_assert_true (any_dimmed);
}

/* The picture is cut to what is drawn, and nothing drawn lies outside. */
static void
test_bounds (void)
{
  g_autoptr (DossierScene) all = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  const DossierBox *boxes = dossier_layout_get_boxes (dossier_scene_get_layout (all));
  DossierBox whole = dossier_scene_get_bounds (all);
  guint8 visible[N_NODES] = { 0 };
  DossierBox bounds;

  {
    g_autoptr (DossierScene) none = dossier_scene_new_with_visibility (all, visible);

    bounds = dossier_scene_get_bounds (none);
    g_assert_cmpmem (&bounds, sizeof bounds, &whole, sizeof whole);
  }

  visible[30] = SHOWN;
  visible[31] = DIMMED;
  {
    g_autoptr (DossierScene) two = dossier_scene_new_with_visibility (all, visible);

    bounds = dossier_scene_get_bounds (two);
    g_assert_cmpfloat (bounds.x, <, boxes[30].x);
    g_assert_cmpfloat (bounds.x, >, boxes[30].x - 40);
    g_assert_cmpfloat (bounds.x + bounds.width, >, boxes[31].x + boxes[31].width);
    g_assert_cmpfloat (bounds.x + bounds.width, <, boxes[31].x + boxes[31].width + 60);
    g_assert_cmpfloat (bounds.height, <, boxes[30].height * 4);
  }

  memset (visible, DIMMED, N_NODES);
  {
    g_autoptr (DossierScene) dim = dossier_scene_new_with_visibility (all, visible);

    bounds = dossier_scene_get_bounds (dim);
    g_assert_cmpmem (&bounds, sizeof bounds, &whole, sizeof whole);
  }
}

static void
test_legend (void)
{
  g_autoptr (DossierScene) all = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  guint8 visible[N_NODES];
  g_autoptr (DossierScene) few = NULL;
  g_autofree char *full = write_svg (all);
  g_autofree char *svg = NULL;

  for (guint i = 0; i < N_NODES; i++)
    visible[i]
        = dossier_graph_get_node (dossier_scene_get_graph (all), i)->type == DOSSIER_NODE_TYPE_MEASURE ? SHOWN : DIMMED;
  few = dossier_scene_new_with_visibility (all, visible);
  svg = write_svg (few);
  g_assert_nonnull (strstr (full, ">Actor<"));
  g_assert_nonnull (strstr (full, ">contradicts<"));
  g_assert_nonnull (strstr (svg, ">Measure<"));
  g_assert_null (strstr (svg, ">Actor<"));
  g_assert_null (strstr (svg, ">contradicts<"));
}

/* Tiles of what is partly hidden and dimmed against the same part of the whole. */
static void
test_tiles (void)
{
  g_autoptr (DossierScene) scene = make_mixed (DOSSIER_THEME_DARK);
  DossierBox bounds = dossier_scene_get_bounds (scene);
  double scales[] = { SMALL, 1.5 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      double scale = scales[i];
      double side = 128 / scale;
      DossierBox region = { bounds.x, bounds.y, 3 * side, 2 * side };
      cairo_surface_t *whole = fixture_paint (scene, &region, scale);
      guint n_different = 0;

      for (guint tile = 0; tile < 6; tile++)
        {
          DossierBox part = { bounds.x + tile % 3 * side, bounds.y + tile / 3 * side, side, side };
          cairo_surface_t *painted = fixture_paint (scene, &part, scale);

          for (double y = part.y + 0.5 / scale; y < part.y + side; y += 1 / scale)
            for (double x = part.x + 0.5 / scale; x < part.x + side; x += 1 / scale)
              {
                DossierColor first = fixture_get_color (painted, &part, scale, x, y);
                DossierColor second = fixture_get_color (whole, &region, scale, x, y);

                n_different += !fixture_color_is (&first, &second);
              }
          cairo_surface_destroy (painted);
        }
      g_assert_cmpuint (n_different, <, 20);
      cairo_surface_destroy (whole);
    }
}

/* The scene that a new one was made from may go first, and what it made stays. */
static void
test_sharing (void)
{
  DossierScene *first = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  const DossierCard *card = dossier_scene_get_card (first, 5);
  guint8 visible[N_NODES] = { 0 };
  g_autoptr (DossierScene) second = NULL;
  g_autoptr (DossierScene) third = NULL;

  visible[5] = DIMMED;
  second = dossier_scene_new_with_visibility (first, visible);
  third = dossier_scene_new_with_theme (second, DOSSIER_THEME_DARK);
  dossier_scene_unref (first);
  g_assert_true (dossier_scene_get_card (second, 5) == card);
  g_assert_true (dossier_scene_get_card (third, 5) == card);
  g_assert_cmpint (dossier_scene_get_theme (second), ==, DOSSIER_THEME_LIGHT);
  g_assert_cmpint (dossier_scene_get_theme (third), ==, DOSSIER_THEME_DARK);
  g_assert_cmpint (dossier_scene_get_visibility (third, 5), ==, DIMMED);
  g_assert_cmpint (dossier_scene_get_visibility (third, 6), ==, HIDDEN);
  g_clear_pointer (&second, dossier_scene_unref);
  {
    g_autoptr (DossierScene) all = dossier_scene_new_with_visibility (third, NULL);

    g_assert_null (dossier_scene_get_visible (all));
    g_assert_cmpint (dossier_scene_get_visibility (all, 6), ==, SHOWN);
  }
}

static gpointer
paint_variant (gpointer data)
{
  g_autoptr (DossierScene) scene = data;

  return witness_paint (scene, SMALL);
}

/* Scenes that share cards are painted at once. */
static void
test_threads (void)
{
  g_autoptr (DossierScene) all = fixture_scene_new (N_NODES, DOSSIER_THEME_LIGHT);
  GThread *threads[4];
  Witness *witnesses[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      guint8 visible[N_NODES];

      for (guint j = 0; j < N_NODES; j++)
        visible[j] = j % 3 == i % 2 ? DIMMED : SHOWN;
      threads[i] = g_thread_new ("paint", paint_variant, dossier_scene_new_with_visibility (all, visible));
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    witnesses[i] = g_thread_join (threads[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (witnesses[i]->texts->len, >, 0);
      g_assert_cmpuint (witnesses[i]->texts->len, ==, witnesses[i + 2]->texts->len);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    witness_free (witnesses[i]);
}

static void
test_empty (void)
{
  g_autoptr (DossierScene) none = fixture_scene_new (0, DOSSIER_THEME_LIGHT);
  g_autoptr (DossierScene) again = dossier_scene_new_with_visibility (none, (const guint8[]){ HIDDEN });
  g_autoptr (DossierScene) one = fixture_scene_new (1, DOSSIER_THEME_LIGHT);
  g_autoptr (DossierScene) hidden = dossier_scene_new_with_visibility (one, (const guint8[]){ HIDDEN });
  g_autofree char *first = write_svg (again);
  g_autofree char *second = write_svg (hidden);

  g_assert_nonnull (strstr (first, "</svg>"));
  g_assert_nonnull (strstr (second, "</svg>"));
  g_assert_null (strstr (second, "<text"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visibility/edges", test_edges);
  g_test_add_func ("/visibility/odd-bytes", test_odd_bytes);
  g_test_add_func ("/visibility/svg", test_svg);
  g_test_add_func ("/visibility/colors", test_colors);
  g_test_add_func ("/visibility/edge-colors", test_edge_colors);
  g_test_add_func ("/visibility/names", test_names);
  g_test_add_func ("/visibility/named-statements", test_named_statements);
  g_test_add_func ("/visibility/named-alone", test_named_alone);
  g_test_add_func ("/visibility/named-within", test_named_within);
  g_test_add_func ("/visibility/picks", test_picks);
  g_test_add_func ("/visibility/pick-below-hidden", test_pick_below_hidden);
  g_test_add_func ("/visibility/highlight", test_highlight);
  g_test_add_func ("/visibility/bounds", test_bounds);
  g_test_add_func ("/visibility/legend", test_legend);
  g_test_add_func ("/visibility/tiles", test_tiles);
  g_test_add_func ("/visibility/sharing", test_sharing);
  g_test_add_func ("/visibility/threads", test_threads);
  g_test_add_func ("/visibility/empty", test_empty);
  return g_test_run ();
}
