/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "random-graph.h"

DossierGraph *
test_random_graph (GRand *random, guint n_nodes, guint n_edges)
{
  static const char *const types[] = { "about", "said", "contradicts" };
  g_autoptr (GString) json = g_string_new ("{'dossier':1,'nodes':[");

  for (guint i = 0; i < n_nodes; i++)
    g_string_append_printf (json, "%s{'id':'n%u','type':'actor','label':'L'}", i > 0 ? "," : "", i);
  g_string_append (json, "],'edges':[");
  for (guint i = 0; i < n_edges; i++)
    g_string_append_printf (json, "%s{'from':'n%d','to':'n%d','type':'%s'}", i > 0 ? "," : "",
                            g_rand_int_range (random, 0, (gint) n_nodes), g_rand_int_range (random, 0, (gint) n_nodes),
                            types[g_rand_int_range (random, 0, G_N_ELEMENTS (types))]);
  g_string_append (json, "]}");
  return test_graph (json->str);
}

gboolean
test_is_joined (DossierGraph *graph, guint from, guint to, gboolean directed)
{
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      guint start, end;

      dossier_graph_get_edge_ends (graph, i, &start, &end);
      if (start == from && end == to)
        return TRUE;
      if (start == to && end == from
          && (!directed || g_str_equal (dossier_graph_get_edge (graph, i)->type, "contradicts")))
        return TRUE;
    }

  return FALSE;
}
