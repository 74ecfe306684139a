/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-convert-table.h"

#include <string.h>

typedef struct
{
  GArray *rows;
  GArray *cells;
  GPtrArray *columns;
  GArray *kinds;         /* of each column: 1 << kind for each kind that it has */
  GArray *last_rows;     /* of each column: the row that it was last in, plus one */
  GHashTable *by_name;   /* index plus one */
} Part;

struct _DossierConvertTable
{
  Part parts[DOSSIER_N_CONVERT_PARTS];
  GStringChunk *texts;
};

DossierConvertTable *
dossier_convert_table_new (void)
{
  DossierConvertTable *table = g_new0 (DossierConvertTable, 1);

  table->texts = g_string_chunk_new (1 << 16);
  for (guint i = 0; i < DOSSIER_N_CONVERT_PARTS; i++)
    {
      Part *part = &table->parts[i];

      part->rows = g_array_new (FALSE, FALSE, sizeof (DossierConvertRow));
      part->cells = g_array_new (FALSE, FALSE, sizeof (DossierConvertCell));
      part->columns = g_ptr_array_new ();
      part->kinds = g_array_new (FALSE, TRUE, sizeof (guint));
      part->last_rows = g_array_new (FALSE, TRUE, sizeof (guint));
      part->by_name = g_hash_table_new (g_str_hash, g_str_equal);
    }
  dossier_convert_table_add_row (table, DOSSIER_CONVERT_GRAPH, NULL, NULL, NULL);

  return table;
}

void
dossier_convert_table_free (DossierConvertTable *table)
{
  for (guint i = 0; i < DOSSIER_N_CONVERT_PARTS; i++)
    {
      Part *part = &table->parts[i];

      g_array_unref (part->rows);
      g_array_unref (part->cells);
      g_ptr_array_unref (part->columns);
      g_array_unref (part->kinds);
      g_array_unref (part->last_rows);
      g_hash_table_unref (part->by_name);
    }
  g_string_chunk_free (table->texts);
  g_free (table);
}

static const char *
keep (DossierConvertTable *table, const char *text)
{
  return text != NULL ? g_string_chunk_insert (table->texts, text) : NULL;
}

void
dossier_convert_table_add_row (
    DossierConvertTable *table, DossierConvertPart part, const char *id, const char *from, const char *to)
{
  DossierConvertRow row = { keep (table, id), keep (table, from), keep (table, to), table->parts[part].cells->len, 0 };

  g_array_append_val (table->parts[part].rows, row);
}

static guint
find_or_add_column (DossierConvertTable *table, Part *part, const char *name)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (part->by_name, name));
  char *kept;

  if (found != 0)
    return found - 1;

  kept = (char *) keep (table, name);
  g_ptr_array_add (part->columns, kept);
  g_array_set_size (part->kinds, part->columns->len);
  g_array_set_size (part->last_rows, part->columns->len);
  g_hash_table_insert (part->by_name, kept, GUINT_TO_POINTER (part->columns->len));

  return part->columns->len - 1;
}

gboolean
dossier_convert_table_add_cell (DossierConvertTable *table,
                                DossierConvertPart part_of,
                                const char *column,
                                DossierConvertKind kind,
                                const char *text)
{
  Part *part = &table->parts[part_of];
  DossierConvertCell cell = { 0, kind, NULL };

  g_return_val_if_fail (part->rows->len > 0, FALSE);

  if (*column == '\0')
    return TRUE;

  cell.column = find_or_add_column (table, part, column);
  if (g_array_index (part->last_rows, guint, cell.column) == part->rows->len)
    return FALSE;

  g_array_index (part->last_rows, guint, cell.column) = part->rows->len;
  g_array_index (part->kinds, guint, cell.column) |= 1u << kind;
  cell.text = keep (table, text);
  g_array_append_val (part->cells, cell);
  g_array_index (part->rows, DossierConvertRow, part->rows->len - 1).n_cells++;

  return TRUE;
}

guint
dossier_convert_table_get_n_rows (const DossierConvertTable *table, DossierConvertPart part)
{
  return table->parts[part].rows->len;
}

const DossierConvertRow *
dossier_convert_table_get_row (const DossierConvertTable *table, DossierConvertPart part, guint row)
{
  return &g_array_index (table->parts[part].rows, DossierConvertRow, row);
}

