/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-focus.h"

#include "dossier-config.h"
#include "dossier-neighbourhood.h"
#include "dossier-relation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GStrv
copy_ids (const char *const *ids)
{
  static const char *const none[] = { NULL };

  return g_strdupv ((GStrv) (ids != NULL ? ids : none));
}

DossierFocus *
dossier_focus_new (const char *const *centres,
                   guint hops,
                   DossierDirection direction,
                   const char *const *relations,
                   const char *const *expanded,
                   const char *const *collapsed,
                   const char *const *pinned)
{
  DossierFocus *focus = g_new0 (DossierFocus, 1);

  g_atomic_ref_count_init (&focus->ref_count);
  focus->centres = copy_ids (centres);
  focus->hops = hops;
  focus->direction = direction;
  focus->relations = g_strdupv ((GStrv) relations);
  focus->expanded = copy_ids (expanded);
  focus->collapsed = copy_ids (collapsed);
  focus->pinned = copy_ids (pinned);
  return focus;
}

DossierFocus *
dossier_focus_new_around (const char *centre, guint hops)
{
  const char *const centres[] = { centre, NULL };

  g_return_val_if_fail (centre != NULL, NULL);

  return dossier_focus_new (centres, hops, DOSSIER_DIRECTION_ANY, NULL, NULL, NULL, NULL);
}

DossierFocus *
dossier_focus_ref (DossierFocus *focus)
{
  g_return_val_if_fail (focus != NULL, NULL);

  g_atomic_ref_count_inc (&focus->ref_count);
  return focus;
}

void
dossier_focus_unref (DossierFocus *focus)
{
  g_return_if_fail (focus != NULL);

  if (!g_atomic_ref_count_dec (&focus->ref_count))
    return;

  g_strfreev (focus->centres);
  g_strfreev (focus->relations);
  g_strfreev (focus->expanded);
  g_strfreev (focus->collapsed);
  g_strfreev (focus->pinned);
  g_free (focus);
}

static gboolean
is_same_list (GStrv a, GStrv b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
dossier_focus_equal (DossierFocus *a, DossierFocus *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return a->hops == b->hops && a->direction == b->direction && is_same_list (a->centres, b->centres)
         && is_same_list (a->relations, b->relations) && is_same_list (a->expanded, b->expanded)
         && is_same_list (a->collapsed, b->collapsed) && is_same_list (a->pinned, b->pinned);
}

gboolean
dossier_focus_is_whole (DossierFocus *focus)
{
  return focus == NULL || (focus->centres[0] == NULL && focus->collapsed[0] == NULL);
}

/* A copy to be changed before anybody else sees it. */
static DossierFocus *
copy (DossierFocus *focus)
{
  if (focus == NULL)
    return dossier_focus_new (NULL, 1, DOSSIER_DIRECTION_ANY, NULL, NULL, NULL, NULL);

  return dossier_focus_new ((const char *const *) focus->centres, focus->hops, focus->direction,
                            (const char *const *) focus->relations, (const char *const *) focus->expanded,
                            (const char *const *) focus->collapsed, (const char *const *) focus->pinned);
}

/* With @id at the end of the list or without it; a list that is so already stays as it is. */
static void
put_id (GStrv *list, const char *id, gboolean present)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  GStrv changed;

  if (g_strv_contains ((const char *const *) *list, id) == !!present)
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; (*list)[i] != NULL; i++)
    if (!g_str_equal ((*list)[i], id))
      g_strv_builder_add (builder, (*list)[i]);
  if (present)
    g_strv_builder_add (builder, id);

  changed = g_strv_builder_end (builder);
  g_strfreev (*list);
  *list = changed;
}

DossierFocus *
dossier_focus_with_hops (DossierFocus *focus, guint hops)
{
  DossierFocus *changed = copy (focus);

  changed->hops = hops;
  return changed;
}

