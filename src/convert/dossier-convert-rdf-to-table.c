/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-rdf-reading.h"
#include "dossier-convert-rdf-row.h"
#include "dossier-convert-rdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Statements of RDF become rows: a resource that something is said of is a node, what is said of it in words its cells,
 * what points at another resource an edge. What a dossier wrote is known by its terms and comes back as it was.
 */

/* Lists may share their ends, or go in circles. */
#define MAX_WALKED (2 * DOSSIER_RDF_MAX_STATEMENTS)
#define MAX_LIST_DEPTH 32

typedef struct
{
  DossierRdfReading reading;
  DossierConvertTable *table;
  GHashTable *claimed; /* statements, whatever graph they stand in, that an edge of its own says */
  GHashTable *drawn;   /* the same of edges that are there */
  guint n_walked;
} Work;

static guint
hash_triple (gconstpointer key)
{
  const DossierRdfStatement *at = key;

  return (at->subject * 31 + at->predicate) * 31 + at->object;
}

static gboolean
equal_triples (gconstpointer a, gconstpointer b)
{
  const DossierRdfStatement *first = a;
  const DossierRdfStatement *second = b;

  return first->subject == second->subject && first->predicate == second->predicate && first->object == second->object;
}

static gboolean
add_triple (GHashTable *triples, guint32 subject, guint32 predicate, guint32 object)
{
  DossierRdfStatement triple = { subject, predicate, object, 0 };

  return g_hash_table_add (triples, g_memdup2 (&triple, sizeof triple));
}

/* --- What is what */

static void
take_claim (Work *work, guint32 subject)
{
  DossierRdfReading *reading = &work->reading;
  guint32 from = dossier_rdf_reading_find (reading, subject, DOSSIER_RDF_SUBJECT, FALSE);
  guint32 predicate = dossier_rdf_reading_find (reading, subject, DOSSIER_RDF_PREDICATE, FALSE);
  guint32 to = dossier_rdf_reading_find (reading, subject, DOSSIER_RDF_OBJECT, FALSE);

  if (from == 0 || predicate == 0 || to == 0 || from == subject || to == subject
      || dossier_rdf_reading_get (reading, predicate)->kind != DOSSIER_RDF_IRI)
    return;

  reading->roles[subject] = DOSSIER_RDF_ROLE_CLAIM;
  add_triple (work->claimed, from, predicate, to);
}

static void
take_package (DossierRdfReading *reading, guint32 subject)
{
  reading->roles[subject] = DOSSIER_RDF_ROLE_PACKAGE;
  DOSSIER_RDF_FOR_EACH (reading, subject, at)
  if (reading->names[at->predicate] >= DOSSIER_RDF_HAS_ASSERTION
      && reading->names[at->predicate] <= DOSSIER_RDF_HAS_INFO
      && dossier_rdf_reading_get (reading, at->object)->kind != DOSSIER_RDF_LITERAL)
    reading->roles[at->object] = DOSSIER_RDF_ROLE_PACKAGE;
}

static void
take_role (Work *work, guint32 subject)
{
  DossierRdfReading *reading = &work->reading;
  const DossierRdfTerm *term = dossier_rdf_reading_get (reading, subject);

  if (reading->roles[subject] != DOSSIER_RDF_ROLE_NONE)
    return;

  if (*term->text == '\0' || (reading->is_own && dossier_rdf_reading_has_type (reading, subject, DOSSIER_RDF_BUNDLE)))
    reading->roles[subject] = DOSSIER_RDF_ROLE_WHOLE;
  else if (dossier_rdf_reading_has_type (reading, subject, DOSSIER_RDF_NANOPUBLICATION))
    take_package (reading, subject);
  else if (dossier_rdf_reading_has_type (reading, subject, DOSSIER_RDF_STATEMENT))
    take_claim (work, subject);
  else if (dossier_rdf_reading_find (reading, subject, DOSSIER_RDF_REST, FALSE) != 0)
    reading->roles[subject] = DOSSIER_RDF_ROLE_PART;

  DOSSIER_RDF_FOR_EACH (reading, subject, at)
  if (reading->names[at->predicate] == DOSSIER_RDF_PROPERTY
      && dossier_rdf_reading_get (reading, at->object)->kind == DOSSIER_RDF_BLANK
      && dossier_rdf_reading_find (reading, at->object, DOSSIER_RDF_VALUE, TRUE) != 0)
    reading->roles[at->object] = DOSSIER_RDF_ROLE_PART;
}

