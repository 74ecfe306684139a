/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"

G_BEGIN_DECLS

/* What `dossier show` shows: a node, or else an edge; DOSSIER_INDEX_NONE for the other. */
typedef struct
{
  DossierGraph *graph;
  guint node;
  guint edge;
} DossierCliThing;

/* For people. */
void dossier_cli_show_text (const DossierCliThing *thing);
/* As JSON; members of nodes, edges, citations and sources are named as in a dossier. */
void dossier_cli_show_json (const DossierCliThing *thing);

G_END_DECLS
