/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-graph-builder.h"
#include "core/dossier-reader.h"
#include "core/dossier-writer.h"
#include "test-support.h"

#include <string.h>

/* Unknown members at every level, numbers as nobody else writes them, and an order of its own. */
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

/* What was written, with ' for ", and with @from turned into @to in what was expected. */
static void
assert_edited (DossierGraph *graph, const char *from, const char *to)
{
  g_autofree char *text = write_text (graph);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DossierGraph) again = dossier_reader_read_bytes (bytes, NULL, NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (sample, from, 2);
  g_autofree char *joined = g_strjoinv (to, parts);
  g_auto (GStrv) named = g_strsplit (joined, "{'from': 'a'", 2);
  g_autofree char *expected = g_strjoinv ("{'id': 'e2', 'from': 'a'", named);

  g_strdelimit (text, "\"", '\'');
  g_assert_cmpstr (text, ==, expected);
  g_assert_nonnull (again);
}

static void
test_change_label (void)
{
  g_autoptr (DossierGraph) graph = test_graph (sample);
  g_autoptr (DossierGraphBuilder) builder = dossier_graph_builder_new (graph);
  g_autoptr (DossierGraph) next = NULL;
  DossierNode node = *dossier_graph_get_node (graph, 0);

  node.label = "Ä \"1\"";
  dossier_graph_builder_put_node (builder, &node);
  next = dossier_graph_builder_end (builder, NULL);
  assert_edited (next, "'label': 'A'", "'label': 'Ä \\'1\\''");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writer/unchanged", test_unchanged);
  g_test_add_func ("/writer/change-label", test_change_label);
  return g_test_run ();
}
