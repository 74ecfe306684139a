/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-component.h"

#include "dossier-adjacency.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In larger pictures labels are easier to read on their edges than beside them, and room for each draws the cards apart. */
#define MAX_LABELS 100

static void
free_component (gpointer data)
{
  DossierLayoutComponent *component = data;

  g_free (component->nodes);
  g_free (component->edges);
  g_free (component->centres);
  g_free (component->curves);
  g_free (component->curve_points);
  g_free (component);
}

static gboolean
is_left_out (const DossierLayoutProblem *problem, guint edge, gboolean firm_only)
{
  return firm_only && problem->loose != NULL && problem->loose[edge];
}

/* The components of the nodes, without the edges that are left out. */
static guint *
find_components (const DossierLayoutProblem *problem, gboolean firm_only, guint *n_components)
{
  g_auto (DossierAdjacency) adjacency = { 0 };
  g_autofree guint *ends = g_new (guint, 2 * (gsize) MAX (problem->n_edges, 1));
  guint n_edges = 0;

  for (guint i = 0; i < problem->n_edges; i++)
    {
      if (!is_left_out (problem, i, firm_only))
        memcpy (ends + 2 * (gsize) n_edges++, problem->ends + 2 * (gsize) i, 2 * sizeof *ends);
    }
  dossier_adjacency_init (&adjacency, problem->n_nodes, n_edges, ends);

  return dossier_adjacency_list_components (&adjacency, n_components);
}

GPtrArray *
dossier_layout_component_list (const DossierLayoutProblem *problem, gboolean firm_only)
{
  guint n_components;
  g_autofree guint *component_of = find_components (problem, firm_only, &n_components);
  GPtrArray *components = g_ptr_array_new_with_free_func (free_component);

  for (guint i = 0; i < n_components; i++)
    g_ptr_array_add (components, g_new0 (DossierLayoutComponent, 1));
  for (guint i = 0; i < problem->n_nodes; i++)
    ((DossierLayoutComponent *) components->pdata[component_of[i]])->n_nodes++;
  for (guint i = 0; i < problem->n_edges; i++)
    {
      if (!is_left_out (problem, i, firm_only))
        ((DossierLayoutComponent *) components->pdata[component_of[problem->ends[2 * (gsize) i]]])->n_edges++;
    }

  for (guint i = 0; i < n_components; i++)
    {
      DossierLayoutComponent *component = components->pdata[i];

      component->nodes = g_new (guint, component->n_nodes);
      component->edges = g_new (guint, MAX (component->n_edges, 1));
      component->n_nodes = 0;
      component->n_edges = 0;
    }
  for (guint i = 0; i < problem->n_nodes; i++)
    {
      DossierLayoutComponent *component = components->pdata[component_of[i]];

      component->nodes[component->n_nodes++] = i;
    }
  for (guint i = 0; i < problem->n_edges; i++)
    {
      if (!is_left_out (problem, i, firm_only))
        {
          DossierLayoutComponent *component = components->pdata[component_of[problem->ends[2 * (gsize) i]]];

          component->edges[component->n_edges++] = i;
        }
    }

  return components;
}

gboolean
dossier_layout_component_is_routed (DossierEngine engine)
{
  return engine == DOSSIER_ENGINE_DOT || engine == DOSSIER_ENGINE_DOT_LR || engine == DOSSIER_ENGINE_CHRONOLOGICAL;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (guint64));
}

/* Edges that an engine without routing need not know: loops, and all but one of those between the same two. */
static guint
list_distinct_edges (const DossierLayoutProblem *problem, const DossierLayoutComponent *component, guint64 *pairs)
{
  guint n_pairs = 0;
  guint n_distinct = 0;

  for (guint i = 0; i < component->n_edges; i++)
    {
      guint from = problem->ends[2 * (gsize) component->edges[i]];
      guint to = problem->ends[2 * (gsize) component->edges[i] + 1];

      if (from != to)
        pairs[n_pairs++] = GUINT64_TO_BE ((guint64) MIN (from, to) << 32 | MAX (from, to));
    }
  qsort (pairs, n_pairs, sizeof *pairs, compare_pairs);

  for (guint i = 0; i < n_pairs; i++)
    {
      if (i == 0 || pairs[i] != pairs[i - 1])
        pairs[n_distinct++] = pairs[i];
    }
  for (guint i = 0; i < n_distinct; i++)
    pairs[i] = GUINT64_FROM_BE (pairs[i]);

  return n_distinct;
}

static gboolean
has_room_for_labels (const DossierLayoutProblem *problem, const DossierLayoutComponent *component)
{
  return problem->label_sizes != NULL && component->n_edges <= MAX_LABELS &&
         dossier_engine_keeps_room (component->engine);
}

