/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-png.h"

#include <math.h>
#include <string.h>

#define LEVEL 1
#define FILTER_UP 2
#define COLOR_RGB 2
#define COLOR_RGBA 6
#define POINTS_A_METRE (72 / 0.0254)
#define BUFFER_SIZE (256 * 1024)

static guint32
get_crc (const guint8 *data, gsize length)
{
  static guint32 table[256];
  static gsize ready = 0;
  guint32 crc = 0xffffffff;

  if (g_once_init_enter (&ready))
    {
      for (guint32 i = 0; i < 256; i++)
        {
          guint32 c = i;

          for (guint bit = 0; bit < 8; bit++)
            c = (c & 1) != 0 ? 0xedb88320 ^ (c >> 1) : c >> 1;
          table[i] = c;
        }
      g_once_init_leave (&ready, 1);
    }
  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return ~crc;
}

static void
append_number (GByteArray *out, guint32 number)
{
  guint32 swapped = GUINT32_TO_BE (number);

  g_byte_array_append (out, (const guint8 *) &swapped, sizeof swapped);
}

static void
append_chunk (GByteArray *out, const char *type, const void *data, guint32 length)
{
  guint start;

  append_number (out, length);
  start = out->len;
  g_byte_array_append (out, (const guint8 *) type, 4);
  if (length > 0)
    g_byte_array_append (out, data, length);
  append_number (out, get_crc (out->data + start, out->len - start));
}

/* Rows of cairo's as PNG has them: red, green, blue, and alpha of which the others are no part. */
static void
unpack_rgb (const guint32 *pixels, guint width, guint8 *row)
{
  for (guint i = 0; i < width; i++)
    {
      guint32 pixel = pixels[i];

      row[3 * i] = (guint8) (pixel >> 16);
      row[3 * i + 1] = (guint8) (pixel >> 8);
      row[3 * i + 2] = (guint8) pixel;
    }
}

static void
unpack_rgba (const guint32 *pixels, guint width, guint8 *row)
{
  for (guint i = 0; i < width; i++)
    {
      guint32 pixel = pixels[i];
      guint alpha = pixel >> 24;
      guint half = alpha / 2;

      row[4 * i + 3] = (guint8) alpha;
      for (guint j = 0; j < 3; j++)
        {
          guint part = (pixel >> (16 - 8 * j)) & 0xff;

          row[4 * i + j] = (guint8) (alpha == 0 ? 0 : MIN (255, (part * 255 + half) / alpha));
        }
    }
}

static void
compress (GConverter *deflate, const guint8 *data, gsize length, gboolean last, guint8 *buffer, GByteArray *out)
{
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (length > 0 || (last && result != G_CONVERTER_FINISHED))
    {
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (deflate, data, length, buffer, BUFFER_SIZE,
                                    last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &n_read, &n_written, NULL);
      /* With room for what comes out, deflating does not fail. */
      g_return_if_fail (result != G_CONVERTER_ERROR);
      g_byte_array_append (out, buffer, (guint) n_written);
      data += n_read;
      length -= n_read;
    }
}

GBytes *
dossier_png_write_bytes (cairo_surface_t *surface, double scale, GCancellable *cancellable, GError **error)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  guint width = (guint) cairo_image_surface_get_width (surface);
  guint height = (guint) cairo_image_surface_get_height (surface);
  gboolean with_alpha = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32;
  gsize length = (gsize) width * (with_alpha ? 4 : 3);
  g_autofree guint8 *row = g_malloc (length);
  g_autofree guint8 *above = g_malloc0 (length);
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  g_autofree guint8 *filtered = g_malloc (length + 1);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new ();
  g_autoptr (GByteArray) density = g_byte_array_new ();
  g_autoptr (GByteArray) pressed = g_byte_array_new ();
  g_autoptr (GZlibCompressor) deflate = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  const guint8 kinds[] = { 8, with_alpha ? COLOR_RGBA : COLOR_RGB, 0, 0, 0 };
  guint32 a_metre = (guint32) lround (MIN (scale * POINTS_A_METRE, 1e9));
  const guint8 *data = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  filtered[0] = FILTER_UP;
  for (guint y = 0; y < height; y++)
    {
      const guint8 *pixels = data + (gsize) y * (gsize) stride;

      if (y % 64 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (y > 0 && memcmp (pixels, pixels - stride, (gsize) width * 4) == 0)
        {
          /* Most of a figure. */
          memset (filtered + 1, 0, length);
        }
      else
        {
          guint8 *swap = above;

          if (with_alpha)
            unpack_rgba ((const guint32 *) (gconstpointer) pixels, width, row);
          else
            unpack_rgb ((const guint32 *) (gconstpointer) pixels, width, row);
          for (gsize i = 0; i < length; i++)
            filtered[i + 1] = (guint8) (row[i] - above[i]);
          above = row;
          row = swap;
        }
      compress (G_CONVERTER (deflate), filtered, length + 1, y + 1 == height, buffer, pressed);
    }

  append_number (header, width);
  append_number (header, height);
  g_byte_array_append (header, kinds, sizeof kinds);
  append_number (density, a_metre);
  append_number (density, a_metre);
  g_byte_array_append (density, (const guint8 *) "\1", 1); /* a metre */
  g_byte_array_append (out, signature, sizeof signature);
  append_chunk (out, "IHDR", header->data, header->len);
  append_chunk (out, "pHYs", density->data, density->len);
  append_chunk (out, "IDAT", pressed->data, pressed->len);
  append_chunk (out, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
