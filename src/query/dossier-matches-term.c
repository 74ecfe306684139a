/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-matches-term.h"

#include "dossier-relation.h"

#include <string.h>

#define YES DOSSIER_FIELD_LABEL
#define NO DOSSIER_FIELD_NONE

/* The items of @index with the words of @leaf. */
static void
find_words (DossierSearchIndex *index, const DossierFilterTree *leaf, guint8 *fields)
{
  memset (fields, YES, dossier_search_index_get_n_items (index));
  if (leaf->is_phrase)
    dossier_search_index_narrow_phrase (index, leaf->value, leaf->is_open, fields);
  else
    dossier_search_index_narrow (index, leaf->value, fields);
}

/* (transfer full): the nodes that go by the name in @leaf: its words in label, aliases or id. */
static guint8 *
find_names (DossierSearch *search, const DossierFilterTree *leaf)
{
  guint n_nodes = dossier_graph_get_n_nodes (dossier_search_get_graph (search));
  guint8 *fields = g_malloc (MAX (n_nodes, 1));

  find_words (dossier_search_get_nodes (search), leaf, fields);
  for (guint i = 0; i < n_nodes; i++)
    fields[i] = fields[i] <= DOSSIER_FIELD_ID ? YES : NO;
  return fields;
}

/* Sets the words that @name means: itself where there is such a word, else those that it begins. Returns whether any.
 */
static gboolean
choose_words (DossierFacts *facts, DossierFactsWord word, const char *name, guint8 *chosen)
{
  g_autofree char *folded_name = g_strstrip (dossier_search_fold (name));
  guint n_words = dossier_facts_get_n_words (facts, word);
  gboolean any = FALSE;

  if (*folded_name == '\0')
    return FALSE;

  for (int whole = 1; whole >= 0 && !any; whole--)
    for (guint i = 0; i < n_words; i++)
      {
        g_autofree char *folded = g_strstrip (dossier_search_fold (dossier_facts_get_word (facts, word, i)));

        if (whole ? g_str_equal (folded, folded_name) : g_str_has_prefix (folded, folded_name))
          {
            chosen[i] = YES;
            any = TRUE;
          }
      }

  return any;
}

static gboolean
has_word (DossierFacts *facts, DossierFactsWord word, const char *name)
{
  for (guint i = 0; i < dossier_facts_get_n_words (facts, word); i++)
    if (g_str_equal (dossier_facts_get_word (facts, word, i), name))
      return TRUE;

  return FALSE;
}

