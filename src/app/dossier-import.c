/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-import.h"

#include "core/dossier-json.h"
#include "core/dossier-worker.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierImport
{
  gatomicrefcount ref_count;
  GFile *file;
  char *title; /* for a file that has none */
  DossierConvertInput input;
  GPtrArray *columns;
};

static gboolean
get_format (GFile *file, DossierConvertFormat *format)
{
  g_autofree char *base_name = g_file_get_basename (file);

  return base_name != NULL && !g_str_has_suffix (base_name, DOSSIER_SUFFIX)
         && dossier_convert_format_from_path (base_name, format, NULL) && dossier_convert_format_can_read (*format);
}

gboolean
dossier_import_is_other (GFile *file)
{
  DossierConvertFormat format;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return get_format (file, &format);
}

gboolean
dossier_import_is_read_with (GFile *file, GFile *other)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *other_path = g_file_get_path (other);
  g_auto (GStrv) pair = NULL;
  DossierConvertFormat format;

  g_return_val_if_fail (G_IS_FILE (file) && G_IS_FILE (other), FALSE);

  if (path == NULL || other_path == NULL || g_str_equal (path, other_path) || !get_format (file, &format))
    return FALSE;

  pair = dossier_convert_list_files (path, format);

  return g_strv_contains ((const char *const *) pair, path) && g_strv_contains ((const char *const *) pair, other_path);
}

DossierImport *
dossier_import_ref (DossierImport *import)
{
  g_return_val_if_fail (import != NULL, NULL);

  g_atomic_ref_count_inc (&import->ref_count);
  return import;
}

void
dossier_import_unref (DossierImport *import)
{
  g_return_if_fail (import != NULL);

  if (!g_atomic_ref_count_dec (&import->ref_count))
    return;

  g_object_unref (import->file);
  g_free (import->title);
  dossier_convert_input_clear (&import->input);
  g_clear_pointer (&import->columns, g_ptr_array_unref);
  g_free (import);
}

GFile *
dossier_import_get_file (DossierImport *import)
{
  g_return_val_if_fail (import != NULL, NULL);

  return import->file;
}

DossierConvertFormat
dossier_import_get_format (DossierImport *import)
{
  g_return_val_if_fail (import != NULL, DOSSIER_CONVERT_CSV);

  return import->input.format;
}

GPtrArray *
dossier_import_get_columns (DossierImport *import)
{
  g_return_val_if_fail (import != NULL, NULL);

  return import->columns;
}

gboolean
dossier_import_is_lone_table (DossierImport *import)
{
  g_return_val_if_fail (import != NULL, FALSE);

  return import->input.format == DOSSIER_CONVERT_CSV && import->input.edges == NULL;
}

/* A dossier may be called X.json, too. */
static gboolean
is_dossier (const DossierConvertInput *input)
{
  g_autoptr (DossierJson) json = NULL;

  if (input->format != DOSSIER_CONVERT_NODE_LINK || input->bytes == NULL)
    return FALSE;

  json = dossier_json_new (input->bytes, NULL, NULL, NULL);
  return json != NULL && json->tokens[0].kind == DOSSIER_JSON_OBJECT
         && dossier_json_find_member (json, 0, "dossier") != 0;
}

/* The name without folder and ending. */
static char *
make_title (GFile *file)
{
  g_autofree char *base_name = g_file_get_basename (file);
  char *name = g_filename_display_name (base_name);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

static void
load_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (DossierImport) import = g_new0 (DossierImport, 1);
  g_autofree char *path = NULL;
  DossierConvertFormat format = DOSSIER_CONVERT_CSV;
  GError *error = NULL;

  g_atomic_ref_count_init (&import->ref_count);
  import->file = g_object_ref (task_data);
  import->title = make_title (import->file);
  path = g_file_get_path (import->file);
  if (path == NULL || !get_format (import->file, &format))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("Files of other programs can be opened from folders of this computer only"));
      return;
    }

  if (!dossier_convert_load (path, format, &import->input, cancellable, &error))
    g_task_return_error (task, error);
  else if (is_dossier (&import->input))
    g_task_return_pointer (task, NULL, NULL);
  else if ((import->columns = dossier_convert_list_columns (&import->input, cancellable, &error)) == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&import), (GDestroyNotify) dossier_import_unref);
}

void
dossier_import_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_import_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  dossier_worker_run (task, load_in_thread);
}

DossierImport *
dossier_import_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_import_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  DossierImport *import;
  DossierConvertMap *map; /* (nullable) */
  char **notes;           /* (nullable) */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  dossier_import_unref (making->import);
  g_clear_pointer (&making->map, dossier_convert_map_free);
  g_strfreev (making->notes);
  g_free (making);
}

static void
make_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Making *making = task_data;
  GError *error = NULL;
  DossierGraph *graph = dossier_convert_read (
      &making->import->input, making->map, making->import->title, &making->notes, cancellable, &error);

  if (graph == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, graph, (GDestroyNotify) dossier_graph_unref);
}

void
dossier_import_make_async (DossierImport *import,
                           DossierConvertMap *map,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);

  making->import = dossier_import_ref (import);
  making->map = map;
  g_task_set_source_tag (task, dossier_import_make_async);
  g_task_set_task_data (task, making, making_free);
  dossier_worker_run (task, make_in_thread);
}

DossierGraph *
dossier_import_make_finish (GAsyncResult *result, char ***notes, GError **error)
{
  Making *making;
  DossierGraph *graph;

  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_import_make_async), NULL);

  graph = g_task_propagate_pointer (G_TASK (result), error);
  if (graph != NULL && notes != NULL)
    {
      making = g_task_get_task_data (G_TASK (result));
      *notes = g_steal_pointer (&making->notes);
    }
  return graph;
}
