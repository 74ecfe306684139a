/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "core/dossier-file.h"
#include "dossier-convert-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { "-nodes", "-edges" };

typedef struct
{
  char *nodes;
  char *edges;
} Pair;

static void
pair_clear (Pair *pair)
{
  g_free (pair->nodes);
  g_free (pair->edges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

/* The two files of a table named `X.csv`, `X-nodes.csv` or `X-edges.csv`. */
static void
pair_init (Pair *pair, const char *path)
{
  const char *name = strrchr (path, '/') != NULL ? strrchr (path, '/') : path;
  const char *dot = strrchr (name, '.');
  gsize length = dot != NULL ? (gsize) (dot - path) : strlen (path);
  g_autofree char *stem = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (length > strlen (suffixes[i])
        && strncmp (path + length - strlen (suffixes[i]), suffixes[i], strlen (suffixes[i])) == 0)
      {
        length -= strlen (suffixes[i]);
        break;
      }

  stem = g_strndup (path, length);
  pair->nodes = g_strconcat (stem, suffixes[0], dot != NULL ? dot : ".csv", NULL);
  pair->edges = g_strconcat (stem, suffixes[1], dot != NULL ? dot : ".csv", NULL);
}

static gboolean
load (const char *path, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  *bytes = dossier_file_load (file, DOSSIER_CONVERT_MAX_BYTES, cancellable, error);

  return *bytes != NULL;
}

static gboolean
load_if_there (const char *path, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS) || load (path, bytes, cancellable, error);
}

gboolean
dossier_convert_load (const char *path,
                      DossierConvertFormat format,
                      DossierConvertInput *input,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Pair) pair = { NULL, NULL };

  *input = (DossierConvertInput){ format, NULL, NULL };
  if (format != DOSSIER_CONVERT_CSV)
    return load (path, &input->bytes, cancellable, error);

  pair_init (&pair, path);
  if (!g_str_equal (path, pair.nodes) && !g_str_equal (path, pair.edges)
      && (g_file_test (path, G_FILE_TEST_EXISTS) || !g_file_test (pair.nodes, G_FILE_TEST_EXISTS)))
    {
      if (!load (path, &input->bytes, cancellable, error))
        return FALSE;
      if (dossier_convert_csv_has_ends (input->bytes, NULL))
        input->edges = g_steal_pointer (&input->bytes);
      return TRUE;
    }

  if (!load_if_there (pair.nodes, &input->bytes, cancellable, error)
      || !load_if_there (pair.edges, &input->edges, cancellable, error))
    return FALSE;

  /* The error that says so. */
  return input->bytes != NULL || input->edges != NULL || load (path, &input->bytes, cancellable, error);
}

char **
dossier_convert_list_files (const char *path, DossierConvertFormat format)
{
  g_auto (Pair) pair = { NULL, NULL };
  char **files = g_new0 (char *, 3);

  if (format != DOSSIER_CONVERT_CSV)
    {
      files[0] = g_strdup (path);
      return files;
    }

  pair_init (&pair, path);
  files[0] = g_steal_pointer (&pair.nodes);
  files[1] = g_steal_pointer (&pair.edges);
  return files;
}

gboolean
dossier_convert_write_file (DossierGraph *graph,
                            DossierConvertFormat format,
                            const char *path,
                            char ***losses,
                            DossierConvertProgress progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (Pair) pair = { NULL, NULL };
  g_auto (GStrv) found = NULL;
  g_autoptr (GBytes) edges = NULL;
  g_autoptr (GBytes) bytes
      = dossier_convert_write (graph, format, &edges, &found, progress, user_data, cancellable, error);

  if (bytes == NULL)
    return FALSE;

  if (edges == NULL)
    {
      if (!dossier_file_replace (path, bytes, cancellable, error))
        return FALSE;
    }
  else
    {
      const char *paths[2];
      GBytes *const contents[] = { bytes, edges };

      pair_init (&pair, path);
      paths[0] = pair.nodes;
      paths[1] = pair.edges;
      if (!dossier_file_replace_all (paths, contents, G_N_ELEMENTS (paths), cancellable, error))
        return FALSE;
    }

  if (losses != NULL)
    *losses = g_steal_pointer (&found);

  return TRUE;
}
