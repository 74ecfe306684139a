/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-report-compose.h"

#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static DossierReportStyle
get_check_style (DossierCheckStatus status)
{
  switch (status)
    {
    case DOSSIER_CHECK_EXACT:
    case DOSSIER_CHECK_NORMALISED:
      return DOSSIER_REPORT_VERIFIED;
    case DOSSIER_CHECK_MISSING:
      return DOSSIER_REPORT_MISSING;
    case DOSSIER_CHECK_AMBIGUOUS:
    case DOSSIER_CHECK_NEAR:
    case DOSSIER_CHECK_NO_TEXT:
    default:
      return DOSSIER_REPORT_DOUBTFUL;
    }
}

/* The context is for orientation: its line breaks would only tear the quote apart. */
static char *
flatten (const char *context)
{
  GString *flat = g_string_new (NULL);
  gboolean was_break = FALSE;

  for (const char *p = context; *p != '\0'; p++)
    {
      gboolean is_break = strchr ("\n\r\t", *p) != NULL;

      if (!is_break || !was_break)
        g_string_append_c (flat, is_break ? ' ' : *p);
      was_break = is_break;
    }

  return g_string_free (flat, FALSE);
}

static void
compose_words (DossierReportComposing *composing, const DossierCitation *citation, const DossierSource *source)
{
  DossierReportWriter *writer = composing->writer;
  const DossierReportAttributes attributes
      = { .lang = source->lang, .url = dossier_report_is_link (source->url) ? source->url : NULL };

  dossier_report_writer_open (writer, DOSSIER_REPORT_QUOTE, &attributes);
  if (citation->prefix != NULL && *citation->prefix != '\0')
    {
      g_autofree char *flat = flatten (citation->prefix);
      g_autofree char *prefix = g_strconcat ("…", flat, NULL);

      dossier_report_writer_text (writer, DOSSIER_REPORT_CONTEXT, prefix);
    }
  dossier_report_writer_text (writer, DOSSIER_REPORT_EXACT, citation->exact);
  if (citation->suffix != NULL && *citation->suffix != '\0')
    {
      g_autofree char *flat = flatten (citation->suffix);
      g_autofree char *suffix = g_strconcat (flat, "…", NULL);

      dossier_report_writer_text (writer, DOSSIER_REPORT_CONTEXT, suffix);
    }
  dossier_report_writer_close (writer, DOSSIER_REPORT_QUOTE);
}

void
dossier_report_compose_source (DossierReportComposing *composing, guint source)
{
  DossierReportWriter *writer = composing->writer;
  const DossierSource *record = dossier_graph_get_source (composing->report->graph, source);

  if (record->author != NULL && *record->author != '\0')
    {
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, record->author);
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, ": ");
    }
  dossier_report_writer_link (writer, record->url, DOSSIER_REPORT_TITLE, record->title);
  if (record->publisher != NULL && *record->publisher != '\0')
    {
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, ", ");
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, record->publisher);
    }
  if (record->date_published != NULL)
    {
      g_autofree char *date = dossier_date_format (record->date_published);

      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, ", ");
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, date);
    }
}

static void
compose_origin (DossierReportComposing *composing,
                const DossierCitation *citation,
                guint source,
                const DossierCheck *check)
{
  DossierReportWriter *writer = composing->writer;
  guint number = composing->report->source_numbers[source];
  g_autofree char *target = g_strdup_printf ("#source-%u", number);
  g_autofree char *shown = g_strdup_printf ("[%u]", number);
  g_autofree char *date = dossier_words_describe_date (citation->date_text, citation->basis);

  dossier_report_writer_open (writer, DOSSIER_REPORT_ORIGIN, NULL);
  dossier_report_writer_link (writer, target, DOSSIER_REPORT_PLAIN, shown);
  dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, " ");
  dossier_report_compose_source (composing, source);
  if (date != NULL)
    {
      /* Translators: below a quote, before the date that its words give */
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, _ (" · dated "));
      dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, date);
    }
  if (check != NULL)
    {
      dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, " · ");
      dossier_report_writer_text (writer, get_check_style (check->status),
                                  dossier_check_status_get_label (check->status));
    }
  dossier_report_writer_close (writer, DOSSIER_REPORT_ORIGIN);
}

static void
compose_note (DossierReportComposing *composing, const char *note)
{
  DossierReportWriter *writer = composing->writer;

  dossier_report_writer_open (writer, DOSSIER_REPORT_NOTE,
                              &(DossierReportAttributes){ .lang = dossier_graph_get_lang (composing->report->graph) });
  dossier_report_writer_text (writer, DOSSIER_REPORT_LABEL, _ ("Note: "));
  dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, note);
  dossier_report_writer_close (writer, DOSSIER_REPORT_NOTE);
}

