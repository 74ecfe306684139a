/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-painter.h"

#include "dossier-card-draw.h"
#include "dossier-edge-label.h"
#include "dossier-edges.h"
#include "dossier-painter-private.h"
#include "dossier-scene-private.h"

#include <math.h>

/* The sign for a card that is too small to read: a part of the size of its letters, between two heights in pixels. */
#define MARK_SIZE 1.7
#define LEAST_MARK 2.0
#define LARGEST_MARK 10.0
#define PLAIN_MARK 4.0
#define MARK_LINE 1.2

/* What is in a region, by visibility: of guint; %NULL for what is hidden. */
typedef struct
{
  DossierScene *scene;
  GArray *nodes[DOSSIER_N_VISIBILITIES];
} NodeList;

/* What is dimmed lies below what is shown. */
static const DossierVisibility layers[] = { DOSSIER_VISIBILITY_DIMMED, DOSSIER_VISIBILITY_SHOWN };

static gboolean
visit_node (guint node, gpointer user_data)
{
  NodeList *list = user_data;
  GArray *nodes = list->nodes[dossier_scene_peek_visibility (list->scene, node)];

  if (nodes != NULL)
    g_array_append_val (nodes, node);
  return TRUE;
}

void
dossier_painter_paint_card (
    DossierScene *scene, DossierPen *pen, guint node, const DossierStyle *style, const DossierBox *box, double scale)
{
  const DossierNode *record = dossier_graph_get_node (scene->graph, node);
  const DossierCard *card = dossier_scene_get_card (scene, node);
  double factor = MIN (box->width / card->width, box->height / card->height);
  DossierCardLook look = { &style->types[record->type], scale, record->n_citations == 0 };
  char id[16];

  g_snprintf (id, sizeof id, "n%u", node);
  dossier_pen_begin_group (pen, id, record->label, NULL);
  dossier_card_draw (card, pen, &look, box->x + (box->width - card->width * factor) / 2,
                     box->y + (box->height - card->height * factor) / 2, factor);
  dossier_pen_end_group (pen);
}

static double
get_mark_height (DossierScene *scene, guint node, DossierShape shape, double scale)
{
  double font = dossier_card_get_font_size (shape, dossier_graph_get_degree (scene->graph, node));
  double pixels = CLAMP (MARK_SIZE * font * scale, LEAST_MARK, LARGEST_MARK);

  return MIN (pixels / scale, scene->boxes[node].height);
}

DossierBox
dossier_painter_get_mark_box (DossierScene *scene, guint node, double scale)
{
  const DossierBox *box = &scene->boxes[node];
  DossierShape shape = dossier_card_get_shape (dossier_graph_get_node (scene->graph, node));
  double height = get_mark_height (scene, node, shape, scale);
  double width = dossier_shape_get_mark_width (shape, height);

  return (DossierBox){
    box->x + (box->width - width) / 2,
    box->y + (box->height - height) / 2,
    width,
    height,
  };
}

/* Adds the signs of one type, cited or not, to the path; whether there are any. */
static gboolean
add_marks (DossierScene *scene,
           DossierPen *pen,
           const GArray *nodes,
           const DossierPlacement *placement,
           double scale,
           DossierNodeType type,
           gboolean uncited)
{
  gboolean any = FALSE;

  for (guint i = 0; i < nodes->len; i++)
    {
      guint node = g_array_index (nodes, guint, i);
      const DossierNode *record = dossier_graph_get_node (scene->graph, node);
      const DossierBox *box = &scene->boxes[node];
      DossierShape shape = 0;
      double height = 0;

      if (record->type != type || (record->n_citations == 0) != uncited
          || (placement != NULL && placement->index[node] != 0))
        continue;
      shape = dossier_card_get_shape (record);
      height = get_mark_height (scene, node, shape, scale);
      if (uncited)
        height = MAX (height - MARK_LINE / scale, height / 2);
      dossier_shape_add_mark (shape, pen, box->x + box->width / 2, box->y + box->height / 2, height,
                              height * scale < PLAIN_MARK);
      any = TRUE;
    }
  return any;
}

void
dossier_painter_paint_marks (DossierScene *scene,
                             DossierPen *pen,
                             const GArray *nodes,
                             const DossierStyle *style,
                             const DossierPlacement *placement,
                             double scale)
{
  for (guint type = 0; type < DOSSIER_N_NODE_TYPES && nodes->len > 0; type++)
    {
      const DossierTypeStyle *colors = &style->types[type];

      if (add_marks (scene, pen, nodes, placement, scale, type, FALSE))
        dossier_pen_fill (pen, &colors->accent, FALSE);

      /* What nothing is cited for is hollow: a dashed line would be a blur here. */
      if (add_marks (scene, pen, nodes, placement, scale, type, TRUE))
        {
          dossier_pen_fill (pen, &colors->fill, TRUE);
          dossier_pen_stroke (pen, &colors->accent, MARK_LINE / scale, NULL, 0, FALSE);
        }
    }
}

