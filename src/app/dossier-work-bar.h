/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_WORK_BAR (dossier_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierWorkBar, dossier_work_bar, DOSSIER, WORK_BAR, AdwBin)

/**
 * DossierWorkBar:
 *
 * What a window is working on, one thing at a time: what it is, how far it has come, a way to cancel it, and what came
 * of it. Short work comes and goes without a word. The end of long work is told on the desktop where nobody looks at
 * the program, by the action `win.notify` of the window that this one is transient for.
 *
 * Properties: `busy` (boolean, read-only).
 */

/* @sentence: what is being done. Returns: (transfer none): what cancels it; only while there is nothing under way */
GCancellable *dossier_work_bar_begin (DossierWorkBar *self, const char *sentence);
/* How far it has come; shown where there is more than one of @n_all. */
void dossier_work_bar_set_progress (DossierWorkBar *self, guint n_done, guint n_all);

/* It is done. @sentence: (nullable): what there is to say in the window; @news: (nullable): and on the desktop */
void dossier_work_bar_end (DossierWorkBar *self, const char *sentence, const char *news);
/* It is not done, and why; nothing where the person has cancelled it. */
void dossier_work_bar_fail (DossierWorkBar *self, const GError *error);

void dossier_work_bar_cancel (DossierWorkBar *self);
gboolean dossier_work_bar_get_busy (DossierWorkBar *self);

/* A sentence with no work. */
void dossier_work_bar_tell (DossierWorkBar *self, const char *sentence);
/* The last sentence is of no use any more. What is under way goes on. */
void dossier_work_bar_untell (DossierWorkBar *self);
/* (nullable): what is shown to the person, if anything is */
const char *dossier_work_bar_get_sentence (DossierWorkBar *self);

G_END_DECLS
