/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "report/dossier-zip.h"
#include "test-support.h"

#include <string.h>

static const char first[] = "application/x-test";

static GBytes *
make_zip (void)
{
  g_autoptr (DossierZip) zip = dossier_zip_new ();
  g_autoptr (GBytes) stored = g_bytes_new_static (first, strlen (first));
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autoptr (GBytes) large = g_bytes_new (long_text, strlen (long_text));
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_zip_add (zip, "mimetype", stored, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (dossier_zip_add (zip, "empty", empty, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (dossier_zip_add (zip, "folder/large", large, FALSE, &error));
  g_assert_no_error (error);
  return dossier_zip_finish (zip);
}

/* What is first stands where programs look for it: the name at 30, the data at 38. */
static void
test_first_part (void)
{
  g_autoptr (GBytes) zip = make_zip ();
  const char *data = g_bytes_get_data (zip, NULL);

  g_assert_cmpmem (data, 4, "PK\3\4", 4);
  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpmem (data + 38, strlen (first), first, strlen (first));
}

static void
test_small (void)
{
  g_autoptr (GBytes) zip = make_zip ();

  g_assert_cmpuint (g_bytes_get_size (zip), <, 1000);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) one = make_zip ();
  g_autoptr (GBytes) other = make_zip ();

  g_assert_true (g_bytes_equal (one, other));
}

/* Another program gets out what was put in. */
static void
test_unpacked (void)
{
  g_autoptr (GBytes) zip = make_zip ();
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.zip", NULL);
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[]
      = { python, "-c",
          "import sys, zipfile\n"
          "z = zipfile.ZipFile(sys.argv[1])\n"
          "assert z.testzip() is None\n"
          "print([(i.filename, len(z.read(i)), i.compress_type, i.extra) for i in z.infolist()], end='')\n",
          path, NULL };
  int status;

  if (python == NULL)
    {
      g_test_skip ("python3 is not installed");
      test_remove_folder (folder);
      return;
    }

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (zip, NULL), (gssize) g_bytes_get_size (zip), &error));
  g_assert_true (
      g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_cmpstr (out, ==, "[('mimetype', 18, 0, b''), ('empty', 0, 8, b''), ('folder/large', 100000, 8, b'')]");
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/zip/first-part", test_first_part);
  g_test_add_func ("/report/zip/small", test_small);
  g_test_add_func ("/report/zip/same-bytes", test_same_bytes);
  g_test_add_func ("/report/zip/unpacked", test_unpacked);

  return g_test_run ();
}
