/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FIGURE_SVG,
  DOSSIER_FIGURE_PNG,
  DOSSIER_FIGURE_PDF,
} DossierFigureFormat;

/* By the file name's ending, in any case; FALSE with a G_IO_ERROR_NOT_SUPPORTED that names the endings. */
gboolean dossier_figure_format_from_path (const char *path, DossierFigureFormat *format, GError **error);

/**
 * dossier_figure_write_bytes:
 * @scale: pixels a point, for PNG alone
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED, or G_IO_ERROR_FAILED with what cairo says
 *
 * Draws the whole scene as a file: its ground, a margin, and below it a legend of what is in it. The same scene gives the
 * same bytes: neither file holds the time, but for the creation date that a PDF has where SOURCE_DATE_EPOCH gives one.
 *
 * SVG and PDF are drawn in full detail, with text as text. A PNG is made smaller where @scale would take it past 32,767
 * pixels a side, which is all that cairo holds, or past 128 million pixels (512 MiB while it is drawn); a PDF page where
 * it would pass 14,400 points a side, beyond which viewers refuse it. Where a PNG is so small that labels cannot be
 * read, it shows what the window shows at that zoom.
 *
 * Blocks: for a worker thread or a program without a window.
 *
 * Returns: (transfer full): the file's bytes, or %NULL
 */
GBytes *dossier_figure_write_bytes (DossierScene *scene,
                                    DossierFigureFormat format,
                                    double scale,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
