/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-error.h"
#include "dossier-convert-formats.h"
#include "dossier-convert-json-ld-context.h"
#include "dossier-convert-rdf-reading.h"
#include "dossier-convert-rdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * JSON-LD 1.1 becomes statements as its specification deserializes it to RDF. Nothing is fetched: what a context says
 * must stand in the file. Recursion is as deep as the JSON, whose reader bounds it.
 */

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define XSD "http://www.w3.org/2001/XMLSchema#"

typedef struct
{
  const DossierJson *json;
  DossierRdfSet *set;
  GCancellable *cancellable;
  guint n_blank;
  guint n_lost; /* members that no context explains */
} Work;

/* Where the values of a member go. */
typedef struct
{
  guint32 subject;
  guint32 predicate;
  guint32 graph;
  gboolean is_reverse;
} Place;

static gboolean read_node (Work *work,
                           DossierLdContext *context,
                           guint object,
                           guint32 graph,
                           gboolean is_top,
                           guint32 *subject,
                           GError **error);
static gboolean read_value (
    Work *work, DossierLdContext *context, const DossierLdTerm *term, guint value, const Place *place, GError **error);

static DossierJsonKind
get_kind (const Work *work, guint token)
{
  return (DossierJsonKind) dossier_json_get (work->json, token)->kind;
}

/* A value that is no array is a list of itself. @item: (out): the first one */
static guint
count_items (const Work *work, guint value, guint *item)
{
  gboolean is_array = get_kind (work, value) == DOSSIER_JSON_ARRAY;

  *item = is_array ? value + 1 : value;

  return is_array ? dossier_json_get (work->json, value)->n_children : 1;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_INVALID, message);

  return FALSE;
}

/* --- Terms */

static guint32
add_resource (Work *work, const char *iri)
{
  return g_str_has_prefix (iri, "_:")
             ? dossier_rdf_set_add_term (work->set, DOSSIER_RDF_BLANK, iri + strlen ("_:"), NULL, NULL)
             : dossier_rdf_set_add_term (work->set, DOSSIER_RDF_IRI, iri, NULL, NULL);
}

/* A name that no file can give: it begins with a mark that is not allowed there. */
static guint32
add_blank (Work *work)
{
  g_autofree char *name = g_strdup_printf ("#%u", ++work->n_blank);

  return dossier_rdf_set_add_term (work->set, DOSSIER_RDF_BLANK, name, NULL, NULL);
}

static guint32
add_literal (Work *work, const char *text, const char *type, const char *lang)
{
  return dossier_rdf_set_add_term (work->set, DOSSIER_RDF_LITERAL, text, type, lang);
}

static gboolean
add_statement (Work *work, guint32 subject, guint32 predicate, guint32 object, guint32 graph, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (work->cancellable, error))
    return FALSE;
  if (dossier_rdf_set_add (work->set, subject, predicate, object, graph))
    return TRUE;

  dossier_convert_rdf_refuse_more (error);

  return FALSE;
}

static gboolean
put (Work *work, const Place *place, guint32 object, GError **error)
{
  if (!place->is_reverse)
    return add_statement (work, place->subject, place->predicate, object, place->graph, error);
  if (dossier_rdf_set_get_term (work->set, object)->kind == DOSSIER_RDF_LITERAL)
    return fail (error, _ ("what points backwards must point at something that is no text"));

  return add_statement (work, object, place->predicate, place->subject, place->graph, error);
}

/* --- Values */

