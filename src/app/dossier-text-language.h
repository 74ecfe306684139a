/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Words of a dossier with the shapes that their language has, as on the canvas, and not those of the locale. Each takes
 * the @language that render/dossier-language.h tells; %NULL is the locale's, also where there was another one before:
 * rows are used again. Other attributes stay.
 */

void dossier_text_language_set_layout (PangoLayout *layout, const char *language);
void dossier_text_language_set_label (GtkLabel *label, const char *language);
/* What stands in a field; for all of it. */
void dossier_text_language_set_entry (GtkEditable *entry, const char *language);
/* (transfer full): markup in which @text is plain. */
char *dossier_text_language_mark_up (const char *text, const char *language);
/* The words of a tooltip and their language; @text is plain. */
void dossier_text_language_set_tooltip (GtkTooltip *tooltip, const char *text, const char *language);
void dossier_text_language_set_widget_tooltip (GtkWidget *widget, const char *text, const char *language);

G_END_DECLS
