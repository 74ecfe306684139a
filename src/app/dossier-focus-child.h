/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the `focus` of a widget's class that has a `grab_focus` of its own and cannot have the focus itself. The focus
 * goes through its children, and then on. GtkWidget's own would take it back to where the widget grabs it, which is
 * where Tab or Shift+Tab has just come from: a trap. */
gboolean dossier_focus_child (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
