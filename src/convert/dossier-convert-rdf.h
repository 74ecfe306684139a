/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-convert-table.h"

G_BEGIN_DECLS

/* Types, relations and what no vocabulary has. */
#define DOSSIER_RDF_VOCABULARY "https://dossier-graph.github.io/ns#"

typedef struct
{
  const char *prefix;
  const char *iri;
} DossierRdfPrefix;

/* Ended by one without a name. */
extern const DossierRdfPrefix dossier_rdf_prefixes[];

typedef enum
{
  DOSSIER_RDF_OF_SOURCE,
  DOSSIER_RDF_OF_NODE,
  DOSSIER_RDF_OF_EDGE,
  DOSSIER_RDF_OF_PLACE, /* of an edge without an id */
} DossierRdfSubject;

/* (transfer full): an IRI relative to the file: `#node-ID`, of ASCII that needs no escape anywhere. */
char *dossier_convert_rdf_make_iri (DossierRdfSubject kind, const char *id);

/* The data type, with its prefix, of a date: one of XML Schema where it is one of these, else that of EDTF. */
const char *dossier_convert_rdf_get_date_type (const char *date);

/* (nullable): that of a property, with its prefix; %NULL of plain text. */
const char *dossier_convert_rdf_get_value_type (DossierConvertKind kind, const char *text);

/* Sets DOSSIER_CONVERT_ERROR_LIMIT: there are more statements than are read. */
void dossier_convert_rdf_refuse_more (GError **error);

G_END_DECLS
