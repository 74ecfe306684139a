/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-graph.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_writer_write_bytes:
 *
 * Writes @graph as a dossier. A graph that is as it was read gives the very bytes it was read from; else untouched
 * records and unknown members keep their bytes, and new ones follow the file's own indent, or have one of two spaces in
 * a dossier that was not read from a file.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *dossier_writer_write_bytes (DossierGraph *graph);

/* Replaces @file as a whole or not at all (see dossier_file_replace()). Blocks. */
gboolean dossier_writer_write_file (DossierGraph *graph, GFile *file, GCancellable *cancellable, GError **error);
void dossier_writer_write_file_async (DossierGraph *graph,
                                      GFile *file,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean dossier_writer_write_file_finish (GAsyncResult *result, GError **error);

G_END_DECLS
