/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-graph-builder.h"
#include "core/dossier-reader.h"
#include "core/dossier-writer.h"
#include "test-support.h"

#include <string.h>

/* Written with ' for ", and read so: unknown members at every level, numbers as nobody else writes them, and an order of its own. */
static const char sample[] =
    "{\n"
    "  'x-first': [1.10, 1E5, -0, 12345678901234567890],\n"
    "  'dossier': 1,\n"
    "  'title': 'S\\u00e4mple',\n"
    "  'nodes': [\n"
    "    {'label': 'A', 'x': {'y': [null]}, 'id': 'a', 'type': 'actor',\n"
    "     'citations': [{'source': 's', 'x': 1, 'exact': 'one'}, {'source': 's', 'exact': 'two', 'x': 2}]},\n"
    "\n"
    "    {'id': 'b', 'type': 'measure', 'label': 'B', 'properties': {'n': 1.50, 't': 'x', 'o': {'p': [1]}}}\n"
    "    , {'id': 'c', 'type': 'element', 'label': 'C'}\n"
    "  ],\n"
    "  'sources': [{'id': 's', 'title': 'S', 'x': true}],\n"
    "  'edges': [\n"
    "    {'from': 'a', 'to': 'b', 'type': 'said'},\n"
    "    {'id': 'e1', 'from': 'b', 'to': 'c', 'type': 'covers'}\n"
    "  ],\n"
    "  'view': {'zoom': 1.0, 'positions': {'a': [1, 2.50], 'gone': [0, 0]}, 'pins': []},\n"
    "  'x-last': null\n"
    "}\n";

static char *
write_text (DossierGraph *graph)
{
  g_autoptr (GBytes) bytes = dossier_writer_write_bytes (graph);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_unchanged (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  g_autofree char *expected = test_json (sample);
  g_autofree char *text = write_text (graph);

  g_assert_cmpstr (text, ==, expected);
}

/* What an edit makes of the sample: @pairs of what was there and what is there now, up to %NULL. Every edit also gives
 * the edge without an id one. */
static void
assert_edited (DossierGraph *graph, ...)
{
  g_autofree char *text = write_text (graph);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierGraph) again = dossier_reader_read_bytes (bytes, NULL, NULL, &error);
  g_autoptr (GString) expected = g_string_new (sample);
  const char *from;
  va_list pairs;

  g_assert_no_error (error);
  g_assert_cmpuint (g_string_replace (expected, "{'from': 'a'", "{'id': 'e2', 'from': 'a'", 0), <=, 1);
  va_start (pairs, graph);
  while ((from = va_arg (pairs, const char *)) != NULL)
    g_assert_cmpuint (g_string_replace (expected, from, va_arg (pairs, const char *), 0), ==, 1);
  va_end (pairs);

  g_strdelimit (text, "\"", '\'');
  g_assert_cmpstr (text, ==, expected->str);
  g_assert_nonnull (again);
}

/* An edit of the sample. */
static DossierGraphBuilder *
edit (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);

  return dossier_graph_builder_new (graph);
}

static DossierGraph *
end (DossierGraphBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_graph_builder_end (builder, &error);

  g_assert_no_error (error);
  dossier_graph_builder_free (builder);
  return graph;
}

static void
test_nothing (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) next = NULL;

  /* What is put as it is already, and what is set to what it is, are no changes. */
  dossier_graph_builder_put_node (builder, dossier_graph_get_node (graph, 0));
  dossier_graph_builder_put_edge (builder, dossier_graph_get_edge (graph, 1));
  dossier_graph_builder_put_source (builder, dossier_graph_get_source (graph, 0));
  dossier_graph_builder_set_title (builder, "Sämple");
  dossier_graph_builder_set_view_position (builder, "a", 1, 2.5);
  next = end (builder);
  g_assert_true (next == graph);
}

static void
test_title (void)
{
  DossierGraphBuilder *builder = edit ();
  g_autoptr (DossierGraph) next = NULL;

  dossier_graph_builder_set_title (builder, "New");
  next = end (builder);
  assert_edited (next, "'S\\u00e4mple'", "'New'", NULL);
}

