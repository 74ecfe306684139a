/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "report/dossier-report-compose.h"
#include "report/dossier-report-writer.h"
#include "test-support.h"

static void
assert_clean (const char *text, const char *wanted)
{
  g_autofree char *clean = dossier_report_clean (text);

  g_assert_cmpstr (clean, ==, wanted);
}

static void
test_clean (void)
{
  assert_clean ("", "");
  assert_clean ("as it is \t\n “ü” 中 \U0001f600", "as it is \t\n “ü” 中 \U0001f600");
  assert_clean ("a\r\nb\rc\n", "a\nb\nc\n");
  assert_clean ("\x01|\x0b|\x7f|\xc2\x85|\xef\xbf\xbe|\xef\xb7\x90|\xf0\x9f\xbf\xbf", "�|�|�|�|�|�|�");
  assert_clean ("\xff", "�");
}

/* What is turned stays turned, and nothing after it. */
static void
test_directions (void)
{
  assert_clean ("\u202ea\u202c", "\u202ea\u202c");
  assert_clean ("\u202ea", "\u202ea\u202c");
  assert_clean ("\u2066a\u202bb", "\u2066a\u202bb\u202c\u2069");
  assert_clean ("\u202ba\u2069", "\u202ba\u2069\u202c");
  assert_clean ("\u202c\u2069", "\u202c\u2069");
}

static void
test_links (void)
{
  static const char *const links[] = { "http://a.example", "https://a.example/b?c=d&e=f#g", "HTTPS://A.EXAMPLE/%20" };
  static const char *const others[]
      = { "",          "a.example",    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
          "https:",    "http://a b",   "http://a\n",          "http://a>b",       "http://a\"b",
          " http://a", "http://a/{b}", "http://a/\\b",        "//a.example",      "#claim-1" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    g_assert_true (dossier_report_is_link (links[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (dossier_report_is_link (others[i]));
  g_assert_false (dossier_report_is_link (NULL));
}

static void
test_xml (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  dossier_report_append_xml (out, "<a b=\"c\" d='e'>&amp;</a>");
  g_assert_cmpstr (out->str, ==, "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;&lt;/a&gt;");
}

/* A writer that cancels once so many blocks were begun. */
typedef struct
{
  DossierReportWriter parent;
  GCancellable *cancellable;
  int n_left;
  guint n_claims;
} CancellingWriter;

static void
count_open (DossierReportWriter *writer, DossierReportBlock block, const DossierReportAttributes *attributes)
{
  CancellingWriter *self = (CancellingWriter *) writer;

  self->n_claims += block == DOSSIER_REPORT_CLAIM;
  if (block == DOSSIER_REPORT_CLAIM && --self->n_left == 0)
    g_cancellable_cancel (self->cancellable);
}

static void
ignore_begin (DossierReportWriter *writer, const char *title, const char *description, const char *lang)
{
}

static void
ignore_close (DossierReportWriter *writer, DossierReportBlock block)
{
}

static void
ignore_heading (DossierReportWriter *writer, guint level, const char *number, const char *text, const char *lang)
{
}

static void
ignore_text (DossierReportWriter *writer, DossierReportStyle style, const char *text)
{
}

static void
ignore_link (DossierReportWriter *writer, const char *target, DossierReportStyle style, const char *text)
{
}

/* In the contradictions, in the claims: no more than what was begun is written. */
static void
test_cancelled (void)
{
  static const DossierReportWriterClass class = {
    .begin = ignore_begin,
    .open = count_open,
    .close = ignore_close,
    .heading = ignore_heading,
    .text = ignore_text,
    .link = ignore_link,
  };
  g_autoptr (DossierGraph) graph = test_graph (
      "{'dossier':1,'nodes':[{'id':'a','type':'x','label':'A'},{'id':'b','type':'x','label':'B'},{'id':'c','type':'y','"
      "label':"
      "'C'}],'edges':[{'from':'a','to':'b','type':'contradicts'},{'from':'b','to':'c','type':'contradicts'}]}");
  g_autoptr (DossierReport) report = dossier_report_new (graph, NULL, NULL);

  for (int n = 1; n <= 6; n++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      CancellingWriter writer = { { &class }, cancellable, n, 0 };
      gboolean done = dossier_report_compose (report, &writer.parent, cancellable, &error);

      /* Two pairs and three claims; once the last has begun there is nothing left to be spared. */
      g_assert_cmpuint (writer.n_claims, ==, MIN (n, 5));
      g_assert_cmpint (done, ==, n >= 5);
      if (done)
        g_assert_no_error (error);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/writer/clean", test_clean);
  g_test_add_func ("/report/writer/directions", test_directions);
  g_test_add_func ("/report/writer/links", test_links);
  g_test_add_func ("/report/writer/xml", test_xml);
  g_test_add_func ("/report/writer/cancelled", test_cancelled);

  return g_test_run ();
}
