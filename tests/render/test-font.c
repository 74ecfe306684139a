/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render/dossier-font.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#define N_WORKERS 2
#define N_LINES 200

static const struct
{
  const char *language;
  const char *text;
} texts[] = {
  { "ja", "直骨角輸出管理" }, { "ko", "한국 수출 통제" }, { "zh-cn", "出口管制直骨角" },
  { "zh-tw", "出口管制直骨" }, { "zh-hk", "出口管制直" },   { NULL, "Export ban" },
};

/* A text in one of the languages, with a character that was not drawn before. */
static char *
make_text (guint i, guint which)
{
  char character[7] = { 0 };

  g_unichar_to_utf8 (0x4e00 + i * 37 % 0x4000, character);
  return g_strdup_printf ("%s%s %u", texts[which].text, character, i);
}

static gpointer
draw_lines (gpointer data)
{
  gint *is_over = data;

  for (guint i = 0; !g_atomic_int_get (is_over); i++)
    {
      g_autofree char *text = make_text (i, i % G_N_ELEMENTS (texts));
      const DossierLine *line
          = dossier_font_get_line (text, strlen (text), i / 6 % (DOSSIER_FONT_ITALIC + 1),
                                   texts[i % G_N_ELEMENTS (texts)].language, FALSE);
      DossierBox ink;

      g_assert_cmpfloat (line->width, >, 0);
      g_assert_nonnull (dossier_font_get_outline (line, &ink));
    }
  return NULL;
}

static cairo_status_t
take (gpointer count, const unsigned char *bytes, unsigned int length)
{
  *(gsize *) count += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Cairo (1.16) keeps something of each font that it writes. */
static void
finish (cairo_surface_t *surface)
{
#ifdef __SANITIZE_ADDRESS__
  __lsan_disable ();
#endif
  cairo_surface_finish (surface);
#ifdef __SANITIZE_ADDRESS__
  __lsan_enable ();
#endif
}

static gpointer
write_pages (gpointer data)
{
  gint *is_over = data;

  for (guint i = 0; !g_atomic_int_get (is_over); i++)
    {
      gsize count = 0;
      cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (take, &count, 500, 500);
      cairo_t *cr = cairo_create (surface);

      for (guint j = 0; j < 20; j++)
        {
          g_autofree char *text = make_text (i * 20 + j, j % G_N_ELEMENTS (texts));

          cairo_move_to (cr, 0, j * 24);
          dossier_font_show (cr, dossier_font_get_line (text, strlen (text), j % (DOSSIER_FONT_ITALIC + 1),
                                                        texts[j % G_N_ELEMENTS (texts)].language, FALSE));
        }
      cairo_destroy (cr);
      finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
      g_assert_cmpuint (count, >, 1000);
    }
  return NULL;
}

/* Cairo has one set of open font files for all threads and, at least up to 1.16, closes some while others draw with them.
 * GTK draws with them: whoever draws beside it does without. */
static void
test_beside_gtk (gconstpointer data)
{
  static const char *const families[] = { "Noto Serif CJK JP", "Noto Serif CJK KR", "Noto Sans CJK SC",
                                          "DejaVu Sans",       "Noto Sans CJK JP",  "Cantarell" };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  GThread *workers[N_WORKERS];
  gint is_over = 0;

  for (guint i = 0; i < N_WORKERS; i++)
    workers[i] = g_thread_new ("painter", *(const GThreadFunc *) data, &is_over);
  for (guint i = 0; i < N_LINES; i++)
    {
      g_autoptr (PangoLayout) layout = pango_layout_new (context);
      PangoFontDescription *font = pango_font_description_new ();
      g_autofree char *text = make_text (i, i % G_N_ELEMENTS (texts));
      PangoRectangle ink;

      pango_font_description_set_family_static (font, families[i / 3 % G_N_ELEMENTS (families)]);
      pango_font_description_set_weight (font, i % 2 == 0 ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
      pango_font_description_set_size (font, (gint) (9 + i % 40) * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
      pango_layout_set_text (layout, text, -1);
      pango_layout_get_extents (layout, &ink, NULL);
      g_assert_cmpint (ink.width, >, 0);
    }
  g_atomic_int_set (&is_over, 1);
  for (guint i = 0; i < N_WORKERS; i++)
    g_thread_join (workers[i]);
  g_object_unref (context);
}

/* What a line's outline covers, held against what cairo's own fonts draw of it. */
static void
test_outline (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  g_autoptr (PangoLayout) layout = dossier_font_create_layout (texts[which].text, -1, DOSSIER_FONT_REGULAR,
                                                               texts[which].language, FALSE);
  double upright = 0;

  /* What stands for a missing letter is drawn larger by cairo. */
  if (pango_layout_get_unknown_glyphs_count (layout) > 0)
    {
      g_test_skip ("no font here has all of these letters");
      return;
    }

  for (DossierFontStyle style = 0; style <= DOSSIER_FONT_ITALIC; style++)
    {
      const char *text = texts[which].text;
      const DossierLine *line = dossier_font_get_line (text, strlen (text), style, texts[which].language, FALSE);
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      const cairo_path_t *outline = NULL;
      DossierBox ink;
      double x, y, width, height;

      cairo_move_to (cr, 0, 0);
      dossier_font_show (cr, line);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      outline = dossier_font_get_outline (line, &ink);
      g_assert_nonnull (outline);
      g_assert_cmpint (outline->num_data, >, 50);
      g_assert_true (dossier_font_get_outline (line, &ink) == outline);
      /* Cairo's are whole pixels, with one to spare; of slanted letters they are slanted boxes, which are wider. */
      g_assert_cmpfloat_with_epsilon (ink.y, y, 3);
      g_assert_cmpfloat_with_epsilon (ink.height, height, 5);
      g_assert_cmpfloat (ink.x, >=, x - 0.1);
      g_assert_cmpfloat (ink.x + ink.width, <=, x + width + 0.1);
      if (style == DOSSIER_FONT_ITALIC && texts[which].language == NULL)
        g_assert_cmpfloat (ink.width, >, upright + 1);
      else if (style == DOSSIER_FONT_ITALIC)
        /* Han characters, kana and Hangul have no italics. */
        g_assert_cmpfloat (ink.width, ==, upright);
      else
        g_assert_cmpfloat_with_epsilon (ink.width, width, 5);
      if (style == DOSSIER_FONT_REGULAR)
        upright = ink.width;
      g_assert_cmpfloat (line->width, >, ink.width - 16);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char *argv[])
{
  static const GThreadFunc draw = draw_lines;
  static const GThreadFunc write = write_pages;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/font/beside-gtk", &draw, test_beside_gtk);
  g_test_add_data_func ("/font/pages-beside-gtk", &write, test_beside_gtk);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/font/outline/%s", texts[i].language != NULL ? texts[i].language : "en");

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_outline);
    }
  return g_test_run ();
}
