/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-exploration.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_QUERY_FIELD (dossier_query_field_get_type ())
G_DECLARE_FINAL_TYPE (DossierQueryField, dossier_query_field, DOSSIER, QUERY_FIELD, GtkWidget)

/**
 * DossierQueryField:
 *
 * A search entry whose text is the query of an exploration, both ways, and below it a sentence about what is wrong with
 * the query. The piece that is wrong is underlined. While somebody types, it waits for a pause before it complains.
 *
 * Properties: `exploration` (#DossierExploration, nullable).
 * Signals: `activate ()`: Enter, after the text has become the query. `leave ()`: Escape in an empty entry. `down ()`:
 * the arrow key.
 */
GtkWidget *dossier_query_field_new (void);
void dossier_query_field_set_exploration (DossierQueryField *self, DossierExploration *exploration);
void dossier_query_field_select_all (DossierQueryField *self); /* focuses the entry and selects what is in it */
/* @list: what answers the query. @count: says how much that is, or nothing. Once. */
void dossier_query_field_set_answer (DossierQueryField *self, GtkWidget *list, GtkLabel *count);

G_END_DECLS
