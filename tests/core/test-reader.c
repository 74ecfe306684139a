/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-error.h"
#include "core/dossier-problem.h"
#include "core/dossier-reader.h"
#include "test-support.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Reads what must not be read, written with ' for ". */
static GPtrArray *
read_broken (const char *text, int code)
{
  g_autoptr (GBytes) bytes = test_json_bytes (text);
  g_autoptr (GError) error = NULL;
  GPtrArray *problems = NULL;
  DossierGraph *graph = dossier_reader_read_bytes (bytes, &problems, NULL, &error);

  g_assert_null (graph);
  g_assert_error (error, DOSSIER_ERROR, code);
  g_assert_cmpuint (problems->len, >, 0);
  return problems;
}

static void
assert_problem (GPtrArray *problems, guint i, const char *place, guint line, guint column, const char *word)
{
  const DossierProblem *problem;

  g_assert_cmpuint (i, <, problems->len);
  problem = g_ptr_array_index (problems, i);
  g_test_message ("%u:%u %s: %s", problem->line, problem->column, problem->place, problem->message);
  g_assert_cmpstr (problem->place, ==, place);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpuint (problem->column, ==, column);
  g_assert_nonnull (strstr (problem->message, word));
}

static void
test_everything (void)
{
  g_autoptr (DossierGraph) graph = test_graph (
      "{'dossier': 1, 'title': 'T', 'description': 'D', 'lang': 'en', 'created': '2026-02-01T09:00:00Z',"
      " 'sources': [{'id': 's', 'title': 'S', 'publisher': 'P', 'author': 'A', 'url': 'https://example.org/',"
      "  'datePublished': '2026-01', 'dateRetrieved': '2026-02-01', 'lang': 'ja', 'text': 'sources/s.txt',"
      "  'contentHash': 'sha256-0123456789abcdef0123456789abcdef0123456789abcdef0123456789ABCDEF', 'note': 'N'}],"
      " 'nodes': [{'id': 'he', 'type': 'actor', 'kind': 'person', 'label': 'He \\u0022Yadong\\u0022',"
      "   'aliases': ['A1', 'A2'], 'description': 'D', 'date': '2026',"
      "   'citations': [{'source': 's', 'exact': 'x', 'prefix': 'p', 'suffix': 'q', 'start': 1, 'end': 2,"
      "     'date': '2026-01-08', 'dateBasis': 'derived', 'note': 'n'}, {'source': 's', 'exact': 'y'}],"
      "   'properties': {'role': 'r', 'n': 1.10, 'b': true, 'z': null, 'a': [1, 2], 'o': {'p': 1}}},"
      "  {'id': 'c', 'type': 'legal-case', 'label': 'C'}],"
      " 'edges': [{'from': 'he', 'to': 'c', 'type': 'responds-to', 'label': 'L', 'date': '2025/..',"
      "   'citations': [{'source': 's', 'exact': 'z'}], 'properties': {'k': 'v'}}, {'id': 'l', 'from': 'c', 'to': 'c',"
      "   'type': 'about'}],"
      " 'view': {'engine': 'neato', 'positions': {'c': [1.5, -2], 'gone': [0, 0]}}}");
  const DossierSource *source = dossier_graph_get_source (graph, 0);
  const DossierNode *node = dossier_graph_get_node (graph, 0);
  const DossierEdge *edge = dossier_graph_get_edge (graph, 0);
  const guint *incident;
  double x = 0, y = 0;
  guint n;

  g_assert_cmpstr (dossier_graph_get_title (graph), ==, "T");
  g_assert_cmpstr (dossier_graph_get_description (graph), ==, "D");
  g_assert_cmpstr (dossier_graph_get_lang (graph), ==, "en");

  g_assert_cmpuint (dossier_graph_get_n_sources (graph), ==, 1);
  g_assert_cmpstr (source->id, ==, "s");
  g_assert_cmpstr (source->title, ==, "S");
  g_assert_cmpstr (source->publisher, ==, "P");
  g_assert_cmpstr (source->author, ==, "A");
  g_assert_cmpstr (source->url, ==, "https://example.org/");
  g_assert_cmpstr (source->date_published, ==, "2026-01");
  g_assert_cmpint (source->published.precision, ==, DOSSIER_DATE_PRECISION_MONTH);
  g_assert_cmpstr (source->date_retrieved, ==, "2026-02-01");
  g_assert_cmpstr (source->lang, ==, "ja");
  g_assert_cmpstr (source->text, ==, "sources/s.txt");
  g_assert_true (g_str_has_prefix (source->content_hash, "sha256-0123"));
  g_assert_cmpstr (source->note, ==, "N");

  g_assert_cmpuint (dossier_graph_get_n_nodes (graph), ==, 2);
  g_assert_cmpint (node->type, ==, DOSSIER_NODE_TYPE_ACTOR);
  g_assert_cmpstr (node->type_name, ==, "actor");
  g_assert_cmpstr (node->kind, ==, "person");
  g_assert_cmpstr (node->label, ==, "He \"Yadong\"");
  g_assert_cmpuint (g_strv_length ((char **) node->aliases), ==, 2);
  g_assert_cmpstr (node->aliases[1], ==, "A2");
  g_assert_cmpstr (node->description, ==, "D");
  g_assert_cmpstr (node->date_text, ==, "2026");
  g_assert_cmpint (node->date.precision, ==, DOSSIER_DATE_PRECISION_YEAR);
  g_assert_cmpuint (node->n_citations, ==, 2);
  g_assert_cmpstr (node->citations[0].source, ==, "s");
  g_assert_cmpstr (node->citations[0].exact, ==, "x");
  g_assert_cmpstr (node->citations[0].prefix, ==, "p");
  g_assert_cmpstr (node->citations[0].suffix, ==, "q");
  g_assert_cmpint (node->citations[0].start, ==, 1);
  g_assert_cmpint (node->citations[0].end, ==, 2);
  g_assert_cmpstr (node->citations[0].date_text, ==, "2026-01-08");
  g_assert_cmpint (node->citations[0].date.precision, ==, DOSSIER_DATE_PRECISION_DAY);
  g_assert_cmpint (node->citations[0].basis, ==, DOSSIER_DATE_BASIS_DERIVED);
  g_assert_cmpstr (node->citations[0].note, ==, "n");
  g_assert_cmpint (node->citations[1].start, ==, -1);
  g_assert_cmpint (node->citations[1].end, ==, -1);
  g_assert_cmpint (node->citations[1].basis, ==, DOSSIER_DATE_BASIS_NONE);
  g_assert_false (dossier_date_is_set (&node->citations[1].date));
  g_assert_cmpuint (node->n_properties, ==, 6);
  g_assert_cmpstr (dossier_node_get_property (node, "role"), ==, "r");
  g_assert_cmpstr (dossier_node_get_property (node, "n"), ==, "1.10");
  g_assert_cmpstr (dossier_node_get_property (node, "b"), ==, "true");
  g_assert_cmpstr (dossier_node_get_property (node, "z"), ==, "null");
  g_assert_cmpstr (dossier_node_get_property (node, "a"), ==, "[1, 2]");
  g_assert_cmpstr (dossier_node_get_property (node, "o"), ==, "{\"p\": 1}");
  g_assert_null (dossier_node_get_property (node, "p"));

  node = dossier_graph_get_node (graph, 1);
  g_assert_cmpint (node->type, ==, DOSSIER_NODE_TYPE_OTHER);
  g_assert_cmpstr (node->type_name, ==, "legal-case");
  g_assert_null (node->aliases);
  g_assert_false (dossier_date_is_set (&node->date));

  g_assert_null (edge->id);
  g_assert_cmpstr (edge->type, ==, "responds-to");
  g_assert_cmpstr (edge->label, ==, "L");
  g_assert_cmphex (edge->date.flags, ==, DOSSIER_DATE_INTERVAL | DOSSIER_DATE_OPEN_END);
  g_assert_cmpuint (edge->n_citations, ==, 1);
  g_assert_cmpuint (edge->n_properties, ==, 1);

  g_assert_cmpuint (dossier_graph_find_source (graph, "s"), ==, 0);
  g_assert_cmpuint (dossier_graph_find_node (graph, "c"), ==, 1);
  g_assert_cmpuint (dossier_graph_find_node (graph, "s"), ==, DOSSIER_INDEX_NONE);
  g_assert_cmpuint (dossier_graph_find_edge (graph, "l"), ==, 1);
  g_assert_cmpuint (dossier_graph_find_edge (graph, ""), ==, DOSSIER_INDEX_NONE);

  incident = dossier_graph_get_incident_edges (graph, 1, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (incident[0], ==, 0);
  g_assert_cmpuint (incident[1], ==, 1);
  g_assert_cmpuint (dossier_graph_get_degree (graph, 0), ==, 1);
  g_assert_cmpuint (dossier_graph_get_other_end (graph, 0, 0), ==, 1);
  g_assert_cmpuint (dossier_graph_get_other_end (graph, 0, 1), ==, 0);
  g_assert_cmpuint (dossier_graph_get_other_end (graph, 1, 1), ==, 1);

  g_assert_cmpstr (dossier_graph_get_view_engine (graph), ==, "neato");
  g_assert_false (dossier_graph_get_view_position (graph, 0, &x, &y));
  g_assert_true (dossier_graph_get_view_position (graph, 1, &x, &y));
  g_assert_cmpfloat (x, ==, 1.5);
  g_assert_cmpfloat (y, ==, -2);
}

static void
test_revisions_differ (void)
{
  g_autoptr (DossierGraph) a = test_graph ("{'dossier':1}");
  g_autoptr (DossierGraph) b = test_graph ("{'dossier':1}");

  g_assert_cmpuint (dossier_graph_get_revision (a), !=, dossier_graph_get_revision (b));
  g_assert_cmpuint (dossier_graph_get_n_nodes (a), ==, 0);
  g_assert_null (dossier_graph_get_title (a));
  g_assert_null (dossier_graph_get_view_engine (a));
}

/* All of them, in the file's order, each with its line, though nodes are read after sources and edges after nodes. */
static void
test_problems_in_order (void)
{
  g_autoptr (GPtrArray) problems = read_broken ("{'dossier': 1,\n"
                                                " 'edges': [\n"
                                                "  {'from': 'a', 'to': 'x', 'type': 'said'}],\n"
                                                " 'nodes': [\n"
                                                "  {'id': 'a', 'type': 'actor', 'label': 'é', 'date': 'May'},\n"
                                                "  {'id': 'a', 'label': ''}],\n"
                                                " 'sources': [\n"
                                                "  {'id': 's', 'title': 7}]}",
                                                DOSSIER_ERROR_INVALID);

  g_assert_cmpuint (problems->len, ==, 6);
  assert_problem (problems, 0, "edges[0].to", 3, 23, "no node");
  assert_problem (problems, 1, "nodes[0].date", 5, 54, "not a date");
  assert_problem (problems, 2, "nodes[1]", 6, 3, "no \"type\"");
  assert_problem (problems, 3, "nodes[1].id", 6, 10, "nodes[0]");
  assert_problem (problems, 4, "nodes[1].label", 6, 24, "empty");
  assert_problem (problems, 5, "sources[0].title", 8, 24, "here is a number");
}

static void
test_error_counts_the_rest (void)
{
  g_autoptr (GBytes) bytes = test_json_bytes ("{'dossier':1,'title':1,'lang':2,'description':3}");
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_reader_read_bytes (bytes, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "title: "));
  g_assert_true (g_str_has_suffix (error->message, "(and 2 more problems)"));
}