/* (transfer full) (array length=n_words): YES for the words that a value such as `actor,measure` means. */
static guint8 *
find_numbers (DossierFacts *facts, DossierFactsWord word, const char *value)
{
  guint n_words = dossier_facts_get_n_words (facts, word);
  guint8 *chosen = g_malloc (MAX (n_words, 1));
  g_auto (GStrv) names = NULL;

  memset (chosen, NO, n_words);
  if (strchr (value, ',') == NULL || has_word (facts, word, value))
    {
      choose_words (facts, word, value, chosen);
      return chosen;
    }

  names = g_strsplit (value, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    choose_words (facts, word, names[i], chosen);
  return chosen;
}

static void
find_numbered (DossierFacts *facts, DossierFactsWord word, const char *value, guint n_items, guint8 *fields)
{
  g_autofree guint8 *chosen = find_numbers (facts, word, value);
  const guint *numbers = dossier_facts_get_numbers (facts, word);

  for (guint i = 0; i < n_items; i++)
    fields[i] = numbers[i] != DOSSIER_INDEX_NONE ? chosen[numbers[i]] : NO;
}

static gboolean
is_address (const char *value)
{
  return g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://");
}

/* (transfer full) (array length=n_sources): YES for what @leaf names, by words or by the beginning of its address. */
static guint8 *
find_sources (DossierSearch *search, const DossierFilterTree *leaf)
{
  DossierGraph *graph = dossier_search_get_graph (search);
  guint n_sources = dossier_graph_get_n_sources (graph);
  guint8 *fields = g_malloc (MAX (n_sources, 1));
  gsize length = strlen (leaf->value);

  if (!is_address (leaf->value))
    {
      find_words (dossier_search_get_sources (search), leaf, fields);
      return fields;
    }

  for (guint i = 0; i < n_sources; i++)
    {
      const char *url = dossier_graph_get_source (graph, i)->url;

      fields[i] = url != NULL && g_ascii_strncasecmp (url, leaf->value, length) == 0 ? YES : NO;
    }
  return fields;
}

/* (transfer full) (array length=n_relations): YES for those that @is_one says. */
static guint8 *
find_relations (DossierFacts *facts, gboolean (*is_one) (const char *type))
{
  guint n_words = dossier_facts_get_n_words (facts, DOSSIER_FACTS_RELATION);
  guint8 *chosen = g_malloc (MAX (n_words, 1));

  for (guint i = 0; i < n_words; i++)
    chosen[i] = is_one (dossier_facts_get_word (facts, DOSSIER_FACTS_RELATION, i)) ? YES : NO;
  return chosen;
}

/* For each edge with a relation in @relations from a node in @from, or (@backwards) to one, sets its other end. */
static void
follow (DossierSearch *search, const guint8 *relations, const guint8 *nodes, gboolean backwards, guint8 *fields)
{
  DossierGraph *graph = dossier_search_get_graph (search);
  const guint *numbers = dossier_facts_get_numbers (dossier_search_get_facts (search), DOSSIER_FACTS_RELATION);
  guint n_edges = dossier_graph_get_n_edges (graph);

  for (guint i = 0; i < n_edges; i++)
    {
      guint from, to;

      if (relations[numbers[i]] == NO)
        continue;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      if (nodes[backwards ? to : from] != NO)
        fields[backwards ? from : to] = YES;
    }
}

/* What they said, announced or reported whose name it is, or who are members of it or have a role in it. */
static void
find_by (DossierSearch *search, const DossierFilterTree *leaf, guint n_nodes, guint8 *fields)
{
  DossierFacts *facts = dossier_search_get_facts (search);
  g_autofree guint8 *named = find_names (search, leaf);
  g_autofree guint8 *speakers = g_memdup2 (named, MAX (n_nodes, 1));
  g_autofree guint8 *belonging = find_relations (facts, dossier_relation_is_belonging);
  g_autofree guint8 *speech = find_relations (facts, dossier_relation_is_speech);

  follow (search, belonging, named, TRUE, speakers);
  memset (fields, NO, n_nodes);
  follow (search, speech, speakers, FALSE, fields);
}

static void
find_about (DossierSearch *search, const DossierFilterTree *leaf, guint n_nodes, guint8 *fields)
{
  g_autofree guint8 *named = find_names (search, leaf);
  g_autofree guint8 *topics = find_relations (dossier_search_get_facts (search), dossier_relation_is_topic);

  memset (fields, NO, n_nodes);
  follow (search, topics, named, TRUE, fields);
}

static void
find_ends (DossierSearch *search, const DossierFilterTree *leaf, guint n_nodes, guint8 *fields)
{
  DossierGraph *graph = dossier_search_get_graph (search);
  DossierFacts *facts = dossier_search_get_facts (search);
  g_autofree guint8 *chosen = find_numbers (facts, DOSSIER_FACTS_RELATION, leaf->value);
  const guint *numbers = dossier_facts_get_numbers (facts, DOSSIER_FACTS_RELATION);
  guint n_edges = dossier_graph_get_n_edges (graph);

  memset (fields, NO, n_nodes);
  for (guint i = 0; i < n_edges; i++)
    {
      guint from, to;

      if (chosen[numbers[i]] == NO)
        continue;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      fields[from] = fields[to] = YES;
    }
}

/* What nodes and edges are asked in the same way, each of its own facts. */
typedef struct
{
  guint n_items;
  const DossierDate *(*get_date) (DossierFacts *facts, guint item);
  const DossierDate *(*get_known) (DossierFacts *facts, guint item);
  const guint *(*get_sources) (DossierFacts *facts, guint item, guint *n_sources);
} Items;

static void
find_dated (DossierFacts *facts,
            const DossierFilterTree *leaf,
            guint n_items,
            const DossierDate *(*get_date) (DossierFacts *facts, guint item),
            guint8 *fields)
{
  gboolean is_set = dossier_date_is_set (&leaf->date);

  for (guint i = 0; i < n_items; i++)
    {
      const DossierDate *date = get_date (facts, i);

      if (is_set ? dossier_date_overlaps (date, &leaf->date) : !dossier_date_is_set (date))
        fields[i] = YES;
      else
        fields[i] = NO;
    }
}

static void
find_citing (DossierSearch *search, const DossierFilterTree *leaf, const Items *items, guint8 *fields)
{
  DossierFacts *facts = dossier_search_get_facts (search);
  g_autofree guint8 *sources = find_sources (search, leaf);

  for (guint i = 0; i < items->n_items; i++)
    {
      guint n_cited;
      const guint *cited = items->get_sources (facts, i, &n_cited);

      fields[i] = NO;
      for (guint j = 0; j < n_cited && fields[i] == NO; j++)
        if (sources[cited[j]] != NO)
          fields[i] = YES;
    }
}

/* Whether @leaf is one that items answer from their own facts; then answers it. */
static gboolean
find_by_facts (DossierSearch *search, const DossierFilterTree *leaf, const Items *items, guint8 *fields)
{
  DossierFacts *facts = dossier_search_get_facts (search);

  switch (leaf->field)
    {
    case DOSSIER_FILTER_SOURCE:
      find_citing (search, leaf, items, fields);
      return TRUE;

    case DOSSIER_FILTER_DATE:
      find_dated (facts, leaf, items->n_items, items->get_date, fields);
      return TRUE;

    case DOSSIER_FILTER_KNOWN:
      find_dated (facts, leaf, items->n_items, items->get_known, fields);
      return TRUE;

    case DOSSIER_FILTER_CITED:
      for (guint i = 0; i < items->n_items; i++)
        {
          guint n_cited;

          items->get_sources (facts, i, &n_cited);
          fields[i] = leaf->yes == (n_cited > 0) ? YES : NO;
        }
      return TRUE;

    default:
      return FALSE;
    }
}

/* Words, and what cites a source by its address, which nobody means as words. */
static void
find_words_or_address (
    DossierSearch *search, DossierSearchIndex *index, const DossierFilterTree *leaf, const Items *items, guint8 *fields)
{
  g_autofree guint8 *citing = NULL;

  find_words (index, leaf, fields);
  if (!is_address (leaf->value))
    return;

  citing = g_malloc (MAX (items->n_items, 1));
  find_citing (search, leaf, items, citing);
  for (guint i = 0; i < items->n_items; i++)
    fields[i] = MIN (fields[i], citing[i]);
}

void
dossier_matches_term_find_nodes (DossierSearch *search, const DossierFilterTree *leaf, guint8 *fields)
{
  DossierFacts *facts = dossier_search_get_facts (search);
  const Items items = {
    .n_items = dossier_graph_get_n_nodes (dossier_search_get_graph (search)),
    .get_date = dossier_facts_get_date,
    .get_known = dossier_facts_get_known,
    .get_sources = dossier_facts_get_sources,
  };

  if (find_by_facts (search, leaf, &items, fields))
    return;

  switch (leaf->field)
    {
    case DOSSIER_FILTER_TYPE:
      find_numbered (facts, DOSSIER_FACTS_TYPE, leaf->value, items.n_items, fields);
      break;

    case DOSSIER_FILTER_KIND:
      find_numbered (facts, DOSSIER_FACTS_KIND, leaf->value, items.n_items, fields);
      break;

    case DOSSIER_FILTER_BY:
      find_by (search, leaf, items.n_items, fields);
      break;

    case DOSSIER_FILTER_ABOUT:
      find_about (search, leaf, items.n_items, fields);
      break;

    case DOSSIER_FILTER_RELATION:
      find_ends (search, leaf, items.n_items, fields);
      break;

    default:
      find_words_or_address (search, dossier_search_get_nodes (search), leaf, &items, fields);
      break;
    }
}

void
dossier_matches_term_find_edges (DossierSearch *search,
                                 const DossierFilterTree *leaf,
                                 const guint8 *nodes,
                                 guint8 *fields)
{
  DossierGraph *graph = dossier_search_get_graph (search);
  const Items items = {
    .n_items = dossier_graph_get_n_edges (graph),
    .get_date = dossier_facts_get_edge_date,
    .get_known = dossier_facts_get_edge_known,
    .get_sources = dossier_facts_get_edge_sources,
  };

  if (find_by_facts (search, leaf, &items, fields))
    return;
  if (leaf->field == DOSSIER_FILTER_RELATION)
    {
      find_numbered (dossier_search_get_facts (search), DOSSIER_FACTS_RELATION, leaf->value, items.n_items, fields);
      return;
    }

  if (leaf->field == DOSSIER_FILTER_WORDS)
    find_words_or_address (search, dossier_search_get_edges (search), leaf, &items, fields);
  else
    memset (fields, NO, items.n_items);

  for (guint i = 0; i < items.n_items; i++)
    {
      guint from, to;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      fields[i] = MIN (fields[i], MIN (nodes[from], nodes[to]));
    }
}
