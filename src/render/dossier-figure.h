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

/* (transfer full): the whole scene as a file of @format; the same scene gives the same bytes. @scale: pixels a point, for
 * PNG; lowered where the picture would pass what cairo can hold (32,767 pixels a side). */
GBytes *dossier_figure_write_bytes (DossierScene *scene,
                                    DossierFigureFormat format,
                                    double scale,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
