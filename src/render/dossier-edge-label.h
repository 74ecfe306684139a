/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-label.h"
#include "dossier-pen.h"
#include "dossier-scene.h"

G_BEGIN_DECLS

/* In which edges are named at full size, points. */
#define DOSSIER_EDGE_LABEL_SIZE 8.0
/* From which scale on they are, device-independent pixels a point. */
#define DOSSIER_EDGE_LABEL_SCALE 1.25

/**
 * DossierEdgeLabel:
 * @box: with the room around the words, points
 *
 * The word of an edge (its label, else its relation), ready to be drawn in the room that the layout kept for it, or half-way
 * along the edge.
 */
typedef struct
{
  DossierLabel words;
  DossierBox box;
  double size;
} DossierEdgeLabel;

/* (transfer full): a relation as a word within the picture, not a heading: "said", but "WTO case". */
char *dossier_edge_label_get_relation (const char *type);

/* As it is at full size, points. */
void dossier_edge_label_measure (DossierGraph *graph, guint edge, double *width, double *height);

/* @size: font size, points */
void dossier_edge_label_init (DossierEdgeLabel *label, DossierScene *scene, guint edge, double size);
void dossier_edge_label_clear (DossierEdgeLabel *label);
void dossier_edge_label_draw (const DossierEdgeLabel *label,
                              DossierScene *scene,
                              DossierPen *pen,
                              const DossierColor *color);

/* Whether dossier_edge_labels_paint() writes this one, made with the same size. */
gboolean dossier_edge_label_fits (DossierScene *scene, guint edge, const DossierEdgeLabel *label);

/* The edge whose label dossier_edge_labels_paint() writes over a point; DOSSIER_INDEX_NONE where there is none. */
guint dossier_edge_label_find_at (DossierScene *scene, double x, double y, double size);

/* The labels of the edges that meet @region, where they fit: on their edge, over no node and over no other label. */
void dossier_edge_labels_paint (DossierScene *scene, DossierPen *pen, const DossierBox *region, double size);

G_END_DECLS
