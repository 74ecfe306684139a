/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_suggest:
 * @word: a word that is none of @candidates
 * @candidates: (array length=n_candidates): words that would have been right
 *
 * Finds what was probably meant by a mistyped word: the candidate that is fewest slips away (a letter too many, missing,
 * wrong, or changed with its neighbour), at most one for each three letters and three in all; the first of equals.
 * The distance is that of optimal string alignment (Damerau, "A technique for computer detection and correction of
 * spelling errors", 1964) over code points.
 *
 * Returns: (nullable) (transfer full): the candidate, or %NULL where none is near
 */
char *dossier_suggest (const char *word, const char *const *candidates, guint n_candidates);

G_END_DECLS
