/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-contradiction-rows.h"

#include "core/dossier-worker.h"

#include <string.h>

struct _DossierContradictionRows
{
  DossierGraph *graph;
  GArray *pairs;     /* of DossierContradiction, by date */
  guint *by_speaker; /* the pairs in that order */
};

typedef struct
{
  guint pair;
  guint speaker;
  const char *key; /* (nullable): NULL where nobody is named */
} SortEntry;

static void
rows_clear (gpointer data)
{
  DossierContradictionRows *rows = data;

  dossier_graph_unref (rows->graph);
  g_array_unref (rows->pairs);
  g_free (rows->by_speaker);
}

DossierContradictionRows *
dossier_contradiction_rows_ref (DossierContradictionRows *rows)
{
  return g_atomic_rc_box_acquire (rows);
}

void
dossier_contradiction_rows_unref (DossierContradictionRows *rows)
{
  g_atomic_rc_box_release_full (rows, rows_clear);
}

DossierGraph *
dossier_contradiction_rows_get_graph (DossierContradictionRows *rows)
{
  return rows->graph;
}

guint
dossier_contradiction_rows_get_n_pairs (DossierContradictionRows *rows)
{
  return rows->pairs->len;
}

const DossierContradiction *
dossier_contradiction_rows_get_pair (DossierContradictionRows *rows, guint pair)
{
  g_return_val_if_fail (pair < rows->pairs->len, NULL);

  return &g_array_index (rows->pairs, DossierContradiction, pair);
}

GArray *
dossier_contradiction_rows_filter (DossierContradictionRows *rows,
                                   DossierContradictionOrder order,
                                   DossierMatches *matches)
{
  GArray *shown = g_array_sized_new (FALSE, FALSE, sizeof (guint), rows->pairs->len);

  for (guint i = 0; i < rows->pairs->len; i++)
    {
      guint pair = order == DOSSIER_CONTRADICTION_ORDER_SPEAKER ? rows->by_speaker[i] : i;

      if (matches == NULL
          || dossier_contradiction_is_match (dossier_contradiction_rows_get_pair (rows, pair), matches))
        g_array_append_val (shown, pair);
    }

  return shown;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer unused)
{
  const SortEntry *first = a;
  const SortEntry *second = b;

  if (first->speaker != second->speaker)
    {
      int order;

      if (first->key == NULL || second->key == NULL)
        return first->key == NULL ? 1 : -1;

      order = strcmp (first->key, second->key);
      if (order != 0)
        return order;

      return first->speaker < second->speaker ? -1 : 1;
    }

  return first->pair < second->pair ? -1 : first->pair > second->pair;
}

static guint *
order_by_speaker (DossierGraph *graph, GArray *pairs)
{
  g_autofree SortEntry *entries = g_new0 (SortEntry, MAX (pairs->len, 1));
  g_autoptr (GHashTable) keys = g_hash_table_new_full (NULL, NULL, NULL, g_free); /* one for each speaker */
  guint *order = g_new (guint, MAX (pairs->len, 1));

  for (guint i = 0; i < pairs->len; i++)
    {
      const DossierContradiction *pair = &g_array_index (pairs, DossierContradiction, i);
      guint speaker = pair->sides[0].speaker;

      entries[i].pair = i;
      entries[i].speaker = speaker;
      if (speaker == DOSSIER_INDEX_NONE)
        continue;

      entries[i].key = g_hash_table_lookup (keys, GUINT_TO_POINTER (speaker));
      if (entries[i].key == NULL)
        {
          char *key = g_utf8_collate_key (dossier_graph_get_node (graph, speaker)->label, -1);

          g_hash_table_insert (keys, GUINT_TO_POINTER (speaker), key);
          entries[i].key = key;
        }
    }

  g_qsort_with_data (entries, (gint) pairs->len, sizeof *entries, compare_entries, NULL);
  for (guint i = 0; i < pairs->len; i++)
    order[i] = entries[i].pair;

  return order;
}

static void
list_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  DossierGraph *graph = task_data;
  DossierContradictionRows *rows;
  GArray *pairs;

  if (g_task_return_error_if_cancelled (task))
    return;

  pairs = dossier_contradiction_list (graph);
  rows = g_atomic_rc_box_new0 (DossierContradictionRows);
  rows->graph = dossier_graph_ref (graph);
  rows->by_speaker = order_by_speaker (graph, pairs);
  rows->pairs = pairs;
  g_task_return_pointer (task, rows, (GDestroyNotify) dossier_contradiction_rows_unref);
}

void
dossier_contradiction_rows_list_async (DossierGraph *graph,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_contradiction_rows_list_async);
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);
  g_task_set_task_data (task, dossier_graph_ref (graph), (GDestroyNotify) dossier_graph_unref);
  dossier_worker_run (task, list_in_thread);
}

DossierContradictionRows *
dossier_contradiction_rows_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
