/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-writer-records.h"

#include "dossier-index.h"

#include <string.h>

/*
 * One way for new and for changed records: a new one is a changed `{}`. For each member that the format knows there is
 * an edit: the value as it is now, unless the object has that value already.
 */

/* An object while it is patched. */
typedef struct
{
  const DossierJsonStyle *style;
  const DossierJson *json;
  guint object;
  gboolean lines;
  const char *indent; /* of the line on which the object opens */
  char *inner;        /* of the lines of its members */
  gboolean inner_lines;
  DossierJsonEdit edits[16];
  guint n_edits;
} Patch;

static void
begin_patch (Patch *patch,
             const DossierJsonStyle *style,
             const DossierJson *json,
             guint object,
             gboolean lines,
             const char *indent)
{
  g_autoptr (GString) nowhere = g_string_new (NULL);
  const DossierJsonToken *token = dossier_json_get (json, object);
  DossierJsonList list;

  memset (patch, 0, sizeof *patch);
  patch->style = style;
  patch->json = json;
  patch->object = object;
  patch->lines = lines;
  patch->indent = indent;

  dossier_json_list_follow (&list, nowhere, style, json->text, token->start, token->end, lines, indent);
  patch->inner = g_strdup (dossier_json_list_get_indent (&list));
  patch->inner_lines = list.lines;
  dossier_json_list_close (&list);
}

static void
end_patch (Patch *patch, GString *out)
{
  dossier_json_patch_object (out, patch->style, patch->json, patch->object, patch->edits, patch->n_edits, patch->lines,
                             patch->indent);
  for (guint i = 0; i < patch->n_edits; i++)
    g_free (patch->edits[i].json);
  g_free (patch->inner);
}

static DossierJsonEdit *
add_edit (Patch *patch, const char *name)
{
  DossierJsonEdit *edit = &patch->edits[patch->n_edits++];

  g_assert (patch->n_edits <= G_N_ELEMENTS (patch->edits));
  edit->name = name;
  return edit;
}

static char *
quote (const char *text)
{
  GString *quoted = g_string_sized_new (strlen (text) + 2);

  dossier_json_append_quoted (quoted, text);
  return g_string_free (quoted, FALSE);
}

static gboolean
is_string (const DossierJson *json, guint token, const char *text)
{
  return token != 0 && dossier_json_get (json, token)->kind == DOSSIER_JSON_STRING
         && dossier_json_string_equals (json, token, text, strlen (text));
}

/* @text: (nullable): %NULL for a member that is not there */
static void
put_text (Patch *patch, const char *name, const char *text)
{
  DossierJsonEdit *edit = add_edit (patch, name);

  if (text == NULL)
    edit->is_removed = TRUE;
  else if (!is_string (patch->json, dossier_json_find_member (patch->json, patch->object, name), text))
    edit->json = quote (text);
}

/* @offset: -1 for a member that is not there */
static void
put_offset (Patch *patch, const char *name, gint64 offset)
{
  DossierJsonEdit *edit = add_edit (patch, name);
  guint token = dossier_json_find_member (patch->json, patch->object, name);

  if (offset < 0)
    edit->is_removed = TRUE;
  else if (token == 0 || dossier_json_get_number (patch->json, token) != (double) offset)
    edit->json = g_strdup_printf ("%" G_GINT64_FORMAT, offset);
}

static gboolean
has_aliases (const DossierJson *json, guint token, const char *const *aliases)
{
  guint n = aliases != NULL ? g_strv_length ((char **) aliases) : 0;
  guint entry = token + 1;

  if (token == 0)
    return n == 0;
  if (dossier_json_get (json, token)->n_children != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!is_string (json, entry, aliases[i]))
        return FALSE;
      entry = dossier_json_get (json, entry)->next;
    }
  return TRUE;
}

