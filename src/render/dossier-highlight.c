/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-painter.h"

#include "dossier-card-draw.h"
#include "dossier-edge-label.h"
#include "dossier-edges.h"
#include "dossier-painter-private.h"
#include "dossier-pick.h"
#include "dossier-scene-private.h"

#include "query/dossier-relation.h"

#include <math.h>

/* Pixels. */
#define RING_WIDTH 2.5
#define RING_GAP 2.5
#define HALO_WIDTH 9.0
#define HALO_ALPHA 0.28
#define LABEL_SIZE 9.0
#define LABEL_GAP 3.0

/* How much of its edge is to be seen beside a word, pixels. */
#define LEAST_LINE 16.0

/* How far a ring, a halo or an arrow head reaches out of what it belongs to, pixels. */
#define HALO_REACH 12.0

/* Times as wide as other edges: those at a node that is lit up, and an edge itself. */
#define EDGE_WIDTH 1.4
#define LIT_EDGE_WIDTH 2.2

/* With more edges than this at a node, their words would be a heap. */
#define MAX_LABELS 100

/* With more, it would take too long to say at once where they all are. */
#define MAX_LISTED 1000

typedef struct
{
  DossierScene *scene;
  DossierPen *pen;
  double scale;
  gboolean selected;
  DossierPlacement *placement; /* (nullable): near enough for every card */
  DossierPlacement *base;      /* (nullable): not owned: where everything is drawn when nothing is lit up */
  GArray *edges;
  GArray *nodes;   /* what it is about first, then by degree */
  guint n_focused; /* of @nodes */
} Light;

static void
add_edge (Light *light, guint edge)
{
  guint from = 0;
  guint to = 0;

  if (dossier_scene_get_edge_visibility (light->scene, edge) == DOSSIER_VISIBILITY_HIDDEN)
    return;
  dossier_graph_get_edge_ends (light->scene->graph, edge, &from, &to);
  g_array_append_val (light->edges, edge);
  g_array_append_val (light->nodes, from);
  g_array_append_val (light->nodes, to);
}

/* What was collected behind the focused nodes: each once, in order, without them. */
static void
sort_neighbours (Light *light)
{
  guint *nodes = &g_array_index (light->nodes, guint, 0);
  guint n = light->n_focused;

  if (light->nodes->len <= n)
    return;
  g_qsort_with_data (nodes + n, (int) (light->nodes->len - n), sizeof (guint), dossier_cards_compare_degree,
                     light->scene->graph);
  for (guint i = light->n_focused; i < light->nodes->len; i++)
    {
      gboolean known = n > light->n_focused && nodes[n - 1] == nodes[i];

      for (guint j = 0; j < light->n_focused; j++)
        known = known || nodes[j] == nodes[i];
      if (!known)
        nodes[n++] = nodes[i];
    }
  g_array_set_size (light->nodes, n);
}

static void
collect (Light *light, const DossierHighlight *highlight)
{
  if (highlight->node != DOSSIER_INDEX_NONE)
    {
      const guint *edges = NULL;
      guint n_edges = 0;

      if (!dossier_scene_is_visible (light->scene, highlight->node))
        return;
      g_array_append_val (light->nodes, highlight->node);
      light->n_focused = 1;
      edges = dossier_graph_get_incident_edges (light->scene->graph, highlight->node, &n_edges);
      for (guint i = 0; i < n_edges; i++)
        add_edge (light, edges[i]);
      sort_neighbours (light);
    }
  else if (highlight->edge != DOSSIER_INDEX_NONE)
    {
      add_edge (light, highlight->edge);
      light->n_focused = light->nodes->len;
    }
}

/* Where @node is drawn; FALSE where it is a mark. */
static gboolean
get_card_box (const Light *light, guint node, DossierBox *box)
{
  guint32 place = 0;

  if (light->placement == NULL)
    {
      *box = light->scene->boxes[node];
      return TRUE;
    }
  place = light->placement->index[node];
  if (place == 0)
    {
      *box = dossier_painter_get_mark_box (light->scene, node, light->scale);
      return FALSE;
    }
  *box = light->placement->placed[place - 1].box;
  return TRUE;
}

static void
get_box (guint node, DossierBox *box, gpointer user_data)
{
  get_card_box (user_data, node, box);
}

