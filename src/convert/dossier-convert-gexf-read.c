/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"
#include "dossier-convert-item.h"
#include "dossier-convert-xml.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *title;
  char *type;
  char *fallback; /* (nullable) */
} Attribute;

typedef struct
{
  DossierXmlReader xml;
  DossierConvertTable *table;
  GHashTable *attributes[DOSSIER_N_CONVERT_PARTS]; /* id to Attribute */
  DossierConvertPart part;                         /* whose attributes are read */
  Attribute *attribute;                            /* (nullable): that is being read */
  GPtrArray *open;                                 /* DossierConvertItem */
  GString *text;
  gboolean in_graph;
  gboolean is_undirected;
  guint n_undirected;
  guint n_nested;
  guint n_drawn;
  guint n_spells;
} Work;

static void
attribute_free (Attribute *attribute)
{
  g_free (attribute->title);
  g_free (attribute->type);
  g_free (attribute->fallback);
  g_free (attribute);
}

static DossierConvertItem *
get_open (Work *work)
{
  return work->open->len > 0 ? g_ptr_array_index (work->open, work->open->len - 1) : NULL;
}

static void
start_attribute (Work *work)
{
  g_autofree char *id = dossier_xml_reader_dup_attribute (&work->xml, "id");
  Attribute *attribute = g_new0 (Attribute, 1);

  attribute->title = dossier_xml_reader_dup_attribute (&work->xml, "title");
  attribute->type = dossier_xml_reader_dup_attribute (&work->xml, "type");
  if (id == NULL)
    id = g_strdup ("");
  if (attribute->title == NULL)
    attribute->title = g_strdup (id);
  g_hash_table_replace (work->attributes[work->part], g_steal_pointer (&id), attribute);
  work->attribute = attribute;
}

static void
take_attribute (Work *work, DossierConvertItem *item, const char *name, const char *column, const char *type)
{
  g_autofree char *text = dossier_xml_reader_dup_attribute (&work->xml, name);

  if (text != NULL)
    dossier_convert_item_add_typed (item, column, type, text);
}

/* From and to which day a node is there. */
static void
take_times (Work *work, DossierConvertItem *item)
{
  g_autofree char *start = dossier_xml_reader_dup_attribute (&work->xml, "start");
  g_autofree char *end = dossier_xml_reader_dup_attribute (&work->xml, "end");
  g_autofree char *date = NULL;

  if (start == NULL && end == NULL)
    return;

  if (g_strcmp0 (start, end) == 0)
    date = g_strdup (start);
  else
    date = g_strdup_printf ("%s/%s", start != NULL ? start : "..", end != NULL ? end : "..");
  dossier_convert_item_add (item, "date", DOSSIER_CONVERT_TEXT, date);
}

static void
start_item (Work *work, DossierConvertPart part)
{
  DossierConvertItem *item = dossier_convert_item_new (part);

  work->n_nested += work->open->len > 0;
  item->id = dossier_xml_reader_dup_attribute (&work->xml, "id");
  take_attribute (work, item, "label", "label", NULL);
  if (part == DOSSIER_CONVERT_EDGES)
    {
      g_autofree char *type = dossier_xml_reader_dup_attribute (&work->xml, "type");

      item->from = dossier_xml_reader_dup_attribute (&work->xml, "source");
      item->to = dossier_xml_reader_dup_attribute (&work->xml, "target");
      take_attribute (work, item, "weight", "weight", "double");
      work->n_undirected += type != NULL ? !g_str_equal (type, "directed") : work->is_undirected;
    }
  g_ptr_array_add (work->open, item);
}

static void
take_value (Work *work, DossierConvertItem *item)
{
  g_autofree char *id = dossier_xml_reader_dup_attribute (&work->xml, "for");
  g_autofree char *value = dossier_xml_reader_dup_attribute (&work->xml, "value");
  const Attribute *attribute;

  if (id == NULL)
    id = dossier_xml_reader_dup_attribute (&work->xml, "id");
  if (item == NULL || id == NULL || value == NULL)
    return;

  attribute = g_hash_table_lookup (work->attributes[item->part], id);
  dossier_convert_item_add_typed (item, attribute != NULL ? attribute->title : id,
                                  attribute != NULL ? attribute->type : NULL, value);
}

