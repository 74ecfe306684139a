/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-rdf-set.h"
#include "dossier-convert-rdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The message says so. */
G_STATIC_ASSERT (DOSSIER_RDF_MAX_STATEMENTS == 1000000);

const DossierRdfPrefix dossier_rdf_prefixes[] = {
  { "d", DOSSIER_RDF_VOCABULARY },
  { "dcterms", "http://purl.org/dc/terms/" },
  { "edtf", "http://id.loc.gov/datatypes/edtf/" },
  { "oa", "http://www.w3.org/ns/oa#" },
  { "prov", "http://www.w3.org/ns/prov#" },
  { "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#" },
  { "rdfs", "http://www.w3.org/2000/01/rdf-schema#" },
  { "schema", "https://schema.org/" },
  { "skos", "http://www.w3.org/2004/02/skos/core#" },
  { "xsd", "http://www.w3.org/2001/XMLSchema#" },
  { NULL, NULL },
};

char *
dossier_convert_rdf_make_iri (DossierRdfSubject kind, const char *id)
{
  static const char *const prefixes[] = { "#source-", "#node-", "#edge-", "#edge" };
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  return g_strconcat (prefixes[kind], escaped, NULL);
}

static gboolean
has_form (const char *text, const char *form)
{
  for (; *form != '\0'; form++, text++)
    if (*form == '0' ? !g_ascii_isdigit (*text) : *form != *text)
      return FALSE;

  return *text == '\0';
}

const char *
dossier_convert_rdf_get_date_type (const char *date)
{
  if (date == NULL)
    return NULL;
  if (has_form (date, "0000-00-00"))
    return "xsd:date";
  /* 2001-21 is a spring. */
  if (has_form (date, "0000-00") && g_ascii_strtoull (date + 5, NULL, 10) <= 12)
    return "xsd:gYearMonth";
  if (has_form (date, "0000"))
    return "xsd:gYear";
  if (has_form (date, "0000-00-00T00:00:00") || has_form (date, "0000-00-00T00:00:00Z"))
    return "xsd:dateTime";

  return "edtf:EDTF";
}

const char *
dossier_convert_rdf_get_value_type (DossierConvertKind kind, const char *text)
{
  switch (kind)
    {
    case DOSSIER_CONVERT_NUMBER:
      return strpbrk (text, "eE") != NULL ? "xsd:double" : strchr (text, '.') != NULL ? "xsd:decimal" : "xsd:integer";
    case DOSSIER_CONVERT_BOOLEAN:
      return "xsd:boolean";
    case DOSSIER_CONVERT_JSON:
      return "rdf:JSON";
    case DOSSIER_CONVERT_TEXT:
    default:
      return NULL;
    }
}

void
dossier_convert_rdf_refuse_more (GError **error)
{
  g_set_error_literal (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_LIMIT,
                       _ ("there are more than a million statements"));
}
