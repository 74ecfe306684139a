/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-export-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dossier_print_async:
 * @parent: (nullable): what the dialog stands over
 * @paper: (nullable): the name of a paper size to begin with; %NULL for that of the plan
 * @file: (nullable): %NULL for the print dialog; else a PDF of what would be printed, without a question
 *
 * Prints a planned figure, composed for the paper that the person has chosen in the dialog. Worker threads compose and
 * draw its pages.
 */
void dossier_print_async (DossierExportPlan *plan,
                          GtkWindow *parent,
                          const char *paper,
                          const char *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/* FALSE with G_IO_ERROR_CANCELLED where the person has thought better of it. */
gboolean dossier_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
