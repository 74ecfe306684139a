/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-problem.h"

DossierProblem *
dossier_problem_new (const char *place, guint line, guint column, const char *format, ...)
{
  DossierProblem *problem = g_new0 (DossierProblem, 1);
  va_list arguments;

  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  problem->place = g_strdup (place);
  problem->line = line;
  problem->column = column;
  return problem;
}

void
dossier_problem_free (DossierProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->place);
  g_free (problem->message);
  g_free (problem);
}
