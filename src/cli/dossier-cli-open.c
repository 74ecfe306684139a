/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-open.h"

#include "core/dossier-error.h"
#include "core/dossier-reader.h"
#include "dossier-cli-print.h"
#include "layout/dossier-layout-client.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* What a file may hold, from the format page; one byte more is enough for the reader to refuse it. */
#define MOST_BYTES (G_GUINT64_CONSTANT (1) << 30)

GFile *
dossier_cli_get_file (const char *path)
{
  /* Never as an address: what is typed is a file's name. */
  return g_str_equal (path, "-") ? NULL : g_file_new_for_path (path);
}

static GBytes *
read_standard_input (GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[64 * 1024];
  gssize n_read;

  while ((n_read = g_input_stream_read (input, buffer, sizeof buffer, cancellable, error)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) n_read);
      if (bytes->len > MOST_BYTES)
        break;
    }

  return n_read < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static DossierGraph *
read_graph (const char *path, GPtrArray **problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = dossier_cli_get_file (path);
  g_autoptr (GBytes) bytes = NULL;

  if (file != NULL)
    return dossier_reader_read_file (file, problems, cancellable, error);

  bytes = read_standard_input (cancellable, error);
  return bytes != NULL ? dossier_reader_read_bytes (bytes, problems, cancellable, error) : NULL;
}

/* A name that can be told from one that is typed. */
static const char *
get_shown_name (const char *path)
{
  return g_str_equal (path, "-") ? _ ("standard input") : path;
}

int
dossier_cli_fail (const char *path, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return DOSSIER_CLI_CANCELLED;

  dossier_cli_print_error (get_shown_name (path), "%s", error->message);
  if (error->domain == DOSSIER_ERROR || error->domain == DOSSIER_LAYOUT_ERROR)
    return DOSSIER_CLI_PROBLEMS;
  return DOSSIER_CLI_WRONG_USE;
}

DossierGraph *
dossier_cli_open (const char *path, GCancellable *cancellable, GPtrArray **problems, int *code)
{
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  *code = DOSSIER_CLI_FINE;
  graph = read_graph (path, &found, cancellable, &error);
  if (graph == NULL)
    {
      for (guint i = 0; found != NULL && i < found->len; i++)
        {
          const DossierProblem *problem = g_ptr_array_index (found, i);
          g_autofree char *place = g_strdup_printf ("%s: %s", get_shown_name (path), problem->place);

          dossier_cli_print_error (place, "%s", problem->message);
          *code = DOSSIER_CLI_PROBLEMS;
        }

      if (*code == DOSSIER_CLI_FINE)
        {
          *code = dossier_cli_fail (path, error);
          g_clear_pointer (&found, g_ptr_array_unref);
          found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_problem_free);
          g_ptr_array_add (found, dossier_problem_new ("", 0, 0, "%s", error->message));
        }
    }

  if (problems != NULL)
    *problems = found != NULL ? g_steal_pointer (&found) : g_ptr_array_new ();
  return g_steal_pointer (&graph);
}
