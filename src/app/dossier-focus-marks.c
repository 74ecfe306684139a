/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-focus-marks.h"

#include "core/dossier-worker.h"

#include <string.h>

static gboolean
has_id (GStrv ids, const char *id)
{
  return g_strv_contains ((const char *const *) ids, id);
}

/* Each once, however many edges lead there: @seen has for each node the last one that counted it, + 1. */
static guint
count_hidden (DossierGraph *graph, guint node, const guint8 *reach, guint *seen)
{
  guint n_edges = 0;
  const guint *edges = dossier_graph_get_incident_edges (graph, node, &n_edges);
  guint n_hidden = 0;

  for (guint i = 0; i < n_edges; i++)
    {
      guint other = dossier_graph_get_other_end (graph, edges[i], node);

      if (reach[other] || seen[other] == node + 1)
        continue;
      seen[other] = node + 1;
      n_hidden++;
    }
  return n_hidden;
}

typedef struct
{
  const char *name;
  guint count;
} Relation;

static int
compare_relation (gconstpointer a, gconstpointer b)
{
  const Relation *one = a;
  const Relation *other = b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return strcmp (one->name, other->name);
}

static GStrv
list_relations (DossierGraph *graph)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      const char *name = dossier_graph_get_edge (graph, i)->type;
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, name));
      Relation relation = { name, 1 };

      if (place > 0)
        {
          g_array_index (relations, Relation, place - 1).count++;
          continue;
        }
      g_array_append_val (relations, relation);
      g_hash_table_insert (places, (gpointer) name, GUINT_TO_POINTER (relations->len));
    }
  g_array_sort (relations, compare_relation);
  for (guint i = 0; i < MIN (relations->len, DOSSIER_FOCUS_MAX_RELATIONS); i++)
    g_strv_builder_add (names, g_array_index (relations, Relation, i).name);
  return g_strv_builder_end (names);
}

DossierFocusMarks *
dossier_focus_marks_new (DossierFocus *focus, DossierGraph *graph)
{
  DossierFocusMarks *self = g_new0 (DossierFocusMarks, 1);
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  g_autofree guint8 *reach = dossier_focus_reach (focus, graph);
  g_autofree guint *seen = g_new0 (guint, MAX (n_nodes, 1));
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (DossierFocusMark));
  gsize n_marks;

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < n_nodes; i++)
    {
      const char *id = dossier_graph_get_node (graph, i)->id;
      DossierFocusMark mark = { .node = i };

      if (!reach[i])
        continue;

      self->n_shown++;
      if (focus == NULL)
        continue;
      mark.n_hidden = count_hidden (graph, i, reach, seen);
      mark.collapsed = has_id (focus->collapsed, id);
      mark.pinned = has_id (focus->pinned, id);
      if (mark.n_hidden > 0 || mark.collapsed || mark.pinned)
        g_array_append_val (marks, mark);
    }
  self->marks = g_array_steal (marks, &n_marks);
  self->n_marks = (guint) n_marks;
  g_array_unref (marks);
  self->relations = list_relations (graph);
  return self;
}

DossierFocusMarks *
dossier_focus_marks_ref (DossierFocusMarks *marks)
{
  g_atomic_ref_count_inc (&marks->ref_count);
  return marks;
}

void
dossier_focus_marks_unref (DossierFocusMarks *marks)
{
  if (!g_atomic_ref_count_dec (&marks->ref_count))
    return;

  g_free (marks->marks);
  g_strfreev (marks->relations);
  g_free (marks);
}

typedef struct
{
  DossierFocus *focus;
  DossierGraph *graph;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->focus, dossier_focus_unref);
  dossier_graph_unref (request->graph);
  g_free (request);
}

static void
new_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (
        task, dossier_focus_marks_new (request->focus, request->graph), (GDestroyNotify) dossier_focus_marks_unref);
}

void
dossier_focus_marks_new_async (DossierFocus *focus,
                               DossierGraph *graph,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new (Request, 1);

  request->focus = focus != NULL ? dossier_focus_ref (focus) : NULL;
  request->graph = dossier_graph_ref (graph);
  g_task_set_source_tag (task, dossier_focus_marks_new_async);
  g_task_set_task_data (task, request, request_free);
  dossier_worker_run (task, new_thread);
}

DossierFocusMarks *
dossier_focus_marks_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_focus_marks_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static int
compare_node (gconstpointer a, gconstpointer b)
{
  guint one = ((const DossierFocusMark *) a)->node;
  guint other = ((const DossierFocusMark *) b)->node;

  return one < other ? -1 : one > other;
}

const DossierFocusMark *
dossier_focus_marks_find (DossierFocusMarks *marks, guint node)
{
  const DossierFocusMark key = { .node = node };

  return marks->n_marks > 0 ? bsearch (&key, marks->marks, marks->n_marks, sizeof key, compare_node) : NULL;
}
