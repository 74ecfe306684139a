/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-rdf-reading.h"
#include "dossier-convert-record.h"

#include <string.h>

/*
 * Quotes and sources. An annotation of the W3C's model whose target is a passage with its words is a quote for what its
 * body names.
 */

static guint32
find_quoting_selector (const DossierRdfReading *self, guint32 target)
{
  DOSSIER_RDF_FOR_EACH (self, target, at)
  if (self->names[at->predicate] == DOSSIER_RDF_SELECTOR
      && dossier_rdf_reading_find_text (self, at->object, DOSSIER_RDF_EXACT) != NULL)
    return at->object;

  return 0;
}

static gboolean
has_words (const char *text)
{
  return text != NULL && dossier_convert_fits (DOSSIER_RULE_WORDS, text);
}

static void
set_part (DossierRdfReading *self, guint32 term)
{
  if (dossier_rdf_reading_get (self, term)->kind == DOSSIER_RDF_BLANK)
    self->roles[term] = DOSSIER_RDF_ROLE_PART;
}

static void
take_quote (DossierRdfReading *self, guint32 quote)
{
  guint32 body = dossier_rdf_reading_find (self, quote, DOSSIER_RDF_BODY, FALSE);
  guint32 target = dossier_rdf_reading_find (self, quote, DOSSIER_RDF_TARGET, FALSE);
  guint32 source = target != 0 ? dossier_rdf_reading_find (self, target, DOSSIER_RDF_HAS_SOURCE, FALSE) : 0;
  guint32 selector = target != 0 ? find_quoting_selector (self, target) : 0;
  GArray *quotes;

  /* A body that is a comment is a resource, too; what is quoted for it must be a node or an edge. */
  if (body == 0 || source == 0 || selector == 0 || body == source || body == target
      || dossier_rdf_reading_has_type (self, body, DOSSIER_RDF_ANNOTATION)
      || !dossier_rdf_reading_is_said_of (self, body) || self->roles[body] > DOSSIER_RDF_ROLE_CLAIM
      || self->roles[source] == DOSSIER_RDF_ROLE_CLAIM
      || !has_words (dossier_rdf_reading_find_text (self, selector, DOSSIER_RDF_EXACT)))
    return;

  self->roles[quote] = DOSSIER_RDF_ROLE_QUOTE;
  self->roles[source] = DOSSIER_RDF_ROLE_SOURCE;
  set_part (self, target);
  DOSSIER_RDF_FOR_EACH (self, target, at)
  if (self->names[at->predicate] == DOSSIER_RDF_SELECTOR)
    set_part (self, at->object);

  quotes = g_hash_table_lookup (self->quotes, GUINT_TO_POINTER (body));
  if (quotes == NULL)
    {
      quotes = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (self->quotes, GUINT_TO_POINTER (body), quotes);
    }
  g_array_append_val (quotes, quote);
}

void
dossier_rdf_find_quotes (DossierRdfReading *self)
{
  for (guint i = 0; i < self->subjects->len; i++)
    {
      guint32 subject = g_array_index (self->subjects, guint32, i);

      if (self->is_own && strstr (dossier_rdf_reading_get (self, subject)->text, "#source-") != NULL
          && dossier_rdf_reading_has_type (self, subject, DOSSIER_RDF_ARTICLE))
        self->roles[subject] = DOSSIER_RDF_ROLE_SOURCE;
    }
  for (guint i = 0; i < self->subjects->len; i++)
    {
      guint32 subject = g_array_index (self->subjects, guint32, i);

      if (self->roles[subject] == DOSSIER_RDF_ROLE_NONE
          && dossier_rdf_reading_has_type (self, subject, DOSSIER_RDF_ANNOTATION))
        take_quote (self, subject);
    }
}

/* Appends the member where it is right for it; else it is one that is left out. */
static void
append_fitting (DossierRdfReading *self, GString *out, const char *name, DossierRule rule, const char *text)
{
  if (text != NULL && dossier_convert_fits (rule, text))
    dossier_convert_append_text (out, name, text);
  else if (text != NULL)
    self->n_left++;
}

static gboolean
is_offset (const char *text)
{
  return text != NULL && strlen (text) <= 16 && dossier_convert_is_integer (text) && *text != '-';
}

