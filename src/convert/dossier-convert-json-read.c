/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"
#include "dossier-convert-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const DossierJson *json;
  DossierConvertTable *table;
  DossierConvertNotes *notes;
  GCancellable *cancellable;
  GPtrArray *ids;     /* of nodes, in their order */
  GHashTable *id_set; /* the same */
  guint n_undirected;
  gboolean has_positions;
} Work;

static guint
find (const Work *work, guint object, const char *name, DossierJsonKind kind)
{
  guint value = dossier_json_get (work->json, object)->kind == DOSSIER_JSON_OBJECT
                    ? dossier_json_find_member (work->json, object, name)
                    : 0;

  return value != 0 && dossier_json_get (work->json, value)->kind == kind ? value : 0;
}

/* (transfer full) (nullable): a text, or a number as it is written: either is used as an id. */
static char *
dup_id (const Work *work, guint object, const char *name)
{
  guint value = find (work, object, name, DOSSIER_JSON_STRING);

  if (value != 0)
    return dossier_json_dup_string (work->json, value);

  value = find (work, object, name, DOSSIER_JSON_NUMBER);

  return value != 0 ? dossier_json_dup_raw (work->json, value) : NULL;
}

static void
add_cell (Work *work, DossierConvertPart part, const char *name, guint value)
{
  const DossierJsonToken *token = dossier_json_get (work->json, value);
  gboolean is_own
      = g_str_has_prefix (name, DOSSIER_CONVERT_OWN) || g_str_has_prefix (name, DOSSIER_CONVERT_PROPERTY_JSON);
  g_autofree char *text = NULL;

  if (token->kind == DOSSIER_JSON_NULL && !is_own)
    return;

  if (token->kind == DOSSIER_JSON_STRING && !is_own)
    {
      text = dossier_json_dup_string (work->json, value);
      dossier_convert_table_add_cell (work->table, part, name, DOSSIER_CONVERT_TEXT, text);
    }
  else if (!is_own
           && (token->kind == DOSSIER_JSON_NUMBER || token->kind == DOSSIER_JSON_TRUE
               || token->kind == DOSSIER_JSON_FALSE))
    {
      text = dossier_json_dup_raw (work->json, value);
      dossier_convert_table_add_cell (
          work->table, part, name,
          token->kind == DOSSIER_JSON_NUMBER ? DOSSIER_CONVERT_NUMBER : DOSSIER_CONVERT_BOOLEAN, text);
    }
  else
    {
      g_autoptr (GString) json = g_string_new (NULL);

      dossier_convert_append_json (json, work->json, value);
      dossier_convert_table_add_cell (work->table, part, name, DOSSIER_CONVERT_JSON, json->str);
    }
}

/* All members but those named. */
static void
add_cells (Work *work, DossierConvertPart part, guint object, const char *const *without)
{
  guint name = object + 1;

  for (guint i = 0; i < dossier_json_get (work->json, object)->n_children; i++)
    {
      g_autofree char *text = dossier_json_dup_string (work->json, name);

      if (!g_strv_contains (without, text))
        add_cell (work, part, text, name + 1);
      name = dossier_json_get (work->json, name + 1)->next;
    }
}

static void
add_node (Work *work, char *id)
{
  g_ptr_array_add (work->ids, id);
  g_hash_table_add (work->id_set, id);
  dossier_convert_table_add_row (work->table, DOSSIER_CONVERT_NODES, id, NULL, NULL);
}

/* An end may be a node's place in the list, as D3 used to have it. */
static char *
dup_end (const Work *work, guint object, const char *name)
{
  char *id = dup_id (work, object, name);
  guint64 place;

  if (id == NULL || g_hash_table_contains (work->id_set, id) || find (work, object, name, DOSSIER_JSON_NUMBER) == 0
      || !g_ascii_string_to_unsigned (id, 10, 0, G_MAXUINT, &place, NULL) || place >= work->ids->len)
    return id;

  g_free (id);

  return g_strdup (g_ptr_array_index (work->ids, (guint) place));
}

