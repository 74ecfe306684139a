/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-file-private.h"

#include "dossier-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((gsize) 1 << 20)

static void
set_stamp (DossierFileStamp *stamp, const struct stat *status)
{
  stamp->is_set = TRUE;
  stamp->device = (guint64) status->st_dev;
  stamp->inode = (guint64) status->st_ino;
  stamp->size = (guint64) status->st_size;
  stamp->modified_seconds = status->st_mtim.tv_sec;
  stamp->modified_nanoseconds = status->st_mtim.tv_nsec;
}

gboolean
dossier_file_stamp_equal (const DossierFileStamp *a, const DossierFileStamp *b)
{
  return a->is_set == b->is_set && a->device == b->device && a->inode == b->inode && a->size == b->size
         && a->modified_seconds == b->modified_seconds && a->modified_nanoseconds == b->modified_nanoseconds;
}

void
dossier_file_stamp_take (const char *path, DossierFileStamp *stamp)
{
  struct stat status;

  memset (stamp, 0, sizeof *stamp);
  if (stat (path, &status) == 0)
    set_stamp (stamp, &status);
}

void
dossier_file_stamp_take_descriptor (int fd, DossierFileStamp *stamp)
{
  struct stat status;

  memset (stamp, 0, sizeof *stamp);
  if (fstat (fd, &status) == 0)
    set_stamp (stamp, &status);
}

static GInputStream *
open_path (const char *path, struct stat *status, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int saved_errno;
  /* Not blocking: to open a pipe that nobody writes to would wait for ever. */
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

  if (fd >= 0 && fstat (fd, status) == 0 && S_ISREG (status->st_mode))
    return g_unix_input_stream_new (fd, TRUE);

  saved_errno = errno;
  if (fd < 0)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), _ ("Could not open “%s”: %s"), name,
                 g_strerror (saved_errno));
  else if (S_ISDIR (status->st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("Could not open “%s”: it is a folder"), name);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                 _ ("Could not open “%s”: it is a device, a pipe or a socket, not a file"), name);
  if (fd >= 0)
    close (fd);
  return NULL;
}

typedef struct
{
  char *data;
  gsize used;
  gsize size;
} Buffer;

/* Not a GByteArray: that takes the next power of two, and aborts where there is no memory left. */
static gboolean
grow (Buffer *buffer, gsize size, const char *name, GError **error)
{
  char *data = g_try_realloc (buffer->data, size);

  if (data == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("There is not enough memory to open “%s”"), name);
      return FALSE;
    }
  buffer->data = data;
  buffer->size = size;
  return TRUE;
}

static void
set_too_large (GError **error, const char *name, gsize max_bytes)
{
  g_autofree char *size = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_LIMIT,
               /* Translators: a file's name, and the size that it may have. */
               _ ("“%s” is larger than %s, which is the most that can be opened"), name, size);
}

static gboolean
read_stream (
    GInputStream *stream, Buffer *buffer, gsize max_bytes, const char *name, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      gssize n;

      if (buffer->used > max_bytes)
        {
          set_too_large (error, name, max_bytes);
          return FALSE;
        }
      if (buffer->used == buffer->size
          && !grow (buffer, MIN (buffer->size + buffer->size / 2 + CHUNK, max_bytes + 1), name, error))
        return FALSE;
      n = g_input_stream_read (stream, buffer->data + buffer->used, MIN (CHUNK, buffer->size - buffer->used),
                               cancellable, error);
      if (n < 0)
        {
          g_prefix_error (error, _ ("Could not read “%s”: "), name);
          return FALSE;
        }
      if (n == 0)
        return TRUE;
      buffer->used += (gsize) n;
    }
}

GBytes *
dossier_file_load_stamped (
    GFile *file, gsize max_bytes, DossierFileStamp *stamp, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GInputStream) stream = NULL;
  Buffer buffer = { 0 };
  struct stat status = { 0 };

  if (stamp != NULL)
    memset (stamp, 0, sizeof *stamp);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  stream = path != NULL ? open_path (path, &status, error) : G_INPUT_STREAM (g_file_read (file, cancellable, error));
  if (stream == NULL)
    return NULL;

  if ((gsize) MAX (status.st_size, 0) > max_bytes)
    {
      set_too_large (error, name, max_bytes);
      return NULL;
    }

  /* Room for the file as it is, and for the byte that would tell that it has grown. */
  if (!grow (&buffer, (gsize) MAX (status.st_size, 0) + 1, name, error)
      || !read_stream (stream, &buffer, max_bytes, name, cancellable, error))
    {
      g_free (buffer.data);
      return NULL;
    }
  if (stamp != NULL && path != NULL)
    set_stamp (stamp, &status);
  return g_bytes_new_take (buffer.data, buffer.used);
}

GBytes *
dossier_file_load (GFile *file, gsize max_bytes, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (max_bytes < G_MAXSIZE, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dossier_file_load_stamped (file, max_bytes, NULL, cancellable, error);
}
