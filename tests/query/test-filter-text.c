/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query/dossier-filter.h"

#include <string.h>

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_add (void)
{
  assert_text (dossier_filter_text_add ("", DOSSIER_FILTER_TYPE, "actor", FALSE), "type:actor");
  assert_text (dossier_filter_text_add ("ban", DOSSIER_FILTER_TYPE, "actor", TRUE), "ban -type:actor");
  assert_text (dossier_filter_text_add ("ban ", DOSSIER_FILTER_BY, "He Yadong", FALSE), "ban by:\"He Yadong\"");
  assert_text (dossier_filter_text_add ("ban", DOSSIER_FILTER_WORDS, "-x", FALSE), "ban \"-x\"");
  assert_text (dossier_filter_text_add ("", DOSSIER_FILTER_WORDS, "OR", FALSE), "\"OR\"");
  assert_text (dossier_filter_text_add ("", DOSSIER_FILTER_WORDS, "a:b", TRUE), "-\"a:b\"");
  assert_text (dossier_filter_text_add ("", DOSSIER_FILTER_SOURCE, "say \"no\" \\", FALSE),
               "source:\"say \\\"no\\\" \\\\\"");
  assert_text (dossier_filter_text_add ("", DOSSIER_FILTER_DATE, "2026-01-06..2026-01-09", FALSE),
               "date:2026-01-06..2026-01-09");
  assert_text (dossier_filter_text_add ("ban", DOSSIER_FILTER_TYPE, "", FALSE), "ban");

  /* What is joined by OR stays together, and only that. */
  assert_text (dossier_filter_text_add ("a OR b", DOSSIER_FILTER_TYPE, "actor", FALSE), "(a OR b) type:actor");
  assert_text (dossier_filter_text_add ("(a OR b)", DOSSIER_FILTER_TYPE, "actor", FALSE), "(a OR b) type:actor");
  assert_text (dossier_filter_text_add ("\"OR\" or", DOSSIER_FILTER_TYPE, "actor", FALSE), "\"OR\" or type:actor");

  /* What somebody is still typing is ended first. */
  assert_text (dossier_filter_text_add ("\"spare civ", DOSSIER_FILTER_TYPE, "actor", FALSE),
               "\"spare civ\" type:actor");
  assert_text (dossier_filter_text_add ("“spare civ", DOSSIER_FILTER_TYPE, "actor", FALSE), "“spare civ” type:actor");
  assert_text (dossier_filter_text_add ("\"a\\", DOSSIER_FILTER_TYPE, "actor", FALSE), "\"a\\\\\" type:actor");
  assert_text (dossier_filter_text_add ("a OR (b \"c", DOSSIER_FILTER_TYPE, "actor", FALSE),
               "(a OR (b \"c\")) type:actor");
}

static void
test_remove (void)
{
  assert_text (dossier_filter_text_remove ("ban  type:actor by:x", DOSSIER_FILTER_TYPE, "actor", FALSE), "ban  by:x");
  assert_text (dossier_filter_text_remove ("type:actor by:x", DOSSIER_FILTER_TYPE, "actor", FALSE), "by:x");
  assert_text (dossier_filter_text_remove ("ban type:\"actor\"", DOSSIER_FILTER_TYPE, "actor", FALSE), "ban");
  assert_text (dossier_filter_text_remove ("type:actor", DOSSIER_FILTER_TYPE, "actor", FALSE), "");
  assert_text (dossier_filter_text_remove ("-type:actor type:actor", DOSSIER_FILTER_TYPE, "actor", FALSE),
               "-type:actor");
  assert_text (dossier_filter_text_remove ("-type:actor type:actor", DOSSIER_FILTER_TYPE, "actor", TRUE), "type:actor");
  assert_text (dossier_filter_text_remove ("type:actor type:actor", DOSSIER_FILTER_TYPE, "actor", FALSE), "type:actor");
  assert_text (dossier_filter_text_remove ("(a)type:actor(b)", DOSSIER_FILTER_TYPE, "actor", FALSE), "(a) (b)");

  /* Not what is not there, and not inside of something else. */
  assert_text (dossier_filter_text_remove ("type:actor ", DOSSIER_FILTER_TYPE, "measure", FALSE), "type:actor ");
  assert_text (dossier_filter_text_remove ("(type:actor)", DOSSIER_FILTER_TYPE, "actor", FALSE), "(type:actor)");
  assert_text (dossier_filter_text_remove ("a OR type:actor", DOSSIER_FILTER_TYPE, "actor", FALSE), "a OR type:actor");

  /* A text that is wrong elsewhere. */
  assert_text (dossier_filter_text_remove ("sorce:x type:actor )", DOSSIER_FILTER_TYPE, "actor", FALSE), "sorce:x )");
}

