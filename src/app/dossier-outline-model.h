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
 * The outline's rows, each a #DossierIndexItem, as a #GtkSelectionModel whose selection is the session's: selecting a row selects its node, and a
 * node selected elsewhere is selected here. Headers cannot be selected.
 */
DossierOutlineModel *dossier_outline_model_new (DossierSession *session);

void dossier_outline_model_set_rows (DossierOutlineModel *self, DossierOutlineRows *rows);
DossierOutlineRows *dossier_outline_model_get_rows (DossierOutlineModel *self); /* (nullable) */
/* The position of the session's node, or DOSSIER_INDEX_NONE. */
guint dossier_outline_model_get_selected (DossierOutlineModel *self);

G_END_DECLS
