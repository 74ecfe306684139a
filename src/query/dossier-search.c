/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-search.h"

#include "dossier-fold.h"
#include "dossier-search-index.h"

#include <string.h>

struct _DossierSearch
{
  gatomicrefcount references;
  DossierGraph *graph;
  DossierFacts *facts;
  guint n_nodes;
  guint *by_degree; /* nodes, most connected first, then in the file's order */
  DossierSearchIndex *index;
};

static void
add_node (DossierSearchIndexBuilder *builder, guint place, const DossierNode *node)
{
  dossier_search_index_builder_add (builder, place, DOSSIER_FIELD_LABEL, node->label);
  for (guint i = 0; node->aliases != NULL && node->aliases[i] != NULL; i++)
    dossier_search_index_builder_add (builder, place, DOSSIER_FIELD_ALIAS, node->aliases[i]);
  dossier_search_index_builder_add (builder, place, DOSSIER_FIELD_ID, node->id);
  for (guint i = 0; i < node->n_citations; i++)
    dossier_search_index_builder_add (builder, place, DOSSIER_FIELD_TEXT, node->citations[i].exact);
  if (node->description != NULL)
    dossier_search_index_builder_add (builder, place, DOSSIER_FIELD_TEXT, node->description);
}

/* Counting sort: stable, so equal degrees keep the file's order. */
static guint *
sort_by_degree (DossierGraph *graph)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint *order = g_new (guint, MAX (n_nodes, 1));
  g_autofree guint *starts = NULL;
  guint most = 0;

  for (guint i = 0; i < n_nodes; i++)
    most = MAX (most, dossier_graph_get_degree (graph, i));

  starts = g_new0 (guint, (gsize) most + 1);
  for (guint i = 0; i < n_nodes; i++)
    starts[dossier_graph_get_degree (graph, i)]++;

  for (guint degree = most + 1, start = 0; degree-- > 0;)
    {
      guint count = starts[degree];

      starts[degree] = start;
      start += count;
    }

  for (guint i = 0; i < n_nodes; i++)
    order[starts[dossier_graph_get_degree (graph, i)]++] = i;

  return order;
}

DossierSearch *
dossier_search_new (DossierGraph *graph)
{
  DossierSearchIndexBuilder *builder;
  DossierSearch *search;

  g_return_val_if_fail (graph != NULL, NULL);

  search = g_new0 (DossierSearch, 1);
  g_atomic_ref_count_init (&search->references);
  search->graph = dossier_graph_ref (graph);
  search->facts = dossier_facts_new (graph);
  search->n_nodes = dossier_graph_get_n_nodes (graph);
  search->by_degree = sort_by_degree (graph);

  builder = dossier_search_index_builder_new (search->n_nodes);
  for (guint i = 0; i < search->n_nodes; i++)
    add_node (builder, i, dossier_graph_get_node (graph, i));
  search->index = dossier_search_index_builder_end (builder);

  return search;
}

DossierSearch *
dossier_search_ref (DossierSearch *search)
{
  g_return_val_if_fail (search != NULL, NULL);

  g_atomic_ref_count_inc (&search->references);
  return search;
}

void
dossier_search_unref (DossierSearch *search)
{
  g_return_if_fail (search != NULL);

  if (!g_atomic_ref_count_dec (&search->references))
    return;

  dossier_facts_free (search->facts);
  dossier_graph_unref (search->graph);
  dossier_search_index_free (search->index);
  g_free (search->by_degree);
  g_free (search);
}

DossierGraph *
dossier_search_get_graph (DossierSearch *search)
{
  g_return_val_if_fail (search != NULL, NULL);

  return search->graph;
}

DossierFacts *
dossier_search_get_facts (DossierSearch *search)
{
  g_return_val_if_fail (search != NULL, NULL);

  return search->facts;
}

typedef struct
{
  DossierSearchIndex *index;
  guint8 *fields; /* a byte a node: the worst of the places in which the words so far stand in it */
  guint8 *scratch;
  guint n_words;
} Narrowing;

static void
narrow (const char *word, gsize length, gboolean cjk, gpointer user_data)
{
  Narrowing *narrowing = user_data;

  dossier_search_index_narrow (narrowing->index, word, cjk, narrowing->fields, narrowing->scratch);
  narrowing->n_words++;
}

guint *
dossier_search_find (DossierSearch *search, const char *words, guint *n_nodes)
{
  g_autofree char *folded = NULL;
  g_autofree guint8 *fields = NULL;
  g_autofree guint8 *scratch = NULL;
  guint starts[DOSSIER_FIELD_NONE + 1] = { 0 };
  Narrowing narrowing;
  guint *found;

  g_return_val_if_fail (search != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (n_nodes != NULL, NULL);

  fields = g_malloc0 (MAX (search->n_nodes, 1));
  scratch = g_malloc (MAX (search->n_nodes, 1));
  found = g_new (guint, MAX (search->n_nodes, 1));

  narrowing = (Narrowing){ search->index, fields, scratch, 0 };
  folded = dossier_search_fold (words);
  dossier_search_split (folded, narrow, &narrowing);

  if (narrowing.n_words == 0)
    {
      for (guint i = 0; i < search->n_nodes; i++)
        found[i] = i;
      *n_nodes = search->n_nodes;
      return found;
    }

  for (guint i = 0; i < search->n_nodes; i++)
    starts[fields[i]]++;
  for (guint field = 0, start = 0; field <= DOSSIER_FIELD_NONE; field++)
    {
      guint count = starts[field];

      starts[field] = start;
      start += count;
    }
  *n_nodes = starts[DOSSIER_FIELD_NONE];

  for (guint i = 0; i < search->n_nodes; i++)
    {
      guint node = search->by_degree[i];

      if (fields[node] != DOSSIER_FIELD_NONE)
        found[starts[fields[node]]++] = node;
    }

  return found;
}

char *
dossier_search_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  dossier_fold_append (folded, text);
  return g_string_free (folded, FALSE);
}
