/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a class that Tab is a key of, a window or a popover: Tab goes through what is in the row with the focus and then out
 * of its list, however many rows that has; arrow keys lead from row to row. GTK's own goes through all of them, and one
 * that came from a list of thousands would not come out of it. Since 4.12 a list can be told (tab-behavior); older ones
 * cannot. */
void dossier_focus_list_install (GtkWidgetClass *widget_class);

G_END_DECLS
