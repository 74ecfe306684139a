/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

/*
 * Back and forward: tells the history what is looked at, and shows again what it gives back. What a change came from is
 * seen at the last key or button: arrows and Tab walk, a press of a button or Enter begins something new.
 */

#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

static void
flush (DossierWindow *self)
{
  DossierExploration *exploration = dossier_session_get_exploration (self->session);
  DossierGraph *graph = dossier_session_get_graph (self->session);
  DossierSelection selection = dossier_session_get_selection (self->session);
  DossierHistoryEntry entry = { 0 };

  if (self->history_source == 0)
    return;
  g_clear_handle_id (&self->history_source, g_source_remove);
  if (graph == NULL || dossier_session_get_state (self->session) != DOSSIER_SESSION_READY)
    return;

  entry.query = dossier_exploration_get_query (exploration);
  entry.hide = dossier_exploration_get_hide (exploration);
  entry.focus = dossier_exploration_get_focus (exploration);
  if (selection.node != DOSSIER_INDEX_NONE)
    entry.node = dossier_graph_get_node (graph, selection.node)->id;
  if (selection.edge != DOSSIER_INDEX_NONE)
    entry.edge = dossier_graph_get_edge (graph, selection.edge)->id;
  entry.page = adw_view_stack_get_visible_child_name (self->views);
  entry.place = self->history_place;
  dossier_history_visit (self->history, &entry, self->history_step);
}

static gboolean
on_idle (gpointer user_data)
{
  DossierWindow *self = user_data;

  flush (self);
  return G_SOURCE_REMOVE;
}

/* What one act changes, a selection and the view it is shown in, is one entry: told when the act is over. */
static void
remember (DossierWindow *self, DossierHistoryStep step)
{
  /* While the window is taken down, its views go one by one. */
  if (self->restoring || self->session == NULL || dossier_session_get_graph (self->session) == NULL
      || dossier_session_get_state (self->session) != DOSSIER_SESSION_READY)
    return;

  if (self->history_source == 0)
    {
      self->history_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_idle, self, NULL);
      self->history_place = dossier_canvas_get_place (self->canvas);
      self->history_step = step;
    }
  else if (self->history_step != step)
    {
      self->history_step = DOSSIER_HISTORY_CHOICE;
    }
}

static void
chosen (DossierWindow *self)
{
  remember (self, DOSSIER_HISTORY_CHOICE);
}

static void
typed (DossierWindow *self)
{
  remember (self, DOSSIER_HISTORY_TYPING);
}

static void
selected (DossierWindow *self)
{
  remember (self, self->walking ? DOSSIER_HISTORY_WALK : DOSSIER_HISTORY_CHOICE);
}

static void
state_changed (DossierWindow *self)
{
  GFile *file = dossier_session_get_file (self->session);

  if (dossier_session_get_state (self->session) != DOSSIER_SESSION_READY)
    return;
  /* The same file read again keeps what was looked at. */
  if (self->history_file == NULL || file == NULL || !g_file_equal (self->history_file, file))
    {
      g_clear_handle_id (&self->history_source, g_source_remove);
      dossier_history_clear (self->history);
    }
  g_set_object (&self->history_file, file);
  remember (self, DOSSIER_HISTORY_CHOICE);
}

/* Saved under another name, it is the same dossier. */
static void
file_changed (DossierWindow *self)
{
  if (dossier_session_get_document (self->session) != NULL
      && dossier_session_get_state (self->session) == DOSSIER_SESSION_READY)
    g_set_object (&self->history_file, dossier_session_get_file (self->session));
}

static void
restore_selection (DossierWindow *self, const DossierHistoryEntry *entry)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);
  guint node = entry->node != NULL ? dossier_graph_find_node (graph, entry->node) : DOSSIER_INDEX_NONE;
  guint edge = entry->edge != NULL ? dossier_graph_find_edge (graph, entry->edge) : DOSSIER_INDEX_NONE;

  if (node != DOSSIER_INDEX_NONE)
    dossier_session_select_node (self->session, node, FALSE);
  else if (edge != DOSSIER_INDEX_NONE)
    dossier_session_select_edge (self->session, edge, FALSE);
  else
    dossier_session_clear_selection (self->session);
}

