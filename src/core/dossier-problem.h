/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierProblem:
 * @place: where in the file: a path such as `nodes[12].citations[0].source`, or `line 3, column 5` for a syntax error
 * @message: what is wrong and what to do, translated, one line, no trailing full stop
 * @line: the line in the file, from 1; 0 where it is not known
 * @column: the column in code points, from 1; 0 where it is not known
 */
typedef struct
{
  char *place;
  char *message;
  guint line;
  guint column;
} DossierProblem;

DossierProblem *dossier_problem_new (const char *place, guint line, guint column, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void dossier_problem_free (DossierProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierProblem, dossier_problem_free)

G_END_DECLS
