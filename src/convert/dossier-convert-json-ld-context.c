/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-json-ld-context.h"

#include "dossier-convert.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many words may be explained by others, one after another. */
#define MAX_DEPTH 64
/* Each is looked for among all. */
#define MAX_WORDS 5000u
#define N_PASSES 3

struct _DossierLdContext
{
  gatomicrefcount n_refs;
  DossierLdContext *parent; /* (nullable): what is not here is looked for there; as deep as the JSON */
  GHashTable *terms;        /* word to DossierLdTerm */
  char *base;
  char *vocab;
  char *language;
};

/* One `@context` while it is read. */
typedef struct
{
  DossierLdContext *context;
  const DossierJson *json;
  guint object;
  GHashTable *busy; /* words whose meaning is being looked for */
  guint depth;
} Work;

static void
term_free (gpointer data)
{
  DossierLdTerm *term = data;

  g_free (term->iri);
  g_free (term->type);
  g_free (term->language);
  g_free (term);
}

static DossierLdContext *
context_new (DossierLdContext *parent)
{
  DossierLdContext *self = g_new0 (DossierLdContext, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, term_free);
  if (parent != NULL)
    {
      self->parent = dossier_ld_context_ref (parent);
      self->base = g_strdup (parent->base);
      self->vocab = g_strdup (parent->vocab);
      self->language = g_strdup (parent->language);
    }

  return self;
}

DossierLdContext *
dossier_ld_context_new (void)
{
  return context_new (NULL);
}

DossierLdContext *
dossier_ld_context_ref (DossierLdContext *self)
{
  g_atomic_ref_count_inc (&self->n_refs);

  return self;
}

void
dossier_ld_context_unref (DossierLdContext *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_clear_pointer (&self->parent, dossier_ld_context_unref);
  g_hash_table_unref (self->terms);
  g_free (self->base);
  g_free (self->vocab);
  g_free (self->language);
  g_free (self);
}

const DossierLdTerm *
dossier_ld_context_find (const DossierLdContext *self, const char *word)
{
  const DossierLdTerm *term = NULL;

  for (; self != NULL && term == NULL; self = self->parent)
    term = g_hash_table_lookup (self->terms, word);

  return term;
}

const char *
dossier_ld_context_get_language (const DossierLdContext *self)
{
  return self->language;
}

static char *
resolve (const DossierLdContext *self, const char *reference)
{
  char *whole = NULL;

  if (self->base != NULL)
    whole = g_uri_resolve_relative (self->base, reference, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);

  return whole != NULL ? whole : g_strdup (reference);
}

/* (transfer full) (nullable): where the prefix is none, what has a colon is an IRI already. */
static char *
expand_prefix (const DossierLdContext *self, const char *text, const char *colon)
{
  g_autofree char *prefix = g_strndup (text, (gsize) (colon - text));
  const DossierLdTerm *term;

  if (g_str_equal (prefix, "_") || g_str_has_prefix (colon + 1, "//"))
    return g_strdup (text);

  term = dossier_ld_context_find (self, prefix);

  return term != NULL && term->iri != NULL ? g_strconcat (term->iri, colon + 1, NULL) : g_strdup (text);
}

char *
dossier_ld_context_expand (const DossierLdContext *self, const char *text, gboolean with_words, gboolean is_relative)
{
  const DossierLdTerm *term = with_words ? dossier_ld_context_find (self, text) : NULL;
  const char *colon;

  if (*text == '@')
    return g_strdup (text);
  if (term != NULL)
    return g_strdup (term->iri);

  colon = strchr (text + (*text != '\0'), ':');
  if (colon != NULL)
    return expand_prefix (self, text, colon);
  if (with_words && self->vocab != NULL)
    return g_strconcat (self->vocab, text, NULL);

  return is_relative ? resolve (self, text) : NULL;
}

/* --- Reading one */

static gboolean refuse (GError **error, DossierConvertError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError **error, DossierConvertError code, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, DOSSIER_CONVERT_ERROR, (gint) code, message);

  return FALSE;
}

static DossierJsonKind
get_kind (const Work *work, guint token)
{
  return (DossierJsonKind) dossier_json_get (work->json, token)->kind;
}

static gboolean define (Work *work, const char *word, guint value, GError **error);

/* Sees to it that what @text begins with is known, where this context explains it. */
static gboolean
define_what_it_needs (Work *work, const char *text, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *word = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);
  guint value = *word != '\0' && *word != '@' ? dossier_json_find_member (work->json, work->object, word) : 0;

  return value == 0 || g_hash_table_contains (work->context->terms, word) || define (work, word, value, error);
}

