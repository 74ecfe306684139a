/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-problem.h"

G_BEGIN_DECLS

/**
 * DossierPlace:
 * @up: (nullable): what it stands in; %NULL for the whole file
 * @name: (nullable): the name of a member
 * @entry: the number of an entry, where @name is %NULL
 *
 * A step of a path into a file. A chain of them lies on the stack while the file is read, and becomes text only where
 * there is a problem.
 */
typedef struct _DossierPlace DossierPlace;
struct _DossierPlace
{
  const DossierPlace *up;
  const char *name;
  guint entry;
};

/**
 * DossierProblemList:
 *
 * Collects what is wrong with a file: at most 1000 problems, and how many more there are.
 */
typedef struct _DossierProblemList DossierProblemList;

DossierProblemList *dossier_problem_list_new (void);
void dossier_problem_list_free (DossierProblemList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierProblemList, dossier_problem_list_free)

/* Takes @message. @place: (nullable): where only line and column are known; @code: a DossierError */
void dossier_problem_list_add (DossierProblemList *list,
                               const DossierPlace *place,
                               gsize offset,
                               int code,
                               char *message);
gboolean dossier_problem_list_is_full (DossierProblemList *list);
gboolean dossier_problem_list_is_empty (DossierProblemList *list);

/* (element-type DossierProblem) (transfer full): the problems in the order of the file, with line and column in @text.
 * Sets @error to the first and the number of the others. Leaves the list empty. */
GPtrArray *dossier_problem_list_end (DossierProblemList *list, const char *text, gsize length, GError **error);

G_END_DECLS
