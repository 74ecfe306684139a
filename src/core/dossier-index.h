/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_INDEX_MISSING G_MAXUINT

/**
 * DossierIndex:
 *
 * From strings to small numbers. Keeps pointers to the strings of whoever fills it; immutable once filled and then
 * shared between threads and snapshots. The hash is keyed by a number drawn at the start of the process, so a file
 * cannot be made to collide.
 */
typedef struct _DossierIndex DossierIndex;

DossierIndex *dossier_index_new (gsize n_expected);
DossierIndex *dossier_index_ref (DossierIndex *index);
void dossier_index_unref (DossierIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIndex, dossier_index_unref)

/* Returns: the number that @key has already, else DOSSIER_INDEX_MISSING, and then @key has @value from now on. */
guint dossier_index_add (DossierIndex *index, const char *key, gsize length, guint value);
guint dossier_index_find (const DossierIndex *index, const char *key, gsize length);

/* Keeps @records, whose ids are the keys, for as long as the index. */
void dossier_index_set_keeper (DossierIndex *index, GPtrArray *records);

/* The keyed hash as a #GHashFunc, for tables whose keys a file chooses. */
guint dossier_index_hash (gconstpointer text);

G_END_DECLS
