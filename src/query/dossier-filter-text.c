/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Edits work on tokens, not on the tree, so that a text that cannot be understood yet (somebody is typing) can be
 * edited all the same.
 */

#include "dossier-filter-lexer.h"

#include <string.h>

/* (element-type guint): the tokens that are terms of the text as a whole, those whose value is not typed yet among
 * them.
 * @is_any: whether `OR` joins the whole, which then has no such terms; @n_open: how many parentheses are not closed */
static GArray *
list_terms (GPtrArray *tokens, gboolean *is_any, guint *n_open)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (guint));

  *is_any = FALSE;
  *n_open = 0;
  for (guint i = 0; i < tokens->len; i++)
    {
      const DossierFilterToken *token = g_ptr_array_index (tokens, i);

      if (token->kind == DOSSIER_FILTER_TOKEN_CLOSE)
        *n_open -= *n_open > 0;
      else if (token->kind == DOSSIER_FILTER_TOKEN_OPEN)
        (*n_open)++;
      else if (token->kind == DOSSIER_FILTER_TOKEN_OR)
        *is_any |= *n_open == 0;
      else if (token->kind == DOSSIER_FILTER_TOKEN_VALUE && *n_open == 0
               && (token->problem == NULL || token->field != DOSSIER_FILTER_WORDS))
        g_array_append_val (terms, i);
    }

  if (*is_any)
    g_array_set_size (terms, 0);
  return terms;
}

