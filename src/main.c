/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "app/dossier-application.h"
#include "cli/dossier-cli.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <unistd.h>

/* Whoever starts a program may have closed its standard streams. The first file that is opened would then be taken for
 * one of them: what is printed would end up in a figure, and standard input be waited for that is a pipe of our own. In
 * their place comes what can neither be read nor written as they are, so that using them still fails. */
static void
hold_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
      return;
}

int
main (int argc, char **argv)
{
  /* For a build that is not installed, or one that was moved. */
  const char *locale_folder = g_getenv ("DOSSIER_LOCALEDIR");

  hold_standard_streams ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : DOSSIER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (dossier_cli_is_command (argc, argv))
    return dossier_cli_run (argc, argv);

  if (!gtk_init_check ())
    {
      dossier_cli_print_error (NULL,
                               _ ("there is no display for a window; “dossier export” draws into a file without one, "
                                  "and “dossier --help” lists all that works without"));
      return DOSSIER_CLI_WRONG_USE;
    }

  return dossier_application_run (argc, argv);
}
