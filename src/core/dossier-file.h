/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_file_replace:
 * @path: (type filename): the file to write; followed where it is a symbolic link
 * @bytes: its new contents
 * @cancellable: (nullable):
 * @error: a G_IO_ERROR that names the file
 *
 * Writes a new file beside @path, syncs it and renames it over @path, so that a crash, a full disk or a cancel leaves
 * the old file whole and nothing else behind. Mode and owner of an old file are kept where the system allows it. The
 * one way in which the program writes files for people: saves, figures and reports.
 *
 * Returns: whether @path now holds @bytes
 */
gboolean dossier_file_replace (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error);

/**
 * dossier_file_replace_all:
 * @paths: (array length=n_files): the files to write, no two of them the same
 * @contents: (array length=n_files): what each is to hold
 * @n_files: at least 1
 *
 * dossier_file_replace() for files that belong together: none is put in place before all are written, so that a full
 * disk or a cancel leaves none of them.
 *
 * Returns: whether each now holds its contents
 */
gboolean dossier_file_replace_all (
    const char *const *paths, GBytes *const *contents, guint n_files, GCancellable *cancellable, GError **error);

/**
 * dossier_file_load:
 * @file: a file
 * @max_bytes: the size that it may have
 * @cancellable: (nullable):
 * @error: a G_IO_ERROR that names the file, or DOSSIER_ERROR_LIMIT where it is larger
 *
 * Reads a regular file whole. A folder, a device or a pipe is an error, and nothing is waited for.
 *
 * Returns: (transfer full): its bytes, or %NULL
 */
GBytes *dossier_file_load (GFile *file, gsize max_bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
