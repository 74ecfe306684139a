/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-cli.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (transfer full): @text as it may go to a terminal: valid UTF-8 on one line, in which control characters, characters
 * that reorder a line and bytes that are not UTF-8 are written as escapes. */
char *dossier_cli_escape (const char *text);

/* Text for people on standard output, in the locale's encoding. What comes from a file goes through
 * dossier_cli_escape() first. */
void dossier_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Data on standard output: UTF-8 in every locale, indented, ended by a newline. */
void dossier_cli_print_json (JsonBuilder *builder);

/* The start and the end of strong text: nothing where standard output is not a terminal. */
const char *dossier_cli_strong (void);
const char *dossier_cli_plain (void);
/* Whether dossier_cli_strong() gives anything. */
gboolean dossier_cli_is_terminal (void);

/* A number of points as data: at most two decimals, a dot in every locale. */
char *dossier_cli_format_points (double points);

/* Members that are left out where there is nothing to say. */
void dossier_cli_json_set_string (JsonBuilder *builder, const char *name, const char *value);
void dossier_cli_json_set_strings (JsonBuilder *builder, const char *name, const char *const *values);
void dossier_cli_json_set_int (JsonBuilder *builder, const char *name, gint64 value);
void dossier_cli_json_set_points (JsonBuilder *builder, const char *name, double value);
void dossier_cli_json_set_file (JsonBuilder *builder, const char *path);

/* Writes what is left to standard output. Gives @code, or another one where that failed; a reader that went away
 * early (`| head`) is no failure. */
int dossier_cli_print_end (int code);

G_END_DECLS