static void
paint_some_edges (Light *light, gboolean contradicting, const DossierColor *color, double width)
{
  DossierEdgeForm form = { light->scale, light->placement != NULL };
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < light->edges->len; i++)
    {
      guint edge = g_array_index (light->edges, guint, i);

      if (dossier_relation_is_symmetric (dossier_graph_get_edge (light->scene->graph, edge)->type) == contradicting)
        g_array_append_val (edges, edge);
    }
  if (edges->len > 0)
    dossier_edges_paint_lit (light->scene, light->pen, edges, &form, color, width, get_box, light);
}

static void
paint_edges (Light *light, gboolean of_edge)
{
  const DossierStyle *style = light->scene->style;
  DossierEdgeForm form = { light->scale, light->placement != NULL };
  double width = dossier_edges_get_line_width (light->scale) * (of_edge ? LIT_EDGE_WIDTH : EDGE_WIDTH);
  gboolean selected = of_edge && light->selected;

  if (selected)
    {
      DossierColor halo = style->selection;

      halo.alpha = HALO_ALPHA;
      dossier_edges_paint_lit (light->scene, light->pen, light->edges, &form, &halo, width + HALO_WIDTH / light->scale,
                               NULL, NULL);
    }
  paint_some_edges (light, FALSE, selected ? &style->selection : &style->edge_text, width);
  paint_some_edges (light, TRUE, &style->contradicts, width);
}

static gboolean
overlap (const DossierBox *a, const DossierBox *b, double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap && a->y < b->y + b->height + gap
         && b->y < a->y + a->height + gap;
}

static gboolean
is_free (const Light *light, const GArray *labels, const DossierBox *box)
{
  for (guint i = 0; i < light->nodes->len; i++)
    {
      DossierBox card;

      if (get_card_box (light, g_array_index (light->nodes, guint, i), &card) && overlap (&card, box, 0))
        return FALSE;
    }
  for (guint i = 0; i < labels->len; i++)
    if (overlap (&g_array_index (labels, DossierBox, i), box, LABEL_GAP * MAX (1, 1 / light->scale)))
      return FALSE;
  return TRUE;
}

/* Far out, cards are as large as the way between them. A word is written where enough of its edge is seen beside it to
 * tell whose it is, and over no name; the others are there to be hovered over. */
static gboolean
has_room (const Light *light, guint edge, const DossierBox *box)
{
  DossierBox first;
  DossierBox last;
  guint from = 0;
  guint to = 0;

  dossier_graph_get_edge_ends (light->scene->graph, edge, &from, &to);
  get_card_box (light, from, &first);
  get_card_box (light, to, &last);
  if (dossier_edges_get_length_between (light->scene, edge, &first, &last) < box->width + LEAST_LINE / light->scale)
    return FALSE;

  for (guint i = 0; i < light->base->n_placed; i++)
    {
      const DossierPlacedCard *placed = &light->base->placed[i];

      /* What is lit up may stand elsewhere, and was looked at. */
      if (light->placement->index[placed->node] == 0 && overlap (&placed->box, box, 0))
        return FALSE;
    }
  return TRUE;
}

static double
get_label_size (double scale)
{
  return LABEL_SIZE * MAX (1, 1 / scale);
}

static void
paint_labels (const Light *light, gboolean of_edge)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (DossierBox));
  double size = get_label_size (light->scale);

  for (guint i = 0; i < light->edges->len; i++)
    {
      guint edge = g_array_index (light->edges, guint, i);
      gboolean contradicts = dossier_relation_is_symmetric (dossier_graph_get_edge (light->scene->graph, edge)->type);
      DossierEdgeLabel label;

      dossier_edge_label_init (&label, light->scene, edge, size);
      if (is_free (light, labels, &label.box)
          && (of_edge || light->placement == NULL || has_room (light, edge, &label.box)))
        {
          dossier_edge_label_draw (&label, light->scene, light->pen,
                                   contradicts ? &light->scene->style->contradicts : &light->scene->style->edge_text);
          g_array_append_val (labels, label.box);
        }
      dossier_edge_label_clear (&label);
    }
}

static void
paint_ring (const Light *light, guint node)
{
  const DossierCard *card = dossier_scene_get_card (light->scene, node);
  DossierColor color = light->scene->style->selection;
  DossierBox box;
  double factor = 0;
  double x = 0;
  double y = 0;

  if (!get_card_box (light, node, &box))
    return;
  factor = MIN (box.width / card->width, box.height / card->height);
  x = box.x + (box.width - card->width * factor) / 2;
  y = box.y + (box.height - card->height * factor) / 2;

  color.alpha = HALO_ALPHA;
  dossier_card_add_outline (card, light->pen, x, y, factor, (RING_GAP + RING_WIDTH) / light->scale);
  dossier_pen_stroke (light->pen, &color, HALO_WIDTH / light->scale, NULL, 0, FALSE);
  color.alpha = 1;
  dossier_card_add_outline (card, light->pen, x, y, factor, (RING_GAP + RING_WIDTH / 2) / light->scale);
  dossier_pen_stroke (light->pen, &color, RING_WIDTH / light->scale, NULL, 0, FALSE);
}

