/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-scene-private.h"

/* Space around what is drawn, points: outlines, the selection's halo, curves that swing out. */
#define MARGIN 16.0

/* Steps of zoom whose overview is kept; one costs four bytes a node. */
#define MAX_PLACEMENTS 6

G_DEFINE_BOXED_TYPE (DossierScene, dossier_scene, dossier_scene_ref, dossier_scene_unref)

DossierScene *
dossier_scene_new (DossierGraph *graph, DossierLayout *layout, DossierTheme theme, const guint8 *visible)
{
  DossierScene *scene = NULL;
  guint n_nodes = 0;

  g_return_val_if_fail (graph != NULL && layout != NULL, NULL);
  g_return_val_if_fail ((guint) theme < DOSSIER_N_THEMES, NULL);
  n_nodes = dossier_graph_get_n_nodes (graph);
  g_return_val_if_fail (dossier_layout_get_n_nodes (layout) == n_nodes, NULL);
  g_return_val_if_fail (dossier_layout_get_n_edges (layout) == dossier_graph_get_n_edges (graph), NULL);

  scene = g_new0 (DossierScene, 1);
  g_atomic_ref_count_init (&scene->ref_count);
  scene->graph = dossier_graph_ref (graph);
  scene->layout = dossier_layout_ref (layout);
  scene->theme = theme;
  scene->style = dossier_style_get (theme);
  scene->n_nodes = n_nodes;
  scene->boxes = dossier_layout_get_boxes (layout);
  scene->visible = visible != NULL && n_nodes > 0 ? g_memdup2 (visible, n_nodes) : NULL;
  scene->cards = g_new0 (DossierCard *, MAX (n_nodes, 1));
  g_mutex_init (&scene->placement_lock);
  g_queue_init (&scene->placements);

  scene->bounds = dossier_layout_get_bounds (layout);
  scene->bounds.x -= MARGIN;
  scene->bounds.y -= MARGIN;
  scene->bounds.width += 2 * MARGIN;
  scene->bounds.height += 2 * MARGIN;
  for (guint i = 0; i < n_nodes; i++)
    {
      scene->widest = MAX (scene->widest, scene->boxes[i].width);
      scene->highest = MAX (scene->highest, scene->boxes[i].height);
    }
  return scene;
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

  for (guint i = 0; i < scene->n_nodes; i++)
    dossier_card_free (scene->cards[i]);
  g_free (scene->cards);
  g_queue_clear_full (&scene->placements, (GDestroyNotify) dossier_placement_unref);
  g_mutex_clear (&scene->placement_lock);
  g_free (scene->by_degree);
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

gboolean
dossier_scene_is_visible (DossierScene *scene, guint node)
{
  return scene->visible == NULL || scene->visible[node] != 0;
}

const DossierCard *
dossier_scene_get_card (DossierScene *scene, guint node)
{
  DossierCard *card = g_atomic_pointer_get (&scene->cards[node]);

  if (card != NULL)
    return card;

  card = dossier_card_new (dossier_graph_get_node (scene->graph, node), dossier_graph_get_degree (scene->graph, node),
                           scene->n_nodes > DOSSIER_CARD_MAX_SHAPED);
  if (g_atomic_pointer_compare_and_exchange (&scene->cards[node], NULL, card))
    return card;

  /* Another thread was faster; its card is the same. */
  dossier_card_free (card);
  return g_atomic_pointer_get (&scene->cards[node]);
}

int
dossier_scene_compare_degree (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DossierGraph *graph = user_data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  guint first_degree = dossier_graph_get_degree (graph, first);
  guint second_degree = dossier_graph_get_degree (graph, second);

  if (first_degree != second_degree)
    return first_degree > second_degree ? -1 : 1;
  return first < second ? -1 : first > second;
}

static void
sort_by_degree (DossierScene *scene)
{
  scene->by_degree = g_new (guint, MAX (scene->n_nodes, 1));
  for (guint i = 0; i < scene->n_nodes; i++)
    if (dossier_scene_is_visible (scene, i)
        && dossier_graph_get_node (scene->graph, i)->type != DOSSIER_NODE_TYPE_STATEMENT)
      scene->by_degree[scene->n_by_degree++] = i;
  g_qsort_with_data (scene->by_degree, (int) scene->n_by_degree, sizeof (guint), dossier_scene_compare_degree,
                     scene->graph);
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

  if (scene->by_degree == NULL)
    sort_by_degree (scene);
  placement = dossier_placement_new (scene, step, scene->by_degree, scene->n_by_degree);
  g_queue_push_head (&scene->placements, placement);
  if (scene->placements.length > MAX_PLACEMENTS)
    dossier_placement_unref (g_queue_pop_tail (&scene->placements));
  return dossier_placement_ref (placement);
}
