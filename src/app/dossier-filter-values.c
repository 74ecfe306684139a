/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-filter-values.h"

#include "core/dossier-worker.h"
#include "dossier-filter-words.h"
#include "query/dossier-matches.h"
#include "query/dossier-relation.h"
#include "render/dossier-language.h"

#include <string.h>

/* Of each field so many values are counted by asking for them, which costs time for each node; of the others, which are
 * less frequent, what the edges say will do. */
#define MAX_ASKED 100
#define MAX_ASKED_NODES 2000000

struct _DossierFilterValues
{
  DossierSearch *search;
  GArray *lists[DOSSIER_N_FILTER_FIELDS]; /* (element-type DossierFilterValue) (nullable) */
};

static void
value_clear (gpointer data)
{
  DossierFilterValue *value = data;

  g_free (value->text);
  g_free (value->title);
  g_free (value->key);
}

static void
values_clear (gpointer data)
{
  DossierFilterValues *values = data;

  for (guint i = 0; i < DOSSIER_N_FILTER_FIELDS; i++)
    g_clear_pointer (&values->lists[i], g_array_unref);
  dossier_search_unref (values->search);
}

void
dossier_filter_values_unref (DossierFilterValues *values)
{
  g_atomic_rc_box_release_full (values, values_clear);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const DossierFilterValue *first = a;
  const DossierFilterValue *second = b;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return strcmp (first->title, second->title);
}

static void
add_value (
    DossierFilterValues *values, DossierFilterField field, const char *text, const char *language, guint count)
{
  DossierFilterValue value = { .text = g_strdup (text), .language = language, .count = count };

  if (values->lists[field] == NULL)
    {
      values->lists[field] = g_array_new (FALSE, FALSE, sizeof (DossierFilterValue));
      g_array_set_clear_func (values->lists[field], value_clear);
    }
  value.title = dossier_filter_words_get_value (field, text);
  value.key = dossier_search_fold (value.title);
  g_array_append_val (values->lists[field], value);
}

static void
list_words (DossierFilterValues *values, DossierFilterField field, DossierFactsWord word)
{
  DossierFacts *facts = dossier_search_get_facts (values->search);
  DossierGraph *graph = dossier_search_get_graph (values->search);
  const guint *numbers = dossier_facts_get_numbers (facts, word);
  guint n_words = dossier_facts_get_n_words (facts, word);
  guint n_items
      = word == DOSSIER_FACTS_RELATION ? dossier_graph_get_n_edges (graph) : dossier_graph_get_n_nodes (graph);
  g_autofree guint *counts = g_new0 (guint, MAX (n_words, 1));

  for (guint i = 0; i < n_items; i++)
    if (numbers[i] < n_words)
      counts[numbers[i]]++;
  for (guint i = 0; i < n_words; i++)
    {
      const char *text = dossier_facts_get_word (facts, word, i);

      add_value (values, field, text, dossier_language_get_for_text (graph, text, NULL, 0), counts[i]);
    }
}

static void
list_sources (DossierFilterValues *values)
{
  DossierFacts *facts = dossier_search_get_facts (values->search);
  DossierGraph *graph = dossier_search_get_graph (values->search);
  guint n_all = dossier_graph_get_n_sources (graph);
  g_autofree guint *counts = g_new0 (guint, MAX (n_all, 1));

  for (guint node = 0; node < dossier_graph_get_n_nodes (graph); node++)
    {
      guint n_sources;
      const guint *sources = dossier_facts_get_sources (facts, node, &n_sources);

      for (guint i = 0; i < n_sources; i++)
        counts[sources[i]]++;
    }
  for (guint i = 0; i < n_all; i++)
    if (counts[i] > 0)
      add_value (values,
                 DOSSIER_FILTER_SOURCE,
                 dossier_graph_get_source (graph, i)->title,
                 dossier_language_get_for_source (graph, i),
                 counts[i]);
}

/* What is found under a name may be more than what one node has: members speak for those that they belong to, and names
 * may be alike. So that the number is the one that the filter will give. */
static void
ask_for_counts (DossierFilterValues *values, DossierFilterField field, GCancellable *cancellable)
{
  guint n_nodes = dossier_graph_get_n_nodes (dossier_search_get_graph (values->search));
  guint n_asked = MIN (MAX_ASKED, MAX_ASKED_NODES / MAX (n_nodes, 1));

  n_asked = MIN (n_asked, dossier_filter_values_get_n (values, field));
  for (guint i = 0; i < n_asked; i++)
    {
      DossierFilterValue *value = &g_array_index (values->lists[field], DossierFilterValue, i);
      g_autofree char *text = dossier_filter_text_add ("", field, value->text, FALSE);
      g_autoptr (DossierFilter) filter = dossier_filter_parse (text, NULL, NULL);
      g_autoptr (DossierMatches) matches
          = filter != NULL ? dossier_matches_new (values->search, filter, NULL, cancellable) : NULL;

      if (matches != NULL)
        dossier_matches_get_nodes (matches, &value->count);
    }
}

