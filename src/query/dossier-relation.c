/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-relation.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *type;
  gboolean outgoing;
  const char *heading;
} Direction;

/* In the order in which people read them. Unknown relations come after all of these. */
static const Direction directions[] = {
  { "contradicts", TRUE, NC_ ("relation", "Contradicts") },
  { "contradicts", FALSE, NC_ ("relation", "Contradicted by") },
  { "said", FALSE, NC_ ("relation", "Said by") },
  { "announced", FALSE, NC_ ("relation", "Announced by") },
  { "reported", FALSE, NC_ ("relation", "Reported by") },
  { "attributed-to", TRUE, NC_ ("relation", "Attributed to") },
  { "said", TRUE, NC_ ("relation", "Said") },
  { "announced", TRUE, NC_ ("relation", "Announced") },
  { "reported", TRUE, NC_ ("relation", "Reported") },
  { "attributed-to", FALSE, NC_ ("relation", "Attributed to it") },
  { "about", TRUE, NC_ ("relation", "About") },
  { "targets", TRUE, NC_ ("relation", "Targets") },
  { "covers", TRUE, NC_ ("relation", "Covers") },
  { "affects", TRUE, NC_ ("relation", "Affects") },
  { "about", FALSE, NC_ ("relation", "Subject of") },
  { "targets", FALSE, NC_ ("relation", "Targeted by") },
  { "covers", FALSE, NC_ ("relation", "Covered by") },
  { "affects", FALSE, NC_ ("relation", "Affected by") },
  { "role-in", TRUE, NC_ ("relation", "Role in") },
  { "member-of", TRUE, NC_ ("relation", "Member of") },
  { "part-of", TRUE, NC_ ("relation", "Part of") },
  { "role-in", FALSE, NC_ ("relation", "People in a role") },
  { "member-of", FALSE, NC_ ("relation", "Members") },
  { "part-of", FALSE, NC_ ("relation", "Parts") },
  { "responds-to", FALSE, NC_ ("relation", "Answered by") },
  { "responds-to", TRUE, NC_ ("relation", "Responds to") },
  { "supports", FALSE, NC_ ("relation", "Supported by") },
  { "supports", TRUE, NC_ ("relation", "Supports") },
};

static guint
find_direction (const char *type, gboolean outgoing)
{
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (directions[i].outgoing == outgoing && g_str_equal (directions[i].type, type))
      return i;

  return G_N_ELEMENTS (directions);
}

gboolean
dossier_relation_is_known (const char *type)
{
  g_return_val_if_fail (type != NULL, FALSE);

  return find_direction (type, TRUE) < G_N_ELEMENTS (directions);
}

gboolean
dossier_relation_is_symmetric (const char *type)
{
  g_return_val_if_fail (type != NULL, FALSE);

  return g_str_equal (type, "contradicts");
}

char *
dossier_relation_get_heading (const char *type, gboolean outgoing)
{
  g_autofree char *words = NULL;
  guint place;

  g_return_val_if_fail (type != NULL, NULL);

  place = find_direction (type, !!outgoing);
  if (place < G_N_ELEMENTS (directions))
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "relation", directions[place].heading));

  words = g_strdelimit (g_strdup (type), "-", ' ');
  if (outgoing)
    return g_steal_pointer (&words);

  /* Translators: a relation that the program does not know, in the words of the file, seen from the end that it points
   * to, such as "appeals to (incoming)". */
  return g_strdup_printf (C_ ("relation", "%s (incoming)"), words);
}

char *
dossier_relation_get_plain_heading (const char *type, gboolean outgoing)
{
  g_autofree char *words = NULL;
  guint place;

  g_return_val_if_fail (type != NULL, NULL);

  place = find_direction (type, !!outgoing);
  if (place < G_N_ELEMENTS (directions))
    return g_strdup (directions[place].heading);

  words = g_strdelimit (g_strdup (type), "-", ' ');
  return outgoing ? g_steal_pointer (&words) : g_strdup_printf ("%s (incoming)", words);
}

static void
group_free (gpointer data)
{
  DossierRelationGroup *group = data;

  g_free (group->edges);
  g_free (group);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const DossierRelationGroup *first = *(const DossierRelationGroup *const *) a;
  const DossierRelationGroup *second = *(const DossierRelationGroup *const *) b;
  guint first_place = find_direction (first->type, first->outgoing);
  guint second_place = find_direction (second->type, second->outgoing);
  int order;

  if (first_place != second_place)
    return first_place < second_place ? -1 : 1;

  order = g_strcmp0 (first->type, second->type);
  return order != 0 ? order : second->outgoing - first->outgoing;
}

/* An edge in a group that is being made. */
typedef struct
{
  guint group;
  guint edge;
} Member;

