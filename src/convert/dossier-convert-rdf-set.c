/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-convert-rdf-set.h"

#include <string.h>

#define CHUNK_SIZE 65536

struct _DossierRdfSet
{
  GStringChunk *strings;
  GPtrArray *terms;   /* DossierRdfTerm */
  GHashTable *places; /* DossierRdfTerm to its number */
  GArray *statements;
  GHashTable *known; /* DossierRdfStatement */
};

static guint
hash_term (gconstpointer key)
{
  const DossierRdfTerm *term = key;

  return (g_str_hash (term->text) * 31 + g_str_hash (term->type)) * 31 + g_str_hash (term->lang) + term->kind;
}

static gboolean
equal_terms (gconstpointer a, gconstpointer b)
{
  const DossierRdfTerm *first = a;
  const DossierRdfTerm *second = b;

  return first->kind == second->kind && strcmp (first->text, second->text) == 0
         && strcmp (first->type, second->type) == 0 && strcmp (first->lang, second->lang) == 0;
}

static guint
hash_statement (gconstpointer key)
{
  const DossierRdfStatement *at = key;

  return ((at->subject * 31 + at->predicate) * 31 + at->object) * 31 + at->graph;
}

static gboolean
equal_statements (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (DossierRdfStatement)) == 0;
}

DossierRdfSet *
dossier_rdf_set_new (void)
{
  DossierRdfSet *self = g_new0 (DossierRdfSet, 1);

  self->strings = g_string_chunk_new (CHUNK_SIZE);
  self->terms = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (hash_term, equal_terms);
  self->statements = g_array_new (FALSE, FALSE, sizeof (DossierRdfStatement));
  self->known = g_hash_table_new_full (hash_statement, equal_statements, g_free, NULL);

  return self;
}

void
dossier_rdf_set_free (DossierRdfSet *self)
{
  g_hash_table_unref (self->known);
  g_array_unref (self->statements);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->terms);
  g_string_chunk_free (self->strings);
  g_free (self);
}

guint32
dossier_rdf_set_add_term (
    DossierRdfSet *self, DossierRdfTermKind kind, const char *text, const char *type, const char *lang)
{
  DossierRdfTerm wanted = { (guint32) kind, text, type != NULL ? type : "", lang != NULL ? lang : "" };
  guint32 known = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &wanted));
  DossierRdfTerm *term;

  if (known != 0)
    return known;

  term = g_new (DossierRdfTerm, 1);
  *term = (DossierRdfTerm){ (guint32) kind, g_string_chunk_insert (self->strings, text),
                            g_string_chunk_insert_const (self->strings, wanted.type),
                            g_string_chunk_insert_const (self->strings, wanted.lang) };
  g_ptr_array_add (self->terms, term);
  g_hash_table_insert (self->places, term, GUINT_TO_POINTER (self->terms->len));

  return self->terms->len;
}

gboolean
dossier_rdf_set_add (DossierRdfSet *self, guint32 subject, guint32 predicate, guint32 object, guint32 graph)
{
  DossierRdfStatement statement = { subject, predicate, object, graph };

  if (g_hash_table_contains (self->known, &statement))
    return TRUE;
  if (self->statements->len >= DOSSIER_RDF_MAX_STATEMENTS)
    return FALSE;

  g_hash_table_add (self->known, g_memdup2 (&statement, sizeof statement));
  g_array_append_val (self->statements, statement);

  return TRUE;
}

guint32
dossier_rdf_set_get_n_terms (const DossierRdfSet *self)
{
  return self->terms->len;
}

const DossierRdfTerm *
dossier_rdf_set_get_term (const DossierRdfSet *self, guint32 term)
{
  g_return_val_if_fail (term > 0 && term <= self->terms->len, NULL);

  return g_ptr_array_index (self->terms, term - 1);
}

guint32
dossier_rdf_set_find_iri (const DossierRdfSet *self, const char *iri)
{
  DossierRdfTerm wanted = { DOSSIER_RDF_IRI, iri, "", "" };

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &wanted));
}

guint32
dossier_rdf_set_get_n_statements (const DossierRdfSet *self)
{
  return self->statements->len;
}

const DossierRdfStatement *
dossier_rdf_set_get_statement (const DossierRdfSet *self, guint32 statement)
{
  g_return_val_if_fail (statement < self->statements->len, NULL);

  return &g_array_index (self->statements, DossierRdfStatement, statement);
}
