/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_png_write_bytes:
 * @surface: an image of ARGB32 or RGB24
 * @scale: pixels a point, which the file states as its density
 * @n_threads: 0 for as many as there are processors
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED, or G_IO_ERROR_FAILED without memory
 *
 * Writes a PNG with or without alpha, as the image has it. Cairo's own way presses the bytes as small as zlib can by
 * default, which takes several times as long as drawing a figure; a figure is mostly ground, which is small either way.
 * The same image gives the same bytes, in however many threads they are made.
 *
 * Returns: (transfer full): the file's bytes, or %NULL
 */
GBytes *dossier_png_write_bytes (
    cairo_surface_t *surface, double scale, guint n_threads, GCancellable *cancellable, GError **error);

G_END_DECLS
