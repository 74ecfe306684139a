/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render-fixture.h"

#include "render/dossier-figure.h"
#include "render/dossier-pen-cairo.h"
#include "render/dossier-pen-svg.h"

#include <glib/gstdio.h>

#include <math.h>
#include <string.h>
#include <unistd.h>

static DossierScene *
create_scene (DossierTheme theme)
{
  DossierGraphBuilder *builder = fixture_builder_new ();
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (DossierLayout) layout = NULL;

  dossier_graph_builder_set_title (builder, "Rare <earths> & \"magnets\" \xef\xbf\xbe");
  fixture_add_node (builder, "a", "actor", "He <Yadong> & \"Sons\" ]]>", TRUE);
  fixture_add_node (builder, "b", "statement", "Civilian users\x01 will <script>not</script> be affected", TRUE);
  fixture_add_node (builder, "c", "measure", "Ban of 6 January", FALSE);
  fixture_add_node (builder, "d", "element",
                    "non\xef\xb7\x90"
                    "character \xef\xbf\xbe",
                    TRUE);
  fixture_add_element (builder, "dy", "dysprosium", "Dy", "66");
  fixture_add_edge (builder, "a", "b", "said");
  fixture_add_edge (builder, "b", "c", "about");
  fixture_add_edge (builder, "b", "a", "contradicts");
  graph = fixture_end (builder);
  layout = fixture_layout_new (graph, 2, 60);
  return dossier_scene_new (graph, layout, theme, NULL);
}

static GBytes *
write_figure (DossierScene *scene, DossierFigureFormat format, double scale)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, NULL);
  GBytes *bytes = dossier_figure_write_bytes (figure, format, scale, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static void
test_format_from_path (void)
{
  DossierFigureFormat format = DOSSIER_FIGURE_PNG;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_figure_format_from_path ("/tmp/a.b/c.svg", &format, &error));
  g_assert_cmpint (format, ==, DOSSIER_FIGURE_SVG);
  g_assert_true (dossier_figure_format_from_path ("C.PDF", &format, &error));
  g_assert_cmpint (format, ==, DOSSIER_FIGURE_PDF);
  g_assert_true (dossier_figure_format_from_path ("c.Png", &format, &error));
  g_assert_cmpint (format, ==, DOSSIER_FIGURE_PNG);
  g_assert_no_error (error);

  g_assert_false (dossier_figure_format_from_path ("c.jpeg", &format, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (error->message, ".svg"));
  g_clear_error (&error);
  g_assert_false (dossier_figure_format_from_path (".svg", &format, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

typedef struct
{
  GString *words;  /* all that <text> holds */
  GString *titles; /* all that <title> holds */
  guint n_texts;
  guint n_paths;
} Read;

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  static const char *const known[] = { "svg", "g", "path", "text", "tspan", "title", "desc", NULL };
  Read *read = user_data;

  g_assert_true (g_strv_contains (known, name));
  read->n_texts += g_str_equal (name, "text");
  read->n_paths += g_str_equal (name, "path");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (names[i], "on"));
      g_assert_null (strstr (names[i], "href"));
    }
}

static void
read_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Read *read = user_data;
  const char *element = g_markup_parse_context_get_element (context);

  if (g_str_equal (element, "tspan") || g_str_equal (element, "text"))
    {
      g_string_append_len (read->words, text, (gssize) length);
      g_string_append_c (read->words, '|');
    }
  else if (g_str_equal (element, "title"))
    {
      g_string_append_len (read->titles, text, (gssize) length);
      g_string_append_c (read->titles, '|');
    }
}

