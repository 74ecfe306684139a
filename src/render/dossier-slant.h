/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/*
 * Italics are a habit of the Latin script and of those beside it. Han characters, kana, Hangul, Arabic, Hebrew and the
 * like have no such letters: what comes out is the upright ones pushed aslant, which is wrong in print. A text that is
 * set in italics therefore has them letter by letter, where they belong.
 */

/**
 * dossier_slant_take:
 * @text: UTF-8
 * @length: bytes of it
 * @slanted: (out): whether the part is to be slanted
 *
 * The longest part at the start of @text whose letters all are to be slanted, or all not. Digits, spaces and most marks
 * go with the letter before them, or, where there is none, with the one that comes first.
 *
 * Returns: its bytes; 0 for no text
 */
gsize dossier_slant_take (const char *text, gsize length, gboolean *slanted);

/* Adds italics to @attributes, for those parts of @text that are to be slanted. */
void dossier_slant_add_attributes (PangoAttrList *attributes, const char *text, gsize length);

G_END_DECLS
