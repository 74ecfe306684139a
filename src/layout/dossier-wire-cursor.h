/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Numbers into bytes and back, little-endian. Reading past the end marks the cursor as broken and gives zeros from then
 * on, so that a reader may check once at the end; counts are checked before anything is allocated for them.
 */

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize position;
  gboolean broken;
} DossierWireCursor;

void dossier_wire_put_u32 (GByteArray *bytes, guint32 value);
void dossier_wire_put_u64 (GByteArray *bytes, guint64 value);
void dossier_wire_put_double (GByteArray *bytes, double value);
void dossier_wire_put_text (GByteArray *bytes, const char *text, gsize limit);

guint32 dossier_wire_get_u32 (DossierWireCursor *cursor);
guint64 dossier_wire_get_u64 (DossierWireCursor *cursor);
double dossier_wire_get_double (DossierWireCursor *cursor);
double dossier_wire_get_double_between (DossierWireCursor *cursor, double least, double most);
char *dossier_wire_get_text (DossierWireCursor *cursor, gsize limit);

/* Whether @count items of @item_size bytes are still there; breaks the cursor where they are not. */
gboolean dossier_wire_has (DossierWireCursor *cursor, guint64 count, gsize item_size);

G_END_DECLS
