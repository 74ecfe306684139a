/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-png.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

#define LEVEL 1
#define FILTER_NONE 0
#define FILTER_UP 2
#define COLOR_RGB 2
#define COLOR_RGBA 6
#define POINTS_A_METRE (72 / 0.0254)

/* The picture is pressed in bands of rows, in as many threads as there are processors. Where they are cut depends on
 * the picture alone, so that its bytes do not depend on the machine. Each but the first may refer to what stands right
 * before it, as far as deflate can look back, and ends on a whole byte, so that they make one stream (RFC 1951). */
#define BAND_BYTES (1024 * 1024)
#define WINDOW_BYTES 32768
#define MAX_THREADS 8

/* RFC 1950: deflate with its largest window, pressed fast; no dictionary. */
static const guint8 zlib_header[] = { 0x78, 0x01 };

typedef struct
{
  const guint8 *data;
  int stride;
  guint width;
  guint height;
  guint rows_a_band;
  gboolean with_alpha;
  GCancellable *cancellable; /* (nullable) */
} Picture;

typedef struct
{
  const Picture *picture;
  guint first; /* row */
  GByteArray *pressed; /* (nullable): nothing where it was cancelled */
  gsize length; /* of the rows, not pressed */
  uLong sum;    /* of the same, by Adler */
} Band;

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
  append_number (out, (guint32) crc32_z (0, out->data + start, out->len - start));
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

static gsize
get_row_length (const Picture *picture)
{
  return 1 + (gsize) picture->width * (picture->with_alpha ? 4 : 3);
}

/* A row behind the number of its filter. None is what drawings are smallest with: deflate finds letters and lines again
 * that differences would blur. */
static void
filter_row (const Picture *picture, guint y, guint8 *out)
{
  const guint8 *pixels = picture->data + (gsize) y * (gsize) picture->stride;

  if (y > 0 && memcmp (pixels, pixels - picture->stride, (gsize) picture->width * 4) == 0)
    {
      /* Much of a figure. */
      memset (out, 0, get_row_length (picture));
      out[0] = FILTER_UP;
      return;
    }
  out[0] = FILTER_NONE;
  if (picture->with_alpha)
    unpack_rgba ((const guint32 *) (gconstpointer) pixels, picture->width, out + 1);
  else
    unpack_rgb ((const guint32 *) (gconstpointer) pixels, picture->width, out + 1);
}

