/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_PROBLEM_PAGE (dossier_problem_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierProblemPage, dossier_problem_page, DOSSIER, PROBLEM_PAGE, AdwBin)

/**
 * DossierProblemPage:
 *
 * What a window shows in place of a file that could not be opened: why, and every problem with its place.
 */
GtkWidget *dossier_problem_page_new (void);

/* @problems: (nullable) (element-type DossierProblem): kept, not copied; @has_way_back: what was read before is still
 * there, and `win.leave-problems` leads back to it. */
void dossier_problem_page_show (
    DossierProblemPage *self, GFile *file, const GError *error, GPtrArray *problems, gboolean has_way_back);
void dossier_problem_page_focus_way_back (DossierProblemPage *self);
/* (transfer full): what went wrong with a file whose name stands beside, and what can be done about it. */
char *dossier_problem_page_describe (const GError *error);

G_END_DECLS
