/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-find.h"

#include "core/dossier-index.h"
#include "core/dossier-suggest.h"
#include "dossier-cli-print.h"
#include "query/dossier-relation.h"
#include "query/dossier-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many of the nodes that have one name are named. */
#define MOST_NAMED 5

char *
dossier_cli_read_text (const char *argument)
{
  char *text = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  if (text == NULL)
    dossier_cli_print_error (NULL, _ ("“%s” is not valid text in this locale"), argument);
  return text;
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

/* What was most likely meant, among the ids of the nodes and, as @names or not, their names or the ids of the edges. */
static char *
suggest (DossierGraph *graph, const char *id, gboolean names)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    g_ptr_array_add (known, (gpointer) dossier_graph_get_node (graph, i)->id);
  for (guint i = 0; names && i < dossier_graph_get_n_nodes (graph); i++)
    g_ptr_array_add (known, (gpointer) dossier_graph_get_node (graph, i)->label);
  for (guint i = 0; !names && i < dossier_graph_get_n_edges (graph); i++)
    if (dossier_graph_get_edge (graph, i)->id != NULL)
      g_ptr_array_add (known, (gpointer) dossier_graph_get_edge (graph, i)->id);

  return dossier_suggest (id, (const char *const *) known->pdata, known->len);
}

gboolean
dossier_cli_find_thing (const char *path, DossierGraph *graph, const char *id, DossierCliThing *thing)
{
  g_autofree char *near = NULL;

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
  if (thing->node != DOSSIER_INDEX_NONE || thing->edge != DOSSIER_INDEX_NONE)
    return TRUE;

  near = suggest (graph, id, FALSE);
  if (near != NULL)
    dossier_cli_print_error (path, _ ("nothing has the id “%s”; did you mean “%s”?"), id, near);
  else
    dossier_cli_print_error (path, _ ("nothing has the id “%s”; “dossier list” lists all"), id);
  return FALSE;
}

/* @name is as it is written where @fold is not set, else folded. */
static gboolean
is_name (const char *text, const char *name, gboolean fold)
{
  g_autofree char *folded = fold ? dossier_search_fold (text) : NULL;

  return g_str_equal (fold ? folded : text, name);
}

static gboolean
has_name (const DossierNode *node, const char *name, gboolean fold)
{
  if (is_name (node->label, name, fold))
    return TRUE;

  for (guint i = 0; node->aliases != NULL && node->aliases[i] != NULL; i++)
    if (is_name (node->aliases[i], name, fold))
      return TRUE;

  return FALSE;
}

/* (element-type guint) (transfer full): the nodes that have just this name; else those that have it but for case,
 * accents, dashes and quote marks. */
static GArray *
find_named (DossierGraph *graph, const char *name)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = dossier_search_fold (name);

  for (guint fold = 0; fold < 2 && found->len == 0; fold++)
    for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
      if (has_name (dossier_graph_get_node (graph, i), fold ? folded : name, fold))
        g_array_append_val (found, i);

  return found;
}

static void
refuse_ambiguous (const char *path, DossierGraph *graph, const char *name, GArray *nodes)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < MIN (nodes->len, MOST_NAMED); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            dossier_graph_get_node (graph, g_array_index (nodes, guint, i))->id);
  if (nodes->len > MOST_NAMED)
    g_string_append (ids, ", …");

  dossier_cli_print_error (path,
                           ngettext ("%'u node has the name “%s”; give the id: %s",
                                     "%'u nodes have the name “%s”; give the id of one: %s", nodes->len),
                           nodes->len, name, ids->str);
}

guint
dossier_cli_find_node (const char *path, DossierGraph *graph, const char *id)
{
  g_autoptr (GArray) named = NULL;
  g_autofree char *near = NULL;
  guint node = dossier_graph_find_node (graph, id);

  if (node == DOSSIER_INDEX_NONE)
    node = find_place (id, "nodes", dossier_graph_get_n_nodes (graph));
  if (node != DOSSIER_INDEX_NONE)
    return node;

  named = find_named (graph, id);
  if (named->len == 1)
    return g_array_index (named, guint, 0);

  if (named->len > 1)
    refuse_ambiguous (path, graph, id, named);
  else if ((near = suggest (graph, id, TRUE)) != NULL)
    dossier_cli_print_error (path, _ ("no node has the id or name “%s”; did you mean “%s”?"), id, near);
  else
    dossier_cli_print_error (path, _ ("no node has the id or name “%s”; “dossier list” lists all"), id);
  return DOSSIER_INDEX_NONE;
}

gboolean
dossier_cli_has_relations (const char *path, DossierGraph *graph, char **relations)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (dossier_index_hash, g_str_equal);
  g_autoptr (GPtrArray) types = g_ptr_array_new ();

  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      const char *type = dossier_graph_get_edge (graph, i)->type;

      if (g_hash_table_add (seen, (gpointer) type))
        g_ptr_array_add (types, (gpointer) type);
    }

  for (guint i = 0; relations != NULL && relations[i] != NULL; i++)
    {
      g_autofree char *near = NULL;

      if (dossier_relation_is_known (relations[i]) || g_hash_table_contains (seen, relations[i]))
        continue;

      near = dossier_suggest (relations[i], (const char *const *) types->pdata, types->len);
      if (near != NULL)
        dossier_cli_print_error (path, _ ("there is no relation “%s”; did you mean “%s”?"), relations[i], near);
      else
        dossier_cli_print_error (path, _ ("there is no relation “%s”"), relations[i]);
      return FALSE;
    }

  return TRUE;
}
