/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-graph.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_DOCUMENT (dossier_document_get_type ())
G_DECLARE_FINAL_TYPE (DossierDocument, dossier_document, DOSSIER, DOCUMENT, GObject)

/**
 * DossierDocument:
 *
 * A file and the current snapshot of what is in it, with the snapshots before and after it (undo and redo). Belongs to
 * the main thread.
 *
 * Properties: `graph` (#DossierGraph, read-only, notified), `file` (#GFile, nullable), `modified` (gboolean,
 * read-only), `can-undo`, `can-redo` (gboolean, read-only).
 */
DossierDocument *dossier_document_new (GFile *file, DossierGraph *graph);

GFile *dossier_document_get_file (DossierDocument *self);
DossierGraph *dossier_document_get_graph (DossierDocument *self);
gboolean dossier_document_get_modified (DossierDocument *self);
/* What the file held when it was last read or written here: its @contents, or their SHA-256 in hex digits as @digest
 * (both nullable, transfer full). Neither is set where the snapshot is another one. */
void dossier_document_get_stored (DossierDocument *self, GBytes **contents, char **digest);
void dossier_document_commit (DossierDocument *self, DossierGraph *graph);
gboolean dossier_document_undo (DossierDocument *self);
gboolean dossier_document_redo (DossierDocument *self);

/* Saves the current snapshot, to @file or where it came from; refuses with DOSSIER_ERROR_CHANGED where another program
 * has changed the file since it was read or saved here, unless @force. A later edit stays unsaved. */
void dossier_document_save_async (DossierDocument *self,
                                  GFile *file,
                                  gboolean force,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean dossier_document_save_finish (DossierDocument *self, GAsyncResult *result, GError **error);

/* What has become of the file since it was read or saved here. */
typedef enum
{
  DOSSIER_DOCUMENT_SAME,
  DOSSIER_DOCUMENT_CHANGED, /* by another program */
  DOSSIER_DOCUMENT_GONE,    /* none is there; a program that puts a new one in its place may be about to do so */
} DossierDocumentChange;

/* Looks for that. A file that was only touched is the same; so is, for now, one that is just being saved. Cancelled, it
 * answers %DOSSIER_DOCUMENT_SAME. */
void dossier_document_look_async (DossierDocument *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
DossierDocumentChange dossier_document_look_finish (DossierDocument *self, GAsyncResult *result);

G_END_DECLS