static void
test_set (void)
{
  assert_text (dossier_filter_text_set ("ban", DOSSIER_FILTER_DATE, "2026"), "ban date:2026");
  assert_text (dossier_filter_text_set ("date:2025 ban", DOSSIER_FILTER_DATE, "2026"), "date:2026 ban");
  assert_text (dossier_filter_text_set ("ban  date:2025", DOSSIER_FILTER_DATE, "2026"), "ban  date:2026");
  assert_text (dossier_filter_text_set ("-date:2024 date:2025", DOSSIER_FILTER_DATE, "2026"), "-date:2024 date:2026");
  assert_text (dossier_filter_text_set ("ban date:2025", DOSSIER_FILTER_DATE, NULL), "ban");
  assert_text (dossier_filter_text_set ("ban", DOSSIER_FILTER_DATE, NULL), "ban");
  assert_text (dossier_filter_text_set ("a OR b", DOSSIER_FILTER_DATE, "2026"), "(a OR b) date:2026");
  assert_text (dossier_filter_text_set ("\"a\"date:2025(b)", DOSSIER_FILTER_DATE, "2026"), "\"a\" date:2026 (b)");

  /* A brush goes on while the text is wrong, or has the field without its value. */
  assert_text (dossier_filter_text_set ("date:20 (", DOSSIER_FILTER_DATE, "2026"), "date:2026 (");
  assert_text (dossier_filter_text_set ("ban date:", DOSSIER_FILTER_DATE, "2026"), "ban date:2026");
  assert_text (dossier_filter_text_set ("ban date:", DOSSIER_FILTER_DATE, NULL), "ban");
}

static void
test_cut (void)
{
  const char *text = "a -(b OR c) d";
  g_autoptr (DossierFilter) filter = dossier_filter_parse (text, NULL, NULL);

  assert_text (dossier_filter_text_cut (text, &dossier_filter_get_term (filter, 0)->span), "-(b OR c) d");
  assert_text (dossier_filter_text_cut (text, &dossier_filter_get_term (filter, 1)->span), "a d");
  assert_text (dossier_filter_text_cut (text, &dossier_filter_get_term (filter, 2)->span), "a -(b OR c)");
  assert_text (dossier_filter_text_cut ("a(b)c", &(DossierFilterSpan){ 1, 4 }), "a c");
  assert_text (dossier_filter_text_cut ("a OR b", &(DossierFilterSpan){ 0, 6 }), "");
}

static const char *const values[] = {
  "actor",      "He Yadong", "-x",
  "--",         "OR",        "AND",
  "NOT",        "or",        "a:b",
  "type:actor", "10:30",     "https://example.org/a?b=(c)",
  "say \"no\"", "\\",        "a\\",
  "\\\"",       "(a",        "a)",
  "“curly”",    "«a»",       "「商务部」",
  "商务部",     "Japan’s",   " a ",
  "a\tb\nc",    "a,b",       "中国商务部 spokesperson (unnamed)",
  "\"",         "“",
};

