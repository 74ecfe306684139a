/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-focus.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierFocusMark:
 * @n_hidden: how many of its neighbours the focus does not show
 *
 * What is to be seen at a node that the focus shows.
 */
typedef struct
{
  guint node;
  guint n_hidden;
  gboolean collapsed;
  gboolean pinned;
} DossierFocusMark;

/**
 * DossierFocusMarks: (ref-func dossier_focus_marks_ref) (unref-func dossier_focus_marks_unref)
 * @n_shown: how many nodes the focus shows
 * @n_marks: nodes with something to be seen at them
 * @marks: (array length=n_marks): by node
 * @relations: (array zero-terminated=1): what there is to go along, the most frequent first; at most
 *   DOSSIER_FOCUS_MAX_RELATIONS
 *
 * What a focus leaves out, told at the nodes where it goes on. Immutable and atomically reference-counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint n_shown;
  guint n_marks;
  DossierFocusMark *marks;
  GStrv relations;
} DossierFocusMarks;

/* A dossier has a few dozen; nobody reads through more. */
#define DOSSIER_FOCUS_MAX_RELATIONS 100

/* @focus: (nullable): of the whole dossier. Any thread; takes as long as there are edges. */
DossierFocusMarks *dossier_focus_marks_new (DossierFocus *focus, DossierGraph *graph);
DossierFocusMarks *dossier_focus_marks_ref (DossierFocusMarks *marks);
void dossier_focus_marks_unref (DossierFocusMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFocusMarks, dossier_focus_marks_unref)

void dossier_focus_marks_new_async (DossierFocus *focus,
                                    DossierGraph *graph,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DossierFocusMarks *dossier_focus_marks_new_finish (GAsyncResult *result, GError **error);

/* (nullable): what is to be seen at @node. */
const DossierFocusMark *dossier_focus_marks_find (DossierFocusMarks *marks, guint node);

G_END_DECLS