/* @word: what is being defined, which stands for itself in the vocabulary */
static gboolean
expand_in (Work *work, const char *word, const char *text, char **expanded, GError **error)
{
  if (g_str_equal (text, word) && strchr (word, ':') == NULL)
    {
      *expanded = work->context->vocab != NULL ? g_strconcat (work->context->vocab, word, NULL) : NULL;
      return TRUE;
    }
  if (!define_what_it_needs (work, text, error))
    return FALSE;

  *expanded = dossier_ld_context_expand (work->context, text, TRUE, FALSE);

  return TRUE;
}

static gboolean
take_container (Work *work, DossierLdTerm *term, const char *word, guint value, GError **error)
{
  static const struct
  {
    const char *name;
    guint bit;
  } known[] = { { "@list", DOSSIER_LD_CONTAINER_LIST },
                { "@set", DOSSIER_LD_CONTAINER_SET },
                { "@language", DOSSIER_LD_CONTAINER_LANGUAGE },
                { "@index", DOSSIER_LD_CONTAINER_INDEX } };
  gboolean is_array = get_kind (work, value) == DOSSIER_JSON_ARRAY;
  guint n = is_array ? dossier_json_get (work->json, value)->n_children : 1;
  guint item = is_array ? value + 1 : value;

  if (get_kind (work, value) == DOSSIER_JSON_NULL)
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      guint which = 0;

      while (which < G_N_ELEMENTS (known)
             && (get_kind (work, item) != DOSSIER_JSON_STRING
                 || !dossier_json_string_equals (work->json, item, known[which].name, strlen (known[which].name))))
        which++;
      if (which == G_N_ELEMENTS (known))
        return refuse (error, DOSSIER_CONVERT_ERROR_INVALID,
                       _ ("the context gathers the values of “%s” in a way that Dossier does not read"), word);
      term->containers |= known[which].bit;
      item = dossier_json_get (work->json, item)->next;
    }

  return TRUE;
}

/* The members of a word's definition. */
static gboolean
take_member (Work *work, DossierLdTerm *term, const char *word, const char *name, guint value, GError **error)
{
  gboolean is_text = get_kind (work, value) == DOSSIER_JSON_STRING;
  g_autofree char *text = is_text ? dossier_json_dup_string (work->json, value) : NULL;
  char **place = NULL;

  if (g_str_equal (name, "@context"))
    return refuse (error, DOSSIER_CONVERT_ERROR_INVALID,
                   _ ("the context gives “%s” a context of its own, which Dossier does not read"), word);
  if (g_str_equal (name, "@container"))
    return take_container (work, term, word, value, error);
  if (g_str_equal (name, "@language"))
    {
      term->has_language = TRUE;
      term->language = text != NULL ? g_ascii_strdown (text, -1) : NULL;
      return TRUE;
    }

  if (g_str_equal (name, "@id"))
    place = &term->iri;
  else if (g_str_equal (name, "@reverse"))
    place = &term->iri, term->is_reverse = TRUE;
  else if (g_str_equal (name, "@type"))
    place = &term->type;
  if (place == NULL || !is_text)
    return TRUE;

  g_clear_pointer (place, g_free);

  return expand_in (work, word, text, place, error);
}

static gboolean
take_definition (Work *work, DossierLdTerm *term, const char *word, guint value, GError **error)
{
  guint name = value + 1;
  guint id = dossier_json_find_member (work->json, value, "@id");
  guint reverse = dossier_json_find_member (work->json, value, "@reverse");

  for (guint i = 0; i < dossier_json_get (work->json, value)->n_children; i++)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, name);

      if (!take_member (work, term, word, text, name + 1, error))
        return FALSE;
      name = dossier_json_get (work->json, name + 1)->next;
    }
  if (id == 0 && reverse == 0)
    return expand_in (work, word, word, &term->iri, error);

  return TRUE;
}

