/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-export-plan.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* (transfer full): a planned figure for what it is dropped on: @page of it as PNG and SVG, all of it as PDF, and as
 * files of the settings' format, called @name, in @folder (nullable: then not as files). A worker thread makes what is
 * asked for. */
GdkContentProvider *
dossier_figure_content_new (DossierExportPlan *plan, guint page, const char *folder, const char *name);

/* @page of it as an image for the clipboard, so that it outlives the dossier: as PNG and SVG. */
void dossier_figure_copy_async (DossierExportPlan *plan,
                                guint page,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* (transfer full): for the clipboard, or %NULL with an error that says what to do. @page: (out): which was copied;
 * @n_pages: (out): of how many */
GdkContentProvider *
dossier_figure_copy_finish (GAsyncResult *result, guint *page, guint *n_pages, GError **error);

G_END_DECLS
