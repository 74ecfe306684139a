/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-facts.h"

#include "core/dossier-index.h"

/* The words of one sort, and the number of each item's. */
typedef struct
{
  GPtrArray *words;   /* (element-type utf8): the graph's own */
  GHashTable *places; /* (element-type utf8 guint): from 1; while it is filled */
  guint *numbers;
  guint n_numbers;
} Words;

/* What nodes and edges have alike, an entry an item. */
typedef struct
{
  guint n_items;
  DossierDate *dates;
  DossierDate *known;
  guint *starts;   /* n_items + 1 offsets in sources */
  GArray *sources; /* (element-type guint) */
} Table;

struct _DossierFacts
{
  DossierGraph *graph;
  Table nodes;
  Table edges;
  Words words[DOSSIER_N_FACTS_WORDS];
};

static void
table_init (Table *table, guint n_items)
{
  table->n_items = n_items;
  table->dates = g_new0 (DossierDate, MAX (n_items, 1));
  table->known = g_new0 (DossierDate, MAX (n_items, 1));
  table->starts = g_new0 (guint, (gsize) n_items + 1);
  table->sources = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_items);
}

static void
table_clear (Table *table)
{
  g_free (table->dates);
  g_free (table->known);
  g_free (table->starts);
  g_array_unref (table->sources);
}

/* The earlier of two dates that are not sharp: it begins with the first of them and ends with the first that ends. */
static void
take_earlier (DossierDate *date, const DossierDate *other)
{
  gint64 latest;

  if (!dossier_date_is_set (other))
    return;

  latest = dossier_date_is_set (date) ? MIN (date->latest, other->latest) : other->latest;
  if (dossier_date_compare (other, date) < 0)
    *date = *other;
  if (latest == date->latest)
    return;

  date->latest = latest;
  date->flags &= ~(guint) DOSSIER_DATE_OPEN_END;
}

/* Items come in ascending order. @last: for each source the last item that cites it, from 1. */
static void
table_fill (Table *table,
            DossierGraph *graph,
            guint item,
            const DossierDate *date,
            const DossierCitation *citations,
            guint n_citations,
            guint *last)
{
  table->dates[item] = *date;
  for (guint i = 0; i < n_citations; i++)
    {
      guint source = dossier_graph_find_source (graph, citations[i].source);
      const DossierDate *published = &dossier_graph_get_source (graph, source)->published;

      if (!dossier_date_is_set (&table->dates[item]))
        table->dates[item] = citations[i].date;
      take_earlier (&table->known[item], published);
      if (last[source] != item + 1)
        g_array_append_val (table->sources, source);
      last[source] = item + 1;
    }
  table->starts[item + 1] = table->sources->len;
}

static const guint *
table_get_sources (const Table *table, guint item, guint *n_sources)
{
  *n_sources = table->starts[item + 1] - table->starts[item];
  return (const guint *) (gpointer) table->sources->data + table->starts[item];
}

static void
words_init (Words *words, guint n_numbers)
{
  words->words = g_ptr_array_new ();
  words->places = g_hash_table_new (dossier_index_hash, g_str_equal);
  words->numbers = g_new (guint, MAX (n_numbers, 1));
  words->n_numbers = n_numbers;
}

static void
words_enter (Words *words, guint item, const char *word)
{
  gpointer place;

  if (word == NULL)
    {
      words->numbers[item] = DOSSIER_INDEX_NONE;
      return;
    }

  place = g_hash_table_lookup (words->places, word);
  if (place == NULL)
    {
      g_ptr_array_add (words->words, (gpointer) word);
      place = GUINT_TO_POINTER (words->words->len);
      g_hash_table_insert (words->places, (gpointer) word, place);
    }
  words->numbers[item] = GPOINTER_TO_UINT (place) - 1;
}

