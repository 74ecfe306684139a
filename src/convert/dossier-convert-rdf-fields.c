/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-convert-rdf-fields.h"

#define TEXT(name, type, member) { name, G_STRUCT_OFFSET (type, member), FALSE }
#define DATE(name, type, member) { name, G_STRUCT_OFFSET (type, member), TRUE }
#define END { NULL, 0, FALSE }

const DossierRdfField dossier_rdf_source_fields[] = {
  TEXT ("dcterms:title", DossierSource, title),
  TEXT ("dcterms:publisher", DossierSource, publisher),
  TEXT ("dcterms:creator", DossierSource, author),
  TEXT ("schema:url", DossierSource, url),
  DATE ("dcterms:issued", DossierSource, date_published),
  DATE ("schema:dateAccessed", DossierSource, date_retrieved),
  TEXT ("dcterms:language", DossierSource, lang),
  TEXT ("d:textFile", DossierSource, text),
  TEXT ("d:contentHash", DossierSource, content_hash),
  TEXT ("rdfs:comment", DossierSource, note),
  END,
};

const DossierRdfField dossier_rdf_node_fields[] = {
  TEXT ("dcterms:identifier", DossierNode, id),
  TEXT ("rdfs:label", DossierNode, label),
  TEXT ("d:kind", DossierNode, kind),
  TEXT ("dcterms:description", DossierNode, description),
  DATE ("dcterms:date", DossierNode, date_text),
  END,
};

const DossierRdfField dossier_rdf_edge_fields[] = {
  TEXT ("dcterms:identifier", DossierEdge, id),
  TEXT ("rdfs:label", DossierEdge, label),
  DATE ("dcterms:date", DossierEdge, date_text),
  END,
};

const DossierRdfField dossier_rdf_citation_fields[] = {
  DATE ("dcterms:date", DossierCitation, date_text),
  TEXT ("rdfs:comment", DossierCitation, note),
  END,
};

const DossierRdfField dossier_rdf_quote_fields[] = {
  TEXT ("oa:exact", DossierCitation, exact),
  TEXT ("oa:prefix", DossierCitation, prefix),
  TEXT ("oa:suffix", DossierCitation, suffix),
  END,
};

void
dossier_rdf_fields_append (GString *out,
                           const DossierRdfField *fields,
                           gconstpointer record,
                           DossierRdfAppend append_text,
                           DossierRdfAppend append_date)
{
  for (const DossierRdfField *field = fields; field->name != NULL; field++)
    {
      DossierRdfAppend append = field->is_date ? append_date : append_text;

      append (out, field->name, G_STRUCT_MEMBER (const char *, record, field->offset));
    }
}