/* FALSE without memory. */
static gboolean
deflate_band (Band *band, const guint8 *before, gsize n_before, const guint8 *data, gboolean last)
{
  z_stream stream = { NULL };
  gsize bound;
  int result;

  if (deflateInit2 (&stream, LEVEL, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY) != Z_OK)
    return FALSE;
  if (n_before > 0)
    deflateSetDictionary (&stream, before, (uInt) n_before);
  /* Room for whatever comes out, and the mark of the byte on which it ends. */
  bound = deflateBound (&stream, (uLong) band->length) + 16;
  band->pressed = g_byte_array_new ();
  g_byte_array_set_size (band->pressed, (guint) bound);
  stream.next_in = (Bytef *) data;
  stream.avail_in = (uInt) band->length;
  stream.next_out = band->pressed->data;
  stream.avail_out = (uInt) bound;
  result = deflate (&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
  g_byte_array_set_size (band->pressed, (guint) (bound - stream.avail_out));
  deflateEnd (&stream);
  return result == (last ? Z_STREAM_END : Z_OK);
}

static void
press (gpointer data, gpointer user_data)
{
  Band *band = data;
  const Picture *picture = band->picture;
  gsize row_length = get_row_length (picture);
  guint end = MIN (band->first + picture->rows_a_band, picture->height);
  guint n_rows_before = (guint) MIN (band->first, (WINDOW_BYTES + row_length - 1) / row_length);
  gsize n_before = MIN (n_rows_before * row_length, WINDOW_BYTES);
  g_autofree guint8 *rows = NULL;
  guint8 *start = NULL;

  if (g_cancellable_is_cancelled (picture->cancellable))
    return;
  rows = g_malloc ((end - band->first + n_rows_before) * row_length);
  for (guint y = band->first - n_rows_before; y < end; y++)
    filter_row (picture, y, rows + (y - (band->first - n_rows_before)) * row_length);
  start = rows + n_rows_before * row_length;
  band->length = (end - band->first) * row_length;
  band->sum = adler32_z (1, start, band->length);
  if (!deflate_band (band, start - n_before, n_before, start, end == picture->height))
    g_clear_pointer (&band->pressed, g_byte_array_unref);
}

static void
press_all (const Picture *picture, GArray *bands, guint n_threads)
{
  GThreadPool *pool = NULL;

  for (guint i = 0; i < bands->len; i++)
    {
      Band *band = &g_array_index (bands, Band, i);

      band->picture = picture;
      band->first = i * picture->rows_a_band;
    }
  if (MIN (n_threads, bands->len) > 1)
    pool = g_thread_pool_new (press, NULL, (int) n_threads, FALSE, NULL);
  for (guint i = 0; i < bands->len; i++)
    {
      if (pool != NULL)
        g_thread_pool_push (pool, &g_array_index (bands, Band, i), NULL);
      else
        press (&g_array_index (bands, Band, i), NULL);
    }
  /* Waits for them, so that whoever waits for this thread waits for those. */
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

static void
band_clear (gpointer data)
{
  g_clear_pointer (&((Band *) data)->pressed, g_byte_array_unref);
}

/* FALSE where one was not pressed. */
static gboolean
append_bands (GByteArray *out, const GArray *bands)
{
  uLong sum = adler32_z (0, NULL, 0);

  for (guint i = 0; i < bands->len; i++)
    {
      const Band *band = &g_array_index (bands, Band, i);

      if (band->pressed == NULL)
        return FALSE;
      if (i == 0)
        g_byte_array_prepend (band->pressed, zlib_header, sizeof zlib_header);
      sum = adler32_combine (sum, band->sum, (z_off_t) band->length);
      if (i + 1 == bands->len)
        append_number (band->pressed, (guint32) sum);
      append_chunk (out, "IDAT", band->pressed->data, band->pressed->len);
    }
  return TRUE;
}

GBytes *
dossier_png_write_bytes (
    cairo_surface_t *surface, double scale, guint n_threads, GCancellable *cancellable, GError **error)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  Picture picture = {
    .width = (guint) cairo_image_surface_get_width (surface),
    .height = (guint) cairo_image_surface_get_height (surface),
    .stride = cairo_image_surface_get_stride (surface),
    .with_alpha = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32,
    .cancellable = cancellable,
  };
  const guint8 kinds[] = { 8, picture.with_alpha ? COLOR_RGBA : COLOR_RGB, 0, 0, 0 };
  guint32 a_metre = (guint32) lround (MIN (scale * POINTS_A_METRE, 1e9));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new ();
  g_autoptr (GByteArray) density = g_byte_array_new ();
  g_autoptr (GArray) bands = g_array_new (FALSE, TRUE, sizeof (Band));

  g_return_val_if_fail (picture.width > 0 && picture.height > 0, NULL);

  cairo_surface_flush (surface);
  picture.data = cairo_image_surface_get_data (surface);
  picture.rows_a_band = (guint) MAX (BAND_BYTES / get_row_length (&picture), 1);
  g_array_set_clear_func (bands, band_clear);
  g_array_set_size (bands, (picture.height + picture.rows_a_band - 1) / picture.rows_a_band);
  press_all (&picture, bands, n_threads > 0 ? n_threads : MIN (g_get_num_processors (), MAX_THREADS));

  append_number (header, picture.width);
  append_number (header, picture.height);
  g_byte_array_append (header, kinds, sizeof kinds);
  append_number (density, a_metre);
  append_number (density, a_metre);
  g_byte_array_append (density, (const guint8 *) "\1", 1); /* a metre */
  g_byte_array_append (out, signature, sizeof signature);
  append_chunk (out, "IHDR", header->data, header->len);
  append_chunk (out, "pHYs", density->data, density->len);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!append_bands (out, bands))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (ENOMEM));
      return NULL;
    }
  append_chunk (out, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
