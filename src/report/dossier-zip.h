/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierZip:
 *
 * A ZIP file that is being put together (APPNOTE.TXT 6.3), as OpenDocument packages want it: no extra fields, sizes
 * before the data, every time the first that the format knows. The same parts give the same bytes.
 */
typedef struct _DossierZip DossierZip;

DossierZip *dossier_zip_new (void);
/* @name: ASCII. @is_stored: as it is, for what is not to be or cannot be made smaller. Error: G_IO_ERROR_NO_SPACE past
 * 1 GiB. */
gboolean dossier_zip_add (DossierZip *zip, const char *name, GBytes *bytes, gboolean is_stored, GError **error);
/* The file; nothing is added after this. */
GBytes *dossier_zip_finish (DossierZip *zip);
void dossier_zip_free (DossierZip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierZip, dossier_zip_free)

G_END_DECLS
