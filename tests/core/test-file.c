/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "core/dossier-error.h"
#include "core/dossier-file.h"
#include "test-support.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static gboolean
replace (const char *path, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dossier_file_replace (path, bytes, NULL, error);
}

static void
assert_text (const char *path, const char *expected)
{
  g_autofree char *text = test_read_text (path);

  g_assert_cmpstr (text, ==, expected);
}

static guint
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_new_and_old (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a file", NULL);
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);

  g_assert_true (replace (path, "one", &error));
  g_assert_no_error (error);
  assert_text (path, "one");
  g_assert_cmpuint (get_mode (path), ==, 0640);

  g_assert_cmpint (chmod (path, 0664), ==, 0);
  g_assert_true (replace (path, "", &error));
  assert_text (path, "");
  g_assert_cmpuint (get_mode (path), ==, 0664);
  g_assert_cmpuint (test_count_entries (folder), ==, 1);
  umask (mask);
  test_remove_folder (folder);
}

static void
test_relative (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autofree char *here = g_get_current_dir ();

  g_assert_cmpint (chdir (folder), ==, 0);
  g_assert_true (replace ("a", "one", NULL));
  g_assert_cmpint (chdir (here), ==, 0);
  assert_text (path, "one");
  test_remove_folder (folder);
}

/* The file that a link leads to is replaced, and the link stays; also a chain of them, and one to no file yet. */
static void
test_links (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);
  g_autofree char *target = NULL;
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *chain = g_build_filename (folder, "chain", NULL);
  g_autofree char *dangling = g_build_filename (folder, "dangling", NULL);
  g_autofree char *loop = g_build_filename (folder, "loop", NULL);
  g_autofree char *made = g_build_filename (inner, "made", NULL);
  g_autoptr (GError) error = NULL;

  target = test_write_file (folder, "inner/target", "old");
  g_assert_cmpint (symlink ("inner/target", link), ==, 0);
  g_assert_cmpint (symlink (link, chain), ==, 0);
  g_assert_cmpint (symlink ("inner/made", dangling), ==, 0);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);

  g_assert_true (replace (chain, "new", &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (chain, G_FILE_TEST_IS_SYMLINK));
  assert_text (target, "new");
  g_assert_true (replace (dangling, "made", &error));
  assert_text (made, "made");
  g_assert_false (replace (loop, "x", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  g_assert_cmpuint (test_count_entries (folder), ==, 5);
  g_assert_cmpuint (test_count_entries (inner), ==, 2);
  test_remove_folder (folder);
}

static void
test_no_file (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "where", NULL);
  const struct
  {
    const char *path;
    int code;
  } cases[] = {
    { folder, G_IO_ERROR_IS_DIRECTORY },
    { pipe, G_IO_ERROR_NOT_REGULAR_FILE },
    { "/dev/null", G_IO_ERROR_NOT_REGULAR_FILE },
    { nowhere, G_IO_ERROR_NOT_FOUND },
    { "/proc/version/x", G_IO_ERROR_NOT_DIRECTORY },
  };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (replace (cases[i].path, "x", &error));
      g_assert_error (error, G_IO_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
  g_assert_cmpuint (test_count_entries (folder), ==, 1);
  test_remove_folder (folder);
}

/* Runs @test as somebody whom permissions bind, in a process of its own. */
static void
run_as_nobody (void (*test) (const char *folder), const char *folder)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setegid (65534) != 0 || seteuid (65534) != 0))
        _exit (77);
      test (folder);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
try_read_only (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GError) error = NULL;

  if (replace (path, "new", &error) || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || strstr (error->message, path) == NULL)
    _exit (1);
}

static void
test_read_only_folder (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "a", "old");

  g_assert_cmpint (chmod (path, 0666), ==, 0);
  g_assert_cmpint (chmod (folder, 0555), ==, 0);
  run_as_nobody (try_read_only, folder);
  g_assert_cmpint (chmod (folder, 0755), ==, 0);
  assert_text (path, "old");
  g_assert_cmpuint (test_count_entries (folder), ==, 1);
  test_remove_folder (folder);
}

