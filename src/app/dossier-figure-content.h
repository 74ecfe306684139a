/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-export-plan.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* (transfer full): a planned figure for what it is dropped on: as PNG, SVG and PDF, and as a file of the settings'
 * format, called @name, in @folder (nullable: then not as a file). A worker thread makes what is asked for. */
GdkContentProvider *dossier_figure_content_new (DossierExportPlan *plan, const char *folder, const char *name);

/* As an image for the clipboard, whole, so that it outlives the dossier: as PNG and SVG. */
void dossier_figure_copy_async (DossierExportPlan *plan,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* (transfer full): for the clipboard, or %NULL with an error that says what to do. */
GdkContentProvider *dossier_figure_copy_finish (GAsyncResult *result, GError **error);

G_END_DECLS
