/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-json-print.h"
#include "dossier-record-private.h"
#include "dossier-view.h"

G_BEGIN_DECLS

/* Each appends one record: one that was changed follows the object that it was read from; a new one is laid out on
 * lines or on one line, the first of which has @indent. */
void dossier_write_source (GString *out,
                           const DossierJsonStyle *style,
                           gconstpointer record,
                           gboolean lines,
                           const char *indent);
void dossier_write_node (GString *out,
                         const DossierJsonStyle *style,
                         gconstpointer record,
                         gboolean lines,
                         const char *indent);
void dossier_write_edge (GString *out,
                         const DossierJsonStyle *style,
                         gconstpointer record,
                         gboolean lines,
                         const char *indent);
/* @nodes: (element-type DossierNode): gives new positions their order */
void dossier_write_view (GString *out,
                         const DossierJsonStyle *style,
                         const DossierView *view,
                         GPtrArray *nodes,
                         gboolean lines,
                         const char *indent);

G_END_DECLS
