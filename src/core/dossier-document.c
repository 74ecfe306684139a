/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-document.h"

#include "dossier-error.h"
#include "dossier-graph-private.h"
#include "dossier-json.h"
#include "dossier-worker.h"
#include "dossier-writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Snapshots share their records, so a step costs little more than its tables. */
#define UNDO_MAX_BYTES ((gsize) 256 << 20)
#define UNDO_MIN_STEPS 20u

struct _DossierDocument
{
  GObject parent_instance;

  GFile *file;
  DossierGraph *graph;
  DossierGraph *saved; /* what the file holds; only its identity counts */
  GPtrArray *past;
  GPtrArray *future;

  /* What the file was when it was last read or written here: its stamp, and to tell a file that was only touched from
   * one that was changed, its contents or their digest. */
  DossierFileStamp stamp;
  GBytes *contents;
  char *digest;

  GTask *saving;
  GQueue waiting; /* of GTask */
};

G_DEFINE_FINAL_TYPE (DossierDocument, dossier_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_GRAPH,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
dossier_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierDocument *self = DOSSIER_DOCUMENT (object);

  switch (id)
    {
    case PROP_GRAPH:
      g_value_set_boxed (value, self->graph);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, dossier_document_get_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->past->len > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->future->len > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
dossier_document_finalize (GObject *object)
{
  DossierDocument *self = DOSSIER_DOCUMENT (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  g_clear_pointer (&self->saved, dossier_graph_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->future, g_ptr_array_unref);
  g_clear_pointer (&self->contents, g_bytes_unref);
  g_clear_pointer (&self->digest, g_free);

  G_OBJECT_CLASS (dossier_document_parent_class)->finalize (object);
}

static void
dossier_document_class_init (DossierDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dossier_document_get_property;
  object_class->finalize = dossier_document_finalize;

  properties[PROP_GRAPH] = g_param_spec_boxed ("graph", NULL, NULL, DOSSIER_TYPE_GRAPH, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_document_init (DossierDocument *self)
{
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_graph_unref);
  self->future = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_graph_unref);
  g_queue_init (&self->waiting);
}

/**
 * dossier_document_new:
 * @file: (nullable): where @graph was read from; %NULL for one that was never saved
 * @graph: what is in it
 *
 * Returns: (transfer full): a document that is not modified, unless it has no file
 */
DossierDocument *
dossier_document_new (GFile *file, DossierGraph *graph)
{
  DossierDocument *self;
  const DossierGraphParts *parts;

  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);
  g_return_val_if_fail (graph != NULL, NULL);

  self = g_object_new (DOSSIER_TYPE_DOCUMENT, NULL);
  g_set_object (&self->file, file);
  self->graph = dossier_graph_ref (graph);
  self->saved = file != NULL ? dossier_graph_ref (graph) : NULL;
  parts = dossier_graph_get_parts (graph);
  self->stamp = parts->stamp;
  if (parts->frame != NULL)
    self->contents = g_bytes_ref (parts->frame->bytes);
  return self;
}

/* (nullable) (transfer none) */
GFile *
dossier_document_get_file (DossierDocument *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  return self->file;
}

/* (transfer none): the current snapshot */
DossierGraph *
dossier_document_get_graph (DossierDocument *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  return self->graph;
}

/* Whether the current snapshot is not what the file holds. */
gboolean
dossier_document_get_modified (DossierDocument *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), FALSE);

  return self->graph != self->saved;
}

void
dossier_document_get_stored (DossierDocument *self, GBytes **contents, char **digest)
{
  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (contents != NULL && digest != NULL);

  *contents = NULL;
  *digest = NULL;
  if (dossier_document_get_modified (self))
    return;
  if (self->contents != NULL)
    *contents = g_bytes_ref (self->contents);
  *digest = g_strdup (self->digest);
}

static gsize
estimate_bytes (DossierGraph *graph)
{
  return 4096 + 48 * ((gsize) dossier_graph_get_n_nodes (graph) + dossier_graph_get_n_edges (graph));
}

static void
forget_oldest (DossierDocument *self)
{
  gsize used = 0;
  guint n_kept = 0;

  while (n_kept < self->past->len)
    {
      used += estimate_bytes (g_ptr_array_index (self->past, self->past->len - 1 - n_kept));
      if (used > UNDO_MAX_BYTES && n_kept >= UNDO_MIN_STEPS)
        break;
      n_kept++;
    }
  if (n_kept < self->past->len)
    g_ptr_array_remove_range (self->past, 0, self->past->len - n_kept);
}

