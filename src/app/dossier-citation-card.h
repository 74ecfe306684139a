/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "text/dossier-text-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CITATION_CARD (dossier_citation_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierCitationCard, dossier_citation_card, DOSSIER, CITATION_CARD, AdwBin)

/**
 * DossierCitationCard:
 *
 * One citation: the quoted words in their context, the date they give and where it comes from, the source with
 * publisher and date, the check status where the source's text was at hand, and buttons to copy the quote and to
 * open the source.
 */

/* @check: (nullable): copied */
GtkWidget *dossier_citation_card_new (DossierGraph *graph,
                                      const DossierCitation *citation,
                                      const DossierCheck *check);

G_END_DECLS
