/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-report.h"
#include "query/dossier-contradiction.h"

G_BEGIN_DECLS

/**
 * DossierReportDate:
 * @node: a claim of the report
 * @side: what it claims, by whom and when
 *
 * A row of the timeline.
 */
typedef struct
{
  guint node;
  DossierContradictionSide side;
} DossierReportDate;

/**
 * DossierReport:
 * @asked: what was asked for; %NULL for the whole dossier
 * @content_hash: `sha256-` and hex: of the dossier as a file
 * @claims: (array length=n_claims): the nodes in it, by type, in the order in which they are numbered from 1
 * @n_relations: edges in it
 * @n_quotes: quotes in it
 * @claim_numbers: by node; 0 for what is not in it
 * @sources: (array length=n_sources): those that are quoted, in the order in which they are numbered from 1
 * @source_numbers: by source; 0 for what is not quoted
 * @pairs: (element-type DossierContradiction): contradictions of which one side at least is in it
 * @dates: (element-type DossierReportDate): dated claims in order
 */
struct _DossierReport
{
  gatomicrefcount ref_count;
  DossierGraph *graph;
  DossierMatches *matches;
  DossierScene *scene;
  DossierReportProgress progress; /* (nullable) */
  gpointer user_data;            /* the caller's */
  const DossierChecks *checks;
  char *asked;
  char *content_hash;
  guint n_claims;
  guint n_relations;
  guint n_quotes;
  guint n_sources;
  guint *claims;
  guint *claim_numbers;
  guint *sources;
  guint *source_numbers;
  GArray *pairs;
  GArray *dates;
};

/* In the order in which a report has them: what is claimed before who and what it is about. */
extern const DossierNodeType dossier_report_types[DOSSIER_N_NODE_TYPES];

gboolean dossier_report_has_edge (DossierReport *report, guint edge);
/* Fills a new report from its graph and matches. */
void dossier_report_collect (DossierReport *report);

G_END_DECLS
