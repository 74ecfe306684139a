/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dossier_list_scroll_to:
 * @list: a `GtkListView`, or what a `GtkColumnView` has its rows in
 * @position: the row; past the end does nothing
 *
 * Brings the row into view: at once, or, where the list has no size yet or has been empty, with its next frame. The last
 * one asked for counts.
 */
void dossier_list_scroll_to (GtkWidget *list, guint position);

G_END_DECLS
