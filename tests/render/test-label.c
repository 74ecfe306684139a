/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "render/dossier-label.h"

#include <pango/pangocairo.h>
#include <string.h>

static const DossierLabelSpec statement = { DOSSIER_FONT_REGULAR, 10, 13, 4, FALSE };

static guint
count_lines (const DossierLabel *label)
{
  guint n = 1;

  for (const char *p = label->text; *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

static void
test_balanced (void)
{
  DossierLabel label;
  g_auto (GStrv) lines = NULL;

  dossier_label_init (&label, "The ban is on all of the dual-use as a set", &statement);
  lines = g_strsplit (label.text, "\n", -1);
  g_assert_cmpuint (label.n_lines, ==, 2);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  /* A full first line would hold three letters in four. */
  g_assert_cmpint (ABS ((int) strlen (lines[0]) - (int) strlen (lines[1])), <=, 5);
  g_assert_cmpfloat (label.width, <=, 13 * 10);
  dossier_label_clear (&label);
}

/* Balancing cuts no word, and breaks none at its hyphen, that fits in a line. */
static void
test_whole_words (void)
{
  DossierLabel label;

  dossier_label_init (&label, "Export ban on dual-use items for Japan", &statement);
  g_assert_cmpuint (label.n_lines, ==, 2);
  g_assert_nonnull (strstr (label.text, "dual-use"));
  dossier_label_clear (&label);

  dossier_label_init (&label, "Wir sagen Internationalisierungs",
                      &(DossierLabelSpec){ DOSSIER_FONT_REGULAR, 10, 11.5, 4, FALSE, NULL });
  g_assert_cmpuint (label.n_lines, >, 1);
  g_assert_nonnull (strstr (label.text, "Internationalisierungs"));
  dossier_label_clear (&label);

  /* But rather there than in the middle of a part. */
  dossier_label_init (&label, "Aserbaidschanisch-Kasachstanisch", &statement);
  g_assert_cmpstr (label.text, ==, "Aserbaidschanisch-\nKasachstanisch");
  dossier_label_clear (&label);
}

static void
test_one_line (void)
{
  DossierLabel label;

  dossier_label_init (&label, "He Yadong", &statement);
  g_assert_cmpstr (label.text, ==, "He Yadong");
  g_assert_cmpuint (label.n_lines, ==, 1);
  dossier_label_clear (&label);

  dossier_label_init (&label, "", &statement);
  g_assert_cmpstr (label.text, ==, "");
  g_assert_cmpuint (label.n_lines, ==, 1);
  dossier_label_clear (&label);
}

static void
test_white_space (void)
{
  DossierLabel label;

  dossier_label_init (&label, "  He\n\tYadong \x01\xe2\x80\xa8 of China\r\n", &statement);
  g_assert_cmpstr (label.text, ==, "He Yadong of China");
  dossier_label_clear (&label);

  /* No-break spaces are kept, and kept together. */
  dossier_label_init (&label, "8\xc2\xa0January", &(DossierLabelSpec){ DOSSIER_FONT_REGULAR, 10, 3, 4, FALSE, NULL });
  g_assert_null (strstr (label.text, "8\n"));
  dossier_label_clear (&label);
}

static void
test_ellipsis (void)
{
  g_autofree char *words = g_strnfill (10000, 'a');
  DossierLabel label;

  for (gsize i = 7; i < 10000; i += 8)
    words[i] = ' ';
  for (guint estimate = 0; estimate < 2; estimate++)
    {
      DossierLabelSpec spec = statement;

      spec.estimate = estimate == 1;
      dossier_label_init (&label, words, &spec);
      g_assert_cmpuint (label.n_lines, ==, 4);
      g_assert_cmpuint (count_lines (&label), ==, 4);
      g_assert_true (g_str_has_suffix (label.text, "…"));
      g_assert_cmpfloat (label.width, <=, 13 * 10 + 1e-6);
      dossier_label_clear (&label);
    }
}

/* Words are not cut for the ellipsis where enough of the line is left. */
static void
test_ellipsis_behind_word (void)
{
  DossierLabelSpec spec = { DOSSIER_FONT_REGULAR, 10, 0, 1, FALSE };
  DossierLabel label;

  /* A line that three words fill, so that an ellipsis behind them has no room. */
  dossier_label_init (&label, "The spokesperson has announced",
                      &(DossierLabelSpec){ DOSSIER_FONT_REGULAR, 10, 100, 1, FALSE, NULL });
  spec.max_width = label.width / 10 + 0.1;
  dossier_label_clear (&label);
  dossier_label_init (&label, "The spokesperson has announced comprehensive restrictions", &spec);
  g_assert_cmpstr (label.text, ==, "The spokesperson has…");
  dossier_label_clear (&label);

  dossier_label_init (&label, "Ministry Zusammenarbeitsentwicklungshilfe",
                      &(DossierLabelSpec){ DOSSIER_FONT_REGULAR, 10, 12, 1, FALSE, NULL });
  g_assert_true (g_str_has_prefix (label.text, "Ministry Zusammen") || g_str_equal (label.text, "Ministry…"));
  g_assert_true (g_str_has_suffix (label.text, "…"));
  dossier_label_clear (&label);
}

/* One word longer than a line is cut between letters, none lost. */
static void
test_long_word (void)
{
  const char *word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";
  g_autofree char *joined = NULL;
  g_auto (GStrv) lines = NULL;
  DossierLabel label;

  dossier_label_init (&label, word, &statement);
  lines = g_strsplit (label.text, "\n", -1);
  joined = g_strjoinv ("", lines);
  g_assert_cmpstr (joined, ==, word);
  g_assert_cmpuint (label.n_lines, >, 1);
  g_assert_cmpfloat (label.width, <=, 13 * 10 + 1e-6);
  dossier_label_clear (&label);
}

static void
test_scripts (void)
{
  DossierLabel label;

  dossier_label_init (&label, "中华人民共和国商务部新闻发言人何亚东表示将继续履行国际义务", &statement);
  g_assert_cmpuint (label.n_lines, >, 1);
  g_assert_false (label.right_to_left);
  dossier_label_clear (&label);

  dossier_label_init (&label, "وزارة التجارة", &statement);
  g_assert_true (label.right_to_left);
  dossier_label_clear (&label);

  dossier_label_init (&label, "(1) משרד המסחר", &statement);
  g_assert_true (label.right_to_left);
  dossier_label_clear (&label);
}

static void
test_marks (void)
{
  GString *text = g_string_new ("e");
  DossierLabel label;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "\xcc\x81");
  g_string_append (text, "nd Ti\xe1\xba\xbfng Vi\xe1\xbb\x87t");
  dossier_label_init (&label, text->str, &statement);
  g_assert_cmpstr (label.text, ==, "e\xcc\x81\xcc\x81nd Ti\xe1\xba\xbfng Vi\xe1\xbb\x87t");
  dossier_label_clear (&label);
  g_string_free (text, TRUE);
}

/* Whether there is a font with all of it; where there is none, what is drawn instead has any width. */
static gboolean
has_font (const char *text)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  gboolean is_whole;

  pango_layout_set_text (layout, text, -1);
  is_whole = pango_layout_get_unknown_glyphs_count (layout) == 0;
  g_object_unref (layout);
  g_object_unref (context);
  return is_whole;
}

