/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-words.h"

#include "dossier-config.h"
#include "dossier-relation.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

char *
dossier_words_from_name (const char *name, gboolean capital)
{
  g_autofree char *words = g_strdup (name);
  g_autofree char *first = NULL;
  char *rest;

  g_strdelimit (words, "-_", ' ');
  if (!capital || *words == '\0')
    return g_steal_pointer (&words);

  rest = g_utf8_next_char (words);
  first = g_utf8_strup (words, rest - words);
  return g_strconcat (first, rest, NULL);
}

char *
dossier_words_get_type (const DossierNode *node)
{
  switch (node->type)
    {
    case DOSSIER_NODE_TYPE_ACTOR:
      return g_strdup (_("Actor"));
    case DOSSIER_NODE_TYPE_STATEMENT:
      return g_strdup (_("Statement"));
    case DOSSIER_NODE_TYPE_MEASURE:
      return g_strdup (_("Measure"));
    case DOSSIER_NODE_TYPE_ELEMENT:
      return g_strdup (_("Element"));
    case DOSSIER_NODE_TYPE_OTHER:
    default:
      return dossier_words_from_name (node->type_name, TRUE);
    }
}

const char *
dossier_words_get_type_heading (DossierNodeType type)
{
  switch (type)
    {
    case DOSSIER_NODE_TYPE_ACTOR:
      return _("Actors");
    case DOSSIER_NODE_TYPE_STATEMENT:
      return _("Statements");
    case DOSSIER_NODE_TYPE_MEASURE:
      return _("Measures");
    case DOSSIER_NODE_TYPE_ELEMENT:
      return _("Elements");
    case DOSSIER_NODE_TYPE_OTHER:
    default:
      return C_("node type", "Others");
    }
}

char *
dossier_words_join (const char *first, ...)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  va_list parts;

  /* A NULL would end the list, so an absent part is an empty one. */
  va_start (parts, first);
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    {
      if (*part == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, " · ");
      g_string_append (joined, part);
    }
  va_end (parts);

  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

char *
dossier_words_describe_node (DossierGraph *graph, guint node)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);
  g_autofree char *who = NULL;
  g_autofree char *date = NULL;

  if (record->type == DOSSIER_NODE_TYPE_STATEMENT)
    {
      guint speaker = dossier_relation_find_speaker (graph, node);

      if (speaker != DOSSIER_INDEX_NONE)
        who = g_strdup (dossier_graph_get_node (graph, speaker)->label);
    }
  if (who == NULL && record->kind != NULL)
    who = dossier_words_from_name (record->kind, TRUE);
  if (who == NULL && record->type == DOSSIER_NODE_TYPE_OTHER)
    who = dossier_words_get_type (record);
  if (record->date_text != NULL)
    date = dossier_date_format (record->date_text);

  return dossier_words_join (who != NULL ? who : "", date != NULL ? date : "", NULL);
}

char *
dossier_words_describe_source (const DossierSource *source)
{
  g_autofree char *date = NULL;

  if (source->date_published != NULL)
    date = dossier_date_format (source->date_published);

  return dossier_words_join (source->publisher != NULL ? source->publisher : "",
                             source->author != NULL ? source->author : "",
                             date != NULL ? date : "",
                             NULL);
}

char *
dossier_words_describe_date (const char *date_text, DossierDateBasis basis)
{
  g_autofree char *date = NULL;

  if (date_text == NULL)
    return NULL;

  date = dossier_date_format (date_text);
  switch (basis)
    {
    case DOSSIER_DATE_BASIS_STATED:
      /* Translators: a date that the quoted text gives in so many words */
      return g_strdup_printf (_("%s, stated in the text"), date);
    case DOSSIER_DATE_BASIS_DERIVED:
      /* Translators: a date that an analyst worked out from the other dates in the source */
      return g_strdup_printf (_("%s, follows from the source’s other dates"), date);
    case DOSSIER_DATE_BASIS_UNKNOWN:
      return g_strdup_printf (_("%s, basis unknown"), date);
    case DOSSIER_DATE_BASIS_NONE:
    default:
      return g_steal_pointer (&date);
    }
}

char *
dossier_words_describe_cited_date (const char *date_text, const DossierCitation *citations, guint n_citations)
{
  DossierDateBasis basis = DOSSIER_DATE_BASIS_NONE;

  for (guint i = 0; i < n_citations && basis == DOSSIER_DATE_BASIS_NONE; i++)
    if (g_strcmp0 (citations[i].date_text, date_text) == 0)
      basis = citations[i].basis;

  return dossier_words_describe_date (date_text, basis);
}

char *
dossier_words_describe_citation_source (DossierGraph *graph, const DossierCitation *citation)
{
  guint index = dossier_graph_find_source (graph, citation->source);
  const DossierSource *source;
  g_autofree char *description = NULL;

  if (index == DOSSIER_INDEX_NONE)
    return NULL;

  source = dossier_graph_get_source (graph, index);
  description = dossier_words_describe_source (source);
  return dossier_words_join (source->title, description != NULL ? description : "", NULL);
}

static gboolean
is_double_mark (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

static gboolean
is_pair (gunichar first, gunichar last)
{
  return (first == '"' && last == '"') || (first == 0x201c && last == 0x201d) || (first == 0x201e && last == 0x201c)
         || (first == 0xab && last == 0xbb) || (first == 0xbb && last == 0xab);
}

char *
dossier_words_in_quote_marks (const char *exact)
{
  gunichar first = 0;
  gunichar last = 0;
  guint n_marks = 0;

  g_return_val_if_fail (exact != NULL, NULL);

  for (const char *p = exact; *p != '\0'; p = g_utf8_next_char (p))
    {
      last = g_utf8_get_char (p);
      if (p == exact)
        first = last;
      n_marks += is_double_mark (last);
    }
  if (n_marks == 2 && is_pair (first, last))
    return g_strdup (exact);
  /* Translators: quotation marks around a quote that has others in it */
  if (n_marks > 0)
    return g_strdup_printf (_ ("‘%s’"), exact);
  /* Translators: quotation marks around a quote */
  return g_strdup_printf (_ ("“%s”"), exact);
}

char *
dossier_words_quote (DossierGraph *graph, const DossierCitation *citation)
{
  guint index = dossier_graph_find_source (graph, citation->source);
  g_autofree char *quote = dossier_words_in_quote_marks (citation->exact);
  g_autoptr (GString) text = g_string_new (quote);

  if (index != DOSSIER_INDEX_NONE)
    {
      const DossierSource *source = dossier_graph_get_source (graph, index);
      g_autofree char *description = dossier_words_describe_source (source);

      g_string_append_printf (text, "\n— %s", source->title);
      if (description != NULL)
        g_string_append_printf (text, " (%s)", description);
      if (source->url != NULL)
        g_string_append_printf (text, "\n%s", source->url);
    }
  if (citation->date_text != NULL)
    {
      g_autofree char *date = dossier_words_describe_date (citation->date_text, citation->basis);

      /* Translators: under a copied quote; %s is the date that the quoted words give */
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Date: %s"), date);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
