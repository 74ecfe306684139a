/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-convert.h"

G_BEGIN_DECLS

/**
 * DossierConvertWatch:
 * @progress: (nullable):
 * @cancellable: (nullable):
 * @n_done: records, each counted as often as it is gone through
 * @n_all: of how many
 *
 * Who is told how far a writer has come, and who may stop it.
 */
typedef struct
{
  DossierConvertProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
  guint n_done;
  guint n_all;
} DossierConvertWatch;

/* Before a record; FALSE where it is cancelled, and what comes of it is thrown away. */
gboolean dossier_convert_watch_step (DossierConvertWatch *watch);

G_END_DECLS
