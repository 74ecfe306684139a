/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"
#include "query/dossier-path.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_PATH_CARD (dossier_path_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierPathCard, dossier_path_card, DOSSIER, PATH_CARD, AdwBin)

/**
 * DossierPathCard:
 *
 * A path, read from top to bottom along a line: a node, the relations that lead from it to the next one with their
 * quotes, source and date, that node, and so on. Each node and relation is a button that selects it; `path.show` shows
 * the path alone in the graph.
 */

/* @path: (transfer none): of the session's graph; @directed: whether only relations in their own direction count;
 * @place: which of the paths it is, from 1 */
GtkWidget *
dossier_path_card_new (DossierSession *session, const DossierPath *path, gboolean directed, guint place);

G_END_DECLS
