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
 * JSON-LD 1.1 as nanopublications have it: each claim is a named graph of its own, its provenance is said in a second
 * one that names the first, and who published it in a third. The annotations are those of the W3C Web Annotation Data
 * Model.
 */

static void
append_separator (GString *out)
{
  char last = out->str[out->len - 1];

  if (last != '{' && last != '[')
    g_string_append (out, ", ");
}

static void
append_name (GString *out, const char *name)
{
  append_separator (out);
  dossier_json_append_quoted (out, name);
  g_string_append (out, ": ");
}

static void
append_text (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;

  append_name (out, name);
  dossier_json_append_quoted (out, text);
}

static void
append_typed (GString *out, const char *name, const char *text, const char *type)
{
  if (text == NULL)
    return;

  append_name (out, name);
  g_string_append_printf (out, "{\"@type\": \"%s\", \"@value\": ", type);
  dossier_json_append_quoted (out, text);
  g_string_append_c (out, '}');
}

static void
append_date (GString *out, const char *name, const char *text)
{
  append_typed (out, name, text, dossier_convert_rdf_get_date_type (text));
}

static void
append_id (GString *out, const char *name, const char *iri)
{
  append_name (out, name);
  g_string_append (out, "{\"@id\": ");
  dossier_json_append_quoted (out, iri);
  g_string_append_c (out, '}');
}

/* A type or a relation is a lower-case word: it needs no escape. */
static void
append_word (GString *out, const char *name, const char *word)
{
  append_name (out, name);
  g_string_append_printf (out, "\"d:%s\"", word);
}

/* Properties, and members that are not known. */
static void
append_extras (GString *out, const DossierRdfExtras *extras, DossierConvertPart part, guint row)
{
  const char *name;
  const char *text;
  DossierConvertKind kind;
  gboolean is_open = FALSE;
  guint next = 0;

  while (dossier_rdf_extras_next_property (extras, part, row, &next, &name, &kind, &text))
    {
      const char *type = dossier_convert_rdf_get_value_type (kind, text);

      if (!is_open)
        {
          append_name (out, "d:property");
          g_string_append_c (out, '[');
        }
      is_open = TRUE;
      append_separator (out);
      g_string_append_c (out, '{');
      append_text (out, "rdfs:label", name);
      if (type != NULL)
        append_typed (out, "rdf:value", text, type);
      else
        append_text (out, "rdf:value", text);
      g_string_append_c (out, '}');
    }
  if (is_open)
    g_string_append_c (out, ']');
  append_typed (out, "d:more", dossier_rdf_extras_get_more (extras, part, row), "rdf:JSON");
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

  g_string_append_c (out, '{');
  append_text (out, "@id", iri);
  append_name (out, "@type");
  g_string_append (out, "[\"prov:Entity\", \"schema:Article\"]");
  append_fields (out, dossier_rdf_source_fields, source);
  append_typed (out, "d:more", more, "rdf:JSON");
  g_string_append_c (out, '}');
}

static void
append_citation (
    GString *out, const char *owner, guint number, const DossierCitation *citation, const char *more)
{
  g_autofree char *source = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_SOURCE, citation->source);
  g_autofree char *iri = g_strdup_printf ("%s-quote-%u", owner, number);

  append_separator (out);
  g_string_append_c (out, '{');
  append_text (out, "@id", iri);
  append_text (out, "@type", "oa:Annotation");
  append_id (out, "oa:motivatedBy", "oa:identifying");
  append_id (out, "oa:hasBody", owner);
  append_id (out, "prov:wasQuotedFrom", source);
  append_name (out, "oa:hasTarget");
  g_string_append_c (out, '{');
  append_text (out, "@type", "oa:SpecificResource");
  append_id (out, "oa:hasSource", source);
  append_name (out, "oa:hasSelector");
  g_string_append (out, "[{");
  append_text (out, "@type", "oa:TextQuoteSelector");
  append_fields (out, dossier_rdf_quote_fields, citation);
  g_string_append_c (out, '}');
  if (citation->start >= 0)
    g_string_append_printf (out,
                            ", {\"@type\": \"oa:TextPositionSelector\", \"oa:start\": %" G_GINT64_FORMAT
                            ", \"oa:end\": %" G_GINT64_FORMAT "}",
                            citation->start, citation->end);
  g_string_append (out, "]}");
  append_fields (out, dossier_rdf_citation_fields, citation);
  if (citation->basis != DOSSIER_DATE_BASIS_NONE)
    append_text (out, "d:dateBasis", dossier_date_basis_get_name (citation->basis));
  append_typed (out, "d:more", more, "rdf:JSON");
  g_string_append_c (out, '}');
}

