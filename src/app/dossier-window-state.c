/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-canvas-place.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MISSED_SECONDS 15

/*
 * What a window shows, in a form that outlives it: to be shown again when the file is read again, and when the program
 * starts the next time. By id, never by index, and where the canvas is by a node that it shows, so that it holds also
 * where the file has changed and all lies elsewhere.
 */

static GVariant *
get_place (DossierWindow *self)
{
  DossierScene *scene = dossier_session_get_scene (self->session);
  DossierViewportPlace place = dossier_canvas_get_place (self->canvas);
  guint anchor = DOSSIER_INDEX_NONE;
  const char *id = "";

  if (!place.fits)
    anchor = dossier_canvas_place_find_anchor (dossier_canvas_get_viewport (self->canvas), scene,
                                               dossier_session_get_selection (self->session).node);
  if (anchor != DOSSIER_INDEX_NONE)
    {
      const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[anchor];

      id = dossier_graph_get_node (dossier_scene_get_graph (scene), anchor)->id;
      place.x -= box->x + box->width / 2;
      place.y -= box->y + box->height / 2;
    }
  return g_variant_new ("(bdsdd)", place.fits, place.zoom, id, place.x, place.y);
}

static void
read_place (DossierWindow *self, GVariant *state, DossierViewportPlace *place)
{
  DossierScene *scene = dossier_session_get_scene (self->session);
  const char *anchor;
  double dx, dy, zoom;
  gboolean fits;
  guint node;

  *place = dossier_canvas_get_place (self->canvas);
  if (!g_variant_lookup (state, "place", "(bd&sdd)", &fits, &zoom, &anchor, &dx, &dy) || !isfinite (zoom) || zoom <= 0
      || !isfinite (dx) || !isfinite (dy))
    return;
  node = dossier_graph_find_node (dossier_scene_get_graph (scene), anchor);
  place->fits = fits;
  if (!fits && node != DOSSIER_INDEX_NONE)
    {
      const DossierBox *box = &dossier_layout_get_boxes (dossier_scene_get_layout (scene))[node];

      place->zoom = zoom;
      place->x = box->x + box->width / 2 + dx;
      place->y = box->y + box->height / 2 + dy;
    }
}

static GVariant *
get_focus (DossierFocus *focus)
{
  return g_variant_new ("(^asuum^as^as^as^as)", focus->centres, focus->hops, (guint) focus->direction, focus->relations,
                        focus->expanded, focus->collapsed, focus->pinned);
}

/* (nullable) (transfer full) */
static DossierFocus *
read_focus (GVariant *state)
{
  g_autofree const char **centres = NULL;
  g_autofree const char **relations = NULL;
  g_autofree const char **expanded = NULL;
  g_autofree const char **collapsed = NULL;
  g_autofree const char **pinned = NULL;
  guint hops;
  guint direction;

  if (!g_variant_lookup (state, "focus", "(^a&suum^a&s^a&s^a&s^a&s)", &centres, &hops, &direction, &relations, &expanded,
                         &collapsed, &pinned)
      || direction > DOSSIER_DIRECTION_IN)
    return NULL;
  return dossier_focus_new (centres, hops, direction, relations, expanded, collapsed, pinned);
}

/* (nullable) (transfer full): of a window whose dossier cannot be looked at yet. */
static GVariant *
get_state_on_the_way (DossierWindow *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GVariantDict dict;

  if (self->pending_state != NULL)
    return g_variant_ref (self->pending_state);
  if (dossier_session_get_state (self->session) == DOSSIER_SESSION_FAILED)
    return NULL;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "uri", "s", uri);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