DossierFocus *
dossier_focus_with_direction (DossierFocus *focus, DossierDirection direction)
{
  DossierFocus *changed = copy (focus);

  changed->direction = direction;
  return changed;
}

DossierFocus *
dossier_focus_with_relations (DossierFocus *focus, const char *const *relations)
{
  DossierFocus *changed = copy (focus);

  g_strfreev (changed->relations);
  changed->relations = g_strdupv ((GStrv) relations);
  return changed;
}

DossierFocus *
dossier_focus_with_expanded (DossierFocus *focus, const char *id, gboolean expanded)
{
  DossierFocus *changed;

  g_return_val_if_fail (id != NULL, NULL);

  changed = copy (focus);
  put_id (&changed->expanded, id, expanded);
  if (expanded)
    put_id (&changed->collapsed, id, FALSE);
  return changed;
}

DossierFocus *
dossier_focus_with_collapsed (DossierFocus *focus, const char *id, gboolean collapsed)
{
  DossierFocus *changed;

  g_return_val_if_fail (id != NULL, NULL);

  changed = copy (focus);
  put_id (&changed->collapsed, id, collapsed);
  if (collapsed)
    put_id (&changed->expanded, id, FALSE);
  return changed;
}

DossierFocus *
dossier_focus_with_pinned (DossierFocus *focus, const char *id, gboolean pinned)
{
  DossierFocus *changed;

  g_return_val_if_fail (id != NULL, NULL);

  changed = copy (focus);
  put_id (&changed->pinned, id, pinned);
  return changed;
}

/* (element-type guint) (transfer full): those of the nodes that the graph has. */
static GArray *
find_nodes (DossierGraph *graph, GStrv ids)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint node = dossier_graph_find_node (graph, ids[i]);

      if (node != DOSSIER_INDEX_NONE)
        g_array_append_val (nodes, node);
    }

  return nodes;
}

static void
mark (guint8 *mask, GArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    mask[g_array_index (nodes, guint, i)] = 1;
}

/* Whether it has neighbours, and all of them are collapsed. */
static gboolean
hangs_on_collapsed (DossierGraph *graph, guint node, const guint8 *collapsed)
{
  guint n_edges = 0;
  const guint *edges = dossier_graph_get_incident_edges (graph, node, &n_edges);
  gboolean hangs = FALSE;

  for (guint i = 0; i < n_edges; i++)
    {
      guint other = dossier_graph_get_other_end (graph, edges[i], node);

      if (other == node)
        continue;
      if (!collapsed[other])
        return FALSE;
      hangs = TRUE;
    }

  return hangs;
}

static void
reach_from_centres (DossierFocus *focus, DossierGraph *graph, GArray *centres, const guint8 *collapsed, guint8 *mask)
{
  g_autoptr (DossierNeighbourhood) near
      = dossier_neighbourhood_new (graph, (const guint *) (gpointer) centres->data, centres->len, focus->hops,
                                   focus->direction, (const char *const *) focus->relations, collapsed);

  for (guint i = 0; i < near->n_nodes; i++)
    mask[near->nodes[i]] = 1;
}

/* An expanded node shows its neighbours where it is shown itself, be it as the neighbour of another one. */
static void
reach_from_expanded (DossierGraph *graph, GArray *expanded, guint8 *mask)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = expanded->len; i-- > 0;)
        {
          guint node = g_array_index (expanded, guint, i);
          guint n_edges = 0;
          const guint *edges;

          if (!mask[node])
            continue;

          edges = dossier_graph_get_incident_edges (graph, node, &n_edges);
          for (guint j = 0; j < n_edges; j++)
            mask[dossier_graph_get_other_end (graph, edges[j], node)] = 1;
          g_array_remove_index_fast (expanded, i);
          changed = TRUE;
        }
    }
}

