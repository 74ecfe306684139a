/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-table-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TABLE_CELL (dossier_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (DossierTableCell, dossier_table_cell, DOSSIER, TABLE_CELL, GtkWidget)

/* Pixels: what a sign takes, with the space between it and the words. */
#define DOSSIER_TABLE_CELL_SIGN 22

/**
 * DossierTableCell:
 *
 * One cell of a table: a line of words, cut where the column ends and then whole in its tooltip; before them, where it
 * says something, a sign: the type's mark, an unequal sign for a contradiction, a dashed sheet for what is uncited.
 *
 * A table has well over a thousand of these, of which a tenth are in view. So a cell makes its words when it is drawn,
 * and keeps them until it stands for something else; its height is that of a line, and its width its column's.
 */
GtkWidget *dossier_table_cell_new (DossierTableKind kind, DossierTableColumn column);

/* @graph: (nullable): */
void dossier_table_cell_bind (DossierTableCell *self, DossierGraph *graph, guint row);

DossierTableColumn dossier_table_cell_get_column (DossierTableCell *self);
/* (nullable): what it says. */
const char *dossier_table_cell_get_text (DossierTableCell *self);

G_END_DECLS
