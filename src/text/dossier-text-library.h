/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-graph.h"
#include "dossier-check.h"
#include "dossier-text.h"

G_BEGIN_DECLS

/**
 * DossierTextLibrary:
 *
 * Finds the texts of a dossier's sources and holds its quotes against them. Reads files: for a worker thread or a
 * program without a window.
 */
typedef struct _DossierTextLibrary DossierTextLibrary;

/* Whether any source of @graph says which text is its own: without, nothing lies beside the dossier to look for. */
gboolean dossier_text_library_is_named (DossierGraph *graph);

/* @dossier: (nullable): the dossier's file; `sources[].text` is looked up beside it, never outside its folder.
 * @folder: (nullable): a folder of plain texts; there each source is matched by the path or file name in `text`, by
 * `contentHash`, else by the one file in which most of its quotes stand. Error: G_IO_ERROR where the folder cannot be
 * read. */
DossierTextLibrary *dossier_text_library_new (DossierGraph *graph,
                                              GFile *dossier,
                                              GFile *folder,
                                              GCancellable *cancellable,
                                              GError **error);
/* Looks in @folder, as above, for the texts that were not found yet. FALSE where it cannot be read. */
gboolean dossier_text_library_add_folder (DossierTextLibrary *library,
                                          GFile *folder,
                                          GCancellable *cancellable,
                                          GError **error);
void dossier_text_library_free (DossierTextLibrary *library);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTextLibrary, dossier_text_library_free)

/* (nullable) (transfer none): the text of a source; %NULL where none was found. */
DossierText *dossier_text_library_get_text (DossierTextLibrary *library, guint source);
/* (nullable): the file it was read from. */
const char *dossier_text_library_get_path (DossierTextLibrary *library, guint source);

/**
 * DossierChecks:
 * @counts: how many citations have each status
 * @n_sources_changed: sources whose text no longer has the digest in `contentHash`
 *
 * The verdict on every citation of a graph.
 */
typedef struct
{
  guint counts[DOSSIER_N_CHECK_STATUSES];
  guint n_sources_changed;
  /* private: */
  DossierCheck *checks;
  guint *node_offsets;
  guint *edge_offsets;
} DossierChecks;

DossierChecks *dossier_text_library_check (DossierTextLibrary *library, GCancellable *cancellable, GError **error);
/**
 * dossier_text_library_check_beside:
 * @dossier: (nullable): as for dossier_text_library_new()
 * @folder: (nullable): the same
 * @library: (out) (optional) (nullable) (transfer full): where the texts were found
 * @checks: (out) (nullable) (transfer full): %NULL where there is nothing to hold the quotes against: no folder, and no
 *   source that names a text beside the dossier
 *
 * Finds the texts and holds the quotes against them.
 *
 * Returns: FALSE with the errors of dossier_text_library_new()
 */
gboolean dossier_text_library_check_beside (DossierGraph *graph,
                                            GFile *dossier,
                                            GFile *folder,
                                            DossierTextLibrary **library,
                                            DossierChecks **checks,
                                            GCancellable *cancellable,
                                            GError **error);
/**
 * dossier_text_library_check_for_reader:
 * @dossier: (nullable): as for dossier_text_library_new()
 * @folder: (nullable): where the reader of any dossier has texts; what lies beside the dossier comes first
 * @checks: (out) (nullable) (transfer full): %NULL where there is nothing to hold the quotes against
 * @folder_error: (out) (optional) (nullable): why @folder could not be read; what lies beside the dossier was
 *
 * Finds the texts and holds the quotes against them, for somebody who only reads.
 *
 * Returns: FALSE where it was cancelled
 */
gboolean dossier_text_library_check_for_reader (DossierGraph *graph,
                                                GFile *dossier,
                                                GFile *folder,
                                                DossierChecks **checks,
                                                GError **folder_error,
                                                GCancellable *cancellable,
                                                GError **error);
void dossier_checks_free (DossierChecks *checks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierChecks, dossier_checks_free)
const DossierCheck *dossier_checks_get_for_node (const DossierChecks *checks, guint node, guint citation);
const DossierCheck *dossier_checks_get_for_edge (const DossierChecks *checks, guint edge, guint citation);

G_END_DECLS
