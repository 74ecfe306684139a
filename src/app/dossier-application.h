/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_APPLICATION (dossier_application_get_type ())
G_DECLARE_FINAL_TYPE (DossierApplication, dossier_application, DOSSIER, APPLICATION, AdwApplication)

/**
 * DossierApplication:
 *
 * One window a file: a file that is open already raises its window. Actions: `app.new-window`, `app.open-uri` (s),
 * `app.open-example`, `app.preferences`, `app.about`, `app.quit`.
 */
DossierApplication *dossier_application_new (const char *application_id, GApplicationFlags flags);

/* Opens @file: in the window that has it, else in @window where that is free, else in a new window.
 * @window: (nullable).
 * Returns: (transfer none): the window that has it now. */
GtkWindow *dossier_application_open_file (DossierApplication *self, GFile *file, GtkWindow *window);
/* The same with each; both tables of a pair are one. @window: (nullable): the one in front */
void dossier_application_open_files (DossierApplication *self, GFile **files, guint n_files, GtkWindow *window);

/* From now on what is open is written down, a second after it has changed, and opened again where the program is
 * started without a file. */
void dossier_application_keep_session (DossierApplication *self);
/* For windows: what one shows has changed; one asks to close; one that was to close with all others stays. */
void dossier_application_note (DossierApplication *self);
void dossier_application_closing (DossierApplication *self);
void dossier_application_stay (DossierApplication *self);

/* Runs the program with windows until the last one is closed: each argument is a file to open. Returns: the exit
 * status */
int dossier_application_run (int argc, char **argv);

G_END_DECLS
