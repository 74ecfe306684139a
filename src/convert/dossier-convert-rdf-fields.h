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

/* Writes a property in a format's own way; nothing where @text is %NULL. */
typedef void (*DossierRdfAppend) (GString *out, const char *name, const char *text);

/* All of @fields that @record has, in their order. */
void dossier_rdf_fields_append (GString *out,
                                const DossierRdfField *fields,
                                gconstpointer record,
                                DossierRdfAppend append_text,
                                DossierRdfAppend append_date);

G_END_DECLS
