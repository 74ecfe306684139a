/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-search-private.h"

#include "dossier-fold.h"

struct _DossierSearch
{
  gatomicrefcount references;
  DossierGraph *graph;
  DossierFacts *facts;
  guint n_nodes;
  guint *by_degree; /* nodes, most connected first, then in the file's order */
  DossierSearchIndex *nodes;
  DossierSearchIndex *edges;
  DossierSearchIndex *sources;
};

static void
add_text (DossierSearchIndexBuilder *builder, guint item, DossierField field, const char *text)
{
  if (text != NULL)
    dossier_search_index_builder_add (builder, item, field, text);
}

static void
add_citations (DossierSearchIndexBuilder *builder, guint item, const DossierCitation *citations, guint n_citations)
{
  for (guint i = 0; i < n_citations; i++)
    {
      add_text (builder, item, DOSSIER_FIELD_TEXT, citations[i].exact);
      add_text (builder, item, DOSSIER_FIELD_TEXT, citations[i].note);
    }
}

static DossierSearchIndex *
index_nodes (DossierGraph *graph)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  DossierSearchIndexBuilder *builder = dossier_search_index_builder_new (n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      const DossierNode *node = dossier_graph_get_node (graph, i);

      add_text (builder, i, DOSSIER_FIELD_LABEL, node->label);
      for (guint j = 0; node->aliases != NULL && node->aliases[j] != NULL; j++)
        add_text (builder, i, DOSSIER_FIELD_ALIAS, node->aliases[j]);
      add_text (builder, i, DOSSIER_FIELD_ID, node->id);
      add_citations (builder, i, node->citations, node->n_citations);
      add_text (builder, i, DOSSIER_FIELD_TEXT, node->description);
    }

  return dossier_search_index_builder_end (builder);
}

static DossierSearchIndex *
index_edges (DossierGraph *graph)
{
  guint n_edges = dossier_graph_get_n_edges (graph);
  DossierSearchIndexBuilder *builder = dossier_search_index_builder_new (n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, i);

      add_text (builder, i, DOSSIER_FIELD_LABEL, edge->label);
      add_citations (builder, i, edge->citations, edge->n_citations);
    }

  return dossier_search_index_builder_end (builder);
}

static DossierSearchIndex *
index_sources (DossierGraph *graph)
{
  guint n_sources = dossier_graph_get_n_sources (graph);
  DossierSearchIndexBuilder *builder = dossier_search_index_builder_new (n_sources);

  for (guint i = 0; i < n_sources; i++)
    {
      const DossierSource *source = dossier_graph_get_source (graph, i);
      g_autofree char *host = NULL;

      add_text (builder, i, DOSSIER_FIELD_LABEL, source->title);
      add_text (builder, i, DOSSIER_FIELD_ALIAS, source->publisher);
      add_text (builder, i, DOSSIER_FIELD_ALIAS, source->author);
      add_text (builder, i, DOSSIER_FIELD_ID, source->id);
      if (source->url != NULL
          && g_uri_split (source->url, G_URI_FLAGS_NONE, NULL, NULL, &host, NULL, NULL, NULL, NULL, NULL))
        add_text (builder, i, DOSSIER_FIELD_TEXT, host);
    }

  return dossier_search_index_builder_end (builder);
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
  DossierSearch *search;

  g_return_val_if_fail (graph != NULL, NULL);

  search = g_new0 (DossierSearch, 1);
  g_atomic_ref_count_init (&search->references);
  search->graph = dossier_graph_ref (graph);
  search->facts = dossier_facts_new (graph);
  search->n_nodes = dossier_graph_get_n_nodes (graph);
  search->by_degree = sort_by_degree (graph);

  search->nodes = index_nodes (graph);
  search->edges = index_edges (graph);
  search->sources = index_sources (graph);

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
  dossier_search_index_free (search->nodes);
  dossier_search_index_free (search->edges);
  dossier_search_index_free (search->sources);
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

DossierSearchIndex *
dossier_search_get_nodes (DossierSearch *search)
{
  return search->nodes;
}

DossierSearchIndex *
dossier_search_get_edges (DossierSearch *search)
{
  return search->edges;
}

DossierSearchIndex *
dossier_search_get_sources (DossierSearch *search)
{
  return search->sources;
}

guint *
dossier_search_rank (DossierSearch *search, const guint8 *fields, guint *n_nodes)
{
  guint *ranked = g_new (guint, MAX (search->n_nodes, 1));
  guint starts[DOSSIER_FIELD_NONE + 1] = { 0 };

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
        ranked[starts[fields[node]]++] = node;
    }

  return ranked;
}

guint *
dossier_search_find (DossierSearch *search, const char *words, guint *n_nodes)
{
  g_autofree guint8 *fields = NULL;
  guint *everything;

  g_return_val_if_fail (search != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (n_nodes != NULL, NULL);

  fields = g_malloc0 (MAX (search->n_nodes, 1));
  if (dossier_search_index_narrow (search->nodes, words, fields) > 0)
    return dossier_search_rank (search, fields, n_nodes);

  everything = g_new (guint, MAX (search->n_nodes, 1));
  for (guint i = 0; i < search->n_nodes; i++)
    everything[i] = i;
  *n_nodes = search->n_nodes;
  return everything;
}

char *
dossier_search_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  dossier_fold_append (folded, text);
  return g_string_free (folded, FALSE);
}
