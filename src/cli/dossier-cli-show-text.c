/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-print.h"
#include "dossier-cli-records.h"
#include "dossier-cli-show.h"
#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>

static void
print_heading (const char *heading)
{
  dossier_cli_print ("\n%s%s%s\n", dossier_cli_strong (), heading, dossier_cli_plain ());
}

static void
print_field (const char *name, const char *value)
{
  g_autofree char *shown = NULL;

  if (value == NULL)
    return;

  shown = dossier_cli_escape (value);
  dossier_cli_print ("%s: %s\n", name, shown);
}

static void
print_citations (DossierGraph *graph, const DossierCitation *citations, guint n_citations)
{
  if (n_citations == 0)
    {
      dossier_cli_print ("\n%s\n", _ ("Uncited: nothing is quoted for this."));
      return;
    }

  print_heading (ngettext ("Quote", "Quotes", n_citations));
  dossier_cli_print_citations (graph, citations, n_citations, NULL);
}

static void
print_properties (const DossierProperty *properties, guint n_properties)
{
  for (guint i = 0; i < n_properties; i++)
    {
      g_autofree char *name = dossier_cli_escape (properties[i].name);

      print_field (name, properties[i].value);
    }
}

/* "  He Yadong [he-yadong] 2026-01-08, relation e1: 2 quotes" */
static void
print_relation (DossierGraph *graph, guint node, guint place)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);
  const DossierNode *other = dossier_graph_get_node (graph, dossier_graph_get_other_end (graph, place, node));
  g_autofree char *label = dossier_cli_escape (other->label);
  g_autofree char *id = dossier_cli_escape (other->id);
  g_autofree char *edge_id = dossier_cli_format_relation_id (graph, place);
  const char *date = edge->date_text != NULL ? edge->date_text : other->date_text;

  dossier_cli_print ("  %s [%s]", label, id);
  if (date != NULL)
    dossier_cli_print (", %s", date);
  if (edge->n_citations == 0)
    dossier_cli_print (_ ("; relation %s, uncited\n"), edge_id);
  else
    dossier_cli_print (ngettext ("; relation %s, %'u quote\n", "; relation %s, %'u quotes\n", edge->n_citations),
                       edge_id, edge->n_citations);
}

static void
print_node (DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);
  g_autoptr (GPtrArray) groups = dossier_relation_list_groups (graph, place);
  g_autofree char *label = dossier_cli_escape (node->label);

  dossier_cli_print ("%s%s%s\n", dossier_cli_strong (), label, dossier_cli_plain ());
  print_field (_ ("Id"), node->id);
  print_field (_ ("Type"), node->type_name);
  print_field (_ ("Kind"), node->kind);
  dossier_cli_print_date ("", _ ("Date"), node->date_text);
  for (guint i = 0; node->aliases != NULL && node->aliases[i] != NULL; i++)
    print_field (_ ("Also called"), node->aliases[i]);
  print_field (_ ("Description"), node->description);
  print_properties (node->properties, node->n_properties);
  print_citations (graph, node->citations, node->n_citations);

  for (guint i = 0; i < groups->len; i++)
    {
      const DossierRelationGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *heading = dossier_relation_get_heading (group->type, group->outgoing);
      g_autofree char *shown = dossier_cli_escape (heading);

      print_heading (shown);
      for (guint j = 0; j < group->n_edges; j++)
        print_relation (graph, place, group->edges[j]);
    }
}

static void
print_edge (DossierGraph *graph, guint place)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);
  g_autofree char *heading = dossier_relation_get_heading (edge->type, TRUE);
  g_autofree char *shown_heading = dossier_cli_escape (heading);
  g_autofree char *from_label = NULL;
  g_autofree char *to_label = NULL;
  g_autofree char *from_id = dossier_cli_escape (edge->from);
  g_autofree char *to_id = dossier_cli_escape (edge->to);
  guint from, to;

  dossier_graph_get_edge_ends (graph, place, &from, &to);
  from_label = dossier_cli_escape (dossier_graph_get_node (graph, from)->label);
  to_label = dossier_cli_escape (dossier_graph_get_node (graph, to)->label);

  dossier_cli_print ("%s%s%s\n", dossier_cli_strong (), shown_heading, dossier_cli_plain ());
  print_field (_ ("Id"), edge->id);
  print_field (_ ("Type"), edge->type);
  dossier_cli_print ("%s: %s [%s]\n", C_ ("relation", "From"), from_label, from_id);
  dossier_cli_print ("%s: %s [%s]\n", C_ ("relation", "To"), to_label, to_id);
  print_field (_ ("Label"), edge->label);
  dossier_cli_print_date ("", _ ("Date"), edge->date_text);
  print_properties (edge->properties, edge->n_properties);
  print_citations (graph, edge->citations, edge->n_citations);
}

void
dossier_cli_show_text (const DossierCliThing *thing)
{
  if (thing->node != DOSSIER_INDEX_NONE)
    print_node (thing->graph, thing->node);
  else
    print_edge (thing->graph, thing->edge);
}
