/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-graph-builder.h"

#include "dossier-error.h"
#include "dossier-excerpt.h"
#include "dossier-graph-private.h"
#include "dossier-record-private.h"
#include "dossier-rules.h"
#include "dossier-validate.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The records of one kind. Those of the base keep their places until the end, so that its index still holds. */
typedef struct
{
  const DossierRecordKind *kind;
  GPtrArray *base;          /* (nullable) */
  DossierIndex *base_index; /* (nullable) */
  GPtrArray *records;       /* %NULL until the first change; then with %NULL in the place of what was removed */
  GHashTable *places;       /* ids that were added or removed: where they are, or DOSSIER_INDEX_MISSING */
  gboolean has_new_shape;   /* whether there are other ids, or the same in other places */
} Section;

struct _DossierGraphBuilder
{
  DossierGraph *base;
  const DossierGraphParts *parts; /* (nullable): of the base */
  Section sources;
  Section nodes;
  Section edges;
  gboolean has_new_ends;
  DossierView *view; /* %NULL until the first change */
  char *title;       /* %NULL until the first change */
  GError *error;     /* the first thing that cannot be */
};

static void
begin_section (Section *section, const DossierRecordKind *kind, GPtrArray *base, DossierIndex *base_index)
{
  section->kind = kind;
  section->base = base;
  section->base_index = base_index;
  section->places = g_hash_table_new_full (dossier_index_hash, g_str_equal, g_free, NULL);
}

static void
begin (DossierGraphBuilder *builder, DossierGraph *base)
{
  static const DossierGraphParts nothing = { 0 };
  const DossierGraphParts *parts = base != NULL ? dossier_graph_get_parts (base) : &nothing;

  builder->base = base != NULL ? dossier_graph_ref (base) : NULL;
  builder->parts = parts;
  begin_section (&builder->sources, &dossier_source_kind, parts->sources, parts->source_index);
  begin_section (&builder->nodes, &dossier_node_kind, parts->nodes, parts->node_index);
  begin_section (&builder->edges, &dossier_edge_kind, parts->edges, parts->edge_index);
}

static void
clear_section (Section *section)
{
  g_clear_pointer (&section->records, g_ptr_array_unref);
  g_clear_pointer (&section->places, g_hash_table_unref);
  memset (section, 0, sizeof *section);
}

static void
clear (DossierGraphBuilder *builder)
{
  clear_section (&builder->sources);
  clear_section (&builder->nodes);
  clear_section (&builder->edges);
  g_clear_pointer (&builder->view, dossier_view_unref);
  g_clear_pointer (&builder->title, g_free);
  g_clear_error (&builder->error);
  g_clear_pointer (&builder->base, dossier_graph_unref);
  builder->parts = NULL;
  builder->has_new_ends = FALSE;
}

/**
 * dossier_graph_builder_new:
 * @base: (nullable): the snapshot to start from; %NULL for an empty dossier
 *
 * Returns: (transfer full): a builder
 */
DossierGraphBuilder *
dossier_graph_builder_new (DossierGraph *base)
{
  DossierGraphBuilder *builder = g_new0 (DossierGraphBuilder, 1);

  begin (builder, base);
  return builder;
}

void
dossier_graph_builder_free (DossierGraphBuilder *builder)
{
  if (builder == NULL)
    return;
  clear (builder);
  g_free (builder);
}

static guint
find_place (const Section *section, const char *id)
{
  gpointer place;

  if (g_hash_table_lookup_extended (section->places, id, NULL, &place))
    return GPOINTER_TO_UINT (place);
  return section->base_index != NULL ? dossier_index_find (section->base_index, id, strlen (id))
                                     : DOSSIER_INDEX_MISSING;
}

static GPtrArray *
get_records (const Section *section)
{
  return section->records != NULL ? section->records : section->base;
}

static void
touch (Section *section)
{
  if (section->records != NULL)
    return;
  section->records = g_ptr_array_new_with_free_func (section->kind->unref);
  for (guint i = 0; section->base != NULL && i < section->base->len; i++)
    g_ptr_array_add (section->records, (gpointer) section->kind->ref (g_ptr_array_index (section->base, i)));
}

/* Takes @record. */
static void
replace (Section *section, guint place, gconstpointer record)
{
  section->kind->unref (section->records->pdata[place]);
  section->records->pdata[place] = (gpointer) record;
}

