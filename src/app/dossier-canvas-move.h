/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-viewport.h"
#include "render/dossier-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierCanvasMove:
 *
 * Nodes on their way from one layout to the next, so that the eye can follow them: their cards, without words, over the
 * empty ground, for less than half a second; then the new picture comes through, as soon as it is painted. Belongs to
 * the main thread.
 */
typedef struct _DossierCanvasMove DossierCanvasMove;

/* More nodes than this on their way are a crowd that no eye follows: then there is no move, and the pictures fade. */
#define DOSSIER_CANVAS_MOVE_MAX_NODES 2000

/* @widget: who shows it, and is redrawn; not kept alive. */
DossierCanvasMove *dossier_canvas_move_new (GtkWidget *widget);
void dossier_canvas_move_free (DossierCanvasMove *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCanvasMove, dossier_canvas_move_free)

/* From where the nodes are on the widget, with @before seen by @from, to where they are with @now seen by @to. A move
 * under way goes on from where it is. FALSE where there is none: animations are turned off, the widget is not to be
 * seen, no node in view, or too many. */
gboolean dossier_canvas_move_start (DossierCanvasMove *self,
                                    DossierScene *before,
                                    const DossierViewport *from,
                                    DossierScene *now,
                                    const DossierViewport *to);
void dossier_canvas_move_stop (DossierCanvasMove *self);
gboolean dossier_canvas_move_is_moving (DossierCanvasMove *self);

/* Over the picture below. @viewport: of the scene that it goes to, which may be panned meanwhile; @settled: whether
 * that picture is painted. */
void dossier_canvas_move_snapshot (DossierCanvasMove *self,
                                   GtkSnapshot *snapshot,
                                   const DossierViewport *viewport,
                                   gboolean settled);

/* Where a node of the scene that it goes to is now, on the widget; FALSE where it is not on its way. */
gboolean dossier_canvas_move_get_box (DossierCanvasMove *self,
                                      guint node,
                                      const DossierViewport *viewport,
                                      DossierBox *box);

G_END_DECLS