static void
test_node (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) next = NULL;
  DossierNode node = *dossier_graph_get_node (graph, 0);
  const char *aliases[] = { "A1", "A2", NULL };

  node.label = "Ä \n";
  node.kind = "person";
  node.date_text = "2026";
  node.aliases = aliases;
  dossier_graph_builder_put_node (builder, &node);
  next = end (builder);
  /* New members stand after the last known one that precedes them on the format page. */
  assert_edited (next, "'label': 'A', 'x'", "'label': 'Ä \\n', 'aliases': ['A1', 'A2'], 'date': '2026', 'x'",
                 "'type': 'actor',\n", "'type': 'actor', 'kind': 'person',\n", NULL);
}

static void
test_remove_member (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) next = NULL;
  DossierNode node = *dossier_graph_get_node (graph, 1);

  node.n_properties = 0;
  dossier_graph_builder_put_node (builder, &node);
  next = end (builder);
  assert_edited (next, ", 'properties': {'n': 1.50, 't': 'x', 'o': {'p': [1]}}}", "}", NULL);
}

static void
test_properties (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) next = NULL;
  DossierNode node = *dossier_graph_get_node (graph, 1);
  /* In another order, one changed, one gone, one new. */
  DossierProperty properties[] = { { "new", "1" }, { "o", "{\"p\": [1]}" }, { "n", "1.5" } };

  node.properties = properties;
  node.n_properties = G_N_ELEMENTS (properties);
  dossier_graph_builder_put_node (builder, &node);
  next = end (builder);
  assert_edited (next, "{'n': 1.50, 't': 'x', 'o': {'p': [1]}}", "{'n': '1.5', 'o': {'p': [1]}, 'new': '1'}", NULL);
}

static void
put_citations (DossierGraph *graph, DossierGraphBuilder *builder, const DossierCitation *citations, guint n)
{
  DossierNode node = *dossier_graph_get_node (graph, 0);

  node.citations = citations;
  node.n_citations = n;
  dossier_graph_builder_put_node (builder, &node);
}

/* A citation keeps what is unknown of it by its words, or by its place where these were changed. */
static void
test_citations (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  const DossierCitation *old = dossier_graph_get_node (graph, 0)->citations;
  DossierCitation changed[3] = { old[1], old[0], { "s", "three", .start = 4, .end = 9 } };
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) swapped = NULL;
  g_autoptr (DossierGraph) edited = NULL;
  g_autoptr (DossierGraph) removed = NULL;

  put_citations (graph, builder, changed, 3);
  swapped = end (builder);
  assert_edited (swapped,
                 "[{'source': 's', 'x': 1, 'exact': 'one'}, {'source': 's', 'exact': 'two', 'x': 2}]",
                 "[{'source': 's', 'exact': 'two', 'x': 2}, {'source': 's', 'x': 1, 'exact': 'one'}, "
                 "{'source': 's', 'exact': 'three', 'start': 4, 'end': 9}]",
                 NULL);

  changed[0] = old[0];
  changed[0].exact = "ONE";
  changed[0].basis = DOSSIER_DATE_BASIS_UNKNOWN;
  changed[1] = old[1];
  changed[1].start = 0;
  changed[1].end = 3;
  builder = dossier_graph_builder_new (graph);
  put_citations (graph, builder, changed, 2);
  edited = end (builder);
  assert_edited (edited, "'x': 1, 'exact': 'one'", "'x': 1, 'exact': 'ONE', 'dateBasis': 'unknown'",
                 "'exact': 'two', 'x': 2", "'exact': 'two', 'start': 0, 'end': 3, 'x': 2", NULL);

  builder = dossier_graph_builder_new (graph);
  put_citations (graph, builder, &old[1], 1);
  removed = end (builder);
  assert_edited (removed, "{'source': 's', 'x': 1, 'exact': 'one'}, ", "", NULL);
}

