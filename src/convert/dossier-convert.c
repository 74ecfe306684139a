/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert.h"

#include "dossier-convert-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dossier-convert-error-quark, dossier_convert_error)

/* How often every record is gone through: to gather columns, to fill them, and to write them. */
#define N_WAYS 3

typedef GBytes *(*WriteFunc) (
    const DossierConvertTable *table, DossierConvertWatch *watch, DossierConvertNotes *notes);
typedef GBytes *(*WriteGraphFunc) (DossierGraph *graph, DossierConvertWatch *watch, GError **error);
typedef gboolean (*ReadFunc) (
    DossierConvertTable *table, GBytes *bytes, DossierConvertNotes *notes, GCancellable *cancellable, GError **error);

typedef struct
{
  const char *name;
  const char *label;
  const char *endings[4];
  gboolean has_graph;
  gboolean has_types;
  WriteFunc write;
  WriteGraphFunc write_graph;
  ReadFunc read;
} Format;

/* CSV has functions of its own, for it is two files. */
static const Format formats[] = {
  [DOSSIER_CONVERT_CSV] = { "csv", N_ ("CSV tables"), { ".csv", ".tsv" }, FALSE, FALSE, NULL, NULL, NULL },
  [DOSSIER_CONVERT_GRAPHML] = { "graphml", N_ ("GraphML"), { ".graphml" }, TRUE, TRUE,
                                dossier_convert_graphml_write, NULL, dossier_convert_graphml_read },
  [DOSSIER_CONVERT_GEXF] = { "gexf", N_ ("GEXF"), { ".gexf" }, FALSE, TRUE,
                             dossier_convert_gexf_write, NULL, dossier_convert_gexf_read },
  [DOSSIER_CONVERT_DOT] = { "dot", N_ ("Graphviz DOT"), { ".dot", ".gv" }, TRUE, FALSE,
                            dossier_convert_dot_write, NULL, dossier_convert_dot_read },
  [DOSSIER_CONVERT_JGF] = { "jgf", N_ ("JSON Graph Format"), { ".jgf", ".jgf.json" }, TRUE, TRUE,
    dossier_convert_jgf_write, NULL, dossier_convert_json_read },
  [DOSSIER_CONVERT_CYTOSCAPE] = { "cyjs", N_ ("Cytoscape JSON"), { ".cyjs" }, TRUE, TRUE,
    dossier_convert_cytoscape_write, NULL, dossier_convert_json_read },
  [DOSSIER_CONVERT_NODE_LINK] = { "node-link", N_ ("Node-link JSON"), { ".json" }, TRUE, TRUE,
    dossier_convert_node_link_write, NULL, dossier_convert_json_read },
  [DOSSIER_CONVERT_TURTLE] = { "turtle", N_ ("RDF as Turtle"), { ".ttl" }, TRUE, TRUE,
                               NULL, dossier_convert_turtle_write, dossier_convert_turtle_read },
  [DOSSIER_CONVERT_JSON_LD] = { "json-ld", N_ ("RDF as JSON-LD"), { ".jsonld" }, TRUE, TRUE,
                                NULL, dossier_convert_json_ld_write, dossier_convert_json_ld_read },
  [DOSSIER_CONVERT_TRIG] = { "trig", N_ ("RDF as TriG"), { ".trig" }, TRUE, TRUE,
                             NULL, NULL, dossier_convert_trig_read },
  [DOSSIER_CONVERT_N_TRIPLES] = { "n-triples", N_ ("RDF as N-Triples"), { ".nt" }, TRUE, TRUE,
                                  NULL, NULL, dossier_convert_n_triples_read },
  [DOSSIER_CONVERT_N_QUADS] = { "n-quads", N_ ("RDF as N-Quads"), { ".nq" }, TRUE, TRUE,
                                NULL, NULL, dossier_convert_n_quads_read },
};

G_STATIC_ASSERT (G_N_ELEMENTS (formats) == DOSSIER_N_CONVERT_FORMATS);

const char *
dossier_convert_format_get_name (DossierConvertFormat format)
{
  g_return_val_if_fail ((guint) format < DOSSIER_N_CONVERT_FORMATS, NULL);

  return formats[format].name;
}

const char *
dossier_convert_format_get_label (DossierConvertFormat format)
{
  g_return_val_if_fail ((guint) format < DOSSIER_N_CONVERT_FORMATS, NULL);

  return _ (formats[format].label);
}

const char *const *
dossier_convert_format_get_endings (DossierConvertFormat format)
{
  g_return_val_if_fail ((guint) format < DOSSIER_N_CONVERT_FORMATS, NULL);

  return formats[format].endings;
}

gboolean
dossier_convert_format_can_read (DossierConvertFormat format)
{
  g_return_val_if_fail ((guint) format < DOSSIER_N_CONVERT_FORMATS, FALSE);

  return format == DOSSIER_CONVERT_CSV || formats[format].read != NULL;
}

