/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit codes, the same for every sub-command. */
#define DOSSIER_CLI_FINE 0
#define DOSSIER_CLI_PROBLEMS 1   /* the dossier has problems, or what was asked for is not in it */
#define DOSSIER_CLI_WRONG_USE 2  /* wrong use, or a file that cannot be read or written */
#define DOSSIER_CLI_CANCELLED 130 /* as a shell reports a program ended by SIGINT */

/* Whether the arguments name a sub-command, or an option that is not the window's: then they are for dossier_cli_run(),
 * else for the window. */
gboolean dossier_cli_is_command (int argc, char **argv);

/* Runs one sub-command: data on standard output, errors on standard error, a line each. Needs no display. Once a
 * process, from its main thread, after setlocale(): it takes over SIGINT, SIGTERM, SIGHUP and SIGPIPE. Returns: the
 * exit code. */
int dossier_cli_run (int argc, char **argv);

/* One error line on standard error, as every sub-command writes them: `dossier: PLACE: MESSAGE`; @place may be NULL. */
void dossier_cli_print_error (const char *place, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
