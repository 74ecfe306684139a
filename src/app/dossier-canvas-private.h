/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-canvas-motion.h"
#include "dossier-canvas-move.h"
#include "dossier-canvas.h"
#include "dossier-tile-layer.h"

G_BEGIN_DECLS

/*
 * What the files that make up the canvas share: dossier-canvas.c (the widget and what it shows), -view.c (which part of
 * it is in view), -pointer.c (pointer and touch), -keys.c, -menu.c, -marks.c (what a focus leaves out), -hover.c (what
 * the pointer rests on), -access.c (what a screen reader is told).
 */

struct _DossierCanvas
{
  GtkWidget parent_instance;

  DossierSession *session;
  DossierScene *scene;
  DossierDocument *document; /* not owned, never read: tells a new file from a new layout */

  DossierViewport viewport;
  DossierViewportPlace first_place; /* where it begins once it has a size */
  gboolean has_first_place;
  DossierCanvasMotion *motion;
  DossierCanvasMove *move; /* from one layout to the next */
  double notified_zoom;
  int covered; /* pixels at the end that lie under a pane */
  double scale;      /* device pixels a device-independent pixel, as painted last */
  guint rest_source; /* until a zoom that follows the fingers rests */

  DossierTileLayer *whole;    /* the scene */
  DossierTileLayer *selected; /* on top of it */
  DossierTileLayer *lit;      /* the veil, and what the pointer rests on */

  GArray *lit_cards; /* (nullable) (element-type DossierLitCard): of `lit_of` at `lit_zoom`, the topmost first */
  DossierSelection lit_of;
  double lit_zoom;

  DossierSelection hover;  /* what is lit */
  gboolean hover_selected; /* with the selection's outline */
  DossierSelection under;  /* what is under the pointer, and becomes lit when it stays there */
  guint hover_source;
  double pointer_x;
  double pointer_y;
  gboolean has_pointer;

  /* The node whose relations Tab goes through, while one of its edges is selected. */
  guint walk_node;

  gboolean by_keys; /* what was done last was done with the keyboard: shows where the focus is */

  double scroll_pan; /* pixels a unit of the scroll that moved the picture last; 0 where that zoomed */
  gboolean dragging;
  DossierViewport press_viewport; /* where a drag or a pinch began */
  DossierPoint pinch_middle;
  gboolean pinching;
  gboolean pinched; /* since the first finger came down */
  gboolean clicked; /* since the last pinch */
  GtkWidget *menu;

  DossierFocusMarks *marks; /* (nullable): what the focus leaves out */
  GtkIconPaintable *pin_icon;
};

void dossier_canvas_keys_class_init (GtkWidgetClass *widget_class);
void dossier_canvas_keys_init (DossierCanvas *self);
void dossier_canvas_pointer_init (DossierCanvas *self);
void dossier_canvas_pointer_dispose (DossierCanvas *self);

static inline gboolean
dossier_canvas_has_scene (DossierCanvas *self)
{
  return self->scene != NULL && self->session != NULL;
}

void dossier_canvas_marks_snapshot (DossierCanvas *self, GtkSnapshot *snapshot);
/* The node whose mark is at a place of the widget; DOSSIER_INDEX_NONE for none. */
guint dossier_canvas_marks_find_at (DossierCanvas *self, double x, double y);
/* (nullable) (transfer full): what is to be seen at @node, for a screen reader. */
char *dossier_canvas_marks_describe (DossierCanvas *self, guint node);

/* At a place of the widget. */
void dossier_canvas_show_menu (DossierCanvas *self, double x, double y);

/* (element-type DossierLitCard) (transfer none): the cards that are drawn for the selection, the topmost first. */
GArray *dossier_canvas_get_lit_cards (DossierCanvas *self);
/* The node or, where there is none, the edge within @tolerance pixels of a place of the widget. */
DossierSelection dossier_canvas_pick (DossierCanvas *self, double x, double y, double tolerance);
void dossier_canvas_go (DossierCanvas *self, const DossierViewport *target, guint duration);
/* For a zoom that follows the fingers: nobody knows where it will end, so tiles are painted once it rests. */
void dossier_canvas_follow (DossierCanvas *self, const DossierViewport *target);
/* Paints what is in view now. */
void dossier_canvas_rest (DossierCanvas *self);
void dossier_canvas_set_by_keys (DossierCanvas *self, gboolean by_keys);

void dossier_canvas_hover_point (DossierCanvas *self, double x, double y);
void dossier_canvas_hover_leave (DossierCanvas *self);
/* After the selection has changed: what is lit may be what is selected. */
void dossier_canvas_hover_update (DossierCanvas *self);
/* Nothing is lit, at once: the scene goes, or the picture is being moved. */
void dossier_canvas_hover_clear (DossierCanvas *self);

/* Tells assistive technology what is selected. */
void dossier_canvas_access_update (DossierCanvas *self);

G_END_DECLS
