/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-private.h"

#include "core/dossier-reader.h"
#include "dossier-config.h"
#include "dossier-session-jobs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  PROP_STATE = 1,
  PROP_BUSY,
  PROP_BUSY_TITLE,
  PROP_FILE,
  PROP_SCENE,
  PROP_SEARCH,
  PROP_CHECKS,
  PROP_ENGINE,
  PROP_CHOSEN,
  PROP_NOTE,
  N_PROPS,
};

enum
{
  SELECTION_CHANGED,
  MESSAGE,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSession, dossier_session, G_TYPE_OBJECT)

static void start_picture (
    DossierSession *self, DossierEngine engine, gboolean choose, gboolean use_saved_view, GBytes *part);

static void
set_state (DossierSession *self, DossierSessionState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
set_busy (DossierSession *self, const char *title)
{
  gboolean was_busy = self->busy_title != NULL;

  if (self->busy_title == title)
    return;

  self->busy_title = title;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY_TITLE]);
  if (was_busy != (title != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
take_file (DossierSession *self, GFile *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
}

static void
take_scene (DossierSession *self, DossierScene *scene)
{
  g_clear_pointer (&self->scene, dossier_scene_unref);
  self->scene = scene;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENE]);
}

static void
take_note (DossierSession *self, char *note)
{
  g_free (self->note);
  self->note = note;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTE]);
}

static void
set_engine (DossierSession *self, DossierEngine engine, gboolean chosen)
{
  if (self->engine != engine)
    {
      self->engine = engine;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENGINE]);
    }
  if (self->chosen != chosen)
    {
      self->chosen = chosen;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
    }
}

void
dossier_session_take_picture (DossierSession *self, DossierScene *scene, char *note, gboolean chosen)
{
  take_scene (self, dossier_session_dress (self, scene));
  take_note (self, note);
  set_engine (self, dossier_layout_get_engine (dossier_scene_get_layout (self->scene)), chosen);
}

static void
stop_picture (DossierSession *self)
{
  g_cancellable_cancel (self->picture_cancellable);
  g_clear_object (&self->picture_cancellable);
}

static void
clear_file (DossierSession *self)
{
  dossier_exploration_set_search (self->exploration, NULL);
  g_cancellable_cancel (self->file_cancellable);
  g_clear_object (&self->file_cancellable);
  stop_picture (self);
  set_busy (self, NULL);

  g_clear_error (&self->error);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->import, dossier_import_unref);
  g_clear_pointer (&self->sizes, g_bytes_unref);
  self->view_changed = FALSE;
  self->picture_is_wish = FALSE;
  dossier_session_part_clear (self);

  dossier_session_clear_selection (self);
  dossier_session_free_later (dossier_session_get_graph (self), self->scene, self->search);
  /* Before the rest: whoever is told of it must find no graph, and let go of what it has of the old one. */
  g_clear_object (&self->document);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  take_file (self, NULL);
  if (self->scene != NULL)
    take_scene (self, NULL);
  if (self->note != NULL)
    take_note (self, NULL);
  if (self->search != NULL)
    {
      g_clear_pointer (&self->search, dossier_search_unref);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH]);
    }
  if (self->checks != NULL)
    {
      g_clear_pointer (&self->checks, dossier_checks_free);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHECKS]);
    }
}

static void
fail (DossierSession *self, GError *error)
{
  stop_picture (self);
  g_clear_error (&self->error);
  self->error = error;
  set_busy (self, NULL);
  set_state (self, DOSSIER_SESSION_FAILED);
}

static void
unwish (DossierSession *self)
{
  gboolean chosen = self->picture_is_wish ? self->chosen_before : self->chosen;

  self->picture_is_wish = FALSE;
  set_engine (self, dossier_layout_get_engine (dossier_scene_get_layout (self->scene)), chosen);
}

static void
picture_failed (DossierSession *self, GError *error)
{
  g_autoptr (GError) owned = error;

  if (self->scene != NULL)
    {
      /* The last good picture stays. */
      unwish (self);
      g_signal_emit (self, signals[MESSAGE], 0, owned->message);
      return;
    }

  if (self->engine != DOSSIER_ENGINE_OVERVIEW)
    {
      g_signal_emit (self, signals[MESSAGE], 0, owned->message);
      start_picture (self, DOSSIER_ENGINE_OVERVIEW, FALSE, FALSE, NULL);
      return;
    }

  fail (self, g_steal_pointer (&owned));
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
  set_busy (self, NULL);

  if (picture == NULL)
    {
      picture_failed (self, g_steal_pointer (&error));
      return;
    }

  g_clear_pointer (&self->sizes, g_bytes_unref);
  self->sizes = g_steal_pointer (&picture->sizes);
  dossier_session_part_made (self);
  take_scene (self, dossier_session_dress (self, g_steal_pointer (&picture->scene)));
  take_note (self, g_steal_pointer (&picture->note));
  self->view_changed |= self->picture_is_wish && self->part == NULL;
  self->picture_is_wish = FALSE;
  if (self->chosen)
    set_engine (self, dossier_layout_get_engine (dossier_scene_get_layout (self->scene)), TRUE);
  set_state (self, DOSSIER_SESSION_READY);
}

