/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-report-compose.h"

#include "query/dossier-relation.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>

/* How often it is told how far the claims have come. */
#define N_STEPS 100

static void
add_text (DossierReportComposing *composing, DossierReportBlock block, DossierReportStyle style, const char *text)
{
  const DossierReportAttributes attributes = { .lang = dossier_graph_get_lang (composing->report->graph) };

  dossier_report_writer_open (composing->writer, block, style == DOSSIER_REPORT_PLAIN ? NULL : &attributes);
  dossier_report_writer_text (composing->writer, style, text);
  dossier_report_writer_close (composing->writer, block);
}

void
dossier_report_compose_reference (DossierReportComposing *composing, guint node)
{
  guint number = composing->report->claim_numbers[node];
  const char *label = dossier_graph_get_node (composing->report->graph, node)->label;
  g_autofree char *target = g_strdup_printf ("#claim-%u", number);
  g_autofree char *shown = g_strdup_printf (" (%u)", number);

  if (number == 0)
    {
      dossier_report_writer_text (composing->writer, DOSSIER_REPORT_DATA, label);
      return;
    }

  dossier_report_writer_link (composing->writer, target, DOSSIER_REPORT_DATA, label);
  dossier_report_writer_text (composing->writer, DOSSIER_REPORT_PLAIN, shown);
}

void
dossier_report_compose_facts (DossierReportComposing *composing, guint node)
{
  DossierReport *report = composing->report;
  DossierReportWriter *writer = composing->writer;
  const DossierNode *record = dossier_graph_get_node (report->graph, node);
  DossierContradictionSide side = dossier_contradiction_read_side (report->graph, node);
  g_autofree char *type = dossier_words_get_type (record);
  g_autofree char *kind = record->kind != NULL ? dossier_words_get_kind (record->kind, FALSE) : NULL;
  g_autofree char *date = dossier_words_describe_cited_date (side.date_text, record->citations, record->n_citations);

  dossier_report_writer_open (writer, DOSSIER_REPORT_META, NULL);
  dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, type);
  if (kind != NULL && *kind != '\0')
    {
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, ", ");
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, kind);
    }
  if (side.speaker != DOSSIER_INDEX_NONE)
    {
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, " · ");
      dossier_report_compose_reference (composing, side.speaker);
    }
  if (date != NULL)
    {
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, " · ");
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, date);
    }
  dossier_report_writer_close (writer, DOSSIER_REPORT_META);
}

/* The other names and the properties. */
static void
compose_more_facts (DossierReportComposing *composing, const DossierNode *node)
{
  DossierReportWriter *writer = composing->writer;

  if (node->aliases != NULL && node->aliases[0] != NULL)
    {
      g_autofree char *aliases = g_strjoinv (", ", (char **) node->aliases);

      dossier_report_writer_open (writer, DOSSIER_REPORT_META, NULL);
      dossier_report_writer_text (writer, DOSSIER_REPORT_LABEL, _ ("Also called: "));
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, aliases);
      dossier_report_writer_close (writer, DOSSIER_REPORT_META);
    }

  for (guint i = 0; i < node->n_properties; i++)
    {
      g_autofree char *name = dossier_words_get_property (node->properties[i].name);
      g_autofree char *label = g_strdup_printf ("%s: ", name);

      dossier_report_writer_open (writer, DOSSIER_REPORT_META, NULL);
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, label);
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, node->properties[i].value);
      dossier_report_writer_close (writer, DOSSIER_REPORT_META);
    }
}

static gboolean
stands_in_a_contradiction (DossierReportComposing *composing, guint edge)
{
  return composing->edge_places[edge] > composing->report->n_claims;
}

/* Where the quotes of a relation already stand. */
static void
compose_place (DossierReportComposing *composing, guint edge)
{
  guint place = composing->edge_places[edge];
  gboolean pair = stands_in_a_contradiction (composing, edge);
  guint number = pair ? place - composing->report->n_claims : place;
  g_autofree char *target = g_strdup_printf (pair ? "#contradiction-%u" : "#claim-%u", number);
  g_autofree char *words
      /* Translators: of the quotes for a relation; %u is the number of a contradiction or of a node in the report */
      = g_strdup_printf (pair ? _ ("quoted under contradiction %u") : _ ("quoted under %u"), number);

  dossier_report_writer_text (composing->writer, DOSSIER_REPORT_PLAIN, " · ");
  dossier_report_writer_link (composing->writer, target, DOSSIER_REPORT_PLAIN, words);
}

