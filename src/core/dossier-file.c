/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * How a file is replaced. The new contents go into a file without a name (O_TMPFILE) in the same folder, which is
 * synced; only then is it given a name beside the old file and renamed over it, as rename() alone can replace a file
 * and it needs a name to start from. So a program that is killed while it writes, which takes long, leaves nothing at
 * all; one that is killed between naming and renaming, which takes microseconds, leaves one whole hidden file. Where a
 * file system knows no file without a name, the hidden file is there from the start, and a kill leaves it behind.
 */

#include "dossier-config.h"

#include "dossier-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((gsize) 1 << 20)
#define MAX_LINKS 40
#define MAX_NAME_TRIES 100

typedef struct
{
  int folder;             /* descriptor */
  char *name;             /* of the file in it */
  char *new_name;         /* (nullable): of the new file, while it has one of its own */
  int fd;                 /* of the new file */
  gboolean is_named;      /* whether the new file has a name from the start */
  gboolean is_unnameable; /* whether it has none and cannot be given one */
  gboolean exists;
  struct stat old;
} Replacement;

static gboolean
set_error (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               /* Translators: a file's name, and why it could not be written. */
               _ ("Could not write “%s”: %s. What was there is unchanged"), name, g_strerror (code));
  return FALSE;
}

/* Where symbolic links lead in the end, whether there is a file or not. */
static char *
follow_links (const char *path, GError **error)
{
  g_autofree char *here = g_get_current_dir ();
  /* Not made canonical: a `..` after a link must be left to the system. */
  g_autofree char *at = g_path_is_absolute (path) ? g_strdup (path) : g_build_filename (here, path, NULL);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (at, NULL);
      g_autofree char *folder = NULL;

      if (target == NULL)
        return g_steal_pointer (&at);
      folder = g_path_get_dirname (at);
      g_free (at);
      at = g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
    }
  set_error (error, path, ELOOP);
  return NULL;
}

