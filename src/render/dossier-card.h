/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-record.h"
#include "dossier-pen.h"

G_BEGIN_DECLS

/* Graphs with more nodes than this are measured by estimate: shaping takes about 40 µs a label. */
#define DOSSIER_CARD_MAX_SHAPED 20000

/**
 * DossierShape:
 * @DOSSIER_SHAPE_ACTOR: round ends
 * @DOSSIER_SHAPE_STATEMENT: a speech bubble: three round corners and one sharp one, and a quotation mark
 * @DOSSIER_SHAPE_MEASURE: a sheet with a folded corner
 * @DOSSIER_SHAPE_ELEMENT: a square cell of the periodic table
 * @DOSSIER_SHAPE_MATERIAL: a squared card
 * @DOSSIER_SHAPE_OTHER: a card with slightly round corners
 */
typedef enum
{
  DOSSIER_SHAPE_ACTOR,
  DOSSIER_SHAPE_STATEMENT,
  DOSSIER_SHAPE_MEASURE,
  DOSSIER_SHAPE_ELEMENT,
  DOSSIER_SHAPE_MATERIAL,
  DOSSIER_SHAPE_OTHER,
} DossierShape;

#define DOSSIER_CARD_MAX_TEXTS 3

/**
 * DossierCard:
 * @texts: what is written on it, with places relative to its left top corner; their strings belong to the card
 * @stroke: width of its outline
 * @decoration: size of the folded corner or of the quotation mark
 *
 * The geometry of one node's card in points: the one place that both measuring and painting take it from. Does not
 * depend on theme, zoom or layout.
 */
typedef struct
{
  DossierShape shape;
  double width;
  double height;
  double radius;
  double stroke;
  double decoration;
  gboolean right_to_left;
  guint n_texts;
  DossierTextRun texts[DOSSIER_CARD_MAX_TEXTS];
} DossierCard;

/* The shape and the size of the main text, without the work of making a card. */
DossierShape dossier_card_get_shape (const DossierNode *node);
double dossier_card_get_font_size (DossierShape shape, guint degree);

/* @said: (nullable): what language its words are said to be in, BCP 47. @estimate: take widths from a table, for graphs
 * of more than DOSSIER_CARD_MAX_SHAPED nodes. */
DossierCard *dossier_card_new (const DossierNode *node, guint degree, const char *said, gboolean estimate);
void dossier_card_free (DossierCard *card);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCard, dossier_card_free)

G_END_DECLS
