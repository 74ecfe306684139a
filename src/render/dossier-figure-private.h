/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-figure-notes.h"
#include "dossier-figure.h"
#include "dossier-legend.h"

G_BEGIN_DECLS

/**
 * DossierFigurePage:
 * @tile: what it shows of the scene, points of that; without width for a page of notes
 * @first: index of the first of its lines, of the figure's notes
 * @end: index after the last
 */
typedef struct
{
  guint row;
  guint column;
  DossierBox tile;
  guint first;
  guint end;
} DossierFigurePage;

struct _DossierFigure
{
  gatomicrefcount ref_count;
  DossierScene *scene;
  gboolean transparent;
  gboolean is_part; /* the scene goes on outside of the picture */
  gboolean is_free;
  char *title;        /* (nullable) */
  char *content_hash; /* (nullable) */
  DossierBox picture; /* all that is drawn of the scene, in its points */
  double scale;       /* points of a page for a point of the scene */
  double width;       /* of every page */
  double height;
  double margin;
  guint n_rows; /* of tiles */
  guint n_columns;
  double overlap_x; /* of tiles, points of the scene: each card is whole on one of them at least */
  double overlap_y;
  DossierBox area;   /* of a page: where the picture stands */
  double below;      /* of a page: where notes may begin */
  GArray *head;      /* of DossierFigureLine: above the picture, at their places on the page */
  DossierLegend *legend; /* (nullable): at its place on the page */
  DossierFigureNotes *notes; /* (nullable) */
  double mark_size;  /* of the letters of a mark, points of the scene */
  GArray *lines;     /* of DossierFigureLine: of the notes, at their places on their pages */
  guint first_source; /* index of the heading of the sources among the lines; 0 for none */
  GArray *pages;     /* of DossierFigurePage */
};

/* How much of the picture's detail a page shows: what dossier_painter_paint() takes as a scale. @scale: pixels a point
 * of the page */
double dossier_figure_get_detail (DossierFigure *figure, double scale);
/* In points of the picture, so that it can be read on the page; 0 where names would be too large for the picture. */
double dossier_figure_get_edge_label_size (DossierFigure *figure);

/* As dossier_figure_draw_page(). @part: (nullable): of the page, points: what lies outside of it need not be drawn */
gboolean dossier_figure_draw_page_part (DossierFigure *figure,
                                        guint page,
                                        DossierPen *pen,
                                        double scale,
                                        const DossierBox *part,
                                        GCancellable *cancellable);

/* Fills in the places of the marks of @notes; how many have none. */
guint dossier_figure_place_marks (DossierFigure *figure);
/* Those in @region, points of the scene. */
void dossier_figure_draw_marks (DossierFigure *figure, DossierPen *pen, const DossierBox *region, double scale);

/* Breaks the notes into columns below @y of the first page, which grows where it is free, and is followed by pages of
 * notes where it is not. @n_hidden: numbers that the picture has no room for */
void dossier_figure_add_notes (DossierFigure *figure, double y, guint n_hidden);

G_END_DECLS
