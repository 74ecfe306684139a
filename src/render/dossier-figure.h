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
 * DossierFigureSheet:
 * @DOSSIER_FIGURE_SHEET_FREE: one page, as large as what stands on it; a point of the scene is a point of the page
 * @DOSSIER_FIGURE_SHEET_SLIDE: 16:9, as programs for presentations make it
 * @DOSSIER_FIGURE_SHEET_CUSTOM: as the options say
 */
typedef enum
{
  DOSSIER_FIGURE_SHEET_FREE,
  DOSSIER_FIGURE_SHEET_A4,
  DOSSIER_FIGURE_SHEET_LETTER,
  DOSSIER_FIGURE_SHEET_A3,
  DOSSIER_FIGURE_SHEET_SLIDE,
  DOSSIER_FIGURE_SHEET_CUSTOM,
} DossierFigureSheet;

#define DOSSIER_N_FIGURE_SHEETS (DOSSIER_FIGURE_SHEET_CUSTOM + 1)

/* "free", "a4", …, in any case; %DOSSIER_FIGURE_SHEET_CUSTOM has no name. */
gboolean dossier_figure_sheet_from_name (const char *name, DossierFigureSheet *sheet);

/**
 * DossierFigureOrientation:
 * @DOSSIER_FIGURE_ORIENTATION_AUTO: as the picture comes out larger, or on fewer pages where it is tiled
 */
typedef enum
{
  DOSSIER_FIGURE_ORIENTATION_AUTO,
  DOSSIER_FIGURE_ORIENTATION_PORTRAIT,
  DOSSIER_FIGURE_ORIENTATION_LANDSCAPE,
} DossierFigureOrientation;

/**
 * DossierFigureOptions:
 * @region: (nullable): only what lies in this part of the scene, points; %NULL for all that it shows
 * @legend: below it, what the shapes and lines in it mean, of those that it shows
 * @transparent: without the ground; for PNG and SVG, as a page of PDF has none
 * @sheet: what it is to stand on
 * @orientation: of @sheet, where that is not free
 * @sheet_width: of a custom sheet, points
 * @sheet_height: of a custom sheet, points
 * @may_turn: whether %DOSSIER_FIGURE_ORIENTATION_AUTO turns a custom sheet as well; else that lies as its sizes say
 * @is_inset: @sheet is room on a page of something else, which has margins and page numbers of its own; it is no higher
 * than the figure needs
 * @tiled: as large as can be read, over as many pages as that takes, each card whole on one of them at least; else
 * fitted to one page
 * @title: (nullable): written above it, and what readers of PDF and SVG call it
 * @date: (nullable): words below the title
 * @filter: (nullable): the query or focus that decided what it shows, stated below the title, as is how many of the
 * nodes that are
 * @citations: a number at each node and edge for each of its quotes, and the quotes with their sources as notes: below
 * the picture, and on the pages that follow where there is no room
 * @content_hash: (nullable): of the dossier, written below the notes, or at the foot of the page
 *
 * What a figure holds besides the picture. Title, notes and page numbers are written in points of the page, however
 * large the picture.
 */
typedef struct
{
  const DossierBox *region;
  gboolean legend;
  gboolean transparent;
  DossierFigureSheet sheet;
  DossierFigureOrientation orientation;
  double sheet_width;
  double sheet_height;
  gboolean may_turn;
  gboolean is_inset;
  gboolean tiled;
  const char *title;
  const char *date;
  const char *filter;
  gboolean citations;
  const char *content_hash;
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
guint dossier_figure_get_n_notes (DossierFigure *figure);
/* How many of the nodes in it come out too small for their names and are only marks. */
guint dossier_figure_get_n_unnamed (DossierFigure *figure);
/* In points. */
void dossier_figure_get_page_size (DossierFigure *figure, guint page, double *width, double *height);
/* (transfer full): "2 / 6"; of a tile with its row and column. */
char *dossier_figure_get_page_label (DossierFigure *figure, guint page);
/* The most pixels a point at which a PNG of it can be written, and of one of its pages. */
double dossier_figure_get_largest_scale (DossierFigure *figure);
double dossier_figure_get_largest_page_scale (DossierFigure *figure);

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
 * DossierFigureProgress:
 * @n_done: pages that are drawn
 * @n_pages: of how many
 *
 * Called after each page, in the thread that writes.
 */
typedef void (*DossierFigureProgress) (guint n_done, guint n_pages, gpointer user_data);

/**
 * dossier_figure_write_bytes:
 * @scale: pixels a point, for PNG alone
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED, G_IO_ERROR_INVALID_ARGUMENT for a PNG of more pixels than can be written (it says at
 *   what scale it can), or G_IO_ERROR_FAILED with what cairo says
 *
 * Writes the figure as a file. The same figure gives the same bytes: no file holds the time, but for the creation date
 * that a PDF has where SOURCE_DATE_EPOCH gives one.
 *
 * A PDF has the pages as they are; SVG and PNG, which know no pages, have them below one another. A free page of SVG
 * and PDF is drawn in full detail; where a picture comes out so small that its labels cannot be read, on a page of a
 * size or in a PNG, it shows what the window shows at that zoom. In SVG and PDF text is text, sources are links, and
 * the pages of a PDF stand in its outline. A PNG holds no more than 32,767 pixels a side, which is all that cairo can,
 * and 128 million in all (512 MiB for whoever opens it); it is drawn in bands, in as many threads as there are
 * processors. A free page of PDF is made smaller where it would pass 14,400
 * points a side, beyond which viewers refuse it.
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
/* The same; @progress is told of each page, between which a cancel is heeded as well. */
GBytes *dossier_figure_write_bytes_with_progress (DossierFigure *figure,
                                                  DossierFigureFormat format,
                                                  double scale,
                                                  DossierFigureProgress progress,
                                                  gpointer user_data,
                                                  GCancellable *cancellable,
                                                  GError **error);

/* One page of it as an image, SVG or PNG. @scale must suit it, see dossier_figure_get_largest_page_scale() */
GBytes *dossier_figure_write_page (DossierFigure *figure,
                                   guint page,
                                   DossierFigureFormat format,
                                   double scale,
                                   GCancellable *cancellable,
                                   GError **error);

/**
 * dossier_figure_list_files:
 * @path: (type filename): where to write
 *
 * PNG knows no pages: a figure of several becomes a picture a page, each in a file of its own.
 *
 * Returns: (transfer full) (array zero-terminated=1): the files it becomes: @path, or "figure-03.png" and its like for
 *   each page of "figure.png"
 */
char **dossier_figure_list_files (DossierFigure *figure, DossierFigureFormat format, const char *path);

/**
 * dossier_figure_write_files:
 * @progress: (nullable): told of each page
 *
 * As dossier_figure_write_bytes(), with a picture a page where that is how it is written. @scale must suit a page then,
 * see dossier_figure_get_largest_page_scale().
 *
 * Returns: (transfer full) (element-type GBytes): the contents of dossier_figure_list_files(), or %NULL
 */
GPtrArray *dossier_figure_write_files (DossierFigure *figure,
                                       DossierFigureFormat format,
                                       double scale,
                                       DossierFigureProgress progress,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
