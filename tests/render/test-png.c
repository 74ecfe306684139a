/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render/dossier-png.h"

#include <string.h>

/* Several times as large as a band, and not a whole number of them. */
#define WIDTH 900
#define HEIGHT 3001

static cairo_surface_t *
create_image (cairo_format_t format, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, width, height);
  cairo_t *cr = cairo_create (surface);

  if (format == CAIRO_FORMAT_RGB24)
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  for (int i = 0; i < 200; i++)
    {
      cairo_set_source_rgba (cr, (i % 7) / 6.0, (i % 11) / 10.0, (i % 13) / 12.0, i % 3 == 0 ? 0.5 : 1);
      cairo_arc (cr, (i * 379) % width, (i * 761) % height, 5 + i % 40, 0, 6.3);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

typedef struct
{
  const guint8 *data;
  gsize length;
} Rest;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Rest *rest = closure;

  if (length > rest->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, rest->data, length);
  rest->data += length;
  rest->length -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *bytes)
{
  Rest rest = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &rest);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (rest.length, ==, 0);
  return surface;
}

typedef struct
{
  cairo_surface_t *image;
  guint n_rows; /* that it was told of */
  guint fail_at;
  GCancellable *cancellable; /* (nullable): to be cancelled at @fail_at, which is then no fault */
} Source;

/* Leaves what is beneath the last row of the image as it is. */
static gboolean
paint (cairo_surface_t *surface, guint first, gpointer user_data, GError **error)
{
  const Source *source = user_data;
  guint n_rows = (guint) cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, cairo_image_surface_get_width (source->image));
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, cairo_image_surface_get_format (source->image));
  n_rows = MIN (n_rows, (guint) cairo_image_surface_get_height (source->image) - first);
  memcpy (cairo_image_surface_get_data (surface), cairo_image_surface_get_data (source->image) + first * stride,
          n_rows * stride);
  cairo_surface_mark_dirty (surface);
  if (first + n_rows <= source->fail_at)
    return TRUE;
  if (source->cancellable != NULL)
    {
      g_cancellable_cancel (source->cancellable);
      return TRUE;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no paper");
  return FALSE;
}

static void
painted (guint n_rows, gpointer user_data)
{
  Source *source = user_data;

  g_assert_cmpuint (n_rows, >, source->n_rows);
  source->n_rows = n_rows;
}

static GBytes *
write_from (Source *source, guint n_threads, GError **error)
{
  const DossierPngSource png = {
    .width = (guint) cairo_image_surface_get_width (source->image),
    .height = (guint) cairo_image_surface_get_height (source->image),
    .with_alpha = cairo_image_surface_get_format (source->image) == CAIRO_FORMAT_ARGB32,
    .scale = 1,
    .paint = paint,
    .progress = painted,
    .user_data = source,
  };

  return dossier_png_write_bytes (&png, n_threads, source->cancellable, error);
}

static GBytes *
write_png (cairo_surface_t *surface, guint n_threads)
{
  Source source = { .image = surface, .fail_at = G_MAXUINT };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = write_from (&source, n_threads, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (source.n_rows, ==, (guint) cairo_image_surface_get_height (surface));
  return bytes;
}

/* What is read again is what was written; a reader of PNG holds every sum in it against the bytes. Alpha is no part of
 * the colours in a PNG, so that half of it may cost them a step. */
static void
assert_same (cairo_surface_t *written, cairo_surface_t *read, guint32 parts, int step)
{
  int width = cairo_image_surface_get_width (written);
  int height = cairo_image_surface_get_height (written);

  g_assert_cmpint (cairo_image_surface_get_width (read), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (read), ==, height);
  for (int y = 0; y < height; y++)
    {
      const guint8 *a
          = cairo_image_surface_get_data (written) + (gsize) y * (gsize) cairo_image_surface_get_stride (written);
      const guint8 *b = cairo_image_surface_get_data (read) + (gsize) y * (gsize) cairo_image_surface_get_stride (read);

      for (int x = 0; x < width; x++)
        {
          guint32 p, q;

          memcpy (&p, a + 4 * x, 4);
          memcpy (&q, b + 4 * x, 4);
          for (guint shift = 0; shift < 32; shift += 8)
            if ((parts >> shift & 0xff) != 0)
              g_assert_cmpint (ABS ((int) (p >> shift & 0xff) - (int) (q >> shift & 0xff)), <=, step);
        }
    }
}

static void
check (cairo_format_t format, int width, int height)
{
  gboolean with_alpha = format == CAIRO_FORMAT_ARGB32;
  cairo_surface_t *image = create_image (format, width, height);
  g_autoptr (GBytes) bytes = write_png (image, 3);
  cairo_surface_t *again = decode (bytes);

  g_assert_cmpint (cairo_image_surface_get_format (again), ==, format);
  assert_same (image, again, with_alpha ? 0xffffffff : 0x00ffffff, with_alpha ? 1 : 0);
  cairo_surface_destroy (again);
  cairo_surface_destroy (image);
}

static void
test_opaque (void)
{
  check (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
}

static void
test_transparent (void)
{
  check (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
}

/* Rows that are longer than others, and an image of one pixel. */
static void
test_extremes (void)
{
  check (CAIRO_FORMAT_RGB24, 32767, 3);
  check (CAIRO_FORMAT_RGB24, 1, 1);
  check (CAIRO_FORMAT_RGB24, 1, 2000);
}

/* However many threads make it. */
static void
test_threads (void)
{
  cairo_surface_t *image = create_image (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  g_autoptr (GBytes) by_one = write_png (image, 1);
  g_autoptr (GBytes) by_four = write_png (image, 4);
  g_autoptr (GBytes) by_all = write_png (image, 0);

  g_assert_true (g_bytes_equal (by_one, by_four));
  g_assert_true (g_bytes_equal (by_one, by_all));
  cairo_surface_destroy (image);
}

/* Before it begins, and while it is painted. */
static void
test_cancelled (void)
{
  cairo_surface_t *image = create_image (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Source source = { .image = image, .fail_at = HEIGHT / 2, .cancellable = cancellable };

      if (i == 0)
        g_cancellable_cancel (cancellable);
      g_assert_null (write_from (&source, 3, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (source.n_rows, <=, i == 0 ? 0 : HEIGHT / 2);
    }
  cairo_surface_destroy (image);
}

/* Where a band cannot be painted there is no file, and its own fault is what is told. */
static void
test_unpainted (void)
{
  cairo_surface_t *image = create_image (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);

  for (guint n_threads = 1; n_threads < 5; n_threads++)
    {
      g_autoptr (GError) error = NULL;
      Source source = { .image = image, .fail_at = HEIGHT / 2 };

      g_assert_null (write_from (&source, n_threads, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
  cairo_surface_destroy (image);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/png/opaque", test_opaque);
  g_test_add_func ("/png/transparent", test_transparent);
  g_test_add_func ("/png/extremes", test_extremes);
  g_test_add_func ("/png/threads", test_threads);
  g_test_add_func ("/png/cancelled", test_cancelled);
  g_test_add_func ("/png/unpainted", test_unpainted);
  return g_test_run ();
}
