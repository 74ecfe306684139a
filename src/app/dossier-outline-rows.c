/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-outline-rows.h"

#include "core/dossier-worker.h"

#include <string.h>

struct _DossierOutlineRows
{
  DossierGraph *graph;
  guint *rows;
  guint n_rows;
  DossierOutlineRows *all; /* NULL where it is all itself */
  guint counts[DOSSIER_N_NODE_TYPES];
};

typedef struct
{
  DossierGraph *graph;
  DossierOutlineRows *all;
  DossierMatches *matches;
} ListJob;

typedef struct
{
  guint node;
  DossierNodeType type;
  const DossierDate *date;
  char *key;
} SortEntry;

static void
rows_clear (gpointer data)
{
  DossierOutlineRows *rows = data;

  dossier_graph_unref (rows->graph);
  g_clear_pointer (&rows->all, dossier_outline_rows_unref);
  g_free (rows->rows);
}

DossierOutlineRows *
dossier_outline_rows_ref (DossierOutlineRows *rows)
{
  return g_atomic_rc_box_acquire (rows);
}

void
dossier_outline_rows_unref (DossierOutlineRows *rows)
{
  g_atomic_rc_box_release_full (rows, rows_clear);
}

DossierGraph *
dossier_outline_rows_get_graph (DossierOutlineRows *rows)
{
  return rows->graph;
}

DossierOutlineRows *
dossier_outline_rows_get_all (DossierOutlineRows *rows)
{
  return rows->all != NULL ? rows->all : rows;
}

guint
dossier_outline_rows_get_n_rows (DossierOutlineRows *rows)
{
  return rows->n_rows;
}

guint
dossier_outline_rows_get_row (DossierOutlineRows *rows, guint position)
{
  g_return_val_if_fail (position < rows->n_rows, DOSSIER_INDEX_NONE);

  return rows->rows[position];
}

guint
dossier_outline_rows_get_n_nodes (DossierOutlineRows *rows)
{
  guint n_nodes = 0;

  for (guint i = 0; i < DOSSIER_N_NODE_TYPES; i++)
    n_nodes += rows->counts[i];

  return n_nodes;
}

guint
dossier_outline_rows_count (DossierOutlineRows *rows, DossierNodeType type)
{
  return rows->counts[type];
}

guint
dossier_outline_rows_find (DossierOutlineRows *rows, guint node)
{
  for (guint i = 0; i < rows->n_rows; i++)
    if (rows->rows[i] == node)
      return i;

  return DOSSIER_INDEX_NONE;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SortEntry *first = a;
  const SortEntry *second = b;
  int order;

  if (first->type != second->type)
    return first->type < second->type ? -1 : 1;

  if (first->date != NULL || second->date != NULL)
    {
      if (first->date == NULL || second->date == NULL)
        return first->date == NULL ? 1 : -1;

      order = dossier_date_compare (first->date, second->date);
      if (order != 0)
        return order;
    }

  order = strcmp (first->key, second->key);
  if (order != 0)
    return order;

  return first->node < second->node ? -1 : first->node > second->node;
}

/* Every node, in the order in which people look for them. (transfer full) (nullable): NULL where cancelled. */
static guint *
order_nodes (DossierGraph *graph, GCancellable *cancellable)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  g_autofree SortEntry *entries = g_new (SortEntry, MAX (n_nodes, 1));
  guint *order = g_new (guint, MAX (n_nodes, 1));

  for (guint i = 0; i < n_nodes; i++)
    {
      const DossierNode *node = dossier_graph_get_node (graph, i);
      gboolean by_date = node->type == DOSSIER_NODE_TYPE_STATEMENT || node->type == DOSSIER_NODE_TYPE_MEASURE;

      entries[i].node = i;
      entries[i].type = node->type;
      entries[i].date = by_date && dossier_date_is_set (&node->date) ? &node->date : NULL;
      entries[i].key = g_utf8_collate_key (node->label, -1);
    }

  if (!g_cancellable_is_cancelled (cancellable))
    g_qsort_with_data (entries, (gint) n_nodes, sizeof *entries, compare_entries, NULL);

  for (guint i = 0; i < n_nodes; i++)
    {
      order[i] = entries[i].node;
      g_free (entries[i].key);
    }

  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&order, g_free);

  return order;
}