/* Whoever said, announced or reported something; and whatever something is about. */
static void
list_nodes (DossierFilterValues *values)
{
  DossierGraph *graph = dossier_search_get_graph (values->search);
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  g_autofree guint *by = g_new0 (guint, MAX (n_nodes, 1));
  g_autofree guint *about = g_new0 (guint, MAX (n_nodes, 1));

  for (guint edge = 0; edge < dossier_graph_get_n_edges (graph); edge++)
    {
      const char *type = dossier_graph_get_edge (graph, edge)->type;
      guint from;
      guint to;

      dossier_graph_get_edge_ends (graph, edge, &from, &to);
      if (dossier_relation_is_speech (type))
        by[from]++;
      if (dossier_relation_is_topic (type))
        about[to]++;
    }
  for (guint node = 0; node < n_nodes; node++)
    {
      const char *label = dossier_graph_get_node (graph, node)->label;
      const char *language = dossier_language_get_for_node (graph, node);

      if (by[node] > 0)
        add_value (values, DOSSIER_FILTER_BY, label, language, by[node]);
      if (about[node] > 0)
        add_value (values, DOSSIER_FILTER_ABOUT, label, language, about[node]);
    }
}

static void
list_cited (DossierFilterValues *values)
{
  DossierGraph *graph = dossier_search_get_graph (values->search);
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint n_cited = 0;

  for (guint node = 0; node < n_nodes; node++)
    n_cited += dossier_graph_get_node (graph, node)->n_citations > 0 ? 1 : 0;
  add_value (values, DOSSIER_FILTER_CITED, "yes", NULL, n_cited);
  add_value (values, DOSSIER_FILTER_CITED, "no", NULL, n_nodes - n_cited);
}

static void
list_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (DossierFilterValues) values = g_atomic_rc_box_new0 (DossierFilterValues);

  values->search = dossier_search_ref (task_data);
  list_words (values, DOSSIER_FILTER_TYPE, DOSSIER_FACTS_TYPE);
  list_words (values, DOSSIER_FILTER_KIND, DOSSIER_FACTS_KIND);
  list_words (values, DOSSIER_FILTER_RELATION, DOSSIER_FACTS_RELATION);
  list_sources (values);
  list_nodes (values);
  list_cited (values);
  for (guint i = 0; i < DOSSIER_N_FILTER_FIELDS && !g_cancellable_is_cancelled (cancellable); i++)
    if (values->lists[i] != NULL)
      {
        g_array_sort (values->lists[i], compare_values);
        ask_for_counts (values, (DossierFilterField) i, cancellable);
        g_array_sort (values->lists[i], compare_values);
      }

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&values), (GDestroyNotify) dossier_filter_values_unref);
}

void
dossier_filter_values_list_async (DossierSearch *search,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_filter_values_list_async);
  g_task_set_task_data (task, dossier_search_ref (search), (GDestroyNotify) dossier_search_unref);
  dossier_worker_run (task, list_in_thread);
}

DossierFilterValues *
dossier_filter_values_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_filter_values_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
dossier_filter_values_get_n (DossierFilterValues *values, DossierFilterField field)
{
  g_return_val_if_fail (field < DOSSIER_N_FILTER_FIELDS, 0);

  return values->lists[field] != NULL ? values->lists[field]->len : 0;
}

const DossierFilterValue *
dossier_filter_values_get (DossierFilterValues *values, DossierFilterField field, guint value)
{
  g_return_val_if_fail (value < dossier_filter_values_get_n (values, field), NULL);

  return &g_array_index (values->lists[field], DossierFilterValue, value);
}

guint *
dossier_filter_values_find (
    DossierFilterValues *values, DossierFilterField field, const char *words, guint max, guint *n_found)
{
  g_autofree char *sought = dossier_search_fold (words);
  guint n = dossier_filter_values_get_n (values, field);
  guint *found = g_new (guint, MAX (MIN (n, max), 1));

  *n_found = 0;
  g_strstrip (sought);
  for (guint i = 0; i < n && *n_found < max; i++)
    if (*sought == '\0' || strstr (dossier_filter_values_get (values, field, i)->key, sought) != NULL)
      found[(*n_found)++] = i;
  return found;
}
