/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli.h"

#include "core/dossier-suggest.h"
#include "dossier-cli-command.h"
#include "dossier-cli-interrupt.h"
#include "dossier-cli-print.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

static const DossierCliCommand *const commands[] = {
  &dossier_cli_check, &dossier_cli_show,           &dossier_cli_list,   &dossier_cli_query,  &dossier_cli_neighbours,
  &dossier_cli_path,  &dossier_cli_contradictions, &dossier_cli_layout, &dossier_cli_export,
  &dossier_cli_convert, &dossier_cli_report,
};

static const DossierCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];

  /* Half of those who type it spell it so. */
  if (g_str_equal (name, "neighbours"))
    return &dossier_cli_neighbours;

  return NULL;
}

static char *
suggest_command (const char *name)
{
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };

  if (!g_utf8_validate (name, -1, NULL))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    names[i] = commands[i]->name;
  return dossier_suggest (name, names, G_N_ELEMENTS (commands));
}

/* A word that is no file but nearly a command is a slip, not a file to open. */
static gboolean
is_mistyped_command (const char *word)
{
  g_autofree char *near = NULL;

  if (strchr (word, '/') != NULL || strchr (word, '.') != NULL || g_file_test (word, G_FILE_TEST_EXISTS))
    return FALSE;

  near = suggest_command (word);
  return near != NULL;
}

static gboolean
is_window_option (const char *option)
{
  return g_str_equal (option, "--") || g_str_equal (option, "--new-window") || g_str_equal (option, "--open-example")
         || g_str_has_prefix (option, "--gapplication-");
}

gboolean
dossier_cli_is_command (int argc, char **argv)
{
  if (argc < 2)
    return FALSE;

  if (argv[1][0] == '-')
    return !is_window_option (argv[1]);

  return find_command (argv[1]) != NULL || g_str_equal (argv[1], "help") || is_mistyped_command (argv[1]);
}

static int
refuse_use (const char *command, const char *message)
{
  if (command != NULL)
    dossier_cli_print_error (NULL, _ ("%s; “dossier %s --help” says what can be asked"), message, command);
  else
    dossier_cli_print_error (NULL, _ ("%s; “dossier --help” says what can be asked"), message);

  return DOSSIER_CLI_WRONG_USE;
}

static void
print_help (void)
{
  dossier_cli_print (_ ("Usage:\n"
                        "  dossier [FILE…]             open dossiers in a window\n"
                        "  dossier COMMAND [OPTION…]   work without a window\n"));
  dossier_cli_print ("\n%s\n", _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    dossier_cli_print ("  %-14s %s\n", commands[i]->name, _ (commands[i]->summary));
  dossier_cli_print ("\n%s\n", _ ("Options:"));
  dossier_cli_print ("  %-15s %s\n", "--help", _ ("Show this help; “dossier COMMAND --help” shows that of a command"));
  dossier_cli_print ("  %-15s %s\n", "--new-window", _ ("Open a new window"));
  dossier_cli_print ("  %-15s %s\n", "--open-example", _ ("Open the bundled example"));
  dossier_cli_print ("  %-15s %s\n", "--version", _ ("Show the version"));
  dossier_cli_print ("\n%s\n",
                     _ ("A FILE of “-” is standard input. Exit codes: 0 all is well; 1 the dossier has problems, or\n"
                        "what was asked for is not in it or could not be made; 2 wrong use, or a file that cannot be\n"
                        "read or written; 130 interrupted."));
}

/* `-type:actor` leaves actors out: no option has more than one letter after one dash. */
static gboolean
is_query_with_dash (int argc, char **argv)
{
  const char *last = argv[argc - 1];

  for (int i = 2; i < argc; i++)
    if (g_str_equal (argv[i], "--"))
      return FALSE;
  return last[0] == '-' && last[1] != '-' && last[1] != '\0' && last[2] != '\0';
}

static int
run_command (const DossierCliCommand *command, int argc, char **argv)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *description = NULL;
  g_autofree char *help_text = NULL;
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) copy = NULL;
  gboolean help = FALSE;
  guint n_arguments;
  guint n_copied = 1;
  const GOptionEntry common[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *parameters = g_strdup_printf ("%s", _ (command->arguments));

  context = g_option_context_new (parameters);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  if (command->description != NULL)
    description = command->description ();
  g_option_context_set_description (context, description);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  /* Without the program's name, so that the usage line has the command's. */
  copy = g_new0 (char *, (gsize) argc + 2);
  copy[0] = g_strdup_printf ("dossier %s", command->name);
  for (int i = 2; i < argc; i++)
    {
      if (i == argc - 1 && command->ends_with_query && is_query_with_dash (argc, argv))
        copy[n_copied++] = g_strdup ("--");
      copy[n_copied++] = g_strdup (argv[i]);
    }

  g_set_prgname (copy[0]);
  if (!g_option_context_parse_strv (context, &copy, &error))
    return refuse_use (command->name, error->message);

  if (help)
    {
      help_text = g_option_context_get_help (context, TRUE, NULL);
      dossier_cli_print ("%s", help_text);
      return DOSSIER_CLI_FINE;
    }

  n_arguments = arguments != NULL ? g_strv_length (arguments) : 0;
  if (n_arguments < command->n_arguments_min)
    return refuse_use (command->name, _ ("something is missing"));
  if (n_arguments > command->n_arguments_max)
    return refuse_use (command->name, _ ("that is too much"));
  for (guint i = 0; i < n_arguments; i++)
    if (*arguments[i] == '\0')
      return refuse_use (command->name, _ ("a file, an id or a query must not be empty"));

  cancellable = dossier_cli_interrupt_start ();
  return command->run (arguments, n_arguments, cancellable);
}

static int
run (int argc, char **argv)
{
  const DossierCliCommand *command;
  g_autofree char *near = NULL;
  g_autofree char *message = NULL;
  g_autofree char *word = NULL;

  g_return_val_if_fail (argc >= 2, DOSSIER_CLI_WRONG_USE);

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      if (argc > 2 && (command = find_command (argv[2])) != NULL)
        {
          char *help_arguments[] = { argv[0], argv[2], (char *) "--help", NULL };

          return run_command (command, 3, help_arguments);
        }

      print_help ();
      return DOSSIER_CLI_FINE;
    }

  if (g_str_equal (argv[1], "--version"))
    {
      dossier_cli_print ("dossier %s\n", DOSSIER_VERSION);
      return DOSSIER_CLI_FINE;
    }

  command = find_command (argv[1]);
  if (command != NULL)
    return run_command (command, argc, argv);

  word = dossier_cli_escape (argv[1]);
  if (argv[1][0] == '-')
    message = g_strdup_printf (_ ("there is no option “%s”"), word);
  else if ((near = suggest_command (argv[1])) != NULL)
    {
      dossier_cli_print_error (NULL, _ ("there is no file and no command “%s”; did you mean “%s”?"), word, near);
      return DOSSIER_CLI_WRONG_USE;
    }
  else
    message = g_strdup_printf (_ ("there is no command “%s”"), word);
  return refuse_use (NULL, message);
}

int
dossier_cli_run (int argc, char **argv)
{
  /* A reader that goes away is seen when writing to it, also where that is a helper process, and so is a quota. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  return dossier_cli_print_end (run (argc, argv));
}
