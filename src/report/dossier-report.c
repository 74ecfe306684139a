/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-report-private.h"

#include "dossier-bibliography.h"
#include "dossier-report-compose.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *endings[3];
  gboolean has_figure;
} formats[DOSSIER_N_REPORT_FORMATS] = {
  [DOSSIER_REPORT_HTML] = { "html", { ".html", ".htm" }, TRUE },
  [DOSSIER_REPORT_MARKDOWN] = { "markdown", { ".md", ".markdown" }, FALSE },
  [DOSSIER_REPORT_ODT] = { "odt", { ".odt" }, TRUE },
  [DOSSIER_REPORT_CSL_JSON] = { "csl-json", { ".json" }, FALSE },
  [DOSSIER_REPORT_BIBTEX] = { "bibtex", { ".bib" }, FALSE },
};

const char *
dossier_report_format_get_name (DossierReportFormat format)
{
  g_return_val_if_fail ((guint) format < DOSSIER_N_REPORT_FORMATS, NULL);

  return formats[format].name;
}

const char *
dossier_report_format_get_ending (DossierReportFormat format)
{
  g_return_val_if_fail ((guint) format < DOSSIER_N_REPORT_FORMATS, NULL);

  return formats[format].endings[0];
}

gboolean
dossier_report_format_from_name (const char *name, DossierReportFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *name = g_path_get_basename (path);
  gsize length = strlen (name);

  return length > strlen (ending) && g_ascii_strcasecmp (name + length - strlen (ending), ending) == 0;
}

gboolean
dossier_report_format_from_path (const char *path, DossierReportFormat *format, GError **error)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint k = 0; formats[i].endings[k] != NULL; k++)
      if (has_ending (path, formats[i].endings[k]))
        {
          *format = i;
          return TRUE;
        }

  name = g_filename_display_basename (path);
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      _ ("“%s” does not say what kind of report to write: let the name end in .html, .md, .odt, .json or .bib"), name);
  return FALSE;
}

gboolean
dossier_report_format_has_figure (DossierReportFormat format)
{
  g_return_val_if_fail ((guint) format < DOSSIER_N_REPORT_FORMATS, FALSE);

  return formats[format].has_figure;
}

DossierReport *
dossier_report_new (DossierGraph *graph, DossierMatches *matches, const DossierReportOptions *options)
{
  DossierReport *report;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (matches == NULL || dossier_matches_get_graph (matches) == graph, NULL);

  report = g_new0 (DossierReport, 1);
  g_atomic_ref_count_init (&report->ref_count);
  report->graph = dossier_graph_ref (graph);
  report->matches = matches != NULL ? dossier_matches_ref (matches) : NULL;
  report->asked = matches != NULL ? dossier_matches_describe (matches) : NULL;
  if (options != NULL)
    {
      report->checks = options->checks;
      report->scene = options->scene != NULL ? dossier_scene_ref (options->scene) : NULL;
      report->progress = options->progress;
      report->user_data = options->user_data;
    }

  dossier_report_collect (report);
  return report;
}

DossierReport *
dossier_report_ref (DossierReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  g_atomic_ref_count_inc (&report->ref_count);
  return report;
}

void
dossier_report_unref (DossierReport *report)
{
  g_return_if_fail (report != NULL);

  if (!g_atomic_ref_count_dec (&report->ref_count))
    return;

  dossier_graph_unref (report->graph);
  g_clear_pointer (&report->matches, dossier_matches_unref);
  g_clear_pointer (&report->scene, dossier_scene_unref);
  g_array_unref (report->pairs);
  g_array_unref (report->dates);
  g_free (report->asked);
  g_free (report->content_hash);
  g_free (report->claims);
  g_free (report->claim_numbers);
  g_free (report->sources);
  g_free (report->source_numbers);
  g_free (report);
}

guint
dossier_report_get_n_claims (DossierReport *report)
{
  g_return_val_if_fail (report != NULL, 0);

  return report->n_claims;
}

static GBytes *
compose (DossierReport *report, DossierReportWriter *writer, GCancellable *cancellable, GError **error)
{
  GBytes *bytes = NULL;

  if (dossier_report_compose (report, writer, cancellable, error))
    bytes = writer->class->finish (writer, error);
  dossier_report_writer_free (writer);
  return bytes;
}

GBytes *
dossier_report_write_bytes (DossierReport *report,
                            DossierReportFormat format,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (report != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  switch (format)
    {
    case DOSSIER_REPORT_HTML:
      return compose (report, dossier_report_html_new (), cancellable, error);
    case DOSSIER_REPORT_MARKDOWN:
      return compose (report, dossier_report_markdown_new (), cancellable, error);
    case DOSSIER_REPORT_ODT:
      return compose (report, dossier_report_odt_new (), cancellable, error);
    case DOSSIER_REPORT_CSL_JSON:
      return dossier_bibliography_write_csl_json (report);
    case DOSSIER_REPORT_BIBTEX:
      return dossier_bibliography_write_bibtex (report);
    default:
      g_return_val_if_reached (NULL);
    }
}
