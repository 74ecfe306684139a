/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): what dossier-dot-helper answers to a graph in DOT: not yet held against any rule but its
 * length. The process is gone afterwards, whatever it did. DOSSIER_CONVERT_ERROR_HELPER, _LIMIT or
 * G_IO_ERROR_CANCELLED. */
GByteArray *dossier_convert_dot_process_run (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
