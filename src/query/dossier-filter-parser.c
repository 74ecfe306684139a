/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * By recursive descent:
 *
 *   any     all ("OR" all)*
 *   all     term+
 *   term    ["-"] ( [field ":"] value | [field ":"] "(" any ")" )
 *
 * What is missing at the very end because somebody is still typing (a quote mark, a parenthesis) is taken as if it
 * stood there. A word without letters and digits (a dash, say) asks for nothing.
 */

#include "dossier-config.h"

#include "dossier-filter-parser.h"

#include "dossier-filter-lexer.h"
#include "dossier-fold.h"
#include "dossier-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES ((gsize) 16384)
#define MAX_DEPTH 32

typedef struct
{
  const char *text;
  GPtrArray *tokens;
  guint next;
  DossierFilterParse *out;
  GError **error;
} Parser;

static void
tree_free (gpointer data)
{
  DossierFilterTree *tree = data;

  g_clear_pointer (&tree->children, g_ptr_array_unref);
  g_free (tree->value);
  g_free (tree);
}

static void
term_clear (gpointer data)
{
  DossierFilterTerm *term = data;

  g_free ((char *) term->value);
}

void
dossier_filter_parse_clear (DossierFilterParse *parse)
{
  g_clear_pointer (&parse->tree, tree_free);
  g_clear_pointer (&parse->terms, g_array_unref);
}

