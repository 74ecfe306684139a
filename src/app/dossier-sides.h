/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_SIDES (dossier_sides_get_type ())
G_DECLARE_FINAL_TYPE (DossierSides, dossier_sides, DOSSIER, SIDES, GtkWidget)

/**
 * DossierSides:
 *
 * Two children of equal width side by side with a line between them; where there is no room for that, one above the
 * other.
 */
GtkWidget *dossier_sides_new (GtkWidget *first, GtkWidget *second);

G_END_DECLS
