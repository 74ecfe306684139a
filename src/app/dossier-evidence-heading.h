/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands at the top of the evidence for a node: type and kind, label, aliases, date and where it comes from,
 * description and properties. */
GtkWidget *dossier_evidence_heading_new_for_node (DossierGraph *graph, guint node);
/* The same for an edge: the relation and its date. */
GtkWidget *dossier_evidence_heading_new_for_edge (DossierGraph *graph, guint edge);
/* A quiet box that says that nothing is quoted for what is above. */
GtkWidget *dossier_evidence_heading_new_uncited (void);

G_END_DECLS