/* Starts a list inside the object: one that follows the member's present value, or a new one. */
static void
open_list (Patch *patch, DossierJsonList *list, GString *out, guint token, char open)
{
  if (token == 0)
    dossier_json_list_open (list, out, patch->style, open, patch->inner_lines, patch->inner);
  else
    dossier_json_list_follow (list, out, patch->style, patch->json->text, dossier_json_get (patch->json, token)->start,
                              dossier_json_get (patch->json, token)->end, patch->inner_lines, patch->inner);
}

static void
put_aliases (Patch *patch, const char *const *aliases)
{
  DossierJsonEdit *edit = add_edit (patch, "aliases");
  guint token = dossier_json_find_member (patch->json, patch->object, "aliases");
  DossierJsonList list;
  GString *out;

  if (has_aliases (patch->json, token, aliases))
    return;
  if (aliases == NULL || *aliases == NULL)
    {
      edit->is_removed = TRUE;
      return;
    }
  out = g_string_new (NULL);
  open_list (patch, &list, out, token, '[');
  for (; *aliases != NULL; aliases++)
    {
      dossier_json_list_next (&list);
      dossier_json_append_quoted (out, *aliases);
    }
  dossier_json_list_close (&list);
  edit->json = g_string_free (out, FALSE);
}

static void
write_citation (GString *out,
                const DossierJsonStyle *style,
                const DossierJson *json,
                guint object,
                const DossierCitation *citation,
                gboolean lines,
                const char *indent)
{
  Patch patch;

  begin_patch (&patch, style, json, object, lines, indent);
  put_text (&patch, "source", citation->source);
  put_text (&patch, "exact", citation->exact);
  put_text (&patch, "prefix", citation->prefix);
  put_text (&patch, "suffix", citation->suffix);
  put_offset (&patch, "start", citation->start);
  put_offset (&patch, "end", citation->end);
  put_text (&patch, "date", citation->date_text);
  put_text (&patch, "dateBasis", dossier_date_basis_get_name (citation->basis));
  put_text (&patch, "note", citation->note);
  end_patch (&patch, out);
}

static char *
make_citation_key (const char *source, const char *exact)
{
  /* No text holds a control character that stands between the two unless a file puts it there, and then the worst is
   * that members go with another citation of the same node. */
  return g_strconcat (source, "\x1f", exact, NULL);
}

/* For each citation the entry of the present array whose unknown members it keeps, or 0: the one with the same words,
 * else the one in the same place, if no other has it. */
static guint *
match_citations (const DossierJson *json, guint array, const DossierCitation *citations, guint n_citations)
{
  guint n_entries = array != 0 ? dossier_json_get (json, array)->n_children : 0;
  guint *matches = g_new0 (guint, n_citations + 1);
  g_autofree guint *entries = g_new (guint, n_entries + 1);
  g_autofree gboolean *is_taken = g_new0 (gboolean, n_entries + 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierIndex) index = dossier_index_new (n_entries);
  guint entry = array + 1;

  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *source = dossier_json_dup_string (json, dossier_json_find_member (json, entry, "source"));
      g_autofree char *exact = dossier_json_dup_string (json, dossier_json_find_member (json, entry, "exact"));
      char *key = make_citation_key (source, exact);

      g_ptr_array_add (keys, key);
      dossier_index_add (index, key, strlen (key), i);
      entries[i] = entry;
      entry = dossier_json_get (json, entry)->next;
    }
  /* The same place first, so that citations with the same words keep to theirs. */
  for (guint turn = 0; turn < 3; turn++)
    for (guint i = 0; i < n_citations; i++)
      {
        g_autofree char *key = make_citation_key (citations[i].source, citations[i].exact);
        guint wanted = turn == 1 ? dossier_index_find (index, key, strlen (key)) : i;

        if (matches[i] != 0 || wanted >= n_entries || is_taken[wanted]
            || (turn == 0 && strcmp (g_ptr_array_index (keys, wanted), key) != 0))
          continue;
        matches[i] = entries[wanted];
        is_taken[wanted] = TRUE;
      }
  return matches;
}

static gboolean
spans_equal (const DossierJson *json, guint token, const GString *text)
{
  const DossierJsonToken *value = dossier_json_get (json, token);

  return value->end - value->start == text->len && memcmp (json->text + value->start, text->str, text->len) == 0;
}

