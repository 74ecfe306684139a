/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-text-library.h"

#include "core/dossier-file.h"
#include "dossier-text-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* With this many quotes of a source not in a file, it is not the source's. */
#define N_PROBES 8u

/* The text of one source. */
typedef struct
{
  DossierText *text; /* (nullable) */
  char *path;        /* (nullable) */
  GPtrArray *quotes; /* of DossierCitation, not owned */
  guint n_found;     /* of the quotes, in the best file so far */
} Entry;

struct _DossierTextLibrary
{
  DossierGraph *graph;
  Entry *entries;
  guint n_entries;
};

static void
collect (DossierTextLibrary *library, const DossierCitation *citations, guint n_citations)
{
  for (guint i = 0; i < n_citations; i++)
    {
      guint source = dossier_graph_find_source (library->graph, citations[i].source);

      g_ptr_array_add (library->entries[source].quotes, (gpointer) &citations[i]);
    }
}

static void
collect_quotes (DossierTextLibrary *library)
{
  for (guint i = 0; i < library->n_entries; i++)
    library->entries[i].quotes = g_ptr_array_new ();
  for (guint i = 0; i < dossier_graph_get_n_nodes (library->graph); i++)
    {
      const DossierNode *node = dossier_graph_get_node (library->graph, i);

      collect (library, node->citations, node->n_citations);
    }
  for (guint i = 0; i < dossier_graph_get_n_edges (library->graph); i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (library->graph, i);

      collect (library, edge->citations, edge->n_citations);
    }
}

/* Whether a file is a JSON object: the dossier itself, a copy of it or what was made from it. All the quotes stand in
 * there, the invented ones too, so to hold them against it would find each of them exact. */
static gboolean
is_json_object (GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;

  while (at < end && g_ascii_isspace (*at))
    at++;
  if (at == end || *at++ != '{')
    return FALSE;
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at < end && (*at == '"' || *at == '}');
}

/* (nullable): the text in a file; what cannot be read, or is no text, is as if it were not there. */
static DossierText *
load_text (const char *path, GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = dossier_file_load (file, DOSSIER_TEXT_MAX_BYTES, cancellable, NULL);

  return bytes != NULL && !is_json_object (bytes) ? dossier_text_new (bytes, NULL) : NULL;
}

/* (nullable): the real path of a file that lies inside a folder, wherever links lead. */
static char *
resolve_inside (const char *folder, const char *relative)
{
  g_autofree char *joined = g_build_filename (folder, relative, NULL);
  char *real_folder = realpath (folder, NULL);
  char *real = realpath (joined, NULL);
  char *inside = NULL;

  if (real_folder != NULL && real != NULL && g_str_has_prefix (real, real_folder)
      && (real[strlen (real_folder)] == '/' || strcmp (real_folder, "/") == 0))
    inside = g_strdup (real);
  free (real_folder);
  free (real);
  return inside;
}

/* Takes @text and @path. */
static void
set_text (Entry *entry, DossierText *text, char *path)
{
  g_clear_pointer (&entry->text, dossier_text_unref);
  g_free (entry->path);
  entry->text = text;
  entry->path = path;
}

static gboolean
try_path (Entry *entry, const char *folder, const char *relative, GCancellable *cancellable)
{
  g_autofree char *path = resolve_inside (folder, relative);
  DossierText *text = path != NULL ? load_text (path, cancellable) : NULL;

  if (text == NULL)
    return FALSE;
  set_text (entry, text, g_steal_pointer (&path));
  return TRUE;
}

static gboolean
has_quote (DossierText *text, const DossierCitation *citation)
{
  const DossierNormal *normal;
  g_autofree char *quote = NULL;
  gsize length;
  const char *bytes = dossier_text_get_bytes (text, &length);

  if (memmem (bytes, length, citation->exact, strlen (citation->exact)) != NULL)
    return TRUE;
  normal = dossier_text_get_normal (text);
  quote = dossier_normalise (citation->exact);
  return *quote != '\0' && memmem (normal->text, normal->length, quote, strlen (quote)) != NULL;
}

static guint
count_quotes (const Entry *entry, DossierText *text, GCancellable *cancellable)
{
  guint n_found = 0;

  for (guint i = 0; i < entry->quotes->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      if (i == N_PROBES && n_found == 0)
        break;
      n_found += has_quote (text, g_ptr_array_index (entry->quotes, i));
    }
  return n_found;
}