static gboolean
fail (Parser *parser, gsize start, gsize end, DossierFilterError code, const char *message)
{
  parser->out->problem_span = (DossierFilterSpan){ start, end };
  g_set_error_literal (parser->error, DOSSIER_FILTER_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
fail_with (Parser *parser, const DossierFilterSpan *span, GError *problem)
{
  parser->out->problem_span = *span;
  g_propagate_error (parser->error, problem);
  return FALSE;
}

static DossierFilterToken *
peek (Parser *parser)
{
  return parser->next < parser->tokens->len ? g_ptr_array_index (parser->tokens, parser->next) : NULL;
}

static gboolean
has_letters (const char *value)
{
  g_autofree char *folded = dossier_search_fold (value);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (dossier_fold_classify (g_utf8_get_char (p)) != DOSSIER_FOLD_BREAK)
      return TRUE;

  return FALSE;
}

/* Joins @child (nullable) to @list (nullable), a list of @kind. */
static DossierFilterTree *
join (DossierFilterTree *list, DossierFilterTree *child, DossierFilterTreeKind kind)
{
  DossierFilterTree *joined;

  if (child == NULL)
    return list;
  if (list == NULL)
    return child;

  if (list->kind == kind && !list->negated)
    {
      g_ptr_array_add (list->children, child);
      return list;
    }

  joined = g_new0 (DossierFilterTree, 1);
  joined->kind = kind;
  joined->children = g_ptr_array_new_with_free_func (tree_free);
  g_ptr_array_add (joined->children, list);
  g_ptr_array_add (joined->children, child);
  return joined;
}

/* The last is to be closed first, and told first. */
static void
note_open (Parser *parser, const DossierFilterSpan *span, const char *missing)
{
  if (parser->out->missing != NULL)
    return;

  parser->out->open = *span;
  parser->out->missing = missing;
}

static gboolean
read_date (Parser *parser, const DossierFilterToken *token, DossierFilterTree *leaf)
{
  g_autoptr (GError) problem = NULL;
  DossierFilterSpan piece;

  if (dossier_filter_parse_date (leaf->value, &leaf->date, &piece, &problem))
    return TRUE;

  if (token->quoted)
    return fail_with (parser, &token->value_span, g_steal_pointer (&problem));

  piece.start += token->value_span.start;
  piece.end += token->value_span.start;
  return fail_with (parser, &piece, g_steal_pointer (&problem));
}

static gboolean
read_cited (Parser *parser, const DossierFilterToken *token, DossierFilterTree *leaf)
{
  gsize length = strlen (leaf->value);

  leaf->yes = length <= 3 && g_ascii_strncasecmp (leaf->value, "yes", length) == 0;
  if (leaf->yes || (length <= 2 && g_ascii_strncasecmp (leaf->value, "no", length) == 0))
    return TRUE;

  return fail (parser, token->value_span.start, token->value_span.end, DOSSIER_FILTER_ERROR_VALUE,
               _ ("Write cited:yes or cited:no"));
}

/* Returns: whether the value is one that its field takes; then @tree is %NULL where it asks for nothing. */
static gboolean
read_value (Parser *parser, const DossierFilterToken *token, DossierFilterField field, DossierFilterTree **tree)
{
  DossierFilterTree *leaf;

  if (token->unclosed != NULL)
    note_open (parser,
               &(DossierFilterSpan){ token->value_span.start,
                                     token->value_span.start
                                         + (gsize) g_utf8_skip[(guchar) parser->text[token->value_span.start]] },
               token->unclosed);

  if (!has_letters (token->value) && field != DOSSIER_FILTER_DATE && field != DOSSIER_FILTER_KNOWN)
    return field == DOSSIER_FILTER_WORDS
           || fail_with (parser, &token->value_span, dossier_filter_error_new_empty (field));

  leaf = *tree = g_new0 (DossierFilterTree, 1);
  leaf->kind = DOSSIER_FILTER_TREE_LEAF;
  leaf->negated = token->negated;
  leaf->field = field;
  leaf->value = g_strdup (token->value);
  leaf->is_phrase = token->quoted;
  leaf->is_open = token->unclosed != NULL;

  switch (field)
    {
    case DOSSIER_FILTER_DATE:
    case DOSSIER_FILTER_KNOWN:
      return read_date (parser, token, leaf);

    case DOSSIER_FILTER_CITED:
      return read_cited (parser, token, leaf);

    default:
      return TRUE;
    }
}

static gboolean parse_any (Parser *parser, DossierFilterField field, guint depth, DossierFilterTree **tree);

/* What stands between parentheses, of which the first was taken. */
static gboolean
parse_group (
    Parser *parser, const DossierFilterToken *open, DossierFilterField field, guint depth, DossierFilterTree **tree)
{
  const DossierFilterToken *next = peek (parser);

  if (depth == MAX_DEPTH)
    return fail (parser, open->span.start, open->span.end, DOSSIER_FILTER_ERROR_LIMIT,
                 _ ("There are too many parentheses inside of each other: take some away"));

  if (next == NULL || next->kind == DOSSIER_FILTER_TOKEN_CLOSE)
    {
      if (open->field != DOSSIER_FILTER_WORDS)
        return fail_with (parser, &open->span, dossier_filter_error_new_empty (open->field));
      if (next != NULL)
        return fail (parser, open->span.start, next->span.end, DOSSIER_FILTER_ERROR_SYNTAX,
                     _ ("Write something between the parentheses, or take them away"));
      note_open (parser, &open->value_span, ")");
      return TRUE;
    }

  if (!parse_any (parser, field, depth + 1, tree))
    return FALSE;

  if (*tree != NULL && open->negated)
    (*tree)->negated = !(*tree)->negated;
  /* Without its other at the end, somebody is still typing. */
  if (peek (parser) != NULL)
    parser->next++;
  else
    note_open (parser, &open->value_span, ")");
  return TRUE;
}

/* @field: that of the group it stands in */
static gboolean
parse_term (Parser *parser, DossierFilterField field, guint depth, DossierFilterTree **tree)
{
  const DossierFilterToken *token = peek (parser);

  if (token->problem != NULL)
    return fail_with (parser, &token->problem_span, g_error_copy (token->problem));

  if (field != DOSSIER_FILTER_WORDS && token->field != DOSSIER_FILTER_WORDS)
    {
      g_autofree char *message
          = g_strdup_printf (_ ("Close the parenthesis of “%s:” before “%s:”"), dossier_filter_field_get_name (field),
                             dossier_filter_field_get_name (token->field));

      return fail (parser, token->span.start, token->span.end, DOSSIER_FILTER_ERROR_SYNTAX, message);
    }

  if (token->field != DOSSIER_FILTER_WORDS)
    field = token->field;
  parser->next++;
  if (token->kind == DOSSIER_FILTER_TOKEN_OPEN)
    return parse_group (parser, token, field, depth, tree);
  return read_value (parser, token, field, tree);
}

static void
add_term (Parser *parser, const DossierFilterToken *token)
{
  const DossierFilterToken *last = g_ptr_array_index (parser->tokens, parser->next - 1);
  gsize start = token->span.start + (token->negated ? 1 : 0);
  DossierFilterTerm term = {
    .field = token->kind == DOSSIER_FILTER_TOKEN_OPEN ? DOSSIER_FILTER_GROUP : token->field,
    .negated = token->negated,
    .span = { token->span.start, last->span.end },
  };

  term.value = token->kind == DOSSIER_FILTER_TOKEN_OPEN ? g_strndup (parser->text + start, last->span.end - start)
                                                        : g_strdup (token->value);
  g_array_append_val (parser->out->terms, term);
}

static gboolean
ends_all (const DossierFilterToken *token)
{
  return token == NULL || token->kind == DOSSIER_FILTER_TOKEN_OR || token->kind == DOSSIER_FILTER_TOKEN_CLOSE;
}

static gboolean
parse_all (Parser *parser, DossierFilterField field, guint depth, DossierFilterTree **tree, guint *n_terms)
{
  const DossierFilterToken *token;

  *n_terms = 0;
  while (!ends_all (token = peek (parser)))
    {
      DossierFilterTree *child = NULL;

      if (token->kind == DOSSIER_FILTER_TOKEN_AND)
        {
          parser->next++;
          continue;
        }

      if (!parse_term (parser, field, depth, &child))
        {
          g_clear_pointer (&child, tree_free);
          return FALSE;
        }
      (*n_terms)++;
      if (depth == 0 && child != NULL)
        add_term (parser, token);
      *tree = join (*tree, child, DOSSIER_FILTER_TREE_ALL);
    }

  return TRUE;
}

static gboolean
fail_at_or (Parser *parser, const DossierFilterToken *or_token, gboolean missing_after)
{
  gsize end = strlen (parser->text);

  if (!missing_after)
    return fail (parser, or_token->span.start, or_token->span.end, DOSSIER_FILTER_ERROR_SYNTAX,
                 _ ("Write before OR what may match, or put “OR” in quote marks"));
  if (peek (parser) == NULL)
    return fail (parser, end, end, DOSSIER_FILTER_ERROR_SYNTAX, _ ("Write after OR what else may match"));
  return fail (parser, or_token->span.start, or_token->span.end, DOSSIER_FILTER_ERROR_SYNTAX,
               _ ("Write after OR what else may match"));
}

static gboolean
parse_any (Parser *parser, DossierFilterField field, guint depth, DossierFilterTree **tree)
{
  const DossierFilterToken *or_token = NULL;

  for (;;)
    {
      const DossierFilterToken *token;
      DossierFilterTree *child = NULL;
      guint n_terms;

      if (!parse_all (parser, field, depth, &child, &n_terms))
        {
          g_clear_pointer (&child, tree_free);
          return FALSE;
        }

      token = peek (parser);
      if (n_terms == 0 && or_token != NULL)
        return fail_at_or (parser, or_token, TRUE);
      if (n_terms == 0 && token != NULL && token->kind == DOSSIER_FILTER_TOKEN_OR)
        return fail_at_or (parser, token, FALSE);

      *tree = join (*tree, child, DOSSIER_FILTER_TREE_ANY);
      if (token == NULL || token->kind == DOSSIER_FILTER_TOKEN_CLOSE)
        return TRUE;

      or_token = token;
      parser->next++;
    }
}

/* A text that is joined by `OR` as a whole is one term. */
static void
join_terms (Parser *parser)
{
  const DossierFilterToken *first = g_ptr_array_index (parser->tokens, 0);
  const DossierFilterToken *last = g_ptr_array_index (parser->tokens, parser->tokens->len - 1);
  DossierFilterTerm term = { .field = DOSSIER_FILTER_GROUP, .span = { first->span.start, last->span.end } };

  term.value = g_strndup (parser->text + term.span.start, term.span.end - term.span.start);
  g_array_set_size (parser->out->terms, 0);
  g_array_append_val (parser->out->terms, term);
}

static gboolean
has_top_or (Parser *parser)
{
  guint depth = 0;

  for (guint i = 0; i < parser->tokens->len; i++)
    {
      const DossierFilterToken *token = g_ptr_array_index (parser->tokens, i);

      if (token->kind == DOSSIER_FILTER_TOKEN_OPEN)
        depth++;
      else if (token->kind == DOSSIER_FILTER_TOKEN_CLOSE)
        depth--;
      else if (token->kind == DOSSIER_FILTER_TOKEN_OR && depth == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
parse (Parser *parser)
{
  const DossierFilterToken *token;

  if (!parse_any (parser, DOSSIER_FILTER_WORDS, 0, &parser->out->tree))
    return FALSE;

  token = peek (parser);
  if (token != NULL)
    return fail (parser, token->span.start, token->span.end, DOSSIER_FILTER_ERROR_SYNTAX,
                 _ ("Take this parenthesis away, or write its other before it"));

  if (has_top_or (parser))
    join_terms (parser);
  return TRUE;
}

gboolean
dossier_filter_parser_run (const char *text, DossierFilterParse *out, GError **error)
{
  Parser parser = { .text = text, .out = out, .error = error };
  const char *invalid;
  gboolean success;

  out->terms = g_array_new (FALSE, FALSE, sizeof (DossierFilterTerm));
  g_array_set_clear_func (out->terms, term_clear);

  if (strlen (text) > MAX_BYTES)
    return fail (&parser, MAX_BYTES, strlen (text), DOSSIER_FILTER_ERROR_LIMIT,
                 _ ("This is too long: write fewer terms"));
  if (!g_utf8_validate (text, -1, &invalid))
    return fail (&parser, (gsize) (invalid - text), (gsize) (invalid - text) + 1, DOSSIER_FILTER_ERROR_SYNTAX,
                 _ ("This is not text in UTF-8: type it anew"));

  parser.tokens = dossier_filter_lex (text);
  success = parse (&parser);
  g_ptr_array_unref (parser.tokens);
  return success;
}
