/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"
#include "dossier-convert-graphml-name.h"
#include "dossier-convert-item.h"
#include "dossier-convert-xml.h"

static const char prefixes[] = { 'g', 'n', 'e' };
static const char *const domains[] = { "graph", "node", "edge" };

static void
write_keys (DossierXmlWriter *xml, const DossierConvertTable *table, DossierConvertPart part)
{
  guint n_columns = dossier_convert_table_get_n_columns (table, part);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_columns; i++)
    g_hash_table_add (taken, g_strdup (dossier_convert_table_get_column (table, part, i)));
  for (guint i = 0; i < n_columns; i++)
    {
      const char *column = dossier_convert_table_get_column (table, part, i);
      g_autofree char *name = dossier_graphml_make_key_name (column, taken);
      char id[16];

      g_snprintf (id, sizeof id, "%c%u", prefixes[part], i);
      dossier_xml_writer_start (xml, "key");
      dossier_xml_writer_attribute (xml, "id", id);
      dossier_xml_writer_attribute (xml, "for", domains[part]);
      dossier_xml_writer_attribute (xml, "attr.name", name);
      dossier_xml_writer_attribute (xml, "attr.type", dossier_convert_get_type_name (table, part, i));
      if (!g_str_equal (name, column))
        {
          dossier_xml_writer_start (xml, "desc");
          dossier_xml_writer_text (xml, column);
          dossier_xml_writer_finish (xml);
        }
      dossier_xml_writer_finish (xml);
    }
}

static void
write_id_key (DossierXmlWriter *xml, const char *id, const char *domain)
{
  dossier_xml_writer_start (xml, "key");
  dossier_xml_writer_attribute (xml, "id", id);
  dossier_xml_writer_attribute (xml, "for", domain);
  dossier_xml_writer_attribute (xml, "attr.name", DOSSIER_CONVERT_OWN_ID);
  dossier_xml_writer_attribute (xml, "attr.type", "string");
  dossier_xml_writer_finish (xml);
}

static void
write_data (DossierXmlWriter *xml, const char *key, const char *text)
{
  dossier_xml_writer_start (xml, "data");
  dossier_xml_writer_attribute (xml, "key", key);
  dossier_xml_writer_text (xml, text);
  dossier_xml_writer_finish (xml);
}

static void
write_cells (DossierXmlWriter *xml,
             const DossierConvertTable *table,
             DossierConvertPart part,
             const DossierConvertRow *row)
{
  const DossierConvertCell *cells = dossier_convert_table_get_cells (table, part, row);

  for (guint i = 0; i < row->n_cells; i++)
    {
      char key[16];

      g_snprintf (key, sizeof key, "%c%u", prefixes[part], cells[i].column);
      write_data (xml, key, cells[i].text);
    }
}

GBytes *
dossier_convert_graphml_write (const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes)
{
  g_autoptr (GPtrArray) nodes = dossier_convert_make_names (table, DOSSIER_CONVERT_NODES, dossier_graphml_is_name);
  g_autoptr (GPtrArray) edges = dossier_convert_make_names (table, DOSSIER_CONVERT_EDGES, dossier_graphml_is_name);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  DossierXmlWriter xml;

  dossier_xml_writer_init (&xml);
  dossier_xml_writer_start (&xml, "graphml");
  dossier_xml_writer_attribute (&xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  dossier_xml_writer_attribute (&xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  dossier_xml_writer_attribute (
      &xml, "xsi:schemaLocation",
      "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
  for (DossierConvertPart part = DOSSIER_CONVERT_GRAPH; part <= DOSSIER_CONVERT_EDGES; part++)
    write_keys (&xml, table, part);
  write_id_key (&xml, "nid", "node");
  write_id_key (&xml, "eid", "edge");

  dossier_xml_writer_start (&xml, "graph");
  dossier_xml_writer_attribute (&xml, "edgedefault", "directed");
  write_cells (&xml, table, DOSSIER_CONVERT_GRAPH, dossier_convert_table_get_row (table, DOSSIER_CONVERT_GRAPH, 0));

  for (guint i = 0; i < nodes->len && dossier_convert_watch_step (watch); i++)
    {
      const DossierConvertRow *row = dossier_convert_table_get_row (table, DOSSIER_CONVERT_NODES, i);
      char *name = g_ptr_array_index (nodes, i);

      g_hash_table_insert (by_id, (char *) row->id, name);
      dossier_xml_writer_start (&xml, "node");
      dossier_xml_writer_attribute (&xml, "id", name);
      if (!g_str_equal (name, row->id))
        write_data (&xml, "nid", row->id);
      write_cells (&xml, table, DOSSIER_CONVERT_NODES, row);
      dossier_xml_writer_finish (&xml);
    }

  for (guint i = 0; i < edges->len && dossier_convert_watch_step (watch); i++)
    {
      const DossierConvertRow *row = dossier_convert_table_get_row (table, DOSSIER_CONVERT_EDGES, i);
      const char *name = g_ptr_array_index (edges, i);

      dossier_xml_writer_start (&xml, "edge");
      dossier_xml_writer_attribute (&xml, "id", row->id != NULL ? name : NULL);
      dossier_xml_writer_attribute (&xml, "source", g_hash_table_lookup (by_id, row->from));
      dossier_xml_writer_attribute (&xml, "target", g_hash_table_lookup (by_id, row->to));
      if (row->id != NULL && !g_str_equal (name, row->id))
        write_data (&xml, "eid", row->id);
      write_cells (&xml, table, DOSSIER_CONVERT_EDGES, row);
      dossier_xml_writer_finish (&xml);
    }

  return dossier_xml_writer_end (&xml, notes);
}