static void
start_picture (DossierSession *self, DossierEngine engine, gboolean choose, gboolean use_saved_view, GBytes *part)
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

  stop_picture (self);
  self->picture_cancellable = g_cancellable_new ();
  self->picture_is_wish = FALSE;
  g_clear_pointer (&self->part_under_way, g_bytes_unref);
  self->part_under_way = part != NULL ? g_bytes_ref (part) : NULL;
  set_engine (self, engine, choose);
  set_busy (self, _("Laying out"));
  dossier_picture_make_async (&request, self->picture_cancellable, picture_made, g_object_ref (self));
}

/* The file is to keep it once it is there, where it is of all. */
void
dossier_session_start_wish (DossierSession *self, DossierEngine engine, gboolean choose, GBytes *part)
{
  gboolean chosen_before = self->picture_is_wish ? self->chosen_before : self->chosen;

  start_picture (self, engine, choose, FALSE, part);
  self->picture_is_wish = TRUE;
  self->chosen_before = chosen_before;
}

static void
indexed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSession) self = user_data;
  g_autoptr (DossierSearch) search = dossier_session_index_finish (result, NULL);

  if (search == NULL || g_task_get_cancellable (G_TASK (result)) != self->file_cancellable)
    return;

  g_clear_pointer (&self->search, dossier_search_unref);
  self->search = g_steal_pointer (&search);
  dossier_exploration_set_search (self->exploration, self->search);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH]);
}

static void
checked (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierChecks) checks = dossier_session_check_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->file_cancellable)
    return;

  if (error != NULL)
    {
      g_signal_emit (self, signals[MESSAGE], 0, error->message);
      return;
    }
  if (checks == NULL)
    return;

  g_clear_pointer (&self->checks, dossier_checks_free);
  self->checks = g_steal_pointer (&checks);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHECKS]);
}

/* @file: (nullable): where it was read from */
static void
begin_document (DossierSession *self, GFile *file, DossierGraph *graph)
{
  const char *saved_engine = dossier_graph_get_view_engine (graph);
  DossierEngine engine = DOSSIER_ENGINE_NEATO;
  gboolean choose = saved_engine == NULL || !dossier_engine_from_name (saved_engine, &engine);

  self->document = dossier_document_new (file, graph);
  self->graph = dossier_graph_ref (graph);
  dossier_session_index_async (graph, self->file_cancellable, indexed, g_object_ref (self));
  dossier_session_check_async (graph, self->file, self->file_cancellable, checked, g_object_ref (self));
  start_picture (self, engine, choose, !choose, NULL);
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
      fail (self, g_steal_pointer (&error));
      return;
    }

  begin_document (self, self->file, graph);
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
      fail (self, g_steal_pointer (&error));
      return;
    }
  if (import == NULL)
    {
      dossier_reader_read_file_async (self->file, self->file_cancellable, file_read, g_object_ref (self));
      return;
    }

  self->import = g_steal_pointer (&import);
  set_busy (self, NULL);
  set_state (self, DOSSIER_SESSION_MAPPING);
}

void
dossier_session_open (DossierSession *self, GFile *file)
{
  gboolean is_other;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  is_other = self->file == NULL || !g_file_equal (self->file, file);
  clear_file (self);
  if (is_other)
    dossier_session_forget_question (self);
  take_file (self, file);
  self->file_cancellable = g_cancellable_new ();
  set_busy (self, _("Reading"));
  set_state (self, DOSSIER_SESSION_LOADING);
  if (dossier_import_is_other (file))
    dossier_import_load_async (file, self->file_cancellable, other_loaded, g_object_ref (self));
  else
    dossier_reader_read_file_async (file, self->file_cancellable, file_read, g_object_ref (self));
}

DossierImport *
dossier_session_get_import (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->import;
}

void
dossier_session_take_imported (DossierSession *self, DossierGraph *graph)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self) && graph != NULL);
  g_return_if_fail (self->state == DOSSIER_SESSION_MAPPING);

  g_clear_pointer (&self->import, dossier_import_unref);
  set_state (self, DOSSIER_SESSION_LOADING);
  begin_document (self, NULL, graph);
}