gboolean
dossier_convert_format_can_write (DossierConvertFormat format)
{
  g_return_val_if_fail ((guint) format < DOSSIER_N_CONVERT_FORMATS, FALSE);

  return format == DOSSIER_CONVERT_CSV || formats[format].write != NULL || formats[format].write_graph != NULL;
}

static char *
list_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", formats[i].name);

  return g_string_free (names, FALSE);
}

gboolean
dossier_convert_format_from_name (const char *name, DossierConvertFormat *format, GError **error)
{
  g_autofree char *names = NULL;

  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    if (g_str_equal (formats[i].name, name))
      {
        *format = (DossierConvertFormat) i;
        return TRUE;
      }

  names = list_names ();
  g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_FORMAT,
               _ ("there is no format “%s”; there are %s"), name, names);

  return FALSE;
}

gboolean
dossier_convert_format_from_path (const char *path, DossierConvertFormat *format, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GString) endings = NULL;
  gsize best = 0;

  /* The longest: what ends in .jgf.json ends in .json, too. */
  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    for (guint j = 0; formats[i].endings[j] != NULL; j++)
      if (g_str_has_suffix (lower, formats[i].endings[j]) && strlen (formats[i].endings[j]) > best)
        {
          *format = (DossierConvertFormat) i;
          best = strlen (formats[i].endings[j]);
        }
  if (best > 0)
    return TRUE;

  endings = g_string_new (NULL);
  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    if (dossier_convert_format_can_write ((DossierConvertFormat) i))
      g_string_append_printf (endings, "%s%s", endings->len > 0 ? ", " : "", formats[i].endings[0]);
  g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_FORMAT,
               _ ("the ending of the name tells no format; there are %s"), endings->str);

  return FALSE;
}

void
dossier_convert_input_clear (DossierConvertInput *input)
{
  g_clear_pointer (&input->bytes, g_bytes_unref);
  g_clear_pointer (&input->edges, g_bytes_unref);
}

static gboolean
check_size (GBytes *bytes, GError **error)
{
  if (bytes == NULL || g_bytes_get_size (bytes) <= DOSSIER_CONVERT_MAX_BYTES)
    return TRUE;

  g_set_error_literal (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_LIMIT, _ ("the file has more than 256 MiB"));

  return FALSE;
}

static gboolean
read_table (const DossierConvertInput *input,
            const DossierConvertMap *map,
            DossierConvertTable *table,
            DossierConvertNotes *notes,
            GCancellable *cancellable,
            GError **error)
{
  const Format *format = &formats[input->format];

  if (!check_size (input->bytes, error) || !check_size (input->edges, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  /* The names of its columns did not tell that it is one of edges, but the map does. */
  if (input->format == DOSSIER_CONVERT_CSV && input->edges == NULL && dossier_convert_map_names_ends (map)
      && dossier_convert_csv_has_ends (input->bytes, map))
    return dossier_convert_csv_read (table, DOSSIER_CONVERT_EDGES, input->bytes, map, notes, cancellable, error);

  if (input->format == DOSSIER_CONVERT_CSV)
    return (input->bytes == NULL
            || dossier_convert_csv_read (table, DOSSIER_CONVERT_NODES, input->bytes, map, notes, cancellable, error))
           && (input->edges == NULL
               || dossier_convert_csv_read (table, DOSSIER_CONVERT_EDGES, input->edges, map, notes, cancellable,
                                            error));

  if (format->read == NULL || input->bytes == NULL)
    {
      g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_FORMAT,
                   _ ("%s cannot be read, only written: take another format, such as GraphML"), _ (format->label));
      return FALSE;
    }

  return format->read (table, input->bytes, notes, cancellable, error);
}

static void
give_notes (DossierConvertNotes *notes, char ***given)
{
  char **sentences = dossier_convert_notes_end (notes);

  if (given != NULL)
    *given = sentences;
  else
    g_strfreev (sentences);
}

DossierGraph *
dossier_convert_read (const DossierConvertInput *input,
                      const DossierConvertMap *map,
                      const char *title,
                      char ***notes,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (DossierConvertTable) table = dossier_convert_table_new ();
  DossierConvertNotes *taken = dossier_convert_notes_new ();
  DossierGraph *graph = NULL;

  if (read_table (input, map, table, taken, cancellable, error))
    graph = dossier_convert_table_to_graph (table, map, title, taken, cancellable, error);
  give_notes (taken, notes);

  return graph;
}

void
dossier_convert_column_free (DossierConvertColumn *column)
{
  g_free (column->name);
  g_free (column->sample);
  g_free (column);
}

static void
list_part (const DossierConvertTable *table, DossierConvertPart part, GPtrArray *columns)
{
  g_autofree DossierConvertRole *roles = dossier_convert_map_resolve_table (NULL, table, part);
  guint n_columns = dossier_convert_table_get_n_columns (table, part);
  guint first = columns->len;
  g_autofree DossierConvertColumn **listed = g_new0 (DossierConvertColumn *, MAX (n_columns, 1));

  for (guint i = 0; i < n_columns; i++)
    {
      listed[i] = g_new0 (DossierConvertColumn, 1);
      listed[i]->name = g_strdup (dossier_convert_table_get_column (table, part, i));
      listed[i]->is_of_edges = part == DOSSIER_CONVERT_EDGES;
      listed[i]->role = roles[i];
      g_ptr_array_add (columns, listed[i]);
    }

  for (guint i = 0; i < dossier_convert_table_get_n_rows (table, part); i++)
    {
      const DossierConvertRow *row = dossier_convert_table_get_row (table, part, i);
      const DossierConvertCell *cells = dossier_convert_table_get_cells (table, part, row);

      for (guint j = 0; j < row->n_cells; j++)
        {
          DossierConvertColumn *column = listed[cells[j].column];

          if (column->n_values++ == 0)
            column->sample = g_strdup (cells[j].text);
        }
    }

  for (guint i = columns->len; i > first; i--)
    {
      DossierConvertColumn *column = g_ptr_array_index (columns, i - 1);

      if (g_str_has_prefix (column->name, DOSSIER_CONVERT_OWN))
        g_ptr_array_remove_index (columns, i - 1);
    }
}

static GPtrArray *
list_csv (const DossierConvertInput *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_convert_column_free);

  if (!check_size (input->bytes, error) || !check_size (input->edges, error)
      || (input->bytes != NULL
          && !dossier_convert_csv_list (input->bytes, DOSSIER_CONVERT_NODES, columns, cancellable, error))
      || (input->edges != NULL
          && !dossier_convert_csv_list (input->edges, DOSSIER_CONVERT_EDGES, columns, cancellable, error)))
    return NULL;

  return g_steal_pointer (&columns);
}

