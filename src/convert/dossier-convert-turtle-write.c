/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"
#include "dossier-convert-rdf-extras.h"
#include "dossier-convert-rdf-fields.h"
#include "dossier-convert-rdf.h"

#include <string.h>

/*
 * RDF 1.1 Turtle. Nodes and edges are resources, each citation a W3C Web Annotation whose body is what it supports and
 * whose target is the passage; where it was read is said in PROV-O.
 */

static void
append_literal (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      guchar c = (guchar) *at;

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\u%04X", c);
      else
        g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static void
append_text (GString *out, const char *predicate, const char *text)
{
  if (text == NULL)
    return;

  g_string_append_printf (out, " ;\n  %s ", predicate);
  append_literal (out, text);
}

static void
append_date (GString *out, const char *predicate, const char *text)
{
  const char *type = dossier_convert_rdf_get_date_type (text);

  if (text == NULL)
    return;

  append_text (out, predicate, text);
  g_string_append_printf (out, "^^%s", type);
}

static void
append_more (GString *out, const char *more)
{
  append_text (out, "d:more", more);
  if (more != NULL)
    g_string_append (out, "^^rdf:JSON");
}

static void
append_reference (GString *out, const char *predicate, DossierRdfSubject kind, const char *id)
{
  g_autofree char *iri = dossier_convert_rdf_make_iri (kind, id);

  g_string_append_printf (out, " ;\n  %s <%s>", predicate, iri);
}

static void
append_fields (GString *out, const DossierRdfField *fields, gconstpointer record)
{
  dossier_rdf_fields_append (out, fields, record, append_text, append_date);
}

static void
append_source (GString *out, const DossierSource *source, const char *more)
{
  g_autofree char *iri = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_SOURCE, source->id);

  g_string_append_printf (out, "\n<%s> a prov:Entity, schema:Article", iri);
  append_fields (out, dossier_rdf_source_fields, source);
  append_more (out, more);
  g_string_append (out, " .\n");
}

static void
append_citation (
    GString *out, const char *owner, guint number, const DossierCitation *citation, const char *more)
{
  g_autofree char *source = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_SOURCE, citation->source);

  g_string_append_printf (out,
                          "\n<%s-quote-%u> a oa:Annotation ;\n  oa:motivatedBy oa:identifying ;\n  oa:hasBody <%s>",
                          owner, number, owner);
  g_string_append_printf (
      out,
      " ;\n  prov:wasQuotedFrom <%s> ;\n  oa:hasTarget [ a oa:SpecificResource ; oa:hasSource <%s> ;\n"
      "    oa:hasSelector [ a oa:TextQuoteSelector",
      source, source);
  append_fields (out, dossier_rdf_quote_fields, citation);
  g_string_append (out, " ]");
  if (citation->start >= 0)
    g_string_append_printf (
        out, ", [ a oa:TextPositionSelector ; oa:start %" G_GINT64_FORMAT " ; oa:end %" G_GINT64_FORMAT " ]",
        citation->start, citation->end);
  g_string_append (out, " ]");
  append_fields (out, dossier_rdf_citation_fields, citation);
  if (citation->basis != DOSSIER_DATE_BASIS_NONE)
    append_text (out, "d:dateBasis", dossier_date_basis_get_name (citation->basis));
  append_more (out, more);
  g_string_append (out, " .\n");
}

static void
append_evidence (GString *out,
                 const char *owner,
                 const DossierCitation *citations,
                 guint n_citations,
                 const DossierRdfExtras *extras,
                 DossierConvertPart part,
                 guint row)
{
  g_autoptr (GPtrArray) more = dossier_rdf_extras_list_more_of_citations (extras, part, row);

  for (guint i = 0; i < n_citations; i++)
    append_reference (out, "prov:wasDerivedFrom", DOSSIER_RDF_OF_SOURCE, citations[i].source);
  g_string_append (out, " .\n");
  for (guint i = 0; i < n_citations; i++)
    append_citation (out, owner, i + 1, &citations[i], i < more->len ? g_ptr_array_index (more, i) : NULL);
}

