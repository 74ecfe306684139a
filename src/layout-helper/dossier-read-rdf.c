/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* RDF in the languages of the Turtle family, by serd. */

#include "dossier-read-helper.h"

#include "convert/dossier-convert-rdf-set.h"
#include "layout/dossier-wire-cursor.h"

#include <serd/serd.h>
#include <stdarg.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *next; /* of it */
  DossierRdfSet *set;
  SerdEnv *env; /* prefixes and the base */
  gboolean has_base;
  gboolean is_full;
  char message[512]; /* of the first error */
  guint32 line;
  guint32 column;
} Work;

static SerdStatus
on_error (void *data, const SerdError *error)
{
  Work *work = data;
  va_list arguments;

  if (*work->message != '\0')
    return SERD_SUCCESS;

  va_copy (arguments, *error->args);
  g_vsnprintf (work->message, sizeof work->message, error->fmt, arguments);
  va_end (arguments);
  work->line = error->line;
  work->column = error->col;

  return SERD_SUCCESS;
}

/* Byte by byte, so that the place is known of what serd does not look at: whether prefixes stand for something. */
static size_t
give_byte (void *buffer, size_t size, size_t n, void *data)
{
  Work *work = data;

  if (*work->next == '\0')
    return 0;

  *(char *) buffer = *work->next++;

  return 1;
}

static int
has_error (void *data)
{
  return 0;
}

static SerdStatus
on_base (void *data, const SerdNode *uri)
{
  Work *work = data;

  work->has_base = TRUE;

  return serd_env_set_base_uri (work->env, uri);
}

static SerdStatus
on_prefix (void *data, const SerdNode *name, const SerdNode *uri)
{
  return serd_env_set_prefix (((Work *) data)->env, name, uri);
}

static gboolean
is_in_name (char c)
{
  /* Bytes of letters beyond ASCII, too. */
  return g_ascii_isalnum (c) || (guchar) c >= 0x80 || strchr ("_-:%\\\"'", c) != NULL;
}

/* Where @name was read last: what serd tells of was read just before, but for the one byte that it looks ahead. Where
 * the file has it written with escapes, only the line is known that the statement ends on. */
static void
find_place (Work *work, const char *name)
{
  gsize length = strlen (name);
  const char *place = work->next;
  const char *line;

  work->line = 1;
  for (const char *p = work->next - length; p >= work->text; p--)
    if (strncmp (p, name, length) == 0 && (p == work->text || !is_in_name (p[-1])) && !is_in_name (p[length]))
      {
        place = p;
        break;
      }
  line = work->text;
  for (const char *p = work->text; p < place; p++)
    if (*p == '\n')
      {
        work->line++;
        line = p + 1;
      }
  if (place < work->next)
    work->column = (guint32) g_utf8_strlen (line, place - line) + 1;
}

/* The IRI of a node, whole where the file says what it is relative to; 0 where its prefix stands for nothing. */
static guint32
add_iri (Work *work, const SerdNode *node)
{
  guint32 term = 0;

  if (node->type == SERD_URI && !work->has_base)
    return dossier_rdf_set_add_term (work->set, DOSSIER_RDF_IRI, (const char *) node->buf, NULL, NULL);

  SerdNode whole = serd_env_expand_node (work->env, node);
  if (whole.buf == NULL && *work->message == '\0')
    {
      g_snprintf (work->message, sizeof work->message, "nothing says what the prefix of \"%s\" is",
                  (const char *) node->buf);
      find_place (work, (const char *) node->buf);
    }
  if (whole.buf != NULL)
    term = dossier_rdf_set_add_term (work->set, DOSSIER_RDF_IRI, (const char *) whole.buf, NULL, NULL);
  serd_node_free (&whole);

  return term;
}

static guint32
add_term (Work *work, const SerdNode *node, const SerdNode *type, const SerdNode *lang)
{
  g_autofree char *language = NULL;
  guint32 type_term = 0;

  if (node->type == SERD_URI || node->type == SERD_CURIE)
    return add_iri (work, node);
  if (node->type == SERD_BLANK)
    return dossier_rdf_set_add_term (work->set, DOSSIER_RDF_BLANK, (const char *) node->buf, NULL, NULL);
  if (node->type != SERD_LITERAL)
    return 0;

  if (type != NULL && type->buf != NULL)
    {
      type_term = add_iri (work, type);
      if (type_term == 0)
        return 0;
    }
  if (lang != NULL && lang->buf != NULL)
    language = g_ascii_strdown ((const char *) lang->buf, -1);

  return dossier_rdf_set_add_term (work->set, DOSSIER_RDF_LITERAL, (const char *) node->buf,
                                   type_term != 0 ? dossier_rdf_set_get_term (work->set, type_term)->text : NULL,
                                   language);
}

