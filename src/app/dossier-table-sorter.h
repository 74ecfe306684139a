/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-table-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TABLE_SORTER (dossier_table_sorter_get_type ())
G_DECLARE_FINAL_TYPE (DossierTableSorter, dossier_table_sorter, DOSSIER, TABLE_SORTER, GtkSorter)

/**
 * DossierTableSorter:
 *
 * Makes a column's header something to click, and tells which one was: what it asks for is sorted elsewhere, in a
 * thread.
 */
GtkSorter *dossier_table_sorter_new (DossierTableColumn column);

/* What @view_sorter, that of a whole column view, sorts by first; %FALSE for nothing. */
gboolean dossier_table_sorter_read (GtkSorter *view_sorter, DossierTableColumn *column, gboolean *descending);

G_END_DECLS