/* Puts a record in the place of the one with its id, or at the end. */
static void
put (Section *section, gconstpointer from)
{
  const char *id = dossier_record_get_id (from);
  guint place = id != NULL ? find_place (section, id) : DOSSIER_INDEX_MISSING;
  DossierOrigin origin;

  if (place == DOSSIER_INDEX_MISSING)
    {
      touch (section);
      if (id != NULL)
        g_hash_table_insert (section->places, g_strdup (id), GUINT_TO_POINTER (section->records->len));
      g_ptr_array_add (section->records, (gpointer) section->kind->make (from, NULL));
      section->has_new_shape = TRUE;
      return;
    }
  if (section->base != NULL && place < section->base->len
      && section->kind->equal (g_ptr_array_index (section->base, place), from))
    {
      if (section->records != NULL)
        replace (section, place, section->kind->ref (g_ptr_array_index (section->base, place)));
      return;
    }
  touch (section);
  origin = *section->kind->get_origin (g_ptr_array_index (section->records, place));
  origin.changed = TRUE;
  replace (section, place, section->kind->make (from, &origin));
}

/* The record in a place, if it is there and is not the base's. */
static gconstpointer
get_new_record (const Section *section, guint place)
{
  gpointer record = g_ptr_array_index (section->records, place);

  return section->base == NULL || place >= section->base->len || g_ptr_array_index (section->base, place) != record
             ? record
             : NULL;
}

static void
remove_place (Section *section, guint place)
{
  const char *id;

  touch (section);
  id = dossier_record_get_id (g_ptr_array_index (section->records, place));
  if (id != NULL)
    g_hash_table_insert (section->places, g_strdup (id), GUINT_TO_POINTER (DOSSIER_INDEX_MISSING));
  replace (section, place, NULL);
  section->has_new_shape = TRUE;
}

/**
 * dossier_graph_builder_set_title:
 * @builder: a builder
 * @title: the dossier's title
 */
void
dossier_graph_builder_set_title (DossierGraphBuilder *builder, const char *title)
{
  g_return_if_fail (builder != NULL && title != NULL);

  if (builder->error != NULL)
    return;
  if (!g_utf8_validate (title, -1, NULL))
    {
      g_set_error_literal (&builder->error, DOSSIER_ERROR, DOSSIER_ERROR_INVALID, _ ("title: is not UTF-8"));
      return;
    }
  g_free (builder->title);
  builder->title = g_strcmp0 (title, builder->parts->title) != 0 ? g_strdup (title) : NULL;
}

/**
 * dossier_graph_builder_put_source:
 * @builder: a builder
 * @source_template: a source
 *
 * Replaces the source with that id, or adds one at the end.
 */
void
dossier_graph_builder_put_source (DossierGraphBuilder *builder, const DossierSource *source_template)
{
  g_return_if_fail (builder != NULL && source_template != NULL);

  if (builder->error == NULL && dossier_validate_source (source_template, &builder->error))
    put (&builder->sources, source_template);
}

/**
 * dossier_graph_builder_put_node:
 * @builder: a builder
 * @node_template: a node; its `date` and `type` are set from their texts, whatever they are here
 *
 * Replaces the node with that id, or adds one at the end.
 */
void
dossier_graph_builder_put_node (DossierGraphBuilder *builder, const DossierNode *node_template)
{
  g_return_if_fail (builder != NULL && node_template != NULL);

  if (builder->error == NULL && dossier_validate_node (node_template, &builder->error))
    put (&builder->nodes, node_template);
}

/**
 * dossier_graph_builder_put_edge:
 * @builder: a builder
 * @edge_template: an edge; one without an id is new, and is given one at the end
 *
 * Replaces the edge with that id, or adds one at the end.
 */
void
dossier_graph_builder_put_edge (DossierGraphBuilder *builder, const DossierEdge *edge_template)
{
  const DossierEdge *old;
  guint place;

  g_return_if_fail (builder != NULL && edge_template != NULL);

  if (builder->error != NULL || !dossier_validate_edge (edge_template, &builder->error))
    return;
  place = edge_template->id != NULL ? find_place (&builder->edges, edge_template->id) : DOSSIER_INDEX_MISSING;
  if (place != DOSSIER_INDEX_MISSING)
    {
      old = g_ptr_array_index (get_records (&builder->edges), place);
      if (strcmp (old->from, edge_template->from) != 0 || strcmp (old->to, edge_template->to) != 0)
        builder->has_new_ends = TRUE;
    }
  put (&builder->edges, edge_template);
}

