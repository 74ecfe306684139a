/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-print.h"
#include "dossier-cli-show.h"
#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>

static void
print_heading (const char *heading)
{
  dossier_cli_print ("\n%s%s%s\n", dossier_cli_strong (), heading, dossier_cli_plain ());
}

/* "2026-01-08 (8 January 2026)": as it is written and as it is read; (transfer full). */
static char *
format_date (const char *date)
{
  g_autofree char *words = dossier_date_format (date);

  return words != NULL && !g_str_equal (words, date) ? g_strdup_printf ("%s (%s)", date, words) : g_strdup (date);
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
print_date (const char *indent, const char *name, const char *date)
{
  g_autofree char *shown = NULL;

  if (date == NULL)
    return;

  shown = format_date (date);
  dossier_cli_print ("%s%s: %s\n", indent, name, shown);
}

/* The words around a quote are there to be read: their line breaks are no part of the evidence. */
static char *
format_context (const char *words)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = words != NULL ? words : ""; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (line, *p);
    else if (line->len == 0 || line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');

  return dossier_cli_escape (line->str);
}

static void
print_quote (const DossierCitation *citation)
{
  g_autofree char *prefix = format_context (citation->prefix);
  g_autofree char *exact = dossier_cli_escape (citation->exact);
  g_autofree char *suffix = format_context (citation->suffix);
  gboolean terminal = dossier_cli_is_terminal ();

  dossier_cli_print ("  %s%s%s%s%s\n", prefix, terminal ? dossier_cli_strong () : "**", exact,
                     terminal ? dossier_cli_plain () : "**", suffix);
}

static const char *
get_basis_label (DossierDateBasis basis)
{
  switch (basis)
    {
    case DOSSIER_DATE_BASIS_STATED:
      return _ ("stated by the source");
    case DOSSIER_DATE_BASIS_DERIVED:
      return _ ("derived from other dates of the source");
    case DOSSIER_DATE_BASIS_UNKNOWN:
      return _ ("its basis is unknown");
    case DOSSIER_DATE_BASIS_NONE:
    default:
      return NULL;
    }
}

static void
print_source (const DossierSource *source)
{
  g_autofree char *title = dossier_cli_escape (source->title);
  g_autofree char *publisher = dossier_cli_escape (source->publisher != NULL ? source->publisher : "");
  g_autofree char *author = dossier_cli_escape (source->author != NULL ? source->author : "");

  dossier_cli_print ("    %s%s%s%s%s\n", title, *author != '\0' ? ", " : "", author, *publisher != '\0' ? ", " : "",
                     publisher);
  print_date ("    ", _ ("Published"), source->date_published);
  if (source->url != NULL)
    {
      g_autofree char *url = dossier_cli_escape (source->url);

      dossier_cli_print ("    %s\n", url);
    }
  if (source->note != NULL)
    {
      g_autofree char *note = dossier_cli_escape (source->note);

      dossier_cli_print ("    %s: %s\n", _ ("About the source"), note);
    }
}

static void
print_citation (DossierGraph *graph, const DossierCitation *citation)
{
  print_quote (citation);
  print_source (dossier_graph_get_source (graph, dossier_graph_find_source (graph, citation->source)));

  if (citation->date_text != NULL)
    {
      g_autofree char *date = format_date (citation->date_text);
      const char *basis = get_basis_label (citation->basis);

      dossier_cli_print ("    %s: %s%s%s\n", _ ("Date"), date, basis != NULL ? ", " : "", basis != NULL ? basis : "");
    }
  if (citation->note != NULL)
    {
      g_autofree char *note = dossier_cli_escape (citation->note);

      dossier_cli_print ("    %s: %s\n", _ ("Note"), note);
    }
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
  for (guint i = 0; i < n_citations; i++)
    {
      if (i > 0)
        dossier_cli_print ("\n");
      print_citation (graph, &citations[i]);
    }
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
  g_autofree char *edge_id = edge->id != NULL ? dossier_cli_escape (edge->id) : g_strdup_printf ("edges[%u]", place);
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
  print_date ("", _ ("Date"), node->date_text);
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
  print_date ("", _ ("Date"), edge->date_text);
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
