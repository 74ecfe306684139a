/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-json-print.h"

#include "dossier-index.h"

#include <string.h>

/* The style of a dossier that was not read from a file. */
void
dossier_json_style_init (DossierJsonStyle *style)
{
  style->newline = "\n";
  style->unit = g_strdup ("  ");
  style->colon = g_strdup (": ");
  style->lines = TRUE;
}

void
dossier_json_style_clear (DossierJsonStyle *style)
{
  g_clear_pointer (&style->unit, g_free);
  g_clear_pointer (&style->colon, g_free);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static void
begin (DossierJsonList *list, GString *out, const DossierJsonStyle *style, char open)
{
  memset (list, 0, sizeof *list);
  list->out = out;
  list->style = style;
  list->close = open == '[' ? ']' : '}';
  list->lead = g_string_new (NULL);
  list->separator = g_string_new (",");
  list->trail = g_string_new (NULL);
  g_string_append_c (out, open);
}

static void
lay_out (DossierJsonList *list, gboolean lines, const char *indent)
{
  list->lines = lines;
  if (lines)
    {
      g_string_append_printf (list->lead, "%s%s%s", list->style->newline, indent, list->style->unit);
      g_string_append_printf (list->trail, "%s%s", list->style->newline, indent);
      g_string_append (list->separator, list->lead->str);
    }
  else if (strchr (list->style->colon, ' ') != NULL)
    g_string_append_c (list->separator, ' ');
}

void
dossier_json_list_open (
    DossierJsonList *list, GString *out, const DossierJsonStyle *style, char open, gboolean lines, const char *indent)
{
  begin (list, out, style, open);
  lay_out (list, lines, indent);
}

void
dossier_json_list_follow (DossierJsonList *list,
                          GString *out,
                          const DossierJsonStyle *style,
                          const char *text,
                          guint32 start,
                          guint32 end,
                          gboolean lines,
                          const char *indent)
{
  const char *first = text + start + 1;
  const char *last = text + end - 1;

  begin (list, out, style, text[start]);
  list->text = text;
  while (is_space (*first))
    first++;
  if (first == last)
    {
      lay_out (list, lines, indent);
      return;
    }
  while (is_space (last[-1]))
    last--;
  g_string_append_len (list->lead, text + start + 1, first - (text + start + 1));
  g_string_append_len (list->trail, last, text + end - 1 - last);
  list->lines = strchr (list->lead->str, '\n') != NULL;
  if (list->lead->len > 0)
    g_string_append (list->separator, list->lead->str);
  else if (strchr (style->colon, ' ') != NULL)
    g_string_append_c (list->separator, ' ');
}

/* Whether nothing but a comma and white space stands between two items. */
static gboolean
are_neighbours (const char *text, guint32 end, guint32 start)
{
  guint n_commas = 0;

  for (guint32 at = end; at < start; at++)
    {
      if (text[at] == ',')
        n_commas++;
      else if (!is_space (text[at]))
        return FALSE;
    }
  return n_commas == 1;
}

void
dossier_json_list_next_at (DossierJsonList *list, guint32 start, guint32 end)
{
  guint32 comma = start - 1;

  while (is_space (list->text[comma]))
    comma--;
  if (list->any && list->last_end > 0 && list->last_end < start && are_neighbours (list->text, list->last_end, start))
    g_string_append_len (list->out, list->text + list->last_end, start - list->last_end);
  else if (list->any && list->text[comma] == ',')
    g_string_append_len (list->out, list->text + comma, start - comma);
  else
    dossier_json_list_next (list);
  list->any = TRUE;
  list->last_end = end;
}

void
dossier_json_list_next (DossierJsonList *list)
{
  const GString *before = list->any ? list->separator : list->lead;

  g_string_append_len (list->out, before->str, (gssize) before->len);
  list->any = TRUE;
  list->last_end = 0;
}

void
dossier_json_list_next_member (DossierJsonList *list, const char *name)
{
  dossier_json_list_next (list);
  dossier_json_append_quoted (list->out, name);
  g_string_append (list->out, list->style->colon);
}

void
dossier_json_list_close (DossierJsonList *list)
{
  if (list->any)
    g_string_append_len (list->out, list->trail->str, (gssize) list->trail->len);
  g_string_append_c (list->out, list->close);
  g_string_free (list->lead, TRUE);
  g_string_free (list->separator, TRUE);
  g_string_free (list->trail, TRUE);
}

const char *
dossier_json_list_get_indent (DossierJsonList *list)
{
  const char *newline = strrchr (list->lead->str, '\n');

  return newline != NULL ? newline + 1 : "";
}

static void
append_missing (
    DossierJsonList *list, const DossierJsonEdit *edits, guint n_edits, const gboolean *is_there, guint from)
{
  for (guint i = from; i < n_edits && !is_there[i]; i++)
    if (edits[i].json != NULL)
      {
        dossier_json_list_next_member (list, edits[i].name);
        g_string_append (list->out, edits[i].json);
      }
}

void
dossier_json_patch_object (GString *out,
                           const DossierJsonStyle *style,
                           const DossierJson *json,
                           guint object,
                           const DossierJsonEdit *edits,
                           guint n_edits,
                           gboolean lines,
                           const char *indent)
{
  const DossierJsonToken *token = dossier_json_get (json, object);
  g_autoptr (DossierIndex) index = dossier_index_new (n_edits);
  g_autofree gboolean *is_there = g_new0 (gboolean, n_edits + 1);
  g_autofree guint *members = g_new (guint, token->n_children + 1);
  DossierJsonList list;
  guint name = object + 1;

  for (guint i = 0; i < n_edits; i++)
    dossier_index_add (index, edits[i].name, strlen (edits[i].name), i);
  for (guint i = 0; i < token->n_children; i++)
    {
      g_autofree char *text = dossier_json_dup_string (json, name);

      members[i] = dossier_index_find (index, text, strlen (text));
      if (members[i] != DOSSIER_INDEX_MISSING)
        is_there[members[i]] = TRUE;
      name = dossier_json_get (json, name + 1)->next;
    }

  dossier_json_list_follow (&list, out, style, json->text, token->start, token->end, lines, indent);
  append_missing (&list, edits, n_edits, is_there, 0);
  name = object + 1;
  for (guint i = 0; i < token->n_children; i++)
    {
      const DossierJsonToken *name_token = dossier_json_get (json, name);
      const DossierJsonToken *value = dossier_json_get (json, name + 1);
      const DossierJsonEdit *edit = members[i] != DOSSIER_INDEX_MISSING ? &edits[members[i]] : NULL;

      if (edit == NULL || !edit->is_removed)
        {
          gboolean is_new = edit != NULL && edit->json != NULL;

          dossier_json_list_next_at (&list, name_token->start, value->end);
          g_string_append_len (out, json->text + name_token->start,
                               (is_new ? value->start : value->end) - name_token->start);
          if (is_new)
            g_string_append (out, edit->json);
        }
      if (edit != NULL)
        append_missing (&list, edits, n_edits, is_there, members[i] + 1);
      name = value->next;
    }
  dossier_json_list_close (&list);
}
