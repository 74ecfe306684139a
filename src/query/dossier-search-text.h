/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-search-index.h"

G_BEGIN_DECLS

/**
 * DossierSearchText:
 *
 * The folded words of a set of items as they follow each other, each between two spaces: what is side by side is found
 * by comparing bytes.
 */
typedef struct _DossierSearchText DossierSearchText;

DossierSearchText *dossier_search_text_new (guint n_items);
void dossier_search_text_free (DossierSearchText *text);

/* Begins a piece of text. Items in ascending order, the fields of an item from best to least. */
void dossier_search_text_begin (DossierSearchText *text, guint item, DossierField field);
void dossier_search_text_add_word (DossierSearchText *text, const char *word, gsize length);
/* Ends the last one. Nothing is added after that. */
void dossier_search_text_end (DossierSearchText *text);

/* Of the items that @fields still has, keeps those in which @bytes stand, at the worse of the place there and the best
 * field in which they do. */
void dossier_search_text_narrow (DossierSearchText *text, const char *bytes, guint8 *fields);

G_END_DECLS
