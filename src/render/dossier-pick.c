/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-pick.h"

#include "dossier-edge-label.h"
#include "dossier-scene-private.h"

#include "layout/dossier-curve.h"

#include <math.h>

/* Pixels: a mark is picked within as much of its node's box as this, and never within less than that. */
#define MOST_ROOM 24.0
#define LEAST_ROOM 8.0

static DossierBox
get_mark_room (DossierScene *scene, double scale, guint node)
{
  const DossierBox *box = &scene->boxes[node];
  double width = CLAMP (box->width, LEAST_ROOM / scale, MOST_ROOM / scale);
  double height = CLAMP (box->height, LEAST_ROOM / scale, MOST_ROOM / scale);

  return (DossierBox){ box->x + (box->width - width) / 2, box->y + (box->height - height) / 2, width, height };
}

static gboolean
is_in (const DossierBox *box, double x, double y)
{
  return x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height;
}

DossierBox
dossier_pick_get_node_box (DossierScene *scene, double scale, guint node)
{
  g_autoptr (DossierPlacement) placement = dossier_scene_peek_placement (scene, scale);

  if (placement == NULL)
    return scene->boxes[node];
  if (placement->index[node] != 0)
    return placement->placed[placement->index[node] - 1].box;
  return get_mark_room (scene, scale, node);
}

typedef struct
{
  DossierScene *scene;
  const DossierPlacement *placement;
  double scale;
  double x;
  double y;
  double tolerance;
  /* What is nearest of each visibility. */
  guint found[DOSSIER_N_VISIBILITIES];
  double distance[DOSSIER_N_VISIBILITIES];
} Search;

static void
search_init (Search *search, DossierScene *scene, double x, double y)
{
  *search = (Search){ .scene = scene, .x = x, .y = y };
  for (guint i = 0; i < DOSSIER_N_VISIBILITIES; i++)
    {
      search->found[i] = DOSSIER_INDEX_NONE;
      search->distance[i] = INFINITY;
    }
}

/* What is shown lies over what is dimmed. */
static guint
search_end (const Search *search)
{
  if (search->found[DOSSIER_VISIBILITY_SHOWN] != DOSSIER_INDEX_NONE)
    return search->found[DOSSIER_VISIBILITY_SHOWN];
  return search->found[DOSSIER_VISIBILITY_DIMMED];
}

static gboolean
visit_mark (guint node, gpointer user_data)
{
  Search *search = user_data;
  DossierVisibility visibility = dossier_scene_peek_visibility (search->scene, node);
  DossierBox room = get_mark_room (search->scene, search->scale, node);
  double distance = hypot (room.x + room.width / 2 - search->x, room.y + room.height / 2 - search->y);

  if (search->placement->index[node] == 0 && is_in (&room, search->x, search->y)
      && distance < search->distance[visibility])
    {
      search->found[visibility] = node;
      search->distance[visibility] = distance;
    }
  return TRUE;
}

/* Later nodes are drawn over earlier ones. */
static gboolean
visit_card (guint node, gpointer user_data)
{
  Search *search = user_data;

  search->found[dossier_scene_peek_visibility (search->scene, node)] = node;
  return TRUE;
}

guint
dossier_pick_find_node_at (DossierScene *scene, double scale, double x, double y)
{
  g_autoptr (DossierPlacement) placement = dossier_scene_peek_placement (scene, scale);
  double reach = LEAST_ROOM / 2 / scale;
  Search search;

  search_init (&search, scene, x, y);
  if (placement == NULL)
    {
      dossier_layout_visit_nodes (scene->layout, &(DossierBox){ x, y, 0, 0 }, visit_card, &search);
      return search_end (&search);
    }

  search.placement = placement;
  search.scale = scale;
  dossier_layout_visit_nodes (scene->layout, &(DossierBox){ x - reach, y - reach, 2 * reach, 2 * reach }, visit_mark,
                              &search);
  /* Names are drawn over the marks of their visibility. */
  for (guint i = placement->n_placed; i > 0; i--)
    if (is_in (&placement->placed[i - 1].box, x, y))
      {
        guint node = placement->placed[i - 1].node;

        search.found[dossier_scene_peek_visibility (scene, node)] = node;
        break;
      }
  return search_end (&search);
}

static gboolean
visit_edge (guint edge, gpointer user_data)
{
  Search *search = user_data;
  DossierVisibility visibility = dossier_scene_get_edge_visibility (search->scene, edge);
  DossierCurve curve = dossier_layout_get_curve (search->scene->layout, edge);
  double distance = 0;

  if (visibility == DOSSIER_VISIBILITY_HIDDEN)
    return TRUE;
  distance = dossier_curve_get_distance (curve.points, curve.n_points, search->x, search->y);
  /* Of two as near the later one, which is drawn over the other. */
  if (distance < search->tolerance && distance <= search->distance[visibility])
    {
      search->found[visibility] = edge;
      search->distance[visibility] = distance;
    }
  return TRUE;
}

guint
dossier_pick_find_edge_at (DossierScene *scene, double scale, double x, double y, double tolerance)
{
  guint named = DOSSIER_INDEX_NONE;
  Search search;

  if (scale >= DOSSIER_EDGE_LABEL_SCALE)
    named = dossier_edge_label_find_at (scene, x, y, DOSSIER_EDGE_LABEL_SIZE);
  if (named != DOSSIER_INDEX_NONE)
    return named;

  search_init (&search, scene, x, y);
  search.tolerance = tolerance;
  dossier_layout_visit_edges (
      scene->layout, &(DossierBox){ x - tolerance, y - tolerance, 2 * tolerance, 2 * tolerance }, visit_edge, &search);
  return search_end (&search);
}
