/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-private.h"

#include "dossier-canvas-walk.h"

/*
 *   arrows                      to the neighbour that lies most that way; with a relation selected, to its end there;
 *                               with nothing selected, to the node nearest to the middle
 *   Ctrl+arrows                 move the picture
 *   Tab, Shift+Tab              through the relations of the selected node, in the evidence panel's order, then to the
 *                               next (previous) part of the window; with nothing selected, at once
 *   Space                       with a relation selected, to the node at its other end
 *   Enter                       to the evidence of what is selected
 *   Escape                      from a relation back to its node; from a pane over the graph to the graph; from a
 *                               node to nothing
 *   +, -, 1                     zoom in, out, to 100 %
 *   0, F, Home                  fit
 *   N                           what is near the selection alone; A: all again
 *   ], [                        one hop more, one less
 *   E, C                        shows (hides) the neighbours of the selected node
 *   P                           keeps the selected node shown, or no longer
 *   Menu, Shift+F10             menu
 */

/* Of the view, a key. */
#define KEY_PAN 0.2
#define KEY_TIME 160

static DossierSelection
get_selection (DossierCanvas *self)
{
  return dossier_session_get_selection (self->session);
}

static void
action_walk (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  GtkDirectionType direction = (GtkDirectionType) g_variant_get_int32 (parameter);
  DossierSelection selection;
  guint node;

  if (!dossier_canvas_has_scene (self))
    return;

  selection = get_selection (self);
  if (selection.node != DOSSIER_INDEX_NONE)
    {
      node = dossier_canvas_walk_from_node (self->scene, selection.node, direction);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      node = dossier_canvas_walk_from_edge (self->scene, selection.edge, direction);
    }
  else
    {
      DossierPoint middle
          = dossier_viewport_to_scene (&self->viewport, self->viewport.width / 2, self->viewport.height / 2);

      node = dossier_canvas_walk_to_nearest (self->scene, middle.x, middle.y);
    }

  if (node != DOSSIER_INDEX_NONE)
    dossier_session_select_node (self->session, node, TRUE);
  else
    gtk_widget_error_bell (widget);
}

static void
action_pan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierViewport target = dossier_canvas_motion_get_target (self->motion);
  int dx;
  int dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  dossier_viewport_pan_by (&target, -dx * KEY_PAN * target.width, -dy * KEY_PAN * target.height);
  dossier_canvas_go (self, &target, KEY_TIME);
}

static void
action_zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_zoom_in (DOSSIER_CANVAS (widget));
}

static void
action_zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_zoom_out (DOSSIER_CANVAS (widget));
}

static void
action_zoom_normal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_zoom_to (DOSSIER_CANVAS (widget), DOSSIER_VIEWPORT_FULL_SIZE, TRUE);
}

static void
action_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_fit (DOSSIER_CANVAS (widget), TRUE);
}

static void
action_centre (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_canvas_centre_selection (DOSSIER_CANVAS (widget));
}

static void
action_activate_evidence (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierSelection selection;

  if (!dossier_canvas_has_scene (self))
    return;

  selection = get_selection (self);
  if (selection.node != DOSSIER_INDEX_NONE || selection.edge != DOSSIER_INDEX_NONE)
    g_signal_emit_by_name (self, "activate-evidence");
}

static void
action_copy_label (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierGraph *graph;
  DossierSelection selection;
  const char *label = NULL;

  if (!dossier_canvas_has_scene (self))
    return;

  graph = dossier_scene_get_graph (self->scene);
  selection = get_selection (self);
  if (selection.node != DOSSIER_INDEX_NONE)
    {
      label = dossier_graph_get_node (graph, selection.node)->label;
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, selection.edge);

      label = edge->label != NULL ? edge->label : edge->type;
    }
  if (label != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), label);
}

static void
action_follow (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierSelection selection;
  guint from;
  guint to;

  if (!dossier_canvas_has_scene (self))
    return;

  selection = get_selection (self);
  if (selection.edge == DOSSIER_INDEX_NONE)
    return;
  dossier_graph_get_edge_ends (dossier_scene_get_graph (self->scene), selection.edge, &from, &to);
  if (dossier_scene_is_visible (self->scene, to == self->walk_node ? from : to))
    dossier_session_select_node (self->session, to == self->walk_node ? from : to, TRUE);
  else
    gtk_widget_error_bell (widget);
}

/* Whether the selected edge is one of the node that Tab goes through. */
static gboolean
is_walking (DossierCanvas *self, guint edge)
{
  guint from;
  guint to;

  if (edge == DOSSIER_INDEX_NONE || self->walk_node == DOSSIER_INDEX_NONE)
    return FALSE;
  dossier_graph_get_edge_ends (dossier_scene_get_graph (self->scene), edge, &from, &to);
  return self->walk_node == from || self->walk_node == to;
}

static void
action_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);

  if (!dossier_canvas_has_scene (self))
    return;
  if (is_walking (self, get_selection (self).edge))
    dossier_session_select_node (self->session, self->walk_node, TRUE);
  else if (self->covered > 0)
    gtk_widget_activate_action (widget, "win.leave-evidence", NULL);
  else
    dossier_session_clear_selection (self->session);
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierPoint place = { self->viewport.width / 2, self->viewport.height / 2 };
  DossierSelection selection;

  if (!dossier_canvas_has_scene (self))
    return;

  selection = get_selection (self);
  if (selection.node != DOSSIER_INDEX_NONE)
    {
      const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (self->scene))[selection.node];

      place = dossier_viewport_to_widget (&self->viewport, box->x + box->width / 2, box->y + box->height);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      DossierPoint middle = dossier_layout_get_edge_middle (dossier_scene_get_layout (self->scene), selection.edge);

      place = dossier_viewport_to_widget (&self->viewport, middle.x, middle.y);
    }
  dossier_canvas_show_menu (self, CLAMP (place.x, 0, self->viewport.width), CLAMP (place.y, 0, self->viewport.height));
}

