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

/**
 * DossierEdgeLabel:
 * @box: with the room around the words, points
 *
 * The word of an edge (its label, else its relation), ready to be drawn at its place or half-way along the edge.
 */
typedef struct
{
  DossierLabel words;
  DossierBox box;
  double size;
} DossierEdgeLabel;

/* (transfer full): a relation as a word within the picture, not a heading: "said", but "WTO case". */
char *dossier_edge_label_get_relation (const char *type);

/* @size: font size, points */
void dossier_edge_label_init (DossierEdgeLabel *label, DossierScene *scene, guint edge, double size);
void dossier_edge_label_clear (DossierEdgeLabel *label);
void dossier_edge_label_draw (const DossierEdgeLabel *label,
                              DossierScene *scene,
                              DossierPen *pen,
                              const DossierColor *color);

/* Whether dossier_edge_labels_paint() writes this one, made with the same size. */
gboolean dossier_edge_label_fits (DossierScene *scene, guint edge, const DossierEdgeLabel *label);

/* The labels of the edges that meet @region, where they fit: on their edge, over no node and over no other label. */
void dossier_edge_labels_paint (DossierScene *scene, DossierPen *pen, const DossierBox *region, double size);

G_END_DECLS
