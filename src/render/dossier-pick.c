/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-pick.h"

#include "dossier-scene-private.h"

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
  guint node;
  double distance;
} Search;

static gboolean
visit_mark (guint node, gpointer user_data)
{
  Search *search = user_data;
  DossierBox room = get_mark_room (search->scene, search->scale, node);
  double distance = hypot (room.x + room.width / 2 - search->x, room.y + room.height / 2 - search->y);

  if (search->placement->index[node] == 0 && dossier_scene_is_visible (search->scene, node)
      && is_in (&room, search->x, search->y) && distance < search->distance)
    {
      search->node = node;
      search->distance = distance;
    }
  return TRUE;
}

guint
dossier_pick_find_node_at (DossierScene *scene, double scale, double x, double y)
{
  g_autoptr (DossierPlacement) placement = dossier_scene_peek_placement (scene, scale);
  Search search = { scene, placement, scale, x, y, DOSSIER_INDEX_NONE, INFINITY };
  double reach = LEAST_ROOM / 2 / scale;
  DossierBox around = { x - reach, y - reach, 2 * reach, 2 * reach };

  if (placement == NULL)
    {
      guint node = dossier_layout_find_node_at (scene->layout, x, y);

      return node != DOSSIER_INDEX_NONE && dossier_scene_is_visible (scene, node) ? node : DOSSIER_INDEX_NONE;
    }

  /* Names are drawn over marks. */
  for (guint i = placement->n_placed; i > 0; i--)
    if (is_in (&placement->placed[i - 1].box, x, y))
      return placement->placed[i - 1].node;

  dossier_layout_visit_nodes (scene->layout, &around, visit_mark, &search);
  return search.node;
}
