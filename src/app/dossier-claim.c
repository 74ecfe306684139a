/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-claim.h"

#include "dossier-config.h"
#include "dossier-evidence-parts.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

static const DossierCitation *
choose_citation (const DossierEdge *edge, const DossierNode *node)
{
  for (guint i = 0; i < edge->n_citations; i++)
    for (guint k = 0; k < node->n_citations; k++)
      if (g_str_equal (node->citations[k].exact, edge->citations[i].exact)
          && g_str_equal (node->citations[k].source, edge->citations[i].source))
        return &node->citations[k];

  return node->n_citations > 0 ? &node->citations[0] : NULL;
}

void
dossier_claim_read (DossierClaim *claim, DossierGraph *graph, guint edge, guint node)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);

  claim->side = dossier_contradiction_read_side (graph, node);
  claim->citation = choose_citation (dossier_graph_get_edge (graph, edge), record);
}

const char *
dossier_claim_get_speaker (const DossierClaim *claim, DossierGraph *graph)
{
  return claim->side.speaker != DOSSIER_INDEX_NONE ? dossier_graph_get_node (graph, claim->side.speaker)->label : NULL;
}

const char *
dossier_claim_get_speaker_language (const DossierClaim *claim, DossierGraph *graph)
{
  return claim->side.speaker != DOSSIER_INDEX_NONE ? dossier_language_get_for_node (graph, claim->side.speaker) : NULL;
}

char *
dossier_claim_describe_who (const DossierClaim *claim, DossierGraph *graph)
{
  const char *speaker = dossier_claim_get_speaker (claim, graph);
  g_autofree char *date = claim->side.date_text != NULL ? dossier_date_format (claim->side.date_text) : NULL;

  return dossier_words_join (speaker != NULL ? speaker : "", date != NULL ? date : "", NULL);
}

char *
dossier_claim_describe_date (const DossierClaim *claim, DossierGraph *graph)
{
  const DossierNode *record = dossier_graph_get_node (graph, claim->side.node);
  g_autofree char *published = NULL;

  if (claim->side.date_text != NULL || claim->side.published_text == NULL)
    return dossier_words_describe_cited_date (claim->side.date_text, record->citations, record->n_citations);

  published = dossier_date_format (claim->side.published_text);
  /* Translators: of a claim without a date of its own; %s is the date of the source that has it */
  return g_strdup_printf (_("Undated, published %s"), published);
}

char *
dossier_claim_describe_words (const DossierClaim *claim, DossierGraph *graph)
{
  if (claim->citation == NULL)
    return g_strdup (dossier_graph_get_node (graph, claim->side.node)->label);

  return g_strdup_printf (_("“%s”"), claim->citation->exact);
}

char *
dossier_claim_describe (const DossierClaim *claim, DossierGraph *graph)
{
  const DossierNode *record = dossier_graph_get_node (graph, claim->side.node);
  g_autofree char *who = dossier_claim_describe_who (claim, graph);
  g_autoptr (GString) text = g_string_new (NULL);

  if (who != NULL)
    g_string_append_printf (text, "%s\n", who);
  if (claim->citation == NULL || record->type != DOSSIER_NODE_TYPE_STATEMENT)
    g_string_append_printf (text, "%s\n", record->label);
  if (claim->citation != NULL)
    {
      g_autofree char *quote = dossier_words_quote (graph, claim->citation);

      g_string_append (text, quote);
    }
  else
    {
      g_string_append (text, _("Uncited"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
dossier_claim_append_words (GtkBox *box, const DossierClaim *claim, DossierGraph *graph)
{
  const DossierNode *record = dossier_graph_get_node (graph, claim->side.node);
  g_autofree char *quote = NULL;
  GtkWidget *source;

  /* A statement is its words; what a measure is called is needed to make sense of the words about it. */
  if (claim->citation == NULL || record->type != DOSSIER_NODE_TYPE_STATEMENT)
    gtk_box_append (box, dossier_parts_node_title (graph, claim->side.node, NULL));
  if (claim->citation == NULL)
    {
      gtk_box_append (box, dossier_parts_lack (_("Uncited")));
      return;
    }

  quote = dossier_claim_describe_words (claim, graph);
  gtk_box_append (box,
                  dossier_parts_in_language (dossier_parts_passage (quote, "quote", FALSE),
                                             dossier_language_get_for_quote (graph, claim->citation)));
  source = dossier_parts_source_line (graph, claim->citation);
  if (source != NULL)
    gtk_box_append (box, source);
}

GPtrArray *
dossier_claim_list_notes (const DossierEdge *edge)
{
  GPtrArray *notes = g_ptr_array_new ();

  if (edge->n_citations > 0 && edge->citations[0].note != NULL)
    g_ptr_array_add (notes, (gpointer) edge->citations[0].note);
  for (guint i = 0; i < edge->n_properties; i++)
    g_ptr_array_add (notes, (gpointer) edge->properties[i].value);

  return notes;
}
