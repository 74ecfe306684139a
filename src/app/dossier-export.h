/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-export-plan.h"
#include "dossier-work-task.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_export_async:
 * @file: where to write, with a path; its ending tells the format
 * @may_replace: whether the files of its pages may be replaced, which are not called as @file is
 * @progress: (nullable): called in the main thread with @user_data after a page, and no more after @callback
 *
 * Makes the figure and replaces @file with it as a whole, or the files of dossier_figure_list_files(), in a worker
 * thread.
 */
void dossier_export_async (DossierExportPlan *plan,
                           GFile *file,
                           gboolean may_replace,
                           DossierWorkProgress progress,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* (transfer full): the paths that were written, or %NULL with an error that says what to do. @existing: (out)
 * (optional) (nullable) (transfer full): the files that may not be replaced, with G_IO_ERROR_EXISTS */
char **dossier_export_finish (GAsyncResult *result, char ***existing, GError **error);

G_END_DECLS