/* Opens a named graph `IRI-SUFFIX`. */
static void
open_graph (GString *out, const char *iri, const char *suffix)
{
  g_autofree char *name = g_strconcat (iri, suffix, NULL);

  g_string_append (out, ",\n    {");
  append_text (out, "@id", name);
  append_name (out, "@graph");
  g_string_append_c (out, '[');
}

/* The second and the third graph of a claim whose first is @iri with `-assertion`. */
static void
append_provenance (GString *out,
                   const char *iri,
                   const DossierCitation *citations,
                   guint n_citations,
                   const DossierRdfExtras *extras,
                   DossierConvertPart part,
                   guint row)
{
  g_autoptr (GPtrArray) more = dossier_rdf_extras_list_more_of_citations (extras, part, row);
  g_autofree char *assertion = g_strconcat (iri, "-assertion", NULL);

  open_graph (out, iri, "-provenance");
  g_string_append_c (out, '{');
  append_text (out, "@id", assertion);
  append_text (out, "@type", "prov:Entity");
  if (n_citations > 0)
    {
      append_name (out, "prov:wasDerivedFrom");
      g_string_append_c (out, '[');
      for (guint i = 0; i < n_citations; i++)
        {
          g_autofree char *source = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_SOURCE, citations[i].source);

          append_separator (out);
          g_string_append_printf (out, "{\"@id\": \"%s\"}", source);
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, '}');
  for (guint i = 0; i < n_citations; i++)
    append_citation (out, iri, i + 1, &citations[i], i < more->len ? g_ptr_array_index (more, i) : NULL);
  g_string_append (out, "]}");
}

static void
append_publication (GString *out, const char *iri)
{
  g_autofree char *publication = g_strconcat (iri, "-nanopublication", NULL);
  g_autofree char *assertion = g_strconcat (iri, "-assertion", NULL);
  g_autofree char *provenance = g_strconcat (iri, "-provenance", NULL);
  g_autofree char *info = g_strconcat (iri, "-info", NULL);

  g_string_append (out, ",\n    {");
  append_text (out, "@id", publication);
  append_text (out, "@type", "np:Nanopublication");
  append_id (out, "np:hasAssertion", assertion);
  append_id (out, "np:hasProvenance", provenance);
  append_id (out, "np:hasPublicationInfo", info);
  g_string_append_c (out, '}');

  open_graph (out, iri, "-info");
  g_string_append_c (out, '{');
  append_text (out, "@id", publication);
  append_id (out, "dcterms:isPartOf", "");
  g_string_append (out, "}]}");
}

static void
append_node (GString *out, const DossierNode *node, const DossierRdfExtras *extras, guint place)
{
  g_autofree char *iri = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_NODE, node->id);

  open_graph (out, iri, "-assertion");
  g_string_append_c (out, '{');
  append_text (out, "@id", iri);
  append_word (out, "@type", node->type_name);
  append_fields (out, dossier_rdf_node_fields, node);
  if (node->aliases != NULL && node->aliases[0] != NULL)
    {
      append_name (out, "skos:altLabel");
      g_string_append_c (out, '[');
      for (guint i = 0; node->aliases[i] != NULL; i++)
        {
          append_separator (out);
          dossier_json_append_quoted (out, node->aliases[i]);
        }
      g_string_append_c (out, ']');
    }
  append_extras (out, extras, DOSSIER_CONVERT_NODES, place);
  g_string_append (out, "}]}");
  append_provenance (out, iri, node->citations, node->n_citations, extras, DOSSIER_CONVERT_NODES, place);
  append_publication (out, iri);
}