static void
add_edge (Work *work, guint edge, const char *const *id_names)
{
  g_autofree char *from = dup_end (work, edge, "source");
  g_autofree char *to = dup_end (work, edge, "target");
  g_autofree char *id = NULL;

  /* A number tells parallel edges apart, not edges. */
  for (guint i = 0; id == NULL && id_names[i] != NULL; i++)
    {
      guint value = find (work, edge, id_names[i], DOSSIER_JSON_STRING);

      id = value != 0 ? dossier_json_dup_string (work->json, value) : NULL;
    }
  dossier_convert_table_add_row (work->table, DOSSIER_CONVERT_EDGES, id, from, to);
}

typedef gboolean (*ItemFunc) (Work *work, guint item, guint place, GError **error);

static gboolean
for_each_item (Work *work, guint array, ItemFunc function, GError **error)
{
  guint item = array + 1;

  /* The first token is the whole, which stands for a member that is not there, too. */
  for (guint i = 0; dossier_json_get (work->json, array)->kind == DOSSIER_JSON_ARRAY
                    && i < dossier_json_get (work->json, array)->n_children;
       i++)
    {
      if (g_cancellable_set_error_if_cancelled (work->cancellable, error))
        return FALSE;
      if (dossier_json_get (work->json, item)->kind != DOSSIER_JSON_OBJECT)
        {
          g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_INVALID,
                       _ ("[%u]: a node or an edge must be an object"), i);
          return FALSE;
        }
      if (!function (work, item, i, error))
        return FALSE;
      item = dossier_json_get (work->json, item)->next;
    }

  return TRUE;
}

/* --- Node-link */

static gboolean
take_node (Work *work, guint node, guint place, GError **error)
{
  static const char *const apart[] = { "id", NULL };
  char *id = dup_id (work, node, "id");

  if (id == NULL)
    id = dup_id (work, node, "name");
  if (id == NULL)
    id = g_strdup_printf ("%u", place);
  add_node (work, id);
  add_cells (work, DOSSIER_CONVERT_NODES, node, apart);

  return TRUE;
}

static gboolean
take_link (Work *work, guint edge, guint place, GError **error)
{
  static const char *const apart[] = { "key", "id", "source", "target", NULL };
  static const char *const ids[] = { "key", "id", NULL };

  add_edge (work, edge, ids);
  add_cells (work, DOSSIER_CONVERT_EDGES, edge, apart);

  return TRUE;
}

static gboolean
read_node_link (Work *work, GError **error)
{
  guint nodes = find (work, 0, "nodes", DOSSIER_JSON_ARRAY);
  guint links = find (work, 0, "links", DOSSIER_JSON_ARRAY);
  guint graph = find (work, 0, "graph", DOSSIER_JSON_OBJECT);
  static const char *const none[] = { NULL };

  if (links == 0)
    links = find (work, 0, "edges", DOSSIER_JSON_ARRAY);
  if (graph != 0)
    add_cells (work, DOSSIER_CONVERT_GRAPH, graph, none);
  if (!for_each_item (work, nodes, take_node, error) || !for_each_item (work, links, take_link, error))
    return FALSE;

  if (find (work, 0, "directed", DOSSIER_JSON_FALSE) != 0)
    work->n_undirected = dossier_convert_table_get_n_rows (work->table, DOSSIER_CONVERT_EDGES);

  return TRUE;
}

/* --- JSON Graph Format */

static void
take_metadata (Work *work, DossierConvertPart part, guint object, const char *const *apart)
{
  static const char *const none[] = { NULL };
  guint metadata = find (work, object, "metadata", DOSSIER_JSON_OBJECT);

  add_cells (work, part, object, apart);
  if (metadata != 0)
    add_cells (work, part, metadata, none);
}

static gboolean
take_jgf_node (Work *work, guint node, guint place, GError **error)
{
  static const char *const apart[] = { "id", "metadata", NULL };
  char *id = dup_id (work, node, "id");

  add_node (work, id != NULL ? id : g_strdup_printf ("%u", place));
  take_metadata (work, DOSSIER_CONVERT_NODES, node, apart);

  return TRUE;
}

