/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-filter.h"

#include "dossier-filter-parser.h"

#include <glib/gi18n-lib.h>

struct _DossierFilter
{
  gatomicrefcount references;
  char *text;
  DossierFilterParse parse;
};

G_DEFINE_QUARK (dossier - filter - error - quark, dossier_filter_error)

const char *
dossier_filter_field_get_name (DossierFilterField field)
{
  static const char *const names[DOSSIER_N_FILTER_FIELDS] = {
    [DOSSIER_FILTER_WORDS] = "",
    [DOSSIER_FILTER_TYPE] = "type",
    [DOSSIER_FILTER_KIND] = "kind",
    [DOSSIER_FILTER_SOURCE] = "source",
    [DOSSIER_FILTER_BY] = "by",
    [DOSSIER_FILTER_ABOUT] = "about",
    [DOSSIER_FILTER_RELATION] = "relation",
    [DOSSIER_FILTER_DATE] = "date",
    [DOSSIER_FILTER_KNOWN] = "known",
    [DOSSIER_FILTER_CITED] = "cited",
  };

  return (guint) field < G_N_ELEMENTS (names) ? names[field] : "";
}

DossierFilter *
dossier_filter_parse (const char *text, DossierFilterSpan *place, GError **error)
{
  DossierFilterParse parse = { 0 };
  DossierFilter *filter;

  g_return_val_if_fail (text != NULL, NULL);

  if (!dossier_filter_parser_run (text, &parse, error))
    {
      if (place != NULL)
        *place = parse.problem_span;
      dossier_filter_parse_clear (&parse);
      return NULL;
    }

  filter = g_new0 (DossierFilter, 1);
  g_atomic_ref_count_init (&filter->references);
  filter->text = g_strdup (text);
  filter->parse = parse;
  return filter;
}

gboolean
dossier_filter_check_closed (DossierFilter *filter, DossierFilterSpan *place, GError **error)
{
  g_return_val_if_fail (filter != NULL, FALSE);

  if (filter->parse.missing == NULL)
    return TRUE;

  if (place != NULL)
    *place = filter->parse.open;
  /* Translators: %s is a quote mark or a parenthesis */
  g_set_error (error, DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_SYNTAX, _ ("Write %s where this ends"),
               filter->parse.missing);
  return FALSE;
}

DossierFilter *
dossier_filter_ref (DossierFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);

  g_atomic_ref_count_inc (&filter->references);
  return filter;
}

void
dossier_filter_unref (DossierFilter *filter)
{
  g_return_if_fail (filter != NULL);

  if (!g_atomic_ref_count_dec (&filter->references))
    return;

  dossier_filter_parse_clear (&filter->parse);
  g_free (filter->text);
  g_free (filter);
}

const char *
dossier_filter_get_text (DossierFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);

  return filter->text;
}

gboolean
dossier_filter_is_empty (DossierFilter *filter)
{
  g_return_val_if_fail (filter != NULL, TRUE);

  return filter->parse.tree == NULL;
}

const DossierFilterTree *
dossier_filter_get_tree (DossierFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);

  return filter->parse.tree;
}

guint
dossier_filter_get_n_terms (DossierFilter *filter)
{
  g_return_val_if_fail (filter != NULL, 0);

  return filter->parse.terms->len;
}

const DossierFilterTerm *
dossier_filter_get_term (DossierFilter *filter, guint term)
{
  g_return_val_if_fail (filter != NULL, NULL);
  g_return_val_if_fail (term < filter->parse.terms->len, NULL);

  return &g_array_index (filter->parse.terms, DossierFilterTerm, term);
}

const DossierFilterTerm *
dossier_filter_find_term (DossierFilter *filter, DossierFilterField field)
{
  g_return_val_if_fail (filter != NULL, NULL);

  for (guint i = 0; i < filter->parse.terms->len; i++)
    {
      const DossierFilterTerm *term = dossier_filter_get_term (filter, i);

      if (term->field == field && !term->negated)
        return term;
    }

  return NULL;
}
