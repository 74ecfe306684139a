/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-report-private.h"
#include "dossier-report-writer.h"

G_BEGIN_DECLS

/**
 * DossierReportComposing:
 * @edge_places: (array zero-terminated=0): by edge: where its quotes stand: 0 nowhere yet, a claim's number, or beyond
 * the number of claims that of a contradiction
 *
 * A report while it is being written.
 */
typedef struct
{
  DossierReport *report;
  DossierReportWriter *writer;
  guint *edge_places;
} DossierReportComposing;

/* Says all that the report says; %FALSE where it was cancelled or there is no figure. */
gboolean
dossier_report_compose (DossierReport *report, DossierReportWriter *writer, GCancellable *cancellable, GError **error);

/* The parts of it. */
gboolean
dossier_report_compose_contradictions (DossierReportComposing *composing, GCancellable *cancellable, GError **error);
gboolean dossier_report_compose_claims (DossierReportComposing *composing, GCancellable *cancellable, GError **error);
void dossier_report_compose_sources (DossierReportComposing *composing);

/* A quote with the words around it, and where it stands. */
void dossier_report_compose_quote (DossierReportComposing *composing,
                                   const DossierCitation *citation,
                                   const DossierCheck *check);
/* The quotes of a node; that there is none where there is none. */
void dossier_report_compose_node_quotes (DossierReportComposing *composing, guint node);
void dossier_report_compose_edge_quotes (DossierReportComposing *composing, guint edge);
const DossierCheck *dossier_report_get_edge_check (DossierReportComposing *composing, guint edge, guint citation);
/* Its label, leading to it, and its number where it is in the report. */
void dossier_report_compose_reference (DossierReportComposing *composing, guint node);
/* Type, kind, speaker and date in a line. */
void dossier_report_compose_facts (DossierReportComposing *composing, guint node);
/* Author, title, publisher and date of a source, in a line; leading to its address. */
void dossier_report_compose_source (DossierReportComposing *composing, guint source);

G_END_DECLS
