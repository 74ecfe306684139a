/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TYPE_MARK (dossier_type_mark_get_type ())
G_DECLARE_FINAL_TYPE (DossierTypeMark, dossier_type_mark, DOSSIER, TYPE_MARK, GtkWidget)

/**
 * DossierTypeMark:
 *
 * A small mark, 16 pixels square, that tells a node's type by shape and by colour: a head and shoulders for
 * actors, a speech bubble for statements, a sheet with a folded corner for measures, a square cell for elements, a
 * diamond for others. Says nothing to assistive technology: a label beside it names the type.
 */
GtkWidget *dossier_type_mark_new (DossierNodeType type);
void dossier_type_mark_set_node_type (DossierTypeMark *self, DossierNodeType type);

/* Draws a mark without a widget of its own, at 0,0, in the theme of @widget. */
void dossier_type_mark_snapshot_shape (GtkSnapshot *snapshot, GtkWidget *widget, DossierNodeType type);

G_END_DECLS
