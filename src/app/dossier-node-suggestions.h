/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-search.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_MAX_NODE_SUGGESTIONS 50

/* In a worker thread: the nodes that @words match, best match first, and no more than anybody reads. */
void dossier_node_suggestions_find_async (DossierSearch *search,
                                          const char *words,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/* (element-type DossierIndexItem) (transfer full) (nullable): %NULL where it was cancelled. */
GPtrArray *dossier_node_suggestions_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
