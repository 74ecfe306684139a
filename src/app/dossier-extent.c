/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-extent.h"

typedef struct
{
  DossierBox box;
  gboolean any;
} Extent;

static void
add (Extent *extent, double x0, double y0, double x1, double y1)
{
  if (extent->any)
    {
      x0 = MIN (x0, extent->box.x);
      y0 = MIN (y0, extent->box.y);
      x1 = MAX (x1, extent->box.x + extent->box.width);
      y1 = MAX (y1, extent->box.y + extent->box.height);
    }
  extent->box = (DossierBox){ x0, y0, x1 - x0, y1 - y0 };
  extent->any = TRUE;
}

static void
add_node (Extent *extent, DossierScene *scene, guint node)
{
  const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[node];

  add (extent, box->x, box->y, box->x + box->width, box->y + box->height);
}

static void
add_curve (Extent *extent, DossierScene *scene, guint edge)
{
  DossierCurve curve = dossier_layout_get_curve (dossier_scene_get_layout (scene), edge);

  /* A Bézier curve lies within the hull of its points. */
  for (guint i = 0; i < curve.n_points; i++)
    add (extent, curve.points[i].x, curve.points[i].y, curve.points[i].x, curve.points[i].y);
}

static void
add_edge (Extent *extent, DossierScene *scene, guint edge)
{
  guint from;
  guint to;

  dossier_graph_get_edge_ends (dossier_scene_get_graph (scene), edge, &from, &to);
  add_curve (extent, scene, edge);
  add_node (extent, scene, from);
  add_node (extent, scene, to);
}

DossierBox
dossier_extent_of_edge (DossierScene *scene, guint edge)
{
  Extent extent = { .any = FALSE };

  add_curve (&extent, scene, edge);
  return extent.box;
}

DossierBox
dossier_extent_of_highlight (DossierScene *scene, const DossierHighlight *highlight)
{
  Extent extent = { .any = FALSE };

  if (highlight->node != DOSSIER_INDEX_NONE)
    {
      guint n_edges;
      const guint *edges
          = dossier_graph_get_incident_edges (dossier_scene_get_graph (scene), highlight->node, &n_edges);

      add_node (&extent, scene, highlight->node);
      for (guint i = 0; i < n_edges; i++)
        add_edge (&extent, scene, edges[i]);
    }
  if (highlight->edge != DOSSIER_INDEX_NONE)
    add_edge (&extent, scene, highlight->edge);

  return extent.box;
}

DossierBox
dossier_extent_intersect (const DossierBox *a, const DossierBox *b)
{
  double x0 = MAX (a->x, b->x);
  double y0 = MAX (a->y, b->y);
  double x1 = MIN (a->x + a->width, b->x + b->width);
  double y1 = MIN (a->y + a->height, b->y + b->height);

  return (DossierBox){ x0, y0, MAX (x1 - x0, 0), MAX (y1 - y0, 0) };
}
