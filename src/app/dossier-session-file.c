/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-private.h"

#include "core/dossier-reader.h"
#include "dossier-config.h"
#include "dossier-session-jobs.h"

#include <glib/gi18n-lib.h>

/*
 * From a file to a document, with its index and the check of its quotes, and back to no file.
 */

static void
stop_check (DossierSession *self)
{
  g_cancellable_cancel (self->check_cancellable);
  g_clear_object (&self->check_cancellable);
}

void
dossier_session_clear_file (DossierSession *self)
{
  dossier_exploration_set_search (self->exploration, NULL);
  g_cancellable_cancel (self->file_cancellable);
  g_clear_object (&self->file_cancellable);
  dossier_session_stop_reload (self);
  dossier_session_stop_picture (self);
  stop_check (self);
  dossier_session_take_busy (self, NULL);

  g_clear_error (&self->error);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->import, dossier_import_unref);
  g_clear_pointer (&self->before, dossier_graph_unref);
  g_clear_pointer (&self->sizes, g_bytes_unref);
  self->view_changed = FALSE;
  self->picture_is_wish = FALSE;
  self->first_wish = (DossierSessionWish){ 0 };
  dossier_session_part_clear (self);

  dossier_session_clear_selection (self);
  dossier_session_free_later (dossier_session_get_graph (self), self->scene, self->search);
  /* Before the rest: whoever is told of it must find no graph, and let go of what it has of the old one. */
  g_clear_object (&self->document);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  dossier_session_take_file (self, NULL);
  if (self->scene != NULL)
    dossier_session_take_scene (self, NULL);
  if (self->note != NULL)
    dossier_session_take_note (self, NULL);
  if (self->search != NULL)
    dossier_session_take_search (self, NULL);
  if (self->checks != NULL)
    dossier_session_take_checks (self, NULL);
}

void
dossier_session_fail (DossierSession *self, GError *error)
{
  dossier_session_stop_picture (self);
  g_clear_error (&self->error);
  self->error = error;
  dossier_session_take_busy (self, NULL);
  dossier_session_take_state (self, DOSSIER_SESSION_FAILED);
}

static void
indexed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSession) self = user_data;
  g_autoptr (DossierSearch) search = dossier_session_index_finish (result, NULL);

  if (search == NULL || g_task_get_cancellable (G_TASK (result)) != self->file_cancellable)
    return;

  dossier_exploration_set_search (self->exploration, search);
  dossier_session_take_search (self, g_steal_pointer (&search));
}

static void
checked (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSession) self = user_data;
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierChecks) checks = dossier_session_check_finish (result, &folder_error, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->check_cancellable)
    return;

  if (folder_error != NULL)
    dossier_session_tell (
        self, _("The folder of the sources’ texts cannot be read. Choose another one in the preferences."));
  if (error != NULL)
    dossier_session_tell (self, error->message);
  else if (checks != NULL || self->checks != NULL)
    dossier_session_take_checks (self, g_steal_pointer (&checks));
}

static void
start_check (DossierSession *self)
{
  stop_check (self);
  self->check_cancellable = g_cancellable_new ();
  dossier_session_check_async (
      self->graph, self->file, self->texts_folder, self->check_cancellable, checked, g_object_ref (self));
}

void
dossier_session_set_texts_folder (DossierSession *self, GFile *folder)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (folder == NULL || G_IS_FILE (folder));

  if ((folder == NULL && self->texts_folder == NULL)
      || (folder != NULL && self->texts_folder != NULL && g_file_equal (folder, self->texts_folder)))
    return;

  g_set_object (&self->texts_folder, folder);
  if (self->graph != NULL)
    start_check (self);
}

static DossierSessionWish
get_wish (DossierSession *self)
{
  gboolean is_under_way = self->picture_is_wish && self->part_under_way == NULL;

  return (DossierSessionWish){ self->view_changed || is_under_way, self->engine, self->chosen };
}

gboolean
dossier_session_get_wish (DossierSession *self, DossierEngine *engine, gboolean *chosen)
{
  DossierSessionWish wish = { 0 };

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  wish = get_wish (self);
  *engine = wish.engine;
  *chosen = wish.chosen;
  return wish.is_set;
}

/* @file: (nullable): where it was read from
 * @wish: (nullable): instead of what the file says */
static void
begin_document (DossierSession *self, GFile *file, DossierGraph *graph, const DossierSessionWish *wish)
{
  const char *saved_engine = dossier_graph_get_view_engine (graph);
  DossierEngine engine = DOSSIER_ENGINE_NEATO;
  gboolean choose = saved_engine == NULL || !dossier_engine_from_name (saved_engine, &engine);

  self->document = dossier_document_new (file, graph);
  self->graph = dossier_graph_ref (graph);
  dossier_session_index_async (graph, self->file_cancellable, indexed, g_object_ref (self));
  start_check (self);
  if (wish != NULL && wish->is_set)
    dossier_session_start_wish (self, wish->engine, wish->chosen, NULL);
  else
    dossier_session_start_picture (self, engine, choose, !choose, NULL);
}

static void
file_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSession) self = user_data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierGraph) graph = dossier_reader_read_file_finish (result, &problems, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->file_cancellable)
    return;

  if (graph == NULL)
    {
      self->problems = g_steal_pointer (&problems);
      dossier_session_fail (self, g_steal_pointer (&error));
      return;
    }

  begin_document (self, self->file, graph, &self->first_wish);
}

