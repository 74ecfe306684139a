/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_RELATION_LIST (dossier_relation_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierRelationList, dossier_relation_list, DOSSIER, RELATION_LIST, GtkWidget)

/**
 * DossierRelationList:
 *
 * The relations of a node under a heading for each relation and direction. Rows are made a few a frame; of a
 * long group only the first rows, and more when asked for. Contradictions are left out: they
 * have cards of their own.
 */
GtkWidget *dossier_relation_list_new (DossierSession *session, guint node);

G_END_DECLS
