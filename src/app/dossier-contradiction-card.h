/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CONTRADICTION_CARD (dossier_contradiction_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierContradictionCard, dossier_contradiction_card, DOSSIER, CONTRADICTION_CARD, AdwBin)

/**
 * DossierContradictionCard:
 *
 * A `contradicts` edge: both sides with who said it, the quoted words, date and source, one under the other, and the
 * analyst's note. Each side is a button that selects its node.
 */

/* @first: the end to show first: the node that is being read */
GtkWidget *dossier_contradiction_card_new (DossierSession *session, guint edge, guint first);

G_END_DECLS
