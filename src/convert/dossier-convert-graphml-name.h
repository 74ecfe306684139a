/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The schema of GraphML wants an NMTOKEN for ids and for the names of attributes: letters, digits and “-._:”. A column
 * of another name has one like it, and its own name as the description of its key.
 */

gboolean dossier_graphml_is_name (const char *text);

/* (transfer full): @column where it can be a name, else one like it that is not in @taken, to which it is added. */
char *dossier_graphml_make_key_name (const char *column, GHashTable *taken);

/* Whether dossier_graphml_make_key_name() made @name of @column, whatever was taken. */
gboolean dossier_graphml_is_key_name_of (const char *name, const char *column);

G_END_DECLS