GVariant *
dossier_window_get_state (DossierWindow *self)
{
  GFile *file = self->session != NULL ? dossier_session_get_file (self->session) : NULL;
  DossierGraph *graph;
  DossierExploration *exploration;
  DossierSelection selection;
  g_autofree char *uri = NULL;
  DossierEngine engine;
  GVariantDict dict;
  gboolean chosen;
  int width;
  int height;

  if (file == NULL)
    return NULL;
  /* What is on its way is what it is to be. */
  if (dossier_session_get_state (self->session) != DOSSIER_SESSION_READY)
    return get_state_on_the_way (self, file);

  uri = g_file_get_uri (file);
  graph = dossier_session_get_graph (self->session);
  exploration = dossier_session_get_exploration (self->session);
  selection = dossier_session_get_selection (self->session);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "uri", "s", uri);
  g_variant_dict_insert (&dict, "size", "(iib)", width, height, gtk_window_is_maximized (GTK_WINDOW (self)));
  g_variant_dict_insert (&dict, "panes", "(bb)", self->outline_wanted, self->evidence_wanted);
  g_variant_dict_insert (&dict, "overlays", "(bbb)", dossier_window_get_overlay (self, DOSSIER_WINDOW_TIMELINE),
                         dossier_window_get_overlay (self, DOSSIER_WINDOW_MINIMAP),
                         dossier_window_get_overlay (self, DOSSIER_WINDOW_LEGEND));
  g_variant_dict_insert (&dict, "view", "s", adw_view_stack_get_visible_child_name (self->views));
  g_variant_dict_insert (&dict, "query", "s", dossier_exploration_get_query (exploration));
  g_variant_dict_insert (&dict, "hide", "b", dossier_exploration_get_hide (exploration));
  if (dossier_exploration_get_focus (exploration) != NULL)
    g_variant_dict_insert_value (&dict, "focus", get_focus (dossier_exploration_get_focus (exploration)));
  if (selection.node != DOSSIER_INDEX_NONE)
    g_variant_dict_insert (&dict, "node", "s", dossier_graph_get_node (graph, selection.node)->id);
  if (selection.edge != DOSSIER_INDEX_NONE && dossier_graph_get_edge (graph, selection.edge)->id != NULL)
    g_variant_dict_insert (&dict, "edge", "s", dossier_graph_get_edge (graph, selection.edge)->id);
  if (dossier_session_get_wish (self->session, &engine, &chosen))
    g_variant_dict_insert (&dict, "layout", "(sb)", dossier_engine_get_name (engine), chosen);
  g_variant_dict_insert_value (&dict, "place", get_place (self));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* What belongs to the window itself, before it is shown. */
static void
apply_to_window (DossierWindow *self, GVariant *state)
{
  gboolean maximized;
  gboolean outline;
  gboolean evidence;
  int width;
  int height;

  if (g_variant_lookup (state, "size", "(iib)", &width, &height, &maximized) && width > 0 && height > 0)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), width, height);
      if (maximized)
        gtk_window_maximize (GTK_WINDOW (self));
      else
        gtk_window_unmaximize (GTK_WINDOW (self));
    }
  if (g_variant_lookup (state, "panes", "(bb)", &outline, &evidence))
    {
      self->outline_wanted = outline;
      self->evidence_wanted = evidence;
      if (!adw_flap_get_folded (self->outline_flap))
        adw_flap_set_reveal_flap (self->outline_flap, outline);
      if (!adw_flap_get_folded (self->evidence_flap))
        adw_flap_set_reveal_flap (self->evidence_flap, evidence);
    }
}

static void
apply_overlays (DossierWindow *self, GVariant *state)
{
  gboolean wanted[DOSSIER_N_WINDOW_OVERLAYS];

  if (!g_variant_lookup (state, "overlays", "(bbb)", &wanted[DOSSIER_WINDOW_TIMELINE], &wanted[DOSSIER_WINDOW_MINIMAP],
                         &wanted[DOSSIER_WINDOW_LEGEND]))
    return;
  for (guint i = 0; i < DOSSIER_N_WINDOW_OVERLAYS; i++)
    g_action_change_state (G_ACTION (self->overlay_actions[i]), g_variant_new_boolean (wanted[i]));
}

static void
apply (DossierWindow *self, GVariant *state)
{
  g_autoptr (DossierFocus) focus = read_focus (state);
  DossierHistoryEntry entry = { .query = "", .focus = focus };

  g_variant_lookup (state, "query", "&s", &entry.query);
  g_variant_lookup (state, "hide", "b", &entry.hide);
  g_variant_lookup (state, "node", "&s", &entry.node);
  g_variant_lookup (state, "edge", "&s", &entry.edge);
  g_variant_lookup (state, "view", "&s", &entry.page);
  read_place (self, state, &entry.place);
  apply_overlays (self, state);
  dossier_window_look_at (self, &entry, TRUE);
}

