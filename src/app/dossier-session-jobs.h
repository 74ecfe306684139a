/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "layout/dossier-layout-client.h"
#include "query/dossier-search.h"
#include "render/dossier-scene.h"
#include "text/dossier-text-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The long work of a session, each piece a GTask in a worker thread on an immutable snapshot.
 */

/**
 * DossierPictureRequest:
 * @graph: what to draw
 * @sizes: (nullable): sizes of the cards from an earlier picture of the same graph; %NULL to measure them
 * @theme: the look
 * @options: how to lay out
 * @use_saved_view: take the positions that the file keeps where it has one for every node
 * @part: (nullable): a byte a node: lay these out alone
 * @base: (nullable): with @part, where the others stand
 */
typedef struct
{
  DossierGraph *graph;
  GBytes *sizes;
  DossierTheme theme;
  DossierLayoutOptions options;
  gboolean use_saved_view;
  GBytes *part;
  DossierLayout *base;
} DossierPictureRequest;

/**
 * DossierPicture:
 * @scene: ready to paint
 * @sizes: two doubles a node, for the next request
 * @note: (nullable): a sentence about the layout for people
 */
typedef struct
{
  DossierScene *scene;
  GBytes *sizes;
  char *note;
} DossierPicture;

void dossier_picture_free (DossierPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPicture, dossier_picture_free)

/* Measures, lays out and makes a scene. Errors: those of dossier_layout_client_run(). */
void dossier_picture_make_async (const DossierPictureRequest *request,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
DossierPicture *dossier_picture_make_finish (GAsyncResult *result, GError **error);

/* An index for searching @graph. */
void dossier_session_index_async (DossierGraph *graph,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
DossierSearch *dossier_session_index_finish (GAsyncResult *result, GError **error);

/* The verdict on every quote of @graph; (nullable) without an error where there is no text to hold them against. @file,
 * @texts_folder (nullable), @folder_error: as for dossier_text_library_check_for_reader(). */
void dossier_session_check_async (DossierGraph *graph,
                                  GFile *file,
                                  GFile *texts_folder,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
DossierChecks *dossier_session_check_finish (GAsyncResult *result, GError **folder_error, GError **error);

/* Frees what is left of a dossier that was closed (each nullable) in a worker thread, once the main loop has nothing
 * else to do and others have let go of it: for a large one that takes longer than a turn of the main loop may. */
void dossier_session_free_later (DossierGraph *graph, DossierScene *scene, DossierSearch *search);

G_END_DECLS
