/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_RELATION_ROW (dossier_relation_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierRelationRow, dossier_relation_row, DOSSIER, RELATION_ROW, GtkListBoxRow)

/**
 * DossierRelationRow:
 *
 * An edge as it is seen from one of its nodes: the node at its other end, which activating the row selects, and a
 * button that shows the edge's own quotes below.
 */

/* @node: the end that it is seen from */
GtkWidget *dossier_relation_row_new (DossierSession *session, guint edge, guint node);
/* The end of an edge that is itself on show: leads to the node, without a button for quotes. */
GtkWidget *dossier_relation_row_new_for_end (DossierSession *session, guint node);
/* (transfer full): a boxed list whose rows, once activated, select the node at the other end. */
GtkWidget *dossier_relation_row_create_list (DossierSession *session);

G_END_DECLS
