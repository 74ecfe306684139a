/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "layout/dossier-layout.h"
#include "render/dossier-scene.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How long figures take beyond the layout, and how large they are; the same of Graphviz's own renderer, given this layout,
 * where it is installed and the graph is no larger than it can draw in a moment. */
void dossier_bench_measure_figures (JsonObject *result, DossierScene *scene);

G_END_DECLS
