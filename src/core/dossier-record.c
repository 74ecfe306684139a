/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-record-private.h"

#include <string.h>

/*
 * A record is one block: the public struct, its origin, its arrays and then its strings. One allocation each keeps five
 * million of them affordable, and freeing a snapshot quick.
 */

typedef struct
{
  DossierSource record;
  DossierOrigin origin;
} SourceBox;

typedef struct
{
  DossierNode record;
  DossierOrigin origin;
} NodeBox;

typedef struct
{
  DossierEdge record;
  DossierOrigin origin;
} EdgeBox;

static const char *const node_type_names[DOSSIER_N_NODE_TYPES]
    = { "actor", "statement", "measure", "element", "other" };

/* Measures first (with @to %NULL), then copies. */
typedef struct
{
  char *to;
  gsize room;
} Packer;

static const char *
pack_string (Packer *packer, const char *text)
{
  gsize size;
  char *copy = packer->to;

  if (text == NULL)
    return NULL;
  size = strlen (text) + 1;
  packer->room += size;
  if (copy == NULL)
    return NULL;
  memcpy (copy, text, size);
  packer->to += size;
  return copy;
}

static void
pack_citations (Packer *packer, DossierCitation *to, const DossierCitation *from, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      DossierCitation citation = from[i];

      citation.source = pack_string (packer, from[i].source);
      citation.exact = pack_string (packer, from[i].exact);
      citation.prefix = pack_string (packer, from[i].prefix);
      citation.suffix = pack_string (packer, from[i].suffix);
      citation.date_text = pack_string (packer, from[i].date_text);
      citation.note = pack_string (packer, from[i].note);
      if (to == NULL)
        continue;
      to[i] = citation;
      memset (&to[i].date, 0, sizeof to[i].date);
      if (citation.date_text != NULL)
        dossier_date_parse (citation.date_text, &to[i].date, NULL);
    }
}

static void
pack_properties (Packer *packer, DossierProperty *to, const DossierProperty *from, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      DossierProperty property = { pack_string (packer, from[i].name), pack_string (packer, from[i].value) };

      if (to != NULL)
        to[i] = property;
    }
}

static void
pack_source (Packer *packer, DossierSource *to, const DossierSource *from)
{
  to->id = pack_string (packer, from->id);
  to->title = pack_string (packer, from->title);
  to->publisher = pack_string (packer, from->publisher);
  to->author = pack_string (packer, from->author);
  to->url = pack_string (packer, from->url);
  to->date_published = pack_string (packer, from->date_published);
  to->date_retrieved = pack_string (packer, from->date_retrieved);
  to->lang = pack_string (packer, from->lang);
  to->text = pack_string (packer, from->text);
  to->content_hash = pack_string (packer, from->content_hash);
  to->note = pack_string (packer, from->note);
}

static void
take_origin (DossierOrigin *to, const DossierOrigin *from)
{
  if (from == NULL)
    return;
  *to = *from;
  if (to->bytes != NULL)
    g_bytes_ref (to->bytes);
}

static gconstpointer
make_source (gconstpointer template, const DossierOrigin *origin)
{
  const DossierSource *from = template;
  DossierSource measured;
  Packer packer = { 0 };
  SourceBox *box;

  pack_source (&packer, &measured, from);
  box = g_atomic_rc_box_alloc0 (sizeof (SourceBox) + packer.room);
  packer.to = (char *) (box + 1);
  pack_source (&packer, &box->record, from);
  if (box->record.date_published != NULL)
    dossier_date_parse (box->record.date_published, &box->record.published, NULL);
  take_origin (&box->origin, origin);
  return &box->record;
}

/* The parts that nodes and edges have in common with their arrays, in the order in which they lie in the block. */
#define ARRAYS_SIZE(from)                                                                                              \
  ((from)->n_citations * sizeof (DossierCitation) + (from)->n_properties * sizeof (DossierProperty))

static gconstpointer
make_node (gconstpointer template, const DossierOrigin *origin)
{
  const DossierNode *from = template;
  guint n_aliases = from->aliases != NULL ? g_strv_length ((char **) from->aliases) : 0;
  gsize aliases_size = n_aliases > 0 ? (n_aliases + 1) * sizeof (char *) : 0;
  DossierCitation *citations = NULL;
  DossierProperty *properties = NULL;
  const char **aliases = NULL;
  Packer packer = { 0 };
  NodeBox *box = NULL;
  DossierNode node;

  /* Twice the same: the first turn measures. */
  for (guint turn = 0; turn < 2; turn++)
    {
      node = *from;
      node.id = pack_string (&packer, from->id);
      node.type_name = pack_string (&packer, from->type_name);
      node.kind = pack_string (&packer, from->kind);
      node.label = pack_string (&packer, from->label);
      node.description = pack_string (&packer, from->description);
      node.date_text = pack_string (&packer, from->date_text);
      for (guint i = 0; i < n_aliases; i++)
        {
          const char *alias = pack_string (&packer, from->aliases[i]);

          if (aliases != NULL)
            aliases[i] = alias;
        }
      pack_citations (&packer, citations, from->citations, from->n_citations);
      pack_properties (&packer, properties, from->properties, from->n_properties);
      if (turn == 1)
        break;

      box = g_atomic_rc_box_alloc0 (sizeof (NodeBox) + ARRAYS_SIZE (from) + aliases_size + packer.room);
      citations = (DossierCitation *) (box + 1);
      properties = (DossierProperty *) (citations + from->n_citations);
      if (n_aliases > 0)
        aliases = (const char **) (properties + from->n_properties);
      packer.to = (char *) (properties + from->n_properties) + aliases_size;
    }

  box->record = node;
  box->record.aliases = aliases;
  box->record.citations = citations;
  box->record.properties = properties;
  box->record.type = dossier_node_type_from_name (node.type_name);
  memset (&box->record.date, 0, sizeof box->record.date);
  if (node.date_text != NULL)
    dossier_date_parse (node.date_text, &box->record.date, NULL);
  take_origin (&box->origin, origin);
  return &box->record;
}