/* (transfer full): a value as JSON without white space. */
static char *
dup_json (const Work *work, guint value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  dossier_convert_append_json (text, work->json, value);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* 0 where it is null. @type: (nullable): as the file gives it */
static guint32
add_scalar (Work *work, guint value, const char *type, const char *lang)
{
  DossierJsonKind kind = get_kind (work, value);
  g_autofree char *text = NULL;

  if (g_strcmp0 (type, "@json") == 0)
    {
      text = dup_json (work, value);
      return add_literal (work, text, RDF "JSON", NULL);
    }

  switch (kind)
    {
    case DOSSIER_JSON_STRING:
      text = dossier_json_dup_string (work->json, value);
      return add_literal (work, text, type, type == NULL ? lang : NULL);

    case DOSSIER_JSON_NUMBER:
      text = dossier_json_dup_raw (work->json, value);
      return add_literal (work, text,
                          type != NULL                        ? type
                          : dossier_convert_is_integer (text) ? XSD "integer"
                                                              : XSD "double",
                          NULL);

    case DOSSIER_JSON_TRUE:
    case DOSSIER_JSON_FALSE:
      return add_literal (work, kind == DOSSIER_JSON_TRUE ? "true" : "false", type != NULL ? type : XSD "boolean",
                          NULL);

    case DOSSIER_JSON_NULL:
    case DOSSIER_JSON_ARRAY:
    case DOSSIER_JSON_OBJECT:
    default:
      return 0;
    }
}

/* A value that is neither an object nor an array, as its member's definition has it. */
static gboolean
read_scalar (
    Work *work, DossierLdContext *context, const DossierLdTerm *term, guint value, const Place *place, GError **error)
{
  const char *type = term != NULL && g_strcmp0 (term->type, "@none") != 0 ? term->type : NULL;
  const char *lang = term != NULL && term->has_language ? term->language : dossier_ld_context_get_language (context);
  gboolean is_vocab = g_strcmp0 (type, "@vocab") == 0;
  guint32 object = 0;

  if ((is_vocab || g_strcmp0 (type, "@id") == 0) && get_kind (work, value) == DOSSIER_JSON_STRING)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, value);
      g_autofree char *iri = dossier_ld_context_expand (context, text, is_vocab, TRUE);

      object = iri != NULL ? add_resource (work, iri) : 0;
    }
  else
    {
      object = add_scalar (work, value, is_vocab || g_strcmp0 (type, "@id") == 0 ? NULL : type, lang);
    }

  return object == 0 || put (work, place, object, error);
}

/* An array as a list: cells that hold a value and name the next. */
static gboolean
read_list (
    Work *work, DossierLdContext *context, const DossierLdTerm *term, guint value, const Place *place, GError **error)
{
  guint32 first = dossier_rdf_set_add_term (work->set, DOSSIER_RDF_IRI, RDF "first", NULL, NULL);
  guint32 rest = dossier_rdf_set_add_term (work->set, DOSSIER_RDF_IRI, RDF "rest", NULL, NULL);
  guint32 nil = dossier_rdf_set_add_term (work->set, DOSSIER_RDF_IRI, RDF "nil", NULL, NULL);
  guint item;
  guint n = count_items (work, value, &item);
  guint32 cell = n > 0 ? add_blank (work) : nil;

  if (!put (work, place, cell, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      guint32 next = i + 1 < n ? add_blank (work) : nil;
      const Place inside = { cell, first, place->graph, FALSE };

      if (!read_value (work, context, term, item, &inside, error)
          || !add_statement (work, cell, rest, next, place->graph, error))
        return FALSE;
      cell = next;
      item = dossier_json_get (work->json, item)->next;
    }

  return TRUE;
}

/* Texts by language, or values by something that says nothing of them. */
static gboolean
read_map (
    Work *work, DossierLdContext *context, const DossierLdTerm *term, guint object, const Place *place, GError **error)
{
  guint name = object + 1;

  for (guint i = 0; i < dossier_json_get (work->json, object)->n_children; i++)
    {
      guint value = name + 1;
          guint item;
      guint n = count_items (work, value, &item);
      g_autofree char *key = dossier_json_dup_string (work->json, name);
      g_autofree char *lang = g_ascii_strdown (key, -1);

      for (guint j = 0; j < n; j++)
        {
          if ((term->containers & DOSSIER_LD_CONTAINER_LANGUAGE) == 0)
            {
              if (!read_value (work, context, term, item, place, error))
                return FALSE;
            }
          else if (get_kind (work, item) == DOSSIER_JSON_STRING)
            {
              guint32 text = add_scalar (work, item, NULL, *lang != '@' ? lang : NULL);

              if (!put (work, place, text, error))
                return FALSE;
            }
          item = dossier_json_get (work->json, item)->next;
        }
      name = dossier_json_get (work->json, value)->next;
    }

  return TRUE;
}

/* The value of the member that is, or stands for, @keyword; 0 where there is none. */
static guint
find_keyword (const Work *work, const DossierLdContext *context, guint object, const char *keyword)
{
  guint name = object + 1;

  for (guint i = 0; i < dossier_json_get (work->json, object)->n_children; i++)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, name);
      const DossierLdTerm *term = *text != '@' ? dossier_ld_context_find (context, text) : NULL;

      if (g_str_equal (text, keyword) || (term != NULL && g_strcmp0 (term->iri, keyword) == 0))
        return name + 1;
      name = dossier_json_get (work->json, name + 1)->next;
    }

  return 0;
}

