/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "core/dossier-problem.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_cli_open:
 * @path: (type filename): a dossier, or `-` for standard input
 * @problems: (out) (optional) (transfer full): as of dossier_reader_read_bytes(); one without a place
 *   for a file that cannot be read
 * @code: (out): the exit code where it cannot be opened
 *
 * Reads a dossier and writes what is wrong with it as error lines.
 *
 * Returns: (nullable) (transfer full): the graph
 */
DossierGraph *dossier_cli_open (const char *path, GCancellable *cancellable, GPtrArray **problems, int *code);

/* (nullable) (transfer full): the file that @path names; %NULL for standard input. */
GFile *dossier_cli_get_file (const char *path);

/* Writes @error about @path as an error line, unless it is that somebody interrupted. Gives the exit code. */
int dossier_cli_fail (const char *path, const GError *error);

G_END_DECLS
