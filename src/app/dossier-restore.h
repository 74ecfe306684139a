/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What was open last, in a file of the person's own: one state a window (dossier_window_get_state()), the one in front
 * last. Whatever the file holds, it is read without harm: what is not a state is no state.
 */

/* An array of `a{sv}`. */
#define DOSSIER_RESTORE_TYPE "aa{sv}"

/* Returns: (transfer full) (nullable): %NULL where there is none. */
GVariant *dossier_restore_load (void);

/* Returns: (transfer full) (nullable): the file of a state; %NULL where it names none. */
GFile *dossier_restore_get_file (GVariant *state);

/* At how many starts in a row the file of a state was not there. */
guint dossier_restore_get_missed (GVariant *state);
/* Returns: (transfer full): the same state, with that number. */
GVariant *dossier_restore_set_missed (GVariant *state, guint n_starts);

/* Writes it in a thread, one after the other; a crash leaves the one before or this one. @states: of
 * DOSSIER_RESTORE_TYPE, a floating reference is taken. */
void dossier_restore_save (GVariant *states);

/* Waits until the last one is written: before the program ends. */
void dossier_restore_finish (void);

G_END_DECLS
