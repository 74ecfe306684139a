/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-scene-private.h"

#include "layout/dossier-curve.h"

/* Space around what is drawn, points: outlines, the selection's halo, curves that swing out. */
#define MARGIN 16.0

/* Steps of zoom whose overview is kept; one costs four bytes a node. */
#define MAX_PLACEMENTS 6

/* With a filter that leaves no more nodes than this, statements are written out far away, too. */
#define MAX_SHOWN_WITH_STATEMENTS 40

G_DEFINE_BOXED_TYPE (DossierScene, dossier_scene, dossier_scene_ref, dossier_scene_unref)

/* Bytes that are no #DossierVisibility are taken for what is shown. */
static void
copy_visible (DossierScene *self, const guint8 *visible)
{
  if (visible == NULL || self->n_nodes == 0)
    {
      self->n_of[DOSSIER_VISIBILITY_SHOWN] = self->n_nodes;
      return;
    }

  self->visible = g_new (guint8, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      self->visible[i] = visible[i] < DOSSIER_N_VISIBILITIES ? visible[i] : DOSSIER_VISIBILITY_SHOWN;
      self->n_of[self->visible[i]]++;
    }
}

static void
add_curve (DossierBox *bounds, DossierCurve curve)
{
  gboolean inside = TRUE;
  DossierBox box;

  /* A curve lies within its control points: for nearly all, no more needs to be known. */
  for (guint i = 0; i < curve.n_points && inside; i++)
    inside = curve.points[i].x >= bounds->x && curve.points[i].x <= bounds->x + bounds->width
             && curve.points[i].y >= bounds->y && curve.points[i].y <= bounds->y + bounds->height;
  if (inside)
    return;
  box = dossier_curve_get_bounds (curve.points, curve.n_points);
  dossier_box_add_box (bounds, &box);
}

static void
add_margin (DossierBox *box)
{
  box->x -= MARGIN;
  box->y -= MARGIN;
  box->width += 2 * MARGIN;
  box->height += 2 * MARGIN;
}

/* Of what is drawn. */
static void
measure_bounds (DossierScene *self)
{
  gboolean any = FALSE;

  self->bounds = dossier_layout_get_bounds (self->layout);
  if (self->n_of[DOSSIER_VISIBILITY_HIDDEN] > 0 && self->n_of[DOSSIER_VISIBILITY_HIDDEN] < self->n_nodes)
    {
      guint n_edges = dossier_graph_get_n_edges (self->graph);

      for (guint i = 0; i < self->n_nodes; i++)
        {
          if (!dossier_scene_is_visible (self, i))
            continue;
          if (any)
            dossier_box_add_box (&self->bounds, &self->boxes[i]);
          else
            self->bounds = self->boxes[i];
          any = TRUE;
        }
      for (guint i = 0; i < n_edges; i++)
        if (dossier_scene_get_edge_visibility (self, i) != DOSSIER_VISIBILITY_HIDDEN)
          add_curve (&self->bounds, dossier_layout_get_curve (self->layout, i));
    }

  self->drawn_bounds = self->bounds;
  add_margin (&self->drawn_bounds);
  /* Far out a card is larger than its node: where what is drawn is small, it may reach over what is not. */
  self->card_bounds = dossier_layout_get_bounds (self->layout);
  dossier_box_add_box (&self->card_bounds, &self->bounds);
  add_margin (&self->card_bounds);
  self->headings = dossier_headings_new (self, &self->bounds);
  if (self->headings != NULL)
    {
      DossierBox box = dossier_headings_get_box (self->headings);

      dossier_box_add_box (&self->bounds, &box);
    }
  add_margin (&self->bounds);
}

