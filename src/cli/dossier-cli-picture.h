/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "layout/dossier-layout.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether @name, of `--engine`, names an engine (%NULL: the program chooses); else an error line says which there are.
 */
gboolean dossier_cli_is_engine (const char *name);

/* (transfer full): what `--help` says about the engines. */
char *dossier_cli_describe_engines (void);

/**
 * dossier_cli_lay_out:
 * @path: (type filename): the dossier that @graph was read from, for error lines
 * @part: (nullable): a byte a node, 1 for those that will be seen, which are laid out as if there were no others; %NULL
 * for all
 * @engine: (nullable): as given to `--engine`
 * @note: (out) (nullable) (transfer full): as of dossier_layout_client_run(); written as a line on standard error too
 * @code: (out): the exit code where there is no layout
 *
 * Measures and lays out a dossier. The whole of it without @engine as it was last seen in the window, where the file
 * keeps that.
 *
 * Returns: (nullable) (transfer full): the layout
 */
DossierLayout *dossier_cli_lay_out (const char *path,
                                    DossierGraph *graph,
                                    const guint8 *part,
                                    const char *engine,
                                    GCancellable *cancellable,
                                    char **note,
                                    int *code);

G_END_DECLS