/* The first term of the whole that is such a one; @value: (nullable): any. */
static gboolean
find_term (const char *text, DossierFilterField field, const char *value, gboolean negated, DossierFilterSpan *span)
{
  g_autoptr (GPtrArray) tokens = dossier_filter_lex (text);
  gboolean is_any;
  guint n_open;
  g_autoptr (GArray) terms = list_terms (tokens, &is_any, &n_open);

  for (guint i = 0; i < terms->len; i++)
    {
      const DossierFilterToken *token = g_ptr_array_index (tokens, g_array_index (terms, guint, i));

      if (token->field == field && token->negated == !!negated && (value == NULL || g_str_equal (token->value, value)))
        {
          *span = token->span;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether @value is read as itself without quote marks. */
static gboolean
is_bare (DossierFilterField field, const char *value)
{
  if (field == DOSSIER_FILTER_WORDS
      && (*value == '-' || strchr (value, ':') != NULL || g_str_equal (value, "OR") || g_str_equal (value, "AND")
          || g_str_equal (value, "NOT")))
    return FALSE;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(' || c == ')' || c == '\\' || g_unichar_isspace (c) || dossier_filter_is_quote_mark (c))
        return FALSE;
    }

  return TRUE;
}

static char *
write_term (DossierFilterField field, const char *value, gboolean negated)
{
  GString *out = g_string_new (negated ? "-" : "");

  if (field != DOSSIER_FILTER_WORDS)
    g_string_append_printf (out, "%s:", dossier_filter_field_get_name (field));

  if (is_bare (field, value))
    g_string_append (out, value);
  else
    {
      g_string_append_c (out, '"');
      for (const char *p = value; *p != '\0'; p++)
        {
          if (*p == '"' || *p == '\\')
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
      g_string_append_c (out, '"');
    }

  return g_string_free (out, FALSE);
}

static gboolean
is_blank_before (const char *text, gsize place)
{
  return place == 0 || g_unichar_isspace (g_utf8_get_char (g_utf8_find_prev_char (text, text + place)));
}

static gboolean
is_blank_after (const char *text, gsize place)
{
  return text[place] == '\0' || g_unichar_isspace (g_utf8_get_char (text + place));
}

/* @text with @term (nullable) in the place of what stands at @span, and a space where it would touch its neighbours. */
static char *
splice (const char *text, const DossierFilterSpan *span, const char *term)
{
  GString *out = g_string_new_len (text, (gssize) span->start);
  const char *rest = text + span->end;

  if (term != NULL)
    {
      if (!is_blank_before (text, span->start))
        g_string_append_c (out, ' ');
      g_string_append (out, term);
      if (!is_blank_after (text, span->end))
        g_string_append_c (out, ' ');
      g_string_append (out, rest);
      return g_string_free (out, FALSE);
    }

  /* Of the blanks on both sides, one side's stay. */
  if (is_blank_before (text, span->start))
    while (*rest != '\0' && g_unichar_isspace (g_utf8_get_char (rest)))
      rest = g_utf8_next_char (rest);
  else if (!is_blank_after (text, span->end))
    g_string_append_c (out, ' ');
  g_string_append (out, rest);
  if (*rest == '\0')
    g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

/* @text with the quote mark and the parentheses that are missing at its end. */
static GString *
complete (const char *text, gboolean *is_any)
{
  g_autoptr (GPtrArray) tokens = dossier_filter_lex (text);
  GString *out = g_string_new (text);
  guint n_open;

  g_array_unref (list_terms (tokens, is_any, &n_open));
  if (tokens->len > 0)
    {
      const DossierFilterToken *last = g_ptr_array_index (tokens, tokens->len - 1);

      if (last->unclosed != NULL)
        {
          gsize n_backslashes = 0;

          while (n_backslashes < out->len && out->str[out->len - 1 - n_backslashes] == '\\')
            n_backslashes++;
          /* The last of an odd number stands for itself, and would take the quote mark with it. */
          if (n_backslashes % 2 == 1)
            g_string_append_c (out, '\\');
          g_string_append (out, last->unclosed);
        }
    }

  for (guint i = 0; i < n_open; i++)
    g_string_append_c (out, ')');
  return out;
}

char *
dossier_filter_text_add (const char *text, DossierFilterField field, const char *value, gboolean negated)
{
  g_autofree char *term = NULL;
  g_autofree char *valid = NULL;
  gboolean is_any;
  GString *out;

  g_return_val_if_fail (text != NULL && value != NULL, NULL);
  g_return_val_if_fail ((guint) field < DOSSIER_N_FILTER_FIELDS, NULL);

  valid = g_utf8_make_valid (text, -1);
  if (*value == '\0')
    return g_steal_pointer (&valid);

  term = write_term (field, value, negated);
  out = complete (valid, &is_any);
  if (is_any)
    {
      g_string_prepend_c (out, '(');
      g_string_append_c (out, ')');
    }
  if (!is_blank_before (out->str, out->len))
    g_string_append_c (out, ' ');
  g_string_append (out, term);
  return g_string_free (out, FALSE);
}

char *
dossier_filter_text_remove (const char *text, DossierFilterField field, const char *value, gboolean negated)
{
  g_autofree char *valid = NULL;
  DossierFilterSpan span;

  g_return_val_if_fail (text != NULL && value != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  if (!find_term (valid, field, value, negated, &span))
    return g_steal_pointer (&valid);
  return splice (valid, &span, NULL);
}

char *
dossier_filter_text_set (const char *text, DossierFilterField field, const char *value)
{
  g_autofree char *valid = NULL;
  g_autofree char *term = NULL;
  DossierFilterSpan span;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail ((guint) field < DOSSIER_N_FILTER_FIELDS, NULL);

  valid = g_utf8_make_valid (text, -1);
  if (value != NULL && *value != '\0')
    term = write_term (field, value, FALSE);
  if (find_term (valid, field, NULL, FALSE, &span))
    return splice (valid, &span, term);
  return term != NULL ? dossier_filter_text_add (valid, field, value, FALSE) : g_steal_pointer (&valid);
}

char *
dossier_filter_text_cut (const char *text, const DossierFilterSpan *span)
{
  g_return_val_if_fail (text != NULL && span != NULL, NULL);
  g_return_val_if_fail (span->start <= span->end && span->end <= strlen (text), NULL);

  return splice (text, span, NULL);
}