static gboolean
take_jgf_edge (Work *work, guint edge, guint place, GError **error)
{
  static const char *const apart[] = { "id", "source", "target", "directed", "relation", "metadata", NULL };
  static const char *const ids[] = { "id", NULL };
  guint relation = dossier_json_find_member (work->json, edge, "relation");

  add_edge (work, edge, ids);
  if (relation != 0)
    add_cell (work, DOSSIER_CONVERT_EDGES, "type", relation);
  take_metadata (work, DOSSIER_CONVERT_EDGES, edge, apart);
  work->n_undirected += find (work, edge, "directed", DOSSIER_JSON_FALSE) != 0;

  return TRUE;
}

static gboolean
take_jgf_nodes (Work *work, guint nodes, GError **error)
{
  static const char *const apart[] = { "metadata", NULL };
  guint name = nodes + 1;

  for (guint i = 0; i < dossier_json_get (work->json, nodes)->n_children; i++)
    {
      add_node (work, dossier_json_dup_string (work->json, name));
      if (dossier_json_get (work->json, name + 1)->kind == DOSSIER_JSON_OBJECT)
        take_metadata (work, DOSSIER_CONVERT_NODES, name + 1, apart);
      name = dossier_json_get (work->json, name + 1)->next;
    }

  return TRUE;
}

static gboolean
read_jgf (Work *work, GError **error)
{
  guint graph = find (work, 0, "graph", DOSSIER_JSON_OBJECT);
  guint graphs = find (work, 0, "graphs", DOSSIER_JSON_ARRAY);
  guint nodes, metadata, label;
  static const char *const none[] = { NULL };

  if (graph == 0 && graphs != 0 && dossier_json_get (work->json, graphs)->n_children > 0
      && dossier_json_get (work->json, graphs + 1)->kind == DOSSIER_JSON_OBJECT)
    {
      graph = graphs + 1;
      if (dossier_json_get (work->json, graphs)->n_children > 1)
        dossier_convert_notes_add (work->notes, g_strdup (_ ("only the first graph of the file is read")));
    }

  metadata = find (work, graph, "metadata", DOSSIER_JSON_OBJECT);
  label = find (work, graph, "label", DOSSIER_JSON_STRING);
  if (metadata != 0)
    add_cells (work, DOSSIER_CONVERT_GRAPH, metadata, none);
  if (label != 0 && dossier_convert_table_find_graph_cell (work->table, "title") == NULL)
    add_cell (work, DOSSIER_CONVERT_GRAPH, "title", label);

  nodes = find (work, graph, "nodes", DOSSIER_JSON_OBJECT);
  if (nodes != 0 ? !take_jgf_nodes (work, nodes, error)
                 : !for_each_item (work, find (work, graph, "nodes", DOSSIER_JSON_ARRAY), take_jgf_node, error))
    return FALSE;
  if (!for_each_item (work, find (work, graph, "edges", DOSSIER_JSON_ARRAY), take_jgf_edge, error))
    return FALSE;
  if (find (work, graph, "hyperedges", DOSSIER_JSON_ARRAY) != 0)
    dossier_convert_notes_add (work->notes, g_strdup (_ ("edges with more than two ends are left out")));
  if (find (work, graph, "directed", DOSSIER_JSON_FALSE) != 0)
    work->n_undirected = dossier_convert_table_get_n_rows (work->table, DOSSIER_CONVERT_EDGES);

  return TRUE;
}

/* --- Cytoscape */

static gboolean
take_element (Work *work, guint element, gboolean is_edge, guint place)
{
  static const char *const of_nodes[] = { "id", NULL };
  static const char *const of_edges[] = { "id", "source", "target", NULL };
  guint data = find (work, element, "data", DOSSIER_JSON_OBJECT);

  work->has_positions = work->has_positions || dossier_json_find_member (work->json, element, "position") != 0;
  if (data == 0)
    data = element;
  if (is_edge)
    {
      add_edge (work, data, of_nodes);
      add_cells (work, DOSSIER_CONVERT_EDGES, data, of_edges);
    }
  else
    {
      char *id = dup_id (work, data, "id");

      add_node (work, id != NULL ? id : g_strdup_printf ("%u", place));
      add_cells (work, DOSSIER_CONVERT_NODES, data, of_nodes);
    }

  return TRUE;
}

static gboolean
take_cytoscape_node (Work *work, guint element, guint place, GError **error)
{
  return take_element (work, element, FALSE, place);
}