static DossierView *
touch_view (DossierGraphBuilder *builder)
{
  if (builder->view == NULL)
    {
      builder->view = dossier_view_copy (builder->parts->view);
      builder->view->is_changed = TRUE;
    }
  return builder->view;
}

static void
remove_edge_at (DossierGraphBuilder *builder, guint place, const char *node_id)
{
  const DossierEdge *edge = g_ptr_array_index (get_records (&builder->edges), place);

  if (edge != NULL && (strcmp (edge->from, node_id) == 0 || strcmp (edge->to, node_id) == 0))
    remove_place (&builder->edges, place);
}

static void
remove_edges_at (DossierGraphBuilder *builder, guint node, const char *node_id)
{
  GPtrArray *edges = get_records (&builder->edges);
  guint first = 0;

  if (edges == NULL)
    return;
  /* The base knows the edges of its nodes, unless some were moved since. */
  if (!builder->has_new_ends && builder->base != NULL)
    {
      const DossierTopology *topology = builder->parts->topology;

      for (gsize i = 0; node < builder->parts->nodes->len && i < topology->offsets[node + 1] - topology->offsets[node];
           i++)
        remove_edge_at (builder, topology->incident[topology->offsets[node] + i], node_id);
      first = builder->parts->edges->len;
    }
  for (guint i = first; i < get_records (&builder->edges)->len; i++)
    remove_edge_at (builder, i, node_id);
}

/**
 * dossier_graph_builder_remove_node:
 * @builder: a builder
 * @id: a node's id
 *
 * Removes a node, its position, and the edges that start or end at it.
 *
 * Returns: whether there was such a node
 */
gboolean
dossier_graph_builder_remove_node (DossierGraphBuilder *builder, const char *id)
{
  g_autofree char *kept_id = NULL;
  const DossierView *view;
  guint place;

  g_return_val_if_fail (builder != NULL && id != NULL, FALSE);

  place = find_place (&builder->nodes, id);
  if (builder->error != NULL || place == DOSSIER_INDEX_MISSING)
    return FALSE;
  kept_id = g_strdup (id); /* as it may be the record's own */
  remove_place (&builder->nodes, place);

  remove_edges_at (builder, place, kept_id);
  view = builder->view != NULL ? builder->view : builder->parts->view;
  if (view != NULL && dossier_view_get_position (view, kept_id) != NULL)
    g_hash_table_remove (touch_view (builder)->positions, kept_id);
  return TRUE;
}

/**
 * dossier_graph_builder_remove_edge:
 * @builder: a builder
 * @id: an edge's id
 *
 * Returns: whether there was such an edge
 */
gboolean
dossier_graph_builder_remove_edge (DossierGraphBuilder *builder, const char *id)
{
  guint place;

  g_return_val_if_fail (builder != NULL && id != NULL, FALSE);

  place = find_place (&builder->edges, id);
  if (builder->error != NULL || place == DOSSIER_INDEX_MISSING)
    return FALSE;
  remove_place (&builder->edges, place);
  return TRUE;
}

static void
add_cited (GHashTable *cited, const DossierCitation *citations, guint n_citations)
{
  for (guint i = 0; i < n_citations; i++)
    g_hash_table_add (cited, (gpointer) citations[i].source);
}

/**
 * dossier_graph_builder_remove_unused_sources:
 * @builder: a builder
 *
 * Removes the sources that no node and no edge cites, as once a part was taken out of a dossier.
 */
void
dossier_graph_builder_remove_unused_sources (DossierGraphBuilder *builder)
{
  g_autoptr (GHashTable) cited = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *nodes;
  GPtrArray *edges;

  g_return_if_fail (builder != NULL);

  nodes = get_records (&builder->nodes);
  edges = get_records (&builder->edges);
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      const DossierNode *node = g_ptr_array_index (nodes, i);

      if (node != NULL)
        add_cited (cited, node->citations, node->n_citations);
    }
  for (guint i = 0; edges != NULL && i < edges->len; i++)
    {
      const DossierEdge *edge = g_ptr_array_index (edges, i);

      if (edge != NULL)
        add_cited (cited, edge->citations, edge->n_citations);
    }

  for (guint i = 0; get_records (&builder->sources) != NULL && i < get_records (&builder->sources)->len; i++)
    {
      const DossierSource *source = g_ptr_array_index (get_records (&builder->sources), i);

      if (source != NULL && !g_hash_table_contains (cited, source->id))
        remove_place (&builder->sources, i);
    }
}

