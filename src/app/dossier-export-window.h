/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-export-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_EXPORT_WINDOW (dossier_export_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierExportWindow, dossier_export_window, DOSSIER, EXPORT_WINDOW, AdwWindow)

/**
 * DossierExportWindow:
 *
 * A figure before it is a file: its pages, and what can be chosen about it. It exports, copies and prints the picture
 * as it was when the window was opened or an option last changed.
 *
 * Uses the actions `win.tell` and `win.notify` of @parent.
 */

/* @in_view: (nullable): the part of the scene that @parent shows; @store: (nullable): where the choices are kept */
GtkWidget *dossier_export_window_new (GtkWindow *parent,
                                      DossierSession *session,
                                      const DossierBox *in_view,
                                      GSettings *store);

/* What the options say now. */
DossierExportPlan *dossier_export_window_get_plan (DossierExportWindow *self);

/* As once the person has chosen @file: a name without the ending of a figure gets that of the format, and with another
 * one the format follows. Asks before that replaces a file that was not named. */
void dossier_export_window_export_to (DossierExportWindow *self, GFile *file);

G_END_DECLS