/* What an edit adds is read as just what was added, after whatever text, and taking it away gives that text again. */
static void
test_round_trip (void)
{
  static const char *const texts[] = { "", "ban", "ban spare -type:actor", "(a OR b)", "\"q\"", "x:y", "a )" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint field = 0; field < DOSSIER_N_FILTER_FIELDS; field++)
      for (guint negated = 0; negated <= 1; negated++)
        for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
          {
            g_autofree char *text = dossier_filter_text_add (texts[j], field, values[i], negated);
            g_autofree char *alone = dossier_filter_text_add ("", field, values[i], negated);
            g_autofree char *without = dossier_filter_text_remove (text, field, values[i], negated);
            g_autoptr (DossierFilter) filter = dossier_filter_parse (text, NULL, NULL);
            g_autoptr (GError) error = NULL;
            const DossierFilterTerm *term;

            g_assert_true (g_str_has_suffix (text, alone));
            g_assert_cmpstr (without, ==, texts[j]);

            /* Some fields do not take some values, some values ask for nothing, and some texts are wrong before. */
            if (filter == NULL || dossier_filter_get_n_terms (filter) == 0)
              continue;

            term = dossier_filter_get_term (filter, dossier_filter_get_n_terms (filter) - 1);
            if (field == DOSSIER_FILTER_WORDS
                && (g_str_equal (values[i], "--") || strspn (values[i], "\\\"“") == strlen (values[i])))
              continue;
            g_assert_cmpint (term->field, ==, field);
            g_assert_cmpint (term->negated, ==, negated);
            g_assert_cmpstr (term->value, ==, values[i]);
            g_assert_cmpuint (term->span.end - term->span.start, ==, strlen (alone));
          }

  /* Values that every field of words must take. */
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = dossier_filter_text_add ("", DOSSIER_FILTER_BY, values[i], FALSE);
      g_autoptr (DossierFilter) filter = dossier_filter_parse (text, NULL, NULL);

      g_assert_true (filter != NULL || strspn (values[i], "-\\\"“") == strlen (values[i]));
    }
}

/* Anything at all, made of what means something: never a crash, and an error always has its place. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "a",      "ban",     "type:", "date:", "2026",   "..", "-",      "--",           "(",
    ")",      "\"",      "\\",    " ",     "  ",     "OR", " OR ",   "AND",          "NOT",
    ":",      "source:", "xyz:",  "“",     "”",      "«",  "商务部", "\xff",         "\xe2",
    "cited:", "no",      "/",     "~",     "known:", ",",  "\n",     "\xe3\x80\x80", "e\xcc\x81",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint n_understood = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFilter) filter = NULL;
      g_autofree char *added = NULL;
      g_autofree char *set = NULL;
      DossierFilterSpan place = { 0 };
      DossierFilterField field = (DossierFilterField) g_rand_int_range (random, 0, DOSSIER_N_FILTER_FIELDS);
      const char *value = values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))];

      for (gint n = g_rand_int_range (random, 0, 12); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

      filter = dossier_filter_parse (text->str, &place, &error);
      added = dossier_filter_text_add (text->str, field, value, FALSE);
      set = dossier_filter_text_set (text->str, field, value);
      g_assert_true (g_utf8_validate (added, -1, NULL));
      g_assert_true (g_utf8_validate (set, -1, NULL));

      if (filter == NULL)
        {
          g_assert_cmpuint (error->domain, ==, DOSSIER_FILTER_ERROR);
          g_assert_cmpstr (error->message, !=, "");
          g_assert_cmpuint (place.start, <=, place.end);
          g_assert_cmpuint (place.end, <=, text->len);
          continue;
        }

      n_understood++;
      g_assert_no_error (error);
      for (guint i = 0; i < dossier_filter_get_n_terms (filter); i++)
        {
          const DossierFilterTerm *term = dossier_filter_get_term (filter, i);
          g_autofree char *cut = dossier_filter_text_cut (text->str, &term->span);
          g_autofree char *alone = g_strndup (text->str + term->span.start, term->span.end - term->span.start);
          g_autoptr (DossierFilter) again = dossier_filter_parse (alone, NULL, NULL);
          g_autoptr (DossierFilter) rest = dossier_filter_parse (cut, NULL, NULL);

          /* A term is one by itself, and what is left without it is still a query. */
          g_assert_nonnull (again);
          g_assert_cmpuint (dossier_filter_get_n_terms (again), ==, 1);
          g_assert_cmpint (dossier_filter_get_term (again, 0)->field, ==, term->field);
          g_assert_cmpstr (dossier_filter_get_term (again, 0)->value, ==, term->value);
          g_assert_nonnull (rest);
          g_assert_cmpuint (dossier_filter_get_n_terms (rest), ==, dossier_filter_get_n_terms (filter) - 1);
        }
    }

  g_assert_cmpuint (n_understood, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter-text/add", test_add);
  g_test_add_func ("/filter-text/remove", test_remove);
  g_test_add_func ("/filter-text/set", test_set);
  g_test_add_func ("/filter-text/cut", test_cut);
  g_test_add_func ("/filter-text/round-trip", test_round_trip);
  g_test_add_func ("/filter-text/random", test_random);

  return g_test_run ();
}
