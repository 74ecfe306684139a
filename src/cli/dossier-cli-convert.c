/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "convert/dossier-convert.h"
#include "core/dossier-writer.h"
#include "dossier-cli-command.h"
#include "dossier-cli-open.h"
#include "dossier-cli-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

static char *map_text;
static char *from_name;
static char *to_name;
static gboolean list_columns;

static const GOptionEntry options[] = {
  { "map", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &map_text, N_ ("Which columns of IN stand for what"),
    N_ ("ROLE=COLUMN,…") },
  { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &from_name, N_ ("The format of IN, whatever its name"),
    N_ ("FORMAT") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &to_name, N_ ("The format of OUT, whatever its name"),
    N_ ("FORMAT") },
  { "columns", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &list_columns,
    N_ ("List the columns of IN and convert nothing"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
describe (void)
{
  g_autoptr (GString) formats = g_string_new (NULL);

  for (guint i = 0; i < DOSSIER_N_CONVERT_FORMATS; i++)
    {
      DossierConvertFormat format = (DossierConvertFormat) i;

      g_string_append_printf (formats, "\n  %-10s %-10s %s%s%s", dossier_convert_format_get_name (format),
                              dossier_convert_format_get_endings (format)[0],
                              dossier_convert_format_get_label (format),
                              dossier_convert_format_can_write (format) ? "" : "; ",
                              dossier_convert_format_can_write (format) ? "" : _ ("is read only"));
    }

  return g_strdup_printf (
      _ ("The endings of their names tell what IN and OUT are: a dossier, or%s\n\n"
         "CSV is two files: OUT.csv gives OUT-nodes.csv and OUT-edges.csv. A ROLE of --map is id, from, to, type,\n"
         "kind, label, date, description, source or quote; what stands for nothing becomes a property. Notes on\n"
         "standard error say what does not fit. OUT is replaced as a whole or not at all."),
      formats->str);
}

static gboolean
is_dossier (const char *path, const char *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return format != NULL ? g_str_equal (format, "dossier")
                        : g_str_equal (path, "-") || g_str_has_suffix (lower, ".dossier");
}

static gboolean
find_format (const char *path, const char *name, DossierConvertFormat *format, int *code)
{
  g_autoptr (GError) error = NULL;
  gboolean found = name != NULL ? dossier_convert_format_from_name (name, format, &error)
                                : dossier_convert_format_from_path (path, format, &error);

  if (!found)
    {
      dossier_cli_print_error (path, "%s", error->message);
      *code = DOSSIER_CLI_WRONG_USE;
    }

  return found;
}

static int
fail (const char *path, const GError *error)
{
  int code = dossier_cli_fail (path, error);

  if (error->domain != DOSSIER_CONVERT_ERROR || error->code == DOSSIER_CONVERT_ERROR_FORMAT
      || error->code == DOSSIER_CONVERT_ERROR_MAP)
    return code;

  return DOSSIER_CLI_PROBLEMS;
}

static void
print_notes (const char *path, char **notes)
{
  for (guint i = 0; notes != NULL && notes[i] != NULL; i++)
    dossier_cli_print_error (path, _ ("note: %s"), notes[i]);
}

static void
print_column (const DossierConvertColumn *column)
{
  g_autofree char *name = dossier_cli_escape (column->name);
  g_autofree char *sample
      = g_utf8_substring (column->sample != NULL ? column->sample : "", 0,
                          MIN (g_utf8_strlen (column->sample != NULL ? column->sample : "", -1), 60));
  g_autofree char *shown = dossier_cli_escape (sample);

  dossier_cli_print ("%s\t%s\t%s\t%u\t%s\n", column->is_of_edges ? "edge" : "node", name,
                     dossier_convert_role_get_name (column->role), column->n_values, shown);
}

/* The name without folder and ending, for a file that has no title. */
static char *
make_title (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  char *dot = strrchr (valid, '.');

  if (dot != NULL && dot != valid)
    *dot = '\0';

  return g_steal_pointer (&valid);
}

static DossierGraph *
read_other (const char *path, GCancellable *cancellable, int *code)
{
  g_auto (DossierConvertInput) input = { 0 };
  g_autoptr (DossierConvertMap) map = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = NULL;
  g_autofree char *title = make_title (path);
  DossierConvertFormat format;
  DossierGraph *graph;

  if (!find_format (path, from_name, &format, code))
    return NULL;

  if (map_text != NULL && (map = dossier_convert_map_parse (map_text, &error)) == NULL)
    {
      *code = fail ("--map", error);
      return NULL;
    }

  if (!dossier_convert_load (path, format, &input, cancellable, &error))
    {
      *code = fail (path, error);
      return NULL;
    }

  graph = dossier_convert_read (&input, map, title, &notes, cancellable, &error);
  if (graph == NULL)
    *code = fail (path, error);
  else
    print_notes (path, notes);

  return graph;
}

static int
print_columns (const char *path, GCancellable *cancellable)
{
  g_auto (DossierConvertInput) input = { 0 };
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GError) error = NULL;
  DossierConvertFormat format;
  int code = DOSSIER_CLI_FINE;

  if (!find_format (path, from_name, &format, &code))
    return code;
  if (!dossier_convert_load (path, format, &input, cancellable, &error)
      || (columns = dossier_convert_list_columns (&input, cancellable, &error)) == NULL)
    return fail (path, error);

  for (guint i = 0; i < columns->len; i++)
    print_column (g_ptr_array_index (columns, i));

  return DOSSIER_CLI_FINE;
}

static gboolean
is_same_file (const char *path, const char *target)
{
  struct stat source, other;

  return stat (path, &source) == 0 && stat (target, &other) == 0 && source.st_dev == other.st_dev
         && source.st_ino == other.st_ino;
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  const char *path = arguments[0];
  const char *target = n_arguments > 1 ? arguments[1] : NULL;
  g_autoptr (DossierGraph) graph = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) losses = NULL;
  DossierConvertFormat format = DOSSIER_CONVERT_CSV;
  gboolean to_dossier;
  gboolean fine;
  int code = DOSSIER_CLI_FINE;

  if (list_columns)
    return print_columns (path, cancellable);

  if (target == NULL || g_str_equal (target, "-"))
    {
      dossier_cli_print_error (NULL, _ ("name a file to write"));
      return DOSSIER_CLI_WRONG_USE;
    }
  if (is_same_file (path, target))
    {
      dossier_cli_print_error (target, _ ("this is the file itself; name another one"));
      return DOSSIER_CLI_WRONG_USE;
    }

  to_dossier = is_dossier (target, to_name);
  if (!to_dossier && !find_format (target, to_name, &format, &code))
    return code;

  graph = is_dossier (path, from_name) ? dossier_cli_open (path, cancellable, NULL, &code)
                                       : read_other (path, cancellable, &code);
  if (graph == NULL)
    return code;

  if (to_dossier)
    {
      g_autoptr (GFile) file = g_file_new_for_path (target);

      fine = dossier_writer_write_file (graph, file, cancellable, &error);
    }
  else
    {
      fine = dossier_convert_write_file (graph, format, target, &losses, NULL, NULL, cancellable, &error);
    }
  if (!fine)
    return fail (target, error);

  print_notes (target, losses);
  return DOSSIER_CLI_FINE;
}

const DossierCliCommand dossier_cli_convert = {
  .name = "convert",
  .arguments = N_ ("IN OUT"),
  .summary = N_ ("Turn a dossier into another program’s format, or that into a dossier"),
  .description = describe,
  .n_arguments_min = 1,
  .n_arguments_max = 2,
  .options = options,
  .run = run,
};
