/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-copy.h"

#include "core/dossier-worker.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>

#define CHECK_EVERY 256

static void
append_value (GString *line, const char *value)
{
  gsize start = line->len;

  g_string_append (line, value);
  g_strdelimit (line->str + start, "\t\r\n\v\f", ' ');
}

static void
append_row (GString *text, DossierGraph *graph, DossierTableKind kind, guint row)
{
  guint n_columns;
  const DossierTableColumn *columns = dossier_table_columns_get (kind, &n_columns);
  const char *id = kind == DOSSIER_TABLE_NODES ? dossier_graph_get_node (graph, row)->id
                                               : dossier_graph_get_edge (graph, row)->id;

  append_value (text, id != NULL ? id : "");
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *value = dossier_table_get_value (graph, kind, columns[i], row);

      g_string_append_c (text, '\t');
      append_value (text, value != NULL ? value : "");
    }
}

static void
append_titles (GString *text, DossierTableKind kind)
{
  guint n_columns;
  const DossierTableColumn *columns = dossier_table_columns_get (kind, &n_columns);

  /* Translators: the heading of a column */
  append_value (text, C_ ("column", "Id"));
  for (guint i = 0; i < n_columns; i++)
    {
      g_string_append_c (text, '\t');
      append_value (text, dossier_table_column_get_title (columns[i]));
    }
}

char *
dossier_table_copy_row (DossierGraph *graph, DossierTableKind kind, guint row)
{
  GString *text = g_string_new (NULL);

  append_row (text, graph, kind, row);
  return g_string_free (text, FALSE);
}

static void
copy_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  DossierTableRows *rows = task_data;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_rows = dossier_table_rows_get_n_rows (rows);

  append_titles (text, dossier_table_rows_get_kind (rows));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < n_rows; i++)
    {
      if (i % CHECK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      append_row (text,
                  dossier_table_rows_get_graph (rows),
                  dossier_table_rows_get_kind (rows),
                  dossier_table_rows_get_row (rows, i));
      g_string_append_c (text, '\n');
    }

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_string_free_to_bytes (g_steal_pointer (&text)), (GDestroyNotify) g_bytes_unref);
}

void
dossier_table_copy_async (DossierTableRows *rows,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_table_copy_async);
  g_task_set_task_data (task, dossier_table_rows_ref (rows), (GDestroyNotify) dossier_table_rows_unref);
  dossier_worker_run (task, copy_in_thread);
}

GBytes *
dossier_table_copy_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
