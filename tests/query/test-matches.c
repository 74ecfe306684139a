/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query-oracle.h"

#include "core/dossier-reader.h"
#include "query/dossier-matches.h"

#include <string.h>

/* clang-format off */
#define HEAD                                                                                                           \
  "{\"dossier\":1,\"sources\":["                                                                                       \
  "{\"id\":\"s\",\"title\":\"Ferry stays in port\",\"publisher\":\"Asia Times\",\"author\":\"Ann Lee\","              \
  "\"url\":\"https://news.example.org/x\",\"datePublished\":\"2026-01-08\"},"                                         \
  "{\"id\":\"wire\",\"title\":\"A wire\",\"datePublished\":\"2026-01~\"},"                                            \
  "{\"id\":\"undated\",\"title\":\"No date\"}],\"nodes\":["
#define NODE(id, type, label, more) "{\"id\":\"" id "\",\"type\":\"" type "\",\"label\":\"" label "\"" more "}"
#define EDGE(from, type, to, more) "{\"from\":\"" from "\",\"to\":\"" to "\",\"type\":\"" type "\"" more "}"
#define QUOTES(citations) ",\"citations\":[" citations "]"
#define QUOTE(source, words, more) "{\"source\":\"" source "\",\"exact\":\"" words "\"" more "}"
#define TEXT(name, value) ",\"" name "\":\"" value "\""

static const char small[] = HEAD
  /* 0 */ NODE ("he-yadong", "actor", "Hé Yadong", TEXT ("kind", "person") QUOTES (QUOTE ("s", "the spokesman", ""))) ","
  /* 1 */ NODE ("mofcom", "actor", "Ministry of Commerce", TEXT ("kind", "ministry") ",\"aliases\":[\"中国商务部\"]") ","
  /* 2 */ NODE ("spare", "statement", "Civilians are spared", TEXT ("date", "2026-01-08")
                QUOTES (QUOTE ("s", "the ban would spare civilian\xe2\x80\x91use goods", ""))) ","
  /* 3 */ NODE ("stop", "statement", "All reviews stopped",
                QUOTES (QUOTE ("undated", "stopped", "") ","
                        QUOTE ("wire", "reviews", TEXT ("date", "2026-01-09?") TEXT ("note", "From the twelfth line.")))) ","
  /* 4 */ NODE ("ban", "measure", "The ban", TEXT ("kind", "ban") TEXT ("date", "2026-01-06/..")) ","
  /* 5 */ NODE ("dy", "element", "Dysprosium", "") ","
  /* 6 */ NODE ("odd", "element-group", "Civilian goods, would be", TEXT ("description", "dysprosium or 商务x务部"))
  "],\"edges\":["
  /* 0 */ EDGE ("he-yadong", "said", "spare", TEXT ("date", "2026-01-08") QUOTES (QUOTE ("s", "he told reporters", ""))) ","
  /* 1 */ EDGE ("he-yadong", "role-in", "mofcom", "") ","
  /* 2 */ EDGE ("mofcom", "announced", "ban", TEXT ("label", "by decree")) ","
  /* 3 */ EDGE ("ban", "covers", "dy", "") ","
  /* 4 */ EDGE ("spare", "contradicts", "stop", QUOTES (QUOTE ("wire", "in contrast", TEXT ("note", "An inference."))))
  "]}";

static const char twice_known[] = HEAD
  NODE ("a", "report", "A", QUOTES (QUOTE ("s", "q", "") "," QUOTE ("wire", "q", "") "," QUOTE ("undated", "q", "") ","
                                    QUOTE ("s", "r", "")))
  "]}";
/* clang-format on */

static const char *bundled_path;

static DossierSearch *
read_search (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierGraph) graph = dossier_reader_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return dossier_search_new (graph);
}

static DossierMatches *
ask (DossierSearch *search, const char *query, DossierFocus *focus)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFilter) filter = dossier_filter_parse (query, NULL, &error);
  DossierMatches *matches;

  g_assert_no_error (error);
  matches = dossier_matches_new (search, filter, focus, NULL);
  g_assert_nonnull (matches);
  return matches;
}

