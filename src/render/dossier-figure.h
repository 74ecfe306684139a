/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-pen.h"
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
 * DossierFigureOptions:
 * @region: (nullable): only what lies in this part of the scene, points; %NULL for all that it shows
 * @legend: below it, what the shapes and colours in it mean
 * @transparent: without the ground; for PNG and SVG, as a page of PDF has none
 *
 * What a figure holds besides the picture.
 */
typedef struct
{
  const DossierBox *region;
  gboolean legend;
  gboolean transparent;
} DossierFigureOptions;

/* All that the scene shows, with a legend, on its ground. */
void dossier_figure_options_init (DossierFigureOptions *options);

/**
 * DossierFigure: (ref-func dossier_figure_ref) (unref-func dossier_figure_unref)
 *
 * A scene composed as pages: what is exported, printed and shown before either. Immutable and atomically
 * reference-counted; may be drawn from several threads at once.
 */
typedef struct _DossierFigure DossierFigure;

/* @options: (nullable): copied; %NULL for those of dossier_figure_options_init() */
DossierFigure *dossier_figure_new (DossierScene *scene, const DossierFigureOptions *options);
DossierFigure *dossier_figure_ref (DossierFigure *figure);
void dossier_figure_unref (DossierFigure *figure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFigure, dossier_figure_unref)

guint dossier_figure_get_n_pages (DossierFigure *figure); /* at least 1 */
/* In points. */
void dossier_figure_get_page_size (DossierFigure *figure, guint page, double *width, double *height);

/**
 * dossier_figure_draw_page:
 * @pen: its origin is the page's upper left corner, its unit a point of the page
 * @scale: pixels a point, which decides the level of detail; at most 1 for full detail
 *
 * Returns: FALSE where it was cancelled and the page is not whole
 */
gboolean dossier_figure_draw_page (DossierFigure *figure,
                                   guint page,
                                   DossierPen *pen,
                                   double scale,
                                   GCancellable *cancellable);

/**
 * dossier_figure_write_bytes:
 * @scale: pixels a point, for PNG alone
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED, or G_IO_ERROR_FAILED with what cairo says
 *
 * Writes the figure as a file. The same figure gives the same bytes: no file holds the time, but for the creation date
 * that a PDF has where SOURCE_DATE_EPOCH gives one.
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
GBytes *dossier_figure_write_bytes (DossierFigure *figure,
                                    DossierFigureFormat format,
                                    double scale,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