static gconstpointer
make_edge (gconstpointer template, const DossierOrigin *origin)
{
  const DossierEdge *from = template;
  DossierCitation *citations = NULL;
  DossierProperty *properties = NULL;
  Packer packer = { 0 };
  EdgeBox *box = NULL;
  DossierEdge edge;

  for (guint turn = 0; turn < 2; turn++)
    {
      edge = *from;
      edge.id = pack_string (&packer, from->id);
      edge.from = pack_string (&packer, from->from);
      edge.to = pack_string (&packer, from->to);
      edge.type = pack_string (&packer, from->type);
      edge.label = pack_string (&packer, from->label);
      edge.date_text = pack_string (&packer, from->date_text);
      pack_citations (&packer, citations, from->citations, from->n_citations);
      pack_properties (&packer, properties, from->properties, from->n_properties);
      if (turn == 1)
        break;

      box = g_atomic_rc_box_alloc0 (sizeof (EdgeBox) + ARRAYS_SIZE (from) + packer.room);
      citations = (DossierCitation *) (box + 1);
      properties = (DossierProperty *) (citations + from->n_citations);
      packer.to = (char *) (properties + from->n_properties);
    }

  box->record = edge;
  box->record.citations = citations;
  box->record.properties = properties;
  memset (&box->record.date, 0, sizeof box->record.date);
  if (edge.date_text != NULL)
    dossier_date_parse (edge.date_text, &box->record.date, NULL);
  take_origin (&box->origin, origin);
  return &box->record;
}

static const DossierOrigin *
get_source_origin (gconstpointer record)
{
  return &((const SourceBox *) record)->origin;
}

static const DossierOrigin *
get_node_origin (gconstpointer record)
{
  return &((const NodeBox *) record)->origin;
}

static const DossierOrigin *
get_edge_origin (gconstpointer record)
{
  return &((const EdgeBox *) record)->origin;
}

static void
clear_source (gpointer data)
{
  g_clear_pointer (&((SourceBox *) data)->origin.bytes, g_bytes_unref);
}

static void
clear_node (gpointer data)
{
  g_clear_pointer (&((NodeBox *) data)->origin.bytes, g_bytes_unref);
}

static void
clear_edge (gpointer data)
{
  g_clear_pointer (&((EdgeBox *) data)->origin.bytes, g_bytes_unref);
}

static gconstpointer
ref_source (gconstpointer record)
{
  return g_atomic_rc_box_acquire ((gpointer) record);
}

static void
unref_source (gpointer record)
{
  if (record != NULL)
    g_atomic_rc_box_release_full (record, clear_source);
}

const DossierSource *
dossier_source_ref (const DossierSource *source)
{
  return ref_source (source);
}

void
dossier_source_unref (const DossierSource *source)
{
  unref_source ((gpointer) source);
}

static gconstpointer
ref_node (gconstpointer record)
{
  return g_atomic_rc_box_acquire ((gpointer) record);
}

static void
unref_node (gpointer record)
{
  if (record != NULL)
    g_atomic_rc_box_release_full (record, clear_node);
}

const DossierNode *
dossier_node_ref (const DossierNode *node)
{
  return ref_node (node);
}

void
dossier_node_unref (const DossierNode *node)
{
  unref_node ((gpointer) node);
}

static gconstpointer
ref_edge (gconstpointer record)
{
  return g_atomic_rc_box_acquire ((gpointer) record);
}

static void
unref_edge (gpointer record)
{
  if (record != NULL)
    g_atomic_rc_box_release_full (record, clear_edge);
}

const DossierEdge *
dossier_edge_ref (const DossierEdge *edge)
{
  return ref_edge (edge);
}

void
dossier_edge_unref (const DossierEdge *edge)
{
  unref_edge ((gpointer) edge);
}

