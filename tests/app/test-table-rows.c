/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-table-copy.h"
#include "app/dossier-table-rows.h"
#include "core/dossier-reader.h"
#include "core/dossier-worker.h"
#include "test-support.h"

#include <string.h>

/* What the tables list: each order against one that is found by comparing the cells with each other, and what comes out of
 * a copied table against the cells that went in. */

static DossierTableRows *
list (DossierGraph *graph,
      DossierTableKind kind,
      DossierTableRows *before,
      const guint *among,
      guint n_among,
      DossierTableColumn column,
      gboolean descending)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierTableRows *rows;

  dossier_table_rows_list_async (graph,
                                 kind,
                                 before,
                                 among,
                                 n_among,
                                 column,
                                 descending,
                                 NULL,
                                 test_store_result,
                                 &result);
  test_wait_for (&result);
  rows = dossier_table_rows_list_finish (result, &error);
  g_assert_no_error (error);
  return rows;
}

/* What a column says, so that it can be compared: by the rules of the header. */
static int
compare_cells (DossierGraph *graph, DossierTableKind kind, DossierTableColumn column, guint first, guint second)
{
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  if (column == DOSSIER_TABLE_COLUMN_DATE)
    return dossier_date_compare (dossier_table_get_date (graph, kind, first),
                                 dossier_table_get_date (graph, kind, second));
  if (column == DOSSIER_TABLE_COLUMN_RELATIONS)
    return (int) dossier_graph_get_degree (graph, first) - (int) dossier_graph_get_degree (graph, second);

  if (column == DOSSIER_TABLE_COLUMN_SOURCE)
    {
      first_text = dossier_table_get_value (graph, kind, column, first);
      second_text = dossier_table_get_value (graph, kind, column, second);
    }
  else
    {
      first_text = dossier_table_get_text (graph, kind, column, first);
      second_text = dossier_table_get_text (graph, kind, column, second);
    }
  return g_utf8_collate (first_text, second_text);
}

static gboolean
is_empty (DossierGraph *graph, DossierTableKind kind, DossierTableColumn column, guint row)
{
  g_autofree char *text = dossier_table_get_text (graph, kind, column, row);

  return text == NULL;
}

/* Whether @second may follow @first, and no other order would do. */
static gboolean
may_follow (DossierGraph *graph,
            DossierTableKind kind,
            DossierTableColumn column,
            gboolean descending,
            guint first,
            guint second)
{
  gboolean first_is_empty = is_empty (graph, kind, column, first);
  gboolean second_is_empty = is_empty (graph, kind, column, second);
  int order;

  if (first_is_empty || second_is_empty)
    return first_is_empty ? second_is_empty && first < second : TRUE;

  order = compare_cells (graph, kind, column, first, second);
  if (order == 0)
    return first < second;

  return descending ? order > 0 : order < 0;
}

static void
check_order (DossierTableRows *rows, DossierTableColumn column, gboolean descending, guint n_expected)
{
  DossierGraph *graph = dossier_table_rows_get_graph (rows);
  DossierTableKind kind = dossier_table_rows_get_kind (rows);

  g_assert_cmpuint (dossier_table_rows_get_n_rows (rows), ==, n_expected);
  for (guint i = 1; i < n_expected; i++)
    {
      guint first = dossier_table_rows_get_row (rows, i - 1);
      guint second = dossier_table_rows_get_row (rows, i);

      if (!may_follow (graph, kind, column, descending, first, second))
        g_error ("by %s%s, row %u stands before row %u",
                 dossier_table_column_get_name (column),
                 descending ? " descending" : "",
                 first,
                 second);
      g_assert_cmpuint (dossier_table_rows_find (rows, second), ==, i);
    }
}

static DossierGraph *
open_bundled (void)
{
  g_autofree char *path = test_source_path ("data/dossiers/rare-earths-2026.dossier");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_reader_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return graph;
}

