/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-filter-lexer.h"

#include "core/dossier-excerpt.h"
#include "core/dossier-suggest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As keyboards, word processors and articles have them. What closes a quotation is any of the marks in the second
 * column; the first of them is what the program writes. */
static const struct
{
  const char *open;
  const char *closes[4];
} quote_marks[] = {
  { "\"", { "\"" } },
  { "“", { "”", "“", "\"" } },
  { "„", { "“", "”", "\"" } },
  { "”", { "”", "\"" } },
  { "«", { "»" } },
  { "»", { "«" } },
  { "「", { "」" } },
  { "『", { "』" } },
};

/* What a field's value looks like. */
static const char *const examples[DOSSIER_N_FILTER_FIELDS] = {
  [DOSSIER_FILTER_TYPE] = "type:statement",
  [DOSSIER_FILTER_KIND] = "kind:person",
  [DOSSIER_FILTER_SOURCE] = "source:\"Global Times\"",
  [DOSSIER_FILTER_BY] = "by:\"He Yadong\"",
  [DOSSIER_FILTER_ABOUT] = "about:dysprosium",
  [DOSSIER_FILTER_RELATION] = "relation:contradicts",
  [DOSSIER_FILTER_DATE] = "date:2026-01-06..2026-01-09",
  [DOSSIER_FILTER_KNOWN] = "known:..2026-01-08",
  [DOSSIER_FILTER_CITED] = "cited:no",
};

GError *
dossier_filter_error_new_empty (DossierFilterField field)
{
  /* Translators: the first %s is a field of the query language with its colon, such as "type:"; the second is an
   * example such as "type:statement". */
  return g_error_new (DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_VALUE,
                      _ ("Write a value right after “%s:”, such as %s"), dossier_filter_field_get_name (field),
                      examples[field]);
}

static const char *
find_mark (const char *p, const char *const *marks, guint n_marks)
{
  for (guint i = 0; i < n_marks && marks[i] != NULL; i++)
    if (g_str_has_prefix (p, marks[i]))
      return marks[i];

  return NULL;
}

static guint
find_quote (const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (quote_marks); i++)
    if (g_str_has_prefix (p, quote_marks[i].open))
      return i;

  return G_N_ELEMENTS (quote_marks);
}