static void
state_changed (DossierWindow *self)
{
  g_autoptr (GVariant) state = NULL;

  if (self->session == NULL || self->pending_state == NULL)
    return;
  switch (dossier_session_get_state (self->session))
    {
    case DOSSIER_SESSION_READY:
      state = g_steal_pointer (&self->pending_state);
      apply (self, state);
      break;
    case DOSSIER_SESSION_EMPTY:
      g_clear_pointer (&self->pending_state, g_variant_unref);
      break;
    /* Mended and read again, it comes after all. */
    case DOSSIER_SESSION_FAILED:
    case DOSSIER_SESSION_LOADING:
    default:
      break;
    }
}

static void
take_state (DossierWindow *self, GVariant *state)
{
  g_clear_pointer (&self->pending_state, g_variant_unref);
  self->pending_state = state;
}

void
dossier_window_forget_state (DossierWindow *self)
{
  take_state (self, NULL);
}

gboolean
dossier_window_open_state (DossierWindow *self, GVariant *state)
{
  g_autoptr (GFile) file = NULL;
  DossierEngine engine;
  const char *layout;
  const char *uri;
  gboolean chosen;

  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), FALSE);

  if (!g_variant_lookup (state, "uri", "&s", &uri))
    return FALSE;
  file = g_file_new_for_uri (uri);
  apply_to_window (self, state);
  if (g_variant_lookup (state, "layout", "(&sb)", &layout, &chosen) && dossier_engine_from_name (layout, &engine))
    dossier_session_open_laid_out (self->session, file, engine, chosen);
  else
    dossier_session_open (self->session, file);
  take_state (self, g_variant_ref (state));
  return TRUE;
}

void
dossier_window_tell_missed (DossierWindow *self, GPtrArray *names)
{
  const char *name;
  g_autofree char *text = NULL;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (names != NULL && names->len > 0);

  name = g_ptr_array_index (names, 0);
  if (names->len == 1)
    /* Translators: %s is a file name */
    text = g_strdup_printf (_("“%s” is not where it was last time. It opens again once it is back."), name);
  else
    /* Translators: %s is a file name */
    text = g_strdup_printf (
        ngettext ("%'u dossier is not where it was last time, “%s”. It opens again once it is back.",
                  "%'u dossiers are not where they were last time, “%s” and others. They open again once they are back.",
                  names->len),
        names->len, name);
  dossier_window_tell (self, text);
  /* The dossiers that are there are still on their way, and looked at first. */
  adw_toast_set_timeout (self->toast, MISSED_SECONDS);
}

/* The file is read again: what is shown is to be shown again. */
static void
replacing (DossierWindow *self)
{
  take_state (self, dossier_window_get_state (self));
}

/* The application writes it down before long. */
static void
note (DossierWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && self->session != NULL)
    dossier_application_note (DOSSIER_APPLICATION (application));
}

void
dossier_window_set_up_state (DossierWindow *self)
{
  DossierExploration *exploration = dossier_session_get_exploration (self->session);
  const struct
  {
    gpointer object;
    const char *signal;
  } noted[] = {
    { exploration, "notify::query" },
    { exploration, "notify::hide" },
    { exploration, "notify::focus" },
    { self->session, "selection-changed" },
    { self->session, "notify::state" },
    { self->session, "notify::file" },
    { self->session, "notify::scene" },
    { self->views, "notify::visible-child" },
    { self->canvas, "viewport-changed" },
    { self->outline_flap, "notify::reveal-flap" },
    { self->evidence_flap, "notify::reveal-flap" },
    { self->overlay_actions[DOSSIER_WINDOW_TIMELINE], "notify::state" },
    { self->overlay_actions[DOSSIER_WINDOW_MINIMAP], "notify::state" },
    { self->overlay_actions[DOSSIER_WINDOW_LEGEND], "notify::state" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (noted); i++)
    g_signal_connect_object (noted[i].object, noted[i].signal, G_CALLBACK (note), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "replacing", G_CALLBACK (replacing), self, G_CONNECT_SWAPPED);
}
