/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-focus-marks.h"
#include "dossier-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Further than that lies the whole of any dossier. */
#define DOSSIER_FOCUS_BAR_MAX_HOPS 9

#define DOSSIER_TYPE_FOCUS_BAR (dossier_focus_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierFocusBar, dossier_focus_bar, DOSSIER, FOCUS_BAR, AdwBin)

/**
 * DossierFocusBar:
 *
 * Over the graph, while a part of it is looked at: what it is about, how far it goes and along what, and the way back
 * to all. Hidden without a focus. Its buttons are the window's actions.
 */
GtkWidget *dossier_focus_bar_new (void);

void dossier_focus_bar_set_session (DossierFocusBar *self, DossierSession *session); /* (nullable) */
/* (nullable): what the focus shows, once that is known. */
void dossier_focus_bar_set_marks (DossierFocusBar *self, DossierFocusMarks *marks);

G_END_DECLS