/* Takes @cards over. */
static DossierScene *
make_scene (DossierGraph *graph, DossierLayout *layout, DossierTheme theme, const guint8 *visible, DossierCards *cards)
{
  DossierScene *scene = g_new0 (DossierScene, 1);

  g_atomic_ref_count_init (&scene->ref_count);
  scene->graph = dossier_graph_ref (graph);
  scene->layout = dossier_layout_ref (layout);
  scene->theme = theme;
  scene->style = dossier_style_get (theme);
  scene->dimmed = dossier_style_get_dimmed (theme);
  scene->n_nodes = dossier_graph_get_n_nodes (graph);
  scene->boxes = dossier_layout_get_boxes (layout);
  scene->cards = cards;
  copy_visible (scene, visible);
  measure_bounds (scene);
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      scene->widest = MAX (scene->widest, scene->boxes[i].width);
      scene->highest = MAX (scene->highest, scene->boxes[i].height);
    }
  g_mutex_init (&scene->placement_lock);
  g_queue_init (&scene->placements);
  return scene;
}

DossierScene *
dossier_scene_new (DossierGraph *graph, DossierLayout *layout, DossierTheme theme, const guint8 *visible)
{
  g_return_val_if_fail (graph != NULL && layout != NULL, NULL);
  g_return_val_if_fail ((guint) theme < DOSSIER_N_THEMES, NULL);
  g_return_val_if_fail (dossier_layout_get_n_nodes (layout) == dossier_graph_get_n_nodes (graph), NULL);
  g_return_val_if_fail (dossier_layout_get_n_edges (layout) == dossier_graph_get_n_edges (graph), NULL);

  return make_scene (graph, layout, theme, visible, dossier_cards_new (graph));
}

DossierScene *
dossier_scene_new_with_visibility (DossierScene *scene, const guint8 *visible)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return make_scene (scene->graph, scene->layout, scene->theme, visible, dossier_cards_ref (scene->cards));
}

DossierScene *
dossier_scene_new_with_theme (DossierScene *scene, DossierTheme theme)
{
  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail ((guint) theme < DOSSIER_N_THEMES, NULL);

  return make_scene (scene->graph, scene->layout, theme, scene->visible, dossier_cards_ref (scene->cards));
}

DossierScene *
dossier_scene_ref (DossierScene *scene)
{
  g_atomic_ref_count_inc (&scene->ref_count);
  return scene;
}

void
dossier_scene_unref (DossierScene *scene)
{
  if (!g_atomic_ref_count_dec (&scene->ref_count))
    return;

  dossier_headings_free (scene->headings);
  dossier_cards_unref (scene->cards);
  g_queue_clear_full (&scene->placements, (GDestroyNotify) dossier_placement_unref);
  g_mutex_clear (&scene->placement_lock);
  g_free (scene->named);
  g_free (scene->visible);
  dossier_layout_unref (scene->layout);
  dossier_graph_unref (scene->graph);
  g_free (scene);
}

DossierGraph *
dossier_scene_get_graph (DossierScene *scene)
{
  return scene->graph;
}

DossierLayout *
dossier_scene_get_layout (DossierScene *scene)
{
  return scene->layout;
}

DossierTheme
dossier_scene_get_theme (DossierScene *scene)
{
  return scene->theme;
}

DossierBox
dossier_scene_get_bounds (DossierScene *scene)
{
  return scene->bounds;
}

DossierBox
dossier_scene_get_reach (DossierScene *scene)
{
  DossierBox reach = scene->bounds;

  dossier_box_add_box (&reach, &scene->card_bounds);
  return reach;
}

DossierVisibility
dossier_scene_get_visibility (DossierScene *scene, guint node)
{
  return dossier_scene_peek_visibility (scene, node);
}

DossierVisibility
dossier_scene_get_edge_visibility (DossierScene *scene, guint edge)
{
  DossierVisibility first;
  DossierVisibility second;
  guint from = 0;
  guint to = 0;

  if (scene->visible == NULL)
    return DOSSIER_VISIBILITY_SHOWN;
  dossier_graph_get_edge_ends (scene->graph, edge, &from, &to);
  first = scene->visible[from];
  second = scene->visible[to];
  if (first == DOSSIER_VISIBILITY_HIDDEN || second == DOSSIER_VISIBILITY_HIDDEN)
    return DOSSIER_VISIBILITY_HIDDEN;
  return first == DOSSIER_VISIBILITY_DIMMED ? first : second;
}

