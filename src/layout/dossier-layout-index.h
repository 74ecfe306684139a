/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout.h"

G_BEGIN_DECLS

/**
 * DossierLayoutIndex:
 *
 * Boxes, to be found by place: an R-tree packed once along a Hilbert curve (Kamel and Faloutsos, "On packing R-trees",
 * 1993). Immutable. Stores bounds as floats, rounded outward.
 */
typedef struct _DossierLayoutIndex DossierLayoutIndex;

/* (transfer full): @boxes is only read. */
DossierLayoutIndex *dossier_layout_index_new (const DossierBox *boxes, guint n_boxes);
void dossier_layout_index_free (DossierLayoutIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLayoutIndex, dossier_layout_index_free)

/* Appends to @found (element-type guint) the boxes that may meet @region, in no order: every one that does, and perhaps a
 * few that miss it by the rounding. */
void dossier_layout_index_find (const DossierLayoutIndex *index, const DossierBox *region, GArray *found);

G_END_DECLS
