/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierPngPaint:
 * @surface: an image of ARGB32 without anything on it, or one of RGB24 with anything, as wide as the picture
 * @first: the row of the picture that is @surface's first
 *
 * Paints as many rows of a picture as @surface has, or as the picture has left. Called in several threads at once.
 *
 * Returns: FALSE with an error where they are not whole
 */
typedef gboolean (*DossierPngPaint) (cairo_surface_t *surface, guint first, gpointer user_data, GError **error);

/* @n_rows: the first of them are in the file */
typedef void (*DossierPngProgress) (guint n_rows, gpointer user_data);

/**
 * DossierPngSource:
 * @with_alpha: or else opaque
 * @scale: pixels a point, which the file states as its density
 * @progress: (nullable): called in the thread that writes
 *
 * A picture that is painted while it is written, so that it never stands whole in memory.
 */
typedef struct
{
  guint width;
  guint height;
  gboolean with_alpha;
  double scale;
  DossierPngPaint paint;
  DossierPngProgress progress;
  gpointer user_data;
} DossierPngSource;

/**
 * dossier_png_write_bytes:
 * @n_threads: 0 for as many as there are processors
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED, G_IO_ERROR_FAILED without memory, or whatever @paint says
 *
 * Writes a PNG. Cairo's own way presses the bytes as small as zlib can by default, which takes several times as long as
 * drawing a figure; a figure is mostly ground, which is small either way. The same picture gives the same bytes, in
 * however many threads they are made.
 *
 * Returns: (transfer full): the file's bytes, or %NULL
 */
GBytes *
dossier_png_write_bytes (const DossierPngSource *source, guint n_threads, GCancellable *cancellable, GError **error);

G_END_DECLS
