/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Prints what was measured, a column a size, for people. @results: objects of dossier_bench_measure(); @cap: seconds an
 * engine was given. */
void dossier_bench_print_table (JsonArray *results, double cap);

G_END_DECLS
