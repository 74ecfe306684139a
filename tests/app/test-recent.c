/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "app/dossier-recent.h"
#include "test-support.h"

#include <errno.h>
#include <string.h>
#include <sys/xattr.h>

static void
assert_folder (const char *path, const char *words)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *folder = dossier_recent_describe_folder (file);

  g_assert_cmpstr (folder, ==, words);
}

static void
test_folder (void)
{
  g_autofree char *at_home = g_build_filename (g_get_home_dir (), "a.dossier", NULL);
  g_autofree char *below_home = g_build_filename (g_get_home_dir (), "Case", "Rare earths", "a.dossier", NULL);

  assert_folder (at_home, "~");
  assert_folder (below_home, "~/Case/Rare earths");
  assert_folder ("/srv/cases/a.dossier", "/srv/cases");
}

/* As the portal for documents hands files to a sandbox. */
static void
test_lent (void)
{
  g_autofree char *lent = g_build_filename (g_get_user_runtime_dir (), "doc", "5f0c2a1b", "a.dossier", NULL);
  g_autofree char *place = g_build_filename (g_get_home_dir (), "Öffentlich", "a.dossier", NULL);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *told = test_write_file (folder, "a.dossier", "{}");

  assert_folder (lent, "");

  if (setxattr (told, "user.document-portal.host-path", place, strlen (place), 0) != 0)
    {
      int error = errno;

      test_remove_folder (folder);
      g_test_skip (g_strerror (error));
      return;
    }
  assert_folder (told, "~/Öffentlich");
  g_assert_cmpint (setxattr (told, "user.document-portal.host-path", "", 0, 0), ==, 0);
  assert_folder (told, folder);
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recent/folder", test_folder);
  g_test_add_func ("/recent/lent", test_lent);
  return g_test_run ();
}