/* Properties, and members that are not known. */
static void
append_extras (GString *out, const DossierRdfExtras *extras, DossierConvertPart part, guint row)
{
  const char *name;
  const char *text;
  DossierConvertKind kind;
  guint next = 0;

  while (dossier_rdf_extras_next_property (extras, part, row, &next, &name, &kind, &text))
    {
      const char *type = dossier_convert_rdf_get_value_type (kind, text);

      g_string_append (out, " ;\n  d:property [ rdfs:label ");
      append_literal (out, name);
      g_string_append (out, " ; rdf:value ");
      append_literal (out, text);
      if (type != NULL)
        g_string_append_printf (out, "^^%s", type);
      g_string_append (out, " ]");
    }
  append_more (out, dossier_rdf_extras_get_more (extras, part, row));
}

static void
append_node (GString *out, const DossierNode *node, const DossierRdfExtras *extras, guint place)
{
  g_autofree char *iri = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_NODE, node->id);

  g_string_append_printf (out, "\n<%s> a prov:Entity, <" DOSSIER_RDF_VOCABULARY "%s>", iri, node->type_name);
  append_fields (out, dossier_rdf_node_fields, node);
  for (guint i = 0; node->aliases != NULL && node->aliases[i] != NULL; i++)
    append_text (out, "skos:altLabel", node->aliases[i]);
  append_extras (out, extras, DOSSIER_CONVERT_NODES, place);
  append_evidence (out, iri, node->citations, node->n_citations, extras, DOSSIER_CONVERT_NODES, place);
}

/* A triple of its own, which says what the edge says, and a statement about it, which says why. */
static void
append_edge (GString *out, const DossierEdge *edge, const DossierRdfExtras *extras, guint place)
{
  g_autofree char *number = g_strdup_printf ("_%u", place);
  g_autofree char *iri = dossier_convert_rdf_make_iri (edge->id != NULL ? DOSSIER_RDF_OF_EDGE : DOSSIER_RDF_OF_PLACE,
                                                       edge->id != NULL ? edge->id : number);
  g_autofree char *from = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_NODE, edge->from);
  g_autofree char *to = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_NODE, edge->to);

  g_string_append_printf (out, "\n<%s> <" DOSSIER_RDF_VOCABULARY "%s> <%s> .\n", from, edge->type, to);
  g_string_append_printf (
      out,
      "<%s> a rdf:Statement, prov:Entity ;\n  rdf:subject <%s> ;\n  rdf:predicate <" DOSSIER_RDF_VOCABULARY
      "%s> ;\n  rdf:object <%s>",
      iri, from, edge->type, to);
  append_fields (out, dossier_rdf_edge_fields, edge);
  append_extras (out, extras, DOSSIER_CONVERT_EDGES, place);
  append_evidence (out, iri, edge->citations, edge->n_citations, extras, DOSSIER_CONVERT_EDGES, place);
}

GBytes *
dossier_convert_turtle_write (DossierGraph *graph, DossierConvertWatch *watch, GError **error)
{
  g_autoptr (DossierRdfExtras) extras = dossier_rdf_extras_new (graph, watch, error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (extras == NULL)
    return NULL;

  for (guint i = 0; dossier_rdf_prefixes[i].prefix != NULL; i++)
    g_string_append_printf (out, "@prefix %s: <%s> .\n", dossier_rdf_prefixes[i].prefix, dossier_rdf_prefixes[i].iri);

  g_string_append (out, "\n<> a prov:Bundle, prov:Entity");
  append_text (out, "dcterms:title", dossier_graph_get_title (graph));
  append_text (out, "dcterms:description", dossier_graph_get_description (graph));
  append_text (out, "dcterms:language", dossier_graph_get_lang (graph));
  append_text (out, "dcterms:created", dossier_rdf_extras_get_of_graph (extras, "created"));
  append_text (out, "dcterms:modified", dossier_rdf_extras_get_of_graph (extras, "modified"));
  append_more (out, dossier_rdf_extras_get_of_graph (extras, DOSSIER_CONVERT_MORE));
  g_string_append (out, " .\n");

  for (guint i = 0; i < dossier_graph_get_n_sources (graph); i++)
    append_source (out, dossier_graph_get_source (graph, i), dossier_rdf_extras_get_more_of_source (extras, i));
  for (guint i = 0; i < dossier_graph_get_n_nodes (graph) && dossier_convert_watch_step (watch); i++)
    append_node (out, dossier_graph_get_node (graph, i), extras, i);
  for (guint i = 0; i < dossier_graph_get_n_edges (graph) && dossier_convert_watch_step (watch); i++)
    append_edge (out, dossier_graph_get_edge (graph, i), extras, i);

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