static void
take_roles (Work *work)
{
  DossierRdfReading *reading = &work->reading;

  for (guint i = 0; i < reading->subjects->len; i++)
    take_role (work, g_array_index (reading->subjects, guint32, i));
  dossier_rdf_find_quotes (reading);
  for (guint i = 0; i < reading->subjects->len; i++)
    {
      guint32 subject = g_array_index (reading->subjects, guint32, i);

      if (reading->roles[subject] == DOSSIER_RDF_ROLE_NONE)
        reading->roles[subject] = DOSSIER_RDF_ROLE_NODE;
    }
}

/* --- Objects */

typedef gboolean (*ObjectFunc) (Work *work, const DossierRdfStatement *at, guint32 object, gpointer data);

/* Calls for the object, or for each one of a list. FALSE where there are too many. */
static gboolean
for_each_object (
    Work *work, const DossierRdfStatement *at, guint32 object, guint depth, ObjectFunc function, gpointer data)
{
  DossierRdfReading *reading = &work->reading;
  guint32 cell = object;

  if (reading->names[object] == DOSSIER_RDF_NIL)
    return TRUE;
  if (dossier_rdf_reading_get (reading, object)->kind == DOSSIER_RDF_LITERAL || depth > MAX_LIST_DEPTH
      || dossier_rdf_reading_find (reading, object, DOSSIER_RDF_REST, FALSE) == 0)
    return function (work, at, object, data);

  while (cell != 0 && reading->names[cell] != DOSSIER_RDF_NIL)
    {
      DOSSIER_RDF_FOR_EACH (reading, cell, item)
      if (reading->names[item->predicate] == DOSSIER_RDF_FIRST
          && !for_each_object (work, at, item->object, depth + 1, function, data))
        return FALSE;
      if (++work->n_walked > MAX_WALKED)
        return FALSE;
      cell = dossier_rdf_reading_find (reading, cell, DOSSIER_RDF_REST, FALSE);
    }

  return TRUE;
}

/* Whether the object of a statement is, or is to be, a node. */
static gboolean
is_node (const DossierRdfReading *reading, const DossierRdfStatement *at, guint32 object)
{
  const DossierRdfTerm *term = dossier_rdf_reading_get (reading, object);

  if (term->kind == DOSSIER_RDF_LITERAL)
    return FALSE;
  if (reading->roles[object] != DOSSIER_RDF_ROLE_NONE)
    return reading->roles[object] == DOSSIER_RDF_ROLE_NODE;

  return *term->text != '\0' && !DOSSIER_RDF_IS_LINK (reading->names[at->predicate])
         && !g_str_has_prefix (term->text, "mailto:") && !g_str_has_prefix (term->text, "tel:");
}

/* --- Cells */

/* What is said in other places of the dossier, or is of no use outside RDF. */
static gboolean
is_said_elsewhere (const DossierRdfReading *reading, const DossierRdfStatement *at, gboolean is_claim)
{
  guint8 name = reading->names[at->predicate];

  if (name == DOSSIER_RDF_TYPE)
    return TRUE;
  if (is_claim && (name == DOSSIER_RDF_SUBJECT || name == DOSSIER_RDF_PREDICATE || name == DOSSIER_RDF_OBJECT))
    return TRUE;

  return reading->is_own && (name == DOSSIER_RDF_DERIVED_FROM || name == DOSSIER_RDF_IDENTIFIER);
}

static gboolean
add_value (Work *work, const DossierRdfStatement *at, guint32 object, gpointer data)
{
  DossierRdfRow *row = data;
  const DossierRdfReading *reading = &work->reading;

  if (row->is_node && is_node (reading, at, object))
    return TRUE;

  dossier_rdf_row_add (row, reading, at->predicate, object);

  return TRUE;
}

static gboolean
add_cells (Work *work, guint32 subject, gboolean is_node)
{
  DossierRdfReading *reading = &work->reading;
  DossierConvertPart part = is_node ? DOSSIER_CONVERT_NODES : DOSSIER_CONVERT_EDGES;
  GArray *quotes = g_hash_table_lookup (reading->quotes, GUINT_TO_POINTER (subject));
  g_auto (DossierRdfRow) row = { .is_node = is_node };

  dossier_rdf_row_init (&row, reading, subject, is_node);
  DOSSIER_RDF_FOR_EACH (reading, subject, at)
  if (!is_said_elsewhere (reading, at, !is_node) && !for_each_object (work, at, at->object, 0, add_value, &row))
    return FALSE;
  dossier_rdf_row_end (&row, reading, work->table, part);

  if (quotes != NULL)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      dossier_rdf_append_quotes (reading, text, quotes);
      dossier_convert_table_add_cell (work->table, part, DOSSIER_CONVERT_CITATIONS, DOSSIER_CONVERT_JSON, text->str);
    }

  return TRUE;
}

