/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-rdf-reading.h"

#include "dossier-convert-rdf.h"

#include <string.h>

/* What is further than any language that is wanted. */
#define RATE_NONE 100
#define RATE_ENGLISH 101
#define RATE_OTHER 102

/* Statements by subject, as they follow each other in the file. */
static void
sort_by_subject (DossierRdfReading *self)
{
  guint32 n_terms = dossier_rdf_set_get_n_terms (self->set);
  guint32 n_statements = dossier_rdf_set_get_n_statements (self->set);
  g_autofree guint32 *next = NULL;

  self->first = g_new0 (guint32, (gsize) n_terms + 2);
  self->order = g_new (guint32, MAX (n_statements, 1));
  self->subjects = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < n_statements; i++)
    {
      guint32 subject = dossier_rdf_set_get_statement (self->set, i)->subject;

      if (self->first[subject + 1]++ == 0)
        g_array_append_val (self->subjects, subject);
    }
  for (guint32 i = 1; i <= n_terms + 1; i++)
    self->first[i] += self->first[i - 1];

  next = g_memdup2 (self->first, sizeof (guint32) * ((gsize) n_terms + 2));
  for (guint32 i = 0; i < n_statements; i++)
    self->order[next[dossier_rdf_set_get_statement (self->set, i)->subject]++] = i;
}

static void
add_language (GPtrArray *languages, const char *name)
{
  gsize length = strcspn (name, "_-.@");
  g_autofree char *language = g_ascii_strdown (name, (gssize) length);

  if (length >= 2 && length <= 3 && !g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL))
    g_ptr_array_add (languages, g_steal_pointer (&language));
}

static void
find_languages (DossierRdfReading *self)
{
  GPtrArray *languages = g_ptr_array_new ();
  const char *const *names = g_get_language_names ();

  for (guint i = 0; self->is_own && i < self->subjects->len; i++)
    {
      guint32 subject = g_array_index (self->subjects, guint32, i);

      if (dossier_rdf_reading_has_type (self, subject, DOSSIER_RDF_BUNDLE)
          && dossier_rdf_reading_find_text (self, subject, DOSSIER_RDF_LANGUAGE) != NULL)
        add_language (languages, dossier_rdf_reading_find_text (self, subject, DOSSIER_RDF_LANGUAGE));
    }
  for (guint i = 0; names[i] != NULL; i++)
    add_language (languages, names[i]);
  g_ptr_array_add (languages, NULL);
  self->languages = (char **) g_ptr_array_free (languages, FALSE);
}

void
dossier_rdf_reading_init (DossierRdfReading *self, const DossierRdfSet *set)
{
  guint32 n_terms = dossier_rdf_set_get_n_terms (set);

  *self = (DossierRdfReading){ .set = set };
  self->names = dossier_rdf_names_resolve (set);
  self->roles = g_new0 (guint8, (gsize) n_terms + 1);
  self->quotes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint32 i = 1; i <= n_terms && !self->is_own; i++)
    self->is_own = dossier_rdf_set_get_term (set, i)->kind == DOSSIER_RDF_IRI
                   && g_str_has_prefix (dossier_rdf_set_get_term (set, i)->text, DOSSIER_RDF_VOCABULARY);
  sort_by_subject (self);
  find_languages (self);
}

void
dossier_rdf_reading_clear (DossierRdfReading *self)
{
  g_clear_pointer (&self->names, g_free);
  g_clear_pointer (&self->roles, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->subjects, g_array_unref);
  g_clear_pointer (&self->quotes, g_hash_table_unref);
  g_clear_pointer (&self->languages, g_strfreev);
}

guint32
dossier_rdf_reading_find (const DossierRdfReading *self, guint32 subject, DossierRdfName name, gboolean is_text)
{
  DOSSIER_RDF_FOR_EACH (self, subject, at)
  if (self->names[at->predicate] == name
      && (dossier_rdf_reading_get (self, at->object)->kind == DOSSIER_RDF_LITERAL) == is_text)
    return at->object;

  return 0;
}

const char *
dossier_rdf_reading_find_text (const DossierRdfReading *self, guint32 subject, DossierRdfName name)
{
  guint32 term = dossier_rdf_reading_find (self, subject, name, TRUE);

  return term != 0 ? dossier_rdf_reading_get (self, term)->text : NULL;
}

gboolean
dossier_rdf_reading_has_type (const DossierRdfReading *self, guint32 subject, DossierRdfName type)
{
  DOSSIER_RDF_FOR_EACH (self, subject, at)
  if (self->names[at->predicate] == DOSSIER_RDF_TYPE && self->names[at->object] == type)
    return TRUE;

  return FALSE;
}

/* (nullable): the type of a node that a dossier wrote */
static gboolean
has_own_type (const DossierRdfReading *self, guint32 subject)
{
  DOSSIER_RDF_FOR_EACH (self, subject, at)
  if (self->names[at->predicate] == DOSSIER_RDF_TYPE
      && g_str_has_prefix (dossier_rdf_reading_get (self, at->object)->text, DOSSIER_RDF_VOCABULARY))
    return TRUE;

  return FALSE;
}

char *
dossier_rdf_reading_dup_id (const DossierRdfReading *self, guint32 term)
{
  const DossierRdfTerm *at = dossier_rdf_reading_get (self, term);
  const char *mark = strstr (at->text, "#source-");
  char *id;

  if (at->kind == DOSSIER_RDF_BLANK)
    return g_strconcat ("_:", at->text, NULL);

  if (self->roles[term] == DOSSIER_RDF_ROLE_SOURCE && self->is_own && mark != NULL)
    {
      id = g_uri_unescape_string (mark + strlen ("#source-"), NULL);
      if (id != NULL && *id != '\0' && g_utf8_validate (id, -1, NULL))
        return id;
      g_free (id);
    }
  if (self->roles[term] == DOSSIER_RDF_ROLE_NODE && self->is_own && has_own_type (self, term)
      && dossier_rdf_reading_find_text (self, term, DOSSIER_RDF_IDENTIFIER) != NULL)
    return g_strdup (dossier_rdf_reading_find_text (self, term, DOSSIER_RDF_IDENTIFIER));

  return g_strdup (at->text);
}

guint
dossier_rdf_reading_rate_language (const DossierRdfReading *self, const char *lang)
{
  gsize length = strcspn (lang, "-");

  for (guint i = 0; self->languages[i] != NULL; i++)
    if (length == strlen (self->languages[i]) && strncmp (self->languages[i], lang, length) == 0)
      return MIN (i, RATE_NONE - 1);

  if (*lang == '\0')
    return RATE_NONE;

  return length == 2 && strncmp (lang, "en", 2) == 0 ? RATE_ENGLISH : RATE_OTHER;
}

guint32
dossier_rdf_reading_find_label (const DossierRdfReading *self, guint32 subject)
{
  guint32 best = 0;
  guint best_rate = G_MAXUINT;

  DOSSIER_RDF_FOR_EACH (self, subject, at)
  {
    const DossierRdfTerm *object = dossier_rdf_reading_get (self, at->object);
    guint8 name = self->names[at->predicate];
    guint rate = name * 1000u + dossier_rdf_reading_rate_language (self, object->lang);

    if (DOSSIER_RDF_IS_LABEL (name) && object->kind == DOSSIER_RDF_LITERAL && (*object->text != '\0' || self->is_own)
        && rate < best_rate)
      {
        best = at->object;
        best_rate = rate;
      }
  }

  return best;
}