const DossierConvertCell *
dossier_convert_table_get_cells (const DossierConvertTable *table,
                                 DossierConvertPart part,
                                 const DossierConvertRow *row)
{
  return row->n_cells > 0 ? &g_array_index (table->parts[part].cells, DossierConvertCell, row->first_cell) : NULL;
}

guint
dossier_convert_table_get_n_columns (const DossierConvertTable *table, DossierConvertPart part)
{
  return table->parts[part].columns->len;
}

const char *
dossier_convert_table_get_column (const DossierConvertTable *table, DossierConvertPart part, guint column)
{
  return g_ptr_array_index (table->parts[part].columns, column);
}

DossierConvertKind
dossier_convert_table_get_column_kind (const DossierConvertTable *table, DossierConvertPart part, guint column)
{
  guint kinds = g_array_index (table->parts[part].kinds, guint, column);

  for (guint kind = 0; kind <= DOSSIER_CONVERT_JSON; kind++)
    if (kinds == 1u << kind)
      return (DossierConvertKind) kind;

  return DOSSIER_CONVERT_TEXT;
}

const DossierConvertCell *
dossier_convert_table_find_graph_cell (const DossierConvertTable *table, const char *column)
{
  const DossierConvertRow *row = dossier_convert_table_get_row (table, DOSSIER_CONVERT_GRAPH, 0);
  const DossierConvertCell *cells = dossier_convert_table_get_cells (table, DOSSIER_CONVERT_GRAPH, row);

  for (guint i = 0; i < row->n_cells; i++)
    if (g_str_equal (dossier_convert_table_get_column (table, DOSSIER_CONVERT_GRAPH, cells[i].column), column))
      return &cells[i];

  return NULL;
}

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;

  return text;
}

static const char *
skip_integer (const char *text)
{
  text += *text == '-';
  if (*text == '0')
    return text + 1;

  return g_ascii_isdigit (*text) ? skip_digits (text) : NULL;
}

gboolean
dossier_convert_is_integer (const char *text)
{
  const char *end = skip_integer (text);

  return end != NULL && *end == '\0';
}

gboolean
dossier_convert_is_number (const char *text)
{
  const char *at = skip_integer (text);

  if (at == NULL)
    return FALSE;
  if (*at == '.')
    {
      if (!g_ascii_isdigit (at[1]))
        return FALSE;
      at = skip_digits (at + 1);
    }
  if (*at == 'e' || *at == 'E')
    {
      at++;
      at += *at == '+' || *at == '-';
      if (!g_ascii_isdigit (*at))
        return FALSE;
      at = skip_digits (at);
    }

  return *at == '\0';
}

DossierConvertKind
dossier_convert_kind_of_number (const char *text)
{
  return dossier_convert_is_number (text) ? DOSSIER_CONVERT_NUMBER : DOSSIER_CONVERT_TEXT;
}

/* Python writes True, XML Schema allows 1. */
DossierConvertKind
dossier_convert_kind_of_boolean (const char **text)
{
  if (g_ascii_strcasecmp (*text, "true") == 0 || g_str_equal (*text, "1"))
    *text = "true";
  else if (g_ascii_strcasecmp (*text, "false") == 0 || g_str_equal (*text, "0"))
    *text = "false";
  else
    return DOSSIER_CONVERT_TEXT;

  return DOSSIER_CONVERT_BOOLEAN;
}

struct _DossierConvertNotes
{
  GPtrArray *sentences;
};

DossierConvertNotes *
dossier_convert_notes_new (void)
{
  DossierConvertNotes *notes = g_new (DossierConvertNotes, 1);

  notes->sentences = g_ptr_array_new ();

  return notes;
}

/* (transfer full): the sentences; frees the rest. */
char **
dossier_convert_notes_end (DossierConvertNotes *notes)
{
  GPtrArray *sentences = notes->sentences;

  g_free (notes);
  g_ptr_array_add (sentences, NULL);

  return (char **) g_ptr_array_free (sentences, FALSE);
}

/* Takes @sentence. */
void
dossier_convert_notes_add (DossierConvertNotes *notes, char *sentence)
{
  if (g_ptr_array_find_with_equal_func (notes->sentences, sentence, g_str_equal, NULL))
    g_free (sentence);
  else
    g_ptr_array_add (notes->sentences, sentence);
}
