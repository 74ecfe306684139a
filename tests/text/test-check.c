/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "text/dossier-check.h"

#include <string.h>

static const char article[] =
    "The ban will not touch civilian trade. \U0001f600 Café Cafe\u0301 said: “We wait and see,” he told us\u00a0on Jan.\u00a08.\n"
    "The ban is legal. The ban is\nlegitimate – “fully” so. Rare\u2011earth exports\u202ffell. Twice said. Once more: twice said.\n"
    "Beijing-based experts spoke. Tokyo\u2011based experts spoke. Seoul–based experts wrote.";

typedef struct
{
  const char *exact;
  const char *prefix;
  const char *suffix;
  gint64 start;
  gint64 end;
  DossierCheckStatus status;
  gboolean moved;
  const char *passage; /* what was found; NULL for nothing */
  const char *before;  /* what stands right before it, to tell equal passages apart */
} Case;

static const Case cases[] = {
  /* at the offsets, whatever the context says */
  { "The ban", "nonsense", NULL, 0, 7, DOSSIER_CHECK_EXACT, FALSE, "The ban", "" },
  { "The ban", NULL, NULL, 99, 106, DOSSIER_CHECK_EXACT, FALSE, "The ban", "\n" },
  { "Café", NULL, NULL, 41, 45, DOSSIER_CHECK_EXACT, FALSE, "Café", NULL },
  { "Cafe\u0301", NULL, NULL, 46, 51, DOSSIER_CHECK_EXACT, FALSE, "Cafe\u0301", NULL },
  /* once, at other offsets or without any */
  { "civilian trade", NULL, NULL, -1, -1, DOSSIER_CHECK_EXACT, FALSE, "civilian trade", NULL },
  { "civilian trade", NULL, NULL, 3, 17, DOSSIER_CHECK_EXACT, TRUE, "civilian trade", NULL },
  { "civilian trade", "wrong", "wrong", 1000, 1014, DOSSIER_CHECK_EXACT, TRUE, "civilian trade", NULL },
  { "civilian trade", NULL, NULL, G_MAXINT64 - 1, G_MAXINT64, DOSSIER_CHECK_EXACT, TRUE, "civilian trade", NULL },
  { "“We wait and see,”", NULL, NULL, -1, -1, DOSSIER_CHECK_EXACT, FALSE, "“We wait and see,”", NULL },
  { "\U0001f600", NULL, NULL, -1, -1, DOSSIER_CHECK_EXACT, FALSE, "\U0001f600", NULL },
  { article, NULL, NULL, -1, -1, DOSSIER_CHECK_EXACT, FALSE, article, NULL },
  /* more than once: the context tells, or does not */
  { "The ban", NULL, " is legal.", -1, -1, DOSSIER_CHECK_EXACT, FALSE, "The ban", "\n" },
  { "The ban", "legal. ", NULL, -1, -1, DOSSIER_CHECK_EXACT, FALSE, "The ban", " " },
  { "The ban", "legal. ", NULL, 0, 8, DOSSIER_CHECK_EXACT, TRUE, "The ban", " " },
  { "The ban", NULL, " is", -1, -1, DOSSIER_CHECK_AMBIGUOUS, FALSE, "The ban", "" },
  { "The ban", NULL, NULL, -1, -1, DOSSIER_CHECK_AMBIGUOUS, FALSE, "The ban", "" },
  { "The ban", "", "", -1, -1, DOSSIER_CHECK_AMBIGUOUS, FALSE, "The ban", "" },
  { "The ban", "no such words", NULL, -1, -1, DOSSIER_CHECK_AMBIGUOUS, FALSE, "The ban", "" },
  { "aa", NULL, NULL, -1, -1, DOSSIER_CHECK_MISSING, FALSE, NULL, NULL },
  /* after normalising */
  { "told us on Jan. 8", NULL, NULL, -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "told us\u00a0on Jan.\u00a08", NULL },
  { "\"We wait and see,\"", NULL, NULL, -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "“We wait and see,”", NULL },
  { "The ban is legitimate", NULL, NULL, -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "The ban is\nlegitimate", NULL },
  { "legitimate - “fully” so", NULL, NULL, -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "legitimate – “fully” so", NULL },
  { "Rare-earth exports fell", NULL, NULL, -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "Rare\u2011earth exports\u202ffell",
    NULL },
  { " \n told  us \u00a0on ", NULL, NULL, -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "told us\u00a0on", NULL },
  /* composed, both spellings are the same word, and it stands there twice */
  { "Cafe\u0301", NULL, NULL, -1, -1, DOSSIER_CHECK_EXACT, FALSE, "Cafe\u0301", NULL },
  { "e\u0301 \u00a0Caf\u00e9", NULL, NULL, -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "é Cafe\u0301", NULL },
  /* case is kept */
  { "CIVILIAN", NULL, NULL, -1, -1, DOSSIER_CHECK_MISSING, FALSE, NULL, NULL },
  { "twice said", NULL, NULL, -1, -1, DOSSIER_CHECK_EXACT, FALSE, "twice said", NULL },
  /* more than once after normalising: the context is normalised too */
  { "\u2010based experts spoke", NULL, NULL, -1, -1, DOSSIER_CHECK_AMBIGUOUS, FALSE, "-based experts spoke", "g" },
  { "\u2010based experts spoke", "Tokyo", NULL, -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "\u2011based experts spoke", "o" },
  { "based experts", "Seoul-", " wrote", -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "based experts", "–" },
  { "based experts", "spoke. \n Tokyo-", NULL, -1, -1, DOSSIER_CHECK_NORMALISED, FALSE, "based experts", "\u2011" },
  /* near */
  { "The ban will not touch military trade", NULL, NULL, -1, -1, DOSSIER_CHECK_NEAR, FALSE,
    "The ban will not touch civilian trade", "" },
  { "Rare-earth export's fell", NULL, NULL, -1, -1, DOSSIER_CHECK_NEAR, FALSE, "Rare\u2011earth exports\u202ffell", NULL },
  /* missing */
  { "Nobody ever said anything like this", NULL, NULL, -1, -1, DOSSIER_CHECK_MISSING, FALSE, NULL, NULL },
  { "xyz", NULL, NULL, -1, -1, DOSSIER_CHECK_MISSING, FALSE, NULL, NULL },
  { " \u00a0\n", NULL, NULL, -1, -1, DOSSIER_CHECK_MISSING, FALSE, NULL, NULL },
};

