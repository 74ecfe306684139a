/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-reader.h"
#include "render-fixture.h"
#include "render/dossier-figure.h"
#include "render/dossier-font.h"
#include "render/dossier-label.h"
#include "render/dossier-language.h"

#include <pango/pangocairo.h>
#include <string.h>

/* These have other shapes in Japan than in China. */
#define HAN "直骨令海"

static void
test_choose (void)
{
  static const struct
  {
    const char *text;
    const char *said;
    const char *tag;
  } cases[] = {
    /* What is said, in all its forms. */
    { HAN, "ja", "ja" },
    { HAN, "ja-JP", "ja" },
    { HAN, "JA", "ja" },
    { HAN, "ko", "ko" },
    { HAN, "zh", "zh-Hans" },
    { HAN, "zh-CN", "zh-Hans" },
    { HAN, "zh-Hans", "zh-Hans" },
    { HAN, "zh-Hans-TW", "zh-Hans" },
    { HAN, "zh-Hant", "zh-Hant" },
    { HAN, "zh-TW", "zh-Hant" },
    { HAN, "zh_TW", "zh-Hant" },
    { HAN, "zh-HK", "zh-Hant-HK" },
    { HAN, "zh-Hant-MO", "zh-Hant-HK" },
    { HAN, "yue", "zh-Hant-HK" },
    { HAN, "cmn-Hant", "zh-Hant" },
    /* Not said, or in what is not written so: by the letters. */
    { HAN, NULL, "zh-Hans" },
    { HAN, "en", "zh-Hans" },
    { HAN, "", "zh-Hans" },
    { HAN, "japanese", "zh-Hans" },
    { HAN, "-ja", "zh-Hans" },
    { HAN, "ja\xe2\x80\xae", "zh-Hans" },
    { HAN, "ja-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa", "zh-Hans" },
    /* Kana and Hangul speak for themselves. */
    { HAN "の", "zh-Hant", "ja" },
    { HAN "의", "ja", "ko" },
    { "Tōkyō " HAN, "ja", "ja" },
    /* So do other letters, unless something else is said. */
    { "правда", NULL, "ru" },
    { "правда", "sr", "sr" },
    { "правда", "ja", "ru" },
    { "خبر", "ur", "ur" },
    { "خبر", "en", "ar" },
    { "He Yadong", "ja", NULL },
    { "Überprüfung", "de", NULL },
    { "", "ja", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *language = dossier_language_choose (cases[i].text, cases[i].said);

      g_test_message ("“%s” said to be in “%s”", cases[i].text, cases[i].said);
      g_assert_cmpstr (dossier_language_get_tag (language), ==, cases[i].tag);
      g_assert_true (language == g_intern_string (language));
    }
}

/* (transfer full): a dossier of one node, which rests on sources in the languages of @sources. */
static DossierGraph *
read_graph (const char *lang, const char *sources)
{
  g_autofree char *json = g_strdup_printf (
      "{ \"dossier\": 1, \"title\": \"" HAN "\", %s%s%s"
      "\"sources\": [{ \"id\": \"en\", \"title\": \"E\", \"lang\": \"en\" }, { \"id\": \"none\", \"title\": \"N\" },"
      "{ \"id\": \"ja\", \"title\": \"" HAN "\", \"lang\": \"ja\" },"
      "{ \"id\": \"zh\", \"title\": \"" HAN "\", \"lang\": \"zh-Hant\" }],"
      "\"nodes\": [{ \"id\": \"a\", \"type\": \"actor\", \"label\": \"" HAN "\", \"citations\": [%s] }] }",
      lang != NULL ? "\"lang\": \"" : "", lang != NULL ? lang : "", lang != NULL ? "\"," : "", sources);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_reader_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return graph;
}

static DossierScene *
make_scene (DossierGraph *graph)
{
  g_autoptr (DossierLayout) layout = fixture_layout_new (graph, 1, 30);

  return dossier_scene_new (graph, layout, DOSSIER_THEME_LIGHT, NULL);
}

static void
test_said (void)
{
#define QUOTE(source) "{ \"source\": \"" source "\", \"exact\": \"x\" }"
  static const struct
  {
    const char *lang;
    const char *citations;
    const char *said;
  } cases[] = {
    { NULL, "", NULL },
    { "ja", "", "ja" },
    { "ja", QUOTE ("zh"), "ja" },
    { "en", "", "en" },
    { "en", QUOTE ("zh"), "zh-Hant" },
    { NULL, QUOTE ("ja"), "ja" },
    { "en", QUOTE ("en") "," QUOTE ("none") "," QUOTE ("ja") "," QUOTE ("zh"), "ja" },
    { "en", QUOTE ("en"), "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierGraph) graph = read_graph (cases[i].lang, cases[i].citations);
      const DossierNode *node = dossier_graph_get_node (graph, 0);

      g_assert_cmpstr (dossier_language_get_said (graph, node->label, node->citations, node->n_citations), ==,
                       cases[i].said);
      g_assert_cmpstr (dossier_language_get_said (graph, "Letters", node->citations, node->n_citations), ==,
                       cases[i].lang);
    }
}

/* A label is in one language, also where a line of it has no kana. */
static void
test_lines (void)
{
  DossierLabel label;
  g_auto (GStrv) lines = NULL;

  dossier_label_init (&label, HAN HAN HAN HAN "のです",
                      &(DossierLabelSpec){ DOSSIER_FONT_REGULAR, 10, 10, 4, FALSE, NULL });
  lines = g_strsplit (label.text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 1);
  g_assert_cmpstr (dossier_language_choose (lines[0], NULL), ==, "zh-cn");
  g_assert_cmpstr (label.language, ==, "ja");
  dossier_label_clear (&label);
}

static gboolean
lacks_font (void)
{
  static const char *const wanted[]
      = { "Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans CJK HK" };
  PangoFontFamily **families = NULL;
  int n_families = 0;
  guint n_found = 0;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n_families);
  for (int i = 0; i < n_families; i++)
    for (guint j = 0; j < G_N_ELEMENTS (wanted); j++)
      n_found += g_str_equal (pango_font_family_get_name (families[i]), wanted[j]);
  g_free (families);
  if (n_found < G_N_ELEMENTS (wanted))
    g_test_skip ("the fonts of Noto CJK are missing");
  return n_found < G_N_ELEMENTS (wanted);
}

/* The shape of a character as it is drawn: what of it is ink. */
static char *
get_shape (const char *text, const char *said)
{
  const DossierLine *line
      = dossier_font_get_line (text, strlen (text), DOSSIER_FONT_REGULAR, dossier_language_choose (text, said), FALSE);
  GString *shape = g_string_new (NULL);
  DossierBox ink;
  const cairo_path_t *outline = dossier_font_get_outline (line, &ink);

  g_assert_nonnull (outline);
  for (int i = 0; i < outline->num_data; i += outline->data[i].header.length)
    {
      const cairo_path_data_t *data = &outline->data[i];

      g_string_append_printf (shape, "%d", data->header.type);
      for (int j = 1; j < data->header.length; j++)
        g_string_append_printf (shape, " %.2f %.2f", data[j].point.x, data[j].point.y);
      g_string_append_c (shape, '\n');
    }
  return g_string_free (shape, FALSE);
}

/* One cache holds them all, so they are asked for twice. */
static void
test_shapes (void)
{
  if (lacks_font ())
    return;
  for (guint round = 0; round < 2; round++)
    {
      g_autofree char *japanese = get_shape ("直", "ja");
      g_autofree char *simplified = get_shape ("直", "zh-Hans");
      g_autofree char *traditional = get_shape ("直", "zh-Hant");
      g_autofree char *unsaid = get_shape ("直", NULL);
      g_autofree char *bone_in_taiwan = get_shape ("骨", "zh-TW");
      g_autofree char *bone_in_hong_kong = get_shape ("骨", "zh-HK");
      g_autofree char *bone_in_china = get_shape ("骨", "zh-CN");
      g_autofree char *bone_in_korea = get_shape ("骨", "ko");

      g_assert_cmpstr (japanese, !=, simplified);
      g_assert_cmpstr (japanese, !=, traditional);
      g_assert_cmpstr (simplified, ==, unsaid);
      g_assert_cmpstr (bone_in_china, !=, bone_in_taiwan);
      g_assert_cmpstr (bone_in_china, !=, bone_in_hong_kong);
      g_assert_cmpstr (bone_in_china, !=, bone_in_korea);
    }
}

/* From the file to the pixels. */
static void
test_painted (void)
{
  g_autoptr (DossierGraph) japanese = read_graph ("ja", "");
  g_autoptr (DossierGraph) chinese = read_graph ("zh", "");
  g_autoptr (DossierGraph) unsaid = read_graph (NULL, "");
  DossierGraph *graphs[] = { japanese, chinese, unsaid };
  cairo_surface_t *pictures[G_N_ELEMENTS (graphs)];
  DossierBox region = { 0, 0, 160, 40 };
  gsize length = 0;

  if (lacks_font ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (graphs); i++)
    {
      g_autoptr (DossierScene) scene = make_scene (graphs[i]);

      pictures[i] = fixture_paint (scene, &region, 2);
    }
  length = (gsize) cairo_image_surface_get_stride (pictures[0]) * (gsize) cairo_image_surface_get_height (pictures[0]);
  g_assert_cmpint (
      memcmp (cairo_image_surface_get_data (pictures[0]), cairo_image_surface_get_data (pictures[1]), length), !=, 0);
  g_assert_cmpint (
      memcmp (cairo_image_surface_get_data (pictures[2]), cairo_image_surface_get_data (pictures[1]), length), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (graphs); i++)
    cairo_surface_destroy (pictures[i]);
}

/* Whoever shows an SVG chooses the shapes, so it says the language; title and notes each have theirs. */
static void
test_svg (void)
{
  g_autoptr (DossierGraph) graph = read_graph ("ja", QUOTE ("zh"));
  g_autoptr (DossierScene) scene = make_scene (graph);
  g_autoptr (DossierFigure) figure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *svg = NULL;
  DossierFigureOptions options;

  dossier_figure_options_init (&options);
  options.title = HAN "令";
  options.citations = TRUE;
  figure = dossier_figure_new (scene, &options);
  bytes = dossier_figure_write_bytes (figure, DOSSIER_FIGURE_SVG, 1, NULL, &error);
  g_assert_no_error (error);
  svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_regex_match_simple ("<text [^>]* xml:lang=\"ja\"[^>]*>" HAN "令</text>", svg, 0, 0)); /* title */
  g_assert_true (g_regex_match_simple ("<text [^>]* xml:lang=\"ja\"[^>]*>" HAN "</text>", svg, 0, 0)); /* node, owner */
  g_assert_true (g_regex_match_simple ("<text [^>]* xml:lang=\"zh-Hant\"[^>]*>" HAN "</text>", svg, 0, 0)); /* source */
  g_assert_false (g_regex_match_simple ("xml:lang=[^>]*>Actor<", svg, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/choose", test_choose);
  g_test_add_func ("/language/said", test_said);
  g_test_add_func ("/language/lines", test_lines);
  g_test_add_func ("/language/shapes", test_shapes);
  g_test_add_func ("/language/painted", test_painted);
  g_test_add_func ("/language/svg", test_svg);
  return g_test_run ();
}
