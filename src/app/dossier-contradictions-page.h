/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CONTRADICTIONS_PAGE (dossier_contradictions_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierContradictionsPage, dossier_contradictions_page, DOSSIER, CONTRADICTIONS_PAGE, AdwBin)

/**
 * DossierContradictionsPage:
 *
 * Every pair of claims that contradict each other, as far as the filter lets them through, by date or by speaker. Its
 * rows are made on demand, and filled one a frame as far as they are seen. Selecting a row selects the contradiction,
 * activating it shows it in the graph, Ctrl+C copies it.
 *
 * Properties: `session` (#DossierSession, nullable), `n-pairs` (uint, read-only: how many the dossier has).
 */
GtkWidget *dossier_contradictions_page_new (void);
/* @session: (nullable) */
void dossier_contradictions_page_set_session (DossierContradictionsPage *self, DossierSession *session);

G_END_DECLS
