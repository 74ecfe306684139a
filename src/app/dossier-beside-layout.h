/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_BESIDE_LAYOUT (dossier_beside_layout_get_type ())
G_DECLARE_FINAL_TYPE (DossierBesideLayout, dossier_beside_layout, DOSSIER, BESIDE_LAYOUT, GtkLayoutManager)

/**
 * DossierBesideLayout:
 *
 * A picture and, of a fixed width beside it, what there is to choose about it; where there is no room for that, the
 * picture above the choices.
 */
GtkLayoutManager *dossier_beside_layout_new (void);

G_END_DECLS
