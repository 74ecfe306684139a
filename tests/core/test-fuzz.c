/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Damaged dossiers, from a fixed seed: the reader must say yes or no, and what it takes it must be able to write. Most
 * telling with the address sanitizer. DOSSIER_FUZZ_ROUNDS sets another number of rounds. */

#include "core/dossier-error.h"
#include "core/dossier-graph-builder.h"
#include "core/dossier-problem.h"
#include "core/dossier-reader.h"
#include "core/dossier-writer.h"
#include "test-support.h"

#include <string.h>

#define ROUNDS 20000

static const char *const seeds[] = {
  "{'dossier':1,'title':'T\\u00e9','created':'2026-02-01T09:00:00Z','sources':[{'id':'s','title':'S','text':'a/b.txt',"
  "'datePublished':'2026-01~'}],'nodes':[{'id':'a','type':'actor','label':'A','aliases':['x','y'],'citations':[{'source':"
  "'s','exact':'q','start':1,'end':2,'date':'2025/2026','dateBasis':'stated'}],'properties':{'p':{'q':[1,2.5e3]}}},{'id':"
  "'b','type':'legal-case','label':'B'}],'edges':[{'from':'a','to':'b','type':'said'},{'id':'e','from':'b','to':'b',"
  "'type':'about','citations':[{'source':'s','exact':'r'}]}],'view':{'engine':'dot','positions':{'a':[1,-2]}},'x':null}",
  "{\n  'dossier': 1.0,\n  'nodes': [\n    { 'id': '中', 'type': 'x', 'label': '\\ud83d\\ude00' }\n  ],\n  'view': { }\n}\n",
};

static const char *const tokens[] = {
  "{", "}", "[", "]", ",", ":", "'", "''", "\\", "\\u0000", "\\ud800", "null", "true", "-", "0", "1e999", "-1",
  "9007199254740993", "'id':'a'", "'id':'s'", "{}", "[]", "{'id':'a','type':'x','label':'x'},", "'2026-02-30'", "..", "/",
  "\xff", "\xc3", "\xed\xa0\x80", "\n", "\r", "\t", " ", "'dossier':2,", "'citations':[{}],", "'positions':[],", "[[[[[[[[",
  "'x':'x','x':'x',",
};

/* What was read can be edited, and what is written then can be read. */
static void
edit (DossierGraph *graph)
{
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) next = NULL;
  g_autoptr (DossierGraph) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  dossier_graph_builder_set_title (builder, "edited");
  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    {
      DossierNode node = *dossier_graph_get_node (graph, i);

      node.label = "edited";
      node.n_citations /= 2;
      dossier_graph_builder_put_node (builder, &node);
      dossier_graph_builder_set_view_position (builder, node.id, i, 1);
    }
  next = dossier_graph_builder_end (builder, &error);
  g_assert_no_error (error);
  bytes = dossier_writer_write_bytes (next);
  again = dossier_reader_read_bytes (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_graph_get_n_nodes (again), ==, dossier_graph_get_n_nodes (graph));
  g_assert_cmpuint (dossier_graph_get_n_edges (again), ==, dossier_graph_get_n_edges (graph));
}

static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260206);
  const char *wanted = g_getenv ("DOSSIER_FUZZ_ROUNDS");
  guint n_rounds = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : ROUNDS;
  guint n_good = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *seed = test_json (seeds[i % G_N_ELEMENTS (seeds)]);
      g_autoptr (GString) text = g_string_new (seed);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (DossierGraph) graph = NULL;
      g_autoptr (GError) error = NULL;

      test_mutate (text, tokens, G_N_ELEMENTS (tokens), rand);
      for (gsize j = 0; j < text->len; j++)
        if (text->str[j] == '\'')
          text->str[j] = '"';
      bytes = g_bytes_new (text->str, text->len);
      graph = dossier_reader_read_bytes (bytes, &problems, NULL, &error);
      g_assert_cmpint (graph != NULL, ==, problems->len == 0);
      g_assert_cmpint (graph != NULL, ==, error == NULL);
      for (guint j = 0; j < problems->len; j++)
        {
          const DossierProblem *problem = g_ptr_array_index (problems, j);

          g_assert_true (g_utf8_validate (problem->place, -1, NULL));
          g_assert_true (g_utf8_validate (problem->message, -1, NULL));
          g_assert_null (strchr (problem->message, '\n'));
          g_assert_null (strchr (problem->place, '\n'));
          g_assert_cmpuint (problem->line, >, 0);
        }
      if (graph != NULL)
        {
          n_good++;
          edit (graph);
        }
    }
  g_test_message ("%u of %u were still good", n_good, n_rounds);
  g_assert_cmpuint (n_good, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/mutations", test_mutations);
  return g_test_run ();
}
