/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_OUTLINE (dossier_outline_get_type ())
G_DECLARE_FINAL_TYPE (DossierOutline, dossier_outline, DOSSIER, OUTLINE, AdwBin)

/**
 * DossierOutline:
 *
 * The list of a session's nodes by type, which shares the session's selection, with a field for the query of the
 * session's exploration and its filters; it lists what answers the query.
 *
 * Properties: `session` (#DossierSession).
 * Signals: `chosen ()`: a row was clicked or Enter pressed on it: the person wants to read about the selection.
 * `leave ()`: Escape in an empty search field.
 */
GtkWidget *dossier_outline_new (void);

void dossier_outline_set_session (DossierOutline *self, DossierSession *session);
void dossier_outline_start_search (DossierOutline *self); /* focuses the search field and selects what is in it */

G_END_DECLS
