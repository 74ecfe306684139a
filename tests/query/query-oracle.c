/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query-oracle.h"

#include "query/dossier-search.h"

#include <string.h>

struct _QueryOracle
{
  DossierGraph *graph;
  GHashTable *answers; /* (element-type utf8 GByteArray): by term as written: of the nodes, then of the edges */
};

/* What is asked: a node, or an edge (then @node is none). */
typedef struct
{
  QueryOracle *oracle;
  guint node;
  guint edge;
  const char *p;
} Question;

QueryOracle *
query_oracle_new (DossierGraph *graph)
{
  QueryOracle *oracle = g_new0 (QueryOracle, 1);

  oracle->graph = dossier_graph_ref (graph);
  oracle->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_byte_array_unref);
  return oracle;
}

void
query_oracle_free (QueryOracle *oracle)
{
  dossier_graph_unref (oracle->graph);
  g_hash_table_unref (oracle->answers);
  g_free (oracle);
}

/* The words of @text between single spaces, with one before and one after. */
static char *
normalise (const char *text)
{
  g_autofree char *folded = dossier_search_fold (text);
  GString *out = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
      else if (out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

/* Whether the texts have the words: each begins one of theirs, or (@is_phrase) all as they stand in one text. */
static gboolean
have_words (GPtrArray *texts, const char *words, gboolean is_phrase)
{
  g_autofree char *normal = normalise (words);
  g_autofree char *stripped = g_strstrip (g_strdup (normal));
  g_auto (GStrv) single = g_strsplit (stripped, " ", -1);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);

  if (is_phrase)
    g_ptr_array_add (wanted, g_strdup (normal));
  for (guint i = 0; !is_phrase && single[i] != NULL; i++)
    g_ptr_array_add (wanted, g_strconcat (" ", single[i], NULL));

  for (guint i = 0; i < wanted->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < texts->len && !found; j++)
        {
          g_autofree char *text = normalise (g_ptr_array_index (texts, j));

          found = strstr (text, g_ptr_array_index (wanted, i)) != NULL;
        }
      if (!found)
        return FALSE;
    }

  return TRUE;
}

static void
add_text (GPtrArray *texts, const char *text)
{
  if (text != NULL)
    g_ptr_array_add (texts, (gpointer) text);
}

static void
add_citations (GPtrArray *texts, const DossierCitation *citations, guint n_citations)
{
  for (guint i = 0; i < n_citations; i++)
    {
      add_text (texts, citations[i].exact);
      add_text (texts, citations[i].note);
    }
}

static void
add_names (GPtrArray *texts, const DossierNode *node)
{
  add_text (texts, node->label);
  add_text (texts, node->id);
  for (guint i = 0; node->aliases != NULL && node->aliases[i] != NULL; i++)
    add_text (texts, node->aliases[i]);
}

static gboolean
goes_by (const DossierNode *node, const char *value, gboolean is_phrase)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  add_names (names, node);
  return have_words (names, value, is_phrase);
}

static gboolean
is_one_of (const char *word, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, ",", -1);

  return word != NULL && g_strv_contains ((const char *const *) words, word);
}

