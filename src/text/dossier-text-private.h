/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-normal.h"
#include "dossier-text.h"

G_BEGIN_DECLS

#define DOSSIER_TEXT_MAX_BYTES ((gsize) 64 << 20)

const char *dossier_text_get_bytes (DossierText *text, gsize *length);
/* Made when it is first asked for; any thread may. */
const DossierNormal *dossier_text_get_normal (DossierText *text);

gsize dossier_text_get_byte_offset (DossierText *text, gint64 offset);
gint64 dossier_text_get_offset (DossierText *text, gsize byte_offset);

G_END_DECLS
