/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-layout-client.h"
#include "dossier-layout-problem.h"

G_BEGIN_DECLS

/* Like dossier_layout_client_run(), without the cache: divides, lays out, removes overlaps, packs. @options has its
 * defaults filled in. @settled (out): whether the same would come out on a slower machine, too: no time was up. */
DossierLayout *dossier_layout_solver_run (const DossierLayoutProblem *problem,
                                          const DossierLayoutOptions *options,
                                          GCancellable *cancellable,
                                          gboolean *settled,
                                          char **note,
                                          GError **error);

G_END_DECLS
