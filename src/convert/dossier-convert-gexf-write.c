/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"
#include "dossier-convert-item.h"
#include "dossier-convert-xml.h"

#include <glib/gi18n-lib.h>

/* An id is any string in GEXF. */
static gboolean
is_id (const char *text)
{
  return *text != '\0';
}

static void
write_attributes (DossierXmlWriter *xml, const DossierConvertTable *table, DossierConvertPart part)
{
  dossier_xml_writer_start (xml, "attributes");
  dossier_xml_writer_attribute (xml, "class", part == DOSSIER_CONVERT_NODES ? "node" : "edge");
  for (guint i = 0; i < dossier_convert_table_get_n_columns (table, part); i++)
    {
      char id[16];
      const char *name = dossier_convert_table_get_column (table, part, i);

      if (g_str_equal (name, "label"))
        continue;
      g_snprintf (id, sizeof id, "%u", i);
      dossier_xml_writer_start (xml, "attribute");
      dossier_xml_writer_attribute (xml, "id", id);
      dossier_xml_writer_attribute (xml, "title", name);
      dossier_xml_writer_attribute (xml, "type", dossier_convert_get_type_name (table, part, i));
      dossier_xml_writer_finish (xml);
    }
  dossier_xml_writer_finish (xml);
}

static const char *
find_cell (const DossierConvertTable *table, DossierConvertPart part, const DossierConvertRow *row, const char *name)
{
  const DossierConvertCell *cells = dossier_convert_table_get_cells (table, part, row);

  for (guint i = 0; i < row->n_cells; i++)
    if (g_str_equal (dossier_convert_table_get_column (table, part, cells[i].column), name))
      return cells[i].text;

  return NULL;
}

static void
write_values (DossierXmlWriter *xml,
              const DossierConvertTable *table,
              DossierConvertPart part,
              const DossierConvertRow *row)
{
  const DossierConvertCell *cells = dossier_convert_table_get_cells (table, part, row);

  dossier_xml_writer_start (xml, "attvalues");
  for (guint i = 0; i < row->n_cells; i++)
    {
      char id[16];

      if (g_str_equal (dossier_convert_table_get_column (table, part, cells[i].column), "label"))
        continue;
      g_snprintf (id, sizeof id, "%u", cells[i].column);
      dossier_xml_writer_start (xml, "attvalue");
      dossier_xml_writer_attribute (xml, "for", id);
      dossier_xml_writer_attribute (xml, "value", cells[i].text);
      dossier_xml_writer_finish (xml);
    }
  dossier_xml_writer_finish (xml);
}

static void
write_meta (DossierXmlWriter *xml, const DossierConvertTable *table, DossierConvertNotes *notes)
{
  const DossierConvertCell *title = dossier_convert_table_find_graph_cell (table, "title");
  const DossierConvertRow *row = dossier_convert_table_get_row (table, DOSSIER_CONVERT_GRAPH, 0);

  dossier_xml_writer_start (xml, "meta");
  dossier_xml_writer_start (xml, "creator");
  dossier_xml_writer_text (xml, "Dossier");
  dossier_xml_writer_finish (xml);
  if (title != NULL)
    {
      dossier_xml_writer_start (xml, "description");
      dossier_xml_writer_text (xml, title->text);
      dossier_xml_writer_finish (xml);
    }
  dossier_xml_writer_finish (xml);

  if (row->n_cells > (title != NULL))
    dossier_convert_notes_add (notes,
                               g_strdup (_ ("what describes the dossier itself, other than its title (description, "
                                            "language, view), has no place in GEXF and is left out")));
}

GBytes *
dossier_convert_gexf_write (const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes)
{
  g_autoptr (GPtrArray) edges = dossier_convert_make_names (table, DOSSIER_CONVERT_EDGES, is_id);
  DossierXmlWriter xml;
  guint n_named = 0;

  dossier_xml_writer_init (&xml);
  dossier_xml_writer_start (&xml, "gexf");
  dossier_xml_writer_attribute (&xml, "xmlns", "http://gexf.net/1.3");
  dossier_xml_writer_attribute (&xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  dossier_xml_writer_attribute (&xml, "xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd");
  dossier_xml_writer_attribute (&xml, "version", "1.3");
  write_meta (&xml, table, notes);

  dossier_xml_writer_start (&xml, "graph");
  dossier_xml_writer_attribute (&xml, "defaultedgetype", "directed");
  write_attributes (&xml, table, DOSSIER_CONVERT_NODES);
  write_attributes (&xml, table, DOSSIER_CONVERT_EDGES);

  dossier_xml_writer_start (&xml, "nodes");
  for (guint i = 0; i < dossier_convert_table_get_n_rows (table, DOSSIER_CONVERT_NODES)
                    && dossier_convert_watch_step (watch);
       i++)
    {
      const DossierConvertRow *row = dossier_convert_table_get_row (table, DOSSIER_CONVERT_NODES, i);

      dossier_xml_writer_start (&xml, "node");
      dossier_xml_writer_attribute (&xml, "id", row->id);
      dossier_xml_writer_attribute (&xml, "label", find_cell (table, DOSSIER_CONVERT_NODES, row, "label"));
      write_values (&xml, table, DOSSIER_CONVERT_NODES, row);
      dossier_xml_writer_finish (&xml);
    }
  dossier_xml_writer_finish (&xml);

  dossier_xml_writer_start (&xml, "edges");
  for (guint i = 0; i < edges->len && dossier_convert_watch_step (watch); i++)
    {
      const DossierConvertRow *row = dossier_convert_table_get_row (table, DOSSIER_CONVERT_EDGES, i);

      n_named += row->id == NULL;
      dossier_xml_writer_start (&xml, "edge");
      dossier_xml_writer_attribute (&xml, "id", g_ptr_array_index (edges, i));
      dossier_xml_writer_attribute (&xml, "source", row->from);
      dossier_xml_writer_attribute (&xml, "target", row->to);
      dossier_xml_writer_attribute (&xml, "label", find_cell (table, DOSSIER_CONVERT_EDGES, row, "label"));
      /* Programs that join parallel edges keep those of different kinds apart. */
      dossier_xml_writer_attribute (&xml, "kind", find_cell (table, DOSSIER_CONVERT_EDGES, row, "type"));
      write_values (&xml, table, DOSSIER_CONVERT_EDGES, row);
      dossier_xml_writer_finish (&xml);
    }

  if (n_named > 0)
    dossier_convert_notes_add (
        notes, g_strdup_printf (ngettext ("%u edge without an id is given one, as GEXF wants it",
                                          "%u edges without an id are given one, as GEXF wants it", n_named),
                                n_named));

  return dossier_xml_writer_end (&xml, notes);
}