char *
dossier_session_get_stem (DossierSession *self)
{
  g_autofree char *base_name = NULL;
  char *name;
  char *dot;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self) && self->file != NULL, NULL);

  base_name = g_file_get_basename (self->file);
  name = g_filename_display_name (base_name);
  dot = strrchr (name, '.');
  /* "Q1.2026" is no ending. */
  if (dot != NULL && dot != name && (g_str_equal (dot, DOSSIER_SUFFIX) || dossier_import_is_other (self->file)))
    *dot = '\0';
  return name;
}

gboolean
dossier_session_is_unsaved (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return self->document != NULL && dossier_document_get_file (self->document) == NULL;
}

void
dossier_session_cancel (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->busy_title == NULL)
    return;

  if (self->scene != NULL)
    {
      stop_picture (self);
      set_busy (self, NULL);
      unwish (self);
    }
  else if (self->document != NULL && self->engine != DOSSIER_ENGINE_OVERVIEW)
    {
      start_picture (self, DOSSIER_ENGINE_OVERVIEW, FALSE, FALSE, NULL);
    }
  else
    {
      dossier_session_close (self);
    }
}

void
dossier_session_close (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  clear_file (self);
  dossier_session_forget_question (self);
  set_state (self, DOSSIER_SESSION_EMPTY);
}

DossierSessionState
dossier_session_get_state (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), DOSSIER_SESSION_EMPTY);

  return self->state;
}

gboolean
dossier_session_get_busy (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return self->busy_title != NULL;
}

const char *
dossier_session_get_busy_title (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->busy_title;
}

DossierDocument *
dossier_session_get_document (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->document;
}

DossierGraph *
dossier_session_get_graph (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->graph;
}

DossierScene *
dossier_session_get_scene (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->scene;
}

DossierSearch *
dossier_session_get_search (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->search;
}

const DossierChecks *
dossier_session_get_checks (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->checks;
}

GFile *
dossier_session_get_file (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->file;
}

const char *
dossier_session_get_note (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->note;
}

const GError *
dossier_session_get_error (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->error;
}

GPtrArray *
dossier_session_get_problems (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->problems;
}

DossierEngine
dossier_session_get_engine (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), DOSSIER_ENGINE_NEATO);

  return self->engine;
}

gboolean
dossier_session_get_chosen (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), TRUE);

  return self->chosen;
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

static void
dossier_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DossierSession *self = DOSSIER_SESSION (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy_title != NULL);
      break;
    case PROP_BUSY_TITLE:
      g_value_set_string (value, self->busy_title);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_SCENE:
      g_value_set_boxed (value, self->scene);
      break;
    case PROP_SEARCH:
      g_value_set_pointer (value, self->search);
      break;
    case PROP_CHECKS:
      g_value_set_pointer (value, self->checks);
      break;
    case PROP_ENGINE:
      g_value_set_uint (value, self->engine);
      break;
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_session_dispose (GObject *object)
{
  clear_file (DOSSIER_SESSION (object));

  G_OBJECT_CLASS (dossier_session_parent_class)->dispose (object);
}

static void
dossier_session_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_SESSION (object)->exploration);
  dossier_session_part_finalize (DOSSIER_SESSION (object));

  G_OBJECT_CLASS (dossier_session_parent_class)->finalize (object);
}

static void
dossier_session_class_init (DossierSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_session_get_property;
  object_class->dispose = dossier_session_dispose;
  object_class->finalize = dossier_session_finalize;

  props[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, 0, DOSSIER_SESSION_FAILED, DOSSIER_SESSION_EMPTY, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[PROP_BUSY_TITLE] = g_param_spec_string ("busy-title", NULL, NULL, NULL, flags);
  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  props[PROP_SCENE] = g_param_spec_boxed ("scene", NULL, NULL, DOSSIER_TYPE_SCENE, flags);
  props[PROP_SEARCH] = g_param_spec_pointer ("search", NULL, NULL, flags);
  props[PROP_CHECKS] = g_param_spec_pointer ("checks", NULL, NULL, flags);
  props[PROP_ENGINE] = g_param_spec_uint ("engine", NULL, NULL, 0, DOSSIER_N_ENGINES - 1, DOSSIER_ENGINE_NEATO, flags);
  props[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, TRUE, flags);
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_BOOLEAN);
  signals[MESSAGE] = g_signal_new ("message",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_STRING);
}

static void
dossier_session_init (DossierSession *self)
{
  dossier_session_filter_init (self);
  dossier_session_part_init (self);
  self->chosen = TRUE;
  self->selection.node = DOSSIER_INDEX_NONE;
  self->selection.edge = DOSSIER_INDEX_NONE;
}

DossierSession *
dossier_session_new (void)
{
  return g_object_new (DOSSIER_TYPE_SESSION, NULL);
}