static void
other_loaded (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImport) import = dossier_import_load_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->file_cancellable)
    return;

  if (error != NULL)
    {
      dossier_session_fail (self, g_steal_pointer (&error));
      return;
    }
  if (import == NULL)
    {
      dossier_reader_read_file_async (self->file, self->file_cancellable, file_read, g_object_ref (self));
      return;
    }

  self->import = g_steal_pointer (&import);
  dossier_session_take_busy (self, NULL);
  dossier_session_take_state (self, DOSSIER_SESSION_MAPPING);
}

void
dossier_session_open (DossierSession *self, GFile *file)
{
  gboolean is_other;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  is_other = self->file == NULL || !g_file_equal (self->file, file);
  dossier_session_clear_file (self);
  if (is_other)
    dossier_session_forget_question (self);
  dossier_session_take_file (self, file);
  self->file_cancellable = g_cancellable_new ();
  dossier_session_take_busy (self, _("Reading…"));
  dossier_session_take_state (self, DOSSIER_SESSION_LOADING);
  if (dossier_import_is_other (file))
    dossier_import_load_async (file, self->file_cancellable, other_loaded, g_object_ref (self));
  else
    dossier_reader_read_file_async (file, self->file_cancellable, file_read, g_object_ref (self));
}

void
dossier_session_open_laid_out (DossierSession *self, GFile *file, DossierEngine engine, gboolean choose)
{
  dossier_session_open (self, file);
  self->first_wish = (DossierSessionWish){ TRUE, engine, choose };
}

/* What is shown stays.
 * @error: (transfer full)
 * @problems: (transfer full) (nullable) */
static void
fail_reload (DossierSession *self, GError *error, GPtrArray *problems)
{
  g_clear_object (&self->reload_cancellable);
  g_clear_error (&self->error);
  self->error = error;
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = problems;
  dossier_session_update_busy (self);
  g_signal_emit_by_name (self, "reload-failed");
}

/* From here on what was shown is gone. */
static void
begin_again (DossierSession *self)
{
  g_autoptr (GFile) file = g_object_ref (self->file);

  g_signal_emit_by_name (self, "replacing");
  dossier_session_clear_file (self);
  dossier_session_take_file (self, file);
  self->file_cancellable = g_cancellable_new ();
  dossier_session_take_state (self, DOSSIER_SESSION_LOADING);
}

static void
read_again (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSession) self = user_data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierGraph) graph = dossier_reader_read_file_finish (result, &problems, &error);
  DossierSessionWish wish;

  if (g_task_get_cancellable (G_TASK (result)) != self->reload_cancellable)
    return;

  if (graph == NULL)
    {
      fail_reload (self, g_steal_pointer (&error), g_steal_pointer (&problems));
      return;
    }

  wish = get_wish (self);
  begin_again (self);
  begin_document (self, self->file, graph, &wish);
}

static void
other_loaded_again (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImport) import = dossier_import_load_finish (result, &error);
  g_autoptr (DossierGraph) before = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->reload_cancellable)
    return;

  if (error != NULL)
    {
      fail_reload (self, g_steal_pointer (&error), NULL);
      return;
    }
  if (import == NULL)
    {
      dossier_reader_read_file_async (self->file, self->reload_cancellable, read_again, g_object_ref (self));
      return;
    }

  before = dossier_graph_ref (self->graph);
  begin_again (self);
  self->before = g_steal_pointer (&before);
  self->import = g_steal_pointer (&import);
  dossier_session_take_busy (self, NULL);
  dossier_session_take_state (self, DOSSIER_SESSION_MAPPING);
}

void
dossier_session_reload (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self) && self->file != NULL);

  if (self->state != DOSSIER_SESSION_READY)
    {
      g_autoptr (GFile) file = g_object_ref (self->file);

      g_signal_emit_by_name (self, "replacing");
      dossier_session_open (self, file);
      return;
    }

  dossier_session_stop_reload (self);
  self->reload_cancellable = g_cancellable_new ();
  dossier_session_update_busy (self);
  if (dossier_session_is_unsaved (self))
    dossier_import_load_async (self->file, self->reload_cancellable, other_loaded_again, g_object_ref (self));
  else
    dossier_reader_read_file_async (self->file, self->reload_cancellable, read_again, g_object_ref (self));
}

void
dossier_session_stop_reload (DossierSession *self)
{
  g_cancellable_cancel (self->reload_cancellable);
  g_clear_object (&self->reload_cancellable);
}

void
dossier_session_take_imported (DossierSession *self, DossierGraph *graph)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self) && graph != NULL);
  g_return_if_fail (self->state == DOSSIER_SESSION_MAPPING);

  g_clear_pointer (&self->import, dossier_import_unref);
  g_clear_pointer (&self->before, dossier_graph_unref);
  dossier_session_take_state (self, DOSSIER_SESSION_LOADING);
  begin_document (self, NULL, graph, NULL);
}

void
dossier_session_cancel_import (DossierSession *self)
{
  g_autoptr (DossierGraph) before = NULL;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->state == DOSSIER_SESSION_MAPPING);

  before = g_steal_pointer (&self->before);
  if (before != NULL)
    dossier_session_take_imported (self, before);
  else
    dossier_session_close (self);
}

void
dossier_session_close (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  dossier_session_clear_file (self);
  dossier_session_forget_question (self);
  dossier_session_take_state (self, DOSSIER_SESSION_EMPTY);
}