static void
test_add_records (void)
{
  DossierGraphBuilder *builder = edit ();
  g_autoptr (DossierGraph) next = NULL;
  const DossierCitation citation = { "t", "q", .start = -1, .end = -1 };
  const DossierSource source = { .id = "t", .title = "T", .url = "https://example.org/" };
  const DossierNode node = { .id = "d", .type_name = "actor", .label = "D", .citations = &citation, .n_citations = 1 };
  const DossierEdge edge = { .from = "d", .to = "a", .type = "about" };

  dossier_graph_builder_put_source (builder, &source);
  dossier_graph_builder_put_node (builder, &node);
  dossier_graph_builder_put_edge (builder, &edge);
  next = end (builder);
  assert_edited (next, "'title': 'S', 'x': true}]",
                 "'title': 'S', 'x': true}, {'id': 't', 'title': 'T', 'url': 'https://example.org/'}]",
                 "'label': 'C'}\n",
                 "'label': 'C'},\n    {'id': 'd', 'type': 'actor', 'label': 'D', "
                 "'citations': [{'source': 't', 'exact': 'q'}]}\n",
                 "'type': 'covers'}\n", "'type': 'covers'},\n    {'id': 'e3', 'from': 'd', 'to': 'a', 'type': 'about'}\n",
                 NULL);
}

/* With a node go its edges and its position; the rest stays where it is. */
static void
test_remove_records (void)
{
  DossierGraphBuilder *builder = edit ();
  g_autoptr (DossierGraph) next = NULL;

  g_assert_true (dossier_graph_builder_remove_node (builder, "a"));
  g_assert_false (dossier_graph_builder_remove_node (builder, "a"));
  g_assert_false (dossier_graph_builder_remove_node (builder, "nobody"));
  next = end (builder);
  assert_edited (next,
                 "{'label': 'A', 'x': {'y': [null]}, 'id': 'a', 'type': 'actor',\n     'citations': [{'source': 's', "
                 "'x': 1, 'exact': 'one'}, {'source': 's', 'exact': 'two', 'x': 2}]},\n\n    ",
                 "", "{'id': 'e2', 'from': 'a', 'to': 'b', 'type': 'said'},\n    ", "", "'a': [1, 2.50], ", "", NULL);
}

static void
test_remove_middle (void)
{
  DossierGraphBuilder *builder = edit ();
  g_autoptr (DossierGraph) next = NULL;

  g_assert_true (dossier_graph_builder_remove_edge (builder, "e1"));
  g_assert_true (dossier_graph_builder_remove_node (builder, "b"));
  next = end (builder);
  assert_edited (next,
                 ",\n\n    {'id': 'b', 'type': 'measure', 'label': 'B', 'properties': {'n': 1.50, 't': 'x', 'o': {'p': "
                 "[1]}}}\n    , {",
                 ", {",
                 "[\n    {'id': 'e2', 'from': 'a', 'to': 'b', 'type': 'said'},\n    {'id': 'e1', 'from': 'b', 'to': 'c', "
                 "'type': 'covers'}\n  ]",
                 "[]", NULL);
}

static void
test_view (void)
{
  DossierGraphBuilder *builder = edit ();
  g_autoptr (DossierGraph) next = NULL;
  double x, y;

  dossier_graph_builder_set_view_engine (builder, "dot");
  dossier_graph_builder_set_view_position (builder, "c", 0.1, -1e6);
  dossier_graph_builder_set_view_position (builder, "b", 1.0 / 3, 7);
  dossier_graph_builder_set_view_position (builder, "a", 1, 3);
  dossier_graph_builder_set_view_position (builder, "nobody", 1, 3);
  next = end (builder);
  g_assert_cmpstr (dossier_graph_get_view_engine (next), ==, "dot");
  g_assert_true (dossier_graph_get_view_position (next, 1, &x, &y));
  g_assert_cmpfloat (x, ==, 1.0 / 3);
  assert_edited (next, "'a': [1, 2.50], 'gone': [0, 0]}",
                 "'a': [1, 3], 'gone': [0, 0], 'b': [0.33333333333333331, 7], 'c': [0.1, -1000000]}", "{'zoom'",
                 "{'engine': 'dot', 'zoom'", NULL);
}

