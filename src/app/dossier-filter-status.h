/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-exploration.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_FILTER_STATUS (dossier_filter_status_get_type ())
G_DECLARE_FINAL_TYPE (DossierFilterStatus, dossier_filter_status, DOSSIER, FILTER_STATUS, GtkWidget)

/**
 * DossierFilterStatus:
 *
 * How many nodes answer the question of an exploration, what becomes of the others, and a way back to everything. Not
 * there while nothing is asked.
 *
 * Signals: `cleared ()`: everything is shown again, and the widget is about to go.
 */
GtkWidget *dossier_filter_status_new (void);
void dossier_filter_status_set_exploration (DossierFilterStatus *self, DossierExploration *exploration);
GtkLabel *dossier_filter_status_get_count (DossierFilterStatus *self); /* the label that says how many answer */

G_END_DECLS
