/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Adds to @result what it takes to make the index, to answer while somebody types, to change the filter and to find
 * paths, in milliseconds. */
void dossier_bench_measure_questions (JsonObject *result, DossierGraph *graph);

G_END_DECLS