static void
test_svg (void)
{
  static const GMarkupParser parser = { .start_element = start_element, .text = read_text };
  g_autoptr (DossierScene) scene = create_scene (DOSSIER_THEME_LIGHT);
  g_autoptr (GBytes) bytes = write_figure (scene, DOSSIER_FIGURE_SVG, 1);
  Read read = { g_string_new (NULL), g_string_new (NULL), 0, 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &read, NULL);
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_markup_parse_context_parse (context, data, (gssize) size, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);

  g_assert_nonnull (strstr (read.words->str, "He <Yadong>"));
  g_assert_nonnull (strstr (read.words->str, "& \"Sons\" ]]>"));
  g_assert_nonnull (strstr (read.words->str, "<script>"));
  g_assert_nonnull (strstr (read.words->str, "Dy|"));
  g_assert_nonnull (strstr (read.words->str, "66|"));
  g_assert_nonnull (strstr (read.words->str, "dysprosium|"));
  g_assert_nonnull (strstr (read.titles->str, "Rare <earths> & \"magnets\" \xef\xbf\xbd|"));
  /* A title holds the whole label; what XML cannot hold is shown as such. */
  g_assert_nonnull (strstr (read.titles->str, "Civilian users\xef\xbf\xbd will <script>not</script> be affected|"));
  g_assert_cmpuint (read.n_texts, >=, 7);
  g_assert_cmpuint (read.n_paths, >=, 8);
  for (gsize i = 0; i < size; i++)
    g_assert_true ((guchar) data[i] >= 0x20 || data[i] == '\n');

  g_string_free (read.words, TRUE);
  g_string_free (read.titles, TRUE);
}

/* The output of @argv with @bytes as a file behind its last word; skips the test where the program is not there. */
static char *
run (const char *const *argv, GBytes *bytes, const char *ending)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autofree char *name = g_strdup_printf ("dossier-figure-XXXXXX%s", ending);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;
  int fd = -1;

  if (program == NULL)
    {
      g_autofree char *why = g_strdup_printf ("%s is not installed", argv[0]);

      g_test_skip (why);
      return NULL;
    }
  fd = g_file_open_tmp (name, &path, &error);
  g_assert_no_error (error);
  close (fd);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error));
  for (guint i = 0; argv[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) (g_str_equal (argv[i], "FILE") ? path : argv[i]));
  g_ptr_array_add (words, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);
  return output;
}

static void
test_xmllint (void)
{
  const char *argv[] = { "xmllint", "--noout", "--nonet", "FILE", NULL };
  g_autoptr (DossierScene) scene = create_scene (DOSSIER_THEME_PRINT);
  g_autoptr (GBytes) bytes = write_figure (scene, DOSSIER_FIGURE_SVG, 1);
  g_autofree char *output = run (argv, bytes, ".svg");

  if (output != NULL)
    g_assert_cmpstr (output, ==, "");
}

static void
test_pdf_text (void)
{
  const char *argv[] = { "pdftotext", "-layout", "FILE", "-", NULL };
  g_autoptr (DossierScene) scene = create_scene (DOSSIER_THEME_PRINT);
  g_autoptr (GBytes) bytes = write_figure (scene, DOSSIER_FIGURE_PDF, 1);
  g_autofree char *output = run (argv, bytes, ".pdf");

  if (output == NULL)
    return;
  g_assert_nonnull (strstr (output, "He <Yadong>"));
  g_assert_nonnull (strstr (output, "Ban of 6 January"));
  g_assert_nonnull (strstr (output, "dysprosium"));
  g_assert_nonnull (strstr (output, "Actor"));
}

/* Asked of a reader: newer versions of cairo compress what is said about the document. */
static void
test_pdf_date (void)
{
  const char *argv[] = { "pdfinfo", "-rawdates", "FILE", NULL };
  g_autoptr (DossierScene) scene = create_scene (DOSSIER_THEME_PRINT);
  g_autoptr (GBytes) without = NULL;
  g_autoptr (GBytes) with = NULL;
  g_autofree char *said_without = NULL;
  g_autofree char *said_with = NULL;

  g_unsetenv ("SOURCE_DATE_EPOCH");
  without = write_figure (scene, DOSSIER_FIGURE_PDF, 1);
  g_setenv ("SOURCE_DATE_EPOCH", "1767225600", TRUE);
  with = write_figure (scene, DOSSIER_FIGURE_PDF, 1);
  g_unsetenv ("SOURCE_DATE_EPOCH");

  said_without = run (argv, without, ".pdf");
  if (said_without == NULL)
    return;
  said_with = run (argv, with, ".pdf");
  g_assert_null (strstr (said_without, "CreationDate"));
  g_assert_nonnull (strstr (said_with, "20260101000000"));
}

