/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOCAL_HEADER 0x04034b50
#define CENTRAL_HEADER 0x02014b50
#define END_OF_CENTRAL 0x06054b50
#define VERSION_NEEDED 20 /* 2.0: deflate */
#define FIRST_DATE 0x21   /* 1 January 1980 */
#define DEFLATED 8

/* Of a gzip stream without a name (RFC 1952): what stands before the deflated data, and the sum and size after it. */
#define GZIP_HEADER 10
#define GZIP_TRAILER 8

struct _DossierZip
{
  GByteArray *out;
  GByteArray *central;
  guint n_parts;
};

static void
append_16 (GByteArray *out, guint value)
{
  const guint8 bytes[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
append_32 (GByteArray *out, guint32 value)
{
  append_16 (out, value & 0xffff);
  append_16 (out, value >> 16);
}

DossierZip *
dossier_zip_new (void)
{
  DossierZip *zip = g_new0 (DossierZip, 1);

  zip->out = g_byte_array_new ();
  zip->central = g_byte_array_new ();
  return zip;
}

void
dossier_zip_free (DossierZip *zip)
{
  g_clear_pointer (&zip->out, g_byte_array_unref);
  g_clear_pointer (&zip->central, g_byte_array_unref);
  g_free (zip);
}

/* GLib deflates and sums up, but gives the sum in a gzip stream alone. */
static GBytes *
compress (GBytes *bytes, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                              NULL, error)
      < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static guint32
read_32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_LE (value);
}

/* What the local and the central header have in common. */
static void
append_header (GByteArray *out, guint method, guint32 sum, gsize n_packed, gsize n_plain, const char *name)
{
  append_16 (out, VERSION_NEEDED);
  append_16 (out, 0);
  append_16 (out, method);
  append_16 (out, 0);
  append_16 (out, FIRST_DATE);
  append_32 (out, sum);
  append_32 (out, (guint32) n_packed);
  append_32 (out, (guint32) n_plain);
  append_16 (out, (guint) strlen (name));
  append_16 (out, 0);
}

gboolean
dossier_zip_add (DossierZip *zip, const char *name, GBytes *bytes, gboolean is_stored, GError **error)
{
  g_autoptr (GBytes) packed = compress (bytes, error);
  const guint8 *stream;
  const guint8 *data;
  gsize n_stream, n_plain, n_packed;
  guint32 offset = zip->out->len;
  guint32 sum;

  if (packed == NULL)
    return FALSE;

  stream = g_bytes_get_data (packed, &n_stream);
  data = g_bytes_get_data (bytes, &n_plain);
  g_return_val_if_fail (n_stream >= GZIP_HEADER + GZIP_TRAILER && stream[3] == 0, FALSE);
  sum = read_32 (stream + n_stream - GZIP_TRAILER);
  n_packed = n_stream - GZIP_HEADER - GZIP_TRAILER;
  if (is_stored)
    n_packed = n_plain;
  else
    data = stream + GZIP_HEADER;
  if (n_plain > G_MAXUINT32 / 4 || n_packed > G_MAXUINT32 / 4 - zip->out->len)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("the document would be larger than 1 GiB"));
      return FALSE;
    }

  append_32 (zip->out, LOCAL_HEADER);
  append_header (zip->out, is_stored ? 0 : DEFLATED, sum, n_packed, n_plain, name);
  g_byte_array_append (zip->out, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (zip->out, data, (guint) n_packed);

  append_32 (zip->central, CENTRAL_HEADER);
  append_16 (zip->central, VERSION_NEEDED);
  append_header (zip->central, is_stored ? 0 : DEFLATED, sum, n_packed, n_plain, name);
  append_16 (zip->central, 0); /* comment */
  append_16 (zip->central, 0); /* disk */
  append_16 (zip->central, 0);
  append_32 (zip->central, 0);
  append_32 (zip->central, offset);
  g_byte_array_append (zip->central, (const guint8 *) name, (guint) strlen (name));
  zip->n_parts++;
  return TRUE;
}

GBytes *
dossier_zip_finish (DossierZip *zip)
{
  guint32 offset = zip->out->len;

  g_byte_array_append (zip->out, zip->central->data, zip->central->len);
  append_32 (zip->out, END_OF_CENTRAL);
  append_16 (zip->out, 0);
  append_16 (zip->out, 0);
  append_16 (zip->out, zip->n_parts);
  append_16 (zip->out, zip->n_parts);
  append_32 (zip->out, zip->central->len);
  append_32 (zip->out, offset);
  append_16 (zip->out, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&zip->out));
}
