/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TYPE_LEGEND (dossier_type_legend_get_type ())
G_DECLARE_FINAL_TYPE (DossierTypeLegend, dossier_type_legend, DOSSIER, TYPE_LEGEND, AdwBin)

/**
 * DossierTypeLegend:
 *
 * The types that a dossier has, each with its mark and how many nodes are of it. A click on one leaves it out or brings
 * it back, by a `type:` term in the query of the session's exploration; a double click, or one with Ctrl, leaves that
 * one alone.
 *
 * Properties: `expanded` (gboolean, notified): whether the types are shown, or just the button that opens them.
 */
GtkWidget *dossier_type_legend_new (void);

void dossier_type_legend_set_session (DossierTypeLegend *self, DossierSession *session); /* (nullable) */
void dossier_type_legend_set_expanded (DossierTypeLegend *self, gboolean expanded);

G_END_DECLS
