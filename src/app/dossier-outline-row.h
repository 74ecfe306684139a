/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-outline-rows.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_OUTLINE_ROW (dossier_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierOutlineRow, dossier_outline_row, DOSSIER, OUTLINE_ROW, AdwBin)

/**
 * DossierOutlineRow:
 *
 * What the outline shows in one line: a type's heading with its count, or a node's mark, label and a quiet second line.
 */
GtkWidget *dossier_outline_row_new (void);
/* Also gives the list's own widget around @self a name, which is what a screen reader says. */
void dossier_outline_row_bind (DossierOutlineRow *self, DossierOutlineRows *rows, guint row);

G_END_DECLS