static gboolean
has_hash (const DossierSource *source, DossierText *text)
{
  return source->content_hash != NULL
         && g_ascii_strcasecmp (source->content_hash, dossier_text_get_content_hash (text)) == 0;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files of a folder, in the order of their names, so that every machine finds the same. Not the dossiers among
 * them: in its own dossier every quote stands. */
static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (*name != '.' && !g_str_has_suffix (name, ".dossier") && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_ptr_array_sort (paths, compare_paths);
  return g_steal_pointer (&paths);
}

/* Holds a file against each source that is still looked for. One file is in memory at a time, and each source's best.
 */
static void
match_file (DossierTextLibrary *library, const gboolean *is_settled, const char *path, GCancellable *cancellable)
{
  g_autoptr (DossierText) text = load_text (path, cancellable);

  for (guint i = 0; text != NULL && i < library->n_entries; i++)
    {
      Entry *entry = &library->entries[i];
      guint n_found;

      if (is_settled[i] || entry->n_found == G_MAXUINT)
        continue;
      n_found = has_hash (dossier_graph_get_source (library->graph, i), text) ? G_MAXUINT
                                                                              : count_quotes (entry, text, cancellable);
      if (n_found <= entry->n_found)
        continue;
      set_text (entry, dossier_text_ref (text), g_strdup (path));
      entry->n_found = n_found;
    }
}

static gboolean
search_folder (DossierTextLibrary *library, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) paths = list_files (folder, error);
  g_autofree gboolean *is_settled = g_new0 (gboolean, library->n_entries + 1);

  if (paths == NULL)
    return FALSE;
  for (guint i = 0; i < library->n_entries; i++)
    {
      const char *relative = dossier_graph_get_source (library->graph, i)->text;
      g_autofree char *name = relative != NULL ? g_path_get_basename (relative) : NULL;

      is_settled[i] = library->entries[i].text != NULL
                      || (relative != NULL
                          && (try_path (&library->entries[i], folder, relative, cancellable)
                              || try_path (&library->entries[i], folder, name, cancellable)));
    }
  for (guint i = 0; i < paths->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      match_file (library, is_settled, g_ptr_array_index (paths, i), cancellable);
    }
  return TRUE;
}

static void
search_beside (DossierTextLibrary *library, GFile *dossier, GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (dossier);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  for (guint i = 0; folder != NULL && i < library->n_entries; i++)
    {
      const char *relative = dossier_graph_get_source (library->graph, i)->text;

      if (relative != NULL && library->entries[i].text == NULL)
        try_path (&library->entries[i], folder, relative, cancellable);
    }
}

gboolean
dossier_text_library_is_named (DossierGraph *graph)
{
  for (guint i = 0; i < dossier_graph_get_n_sources (graph); i++)
    if (dossier_graph_get_source (graph, i)->text != NULL)
      return TRUE;

  return FALSE;
}

DossierTextLibrary *
dossier_text_library_new (DossierGraph *graph, GFile *dossier, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierTextLibrary) library = NULL;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (dossier == NULL || G_IS_FILE (dossier), NULL);
  g_return_val_if_fail (folder == NULL || G_IS_FILE (folder), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  library = g_new0 (DossierTextLibrary, 1);
  library->graph = dossier_graph_ref (graph);
  library->n_entries = dossier_graph_get_n_sources (graph);
  library->entries = g_new0 (Entry, library->n_entries + 1);
  collect_quotes (library);

  if (folder != NULL && !dossier_text_library_add_folder (library, folder, cancellable, error))
    return NULL;
  if (dossier != NULL)
    search_beside (library, dossier, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&library);
}

gboolean
dossier_text_library_add_folder (DossierTextLibrary *library, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (library != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  path = g_file_get_path (folder);
  if (path == NULL)
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_NOT_SUPPORTED,
                           _("The folder of the sources’ texts is not on this computer; copy it here"));
      return FALSE;
    }
  return search_folder (library, path, cancellable, error);
}

void
dossier_text_library_free (DossierTextLibrary *library)
{
  if (library == NULL)
    return;
  for (guint i = 0; i < library->n_entries; i++)
    {
      set_text (&library->entries[i], NULL, NULL);
      g_ptr_array_unref (library->entries[i].quotes);
    }
  g_free (library->entries);
  dossier_graph_unref (library->graph);
  g_free (library);
}

DossierText *
dossier_text_library_get_text (DossierTextLibrary *library, guint source)
{
  g_return_val_if_fail (library != NULL && source < library->n_entries, NULL);

  return library->entries[source].text;
}

const char *
dossier_text_library_get_path (DossierTextLibrary *library, guint source)
{
  g_return_val_if_fail (library != NULL && source < library->n_entries, NULL);

  return library->entries[source].path;
}

