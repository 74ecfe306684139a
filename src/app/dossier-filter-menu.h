/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_FILTER_MENU (dossier_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (DossierFilterMenu, dossier_filter_menu, DOSSIER, FILTER_MENU, GtkPopover)

/**
 * DossierFilterMenu:
 *
 * A popover that adds a filter to the query of a session's exploration: first what to filter by, then a value out of
 * those that the dossier has, or dates.
 */
GtkWidget *dossier_filter_menu_new (void);
void dossier_filter_menu_set_session (DossierFilterMenu *self, DossierSession *session);

G_END_DECLS
