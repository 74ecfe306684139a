/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-convert-rdf-names.h"
#include "dossier-convert-table.h"

G_BEGIN_DECLS

/**
 * DossierRdfRole:
 * @DOSSIER_RDF_ROLE_CLAIM: an edge that says more of itself than its ends (rdf:Statement)
 * @DOSSIER_RDF_ROLE_QUOTE: an annotation that quotes a passage of a source for a node or an edge
 * @DOSSIER_RDF_ROLE_PART: of another resource, with which it is read
 * @DOSSIER_RDF_ROLE_PACKAGE: what nanopublications are put together from
 * @DOSSIER_RDF_ROLE_WHOLE: the dossier itself
 *
 * What a resource becomes.
 */
typedef enum
{
  DOSSIER_RDF_ROLE_NONE,
  DOSSIER_RDF_ROLE_NODE,
  DOSSIER_RDF_ROLE_CLAIM,
  DOSSIER_RDF_ROLE_QUOTE,
  DOSSIER_RDF_ROLE_SOURCE,
  DOSSIER_RDF_ROLE_PART,
  DOSSIER_RDF_ROLE_PACKAGE,
  DOSSIER_RDF_ROLE_WHOLE,
} DossierRdfRole;

/**
 * DossierRdfReading:
 * @names: a #DossierRdfName for each term
 * @roles: a #DossierRdfRole for each term
 * @subjects: terms that something is said of, in the file's order
 * @quotes: a term to the GArray of quotes for it
 * @is_own: whether a dossier wrote it
 * @n_left: statements that are left out
 *
 * Statements on their way to rows.
 */
typedef struct
{
  const DossierRdfSet *set;
  guint8 *names;
  guint8 *roles;
  guint32 *first; /* of each term in @order; the next one's is its end */
  guint32 *order; /* statements by subject, each in the file's order */
  GArray *subjects;
  GHashTable *quotes;
  char **languages; /* that texts are wanted in, the best first, without regions */
  gboolean is_own;
  guint n_left;
} DossierRdfReading;

void dossier_rdf_reading_init (DossierRdfReading *self, const DossierRdfSet *set);
void dossier_rdf_reading_clear (DossierRdfReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierRdfReading, dossier_rdf_reading_clear)

/* What is said of @subject. */
#define DOSSIER_RDF_FOR_EACH(self, term, at)                                                                           \
  for (guint32 place_ = (self)->first[term]; place_ < (self)->first[(term) + 1]; place_++)                              \
    for (const DossierRdfStatement *at = dossier_rdf_set_get_statement ((self)->set, (self)->order[place_]);            \
         at != NULL;                                                                                                    \
         at = NULL)

static inline const DossierRdfTerm *
dossier_rdf_reading_get (const DossierRdfReading *self, guint32 term)
{
  return dossier_rdf_set_get_term (self->set, term);
}

static inline gboolean
dossier_rdf_reading_is_said_of (const DossierRdfReading *self, guint32 term)
{
  return self->first[term] < self->first[term + 1];
}

/* The first object of @subject by @name, or 0; with @is_text a literal, else a resource. */
guint32 dossier_rdf_reading_find (const DossierRdfReading *self, guint32 subject, DossierRdfName name, gboolean is_text);
const char *dossier_rdf_reading_find_text (const DossierRdfReading *self, guint32 subject, DossierRdfName name);
gboolean dossier_rdf_reading_has_type (const DossierRdfReading *self, guint32 subject, DossierRdfName type);
/* (transfer full): an id for it in a dossier; a source of ours has one of its own. */
char *dossier_rdf_reading_dup_id (const DossierRdfReading *self, guint32 term);
/* How far @lang is from what is wanted; 0 is best. */
guint dossier_rdf_reading_rate_language (const DossierRdfReading *self, const char *lang);
/* (nullable): the best of the labels of @subject, or 0. */
guint32 dossier_rdf_reading_find_label (const DossierRdfReading *self, guint32 subject);

/* Append an array as JSON: what a dossier keeps of these quotes; and of all sources. */
void dossier_rdf_append_quotes (DossierRdfReading *self, GString *out, const GArray *quotes);
void dossier_rdf_append_sources (DossierRdfReading *self, GString *out);
/* Sets the roles of quotes, of their parts and of sources. */
void dossier_rdf_find_quotes (DossierRdfReading *self);

/* Fills the rows of @table with what @set says. DOSSIER_CONVERT_ERROR or G_IO_ERROR_CANCELLED */
gboolean dossier_rdf_set_to_table (const DossierRdfSet *set,
                                   DossierConvertTable *table,
                                   DossierConvertNotes *notes,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
