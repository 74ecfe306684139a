/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "layout/dossier-wire.h"

/* Before gvc.h, which has a boolean type of its own. */
#include <gvc.h>

G_BEGIN_DECLS

/* The name that Graphviz gives to the engine. */
const char *dossier_graphviz_get_engine (DossierEngine engine);

/* What the engine is told of a graph with @part's size: attributes from a list of our own, numbers from us alone. */
void dossier_graphviz_set_up (Agraph_t *graph, const DossierWireRequest *request, const DossierWirePart *part);

/* An attribute whose value is a number of ours, and one of ours in words. */
void dossier_graphviz_set_default (Agraph_t *graph, int kind, const char *name, const char *value);
void dossier_graphviz_set_number (void *object, const char *name, double value);

G_END_DECLS