/* A folder that may be written to, with a file that may not. */
static void
test_read_only_file (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "a", "old");

  g_assert_cmpint (chmod (path, 0444), ==, 0);
  g_assert_cmpint (chmod (folder, 0777), ==, 0);
  run_as_nobody (try_read_only, folder);
  assert_text (path, "old");
  g_assert_cmpuint (test_count_entries (folder), ==, 1);
  test_remove_folder (folder);
}

/* A file whose group is not ours to give must not grant that group's rights to another. */
static void
try_foreign_owner (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a", NULL);

  if (!replace (path, "new", NULL))
    _exit (1);
}

static void
test_foreign_owner (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  struct stat status;

  if (geteuid () != 0)
    {
      g_test_skip ("only the superuser can make a file of somebody else's");
      return;
    }
  folder = test_make_folder ();
  path = test_write_file (folder, "a", "old");
  g_assert_cmpint (chmod (folder, 0777), ==, 0);
  g_assert_cmpint (chmod (path, 0666), ==, 0);
  run_as_nobody (try_foreign_owner, folder);
  assert_text (path, "new");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, 65534);
  g_assert_cmphex (status.st_mode & 070, ==, 0);

  /* The superuser, whose it is to give, keeps owner and mode. */
  g_assert_cmpint (chown (path, 65534, 65533), ==, 0);
  g_assert_cmpint (chmod (path, 0620), ==, 0);
  g_assert_true (replace (path, "newer", NULL));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, 65534);
  g_assert_cmpuint (status.st_gid, ==, 65533);
  g_assert_cmphex (status.st_mode & 07777, ==, 0620);
  test_remove_folder (folder);
}

/* A disk that is full in the middle of a file, as a limit on its size. */
static void
test_full_disk (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "a", "old");
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      const struct rlimit limit = { 3000000, 3000000 };
      g_autofree char *large = g_strnfill (10000000, 'x');
      g_autoptr (GError) error = NULL;

      signal (SIGXFSZ, SIG_IGN);
      if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
        _exit (2);
      if (replace (path, large, &error) || error->domain != G_IO_ERROR || strstr (error->message, path) == NULL
          || strstr (error->message, g_strerror (EFBIG)) == NULL || strstr (error->message, "unchanged") == NULL)
        _exit (3);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_text (path, "old");
  g_assert_cmpuint (test_count_entries (folder), ==, 1);
  test_remove_folder (folder);
}

/* Where /proc is out of reach a new file needs a name from the start, and a failure must still take it away. */
static void
test_without_proc (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  pid_t child;
  int status = 0;

  if (geteuid () != 0)
    {
      g_test_skip ("only the superuser can change the root folder");
      return;
    }
  folder = test_make_folder ();
  path = test_write_file (folder, "a", "old");
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      const struct rlimit limit = { 3000000, 3000000 };
      g_autofree char *large = g_strnfill (10000000, 'x');

      signal (SIGXFSZ, SIG_IGN);
      if (chroot (folder) != 0)
        _exit (errno == EPERM ? 4 : 2);
      if (chdir ("/") != 0 || setrlimit (RLIMIT_FSIZE, &limit) != 0)
        _exit (2);
      if (!replace ("/a", "new", NULL) || !replace ("/b", "b", NULL) || replace ("/a", large, NULL))
        _exit (3);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 4)
    {
      /* In a sandbox the superuser may be one in name only. */
      test_remove_folder (folder);
      g_test_skip ("the root folder cannot be changed here");
      return;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_text (path, "new");
  g_assert_cmpuint (test_count_entries (folder), ==, 2);
  test_remove_folder (folder);
}

