/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Damaged files of each format that is read in this process, from a fixed seed: the readers must say yes or no, and what
 * they take must be a dossier. Most telling with the address sanitizer. DOSSIER_FUZZ_ROUNDS sets another number of rounds. */

#include "convert/dossier-convert.h"
#include "core/dossier-reader.h"
#include "core/dossier-writer.h"
#include "test-support.h"

#include <string.h>

#define ROUNDS 1500

static const char dossier[] =
    "{\"dossier\":1,\"title\":\"T\",\"sources\":[{\"id\":\"s\",\"title\":\"S\"}],\"nodes\":[{\"id\":\"a b\",\"type\":\"actor\","
    "\"label\":\"A\\n\\\"<&>\\\\\",\"aliases\":[\"x\"],\"date\":\"2026-01~\",\"citations\":[{\"source\":\"s\",\"exact\":\"q;,\"}],"
    "\"properties\":{\"p\":{\"q\":[1,2.5e3]},\"n\":1}},{\"id\":\"b\",\"type\":\"legal-case\",\"label\":\"B\",\"x\":0}],\"edges\":["
    "{\"from\":\"a b\",\"to\":\"b\",\"type\":\"said\"},{\"id\":\"e\",\"from\":\"b\",\"to\":\"b\",\"type\":\"about\",\"citations\":"
    "[{\"source\":\"s\",\"exact\":\"r\"}]}]}";

static const char *const tokens[] = {
  "<", ">", "</", "/>", "&", "&amp;", "&x;", "<!DOCTYPE x>", "<![CDATA[", "]]>", "<!--", "<?xml?>", "\"", "\"\"", ",", ";", "\t", "\n",
  "{", "}", "[", "]", ":", "null", "-1", "1e999", "\\u0000", "\xff", "\xc3", "<graph>", "<node id='a'>", "</node>", "<data key='n0'>",
  "<default>", "<attvalue for='0' value='x'/>", "source", "target", "id", "dossier:citations", "dossier:id", "property-json:",
  "\"@id\":", "\"@type\":", "\"@context\":{", "\"@list\":[", "\"@graph\":", "\"@reverse\":{", "\"@value\":", "d:more", "_:b",
};

static GBytes *
damage (GBytes *bytes, GRand *rand)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  GString *text = g_string_new_len (data, (gssize) size);

  test_mutate (text, tokens, G_N_ELEMENTS (tokens), rand);

  return g_string_free_to_bytes (text);
}

static guint
get_rounds (void)
{
  const char *rounds = g_getenv ("DOSSIER_FUZZ_ROUNDS");

  return rounds != NULL ? (guint) g_ascii_strtoull (rounds, NULL, 10) : ROUNDS;
}

static DossierGraph *
read_dossier (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  DossierGraph *graph = dossier_reader_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);

  return graph;
}

static void
test_damaged (gconstpointer data)
{
  DossierConvertFormat format = (DossierConvertFormat) GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) source = g_bytes_new_static (dossier, sizeof dossier - 1);
  g_autoptr (DossierGraph) graph = read_dossier (source);
  g_autoptr (GBytes) edges = NULL;
  g_autoptr (GBytes) bytes = dossier_convert_write (graph, format, &edges, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  guint n_read = 0;
  guint n_refused = 0;

  g_assert_nonnull (bytes);
  for (guint round = get_rounds (); round > 0; round--)
    {
      g_auto (DossierConvertInput) input = { format, damage (bytes, rand), edges != NULL ? damage (edges, rand) : NULL };
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) notes = NULL;
      g_autoptr (DossierGraph) back = dossier_convert_read (&input, NULL, NULL, &notes, NULL, &error);

      g_assert_nonnull (notes);
      if (back == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (error->domain == DOSSIER_CONVERT_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          n_refused++;
        }
      else
        {
          g_autoptr (GBytes) written = dossier_writer_write_bytes (back);
          g_autoptr (DossierGraph) again = read_dossier (written);

          g_assert_no_error (error);
          n_read++;
        }
    }

  /* Else nothing was tried. */
  g_assert_cmpuint (n_read, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) source = g_bytes_new_static (dossier, sizeof dossier - 1);
  g_autoptr (DossierGraph) graph = read_dossier (source);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    {
      DossierConvertFormat format = (DossierConvertFormat) i;
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) read_error = NULL;
      g_auto (DossierConvertInput) input = { format, NULL, NULL };
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DossierGraph) back = NULL;

      if (!dossier_convert_format_can_write (format))
        continue;
      bytes = dossier_convert_write (graph, format, NULL, NULL, NULL, NULL, cancellable, &error);
      g_assert_null (bytes);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      input.bytes = dossier_convert_write (graph, format, NULL, NULL, NULL, NULL, NULL, NULL);
      back = dossier_convert_read (&input, NULL, NULL, NULL, cancellable, &read_error);
      g_assert_null (back);
      g_assert_error (read_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_formats (void)
{
  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    {
      const char *const *endings = dossier_convert_format_get_endings ((DossierConvertFormat) i);
      DossierConvertFormat found;

      g_assert_true (dossier_convert_format_can_read ((DossierConvertFormat) i));
      g_assert_true (dossier_convert_format_from_name (dossier_convert_format_get_name ((DossierConvertFormat) i), &found, NULL));
      g_assert_cmpuint (found, ==, i);
      for (guint j = 0; endings[j] != NULL; j++)
        {
          g_autofree char *upper = g_ascii_strup (endings[j], -1);
          g_autofree char *path = g_strconcat ("a.b/c", upper, NULL);

          g_assert_true (dossier_convert_format_from_path (path, &found, NULL));
          g_assert_cmpuint (found, ==, i);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/convert/formats", test_formats);
  g_test_add_func ("/convert/cancelled", test_cancelled);
  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    {
      DossierConvertFormat format = (DossierConvertFormat) i;
      g_autofree char *path = g_strconcat ("/convert/damaged/", dossier_convert_format_get_name (format), NULL);

      /* A process each would take too long; what it answers is damaged in the tests of the command line. */
      if (dossier_convert_format_can_write (format) && format != DOSSIER_CONVERT_DOT && format != DOSSIER_CONVERT_TURTLE)
        g_test_add_data_func (path, GUINT_TO_POINTER (i), test_damaged);
    }

  return g_test_run ();
}
