/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-show.h"

#include "dossier-cli-command.h"
#include "dossier-cli-find.h"
#include "dossier-cli-open.h"
#include "dossier-cli-print.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;

static const GOptionEntry options[] = {
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Write it as JSON"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
describe (void)
{
  return g_strdup (_ ("ID is the id of a node or of a relation, or a place as “dossier check” gives it, such as\n"
                      "nodes[12] or edges[3]. Where a node and a relation share an id, the node is shown."));
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  g_autoptr (DossierGraph) graph = NULL;
  g_autofree char *id = NULL;
  DossierCliThing thing;
  int code;

  id = dossier_cli_read_text (arguments[1]);
  if (id == NULL)
    return DOSSIER_CLI_WRONG_USE;

  graph = dossier_cli_open (arguments[0], cancellable, NULL, &code);
  if (graph == NULL)
    return code;

  if (!dossier_cli_find_thing (arguments[0], graph, id, &thing))
    return DOSSIER_CLI_PROBLEMS;

  if (as_json)
    dossier_cli_show_json (&thing);
  else
    dossier_cli_show_text (&thing);
  return DOSSIER_CLI_FINE;
}

const DossierCliCommand dossier_cli_show = {
  .name = "show",
  .arguments = N_ ("FILE ID"),
  .summary = N_ ("Show a node or a relation with the words that it rests on"),
  .description = describe,
  .n_arguments_min = 2,
  .n_arguments_max = 2,
  .options = options,
  .run = run,
};