static void
end_item (Work *work)
{
  DossierConvertItem *item = get_open (work);
  GHashTableIter iter;
  Attribute *attribute;

  if (item == NULL)
    return;

  g_hash_table_iter_init (&iter, work->attributes[item->part]);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &attribute))
    if (attribute->fallback != NULL)
      dossier_convert_item_add_typed (item, attribute->title, attribute->type, attribute->fallback);
  dossier_convert_item_end (item, work->table);
  g_ptr_array_set_size (work->open, (int) work->open->len - 1);
}

static void
end_element (gpointer user_data, const char *name)
{
  Work *work = user_data;
  if (g_str_equal (name, "node") || g_str_equal (name, "edge"))
    end_item (work);
  else if (g_str_equal (name, "attribute"))
    work->attribute = NULL;
  else if (g_str_equal (name, "default") && work->attribute != NULL)
    {
      g_free (work->attribute->fallback);
      work->attribute->fallback = g_strdup (work->text->str);
    }
  else if (g_str_equal (name, "description") && !work->in_graph && work->text->len > 0)
    dossier_convert_table_add_cell (work->table, DOSSIER_CONVERT_GRAPH, "title", DOSSIER_CONVERT_TEXT, work->text->str);
}

static void
start_element (gpointer user_data, const char *name)
{
  Work *work = user_data;
  static const char *const drawn[] = { "color", "position", "size", "shape", "thickness", NULL };

  g_string_truncate (work->text, 0);
  if (g_str_equal (name, "attributes"))
    {
      g_autofree char *of = dossier_xml_reader_dup_attribute (&work->xml, "class");

      work->part = g_strcmp0 (of, "edge") == 0 ? DOSSIER_CONVERT_EDGES : DOSSIER_CONVERT_NODES;
    }
  else if (g_str_equal (name, "graph"))
    {
      g_autofree char *type = dossier_xml_reader_dup_attribute (&work->xml, "defaultedgetype");

      work->in_graph = TRUE;
      work->is_undirected = g_strcmp0 (type, "directed") != 0;
    }
  else if (g_str_equal (name, "attribute"))
    start_attribute (work);
  else if (g_str_equal (name, "node") || g_str_equal (name, "edge"))
    {
      DossierConvertPart part = *name == 'n' ? DOSSIER_CONVERT_NODES : DOSSIER_CONVERT_EDGES;
      DossierConvertItem *item;
      g_autofree char *kind = NULL;

      start_item (work, part);
      item = get_open (work);
      take_times (work, item);
      kind = part == DOSSIER_CONVERT_EDGES ? dossier_xml_reader_dup_attribute (&work->xml, "kind") : NULL;
      /* What a dossier writes there it writes as the type, too. */
      if (kind != NULL)
        dossier_convert_item_add (item, "type", DOSSIER_CONVERT_TEXT, kind);
    }
  else if (g_str_equal (name, "attvalue"))
    take_value (work, get_open (work));
  else if (g_strv_contains (drawn, name))
    work->n_drawn++;
  else if (g_str_equal (name, "spell"))
    work->n_spells++;
}

static void
add_text (gpointer user_data, const char *text)
{
  Work *work = user_data;

  g_string_append (work->text, text);
}

static const DossierXmlHandlers handlers = { "gexf", "GEXF", start_element, end_element, add_text };

static void
note_all (const Work *work, DossierConvertNotes *notes)
{
  dossier_convert_notes_add_undirected (notes, work->n_undirected);
  if (work->n_nested > 0)
    dossier_convert_notes_add (notes, g_strdup (_ ("nodes inside nodes stand beside the others")));
  if (work->n_drawn > 0)
    dossier_convert_notes_add (notes, g_strdup (_ ("colors, sizes and positions are left out")));
  if (work->n_spells > 0)
    dossier_convert_notes_add (
        notes, g_strdup (_ ("the times at which something comes and goes more than once are left out")));
}

gboolean
dossier_convert_gexf_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) of_nodes
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) attribute_free);
  g_autoptr (GHashTable) of_edges
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) attribute_free);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_convert_item_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Work work = { .table = table,
                .attributes = { NULL, of_nodes, of_edges },
                .part = DOSSIER_CONVERT_NODES,
                .open = open,
                .text = text };
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
