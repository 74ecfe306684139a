/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-recent.h"

#include <limits.h>
#include <string.h>
#include <sys/xattr.h>

static gboolean
is_dossier (GtkRecentInfo *info)
{
  const char *media_type = gtk_recent_info_get_mime_type (info);

  return g_strcmp0 (media_type, DOSSIER_MEDIA_TYPE) == 0
         || g_str_has_suffix (gtk_recent_info_get_uri (info), DOSSIER_SUFFIX);
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *first = *(GtkRecentInfo *const *) a;
  GtkRecentInfo *second = *(GtkRecentInfo *const *) b;

  return g_date_time_compare (gtk_recent_info_get_visited (second), gtk_recent_info_get_visited (first));
}

GPtrArray *
dossier_recent_list (guint n_max)
{
  g_autolist (GtkRecentInfo) infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);

  for (GList *link = infos; link != NULL; link = link->next)
    if (is_dossier (link->data) && gtk_recent_info_exists (link->data))
      g_ptr_array_add (found, gtk_recent_info_ref (link->data));

  g_ptr_array_sort (found, compare_visited);
  if (found->len > n_max)
    g_ptr_array_set_size (found, (gint) n_max);
  return found;
}

void
dossier_recent_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) DOSSIER_MEDIA_TYPE,
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "dossier %u",
  };

  if (g_file_has_uri_scheme (file, "resource"))
    return;

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* A portal lends a sandboxed program a file in a folder of its own, whose name means nothing to people. Newer portals
 * say as an attribute where the file lies in truth; the length of that is part of the attribute. */
static GFile *
find_true_place (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char place[PATH_MAX + 1] = "";

  if (path != NULL && getxattr (path, "user.document-portal.host-path", place, PATH_MAX) > 0
      && g_path_is_absolute (place))
    return g_file_new_for_path (place);
  return g_object_ref (file);
}

/* Whether it is such a folder. */
static gboolean
is_lent (GFile *folder)
{
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) lent = g_file_new_for_path (documents);

  return g_file_has_parent (folder, lent);
}

static char *
describe (GFile *place)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = NULL;

  if (g_file_equal (place, home))
    return g_strdup ("~");

  below = g_file_get_relative_path (home, place);
  if (below != NULL)
    {
      g_autofree char *name = g_filename_display_name (below);

      return g_strconcat ("~/", name, NULL);
    }
  return g_file_get_parse_name (place);
}

char *
dossier_recent_describe_folder (GFile *file)
{
  g_autoptr (GFile) place = find_true_place (file);
  g_autoptr (GFile) folder = g_file_get_parent (place);

  if (folder == NULL)
    return g_file_get_parse_name (place);
  if (is_lent (folder))
    return g_strdup ("");
  return describe (folder);
}

char *
dossier_recent_describe_place (GFile *file)
{
  g_autoptr (GFile) place = find_true_place (file);
  g_autoptr (GFile) folder = g_file_get_parent (place);

  if (folder != NULL && is_lent (folder))
    {
      g_autofree char *name = g_file_get_basename (place);

      return g_filename_display_name (name);
    }
  return describe (place);
}
