/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the reader says of files, for a test in another language: a line "file FILE good" or "file FILE bad" for each,
 * and after the latter a line with line, column, place and message of each problem. */

#include "core/dossier-problem.h"
#include "core/dossier-reader.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (argv[i]);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (DossierGraph) graph = dossier_reader_read_file (file, &problems, NULL, NULL);

      printf ("file %s %s\n", argv[i], graph != NULL ? "good" : "bad");
      for (guint j = 0; j < problems->len; j++)
        {
          const DossierProblem *problem = g_ptr_array_index (problems, j);

          printf ("%u\t%u\t%s\t%s\n", problem->line, problem->column, problem->place, problem->message);
        }
    }
  return 0;
}
