/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-session.h"
#include "query/dossier-contradiction.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CONTRADICTION_ROW (dossier_contradiction_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierContradictionRow, dossier_contradiction_row, DOSSIER, CONTRADICTION_ROW, GtkWidget)

/**
 * DossierContradictionRow:
 *
 * Two claims that contradict each other, side by side: of each who said it and when, the quoted words and their source;
 * above them what the contradiction is about, below them what the analyst noted. Each claim is a button that selects
 * it.
 *
 * Row actions: `pair.select-node (u)`, `pair.show-node (u)`, `pair.show-edge`: what is to be shown is shown in the
 * graph.
 */
GtkWidget *dossier_contradiction_row_new (void);

/* Says at once what is in it, to assistive technology too; its parts are made by dossier_contradiction_row_fill().
 * Until then it is blank and about as high as it will be. */
void dossier_contradiction_row_bind (DossierContradictionRow *self,
                                     DossierSession *session,
                                     const DossierContradiction *pair);
void dossier_contradiction_row_unbind (DossierContradictionRow *self);
void dossier_contradiction_row_fill (DossierContradictionRow *self);
/* Whether it is bound and still blank. */
gboolean dossier_contradiction_row_is_blank (DossierContradictionRow *self);

/* (transfer full): both claims with words, sources and dates, for the clipboard. */
char *dossier_contradiction_row_describe (DossierContradictionRow *self);

G_END_DECLS
