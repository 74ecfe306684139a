/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* dossier-generate N SEED OUT: writes a made-up dossier of N nodes; the same N and SEED give the same file. */

#include "dossier-generator.h"

#include <gio/gio.h>

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n_nodes, seed;

  if (argc != 4 || !g_ascii_string_to_unsigned (argv[1], 10, 4, 5000000, &n_nodes, &error)
      || !g_ascii_string_to_unsigned (argv[2], 10, 0, G_MAXUINT32, &seed, &error))
    {
      g_printerr ("Usage: dossier-generate N SEED OUT\n%s\n", error != NULL ? error->message : "");
      return 2;
    }

  bytes = dossier_generate ((guint) n_nodes, (guint32) seed);
  if (!g_file_set_contents (argv[3], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    {
      g_printerr ("dossier-generate: %s\n", error->message);
      return 1;
    }

  return 0;
}