static void
test_same_bytes (void)
{
  for (guint format = DOSSIER_FIGURE_SVG; format <= DOSSIER_FIGURE_PDF; format++)
    {
      g_autoptr (DossierScene) first = create_scene (DOSSIER_THEME_PRINT);
      g_autoptr (DossierScene) second = create_scene (DOSSIER_THEME_PRINT);
      g_autoptr (GBytes) a = write_figure (first, format, 2);
      g_autoptr (GBytes) b = write_figure (second, format, 2);
      g_autoptr (GBytes) c = write_figure (first, format, 2);

      g_assert_true (g_bytes_equal (a, b));
      g_assert_true (g_bytes_equal (a, c));
    }
}

static void
get_png_size (GBytes *bytes, guint *width, guint *height)
{
  const guchar *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 33);
  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpmem (data + 12, 4, "IHDR", 4);
  *width = (guint) data[16] << 24 | (guint) data[17] << 16 | (guint) data[18] << 8 | data[19];
  *height = (guint) data[20] << 24 | (guint) data[21] << 16 | (guint) data[22] << 8 | data[23];
}

static void
test_png_size (void)
{
  g_autoptr (DossierScene) scene = create_scene (DOSSIER_THEME_LIGHT);
  g_autoptr (GBytes) once = write_figure (scene, DOSSIER_FIGURE_PNG, 1);
  g_autoptr (GBytes) twice = write_figure (scene, DOSSIER_FIGURE_PNG, 2);
  DossierBox bounds = dossier_scene_get_bounds (scene);
  guint width, height, double_width, double_height;

  get_png_size (once, &width, &height);
  get_png_size (twice, &double_width, &double_height);
  g_assert_cmpuint (width, >=, (guint) bounds.width);
  g_assert_cmpuint (height, >=, (guint) bounds.height);
  g_assert_cmpuint (2 * width - double_width, <=, 1);
  g_assert_cmpuint (2 * height - double_height, <=, 1);
}

/* Further apart than cairo can hold: still a figure. */
static void
test_huge (void)
{
  g_autoptr (DossierGraph) graph = fixture_graph_new (4);
  g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 2, 400000);
  g_autoptr (DossierScene) scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
  g_autoptr (DossierLayout) wide_layout = fixture_layout_new (graph, 4, 2000000);
  g_autoptr (DossierScene) wide = dossier_scene_new (graph, wide_layout, DOSSIER_THEME_LIGHT, NULL);
  g_autoptr (DossierFigure) figure = dossier_figure_new (wide, NULL);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = write_figure (scene, DOSSIER_FIGURE_SVG, 1);
  g_autoptr (GBytes) pdf = write_figure (scene, DOSSIER_FIGURE_PDF, 1);
  guint width, height;

  /* Not smaller than asked for, but words that say how large it can be. */
  g_assert_null (dossier_figure_write_bytes (figure, DOSSIER_FIGURE_PNG, 4, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_nonnull (strstr (error->message, "32,767"));
  g_clear_error (&error);
  png = dossier_figure_write_bytes (figure, DOSSIER_FIGURE_PNG, dossier_figure_get_largest_scale (figure), NULL, &error);
  g_assert_no_error (error);
  get_png_size (png, &width, &height);
  g_assert_cmpuint (width, ==, 32767);
  g_assert_cmpuint (height, >=, 1);
  g_assert_cmpuint (height, <=, 3);
  g_assert_cmpuint (g_bytes_get_size (svg), >, 1000);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

static void
test_empty (void)
{
  g_autoptr (DossierGraph) graph = fixture_graph_new (0);
  g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 1, 0);
  g_autoptr (DossierScene) scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);

  for (guint format = DOSSIER_FIGURE_SVG; format <= DOSSIER_FIGURE_PDF; format++)
    {
      g_autoptr (GBytes) bytes = write_figure (scene, format, 1);

      g_assert_cmpuint (g_bytes_get_size (bytes), >, 50);
    }
}