/* What is lit up and where it is drawn. @base: (nullable): where everything is drawn when nothing is. */
static void
light_init (Light *light, DossierScene *scene, double scale, const DossierHighlight *highlight, DossierPlacement *base)
{
  *light = (Light){ .scene = scene, .scale = scale, .base = base };
  light->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  light->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  if ((highlight->node != DOSSIER_INDEX_NONE && highlight->node >= scene->n_nodes)
      || (highlight->edge != DOSSIER_INDEX_NONE && highlight->edge >= dossier_graph_get_n_edges (scene->graph)))
    return;

  collect (light, highlight);
  if (base != NULL && light->nodes->len > 0)
    light->placement = dossier_placement_new_for_highlight (scene, base, scale, &g_array_index (light->nodes, guint, 0),
                                                            light->nodes->len, light->n_focused);
}

static void
light_clear (Light *light)
{
  g_clear_pointer (&light->edges, g_array_unref);
  g_clear_pointer (&light->nodes, g_array_unref);
  g_clear_pointer (&light->placement, dossier_placement_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Light, light_clear)

static gboolean
meets (const DossierBox *box, const DossierBox *region, double margin)
{
  return box->x - margin <= region->x + region->width && region->x <= box->x + box->width + margin
         && box->y - margin <= region->y + region->height && region->y <= box->y + box->height + margin;
}

void
dossier_painter_paint_highlight (DossierScene *scene,
                                 DossierPen *pen,
                                 const DossierBox *region,
                                 double scale,
                                 const DossierHighlight *highlight,
                                 gboolean selected)
{
  g_autoptr (DossierPlacement) base = NULL;
  g_auto (Light) light = { 0 };

  g_return_if_fail (scene != NULL && pen != NULL && region != NULL && highlight != NULL);
  g_return_if_fail (scale > 0 && isfinite (scale));

  base = dossier_scene_get_placement (scene, scale);
  light_init (&light, scene, scale, highlight, base);
  if (light.nodes->len == 0)
    return;

  light.pen = pen;
  light.selected = selected;
  paint_edges (&light, highlight->node == DOSSIER_INDEX_NONE);
  if (light.edges->len <= MAX_LABELS)
    paint_labels (&light, highlight->node == DOSSIER_INDEX_NONE);
  if (light.placement != NULL)
    dossier_painter_paint_marks (scene, pen, light.nodes, scene->style, light.placement, scale);
  /* What it is about last, on top. */
  for (guint i = light.nodes->len; i-- > 0;)
    {
      guint node = g_array_index (light.nodes, guint, i);
      DossierBox box;

      if (!get_card_box (&light, node, &box) || !meets (&box, region, HALO_REACH / scale))
        continue;
      if (selected && i < light.n_focused && highlight->node != DOSSIER_INDEX_NONE)
        paint_ring (&light, node);
      dossier_painter_paint_card (scene, pen, node, scene->style, &box, scale);
    }
}

GArray *
dossier_pick_list_lit (DossierScene *scene, double scale, const DossierHighlight *highlight)
{
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (DossierLitCard));
  g_autoptr (DossierPlacement) base = NULL;
  g_auto (Light) light = { 0 };
  int step = 0;

  g_return_val_if_fail (scene != NULL && highlight != NULL, cards);
  g_return_val_if_fail (scale > 0 && isfinite (scale), cards);

  base = dossier_scene_peek_placement (scene, scale);
  if (base == NULL && dossier_placement_get_step (scale, &step))
    return cards;
  if (highlight->node < scene->n_nodes && dossier_graph_get_degree (scene->graph, highlight->node) > MAX_LISTED)
    return cards;

  light_init (&light, scene, scale, highlight, base);
  for (guint i = 0; i < light.nodes->len; i++)
    {
      DossierLitCard card = { .node = g_array_index (light.nodes, guint, i) };

      if (get_card_box (&light, card.node, &card.box))
        g_array_append_val (cards, card);
    }
  return cards;
}
