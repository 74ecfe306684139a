/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>

/*
 * "Lay Out These Only" and back: the actions, the words, and what is in view: a part fits the canvas, and a layout that
 * is come back to is seen as it was left.
 */

static void
layout_matches (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_session_layout_part (DOSSIER_WINDOW (user_data)->session);
}

static void
layout_all (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_session_layout_all (DOSSIER_WINDOW (user_data)->session);
}

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_session_undo (DOSSIER_WINDOW (user_data)->session);
}

static void
redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_session_redo (DOSSIER_WINDOW (user_data)->session);
}

static void
update_actions (DossierWindow *self)
{
  gboolean ready = dossier_session_get_state (self->session) == DOSSIER_SESSION_READY;
  const struct
  {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "layout-matches", dossier_session_can_layout_part (self->session) },
    { "layout-all", dossier_session_is_part (self->session) },
    { "undo", dossier_session_can_undo (self->session) },
    { "redo", dossier_session_can_redo (self->session) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    dossier_window_set_action_enabled (self, states[i].name, ready && states[i].enabled);
}

/* Says for as long as there is a part that there is more. */
static void
update_bar (DossierWindow *self)
{
  gboolean is_part = dossier_session_is_part (self->session);
  guint n_nodes = dossier_session_count_part (self->session);
  guint n_missing = dossier_session_count_missing (self->session);
  g_autofree char *laid_out = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->part_bar, is_part);
  if (!is_part)
    return;

  laid_out
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u node laid out", "%'u nodes laid out", n_nodes), n_nodes);
  missing = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u more not shown", "%'u more not shown", n_missing),
                             n_missing);
  text = dossier_words_join (laid_out, n_missing > 0 ? missing : NULL, NULL);
  gtk_label_set_label (self->part_label, text);
  gtk_widget_set_visible (self->part_again_button, dossier_session_can_layout_part (self->session));
}

static void
update (DossierWindow *self)
{
  update_actions (self);
  update_bar (self);
}

static void
keep_place (DossierWindow *self)
{
  self->layout_place = dossier_canvas_get_place (self->canvas);
  g_hash_table_insert (self->places,
                       GUINT_TO_POINTER (self->layout_place.layout),
                       g_memdup2 (&self->layout_place, sizeof self->layout_place));
}

static void
tell (DossierWindow *self)
{
  guint n_nodes = dossier_session_count_part (self->session);
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Laid out %'u node only", "Laid out %'u nodes only", n_nodes), n_nodes);

  dossier_window_untell (self);
  dossier_window_tell_with_action (self, text, _("Undo"), "win.undo");
}

/* That it has become another picture is plain to see, but not to hear. */
static void
announce (DossierWindow *self)
{
  DossierLayout *layout = dossier_scene_get_layout (dossier_session_get_scene (self->session));
  /* Translators: %s is a way of laying out a graph, such as "Left to Right" */
  g_autofree char *text
      = g_strdup_printf (_("Laid out: %s"), dossier_engine_get_label (dossier_layout_get_engine (layout)));

  dossier_compat_announce (GTK_WIDGET (self->canvas), text);
}

/* After the canvas has taken the new scene. */
static void
show_place (DossierWindow *self)
{
  DossierViewportPlace now = dossier_canvas_get_place (self->canvas);
  gboolean is_part = dossier_session_is_part (self->session);
  const DossierViewportPlace *place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (now.layout));
  gboolean is_new = now.layout != self->layout_place.layout;

  if (dossier_session_get_state (self->session) != DOSSIER_SESSION_READY || !is_new)
    {
      self->was_part = is_part;
      return;
    }

  if (place != NULL)
    dossier_canvas_restore_place (self->canvas, place);
  else if (is_part)
    dossier_canvas_fit (self->canvas, TRUE);
  if (is_part && place == NULL)
    tell (self);
  else if (self->layout_place.layout != 0 && dossier_session_get_scene (self->session) != NULL)
    announce (self);
  if (self->was_part && !is_part)
    dossier_window_untell (self);
  self->was_part = is_part;
}

static void
state_changed (DossierWindow *self)
{
  if (dossier_session_get_state (self->session) != DOSSIER_SESSION_READY)
    {
      g_hash_table_remove_all (self->places);
      /* The first layout of a dossier is no change. */
      self->layout_place.layout = 0;
    }
  update (self);
}

void
dossier_window_set_up_layout (DossierWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "layout-matches", .activate = layout_matches },
    { .name = "layout-all", .activate = layout_all },
    { .name = "undo", .activate = undo },
    { .name = "redo", .activate = redo },
  };

  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->session, "notify::scene", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dossier_session_get_exploration (self->session),
                           "notify::matches",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::scene", G_CALLBACK (keep_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
  update (self);
}

void
dossier_window_set_up_layout_places (DossierWindow *self)
{
  g_signal_connect_object (self->session, "notify::scene", G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
}

void
dossier_window_drop_layout (DossierWindow *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
}