static void
compose_relation (DossierReportComposing *composing, guint node, guint edge, gboolean outgoing)
{
  DossierReportWriter *writer = composing->writer;
  DossierGraph *graph = composing->report->graph;
  const DossierEdge *record = dossier_graph_get_edge (graph, edge);
  g_autofree char *relation = dossier_relation_get_heading (record->type, outgoing);
  g_autofree char *heading = dossier_words_from_name (relation, TRUE);
  g_autofree char *date = dossier_words_describe_cited_date (record->date_text, record->citations, record->n_citations);

  dossier_report_writer_open (writer, DOSSIER_REPORT_ITEM, NULL);
  dossier_report_writer_open (writer, DOSSIER_REPORT_PARAGRAPH, NULL);
  dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, heading);
  dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, ": ");
  dossier_report_compose_reference (composing, dossier_graph_get_other_end (graph, edge, node));
  if (date != NULL)
    {
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, " · ");
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, date);
    }
  if (record->label != NULL)
    {
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, " · ");
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, record->label);
    }
  if (record->n_citations == 0)
    dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, _ (" · nothing is quoted for this"));
  else if (composing->edge_places[edge] > 0)
    compose_place (composing, edge);
  dossier_report_writer_close (writer, DOSSIER_REPORT_PARAGRAPH);

  if (composing->edge_places[edge] == 0)
    {
      dossier_report_compose_edge_quotes (composing, edge);
      composing->edge_places[edge] = composing->report->claim_numbers[node];
    }
  dossier_report_writer_close (writer, DOSSIER_REPORT_ITEM);
}

static void
compose_relations (DossierReportComposing *composing, guint node)
{
  g_autoptr (GPtrArray) groups = dossier_relation_list_groups (composing->report->graph, node);
  gboolean any = FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      const DossierRelationGroup *group = g_ptr_array_index (groups, i);

      for (guint k = 0; k < group->n_edges; k++)
        {
          if (!dossier_report_has_edge (composing->report, group->edges[k]))
            continue;
          if (!any)
            dossier_report_writer_open (composing->writer, DOSSIER_REPORT_LIST,
                                        &(DossierReportAttributes){ .name = "relations" });
          any = TRUE;
          compose_relation (composing, node, group->edges[k], group->outgoing);
        }
    }

  if (any)
    dossier_report_writer_close (composing->writer, DOSSIER_REPORT_LIST);
}

static void
compose_claim (DossierReportComposing *composing, guint node)
{
  DossierReport *report = composing->report;
  const DossierNode *record = dossier_graph_get_node (report->graph, node);
  g_autofree char *number = g_strdup_printf ("%u", report->claim_numbers[node]);
  g_autofree char *id = g_strdup_printf ("claim-%s", number);

  dossier_report_writer_open (
      composing->writer, DOSSIER_REPORT_CLAIM,
      &(DossierReportAttributes){ .id = id, .name = dossier_node_type_get_name (record->type) });
  dossier_report_writer_heading (composing->writer, 3, number, record->label, dossier_graph_get_lang (report->graph));
  dossier_report_compose_facts (composing, node);
  if (record->description != NULL)
    add_text (composing, DOSSIER_REPORT_PARAGRAPH, DOSSIER_REPORT_DATA, record->description);
  compose_more_facts (composing, record);
  dossier_report_compose_node_quotes (composing, node);
  compose_relations (composing, node);
  dossier_report_writer_close (composing->writer, DOSSIER_REPORT_CLAIM);
}

gboolean
dossier_report_compose_claims (DossierReportComposing *composing, GCancellable *cancellable, GError **error)
{
  DossierReport *report = composing->report;
  DossierNodeType last = DOSSIER_N_NODE_TYPES;

  for (guint i = 0; i < report->n_claims; i++)
    {
      DossierNodeType type = dossier_graph_get_node (report->graph, report->claims[i])->type;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (type != last)
        {
          g_autofree char *id = g_strdup_printf ("type-%s", dossier_node_type_get_name (type));

          if (i > 0)
            dossier_report_writer_close (composing->writer, DOSSIER_REPORT_SECTION);
          dossier_report_writer_open (composing->writer, DOSSIER_REPORT_SECTION,
                                      &(DossierReportAttributes){ .id = id, .name = "claims" });
          dossier_report_writer_heading (composing->writer, 2, NULL, dossier_words_get_type_heading (type), NULL);
          last = type;
        }
      compose_claim (composing, report->claims[i]);
      if (report->progress != NULL && (i + 1) * N_STEPS / report->n_claims > i * N_STEPS / report->n_claims)
        report->progress (i + 1, report->n_claims, report->user_data);
    }

  if (report->n_claims > 0)
    dossier_report_writer_close (composing->writer, DOSSIER_REPORT_SECTION);
  return TRUE;
}
