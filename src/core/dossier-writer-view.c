/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-index.h"
#include "dossier-writer-records.h"

#include <string.h>

/* The shortest decimal that is read back as the same number. */
static void
append_number (GString *out, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  if (g_ascii_strtod (digits, NULL) != number)
    g_ascii_formatd (digits, sizeof digits, "%.17g", number);
  g_string_append (out, digits);
}

static void
append_position (GString *out, const DossierJsonStyle *style, const DossierPosition *position)
{
  g_string_append_c (out, '[');
  append_number (out, position->x);
  g_string_append (out, strchr (style->colon, ' ') != NULL ? ", " : ",");
  append_number (out, position->y);
  g_string_append_c (out, ']');
}

static gboolean
is_position (const DossierJson *json, guint token, const DossierPosition *position)
{
  const DossierJsonToken *array = dossier_json_get (json, token);

  return array->kind == DOSSIER_JSON_ARRAY && array->n_children == 2
         && dossier_json_get_number (json, token + 1) == position->x
         && dossier_json_get_number (json, token + 2) == position->y;
}

/* What stands there stays in its place; positions that are new follow in the order of the nodes. */
static void
write_positions (
    DossierJsonList *list, const DossierView *view, const DossierJson *json, guint object, GPtrArray *nodes)
{
  g_autoptr (GHashTable) written = g_hash_table_new (dossier_index_hash, g_str_equal);
  guint n_members = object != 0 ? dossier_json_get (json, object)->n_children : 0;
  guint name = object + 1;

  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *id = dossier_json_dup_string (json, name);
      gpointer key, position;

      if (g_hash_table_lookup_extended (view->positions, id, &key, &position))
        {
          const DossierJsonToken *start = dossier_json_get (json, name);
          const DossierJsonToken *value = dossier_json_get (json, name + 1);
          gboolean is_same = is_position (json, name + 1, position);

          dossier_json_list_next_at (list, start->start, value->end);
          g_string_append_len (list->out, json->text + start->start,
                               (is_same ? value->end : value->start) - start->start);
          if (!is_same)
            append_position (list->out, list->style, position);
          g_hash_table_add (written, key);
        }
      name = dossier_json_get (json, name + 1)->next;
    }
  for (guint i = 0; i < nodes->len; i++)
    {
      const DossierNode *node = g_ptr_array_index (nodes, i);
      const DossierPosition *position = dossier_view_get_position (view, node->id);

      if (position == NULL || g_hash_table_contains (written, node->id))
        continue;
      dossier_json_list_next_member (list, node->id);
      append_position (list->out, list->style, position);
    }
}

static const DossierJsonToken *
find_token (const DossierJson *json, const char *name, guint *token)
{
  *token = json != NULL ? dossier_json_find_member (json, 0, name) : 0;
  return *token != 0 ? dossier_json_get (json, *token) : NULL;
}

void
dossier_write_view (GString *out,
                    const DossierJsonStyle *style,
                    const DossierView *view,
                    GPtrArray *nodes,
                    gboolean lines,
                    const char *indent)
{
  g_autoptr (GBytes) bytes = view->bytes != NULL ? g_bytes_new_from_bytes (view->bytes, view->offset, view->length)
                                                 : g_bytes_new_static ("{}", 2);
  g_autoptr (DossierJson) json = dossier_json_new (bytes, NULL, NULL, NULL);
  g_autoptr (GString) nowhere = g_string_new (NULL);
  g_autoptr (GString) positions = g_string_new (NULL);
  g_autofree char *inner = NULL;
  DossierJsonEdit edits[] = { { "engine" }, { "positions" } };
  const DossierJsonToken *old;
  DossierJsonList list;
  gboolean inner_lines;
  guint token;

  dossier_json_list_follow (&list, nowhere, style, json->text, 0, (guint32) json->length, lines, indent);
  inner = g_strdup (dossier_json_list_get_indent (&list));
  inner_lines = list.lines;
  dossier_json_list_close (&list);

  old = find_token (json, "engine", &token);
  if (view->engine == NULL)
    edits[0].is_removed = TRUE;
  else if (old == NULL || !dossier_json_string_equals (json, token, view->engine, strlen (view->engine)))
    {
      dossier_json_append_quoted (positions, view->engine);
      edits[0].json = g_string_free (g_steal_pointer (&positions), FALSE);
      positions = g_string_new (NULL);
    }

  old = find_token (json, "positions", &token);
  if (old != NULL)
    dossier_json_list_follow (&list, positions, style, json->text, old->start, old->end, inner_lines, inner);
  else
    dossier_json_list_open (&list, positions, style, '{', inner_lines, inner);
  write_positions (&list, view, json, token, nodes);
  dossier_json_list_close (&list);
  if (old != NULL || g_hash_table_size (view->positions) > 0)
    edits[1].json = positions->str;
  dossier_json_patch_object (out, style, json, 0, edits, G_N_ELEMENTS (edits), lines, indent);
  g_free (edits[0].json);
}
