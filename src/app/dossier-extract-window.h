/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-extract.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_EXTRACT_WINDOW (dossier_extract_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierExtractWindow, dossier_extract_window, DOSSIER, EXTRACT_WINDOW, AdwWindow)

/**
 * DossierExtractWindow:
 *
 * A dossier or a part of it before it is a report, or a file for another program: its format, what is in it, and what
 * the format cannot hold. It writes what the session had when the window was opened or an option last changed.
 *
 * Uses the actions `win.tell` and `win.notify` of @parent.
 */

/* @for_programs: in the formats of other programs; else as a report. @store: (nullable): keeps what was chosen last */
GtkWidget *dossier_extract_window_new (GtkWindow *parent,
                                       DossierSession *session,
                                       gboolean for_programs,
                                       GSettings *store);

/* As once the person has chosen @file: a name without an ending of the format gets one. Asks before that replaces a
 * file that was not named. */
void dossier_extract_window_save_to (DossierExtractWindow *self, GFile *file);

/* For tests. */
void dossier_extract_window_choose (DossierExtractWindow *self, guint format, DossierExtractPart part);
guint dossier_extract_window_get_format (DossierExtractWindow *self);
gboolean dossier_extract_window_is_settled (DossierExtractWindow *self);

G_END_DECLS
