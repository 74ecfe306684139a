/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"
#include "dossier-convert-graphml-name.h"
#include "dossier-convert-item.h"
#include "dossier-convert-xml.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *name;
  char *type;
  char *domain;
  char *fallback; /* (nullable): the value of what has none */
} Key;

typedef struct
{
  DossierXmlReader xml;
  DossierConvertTable *table;
  GHashTable *keys; /* id to Key */
  GHashTable *ids;  /* written id of a node to its own */
  GPtrArray *open;  /* DossierConvertItem: nodes and edges that are not ended */
  GArray *directed; /* gboolean of each open graph */
  Key *key;         /* (nullable): whose default is read */
  char *key_id;
  Key *data; /* (nullable): whose value is read */
  int data_depth;
  GString *text;
  GString *label; /* inside a value of yEd: what its label says */
  gboolean in_label;
  gboolean in_graph;
  guint n_undirected;
  guint n_nested;
  guint n_hyper;
  guint n_ports;
} Work;

static void
key_free (Key *key)
{
  g_free (key->name);
  g_free (key->type);
  g_free (key->domain);
  g_free (key->fallback);
  g_free (key);
}

static void
start_key (Work *work)
{
  Key *key = g_new0 (Key, 1);
  g_autofree char *id = dossier_xml_reader_dup_attribute (&work->xml, "id");

  key->name = dossier_xml_reader_dup_attribute (&work->xml, "attr.name");
  key->type = dossier_xml_reader_dup_attribute (&work->xml, "attr.type");
  key->domain = dossier_xml_reader_dup_attribute (&work->xml, "for");
  if (id == NULL)
    id = g_strdup ("");
  if (key->name == NULL)
    key->name = g_strdup (id);
  g_hash_table_replace (work->keys, g_steal_pointer (&id), key);
  work->key = key;
}

static DossierConvertItem *
get_open (Work *work)
{
  return work->open->len > 0 ? g_ptr_array_index (work->open, work->open->len - 1) : NULL;
}

static void
start_item (Work *work, DossierConvertPart part)
{
  DossierConvertItem *item = dossier_convert_item_new (part);
  g_autofree char *directed = NULL;

  item->id = dossier_xml_reader_dup_attribute (&work->xml, "id");
  if (part == DOSSIER_CONVERT_EDGES)
    {
      gboolean is_directed
          = work->directed->len == 0 || g_array_index (work->directed, gboolean, work->directed->len - 1);

      item->from = dossier_xml_reader_dup_attribute (&work->xml, "source");
      item->to = dossier_xml_reader_dup_attribute (&work->xml, "target");
      directed = dossier_xml_reader_dup_attribute (&work->xml, "directed");
      if (directed != NULL)
        is_directed = g_str_equal (directed, "true");
      work->n_undirected += !is_directed;
    }
  g_ptr_array_add (work->open, item);
}

static void
add_fallbacks (Work *work, DossierConvertItem *item)
{
  const char *domain = item->part == DOSSIER_CONVERT_NODES ? "node" : "edge";
  GHashTableIter iter;
  Key *key;

  g_hash_table_iter_init (&iter, work->keys);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &key))
    if (key->fallback != NULL && (g_strcmp0 (key->domain, domain) == 0 || g_strcmp0 (key->domain, "all") == 0))
      dossier_convert_item_add_typed (item, key->name, key->type, key->fallback);
}

static void
replace_id (char **id, const char *by)
{
  if (by == NULL)
    return;

  g_free (*id);
  *id = g_strdup (by);
}

static void
end_item (Work *work)
{
  DossierConvertItem *item = get_open (work);

  if (item == NULL)
    return;

  for (guint i = 0; i < item->names->len; i++)
    if (g_str_equal (g_ptr_array_index (item->names, i), DOSSIER_CONVERT_OWN_ID))
      {
        if (item->id != NULL && item->part == DOSSIER_CONVERT_NODES)
          g_hash_table_replace (work->ids, g_strdup (item->id), g_strdup (g_ptr_array_index (item->texts, i)));
        replace_id (&item->id, g_ptr_array_index (item->texts, i));
        g_ptr_array_remove_index (item->names, i);
        g_ptr_array_remove_index (item->texts, i);
        g_array_remove_index (item->kinds, i);
        break;
      }
  if (item->from != NULL)
    replace_id (&item->from, g_hash_table_lookup (work->ids, item->from));
  if (item->to != NULL)
    replace_id (&item->to, g_hash_table_lookup (work->ids, item->to));

  add_fallbacks (work, item);
  dossier_convert_item_end (item, work->table);
  g_ptr_array_set_size (work->open, (int) work->open->len - 1);
}

static void
start_data (Work *work)
{
  g_autofree char *id = dossier_xml_reader_dup_attribute (&work->xml, "key");

  work->data = id != NULL ? g_hash_table_lookup (work->keys, id) : NULL;
  work->data_depth = dossier_xml_reader_get_depth (&work->xml);
  if (work->data == NULL && id != NULL)
    {
      /* One that the file does not describe. */
      work->data = g_new0 (Key, 1);
      work->data->name = g_strdup (id);
      g_hash_table_replace (work->keys, g_strdup (id), work->data);
    }
  g_string_truncate (work->text, 0);
  g_string_truncate (work->label, 0);
}