/* Nothing is cut off: the outermost pixels of a figure are ground. */
static void
test_margin (void)
{
  for (guint i = 1; i < 30; i += 4)
    {
      g_autoptr (DossierGraph) graph = fixture_graph_new (i);
      g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 5, 20);
      g_autoptr (DossierScene) scene = dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
      double scales[] = { 0.1, 0.3, 1 };
      const DossierColor *ground = &dossier_style_get (DOSSIER_THEME_LIGHT)->ground;
      DossierBox bounds = dossier_scene_get_bounds (scene);
      DossierBox region = { bounds.x - 100, bounds.y - 100, bounds.width + 200, bounds.height + 200 };

      for (guint j = 0; j < G_N_ELEMENTS (scales); j++)
        {
          cairo_surface_t *surface = fixture_paint (scene, &region, scales[j]);

          for (double y = region.y + 5 / scales[j]; y < region.y + region.height - 5 / scales[j]; y += 1 / scales[j])
            for (double x = region.x + 5 / scales[j]; x < region.x + region.width - 5 / scales[j]; x += 1 / scales[j])
              {
                DossierColor color = fixture_get_color (surface, &region, scales[j], x, y);

                if (!fixture_color_is (&color, ground))
                  {
                    g_assert_cmpfloat (x, >=, bounds.x - 1 / scales[j]);
                    g_assert_cmpfloat (y, >=, bounds.y - 1 / scales[j]);
                    g_assert_cmpfloat (x, <=, bounds.x + bounds.width + 1 / scales[j]);
                    g_assert_cmpfloat (y, <=, bounds.y + bounds.height + 1 / scales[j]);
                  }
              }
          cairo_surface_destroy (surface);
        }
    }
}

