/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"

#include <glib/gi18n-lib.h>

/* In quotes, where only the quotation mark needs a backslash for the language itself; the backslash gets one, too, for
 * it begins an escape in labels, and so that one at the end does not swallow the quotation mark. */
static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static void
append_attribute (GString *out, gboolean *first, const char *name, const char *value)
{
  /* An empty one is as good as none in Graphviz, but an empty label is not the id. */
  g_string_append (out, *first ? " [" : ", ");
  *first = FALSE;
  append_quoted (out, name);
  g_string_append_c (out, '=');
  append_quoted (out, value);
}

static void
append_cells (GString *out, const DossierConvertTable *table, DossierConvertPart part, const DossierConvertRow *row)
{
  const DossierConvertCell *cells = dossier_convert_table_get_cells (table, part, row);
  gboolean first = TRUE;

  if (part == DOSSIER_CONVERT_EDGES && row->id != NULL)
    append_attribute (out, &first, "key", row->id);
  for (guint i = 0; i < row->n_cells; i++)
    append_attribute (out, &first, dossier_convert_table_get_column (table, part, cells[i].column), cells[i].text);
  g_string_append (out, first ? ";\n" : "];\n");
}

GBytes *
dossier_convert_dot_write (const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes)
{
  const DossierConvertRow *graph = dossier_convert_table_get_row (table, DOSSIER_CONVERT_GRAPH, 0);
  const DossierConvertCell *cells = dossier_convert_table_get_cells (table, DOSSIER_CONVERT_GRAPH, graph);
  GString *out = g_string_new ("digraph {\n");

  for (guint i = 0; i < graph->n_cells; i++)
    {
      g_string_append (out, "  ");
      append_quoted (out, dossier_convert_table_get_column (table, DOSSIER_CONVERT_GRAPH, cells[i].column));
      g_string_append_c (out, '=');
      append_quoted (out, cells[i].text);
      g_string_append (out, ";\n");
    }

  for (guint i = 0; i < dossier_convert_table_get_n_rows (table, DOSSIER_CONVERT_NODES)
                    && dossier_convert_watch_step (watch);
       i++)
    {
      const DossierConvertRow *row = dossier_convert_table_get_row (table, DOSSIER_CONVERT_NODES, i);

      g_string_append (out, "  ");
      append_quoted (out, row->id);
      append_cells (out, table, DOSSIER_CONVERT_NODES, row);
    }

  for (guint i = 0; i < dossier_convert_table_get_n_rows (table, DOSSIER_CONVERT_EDGES)
                    && dossier_convert_watch_step (watch);
       i++)
    {
      const DossierConvertRow *row = dossier_convert_table_get_row (table, DOSSIER_CONVERT_EDGES, i);

      g_string_append (out, "  ");
      append_quoted (out, row->from);
      g_string_append (out, " -> ");
      append_quoted (out, row->to);
      append_cells (out, table, DOSSIER_CONVERT_EDGES, row);
    }
  g_string_append (out, "}\n");

  return g_string_free_to_bytes (out);
}
