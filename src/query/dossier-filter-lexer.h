/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-filter.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FILTER_TOKEN_VALUE, /* a word, or what stands in quote marks */
  DOSSIER_FILTER_TOKEN_OPEN,
  DOSSIER_FILTER_TOKEN_CLOSE,
  DOSSIER_FILTER_TOKEN_OR,
  DOSSIER_FILTER_TOKEN_AND, /* says nothing that is not said by standing side by side */
} DossierFilterTokenKind;

/**
 * DossierFilterToken:
 * @field: what stands before it with a colon; DOSSIER_FILTER_WORDS for nothing
 * @negated: whether a `-` stands before it
 * @quoted: whether the value stands in quote marks
 * @unclosed: (nullable): the quote mark that is missing at the end of the text
 * @value: (nullable): without quote marks and escapes
 * @span: all of it
 * @value_span: the value as written, with quote marks
 * @problem: (nullable): what is wrong with it
 * @problem_span: where
 */
typedef struct
{
  DossierFilterTokenKind kind;
  DossierFilterField field;
  gboolean negated;
  gboolean quoted;
  const char *unclosed;
  char *value;
  DossierFilterSpan span;
  DossierFilterSpan value_span;
  GError *problem;
  DossierFilterSpan problem_span;
} DossierFilterToken;

/* (element-type DossierFilterToken) (transfer full): the tokens of @text, which is valid UTF-8. Every text has some. */
GPtrArray *dossier_filter_lex (const char *text);

/* Whether @c begins or ends a quotation: straight, curly, angled or CJK. */
gboolean dossier_filter_is_quote_mark (gunichar c);

/* (transfer full): the error for a @field without a value. */
GError *dossier_filter_error_new_empty (DossierFilterField field);

G_END_DECLS
