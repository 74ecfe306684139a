/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-outline-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_OUTLINE_ROW (dossier_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierOutlineRow, dossier_outline_row, DOSSIER, OUTLINE_ROW, GtkWidget)

/**
 * DossierOutlineRow:
 *
 * What the outline shows in one line: a type's heading with its count, or a node's mark, label and a quiet second line.
 *
 * Draws its words itself. A list keeps 200 rows at hand, and with labels in them, which lay their words out several
 * times to find their size, every search and every jump would stop the window for a tenth of a second. This one knows
 * its height by the number of its characters.
 */
GtkWidget *dossier_outline_row_new (void);
/* Also gives the list's own widget around @self a name, which is what a screen reader says. */
void dossier_outline_row_bind (DossierOutlineRow *self, DossierOutlineRows *rows, guint row);
/* A node anywhere else: in a list of suggestions. */
void dossier_outline_row_bind_node (DossierOutlineRow *self, DossierGraph *graph, guint node);
gboolean dossier_outline_row_is_header (DossierOutlineRow *self);
const char *dossier_outline_row_get_title (DossierOutlineRow *self);
const char *dossier_outline_row_get_subtitle (DossierOutlineRow *self); /* (nullable) */

G_END_DECLS