gboolean
dossier_filter_is_quote_mark (gunichar c)
{
  char mark[7] = { 0 };

  g_unichar_to_utf8 (c, mark);
  for (guint i = 0; i < G_N_ELEMENTS (quote_marks); i++)
    if (g_str_equal (mark, quote_marks[i].open)
        || find_mark (mark, quote_marks[i].closes, G_N_ELEMENTS (quote_marks[i].closes)) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
ends_word (const char *p)
{
  return *p == '\0' || *p == '(' || *p == ')' || g_unichar_isspace (g_utf8_get_char (p))
         || find_quote (p) < G_N_ELEMENTS (quote_marks);
}

static void
token_free (gpointer data)
{
  DossierFilterToken *token = data;

  g_clear_error (&token->problem);
  g_free (token->value);
  g_free (token);
}

typedef struct
{
  const char *text;
  const char *p;
  DossierFilterToken *token;
} Lexer;

static gsize
get_place (Lexer *lexer)
{
  return (gsize) (lexer->p - lexer->text);
}

static void
take_quotation (Lexer *lexer, guint quote)
{
  const char *const *closes = quote_marks[quote].closes;
  GString *value = g_string_new (NULL);
  const char *mark = NULL;

  lexer->token->quoted = TRUE;
  lexer->p += strlen (quote_marks[quote].open);
  while (*lexer->p != '\0')
    {
      mark = find_mark (lexer->p, closes, G_N_ELEMENTS (quote_marks[quote].closes));
      if (mark != NULL)
        break;
      if (lexer->p[0] == '\\' && (lexer->p[1] == '\\' || lexer->p[1] == '"'))
        lexer->p++;
      g_string_append_c (value, *lexer->p++);
    }

  if (mark != NULL)
    lexer->p += strlen (mark);
  else
    lexer->token->unclosed = closes[0];
  lexer->token->value = g_string_free (value, FALSE);
}

static void
take_bare (Lexer *lexer)
{
  const char *start = lexer->p;

  while (!ends_word (lexer->p))
    lexer->p = g_utf8_next_char (lexer->p);
  lexer->token->value = g_strndup (start, (gsize) (lexer->p - start));
}

static void
take_value (Lexer *lexer)
{
  guint quote = find_quote (lexer->p);

  lexer->token->value_span.start = get_place (lexer);
  if (quote < G_N_ELEMENTS (quote_marks))
    take_quotation (lexer, quote);
  else
    take_bare (lexer);
  lexer->token->value_span.end = get_place (lexer);
}

static void
set_problem (DossierFilterToken *token, gsize start, gsize end, GError *problem)
{
  /* The first is what to mend first. */
  if (token->problem != NULL)
    {
      g_error_free (problem);
      return;
    }

  token->problem = problem;
  token->problem_span = (DossierFilterSpan){ start, end };
}

/* What other programs and people call a field. */
static const struct
{
  const char *name;
  DossierFilterField field;
} other_names[] = {
  { "author", DOSSIER_FILTER_SOURCE }, { "publisher", DOSSIER_FILTER_SOURCE }, { "site", DOSSIER_FILTER_SOURCE },
  { "url", DOSSIER_FILTER_SOURCE },    { "speaker", DOSSIER_FILTER_BY },       { "said", DOSSIER_FILTER_BY },
  { "who", DOSSIER_FILTER_BY },        { "subject", DOSSIER_FILTER_ABOUT },    { "topic", DOSSIER_FILTER_ABOUT },
  { "edge", DOSSIER_FILTER_RELATION }, { "rel", DOSSIER_FILTER_RELATION },     { "day", DOSSIER_FILTER_DATE },
  { "when", DOSSIER_FILTER_DATE },     { "year", DOSSIER_FILTER_DATE },        { "published", DOSSIER_FILTER_KNOWN },
};

static char *
suggest_field (const char *name)
{
  const char *names[DOSSIER_N_FILTER_FIELDS];
  guint n_names = 0;

  for (guint i = 0; i < G_N_ELEMENTS (other_names); i++)
    if (g_ascii_strcasecmp (name, other_names[i].name) == 0)
      return g_strdup (dossier_filter_field_get_name (other_names[i].field));

  for (guint i = 0; i < DOSSIER_N_FILTER_FIELDS; i++)
    if (i != DOSSIER_FILTER_WORDS)
      names[n_names++] = dossier_filter_field_get_name (i);
  return dossier_suggest (name, names, n_names);
}

static GError *
new_unknown_field (const char *name)
{
  g_autofree char *suggestion = suggest_field (name);
  g_autofree char *excerpt = dossier_excerpt (name);

  if (suggestion != NULL)
    return g_error_new (DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_FIELD, _ ("There is no “%s:”; did you mean “%s:”?"),
                        excerpt, suggestion);
  return g_error_new (DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_FIELD,
                      _ ("There is no “%s:”; to search for it as text, put it in quote marks"), excerpt);
}

/* The length of a name before a colon at @p: letters without a digit, so that 10:30 is a time, and no //, so that an
 * address is none; 0 for none. */
static gsize
measure_field_name (const char *p)
{
  gsize length = 0;

  if (!g_ascii_isalpha (*p))
    return 0;

  while (g_ascii_isalpha (p[length]) || p[length] == '-' || p[length] == '_')
    length++;
  return p[length] == ':' && !g_str_has_prefix (p + length, "://") ? length : 0;
}

static void
take_field (Lexer *lexer, gsize length)
{
  DossierFilterToken *token = lexer->token;
  g_autofree char *name = g_strndup (lexer->p, length);
  gsize start = get_place (lexer);

  for (guint i = 0; i < DOSSIER_N_FILTER_FIELDS; i++)
    if (i != DOSSIER_FILTER_WORDS && g_ascii_strcasecmp (name, dossier_filter_field_get_name (i)) == 0)
      token->field = i;

  lexer->p += length + 1;
  if (token->field == DOSSIER_FILTER_WORDS)
    set_problem (token, start, get_place (lexer), new_unknown_field (name));
  else if (*lexer->p != '(' && ends_word (lexer->p) && find_quote (lexer->p) == G_N_ELEMENTS (quote_marks))
    set_problem (token, start, get_place (lexer), dossier_filter_error_new_empty (token->field));
}

static void
take_word (Lexer *lexer)
{
  DossierFilterToken *token = lexer->token;
  gsize start = get_place (lexer);
  gsize name_length = measure_field_name (lexer->p);

  if (name_length > 0)
    take_field (lexer, name_length);

  if (*lexer->p == '(')
    {
      token->kind = DOSSIER_FILTER_TOKEN_OPEN;
      token->value_span.start = get_place (lexer);
      lexer->p++;
      token->value_span.end = get_place (lexer);
      return;
    }

  take_value (lexer);
  if (token->field != DOSSIER_FILTER_WORDS || token->quoted)
    return;

  if (!token->negated && g_str_equal (token->value, "OR"))
    token->kind = DOSSIER_FILTER_TOKEN_OR;
  else if (!token->negated && g_str_equal (token->value, "AND"))
    token->kind = DOSSIER_FILTER_TOKEN_AND;
  else if (g_str_equal (token->value, "NOT"))
    set_problem (token, start, get_place (lexer),
                 g_error_new (DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_SYNTAX,
                              _ ("Write - right before a term instead of NOT, such as -type:actor")));
  else if (token->negated && strspn (token->value, "-") == strlen (token->value)
           && (*lexer->p == '(' || find_quote (lexer->p) < G_N_ELEMENTS (quote_marks)))
    set_problem (
        token, token->span.start, get_place (lexer),
        g_error_new (DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_SYNTAX, _ ("Write one - before what must not match")));
}

static DossierFilterToken *
take_token (Lexer *lexer)
{
  DossierFilterToken *token = g_new0 (DossierFilterToken, 1);

  lexer->token = token;
  token->span.start = get_place (lexer);
  if (*lexer->p == ')')
    {
      token->kind = DOSSIER_FILTER_TOKEN_CLOSE;
      lexer->p++;
    }
  else
    {
      token->negated = *lexer->p == '-';
      lexer->p += token->negated;
      take_word (lexer);
    }
  token->span.end = get_place (lexer);
  return token;
}

GPtrArray *
dossier_filter_lex (const char *text)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (token_free);
  Lexer lexer = { text, text, NULL };

  while (*lexer.p != '\0')
    {
      if (g_unichar_isspace (g_utf8_get_char (lexer.p)))
        lexer.p = g_utf8_next_char (lexer.p);
      else
        g_ptr_array_add (tokens, take_token (&lexer));
    }

  return tokens;
}
