/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-cli-print.h"
#include "dossier-cli-records.h"
#include "query/dossier-relation.h"

static void
write_citation (JsonBuilder *builder, const DossierCitation *citation)
{
  json_builder_begin_object (builder);
  dossier_cli_json_set_string (builder, "source", citation->source);
  dossier_cli_json_set_string (builder, "exact", citation->exact);
  dossier_cli_json_set_string (builder, "prefix", citation->prefix);
  dossier_cli_json_set_string (builder, "suffix", citation->suffix);
  if (citation->start >= 0)
    dossier_cli_json_set_int (builder, "start", citation->start);
  if (citation->end >= 0)
    dossier_cli_json_set_int (builder, "end", citation->end);
  dossier_cli_json_set_string (builder, "date", citation->date_text);
  if (citation->basis != DOSSIER_DATE_BASIS_NONE)
    dossier_cli_json_set_string (builder, "dateBasis", dossier_date_basis_get_name (citation->basis));
  dossier_cli_json_set_string (builder, "note", citation->note);
  json_builder_end_object (builder);
}

static void
write_source (JsonBuilder *builder, const DossierSource *source)
{
  json_builder_begin_object (builder);
  dossier_cli_json_set_string (builder, "id", source->id);
  dossier_cli_json_set_string (builder, "title", source->title);
  dossier_cli_json_set_string (builder, "publisher", source->publisher);
  dossier_cli_json_set_string (builder, "author", source->author);
  dossier_cli_json_set_string (builder, "url", source->url);
  dossier_cli_json_set_string (builder, "datePublished", source->date_published);
  dossier_cli_json_set_string (builder, "dateRetrieved", source->date_retrieved);
  dossier_cli_json_set_string (builder, "lang", source->lang);
  dossier_cli_json_set_string (builder, "note", source->note);
  json_builder_end_object (builder);
}

void
dossier_cli_json_set_citations (JsonBuilder *builder,
                                const DossierCitation *citations,
                                guint n_citations,
                                GHashTable *sources)
{
  json_builder_set_member_name (builder, "citations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_citations; i++)
    {
      write_citation (builder, &citations[i]);
      g_hash_table_add (sources, (gpointer) citations[i].source);
    }
  json_builder_end_array (builder);
}

void
dossier_cli_json_set_sources (JsonBuilder *builder, DossierGraph *graph, GHashTable *sources)
{
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dossier_graph_get_n_sources (graph); i++)
    {
      const DossierSource *source = dossier_graph_get_source (graph, i);

      if (g_hash_table_contains (sources, source->id))
        write_source (builder, source);
    }
  json_builder_end_array (builder);
}

void
dossier_cli_json_add_end (JsonBuilder *builder, DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);

  json_builder_begin_object (builder);
  dossier_cli_json_set_string (builder, "id", node->id);
  dossier_cli_json_set_string (builder, "type", node->type_name);
  dossier_cli_json_set_string (builder, "label", node->label);
  dossier_cli_json_set_string (builder, "date", node->date_text);
  json_builder_end_object (builder);
}

void
dossier_cli_json_set_end (JsonBuilder *builder, const char *name, DossierGraph *graph, guint place)
{
  if (place == DOSSIER_INDEX_NONE)
    return;

  json_builder_set_member_name (builder, name);
  dossier_cli_json_add_end (builder, graph, place);
}

void
dossier_cli_json_set_columns (JsonBuilder *builder, DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);

  dossier_cli_json_set_string (builder, "id", node->id);
  dossier_cli_json_set_string (builder, "type", node->type_name);
  dossier_cli_json_set_string (builder, "kind", node->kind);
  dossier_cli_json_set_string (builder, "label", node->label);
  dossier_cli_json_set_strings (builder, "aliases", node->aliases);
  dossier_cli_json_set_string (builder, "date", node->date_text);
  dossier_cli_json_set_int (builder, "quotes", node->n_citations);
  dossier_cli_json_set_int (builder, "relations", dossier_graph_get_degree (graph, place));
}

void
dossier_cli_json_set_relation (JsonBuilder *builder, DossierGraph *graph, guint place)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);

  dossier_cli_json_set_string (builder, "id", edge->id);
  dossier_cli_json_set_int (builder, "index", place);
  dossier_cli_json_set_string (builder, "from", edge->from);
  dossier_cli_json_set_string (builder, "to", edge->to);
  dossier_cli_json_set_string (builder, "label", edge->label);
  dossier_cli_json_set_string (builder, "date", edge->date_text);
}

gboolean
dossier_cli_is_outgoing (DossierGraph *graph, guint edge, guint node)
{
  guint from;

  dossier_graph_get_edge_ends (graph, edge, &from, NULL);
  return from == node || dossier_relation_is_symmetric (dossier_graph_get_edge (graph, edge)->type);
}

const char *
dossier_cli_get_direction_name (const char *relation, gboolean outgoing)
{
  if (dossier_relation_is_symmetric (relation))
    return "both";

  return outgoing ? "out" : "in";
}

void
dossier_cli_json_set_step (JsonBuilder *builder, DossierGraph *graph, guint place, gboolean outgoing)
{
  const char *type = dossier_graph_get_edge (graph, place)->type;
  g_autofree char *heading = dossier_relation_get_plain_heading (type, outgoing);

  dossier_cli_json_set_relation (builder, graph, place);
  dossier_cli_json_set_string (builder, "type", type);
  dossier_cli_json_set_string (builder, "direction", dossier_cli_get_direction_name (type, outgoing));
  dossier_cli_json_set_string (builder, "heading", heading);
}