static void
append_edge (GString *out, const DossierEdge *edge, const DossierRdfExtras *extras, guint place)
{
  g_autofree char *number = g_strdup_printf ("_%u", place);
  g_autofree char *iri = dossier_convert_rdf_make_iri (edge->id != NULL ? DOSSIER_RDF_OF_EDGE : DOSSIER_RDF_OF_PLACE,
                                                       edge->id != NULL ? edge->id : number);
  g_autofree char *from = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_NODE, edge->from);
  g_autofree char *to = dossier_convert_rdf_make_iri (DOSSIER_RDF_OF_NODE, edge->to);
  g_autofree char *relation = g_strconcat ("d:", edge->type, NULL);

  open_graph (out, iri, "-assertion");
  g_string_append_c (out, '{');
  append_text (out, "@id", from);
  append_id (out, relation, to);
  g_string_append (out, "}, {");
  append_text (out, "@id", iri);
  append_text (out, "@type", "rdf:Statement");
  append_id (out, "rdf:subject", from);
  append_id (out, "rdf:predicate", relation);
  append_id (out, "rdf:object", to);
  append_fields (out, dossier_rdf_edge_fields, edge);
  append_extras (out, extras, DOSSIER_CONVERT_EDGES, place);
  g_string_append (out, "}]}");
  append_provenance (out, iri, edge->citations, edge->n_citations, extras, DOSSIER_CONVERT_EDGES, place);
  append_publication (out, iri);
}

GBytes *
dossier_convert_json_ld_write (DossierGraph *graph, DossierConvertWatch *watch, GError **error)
{
  g_autoptr (DossierRdfExtras) extras = dossier_rdf_extras_new (graph, watch, error);
  g_autoptr (GString) out = g_string_new ("{\n  \"@context\": {");

  if (extras == NULL)
    return NULL;

  for (guint i = 0; dossier_rdf_prefixes[i].prefix != NULL; i++)
    append_text (out, dossier_rdf_prefixes[i].prefix, dossier_rdf_prefixes[i].iri);
  append_text (out, "np", "http://www.nanopub.org/nschema#");

  g_string_append (out, "},\n  \"@graph\": [\n    {");
  append_text (out, "@id", "");
  append_text (out, "@type", "prov:Bundle");
  append_text (out, "dcterms:title", dossier_graph_get_title (graph));
  append_text (out, "dcterms:description", dossier_graph_get_description (graph));
  append_text (out, "dcterms:language", dossier_graph_get_lang (graph));
  append_text (out, "dcterms:created", dossier_rdf_extras_get_of_graph (extras, "created"));
  append_text (out, "dcterms:modified", dossier_rdf_extras_get_of_graph (extras, "modified"));
  append_typed (out, "d:more", dossier_rdf_extras_get_of_graph (extras, DOSSIER_CONVERT_MORE), "rdf:JSON");
  g_string_append_c (out, '}');

  for (guint i = 0; i < dossier_graph_get_n_sources (graph); i++)
    {
      g_string_append (out, ",\n    ");
      append_source (out, dossier_graph_get_source (graph, i), dossier_rdf_extras_get_more_of_source (extras, i));
    }
  for (guint i = 0; i < dossier_graph_get_n_nodes (graph) && dossier_convert_watch_step (watch); i++)
    append_node (out, dossier_graph_get_node (graph, i), extras, i);
  for (guint i = 0; i < dossier_graph_get_n_edges (graph) && dossier_convert_watch_step (watch); i++)
    append_edge (out, dossier_graph_get_edge (graph, i), extras, i);
  g_string_append (out, "\n  ]\n}\n");

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
