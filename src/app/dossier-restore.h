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

/* Writes it in a thread, one after the other; a crash leaves the one before or this one. @states: of
 * DOSSIER_RESTORE_TYPE, a floating reference is taken. */
void dossier_restore_save (GVariant *states);

/* Waits until the last one is written: before the program ends. */
void dossier_restore_finish (void);

G_END_DECLS
