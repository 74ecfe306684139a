/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierText: (ref-func dossier_text_ref) (unref-func dossier_text_unref)
 *
 * The plain text of one source, ready for finding quotes in it: its code points, and lazily a normalised form with the
 * way back. Immutable and atomically reference-counted; may be read from any thread.
 */
typedef struct _DossierText DossierText;

/* Errors: DOSSIER_ERROR_SYNTAX where @bytes are not UTF-8, DOSSIER_ERROR_LIMIT past 64 MiB. */
DossierText *dossier_text_new (GBytes *bytes, GError **error);
DossierText *dossier_text_ref (DossierText *text);
void dossier_text_unref (DossierText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierText, dossier_text_unref)

gint64 dossier_text_get_length (DossierText *text); /* in code points */
char *dossier_text_get_passage (DossierText *text, gint64 start, gint64 end);
const char *dossier_text_get_content_hash (DossierText *text); /* `sha256-` and hex */

G_END_DECLS
