/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-text-private.h"

#include "core/dossier-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Offsets are counted from the nearest mark, so that the way from bytes to code points and back is short without four
 * bytes for every character. */
#define OFFSETS_BETWEEN_MARKS 256

struct _DossierText
{
  GBytes *bytes;
  const char *text;
  gsize n_bytes;
  gint64 length; /* in code points */
  GArray *marks; /* of guint32: the byte offset of every 256th code point */
  char *hash;
  gsize normal; /* DossierNormal *, once it was asked for */
};

static void
place_marks (DossierText *text)
{
  const char *end = text->text + text->n_bytes;

  text->marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (const char *p = text->text; p < end; p = g_utf8_next_char (p), text->length++)
    if (text->length % OFFSETS_BETWEEN_MARKS == 0)
      {
        guint32 mark = (guint32) (p - text->text);

        g_array_append_val (text->marks, mark);
      }
}

/**
 * dossier_text_new:
 * @bytes: a plain text
 * @error: DOSSIER_ERROR_SYNTAX where @bytes are not UTF-8, DOSSIER_ERROR_LIMIT past 64 MiB
 *
 * Returns: (transfer full): the text, or %NULL
 */
DossierText *
dossier_text_new (GBytes *bytes, GError **error)
{
  g_autofree char *digest = NULL;
  DossierText *text;
  const char *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (length > DOSSIER_TEXT_MAX_BYTES)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT,
                           _ ("the text is larger than 64 MiB, which is the most that quotes are looked up in"));
      return NULL;
    }
  if (!g_utf8_validate_len (data != NULL ? data : "", length, NULL))
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_SYNTAX,
                           _ ("the text is not UTF-8; save it as plain text in UTF-8"));
      return NULL;
    }

  text = g_atomic_rc_box_new0 (DossierText);
  text->bytes = g_bytes_ref (bytes);
  text->text = data != NULL ? data : "";
  text->n_bytes = length;
  place_marks (text);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  text->hash = g_strconcat ("sha256-", digest, NULL);
  return text;
}

DossierText *
dossier_text_ref (DossierText *text)
{
  return g_atomic_rc_box_acquire (text);
}

static void
clear_text (gpointer data)
{
  DossierText *text = data;

  g_bytes_unref (text->bytes);
  g_array_unref (text->marks);
  g_free (text->hash);
  dossier_normal_free ((DossierNormal *) text->normal);
}

void
dossier_text_unref (DossierText *text)
{
  g_atomic_rc_box_release_full (text, clear_text);
}

/* In code points. */
gint64
dossier_text_get_length (DossierText *text)
{
  g_return_val_if_fail (text != NULL, 0);

  return text->length;
}

/* `sha256-` and the digest of the bytes in lower-case hexadecimal. */
const char *
dossier_text_get_content_hash (DossierText *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return text->hash;
}

const char *
dossier_text_get_bytes (DossierText *text, gsize *length)
{
  *length = text->n_bytes;
  return text->text;
}

const DossierNormal *
dossier_text_get_normal (DossierText *text)
{
  if (g_once_init_enter (&text->normal))
    g_once_init_leave (&text->normal, (gsize) dossier_normal_new (text->text, text->n_bytes));
  return (const DossierNormal *) text->normal;
}

gsize
dossier_text_get_byte_offset (DossierText *text, gint64 offset)
{
  const char *p;

  g_return_val_if_fail (offset >= 0 && offset <= text->length, 0);

  if (offset == text->length)
    return text->n_bytes;
  p = text->text + g_array_index (text->marks, guint32, offset / OFFSETS_BETWEEN_MARKS);
  return (gsize) (g_utf8_offset_to_pointer (p, offset % OFFSETS_BETWEEN_MARKS) - text->text);
}

gint64
dossier_text_get_offset (DossierText *text, gsize byte_offset)
{
  guint first = 0;
  guint last = text->marks->len;

  g_return_val_if_fail (byte_offset <= text->n_bytes, 0);

  if (byte_offset == text->n_bytes)
    return text->length;
  while (last - first > 1)
    {
      guint middle = first + (last - first) / 2;

      if (g_array_index (text->marks, guint32, middle) <= byte_offset)
        first = middle;
      else
        last = middle;
    }
  return (gint64) first * OFFSETS_BETWEEN_MARKS
         + g_utf8_pointer_to_offset (text->text + g_array_index (text->marks, guint32, first),
                                     text->text + byte_offset);
}

/**
 * dossier_text_get_passage:
 * @text: a text
 * @start: offset of the first code point
 * @end: offset after the last; both are brought into the text where they lie outside
 *
 * Returns: (transfer full): what stands there
 */
char *
dossier_text_get_passage (DossierText *text, gint64 start, gint64 end)
{
  gsize from, to;

  g_return_val_if_fail (text != NULL, NULL);

  start = CLAMP (start, 0, text->length);
  end = CLAMP (end, start, text->length);
  from = dossier_text_get_byte_offset (text, start);
  to = dossier_text_get_byte_offset (text, end);
  return g_strndup (text->text + from, to - from);
}
