/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-matches.h"

G_BEGIN_DECLS

/**
 * DossierCliSelection:
 * @query: (nullable): what to look for
 * @focus: (nullable): "ID" or "ID:HOPS", what to be near to
 * @from: (nullable): the first date
 * @to: (nullable): the last date
 *
 * Which part of a dossier a command is about, as its options say.
 */
typedef struct
{
  char *query;
  char *focus;
  char *from;
  char *to;
} DossierCliSelection;

/* Options that fill a static #DossierCliSelection. */
#define DOSSIER_CLI_SELECTION_QUERY(selection)                                                                         \
  {                                                                                                                    \
    "query", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &(selection).query, N_ ("Only what matches QUERY"),           \
        N_ ("QUERY")                                                                                                   \
  }
#define DOSSIER_CLI_SELECTION_PLACE(selection)                                                                         \
  { "focus",                                                                                                           \
    0,                                                                                                                 \
    G_OPTION_FLAG_NONE,                                                                                                \
    G_OPTION_ARG_STRING,                                                                                               \
    &(selection).focus,                                                                                                \
    N_ ("Only a node and what is up to HOPS relations away; 1 unless given"),                                          \
    N_ ("ID[:HOPS]") },                                                                                                \
      { "from",                                                                                                        \
        0,                                                                                                             \
        G_OPTION_FLAG_NONE,                                                                                            \
        G_OPTION_ARG_STRING,                                                                                           \
        &(selection).from,                                                                                             \
        N_ ("Only what is, or may be, of DATE or later"),                                                              \
        N_ ("DATE") },                                                                                                 \
  {                                                                                                                    \
    "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &(selection).to,                                                 \
        N_ ("Only what is, or may be, of DATE or earlier"), N_ ("DATE")                                                \
  }

/* (transfer full): what `--help` says about queries. */
char *dossier_cli_describe_queries (void);

/**
 * dossier_cli_open_part:
 * @name: what the query is called where it is wrong
 * @path: (type filename): as of dossier_cli_open()
 * @matches: (out) (nullable) (transfer full): what matches; %NULL where no option asks for a part
 * @code: (out): the exit code where it cannot be opened, or where there is a mistake in an option
 *
 * Opens a dossier and finds what the options ask for. What is wrong with the query or a date is told before the file is
 * read. Every mistake is an error line.
 *
 * Returns: (nullable) (transfer full): the graph
 */
DossierGraph *dossier_cli_open_part (const DossierCliSelection *selection,
                                     const char *name,
                                     const char *path,
                                     GCancellable *cancellable,
                                     DossierMatches **matches,
                                     int *code);

G_END_DECLS