/* FALSE where it was cancelled. */
static gboolean
check_citations (DossierTextLibrary *library,
                 DossierChecks *checks,
                 guint offset,
                 const DossierCitation *citations,
                 guint n_citations,
                 GCancellable *cancellable,
                 GError **error)
{
  for (guint i = 0; i < n_citations; i++)
    {
      guint source = dossier_graph_find_source (library->graph, citations[i].source);
      DossierCheck *check = &checks->checks[offset + i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      dossier_check_citation (&citations[i], library->entries[source].text, check);
      checks->counts[check->status]++;
    }
  return TRUE;
}

/* Gives every citation its place in one array. */
static DossierChecks *
make_room (DossierGraph *graph)
{
  DossierChecks *checks = g_new0 (DossierChecks, 1);
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  guint n_edges = dossier_graph_get_n_edges (graph);
  guint n = 0;

  checks->node_offsets = g_new (guint, n_nodes + 1);
  checks->edge_offsets = g_new (guint, n_edges + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      checks->node_offsets[i] = n;
      n += dossier_graph_get_node (graph, i)->n_citations;
    }
  checks->node_offsets[n_nodes] = n;
  for (guint i = 0; i < n_edges; i++)
    {
      checks->edge_offsets[i] = n;
      n += dossier_graph_get_edge (graph, i)->n_citations;
    }
  checks->edge_offsets[n_edges] = n;
  checks->checks = g_new0 (DossierCheck, (gsize) n + 1);
  return checks;
}

/**
 * dossier_text_library_check:
 * @library: a library
 * @cancellable: (nullable):
 * @error: G_IO_ERROR_CANCELLED
 *
 * Holds every quote of the graph against its source's text.
 *
 * Returns: (transfer full): the verdicts, or %NULL
 */
DossierChecks *
dossier_text_library_check (DossierTextLibrary *library, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierChecks) checks = NULL;

  g_return_val_if_fail (library != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  checks = make_room (library->graph);
  for (guint i = 0; i < dossier_graph_get_n_nodes (library->graph); i++)
    {
      const DossierNode *node = dossier_graph_get_node (library->graph, i);

      if (!check_citations (library, checks, checks->node_offsets[i], node->citations, node->n_citations, cancellable,
                            error))
        return NULL;
    }
  for (guint i = 0; i < dossier_graph_get_n_edges (library->graph); i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (library->graph, i);

      if (!check_citations (library, checks, checks->edge_offsets[i], edge->citations, edge->n_citations, cancellable,
                            error))
        return NULL;
    }
  for (guint i = 0; i < library->n_entries; i++)
    {
      const DossierSource *source = dossier_graph_get_source (library->graph, i);

      if (source->content_hash != NULL && library->entries[i].text != NULL
          && !has_hash (source, library->entries[i].text))
        checks->n_sources_changed++;
    }
  return g_steal_pointer (&checks);
}

void
dossier_checks_free (DossierChecks *checks)
{
  if (checks == NULL)
    return;
  g_free (checks->checks);
  g_free (checks->node_offsets);
  g_free (checks->edge_offsets);
  g_free (checks);
}

/* The verdict on a citation of a node. */
const DossierCheck *
dossier_checks_get_for_node (const DossierChecks *checks, guint node, guint citation)
{
  g_return_val_if_fail (checks != NULL, NULL);
  g_return_val_if_fail (citation < checks->node_offsets[node + 1] - checks->node_offsets[node], NULL);

  return &checks->checks[checks->node_offsets[node] + citation];
}

/* The verdict on a citation of an edge. */
const DossierCheck *
dossier_checks_get_for_edge (const DossierChecks *checks, guint edge, guint citation)
{
  g_return_val_if_fail (checks != NULL, NULL);
  g_return_val_if_fail (citation < checks->edge_offsets[edge + 1] - checks->edge_offsets[edge], NULL);

  return &checks->checks[checks->edge_offsets[edge] + citation];
}

gboolean
dossier_text_library_check_beside (DossierGraph *graph,
                                   GFile *dossier,
                                   GFile *folder,
                                   DossierTextLibrary **library,
                                   DossierChecks **checks,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (DossierTextLibrary) found = NULL;

  g_return_val_if_fail (graph != NULL && checks != NULL, FALSE);

  *checks = NULL;
  if (library != NULL)
    *library = NULL;
  if (folder == NULL && (dossier == NULL || !dossier_text_library_is_named (graph)))
    return TRUE;

  found = dossier_text_library_new (graph, dossier, folder, cancellable, error);
  if (found != NULL)
    *checks = dossier_text_library_check (found, cancellable, error);
  if (*checks != NULL && library != NULL)
    *library = g_steal_pointer (&found);
  return *checks != NULL;
}

static gboolean
has_text (DossierTextLibrary *library)
{
  for (guint i = 0; i < library->n_entries; i++)
    if (library->entries[i].text != NULL)
      return TRUE;

  return FALSE;
}

gboolean
dossier_text_library_check_for_reader (DossierGraph *graph,
                                       GFile *dossier,
                                       GFile *folder,
                                       DossierChecks **checks,
                                       GError **folder_error,
                                       GCancellable *cancellable,
                                       GError **error)
{
  g_autoptr (DossierTextLibrary) library = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean is_named;

  g_return_val_if_fail (graph != NULL && checks != NULL, FALSE);

  *checks = NULL;
  is_named = dossier != NULL && dossier_text_library_is_named (graph);
  if (!is_named && folder == NULL)
    return TRUE;

  library = dossier_text_library_new (graph, dossier, NULL, cancellable, error);
  if (library == NULL)
    return FALSE;
  if (folder != NULL && !dossier_text_library_add_folder (library, folder, cancellable, &local_error))
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_propagate_error (folder_error, g_steal_pointer (&local_error));
    }
  if (!is_named && !has_text (library))
    return TRUE;

  *checks = dossier_text_library_check (library, cancellable, error);
  return *checks != NULL;
}