/* Whether @node was said, announced or reported by somebody of that name, or who belongs to something of that name. */
static gboolean
is_by (DossierGraph *graph, guint node, const char *value, gboolean is_phrase)
{
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      guint from, to, member, group;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      if (to != node || !is_one_of (dossier_graph_get_edge (graph, i)->type, "said,announced,reported"))
        continue;
      if (goes_by (dossier_graph_get_node (graph, from), value, is_phrase))
        return TRUE;

      for (guint j = 0; j < dossier_graph_get_n_edges (graph); j++)
        {
          dossier_graph_get_edge_ends (graph, j, &member, &group);
          if (member == from && is_one_of (dossier_graph_get_edge (graph, j)->type, "member-of,role-in")
              && goes_by (dossier_graph_get_node (graph, group), value, is_phrase))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_about (DossierGraph *graph, guint node, const char *value, gboolean is_phrase)
{
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      guint from, to;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      if (from == node && is_one_of (dossier_graph_get_edge (graph, i)->type, "about,targets,covers,affects")
          && goes_by (dossier_graph_get_node (graph, to), value, is_phrase))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_relation (DossierGraph *graph, guint node, const char *value)
{
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      guint from, to;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      if ((from == node || to == node) && is_one_of (dossier_graph_get_edge (graph, i)->type, value))
        return TRUE;
    }

  return FALSE;
}

static gboolean
cites (DossierGraph *graph, const DossierCitation *citations, guint n_citations, const char *value, gboolean is_phrase)
{
  for (guint i = 0; i < n_citations; i++)
    {
      const DossierSource *source
          = dossier_graph_get_source (graph, dossier_graph_find_source (graph, citations[i].source));
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();

      add_text (texts, source->id);
      add_text (texts, source->title);
      add_text (texts, source->publisher);
      add_text (texts, source->author);
      if (have_words (texts, value, is_phrase))
        return TRUE;
    }

  return FALSE;
}

/* @interval: `A..B` with either end, or one date, or `none` */
static gboolean
is_within (const DossierDate *date, const char *interval)
{
  g_auto (GStrv) ends = g_strsplit (interval, "..", 2);
  DossierDate first = { 0 };
  DossierDate last = { 0 };

  if (g_str_equal (interval, "none") || !dossier_date_is_set (date))
    return g_str_equal (interval, "none") && !dossier_date_is_set (date);

  if (*ends[0] != '\0')
    g_assert_true (dossier_date_parse (ends[0], &first, NULL));
  if (ends[1] == NULL)
    last = first;
  else if (*ends[1] != '\0')
    g_assert_true (dossier_date_parse (ends[1], &last, NULL));

  if (dossier_date_is_set (&first) && date->latest < first.earliest)
    return FALSE;
  return !dossier_date_is_set (&last) || date->earliest <= last.latest;
}

static gboolean
has_date (DossierGraph *graph,
          const DossierDate *own,
          const DossierCitation *citations,
          guint n_citations,
          gboolean known,
          const char *interval)
{
  DossierDate date = { 0 };

  if (!known)
    date = *own;
  for (guint i = 0; i < n_citations; i++)
    {
      const DossierSource *source
          = dossier_graph_get_source (graph, dossier_graph_find_source (graph, citations[i].source));

      if (known && !dossier_date_is_set (&date))
        date = source->published;
      else if (known && dossier_date_is_set (&source->published))
        {
          date.earliest = MIN (date.earliest, source->published.earliest);
          date.latest = MIN (date.latest, source->published.latest);
        }
      else if (!known && !dossier_date_is_set (&date))
        date = citations[i].date;
    }

  return is_within (&date, interval);
}

static gboolean
node_answers (DossierGraph *graph, guint index, const char *field, const char *value, gboolean is_phrase)
{
  const DossierNode *node = dossier_graph_get_node (graph, index);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if (g_str_equal (field, "type"))
    return is_one_of (node->type_name, value);
  if (g_str_equal (field, "kind"))
    return is_one_of (node->kind, value);
  if (g_str_equal (field, "source"))
    return cites (graph, node->citations, node->n_citations, value, is_phrase);
  if (g_str_equal (field, "by"))
    return is_by (graph, index, value, is_phrase);
  if (g_str_equal (field, "about"))
    return is_about (graph, index, value, is_phrase);
  if (g_str_equal (field, "relation"))
    return has_relation (graph, index, value);
  if (g_str_equal (field, "date") || g_str_equal (field, "known"))
    return has_date (graph, &node->date, node->citations, node->n_citations, *field == 'k', value);
  if (g_str_equal (field, "cited"))
    return g_str_equal (value, "yes") == (node->n_citations > 0);

  g_assert_cmpstr (field, ==, "");
  add_names (texts, node);
  add_text (texts, node->description);
  add_citations (texts, node->citations, node->n_citations);
  return have_words (texts, value, is_phrase);
}

static gboolean
edge_answers (DossierGraph *graph, guint index, const char *field, const char *value, gboolean is_phrase)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, index);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint from, to;

  if (g_str_equal (field, "source"))
    return cites (graph, edge->citations, edge->n_citations, value, is_phrase);
  if (g_str_equal (field, "relation"))
    return is_one_of (edge->type, value);
  if (g_str_equal (field, "date") || g_str_equal (field, "known"))
    return has_date (graph, &edge->date, edge->citations, edge->n_citations, *field == 'k', value);
  if (g_str_equal (field, "cited"))
    return g_str_equal (value, "yes") == (edge->n_citations > 0);

  add_text (texts, edge->label);
  add_citations (texts, edge->citations, edge->n_citations);
  if (*field == '\0' && have_words (texts, value, is_phrase))
    return TRUE;

  dossier_graph_get_edge_ends (graph, index, &from, &to);
  return node_answers (graph, from, field, value, is_phrase) || node_answers (graph, to, field, value, is_phrase);
}