static void
test_cancelled (void)
{
  g_autoptr (DossierScene) scene = create_scene (DOSSIER_THEME_LIGHT);
  g_autoptr (DossierFigure) figure = dossier_figure_new (scene, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint format = DOSSIER_FIGURE_SVG; format <= DOSSIER_FIGURE_PDF; format++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_figure_write_bytes (figure, format, 1, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* A part of the scene is cut out of it; without a ground what is below shows through. */
static void
test_options (void)
{
  g_autoptr (DossierScene) scene = create_scene (DOSSIER_THEME_LIGHT);
  DossierBox bounds = dossier_scene_get_bounds (scene);
  DossierBox region = { bounds.x, bounds.y, bounds.width / 2, bounds.height / 2 };
  DossierFigureOptions options;
  g_autoptr (DossierFigure) figure = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *text = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 8, 8);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (DossierPen) pen = dossier_pen_cairo_new (cr);
  double width;
  double height;

  dossier_figure_options_init (&options);
  g_assert_true (options.legend);
  options = (DossierFigureOptions){ .region = &region, .transparent = TRUE };
  figure = dossier_figure_new (scene, &options);
  g_assert_cmpuint (dossier_figure_get_n_pages (figure), ==, 1);
  dossier_figure_get_page_size (figure, 0, &width, &height);
  g_assert_cmpfloat (width, ==, region.width);
  g_assert_cmpfloat (height, ==, region.height);

  svg = dossier_figure_write_bytes (figure, DOSSIER_FIGURE_SVG, 1, NULL, NULL);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<clipPath id=\"clip1\">"));
  g_assert_nonnull (strstr (text, "clip-path=\"url(#clip1)\""));

  g_assert_true (dossier_figure_draw_page (figure, 0, pen, 1, NULL));
  cairo_surface_flush (surface);
  g_assert_cmphex (*(const guint32 *) (gpointer) cairo_image_surface_get_data (surface), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Numbers of the SVG pen: two decimals at most, no exponent, no sign of a locale, no "-0"; those of a path as short as can
 * be. */
static void
test_svg_numbers (void)
{
  GString *out = g_string_new (NULL);
  g_autoptr (DossierPen) pen = dossier_pen_svg_new (out);
  DossierColor color = { 1, 0.5, 0, 0.25 };

  dossier_pen_move_to (pen, -0.001, 1e7);
  dossier_pen_line_to (pen, 1.005001, 2.50);
  dossier_pen_curve_to (pen, NAN, 3, 4, 5, 6, 1.0 / 3);
  dossier_pen_close_path (pen);
  dossier_pen_stroke (pen, &color, 0.125001, NULL, 0, FALSE);
  g_assert_cmpstr (out->str, ==,
                   "<path d=\"m0 10000000 1.01-9999997.5c-1.01 .5 2.99 2.5 4.99-2.17z\" fill=\"none\" stroke=\"#ff8000\" "
                   "stroke-opacity=\"0.25\" stroke-width=\"0.13\"/>\n");
  g_string_truncate (out, 0);

  /* Along the axes, then a second part, which begins where the first did once that is closed. */
  dossier_pen_move_to (pen, 10, 20);
  dossier_pen_line_to (pen, 10.5, 20);
  dossier_pen_line_to (pen, 10.5, 19.75);
  dossier_pen_close_path (pen);
  dossier_pen_move_to (pen, 11, 21);
  dossier_pen_line_to (pen, 12, 20);
  dossier_pen_fill (pen, &color, FALSE);
  g_assert_true (g_str_has_prefix (out->str, "<path d=\"m10 20h.5v-.25zm1 1 1-1\" fill="));
  g_string_truncate (out, 0);

  /* Steps that are rounded do not add up: each goes from where the one before came to. */
  dossier_pen_move_to (pen, 0, 0);
  for (guint i = 1; i <= 300; i++)
    dossier_pen_line_to (pen, i / 3.0, 0);
  dossier_pen_fill (pen, &color, FALSE);
  {
    const char *at = out->str + strlen ("<path d=\"m0 0h");
    double x = 0;
    guint n_steps = 0;

    for (char *end = NULL; *at != '"'; at = end)
      {
        x += g_ascii_strtod (at, &end);
        g_assert_true (end > at);
        n_steps++;
      }
    g_assert_cmpuint (n_steps, ==, 300);
    g_assert_cmpfloat_with_epsilon (x, 100, 0.001);
  }
  g_string_truncate (out, 0);

  dossier_pen_begin_group (pen, "n\"1", "A & B", "javascript:alert(1)");
  dossier_pen_end_group (pen);
  g_assert_null (strstr (out->str, "javascript"));
  g_assert_cmpstr (out->str, ==, "<g id=\"n&quot;1\">\n<title>A &amp; B</title>\n</g>\n");
  g_string_truncate (out, 0);

  dossier_pen_begin_group (pen, NULL, NULL, "https://example.org/?a=1&b=\"2\"");
  dossier_pen_end_group (pen);
  g_assert_cmpstr (out->str, ==, "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\"><g>\n</g></a>\n");
  g_string_free (out, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/format-from-path", test_format_from_path);
  g_test_add_func ("/figure/svg", test_svg);
  g_test_add_func ("/figure/svg-numbers", test_svg_numbers);
  g_test_add_func ("/figure/xmllint", test_xmllint);
  g_test_add_func ("/figure/pdf-text", test_pdf_text);
  g_test_add_func ("/figure/pdf-date", test_pdf_date);
  g_test_add_func ("/figure/same-bytes", test_same_bytes);
  g_test_add_func ("/figure/png-size", test_png_size);
  g_test_add_func ("/figure/huge", test_huge);
  g_test_add_func ("/figure/empty", test_empty);
  g_test_add_func ("/figure/margin", test_margin);
  g_test_add_func ("/figure/options", test_options);
  g_test_add_func ("/figure/cancelled", test_cancelled);
  return g_test_run ();
}
