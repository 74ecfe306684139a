/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-formats.h"
#include "dossier-convert-helper.h"
#include "dossier-convert-item.h"
#include "dossier-convert-wire.h"
#include "layout/dossier-wire-cursor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The least that one of each takes in an answer. */
#define MIN_ATTRIBUTE 12
#define MIN_NODE 8
#define MIN_EDGE 16

typedef struct
{
  DossierWireCursor cursor;
  DossierConvertTable *table;
  const char *graph_name;
  guint n_files;
  guint n_html;
} Work;

/* What Graphviz would open. It is dropped, so that nobody who gets the graph from here opens it either. */
static gboolean
names_a_file (const char *name)
{
  static const char *const names[]
      = { "image", "imagepath", "shapefile", "fontpath", "stylesheet", "_background", "lib", "layersel", NULL };

  return g_strv_contains (names, name);
}

/* (transfer full): @value without the backslashes of Graphviz's strings; in a label its escapes are replaced. */
static char *
unescape (const Work *work, const char *value, gboolean is_label, const char *id)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at != '\\' || at[1] == '\0')
        g_string_append_c (text, *at);
      else if (at[1] == '\\')
        g_string_append_c (text, *++at);
      else if (is_label && strchr ("nlr", at[1]) != NULL)
        at++, g_string_append_c (text, '\n');
      else if (is_label && at[1] == 'N')
        at++, g_string_append (text, id);
      else if (is_label && at[1] == 'G')
        at++, g_string_append (text, work->graph_name);
      else
        g_string_append_c (text, *at);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_label (const char *name)
{
  return g_str_equal (name, "label") || g_str_equal (name, "xlabel") || g_str_equal (name, "headlabel")
         || g_str_equal (name, "taillabel") || g_str_equal (name, "tooltip");
}

static void
read_attributes (Work *work, DossierConvertPart part, const char *id)
{
  guint32 n = dossier_wire_get_u32 (&work->cursor);

  if (!dossier_wire_has (&work->cursor, n, MIN_ATTRIBUTE))
    return;

  for (guint32 i = 0; i < n && !work->cursor.broken; i++)
    {
      g_autofree char *name = dossier_wire_get_text (&work->cursor, DOSSIER_READ_MAX_TEXT);
      g_autofree char *value = dossier_wire_get_text (&work->cursor, DOSSIER_READ_MAX_TEXT);
      gboolean is_html = dossier_wire_get_u32 (&work->cursor) != 0;
      g_autofree char *column = unescape (work, name, FALSE, "");
      g_autofree char *text = is_html ? g_strdup (value) : unescape (work, value, is_label (name), id);

      if (names_a_file (name))
        {
          work->n_files++;
          continue;
        }
      work->n_html += is_html;
      dossier_convert_table_add_cell (work->table, part, column, DOSSIER_CONVERT_TEXT, text);
    }
}

static void
read_nodes (Work *work)
{
  guint32 n = dossier_wire_get_u32 (&work->cursor);

  if (!dossier_wire_has (&work->cursor, n, MIN_NODE))
    return;

  for (guint32 i = 0; i < n && !work->cursor.broken; i++)
    {
      g_autofree char *name = dossier_wire_get_text (&work->cursor, DOSSIER_READ_MAX_TEXT);
      g_autofree char *id = unescape (work, name, FALSE, "");

      dossier_convert_table_add_row (work->table, DOSSIER_CONVERT_NODES, id, NULL, NULL);
      read_attributes (work, DOSSIER_CONVERT_NODES, id);
    }
}

static void
read_edges (Work *work)
{
  guint32 n = dossier_wire_get_u32 (&work->cursor);

  if (!dossier_wire_has (&work->cursor, n, MIN_EDGE))
    return;

  for (guint32 i = 0; i < n && !work->cursor.broken; i++)
    {
      g_autofree char *key = dossier_wire_get_text (&work->cursor, DOSSIER_READ_MAX_TEXT);
      g_autofree char *tail = dossier_wire_get_text (&work->cursor, DOSSIER_READ_MAX_TEXT);
      g_autofree char *head = dossier_wire_get_text (&work->cursor, DOSSIER_READ_MAX_TEXT);
      g_autofree char *id = unescape (work, key, FALSE, "");
      g_autofree char *from = unescape (work, tail, FALSE, "");
      g_autofree char *to = unescape (work, head, FALSE, "");

      dossier_convert_table_add_row (work->table, DOSSIER_CONVERT_EDGES, *id != '\0' ? id : NULL, from, to);
      read_attributes (work, DOSSIER_CONVERT_EDGES, id);
    }
}

static void
note_all (const Work *work, gboolean is_directed, guint32 n_subgraphs, DossierConvertNotes *notes)
{
  guint n_edges = dossier_convert_table_get_n_rows (work->table, DOSSIER_CONVERT_EDGES);

  if (!is_directed)
    dossier_convert_notes_add_undirected (notes, n_edges);
  if (n_subgraphs > 0)
    dossier_convert_notes_add (
        notes,
        g_strdup_printf (ngettext ("%u subgraph is taken apart: its nodes stand beside the others",
                                   "%u subgraphs are taken apart: their nodes stand beside the others", n_subgraphs),
                         n_subgraphs));
  if (work->n_files > 0)
    dossier_convert_notes_add (notes,
                               g_strdup_printf (ngettext ("%u attribute that names a file is left out",
                                                          "%u attributes that name files are left out", work->n_files),
                                                work->n_files));
  if (work->n_html > 0)
    dossier_convert_notes_add (
        notes,
        g_strdup_printf (ngettext ("%u text with markup is kept as it is written, as plain text",
                                   "%u texts with markup are kept as they are written, as plain text", work->n_html),
                         work->n_html));
}

gboolean
dossier_convert_dot_read (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) answer = NULL;
  g_autofree char *name = NULL;
  gboolean is_directed;
  guint32 n_subgraphs;
  Work work = { .table = table };

  answer = dossier_convert_helper_run (DOSSIER_READ_DOT, _ ("Graphviz DOT"), bytes, &work.cursor, cancellable, error);
  if (answer == NULL)
    return FALSE;

  is_directed = dossier_wire_get_u32 (&work.cursor) != 0;
  n_subgraphs = dossier_wire_get_u32 (&work.cursor);
  name = dossier_wire_get_text (&work.cursor, DOSSIER_READ_MAX_TEXT);
  work.graph_name = name;
  read_attributes (&work, DOSSIER_CONVERT_GRAPH, "");
  read_nodes (&work);
  read_edges (&work);
  if (!dossier_convert_helper_end (&work.cursor, error))
    return FALSE;

  note_all (&work, is_directed, n_subgraphs, notes);

  return TRUE;
}
