/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render/dossier-font.h"
#include "render/dossier-label.h"
#include "render/dossier-pen-svg.h"
#include "render/dossier-slant.h"

#include <string.h>

/* Parts that are slanted stand between slashes. */
static const struct
{
  const char *text;
  const char *parts;
} texts[] = {
  { "", "" },
  { "said by", "/said by/" },
  { "2026", "/2026/" },
  { "вызвал", "/вызвал/" },
  { "日本", "日本" },
  { "「日本」", "「日本」" },
  { "ソース、", "ソース、" },
  { "2026年の発言 2", "2026年の発言 2" },
  { "말했다", "말했다" },
  { "قال", "قال" },
  { "אמר", "אמר" },
  { "said 日本", "/said /日本" },
  { "关于 dysprosium 的说法", "关于 /dysprosium /的说法" },
  { "ＡＢＣ", "ＡＢＣ" },
  { "e\xcc\x81t\xc3\xa9", "/e\xcc\x81t\xc3\xa9/" },
};

static void
test_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) parts = g_string_new (NULL);
      gsize length = strlen (texts[i].text);
      gsize taken = 0;

      for (gsize start = 0; start < length; start += taken)
        {
          gboolean slanted = FALSE;

          taken = dossier_slant_take (texts[i].text + start, length - start, &slanted);
          g_assert_cmpuint (taken, >, 0);
          g_string_append_printf (parts, slanted ? "/%.*s/" : "%.*s", (int) taken, texts[i].text + start);
        }
      g_assert_cmpstr (parts->str, ==, texts[i].parts);
    }
}

static gboolean
is_latin (const char *letter)
{
  return g_unichar_get_script (g_utf8_get_char (letter)) == G_UNICODE_SCRIPT_LATIN;
}

/* What is shaped: each run has a font, aslant or not. */
static void
test_runs (void)
{
  static const char *const mixed[] = { "said 日本", "关于 dysprosium 的说法", "قال Ahmad", "Yoav אמר", "발언 by 日本" };
  static const char *const languages[] = { "ja", "zh-cn", NULL, NULL, "ko" };

  for (guint i = 0; i < G_N_ELEMENTS (mixed); i++)
    for (guint right_to_left = 0; right_to_left < 2; right_to_left++)
      {
        g_autoptr (PangoLayout) layout
            = dossier_font_create_layout (mixed[i], -1, DOSSIER_FONT_ITALIC, languages[i], right_to_left != 0);
        guint n_slanted = 0, n_upright = 0;

        for (GSList *run = dossier_font_get_only_line (layout)->runs; run != NULL; run = run->next)
          {
            PangoGlyphItem *item = run->data;
            PangoFontDescription *font = pango_font_describe (item->item->analysis.font);
            gboolean slanted = pango_font_description_get_style (font) != PANGO_STYLE_NORMAL;
            const char *letter = pango_layout_get_text (layout) + item->item->offset;

            pango_font_description_free (font);
            /* A space goes with what stands before it. */
            if (!g_unichar_isalpha (g_utf8_get_char (letter)))
              continue;
            g_assert_cmpint (slanted, ==, is_latin (letter));
            n_slanted += slanted;
            n_upright += !slanted;
          }
        g_assert_cmpuint (n_slanted, >, 0);
        g_assert_cmpuint (n_upright, >, 0);
      }
}

static guint
copy_outline (const char *text, DossierFontStyle style, const char *language, cairo_path_data_t **copy)
{
  DossierBox ink;
  const cairo_path_t *path
      = dossier_font_get_outline (dossier_font_get_line (text, strlen (text), style, language, FALSE), &ink);

  g_assert_nonnull (path);
  *copy = g_memdup2 (path->data, (gsize) path->num_data * sizeof *path->data);
  return (guint) path->num_data;
}

static void
assert_same (const cairo_path_data_t *first, const cairo_path_data_t *second, guint n)
{
  for (guint i = 0; i < n; i += (guint) first[i].header.length)
    {
      g_assert_cmpint (first[i].header.type, ==, second[i].header.type);
      g_assert_cmpint (first[i].header.length, ==, second[i].header.length);
      for (int j = 1; j < first[i].header.length; j++)
        {
          g_assert_cmpfloat (first[i + (guint) j].point.x, ==, second[i + (guint) j].point.x);
          g_assert_cmpfloat (first[i + (guint) j].point.y, ==, second[i + (guint) j].point.y);
        }
    }
}

