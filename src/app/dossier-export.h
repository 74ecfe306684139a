/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-export-plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_export_async:
 * @file: where to write, with a path; its ending tells the format
 * @progress: (nullable): called in the main thread with @user_data after a page, and no more after @callback
 *
 * Makes the figure and replaces @file with it as a whole, in a worker thread.
 */
void dossier_export_async (DossierExportPlan *plan,
                           GFile *file,
                           DossierFigureProgress progress,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* (transfer full): the path that was written, or %NULL with an error that says what to do. */
char *dossier_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
