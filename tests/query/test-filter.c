/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query/dossier-filter.h"

#include <string.h>

/* The terms of a query, as `type=statement -words=ban`, each with its span. */
static char *
describe (DossierFilter *filter)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < dossier_filter_get_n_terms (filter); i++)
    {
      const DossierFilterTerm *term = dossier_filter_get_term (filter, i);
      const char *name = term->field == DOSSIER_FILTER_GROUP   ? "group"
                         : term->field == DOSSIER_FILTER_WORDS ? "words"
                                                               : dossier_filter_field_get_name (term->field);

      g_string_append_printf (out, "%s%s%s=%s@%u-%u", i > 0 ? "; " : "", term->negated ? "-" : "", name, term->value,
                              (guint) term->span.start, (guint) term->span.end);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_terms (void)
{
  static const struct
  {
    const char *text;
    const char *terms;
  } cases[] = {
    { "", "" },
    { "  \t\n ", "" },
    { "ban", "words=ban@0-3" },
    { " ban  spare ", "words=ban@1-4; words=spare@6-11" },
    { "-ban", "-words=ban@0-4" },
    { "\"spare civilians\"", "words=spare civilians@0-17" },
    { "-\"spare civilians\"x", "-words=spare civilians@0-18; words=x@18-19" },
    { "type:statement", "type=statement@0-14" },
    { "Type:statement", "type=statement@0-14" },
    { "-kind:person", "-kind=person@0-12" },
    { "source:\"Asia Times\"", "source=Asia Times@0-19" },
    { "by:\"He Yadong\" about:dysprosium", "by=He Yadong@0-14; about=dysprosium@15-31" },
    { "relation:contradicts", "relation=contradicts@0-20" },
    { "date:2026-01-06..2026-01-09 known:..2026-01-08", "date=2026-01-06..2026-01-09@0-27; known=..2026-01-08@28-46" },
    { "date:2026-01 date:2026-01.. date:2026? date:2025/2026 date:none date:-0044 date:..2026~",
      "date=2026-01@0-12; date=2026-01..@13-27; date=2026?@28-38; date=2025/2026@39-53; date=none@54-63; "
      "date=-0044@64-74; "
      "date=..2026~@75-87" },
    { "cited:no cited:YES cited:n", "cited=no@0-8; cited=YES@9-18; cited=n@19-26" },
    { "type:actor,measure", "type=actor,measure@0-18" },
    { "type:-actor", "type=-actor@0-11" },
    /* Groups. */
    { "(a b) c", "group=(a b)@0-5; words=c@6-7" },
    { "-(a b)", "-group=(a b)@0-6" },
    { "source:(asia OR wire) x", "group=source:(asia OR wire)@0-21; words=x@22-23" },
    { "-type:(a OR b)", "-group=type:(a OR b)@0-14" },
    { "a OR b c", "group=a OR b c@0-8" },
    { " a OR (b) ", "group=a OR (b)@1-9" },
    { "(a OR b)", "group=(a OR b)@0-8" },
    { "a AND b", "words=a@0-1; words=b@6-7" },
    { "a or b", "words=a@0-1; words=or@2-4; words=b@5-6" },
    { "\"OR\" -OR \"AND\"", "words=OR@0-4; -words=OR@5-8; words=AND@9-14" },
    { "\"say \\\"no\\\" \\\\ \\n\"", "words=say \"no\" \\ \\n@0-18" },
    /* As typed in other places. */
    { "“spare civilians”", "words=spare civilians@0-21" },
    { "by:„He Yadong“", "by=He Yadong@0-18" },
    { "«a b» 「商务 部」", "words=a b@0-7; words=商务 部@8-24" },
    { "商务部 type:类", "words=商务部@0-9; type=类@10-18" },
    { "a\xe3\x80\x80"
      "b",
      "words=a@0-1; words=b@4-5" },
    { "Japan’s", "words=Japan’s@0-9" },
    /* Colons that are no field's. */
    { "10:30 https://example.org/a?b=c 说:话 Q42:x :x", "words=10:30@0-5; words=https://example.org/a?b=c@6-31; "
                                                        "words=说:话@32-39; words=Q42:x@40-45; words=:x@46-48" },
    { "source:https://example.org", "source=https://example.org@0-26" },
    /* What asks for nothing is no term. */
    { "ban — spare - !", "words=ban@0-3; words=spare@8-13" },
    { "\"\" a", "words=a@3-4" },
    { "-- a", "words=a@3-4" },
    { "--hide", "-words=-hide@0-6" },
    /* Half typed. */
    { "\"spare civ", "words=spare civ@0-10" },
    { "\"", "" },
    { "-", "" },
    { "-\"", "" },
    { "(", "" },
    { "a (", "words=a@0-1" },
    { "a (b OR c", "words=a@0-1; group=(b OR c@2-9" },
    { "by:\"He Ya", "by=He Ya@0-9" },
    { "\"a\\", "words=a\\@0-3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFilter) filter = dossier_filter_parse (cases[i].text, NULL, &error);
      g_autofree char *terms = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_nonnull (filter);
      terms = describe (filter);
      g_assert_cmpstr (terms, ==, cases[i].terms);
      g_assert_cmpstr (dossier_filter_get_text (filter), ==, cases[i].text);
      g_assert_cmpint (dossier_filter_is_empty (filter), ==, *cases[i].terms == '\0');
    }
}

static void
test_problems (void)
{
  static const struct
  {
    const char *text;
    DossierFilterError code;
    gsize start;
    gsize end;
    const char *says; /* a part of the message */
  } cases[] = {
    { "sorce:x", DOSSIER_FILTER_ERROR_FIELD, 0, 6, "“source:”" },
    { "a typ:actor", DOSSIER_FILTER_ERROR_FIELD, 2, 6, "“type:”" },
    { "-relatoin:said", DOSSIER_FILTER_ERROR_FIELD, 1, 10, "“relation:”" },
    { "xyz:x", DOSSIER_FILTER_ERROR_FIELD, 0, 4, "quote marks" },
    { "China: ban", DOSSIER_FILTER_ERROR_FIELD, 0, 6, "quote marks" },
    { "(a OR autor:b)", DOSSIER_FILTER_ERROR_FIELD, 6, 12, "“autor:”" },
    { "author:x", DOSSIER_FILTER_ERROR_FIELD, 0, 7, "“source:”" },
    { "Published:2026", DOSSIER_FILTER_ERROR_FIELD, 0, 10, "“known:”" },
    { "mailto:a@b", DOSSIER_FILTER_ERROR_FIELD, 0, 7, "quote marks" },
    { "type:", DOSSIER_FILTER_ERROR_VALUE, 0, 5, "type:statement" },
    { "a type: b", DOSSIER_FILTER_ERROR_VALUE, 2, 7, "type:statement" },
    { "-by:", DOSSIER_FILTER_ERROR_VALUE, 1, 4, "by:\"He Yadong\"" },
    { "source:\"\"", DOSSIER_FILTER_ERROR_VALUE, 7, 9, "source:" },
    { "about:—", DOSSIER_FILTER_ERROR_VALUE, 6, 9, "about:" },
    { "kind:(", DOSSIER_FILTER_ERROR_VALUE, 0, 6, "kind:person" },
    { "kind:()", DOSSIER_FILTER_ERROR_VALUE, 0, 6, "kind:person" },
    { "kind:)", DOSSIER_FILTER_ERROR_VALUE, 0, 5, "kind:person" },
    { "type:,", DOSSIER_FILTER_ERROR_VALUE, 5, 6, "type:statement" },
    { "date:yesterday", DOSSIER_FILTER_ERROR_VALUE, 5, 14, "write 2026" },
    { "date:2026-13", DOSSIER_FILTER_ERROR_VALUE, 5, 12, "month" },
    { "date:2026-02-30", DOSSIER_FILTER_ERROR_VALUE, 5, 15, "day" },
    { "date:", DOSSIER_FILTER_ERROR_VALUE, 0, 5, "date:2026" },
    { "date:..", DOSSIER_FILTER_ERROR_VALUE, 5, 7, "two dots" },
    { "date:2026-01-06..x", DOSSIER_FILTER_ERROR_VALUE, 17, 18, "x" },
    { "date:20..2026", DOSSIER_FILTER_ERROR_VALUE, 5, 7, "four digits" },
    { "date:2026-01-09..2026-01-06", DOSSIER_FILTER_ERROR_VALUE, 5, 27, "earlier" },
    { "known:../..", DOSSIER_FILTER_ERROR_VALUE, 6, 11, "interval" },
    { "known:\"last week\"", DOSSIER_FILTER_ERROR_VALUE, 6, 17, "last week" },
    { "cited:maybe", DOSSIER_FILTER_ERROR_VALUE, 6, 11, "cited:yes" },
    { "cited:nope", DOSSIER_FILTER_ERROR_VALUE, 6, 10, "cited:no" },
    { "a )", DOSSIER_FILTER_ERROR_SYNTAX, 2, 3, "parenthesis" },
    { ")", DOSSIER_FILTER_ERROR_SYNTAX, 0, 1, "parenthesis" },
    { "(a))", DOSSIER_FILTER_ERROR_SYNTAX, 3, 4, "parenthesis" },
    { "a () b", DOSSIER_FILTER_ERROR_SYNTAX, 2, 4, "between" },
    { "OR a", DOSSIER_FILTER_ERROR_SYNTAX, 0, 2, "before OR" },
    { "a OR", DOSSIER_FILTER_ERROR_SYNTAX, 4, 4, "after OR" },
    { "a OR ", DOSSIER_FILTER_ERROR_SYNTAX, 5, 5, "after OR" },
    { "a OR OR b", DOSSIER_FILTER_ERROR_SYNTAX, 2, 4, "after OR" },
    { "(a OR ) b", DOSSIER_FILTER_ERROR_SYNTAX, 3, 5, "after OR" },
    { "(OR a)", DOSSIER_FILTER_ERROR_SYNTAX, 1, 3, "before OR" },
    { "NOT a", DOSSIER_FILTER_ERROR_SYNTAX, 0, 3, "-type:actor" },
    { "--(a)", DOSSIER_FILTER_ERROR_SYNTAX, 0, 2, "one -" },
    { "--\"a\"", DOSSIER_FILTER_ERROR_SYNTAX, 0, 2, "one -" },
    { "type:(actor by:x)", DOSSIER_FILTER_ERROR_SYNTAX, 12, 16, "“by:”" },
    { "date:(2026 OR x)", DOSSIER_FILTER_ERROR_VALUE, 14, 15, "x" },
    { "a\xff"
      "b",
      DOSSIER_FILTER_ERROR_SYNTAX, 1, 2, "UTF-8" },
    /* The first problem is told. */
    { "type: sorce:x", DOSSIER_FILTER_ERROR_VALUE, 0, 5, "type:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierFilterSpan place = { 99, 99 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFilter) filter = dossier_filter_parse (cases[i].text, &place, &error);

      g_autofree char *text = g_utf8_make_valid (cases[i].text, -1);

      g_test_message ("%s: %s", text, error != NULL ? error->message : "no error");
      g_assert_null (filter);
      g_assert_error (error, DOSSIER_FILTER_ERROR, (int) cases[i].code);
      g_assert_cmpuint (place.start, ==, cases[i].start);
      g_assert_cmpuint (place.end, ==, cases[i].end);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* What is still open is the last mark or parenthesis without its other. */
static void
test_open (void)
{
  static const struct
  {
    const char *text;
    const char *open; /* how the text goes on from there; NULL where nothing is open */
    const char *says;
  } cases[] = {
    { "", NULL, NULL },
    { "ban (china OR \"rare earth\")", NULL, NULL },
    { "by:(takaichi OR katayama) „a“ «b» 「c」", NULL, NULL },
    { "\"(\" ban", NULL, NULL },
    { "ban (china", "(china", ") " },
    { "ban (", "(", ") " },
    { "ban -(china", "(china", ") " },
    { "by:(takaichi OR (katayama)", "(takaichi OR (katayama)", ") " },
    { "(a (b", "(b", ") " },
    { "ban by:\"He Yadong", "\"He Yadong", "\" " },
    { "ban \"", "\"", "\" " },
    { "(ban “rare earth", "“rare earth", "” " },
    { "\"a \\\"", "\"a \\\"", "\" " },
    { "«a", "«a", "» " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFilter) filter = dossier_filter_parse (cases[i].text, NULL, &error);
      DossierFilterSpan place = { 99, 99 };

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      if (cases[i].open == NULL)
        {
          g_assert_true (dossier_filter_check_closed (filter, &place, &error));
          g_assert_no_error (error);
          continue;
        }

      g_assert_false (dossier_filter_check_closed (filter, &place, &error));
      g_assert_error (error, DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_SYNTAX);
      g_assert_cmpstr (cases[i].text + place.start, ==, cases[i].open);
      /* One character. */
      g_assert_cmpuint (place.end - place.start, ==, g_utf8_next_char (cases[i].open) - cases[i].open);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_limits (void)
{
  g_autofree char *long_text = g_strnfill (20000, 'a');
  g_autofree char *deep = g_strnfill (100, '(');
  g_autoptr (GString) fine = g_string_new (NULL);
  g_autoptr (DossierFilter) filter = NULL;
  g_autoptr (GError) error = NULL;
  DossierFilterSpan place;

  g_assert_null (dossier_filter_parse (long_text, &place, &error));
  g_assert_error (error, DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_LIMIT);
  g_assert_cmpuint (place.end, ==, 20000);
  g_clear_error (&error);

  g_assert_null (dossier_filter_parse (deep, &place, &error));
  g_assert_error (error, DOSSIER_FILTER_ERROR, DOSSIER_FILTER_ERROR_LIMIT);
  g_assert_cmpuint (place.end, ==, place.start + 1);
  g_clear_error (&error);

  for (guint i = 0; i < 30; i++)
    g_string_append (fine, "-(");
  g_string_append (fine, "a");
  filter = dossier_filter_parse (fine->str, &place, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_filter_get_n_terms (filter), ==, 1);
}

static void
test_find_term (void)
{
  g_autoptr (DossierFilter) filter = dossier_filter_parse ("-date:2025 date:2026 date:2027 type:(a)", NULL, NULL);
  g_autoptr (DossierFilter) other = dossier_filter_ref (filter);

  g_assert_cmpstr (dossier_filter_find_term (other, DOSSIER_FILTER_DATE)->value, ==, "2026");
  g_assert_null (dossier_filter_find_term (other, DOSSIER_FILTER_TYPE));
  g_assert_nonnull (dossier_filter_find_term (other, DOSSIER_FILTER_GROUP));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter/terms", test_terms);
  g_test_add_func ("/filter/problems", test_problems);
  g_test_add_func ("/filter/open", test_open);
  g_test_add_func ("/filter/limits", test_limits);
  g_test_add_func ("/filter/find-term", test_find_term);

  return g_test_run ();
}
