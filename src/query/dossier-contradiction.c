/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-contradiction.h"

#include "dossier-relation.h"

DossierContradictionSide
dossier_contradiction_read_side (DossierGraph *graph, guint place)
{
  const DossierNode *node = dossier_graph_get_node (graph, place);
  DossierContradictionSide side = {
    .node = place,
    .speaker = dossier_relation_find_speaker (graph, place),
    .date = node->date,
    .date_text = node->date_text,
  };

  for (guint i = 0; i < node->n_citations && side.date_text == NULL; i++)
    {
      side.date = node->citations[i].date;
      side.date_text = node->citations[i].date_text;
    }
  if (node->n_citations > 0)
    {
      const DossierSource *source =
          dossier_graph_get_source (graph, dossier_graph_find_source (graph, node->citations[0].source));

      side.published = source->published;
      side.published_text = source->date_published;
    }
  return side;
}

/* A claim without a date of its own was made before it was published. */
static gboolean
is_before (const DossierContradictionSide *first, const DossierContradictionSide *second)
{
  const DossierDate *end = dossier_date_is_set (&first->date) ? &first->date : &first->published;

  return dossier_date_is_set (end) && dossier_date_is_set (&second->date) && end->latest < second->date.earliest;
}

/* The date of the later claim, as far as there is one. */
static const DossierDate *
get_later_date (const DossierContradiction *contradiction)
{
  const DossierDate *first = &contradiction->sides[0].date;
  const DossierDate *second = &contradiction->sides[1].date;

  if (!dossier_date_is_set (first) || !dossier_date_is_set (second))
    return dossier_date_is_set (first) ? first : second;

  return dossier_date_compare (first, second) > 0 ? first : second;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DossierContradiction *first = a;
  const DossierContradiction *second = b;
  int order = dossier_date_compare (get_later_date (first), get_later_date (second));

  if (order != 0)
    return order;

  return (first->edge > second->edge) - (first->edge < second->edge);
}

GArray *
dossier_contradiction_list (DossierGraph *graph)
{
  GArray *list;

  g_return_val_if_fail (graph != NULL, NULL);

  list = g_array_new (FALSE, FALSE, sizeof (DossierContradiction));
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    {
      DossierContradiction contradiction = { .edge = i };
      guint from, to;

      if (!g_str_equal (dossier_graph_get_edge (graph, i)->type, "contradicts"))
        continue;

      dossier_graph_get_edge_ends (graph, i, &from, &to);
      contradiction.sides[0] = dossier_contradiction_read_side (graph, from);
      contradiction.sides[1] = dossier_contradiction_read_side (graph, to);
      if (is_before (&contradiction.sides[1], &contradiction.sides[0]))
        {
          contradiction.sides[0] = dossier_contradiction_read_side (graph, to);
          contradiction.sides[1] = dossier_contradiction_read_side (graph, from);
        }
      contradiction.is_ordered = is_before (&contradiction.sides[0], &contradiction.sides[1]);
      g_array_append_val (list, contradiction);
    }

  g_array_sort (list, compare);
  return list;
}

gboolean
dossier_contradiction_is_match (const DossierContradiction *contradiction, DossierMatches *matches)
{
  g_return_val_if_fail (contradiction != NULL, FALSE);

  return dossier_matches_has_node (matches, contradiction->sides[0].node)
         || dossier_matches_has_node (matches, contradiction->sides[1].node);
}
