/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "query/dossier-filter.h"
#include "report/dossier-report.h"
#include "test-support.h"

#include <string.h>

static const char dossier[]
    = "{'dossier':1,'title':'T','sources':[{'id':'s','title':'Source'},{'id':'t','title':'Other'}],'nodes':["
      "{'id':'a','type':'actor','label':'Actor A'},"
      "{'id':'b','type':'statement','label':'Claim B','citations':[{'source':'t','exact':'words of b'}]},"
      "{'id':'c','type':'measure','label':'Measure C','date':'2026','citations':[{'source':'s','exact':'words of "
      "c'}]}],"
      "'edges':[{'from':'a','to':'b','type':'said','citations':[{'source':'s','exact':'a said b'}]},"
      "{'from':'b','to':'c','type':'about','citations':[{'source':'t','exact':'b on c'}]}]}";

static char *
write_text (DossierReport *report, DossierReportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_report_write_bytes (report, format, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static DossierMatches *
match (DossierGraph *graph, const char *query)
{
  g_autoptr (DossierSearch) search = dossier_search_new (graph);
  g_autoptr (DossierFilter) filter = dossier_filter_parse (query, NULL, NULL);

  g_assert_nonnull (filter);
  return dossier_matches_new (search, filter, NULL, NULL);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *path;
    DossierReportFormat format;
  } cases[] = {
    { "a.html", DOSSIER_REPORT_HTML },     { "A.HTM", DOSSIER_REPORT_HTML },
    { "x/y.md", DOSSIER_REPORT_MARKDOWN }, { "a.html.markdown", DOSSIER_REPORT_MARKDOWN },
    { "a.odt", DOSSIER_REPORT_ODT },       { "a.csl.json", DOSSIER_REPORT_CSL_JSON },
    { "a.bib", DOSSIER_REPORT_BIBTEX },
  };
  static const char *const refused[] = { "a", ".html", "a.pdf", "html", "x.html/y", "" };
  DossierReportFormat format;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (dossier_report_format_from_path (cases[i].path, &format, &error));
      g_assert_no_error (error);
      g_assert_cmpint (format, ==, cases[i].format);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_report_format_from_path (refused[i], &format, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
    }

  for (guint i = 0; i < DOSSIER_N_REPORT_FORMATS; i++)
    {
      g_assert_true (dossier_report_format_from_name (dossier_report_format_get_name (i), &format));
      g_assert_cmpint (format, ==, i);
    }
  g_assert_false (dossier_report_format_from_name ("docx", &format));
}

static void
test_part (void)
{
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierMatches) matches = match (graph, "type:measure");
  g_autoptr (DossierReport) whole = dossier_report_new (graph, NULL, NULL);
  g_autoptr (DossierReport) part = dossier_report_new (graph, matches, NULL);
  g_autofree char *whole_text = write_text (whole, DOSSIER_REPORT_MARKDOWN);
  g_autofree char *part_text = write_text (part, DOSSIER_REPORT_MARKDOWN);

  g_assert_cmpuint (dossier_report_get_n_claims (whole), ==, 3);
  g_assert_cmpuint (dossier_report_get_n_claims (part), ==, 1);
  g_assert_nonnull (strstr (whole_text, "the whole dossier"));
  g_assert_nonnull (strstr (whole_text, "a said b"));
  g_assert_nonnull (strstr (part_text, "Asked for: type:measure"));
  g_assert_nonnull (strstr (part_text, "words of c"));
  g_assert_nonnull (strstr (part_text, "b on c"));
  g_assert_null (strstr (part_text, "words of b"));
  g_assert_null (strstr (part_text, "a said b"));
  g_assert_nonnull (strstr (part_text, "1 of 3 nodes, 1 of 2 relations, 2 quotes, 2 sources"));
}

static void
test_asked (void)
{
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierSearch) search = dossier_search_new (graph);
  g_autoptr (DossierFocus) focus = dossier_focus_new_around ("c", 1);
  g_autoptr (DossierMatches) matches = dossier_matches_new (search, NULL, focus, NULL);
  g_autoptr (DossierReport) report = dossier_report_new (graph, matches, NULL);
  g_autofree char *text = write_text (report, DOSSIER_REPORT_MARKDOWN);

  g_assert_nonnull (strstr (text, "Asked for: near Measure C, up to 1 relation away"));
}

/* Sources are numbered as they are quoted, and the citations lead to them. */
static void
test_numbers (void)
{
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierReport) report = dossier_report_new (graph, NULL, NULL);
  g_autofree char *text = write_text (report, DOSSIER_REPORT_HTML);
  const char *sources = strstr (text, "<ul class=\"sources\">");
  const char *first, *second;

  g_assert_nonnull (sources);
  first = strstr (sources, "Other");
  second = strstr (sources, "Source</bdi>");
  g_assert_true (first != NULL && second != NULL && first < second);
  g_assert_nonnull (
      strstr (text, "<mark>words of b</mark></p></blockquote>\n<p class=\"origin\"><a href=\"#source-1\">[1]</a>"));
  g_assert_nonnull (
      strstr (text, "<mark>words of c</mark></p></blockquote>\n<p class=\"origin\"><a href=\"#source-2\">[2]</a>"));
}

static void
test_cancelled (void)
{
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierReport) report = dossier_report_new (graph, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < DOSSIER_N_REPORT_FORMATS; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_report_write_bytes (report, i, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static gpointer
write_in_thread (gpointer report)
{
  return dossier_report_write_bytes (report, DOSSIER_REPORT_ODT, NULL, NULL);
}

/* From several threads at once, each the same. */
static void
test_threads (void)
{
  g_autoptr (DossierGraph) graph = test_graph (dossier);
  g_autoptr (DossierReport) report = dossier_report_new (graph, NULL, NULL);
  g_autoptr (GBytes) wanted = write_in_thread (report);
  GThread *threads[4];

  g_assert_nonnull (wanted);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, write_in_thread, report);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (bytes, wanted));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/formats", test_formats);
  g_test_add_func ("/report/part", test_part);
  g_test_add_func ("/report/asked", test_asked);
  g_test_add_func ("/report/numbers", test_numbers);
  g_test_add_func ("/report/cancelled", test_cancelled);
  g_test_add_func ("/report/threads", test_threads);

  return g_test_run ();
}
