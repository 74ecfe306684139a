/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-wire-cursor.h"

#include <math.h>
#include <string.h>

G_STATIC_ASSERT (sizeof (double) == sizeof (guint64));

void
dossier_wire_put_u32 (GByteArray *bytes, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

void
dossier_wire_put_u64 (GByteArray *bytes, guint64 value)
{
  guint64 little = GUINT64_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

void
dossier_wire_put_double (GByteArray *bytes, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  dossier_wire_put_u64 (bytes, bits);
}

/* At most @limit bytes of it, and always whole characters. */
void
dossier_wire_put_text (GByteArray *bytes, const char *text, gsize limit)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  gsize size = strlen (valid);

  if (size > limit)
    {
      const char *end = g_utf8_find_prev_char (valid, valid + limit + 1);

      size = end != NULL ? (gsize) (end - valid) : 0;
    }

  dossier_wire_put_u32 (bytes, (guint32) size);
  g_byte_array_append (bytes, (const guint8 *) valid, (guint) size);
}

gboolean
dossier_wire_has (DossierWireCursor *cursor, guint64 count, gsize item_size)
{
  if (cursor->broken || count > (cursor->size - cursor->position) / item_size)
    cursor->broken = TRUE;

  return !cursor->broken;
}

static gboolean
take (DossierWireCursor *cursor, gpointer value, gsize size)
{
  if (!dossier_wire_has (cursor, 1, size))
    {
      memset (value, 0, size);
      return FALSE;
    }

  memcpy (value, cursor->data + cursor->position, size);
  cursor->position += size;

  return TRUE;
}

guint32
dossier_wire_get_u32 (DossierWireCursor *cursor)
{
  guint32 value;

  take (cursor, &value, sizeof value);

  return GUINT32_FROM_LE (value);
}

guint64
dossier_wire_get_u64 (DossierWireCursor *cursor)
{
  guint64 value;

  take (cursor, &value, sizeof value);

  return GUINT64_FROM_LE (value);
}

double
dossier_wire_get_double (DossierWireCursor *cursor)
{
  guint64 bits = dossier_wire_get_u64 (cursor);
  double value;

  memcpy (&value, &bits, sizeof value);

  return value;
}

double
dossier_wire_get_double_between (DossierWireCursor *cursor, double least, double most)
{
  double value = dossier_wire_get_double (cursor);

  if (!isfinite (value) || value < least || value > most)
    {
      cursor->broken = TRUE;
      return least;
    }

  return value;
}

/* Never %NULL; "" where it is too long or no UTF-8, and the cursor broken. */
char *
dossier_wire_get_text (DossierWireCursor *cursor, gsize limit)
{
  guint32 size = dossier_wire_get_u32 (cursor);
  const char *text;

  if (size > limit || !dossier_wire_has (cursor, size, 1))
    {
      cursor->broken = TRUE;
      return g_strdup ("");
    }

  text = (const char *) cursor->data + cursor->position;
  cursor->position += size;

  if (!g_utf8_validate_len (text, size, NULL))
    {
      cursor->broken = TRUE;
      return g_strdup ("");
    }

  return g_strndup (text, size);
}
