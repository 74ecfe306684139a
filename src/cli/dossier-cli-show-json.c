/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-index.h"
#include "dossier-cli-print.h"
#include "dossier-cli-records.h"
#include "dossier-cli-show.h"
#include "query/dossier-relation.h"

static void
write_citations (JsonBuilder *builder, DossierGraph *graph, const DossierCitation *citations, guint n_citations)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (dossier_index_hash, g_str_equal);

  dossier_cli_json_set_citations (builder, citations, n_citations, sources);
  dossier_cli_json_set_sources (builder, graph, sources);
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
write_relation (JsonBuilder *builder, DossierGraph *graph, guint node, guint place)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);

  json_builder_begin_object (builder);
  dossier_cli_json_set_relation (builder, graph, place);
  dossier_cli_json_set_int (builder, "quotes", edge->n_citations);
  dossier_cli_json_set_end (builder, "other", graph, dossier_graph_get_other_end (graph, place, node));
  json_builder_end_object (builder);
}

static void
write_group (JsonBuilder *builder, DossierGraph *graph, guint node, const DossierRelationGroup *group)
{
  g_autofree char *heading = dossier_relation_get_plain_heading (group->type, group->outgoing);

  json_builder_begin_object (builder);
  dossier_cli_json_set_string (builder, "type", group->type);
  dossier_cli_json_set_string (builder, "direction", dossier_cli_get_direction_name (group->type, group->outgoing));
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
  dossier_cli_json_set_end (builder, "from", graph, from);
  dossier_cli_json_set_end (builder, "to", graph, to);
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
