/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "convert/dossier-convert.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the names of dossiers end in. */
#define DOSSIER_SUFFIX ".dossier"

/**
 * DossierImport: (ref-func dossier_import_ref) (unref-func dossier_import_unref)
 *
 * A file of another program that was read, and the columns in it that people can give a meaning to. Immutable and
 * atomically reference-counted.
 */
typedef struct _DossierImport DossierImport;

/* Whether the ending of its name says that another program wrote it. */
gboolean dossier_import_is_other (GFile *file);

/* Whether it is one of a pair of tables, of nodes and of edges, of which @other is the other one: reading it reads both. */
gboolean dossier_import_is_read_with (GFile *file, GFile *other);

DossierImport *dossier_import_ref (DossierImport *import);
void dossier_import_unref (DossierImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImport, dossier_import_unref)

GFile *dossier_import_get_file (DossierImport *import);
DossierConvertFormat dossier_import_get_format (DossierImport *import);
/* (element-type DossierConvertColumn): see dossier_convert_list_columns() */
GPtrArray *dossier_import_get_columns (DossierImport *import);
/* Whether it is a table that stands alone: then a column can be chosen that makes it one of edges. */
gboolean dossier_import_is_lone_table (DossierImport *import);

/**
 * dossier_import_load_async:
 *
 * Reads a file and lists its columns, in a worker thread.
 */
void
dossier_import_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full): or %NULL with G_IO_ERROR, DOSSIER_CONVERT_ERROR, or without an error where the file is a dossier
 * whatever its name. */
DossierImport *dossier_import_load_finish (GAsyncResult *result, GError **error);

/**
 * dossier_import_make_async:
 * @map: (transfer full) (nullable): what its columns stand for
 *
 * Makes a dossier of it, in a worker thread.
 */
void dossier_import_make_async (DossierImport *import,
                                DossierConvertMap *map,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* @notes: (out) (transfer full): a sentence for each thing that is left out or taken otherwise.
 * Returns: (transfer full): as dossier_convert_read() */
DossierGraph *dossier_import_make_finish (GAsyncResult *result, char ***notes, GError **error);

G_END_DECLS
