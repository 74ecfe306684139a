/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-language.h"

#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>
#include <pango/pango.h>
#include <string.h>

/* Of Han characters without a word about their language, most are Chinese. */
#define HAN_GUESS "zh-cn"

/* A tag is no longer than this, or it is none. RFC 5646 (4.4.1) wants 35. */
#define MAX_TAG 35

typedef struct
{
  const char *language; /* of Pango */
  const char *tag;
} HanLanguage;

static const HanLanguage han_languages[] = {
  { "ja", "ja" }, { "ko", "ko" }, { "zh-cn", "zh-Hans" }, { "zh-tw", "zh-Hant" }, { "zh-hk", "zh-Hant-HK" },
};

static gboolean
has_part (char **parts, const char *part)
{
  return g_strv_contains ((const char *const *) parts, part);
}

/* Of Chinese, by script and region; the script goes first. Cantonese is written in traditional characters as Hong Kong
 * has them, Hakka and Southern Min as Taiwan has them. (nullable): %NULL where it is not Chinese. */
static const char *
read_chinese (char **parts)
{
  gboolean is_hong_kong
      = g_str_equal (parts[0], "yue") || has_part (parts, "yue") || has_part (parts, "hk") || has_part (parts, "mo");
  gboolean is_taiwan = g_str_equal (parts[0], "hak") || g_str_equal (parts[0], "nan") || g_str_equal (parts[0], "lzh")
                       || has_part (parts, "tw");

  if (!g_str_equal (parts[0], "zh") && !g_str_equal (parts[0], "cmn") && !g_str_equal (parts[0], "wuu")
      && !g_str_equal (parts[0], "yue") && !is_taiwan)
    return NULL;
  if (has_part (parts, "hans"))
    return "zh-cn";
  if (is_hong_kong)
    return "zh-hk";
  return is_taiwan || has_part (parts, "hant") ? "zh-tw" : "zh-cn";
}

/* A tag as Pango has the language: Chinese with its script, others without all that follows, so that a file cannot make
 * up many of them. */
static const char *
read_tag (const char *tag)
{
  g_autofree char *lower = NULL;
  g_auto (GStrv) parts = NULL;
  const char *chinese = NULL;
  gsize length;

  if (tag == NULL || strlen (tag) > MAX_TAG)
    return NULL;
  lower = g_ascii_strdown (tag, -1);
  g_strdelimit (lower, "_", '-');
  parts = g_strsplit (lower, "-", -1);
  length = parts[0] != NULL ? strlen (parts[0]) : 0;
  if (length < 2 || length > 3 || strspn (parts[0], "abcdefghijklmnopqrstuvwxyz") != length)
    return NULL;
  chinese = read_chinese (parts);
  return g_intern_string (chinese != NULL ? chinese : parts[0]);
}

static gboolean
is_written_in (const char *language, GUnicodeScript script)
{
  if (language == NULL)
    return FALSE;
  if (script == G_UNICODE_SCRIPT_HAN)
    {
      for (guint i = 0; i < G_N_ELEMENTS (han_languages); i++)
        if (g_str_equal (han_languages[i].language, language))
          return TRUE;
      return FALSE;
    }
  return pango_language_includes_script (pango_language_from_string (language), (PangoScript) script);
}

static const char *
guess_from_script (GUnicodeScript script)
{
  switch ((int) script)
    {
    case G_UNICODE_SCRIPT_HAN:
      return HAN_GUESS;
    case G_UNICODE_SCRIPT_ARABIC:
      return "ar";
    case G_UNICODE_SCRIPT_HEBREW:
      return "he";
    case G_UNICODE_SCRIPT_CYRILLIC:
      return "ru";
    case G_UNICODE_SCRIPT_DEVANAGARI:
      return "hi";
    default:
      return NULL;
    }
}

/* The script that asks for a language: Han before others, of those the first. %G_UNICODE_SCRIPT_COMMON for none. */
static GUnicodeScript
find_script (const char *text)
{
  GUnicodeScript found = G_UNICODE_SCRIPT_COMMON;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script;

      if ((guchar) *p < 0x80)
        continue;
      script = g_unichar_get_script (g_utf8_get_char (p));
      if (script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA
          || script == G_UNICODE_SCRIPT_HANGUL)
        return script;
      if (script == G_UNICODE_SCRIPT_HAN || (found == G_UNICODE_SCRIPT_COMMON && guess_from_script (script) != NULL))
        found = script;
    }
  return found;
}

