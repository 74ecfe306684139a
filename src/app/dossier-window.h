/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-application.h"
#include "dossier-session.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_WINDOW (dossier_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierWindow, dossier_window, DOSSIER, WINDOW, AdwApplicationWindow)

/**
 * DossierWindow:
 *
 * One dossier: outline, canvas and evidence, which share its session; or the page that stands in their place while
 * there is no dossier.
 *
 * Properties: `layout-name` (string: "automatic" or an engine's name), `show-outline`, `show-evidence` (gboolean).
 */
DossierWindow *dossier_window_new (DossierApplication *application);

void dossier_window_open_file (DossierWindow *self, GFile *file);
/* What the window shows, to be shown again by another one. Returns: (transfer full) (nullable): an `a{sv}`; %NULL
 * without a file. */
GVariant *dossier_window_get_state (DossierWindow *self);
/* FALSE where @state, of another version perhaps, names no file. */
gboolean dossier_window_open_state (DossierWindow *self, GVariant *state);
/* Says for a while which dossiers of the last time are not there. @names: (element-type utf8): of files */
void dossier_window_tell_missed (DossierWindow *self, GPtrArray *names);
GFile *dossier_window_get_file (DossierWindow *self);   /* (nullable) */
gboolean dossier_window_is_free (DossierWindow *self);  /* shows no dossier and reads none */
DossierSession *dossier_window_get_session (DossierWindow *self);

G_END_DECLS
