/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout-problem.h"
#include "dossier-layout.h"

G_BEGIN_DECLS

/* (transfer full): a layout of the whole of @graph: what is in @input as in @layout, the rest below as in @base. */
DossierLayout *dossier_layout_part_join (DossierGraph *graph,
                                         const DossierLayoutInput *input,
                                         DossierLayout *layout,
                                         DossierLayout *base);

G_END_DECLS
