/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-rdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
dossier_convert_rdf_make_iri (DossierRdfKind kind, const char *id)
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

void
dossier_convert_rdf_note_losses (DossierGraph *graph, DossierConvertNotes *notes)
{
  gboolean has_text = FALSE;

  for (guint i = 0; i < dossier_graph_get_n_sources (graph); i++)
    has_text = has_text || dossier_graph_get_source (graph, i)->text != NULL;

  if (has_text)
    dossier_convert_notes_add (notes, g_strdup (_ ("where the texts of sources lie is left out")));
  dossier_convert_notes_add (
      notes, g_strdup (_ ("RDF has no order of nodes and edges; the view, and members that this version does "
                          "not know, are left out, and numbers among properties become text")));
}