static void
test_first_view (void)
{
  g_autoptr (DossierGraph) graph = test_graph ("{\n\t'dossier': 1,\n\t'nodes': [\n\t\t{\n\t\t\t'id': 'a',\n"
                                               "\t\t\t'type': 'actor',\n\t\t\t'label': 'A'\n\t\t}\n\t]\n}");
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  const DossierNode node = { .id = "b", .type_name = "actor", .label = "B" };
  g_autoptr (DossierGraph) next = NULL;
  g_autofree char *text = NULL;

  dossier_graph_builder_put_node (builder, &node);
  dossier_graph_builder_set_view_position (builder, "a", 1, 2);
  next = end (builder);
  text = write_text (next);
  g_strdelimit (text, "\"", '\'');
  g_assert_cmpstr (text, ==,
                   "{\n\t'dossier': 1,\n\t'nodes': [\n\t\t{\n\t\t\t'id': 'a',\n"
                   "\t\t\t'type': 'actor',\n\t\t\t'label': 'A'\n\t\t},\n\t\t{\n\t\t\t'id': 'b',\n"
                   "\t\t\t'type': 'actor',\n\t\t\t'label': 'B'\n\t\t}\n\t],\n"
                   "\t'view': {\n\t\t'positions': {\n\t\t\t'a': [1, 2]\n\t\t}\n\t}\n}");
}

/* A file without a space stays one, and one with the line ends of another system too. */
static void
test_other_styles (void)
{
  g_autoptr (DossierGraph) dense = test_graph ("{'dossier':1,'nodes':[{'id':'a','type':'x','label':'A'}],'view':{}}");
  g_autoptr (DossierGraph) lines = test_graph ("{\r\n  'dossier' : 1\r\n}\r\n");
  const DossierNode node = { .id = "b", .type_name = "x", .label = "B" };
  DossierGraphBuilder *builder = dossier_graph_builder_new (dense);
  g_autoptr (DossierGraph) next_dense = NULL;
  g_autoptr (DossierGraph) next_lines = NULL;
  g_autofree char *dense_text = NULL;
  g_autofree char *lines_text = NULL;

  dossier_graph_builder_put_node (builder, &node);
  dossier_graph_builder_set_view_position (builder, "b", 1, 2);
  next_dense = end (builder);
  dense_text = write_text (next_dense);
  g_strdelimit (dense_text, "\"", '\'');
  g_assert_cmpstr (dense_text, ==,
                   "{'dossier':1,'nodes':[{'id':'a','type':'x','label':'A'},{'id':'b','type':'x','label':'B'}],"
                   "'view':{'positions':{'b':[1,2]}}}");

  builder = dossier_graph_builder_new (lines);
  dossier_graph_builder_put_node (builder, &node);
  next_lines = end (builder);
  lines_text = write_text (next_lines);
  g_strdelimit (lines_text, "\"", '\'');
  g_assert_cmpstr (lines_text, ==,
                   "{\r\n  'dossier' : 1,\r\n  'nodes' : [\r\n    {\r\n      'id' : 'b',\r\n      'type' : 'x',\r\n"
                   "      'label' : 'B'\r\n    }\r\n  ]\r\n}\r\n");
}

static void
test_from_nothing (void)
{
  DossierGraphBuilder *builder = dossier_graph_builder_new (NULL);
  const DossierNode node = { .id = "a", .type_name = "actor", .label = "A" };
  const DossierEdge edge = { .from = "a", .to = "a", .type = "about" };
  g_autoptr (DossierGraph) graph = NULL;
  g_autofree char *text = NULL;

  dossier_graph_builder_set_title (builder, "T");
  dossier_graph_builder_put_node (builder, &node);
  dossier_graph_builder_put_edge (builder, &edge);
  graph = end (builder);
  text = write_text (graph);
  g_strdelimit (text, "\"", '\'');
  g_assert_cmpstr (text, ==,
                   "{\n  'dossier': 1,\n  'title': 'T',\n  'sources': [],\n  'nodes': [\n    {\n      'id': 'a',\n"
                   "      'type': 'actor',\n      'label': 'A'\n    }\n  ],\n  'edges': [\n    {\n      'id': 'e1',\n"
                   "      'from': 'a',\n      'to': 'a',\n      'type': 'about'\n    }\n  ]\n}\n");
}