const char *
dossier_language_choose (const char *text, const char *said)
{
  GUnicodeScript script = find_script (text);
  const char *language = NULL;

  switch ((int) script)
    {
    case G_UNICODE_SCRIPT_COMMON:
      return NULL;
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
      return g_intern_static_string ("ja");
    case G_UNICODE_SCRIPT_HANGUL:
      return g_intern_static_string ("ko");
    default:
      language = read_tag (said);
      return is_written_in (language, script) ? language : g_intern_static_string (guess_from_script (script));
    }
}

const char *
dossier_language_get_said (DossierGraph *graph, const char *text, const DossierCitation *citations, guint n_citations)
{
  const char *said = dossier_graph_get_lang (graph);

  if (find_script (text) != G_UNICODE_SCRIPT_HAN || is_written_in (read_tag (said), G_UNICODE_SCRIPT_HAN))
    return said;
  for (guint i = 0; i < n_citations; i++)
    {
      guint source = dossier_graph_find_source (graph, citations[i].source);
      const char *lang = source != DOSSIER_INDEX_NONE ? dossier_graph_get_source (graph, source)->lang : NULL;

      if (is_written_in (read_tag (lang), G_UNICODE_SCRIPT_HAN))
        return lang;
    }
  return said;
}

const char *
dossier_language_get_said_by_source (DossierGraph *graph, const char *text, guint source)
{
  const char *said = source != DOSSIER_INDEX_NONE ? dossier_graph_get_source (graph, source)->lang : NULL;
  gboolean is_told = find_script (text) != G_UNICODE_SCRIPT_HAN ? said != NULL
                                                                : is_written_in (read_tag (said), G_UNICODE_SCRIPT_HAN);

  return is_told ? said : dossier_graph_get_lang (graph);
}

const char *
dossier_language_get_for_text (DossierGraph *graph,
                               const char *text,
                               const DossierCitation *citations,
                               guint n_citations)
{
  return dossier_language_choose (text, dossier_language_get_said (graph, text, citations, n_citations));
}

const char *
dossier_language_get_for_node (DossierGraph *graph, guint node)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);

  return dossier_language_get_for_text (graph, record->label, record->citations, record->n_citations);
}

const char *
dossier_language_get_for_edge (DossierGraph *graph, guint edge)
{
  const DossierEdge *record = dossier_graph_get_edge (graph, edge);

  return record->label != NULL
             ? dossier_language_get_for_text (graph, record->label, record->citations, record->n_citations)
             : NULL;
}

const char *
dossier_language_get_for_description (DossierGraph *graph, guint node)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);
  guint speaker = record->type == DOSSIER_NODE_TYPE_STATEMENT ? dossier_relation_find_speaker (graph, node)
                                                               : DOSSIER_INDEX_NONE;

  if (speaker != DOSSIER_INDEX_NONE)
    return dossier_language_get_for_node (graph, speaker);
  return record->kind != NULL
             ? dossier_language_get_for_text (graph, record->kind, record->citations, record->n_citations)
             : NULL;
}

const char *
dossier_language_get_for_source (DossierGraph *graph, guint source)
{
  const DossierSource *record = dossier_graph_get_source (graph, source);
  const char *const words[] = { record->title, record->publisher, record->author };
  const char *language = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words) && language == NULL; i++)
    if (words[i] != NULL)
      language
          = dossier_language_choose (words[i], dossier_language_get_said_by_source (graph, words[i], source));
  return language;
}

const char *
dossier_language_get_for_quote (DossierGraph *graph, const DossierCitation *citation)
{
  g_autofree char *words = g_strconcat (citation->exact,
                                        citation->prefix != NULL ? citation->prefix : "",
                                        citation->suffix != NULL ? citation->suffix : "",
                                        NULL);
  guint source = dossier_graph_find_source (graph, citation->source);

  return dossier_language_choose (words, dossier_language_get_said_by_source (graph, words, source));
}

const char *
dossier_language_get_own (void)
{
  /* Translators: the language of this translation as a BCP 47 tag, such as "de" */
  return _ ("en");
}

const char *
dossier_language_get_tag (const char *language)
{
  if (language == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (han_languages); i++)
    if (g_str_equal (han_languages[i].language, language))
      return han_languages[i].tag;
  return language;
}
