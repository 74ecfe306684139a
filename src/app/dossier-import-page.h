/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_IMPORT_PAGE (dossier_import_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportPage, dossier_import_page, DOSSIER, IMPORT_PAGE, AdwBin)

/**
 * DossierImportPage:
 *
 * Between another program's file and a dossier: which of its columns stands for what, as guessed and to be changed;
 * what the first nodes and relations come out as; what changes or is left out.
 *
 * Signals: `imported (DossierGraph *)`: the person wants it so. `cancelled`.
 */

/* Shows @import with the roles that its names suggest, and makes a dossier of it to be looked at. */
void dossier_import_page_show (DossierImportPage *self, DossierImport *import);

/* For tests: whether nothing is being made, and the row of a role, NULL where no column can have it. */
gboolean dossier_import_page_is_settled (DossierImportPage *self);
AdwComboRow *dossier_import_page_get_row (DossierImportPage *self, gboolean is_of_edges, DossierConvertRole role);

G_END_DECLS