/* What the outside can see of a document. */
typedef struct
{
  DossierGraph *graph;
  gboolean modified;
  gboolean can_undo;
  gboolean can_redo;
} Appearance;

static Appearance
look (DossierDocument *self)
{
  return (Appearance){ self->graph, self->graph != self->saved, self->past->len > 0, self->future->len > 0 };
}

static void
notify_changes (DossierDocument *self, const Appearance *before)
{
  Appearance now = look (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (now.graph != before->graph)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GRAPH]);
  if (now.modified != before->modified)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  if (now.can_undo != before->can_undo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (now.can_redo != before->can_redo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * dossier_document_commit:
 * @self: a document
 * @graph: the next snapshot
 *
 * Makes @graph the current snapshot. The one before can be had back by dossier_document_undo(); what was undone cannot
 * be redone any more. Does nothing for the snapshot that is current already.
 */
void
dossier_document_commit (DossierDocument *self, DossierGraph *graph)
{
  Appearance before;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (graph != NULL);

  if (graph == self->graph)
    return;
  before = look (self);
  g_ptr_array_add (self->past, self->graph);
  self->graph = dossier_graph_ref (graph);
  g_ptr_array_set_size (self->future, 0);
  forget_oldest (self);
  notify_changes (self, &before);
}

static gboolean
step (DossierDocument *self, GPtrArray *from, GPtrArray *to)
{
  Appearance before = look (self);

  if (from->len == 0)
    return FALSE;
  g_ptr_array_add (to, self->graph);
  self->graph = g_ptr_array_steal_index (from, from->len - 1);
  notify_changes (self, &before);
  return TRUE;
}

/* Goes back to the snapshot before the last commit. Returns whether there was one. */
gboolean
dossier_document_undo (DossierDocument *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), FALSE);

  return step (self, self->past, self->future);
}

/* Takes back the last undo. Returns whether there was one. */
gboolean
dossier_document_redo (DossierDocument *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), FALSE);

  return step (self, self->future, self->past);
}

/* One save: what goes in, and what comes back. */
typedef struct
{
  DossierGraph *graph;
  GFile *file;
  gboolean is_checked;
  DossierFileStamp stamp;
  GBytes *contents;
  char *digest;
} Save;

static void
free_save (gpointer data)
{
  Save *save = data;

  dossier_graph_unref (save->graph);
  g_object_unref (save->file);
  g_clear_pointer (&save->contents, g_bytes_unref);
  g_free (save->digest);
  g_free (save);
}

static gboolean
has_known_contents (const Save *save, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  if (save->contents == NULL && save->digest == NULL)
    return FALSE;
  bytes = dossier_file_load (save->file, DOSSIER_JSON_MAX_BYTES, cancellable, NULL);
  if (bytes == NULL)
    return FALSE;
  if (save->contents != NULL)
    return g_bytes_equal (bytes, save->contents);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return strcmp (digest, save->digest) == 0;
}

static gboolean
is_unchanged_on_disk (const Save *save, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  DossierFileStamp now;

  if (!save->is_checked || g_file_peek_path (save->file) == NULL)
    return TRUE;
  dossier_file_stamp_take (g_file_peek_path (save->file), &now);
  if (!now.is_set || (save->stamp.is_set && dossier_file_stamp_equal (&now, &save->stamp))
      || has_known_contents (save, cancellable))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  name = g_file_get_parse_name (save->file);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CHANGED,
               _ ("“%s” was changed by another program since it was opened; save under another name, or overwrite it"),
               name);
  return FALSE;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Save *save = task_data;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_unchanged_on_disk (save, cancellable, &error)
      || !dossier_writer_write_stamped (save->graph, save->file, &save->stamp, &written, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_clear_pointer (&save->contents, g_bytes_unref);
  g_free (save->digest);
  save->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, written);
  g_task_return_boolean (task, TRUE);
}

static void start_save (DossierDocument *self, GTask *task);

/* In the main thread, before the caller's own callback. */
static void
take_saved (DossierDocument *self, Save *save)
{
  Appearance before = look (self);

  self->stamp = save->stamp;
  g_clear_pointer (&self->contents, g_bytes_unref);
  g_free (self->digest);
  self->digest = g_strdup (save->digest);
  g_clear_pointer (&self->saved, dossier_graph_unref);
  self->saved = dossier_graph_ref (save->graph);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->file == NULL || !g_file_equal (self->file, save->file))
    {
      g_set_object (&self->file, save->file);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
    }
  notify_changes (self, &before);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
