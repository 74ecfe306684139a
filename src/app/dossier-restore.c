/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-restore.h"

#include <glib/gstdio.h>

/* Nobody has so many windows; a file that is larger is not ours. */
#define MAX_BYTES (1024 * 1024)

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "dossier", "session", NULL);
}

GVariant *
dossier_restore_load (void)
{
  g_autofree char *path = get_path ();
  g_autofree char *text = NULL;
  g_autoptr (GVariant) states = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > MAX_BYTES)
    return NULL;

  states = g_variant_parse (G_VARIANT_TYPE (DOSSIER_RESTORE_TYPE), text, text + length, NULL, &error);
  if (states == NULL)
    g_debug ("“%s” is not read: %s", path, error->message);
  return g_steal_pointer (&states);
}

GFile *
dossier_restore_get_file (GVariant *state)
{
  const char *uri;

  g_return_val_if_fail (state != NULL, NULL);

  return g_variant_lookup (state, "uri", "&s", &uri) ? g_file_new_for_uri (uri) : NULL;
}

guint
dossier_restore_get_missed (GVariant *state)
{
  guint n_starts = 0;

  g_return_val_if_fail (state != NULL, 0);

  g_variant_lookup (state, "missed", "u", &n_starts);
  return n_starts;
}

GVariant *
dossier_restore_set_missed (GVariant *state, guint n_starts)
{
  GVariantDict dict;

  g_return_val_if_fail (state != NULL, NULL);

  g_variant_dict_init (&dict, state);
  g_variant_dict_insert (&dict, "missed", "u", n_starts);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
save_in_thread (gpointer data, gpointer unused)
{
  g_autoptr (GVariant) states = data;
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_variant_print (states, FALSE);
  g_autoptr (GError) error = NULL;

  /* For nobody else: it says what somebody works on. */
  if (g_mkdir_with_parents (folder, 0700) != 0
      || !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("“%s” is not written: %s", path, error != NULL ? error->message : g_strerror (errno));
}

static GThreadPool *pool; /* one thread, so that a later one is never overtaken by an earlier one */

void
dossier_restore_save (GVariant *states)
{
  if (pool == NULL)
    pool = g_thread_pool_new (save_in_thread, NULL, 1, FALSE, NULL);
  g_thread_pool_push (pool, g_variant_ref_sink (states), NULL);
}

void
dossier_restore_finish (void)
{
  if (pool != NULL)
    g_thread_pool_free (g_steal_pointer (&pool), FALSE, TRUE);
}
