/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "dossier-layout.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DOSSIER_LAYOUT_ERROR:
 *
 * Errors of the layout client; every message says what happened and what to do.
 */
#define DOSSIER_LAYOUT_ERROR (dossier_layout_error_quark ())

/**
 * DossierLayoutError:
 * @DOSSIER_LAYOUT_ERROR_START: the helper could not be started
 * @DOSSIER_LAYOUT_ERROR_CRASHED: it died
 * @DOSSIER_LAYOUT_ERROR_MEMORY: it wanted more memory than it may have
 * @DOSSIER_LAYOUT_ERROR_NONSENSE: its answer does not fit the question, or is too long
 * @DOSSIER_LAYOUT_ERROR_FAILED: Graphviz said that it could not
 */
typedef enum
{
  DOSSIER_LAYOUT_ERROR_START,
  DOSSIER_LAYOUT_ERROR_CRASHED,
  DOSSIER_LAYOUT_ERROR_MEMORY,
  DOSSIER_LAYOUT_ERROR_NONSENSE,
  DOSSIER_LAYOUT_ERROR_FAILED,
} DossierLayoutError;

GQuark dossier_layout_error_quark (void);

/**
 * DossierLayoutOptions:
 * @engine: the engine asked for
 * @choose_engine: choose by size and shape instead of @engine; a picture whose width to height is outside 1:2 to 2:1 is
 *   then laid out with other engines, too, and the best is kept
 * @deadline: seconds for one engine; 0 for the default (20)
 * @memory_limit: bytes for one helper; 0 for the default (2 GiB)
 * @label_sizes: (array) (nullable): width and height of each edge's label in points, as two doubles an edge of the graph: in
 *   layers of few edges room is kept for them
 * @helper: (nullable): path of the helper; %NULL for the installed one (in an uninstalled build: the build's own, by
 *   the environment variable DOSSIER_LAYOUT_HELPER that `dev` and the tests set)
 */
typedef struct
{
  DossierEngine engine;
  gboolean choose_engine;
  double deadline;
  guint64 memory_limit;
  const double *label_sizes;
  const char *helper;
} DossierLayoutOptions;

/* Whether with these options there may be room for labels, so that their sizes are worth measuring. */
gboolean dossier_layout_client_keeps_room (const DossierLayoutOptions *options);

/**
 * dossier_layout_client_run:
 * @sizes: (array): width and height of each node in points, as two doubles a node; copied
 * @options: (nullable): %NULL for a chosen engine and the defaults
 * @note: (out) (optional) (nullable) (transfer full): a translated sentence for people where the picture is not by the
 *   engine asked for ("“Rings” took too long; laid out with “Overview” instead."), or where the graph is too large for a
 *   full layout, else %NULL
 *
 * Lays @graph out: divides it into connected components, lays those out in helper processes, side by side, packs them,
 * and puts the whole together. An engine that is late gives way to a faster one, down to the overview, which needs no
 * helper; one that fails is an error. The same graph, sizes and options give the same layout. Blocks: for a worker
 * thread or a program without a window.
 *
 * Returns: (transfer full): the layout, or %NULL with DOSSIER_LAYOUT_ERROR or G_IO_ERROR_CANCELLED
 */
DossierLayout *dossier_layout_client_run (DossierGraph *graph,
                                          const double *sizes,
                                          const DossierLayoutOptions *options,
                                          GCancellable *cancellable,
                                          char **note,
                                          GError **error);

/**
 * dossier_layout_client_run_part:
 * @part: (array): a byte a node: not 0 for those to lay out
 * @base: a layout of @graph, for the others
 *
 * Lays out some of the nodes of @graph, and the edges between them, as dossier_layout_client_run() would if there were no
 * others, in every respect: components, engine, cache, note, deadline. In the layout that comes out, which is one of the
 * whole graph, they are at the top left; the other nodes and the edges between those stand below, clear of them, as they
 * stand in @base, and are for the scene to hide: its bounds are then those of the part. Edges between the two are
 * straight. All nodes: the same as dossier_layout_client_run(); none: @base.
 *
 * Returns: (transfer full): the layout, or %NULL with DOSSIER_LAYOUT_ERROR or G_IO_ERROR_CANCELLED
 */
DossierLayout *dossier_layout_client_run_part (DossierGraph *graph,
                                               const double *sizes,
                                               const guint8 *part,
                                               DossierLayout *base,
                                               const DossierLayoutOptions *options,
                                               GCancellable *cancellable,
                                               char **note,
                                               GError **error);

G_END_DECLS
