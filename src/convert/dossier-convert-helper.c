/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-convert-helper.h"

#include "dossier-convert-rdf.h"
#include "dossier-convert-wire.h"
#include "dossier-convert.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <unistd.h>

#define CHUNK_SIZE 65536
/* Longer than the processor time that the helper gives itself. */
#define DEADLINE (2 * DOSSIER_READ_MAX_SECONDS)

/* (transfer full): beside the layout helper. */
static char *
find_helper (void)
{
  const char *other = g_getenv ("DOSSIER_LAYOUT_HELPER");
  g_autofree char *folder = other != NULL ? g_path_get_dirname (other) : g_strdup (DOSSIER_LIBEXECDIR);

  return g_build_filename (folder, "dossier-read-helper", NULL);
}

/* The whole file as a descriptor, so that nothing has to be fed while the answer is read. */
static int
open_bytes (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = memfd_create ("dossier-read", MFD_CLOEXEC);
  gsize done = 0;

  while (fd >= 0 && done < size)
    {
      ssize_t n = write (fd, data + done, size - done);

      if (n > 0)
        done += (gsize) n;
      else if (n == 0 || errno != EINTR)
        {
          close (fd);
          return -1;
        }
    }
  if (fd >= 0 && lseek (fd, 0, SEEK_SET) != 0)
    {
      close (fd);
      return -1;
    }

  return fd;
}

static gboolean
fail (GError **error, DossierConvertError code, const char *message)
{
  g_set_error_literal (error, DOSSIER_CONVERT_ERROR, (gint) code, message);

  return FALSE;
}

/* FALSE with an error; else @is_there is whether something can be read, which it need not be where a signal came. */
static gboolean
wait_for_more (int fd, gint64 end, gboolean *is_there, GCancellable *cancellable, GError **error)
{
  GPollFD polled[2] = { { fd, G_IO_IN, 0 } };
  guint n_polled = 1 + (g_cancellable_make_pollfd (cancellable, &polled[1]) ? 1 : 0);
  gint64 left = (end - g_get_monotonic_time ()) / 1000;

  if (left > 0)
    g_poll (polled, n_polled, (int) left + 1);
  if (n_polled > 1)
    g_cancellable_release_fd (cancellable);

  *is_there = polled[0].revents != 0;
  if (left <= 0)
    return fail (error, DOSSIER_CONVERT_ERROR_LIMIT, _ ("reading it took too long"));

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static GByteArray *
read_answer (int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (CHUNK_SIZE);
  gint64 end = g_get_monotonic_time () + (gint64) DEADLINE * G_USEC_PER_SEC;
  gboolean is_there;

  while (wait_for_more (fd, end, &is_there, cancellable, error))
    {
      ssize_t n;

      if (!is_there)
        continue;
      n = read (fd, buffer, CHUNK_SIZE);
      if (n == 0)
        return g_steal_pointer (&answer);
      if (n < 0 && errno != EINTR && errno != EAGAIN)
        {
          fail (error, DOSSIER_CONVERT_ERROR_HELPER, g_strerror (errno));
          return NULL;
        }
      if (n > 0)
        g_byte_array_append (answer, buffer, (guint) n);
      if (answer->len > DOSSIER_READ_MAX_ANSWER)
        {
          fail (error, DOSSIER_CONVERT_ERROR_LIMIT, _ ("the graph is too large"));
          return NULL;
        }
    }

  return NULL;
}

static GByteArray *
run (const char *language, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GByteArray) answer = NULL;
  g_autoptr (GError) start_error = NULL;
  g_autofree char *helper = find_helper ();
  const char *const no_environment[] = { NULL };
  const char *const arguments[] = { helper, language, NULL };
  int fd = open_bytes (bytes);

  if (fd < 0)
    {
      g_set_error_literal (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_HELPER, g_strerror (errno));
      return NULL;
    }

  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_subprocess_launcher_set_environ (launcher, (char **) no_environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  process = g_subprocess_launcher_spawnv (launcher, arguments, &start_error);
  if (process == NULL)
    {
      g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_HELPER,
                   /* Translators: %s is a path, then the system's reason. */
                   _ ("the helper %s that reads the file could not be started (%s); install Dossier again"), helper,
                   start_error->message);
      return NULL;
    }

  answer = read_answer (g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (process))),
                        cancellable, error);
  if (answer == NULL)
    g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  if (answer != NULL && !g_subprocess_get_successful (process))
    {
      g_debug ("read helper ended with status %d", g_subprocess_get_status (process));
      g_set_error_literal (
          error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_HELPER,
          _ ("the helper crashed while it read the file, or wanted more memory or time than it may have"));
      return NULL;
    }

  return g_steal_pointer (&answer);
}

static gboolean
refuse_answer (GError **error)
{
  return fail (error, DOSSIER_CONVERT_ERROR_HELPER,
               _ ("the helper that reads the file gave an answer that makes no sense; install Dossier again"));
}

/* What the helper says is wrong with the file. */
static void
take_failure (DossierWireCursor *cursor, const char *label, GError **error)
{
  guint32 line = dossier_wire_get_u32 (cursor);
  guint32 column = dossier_wire_get_u32 (cursor);
  g_autofree char *words = dossier_wire_get_text (cursor, DOSSIER_READ_MAX_TEXT);
  g_autofree char *message = NULL;

  g_strstrip (g_strdelimit (words, "\n\r", ' '));
  /* Translators: the first is the name of a format, the second what is wrong, in English. */
  message = g_strdup_printf (_ ("this is no %s: %s"), label, words);
  if (line > 0 && column == 0)
    g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_SYNTAX, _ ("line %u: %s"), line, message);
  else if (line > 0)
    g_set_error (error, DOSSIER_CONVERT_ERROR, DOSSIER_CONVERT_ERROR_SYNTAX, _ ("line %u, column %u: %s"), line, column,
                 message);
  else
    fail (error, DOSSIER_CONVERT_ERROR_SYNTAX, message);
}

GByteArray *
dossier_convert_helper_run (const char *language,
                            const char *label,
                            GBytes *bytes,
                            DossierWireCursor *cursor,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GByteArray) answer = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  guint32 status;

  if (size > DOSSIER_READ_MAX_BYTES)
    {
      fail (error, DOSSIER_CONVERT_ERROR_LIMIT, _ ("the file has more than 64 MiB"));
      return NULL;
    }
  if (!g_utf8_validate_len (text, size, NULL))
    {
      fail (error, DOSSIER_CONVERT_ERROR_SYNTAX, _ ("not UTF-8; save the file as UTF-8"));
      return NULL;
    }

  answer = run (language, bytes, cancellable, error);
  if (answer == NULL)
    return NULL;

  *cursor = (DossierWireCursor) { answer->data, answer->len, 0, FALSE };
  if (dossier_wire_get_u32 (cursor) != DOSSIER_READ_MAGIC)
    {
      refuse_answer (error);
      return NULL;
    }

  status = dossier_wire_get_u32 (cursor);
  if (status == DOSSIER_READ_OK && !cursor->broken)
    return g_steal_pointer (&answer);

  if (status == DOSSIER_READ_FAILED)
    take_failure (cursor, label, error);
  else if (status == DOSSIER_READ_TOO_MANY)
    dossier_convert_rdf_refuse_more (error);
  else
    refuse_answer (error);

  return NULL;
}

gboolean
dossier_convert_helper_end (const DossierWireCursor *cursor, GError **error)
{
  return (!cursor->broken && cursor->position == cursor->size) || refuse_answer (error);
}
