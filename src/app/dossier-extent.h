/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "render/dossier-painter.h"

G_BEGIN_DECLS

/* Both give boxes in points. An edge's is that of its curve. */
DossierBox dossier_extent_of_edge (DossierScene *scene, guint edge);
/* The boxes and curves of what is lit up. What the painter draws reaches DOSSIER_PAINTER_HIGHLIGHT_REACH pixels
 * further. */
DossierBox dossier_extent_of_highlight (DossierScene *scene, const DossierHighlight *highlight);
/* Empty where they do not meet. */
DossierBox dossier_extent_intersect (const DossierBox *a, const DossierBox *b);

G_END_DECLS