/* Another version is the only thing that is said of a file. */
static void
test_version (void)
{
  g_autoptr (GPtrArray) problems = read_broken ("{'title':1,'dossier':2,'nodes':{}}", DOSSIER_ERROR_VERSION);

  g_assert_cmpuint (problems->len, ==, 1);
  assert_problem (problems, 0, "dossier", 1, 22, "version 2");
}

static void
test_places_with_odd_names (void)
{
  g_autoptr (GPtrArray) problems
      = read_broken ("{'dossier':1,'view':{'positions':{'a b':1,'x\\ny':1,'':1}}}", DOSSIER_ERROR_INVALID);

  assert_problem (problems, 0, "view.positions[\"a b\"]", 1, 41, "two numbers");
  assert_problem (problems, 1, "view.positions[\"x y\"]", 1, 50, "two numbers");
  assert_problem (problems, 2, "view.positions[\"\"]", 1, 55, "two numbers");
}

/* Many problems: the first thousand, and how many more. */
static void
test_cap (void)
{
  g_autoptr (GString) text = g_string_new ("{'dossier':1,'nodes':[0");
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 1; i < 1234; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  problems = read_broken (text->str, DOSSIER_ERROR_INVALID);
  g_assert_cmpuint (problems->len, ==, 1001);
  assert_problem (problems, 999, "nodes[999]", 1, 23 + 2 * 999, "must be an object");
  assert_problem (problems, 1000, "further on", 0, 0, "234 more problems");
}