/* Tab goes through the relations, then on. */
static gboolean
dossier_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DossierCanvas *self = DOSSIER_CANVAS (widget);
  DossierSelection selection;
  guint next;

  /* The arrow keys go through the menu while it is open. */
  if (self->menu != NULL && gtk_widget_get_mapped (self->menu))
    return gtk_widget_child_focus (self->menu, direction);
  if (!gtk_widget_is_focus (widget))
    {
      dossier_canvas_set_by_keys (self, TRUE);
      return gtk_widget_grab_focus (widget);
    }
  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) || !dossier_canvas_has_scene (self))
    return FALSE;

  selection = get_selection (self);
  if (selection.edge != DOSSIER_INDEX_NONE && !is_walking (self, selection.edge))
    return FALSE;
  if (selection.node == DOSSIER_INDEX_NONE && selection.edge == DOSSIER_INDEX_NONE)
    return FALSE;

  next = dossier_canvas_walk_next_relation (self->scene,
                                            selection.edge != DOSSIER_INDEX_NONE ? self->walk_node : selection.node,
                                            selection.edge,
                                            direction == GTK_DIR_TAB_FORWARD);
  if (next == DOSSIER_INDEX_NONE)
    return FALSE;
  dossier_session_select_edge (self->session, next, TRUE);
  return TRUE;
}

static void
bind (GtkWidgetClass *widget_class, guint key, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, 0, action, NULL);
}

static void
bind_arrow (GtkWidgetClass *widget_class, guint key, guint keypad_key, GtkDirectionType direction, int dx, int dy)
{
  gtk_widget_class_add_binding_action (widget_class, key, 0, "canvas.walk", "i", (int) direction);
  gtk_widget_class_add_binding_action (widget_class, keypad_key, 0, "canvas.walk", "i", (int) direction);
  gtk_widget_class_add_binding_action (widget_class, key, GDK_CONTROL_MASK, "canvas.pan", "(ii)", dx, dy);
}

void
dossier_canvas_keys_class_init (GtkWidgetClass *widget_class)
{
  widget_class->focus = dossier_canvas_focus;

  gtk_widget_class_install_action (widget_class, "canvas.walk", "i", action_walk);
  gtk_widget_class_install_action (widget_class, "canvas.pan", "(ii)", action_pan);
  gtk_widget_class_install_action (widget_class, "canvas.follow", NULL, action_follow);
  gtk_widget_class_install_action (widget_class, "canvas.back", NULL, action_back);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-in", NULL, action_zoom_in);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-out", NULL, action_zoom_out);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-normal", NULL, action_zoom_normal);
  gtk_widget_class_install_action (widget_class, "canvas.fit", NULL, action_fit);
  gtk_widget_class_install_action (widget_class, "canvas.centre", NULL, action_centre);
  gtk_widget_class_install_action (widget_class, "canvas.copy-label", NULL, action_copy_label);
  gtk_widget_class_install_action (widget_class, "canvas.activate-evidence", NULL, action_activate_evidence);
  gtk_widget_class_install_action (widget_class, "canvas.menu", NULL, action_menu);

  bind_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT, -1, 0);
  bind_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT, 1, 0);
  bind_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP, 0, -1);
  bind_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN, 0, 1);
  /* Of the keys of an action a menu shows the last. */
  bind (widget_class, GDK_KEY_KP_Enter, "canvas.activate-evidence");
  bind (widget_class, GDK_KEY_ISO_Enter, "canvas.activate-evidence");
  bind (widget_class, GDK_KEY_Return, "canvas.activate-evidence");
  bind (widget_class, GDK_KEY_space, "canvas.follow");
  bind (widget_class, GDK_KEY_Escape, "canvas.back");
  bind (widget_class, GDK_KEY_equal, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_KP_Add, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_plus, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_KP_Subtract, "canvas.zoom-out");
  bind (widget_class, GDK_KEY_minus, "canvas.zoom-out");
  bind (widget_class, GDK_KEY_KP_1, "canvas.zoom-normal");
  bind (widget_class, GDK_KEY_1, "canvas.zoom-normal");
  bind (widget_class, GDK_KEY_Home, "canvas.fit");
  bind (widget_class, GDK_KEY_0, "canvas.fit");
  bind (widget_class, GDK_KEY_KP_0, "canvas.fit");
  bind (widget_class, GDK_KEY_f, "canvas.fit");
  bind (widget_class, GDK_KEY_n, "win.focus-node");
  bind (widget_class, GDK_KEY_a, "win.focus-all");
  bind (widget_class, GDK_KEY_bracketright, "win.focus-more");
  bind (widget_class, GDK_KEY_bracketleft, "win.focus-less");
  bind (widget_class, GDK_KEY_e, "win.expand-node");
  bind (widget_class, GDK_KEY_c, "win.collapse-node");
  bind (widget_class, GDK_KEY_p, "win.pin-node");
  bind (widget_class, GDK_KEY_Menu, "canvas.menu");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu", NULL);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, DossierCanvas *self)
{
  dossier_canvas_set_by_keys (self, TRUE);
  return GDK_EVENT_PROPAGATE;
}

void
dossier_canvas_keys_init (DossierCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