static const DossierJson *
get_empty_object (void)
{
  static gsize empty = 0;

  if (g_once_init_enter (&empty))
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);

      g_once_init_leave (&empty, (gsize) dossier_json_new (bytes, NULL, NULL, NULL));
    }
  return (const DossierJson *) empty;
}

static void
put_citations (Patch *patch, const DossierCitation *citations, guint n_citations)
{
  DossierJsonEdit *edit = add_edit (patch, "citations");
  guint token = dossier_json_find_member (patch->json, patch->object, "citations");
  g_autoptr (GString) out = NULL;
  g_autofree guint *matches = NULL;
  DossierJsonList list;

  if (n_citations == 0)
    {
      edit->is_removed = token != 0 && dossier_json_get (patch->json, token)->n_children > 0;
      return;
    }
  matches = match_citations (patch->json, token, citations, n_citations);
  out = g_string_new (NULL);
  open_list (patch, &list, out, token, '[');
  for (guint i = 0; i < n_citations; i++)
    {
      const DossierJsonToken *match = matches[i] != 0 ? dossier_json_get (patch->json, matches[i]) : NULL;
      const DossierJson *json = match != NULL ? patch->json : get_empty_object ();

      if (match != NULL)
        dossier_json_list_next_at (&list, match->start, match->end);
      else
        dossier_json_list_next (&list);
      write_citation (out, patch->style, json, matches[i], &citations[i], list.lines,
                      dossier_json_list_get_indent (&list));
    }
  dossier_json_list_close (&list);
  if (token == 0 || !spans_equal (patch->json, token, out))
    edit->json = g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
has_value (const DossierJson *json, guint token, const char *text)
{
  g_autofree char *raw = NULL;

  if (token == 0)
    return FALSE;
  if (dossier_json_get (json, token)->kind == DOSSIER_JSON_STRING)
    return is_string (json, token, text);
  raw = dossier_json_dup_raw (json, token);
  return strcmp (raw, text) == 0;
}

/* The edits that turn the properties of @object into @properties: members that stay or change in the order in which
 * they stand there, then new ones. */
static void
add_property_edits (GArray *edits,
                    GPtrArray *names,
                    const DossierJson *json,
                    guint object,
                    const DossierProperty *properties,
                    guint n_properties)
{
  g_autoptr (DossierIndex) index = dossier_index_new (n_properties);
  g_autofree gboolean *is_there = g_new0 (gboolean, n_properties + 1);
  guint n_members = object != 0 ? dossier_json_get (json, object)->n_children : 0;
  guint name = object + 1;

  for (guint i = 0; i < n_properties; i++)
    dossier_index_add (index, properties[i].name, strlen (properties[i].name), i);
  for (guint i = 0; i < n_members; i++)
    {
      DossierJsonEdit edit = { dossier_json_dup_string (json, name) };
      guint property = dossier_index_find (index, edit.name, strlen (edit.name));

      g_ptr_array_add (names, (gpointer) edit.name);
      if (property == DOSSIER_INDEX_MISSING)
        edit.is_removed = TRUE;
      else
        {
          is_there[property] = TRUE;
          if (!has_value (json, name + 1, properties[property].value))
            edit.json = quote (properties[property].value);
        }
      g_array_append_val (edits, edit);
      name = dossier_json_get (json, name + 1)->next;
    }
  for (guint i = 0; i < n_properties; i++)
    if (!is_there[i])
      {
        DossierJsonEdit edit = { properties[i].name, quote (properties[i].value) };

        g_array_append_val (edits, edit);
      }
}

static void
clear_edit (gpointer data)
{
  g_free (((DossierJsonEdit *) data)->json);
}

static void
put_properties (Patch *patch, const DossierProperty *properties, guint n_properties)
{
  DossierJsonEdit *edit = add_edit (patch, "properties");
  guint token = dossier_json_find_member (patch->json, patch->object, "properties");
  const DossierJson *json = token != 0 ? patch->json : get_empty_object ();
  g_autoptr (GArray) edits = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GString) out = NULL;

  if (n_properties == 0)
    {
      edit->is_removed = token != 0 && dossier_json_get (patch->json, token)->n_children > 0;
      return;
    }
  edits = g_array_new (FALSE, FALSE, sizeof (DossierJsonEdit));
  g_array_set_clear_func (edits, clear_edit);
  names = g_ptr_array_new_with_free_func (g_free);
  add_property_edits (edits, names, patch->json, token, properties, n_properties);
  out = g_string_new (NULL);
  dossier_json_patch_object (out, patch->style, json, token, (const DossierJsonEdit *) edits->data, edits->len,
                             patch->inner_lines, patch->inner);
  if (token == 0 || !spans_equal (patch->json, token, out))
    edit->json = g_string_free (g_steal_pointer (&out), FALSE);
}

