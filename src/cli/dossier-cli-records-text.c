/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-print.h"
#include "dossier-cli-records.h"
#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>

char *
dossier_cli_format_date (const char *date)
{
  g_autofree char *words = dossier_date_format (date);

  return words != NULL && !g_str_equal (words, date) ? g_strdup_printf ("%s (%s)", date, words) : g_strdup (date);
}

void
dossier_cli_print_date (const char *indent, const char *name, const char *date)
{
  g_autofree char *shown = NULL;

  if (date == NULL)
    return;

  shown = dossier_cli_format_date (date);
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
print_source_name (const char *indent, const DossierSource *source)
{
  g_autofree char *title = dossier_cli_escape (source->title);
  g_autofree char *publisher = dossier_cli_escape (source->publisher != NULL ? source->publisher : "");
  g_autofree char *author = dossier_cli_escape (source->author != NULL ? source->author : "");

  dossier_cli_print ("%s%s%s%s%s%s\n", indent, title, *author != '\0' ? ", " : "", author,
                     *publisher != '\0' ? ", " : "", publisher);
}

static void
print_about_source (const DossierSource *source)
{
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
print_citation (DossierGraph *graph, const DossierCitation *citation, GHashTable *sources)
{
  const DossierSource *source = dossier_graph_get_source (graph, dossier_graph_find_source (graph, citation->source));

  print_quote (citation);
  print_source_name ("    ", source);
  dossier_cli_print_date ("    ", _ ("Published"), source->date_published);
  if (sources != NULL)
    g_hash_table_add (sources, (gpointer) source->id);
  else
    print_about_source (source);

  if (citation->date_text != NULL)
    {
      g_autofree char *date = dossier_cli_format_date (citation->date_text);
      const char *basis = get_basis_label (citation->basis);

      dossier_cli_print ("    %s: %s%s%s\n", _ ("Date"), date, basis != NULL ? ", " : "", basis != NULL ? basis : "");
    }
  if (citation->note != NULL)
    {
      g_autofree char *note = dossier_cli_escape (citation->note);

      dossier_cli_print ("    %s: %s\n", _ ("Note"), note);
    }
}

void
dossier_cli_print_citations (DossierGraph *graph,
                             const DossierCitation *citations,
                             guint n_citations,
                             GHashTable *sources)
{
  if (n_citations == 0)
    dossier_cli_print ("  %s\n", _ ("Uncited: nothing is quoted for this."));

  for (guint i = 0; i < n_citations; i++)
    {
      if (i > 0)
        dossier_cli_print ("\n");
      print_citation (graph, &citations[i], sources);
    }
}

void
dossier_cli_print_sources (DossierGraph *graph, GHashTable *sources)
{
  if (g_hash_table_size (sources) == 0)
    return;

  dossier_cli_print ("\n%s%s%s\n", dossier_cli_strong (), ngettext ("Source", "Sources", g_hash_table_size (sources)),
                     dossier_cli_plain ());
  for (guint i = 0; i < dossier_graph_get_n_sources (graph); i++)
    {
      const DossierSource *source = dossier_graph_get_source (graph, i);

      if (!g_hash_table_contains (sources, source->id))
        continue;

      print_source_name ("  ", source);
      dossier_cli_print_date ("    ", _ ("Published"), source->date_published);
      print_about_source (source);
    }
}

void
dossier_cli_print_columns (DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);
  g_autofree char *type = dossier_cli_escape (node->type_name);
  g_autofree char *id = dossier_cli_escape (node->id);
  g_autofree char *label = dossier_cli_escape (node->label);

  dossier_cli_print ("%s\t%s\t%s\t%u\t%u\t%s", type, id, node->date_text != NULL ? node->date_text : "",
                     node->n_citations, dossier_graph_get_degree (graph, place), label);
}

void
dossier_cli_print_name (DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);
  g_autofree char *label = dossier_cli_escape (node->label);
  g_autofree char *id = dossier_cli_escape (node->id);

  dossier_cli_print ("%s%s%s [%s]", dossier_cli_strong (), label, dossier_cli_plain (), id);
}

char *
dossier_cli_format_relation_id (DossierGraph *graph, guint place)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);

  return edge->id != NULL ? dossier_cli_escape (edge->id) : g_strdup_printf ("edges[%u]", place);
}

void
dossier_cli_print_relation (DossierGraph *graph, guint place, gboolean outgoing, GHashTable *sources)
{
  const DossierEdge *edge = dossier_graph_get_edge (graph, place);
  g_autofree char *heading = dossier_relation_get_heading (edge->type, outgoing);
  g_autofree char *shown = dossier_cli_escape (heading);
  g_autofree char *id = dossier_cli_format_relation_id (graph, place);

  dossier_cli_print ("%s%s%s [%s]", dossier_cli_strong (), shown, dossier_cli_plain (), id);
  if (edge->date_text != NULL)
    dossier_cli_print (", %s", edge->date_text);
  if (edge->label != NULL)
    {
      g_autofree char *label = dossier_cli_escape (edge->label);

      dossier_cli_print (": %s", label);
    }
  dossier_cli_print ("\n");
  dossier_cli_print_citations (graph, edge->citations, edge->n_citations, sources);
}
