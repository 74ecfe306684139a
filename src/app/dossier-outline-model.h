/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-outline-rows.h"
#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_OUTLINE_MODEL (dossier_outline_model_get_type ())
G_DECLARE_FINAL_TYPE (DossierOutlineModel, dossier_outline_model, DOSSIER, OUTLINE_MODEL, GObject)

/**
 * DossierOutlineModel:
 *
 * The outline's rows as a #GtkSelectionModel whose selection is the session's: selecting a row selects its node, and a
 * node selected elsewhere is selected here. Headers cannot be selected.
 *
 * An item is a #DossierIndexItem of its place, not of its node: other rows in the same places are no other items, so
 * that a list view keeps its widgets (making the 200 that it has anew takes longer than two frames) and has only to
 * show in them what stands there now.
 *
 * Signals: `rows-changed ()`: any place may hold another row.
 */
DossierOutlineModel *dossier_outline_model_new (DossierSession *session);

void dossier_outline_model_set_rows (DossierOutlineModel *self, DossierOutlineRows *rows);
DossierOutlineRows *dossier_outline_model_get_rows (DossierOutlineModel *self); /* (nullable) */
/* The position of the session's node, or DOSSIER_INDEX_NONE. */
guint dossier_outline_model_get_selected (DossierOutlineModel *self);

G_END_DECLS