static gboolean
add_node (Work *work, guint32 subject)
{
  g_autofree char *id = dossier_rdf_reading_dup_id (&work->reading, subject);

  dossier_convert_table_add_row (work->table, DOSSIER_CONVERT_NODES, id, NULL, NULL);

  return add_cells (work, subject, TRUE);
}

/* A row for a node of which nothing is known but its address. */
static gboolean
add_named_node (Work *work, guint32 term)
{
  DossierRdfReading *reading = &work->reading;

  if (reading->roles[term] != DOSSIER_RDF_ROLE_NONE)
    return TRUE;

  reading->roles[term] = DOSSIER_RDF_ROLE_NODE;

  return add_node (work, term);
}

/* --- Edges */

static void
add_edge_row (Work *work, const char *id, guint32 from, guint32 predicate, guint32 to)
{
  g_autofree char *from_id = dossier_rdf_reading_dup_id (&work->reading, from);
  g_autofree char *to_id = dossier_rdf_reading_dup_id (&work->reading, to);
  g_autofree char *type = dossier_rdf_dup_word (dossier_rdf_reading_get (&work->reading, predicate)->text);

  dossier_convert_table_add_row (work->table, DOSSIER_CONVERT_EDGES, id, from_id, to_id);
  dossier_convert_table_add_cell (work->table, DOSSIER_CONVERT_EDGES, "type", DOSSIER_CONVERT_TEXT, type);
}

static gboolean
add_edge (Work *work, const DossierRdfStatement *at, guint32 object, gpointer data)
{
  DossierRdfStatement triple = { at->subject, at->predicate, object, 0 };

  if (!is_node (&work->reading, at, object))
    return TRUE;
  if (!add_named_node (work, object))
    return FALSE;
  if (!g_hash_table_contains (work->claimed, &triple) && add_triple (work->drawn, at->subject, at->predicate, object))
    add_edge_row (work, NULL, at->subject, at->predicate, object);

  return TRUE;
}

static gboolean
add_edges_of_node (Work *work, guint32 subject)
{
  DOSSIER_RDF_FOR_EACH (&work->reading, subject, at)
  if (!is_said_elsewhere (&work->reading, at, FALSE) && !for_each_object (work, at, at->object, 0, add_edge, NULL))
    return FALSE;

  return TRUE;
}

static gboolean
add_claim (Work *work, guint32 subject)
{
  DossierRdfReading *reading = &work->reading;
  guint32 from = dossier_rdf_reading_find (reading, subject, DOSSIER_RDF_SUBJECT, FALSE);
  guint32 predicate = dossier_rdf_reading_find (reading, subject, DOSSIER_RDF_PREDICATE, FALSE);
  guint32 to = dossier_rdf_reading_find (reading, subject, DOSSIER_RDF_OBJECT, FALSE);
  const DossierRdfTerm *term = dossier_rdf_reading_get (reading, subject);
  const char *id = NULL;

  if (reading->is_own)
    id = dossier_rdf_reading_find_text (reading, subject, DOSSIER_RDF_IDENTIFIER);
  else if (term->kind == DOSSIER_RDF_IRI)
    id = term->text;

  if (!add_named_node (work, from) || !add_named_node (work, to))
    return FALSE;
  if (reading->roles[from] != DOSSIER_RDF_ROLE_NODE || reading->roles[to] != DOSSIER_RDF_ROLE_NODE)
    {
      reading->n_left++;
      return TRUE;
    }

  add_edge_row (work, id, from, predicate, to);

  return add_cells (work, subject, FALSE);
}

/* --- The whole */

static void
add_whole (Work *work, guint32 subject)
{
  DossierRdfReading *reading = &work->reading;
  guint32 label = dossier_rdf_reading_find_label (reading, subject);

  if (label != 0)
    dossier_convert_table_add_cell (work->table, DOSSIER_CONVERT_GRAPH, "title", DOSSIER_CONVERT_TEXT,
                                    dossier_rdf_reading_get (reading, label)->text);
  DOSSIER_RDF_FOR_EACH (reading, subject, at)
  {
    const DossierRdfTerm *object = dossier_rdf_reading_get (reading, at->object);
    guint8 name = reading->names[at->predicate];
    const char *column = name == DOSSIER_RDF_DESCRIPTION ? "description"
                         : name == DOSSIER_RDF_LANGUAGE  ? "lang"
                         : name == DOSSIER_RDF_CREATED   ? "created"
                         : name == DOSSIER_RDF_MODIFIED  ? "modified"
                         : name == DOSSIER_RDF_MORE      ? DOSSIER_CONVERT_MORE
                                                         : NULL;

    if (object->kind != DOSSIER_RDF_LITERAL)
      {
        reading->n_left += name != DOSSIER_RDF_TYPE;
        continue;
      }
    if (at->object == label)
      continue;
    if (column == NULL
        || !dossier_convert_table_add_cell (work->table, DOSSIER_CONVERT_GRAPH, column,
                                            name == DOSSIER_RDF_MORE ? DOSSIER_CONVERT_JSON : DOSSIER_CONVERT_TEXT,
                                            object->text))
      reading->n_left++;
  }
}

