/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-item.h"

#include <glib/gi18n-lib.h>

DossierConvertItem *
dossier_convert_item_new (DossierConvertPart part)
{
  DossierConvertItem *item = g_new0 (DossierConvertItem, 1);

  item->part = part;
  item->names = g_ptr_array_new_with_free_func (g_free);
  item->texts = g_ptr_array_new_with_free_func (g_free);
  item->kinds = g_array_new (FALSE, FALSE, sizeof (DossierConvertKind));

  return item;
}

void
dossier_convert_item_free (DossierConvertItem *item)
{
  g_free (item->id);
  g_free (item->from);
  g_free (item->to);
  g_ptr_array_unref (item->names);
  g_ptr_array_unref (item->texts);
  g_array_unref (item->kinds);
  g_free (item);
}

gboolean
dossier_convert_item_has (const DossierConvertItem *item, const char *name)
{
  return g_ptr_array_find_with_equal_func (item->names, name, g_str_equal, NULL);
}

void
dossier_convert_item_add (DossierConvertItem *item, const char *name, DossierConvertKind kind, const char *text)
{
  if (dossier_convert_item_has (item, name))
    return;

  g_ptr_array_add (item->names, g_strdup (name));
  g_ptr_array_add (item->texts, g_strdup (text));
  g_array_append_val (item->kinds, kind);
}

void
dossier_convert_item_add_typed (DossierConvertItem *item, const char *name, const char *type, const char *text)
{
  static const char *const numbers[]
      = { "int", "integer", "long", "float", "double", "short", "byte", "bigdecimal", "biginteger", NULL };
  DossierConvertKind kind = DOSSIER_CONVERT_TEXT;

  if (type != NULL && g_strv_contains (numbers, type))
    kind = dossier_convert_kind_of_number (text);
  else if (g_strcmp0 (type, "boolean") == 0)
    kind = dossier_convert_kind_of_boolean (&text);

  dossier_convert_item_add (item, name, kind, text);
}

void
dossier_convert_item_end (DossierConvertItem *item, DossierConvertTable *table)
{
  dossier_convert_table_add_row (table, item->part, item->id, item->from, item->to);
  for (guint i = 0; i < item->names->len; i++)
    dossier_convert_table_add_cell (table, item->part, g_ptr_array_index (item->names, i),
                                    g_array_index (item->kinds, DossierConvertKind, i),
                                    g_ptr_array_index (item->texts, i));
}

const char *
dossier_convert_get_type_name (const DossierConvertTable *table, DossierConvertPart part, guint column)
{
  switch (dossier_convert_table_get_column_kind (table, part, column))
    {
    case DOSSIER_CONVERT_BOOLEAN:
      return "boolean";

    case DOSSIER_CONVERT_NUMBER:
      for (guint i = 0; i < dossier_convert_table_get_n_rows (table, part); i++)
        {
          const DossierConvertRow *row = dossier_convert_table_get_row (table, part, i);
          const DossierConvertCell *cells = dossier_convert_table_get_cells (table, part, row);

          for (guint j = 0; j < row->n_cells; j++)
            if (cells[j].column == column && !dossier_convert_is_integer (cells[j].text))
              return "double";
        }
      return "long";

    case DOSSIER_CONVERT_TEXT:
    case DOSSIER_CONVERT_JSON:
    default:
      return "string";
    }
}

GPtrArray *
dossier_convert_make_names (const DossierConvertTable *table, DossierConvertPart part, gboolean (*fits) (const char *))
{
  guint n_rows = dossier_convert_table_get_n_rows (table, part);
  GPtrArray *names = g_ptr_array_new_full (n_rows, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  guint next = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const char *id = dossier_convert_table_get_row (table, part, i)->id;

      if (id != NULL)
        g_hash_table_add (taken, (char *) id);
    }

  for (guint i = 0; i < n_rows; i++)
    {
      const char *id = dossier_convert_table_get_row (table, part, i)->id;
      char *name = id != NULL && fits (id) ? g_strdup (id) : NULL;

      while (name == NULL)
        {
          name = g_strdup_printf ("_%u", next++);
          if (g_hash_table_contains (taken, name))
            g_clear_pointer (&name, g_free);
        }
      g_ptr_array_add (names, name);
    }

  return names;
}

void
dossier_convert_notes_add_undirected (DossierConvertNotes *notes, guint n_edges)
{
  if (n_edges > 0)
    dossier_convert_notes_add (
        notes,
        g_strdup_printf (ngettext ("%u edge has no direction; it goes from its first end to its second",
                                   "%u edges have no direction; they go from their first end to their second", n_edges),
                         n_edges));
}
