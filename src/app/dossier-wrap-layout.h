/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_WRAP_LAYOUT (dossier_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DossierWrapLayout, dossier_wrap_layout, DOSSIER, WRAP_LAYOUT, GtkLayoutManager)

/**
 * DossierWrapLayout:
 *
 * Lays children out like words: side by side at their natural width, in as many lines as it takes. One that is wider
 * than the line gets the whole line, and those that expand share what their line leaves free.
 */
GtkLayoutManager *dossier_wrap_layout_new (int spacing);

/* Has the words on a @button break, too, where a line is too short for them, as with large text. */
void dossier_wrap_layout_wrap_button (GtkWidget *button);

G_END_DECLS
