/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-matches.h"

#include "dossier-config.h"
#include "dossier-matches-term.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A keystroke shows nodes, so edges wait until somebody asks for them. */
struct _DossierMatches
{
  gatomicrefcount references;
  DossierSearch *search;
  DossierFilter *filter; /* (nullable) */
  DossierFocus *focus;   /* (nullable) */
  gboolean is_everything;
  guint8 *reach; /* (nullable): a byte a node, 1 for one in the focus */
  guint8 *node_mask;
  guint *nodes;
  guint n_nodes;
  const DossierFilterTerm *unmet; /* (nullable), of the filter */
  GHashTable *answers; /* (element-type DossierFilterTree guint8*): what nodes answered each term, for the edges */
  gsize has_edges;     /* whether the rest is made */
  guint8 *edge_mask;
  guint *edges;
  guint n_edges;
};

G_DEFINE_BOXED_TYPE (DossierMatches, dossier_matches, dossier_matches_ref, dossier_matches_unref)

typedef struct
{
  DossierMatches *matches;
  gboolean of_edges;
  guint n_items;
  GCancellable *cancellable;
} Evaluation;

static void
negate (guint8 *fields, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    fields[i] = fields[i] == DOSSIER_FIELD_NONE ? DOSSIER_FIELD_LABEL : DOSSIER_FIELD_NONE;
}

/* Of terms that must all hold, the worst counts; of those of which one must, the best. */
static void
combine (guint8 *fields, const guint8 *others, guint n_items, DossierFilterTreeKind kind)
{
  if (kind == DOSSIER_FILTER_TREE_ALL)
    for (guint i = 0; i < n_items; i++)
      fields[i] = MAX (fields[i], others[i]);
  else
    for (guint i = 0; i < n_items; i++)
      fields[i] = MIN (fields[i], others[i]);
}

static void
answer_term (Evaluation *evaluation, const DossierFilterTree *leaf, guint8 *fields)
{
  DossierMatches *matches = evaluation->matches;

  if (evaluation->of_edges)
    dossier_matches_term_find_edges (matches->search, leaf, g_hash_table_lookup (matches->answers, leaf), fields);
  else
    {
      dossier_matches_term_find_nodes (matches->search, leaf, fields);
      g_hash_table_insert (matches->answers, (gpointer) leaf, g_memdup2 (fields, MAX (evaluation->n_items, 1)));
    }
}

/* Returns: FALSE where it was cancelled */
static gboolean
evaluate (Evaluation *evaluation, const DossierFilterTree *tree, guint8 *fields)
{
  g_autofree guint8 *others = NULL;

  if (g_cancellable_is_cancelled (evaluation->cancellable))
    return FALSE;

  if (tree->kind == DOSSIER_FILTER_TREE_LEAF)
    answer_term (evaluation, tree, fields);
  else
    {
      if (!evaluate (evaluation, g_ptr_array_index (tree->children, 0), fields))
        return FALSE;

      others = g_malloc (MAX (evaluation->n_items, 1));
      for (guint i = 1; i < tree->children->len; i++)
        {
          if (!evaluate (evaluation, g_ptr_array_index (tree->children, i), others))
            return FALSE;
          combine (fields, others, evaluation->n_items, tree->kind);
        }
    }

  if (tree->negated)
    negate (fields, evaluation->n_items);
  return TRUE;
}

