/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query/dossier-words.h"

static void
test_properties (void)
{
  static const struct
  {
    const char *name;
    const char *expected;
  } cases[] = {
    { "role", "Role" },
    { "atomicNumber", "Atomic number" },
    { "bornIn", "Born in" },
    { "born-in", "Born in" },
    { "born_in", "Born in" },
    { "HTMLTitle", "HTMLTitle" },
    { "isoA", "IsoA" },
    { "\xe5\x8f\xb7 n", "\xe5\x8f\xb7 n" },
    { "x", "X" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dossier_words_get_property (cases[i].name);

      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

static void
test_quote_marks (void)
{
  static const struct
  {
    const char *exact;
    const char *expected;
  } cases[] = {
    { "only firms", "\xe2\x80\x9conly firms\xe2\x80\x9d" },
    { "\xe2\x80\x9conly firms\xe2\x80\x9d", "\xe2\x80\x9conly firms\xe2\x80\x9d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = dossier_words_in_quote_marks (cases[i].exact);

      g_assert_cmpstr (quoted, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/properties", test_properties);
  g_test_add_func ("/words/quote-marks", test_quote_marks);
  return g_test_run ();
}