/**
 * dossier_graph_builder_set_view_engine:
 * @builder: a builder
 * @engine: (nullable): the layout engine that `view` keeps
 */
void
dossier_graph_builder_set_view_engine (DossierGraphBuilder *builder, const char *engine)
{
  const DossierView *view;
  char *copy;

  g_return_if_fail (builder != NULL);

  view = builder->view != NULL ? builder->view : builder->parts->view;
  if (builder->error != NULL || g_strcmp0 (engine, view != NULL ? view->engine : NULL) == 0)
    return;
  if (!g_utf8_validate (engine != NULL ? engine : "", -1, NULL))
    {
      g_set_error_literal (&builder->error, DOSSIER_ERROR, DOSSIER_ERROR_INVALID, _ ("view.engine: is not UTF-8"));
      return;
    }
  copy = g_strdup (engine);
  g_free (touch_view (builder)->engine);
  builder->view->engine = copy;
}

/**
 * dossier_graph_builder_set_view_position:
 * @builder: a builder
 * @node_id: a node; the position of one that the graph does not have is not saved
 * @x: in points
 * @y: in points
 */
void
dossier_graph_builder_set_view_position (DossierGraphBuilder *builder, const char *node_id, double x, double y)
{
  const DossierView *view;
  const DossierPosition *old;

  g_return_if_fail (builder != NULL && node_id != NULL);
  g_return_if_fail (fabs (x) <= DOSSIER_MAX_COORDINATE && fabs (y) <= DOSSIER_MAX_COORDINATE);

  view = builder->view != NULL ? builder->view : builder->parts->view;
  old = view != NULL ? dossier_view_get_position (view, node_id) : NULL;
  if (builder->error != NULL || find_place (&builder->nodes, node_id) == DOSSIER_INDEX_MISSING
      || (old != NULL && old->x == x && old->y == y))
    return;
  dossier_view_set_position (touch_view (builder), node_id, x, y);
}

static gboolean
check_citations (DossierGraphBuilder *builder,
                 const char *kind,
                 const char *id,
                 const DossierCitation *citations,
                 guint n_citations,
                 GError **error)
{
  for (guint i = 0; i < n_citations; i++)
    if (find_place (&builder->sources, citations[i].source) == DOSSIER_INDEX_MISSING)
      {
        g_autofree char *record = dossier_excerpt (id != NULL ? id : "");
        g_autofree char *source = dossier_excerpt (citations[i].source);

        g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_INVALID,
                     /* Translators: "node" or "edge", its id, the number of one of its citations, and an id. */
                     _ ("%s \"%s\", citations[%u].source: no source has the id \"%s\""), kind, record, i, source);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_end (DossierGraphBuilder *builder, const DossierEdge *edge, const char *name, const char *end, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *node = NULL;

  if (find_place (&builder->nodes, end) != DOSSIER_INDEX_MISSING)
    return TRUE;
  id = dossier_excerpt (edge->id != NULL ? edge->id : "");
  node = dossier_excerpt (end);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_INVALID,
               /* Translators: the id of an edge, "from" or "to", and an id. */
               _ ("edge \"%s\", %s: no node has the id \"%s\""), id, name, node);
  return FALSE;
}

/* Only what is new can refer to what is not there: to remove a node removes its edges, and sources
 * that are cited stay. */
static gboolean
check_references (DossierGraphBuilder *builder, GError **error)
{
  for (guint i = 0; builder->nodes.records != NULL && i < builder->nodes.records->len; i++)
    {
      const DossierNode *node = get_new_record (&builder->nodes, i);

      if (node != NULL && !check_citations (builder, "node", node->id, node->citations, node->n_citations, error))
        return FALSE;
    }
  for (guint i = 0; builder->edges.records != NULL && i < builder->edges.records->len; i++)
    {
      const DossierEdge *edge = get_new_record (&builder->edges, i);

      if (edge != NULL
          && (!check_end (builder, edge, "from", edge->from, error) || !check_end (builder, edge, "to", edge->to, error)
              || !check_citations (builder, "edge", edge->id, edge->citations, edge->n_citations, error)))
        return FALSE;
    }
  return TRUE;
}