/* The object that a record was read from, or an empty one. */
static const DossierJson *
get_object (const DossierOrigin *origin, DossierJson **owned)
{
  g_autoptr (GBytes) bytes = NULL;

  *owned = NULL;
  if (origin->bytes == NULL)
    return get_empty_object ();
  bytes = g_bytes_new_from_bytes (origin->bytes, origin->offset, origin->length);
  *owned = dossier_json_new (bytes, NULL, NULL, NULL);
  return *owned != NULL ? *owned : get_empty_object ();
}

void
dossier_write_source (
    GString *out, const DossierJsonStyle *style, gconstpointer record, gboolean lines, const char *indent)
{
  const DossierSource *source = record;
  g_autoptr (DossierJson) owned = NULL;
  Patch patch;

  begin_patch (&patch, style, get_object (dossier_source_kind.get_origin (source), &owned), 0, lines, indent);
  put_text (&patch, "id", source->id);
  put_text (&patch, "title", source->title);
  put_text (&patch, "publisher", source->publisher);
  put_text (&patch, "author", source->author);
  put_text (&patch, "url", source->url);
  put_text (&patch, "datePublished", source->date_published);
  put_text (&patch, "dateRetrieved", source->date_retrieved);
  put_text (&patch, "lang", source->lang);
  put_text (&patch, "text", source->text);
  put_text (&patch, "contentHash", source->content_hash);
  put_text (&patch, "note", source->note);
  end_patch (&patch, out);
}

void
dossier_write_node (
    GString *out, const DossierJsonStyle *style, gconstpointer record, gboolean lines, const char *indent)
{
  const DossierNode *node = record;
  g_autoptr (DossierJson) owned = NULL;
  Patch patch;

  begin_patch (&patch, style, get_object (dossier_node_kind.get_origin (node), &owned), 0, lines, indent);
  put_text (&patch, "id", node->id);
  put_text (&patch, "type", node->type_name);
  put_text (&patch, "kind", node->kind);
  put_text (&patch, "label", node->label);
  put_aliases (&patch, node->aliases);
  put_text (&patch, "description", node->description);
  put_text (&patch, "date", node->date_text);
  put_citations (&patch, node->citations, node->n_citations);
  put_properties (&patch, node->properties, node->n_properties);
  end_patch (&patch, out);
}

void
dossier_write_edge (
    GString *out, const DossierJsonStyle *style, gconstpointer record, gboolean lines, const char *indent)
{
  const DossierEdge *edge = record;
  g_autoptr (DossierJson) owned = NULL;
  Patch patch;

  begin_patch (&patch, style, get_object (dossier_edge_kind.get_origin (edge), &owned), 0, lines, indent);
  put_text (&patch, "id", edge->id);
  put_text (&patch, "from", edge->from);
  put_text (&patch, "to", edge->to);
  put_text (&patch, "type", edge->type);
  put_text (&patch, "label", edge->label);
  put_text (&patch, "date", edge->date_text);
  put_citations (&patch, edge->citations, edge->n_citations);
  put_properties (&patch, edge->properties, edge->n_properties);
  end_patch (&patch, out);
}
