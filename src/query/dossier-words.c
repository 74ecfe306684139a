/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-words.h"

#include "dossier-config.h"
#include "dossier-relation.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

/* U+2068 and U+2069: what stands between them is ordered by itself (UAX #9). */
#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8"
#define POP_ISOLATE "\xe2\x81\xa9"

char *
dossier_words_begin_sentence (const char *sentence)
{
  g_autofree char *first = NULL;
  const char *rest;

  if (*sentence == '\0')
    return g_strdup (sentence);

  rest = g_utf8_next_char (sentence);
  first = g_utf8_strup (sentence, rest - sentence);
  return g_strconcat (first, rest, NULL);
}

char *
dossier_words_begin_message (const char *message)
{
  gsize place = strcspn (message, "[: ");

  return message[place] == '[' ? g_strdup (message) : dossier_words_begin_sentence (message);
}

char *
dossier_words_from_name (const char *name, gboolean capital)
{
  g_autofree char *words = g_strdup (name);

  g_strdelimit (words, "-_", ' ');
  return capital ? dossier_words_begin_sentence (words) : g_steal_pointer (&words);
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

/* The kinds that the format page names, and more that dossiers have. */
static const struct
{
  const char *name;
  const char *words;
} kinds[] = {
  /* Translators: kinds of actors, of statements, of measures and of elements, as they stand behind the type, as in
   * "Measure · ban". */
  { "person", NC_ ("kind", "person") },
  { "government", NC_ ("kind", "government") },
  { "ministry", NC_ ("kind", "ministry") },
  { "organisation", NC_ ("kind", "organisation") },
  { "company", NC_ ("kind", "company") },
  { "media", NC_ ("kind", "media") },
  { "country", NC_ ("kind", "country") },
  /* Translators: a statement in the speaker's own words, or in those of somebody who reports it */
  { "direct", NC_ ("kind", "direct") },
  { "reported", NC_ ("kind", "reported") },
  { "advisory", NC_ ("kind", "advisory") },
  { "agreement", NC_ ("kind", "agreement") },
  { "ban", NC_ ("kind", "ban") },
  { "complaint", NC_ ("kind", "complaint") },
  { "constitution", NC_ ("kind", "constitution") },
  { "contract", NC_ ("kind", "contract") },
  { "control", NC_ ("kind", "control") },
  { "declaration", NC_ ("kind", "declaration") },
  { "dispute", NC_ ("kind", "dispute") },
  { "law", NC_ ("kind", "law") },
  { "meeting", NC_ ("kind", "meeting") },
  { "plan", NC_ ("kind", "plan") },
  { "principle", NC_ ("kind", "principle") },
  { "programme", NC_ ("kind", "programme") },
  { "protest", NC_ ("kind", "protest") },
  { "report", NC_ ("kind", "report") },
  { "ruling", NC_ ("kind", "ruling") },
  { "tariff", NC_ ("kind", "tariff") },
  { "treaty", NC_ ("kind", "treaty") },
  { "chemical-element", NC_ ("kind", "chemical element") },
  { "material", NC_ ("kind", "material") },
  { "product", NC_ ("kind", "product") },
};

char *
dossier_words_get_kind (const char *kind, gboolean capital)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, kind))
      return dossier_words_from_name (g_dpgettext2 (GETTEXT_PACKAGE, "kind", kinds[i].words), capital);

  return dossier_words_from_name (kind, capital);
}

static const struct
{
  const char *name;
  const char *words;
} properties[] = {
  { "role", NC_ ("property", "role") },
  { "symbol", NC_ ("property", "symbol") },
  { "atomicNumber", NC_ ("property", "atomic number") },
};

char *
dossier_words_get_property (const char *name)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_str_equal (properties[i].name, name))
      return dossier_words_begin_sentence (g_dpgettext2 (GETTEXT_PACKAGE, "property", properties[i].words));

  for (const char *p = name; *p != '\0'; p++)
    if (p > name && g_ascii_islower (p[-1]) && g_ascii_isupper (p[0]) && g_ascii_islower (p[1]))
      g_string_append_printf (words, " %c", g_ascii_tolower (*p));
    else
      g_string_append_c (words, *p);
  return dossier_words_from_name (words->str, TRUE);
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

/* Whether there is a letter or a digit in it that runs from right to left: the blocks that Unicode keeps for them. */
static gboolean
has_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe)
          || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff))
        return TRUE;
    }
  return FALSE;
}

char *
dossier_words_isolate (const char *text)
{
  return has_right_to_left (text) ? g_strconcat (FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL) : g_strdup (text);
}

char *
dossier_words_join (const char *first, ...)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean isolated = FALSE;
  va_list parts;

  /* What runs from right to left must not turn the order of what stands beside it, such as the day and the year of a
   * date. */
  va_start (parts, first);
  for (const char *part = first; part != NULL && !isolated; part = va_arg (parts, const char *))
    isolated = has_right_to_left (part);
  va_end (parts);

  /* A NULL would end the list, so an absent part is an empty one. */
  va_start (parts, first);
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    {
      if (*part == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, " · ");
      if (isolated)
        g_string_append_printf (joined, FIRST_STRONG_ISOLATE "%s" POP_ISOLATE, part);
      else
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
    who = dossier_words_get_kind (record->kind, TRUE);
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
