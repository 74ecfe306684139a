/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-graphviz-settings.h"

/* From here on the quadtree's coarser approximation is worth its few more crossings. */
#define QUADTREE_FAST_NODES 2000
/* From here on prism's full run costs more than what a last pass of the client's own cleans up. */
#define PRISM_SHORT_NODES 500

/* Up to here a force that falls off faster gives a rounder picture, with fewer long arms; beyond, more crossings. */
#define SPREAD_NODES 500

/* dot's network simplex is cut short from here on: it dominates the time of deep and of large graphs. */
#define DOT_SHORT_NODES 300
#define DOT_SHORTER_NODES 1000

const char *
dossier_graphviz_get_engine (DossierEngine engine)
{
  switch (engine)
    {
    case DOSSIER_ENGINE_NEATO:
      return "neato";
    case DOSSIER_ENGINE_SFDP:
      return "sfdp";
    case DOSSIER_ENGINE_FDP:
      return "fdp";
    case DOSSIER_ENGINE_DOT:
    case DOSSIER_ENGINE_DOT_LR:
    case DOSSIER_ENGINE_CHRONOLOGICAL:
      return "dot";
    case DOSSIER_ENGINE_TWOPI:
      return "twopi";
    case DOSSIER_ENGINE_CIRCO:
      return "circo";
    case DOSSIER_ENGINE_OVERVIEW:
    default:
      return NULL;
    }
}

/* The library does not write to these strings; its older headers only do not say so. */
void
dossier_graphviz_set_default (Agraph_t *graph, int kind, const char *name, const char *value)
{
  agattr (graph, kind, (char *) name, (char *) value);
}

void
dossier_graphviz_set_number (void *object, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.6f", value);
  agsafeset (object, (char *) name, buffer, (char *) "");
}

static void
set_graph (Agraph_t *graph, const char *name, const char *value)
{
  dossier_graphviz_set_default (graph, AGRAPH, name, value);
}

static void
set_graph_number (Agraph_t *graph, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.6f", value);
  set_graph (graph, name, number);
}

/* Room that overlap removal leaves around each node; it is taken from both sides of a gap. A plus sign says that the number is
 * in points, and not a factor. */
static void
set_separation (Agraph_t *graph, const DossierWireRequest *request)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE + 1] = "+";

  g_ascii_formatd (number + 1, sizeof number - 1, "%.6f", request->separation / 2);
  set_graph (graph, "sep", number);
  g_ascii_formatd (number + 1, sizeof number - 1, "%.6f", request->separation / 4);
  set_graph (graph, "esep", number);
}

static void
set_up_dot (Agraph_t *graph, const DossierWireRequest *request, const DossierWirePart *part)
{
  gboolean sideways = request->engine != DOSSIER_ENGINE_DOT;

  set_graph (graph, "rankdir", sideways ? "LR" : "TB");
  set_graph (graph, "splines", (request->flags & DOSSIER_WIRE_ROUTE) != 0 ? "true" : "none");
  set_graph_number (graph, "nodesep", request->separation / POINTS_PER_INCH);
  set_graph_number (graph, "ranksep", request->separation * (sideways ? 6 : 4) / POINTS_PER_INCH);

  /* Of a picture by date the order in each rank is kept, hardly the places: crossings count, straightness does not. */
  if (request->engine == DOSSIER_ENGINE_CHRONOLOGICAL)
    {
      set_graph (graph, "mclimit", part->n_nodes > DOT_SHORTER_NODES ? "0.1" : "1");
      set_graph (graph, "nslimit", "0.1");
      set_graph (graph, "nslimit1", "0.1");
    }
  else if (part->n_nodes > DOT_SHORTER_NODES)
    {
      set_graph (graph, "mclimit", "0.1");
      set_graph (graph, "nslimit", "0.1");
      set_graph (graph, "nslimit1", "0.1");
    }
  else if (part->n_nodes > DOT_SHORT_NODES)
    {
      set_graph (graph, "mclimit", "0.3");
      set_graph (graph, "nslimit", "0.2");
    }
}

void
dossier_graphviz_set_up (Agraph_t *graph, const DossierWireRequest *request, const DossierWirePart *part)
{
  /* The default label is the node's name, and would open a font. */
  dossier_graphviz_set_default (graph, AGNODE, "label", "");
  dossier_graphviz_set_default (graph, AGNODE, "shape", "box");
  dossier_graphviz_set_default (graph, AGNODE, "fixedsize", "true");
  dossier_graphviz_set_default (graph, AGEDGE, "label", "");
  dossier_graphviz_set_default (graph, AGEDGE, "arrowhead", "none");

  /* A seed of its own: without one some engines take the time of day. */
  set_graph (graph, "start", "random1");
  set_separation (graph, request);

  switch (request->engine)
    {
    case DOSSIER_ENGINE_DOT:
    case DOSSIER_ENGINE_DOT_LR:
    case DOSSIER_ENGINE_CHRONOLOGICAL:
      set_up_dot (graph, request, part);
      return;

    case DOSSIER_ENGINE_NEATO:
      set_graph (graph, "overlap", "prism");
      break;

    case DOSSIER_ENGINE_FDP:
      set_graph (graph, "overlap", "prism");
      break;

    case DOSSIER_ENGINE_SFDP:
      if (part->n_nodes <= SPREAD_NODES)
        set_graph (graph, "repulsiveforce", "2");
      set_graph (graph, "overlap", part->n_nodes > PRISM_SHORT_NODES ? "prism20" : "prism");
      if (part->n_nodes > QUADTREE_FAST_NODES)
        set_graph (graph, "quadtree", "fast");
      break;

    case DOSSIER_ENGINE_TWOPI:
      set_graph (graph, "overlap", "prism");
      break;

    case DOSSIER_ENGINE_CIRCO:
      set_graph_number (graph, "mindist", request->separation / POINTS_PER_INCH);
      break;

    case DOSSIER_ENGINE_OVERVIEW:
    default:
      break;
    }

  set_graph (graph, "splines", (request->flags & DOSSIER_WIRE_ROUTE) != 0 ? "line" : "none");
}
