/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-figure-text.h"
#include "dossier-scene.h"

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
 * DossierFigureNotes:
 *
 * The quotes of what is shown in a part of a scene, numbered as the picture is read: from the top to the bottom, and in a row
 * from the left to the right. A quote that is used more than once has one number.
 */
typedef struct _DossierFigureNotes DossierFigureNotes;

DossierFigureNotes *dossier_figure_notes_new (DossierScene *scene, const DossierBox *region);
void dossier_figure_notes_free (DossierFigureNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFigureNotes, dossier_figure_notes_free)

guint dossier_figure_notes_get_n_notes (DossierFigureNotes *notes);
DossierFigureMark *dossier_figure_notes_get_marks (DossierFigureNotes *notes, guint *n_marks); /* (transfer none) */

/* Adds a note as lines of @width from y 0 on. */
void dossier_figure_notes_add_lines (DossierFigureNotes *notes, guint note, double width, GArray *lines);

G_END_DECLS
