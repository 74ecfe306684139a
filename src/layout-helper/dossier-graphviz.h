/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "layout/dossier-wire.h"

G_BEGIN_DECLS

/* Lays each part of @request out with Graphviz. Never a partial answer: a part that fails makes the whole fail. */
DossierWireAnswer *dossier_graphviz_lay_out (const DossierWireRequest *request);

G_END_DECLS
