/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-filter-private.h"

G_BEGIN_DECLS

/**
 * DossierFilterParse:
 * @tree: (nullable): %NULL where everything matches
 * @terms: (element-type DossierFilterTerm): whose values it owns
 * @problem_span: where the text is wrong
 * @open: the mark or parenthesis that is still open at the end, the last of them; empty where there is none
 * @missing: (nullable): what would close it
 *
 * What a text was read as. A zeroed one is empty.
 */
typedef struct
{
  DossierFilterTree *tree;
  GArray *terms;
  DossierFilterSpan problem_span;
  DossierFilterSpan open;
  const char *missing;
} DossierFilterParse;

/* @parse: zeroed; to be cleared in any case */
gboolean dossier_filter_parser_run (const char *text, DossierFilterParse *parse, GError **error);
void dossier_filter_parse_clear (DossierFilterParse *parse);

G_END_DECLS
