/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-private.h"

#include "dossier-config.h"

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
  REPLACING,
  RELOAD_FAILED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSession, dossier_session, G_TYPE_OBJECT)

void
dossier_session_take_state (DossierSession *self, DossierSessionState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

void
dossier_session_take_busy (DossierSession *self, const char *title)
{
  gboolean was_busy = self->busy_title != NULL;

  if (self->busy_title == title)
    return;

  self->busy_title = title;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY_TITLE]);
  if (was_busy != (title != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

void
dossier_session_take_file (DossierSession *self, GFile *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
}

void
dossier_session_take_scene (DossierSession *self, DossierScene *scene)
{
  g_clear_pointer (&self->scene, dossier_scene_unref);
  self->scene = scene;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENE]);
}

void
dossier_session_take_search (DossierSession *self, DossierSearch *search)
{
  g_clear_pointer (&self->search, dossier_search_unref);
  self->search = search;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH]);
}

void
dossier_session_take_checks (DossierSession *self, DossierChecks *checks)
{
  g_clear_pointer (&self->checks, dossier_checks_free);
  self->checks = checks;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHECKS]);
}

void
dossier_session_take_note (DossierSession *self, char *note)
{
  g_free (self->note);
  self->note = note;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTE]);
}

void
dossier_session_take_engine (DossierSession *self, DossierEngine engine, gboolean chosen)
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
dossier_session_tell (DossierSession *self, const char *sentence)
{
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
}

DossierImport *
dossier_session_get_import (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->import;
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
dossier_session_get_texts_folder (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->texts_folder;
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
  dossier_session_clear_file (DOSSIER_SESSION (object));

  G_OBJECT_CLASS (dossier_session_parent_class)->dispose (object);
}

static void
dossier_session_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_SESSION (object)->exploration);
  g_clear_object (&DOSSIER_SESSION (object)->texts_folder);
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
  signals[REPLACING] = g_signal_new (
      "replacing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RELOAD_FAILED] = g_signal_new (
      "reload-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
