/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-target.h"

#include "dossier-cli-print.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
dossier_cli_check_target (const char *path, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  struct stat source, other;

  if (g_str_equal (target, "-"))
    {
      dossier_cli_print_error (NULL, _ ("this is not written to standard output; name a file"));
      return FALSE;
    }

  if (stat (path, &source) == 0 && stat (target, &other) == 0 && source.st_dev == other.st_dev
      && source.st_ino == other.st_ino)
    {
      dossier_cli_print_error (target, _ ("this is the dossier itself; name another file"));
      return FALSE;
    }

  if (access (folder, W_OK | X_OK) != 0)
    {
      dossier_cli_print_error (target, _ ("cannot write into the folder “%s”: %s"), folder, g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}