void
dossier_report_compose_quote (DossierReportComposing *composing,
                              const DossierCitation *citation,
                              const DossierCheck *check)
{
  guint source = dossier_graph_find_source (composing->report->graph, citation->source);

  g_return_if_fail (source != DOSSIER_INDEX_NONE);

  compose_words (composing, citation, dossier_graph_get_source (composing->report->graph, source));
  compose_origin (composing, citation, source, check);
  if (citation->note != NULL)
    compose_note (composing, citation->note);
}

void
dossier_report_compose_node_quotes (DossierReportComposing *composing, guint node)
{
  DossierReport *report = composing->report;
  const DossierNode *record = dossier_graph_get_node (report->graph, node);

  for (guint i = 0; i < record->n_citations; i++)
    dossier_report_compose_quote (composing, &record->citations[i],
                                  report->checks != NULL ? dossier_checks_get_for_node (report->checks, node, i)
                                                         : NULL);

  if (record->n_citations == 0)
    {
      dossier_report_writer_open (composing->writer, DOSSIER_REPORT_NOTE, NULL);
      dossier_report_writer_text (composing->writer, DOSSIER_REPORT_PLAIN, _ ("Uncited: nothing is quoted for this."));
      dossier_report_writer_close (composing->writer, DOSSIER_REPORT_NOTE);
    }
}

const DossierCheck *
dossier_report_get_edge_check (DossierReportComposing *composing, guint edge, guint citation)
{
  const DossierChecks *checks = composing->report->checks;

  return checks != NULL ? dossier_checks_get_for_edge (checks, edge, citation) : NULL;
}

void
dossier_report_compose_edge_quotes (DossierReportComposing *composing, guint edge)
{
  const DossierEdge *record = dossier_graph_get_edge (composing->report->graph, edge);

  for (guint i = 0; i < record->n_citations; i++)
    dossier_report_compose_quote (composing, &record->citations[i], dossier_report_get_edge_check (composing, edge, i));
}

static void
compose_rank (DossierReportComposing *composing, const char *words)
{
  dossier_report_writer_open (composing->writer, DOSSIER_REPORT_RANK, NULL);
  dossier_report_writer_text (composing->writer, DOSSIER_REPORT_PLAIN, words);
  dossier_report_writer_close (composing->writer, DOSSIER_REPORT_RANK);
}

static void
compose_side (DossierReportComposing *composing, const DossierContradiction *pair, guint side)
{
  DossierReportWriter *writer = composing->writer;
  guint node = pair->sides[side].node;

  dossier_report_writer_open (writer, DOSSIER_REPORT_SIDE, NULL);
  if (pair->is_ordered)
    compose_rank (composing, side == 0 ? _ ("Came first") : _ ("Came later"));
  dossier_report_writer_open (writer, DOSSIER_REPORT_PARAGRAPH, NULL);
  dossier_report_compose_reference (composing, node);
  dossier_report_writer_close (writer, DOSSIER_REPORT_PARAGRAPH);
  dossier_report_compose_facts (composing, node);
  dossier_report_compose_node_quotes (composing, node);
  dossier_report_writer_close (writer, DOSSIER_REPORT_SIDE);
}

/* The same words of the same source in one of the claims; with the same note where there is such a one. */
static const DossierCitation *
find_in_sides (DossierGraph *graph, const DossierContradiction *pair, const DossierCitation *citation)
{
  const DossierCitation *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pair->sides); i++)
    {
      const DossierNode *node = dossier_graph_get_node (graph, pair->sides[i].node);

      for (guint k = 0; k < node->n_citations; k++)
        if (g_str_equal (node->citations[k].source, citation->source)
            && g_str_equal (node->citations[k].exact, citation->exact))
          {
            found = &node->citations[k];
            if (g_strcmp0 (found->note, citation->note) == 0)
              return found;
          }
    }

  return found;
}

/* What joins them: quotes that stand in neither claim, and what the analyst noted. */
static void
compose_grounds (DossierReportComposing *composing, const DossierContradiction *pair)
{
  DossierGraph *graph = composing->report->graph;
  const DossierEdge *edge = dossier_graph_get_edge (graph, pair->edge);

  for (guint i = 0; i < edge->n_citations; i++)
    {
      const DossierCitation *citation = &edge->citations[i];
      const DossierCitation *same = find_in_sides (graph, pair, citation);

      if (same == NULL)
        dossier_report_compose_quote (composing, citation, dossier_report_get_edge_check (composing, pair->edge, i));
      else if (citation->note != NULL && g_strcmp0 (same->note, citation->note) != 0)
        compose_note (composing, citation->note);
    }
}

