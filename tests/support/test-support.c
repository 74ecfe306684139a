/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "test-support.h"

#include "core/dossier-reader.h"

#include <glib/gstdio.h>
#include <string.h>

/* Longer than any word of a format. */
#define MAX_PIECE 40

char *
test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("dossier-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        test_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

char *
test_write_file (const char *folder, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
test_write_json (const char *folder, const char *name, const char *text)
{
  g_autofree char *json = test_json (text);

  return test_write_file (folder, name, json);
}

char *
test_read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

guint
test_count_entries (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

char *
test_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

GBytes *
test_json_bytes (const char *text)
{
  char *json = test_json (text);

  return g_bytes_new_take (json, strlen (json));
}

DossierGraph *
test_graph (const char *text)
{
  g_autoptr (GBytes) bytes = test_json_bytes (text);
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_reader_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (graph);
  return graph;
}

static char *
make_entries (const char *list, gboolean are_edges)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && *list != '\0'; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      if (are_edges)
        {
          g_auto (GStrv) ends = g_strsplit (words[i], "-", 2);

          g_string_append_printf (out, "{'id':'%s','from':'%s','to':'%s','type':'about'}", words[i], ends[0], ends[1]);
        }
      else
        g_string_append_printf (out, "{'id':'%s','type':'actor','label':'%s'}", words[i], words[i]);
    }
  return g_string_free (out, FALSE);
}

DossierGraph *
test_graph_of (const char *nodes, const char *edges)
{
  g_autofree char *node_entries = make_entries (nodes, FALSE);
  g_autofree char *edge_entries = make_entries (edges, TRUE);
  g_autofree char *text = g_strdup_printf ("{'dossier':1,'nodes':[%s],'edges':[%s]}", node_entries, edge_entries);

  return test_graph (text);
}

char *
test_source_path (const char *path)
{
  const char *root = g_getenv ("DOSSIER_TEST_SOURCE_ROOT");

  g_assert_nonnull (root);
  return g_build_filename (root, path, NULL);
}

static gboolean
lose_patience (gpointer what)
{
  g_error ("waited in vain for: %s", (const char *) what);
  return G_SOURCE_REMOVE;
}

guint
test_begin_patience (const char *what)
{
  return g_timeout_add_seconds (60, lose_patience, (gpointer) what);
}

void
test_wait_for (GAsyncResult **result)
{
  test_wait_until (*result != NULL);
}

void
test_store_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **stored = user_data;

  g_assert_null (*stored);
  *stored = g_object_ref (result);
}

void
test_mutate (GString *text, const char *const *tokens, guint n_tokens, GRand *rand)
{
  for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
    {
      gsize at = text->len > 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) text->len) : 0;
      gsize wanted = (gsize) g_rand_int_range (rand, 0, MAX_PIECE);
      gsize length = MIN (wanted, text->len - at);
      g_autofree char *piece = g_strndup (text->str + at, length);

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          if (text->len > 0)
            text->str[at] = (char) g_rand_int_range (rand, 0, 256);
          break;
        case 1:
          g_string_erase (text, (gssize) at, (gssize) length);
          break;
        case 2:
          g_string_insert (text, (gssize) at, tokens[g_rand_int_range (rand, 0, (gint32) n_tokens)]);
          break;
        case 3:
          g_string_insert_len (text, g_rand_int_range (rand, 0, (gint32) text->len + 1), piece, (gssize) strlen (piece));
          break;
        case 4:
          g_string_truncate (text, at);
          break;
        default:
          g_string_erase (text, (gssize) at, (gssize) length);
          g_string_insert (text, (gssize) at, tokens[g_rand_int_range (rand, 0, (gint32) n_tokens)]);
          break;
        }
    }
}