/* Estimated widths are never much less than the true ones, and not far more. */
static void
test_estimate (void)
{
  static const char *const samples[] = {
    "Civilian users will not", "Ministry of Commerce", "WTO complaint by Japan", "28,000 tonnes a year in 2010",
    "Revision of China’s",     "Quellenangabe für Öl", "商务部新闻发言人",       "Министерство торговли",
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (guint style = DOSSIER_FONT_REGULAR; style <= DOSSIER_FONT_BOLD; style++)
      {
        DossierLabel shaped;
        DossierLabel estimated;

        if (!has_font (samples[i]))
          {
            g_test_message ("%s: there is no font for it", samples[i]);
            continue;
          }
        dossier_label_init (&shaped, samples[i], &(DossierLabelSpec){ style, 10, 100, 1, FALSE, NULL });
        dossier_label_init (&estimated, samples[i], &(DossierLabelSpec){ style, 10, 100, 1, TRUE, NULL });
        g_test_message ("%s: %.1f, estimated %.1f", samples[i], shaped.width, estimated.width);
        g_assert_cmpfloat (estimated.width, >=, 0.9 * shaped.width);
        g_assert_cmpfloat (estimated.width, <=, 1.3 * shaped.width);
        dossier_label_clear (&shaped);
        dossier_label_clear (&estimated);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label/balanced", test_balanced);
  g_test_add_func ("/label/whole-words", test_whole_words);
  g_test_add_func ("/label/one-line", test_one_line);
  g_test_add_func ("/label/white-space", test_white_space);
  g_test_add_func ("/label/ellipsis", test_ellipsis);
  g_test_add_func ("/label/ellipsis-behind-word", test_ellipsis_behind_word);
  g_test_add_func ("/label/long-word", test_long_word);
  g_test_add_func ("/label/scripts", test_scripts);
  g_test_add_func ("/label/marks", test_marks);
  g_test_add_func ("/label/estimate", test_estimate);
  return g_test_run ();
}
