/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text to @out as the index compares it: compatibility decomposition (NFKD), case folded, without combining
 * marks and format characters, dashes as `-`, single and double quote marks as `'` and `"`, runs of white space and
 * control characters as one space. */
void dossier_fold_append (GString *out, const char *text);

/* What a code point of folded text is to the index: part of a word; a sign of a script that writes without spaces
 * between words (Han, kana) or whose words are found inside of others (Hangul); or what stands between words. */
typedef enum
{
  DOSSIER_FOLD_BREAK,
  DOSSIER_FOLD_WORD,
  DOSSIER_FOLD_CJK,
} DossierFoldClass;

DossierFoldClass dossier_fold_classify (gunichar character);

G_END_DECLS