DossierFacts *
dossier_facts_new (DossierGraph *graph)
{
  g_autofree guint *last_nodes = NULL;
  g_autofree guint *last_edges = NULL;
  DossierFacts *facts;
  guint n_nodes, n_edges;

  g_return_val_if_fail (graph != NULL, NULL);

  n_nodes = dossier_graph_get_n_nodes (graph);
  n_edges = dossier_graph_get_n_edges (graph);
  last_nodes = g_new0 (guint, MAX (dossier_graph_get_n_sources (graph), 1));
  last_edges = g_new0 (guint, MAX (dossier_graph_get_n_sources (graph), 1));
  facts = g_new0 (DossierFacts, 1);
  facts->graph = dossier_graph_ref (graph);
  table_init (&facts->nodes, n_nodes);
  table_init (&facts->edges, n_edges);
  words_init (&facts->words[DOSSIER_FACTS_TYPE], n_nodes);
  words_init (&facts->words[DOSSIER_FACTS_KIND], n_nodes);
  words_init (&facts->words[DOSSIER_FACTS_RELATION], n_edges);

  for (guint i = 0; i < n_nodes; i++)
    {
      const DossierNode *node = dossier_graph_get_node (graph, i);

      table_fill (&facts->nodes, graph, i, &node->date, node->citations, node->n_citations, last_nodes);
      words_enter (&facts->words[DOSSIER_FACTS_TYPE], i, node->type_name);
      words_enter (&facts->words[DOSSIER_FACTS_KIND], i, node->kind);
    }
  for (guint i = 0; i < n_edges; i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, i);

      table_fill (&facts->edges, graph, i, &edge->date, edge->citations, edge->n_citations, last_edges);
      words_enter (&facts->words[DOSSIER_FACTS_RELATION], i, edge->type);
    }

  for (guint i = 0; i < DOSSIER_N_FACTS_WORDS; i++)
    g_clear_pointer (&facts->words[i].places, g_hash_table_unref);
  return facts;
}

void
dossier_facts_free (DossierFacts *facts)
{
  table_clear (&facts->nodes);
  table_clear (&facts->edges);
  for (guint i = 0; i < DOSSIER_N_FACTS_WORDS; i++)
    {
      g_ptr_array_unref (facts->words[i].words);
      g_free (facts->words[i].numbers);
    }
  dossier_graph_unref (facts->graph);
  g_free (facts);
}

const DossierDate *
dossier_facts_get_date (DossierFacts *facts, guint node)
{
  g_return_val_if_fail (facts != NULL && node < facts->nodes.n_items, NULL);

  return &facts->nodes.dates[node];
}

const DossierDate *
dossier_facts_get_edge_date (DossierFacts *facts, guint edge)
{
  g_return_val_if_fail (facts != NULL && edge < facts->edges.n_items, NULL);

  return &facts->edges.dates[edge];
}

const DossierDate *
dossier_facts_get_known (DossierFacts *facts, guint node)
{
  g_return_val_if_fail (facts != NULL && node < facts->nodes.n_items, NULL);

  return &facts->nodes.known[node];
}

const DossierDate *
dossier_facts_get_edge_known (DossierFacts *facts, guint edge)
{
  g_return_val_if_fail (facts != NULL && edge < facts->edges.n_items, NULL);

  return &facts->edges.known[edge];
}

const guint *
dossier_facts_get_sources (DossierFacts *facts, guint node, guint *n_sources)
{
  g_return_val_if_fail (facts != NULL && node < facts->nodes.n_items, NULL);

  return table_get_sources (&facts->nodes, node, n_sources);
}

const guint *
dossier_facts_get_edge_sources (DossierFacts *facts, guint edge, guint *n_sources)
{
  g_return_val_if_fail (facts != NULL && edge < facts->edges.n_items, NULL);

  return table_get_sources (&facts->edges, edge, n_sources);
}

guint
dossier_facts_get_n_words (DossierFacts *facts, DossierFactsWord word)
{
  g_return_val_if_fail (facts != NULL && word < DOSSIER_N_FACTS_WORDS, 0);

  return facts->words[word].words->len;
}

const char *
dossier_facts_get_word (DossierFacts *facts, DossierFactsWord word, guint number)
{
  g_return_val_if_fail (facts != NULL && word < DOSSIER_N_FACTS_WORDS, NULL);
  g_return_val_if_fail (number < facts->words[word].words->len, NULL);

  return g_ptr_array_index (facts->words[word].words, number);
}

guint
dossier_facts_get_number (DossierFacts *facts, DossierFactsWord word, guint item)
{
  g_return_val_if_fail (facts != NULL && word < DOSSIER_N_FACTS_WORDS, DOSSIER_INDEX_NONE);
  g_return_val_if_fail (item < facts->words[word].n_numbers, DOSSIER_INDEX_NONE);

  return facts->words[word].numbers[item];
}

const guint *
dossier_facts_get_numbers (DossierFacts *facts, DossierFactsWord word)
{
  g_return_val_if_fail (facts != NULL && word < DOSSIER_N_FACTS_WORDS, NULL);

  return facts->words[word].numbers;
}
