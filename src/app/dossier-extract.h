/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "convert/dossier-convert.h"
#include "dossier-session.h"
#include "report/dossier-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierExtractPart:
 * @DOSSIER_EXTRACT_ALL: the whole dossier
 * @DOSSIER_EXTRACT_MATCHES: what answers the question
 * @DOSSIER_EXTRACT_NEIGHBOURHOOD: what is selected and what is tied to it
 */
typedef enum
{
  DOSSIER_EXTRACT_ALL,
  DOSSIER_EXTRACT_MATCHES,
  DOSSIER_EXTRACT_NEIGHBOURHOOD,
} DossierExtractPart;

/**
 * DossierExtract: (ref-func dossier_extract_ref) (unref-func dossier_extract_unref)
 *
 * A dossier or a part of it as a session has it now, to be written as a report or for another program. Immutable and
 * atomically reference-counted.
 */
typedef struct _DossierExtract DossierExtract;

/* On the main thread, of a session with a scene. */
DossierExtract *dossier_extract_new (DossierSession *session, DossierExtractPart part);
DossierExtract *dossier_extract_ref (DossierExtract *extract);
void dossier_extract_unref (DossierExtract *extract);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExtract, dossier_extract_unref)

/**
 * dossier_extract_report_async:
 * @with_figure: where the format can hold one
 * @path: (type filename): replaced as a whole or not at all
 *
 * Holds the quotes against the texts beside the dossier, and writes the evidence, in a worker thread.
 */
void dossier_extract_report_async (DossierExtract *extract,
                                   DossierReportFormat format,
                                   gboolean with_figure,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * dossier_extract_convert_async:
 * @path: (type filename) (nullable): as dossier_convert_write_file() takes it; %NULL to learn what the format cannot
 *   hold, without a file
 *
 * Writes it in another program's format, in a worker thread.
 */
void dossier_extract_convert_async (DossierExtract *extract,
                                    DossierConvertFormat format,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/* Of both. @losses: (out) (optional) (nullable) (transfer full): a sentence for each thing that the format cannot
 * hold. */
gboolean dossier_extract_finish (GAsyncResult *result, char ***losses, GError **error);

G_END_DECLS