static DossierText *
make_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  DossierText *made = dossier_text_new (bytes, NULL);

  g_assert_nonnull (made);
  return made;
}

static void
test_cases (void)
{
  g_autoptr (DossierText) text = make_text (article);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *here = &cases[i];
      const DossierCitation citation = { .source = "s", .exact = here->exact, .prefix = here->prefix,
                                         .suffix = here->suffix, .start = here->start, .end = here->end };
      g_autofree char *passage = NULL;
      g_autofree char *before = NULL;
      DossierCheck check;

      dossier_check_citation (&citation, text, &check);
      g_test_message ("%u: “%s”: %s, %d to %d", i, here->exact, dossier_check_status_get_name (check.status),
                      (int) check.start, (int) check.end);
      g_assert_cmpstr (dossier_check_status_get_name (check.status), ==, dossier_check_status_get_name (here->status));
      g_assert_cmpint (check.moved, ==, here->moved);
      if (check.status == DOSSIER_CHECK_NEAR)
        {
          g_assert_cmpfloat (check.score, >=, 0.8);
          g_assert_cmpfloat (check.score, <, 1);
        }
      else
        g_assert_cmpfloat (check.score, ==, 0);
      if (here->passage == NULL)
        {
          g_assert_cmpint (check.start, ==, -1);
          g_assert_cmpint (check.end, ==, -1);
          continue;
        }
      passage = dossier_text_get_passage (text, check.start, check.end);
      g_assert_cmpstr (passage, ==, here->passage);
      if (here->before != NULL)
        {
          before = dossier_text_get_passage (text, check.start - 1, check.start);
          g_assert_cmpstr (before, ==, here->before);
        }
    }
}

static void
test_no_text (void)
{
  const DossierCitation citation = { .source = "s", .exact = "x", .start = 0, .end = 1 };
  DossierCheck check;

  dossier_check_citation (&citation, NULL, &check);
  g_assert_cmpint (check.status, ==, DOSSIER_CHECK_NO_TEXT);
  g_assert_cmpint (check.start, ==, -1);
}

static void
test_empty_text (void)
{
  g_autoptr (DossierText) text = make_text ("");
  const DossierCitation citation = { .source = "s", .exact = "some words", .start = 0, .end = 10 };
  DossierCheck check;

  dossier_check_citation (&citation, text, &check);
  g_assert_cmpint (check.status, ==, DOSSIER_CHECK_MISSING);
}

static void
test_names (void)
{
  for (guint i = 0; i < DOSSIER_N_CHECK_STATUSES; i++)
    {
      g_assert_nonnull (dossier_check_status_get_name (i));
      g_assert_nonnull (dossier_check_status_get_label (i));
    }
  g_assert_cmpstr (dossier_check_status_get_name (DOSSIER_CHECK_NO_TEXT), ==, "no-text");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/cases", test_cases);
  g_test_add_func ("/check/no-text", test_no_text);
  g_test_add_func ("/check/empty-text", test_empty_text);
  g_test_add_func ("/check/names", test_names);
  return g_test_run ();
}
