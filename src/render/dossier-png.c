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

/* The picture is painted and pressed in bands of rows, in as many threads as there are processors. Where they are cut
 * depends on the picture alone, so that its bytes do not depend on the machine. None refers to what stands before it,
 * and each ends on a whole byte, so that they make one stream (RFC 1951). */
#define BAND_BYTES (2 * 1024 * 1024)
#define MAX_THREADS 8

/* RFC 1950: deflate with its largest window, pressed fast; no dictionary. */
static const guint8 zlib_header[] = { 0x78, 0x01 };

typedef struct
{
  const DossierPngSource *source;
  guint rows_a_band;
  GArray *bands;
  int next;                  /* (atomic): the first band that nobody does yet */
  GAsyncQueue *surfaces;     /* that no thread paints on, for the next */
  GCancellable *cancellable; /* (nullable) */
} Picture;

typedef struct
{
  guint first;         /* row */
  GByteArray *pressed; /* (nullable): nothing where there is an error or it was cancelled */
  GError *error;       /* (nullable) */
  gsize length;        /* of the rows, not pressed */
  uLong sum;           /* of the same, by Adler */
  int done;            /* (atomic) */
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
get_row_length (const DossierPngSource *source)
{
  return 1 + (gsize) source->width * (source->with_alpha ? 4 : 3);
}

/* A row behind the number of its filter. None is what drawings are smallest with: deflate finds letters and lines again
 * that differences would blur. */
static void
filter_row (const DossierPngSource *source, const guint8 *pixels, const guint8 *above, guint8 *out)
{
  if (above != NULL && memcmp (pixels, above, (gsize) source->width * 4) == 0)
    {
      /* Much of a figure. */
      memset (out, 0, get_row_length (source));
      out[0] = FILTER_UP;
      return;
    }
  out[0] = FILTER_NONE;
  if (source->with_alpha)
    unpack_rgba ((const guint32 *) (gconstpointer) pixels, source->width, out + 1);
  else
    unpack_rgb ((const guint32 *) (gconstpointer) pixels, source->width, out + 1);
}

/* FALSE without memory. */
static gboolean
deflate_band (Band *band, const guint8 *data, gboolean last)
{
  z_stream stream = { NULL };
  gsize bound;
  int result;

  if (deflateInit2 (&stream, LEVEL, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY) != Z_OK)
    return FALSE;
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
press (const Picture *picture, Band *band, cairo_surface_t *surface)
{
  const DossierPngSource *source = picture->source;
  gsize row_length = get_row_length (source);
  guint n_rows = MIN (picture->rows_a_band, source->height - band->first);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autofree guint8 *rows = g_malloc (n_rows * row_length);

  for (guint i = 0; i < n_rows; i++, pixels += stride)
    filter_row (source, pixels, i > 0 ? pixels - stride : NULL, rows + i * row_length);
  band->length = n_rows * row_length;
  band->sum = adler32_z (1, rows, band->length);
  if (!deflate_band (band, rows, band->first + n_rows == source->height))
    {
      g_clear_pointer (&band->pressed, g_byte_array_unref);
      g_set_error_literal (&band->error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (ENOMEM));
    }
}

static cairo_surface_t *
take_surface (const Picture *picture)
{
  const DossierPngSource *source = picture->source;
  cairo_surface_t *surface = g_async_queue_try_pop (picture->surfaces);

  if (surface == NULL)
    return cairo_image_surface_create (source->with_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                       (int) source->width, (int) picture->rows_a_band);
  if (source->with_alpha)
    memset (cairo_image_surface_get_data (surface), 0,
            (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
make_band (Picture *picture, Band *band)
{
  cairo_surface_t *surface = NULL;

  if (g_cancellable_set_error_if_cancelled (picture->cancellable, &band->error))
    return;
  surface = take_surface (picture);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (&band->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           cairo_status_to_string (cairo_surface_status (surface)));
      cairo_surface_destroy (surface);
      return;
    }
  if (picture->source->paint (surface, band->first, picture->source->user_data, &band->error)
      && !g_cancellable_set_error_if_cancelled (picture->cancellable, &band->error))
    {
      cairo_surface_flush (surface);
      press (picture, band, surface);
    }
  g_async_queue_push (picture->surfaces, surface);
}

/* One after the other, until none is left; where one fails, the others need not be made. */
static Band *
make_next_band (Picture *picture)
{
  guint index = (guint) g_atomic_int_add (&picture->next, 1);
  Band *band = NULL;

  if (index >= picture->bands->len)
    return NULL;
  band = &g_array_index (picture->bands, Band, index);
  make_band (picture, band);
  if (band->error != NULL)
    g_atomic_int_set (&picture->next, (int) picture->bands->len);
  else
    g_atomic_int_set (&band->done, TRUE);
  return band;
}

static gpointer
make_bands (gpointer data)
{
  while (make_next_band (data) != NULL)
    ;
  return NULL;
}

static void
tell (const Picture *picture, guint *n_told)
{
  const DossierPngSource *source = picture->source;
  guint n_done = *n_told;

  while (n_done < picture->bands->len && g_atomic_int_get (&g_array_index (picture->bands, Band, n_done).done))
    n_done++;
  if (source->progress != NULL && n_done > *n_told)
    source->progress (MIN (n_done * picture->rows_a_band, source->height), source->user_data);
  *n_told = n_done;
}

/* This thread is one of those that work: its fonts are loaded. It waits for the others, so that whoever waits for it
 * waits for those. */
static void
make_all (Picture *picture, guint n_threads)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  guint n_told = 0;

  for (guint i = 1; i < MIN (n_threads, picture->bands->len); i++)
    {
      GThread *thread = g_thread_try_new ("png", make_bands, picture, NULL);

      if (thread != NULL)
        g_ptr_array_add (threads, thread);
    }
  while (make_next_band (picture) != NULL)
    tell (picture, &n_told);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
  tell (picture, &n_told);
}

static void
band_clear (gpointer data)
{
  g_clear_pointer (&((Band *) data)->pressed, g_byte_array_unref);
  g_clear_error (&((Band *) data)->error);
}

static gboolean
append_bands (GByteArray *out, const GArray *bands, GError **error)
{
  uLong sum = adler32_z (0, NULL, 0);

  for (guint i = 0; i < bands->len; i++)
    {
      Band *band = &g_array_index (bands, Band, i);

      if (band->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&band->error));
          return FALSE;
        }
    }
  for (guint i = 0; i < bands->len; i++)
    {
      const Band *band = &g_array_index (bands, Band, i);

      if (i == 0)
        g_byte_array_prepend (band->pressed, zlib_header, sizeof zlib_header);
      sum = adler32_combine (sum, band->sum, (z_off_t) band->length);
      if (i + 1 == bands->len)
        append_number (band->pressed, (guint32) sum);
      append_chunk (out, "IDAT", band->pressed->data, band->pressed->len);
    }
  return TRUE;
}

static void
append_header (GByteArray *out, const DossierPngSource *source)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  const guint8 kinds[] = { 8, source->with_alpha ? COLOR_RGBA : COLOR_RGB, 0, 0, 0 };
  guint32 a_metre = (guint32) lround (MIN (source->scale * POINTS_A_METRE, 1e9));
  g_autoptr (GByteArray) header = g_byte_array_new ();
  g_autoptr (GByteArray) density = g_byte_array_new ();

  append_number (header, source->width);
  append_number (header, source->height);
  g_byte_array_append (header, kinds, sizeof kinds);
  append_number (density, a_metre);
  append_number (density, a_metre);
  g_byte_array_append (density, (const guint8 *) "\1", 1); /* a metre */
  g_byte_array_append (out, signature, sizeof signature);
  append_chunk (out, "IHDR", header->data, header->len);
  append_chunk (out, "pHYs", density->data, density->len);
}

GBytes *
dossier_png_write_bytes (const DossierPngSource *source, guint n_threads, GCancellable *cancellable, GError **error)
{
  gsize row_length = get_row_length (source);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GArray) bands = g_array_new (FALSE, TRUE, sizeof (Band));
  g_autoptr (GAsyncQueue) surfaces = g_async_queue_new_full ((GDestroyNotify) cairo_surface_destroy);
  Picture picture = { .source = source, .bands = bands, .surfaces = surfaces, .cancellable = cancellable };

  g_return_val_if_fail (source->width > 0 && source->height > 0, NULL);

  picture.rows_a_band = (guint) CLAMP (BAND_BYTES / row_length, 1, source->height);
  g_array_set_clear_func (bands, band_clear);
  g_array_set_size (bands, (source->height + picture.rows_a_band - 1) / picture.rows_a_band);
  for (guint i = 0; i < bands->len; i++)
    g_array_index (bands, Band, i).first = i * picture.rows_a_band;
  make_all (&picture, n_threads > 0 ? n_threads : MIN (g_get_num_processors (), MAX_THREADS));

  append_header (out, source);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !append_bands (out, bands, error))
    return NULL;
  append_chunk (out, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
