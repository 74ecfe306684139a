/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-figure-text.h"
#include "dossier-scene.h"

#include "core/dossier-index.h"

G_BEGIN_DECLS

/**
 * DossierFigureMark:
 * @index: of a node, or of an edge
 * @text: the numbers of its quotes: "1, 3–5"; owned
 * @first: the first of them
 * @box: where they stand, points of the scene; without width where there is no room for them
 */
typedef struct
{
  guint index;
  gboolean is_edge;
  char *text;
  guint first;
  DossierBox box;
} DossierFigureMark;

/**
 * DossierFigureNote:
 * @citation: the quote
 * @source: place in the sources that dossier_figure_notes_get_sources() gives; %DOSSIER_INDEX_NONE for none
 * @owners: (element-type guint): what it belongs to, as places in the marks
 */
typedef struct
{
  const DossierCitation *citation;
  guint source;
  GArray *owners;
} DossierFigureNote;

/**
 * DossierFigureNotes:
 *
 * The quotes of what is shown in a part of a scene, numbered as the picture is read: from the top to the bottom, and in
 * a row from the left to the right. A quote that is used more than once has one number.
 */
typedef struct _DossierFigureNotes DossierFigureNotes;

DossierFigureNotes *dossier_figure_notes_new (DossierScene *scene, const DossierBox *region);
void dossier_figure_notes_free (DossierFigureNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFigureNotes, dossier_figure_notes_free)

DossierGraph *dossier_figure_notes_get_graph (DossierFigureNotes *notes); /* (transfer none) */
guint dossier_figure_notes_get_n_notes (DossierFigureNotes *notes);
const DossierFigureNote *dossier_figure_notes_get_note (DossierFigureNotes *notes, guint note);
DossierFigureMark *dossier_figure_notes_get_marks (DossierFigureNotes *notes, guint *n_marks); /* (transfer none) */
/* Indices in the graph, in the order in which the notes first name them. */
const guint *dossier_figure_notes_get_sources (DossierFigureNotes *notes, guint *n_sources); /* (transfer none) */

/*
 * The notes as lines in columns of @width. A source is written once and has a letter, by which its quotes name it;
 * quotes that belong to the same follow one another below its name.
 */

/* What the letters and dates of the notes mean. */
void dossier_figure_notes_add_key (DossierFigureNotes *notes, double width, GArray *lines);
void dossier_figure_notes_add_note (DossierFigureNotes *notes, guint note, double width, GArray *lines);
void dossier_figure_notes_add_sources (DossierFigureNotes *notes, double width, GArray *lines);

G_END_DECLS
