/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GString *out;
  guint n_formulas;
  guint n_empty;
} Writer;

/* RFC 4180. */
static void
append_field (Writer *writer, const char *text)
{
  if (strpbrk (text, "\",;\t\r\n") == NULL && *text != ' ' && !g_str_has_suffix (text, " "))
    {
      g_string_append (writer->out, text);
      return;
    }

  g_string_append_c (writer->out, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (writer->out, '"');
      g_string_append_c (writer->out, *at);
    }
  g_string_append_c (writer->out, '"');
}

static void
append_cell (Writer *writer, gboolean first, const DossierConvertCell *cell, const char *text)
{
  if (!first)
    g_string_append_c (writer->out, ',');
  if (cell != NULL)
    text = cell->text;
  if (text == NULL)
    return;

  writer->n_formulas += *text != '\0' && strchr ("=+-@", *text) != NULL && !dossier_convert_is_number (text);
  writer->n_empty += *text == '\0';
  append_field (writer, text);
}

static void
append_row (Writer *writer,
            const DossierConvertTable *table,
            DossierConvertPart part,
            const DossierConvertRow *row,
            const DossierConvertCell **by_column,
            guint n_columns)
{
  const DossierConvertCell *cells = dossier_convert_table_get_cells (table, part, row);

  memset (by_column, 0, n_columns * sizeof *by_column);
  for (guint i = 0; i < row->n_cells; i++)
    by_column[cells[i].column] = &cells[i];

  append_cell (writer, TRUE, NULL, row->id);
  if (part == DOSSIER_CONVERT_EDGES)
    {
      append_cell (writer, FALSE, NULL, row->from);
      append_cell (writer, FALSE, NULL, row->to);
    }
  for (guint i = 0; i < n_columns; i++)
    append_cell (writer, FALSE, by_column[i], NULL);
  g_string_append (writer->out, "\r\n");
}

GBytes *
dossier_convert_csv_write (const DossierConvertTable *table,
                           DossierConvertPart part,
                           DossierConvertWatch *watch,
                           DossierConvertNotes *notes)
{
  guint n_columns = dossier_convert_table_get_n_columns (table, part);
  guint n_lost = dossier_convert_table_get_row (table, DOSSIER_CONVERT_GRAPH, 0)->n_cells;
  g_autofree const DossierConvertCell **by_column = g_new0 (const DossierConvertCell *, MAX (n_columns, 1));
  Writer writer = { g_string_new (part == DOSSIER_CONVERT_NODES ? "id" : "id,from,to"), 0, 0 };

  for (guint i = 0; i < n_columns; i++)
    {
      g_string_append_c (writer.out, ',');
      append_field (&writer, dossier_convert_table_get_column (table, part, i));
    }
  g_string_append (writer.out, "\r\n");
  for (guint i = 0; i < dossier_convert_table_get_n_rows (table, part) && dossier_convert_watch_step (watch); i++)
    append_row (&writer, table, part, dossier_convert_table_get_row (table, part, i), by_column, n_columns);

  if (part == DOSSIER_CONVERT_NODES && n_lost > 0)
    dossier_convert_notes_add (
        notes, g_strdup (_ ("what describes the dossier itself (title, description, language, view) has "
                            "no place in CSV and is left out")));
  if (writer.n_empty > 0)
    dossier_convert_notes_add (notes, g_strdup (_ ("an empty text cannot be told from none in CSV")));
  if (writer.n_formulas > 0)
    dossier_convert_notes_add (notes,
                               g_strdup (_ ("some cells begin with =, +, - or @, which a spreadsheet may take for a "
                                            "formula; import them there as text")));

  return g_string_free_to_bytes (writer.out);
}
