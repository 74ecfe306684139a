/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-show.h"

#include "core/dossier-suggest.h"
#include "dossier-cli-command.h"
#include "dossier-cli-open.h"
#include "dossier-cli-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* "edges[3]", also with more behind it, so that a place that an error names can be pasted; relations need not have
 * an id. */
static guint
find_place (const char *text, const char *array, guint n_records)
{
  const char *digits = text + strlen (array) + 1;
  guint64 place;
  char *end;

  if (!g_str_has_prefix (text, array) || text[strlen (array)] != '[' || !g_ascii_isdigit (*digits))
    return DOSSIER_INDEX_NONE;

  place = g_ascii_strtoull (digits, &end, 10);
  return *end == ']' && place < n_records ? (guint) place : DOSSIER_INDEX_NONE;
}

static gboolean
find_thing (DossierGraph *graph, const char *id, DossierCliThing *thing)
{
  thing->graph = graph;
  thing->edge = DOSSIER_INDEX_NONE;
  thing->node = dossier_graph_find_node (graph, id);
  if (thing->node == DOSSIER_INDEX_NONE)
    thing->edge = dossier_graph_find_edge (graph, id);
  if (thing->node == DOSSIER_INDEX_NONE && thing->edge == DOSSIER_INDEX_NONE)
    {
      thing->node = find_place (id, "nodes", dossier_graph_get_n_nodes (graph));
      thing->edge = find_place (id, "edges", dossier_graph_get_n_edges (graph));
    }

  return thing->node != DOSSIER_INDEX_NONE || thing->edge != DOSSIER_INDEX_NONE;
}

static char *
suggest_id (DossierGraph *graph, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    g_ptr_array_add (ids, (gpointer) dossier_graph_get_node (graph, i)->id);
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    if (dossier_graph_get_edge (graph, i)->id != NULL)
      g_ptr_array_add (ids, (gpointer) dossier_graph_get_edge (graph, i)->id);

  return dossier_suggest (id, (const char *const *) ids->pdata, ids->len);
}

static int
run (char **arguments, guint n_arguments, GCancellable *cancellable)
{
  g_autoptr (DossierGraph) graph = NULL;
  g_autofree char *id = NULL;
  DossierCliThing thing;
  int code;

  id = g_locale_to_utf8 (arguments[1], -1, NULL, NULL, NULL);
  if (id == NULL)
    {
      dossier_cli_print_error (NULL, _ ("the id “%s” is not valid text in this locale"), arguments[1]);
      return DOSSIER_CLI_WRONG_USE;
    }

  graph = dossier_cli_open (arguments[0], cancellable, NULL, &code);
  if (graph == NULL)
    return code;

  if (!find_thing (graph, id, &thing))
    {
      g_autofree char *near = suggest_id (graph, id);

      if (near != NULL)
        dossier_cli_print_error (arguments[0], _ ("nothing has the id “%s”; did you mean “%s”?"), id, near);
      else
        dossier_cli_print_error (arguments[0], _ ("nothing has the id “%s”; “dossier list” lists all"), id);
      return DOSSIER_CLI_PROBLEMS;
    }

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
