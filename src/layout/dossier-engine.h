/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierEngine:
 * @DOSSIER_ENGINE_NEATO: Graphviz neato, overlaps removed with prism
 * @DOSSIER_ENGINE_SFDP: Graphviz sfdp
 * @DOSSIER_ENGINE_FDP: Graphviz fdp, overlaps removed with prism
 * @DOSSIER_ENGINE_DOT: Graphviz dot, top to bottom
 * @DOSSIER_ENGINE_DOT_LR: Graphviz dot, left to right: a column that reads as who said what about what
 * @DOSSIER_ENGINE_TWOPI: Graphviz twopi, rings around the most connected node
 * @DOSSIER_ENGINE_CIRCO: Graphviz circo
 * @DOSSIER_ENGINE_CHRONOLOGICAL: left to right by date: a column a date, in an order by Graphviz dot; what has no date below
 * @DOSSIER_ENGINE_OVERVIEW: placed by the program itself in linear time, for graphs that Graphviz cannot lay out while
 *   somebody waits
 */
typedef enum
{
  DOSSIER_ENGINE_NEATO,
  DOSSIER_ENGINE_SFDP,
  DOSSIER_ENGINE_FDP,
  DOSSIER_ENGINE_DOT,
  DOSSIER_ENGINE_DOT_LR,
  DOSSIER_ENGINE_TWOPI,
  DOSSIER_ENGINE_CIRCO,
  DOSSIER_ENGINE_CHRONOLOGICAL,
  DOSSIER_ENGINE_OVERVIEW,
} DossierEngine;

#define DOSSIER_N_ENGINES (DOSSIER_ENGINE_OVERVIEW + 1)

const char *dossier_engine_get_name (DossierEngine engine);  /* "dot-lr": in files and on the command line */
const char *dossier_engine_get_label (DossierEngine engine); /* translated, for people: "Left to Right" */
gboolean dossier_engine_from_name (const char *name, DossierEngine *engine);

/* The engine whose picture is best within a few seconds for a graph of this size and shape. */
DossierEngine dossier_engine_choose (guint n_nodes, guint n_edges);
/* Whether it keeps room among the edges for their labels. */
gboolean dossier_engine_keeps_room (DossierEngine engine);
/* A faster one to fall back on, or @engine itself where there is none. */
DossierEngine dossier_engine_get_faster (DossierEngine engine);

G_END_DECLS