static gboolean
read_literal (Work *work, DossierLdContext *context, guint object, guint value, const Place *place, GError **error)
{
  guint type = find_keyword (work, context, object, "@type");
  guint language = find_keyword (work, context, object, "@language");
  g_autofree char *type_text = NULL;
  g_autofree char *type_iri = NULL;
  g_autofree char *lang = NULL;
  guint32 term;

  if (type != 0 && get_kind (work, type) == DOSSIER_JSON_STRING)
    {
      type_text = dossier_json_dup_string (work->json, type);
      type_iri = dossier_ld_context_expand (context, type_text, TRUE, TRUE);
    }
  if (language != 0 && get_kind (work, language) == DOSSIER_JSON_STRING)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, language);

      lang = g_ascii_strdown (text, -1);
    }

  term = add_scalar (work, value, type_iri, lang);

  return term == 0 || put (work, place, term, error);
}

static gboolean
read_object (
    Work *work, DossierLdContext *context, const DossierLdTerm *term, guint object, const Place *place, GError **error)
{
  guint own = dossier_json_find_member (work->json, object, "@context");
  g_autoptr (DossierLdContext) inner
      = own != 0 ? dossier_ld_context_extend (context, work->json, own, error) : dossier_ld_context_ref (context);
  guint value;
  guint32 subject;

  if (inner == NULL)
    return FALSE;

  value = find_keyword (work, inner, object, "@value");
  if (value != 0)
    return read_literal (work, inner, object, value, place, error);

  value = find_keyword (work, inner, object, "@list");
  if (value != 0)
    return read_list (work, inner, term, value, place, error);

  value = find_keyword (work, inner, object, "@set");
  if (value != 0)
    return read_value (work, inner, term, value, place, error);

  return read_node (work, context, object, place->graph, FALSE, &subject, error) && put (work, place, subject, error);
}

static gboolean
read_value (
    Work *work, DossierLdContext *context, const DossierLdTerm *term, guint value, const Place *place, GError **error)
{
  guint item = value + 1;

  if (term != NULL && g_strcmp0 (term->type, "@json") == 0)
    return put (work, place, add_scalar (work, value, "@json", NULL), error);
  if (get_kind (work, value) == DOSSIER_JSON_OBJECT)
    return read_object (work, context, term, value, place, error);
  if (get_kind (work, value) != DOSSIER_JSON_ARRAY)
    return read_scalar (work, context, term, value, place, error);

  for (guint i = 0; i < dossier_json_get (work->json, value)->n_children; i++)
    {
      if (!read_value (work, context, term, item, place, error))
        return FALSE;
      item = dossier_json_get (work->json, item)->next;
    }

  return TRUE;
}

/* --- Members of a node */

static gboolean
read_types (Work *work, DossierLdContext *context, guint value, const Place *place, GError **error)
{
  guint item;
  guint n = count_items (work, value, &item);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *iri = NULL;

      if (get_kind (work, item) != DOSSIER_JSON_STRING)
        return fail (error, _ ("“@type” must be a text or a list of texts"));
      text = dossier_json_dup_string (work->json, item);
      iri = dossier_ld_context_expand (context, text, TRUE, TRUE);
      if (iri != NULL && !put (work, place, add_resource (work, iri), error))
        return FALSE;
      item = dossier_json_get (work->json, item)->next;
    }

  return TRUE;
}

/* The objects of an array, or one, each a node in @graph. */
static gboolean
read_nodes (Work *work, DossierLdContext *context, guint value, guint32 graph, gboolean is_top, GError **error)
{
  guint item;
  guint n = count_items (work, value, &item);

  for (guint i = 0; i < n; i++)
    {
      guint32 subject;

      if (get_kind (work, item) == DOSSIER_JSON_OBJECT
          && !read_node (work, context, item, graph, is_top, &subject, error))
        return FALSE;
      if (get_kind (work, item) == DOSSIER_JSON_ARRAY && !read_nodes (work, context, item, graph, is_top, error))
        return FALSE;
      item = dossier_json_get (work->json, item)->next;
    }

  return TRUE;
}

static gboolean read_members (
    Work *work, DossierLdContext *context, guint object, const Place *place, gboolean is_whole, GError **error);

static gboolean
read_keyword (Work *work,
              DossierLdContext *context,
              const char *keyword,
              guint value,
              const Place *place,
              gboolean is_whole,
              GError **error)
{
  Place types = *place;
  Place reverse = *place;

  if (g_str_equal (keyword, "@type"))
    {
      types.predicate = add_resource (work, RDF "type");
      return read_types (work, context, value, &types, error);
    }
  if (g_str_equal (keyword, "@graph"))
    return read_nodes (work, context, value, is_whole ? place->graph : place->subject, FALSE, error);
  if (g_str_equal (keyword, "@included"))
    return read_nodes (work, context, value, place->graph, FALSE, error);
  if (g_str_equal (keyword, "@nest") && get_kind (work, value) == DOSSIER_JSON_OBJECT)
    return read_members (work, context, value, place, FALSE, error);
  if (g_str_equal (keyword, "@reverse") && get_kind (work, value) == DOSSIER_JSON_OBJECT)
    {
      reverse.is_reverse = TRUE;
      return read_members (work, context, value, &reverse, FALSE, error);
    }

  return TRUE;
}

