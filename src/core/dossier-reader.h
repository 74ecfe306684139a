/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-graph.h"
#include "dossier-problem.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_reader_read_bytes:
 * @bytes: the file's bytes; kept by the graph, so that an unchanged save gives them back
 * @problems: (out) (optional) (element-type DossierProblem) (transfer full): everything that is wrong with the file, in
 *   the file's order; empty where nothing is
 * @cancellable: (nullable):
 * @error: DOSSIER_ERROR_SYNTAX, _INVALID, _LIMIT or _VERSION with the first problem and how many more there are
 *
 * Reads a dossier. Blocks: for a worker thread or a program without a window.
 *
 * Returns: (transfer full): the graph, or %NULL where there is any problem
 */
DossierGraph *dossier_reader_read_bytes (GBytes *bytes,
                                         GPtrArray **problems,
                                         GCancellable *cancellable,
                                         GError **error);

/* The same for a file; additionally G_IO_ERROR where it cannot be read. */
DossierGraph *dossier_reader_read_file (GFile *file, GPtrArray **problems, GCancellable *cancellable, GError **error);

/* The same in a worker thread. */
void dossier_reader_read_file_async (GFile *file,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DossierGraph *dossier_reader_read_file_finish (GAsyncResult *result, GPtrArray **problems, GError **error);

G_END_DECLS
