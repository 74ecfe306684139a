/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_PREFERENCES (dossier_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DossierPreferences, dossier_preferences, DOSSIER, PREFERENCES, AdwPreferencesWindow)

/**
 * DossierPreferences:
 *
 * What people set once: light or dark, and whether the program begins where it ended.
 */
GtkWidget *dossier_preferences_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
