/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-report-private.h"

#include "core/dossier-writer.h"

const DossierNodeType dossier_report_types[DOSSIER_N_NODE_TYPES] = {
  DOSSIER_NODE_TYPE_STATEMENT, DOSSIER_NODE_TYPE_MEASURE, DOSSIER_NODE_TYPE_ACTOR,
  DOSSIER_NODE_TYPE_ELEMENT,   DOSSIER_NODE_TYPE_OTHER,
};

gboolean
dossier_report_has_edge (DossierReport *report, guint edge)
{
  guint from, to;

  if (report->matches == NULL)
    return TRUE;

  /* It stands with a claim, so one of its ends must be one. */
  dossier_graph_get_edge_ends (report->graph, edge, &from, &to);
  return dossier_matches_has_edge (report->matches, edge)
         && (report->claim_numbers[from] > 0 || report->claim_numbers[to] > 0);
}

static gboolean
has_node (DossierReport *report, guint node)
{
  return report->matches == NULL || dossier_matches_has_node (report->matches, node);
}

static void
collect_claims (DossierReport *report)
{
  guint n_nodes = dossier_graph_get_n_nodes (report->graph);

  report->claims = g_new (guint, MAX (n_nodes, 1));
  report->claim_numbers = g_new0 (guint, MAX (n_nodes, 1));
  for (guint i = 0; i < G_N_ELEMENTS (dossier_report_types); i++)
    for (guint node = 0; node < n_nodes; node++)
      if (dossier_graph_get_node (report->graph, node)->type == dossier_report_types[i] && has_node (report, node))
        {
          report->claims[report->n_claims++] = node;
          report->claim_numbers[node] = report->n_claims;
        }
}

static void
collect_sources (DossierReport *report, const DossierCitation *citations, guint n_citations)
{
  for (guint i = 0; i < n_citations; i++)
    {
      guint source = dossier_graph_find_source (report->graph, citations[i].source);

      if (source == DOSSIER_INDEX_NONE || report->source_numbers[source] > 0)
        continue;
      report->sources[report->n_sources++] = source;
      report->source_numbers[source] = report->n_sources;
    }
}

static void
collect_pairs (DossierReport *report)
{
  GArray *pairs = dossier_contradiction_list (report->graph);
  guint n_kept = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      DossierContradiction pair = g_array_index (pairs, DossierContradiction, i);

      if (report->claim_numbers[pair.sides[0].node] > 0 || report->claim_numbers[pair.sides[1].node] > 0)
        g_array_index (pairs, DossierContradiction, n_kept++) = pair;
    }

  g_array_set_size (pairs, n_kept);
  report->pairs = pairs;
}

/* Where a text dates what it says, it dates what is claimed, not who or what is spoken of. */
static gboolean
is_dated (const DossierNode *node, const DossierContradictionSide *side)
{
  if (node->date_text != NULL)
    return TRUE;

  return side->date_text != NULL
         && (node->type == DOSSIER_NODE_TYPE_STATEMENT || node->type == DOSSIER_NODE_TYPE_MEASURE);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const DossierReportDate *one = a;
  const DossierReportDate *other = b;
  int order = dossier_date_compare (&one->side.date, &other->side.date);

  return order != 0 ? order : (one->node > other->node) - (one->node < other->node);
}

static void
collect_dates (DossierReport *report)
{
  report->dates = g_array_new (FALSE, FALSE, sizeof (DossierReportDate));
  for (guint i = 0; i < report->n_claims; i++)
    {
      DossierReportDate date = { .node = report->claims[i] };

      date.side = dossier_contradiction_read_side (report->graph, date.node);
      if (is_dated (dossier_graph_get_node (report->graph, date.node), &date.side))
        g_array_append_val (report->dates, date);
    }

  g_array_sort (report->dates, compare_dates);
}

/* Numbered as they are first quoted when the report is read from its beginning: in the contradictions, then in the
 * claims. */
static void
collect_quotes (DossierReport *report)
{
  guint n_sources = dossier_graph_get_n_sources (report->graph);

  report->sources = g_new (guint, MAX (n_sources, 1));
  report->source_numbers = g_new0 (guint, MAX (n_sources, 1));

  for (guint i = 0; i < report->pairs->len; i++)
    {
      const DossierContradiction *pair = &g_array_index (report->pairs, DossierContradiction, i);
      const DossierEdge *edge = dossier_graph_get_edge (report->graph, pair->edge);

      for (guint k = 0; k < G_N_ELEMENTS (pair->sides); k++)
        {
          const DossierNode *node = dossier_graph_get_node (report->graph, pair->sides[k].node);

          collect_sources (report, node->citations, node->n_citations);
        }
      collect_sources (report, edge->citations, edge->n_citations);
    }

  for (guint i = 0; i < report->n_claims; i++)
    {
      const DossierNode *node = dossier_graph_get_node (report->graph, report->claims[i]);

      report->n_quotes += node->n_citations;
      collect_sources (report, node->citations, node->n_citations);
    }

  for (guint i = 0; i < dossier_graph_get_n_edges (report->graph); i++)
    if (dossier_report_has_edge (report, i))
      {
        const DossierEdge *edge = dossier_graph_get_edge (report->graph, i);

        report->n_relations++;
        report->n_quotes += edge->n_citations;
        collect_sources (report, edge->citations, edge->n_citations);
      }
}

static char *
compute_content_hash (DossierGraph *graph)
{
  g_autoptr (GBytes) bytes = dossier_writer_write_bytes (graph);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strconcat ("sha256-", digest, NULL);
}

void
dossier_report_collect (DossierReport *report)
{
  report->content_hash = compute_content_hash (report->graph);
  collect_claims (report);
  collect_pairs (report);
  collect_dates (report);
  collect_quotes (report);
}
