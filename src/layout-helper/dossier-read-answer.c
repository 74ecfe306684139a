/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-read-helper.h"

#include "layout/dossier-wire-cursor.h"

void
dossier_read_put_status (GByteArray *bytes, DossierReadStatus status)
{
  dossier_wire_put_u32 (bytes, DOSSIER_READ_MAGIC);
  dossier_wire_put_u32 (bytes, (guint32) status);
}

void
dossier_read_put_failure (GByteArray *bytes, guint32 line, guint32 column, const char *message)
{
  dossier_read_put_status (bytes, DOSSIER_READ_FAILED);
  dossier_wire_put_u32 (bytes, line);
  dossier_wire_put_u32 (bytes, column);
  dossier_wire_put_text (bytes, message, DOSSIER_READ_MAX_TEXT);
}
