/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_FILTER_CHIPS (dossier_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (DossierFilterChips, dossier_filter_chips, DOSSIER, FILTER_CHIPS, GtkWidget)

/**
 * DossierFilterChips:
 *
 * The filters in the query of a session’s exploration, each a button that takes it out again; words stay in the text
 * alone. Not there while there are none.
 *
 * Signals: `cleared ()`: the last one was taken out with the keyboard on it.
 */
GtkWidget *dossier_filter_chips_new (void);
void dossier_filter_chips_set_session (DossierFilterChips *self, DossierSession *session);

G_END_DECLS
