/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "convert/dossier-convert.h"
#include "dossier-session.h"
#include "dossier-work-task.h"
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
 * DossierExtractOrder:
 * @for_programs: in @convert_format; else in @report_format
 * @with_figure: where a report's format can hold one
 *
 * What an extract is to be written as.
 */
typedef struct
{
  gboolean for_programs;
  DossierReportFormat report_format;
  DossierConvertFormat convert_format;
  gboolean with_figure;
} DossierExtractOrder;

const char *dossier_extract_order_get_ending (const DossierExtractOrder *order); /* with its dot */
/* (transfer full): @path (type filename), or the same with the format's ending where it has not got it. */
char *dossier_extract_order_fix_path (const DossierExtractOrder *order, const char *path);
/* (transfer full) (array zero-terminated=1) (element-type filename): what there is to be at @path. */
char **dossier_extract_order_list_files (const DossierExtractOrder *order, const char *path);

/**
 * dossier_extract_write_async:
 * @path: (type filename) (nullable): all its files are replaced as a whole or not at all; %NULL to learn what the
 *   format cannot hold, without a file, of a format of other programs
 * @progress: (nullable): called with @user_data of how far the claims of a report have come, and no more after
 *   @callback
 *
 * Writes it in a worker thread. The quotes of a report are held against the texts beside the dossier before.
 */
void dossier_extract_write_async (DossierExtract *extract,
                                  const DossierExtractOrder *order,
                                  const char *path,
                                  DossierWorkProgress progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* @losses: (out) (optional) (nullable) (transfer full): a sentence for each thing that the format cannot hold. */
gboolean dossier_extract_write_finish (GAsyncResult *result, char ***losses, GError **error);

G_END_DECLS
