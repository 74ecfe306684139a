/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-error.h"
#include "text/dossier-normal.h"
#include "text/dossier-text-private.h"

#include <string.h>

static DossierText *
make_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DossierText *made = dossier_text_new (bytes, &error);

  g_assert_no_error (error);
  return made;
}

static void
test_offsets (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (DossierText) text = NULL;
  g_autofree char *passage = NULL;
  g_autofree char *clamped = NULL;
  g_autofree char *none = NULL;
  gsize length;

  /* One, two, three and four bytes, over and over, so that marks fall everywhere. */
  for (guint i = 0; i < 1000; i++)
    g_string_append (string, "aé中😀");
  text = make_text (string->str);
  g_assert_cmpint (dossier_text_get_length (text), ==, 4000);
  for (gint64 i = 0; i <= 4000; i++)
    {
      gsize byte = dossier_text_get_byte_offset (text, i);

      g_assert_cmpuint (byte, ==, (gsize) (i / 4 * 10 + (const int[]) { 0, 1, 3, 6 }[i % 4]));
      g_assert_cmpint (dossier_text_get_offset (text, byte), ==, i);
    }
  passage = dossier_text_get_passage (text, 3001, 3005);
  g_assert_cmpstr (passage, ==, "é中😀a");
  clamped = dossier_text_get_passage (text, 3998, G_MAXINT64);
  g_assert_cmpstr (clamped, ==, "中😀");
  none = dossier_text_get_passage (text, 10, 5);
  g_assert_cmpstr (none, ==, "");
  g_assert_nonnull (dossier_text_get_bytes (text, &length));
  g_assert_cmpuint (length, ==, 10000);
}