static void
test_order (gconstpointer data)
{
  DossierTableKind kind = (DossierTableKind) GPOINTER_TO_UINT (data);
  g_autoptr (DossierGraph) graph = open_bundled ();
  guint n_all = dossier_table_count_rows (graph, kind);
  guint n_columns;
  const DossierTableColumn *columns = dossier_table_columns_get (kind, &n_columns);
  g_autofree guint *every_third = g_new (guint, n_all);
  guint n_third = 0;

  /* Not in the order of the file, as what was searched for comes. */
  for (guint i = 0; i < n_all; i += 3)
    every_third[n_third++] = n_all - 1 - i;

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (DossierTableRows) up = list (graph, kind, NULL, NULL, 0, columns[i], FALSE);
      g_autoptr (DossierTableRows) down = list (graph, kind, up, NULL, 0, columns[i], TRUE);
      g_autoptr (DossierTableRows) some = list (graph, kind, down, every_third, n_third, columns[i], FALSE);
      /* What was found out for another column says nothing about this one. */
      g_autoptr (DossierTableRows) other
          = list (graph, kind, some, NULL, 0, columns[(i + 1) % n_columns], FALSE);

      check_order (up, columns[i], FALSE, n_all);
      check_order (down, columns[i], TRUE, n_all);
      check_order (some, columns[i], FALSE, n_third);
      check_order (other, columns[(i + 1) % n_columns], FALSE, n_all);
      for (guint j = 0; j < n_third; j++)
        g_assert_cmpuint (dossier_table_rows_find (some, every_third[j]), !=, DOSSIER_INDEX_NONE);
    }
}

/* Long quotes that begin alike are told apart by how they end. */
static void
test_long_quotes (void)
{
  g_autofree char *start = g_strnfill (1000, 'x');
  g_autofree char *json = g_strdup_printf ("{ 'dossier': 1, 'sources': [ { 'id': 's', 'title': 'S' } ], 'nodes': [\n"
                                           "  { 'id': 'a', 'type': 'actor', 'label': 'A',\n"
                                           "    'citations': [ { 'source': 's', 'exact': '%sb' } ] },\n"
                                           "  { 'id': 'b', 'type': 'actor', 'label': 'B',\n"
                                           "    'citations': [ { 'source': 's', 'exact': '%sa' } ] } ], 'edges': [] }\n",
                                           start,
                                           start);
  g_autoptr (DossierGraph) graph = test_graph (json);
  g_autoptr (DossierTableRows) rows
      = list (graph, DOSSIER_TABLE_NODES, NULL, NULL, 0, DOSSIER_TABLE_COLUMN_QUOTE, FALSE);

  g_assert_cmpuint (dossier_table_rows_get_row (rows, 0), ==, 1);
  g_assert_cmpuint (dossier_table_rows_get_row (rows, 1), ==, 0);
}

/* Nothing is not everything; and a dossier may have nothing. */
static void
test_nothing (void)
{
  g_autoptr (DossierGraph) graph = test_graph_of ("a b c", "");
  const guint nothing[1] = { 0 };
  g_autoptr (DossierTableRows) none
      = list (graph, DOSSIER_TABLE_NODES, NULL, nothing, 0, DOSSIER_TABLE_COLUMN_LABEL, FALSE);
  g_autoptr (DossierTableRows) relations
      = list (graph, DOSSIER_TABLE_RELATIONS, NULL, NULL, 0, DOSSIER_TABLE_COLUMN_DATE, TRUE);

  g_assert_cmpuint (dossier_table_rows_get_n_rows (none), ==, 0);
  g_assert_cmpuint (dossier_table_rows_get_n_rows (relations), ==, 0);
  g_assert_cmpuint (dossier_table_rows_find (none, 0), ==, DOSSIER_INDEX_NONE);
}