/* Files made to cost time: a quadratic step anywhere would take minutes. */
static void
test_evil (void)
{
  static const struct
  {
    const char *start;
    const char *entry; /* with %u */
    const char *end;
  } evil[] = {
    { "{'dossier':1,'nodes':[0", ",{'id':'a','type':'actor','label':'%u'}", "]}" },
    { "{'dossier':1,'nodes':[0", ",{'id':'a','id':'a','x':%u,'x':1}", "]}" },
    { "{'dossier':1,'x':{'0':0", ",'a':%u", "}}" },
    { "{'dossier':1,'x':{'0':0", ",'\\u0061%u':0", "},'title':0}" },
    { "{'dossier':1,'x':[0", ",{'a':0,'a':%u}", "]}" },
    { "{'dossier':1,'x':[0", ",%u", "],'title':0}" },
    { "{'dossier':1,'title':0,'title':1", ",'x%u':1", "}" },
    { "{'dossier':1,'edges':[{'from':'abcdefgh','to':'b','type':'x'}", ",{'from':'abcdefgh%u','to':'b','type':'x'}",
      "],"
      "'nodes':[{'id':'abcdefgi','type':'x','label':'x'}]}" },
    { "{'dossier':1,'title':0,'view':{'positions':{'a':0", ",'%u':[0,0]", "}}}" },
    { "{'dossier':1,'sources':[{'id':'s','title':'t'}],'nodes':[{'id':'a','type':'x','label':'x','citations':[0",
      ",{'source':'t%u'}", "]}]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (evil); i++)
    {
      g_autoptr (GString) text = g_string_new (evil[i].start);
      g_auto (GStrv) parts = g_strsplit (evil[i].entry, "%u", 2);
      g_autoptr (GPtrArray) problems = NULL;

      for (guint j = 0; j < 200000; j++)
        {
          g_string_append (text, parts[0]);
          g_string_append_printf (text, "%u", j);
          g_string_append (text, parts[1]);
        }
      g_string_append (text, evil[i].end);
      problems = read_broken (text->str, DOSSIER_ERROR_INVALID);
      g_assert_cmpuint (problems->len, <=, 1001);
    }
}

/* Ids that are alike, all of them meant by references that are wrong: guesses must not be what takes the time. */
static void
test_evil_guesses (void)
{
  g_autoptr (GString) text = g_string_new ("{'dossier':1,'nodes':[0");
  g_autofree char *stem = g_strnfill (100, 'x');
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, ",{'id':'%s%u','type':'x','label':'x'}", stem, i);
  g_string_append (text, "],'edges':[0");
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, ",{'from':'%sy%u','to':'%s1','type':'x'}", stem, i, stem);
  g_string_append (text, "]}");
  problems = read_broken (text->str, DOSSIER_ERROR_INVALID);
  g_assert_cmpuint (problems->len, ==, 1001);
}