guint8 *
dossier_focus_reach (DossierFocus *focus, DossierGraph *graph)
{
  g_autoptr (GArray) centres = NULL;
  g_autoptr (GArray) collapsed = NULL;
  g_autoptr (GArray) expanded = NULL;
  g_autoptr (GArray) pinned = NULL;
  g_autofree guint8 *stops = NULL;
  guint8 *mask;
  guint n_nodes;

  g_return_val_if_fail (graph != NULL, NULL);

  n_nodes = dossier_graph_get_n_nodes (graph);
  mask = g_malloc0 (MAX (n_nodes, 1));
  if (dossier_focus_is_whole (focus))
    {
      memset (mask, 1, n_nodes);
      return mask;
    }

  centres = find_nodes (graph, focus->centres);
  collapsed = find_nodes (graph, focus->collapsed);
  expanded = find_nodes (graph, focus->expanded);
  pinned = find_nodes (graph, focus->pinned);
  stops = g_malloc0 (MAX (n_nodes, 1));
  mark (stops, collapsed);

  if (focus->centres[0] != NULL)
    reach_from_centres (focus, graph, centres, stops, mask);
  else
    for (guint i = 0; i < n_nodes; i++)
      mask[i] = stops[i] || !hangs_on_collapsed (graph, i, stops);

  mark (mask, pinned);
  reach_from_expanded (graph, expanded, mask);
  return mask;
}

/* (transfer full) (nullable): the labels of those that the graph has. */
static char *
join_labels (DossierGraph *graph, GStrv ids)
{
  g_autoptr (GArray) nodes = find_nodes (graph, ids);
  GString *labels;

  if (nodes->len == 0)
    return NULL;

  labels = g_string_new (NULL);
  for (guint i = 0; i < nodes->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "",
                            dossier_graph_get_node (graph, g_array_index (nodes, guint, i))->label);
  return g_string_free (labels, FALSE);
}

static void
describe_way (DossierFocus *focus, GPtrArray *parts)
{
  if (focus->direction == DOSSIER_DIRECTION_OUT)
    g_ptr_array_add (parts, g_strdup (_("along outgoing relations")));
  else if (focus->direction == DOSSIER_DIRECTION_IN)
    g_ptr_array_add (parts, g_strdup (_("along incoming relations")));
  if (focus->relations != NULL)
    for (guint i = 0; focus->relations[i] != NULL; i++)
      g_ptr_array_add (parts, dossier_relation_get_heading (focus->relations[i], TRUE));
}

char *
dossier_focus_describe (DossierFocus *focus, DossierGraph *graph)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *centres = NULL;
  g_autofree char *collapsed = NULL;
  g_autofree char *expanded = NULL;
  g_autofree char *pinned = NULL;

  g_return_val_if_fail (graph != NULL, NULL);

  if (dossier_focus_is_whole (focus))
    return NULL;

  centres = join_labels (graph, focus->centres);
  collapsed = join_labels (graph, focus->collapsed);
  expanded = join_labels (graph, focus->expanded);
  pinned = join_labels (graph, focus->pinned);
  if (centres != NULL && focus->hops == 0)
    /* Translators: one or more nodes and nothing else */
    g_ptr_array_add (parts, g_strdup_printf (_("only %s"), centres));
  else if (centres != NULL)
    {
      /* Translators: a node, and how many relations away from it others may be */
      g_ptr_array_add (parts, g_strdup_printf (ngettext ("near %s, up to %u relation away",
                                                         "near %s, up to %u relations away", focus->hops),
                                               centres, focus->hops));
      describe_way (focus, parts);
    }
  if (collapsed != NULL)
    /* Translators: what hangs on these nodes alone is not shown */
    g_ptr_array_add (parts, g_strdup_printf (_("collapsed: %s"), collapsed));
  if (expanded != NULL)
    /* Translators: all neighbours of these nodes are shown as well */
    g_ptr_array_add (parts, g_strdup_printf (_("expanded: %s"), expanded));
  if (pinned != NULL)
    /* Translators: these nodes are shown in any case */
    g_ptr_array_add (parts, g_strdup_printf (_("pinned: %s"), pinned));
  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}