static gboolean
look_at_old_file (Replacement *replacement, const char *path, GError **error)
{
  if (fstatat (replacement->folder, replacement->name, &replacement->old, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT || set_error (error, path, errno);
  replacement->exists = TRUE;
  if (S_ISDIR (replacement->old.st_mode))
    return set_error (error, path, EISDIR);
  if (!S_ISREG (replacement->old.st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("Could not write “%s”: it is a device, a pipe or a socket, not a file"), name);
      return FALSE;
    }
  /* A rename asks for the folder's permission alone, but who made a file read-only meant it. */
  if (faccessat (replacement->folder, replacement->name, W_OK, AT_EACCESS) != 0)
    return set_error (error, path, errno);
  return TRUE;
}

/* Short, whatever the file is called: its own name may be as long as names can be. */
static char *
make_hidden_name (void)
{
  return g_strdup_printf (".dossier-%08x.tmp", g_random_int ());
}

static gboolean
open_new_file (Replacement *replacement, const char *path, GError **error)
{
  /* A new file gets what the umask leaves; one that replaces another is nobody else's until it has its mode. */
  mode_t mode = replacement->exists ? 0600 : 0666;

  if (!replacement->is_named && access ("/proc/self/fd", X_OK) == 0)
    {
      replacement->fd = openat (replacement->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
      if (replacement->fd >= 0)
        return TRUE;
    }
  for (guint i = 0; i < MAX_NAME_TRIES; i++)
    {
      g_autofree char *name = make_hidden_name ();

      replacement->fd = openat (replacement->folder, name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode);
      if (replacement->fd >= 0)
        {
          replacement->new_name = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }
  return set_error (error, path, errno);
}

static gboolean
write_contents (Replacement *replacement, const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize left;
  const char *at = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = write (replacement->fd, at, MIN (left, CHUNK));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_error (error, path, errno);
      at += n;
      left -= (gsize) n;
    }
  return TRUE;
}

static gboolean
keep_owner_and_mode (Replacement *replacement, const char *path, GError **error)
{
  mode_t mode = replacement->old.st_mode & 07777;
  struct stat status;

  if (!replacement->exists)
    return TRUE;
  if (fstat (replacement->fd, &status) != 0)
    return set_error (error, path, errno);
  if ((status.st_uid != replacement->old.st_uid || status.st_gid != replacement->old.st_gid)
      && fchown (replacement->fd, replacement->old.st_uid, replacement->old.st_gid) != 0)
    {
      /* Not ours to give away. The group alone may still be, and without it the group's rights must not pass to
       * another group. */
      if (fchown (replacement->fd, (uid_t) -1, replacement->old.st_gid) != 0)
        mode &= ~(mode_t) 070;
      mode &= 0777;
    }
  if (fchmod (replacement->fd, mode) != 0 && errno != EPERM && errno != ENOTSUP)
    return set_error (error, path, errno);
  return TRUE;
}

static gboolean
sync_descriptor (int fd)
{
  while (fsync (fd) != 0)
    {
      if (errno == EINVAL || errno == ENOTSUP || errno == EROFS)
        return TRUE; /* the file system has nothing to sync */
      if (errno != EINTR)
        return FALSE;
    }
  return TRUE;
}

/* Gives the file without a name one. Where nothing is to be replaced, that is its own, and nothing is left to do. */
static gboolean
name_new_file (Replacement *replacement, const char *path, GError **error)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", replacement->fd);

  if (!replacement->exists && linkat (AT_FDCWD, link, replacement->folder, replacement->name, AT_SYMLINK_FOLLOW) == 0)
    return TRUE;
  for (guint i = 0; i < MAX_NAME_TRIES; i++)
    {
      g_autofree char *name = make_hidden_name ();

      if (linkat (AT_FDCWD, link, replacement->folder, name, AT_SYMLINK_FOLLOW) == 0)
        {
          replacement->new_name = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }
  replacement->is_unnameable = TRUE;
  return set_error (error, path, errno);
}

static gboolean
put_in_place (Replacement *replacement, const char *path, GError **error)
{
  if (replacement->new_name == NULL && !name_new_file (replacement, path, error))
    return FALSE;
  if (replacement->new_name != NULL)
    {
      if (renameat (replacement->folder, replacement->new_name, replacement->folder, replacement->name) != 0)
        return set_error (error, path, errno);
      g_clear_pointer (&replacement->new_name, g_free);
    }
  /* The contents are safe and in place. If the folder cannot be synced, a power cut may bring the old file back, whole,
   * which is no reason to call the save a failure. */
  sync_descriptor (replacement->folder);
  return TRUE;
}

static void
clear_replacement (Replacement *replacement)
{
  if (replacement->new_name != NULL)
    unlinkat (replacement->folder, replacement->new_name, 0);
  if (replacement->fd >= 0)
    close (replacement->fd);
  if (replacement->folder >= 0)
    close (replacement->folder);
  g_free (replacement->new_name);
  g_free (replacement->name);
}

/* All but putting it in place. */
static gboolean
prepare (Replacement *replacement, const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  target = follow_links (path, error);
  if (target == NULL)
    return FALSE;
  folder = g_path_get_dirname (target);
  replacement->name = g_path_get_basename (target);
  replacement->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return (replacement->folder >= 0 || set_error (error, path, errno)) && look_at_old_file (replacement, path, error)
         && open_new_file (replacement, path, error) && write_contents (replacement, path, bytes, cancellable, error)
         && keep_owner_and_mode (replacement, path, error)
         && (sync_descriptor (replacement->fd) || set_error (error, path, errno))
         && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* @is_unnameable: (out): whether it failed as a file without a name could not be given one */
static gboolean
replace_files (const char *const *paths,
               GBytes *const *contents,
               guint n_files,
               gboolean is_named,
               gboolean *is_unnameable,
               DossierFileStamp *stamp,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree Replacement *replacements = g_new0 (Replacement, n_files);
  gboolean done = TRUE;

  for (guint i = 0; i < n_files; i++)
    replacements[i] = (Replacement){ .folder = -1, .fd = -1, .is_named = is_named };
  for (guint i = 0; i < n_files && done; i++)
    done = prepare (&replacements[i], paths[i], contents[i], cancellable, error);
  for (guint i = 0; i < n_files && done; i++)
    done = put_in_place (&replacements[i], paths[i], error);
  if (done && stamp != NULL)
    dossier_file_stamp_take_descriptor (replacements[0].fd, stamp);
  *is_unnameable = replacements[0].is_unnameable;
  for (guint i = 0; i < n_files; i++)
    clear_replacement (&replacements[i]);
  return done;
}

static gboolean
replace_in_some_way (const char *const *paths,
                     GBytes *const *contents,
                     guint n_files,
                     DossierFileStamp *stamp,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) first = NULL;
  gboolean is_unnameable;

  if (replace_files (paths, contents, n_files, FALSE, &is_unnameable, stamp, cancellable, &first))
    return TRUE;
  /* There are file systems that make a file without a name but no links. */
  if (is_unnameable)
    return replace_files (paths, contents, n_files, TRUE, &is_unnameable, stamp, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

gboolean
dossier_file_replace_stamped (
    const char *path, GBytes *bytes, DossierFileStamp *stamp, GCancellable *cancellable, GError **error)
{
  return replace_in_some_way (&path, &bytes, 1, stamp, cancellable, error);
}

gboolean
dossier_file_replace_all (
    const char *const *paths, GBytes *const *contents, guint n_files, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (paths != NULL && contents != NULL && n_files > 0, FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return replace_in_some_way (paths, contents, n_files, NULL, cancellable, error);
}

gboolean
dossier_file_replace (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return dossier_file_replace_stamped (path, bytes, NULL, cancellable, error);
}
