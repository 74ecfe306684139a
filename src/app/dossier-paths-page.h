/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_PATHS_PAGE (dossier_paths_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierPathsPage, dossier_paths_page, DOSSIER, PATHS_PAGE, AdwBin)

/**
 * DossierPathsPage:
 *
 * Asks for two nodes and shows the shortest paths between them, each as a sequence of quotes. Whatever is changed is
 * asked at once; the last question alone counts.
 *
 * Property: `session` (#DossierSession, nullable).
 */
GtkWidget *dossier_paths_page_new (void);
void dossier_paths_page_set_session (DossierPathsPage *self, DossierSession *session); /* (nullable) */

/* By id; a node that the dossier does not have is told as such. */
void dossier_paths_page_set_from (DossierPathsPage *self, const char *id);
void dossier_paths_page_set_to (DossierPathsPage *self, const char *id);

G_END_DECLS
