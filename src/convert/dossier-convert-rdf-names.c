/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-rdf-names.h"

#include "dossier-convert-rdf.h"

#include <string.h>

#define DC "http://purl.org/dc/elements/1.1/"
#define DCTERMS "http://purl.org/dc/terms/"
#define FOAF "http://xmlns.com/foaf/0.1/"
#define NP "http://www.nanopub.org/nschema#"
#define OA "http://www.w3.org/ns/oa#"
#define OWL "http://www.w3.org/2002/07/owl#"
#define PROV "http://www.w3.org/ns/prov#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define SCHEMA "https://schema.org/"
#define SCHEMA_OLD "http://schema.org/"
#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define VCARD "http://www.w3.org/2006/vcard/ns#"
#define OWN DOSSIER_RDF_VOCABULARY

static const struct
{
  const char *iri;
  DossierRdfName name;
} names[] = {
  { RDF "type", DOSSIER_RDF_TYPE },
  { RDF "first", DOSSIER_RDF_FIRST },
  { RDF "rest", DOSSIER_RDF_REST },
  { RDF "nil", DOSSIER_RDF_NIL },
  { RDF "value", DOSSIER_RDF_VALUE },
  { RDF "Statement", DOSSIER_RDF_STATEMENT },
  { RDF "subject", DOSSIER_RDF_SUBJECT },
  { RDF "predicate", DOSSIER_RDF_PREDICATE },
  { RDF "object", DOSSIER_RDF_OBJECT },

  { RDFS "label", DOSSIER_RDF_RDFS_LABEL },
  { SKOS "prefLabel", DOSSIER_RDF_PREF_LABEL },
  { DCTERMS "title", DOSSIER_RDF_TITLE },
  { DC "title", DOSSIER_RDF_DC_TITLE },
  { SCHEMA "name", DOSSIER_RDF_NAME },
  { SCHEMA_OLD "name", DOSSIER_RDF_NAME },
  { SCHEMA "headline", DOSSIER_RDF_HEADLINE },
  { SCHEMA_OLD "headline", DOSSIER_RDF_HEADLINE },
  { FOAF "name", DOSSIER_RDF_FOAF_NAME },
  { VCARD "fn", DOSSIER_RDF_FORMATTED_NAME },

  { SKOS "altLabel", DOSSIER_RDF_ALT_LABEL },
  { SCHEMA "alternateName", DOSSIER_RDF_ALTERNATE_NAME },
  { SCHEMA_OLD "alternateName", DOSSIER_RDF_ALTERNATE_NAME },
  { FOAF "nick", DOSSIER_RDF_NICK },

  { DCTERMS "date", DOSSIER_RDF_DATE },
  { DC "date", DOSSIER_RDF_DC_DATE },
  { DCTERMS "issued", DOSSIER_RDF_ISSUED },
  { SCHEMA "datePublished", DOSSIER_RDF_DATE_PUBLISHED },
  { SCHEMA_OLD "datePublished", DOSSIER_RDF_DATE_PUBLISHED },
  { PROV "generatedAtTime", DOSSIER_RDF_GENERATED },
  { PROV "startedAtTime", DOSSIER_RDF_STARTED },
  { PROV "atTime", DOSSIER_RDF_AT_TIME },
  { SCHEMA "startDate", DOSSIER_RDF_START_DATE },
  { SCHEMA_OLD "startDate", DOSSIER_RDF_START_DATE },
  { DCTERMS "created", DOSSIER_RDF_CREATED },
  { SCHEMA "dateCreated", DOSSIER_RDF_DATE_CREATED },
  { SCHEMA_OLD "dateCreated", DOSSIER_RDF_DATE_CREATED },

  { DCTERMS "description", DOSSIER_RDF_DESCRIPTION },
  { DC "description", DOSSIER_RDF_DC_DESCRIPTION },
  { SCHEMA "description", DOSSIER_RDF_SCHEMA_DESCRIPTION },
  { SCHEMA_OLD "description", DOSSIER_RDF_SCHEMA_DESCRIPTION },
  { SKOS "definition", DOSSIER_RDF_DEFINITION },
  { DCTERMS "abstract", DOSSIER_RDF_ABSTRACT },
  { RDFS "comment", DOSSIER_RDF_COMMENT },

  { SCHEMA "url", DOSSIER_RDF_URL },
  { SCHEMA_OLD "url", DOSSIER_RDF_URL },
  { SCHEMA "sameAs", DOSSIER_RDF_SCHEMA_SAME_AS },
  { SCHEMA_OLD "sameAs", DOSSIER_RDF_SCHEMA_SAME_AS },
  { SCHEMA "image", DOSSIER_RDF_IMAGE },
  { SCHEMA_OLD "image", DOSSIER_RDF_IMAGE },
  { OWL "sameAs", DOSSIER_RDF_SAME_AS },
  { RDFS "seeAlso", DOSSIER_RDF_SEE_ALSO },
  { RDFS "isDefinedBy", DOSSIER_RDF_DEFINED_BY },
  { FOAF "homepage", DOSSIER_RDF_HOMEPAGE },
  { FOAF "page", DOSSIER_RDF_PAGE },
  { FOAF "depiction", DOSSIER_RDF_DEPICTION },
  { FOAF "mbox", DOSSIER_RDF_MBOX },
  { DCTERMS "license", DOSSIER_RDF_LICENSE },
  { SKOS "exactMatch", DOSSIER_RDF_EXACT_MATCH },
  { SKOS "closeMatch", DOSSIER_RDF_CLOSE_MATCH },

  { DCTERMS "identifier", DOSSIER_RDF_IDENTIFIER },
  { DCTERMS "publisher", DOSSIER_RDF_PUBLISHER },
  { DCTERMS "creator", DOSSIER_RDF_CREATOR },
  { DCTERMS "language", DOSSIER_RDF_LANGUAGE },
  { DCTERMS "modified", DOSSIER_RDF_MODIFIED },
  { DCTERMS "isPartOf", DOSSIER_RDF_PART_OF },
  { SCHEMA "dateAccessed", DOSSIER_RDF_DATE_ACCESSED },
  { SCHEMA "Article", DOSSIER_RDF_ARTICLE },

  { OA "Annotation", DOSSIER_RDF_ANNOTATION },
  { OA "hasBody", DOSSIER_RDF_BODY },
  { OA "hasTarget", DOSSIER_RDF_TARGET },
  { OA "hasSource", DOSSIER_RDF_HAS_SOURCE },
  { OA "hasSelector", DOSSIER_RDF_SELECTOR },
  { OA "exact", DOSSIER_RDF_EXACT },
  { OA "prefix", DOSSIER_RDF_PREFIX },
  { OA "suffix", DOSSIER_RDF_SUFFIX },
  { OA "start", DOSSIER_RDF_START },
  { OA "end", DOSSIER_RDF_END },
  { OA "motivatedBy", DOSSIER_RDF_MOTIVATED_BY },

  { PROV "Entity", DOSSIER_RDF_ENTITY },
  { PROV "Bundle", DOSSIER_RDF_BUNDLE },
  { PROV "wasDerivedFrom", DOSSIER_RDF_DERIVED_FROM },
  { PROV "wasQuotedFrom", DOSSIER_RDF_QUOTED_FROM },
  { OWL "NamedIndividual", DOSSIER_RDF_NAMED_INDIVIDUAL },
  { OWL "Thing", DOSSIER_RDF_THING },
  { RDFS "Resource", DOSSIER_RDF_RESOURCE },

  { NP "Nanopublication", DOSSIER_RDF_NANOPUBLICATION },
  { NP "hasAssertion", DOSSIER_RDF_HAS_ASSERTION },
  { NP "hasProvenance", DOSSIER_RDF_HAS_PROVENANCE },
  { NP "hasPublicationInfo", DOSSIER_RDF_HAS_INFO },

  { OWN "kind", DOSSIER_RDF_KIND },
  { OWN "property", DOSSIER_RDF_PROPERTY },
  { OWN "more", DOSSIER_RDF_MORE },
  { OWN "dateBasis", DOSSIER_RDF_DATE_BASIS },
  { OWN "contentHash", DOSSIER_RDF_CONTENT_HASH },
  { OWN "textFile", DOSSIER_RDF_TEXT_FILE },
};

