/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_EVIDENCE_PANEL (dossier_evidence_panel_get_type ())
G_DECLARE_FINAL_TYPE (DossierEvidencePanel, dossier_evidence_panel, DOSSIER, EVIDENCE_PANEL, AdwBin)

/**
 * DossierEvidencePanel:
 *
 * The words behind what is selected: contradictions first, then the citations, then the relations. With nothing
 * selected a summary of the dossier.
 *
 * Properties: `session` (#DossierSession), `closable` (gboolean: whether it shows a button that closes it, by the
 * action `win.leave-evidence`).
 */
GtkWidget *dossier_evidence_panel_new (void);

void dossier_evidence_panel_set_session (DossierEvidencePanel *self, DossierSession *session);

G_END_DECLS