/* The time of the last edit, where the file keeps it; moving nodes about is none. */
static void
test_modified (void)
{
  g_autoptr (DossierGraph) graph = test_graph ("{'dossier':1,'modified':'2020','nodes':[{'id':'a','type':'x','label':'A'}]}");
  DossierGraphBuilder *builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) moved = NULL;
  g_autoptr (DossierGraph) renamed = NULL;
  g_autofree char *moved_text = NULL;
  g_autofree char *renamed_text = NULL;

  dossier_graph_builder_set_view_position (builder, "a", 1, 2);
  moved = end (builder);
  moved_text = write_text (moved);
  g_assert_nonnull (strstr (moved_text, "\"2020\""));

  builder = dossier_graph_builder_new (moved);
  dossier_graph_builder_set_title (builder, "T");
  renamed = end (builder);
  renamed_text = write_text (renamed);
  g_assert_null (strstr (renamed_text, "\"2020\""));
  g_assert_true (g_regex_match_simple ("\"modified\":\"20..-..-..T..:..:..Z\"", renamed_text, 0, 0));
  g_assert_nonnull (strstr (renamed_text, "\"title\":\"T\",\"modified\""));
}

/* Every example comes back to the byte, and after an edit is still a dossier with everything else in its place. */
static void
test_examples (void)
{
  static const char *const folders[] = { "tests/data/valid", "data/dossiers" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = test_source_path (folders[i]);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autoptr (GFile) file = g_file_new_for_path (path);
          g_autoptr (GError) error = NULL;
          g_autoptr (DossierGraph) graph = NULL;
          g_autoptr (DossierGraph) next = NULL;
          g_autoptr (DossierGraph) again = NULL;
          g_autoptr (GBytes) bytes = NULL;
          g_autofree char *expected = test_read_text (path);
          g_autofree char *text = NULL;
          g_autofree char *edited = NULL;
          DossierGraphBuilder *builder;

          g_test_message ("%s", path);
          graph = dossier_reader_read_file (file, NULL, NULL, &error);
          g_assert_no_error (error);
          text = write_text (graph);
          g_assert_cmpstr (text, ==, expected);

          builder = dossier_graph_builder_new (graph);
          dossier_graph_builder_set_title (builder, "Another title");
          next = end (builder);
          edited = write_text (next);
          bytes = g_bytes_new (edited, strlen (edited));
          again = dossier_reader_read_bytes (bytes, NULL, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (dossier_graph_get_title (again), ==, "Another title");
          g_assert_cmpuint (dossier_graph_get_n_nodes (again), ==, dossier_graph_get_n_nodes (graph));
        }
    }
}

static void
test_to_file (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.dossier", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DossierGraph) graph = test_graph ("{'dossier':1}");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  dossier_writer_write_file_async (graph, file, NULL, test_store_result, &result);
  test_wait_for (&result);
  g_assert_true (dossier_writer_write_file_finish (result, &error));
  g_assert_no_error (error);
  text = test_read_text (path);
  g_assert_cmpstr (text, ==, "{\"dossier\":1}");
  g_clear_object (&result);

  g_assert_cmpint (g_file_delete (file, NULL, NULL), ==, TRUE);
  g_cancellable_cancel (cancellable);
  dossier_writer_write_file_async (graph, file, cancellable, test_store_result, &result);
  test_wait_for (&result);
  g_assert_false (dossier_writer_write_file_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_count_entries (folder), ==, 0);
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writer/unchanged", test_unchanged);
  g_test_add_func ("/writer/nothing", test_nothing);
  g_test_add_func ("/writer/title", test_title);
  g_test_add_func ("/writer/node", test_node);
  g_test_add_func ("/writer/remove-member", test_remove_member);
  g_test_add_func ("/writer/properties", test_properties);
  g_test_add_func ("/writer/citations", test_citations);
  g_test_add_func ("/writer/add-records", test_add_records);
  g_test_add_func ("/writer/remove-records", test_remove_records);
  g_test_add_func ("/writer/remove-middle", test_remove_middle);
  g_test_add_func ("/writer/view", test_view);
  g_test_add_func ("/writer/first-view", test_first_view);
  g_test_add_func ("/writer/other-styles", test_other_styles);
  g_test_add_func ("/writer/from-nothing", test_from_nothing);
  g_test_add_func ("/writer/modified", test_modified);
  g_test_add_func ("/writer/examples", test_examples);
  g_test_add_func ("/writer/to-file", test_to_file);
  return g_test_run ();
}
