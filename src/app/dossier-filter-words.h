/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-filter.h"

G_BEGIN_DECLS

/*
 * What filters are called. Plain text, translated.
 */

/* "Type", "Said by": what a field asks about, as the entry of a menu. */
const char *dossier_filter_words_get_field (DossierFilterField field);
/* (transfer full): a value of a field for people: "Statement" for "statement", "from 6 January 2026" for
 * "2026-01-06..". */
char *dossier_filter_words_get_value (DossierFilterField field, const char *value);
/* (transfer full): a whole term: "Type: Statement", "Not said by He Yadong". */
char *dossier_filter_words_describe (const DossierFilterTerm *term);

G_END_DECLS
