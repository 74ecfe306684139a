/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-matches.h"
#include "render/dossier-scene.h"
#include "text/dossier-text-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_REPORT_HTML,
  DOSSIER_REPORT_MARKDOWN,
  DOSSIER_REPORT_ODT,
  DOSSIER_REPORT_CSL_JSON, /* the cited sources alone, as is the next */
  DOSSIER_REPORT_BIBTEX,
} DossierReportFormat;

#define DOSSIER_N_REPORT_FORMATS (DOSSIER_REPORT_BIBTEX + 1)

const char *dossier_report_format_get_name (DossierReportFormat format); /* "html", as the command line takes it */
const char *dossier_report_format_get_ending (DossierReportFormat format); /* ".html" */
gboolean dossier_report_format_from_name (const char *name, DossierReportFormat *format);
/* By the file name's ending, in any case; FALSE with a G_IO_ERROR_NOT_SUPPORTED that names the endings. */
gboolean dossier_report_format_from_path (const char *path, DossierReportFormat *format, GError **error);
/* Whether a figure can stand in it: %FALSE for the lists of sources and for Markdown, which is text alone. */
gboolean dossier_report_format_has_figure (DossierReportFormat format);

/* So many of all claims are written; called in the thread that writes. */
typedef void (*DossierReportProgress) (guint n_done, guint n_claims, gpointer user_data);

/**
 * DossierReportOptions:
 * @checks: (nullable): what came of holding the quotes against their sources; kept by the caller for as long as the
 * report
 * @scene: (nullable): the figure, as it is to be seen
 * @progress: (nullable): told with @user_data from time to time how far it has been written
 *
 * What a report holds besides the dossier. Zeroed: nothing.
 */
typedef struct
{
  const DossierChecks *checks;
  DossierScene *scene;
  DossierReportProgress progress;
  gpointer user_data;
} DossierReportOptions;

/**
 * DossierReport: (ref-func dossier_report_ref) (unref-func dossier_report_unref)
 *
 * The evidence for a dossier or a part of it: every claim with the words that it rests on, who said them, when, and
 * where they stand. Immutable and atomically reference-counted; may be written from several threads at once.
 */
typedef struct _DossierReport DossierReport;

/* @matches: (nullable): of the same snapshot: the part that it is about; %NULL for the whole. @options: (nullable):
 * copied. */
DossierReport *dossier_report_new (DossierGraph *graph, DossierMatches *matches, const DossierReportOptions *options);
DossierReport *dossier_report_ref (DossierReport *report);
void dossier_report_unref (DossierReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReport, dossier_report_unref)

guint dossier_report_get_n_claims (DossierReport *report);

/**
 * dossier_report_write_bytes:
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED, or what the figure gives
 *
 * Writes the report as a file. The same report gives the same bytes: no file holds the time, but for the creation date
 * that an ODT has where SOURCE_DATE_EPOCH gives one. Whatever the dossier says is text in it, never markup; only
 * `http:` and `https:` addresses become links. Characters that no document can hold (controls, noncharacters) become
 * U+FFFD.
 *
 * Blocks: for a worker thread or a program without a window.
 *
 * Returns: (transfer full): the file's bytes, or %NULL
 */
GBytes *dossier_report_write_bytes (DossierReport *report,
                                    DossierReportFormat format,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