static void
end_data (Work *work)
{
  DossierConvertItem *item = get_open (work);
  g_autofree char *label = g_strstrip (g_strdup (work->label->str));
  g_autofree char *stripped = g_strstrip (g_strdup (work->text->str));

  /* A drawing by another program holds nothing but elements; what it is labelled with is worth keeping. */
  if (item != NULL && *label != '\0')
    dossier_convert_item_add (item, "label", DOSSIER_CONVERT_TEXT, label);
  else if (item != NULL && work->data != NULL)
    dossier_convert_item_add_typed (item, work->data->name, work->data->type, work->text->str);
  else if (work->data != NULL && *stripped != '\0')
    dossier_convert_table_add_cell (work->table, DOSSIER_CONVERT_GRAPH, work->data->name, DOSSIER_CONVERT_TEXT,
                                    work->text->str);

  work->data = NULL;
  work->data_depth = -1;
}

static void
end_element (gpointer user_data, const char *name)
{
  Work *work = user_data;
  if (work->data_depth >= 0)
    {
      if (dossier_xml_reader_get_depth (&work->xml) == work->data_depth)
        end_data (work);
      work->in_label = FALSE;
    }
  else if (g_str_equal (name, "node") || g_str_equal (name, "edge"))
    end_item (work);
  else if (g_str_equal (name, "graph"))
    g_array_set_size (work->directed, MAX (work->directed->len, 1) - 1);
  else if (g_str_equal (name, "default") && work->key != NULL)
    replace_id (&work->key->fallback, work->text->str);
  else if (g_str_equal (name, "desc") && work->key != NULL)
    {
      /* The name that a schema has no room for. */
      if (dossier_graphml_is_key_name_of (work->key->name, work->text->str))
        replace_id (&work->key->name, work->text->str);
    }
  else if (g_str_equal (name, "key"))
    work->key = NULL;
}

static void
start_element (gpointer user_data, const char *name)
{
  Work *work = user_data;
  if (work->data_depth >= 0)
    {
      work->in_label = g_str_equal (name, "NodeLabel") || g_str_equal (name, "EdgeLabel");
      return;
    }

  if (g_str_equal (name, "key"))
    start_key (work);
  else if (g_str_equal (name, "default") || g_str_equal (name, "desc"))
    g_string_truncate (work->text, 0);
  else if (g_str_equal (name, "graph"))
    {
      g_autofree char *direction = dossier_xml_reader_dup_attribute (&work->xml, "edgedefault");
      gboolean is_directed = g_strcmp0 (direction, "undirected") != 0;

      work->in_graph = TRUE;
      work->n_nested += work->directed->len > 0;
      g_array_append_val (work->directed, is_directed);
    }
  else if (g_str_equal (name, "node"))
    start_item (work, DOSSIER_CONVERT_NODES);
  else if (g_str_equal (name, "edge"))
    start_item (work, DOSSIER_CONVERT_EDGES);
  else if (g_str_equal (name, "data"))
    start_data (work);
  else if (g_str_equal (name, "hyperedge"))
    work->n_hyper++;
  else if (g_str_equal (name, "port"))
    work->n_ports++;
}

static void
add_text (gpointer user_data, const char *text)
{
  Work *work = user_data;

  g_string_append (work->in_label ? work->label : work->text, text);
}

static const DossierXmlHandlers handlers = { "graphml", "GraphML", start_element, end_element, add_text };

static void
note_all (const Work *work, DossierConvertNotes *notes)
{
  dossier_convert_notes_add_undirected (notes, work->n_undirected);
  if (work->n_nested > 0)
    dossier_convert_notes_add (
        notes, g_strdup (_ ("graphs inside nodes are taken apart: their nodes stand beside the others")));
  if (work->n_hyper > 0)
    dossier_convert_notes_add (
        notes, g_strdup_printf (ngettext ("%u edge with more than two ends is left out",
                                          "%u edges with more than two ends are left out", work->n_hyper),
                                work->n_hyper));
  if (work->n_ports > 0)
    dossier_convert_notes_add (notes, g_strdup (_ ("ports of nodes are left out")));
}

gboolean
dossier_convert_graphml_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) key_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_convert_item_free);
  g_autoptr (GArray) directed = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) label = g_string_new (NULL);
  Work work = { .table = table,
                .keys = keys,
                .ids = ids,
                .open = open,
                .directed = directed,
                .data_depth = -1,
                .text = text,
                .label = label };
  gboolean fine;

  fine = dossier_xml_reader_init (&work.xml, bytes, cancellable, error)
         && dossier_xml_reader_walk (&work.xml, &handlers, &work, error);
  if (fine && !work.in_graph)
    fine = dossier_xml_reader_refuse (&work.xml, error, DOSSIER_CONVERT_ERROR_INVALID,
                                      _ ("there is no graph in the file"));
  if (fine)
    note_all (&work, notes);
  dossier_xml_reader_clear (&work.xml);

  return fine;
}