gboolean
dossier_scene_is_visible (DossierScene *scene, guint node)
{
  return dossier_scene_peek_visibility (scene, node) != DOSSIER_VISIBILITY_HIDDEN;
}

const guint8 *
dossier_scene_get_visible (DossierScene *scene)
{
  return scene->visible;
}

const DossierCard *
dossier_scene_get_card (DossierScene *scene, guint node)
{
  return dossier_cards_get (scene->cards, node);
}

static void
add_named (DossierScene *scene, const guint *order, guint n_order, DossierVisibility visibility)
{
  for (guint i = 0; i < n_order; i++)
    if (dossier_scene_peek_visibility (scene, order[i]) == visibility)
      scene->named[scene->n_named++] = order[i];
}

/* Where few nodes are shown, statements among them get a place, too. */
static void
add_shown_statements (DossierScene *scene)
{
  guint first = scene->n_named;

  if (scene->n_of[DOSSIER_VISIBILITY_SHOWN] == scene->n_nodes
      || scene->n_of[DOSSIER_VISIBILITY_SHOWN] > MAX_SHOWN_WITH_STATEMENTS)
    return;
  for (guint i = 0; i < scene->n_nodes; i++)
    if (scene->visible[i] == DOSSIER_VISIBILITY_SHOWN
        && dossier_graph_get_node (scene->graph, i)->type == DOSSIER_NODE_TYPE_STATEMENT)
      scene->named[scene->n_named++] = i;
  g_qsort_with_data (scene->named + first, (int) (scene->n_named - first), sizeof (guint), dossier_cards_compare_degree,
                     scene->graph);
}

/* What is dimmed comes last: it gets a name where there is room left. */
static void
list_named (DossierScene *scene)
{
  guint n_order = 0;
  const guint *order = dossier_cards_get_order (scene->cards, &n_order);

  scene->named = g_new (guint, MAX (scene->n_nodes, 1));
  add_named (scene, order, n_order, DOSSIER_VISIBILITY_SHOWN);
  add_shown_statements (scene);
  add_named (scene, order, n_order, DOSSIER_VISIBILITY_DIMMED);
}

/* With placement_lock. (nullable) (transfer full) */
static DossierPlacement *
find_placement (DossierScene *scene, int step)
{
  for (GList *link = scene->placements.head; link != NULL; link = link->next)
    {
      DossierPlacement *placement = link->data;

      if (placement->step == step)
        {
          g_queue_unlink (&scene->placements, link);
          g_queue_push_head_link (&scene->placements, link);
          return dossier_placement_ref (placement);
        }
    }
  return NULL;
}

DossierPlacement *
dossier_scene_peek_placement (DossierScene *scene, double scale)
{
  DossierPlacement *placement;
  int step = 0;

  if (!dossier_placement_get_step (scale, &step) || !g_mutex_trylock (&scene->placement_lock))
    return NULL;
  placement = find_placement (scene, step);
  g_mutex_unlock (&scene->placement_lock);
  return placement;
}

DossierPlacement *
dossier_scene_get_placement (DossierScene *scene, double scale)
{
  DossierPlacement *placement = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  int step = 0;

  if (!dossier_placement_get_step (scale, &step))
    return NULL;

  locker = g_mutex_locker_new (&scene->placement_lock);
  placement = find_placement (scene, step);
  if (placement != NULL)
    return placement;

  if (scene->named == NULL)
    list_named (scene);
  placement = dossier_placement_new (scene, step, scene->named, scene->n_named);
  g_queue_push_head (&scene->placements, placement);
  if (scene->placements.length > MAX_PLACEMENTS)
    dossier_placement_unref (g_queue_pop_tail (&scene->placements));
  return dossier_placement_ref (placement);
}
