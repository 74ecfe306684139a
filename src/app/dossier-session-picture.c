/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-private.h"

#include "dossier-config.h"
#include "dossier-session-jobs.h"

#include <glib/gi18n-lib.h>

/*
 * The picture of the file that is open: one layout after the other, of which the last good one stays.
 */

void
dossier_session_take_picture (DossierSession *self, DossierScene *scene, char *note, gboolean chosen)
{
  dossier_session_take_scene (self, dossier_session_dress (self, scene));
  dossier_session_take_note (self, note);
  dossier_session_take_engine (self, dossier_layout_get_engine (dossier_scene_get_layout (self->scene)), chosen);
}

void
dossier_session_stop_picture (DossierSession *self)
{
  g_cancellable_cancel (self->picture_cancellable);
  g_clear_object (&self->picture_cancellable);
}

void
dossier_session_update_busy (DossierSession *self)
{
  dossier_session_take_busy (self, self->picture_cancellable != NULL  ? _("Laying out…")
                                   : self->reload_cancellable != NULL ? _("Reading…")
                                                                      : NULL);
}

static void
unwish (DossierSession *self)
{
  gboolean chosen = self->picture_is_wish ? self->chosen_before : self->chosen;

  self->picture_is_wish = FALSE;
  dossier_session_take_engine (self, dossier_layout_get_engine (dossier_scene_get_layout (self->scene)), chosen);
}

static void
picture_failed (DossierSession *self, GError *error)
{
  g_autoptr (GError) owned = error;

  if (self->scene != NULL)
    {
      /* The last good picture stays. */
      unwish (self);
      dossier_session_tell (self, owned->message);
      return;
    }

  if (self->engine != DOSSIER_ENGINE_OVERVIEW)
    {
      dossier_session_tell (self, owned->message);
      dossier_session_start_picture (self, DOSSIER_ENGINE_OVERVIEW, FALSE, FALSE, NULL);
      return;
    }

  dossier_session_fail (self, g_steal_pointer (&owned));
}

static void
picture_made (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPicture) picture = dossier_picture_make_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->picture_cancellable)
    return;

  g_clear_object (&self->picture_cancellable);
  dossier_session_update_busy (self);

  if (picture == NULL)
    {
      picture_failed (self, g_steal_pointer (&error));
      return;
    }

  g_clear_pointer (&self->sizes, g_bytes_unref);
  self->sizes = g_steal_pointer (&picture->sizes);
  dossier_session_part_made (self);
  dossier_session_take_scene (self, dossier_session_dress (self, g_steal_pointer (&picture->scene)));
  dossier_session_take_note (self, g_steal_pointer (&picture->note));
  self->view_changed |= self->picture_is_wish && self->part == NULL;
  self->picture_is_wish = FALSE;
  if (self->chosen)
    dossier_session_take_engine (self, dossier_layout_get_engine (dossier_scene_get_layout (self->scene)), TRUE);
  dossier_session_take_state (self, DOSSIER_SESSION_READY);
}

void
dossier_session_start_picture (
    DossierSession *self, DossierEngine engine, gboolean choose, gboolean use_saved_view, GBytes *part)
{
  DossierPictureRequest request = {
    .graph = self->graph,
    .sizes = self->sizes,
    .theme = self->theme,
    .options = { .engine = engine, .choose_engine = choose },
    .use_saved_view = use_saved_view,
    .part = part,
    .base = part != NULL ? dossier_session_get_whole_layout (self) : NULL,
  };

  dossier_session_stop_picture (self);
  self->picture_cancellable = g_cancellable_new ();
  self->picture_is_wish = FALSE;
  g_clear_pointer (&self->part_under_way, g_bytes_unref);
  self->part_under_way = part != NULL ? g_bytes_ref (part) : NULL;
  dossier_session_take_engine (self, engine, choose);
  dossier_session_take_busy (self, _("Laying out…"));
  dossier_picture_make_async (&request, self->picture_cancellable, picture_made, g_object_ref (self));
}

/* The file is to keep it once it is there, where it is of all. */
void
dossier_session_start_wish (DossierSession *self, DossierEngine engine, gboolean choose, GBytes *part)
{
  gboolean chosen_before = self->picture_is_wish ? self->chosen_before : self->chosen;

  dossier_session_start_picture (self, engine, choose, FALSE, part);
  self->picture_is_wish = TRUE;
  self->chosen_before = chosen_before;
}

void
dossier_session_cancel (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->busy_title == NULL)
    return;

  if (self->scene != NULL)
    {
      dossier_session_stop_reload (self);
      dossier_session_stop_picture (self);
      dossier_session_update_busy (self);
      unwish (self);
    }
  else if (self->document != NULL && self->engine != DOSSIER_ENGINE_OVERVIEW)
    {
      dossier_session_start_picture (self, DOSSIER_ENGINE_OVERVIEW, FALSE, FALSE, NULL);
    }
  else
    {
      dossier_session_close (self);
    }
}

void
dossier_session_set_engine (DossierSession *self, DossierEngine engine)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->document == NULL || (self->engine == engine && !self->chosen))
    return;

  dossier_session_start_wish (self, engine, FALSE, self->part);
}

void
dossier_session_choose_engine (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->document == NULL || self->chosen)
    return;

  dossier_session_start_wish (self, self->engine, TRUE, self->part);
}

void
dossier_session_set_theme (DossierSession *self, DossierTheme theme)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  self->theme = theme;

  dossier_session_dress_again (self);
}