static SerdStatus
on_statement (void *data,
              SerdStatementFlags flags,
              const SerdNode *graph,
              const SerdNode *subject,
              const SerdNode *predicate,
              const SerdNode *object,
              const SerdNode *type,
              const SerdNode *lang)
{
  Work *work = data;
  gboolean has_graph = graph != NULL && graph->buf != NULL;
  guint32 graph_term = has_graph ? add_term (work, graph, NULL, NULL) : 0;
  guint32 subject_term = add_term (work, subject, NULL, NULL);
  guint32 predicate_term = add_term (work, predicate, NULL, NULL);
  guint32 object_term = add_term (work, object, type, lang);

  if (subject_term == 0 || predicate_term == 0 || object_term == 0 || (has_graph && graph_term == 0))
    return SERD_ERR_BAD_CURIE;

  if (!dossier_rdf_set_add (work->set, subject_term, predicate_term, object_term, graph_term))
    {
      work->is_full = TRUE;
      return SERD_ERR_INTERNAL;
    }

  return SERD_SUCCESS;
}

static void
put_set (GByteArray *bytes, const DossierRdfSet *set)
{
  guint32 n_terms = dossier_rdf_set_get_n_terms (set);
  guint32 n_statements = dossier_rdf_set_get_n_statements (set);

  dossier_wire_put_u32 (bytes, n_terms);
  for (guint32 i = 1; i <= n_terms; i++)
    {
      const DossierRdfTerm *term = dossier_rdf_set_get_term (set, i);

      dossier_wire_put_u32 (bytes, term->kind);
      dossier_wire_put_text (bytes, term->text, DOSSIER_READ_MAX_TEXT);
      dossier_wire_put_text (bytes, term->type, DOSSIER_READ_MAX_TEXT);
      dossier_wire_put_text (bytes, term->lang, DOSSIER_READ_MAX_TEXT);
    }

  dossier_wire_put_u32 (bytes, n_statements);
  for (guint32 i = 0; i < n_statements; i++)
    {
      const DossierRdfStatement *at = dossier_rdf_set_get_statement (set, i);

      dossier_wire_put_u32 (bytes, at->subject);
      dossier_wire_put_u32 (bytes, at->predicate);
      dossier_wire_put_u32 (bytes, at->object);
      dossier_wire_put_u32 (bytes, at->graph);
    }
}

static SerdSyntax
get_syntax (const char *language)
{
  if (g_str_equal (language, DOSSIER_READ_TRIG))
    return SERD_TRIG;
  if (g_str_equal (language, DOSSIER_READ_N_TRIPLES))
    return SERD_NTRIPLES;
  if (g_str_equal (language, DOSSIER_READ_N_QUADS))
    return SERD_NQUADS;

  return SERD_TURTLE;
}

void
dossier_read_rdf (GByteArray *bytes, const char *text, const char *language)
{
  g_autoptr (DossierRdfSet) set = dossier_rdf_set_new ();
  Work work = { .text = text, .next = text, .set = set, .env = serd_env_new (NULL) };
  SerdReader *reader = serd_reader_new (get_syntax (language), &work, NULL, on_base, on_prefix, on_statement, NULL);
  SerdStatus status;

  serd_reader_set_strict (reader, true);
  serd_reader_set_error_sink (reader, on_error, &work);
  status = serd_reader_read_source (reader, give_byte, has_error, &work, NULL, 1);
  serd_reader_free (reader);
  serd_env_free (work.env);

  if (work.is_full)
    {
      dossier_read_put_status (bytes, DOSSIER_READ_TOO_MANY);
    }
  else if (status > SERD_FAILURE || *work.message != '\0')
    {
      dossier_read_put_failure (bytes, work.line, work.column,
                                *work.message != '\0' ? work.message : (const char *) serd_strerror (status));
    }
  else
    {
      dossier_read_put_status (bytes, DOSSIER_READ_OK);
      put_set (bytes, set);
    }
}