GPtrArray *
dossier_relation_list_groups (DossierGraph *graph, guint node)
{
  g_autoptr (GHashTable) outgoing_places = NULL;
  g_autoptr (GHashTable) incoming_places = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree Member *members = NULL;
  const guint *incident;
  guint n_incident = 0;
  guint n_members = 0;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (node < dossier_graph_get_n_nodes (graph), NULL);

  groups = g_ptr_array_new_with_free_func (group_free);
  outgoing_places = g_hash_table_new (g_str_hash, g_str_equal);
  incoming_places = g_hash_table_new (g_str_hash, g_str_equal);
  incident = dossier_graph_get_incident_edges (graph, node, &n_incident);
  members = g_new (Member, n_incident);

  for (guint i = 0; i < n_incident; i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, incident[i]);
      DossierRelationGroup *group;
      GHashTable *places;
      gboolean outgoing;
      gpointer place;
      guint from, to;

      dossier_graph_get_edge_ends (graph, incident[i], &from, &to);
      outgoing = from == node || dossier_relation_is_symmetric (edge->type);

      places = outgoing ? outgoing_places : incoming_places;
      place = g_hash_table_lookup (places, edge->type);
      if (place == NULL)
        {
          group = g_new0 (DossierRelationGroup, 1);
          group->type = edge->type;
          group->outgoing = outgoing;
          g_ptr_array_add (groups, group);
          place = GUINT_TO_POINTER (groups->len);
          g_hash_table_insert (places, (gpointer) edge->type, place);
        }

      members[n_members].group = GPOINTER_TO_UINT (place) - 1;
      members[n_members].edge = incident[i];
      n_members++;
      group = g_ptr_array_index (groups, GPOINTER_TO_UINT (place) - 1);
      group->n_edges++;
    }

  for (guint i = 0; i < groups->len; i++)
    {
      DossierRelationGroup *group = g_ptr_array_index (groups, i);

      group->edges = g_new (guint, group->n_edges);
      group->n_edges = 0;
    }

  for (guint i = 0; i < n_members; i++)
    {
      DossierRelationGroup *group = g_ptr_array_index (groups, members[i].group);

      group->edges[group->n_edges++] = members[i].edge;
    }

  g_ptr_array_sort (groups, compare_groups);
  return g_steal_pointer (&groups);
}

guint *
dossier_relation_list_contradictions (DossierGraph *graph, guint node, guint *n_edges)
{
  g_autofree guint *found = NULL;
  const guint *incident;
  guint n_incident = 0;
  guint n_found = 0;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (node < dossier_graph_get_n_nodes (graph), NULL);
  g_return_val_if_fail (n_edges != NULL, NULL);

  incident = dossier_graph_get_incident_edges (graph, node, &n_incident);
  found = g_new (guint, MAX (n_incident, 1));
  for (guint i = 0; i < n_incident; i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, incident[i]);

      if (g_str_equal (edge->type, "contradicts"))
        found[n_found++] = incident[i];
    }

  *n_edges = n_found;
  return g_steal_pointer (&found);
}

/* Best first, for who a statement's speaker is. */
static const char *const speech[] = { "said", "announced", "reported", NULL };

gboolean
dossier_relation_is_speech (const char *type)
{
  return g_strv_contains (speech, type);
}

gboolean
dossier_relation_is_topic (const char *type)
{
  static const char *const topics[] = { "about", "targets", "covers", "affects", NULL };

  g_return_val_if_fail (type != NULL, FALSE);

  return g_strv_contains (topics, type);
}

gboolean
dossier_relation_is_belonging (const char *type)
{
  static const char *const belonging[] = { "member-of", "role-in", NULL };

  g_return_val_if_fail (type != NULL, FALSE);

  return g_strv_contains (belonging, type);
}

guint
dossier_relation_find_speaker (DossierGraph *graph, guint node)
{
  guint best = G_N_ELEMENTS (speech) - 1;
  guint speaker = DOSSIER_INDEX_NONE;
  const guint *incident;
  guint n_incident = 0;

  g_return_val_if_fail (graph != NULL, DOSSIER_INDEX_NONE);
  g_return_val_if_fail (node < dossier_graph_get_n_nodes (graph), DOSSIER_INDEX_NONE);

  incident = dossier_graph_get_incident_edges (graph, node, &n_incident);
  for (guint i = 0; i < n_incident && best > 0; i++)
    {
      const DossierEdge *edge = dossier_graph_get_edge (graph, incident[i]);
      guint from, to;

      dossier_graph_get_edge_ends (graph, incident[i], &from, &to);
      if (to != node)
        continue;

      for (guint j = 0; j < best; j++)
        if (g_str_equal (edge->type, speech[j]))
          {
            best = j;
            speaker = from;
          }
    }

  return speaker;
}