/* Killed at any moment, the file is one of the two, whole. */
static void
test_killed (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *a = g_strnfill (2000000, 'a');
  g_autofree char *b = g_strnfill (1000000, 'b');
  g_autofree char *path = test_write_file (folder, "file", a);
  guint n_left;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *text = NULL;
      pid_t child = fork ();
      int status = 0;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        for (;;)
          if (!replace (path, b, NULL) || !replace (path, a, NULL))
            _exit (1);
      g_usleep (500 + 1700 * i);
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      text = test_read_text (path);
      g_assert_true (strcmp (text, a) == 0 || strcmp (text, b) == 0);
    }
  /* A kill between naming and renaming leaves a file; it is so short a time that one in thirty would be much. */
  n_left = test_count_entries (folder) - 1;
  g_test_message ("%u files left behind", n_left);
  g_assert_cmpuint (n_left, <=, 3);
  test_remove_folder (folder);
}

static void
test_cancelled (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "a", "old");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_file_replace (path, bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_text (path, "old");
  g_assert_cmpuint (test_count_entries (folder), ==, 1);
  test_remove_folder (folder);
}

/* What belongs together is there as a whole or not at all. */
static void
test_all_or_none (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *first = test_write_file (folder, "first", "old");
  g_autofree char *second = g_build_filename (folder, "second", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "where", NULL);
  g_autoptr (GBytes) new = g_bytes_new_static ("new", 3);
  GBytes *const contents[] = { new, new, new };
  const char *const broken[] = { first, second, nowhere };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_file_replace_all (broken, contents, 3, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, nowhere));
  g_clear_error (&error);
  assert_text (first, "old");
  g_assert_cmpuint (test_count_entries (folder), ==, 1);

  g_assert_true (dossier_file_replace_all (broken, contents, 2, cancellable, &error));
  g_assert_no_error (error);
  assert_text (first, "new");
  assert_text (second, "new");
  g_assert_cmpuint (test_count_entries (folder), ==, 2);

  g_cancellable_cancel (cancellable);
  g_assert_false (dossier_file_replace_all (broken, contents, 2, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_count_entries (folder), ==, 2);
  test_remove_folder (folder);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (3000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled_on_the_way (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "a", "old");
  gsize length = (gsize) 256 << 20;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (length, 'x'), length);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_false (dossier_file_replace (path, bytes, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_text (path, "old");
  g_assert_cmpuint (test_count_entries (folder), ==, 1);
  test_remove_folder (folder);
}

/* Names of the greatest length have no room for an addition. */
static void
test_long_name (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (replace (path, "one", &error));
  g_assert_true (replace (path, "two", &error));
  g_assert_no_error (error);
  assert_text (path, "two");
  test_remove_folder (folder);
}

static void
test_load (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "a", "12345");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) growing = g_file_new_for_path ("/proc/self/status");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) status = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  bytes = dossier_file_load (file, 5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "12345", 5);
  g_assert_null (dossier_file_load (file, 4, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT);
  g_clear_error (&error);

  /* A file that is larger than it says. */
  status = dossier_file_load (growing, 1 << 20, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (status), >, 100);
  g_assert_null (dossier_file_load (growing, 100, NULL, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_file_load (file, 5, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/new-and-old", test_new_and_old);
  g_test_add_func ("/file/relative", test_relative);
  g_test_add_func ("/file/links", test_links);
  g_test_add_func ("/file/no-file", test_no_file);
  g_test_add_func ("/file/read-only-folder", test_read_only_folder);
  g_test_add_func ("/file/read-only-file", test_read_only_file);
  g_test_add_func ("/file/foreign-owner", test_foreign_owner);
  g_test_add_func ("/file/full-disk", test_full_disk);
  g_test_add_func ("/file/without-proc", test_without_proc);
  g_test_add_func ("/file/killed", test_killed);
  g_test_add_func ("/file/cancelled", test_cancelled);
  g_test_add_func ("/file/all-or-none", test_all_or_none);
  g_test_add_func ("/file/cancelled-on-the-way", test_cancelled_on_the_way);
  g_test_add_func ("/file/long-name", test_long_name);
  g_test_add_func ("/file/load", test_load);
  return g_test_run ();
}