guint8 *
dossier_rdf_names_resolve (const DossierRdfSet *set)
{
  guint8 *resolved = g_new0 (guint8, (gsize) dossier_rdf_set_get_n_terms (set) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint32 term = dossier_rdf_set_find_iri (set, names[i].iri);

      if (term != 0)
        resolved[term] = (guint8) names[i].name;
    }

  return resolved;
}

/* The part behind the last mark that divides, as it stands there. */
static char *
dup_tail (const char *iri)
{
  gsize length = strlen (iri);
  gsize start;

  while (length > 0 && strchr ("#/:", iri[length - 1]) != NULL)
    length--;
  for (start = length; start > 0 && strchr ("#/:", iri[start - 1]) == NULL; start--)
    ;

  return length > 0 ? g_strndup (iri + start, length - start) : g_strdup (iri);
}

char *
dossier_rdf_dup_local_name (const char *iri)
{
  g_autofree char *tail = dup_tail (iri);
  char *name = g_uri_unescape_string (tail, NULL);

  if (name != NULL && *name != '\0' && g_utf8_validate (name, -1, NULL))
    return name;

  g_free (name);

  return g_steal_pointer (&tail);
}

char *
dossier_rdf_dup_word (const char *iri)
{
  g_autofree char *name = dossier_rdf_dup_local_name (iri);
  g_autoptr (GString) word = g_string_new (NULL);

  if (g_str_has_prefix (iri, OWN))
    return g_strdup (iri + strlen (OWN));

  /* wasDerivedFrom, NewsArticle, has_part, URLOfPage */
  for (const char *at = name; *at != '\0'; at++)
    {
      gboolean is_upper = g_ascii_isupper (*at);
      gboolean begins = is_upper && at > name
                        && (g_ascii_islower (at[-1]) || g_ascii_isdigit (at[-1])
                            || (g_ascii_isupper (at[-1]) && g_ascii_islower (at[1])));

      if (begins || *at == '_' || *at == '.' || *at == ' ')
        if (word->len > 0 && word->str[word->len - 1] != '-')
          g_string_append_c (word, '-');
      if (*at != '_' && *at != '.' && *at != ' ')
        g_string_append_c (word, g_ascii_tolower (*at));
    }

  return word->len > 0 ? g_string_free (g_steal_pointer (&word), FALSE) : g_steal_pointer (&name);
}
