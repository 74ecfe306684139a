/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-compat.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>

/*
 * The neighbourhood that is looked at: the actions that change it, and the marks and words that tell what it leaves
 * out. It is kept by the exploration; here is only what the person may do to it.
 */

#define FIRST_HOPS 1

static const char *const direction_names[] = {
  [DOSSIER_DIRECTION_ANY] = "any",
  [DOSSIER_DIRECTION_OUT] = "out",
  [DOSSIER_DIRECTION_IN] = "in",
};

static DossierFocus *
get_focus (DossierWindow *self)
{
  return dossier_exploration_get_focus (dossier_session_get_exploration (self->session));
}

/* @focus: (transfer full) (nullable): one that says nothing is none. */
static void
take_focus (DossierWindow *self, DossierFocus *focus)
{
  g_autoptr (DossierFocus) owned = focus;
  gboolean says_nothing = focus != NULL && dossier_focus_is_whole (focus) && focus->pinned[0] == NULL;

  dossier_exploration_set_focus (dossier_session_get_exploration (self->session), says_nothing ? NULL : focus);
}

static gboolean
has_centres (DossierFocus *focus)
{
  return focus != NULL && focus->centres[0] != NULL;
}

static gboolean
has_id (GStrv ids, const char *id)
{
  return g_strv_contains ((const char *const *) ids, id);
}

/* (nullable) */
static const char *
get_selected_id (DossierWindow *self)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);
  guint node = dossier_session_get_selection (self->session).node;

  return graph != NULL && node != DOSSIER_INDEX_NONE ? dossier_graph_get_node (graph, node)->id : NULL;
}

static void
update_actions (DossierWindow *self)
{
  DossierFocus *focus = get_focus (self);
  DossierSelection selection = dossier_session_get_selection (self->session);
  const char *id = get_selected_id (self);
  gboolean ready = dossier_session_get_state (self->session) == DOSSIER_SESSION_READY;
  gboolean collapsed = id != NULL && focus != NULL && has_id (focus->collapsed, id);
  gboolean pinned = id != NULL && focus != NULL && has_id (focus->pinned, id);
  gboolean expanded = id != NULL && focus != NULL && has_id (focus->expanded, id);
  const struct
  {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "focus-node", selection.node != DOSSIER_INDEX_NONE || selection.edge != DOSSIER_INDEX_NONE },
    { "focus-all", focus != NULL },
    { "focus-more", has_centres (focus) && focus->hops < DOSSIER_FOCUS_BAR_MAX_HOPS },
    { "focus-less", has_centres (focus) && focus->hops > 1 },
    { "focus-direction", has_centres (focus) },
    { "expand-node", collapsed || (id != NULL && has_centres (focus) && !expanded) },
    { "collapse-node", id != NULL && !collapsed },
    { "pin-node", id != NULL },
  };
  GAction *action;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    dossier_window_set_action_enabled (self, states[i].name, ready && states[i].enabled);
  action = g_action_map_lookup_action (G_ACTION_MAP (self), "pin-node");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (pinned));
  action = g_action_map_lookup_action (G_ACTION_MAP (self), "focus-direction");
  g_simple_action_set_state (
      G_SIMPLE_ACTION (action),
      g_variant_new_string (direction_names[focus != NULL ? focus->direction : DOSSIER_DIRECTION_ANY]));
}

/* What a focus on something else takes over from the one before: how far and along what, and what is pinned. */
static void
focus_node (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierWindow *self = user_data;
  DossierGraph *graph = dossier_session_get_graph (self->session);
  DossierSelection selection = dossier_session_get_selection (self->session);
  DossierFocus *focus = get_focus (self);
  const char *centres[3] = { NULL };
  gboolean goes_on = has_centres (focus);

  if (selection.node != DOSSIER_INDEX_NONE)
    {
      centres[0] = dossier_graph_get_node (graph, selection.node)->id;
    }
  else
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, selection.edge);

      centres[0] = edge->from;
      centres[1] = g_str_equal (edge->to, edge->from) ? NULL : edge->to;
    }
  take_focus (self,
              dossier_focus_new (centres,
                                 goes_on ? MAX (focus->hops, 1) : FIRST_HOPS,
                                 goes_on ? focus->direction : DOSSIER_DIRECTION_ANY,
                                 goes_on ? (const char *const *) focus->relations : NULL,
                                 NULL,
                                 NULL,
                                 focus != NULL ? (const char *const *) focus->pinned : NULL));
}

static void
focus_all (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  take_focus (user_data, NULL);
}

static void
focus_more (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierFocus *focus = get_focus (user_data);

  take_focus (user_data, dossier_focus_with_hops (focus, focus->hops + 1));
}

