/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Statements of RDF, in memory. dossier-read-helper uses it, too, so it needs nothing but GLib.
 */

/* What a file may have. */
#define DOSSIER_RDF_MAX_STATEMENTS 1000000u

typedef enum
{
  DOSSIER_RDF_IRI,
  DOSSIER_RDF_BLANK,
  DOSSIER_RDF_LITERAL,
} DossierRdfTermKind;

/**
 * DossierRdfTerm:
 * @kind: a #DossierRdfTermKind
 * @text: an IRI, perhaps a relative one; the name of a blank node; what a literal says
 * @type: IRI of a literal's data type, "" where it is plain text
 * @lang: a literal's language in lower case, or ""
 */
typedef struct
{
  guint32 kind;
  const char *text;
  const char *type;
  const char *lang;
} DossierRdfTerm;

/**
 * DossierRdfStatement:
 * @graph: 0 for the default one
 *
 * Numbers of terms.
 */
typedef struct
{
  guint32 subject;
  guint32 predicate;
  guint32 object;
  guint32 graph;
} DossierRdfStatement;

/**
 * DossierRdfSet:
 *
 * Terms, each once and counted from 1, and statements in the file's order, each once in a graph.
 */
typedef struct _DossierRdfSet DossierRdfSet;

DossierRdfSet *dossier_rdf_set_new (void);
void dossier_rdf_set_free (DossierRdfSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRdfSet, dossier_rdf_set_free)

/* @type and @lang may be %NULL. Strings are copied. */
guint32 dossier_rdf_set_add_term (
    DossierRdfSet *self, DossierRdfTermKind kind, const char *text, const char *type, const char *lang);
/* FALSE where there are DOSSIER_RDF_MAX_STATEMENTS already. */
gboolean
dossier_rdf_set_add (DossierRdfSet *self, guint32 subject, guint32 predicate, guint32 object, guint32 graph);

guint32 dossier_rdf_set_get_n_terms (const DossierRdfSet *self); /* so this is the number of the last one */
const DossierRdfTerm *dossier_rdf_set_get_term (const DossierRdfSet *self, guint32 term);
guint32 dossier_rdf_set_find_iri (const DossierRdfSet *self, const char *iri); /* or 0 */
guint32 dossier_rdf_set_get_n_statements (const DossierRdfSet *self);
const DossierRdfStatement *dossier_rdf_set_get_statement (const DossierRdfSet *self, guint32 statement);

G_END_DECLS