/* Puts nodes under the headers of their types, keeping their order; a group stands where its first node does. */
static DossierOutlineRows *
group_nodes (DossierGraph *graph, const guint *nodes, guint n_nodes)
{
  DossierOutlineRows *rows = g_atomic_rc_box_new0 (DossierOutlineRows);
  DossierNodeType groups[DOSSIER_N_NODE_TYPES];
  guint places[DOSSIER_N_NODE_TYPES] = { 0 };
  guint n_groups = 0;

  rows->graph = dossier_graph_ref (graph);
  for (guint i = 0; i < n_nodes; i++)
    {
      DossierNodeType type = dossier_graph_get_node (graph, nodes[i])->type;

      if (rows->counts[type]++ == 0)
        groups[n_groups++] = type;
    }

  rows->rows = g_new (guint, n_nodes + n_groups + 1);
  for (guint i = 0; i < n_groups; i++)
    {
      rows->rows[rows->n_rows] = DOSSIER_OUTLINE_HEADER | groups[i];
      places[groups[i]] = rows->n_rows + 1;
      rows->n_rows += 1 + rows->counts[groups[i]];
    }
  for (guint i = 0; i < n_nodes; i++)
    rows->rows[places[dossier_graph_get_node (graph, nodes[i])->type]++] = nodes[i];

  return rows;
}

static void
job_free (gpointer data)
{
  ListJob *job = data;

  dossier_graph_unref (job->graph);
  g_clear_pointer (&job->all, dossier_outline_rows_unref);
  g_clear_pointer (&job->matches, dossier_matches_unref);
  g_free (job);
}

/* Whether the order of the matches says which is the best. */
static gboolean
is_ranked (DossierMatches *matches)
{
  DossierFilter *filter = dossier_matches_get_filter (matches);

  for (guint i = 0; filter != NULL && i < dossier_filter_get_n_terms (filter); i++)
    {
      const DossierFilterTerm *term = dossier_filter_get_term (filter, i);

      if (!term->negated && (term->field == DOSSIER_FILTER_WORDS || term->field == DOSSIER_FILTER_GROUP))
        return TRUE;
    }
  return FALSE;
}

static DossierOutlineRows *
list_all (DossierGraph *graph, GCancellable *cancellable)
{
  g_autofree guint *nodes = order_nodes (graph, cancellable);

  return nodes != NULL ? group_nodes (graph, nodes, dossier_graph_get_n_nodes (graph)) : NULL;
}

static DossierOutlineRows *
list_matches (DossierGraph *graph, DossierOutlineRows *all, DossierMatches *matches)
{
  DossierOutlineRows *rows;

  if (is_ranked (matches))
    {
      guint n_nodes;
      const guint *nodes = dossier_matches_get_nodes (matches, &n_nodes);

      rows = group_nodes (graph, nodes, n_nodes);
    }
  else
    {
      g_autofree guint *nodes = g_new (guint, MAX (all->n_rows, 1));
      guint n_nodes = 0;

      for (guint i = 0; i < all->n_rows; i++)
        if ((all->rows[i] & DOSSIER_OUTLINE_HEADER) == 0 && dossier_matches_has_node (matches, all->rows[i]))
          nodes[n_nodes++] = all->rows[i];
      rows = group_nodes (graph, nodes, n_nodes);
    }
  rows->all = dossier_outline_rows_ref (all);
  return rows;
}

static void
list_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  ListJob *job = task_data;
  g_autoptr (DossierOutlineRows) rows = NULL;

  if (job->all == NULL)
    job->all = list_all (job->graph, cancellable);
  if (job->all != NULL)
    rows = job->matches == NULL || dossier_matches_is_everything (job->matches)
               ? dossier_outline_rows_ref (job->all)
               : list_matches (job->graph, job->all, job->matches);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&rows), (GDestroyNotify) dossier_outline_rows_unref);
}

void
dossier_outline_rows_list_async (DossierGraph *graph,
                                 DossierOutlineRows *all,
                                 DossierMatches *matches,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ListJob *job = g_new0 (ListJob, 1);

  g_return_if_fail (matches == NULL
                    || dossier_graph_get_n_nodes (dossier_matches_get_graph (matches))
                           == dossier_graph_get_n_nodes (graph));

  job->graph = dossier_graph_ref (graph);
  job->all = all != NULL ? dossier_outline_rows_ref (all) : NULL;
  job->matches = matches != NULL ? dossier_matches_ref (matches) : NULL;

  g_task_set_source_tag (task, dossier_outline_rows_list_async);
  /* After drawing: a list of new rows and what else is new do not have to fit into one frame. */
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);
  g_task_set_task_data (task, job, job_free);
  dossier_worker_run (task, list_in_thread);
}

DossierOutlineRows *
dossier_outline_rows_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
