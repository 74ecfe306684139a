/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "layout/dossier-wire-cursor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_convert_helper_run:
 * @language: as dossier-convert-wire.h names it
 * @label: the same for people
 * @cursor: (out caller-allocates): at what stands in the file, behind the head of the answer
 *
 * Has dossier-read-helper read @bytes. The process is gone afterwards, whatever it did.
 *
 * Returns: (transfer full) (nullable): what @cursor reads, not yet held against any rule but its length;
 *   DOSSIER_CONVERT_ERROR_SYNTAX, _HELPER, _LIMIT or G_IO_ERROR_CANCELLED
 */
GByteArray *dossier_convert_helper_run (const char *language,
                                        const char *label,
                                        GBytes *bytes,
                                        DossierWireCursor *cursor,
                                        GCancellable *cancellable,
                                        GError **error);

/* Whether the answer made sense and is read to its end; DOSSIER_CONVERT_ERROR_HELPER. */
gboolean dossier_convert_helper_end (const DossierWireCursor *cursor, GError **error);

G_END_DECLS
