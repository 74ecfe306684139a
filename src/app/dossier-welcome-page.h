/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_WELCOME_PAGE (dossier_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierWelcomePage, dossier_welcome_page, DOSSIER, WELCOME_PAGE, AdwBin)

/**
 * DossierWelcomePage:
 *
 * What a window without a file shows: how to open one, the bundled example and the files opened lately. Acts through
 * the actions `win.open`, `app.open-example` and `app.open-uri`.
 */
GtkWidget *dossier_welcome_page_new (void);

G_END_DECLS