static void
test_empty (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);
  g_autoptr (DossierText) text = dossier_text_new (bytes, NULL);
  g_autofree char *passage = dossier_text_get_passage (text, 0, 1);

  g_assert_cmpint (dossier_text_get_length (text), ==, 0);
  g_assert_cmpstr (passage, ==, "");
  g_assert_cmpuint (dossier_text_get_normal (text)->length, ==, 0);
  g_assert_cmpstr (dossier_text_get_content_hash (text), ==,
                   "sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_refused (void)
{
  g_autoptr (GBytes) latin = g_bytes_new_static ("caf\xe9", 4);
  gsize too_many = DOSSIER_TEXT_MAX_BYTES + 1;
  g_autoptr (GBytes) large = g_bytes_new_take (g_strnfill (too_many, 'x'), too_many);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_text_new (latin, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (dossier_text_new (large, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT);
}

static void
test_normalise (void)
{
  static const struct
  {
    const char *text;
    const char *normal;
  } cases[] = {
    { "plain", "plain" },
    { "Case is Kept", "Case is Kept" },
    { "  a \t\r\n b\v\fc  ", "a b c" },
    { "a\u00a0b\u202fc\u2007d\u3000e\u2028f\u2029g\xc2\x85h\u1680i\u205fj", "a b c d e f g h i j" },
    { "\u2018a\u2019 \u201ab\u201b", "'a' 'b'" },
    { "\u201ca\u201d \u201eb\u201f", "\"a\" \"b\"" },
    { "a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h", "a-b-c-d-e-f-g-h" },
    { "\u00aba\u00bb \u2026 \u2022 \u00ad\u200b", "\u00aba\u00bb \u2026 \u2022 \u00ad\u200b" },
    { "cafe\u0301", "caf\u00e9" },
    { "a\u0323\u0302", "\u1ead" },
    { "a\u0302\u0323", "\u1ead" },
    { "\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00" },
    { "\u212b \u2126 \u212a", "\u00c5 \u03a9 K" },
    { "\u0958", "\u0915\u093c" },
    { "\uf900", "\u8c48" },
    { "\u5546\u52a1\u90e8\u3000\u53d1\u8a00\u4eba", "\u5546\u52a1\u90e8 \u53d1\u8a00\u4eba" },
    { "\ufb01 \u00b2 \u2460", "\ufb01 \u00b2 \u2460" },
    { "\u304b\u3099", "\u304c" },
    { "\U0001f600\U0001f468\u200d\U0001f469", "\U0001f600\U0001f468\u200d\U0001f469" },
    { "\u0301a", "\u0301a" },
    { " \u00a0 ", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = dossier_normalise (cases[i].text);
      g_autofree char *again = dossier_normalise (normal);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (normal, ==, cases[i].normal);
      g_assert_cmpstr (again, ==, normal);
    }
}

/* What GLib composes as a whole, and what is composed here piece by piece, are the same. */
static void
test_compose_like_glib (void)
{
  static const gunichar letters[] = { 'a', 'e', 'o', 0x300, 0x301, 0x302, 0x308, 0x323, 0x327, 0x345, 0xe9, 0x1ea5, 0x1100,
                                      0x1161, 0x11a8, 0xac00, 0x915, 0x93c, 0x958, 0x9c7, 0x9be, 0xbc6, 0xbbe, 0x4e2d,
                                      0x304b, 0x3099, 0x3b1, 0x1f00, 0x212b, 0xfb1d, 0x5d0, 0x5bc, 0x1d15e, 0x2adc, 0xf73,
                                      0x340, 0x344, 0x653, 0x627 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *expected = NULL;
      g_autofree char *normal = NULL;

      for (int n = g_rand_int_range (rand, 1, 9); n > 0; n--)
        g_string_append_unichar (text, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
      expected = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      normal = dossier_normalise (text->str);
      g_assert_cmpstr (normal, ==, expected);
    }
}

/* Every piece of the normal form leads back to a piece of the text that has that normal form. */
static void
test_way_back (void)
{
  static const char *const pieces[] = { "a", "word ", "  \n", "\u00a0", "e\u0301", "\u2019", "\u2014", "中文", "\U0001f600",
                                        "\u1112\u1161\u11ab", "\u212b", "\u0958", "." };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DossierNormal) normal = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  normal = dossier_normal_new (text->str, text->len);
  g_assert_cmpuint (normal->length, >, 2000);
  for (guint i = 0; i < 3000; i++)
    {
      gsize start = (gsize) g_rand_int_range (rand, 0, (gint32) normal->length - 1);
      gsize end = start + (gsize) g_rand_int_range (rand, 1, 80);
      gsize from, to;
      g_autofree char *expected = NULL;
      g_autofree char *piece = NULL;
      g_autofree char *back = NULL;

      end = MIN (end, normal->length);
      while (start > 0 && ((guchar) normal->text[start] & 0xc0) == 0x80)
        start--;
      while (end < normal->length && ((guchar) normal->text[end] & 0xc0) == 0x80)
        end++;
      dossier_normal_find_origin (normal, text->str, text->len, start, end, &from, &to);
      g_assert_cmpuint (from, <, to);
      g_assert_cmpuint (to, <=, text->len);
      expected = g_strndup (normal->text + start, end - start);
      g_strstrip (expected);
      piece = g_strndup (text->str + from, to - from);
      g_assert_true (g_utf8_validate (piece, -1, NULL));
      back = dossier_normalise (piece);
      /* A piece that starts or ends within a cluster of several characters takes the whole of it. */
      g_assert_nonnull (strstr (back, expected));
      g_assert_cmpuint (strlen (back), <=, strlen (expected) + 8);
    }
}

/* A text of nothing but marks must not take quadratic time. */
static void
test_marks (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (DossierNormal) normal = NULL;

  for (guint i = 0; i < 500000; i++)
    g_string_append (text, i % 2 == 0 ? "\u0301" : "\u0323");
  normal = dossier_normal_new (text->str, text->len);
  g_assert_cmpuint (normal->length, >, 900000);
}

static gpointer
ask (gpointer data)
{
  return (gpointer) dossier_text_get_normal (data);
}

static void
test_threads (void)
{
  g_autoptr (DossierText) text = make_text ("a\u00a0b");
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("normal", ask, text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == dossier_text_get_normal (text));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/offsets", test_offsets);
  g_test_add_func ("/text/empty", test_empty);
  g_test_add_func ("/text/refused", test_refused);
  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/compose-like-glib", test_compose_like_glib);
  g_test_add_func ("/text/way-back", test_way_back);
  g_test_add_func ("/text/marks", test_marks);
  g_test_add_func ("/text/threads", test_threads);
  return g_test_run ();
}
