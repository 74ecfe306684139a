/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-cli-print.h"
#include "dossier-cli-show.h"
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

/* The citations, then each source that they name, once. */
static void
write_citations (JsonBuilder *builder, DossierGraph *graph, const DossierCitation *citations, guint n_citations)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  json_builder_set_member_name (builder, "citations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_citations; i++)
    write_citation (builder, &citations[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_citations; i++)
    if (g_hash_table_add (seen, (gpointer) citations[i].source))
      write_source (builder, dossier_graph_get_source (graph, dossier_graph_find_source (graph, citations[i].source)));
  json_builder_end_array (builder);
}

/* Values are text here, as the window shows them: a number or an object stands as its JSON. */
static void
write_properties (JsonBuilder *builder, const DossierProperty *properties, guint n_properties)
{
  if (n_properties == 0)
    return;

  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n_properties; i++)
    dossier_cli_json_set_string (builder, properties[i].name, properties[i].value);
  json_builder_end_object (builder);
}

static void
write_end (JsonBuilder *builder, const char *name, const DossierNode *node)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  dossier_cli_json_set_string (builder, "id", node->id);
  dossier_cli_json_set_string (builder, "type", node->type_name);
  dossier_cli_json_set_string (builder, "label", node->label);
  dossier_cli_json_set_string (builder, "date", node->date_text);
  json_builder_end_object (builder);
}

static void
write_relation (JsonBuilder *builder, DossierGraph *graph, guint node, guint place)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);

  json_builder_begin_object (builder);
  dossier_cli_json_set_string (builder, "id", edge->id);
  dossier_cli_json_set_int (builder, "index", place);
  dossier_cli_json_set_string (builder, "from", edge->from);
  dossier_cli_json_set_string (builder, "to", edge->to);
  dossier_cli_json_set_string (builder, "label", edge->label);
  dossier_cli_json_set_string (builder, "date", edge->date_text);
  dossier_cli_json_set_int (builder, "quotes", edge->n_citations);
  write_end (builder, "other", dossier_graph_get_node (graph, dossier_graph_get_other_end (graph, place, node)));
  json_builder_end_object (builder);
}

static void
write_group (JsonBuilder *builder, DossierGraph *graph, guint node, const DossierRelationGroup *group)
{
  g_autofree char *heading = dossier_relation_get_heading (group->type, group->outgoing);
  const char *direction = group->outgoing ? "out" : "in";

  json_builder_begin_object (builder);
  dossier_cli_json_set_string (builder, "type", group->type);
  dossier_cli_json_set_string (builder, "direction", dossier_relation_is_symmetric (group->type) ? "both" : direction);
  dossier_cli_json_set_string (builder, "heading", heading);
  json_builder_set_member_name (builder, "edges");
  json_builder_begin_array (builder);
  for (guint i = 0; i < group->n_edges; i++)
    write_relation (builder, graph, node, group->edges[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
write_node (JsonBuilder *builder, DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);
  g_autoptr (GPtrArray) groups = dossier_relation_list_groups (graph, place);

  dossier_cli_json_set_string (builder, "shown", "node");
  dossier_cli_json_set_int (builder, "index", place);
  dossier_cli_json_set_string (builder, "id", node->id);
  dossier_cli_json_set_string (builder, "type", node->type_name);
  dossier_cli_json_set_string (builder, "kind", node->kind);
  dossier_cli_json_set_string (builder, "label", node->label);
  dossier_cli_json_set_strings (builder, "aliases", node->aliases);
  dossier_cli_json_set_string (builder, "description", node->description);
  dossier_cli_json_set_string (builder, "date", node->date_text);
  write_properties (builder, node->properties, node->n_properties);
  write_citations (builder, graph, node->citations, node->n_citations);

  json_builder_set_member_name (builder, "relations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    write_group (builder, graph, place, g_ptr_array_index (groups, i));
  json_builder_end_array (builder);
}

static void
write_edge (JsonBuilder *builder, DossierGraph *graph, guint place)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);
  guint from, to;

  dossier_graph_get_edge_ends (graph, place, &from, &to);
  dossier_cli_json_set_string (builder, "shown", "edge");
  dossier_cli_json_set_int (builder, "index", place);
  dossier_cli_json_set_string (builder, "id", edge->id);
  dossier_cli_json_set_string (builder, "type", edge->type);
  write_end (builder, "from", dossier_graph_get_node (graph, from));
  write_end (builder, "to", dossier_graph_get_node (graph, to));
  dossier_cli_json_set_string (builder, "label", edge->label);
  dossier_cli_json_set_string (builder, "date", edge->date_text);
  write_properties (builder, edge->properties, edge->n_properties);
  write_citations (builder, graph, edge->citations, edge->n_citations);
}

void
dossier_cli_show_json (const DossierCliThing *thing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (thing->node != DOSSIER_INDEX_NONE)
    write_node (builder, thing->graph, thing->node);
  else
    write_edge (builder, thing->graph, thing->edge);
  json_builder_end_object (builder);

  dossier_cli_print_json (builder);
}