static void
append_offsets (const DossierRdfReading *self, GString *out, guint32 target)
{
  DOSSIER_RDF_FOR_EACH (self, target, at)
  {
    const char *start;
    const char *end;

    if (self->names[at->predicate] != DOSSIER_RDF_SELECTOR)
      continue;
    start = dossier_rdf_reading_find_text (self, at->object, DOSSIER_RDF_START);
    end = dossier_rdf_reading_find_text (self, at->object, DOSSIER_RDF_END);
    if (is_offset (start) && is_offset (end))
      {
        g_string_append_printf (out, ", \"start\": %s, \"end\": %s", start, end);
        return;
      }
  }
}

static void
append_more (const DossierRdfReading *self, GString *out, guint32 subject)
{
  static const char *const none[] = { NULL };
  const char *more = dossier_rdf_reading_find_text (self, subject, DOSSIER_RDF_MORE);

  if (more != NULL)
    dossier_convert_append_more (out, more, none);
}

/* Statements of a quote or a source that nothing in a dossier says. @used: names, ended by DOSSIER_RDF_OTHER */
static void
count_others (DossierRdfReading *self, guint32 subject, const guint8 *used)
{
  DOSSIER_RDF_FOR_EACH (self, subject, at)
  {
    guint i = 0;

    while (used[i] != DOSSIER_RDF_OTHER && used[i] != self->names[at->predicate])
      i++;
    self->n_left += used[i] == DOSSIER_RDF_OTHER;
  }
}

static void
append_quote (DossierRdfReading *self, GString *out, guint32 quote)
{
  static const guint8 used[]
      = { DOSSIER_RDF_TYPE,        DOSSIER_RDF_BODY,    DOSSIER_RDF_TARGET, DOSSIER_RDF_DATE,
          DOSSIER_RDF_DATE_BASIS,  DOSSIER_RDF_COMMENT, DOSSIER_RDF_MORE,   DOSSIER_RDF_MOTIVATED_BY,
          DOSSIER_RDF_QUOTED_FROM, DOSSIER_RDF_OTHER };
  guint32 target = dossier_rdf_reading_find (self, quote, DOSSIER_RDF_TARGET, FALSE);
  guint32 selector = find_quoting_selector (self, target);
  g_autofree char *source
      = dossier_rdf_reading_dup_id (self, dossier_rdf_reading_find (self, target, DOSSIER_RDF_HAS_SOURCE, FALSE));
  const char *prefix = dossier_rdf_reading_find_text (self, selector, DOSSIER_RDF_PREFIX);
  const char *suffix = dossier_rdf_reading_find_text (self, selector, DOSSIER_RDF_SUFFIX);
  const char *note = dossier_rdf_reading_find_text (self, quote, DOSSIER_RDF_COMMENT);

  g_string_append_c (out, '{');
  dossier_convert_append_text (out, "source", source);
  dossier_convert_append_text (out, "exact", dossier_rdf_reading_find_text (self, selector, DOSSIER_RDF_EXACT));
  append_fitting (self, out, "prefix", DOSSIER_RULE_TEXT, prefix);
  append_fitting (self, out, "suffix", DOSSIER_RULE_TEXT, suffix);
  append_offsets (self, out, target);
  append_fitting (self, out, "date", DOSSIER_RULE_DATE, dossier_rdf_reading_find_text (self, quote, DOSSIER_RDF_DATE));
  append_fitting (self, out, "dateBasis", DOSSIER_RULE_BASIS,
                  dossier_rdf_reading_find_text (self, quote, DOSSIER_RDF_DATE_BASIS));
  append_fitting (self, out, "note", DOSSIER_RULE_TEXT, note);
  append_more (self, out, quote);
  g_string_append_c (out, '}');
  count_others (self, quote, used);
}

void
dossier_rdf_append_quotes (DossierRdfReading *self, GString *out, const GArray *quotes)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < quotes->len; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_quote (self, out, g_array_index (quotes, guint32, i));
    }
  g_string_append_c (out, ']');
}

/* (transfer full) (nullable): a text, or the name of a resource such as a person. */
static char *
dup_named (const DossierRdfReading *self, guint32 subject, DossierRdfName name)
{
  const char *text = dossier_rdf_reading_find_text (self, subject, name);
  guint32 resource = dossier_rdf_reading_find (self, subject, name, FALSE);
  guint32 label = resource != 0 ? dossier_rdf_reading_find_label (self, resource) : 0;

  if (text != NULL || resource == 0)
    return g_strdup (text);

  return label != 0 ? g_strdup (dossier_rdf_reading_get (self, label)->text)
                    : dossier_rdf_reading_dup_id (self, resource);
}