static void
paint_overview (DossierScene *scene,
                DossierPen *pen,
                const DossierPlacement *placement,
                const DossierBox *region,
                double scale,
                DossierVisibility visibility)
{
  const DossierStyle *style = dossier_scene_peek_style (scene, visibility);

  for (guint i = 0; i < placement->n_placed; i++)
    {
      const DossierPlacedCard *placed = &placement->placed[i];
      const DossierBox *box = &placed->box;

      if (dossier_scene_peek_visibility (scene, placed->node) == visibility && box->x <= region->x + region->width
          && region->x <= box->x + box->width && box->y <= region->y + region->height
          && region->y <= box->y + box->height)
        dossier_painter_paint_card (scene, pen, placed->node, style, box, scale);
    }
}

static gboolean
paint_cards (DossierScene *scene,
             DossierPen *pen,
             const GArray *nodes,
             const DossierStyle *style,
             double scale,
             GCancellable *cancellable)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      guint node = g_array_index (nodes, guint, i);

      if (i % 16 == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      dossier_painter_paint_card (scene, pen, node, style, &scene->boxes[node], scale);
    }
  return TRUE;
}

/* With @wordless, every node is a mark. @edge_label_size: 0 for none */
static gboolean
paint (DossierScene *scene,
       DossierPen *pen,
       const DossierBox *region,
       double scale,
       double edge_label_size,
       gboolean with_ground,
       gboolean wordless,
       GCancellable *cancellable)
{
  g_autoptr (DossierPlacement) placement = NULL;
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) dimmed = g_array_new (FALSE, FALSE, sizeof (guint));
  NodeList list = { scene, { [DOSSIER_VISIBILITY_SHOWN] = shown, [DOSSIER_VISIBILITY_DIMMED] = dimmed } };
  DossierEdgeForm form = { .scale = scale };

  if (with_ground)
    {
      dossier_pen_rectangle (pen, region);
      dossier_pen_fill (pen, &scene->style->ground, FALSE);
    }
  if (scene->headings != NULL)
    dossier_headings_paint (scene->headings, pen, region, scale, scene->style);
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;

  if (!wordless)
    placement = dossier_scene_get_placement (scene, scale);
  form.to_centres = wordless || placement != NULL;
  if (!dossier_edges_paint (scene, pen, region, &form, cancellable))
    return FALSE;

  dossier_layout_visit_nodes (scene->layout, region, visit_node, &list);
  if (!form.to_centres && edge_label_size > 0)
    dossier_edge_labels_paint (scene, pen, region, edge_label_size);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      const DossierStyle *style = dossier_scene_peek_style (scene, layers[i]);

      if (form.to_centres)
        {
          dossier_painter_paint_marks (scene, pen, list.nodes[layers[i]], style, placement, scale);
          if (placement != NULL)
            paint_overview (scene, pen, placement, region, scale, layers[i]);
        }
      else if (!paint_cards (scene, pen, list.nodes[layers[i]], style, scale, cancellable))
        {
          return FALSE;
        }
    }
  return !g_cancellable_is_cancelled (cancellable);
}

gboolean
dossier_painter_paint (DossierScene *scene,
                       DossierPen *pen,
                       const DossierBox *region,
                       double scale,
                       gboolean with_ground,
                       GCancellable *cancellable)
{
  g_return_val_if_fail (scene != NULL && pen != NULL && region != NULL, FALSE);
  g_return_val_if_fail (scale > 0 && isfinite (scale), FALSE);

  return paint (scene, pen, region, scale, scale >= DOSSIER_EDGE_LABEL_SCALE ? DOSSIER_EDGE_LABEL_SIZE : 0, with_ground, FALSE,
                cancellable);
}

gboolean
dossier_painter_paint_figure (DossierScene *scene,
                              DossierPen *pen,
                              const DossierBox *region,
                              double scale,
                              double edge_label_size,
                              GCancellable *cancellable)
{
  g_return_val_if_fail (scene != NULL && pen != NULL && region != NULL, FALSE);
  g_return_val_if_fail (scale > 0 && isfinite (scale), FALSE);

  return paint (scene, pen, region, scale, edge_label_size, FALSE, FALSE, cancellable);
}

gboolean
dossier_painter_paint_wordless (
    DossierScene *scene, DossierPen *pen, const DossierBox *region, double scale, GCancellable *cancellable)
{
  g_return_val_if_fail (scene != NULL && pen != NULL && region != NULL, FALSE);
  g_return_val_if_fail (scale > 0 && isfinite (scale), FALSE);

  return paint (scene, pen, region, scale, 0, TRUE, TRUE, cancellable);
}
