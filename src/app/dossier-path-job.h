/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-matches.h"
#include "query/dossier-path.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierPathQuestion:
 * @graph: the snapshot
 * @from: where the paths start
 * @to: where they end
 * @max_paths: at most so many
 * @directed: go along relations only in their own direction
 * @matches: (nullable): pass only through what matches
 */
typedef struct
{
  DossierGraph *graph;
  guint from;
  guint to;
  guint max_paths;
  gboolean directed;
  DossierMatches *matches;
} DossierPathQuestion;

/* Finds the shortest paths in a worker thread; see dossier_path_find(). */
void dossier_path_job_find_async (const DossierPathQuestion *question,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* (element-type DossierPath) (transfer full) (nullable): %NULL where it was cancelled. */
GPtrArray *dossier_path_job_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