static gboolean
citation_equal (const DossierCitation *a, const DossierCitation *b)
{
  return g_strcmp0 (a->exact, b->exact) == 0 && g_strcmp0 (a->source, b->source) == 0
         && g_strcmp0 (a->prefix, b->prefix) == 0 && g_strcmp0 (a->suffix, b->suffix) == 0 && a->start == b->start
         && a->end == b->end && g_strcmp0 (a->date_text, b->date_text) == 0 && g_strcmp0 (a->note, b->note) == 0
         && a->basis == b->basis;
}

static gboolean
citations_equal (const DossierCitation *a, guint n_a, const DossierCitation *b, guint n_b)
{
  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (!citation_equal (&a[i], &b[i]))
      return FALSE;
  return TRUE;
}

static gboolean
properties_equal (const DossierProperty *a, guint n_a, const DossierProperty *b, guint n_b)
{
  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (strcmp (a[i].name, b[i].name) != 0 || strcmp (a[i].value, b[i].value) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
aliases_equal (const char *const *a, const char *const *b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a != NULL ? a : none, b != NULL ? b : none);
}

static gboolean
sources_equal (gconstpointer record, gconstpointer other)
{
  const DossierSource *a = record;
  const DossierSource *b = other;

  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->publisher, b->publisher) == 0 && g_strcmp0 (a->author, b->author) == 0
         && g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->date_published, b->date_published) == 0
         && g_strcmp0 (a->date_retrieved, b->date_retrieved) == 0 && g_strcmp0 (a->lang, b->lang) == 0
         && g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->content_hash, b->content_hash) == 0
         && g_strcmp0 (a->note, b->note) == 0;
}

static gboolean
nodes_equal (gconstpointer record, gconstpointer other)
{
  const DossierNode *a = record;
  const DossierNode *b = other;

  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->type_name, b->type_name) == 0
         && g_strcmp0 (a->kind, b->kind) == 0 && g_strcmp0 (a->label, b->label) == 0
         && g_strcmp0 (a->description, b->description) == 0 && g_strcmp0 (a->date_text, b->date_text) == 0
         && aliases_equal (a->aliases, b->aliases)
         && citations_equal (a->citations, a->n_citations, b->citations, b->n_citations)
         && properties_equal (a->properties, a->n_properties, b->properties, b->n_properties);
}

static gboolean
edges_equal (gconstpointer record, gconstpointer other)
{
  const DossierEdge *a = record;
  const DossierEdge *b = other;

  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->from, b->from) == 0 && g_strcmp0 (a->to, b->to) == 0
         && g_strcmp0 (a->type, b->type) == 0 && g_strcmp0 (a->label, b->label) == 0
         && g_strcmp0 (a->date_text, b->date_text) == 0
         && citations_equal (a->citations, a->n_citations, b->citations, b->n_citations)
         && properties_equal (a->properties, a->n_properties, b->properties, b->n_properties);
}

const DossierRecordKind dossier_source_kind
    = { ref_source, unref_source, make_source, sources_equal, get_source_origin };
const DossierRecordKind dossier_node_kind = { ref_node, unref_node, make_node, nodes_equal, get_node_origin };
const DossierRecordKind dossier_edge_kind = { ref_edge, unref_edge, make_edge, edges_equal, get_edge_origin };

/**
 * dossier_node_type_from_name:
 * @name: a type as written in a file
 *
 * Returns: the type, %DOSSIER_NODE_TYPE_OTHER for a word of the file's own
 */
DossierNodeType
dossier_node_type_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, DOSSIER_NODE_TYPE_OTHER);

  for (guint i = 0; i < DOSSIER_NODE_TYPE_OTHER; i++)
    if (strcmp (name, node_type_names[i]) == 0)
      return (DossierNodeType) i;
  return DOSSIER_NODE_TYPE_OTHER;
}

/**
 * dossier_node_type_get_name:
 * @type: a type
 *
 * Returns: the word for it in a file; "other" for %DOSSIER_NODE_TYPE_OTHER
 */
const char *
dossier_node_type_get_name (DossierNodeType type)
{
  g_return_val_if_fail ((guint) type < DOSSIER_N_NODE_TYPES, NULL);

  return node_type_names[type];
}

/**
 * dossier_date_basis_get_name:
 * @basis: a basis
 *
 * Returns: (nullable): the word for it in a file; %NULL for %DOSSIER_DATE_BASIS_NONE
 */
const char *
dossier_date_basis_get_name (DossierDateBasis basis)
{
  static const char *const names[] = { NULL, "stated", "derived", "unknown" };

  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (names), NULL);

  return names[basis];
}

/**
 * dossier_node_get_property:
 * @node: a node
 * @name: a property's name
 *
 * Returns: (nullable): its value, as #DossierProperty gives it
 */
const char *
dossier_node_get_property (const DossierNode *node, const char *name)
{
  g_return_val_if_fail (node != NULL && name != NULL, NULL);

  for (guint i = 0; i < node->n_properties; i++)
    if (strcmp (node->properties[i].name, name) == 0)
      return node->properties[i].value;
  return NULL;
}
