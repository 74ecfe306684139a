/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dossier_placeholder_set:
 * @entry: with a property `placeholder-text`
 * @whole: what can be typed there
 * @brief: the same in a word
 *
 * Has an entry that is empty say @whole where there is room for all of it, and else @brief: with large text, in a
 * language of long words and in a narrow window, what it says would end before it means anything. It goes on to follow
 * the width of the entry and the size of its letters.
 */
void dossier_placeholder_set (GtkEditable *entry, const char *whole, const char *brief);

G_END_DECLS