static void
focus_less (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierFocus *focus = get_focus (user_data);

  take_focus (user_data, dossier_focus_with_hops (focus, focus->hops - 1));
}

static void
change_direction (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (direction_names); i++)
    if (g_str_equal (g_variant_get_string (value, NULL), direction_names[i]))
      take_focus (user_data, dossier_focus_with_direction (get_focus (user_data), i));
}

/* What was collapsed is as before; only then are more neighbours shown than the hops reach. */
static void
expand_node (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierFocus *focus = get_focus (user_data);
  const char *id = get_selected_id (user_data);

  if (has_id (focus->collapsed, id))
    take_focus (user_data, dossier_focus_with_collapsed (focus, id, FALSE));
  else
    take_focus (user_data, dossier_focus_with_expanded (focus, id, TRUE));
}

static void
collapse_node (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierFocus *focus = get_focus (user_data);
  const char *id = get_selected_id (user_data);

  if (focus != NULL && has_id (focus->expanded, id))
    take_focus (user_data, dossier_focus_with_expanded (focus, id, FALSE));
  else
    take_focus (user_data, dossier_focus_with_collapsed (focus, id, TRUE));
}

static void
change_pin (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  take_focus (
      user_data,
      dossier_focus_with_pinned (get_focus (user_data), get_selected_id (user_data), g_variant_get_boolean (value)));
}

static void
announce (DossierWindow *self, DossierFocus *focus, guint n_shown)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);
  g_autofree char *text = NULL;

  if (!has_centres (focus))
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u node shown", "%'u nodes shown", n_shown), n_shown);
    }
  else
    {
      guint n_centres = g_strv_length (focus->centres);
      guint node = dossier_graph_find_node (graph, focus->centres[0]);
      guint n_others = n_shown > n_centres ? n_shown - n_centres : 0;

      if (node == DOSSIER_INDEX_NONE)
        return;
      /* Translators: a node's name, and how many others are shown with it */
      text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s and %'u neighbor", "%s and %'u neighbors", n_others),
          dossier_graph_get_node (graph, node)->label,
          n_others);
    }
  dossier_compat_announce (GTK_WIDGET (self->canvas), text);
}

static void
marks_made (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (DossierFocusMarks) marks = dossier_focus_marks_new_finish (result, NULL);

  if (marks == NULL || g_task_get_cancellable (G_TASK (result)) != self->marks_cancellable)
    return;

  g_clear_object (&self->marks_cancellable);
  dossier_canvas_set_marks (self->canvas, get_focus (self) != NULL ? marks : NULL);
  dossier_focus_bar_set_marks (self->focus_bar, marks);
  announce (self, get_focus (self), marks->n_shown);
}

static void
stop_marks (DossierWindow *self)
{
  g_cancellable_cancel (self->marks_cancellable);
  g_clear_object (&self->marks_cancellable);
}

static void
focus_changed (DossierWindow *self)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);
  DossierFocus *focus = get_focus (self);

  stop_marks (self);
  update_actions (self);
  if (focus == NULL)
    dossier_canvas_set_marks (self->canvas, NULL);
  if (graph == NULL)
    return;

  self->marks_cancellable = g_cancellable_new ();
  dossier_focus_marks_new_async (focus, graph, self->marks_cancellable, marks_made, g_object_ref (self));
}

/* The indices of another snapshot are other nodes. */
static void
state_changed (DossierWindow *self)
{
  stop_marks (self);
  dossier_canvas_set_marks (self->canvas, NULL);
  dossier_focus_bar_set_marks (self->focus_bar, NULL);
  update_actions (self);
  if (dossier_session_get_state (self->session) == DOSSIER_SESSION_READY && get_focus (self) != NULL)
    focus_changed (self);
}

void
dossier_window_drop_focus (DossierWindow *self)
{
  stop_marks (self);
}

void
dossier_window_set_up_focus (DossierWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "focus-node", .activate = focus_node },
    { .name = "focus-all", .activate = focus_all },
    { .name = "focus-more", .activate = focus_more },
    { .name = "focus-less", .activate = focus_less },
    { .name = "focus-direction", .parameter_type = "s", .state = "'any'", .change_state = change_direction },
    { .name = "expand-node", .activate = expand_node },
    { .name = "collapse-node", .activate = collapse_node },
    { .name = "pin-node", .state = "false", .change_state = change_pin },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (dossier_session_get_exploration (self->session),
                           "notify::focus",
                           G_CALLBACK (focus_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->session, "selection-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
  dossier_focus_bar_set_session (self->focus_bar, self->session);
  update_actions (self);
}
