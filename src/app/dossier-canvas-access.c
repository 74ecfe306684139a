/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-private.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "query/dossier-words.h"
#include "render/dossier-edge-label.h"

#include <glib/gi18n-lib.h>

static char *
describe_node (DossierGraph *graph, guint node)
{
  g_autofree char *type = dossier_words_get_type (dossier_graph_get_node (graph, node));
  guint degree = dossier_graph_get_degree (graph, node);
  g_autofree char *relations
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u relation", "%'u relations", degree), degree);
  g_autofree char *more = dossier_words_describe_node (graph, node);

  return dossier_words_join (type, relations, more, NULL);
}

static char *
name_edge (DossierGraph *graph, guint edge)
{
  const DossierEdge *record = dossier_graph_get_edge (graph, edge);
  g_autofree char *relation = dossier_edge_label_get_relation (record->type);
  guint from;
  guint to;

  dossier_graph_get_edge_ends (graph, edge, &from, &to);
  /* Translators: a relation between two things, such as "He Yadong, said, Only military firms are affected" */
  return g_strdup_printf (_ ("%s, %s, %s"), dossier_graph_get_node (graph, from)->label, relation,
                          dossier_graph_get_node (graph, to)->label);
}

static char *
describe_edge (DossierGraph *graph, guint edge)
{
  guint n_quotes = dossier_graph_get_edge (graph, edge)->n_citations;

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Relation with %'u quote", "Relation with %'u quotes", n_quotes), n_quotes);
}

void
dossier_canvas_access_update (DossierCanvas *self)
{
  DossierSelection selection = { DOSSIER_INDEX_NONE, DOSSIER_INDEX_NONE };
  DossierGraph *graph = self->scene != NULL ? dossier_scene_get_graph (self->scene) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  if (graph != NULL && self->session != NULL)
    selection = dossier_session_get_selection (self->session);

  if (graph == NULL)
    {
      label = g_strdup (_ ("Graph"));
      description = g_strdup ("");
    }
  else if (selection.node != DOSSIER_INDEX_NONE)
    {
      g_autofree char *described = describe_node (graph, selection.node);
      g_autofree char *marks = dossier_canvas_marks_describe (self, selection.node);

      label = g_strdup (dossier_graph_get_node (graph, selection.node)->label);
      description = dossier_words_join (described, marks, NULL);
    }
  else if (selection.edge != DOSSIER_INDEX_NONE)
    {
      label = name_edge (graph, selection.edge);
      description = describe_edge (graph, selection.edge);
    }
  else
    {
      guint n_nodes = dossier_graph_get_n_nodes (graph);

      label = g_strdup (_ ("Graph"));
      description = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%'u node; arrow keys select", "%'u nodes; arrow keys select", n_nodes),
          n_nodes);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  if (selection.node != DOSSIER_INDEX_NONE || selection.edge != DOSSIER_INDEX_NONE)
    {
      g_autofree char *both = g_strdup_printf ("%s. %s", label, description);

      dossier_compat_announce (GTK_WIDGET (self), both);
    }
}