/* What every record answers to one term, worked out once. */
static GByteArray *
answer_term (QueryOracle *oracle, const char *term, const char *field, const char *value, gboolean is_phrase)
{
  GByteArray *answers = g_hash_table_lookup (oracle->answers, term);
  guint8 answer;

  if (answers != NULL)
    return answers;

  answers = g_byte_array_new ();
  for (guint i = 0; i < dossier_graph_get_n_nodes (oracle->graph); i++)
    {
      answer = (guint8) node_answers (oracle->graph, i, field, value, is_phrase);
      g_byte_array_append (answers, &answer, 1);
    }
  for (guint i = 0; i < dossier_graph_get_n_edges (oracle->graph); i++)
    {
      answer = (guint8) edge_answers (oracle->graph, i, field, value, is_phrase);
      g_byte_array_append (answers, &answer, 1);
    }
  g_hash_table_insert (oracle->answers, g_strdup (term), answers);
  return answers;
}

static gboolean read_any (Question *question);

static gboolean
read_term (Question *question)
{
  g_autofree char *field = g_strdup ("");
  g_autofree char *value = NULL;
  g_autofree char *term = NULL;
  GByteArray *answers;
  gboolean is_phrase;
  const char *start;
  const char *end;

  if (*question->p == '-')
    {
      question->p++;
      return !read_term (question);
    }

  if (*question->p == '(')
    {
      gboolean answer;

      question->p++;
      answer = read_any (question);
      g_assert_cmpint (*question->p, ==, ')');
      question->p++;
      return answer;
    }

  start = question->p;
  end = question->p + strcspn (question->p, ": \")");
  if (*end == ':')
    {
      g_free (field);
      field = g_strndup (question->p, (gsize) (end - question->p));
      question->p = end + 1;
    }

  is_phrase = *question->p == '"';
  question->p += is_phrase;
  end = question->p + strcspn (question->p, is_phrase ? "\"" : " )");
  value = g_strndup (question->p, (gsize) (end - question->p));
  question->p = end + is_phrase;

  term = g_strndup (start, (gsize) (question->p - start));
  answers = answer_term (question->oracle, term, field, value, is_phrase);
  return answers->data[question->node != DOSSIER_INDEX_NONE
                           ? question->node
                           : dossier_graph_get_n_nodes (question->oracle->graph) + question->edge];
}

static gboolean
read_all (Question *question)
{
  gboolean answer = TRUE;

  do
    {
      question->p += strspn (question->p, " ");
      answer &= read_term (question);
      question->p += strspn (question->p, " ");
    }
  while (*question->p != '\0' && *question->p != ')' && !g_str_has_prefix (question->p, "OR "));

  return answer;
}

static gboolean
read_any (Question *question)
{
  gboolean answer = read_all (question);

  while (g_str_has_prefix (question->p, "OR "))
    {
      question->p += strlen ("OR ");
      answer |= read_all (question);
    }

  return answer;
}

gboolean
query_oracle_has_node (QueryOracle *oracle, const char *query, guint node)
{
  Question question = { oracle, node, DOSSIER_INDEX_NONE, query };

  return read_any (&question);
}

gboolean
query_oracle_has_edge (QueryOracle *oracle, const char *query, guint edge)
{
  Question question = { oracle, DOSSIER_INDEX_NONE, edge, query };

  return read_any (&question);
}

static void
make_query (GRand *random, const char *const *terms, guint n_terms, guint depth, GString *query)
{
  gint n = g_rand_int_range (random, depth == 0 ? 2 : 1, 4);

  for (gint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (query, g_rand_int_range (random, 0, 3) == 0 ? " OR " : " ");
      if (g_rand_int_range (random, 0, 4) == 0)
        g_string_append_c (query, '-');

      if (depth < 2 && g_rand_int_range (random, 0, 4) == 0)
        {
          g_string_append_c (query, '(');
          make_query (random, terms, n_terms, depth + 1, query);
          g_string_append_c (query, ')');
        }
      else
        g_string_append (query, terms[g_rand_int_range (random, 0, (gint32) n_terms)]);
    }
}

void
query_oracle_make_query (GRand *random, const char *const *terms, guint n_terms, GString *query)
{
  make_query (random, terms, n_terms, 0, query);
}