static gboolean
take_cytoscape_edge (Work *work, guint element, guint place, GError **error)
{
  return take_element (work, element, TRUE, place);
}

static gboolean
is_edge (const Work *work, guint element)
{
  guint group = find (work, element, "group", DOSSIER_JSON_STRING);
  guint data = find (work, element, "data", DOSSIER_JSON_OBJECT);

  return group != 0 ? dossier_json_string_equals (work->json, group, "edges", strlen ("edges"))
                    : data != 0 && dossier_json_find_member (work->json, data, "target") != 0;
}

static gboolean
take_mixed_node (Work *work, guint element, guint place, GError **error)
{
  return is_edge (work, element) || take_element (work, element, FALSE, place);
}

static gboolean
take_mixed_edge (Work *work, guint element, guint place, GError **error)
{
  return !is_edge (work, element) || take_element (work, element, TRUE, place);
}

static gboolean
read_cytoscape (Work *work, GError **error)
{
  guint elements = find (work, 0, "elements", DOSSIER_JSON_OBJECT);
  guint list = find (work, 0, "elements", DOSSIER_JSON_ARRAY);
  guint data = find (work, 0, "data", DOSSIER_JSON_OBJECT);
  static const char *const none[] = { NULL };

  if (dossier_json_get (work->json, 0)->kind == DOSSIER_JSON_ARRAY)
    return for_each_item (work, 0, take_mixed_node, error) && for_each_item (work, 0, take_mixed_edge, error);

  if (data != 0)
    add_cells (work, DOSSIER_CONVERT_GRAPH, data, none);
  if (list != 0)
    return for_each_item (work, list, take_mixed_node, error) && for_each_item (work, list, take_mixed_edge, error);

  return for_each_item (work, find (work, elements, "nodes", DOSSIER_JSON_ARRAY), take_cytoscape_node, error)
         && for_each_item (work, find (work, elements, "edges", DOSSIER_JSON_ARRAY), take_cytoscape_edge, error);
}

/* --- All */

/* Whether it is RDF, whose own ending few give to it. */
static gboolean
is_json_ld (const Work *work)
{
  gboolean is_array = dossier_json_get (work->json, 0)->kind == DOSSIER_JSON_ARRAY;
  guint object = is_array && dossier_json_get (work->json, 0)->n_children > 0 ? 1 : 0;

  if (dossier_json_get (work->json, object)->kind != DOSSIER_JSON_OBJECT)
    return FALSE;

  return dossier_json_find_member (work->json, object, "@context") != 0
         || dossier_json_find_member (work->json, object, "@graph") != 0
         || dossier_json_find_member (work->json, object, "@id") != 0;
}

/* The three have one ending; which it is, is told by what is there. */
gboolean
dossier_convert_json_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierJson) json = dossier_convert_json_parse (bytes, cancellable, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) id_set = g_hash_table_new (g_str_hash, g_str_equal);
  Work work = { json, table, notes, cancellable, ids, id_set, 0, FALSE };
  gboolean fine;
  guint graph;

  if (json == NULL)
    return FALSE;
  if (is_json_ld (&work))
    return dossier_convert_json_ld_read (table, bytes, notes, cancellable, error);

  graph = find (&work, 0, "graph", DOSSIER_JSON_OBJECT);
  if (dossier_json_get (json, 0)->kind == DOSSIER_JSON_ARRAY || find (&work, 0, "elements", DOSSIER_JSON_OBJECT) != 0
      || find (&work, 0, "elements", DOSSIER_JSON_ARRAY) != 0)
    fine = read_cytoscape (&work, error);
  else if (find (&work, 0, "nodes", DOSSIER_JSON_ARRAY) != 0)
    fine = read_node_link (&work, error);
  else if (graph != 0 || find (&work, 0, "graphs", DOSSIER_JSON_ARRAY) != 0)
    fine = read_jgf (&work, error);
  else
    {
      g_set_error_literal (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_INVALID,
                           _ ("there is no graph in the file: neither “nodes”, “graph” nor “elements”"));
      return FALSE;
    }

  if (work.has_positions)
    dossier_convert_notes_add (notes, g_strdup (_ ("colors, sizes and positions are left out")));
  dossier_convert_notes_add_undirected (notes, work.n_undirected);

  return fine;
}