/* What is drawn: upright letters have the very same outline, and are as wide as they were measured. */
static void
test_outlines (void)
{
  static const char *const upright[] = { "日本の発言", "出口管制", "말했다" };
  static const char *const languages[] = { "ja", "zh-cn", "ko" };
  g_autofree cairo_path_data_t *latin = NULL;
  g_autofree cairo_path_data_t *latin_slanted = NULL;
  guint n = copy_outline ("said", DOSSIER_FONT_REGULAR, NULL, &latin);
  guint n_slanted = copy_outline ("said", DOSSIER_FONT_ITALIC, NULL, &latin_slanted);

  g_assert_true (n != n_slanted || latin[1].point.x != latin_slanted[1].point.x);

  for (guint i = 0; i < G_N_ELEMENTS (upright); i++)
    {
      const char *text = upright[i];
      DossierLabelSpec spec = { DOSSIER_FONT_ITALIC, 10, 100, 1, FALSE, languages[i] };
      DossierLabel label;
      g_autofree cairo_path_data_t *first = NULL;
      g_autofree cairo_path_data_t *second = NULL;

      n = copy_outline (text, DOSSIER_FONT_REGULAR, languages[i], &first);
      n_slanted = copy_outline (text, DOSSIER_FONT_ITALIC, languages[i], &second);
      g_assert_cmpuint (n, ==, n_slanted);
      assert_same (first, second, n);

      dossier_label_init (&label, text, &spec);
      g_assert_cmpstr (label.text, ==, text);
      g_assert_cmpfloat_with_epsilon (
          label.width,
          dossier_font_get_line (text, strlen (text), DOSSIER_FONT_ITALIC, label.language, FALSE)->width * spec.size
              / DOSSIER_FONT_REFERENCE_SIZE,
          0.01);
      dossier_label_clear (&label);
    }
}

/* A label that is cut, too, is as wide as it was measured, with its ellipsis. */
static void
test_cut (void)
{
  static const char *const long_ones[] = { "said by a person who knows what was decided", "关于稀土出口管制的一种说法与另一种说法" };

  for (guint i = 0; i < G_N_ELEMENTS (long_ones); i++)
    {
      DossierLabelSpec spec = { DOSSIER_FONT_ITALIC, 10, 9, 1, FALSE, NULL };
      DossierLabel label;

      dossier_label_init (&label, long_ones[i], &spec);
      g_assert_true (g_str_has_suffix (label.text, "…"));
      g_assert_cmpfloat_with_epsilon (
          label.width,
          dossier_font_get_line (label.text, strlen (label.text), DOSSIER_FONT_ITALIC, label.language, FALSE)->width
              * spec.size / DOSSIER_FONT_REFERENCE_SIZE,
          0.05);
      dossier_label_clear (&label);
    }
}

static void
assert_svg (const char *text, DossierFontStyle style, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DossierPen) pen = dossier_pen_svg_new (out);
  DossierColor color = { 0, 0, 0, 1 };
  DossierTextRun run = { .text = text, .style = style, .size = 10, .line_height = 12 };

  dossier_pen_text (pen, &run, &color);
  if (strstr (out->str, expected) == NULL)
    g_error ("“%s” is not in “%s”", expected, out->str);
}

static void
test_svg (void)
{
  assert_svg ("said", DOSSIER_FONT_ITALIC, ">said</text>");
  assert_svg ("said", DOSSIER_FONT_ITALIC, " font-style=\"italic\"");
  assert_svg ("日本", DOSSIER_FONT_ITALIC, "><tspan font-style=\"normal\">日本</tspan></text>");
  assert_svg ("said 日本 <b>", DOSSIER_FONT_ITALIC, ">said <tspan font-style=\"normal\">日本 &lt;</tspan>b&gt;</text>");
  assert_svg ("日本", DOSSIER_FONT_REGULAR, ">日本</text>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slant/parts", test_parts);
  g_test_add_func ("/slant/runs", test_runs);
  g_test_add_func ("/slant/outlines", test_outlines);
  g_test_add_func ("/slant/cut", test_cut);
  g_test_add_func ("/slant/svg", test_svg);
  return g_test_run ();
}
