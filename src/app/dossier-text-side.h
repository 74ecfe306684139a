/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dossier_text_side_align:
 * @layout: a layout that @widget made, with a width
 * @at_end: whether its words stand at the end of the widget, as numbers do, and not at its start
 *
 * Has the words on the side where the widget's direction has its start or end, in whichever direction they are read
 * themselves: a name in Latin letters in a list from right to left stands at the right, as a Hebrew one does. To be
 * called again for another text.
 */
void dossier_text_side_align (PangoLayout *layout, GtkWidget *widget, gboolean at_end);

/**
 * dossier_text_side_set_label:
 * @label: with a text that may be wrapped
 * @is_passage: whether the text is read line by line, as a quote is, and no name
 *
 * The same for a label: all lines of a name begin where the widget's direction has its start, and those of a passage
 * where its own direction has it, at the edge of the label. GTK would have the lines of a text that is read against the
 * direction of its widget begin at a place that depends on how long they are. To be called again for another text.
 */
void dossier_text_side_set_label (GtkLabel *label, gboolean is_passage);

G_END_DECLS
