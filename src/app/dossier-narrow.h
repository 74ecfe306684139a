/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dossier_width_chars:
 * @n_letters: of the Latin script
 *
 * For the `width-chars` of a label or an entry. GTK takes for the width of a character what is usual in the locale's
 * language, which in Japanese, Chinese and Korean is that of two letters: a label that asks for twelve would be as wide
 * as a telephone there, with large text.
 *
 * Returns: about as many characters as that many letters are wide
 */
int dossier_width_chars (int n_letters);

/* Has the words of a button, which must have some, break where there is no room for them in one line. The window would
 * else be as wide as they are, with large text wider than a telephone. */
void dossier_narrow_button (GtkButton *button);

/* Of how many letters a text asks for the room, at most @n_most: (nullable) @text. */
int dossier_width_chars_for_text (const char *text, int n_most);

G_END_DECLS