static void
test_too_many_nodes (void)
{
  g_autoptr (GString) text = g_string_sized_new (10500000);
  g_autoptr (GPtrArray) problems = NULL;

  g_string_append (text, "{'dossier':1,'nodes':[0");
  for (guint i = 0; i < 5000000; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  problems = read_broken (text->str, DOSSIER_ERROR_LIMIT);
  g_assert_cmpuint (problems->len, ==, 1);
  assert_problem (problems, 0, "nodes", 1, 22, "5000000");
}

static DossierGraph *
read_path (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = NULL;
  DossierGraph *graph = dossier_reader_read_file (file, &problems, NULL, error);

  g_assert_nonnull (problems);
  return graph;
}

static void
test_special_files (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  const struct
  {
    const char *path;
    int code;
  } cases[] = {
    { folder, G_IO_ERROR_IS_DIRECTORY },
    { pipe, G_IO_ERROR_NOT_REGULAR_FILE },
    { missing, G_IO_ERROR_NOT_FOUND },
    { "/dev/zero", G_IO_ERROR_NOT_REGULAR_FILE },
    { "/dev/null", G_IO_ERROR_NOT_REGULAR_FILE },
  };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_path (cases[i].path, &error));
      g_assert_error (error, G_IO_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
  test_remove_folder (folder);
}

static void
test_large_file (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "large.dossier", "");
  g_autoptr (GError) error = NULL;

  /* With a hole, so that it takes no room. */
  g_assert_cmpint (truncate (path, ((off_t) 1 << 30) + 1), ==, 0);
  g_assert_null (read_path (path, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "GiB"));
  test_remove_folder (folder);
}