GPtrArray *
dossier_convert_list_columns (const DossierConvertInput *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierConvertTable) table = dossier_convert_table_new ();
  DossierConvertNotes *notes;
  GPtrArray *columns = NULL;
  gboolean fine;

  if (input->format == DOSSIER_CONVERT_CSV)
    return list_csv (input, cancellable, error);

  notes = dossier_convert_notes_new ();
  fine = read_table (input, NULL, table, notes, cancellable, error);
  give_notes (notes, NULL);
  if (!fine)
    return NULL;

  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_convert_column_free);
  list_part (table, DOSSIER_CONVERT_NODES, columns);
  list_part (table, DOSSIER_CONVERT_EDGES, columns);

  return columns;
}

static GBytes *
write_table (DossierGraph *graph,
             DossierConvertFormat format,
             GBytes **edges,
             DossierConvertNotes *notes,
             DossierConvertWatch *watch,
             GError **error)
{
  g_autoptr (DossierConvertTable) table = dossier_convert_table_new_from_graph (
      graph, formats[format].has_graph, formats[format].has_types, notes, watch, error);

  if (table == NULL)
    return NULL;

  if (format != DOSSIER_CONVERT_CSV)
    return formats[format].write (table, watch, notes);

  if (edges != NULL)
    *edges = dossier_convert_csv_write (table, DOSSIER_CONVERT_EDGES, watch, notes);

  return dossier_convert_csv_write (table, DOSSIER_CONVERT_NODES, watch, notes);
}

GBytes *
dossier_convert_write (DossierGraph *graph,
                       DossierConvertFormat format,
                       GBytes **edges,
                       char ***losses,
                       DossierConvertProgress progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  DossierConvertNotes *notes = dossier_convert_notes_new ();
  DossierConvertWatch watch = { progress, user_data, cancellable, 0, 0 };
  GBytes *bytes = NULL;

  g_return_val_if_fail ((guint) format < DOSSIER_N_CONVERT_FORMATS, NULL);

  if (edges != NULL)
    *edges = NULL;
  if (!dossier_convert_format_can_write (format))
    g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_FORMAT, _ ("%s cannot be written"),
                 _ (formats[format].label));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      watch.n_all = N_WAYS * (dossier_graph_get_n_nodes (graph) + dossier_graph_get_n_edges (graph));
      bytes = formats[format].write_graph != NULL ? formats[format].write_graph (graph, &watch, error)
                                                  : write_table (graph, format, edges, notes, &watch, error);
    }
  /* A writer that is stopped ends early. */
  if (bytes != NULL && g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      if (edges != NULL)
        g_clear_pointer (edges, g_bytes_unref);
    }
  else if (bytes != NULL && progress != NULL)
    progress (watch.n_all, watch.n_all, user_data);
  give_notes (notes, losses);

  return bytes;
}
