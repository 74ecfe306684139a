/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer full): shows the strings that @row lets people choose from, each whole, however long, since names of columns
 * often differ in their ends alone; with a mark at the chosen one. */
GtkListItemFactory *dossier_column_factory_new (AdwComboRow *row);

G_END_DECLS
