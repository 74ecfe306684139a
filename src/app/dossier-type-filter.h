/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Which types a query leaves, as the legend shows and changes it. Only what the whole query says is read and written:
 * `type:` terms that must all hold, with or without `-`; one in parentheses is somebody's own and stays. Without
 * widgets.
 */

/* (array length=n_types) (transfer full): a byte a type, 1 for those that the query leaves. A query that cannot be
 * understood leaves all. */
guint8 *dossier_type_filter_read (const char *query, const char *const *types, guint n_types);

/* (transfer full): @query with terms that leave just the types of @shown; without any for all, and for none, which
 * nobody means. Terms about words that are none of @types stay. */
char *
dossier_type_filter_write (const char *query, const char *const *types, guint n_types, const guint8 *shown);

G_END_DECLS