static gboolean
read_member (Work *work,
             DossierLdContext *context,
             const char *name,
             guint value,
             const Place *place,
             gboolean is_whole,
             GError **error)
{
  const DossierLdTerm *term = dossier_ld_context_find (context, name);
  g_autofree char *iri = dossier_ld_context_expand (context, name, TRUE, FALSE);
  Place here = *place;

  if (iri != NULL && *iri == '@')
    return read_keyword (work, context, iri, value, place, is_whole, error);
  if (get_kind (work, value) == DOSSIER_JSON_NULL)
    return TRUE;
  if (iri == NULL || strchr (iri, ':') == NULL)
    {
      work->n_lost++;
      return TRUE;
    }

  here.predicate = add_resource (work, iri);
  if (term != NULL && term->is_reverse)
    here.is_reverse = !here.is_reverse;
  if (term != NULL && (term->containers & (DOSSIER_LD_CONTAINER_LANGUAGE | DOSSIER_LD_CONTAINER_INDEX)) != 0
      && get_kind (work, value) == DOSSIER_JSON_OBJECT)
    return read_map (work, context, term, value, &here, error);
  if (term != NULL && (term->containers & DOSSIER_LD_CONTAINER_LIST) != 0
      && get_kind (work, value) != DOSSIER_JSON_OBJECT)
    return read_list (work, context, term, value, &here, error);

  return read_value (work, context, term, value, &here, error);
}

/* @is_whole: whether a graph in it is that of the file, not one that is named by it */
static gboolean
read_members (
    Work *work, DossierLdContext *context, guint object, const Place *place, gboolean is_whole, GError **error)
{
  guint name = object + 1;

  for (guint i = 0; i < dossier_json_get (work->json, object)->n_children; i++)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, name);

      if (!read_member (work, context, text, name + 1, place, is_whole, error))
        return FALSE;
      name = dossier_json_get (work->json, name + 1)->next;
    }

  return TRUE;
}

static gboolean
is_whole (const Work *work, const DossierLdContext *context, guint object)
{
  guint n = dossier_json_get (work->json, object)->n_children;

  return find_keyword (work, context, object, "@graph") != 0
         && n == 1u + (dossier_json_find_member (work->json, object, "@context") != 0);
}

static gboolean
read_node (Work *work,
           DossierLdContext *context,
           guint object,
           guint32 graph,
           gboolean is_top,
           guint32 *subject,
           GError **error)
{
  guint own = dossier_json_find_member (work->json, object, "@context");
  g_autoptr (DossierLdContext) inner
      = own != 0 ? dossier_ld_context_extend (context, work->json, own, error) : dossier_ld_context_ref (context);
  g_autofree char *text = NULL;
  g_autofree char *iri = NULL;
  Place place = { 0, 0, graph, FALSE };
  guint id;

  if (inner == NULL)
    return FALSE;

  id = find_keyword (work, inner, object, "@id");
  if (id != 0 && get_kind (work, id) != DOSSIER_JSON_STRING)
    return fail (error, _ ("“@id” must be a text"));
  if (id != 0)
    {
      text = dossier_json_dup_string (work->json, id);
      iri = dossier_ld_context_expand (inner, text, FALSE, TRUE);
    }
  place.subject = iri != NULL ? add_resource (work, iri) : add_blank (work);
  *subject = place.subject;

  return read_members (work, inner, object, &place, is_top && is_whole (work, inner, object), error);
}

gboolean
dossier_convert_json_ld_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierJson) json = dossier_convert_json_parse (bytes, cancellable, error);
  g_autoptr (DossierRdfSet) set = dossier_rdf_set_new ();
  g_autoptr (DossierLdContext) context = dossier_ld_context_new ();
  Work work = { json, set, cancellable, 0, 0 };

  if (json == NULL || !read_nodes (&work, context, 0, 0, TRUE, error))
    return FALSE;
  if (dossier_rdf_set_get_n_statements (set) == 0)
    return fail (error, _ ("there is no statement in the file; its members need a context that explains them"));

  if (work.n_lost > 0)
    dossier_convert_notes_add (
        notes,
        g_strdup_printf (ngettext ("%u member is left out, since no context explains its name",
                                   "%u members are left out, since no context explains their names", work.n_lost),
                         work.n_lost));

  return dossier_rdf_set_to_table (set, table, notes, cancellable, error);
}