/* Gives an id to each edge that has none, so that it can be named from now on, and keeps it when it is saved. */
static void
name_edges (DossierGraphBuilder *builder)
{
  Section *section = &builder->edges;
  guint number = 0;

  for (guint i = 0; get_records (section) != NULL && i < get_records (section)->len; i++)
    {
      const DossierEdge *edge = g_ptr_array_index (get_records (section), i);
      g_autofree char *id = NULL;
      DossierOrigin origin;
      DossierEdge named;

      if (edge == NULL || edge->id != NULL)
        continue;
      touch (section);
      do
        {
          g_free (id);
          id = g_strdup_printf ("e%u", ++number);
        }
      while (find_place (section, id) != DOSSIER_INDEX_MISSING);
      named = *edge;
      named.id = id;
      origin = *section->kind->get_origin (edge);
      origin.changed = TRUE;
      replace (section, i, section->kind->make (&named, &origin));
      g_hash_table_insert (section->places, g_strdup (id), GUINT_TO_POINTER (i));
      section->has_new_shape = TRUE;
    }
}

/* The records of the next snapshot. */
static GPtrArray *
end_section (Section *section)
{
  GPtrArray *kept;

  if (section->records == NULL)
    return section->base != NULL ? g_ptr_array_ref (section->base)
                                 : g_ptr_array_new_with_free_func (section->kind->unref);
  if (!section->has_new_shape)
    return g_steal_pointer (&section->records);

  kept = g_ptr_array_new_full (section->records->len, section->kind->unref);
  for (guint i = 0; i < section->records->len; i++)
    if (section->records->pdata[i] != NULL)
      g_ptr_array_add (kept, g_steal_pointer (&section->records->pdata[i]));
  return kept;
}

static DossierIndex *
end_index (const Section *section)
{
  return section->base_index != NULL && !section->has_new_shape ? dossier_index_ref (section->base_index) : NULL;
}

static char *
get_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
has_changes (DossierGraphBuilder *builder)
{
  return builder->base == NULL || builder->title != NULL || builder->sources.records != NULL
         || builder->nodes.records != NULL || builder->edges.records != NULL;
}

/**
 * dossier_graph_builder_end:
 * @builder: a builder; empty afterwards
 * @error: DOSSIER_ERROR_INVALID or DOSSIER_ERROR_LIMIT with the first thing that does not hold together: a record that
 *   no file may have, an edge whose end is missing, a citation of an unknown source
 *
 * Makes the snapshot. Where nothing was changed, that is the base itself; a change of anything but the view sets the
 * time that the file has as `modified`.
 *
 * Returns: (transfer full): the snapshot, or %NULL
 */
DossierGraph *
dossier_graph_builder_end (DossierGraphBuilder *builder, GError **error)
{
  const DossierGraphParts *base;
  DossierGraph *graph = NULL;

  g_return_val_if_fail (builder != NULL && builder->parts != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  base = builder->parts;
  if (builder->error != NULL)
    g_propagate_error (error, g_steal_pointer (&builder->error));
  else if (!has_changes (builder) && builder->view == NULL)
    graph = dossier_graph_ref (builder->base);
  else if (check_references (builder, error))
    {
      DossierGraphParts parts = { 0 };

      parts.modified = has_changes (builder) && base->frame != NULL ? get_now () : g_strdup (base->modified);
      name_edges (builder);
      parts.title = g_strdup (builder->title != NULL ? builder->title : base->title);
      parts.description = g_strdup (base->description);
      parts.lang = g_strdup (base->lang);
      parts.source_index = end_index (&builder->sources);
      parts.node_index = end_index (&builder->nodes);
      parts.edge_index = end_index (&builder->edges);
      parts.sources = end_section (&builder->sources);
      parts.nodes = end_section (&builder->nodes);
      parts.edges = end_section (&builder->edges);
      if (base->topology != NULL && !builder->nodes.has_new_shape && !builder->edges.has_new_shape
          && !builder->has_new_ends)
        parts.topology = dossier_topology_ref (base->topology);
      parts.view = builder->view != NULL ? g_steal_pointer (&builder->view)
                   : base->view != NULL  ? dossier_view_ref (base->view)
                                         : NULL;
      parts.frame = base->frame != NULL ? dossier_frame_ref (base->frame) : NULL;
      parts.stamp = base->stamp;
      parts.is_changed = TRUE;
      graph = dossier_graph_new (&parts);
    }
  clear (builder);
  begin (builder, NULL);
  return graph;
}