static void
test_cancel (void)
{
  g_autoptr (DossierGraph) graph = test_graph_of ("a b c", "a-b");
  g_autoptr (DossierTableRows) rows
      = list (graph, DOSSIER_TABLE_NODES, NULL, NULL, 0, DOSSIER_TABLE_COLUMN_LABEL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) copied = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  dossier_table_rows_list_async (graph,
                                 DOSSIER_TABLE_NODES,
                                 NULL,
                                 NULL,
                                 0,
                                 DOSSIER_TABLE_COLUMN_LABEL,
                                 FALSE,
                                 cancellable,
                                 test_store_result,
                                 &listed);
  test_wait_for (&listed);
  g_assert_null (dossier_table_rows_list_finish (listed, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  dossier_table_copy_async (rows, cancellable, test_store_result, &copied);
  test_wait_for (&copied);
  g_assert_null (dossier_table_copy_finish (copied, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
copy (DossierTableRows *rows)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) text = NULL;

  dossier_table_copy_async (rows, NULL, test_store_result, &result);
  test_wait_for (&result);
  text = dossier_table_copy_finish (result, NULL);
  g_assert_nonnull (text);
  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

static void
test_copy (gconstpointer data)
{
  DossierTableKind kind = (DossierTableKind) GPOINTER_TO_UINT (data);
  g_autoptr (DossierGraph) graph = open_bundled ();
  g_autoptr (DossierTableRows) rows = list (graph, kind, NULL, NULL, 0, DOSSIER_TABLE_COLUMN_QUOTE, TRUE);
  g_autofree char *text = copy (rows);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_rows = dossier_table_rows_get_n_rows (rows);
  guint n_columns;
  const DossierTableColumn *columns = dossier_table_columns_get (kind, &n_columns);

  /* The titles, the rows, and nothing after the last end of a line. */
  g_assert_cmpuint (g_strv_length (lines), ==, n_rows + 2);
  g_assert_cmpstr (lines[n_rows + 1], ==, "");
  g_assert_true (g_str_has_prefix (lines[0], "Id\tDate\t"));
  for (guint i = 0; i < n_rows; i++)
    {
      guint row = dossier_table_rows_get_row (rows, i);
      g_auto (GStrv) values = g_strsplit (lines[i + 1], "\t", -1);
      g_autofree char *line = dossier_table_copy_row (graph, kind, row);

      g_assert_cmpstr (lines[i + 1], ==, line);
      g_assert_cmpuint (g_strv_length (values), ==, n_columns + 1);
      for (guint j = 0; j < n_columns; j++)
        {
          g_autofree char *value = dossier_table_get_value (graph, kind, columns[j], row);

          if (value != NULL)
            g_strdelimit (value, "\n", ' ');
          g_assert_cmpstr (values[j + 1], ==, value != NULL ? value : "");
        }
    }
}

/* What would be taken for an end of a value is none; every quote is there, whole; a date is as in the file. */
static void
test_copy_odd_values (void)
{
  g_autoptr (DossierGraph) graph
      = test_graph ("{ 'dossier': 1, 'sources': [ { 'id': 's', 'title': 'S', 'publisher': 'P' },\n"
                    "                             { 'id': 't', 'title': 'T' } ],\n"
                    "  'nodes': [ { 'id': 'n', 'type': 'statement', 'label': 'tab\\there', 'date': '2026-01~',\n"
                    "    'citations': [ { 'source': 's', 'exact': 'one\\ntwo\\r\\nthree' },\n"
                    "                   { 'source': 't', 'exact': 'four' },\n"
                    "                   { 'source': 's', 'exact': 'five' } ] } ], 'edges': [] }\n");
  g_autofree char *line = dossier_table_copy_row (graph, DOSSIER_TABLE_NODES, 0);
  g_autofree char *source = dossier_table_get_text (graph, DOSSIER_TABLE_NODES, DOSSIER_TABLE_COLUMN_SOURCE, 0);

  g_assert_cmpstr (line,
                   ==,
                   "n\t2026-01~\tStatement\ttab here\t\tP · S | T\tone two  three | four | five\t0");
  g_assert_cmpstr (source, ==, "+1 · P · S");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/table-rows/order-nodes", GUINT_TO_POINTER (DOSSIER_TABLE_NODES), test_order);
  g_test_add_data_func ("/table-rows/order-relations", GUINT_TO_POINTER (DOSSIER_TABLE_RELATIONS), test_order);
  g_test_add_func ("/table-rows/long-quotes", test_long_quotes);
  g_test_add_func ("/table-rows/nothing", test_nothing);
  g_test_add_func ("/table-rows/cancel", test_cancel);
  g_test_add_data_func ("/table-rows/copy-nodes", GUINT_TO_POINTER (DOSSIER_TABLE_NODES), test_copy);
  g_test_add_data_func ("/table-rows/copy-relations", GUINT_TO_POINTER (DOSSIER_TABLE_RELATIONS), test_copy);
  g_test_add_func ("/table-rows/copy-odd-values", test_copy_odd_values);

  status = g_test_run ();
  g_assert_true (dossier_worker_finish (60 * 1000));
  return status;
}
