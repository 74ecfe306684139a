/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-place.h"

#include <math.h>

static DossierPoint
get_middle (DossierScene *scene, guint node)
{
  const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[node];

  return (DossierPoint){ box->x + box->width / 2, box->y + box->height / 2 };
}

typedef struct
{
  DossierScene *scene;
  DossierPoint middle;
  guint node;
  double distance;
} Nearest;

static gboolean
visit_nearest (guint node, gpointer user_data)
{
  Nearest *nearest = user_data;
  DossierPoint middle = get_middle (nearest->scene, node);
  double distance = hypot (middle.x - nearest->middle.x, middle.y - nearest->middle.y);

  if (distance < nearest->distance)
    {
      nearest->distance = distance;
      nearest->node = node;
    }
  return TRUE;
}

guint
dossier_canvas_place_find_anchor (const DossierViewport *viewport, DossierScene *scene, guint selected)
{
  DossierBox region = dossier_viewport_get_region (viewport);
  Nearest nearest
      = { scene, { region.x + region.width / 2, region.y + region.height / 2 }, DOSSIER_INDEX_NONE, INFINITY };

  if (selected < dossier_graph_get_n_nodes (dossier_scene_get_graph (scene)))
    {
      DossierPoint middle = get_middle (scene, selected);

      if (middle.x >= region.x && middle.x <= region.x + region.width && middle.y >= region.y
          && middle.y <= region.y + region.height)
        return selected;
    }
  /* From the middle outward, so that of a picture of many thousands only those near the middle are asked. What is no
   * farther than the border is the nearest of all. */
  for (double share = 1.0 / 64; share <= 1; share *= 4)
    {
      DossierBox part = { nearest.middle.x - region.width * share / 2, nearest.middle.y - region.height * share / 2,
                          region.width * share, region.height * share };

      dossier_layout_visit_nodes (dossier_scene_get_layout (scene), &part, visit_nearest, &nearest);
      if (nearest.distance <= MIN (part.width, part.height) / 2)
        break;
    }
  return nearest.node;
}

void
dossier_canvas_place_keep (DossierViewport *viewport, DossierScene *before, DossierScene *now, guint selected)
{
  DossierBox bounds = dossier_scene_get_bounds (now);
  gboolean fits = dossier_viewport_is_fit (viewport);
  guint anchor = dossier_canvas_place_find_anchor (viewport, before, selected);
  guint same = DOSSIER_INDEX_NONE;
  DossierPoint place = { 0, 0 };
  double zoom = viewport->zoom;

  if (anchor != DOSSIER_INDEX_NONE)
    {
      DossierPoint middle = get_middle (before, anchor);

      /* Ids hold from one snapshot to the next, indices do not. */
      same = dossier_graph_find_node (dossier_scene_get_graph (now),
                                      dossier_graph_get_node (dossier_scene_get_graph (before), anchor)->id);
      place = dossier_viewport_to_widget (viewport, middle.x, middle.y);
    }

  dossier_viewport_set_bounds (viewport, &bounds);
  if (fits || same == DOSSIER_INDEX_NONE)
    {
      dossier_viewport_fit (viewport);
    }
  else
    {
      DossierPoint middle = get_middle (now, same);

      viewport->zoom = MAX (zoom, dossier_viewport_get_min_zoom (viewport));
      viewport->x = middle.x - place.x / viewport->zoom;
      viewport->y = middle.y - place.y / viewport->zoom;
      /* By nothing, but within the limits. */
      dossier_viewport_pan_by (viewport, 0, 0);
    }
}