worker_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierDocument) self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->saving);
  g_autoptr (GError) error = NULL;
  GTask *next;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    take_saved (self, g_task_get_task_data (G_TASK (result)));
  next = g_queue_pop_head (&self->waiting);
  if (next != NULL)
    start_save (self, next);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* A request as it waits for its turn. */
typedef struct
{
  DossierGraph *graph;
  GFile *file; /* (nullable) */
  gboolean force;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  dossier_graph_unref (request->graph);
  g_clear_object (&request->file);
  g_free (request);
}

/* Takes @task. */
static void
start_save (DossierDocument *self, GTask *task)
{
  const Request *request = g_task_get_task_data (task);
  GFile *file = request->file != NULL ? request->file : self->file;
  /* The document is kept by the callback, not by the task: a worker thread may be the last to let go of that. */
  g_autoptr (GTask) worker = g_task_new (NULL, g_task_get_cancellable (task), worker_done, g_object_ref (self));
  Save *save = g_new0 (Save, 1);

  self->saving = task;
  save->graph = dossier_graph_ref (request->graph);
  save->file = g_object_ref (file);
  save->is_checked = !request->force && self->file != NULL && g_file_equal (file, self->file);
  save->stamp = self->stamp;
  save->contents = self->contents != NULL ? g_bytes_ref (self->contents) : NULL;
  save->digest = g_strdup (self->digest);
  g_task_set_source_tag (worker, start_save);
  /* A save that is done is done, however late the cancel: the caller must learn of it. */
  g_task_set_check_cancellable (worker, FALSE);
  g_task_set_task_data (worker, save, free_save);
  dossier_worker_run (worker, save_in_thread);
}

void
dossier_document_save_async (DossierDocument *self,
                             GFile *file,
                             gboolean force,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  Request *request;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));
  g_return_if_fail (file != NULL || self->file != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_document_save_async);
  g_task_set_check_cancellable (task, FALSE);
  request = g_new0 (Request, 1);
  request->graph = dossier_graph_ref (self->graph);
  request->file = file != NULL ? g_object_ref (file) : NULL;
  request->force = force;
  g_task_set_task_data (task, request, free_request);

  /* One at a time, so that a later save is never overtaken by an earlier one. */
  if (self->saving != NULL)
    g_queue_push_tail (&self->waiting, task);
  else
    start_save (self, task);
}

gboolean
dossier_document_save_finish (DossierDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  const Save *save = task_data;
  const char *path = g_file_peek_path (save->file);
  DossierDocumentChange change = DOSSIER_DOCUMENT_SAME;

  if (path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    change = DOSSIER_DOCUMENT_GONE;
  else if (!is_unchanged_on_disk (save, cancellable, &error)
           && g_error_matches (error, DOSSIER_ERROR, DOSSIER_ERROR_CHANGED))
    change = DOSSIER_DOCUMENT_CHANGED;
  g_task_return_int (task, change);
}

static void
look_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DossierDocument *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (G_TASK (result));
  gssize change = g_task_propagate_int (G_TASK (result), NULL);

  /* What it was held against may not be what is known by now: a save came between. */
  if (change < 0 || self->saving != NULL || !g_file_equal (self->file, save->file)
      || !dossier_file_stamp_equal (&self->stamp, &save->stamp))
    change = DOSSIER_DOCUMENT_SAME;
  g_task_return_int (task, change);
}

void
dossier_document_look_async (DossierDocument *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) worker = NULL;
  Save *save;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_document_look_async);
  if (self->file == NULL || self->saving != NULL)
    {
      g_task_return_int (task, DOSSIER_DOCUMENT_SAME);
      return;
    }

  save = g_new0 (Save, 1);
  save->graph = dossier_graph_ref (self->graph);
  save->file = g_object_ref (self->file);
  save->is_checked = TRUE;
  save->stamp = self->stamp;
  save->contents = self->contents != NULL ? g_bytes_ref (self->contents) : NULL;
  save->digest = g_strdup (self->digest);
  /* As with a save, no worker thread is to let go of the document last. */
  worker = g_task_new (NULL, cancellable, look_done, g_steal_pointer (&task));
  g_task_set_source_tag (worker, look_in_thread);
  g_task_set_task_data (worker, save, free_save);
  dossier_worker_run (worker, look_in_thread);
}

DossierDocumentChange
dossier_document_look_finish (DossierDocument *self, GAsyncResult *result)
{
  gssize change;

  g_return_val_if_fail (g_task_is_valid (result, self), DOSSIER_DOCUMENT_SAME);

  change = g_task_propagate_int (G_TASK (result), NULL);
  return change < 0 ? DOSSIER_DOCUMENT_SAME : (DossierDocumentChange) change;
}