static void
test_async (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *good = test_write_json (folder, "good.dossier", "{'dossier':1,'title':'T'}");
  g_autofree char *bad = test_write_json (folder, "bad.dossier", "{'dossier':1,'title':0}");
  g_autoptr (GFile) good_file = g_file_new_for_path (good);
  g_autoptr (GFile) bad_file = g_file_new_for_path (bad);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  dossier_reader_read_file_async (good_file, NULL, test_store_result, &result);
  test_wait_for (&result);
  graph = dossier_reader_read_file_finish (result, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dossier_graph_get_title (graph), ==, "T");
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&result);
  g_clear_pointer (&problems, g_ptr_array_unref);

  dossier_reader_read_file_async (bad_file, NULL, test_store_result, &result);
  test_wait_for (&result);
  g_assert_null (dossier_reader_read_file_finish (result, &problems, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_INVALID);
  g_assert_cmpuint (problems->len, ==, 1);
  g_clear_object (&result);
  g_clear_error (&error);
  g_clear_pointer (&problems, g_ptr_array_unref);

  g_cancellable_cancel (cancellable);
  dossier_reader_read_file_async (good_file, cancellable, test_store_result, &result);
  test_wait_for (&result);
  g_assert_null (dossier_reader_read_file_finish (result, &problems, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (problems->len, ==, 0);
  test_remove_folder (folder);
}

static void
test_cancelled_bytes (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = test_json_bytes ("{'dossier':1}");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_reader_read_bytes (bytes, &problems, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Records outlive the graph that they were read into, in any thread. */
static gpointer
use_node (gpointer data)
{
  const DossierNode *node = data;

  for (guint i = 0; i < 10000; i++)
    dossier_node_unref (dossier_node_ref (node));
  g_assert_cmpstr (node->label, ==, "A");
  dossier_node_unref (node);
  return NULL;
}

static void
test_records_outlive_graph (void)
{
  g_autoptr (DossierGraph) graph = test_graph ("{'dossier':1,'nodes':[{'id':'a','type':'actor','label':'A'}]}");
  const DossierNode *node = dossier_graph_get_node (graph, 0);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("records", use_node, (gpointer) dossier_node_ref (node));
  g_clear_pointer (&graph, dossier_graph_unref);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/everything", test_everything);
  g_test_add_func ("/reader/revisions-differ", test_revisions_differ);
  g_test_add_func ("/reader/problems-in-order", test_problems_in_order);
  g_test_add_func ("/reader/error-counts-the-rest", test_error_counts_the_rest);
  g_test_add_func ("/reader/version", test_version);
  g_test_add_func ("/reader/places-with-odd-names", test_places_with_odd_names);
  g_test_add_func ("/reader/cap", test_cap);
  g_test_add_func ("/reader/evil", test_evil);
  g_test_add_func ("/reader/evil-guesses", test_evil_guesses);
  g_test_add_func ("/reader/too-many-nodes", test_too_many_nodes);
  g_test_add_func ("/reader/special-files", test_special_files);
  g_test_add_func ("/reader/large-file", test_large_file);
  g_test_add_func ("/reader/async", test_async);
  g_test_add_func ("/reader/cancelled-bytes", test_cancelled_bytes);
  g_test_add_func ("/reader/records-outlive-graph", test_records_outlive_graph);
  return g_test_run ();
}
