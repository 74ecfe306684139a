/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's settings. Returns: (transfer full) (nullable): %NULL where the schema is not installed, as with a build
 * that never was: everything then has its default. */
GSettings *dossier_settings_new (void);

/* `texts-folder`. (nullable) (transfer full) */
GFile *dossier_settings_get_texts_folder (GSettings *settings);
/* @folder: (nullable) */
void dossier_settings_set_texts_folder (GSettings *settings, GFile *folder);

G_END_DECLS