static void
find_nodes (DossierMatches *matches, guint8 *fields, guint n_nodes)
{
  gboolean is_asked = matches->filter != NULL && !dossier_filter_is_empty (matches->filter);

  for (guint i = 0; matches->reach != NULL && i < n_nodes; i++)
    if (!matches->reach[i])
      fields[i] = DOSSIER_FIELD_NONE;

  matches->node_mask = g_malloc (MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    matches->node_mask[i] = fields[i] != DOSSIER_FIELD_NONE;

  if (is_asked)
    {
      matches->nodes = dossier_search_rank (matches->search, fields, &matches->n_nodes);
      return;
    }

  matches->nodes = g_new (guint, MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    if (matches->node_mask[i])
      matches->nodes[matches->n_nodes++] = i;
}

static gboolean
is_unmet (DossierMatches *matches, const DossierFilterTree *tree, guint n_nodes)
{
  const guint8 *fields = tree->negated ? NULL : g_hash_table_lookup (matches->answers, tree);

  for (guint i = 0; fields != NULL && i < n_nodes; i++)
    if (fields[i] != DOSSIER_FIELD_NONE)
      return FALSE;
  return fields != NULL;
}

/* A single term is the tree itself; several are its children, in the same order. */
static const DossierFilterTerm *
find_unmet_term (DossierMatches *matches, const DossierFilterTree *tree, guint n_nodes)
{
  guint n_terms = dossier_filter_get_n_terms (matches->filter);

  if (n_terms > 1 && (tree->kind != DOSSIER_FILTER_TREE_ALL || tree->children->len != n_terms))
    return NULL;

  for (guint i = 0; i < n_terms; i++)
    {
      const DossierFilterTree *of_term = n_terms == 1 ? tree : g_ptr_array_index (tree->children, i);

      if (is_unmet (matches, of_term, n_nodes))
        return dossier_filter_get_term (matches->filter, i);
    }

  return NULL;
}

DossierMatches *
dossier_matches_new (DossierSearch *search, DossierFilter *filter, DossierFocus *focus, GCancellable *cancellable)
{
  g_autoptr (DossierMatches) matches = NULL;
  g_autofree guint8 *fields = NULL;
  const DossierFilterTree *tree;
  DossierGraph *graph;
  Evaluation evaluation;
  guint n_nodes;

  g_return_val_if_fail (search != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  graph = dossier_search_get_graph (search);
  n_nodes = dossier_graph_get_n_nodes (graph);
  tree = filter != NULL ? dossier_filter_get_tree (filter) : NULL;

  matches = g_new0 (DossierMatches, 1);
  g_atomic_ref_count_init (&matches->references);
  matches->search = dossier_search_ref (search);
  matches->filter = filter != NULL ? dossier_filter_ref (filter) : NULL;
  matches->focus = focus != NULL ? dossier_focus_ref (focus) : NULL;
  matches->answers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  matches->is_everything = tree == NULL && dossier_focus_is_whole (focus);
  if (!dossier_focus_is_whole (focus))
    matches->reach = dossier_focus_reach (focus, graph);

  fields = g_malloc0 (MAX (n_nodes, 1));
  evaluation = (Evaluation){ matches, FALSE, n_nodes, cancellable };
  if (tree != NULL && !evaluate (&evaluation, tree, fields))
    return NULL;
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  find_nodes (matches, fields, n_nodes);
  if (tree != NULL && matches->n_nodes == 0 && n_nodes > 0)
    matches->unmet = find_unmet_term (matches, tree, n_nodes);
  return g_steal_pointer (&matches);
}

DossierMatches *
dossier_matches_ref (DossierMatches *matches)
{
  g_return_val_if_fail (matches != NULL, NULL);

  g_atomic_ref_count_inc (&matches->references);
  return matches;
}

void
dossier_matches_unref (DossierMatches *matches)
{
  g_return_if_fail (matches != NULL);

  if (!g_atomic_ref_count_dec (&matches->references))
    return;

  g_clear_pointer (&matches->filter, dossier_filter_unref);
  g_clear_pointer (&matches->focus, dossier_focus_unref);
  g_clear_pointer (&matches->answers, g_hash_table_unref);
  dossier_search_unref (matches->search);
  g_free (matches->reach);
  g_free (matches->node_mask);
  g_free (matches->nodes);
  g_free (matches->edge_mask);
  g_free (matches->edges);
  g_free (matches);
}

DossierGraph *
dossier_matches_get_graph (DossierMatches *matches)
{
  g_return_val_if_fail (matches != NULL, NULL);

  return dossier_search_get_graph (matches->search);
}

DossierFilter *
dossier_matches_get_filter (DossierMatches *matches)
{
  g_return_val_if_fail (matches != NULL, NULL);

  return matches->filter;
}

gboolean
dossier_matches_is_everything (DossierMatches *matches)
{
  g_return_val_if_fail (matches != NULL, FALSE);

  return matches->is_everything;
}

const guint *
dossier_matches_get_nodes (DossierMatches *matches, guint *n_nodes)
{
  g_return_val_if_fail (matches != NULL && n_nodes != NULL, NULL);

  *n_nodes = matches->n_nodes;
  return matches->nodes;
}

gboolean
dossier_matches_has_node (DossierMatches *matches, guint node)
{
  g_return_val_if_fail (matches != NULL, FALSE);
  g_return_val_if_fail (node < dossier_graph_get_n_nodes (dossier_matches_get_graph (matches)), FALSE);

  return matches->node_mask[node];
}

const guint8 *
dossier_matches_get_node_mask (DossierMatches *matches)
{
  g_return_val_if_fail (matches != NULL, NULL);

  return matches->node_mask;
}

char *
dossier_matches_explain_none (DossierMatches *matches)
{
  g_autofree char *term = NULL;

  g_return_val_if_fail (matches != NULL, NULL);

  if (matches->unmet == NULL)
    return NULL;

  term = g_strndup (dossier_filter_get_text (matches->filter) + matches->unmet->span.start,
                    matches->unmet->span.end - matches->unmet->span.start);
  /* Translators: %s is a term of a search as it was typed, such as type:statement */
  return g_strdup_printf (_("Nothing in this dossier matches “%s”."), term);
}

char *
dossier_matches_describe (DossierMatches *matches)
{
  g_autofree char *focus = NULL;
  const char *query;

  g_return_val_if_fail (matches != NULL, NULL);

  query = matches->filter != NULL && !dossier_filter_is_empty (matches->filter)
              ? dossier_filter_get_text (matches->filter)
              : NULL;
  focus = dossier_focus_describe (matches->focus, dossier_search_get_graph (matches->search));
  if (query == NULL)
    return g_steal_pointer (&focus);
  return focus != NULL ? g_strjoin ("; ", query, focus, NULL) : g_strdup (query);
}

static void
find_edges (DossierMatches *matches)
{
  DossierGraph *graph = dossier_search_get_graph (matches->search);
  guint n_edges = dossier_graph_get_n_edges (graph);
  const DossierFilterTree *tree = matches->filter != NULL ? dossier_filter_get_tree (matches->filter) : NULL;
  Evaluation evaluation = { matches, TRUE, n_edges, NULL };
  g_autofree guint8 *fields = g_malloc0 (MAX (n_edges, 1));

  if (tree != NULL)
    evaluate (&evaluation, tree, fields);
  g_clear_pointer (&matches->answers, g_hash_table_unref);

  matches->edge_mask = g_malloc (MAX (n_edges, 1));
  matches->edges = g_new (guint, MAX (n_edges, 1));
  for (guint i = 0; i < n_edges; i++)
    {
      gboolean is_match = fields[i] != DOSSIER_FIELD_NONE;
      guint from, to;

      if (is_match && matches->reach != NULL)
        {
          dossier_graph_get_edge_ends (graph, i, &from, &to);
          is_match = matches->reach[from] && matches->reach[to];
        }

      matches->edge_mask[i] = is_match;
      if (is_match)
        matches->edges[matches->n_edges++] = i;
    }
}

static void
ensure_edges (DossierMatches *matches)
{
  if (g_once_init_enter (&matches->has_edges))
    {
      find_edges (matches);
      g_once_init_leave (&matches->has_edges, 1);
    }
}

const guint *
dossier_matches_get_edges (DossierMatches *matches, guint *n_edges)
{
  g_return_val_if_fail (matches != NULL && n_edges != NULL, NULL);

  ensure_edges (matches);
  *n_edges = matches->n_edges;
  return matches->edges;
}

gboolean
dossier_matches_has_edge (DossierMatches *matches, guint edge)
{
  g_return_val_if_fail (matches != NULL, FALSE);
  g_return_val_if_fail (edge < dossier_graph_get_n_edges (dossier_matches_get_graph (matches)), FALSE);

  ensure_edges (matches);
  return matches->edge_mask[edge];
}
