/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DOSSIER_FILTER_ERROR:
 *
 * What is wrong with a query; every message says what to write instead.
 */
#define DOSSIER_FILTER_ERROR (dossier_filter_error_quark ())

/**
 * DossierFilterError:
 * @DOSSIER_FILTER_ERROR_SYNTAX: a parenthesis or a quote mark without its other, an operator without its terms
 * @DOSSIER_FILTER_ERROR_FIELD: a word before a colon that is no field
 * @DOSSIER_FILTER_ERROR_VALUE: a value that its field does not take, such as a date that is none
 * @DOSSIER_FILTER_ERROR_LIMIT: too long, or nested too deep
 */
typedef enum
{
  DOSSIER_FILTER_ERROR_SYNTAX,
  DOSSIER_FILTER_ERROR_FIELD,
  DOSSIER_FILTER_ERROR_VALUE,
  DOSSIER_FILTER_ERROR_LIMIT,
} DossierFilterError;

GQuark dossier_filter_error_quark (void);

/**
 * DossierFilterField:
 * @DOSSIER_FILTER_WORDS: no field: words in label, aliases, id, quotes, description and notes
 * @DOSSIER_FILTER_GROUP: no term of one field: parentheses, or terms joined by `OR`
 *
 * What a term asks about.
 */
typedef enum
{
  DOSSIER_FILTER_WORDS,
  DOSSIER_FILTER_TYPE,
  DOSSIER_FILTER_KIND,
  DOSSIER_FILTER_SOURCE,
  DOSSIER_FILTER_BY,
  DOSSIER_FILTER_ABOUT,
  DOSSIER_FILTER_RELATION,
  DOSSIER_FILTER_DATE,
  DOSSIER_FILTER_KNOWN,
  DOSSIER_FILTER_CITED,
  DOSSIER_FILTER_GROUP,
} DossierFilterField;

#define DOSSIER_N_FILTER_FIELDS DOSSIER_FILTER_GROUP

const char *dossier_filter_field_get_name (
    DossierFilterField field); /* "type": as it is written before the colon; "" where nothing is */

/**
 * DossierFilterSpan:
 *
 * A piece of the text of a query, in bytes, the end excluded.
 */
typedef struct
{
  gsize start;
  gsize end;
} DossierFilterSpan;

/**
 * DossierFilterTerm:
 * @field: what it asks about
 * @negated: whether it begins with `-`
 * @value: without its field, quote marks and escapes; the text as written for a group
 * @span: where it stands, with its `-`
 */
typedef struct
{
  DossierFilterField field;
  gboolean negated;
  const char *value;
  DossierFilterSpan span;
} DossierFilterTerm;

/**
 * DossierFilter: (ref-func dossier_filter_ref) (unref-func dossier_filter_unref)
 *
 * A query, parsed. Terms side by side must all hold; `OR` binds less than that, `-` and parentheses more. Immutable and
 * atomically reference-counted. The language is described in data/QUERY.md.
 */
typedef struct _DossierFilter DossierFilter;

/**
 * dossier_filter_parse:
 * @place: (out) (optional): the piece of @text that is wrong; at its end where something is missing there
 *
 * Returns: (nullable) (transfer full): the filter, or %NULL with a DOSSIER_FILTER_ERROR
 */
DossierFilter *dossier_filter_parse (const char *text, DossierFilterSpan *place, GError **error);
/**
 * dossier_filter_check_closed:
 * @place: (out) (optional): the quote mark or parenthesis that is still open at the end of the text
 *
 * What is still open was taken as closed there. That is right for a text that is being typed, which ends somewhere on the
 * way; one that is whole is to be refused.
 *
 * Returns: whether nothing is open; else %FALSE with DOSSIER_FILTER_ERROR_SYNTAX
 */
gboolean dossier_filter_check_closed (DossierFilter *filter, DossierFilterSpan *place, GError **error);
DossierFilter *dossier_filter_ref (DossierFilter *filter);
void dossier_filter_unref (DossierFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFilter, dossier_filter_unref)

const char *dossier_filter_get_text (DossierFilter *filter);
gboolean dossier_filter_is_empty (DossierFilter *filter); /* everything matches */

/* The terms that must all hold, in the order of the text; one group where the whole is joined by `OR`. */
guint dossier_filter_get_n_terms (DossierFilter *filter);
const DossierFilterTerm *dossier_filter_get_term (DossierFilter *filter, guint term);

/* The first term of @field that must hold and is not negated, or %NULL. */
const DossierFilterTerm *dossier_filter_find_term (DossierFilter *filter, DossierFilterField field);

/*
 * Texts changed as a chip changes them: what else stands in @text stays as it is written. Each gives a new text.
 */

/* With a term at its end. A text that is joined by `OR` as a whole is put into parentheses first. */
char *dossier_filter_text_add (const char *text, DossierFilterField field, const char *value, gboolean negated);
/* Without the first term that asks for just this, if there is one. */
char *dossier_filter_text_remove (const char *text, DossierFilterField field, const char *value, gboolean negated);
/* With @value in the place of the first such term, or at the end; without it where @value is %NULL. */
char *dossier_filter_text_set (const char *text, DossierFilterField field, const char *value);
/* Without the term that stands at @span. */
char *dossier_filter_text_cut (const char *text, const DossierFilterSpan *span);

G_END_DECLS