static void
note_all (Work *work, DossierConvertNotes *notes)
{
  DossierRdfReading *reading = &work->reading;
  g_autoptr (GHashTable) graphs = g_hash_table_new (NULL, NULL);
  guint n_graphs;

  for (guint i = 0; i < reading->subjects->len && !reading->is_own; i++)
    {
      guint32 subject = g_array_index (reading->subjects, guint32, i);

      if (reading->roles[subject] == DOSSIER_RDF_ROLE_PACKAGE)
        reading->n_left += reading->first[subject + 1] - reading->first[subject];
    }
  for (guint32 i = 0; i < dossier_rdf_set_get_n_statements (reading->set) && !reading->is_own; i++)
    g_hash_table_add (graphs, GUINT_TO_POINTER (dossier_rdf_set_get_statement (reading->set, i)->graph));
  g_hash_table_remove (graphs, NULL);

  n_graphs = g_hash_table_size (graphs);
  if (n_graphs > 0)
    dossier_convert_notes_add (
        notes, g_strdup_printf (ngettext ("%u named graph is read as if its statements stood outside",
                                          "%u named graphs are read as if their statements stood outside", n_graphs),
                                n_graphs));
  if (reading->n_left > 0)
    dossier_convert_notes_add (
        notes,
        g_strdup_printf (ngettext ("%u statement that a dossier has no place for is left out",
                                   "%u statements that a dossier has no place for are left out", reading->n_left),
                         reading->n_left));
}

typedef gboolean (*SubjectFunc) (Work *work, guint32 subject);

static gboolean
for_each_subject (Work *work, SubjectFunc of_nodes, SubjectFunc of_claims, GCancellable *cancellable, GError **error)
{
  DossierRdfReading *reading = &work->reading;

  for (guint i = 0; i < reading->subjects->len; i++)
    {
      guint32 subject = g_array_index (reading->subjects, guint32, i);
      SubjectFunc function = reading->roles[subject] == DOSSIER_RDF_ROLE_NODE    ? of_nodes
                             : reading->roles[subject] == DOSSIER_RDF_ROLE_CLAIM ? of_claims
                                                                                 : NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (function != NULL && !function (work, subject))
        {
          dossier_convert_rdf_refuse_more (error);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
fill (Work *work, GCancellable *cancellable, GError **error)
{
  DossierRdfReading *reading = &work->reading;
  g_autoptr (GString) sources = g_string_new (NULL);

  take_roles (work);
  for (guint i = 0; i < reading->subjects->len; i++)
    if (reading->roles[g_array_index (reading->subjects, guint32, i)] == DOSSIER_RDF_ROLE_WHOLE)
      add_whole (work, g_array_index (reading->subjects, guint32, i));

  if (!for_each_subject (work, add_node, NULL, cancellable, error)
      || !for_each_subject (work, add_edges_of_node, add_claim, cancellable, error))
    return FALSE;

  dossier_rdf_append_sources (reading, sources);
  if (sources->len > strlen ("[]"))
    dossier_convert_table_add_cell (work->table, DOSSIER_CONVERT_GRAPH, DOSSIER_CONVERT_SOURCES, DOSSIER_CONVERT_JSON,
                                    sources->str);

  return TRUE;
}

gboolean
dossier_rdf_set_to_table (const DossierRdfSet *set,
                          DossierConvertTable *table,
                          DossierConvertNotes *notes,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (hash_triple, equal_triples, g_free, NULL);
  g_autoptr (GHashTable) drawn = g_hash_table_new_full (hash_triple, equal_triples, g_free, NULL);
  Work work = { .table = table, .claimed = claimed, .drawn = drawn };
  gboolean fine;

  dossier_rdf_reading_init (&work.reading, set);
  fine = fill (&work, cancellable, error);
  if (fine)
    note_all (&work, notes);
  dossier_rdf_reading_clear (&work.reading);

  return fine;
}
