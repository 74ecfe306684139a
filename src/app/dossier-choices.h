/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @chooser: an AdwComboRow or a GtkDropDown of strings. Shows what there is to choose from, each whole, however long,
 * since names of columns often differ in their ends alone; with a mark at what is chosen. Screen readers are told of
 * each, and of what is chosen by the description of what has the focus: GTK (4.8) names neither. */
void dossier_choices_set_up (GtkWidget *chooser);

G_END_DECLS