static void
append_source (DossierRdfReading *self, GString *out, guint32 source)
{
  static const guint8 used[]
      = { DOSSIER_RDF_TYPE,     DOSSIER_RDF_RDFS_LABEL, DOSSIER_RDF_TITLE,          DOSSIER_RDF_DC_TITLE,
          DOSSIER_RDF_NAME,     DOSSIER_RDF_HEADLINE,   DOSSIER_RDF_PUBLISHER,      DOSSIER_RDF_CREATOR,
          DOSSIER_RDF_URL,      DOSSIER_RDF_ISSUED,     DOSSIER_RDF_DATE_PUBLISHED, DOSSIER_RDF_DATE_ACCESSED,
          DOSSIER_RDF_LANGUAGE, DOSSIER_RDF_TEXT_FILE,  DOSSIER_RDF_CONTENT_HASH,   DOSSIER_RDF_COMMENT,
          DOSSIER_RDF_MORE,     DOSSIER_RDF_OTHER };
  const DossierRdfTerm *term = dossier_rdf_reading_get (self, source);
  guint32 label = dossier_rdf_reading_find_label (self, source);
  g_autofree char *id = dossier_rdf_reading_dup_id (self, source);
  g_autofree char *publisher = dup_named (self, source, DOSSIER_RDF_PUBLISHER);
  g_autofree char *author = dup_named (self, source, DOSSIER_RDF_CREATOR);
  g_autofree char *url = dup_named (self, source, DOSSIER_RDF_URL);
  const char *published = dossier_rdf_reading_find_text (self, source, DOSSIER_RDF_ISSUED);

  if (published == NULL)
    published = dossier_rdf_reading_find_text (self, source, DOSSIER_RDF_DATE_PUBLISHED);
  if (url == NULL && term->kind == DOSSIER_RDF_IRI
      && (g_str_has_prefix (term->text, "https://") || g_str_has_prefix (term->text, "http://"))
      && !(self->is_own && strstr (term->text, "#source-") != NULL))
    url = g_strdup (term->text);

  g_string_append_c (out, '{');
  dossier_convert_append_text (out, "id", id);
  dossier_convert_append_text (out, "title", label != 0 ? dossier_rdf_reading_get (self, label)->text : id);
  append_fitting (self, out, "publisher", DOSSIER_RULE_TEXT, publisher);
  append_fitting (self, out, "author", DOSSIER_RULE_TEXT, author);
  append_fitting (self, out, "url", DOSSIER_RULE_TEXT, url);
  append_fitting (self, out, "datePublished", DOSSIER_RULE_DATE, published);
  append_fitting (self, out, "dateRetrieved", DOSSIER_RULE_DATE,
                  dossier_rdf_reading_find_text (self, source, DOSSIER_RDF_DATE_ACCESSED));
  append_fitting (self, out, "lang", DOSSIER_RULE_TEXT,
                  dossier_rdf_reading_find_text (self, source, DOSSIER_RDF_LANGUAGE));
  append_fitting (self, out, "text", DOSSIER_RULE_PATH,
                  dossier_rdf_reading_find_text (self, source, DOSSIER_RDF_TEXT_FILE));
  append_fitting (self, out, "contentHash", DOSSIER_RULE_HASH,
                  dossier_rdf_reading_find_text (self, source, DOSSIER_RDF_CONTENT_HASH));
  append_fitting (self, out, "note", DOSSIER_RULE_TEXT,
                  dossier_rdf_reading_find_text (self, source, DOSSIER_RDF_COMMENT));
  append_more (self, out, source);
  g_string_append_c (out, '}');
  count_others (self, source, used);
}

void
dossier_rdf_append_sources (DossierRdfReading *self, GString *out)
{
  guint32 n_terms = dossier_rdf_set_get_n_terms (self->set);
  gsize before = out->len;

  g_string_append_c (out, '[');
  /* Terms are in the order in which the file names them first. */
  for (guint32 i = 1; i <= n_terms; i++)
    if (self->roles[i] == DOSSIER_RDF_ROLE_SOURCE)
      {
        if (out->len > before + 1)
          g_string_append (out, ", ");
        append_source (self, out, i);
      }
  g_string_append_c (out, ']');
}