gboolean
dossier_report_compose_contradictions (DossierReportComposing *composing, GCancellable *cancellable, GError **error)
{
  DossierReport *report = composing->report;
  DossierReportWriter *writer = composing->writer;
  const char *lang = dossier_graph_get_lang (report->graph);

  if (report->pairs->len == 0)
    return TRUE;

  dossier_report_writer_open (writer, DOSSIER_REPORT_SECTION,
                              &(DossierReportAttributes){ .id = "contradictions", .name = "contradictions" });
  dossier_report_writer_heading (writer, 2, NULL, _ ("Contradictions"), NULL);
  for (guint i = 0; i < report->pairs->len; i++)
    {
      const DossierContradiction *pair = &g_array_index (report->pairs, DossierContradiction, i);
      const DossierEdge *edge = dossier_graph_get_edge (report->graph, pair->edge);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *id = g_strdup_printf ("contradiction-%s", number);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      dossier_report_writer_open (writer, DOSSIER_REPORT_CLAIM,
                                  &(DossierReportAttributes){ .id = id, .name = "contradiction" });
      dossier_report_writer_heading (writer, 3, number,
                                     edge->label != NULL ? edge->label : _ ("Two claims that contradict each other"),
                                     edge->label != NULL ? lang : NULL);
      if (!pair->is_ordered)
        compose_rank (composing, _ ("Dates do not tell which came first"));
      dossier_report_writer_open (writer, DOSSIER_REPORT_PAIR, NULL);
      for (guint k = 0; k < G_N_ELEMENTS (pair->sides); k++)
        compose_side (composing, pair, k);
      dossier_report_writer_close (writer, DOSSIER_REPORT_PAIR);
      compose_grounds (composing, pair);
      dossier_report_writer_close (writer, DOSSIER_REPORT_CLAIM);
      composing->edge_places[pair->edge] = report->n_claims + i + 1;
    }
  dossier_report_writer_close (writer, DOSSIER_REPORT_SECTION);
  return TRUE;
}

void
dossier_report_compose_sources (DossierReportComposing *composing)
{
  DossierReport *report = composing->report;
  DossierReportWriter *writer = composing->writer;

  if (report->n_sources == 0)
    return;

  dossier_report_writer_open (writer, DOSSIER_REPORT_SECTION,
                              &(DossierReportAttributes){ .id = "sources", .name = "sources" });
  dossier_report_writer_heading (writer, 2, NULL, _ ("Sources"), NULL);
  dossier_report_writer_open (writer, DOSSIER_REPORT_LIST, &(DossierReportAttributes){ .name = "sources" });
  for (guint i = 0; i < report->n_sources; i++)
    {
      const DossierSource *source = dossier_graph_get_source (report->graph, report->sources[i]);
      g_autofree char *number = g_strdup_printf ("[%u] ", i + 1);
      g_autofree char *id = g_strdup_printf ("source-%u", i + 1);

      dossier_report_writer_open (writer, DOSSIER_REPORT_ITEM, &(DossierReportAttributes){ .id = id });
      dossier_report_writer_open (writer, DOSSIER_REPORT_PARAGRAPH, NULL);
      dossier_report_writer_text (writer, DOSSIER_REPORT_LABEL, number);
      dossier_report_compose_source (composing, report->sources[i]);
      if (source->date_retrieved != NULL)
        {
          g_autofree char *date = dossier_date_format (source->date_retrieved);

          /* Translators: of a source, before the date on which it was fetched */
          dossier_report_writer_text (writer, DOSSIER_REPORT_PLAIN, _ (", retrieved "));
          dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, date);
        }
      dossier_report_writer_close (writer, DOSSIER_REPORT_PARAGRAPH);
      if (source->url != NULL)
        {
          dossier_report_writer_open (writer, DOSSIER_REPORT_META, NULL);
          dossier_report_writer_link (writer, source->url, DOSSIER_REPORT_DATA, source->url);
          dossier_report_writer_close (writer, DOSSIER_REPORT_META);
        }
      if (source->content_hash != NULL)
        {
          dossier_report_writer_open (writer, DOSSIER_REPORT_META, NULL);
          dossier_report_writer_text (writer, DOSSIER_REPORT_DATA, source->content_hash);
          dossier_report_writer_close (writer, DOSSIER_REPORT_META);
        }
      if (source->note != NULL)
        compose_note (composing, source->note);
      dossier_report_writer_close (writer, DOSSIER_REPORT_ITEM);
    }
  dossier_report_writer_close (writer, DOSSIER_REPORT_LIST);
  dossier_report_writer_close (writer, DOSSIER_REPORT_SECTION);
}
