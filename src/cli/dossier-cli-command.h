/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-cli.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DossierCliCommand DossierCliCommand;

/**
 * DossierCliCommand:
 * @name: as it is typed
 * @arguments: (nullable): what follows the options, translatable
 * @summary: one line for the list of commands, translatable
 * @description: (nullable): (transfer full): what its `--help` says below the options
 * @n_arguments_min: how many arguments it wants
 * @n_arguments_max: how many it takes
 * @ends_with_query: whether the last argument is a query, which may begin with a dash
 * @options: its options, ended by a zeroed entry; their values are kept where @values says
 * @run: does it; gets the arguments in the file system's encoding and gives the exit code
 *
 * One sub-command. The options of a command are static: a process runs one command.
 */
struct _DossierCliCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  char *(*description) (void);
  guint n_arguments_min;
  guint n_arguments_max;
  gboolean ends_with_query;
  const GOptionEntry *options;
  int (*run) (char **arguments, guint n_arguments, GCancellable *cancellable);
};

extern const DossierCliCommand dossier_cli_check;
extern const DossierCliCommand dossier_cli_show;
extern const DossierCliCommand dossier_cli_list;
extern const DossierCliCommand dossier_cli_query;
extern const DossierCliCommand dossier_cli_neighbours;
extern const DossierCliCommand dossier_cli_path;
extern const DossierCliCommand dossier_cli_contradictions;
extern const DossierCliCommand dossier_cli_layout;
extern const DossierCliCommand dossier_cli_export;
extern const DossierCliCommand dossier_cli_convert;
extern const DossierCliCommand dossier_cli_report;

G_END_DECLS
