/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-record.h"

G_BEGIN_DECLS

/* Whether a record may stand in a file: what the reader would say of it, references apart. DOSSIER_ERROR_INVALID or
 * DOSSIER_ERROR_LIMIT. */
gboolean dossier_validate_source (const DossierSource *source, GError **error);
gboolean dossier_validate_node (const DossierNode *node, GError **error);
gboolean dossier_validate_edge (const DossierEdge *edge, GError **error);

G_END_DECLS
