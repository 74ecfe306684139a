/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-convert-formats.h"

#include <string.h>

/*
 * JSON Graph Format (version 2), Cytoscape JSON and node-link JSON: the same rows in three arrangements. What is JSON
 * in a table is JSON here, not text.
 */

typedef struct
{
  GString *out;
  const DossierConvertTable *table;
  DossierConvertWatch *watch;
} Writer;

static void
append_name (Writer *writer, const char *name)
{
  char last = writer->out->str[writer->out->len - 1];

  if (last != '{' && last != '[')
    g_string_append (writer->out, ", ");
  dossier_json_append_quoted (writer->out, name);
  g_string_append (writer->out, ": ");
}

static void
append_text (Writer *writer, const char *name, const char *text)
{
  if (text == NULL)
    return;

  append_name (writer, name);
  dossier_json_append_quoted (writer->out, text);
}

/* All cells but those named. */
static void
append_cells (Writer *writer, DossierConvertPart part, const DossierConvertRow *row, const char *const *without)
{
  const DossierConvertCell *cells = dossier_convert_table_get_cells (writer->table, part, row);

  for (guint i = 0; i < row->n_cells; i++)
    {
      const char *name = dossier_convert_table_get_column (writer->table, part, cells[i].column);

      if (without != NULL && g_strv_contains (without, name))
        continue;
      append_name (writer, name);
      if (cells[i].kind == DOSSIER_CONVERT_TEXT)
        dossier_json_append_quoted (writer->out, cells[i].text);
      else
        g_string_append (writer->out, cells[i].text);
    }
}

static const char *
find_cell (Writer *writer, DossierConvertPart part, const DossierConvertRow *row, const char *name)
{
  const DossierConvertCell *cells = dossier_convert_table_get_cells (writer->table, part, row);

  for (guint i = 0; i < row->n_cells; i++)
    if (g_str_equal (dossier_convert_table_get_column (writer->table, part, cells[i].column), name))
      return cells[i].text;

  return NULL;
}

static void
append_graph_cells (Writer *writer)
{
  append_cells (writer, DOSSIER_CONVERT_GRAPH, dossier_convert_table_get_row (writer->table, DOSSIER_CONVERT_GRAPH, 0),
                NULL);
}

typedef void (*AppendRowFunc) (Writer *writer, const DossierConvertRow *row);

static void
append_rows (Writer *writer, DossierConvertPart part, AppendRowFunc append_row)
{
  for (guint i = 0; i < dossier_convert_table_get_n_rows (writer->table, part)
                    && dossier_convert_watch_step (writer->watch);
       i++)
    {
      g_string_append (writer->out, i > 0 ? ",\n    " : "\n    ");
      append_row (writer, dossier_convert_table_get_row (writer->table, part, i));
    }
}

static void
append_jgf_node (Writer *writer, const DossierConvertRow *row)
{
  static const char *const apart[] = { "label", NULL };

  dossier_json_append_quoted (writer->out, row->id);
  g_string_append (writer->out, ": {");
  append_text (writer, "label", find_cell (writer, DOSSIER_CONVERT_NODES, row, "label"));
  append_name (writer, "metadata");
  g_string_append_c (writer->out, '{');
  append_cells (writer, DOSSIER_CONVERT_NODES, row, apart);
  g_string_append (writer->out, "}}");
}

static void
append_jgf_edge (Writer *writer, const DossierConvertRow *row)
{
  static const char *const apart[] = { "label", "type", NULL };

  g_string_append_c (writer->out, '{');
  append_text (writer, "id", row->id);
  append_text (writer, "source", row->from);
  append_text (writer, "target", row->to);
  append_text (writer, "relation", find_cell (writer, DOSSIER_CONVERT_EDGES, row, "type"));
  append_text (writer, "label", find_cell (writer, DOSSIER_CONVERT_EDGES, row, "label"));
  append_name (writer, "metadata");
  g_string_append_c (writer->out, '{');
  append_cells (writer, DOSSIER_CONVERT_EDGES, row, apart);
  g_string_append (writer->out, "}}");
}

GBytes *
dossier_convert_jgf_write (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes)
{
  Writer writer = { g_string_new ("{\n  \"graph\": {\n  \"directed\": true"), table, watch };
  const DossierConvertCell *title = dossier_convert_table_find_graph_cell (table, "title");

  append_text (&writer, "label", title != NULL ? title->text : NULL);
  g_string_append (writer.out, ",\n  \"metadata\": {");
  append_graph_cells (&writer);
  g_string_append (writer.out, "},\n  \"nodes\": {");
  append_rows (&writer, DOSSIER_CONVERT_NODES, append_jgf_node);
  g_string_append (writer.out, "\n  },\n  \"edges\": [");
  append_rows (&writer, DOSSIER_CONVERT_EDGES, append_jgf_edge);
  g_string_append (writer.out, "\n  ]\n  }\n}\n");

  return g_string_free_to_bytes (writer.out);
}

static void
append_cytoscape_row (Writer *writer, const DossierConvertRow *row)
{
  g_string_append (writer->out, "{\"data\": {");
  append_text (writer, "id", row->id);
  append_text (writer, "source", row->from);
  append_text (writer, "target", row->to);
  append_cells (writer, row->from != NULL ? DOSSIER_CONVERT_EDGES : DOSSIER_CONVERT_NODES, row, NULL);
  g_string_append (writer->out, "}}");
}

GBytes *
dossier_convert_cytoscape_write (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes)
{
  Writer writer = { g_string_new ("{\n  \"data\": {"), table, watch };

  append_graph_cells (&writer);
  g_string_append (writer.out, "},\n  \"elements\": {\n  \"nodes\": [");
  append_rows (&writer, DOSSIER_CONVERT_NODES, append_cytoscape_row);
  g_string_append (writer.out, "\n  ],\n  \"edges\": [");
  append_rows (&writer, DOSSIER_CONVERT_EDGES, append_cytoscape_row);
  g_string_append (writer.out, "\n  ]\n  }\n}\n");

  return g_string_free_to_bytes (writer.out);
}

static void
append_node_link_row (Writer *writer, const DossierConvertRow *row)
{
  g_string_append_c (writer->out, '{');
  append_text (writer, row->from != NULL ? "key" : "id", row->id);
  append_text (writer, "source", row->from);
  append_text (writer, "target", row->to);
  append_cells (writer, row->from != NULL ? DOSSIER_CONVERT_EDGES : DOSSIER_CONVERT_NODES, row, NULL);
  g_string_append_c (writer->out, '}');
}

GBytes *
dossier_convert_node_link_write (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes)
{
  Writer writer = { g_string_new ("{\n  \"directed\": true,\n  \"multigraph\": true,\n  \"graph\": {"), table, watch };

  append_graph_cells (&writer);
  g_string_append (writer.out, "},\n  \"nodes\": [");
  append_rows (&writer, DOSSIER_CONVERT_NODES, append_node_link_row);
  g_string_append (writer.out, "\n  ],\n  \"links\": [");
  append_rows (&writer, DOSSIER_CONVERT_EDGES, append_node_link_row);
  g_string_append (writer.out, "\n  ]\n}\n");

  return g_string_free_to_bytes (writer.out);
}
