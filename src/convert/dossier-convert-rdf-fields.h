/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "core/dossier-record.h"

G_BEGIN_DECLS

/**
 * DossierRdfField:
 * @name: of the property that it is, with its prefix; %NULL ends a list
 * @offset: of its text in the record
 * @is_date: whether the text is a date, which has a type in RDF
 *
 * A member of a record that is one text. Both writers of RDF go by these lists.
 */
typedef struct
{
  const char *name;
  gsize offset;
  gboolean is_date;
} DossierRdfField;

extern const DossierRdfField dossier_rdf_source_fields[];
extern const DossierRdfField dossier_rdf_node_fields[];
extern const DossierRdfField dossier_rdf_edge_fields[];
extern const DossierRdfField dossier_rdf_citation_fields[];
extern const DossierRdfField dossier_rdf_quote_fields[]; /* of a citation: what finds it in its source */

/* (nullable) */
static inline const char *
dossier_rdf_field_get (const DossierRdfField *field, gconstpointer record)
{
  return G_STRUCT_MEMBER (const char *, record, field->offset);
}

G_END_DECLS