static char *
print_indices (const guint *indices, guint n_indices)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < n_indices; i++)
    g_string_append_printf (out, "%s%u", i > 0 ? " " : "", indices[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_answer (DossierSearch *search, const char *query, const char *expected_nodes, const char *expected_edges)
{
  g_autoptr (DossierMatches) matches = ask (search, query, NULL);
  g_autofree char *nodes = NULL;
  g_autofree char *edges = NULL;
  const guint *indices;
  guint n_indices;

  indices = dossier_matches_get_nodes (matches, &n_indices);
  nodes = print_indices (indices, n_indices);
  indices = dossier_matches_get_edges (matches, &n_indices);
  edges = print_indices (indices, n_indices);

  g_test_message ("%s", query);
  g_assert_cmpstr (nodes, ==, expected_nodes);
  g_assert_cmpstr (edges, ==, expected_edges);
}

static void
test_words (void)
{
  g_autoptr (DossierSearch) search = read_search (small);

  assert_answer (search, "", "0 1 2 3 4 5 6", "0 1 2 3 4");
  assert_answer (search, "civ", "2 6", "0 4");
  assert_answer (search, "he", "0", "0 1");
  assert_answer (search, "HÉ yad", "0", "0 1");
  assert_answer (search, "商务部", "1", "1 2");
  assert_answer (search, "商务", "1 6", "1 2");
  /* The notes of citations, and an edge's own label, quote and note. */
  assert_answer (search, "twelfth", "3", "4");
  assert_answer (search, "decree", "", "2");
  assert_answer (search, "told", "", "0");
  assert_answer (search, "inference", "", "4");
  /* One word is the one end's, the other the edge's own. */
  assert_answer (search, "inference twelfth", "", "4");
  assert_answer (search, "-civ", "0 1 4 3 5", "1 2 3");
  assert_answer (search, "dys OR civ -goods", "5 6", "3");
  assert_answer (search, "(dys OR civ) -goods", "5", "3");
  assert_answer (search, "dys OR ban", "4 5 2 6", "0 2 3 4");
  assert_answer (search, "civ -(would be)", "2", "0 4");
  assert_answer (search, "ban — !", "4 2", "0 2 3 4");
}

static void
test_phrases (void)
{
  g_autoptr (DossierSearch) search = read_search (small);

  assert_answer (search, "\"spare civilian use\"", "2", "0 4");
  assert_answer (search, "\"spare civilian-use goods\"", "2", "0 4");
  assert_answer (search, "\"spare civ", "2", "0 4");
  assert_answer (search, "\"spare civ\"", "", "");
  assert_answer (search, "\"civilian goods\"", "6", "");
  assert_answer (search, "\"civilian spare\"", "", "");
  assert_answer (search, "\"civilian\"", "6 2", "0 4");
  assert_answer (search, "\"he\"", "0", "0 1");
  assert_answer (search, "\"spa\"", "", "");
  /* Not across two pieces of text. */
  assert_answer (search, "\"goods would\"", "6", "");
  assert_answer (search, "\"spared the\"", "", "");
  /* Signs are found anywhere in a run, and never across a break. */
  assert_answer (search, "\"商务部\"", "1", "1 2");
  assert_answer (search, "\"商务 x 务\"", "6", "");
  assert_answer (search, "\"or 商\"", "6", "");
  assert_answer (search, "\"x 务\"", "6", "");
}

static void
assert_reason (DossierSearch *search, const char *query, const char *expected)
{
  g_autoptr (DossierFilter) filter = dossier_filter_parse (query, NULL, NULL);
  g_autoptr (DossierMatches) matches = dossier_matches_new (search, filter, NULL, NULL);
  g_autofree char *reason = dossier_matches_explain_none (matches);

  g_assert_cmpstr (reason, ==, expected);
}

static void
test_reasons (void)
{
  g_autoptr (DossierSearch) search = read_search (small);

  assert_reason (search, "type:elemnt", "Nothing in this dossier matches “type:elemnt”.");
  assert_reason (search, "kind:person zebra -type:x", "Nothing in this dossier matches “zebra”.");
  assert_reason (search, "", NULL);
  assert_reason (search, "kind:person", NULL);
  /* Each is there, both together are not. */
  assert_reason (search, "kind:person type:element", NULL);
  /* Which of those would have to be another word is anybody's guess. */
  assert_reason (search, "zebra OR elemnt", NULL);
  assert_reason (search, "(zebra elemnt)", NULL);
  assert_reason (search, "(zebra OR x) elemnt", "Nothing in this dossier matches “elemnt”.");
  assert_reason (search, "-kind:p", NULL);
}

static void
test_fields (void)
{
  g_autoptr (DossierSearch) search = read_search (small);

  /* The word itself before what it begins. */
  assert_answer (search, "type:element", "5", "3");
  assert_answer (search, "type:elem", "5 6", "3");
  assert_answer (search, "type:Element,measure", "4 5", "2 3");
  assert_answer (search, "type:(element OR measure)", "4 5", "2 3");
  assert_answer (search, "type:nothing", "", "");
  assert_answer (search, "-type:nothing", "0 1 2 4 3 5 6", "0 1 2 3 4");
  assert_answer (search, "kind:person", "0", "0 1");
  assert_answer (search, "kind:p,b", "0 4", "0 1 2 3");

  assert_answer (search, "source:\"Asia Times\"", "0 2", "0");
  assert_answer (search, "source:times", "0 2", "0");
  assert_answer (search, "source:ferry", "0 2", "0");
  assert_answer (search, "source:lee", "0 2", "0");
  assert_answer (search, "source:news.example.org", "0 2", "0");
  assert_answer (search, "source:wire", "3", "4");
  assert_answer (search, "source:(asia OR wire)", "0 2 3", "0 4");
  assert_answer (search, "source:https", "", "");
  /* An address pasted from a browser. */
  assert_answer (search, "source:https://news.example.org/x", "0 2", "0");
  assert_answer (search, "https://news.example.org/", "0 2", "0 1 4");
  assert_answer (search, "https://news.example.org/y", "", "");

  /* He speaks for the ministry, the ministry not for him. */
  assert_answer (search, "by:\"He Yadong\"", "2", "0 4");
  assert_answer (search, "by:he-yadong", "2", "0 4");
  assert_answer (search, "by:mofcom", "2 4", "0 2 3 4");
  assert_answer (search, "by:商务部", "2 4", "0 2 3 4");
  assert_answer (search, "by:spokesman", "", "");
  assert_answer (search, "about:dysprosium", "4", "2 3");
  assert_answer (search, "about:dy", "4", "2 3");
  assert_answer (search, "about:ban", "", "");
  assert_answer (search, "relation:contradicts", "2 3", "4");
  assert_answer (search, "relation:said,role-in", "0 1 2", "0 1");
  assert_answer (search, "cited:no", "1 4 5 6", "1 2 3");
  assert_answer (search, "cited:y", "0 2 3", "0 4");
}

static void
test_dates (void)
{
  g_autoptr (DossierSearch) search = read_search (small);
  DossierFacts *facts = dossier_search_get_facts (search);
  guint n_sources;
  const guint *sources;

  assert_answer (search, "date:2026-01-08", "2 4", "0");
  assert_answer (search, "date:2026-01-09", "4 3", "");
  assert_answer (search, "date:..2026-01-08", "2 4", "0");
  assert_answer (search, "date:2026-01-09..", "4 3", "");
  assert_answer (search, "date:2026", "2 4 3", "0");
  assert_answer (search, "date:2025", "", "");
  assert_answer (search, "date:none", "0 1 5 6", "1 2 3 4");
  assert_answer (search, "-date:none", "2 4 3", "0");
  /* 2026-01~ can be any day of the month. */
  assert_answer (search, "known:..2026-01-07", "3", "4");
  assert_answer (search, "known:2026-01-08", "0 2 3", "0 4");
  assert_answer (search, "known:2026-02..", "", "");
  assert_answer (search, "known:none", "1 4 5 6", "1 2 3");

  /* Its own date, then that of the first citation with one; the first publication of all. */
  g_assert_cmpint (dossier_facts_get_date (facts, 3)->flags, ==, DOSSIER_DATE_UNCERTAIN);
  g_assert_true (dossier_date_is_set (dossier_facts_get_known (facts, 3)));
  g_assert_false (dossier_date_is_set (dossier_facts_get_known (facts, 1)));
  sources = dossier_facts_get_sources (facts, 3, &n_sources);
  g_assert_cmpuint (n_sources, ==, 2);
  g_assert_cmpuint (sources[0], ==, 2);
  g_assert_cmpuint (sources[1], ==, 1);
  dossier_facts_get_sources (facts, 1, &n_sources);
  g_assert_cmpuint (n_sources, ==, 0);
  g_assert_cmpstr (dossier_facts_get_word (facts, DOSSIER_FACTS_RELATION,
                                           dossier_facts_get_number (facts, DOSSIER_FACTS_RELATION, 4)),
                   ==, "contradicts");
  g_assert_cmpuint (dossier_facts_get_number (facts, DOSSIER_FACTS_KIND, 2), ==, DOSSIER_INDEX_NONE);
}

/* One source was published some time in January, the other on the 8th: it was known by then. */
static void
test_known (void)
{
  g_autoptr (DossierSearch) search = read_search (twice_known);
  DossierFacts *facts = dossier_search_get_facts (search);
  const DossierDate *known = dossier_facts_get_known (facts, 0);
  guint n_sources;

  g_assert_cmpint (known->earliest, ==, dossier_date_join_day (2026, 1, 1));
  g_assert_cmpint (known->latest, ==, dossier_date_join_day (2026, 1, 8));
  g_assert_cmpint (known->flags, ==, DOSSIER_DATE_APPROXIMATE);
  assert_answer (search, "known:2026-01-08", "0", "");
  assert_answer (search, "known:2026-01-09..", "", "");

  dossier_facts_get_sources (facts, 0, &n_sources);
  g_assert_cmpuint (n_sources, ==, 3);
}

static void
test_focus (void)
{
  g_autoptr (DossierSearch) search = read_search (small);
  g_autoptr (DossierFocus) focus = dossier_focus_new_around ("ban", 1);
  g_autoptr (DossierMatches) near = ask (search, "", focus);
  g_autoptr (DossierMatches) actors = ask (search, "type:actor", focus);
  g_autoptr (DossierMatches) all = dossier_matches_new (search, NULL, NULL, NULL);
  g_autoptr (DossierMatches) empty = ask (search, " — ", NULL);
  guint n_found;

  dossier_matches_get_nodes (near, &n_found);
  g_assert_cmpuint (n_found, ==, 3);
  g_assert_false (dossier_matches_is_everything (near));
  dossier_matches_get_edges (near, &n_found);
  g_assert_cmpuint (n_found, ==, 2);

  g_assert_cmpuint (dossier_matches_get_nodes (actors, &n_found)[0], ==, 1);
  g_assert_cmpuint (n_found, ==, 1);
  g_assert_true (dossier_matches_has_node (actors, 1));
  g_assert_false (dossier_matches_has_node (actors, 0));
  g_assert_true (dossier_matches_has_edge (actors, 2));
  g_assert_false (dossier_matches_has_edge (actors, 1));
  g_assert_cmpuint (dossier_matches_get_node_mask (actors)[1], ==, 1);

  g_assert_true (dossier_matches_is_everything (all));
  g_assert_null (dossier_matches_get_filter (all));
  g_assert_true (dossier_matches_is_everything (empty));
  g_assert_nonnull (dossier_matches_get_filter (empty));
  g_assert_true (dossier_matches_get_graph (all) == dossier_search_get_graph (search));
}

static void
test_sizes (void)
{
  g_autoptr (DossierSearch) none = read_search ("{\"dossier\":1}");
  g_autoptr (DossierSearch) one
      = read_search ("{\"dossier\":1,\"nodes\":[{\"id\":\"a\",\"type\":\"actor\",\"label\":\"A\"}]}");
  static const char *const queries[]
      = { "", "a", "\"a\"", "type:actor", "-b", "by:a OR about:a", "relation:x", "source:a", "date:none", "cited:no" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      assert_answer (none, queries[i], "", "");
      assert_answer (one, queries[i],
                     strstr (queries[i], "about") || strchr ("rs", *queries[i] ? *queries[i] : 'x') ? "" : "0", "");
    }
}

static void
test_cancelled (void)
{
  g_autoptr (DossierSearch) search = read_search (small);
  g_autoptr (DossierFilter) filter = dossier_filter_parse ("ban type:measure", NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DossierMatches) matches = dossier_matches_new (search, filter, NULL, cancellable);

  g_assert_nonnull (matches);
  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_matches_new (search, filter, NULL, cancellable));
  g_assert_null (dossier_matches_new (search, NULL, NULL, cancellable));
}

typedef struct
{
  DossierSearch *search;
  DossierMatches *matches; /* shared, its edges not found yet */
  const guint *edges;
} Work;

static gpointer
work (gpointer data)
{
  Work *job = data;
  guint n_edges;

  job->edges = dossier_matches_get_edges (job->matches, &n_edges);
  g_assert_cmpuint (n_edges, ==, 2);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (DossierMatches) own = ask (job->search, i % 2 ? "civ" : "\"spare civ", NULL);

      dossier_matches_get_nodes (own, &n_edges);
      g_assert_cmpuint (n_edges, ==, i % 2 ? 2 : 1);
      dossier_matches_unref (dossier_matches_ref (job->matches));
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (DossierSearch) search = read_search (small);
  g_autoptr (DossierMatches) matches = ask (search, "civ", NULL);
  Work works[4];
  GThread *threads[G_N_ELEMENTS (works)];

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      works[i] = (Work){ search, matches, NULL };
      threads[i] = g_thread_new ("ask", work, &works[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    g_thread_join (threads[i]);
  for (guint i = 1; i < G_N_ELEMENTS (works); i++)
    g_assert_true (works[i].edges == works[0].edges);
}

/* The bundled dossier, asked by the program and by the rule itself. */
static void
test_against_rule (void)
{
  static const char *const terms[] = {
    "ban",
    "civ",
    "\"civilian users\"",
    "\"rare earth\"",
    "\"He\"",
    "legit",
    "japan",
    "type:statement",
    "type:actor,measure",
    "kind:person",
    "kind:direct",
    "source:\"Global Times\"",
    "source:pao",
    "source:rejects",
    "by:\"He Yadong\"",
    "by:mofcom",
    "by:\"Wall Street Journal\"",
    "about:dysprosium",
    "about:\"rare earths\"",
    "about:taiwan",
    "relation:contradicts",
    "relation:said,announced",
    "date:2026-01-06..2026-01-09",
    "date:..2025",
    "date:none",
    "known:..2026-01-08",
    "known:2026-01-12",
    "cited:no",
    "cited:yes",
  };
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSearch) search = NULL;
  g_autoptr (QueryOracle) oracle = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  DossierGraph *graph;
  guint n_some = 0;

  g_file_get_contents (bundled_path, &json, NULL, &error);
  g_assert_no_error (error);
  search = read_search (json);
  graph = dossier_search_get_graph (search);
  oracle = query_oracle_new (graph);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) query = g_string_new (NULL);
      g_autoptr (DossierMatches) matches = NULL;
      guint n_found;

      /* Each term alone, then random ones together. */
      if (round < G_N_ELEMENTS (terms))
        g_string_append (query, terms[round]);
      else
        query_oracle_make_query (random, terms, G_N_ELEMENTS (terms), query);

      matches = ask (search, query->str, NULL);
      for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
        if (dossier_matches_has_node (matches, i) != query_oracle_has_node (oracle, query->str, i))
          g_error ("%s: %s", query->str, dossier_graph_get_node (graph, i)->id);
      for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
        if (dossier_matches_has_edge (matches, i) != query_oracle_has_edge (oracle, query->str, i))
          g_error ("%s: edge %u", query->str, i);

      dossier_matches_get_nodes (matches, &n_found);
      n_some += n_found > 0 && n_found < dossier_graph_get_n_nodes (graph);
    }

  g_assert_cmpuint (n_some, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  bundled_path = argv[1];

  g_test_add_func ("/matches/words", test_words);
  g_test_add_func ("/matches/phrases", test_phrases);
  g_test_add_func ("/matches/reasons", test_reasons);
  g_test_add_func ("/matches/fields", test_fields);
  g_test_add_func ("/matches/dates", test_dates);
  g_test_add_func ("/matches/known", test_known);
  g_test_add_func ("/matches/focus", test_focus);
  g_test_add_func ("/matches/sizes", test_sizes);
  g_test_add_func ("/matches/cancelled", test_cancelled);
  g_test_add_func ("/matches/threads", test_threads);
  g_test_add_func ("/matches/against-rule", test_against_rule);

  return g_test_run ();
}