void
dossier_window_look_at (DossierWindow *self, const DossierHistoryEntry *entry, gboolean begins)
{
  DossierExploration *exploration = dossier_session_get_exploration (self->session);

  self->restoring = TRUE;
  dossier_exploration_set_query (exploration, entry->query);
  dossier_exploration_set_hide (exploration, entry->hide);
  dossier_exploration_set_focus (exploration, entry->focus);
  restore_selection (self, entry);
  if (entry->page != NULL && g_strcmp0 (entry->page, adw_view_stack_get_visible_child_name (self->views)) != 0)
    dossier_window_show_view (self, entry->page);
  if (begins)
    dossier_canvas_begin_at (self->canvas, &entry->place);
  else
    dossier_canvas_restore_place (self->canvas, &entry->place);
  self->restoring = FALSE;
}

static void
restore (DossierWindow *self, const DossierHistoryEntry *entry)
{
  if (entry != NULL)
    dossier_window_look_at (self, entry, FALSE);
}

static void
back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;
  DossierViewportPlace place = dossier_canvas_get_place (self->canvas);

  flush (self);
  if (dossier_session_get_state (self->session) == DOSSIER_SESSION_READY)
    restore (self, dossier_history_go_back (self->history, &place));
}

static void
forward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;
  DossierViewportPlace place = dossier_canvas_get_place (self->canvas);

  flush (self);
  if (dossier_session_get_state (self->session) == DOSSIER_SESSION_READY)
    restore (self, dossier_history_go_forward (self->history, &place));
}

static void
on_key (DossierWindow *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Left:
    case GDK_KEY_KP_Right:
    case GDK_KEY_KP_Up:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_Home:
    case GDK_KEY_End:
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      self->walking = TRUE;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      self->walking = FALSE;
      dossier_history_pause (self->history);
      break;
    default:
      self->walking = FALSE;
    }
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, DossierWindow *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != BUTTON_BACK && button != BUTTON_FORWARD)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), button == BUTTON_BACK ? "win.back" : "win.forward", NULL);
}

static gboolean
on_event (GtkEventController *controller, GdkEvent *event, DossierWindow *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (self->history == NULL)
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_KEY_PRESS)
    {
      on_key (self, gdk_key_event_get_keyval (event));
      return GDK_EVENT_PROPAGATE;
    }
  if (type != GDK_BUTTON_PRESS && type != GDK_TOUCH_BEGIN)
    return GDK_EVENT_PROPAGATE;

  flush (self);
  self->walking = FALSE;
  dossier_history_pause (self->history);
  return GDK_EVENT_PROPAGATE;
}

static void
add_action (DossierWindow *self, const char *name, GCallback activated, const char *property)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", activated, self, 0);
  g_object_bind_property (self->history, property, action, "enabled", G_BINDING_SYNC_CREATE);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

void
dossier_window_drop_history (DossierWindow *self)
{
  g_clear_handle_id (&self->history_source, g_source_remove);
  g_clear_object (&self->history);
  g_clear_object (&self->history_file);
}

void
dossier_window_set_up_history (DossierWindow *self)
{
  DossierExploration *exploration = dossier_session_get_exploration (self->session);
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  const struct
  {
    gpointer object;
    const char *signal;
    GCallback callback;
  } connections[] = {
    { exploration, "notify::query", G_CALLBACK (typed) },
    { exploration, "notify::hide", G_CALLBACK (chosen) },
    { exploration, "notify::focus", G_CALLBACK (chosen) },
    /* Before the canvas listens, which may scroll: the entry that is left keeps its place. */
    { self->session, "selection-changed", G_CALLBACK (selected) },
    { self->session, "notify::state", G_CALLBACK (state_changed) },
    { self->session, "notify::file", G_CALLBACK (file_changed) },
    { self->views, "notify::visible-child", G_CALLBACK (chosen) },
  };

  self->history = dossier_history_new ();
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (
        connections[i].object, connections[i].signal, connections[i].callback, self, G_CONNECT_SWAPPED);

  add_action (self, "back", G_CALLBACK (back), "can-go-back");
  add_action (self, "forward", G_CALLBACK (forward), "can-go-forward");

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (events, "event", G_CALLBACK (on_event), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}