static gboolean
define (Work *work, const char *word, guint value, GError **error)
{
  DossierLdTerm *term = NULL;
  gboolean fine = TRUE;

  if (work->depth >= MAX_DEPTH || !g_hash_table_add (work->busy, g_strdup (word)))
    return refuse (error, DOSSIER_CONVERT_ERROR_INVALID, _ ("the context explains “%s” by itself"), word);

  work->depth++;
  term = g_new0 (DossierLdTerm, 1);
  if (get_kind (work, value) == DOSSIER_JSON_STRING)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, value);

      fine = expand_in (work, word, text, &term->iri, error);
    }
  else if (get_kind (work, value) == DOSSIER_JSON_OBJECT)
    {
      fine = take_definition (work, term, word, value, error);
    }
  else if (get_kind (work, value) != DOSSIER_JSON_NULL)
    {
      fine = refuse (error, DOSSIER_CONVERT_ERROR_INVALID, _ ("the context does not say what “%s” stands for"), word);
    }
  work->depth--;

  g_hash_table_remove (work->busy, word);
  if (fine)
    g_hash_table_replace (work->context->terms, g_strdup (word), term);
  else
    term_free (term);

  return fine;
}

static gboolean
take_keyword (Work *work, const char *name, guint value, GError **error)
{
  DossierLdContext *context = work->context;
  g_autofree char *text
      = get_kind (work, value) == DOSSIER_JSON_STRING ? dossier_json_dup_string (work->json, value) : NULL;

  if (g_str_equal (name, "@base"))
    {
      char *base = text != NULL ? resolve (context, text) : NULL;

      g_free (context->base);
      context->base = base;
    }
  else if (g_str_equal (name, "@vocab"))
    {
      char *vocab = text != NULL ? dossier_ld_context_expand (context, text, TRUE, TRUE) : NULL;

      g_free (context->vocab);
      context->vocab = vocab;
    }
  else if (g_str_equal (name, "@language"))
    {
      g_free (context->language);
      context->language = text != NULL ? g_ascii_strdown (text, -1) : NULL;
    }
  else if (g_str_equal (name, "@import"))
    {
      return refuse (error, DOSSIER_CONVERT_ERROR_REFUSED,
                     _ ("the context is at “%s”, and nothing is fetched; put its content into the file"),
                     text != NULL ? text : "");
    }

  return TRUE;
}

static gboolean
take_object (DossierLdContext *context, const DossierJson *json, guint object, GError **error)
{
  g_autoptr (GHashTable) busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Work work = { context, json, object, busy, 0 };

  if (dossier_json_get (json, object)->n_children > MAX_WORDS)
    return refuse (error, DOSSIER_CONVERT_ERROR_LIMIT, _ ("a context explains more than %u words"), MAX_WORDS);

  /* What words are completed by comes before the words, and none of these means what it meant before. */
  for (guint pass = 0; pass < N_PASSES; pass++)
    {
      guint name = object + 1;

      for (guint i = 0; i < dossier_json_get (json, object)->n_children; i++)
        {
          g_autofree char *text = dossier_json_dup_string (json, name);

          if (pass == 0)
            g_hash_table_remove (context->terms, text);
          else if (pass == 1 ? *text == '@' && !take_keyword (&work, text, name + 1, error)
                             : *text != '@' && !g_hash_table_contains (context->terms, text)
                                   && !define (&work, text, name + 1, error))
            return FALSE;
          name = dossier_json_get (json, name + 1)->next;
        }
    }

  return TRUE;
}

DossierLdContext *
dossier_ld_context_extend (DossierLdContext *self, const DossierJson *json, guint value, GError **error)
{
  g_autoptr (DossierLdContext) context = context_new (self);
  gboolean is_array = dossier_json_get (json, value)->kind == DOSSIER_JSON_ARRAY;
  guint n = is_array ? dossier_json_get (json, value)->n_children : 1;
  guint item = is_array ? value + 1 : value;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;

      switch ((DossierJsonKind) dossier_json_get (json, item)->kind)
        {
        case DOSSIER_JSON_NULL:
          dossier_ld_context_unref (context);
          context = context_new (NULL);
          break;

        case DOSSIER_JSON_OBJECT:
          if (!take_object (context, json, item, error))
            return NULL;
          break;

        case DOSSIER_JSON_STRING:
          text = dossier_json_dup_string (json, item);
          refuse (error, DOSSIER_CONVERT_ERROR_REFUSED,
                  _ ("the context is at “%s”, and nothing is fetched; put its content into the file"), text);
          return NULL;

        case DOSSIER_JSON_FALSE:
        case DOSSIER_JSON_TRUE:
        case DOSSIER_JSON_NUMBER:
        case DOSSIER_JSON_ARRAY:
        default:
          refuse (error, DOSSIER_CONVERT_ERROR_INVALID, _ ("a context must be an object"));
          return NULL;
        }
      item = dossier_json_get (json, item)->next;
    }

  return g_steal_pointer (&context);
}
