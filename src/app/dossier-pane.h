/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_PANE (dossier_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierPane, dossier_pane, DOSSIER, PANE, GtkWidget)

/**
 * DossierPane:
 *
 * Holds one child and asks for a width that does not depend on it, so that a pane does not change its width with the
 * words in it, and panes fold at a known width of the window.
 *
 * Properties: `child` (#GtkWidget), `minimum-width`, `natural-width` (int, pixels).
 */
GtkWidget *dossier_pane_new (void);

G_END_DECLS
