/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-private.h"

#include "layout/dossier-layout-view.h"

static gboolean
commit_view (DossierSession *self, GError **error)
{
  DossierLayout *layout = dossier_session_get_whole_layout (self);
  g_autoptr (DossierGraph) graph = NULL;

  graph = dossier_layout_keep_in_view (layout, dossier_document_get_graph (self->document), error);
  if (graph == NULL)
    return FALSE;

  dossier_document_commit (self->document, graph);
  self->view_changed = FALSE;
  return TRUE;
}

static void
document_saved (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DossierSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!dossier_document_save_finish (DOSSIER_DOCUMENT (source_object), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (self->document == DOSSIER_DOCUMENT (source_object)
      && g_set_object (&self->file, dossier_document_get_file (self->document)))
    g_object_notify (G_OBJECT (self), "file");
  g_task_return_boolean (task, TRUE);
}

void
dossier_session_save_async (DossierSession *self,
                            GFile *file,
                            gboolean force,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (self->document != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_session_save_async);

  if (self->view_changed && self->scene != NULL && self->busy_title == NULL && !commit_view (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  dossier_document_save_async (self->document, file, force, cancellable, document_saved, g_steal_pointer (&task));
}

gboolean
dossier_session_save_finish (DossierSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
