/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

G_BEGIN_DECLS

/*
 * Languages of texts that are drawn. Unicode gives one number to a Han character whose shapes differ in Japan, Korea,
 * mainland China, Taiwan and Hong Kong, such as 直, 骨 and 海; only the language says which is meant. Some letters of
 * Cyrillic, Arabic and Devanagari are like that, too.
 *
 * A language is written as Pango and fontconfig know it ("ja", "ko", "zh-cn", "zh-tw", "zh-hk", "sr"); it is interned,
 * so that pointers can be compared. It is %NULL where the letters have the same shape in every language.
 */

/**
 * dossier_language_choose:
 * @said: (nullable): the language that the text is said to be in, BCP 47, or anything that a file holds there
 *
 * What language a text is to be drawn in. What is said counts where that language is written in the text's letters;
 * kana and Hangul speak for themselves. Else it is told from the letters alone, and not from the locale: the same file
 * gives the same picture everywhere.
 *
 * Returns: (nullable): an interned string
 */
const char *dossier_language_choose (const char *text, const char *said);

/**
 * dossier_language_get_said:
 * @citations: (nullable) (array length=n_citations): of the record that the text belongs to
 *
 * What language a text of a dossier is said to be in: that of the dossier; where Han characters are not written in
 * that, or it is not given, that of the first source it rests on in which they are.
 *
 * Returns: (nullable): BCP 47, as it stands in the file
 */
const char *
dossier_language_get_said (DossierGraph *graph, const char *text, const DossierCitation *citations, guint n_citations);

/**
 * dossier_language_get_said_by_source:
 * @text: from a source or about it
 * @source: index, or %DOSSIER_INDEX_NONE for none that is known
 *
 * What language a quote or a title is said to be in: that of its source; where Han characters are not written in that,
 * or it is not given, that of the dossier.
 *
 * Returns: (nullable): BCP 47, as it stands in the file
 */
const char *dossier_language_get_said_by_source (DossierGraph *graph, const char *text, guint source);

/*
 * (nullable): what dossier_language_choose() says of words of a dossier, wherever they are shown.
 */

/* A text that stands in the record of @citations, such as a label or a property. */
const char *dossier_language_get_for_text (DossierGraph *graph,
                                           const char *text,
                                           const DossierCitation *citations,
                                           guint n_citations);
/* The label. */
const char *dossier_language_get_for_node (DossierGraph *graph, guint node);
/* The label; %NULL where it has none. */
const char *dossier_language_get_for_edge (DossierGraph *graph, guint edge);
/* What dossier_words_describe_node() takes from the dossier, which is not the date. */
const char *dossier_language_get_for_description (DossierGraph *graph, guint node);
/* Title, publisher and author. */
const char *dossier_language_get_for_source (DossierGraph *graph, guint source);
/* The words with those around them. */
const char *dossier_language_get_for_quote (DossierGraph *graph, const DossierCitation *citation);

/* What language the program itself speaks here, BCP 47. */
const char *dossier_language_get_own (void);

/* (nullable): BCP 47 of what dossier_language_choose() gave. */
const char *dossier_language_get_tag (const char *language);

G_END_DECLS
