/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"
#include "dossier-placement.h"
#include "dossier-scene.h"

G_BEGIN_DECLS

/* One node's card in @box, as large as fits. @style: the scene's, or that of what is dimmed */
void dossier_painter_paint_card (DossierScene *scene,
                                 DossierPen *pen,
                                 guint node,
                                 const DossierStyle *style,
                                 const DossierBox *box,
                                 double scale);

/* The sign that stands for a node without a card. */
DossierBox dossier_painter_get_mark_box (DossierScene *scene, guint node, double scale);

/* Those of @nodes (of guint) that have no card in @placement; all where that is %NULL. */
void dossier_painter_paint_marks (DossierScene *scene,
                                  DossierPen *pen,
                                  const GArray *nodes,
                                  const DossierStyle *style,
                                  const DossierPlacement *placement,
                                  double scale);

G_END_DECLS