DossierWireRequest *
dossier_layout_component_ask (const DossierLayoutProblem *problem,
                              DossierLayoutComponent *const *components,
                              guint n_components)
{
  gboolean routed = dossier_layout_component_is_routed (components[0]->engine);
  g_autofree guint *index_of = g_new (guint, problem->n_nodes);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree DossierWirePart *parts = g_new (DossierWirePart, n_components);
  DossierWireRequest *request;
  gboolean labelled = FALSE;
  guint n_nodes = 0;
  guint n_edges = 0;

  for (guint i = 0; i < n_components; i++)
    labelled = labelled || has_room_for_labels (problem, components[i]);
  for (guint i = 0; i < n_components; i++)
    {
      const DossierLayoutComponent *component = components[i];
      g_autofree guint64 *pairs = routed ? NULL : g_new (guint64, MAX (component->n_edges, 1));
      guint n_pairs = routed ? component->n_edges : list_distinct_edges (problem, component, pairs);

      parts[i] = (DossierWirePart){ component->n_nodes, n_pairs };
      for (guint j = 0; j < component->n_nodes; j++)
        index_of[component->nodes[j]] = n_nodes++;

      for (guint j = 0; j < n_pairs; j++)
        {
          const guint *own = problem->ends + 2 * (gsize) component->edges[j];
          guint from = index_of[routed ? own[0] : (guint) (pairs[j] >> 32)];
          guint to = index_of[routed ? own[1] : (guint) (pairs[j] & G_MAXUINT32)];

          g_array_append_val (ends, from);
          g_array_append_val (ends, to);
        }
    }

  request = dossier_wire_request_new (n_components, n_nodes, ends->len / 2,
                                      (routed ? DOSSIER_WIRE_ROUTE : 0) | (labelled ? DOSSIER_WIRE_LABELS : 0));
  if (request == NULL)
    return NULL;

  request->engine = components[0]->engine;
  memcpy (request->parts, parts, n_components * sizeof *parts);
  memcpy (request->ends, ends->data, ends->len * sizeof (guint));
  n_nodes = 0;
  for (guint i = 0; i < n_components; i++)
    {
      for (guint j = 0; j < components[i]->n_nodes; j++, n_nodes++)
        memcpy (request->sizes + 2 * (gsize) n_nodes, problem->sizes + 2 * (gsize) components[i]->nodes[j],
                2 * sizeof (double));
    }
  for (guint i = 0; labelled && i < n_components; i++)
    {
      for (guint j = 0; j < components[i]->n_edges; j++, n_edges++)
        {
          if (has_room_for_labels (problem, components[i]))
            memcpy (request->label_sizes + 2 * (gsize) n_edges,
                    problem->label_sizes + 2 * (gsize) components[i]->edges[j], 2 * sizeof (double));
        }
    }

  return request;
}

static void
take_curves (DossierLayoutComponent *component, const guint *n_points, const double *points, gsize *at)
{
  gsize n_all = 0;

  for (guint i = 0; i < component->n_edges; i++)
    n_all += n_points[i];

  component->curves = g_new0 (DossierCurve, MAX (component->n_edges, 1));
  component->curve_points = g_new (DossierPoint, MAX (n_all, 1));
  for (gsize i = 0; i < n_all; i++)
    component->curve_points[i] = (DossierPoint){ points[2 * (*at + i)], points[2 * (*at + i) + 1] };
  *at += n_all;

  n_all = 0;
  for (guint i = 0; i < component->n_edges; i++)
    {
      component->curves[i] = (DossierCurve){ .points = component->curve_points + n_all, .n_points = n_points[i] };
      n_all += n_points[i];
    }
}

static void
take_labels (DossierLayoutComponent *component, const DossierLayoutProblem *problem, const double *places)
{
  for (guint i = 0; i < component->n_edges; i++)
    {
      const double *size = problem->label_sizes + 2 * (gsize) component->edges[i];
      const double *place = places + 2 * (gsize) i;

      if (isfinite (place[0]) && isfinite (place[1]))
        component->curves[i].label =
            (DossierBox){ place[0] - size[0] / 2, place[1] - size[1] / 2, size[0], size[1] };
    }
}

void
dossier_layout_component_take (const DossierLayoutProblem *problem,
                               DossierLayoutComponent *const *components,
                               guint n_components,
                               const DossierWireAnswer *answer)
{
  gsize node = 0;
  gsize edge = 0;
  gsize point = 0;

  for (guint i = 0; i < n_components; i++)
    {
      DossierLayoutComponent *component = components[i];

      component->centres = g_memdup2 (answer->positions + 2 * node, 2 * (gsize) component->n_nodes * sizeof (double));
      node += component->n_nodes;
      if (answer->n_points != NULL)
        {
          take_curves (component, answer->n_points + edge, answer->points, &point);
          if (answer->label_places != NULL)
            take_labels (component, problem, answer->label_places + 2 * edge);
          edge += component->n_edges;
        }
      component->done = TRUE;
    }
}
