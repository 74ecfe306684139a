/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Older GTK tells screen readers of "_Reload Reload": the label of a button as it is written, with the line that marks
 * its key, and then as it is read. From here on @root and all in it are told of as they are read. To be called once
 * the labels are set; for what is in menus, whenever one opens. */
void dossier_access_names_clean (GtkWidget *root);

G_END_DECLS
