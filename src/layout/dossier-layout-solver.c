/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-layout-solver.h"

#include "dossier-config.h"
#include "dossier-chronology.h"
#include "dossier-curve.h"
#include "dossier-helper-process.h"
#include "dossier-layout-component.h"
#include "dossier-layout-pack.h"
#include "dossier-overlap.h"
#include "dossier-overview.h"
#include "dossier-tuck.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Points of air between cards. */
#define SEPARATION 8.0
/* What a card may not come closer than, after an engine that does not promise the above. */
#define LEAST_SEPARATION 6.0
/* Between components. */
#define COMPONENT_GAP 24.0
#define PACK_RATIO 1.5
/* Components up to this size share a helper, up to this many nodes at a time. */
#define SMALL_COMPONENT 60
#define MAX_BATCH_NODES 600
#define MAX_HELPERS 2
/* Width to height. A picture of a chosen engine that is outside is tried with others; but not those of graphs so small that any
 * shape fits a window, or so large that it would take too long. */
#define LEAST_RATIO 0.5
#define LARGEST_RATIO 2.0
#define SHAPE_MIN_NODES 16
#define SHAPE_MAX_NODES 1200
/* Branches are looked at one by one, each against every card. */
#define TUCK_MAX_NODES 2000
/* What is to be seen of the edge on which a branch hangs: an arrow; in small pictures most names of relations, too. */
#define LEAST_EDGE 26.0
#define NAMED_EDGE 50.0
#define ROOMY_MAX_NODES 100

typedef struct
{
  const DossierLayoutProblem *problem;
  const DossierLayoutOptions *options;
  GCancellable *cancellable;
  GPtrArray *components; /* DossierLayoutComponent */
  gboolean settled;
} Solver;

static DossierLayoutComponent *
get_component (Solver *self, guint index)
{
  return g_ptr_array_index (self->components, index);
}

static gboolean
lay_out_in_overview (Solver *self, DossierLayoutComponent *component, GError **error)
{
  const DossierLayoutProblem *problem = self->problem;
  g_autofree guint *index_of = g_new (guint, problem->n_nodes);
  g_autofree double *sizes = g_new (double, 2 * (gsize) component->n_nodes);
  g_autofree guint *ends = g_new (guint, 2 * (gsize) MAX (component->n_edges, 1));
  g_autofree DossierBox *boxes = g_new (DossierBox, component->n_nodes);

  for (guint i = 0; i < component->n_nodes; i++)
    {
      index_of[component->nodes[i]] = i;
      memcpy (sizes + 2 * (gsize) i, problem->sizes + 2 * (gsize) component->nodes[i], 2 * sizeof *sizes);
    }
  for (gsize i = 0; i < component->n_edges; i++)
    {
      ends[2 * i] = index_of[problem->ends[2 * (gsize) component->edges[i]]];
      ends[2 * i + 1] = index_of[problem->ends[2 * (gsize) component->edges[i] + 1]];
    }

  if (!dossier_overview_lay_out (component->n_nodes, sizes, component->n_edges, ends, SEPARATION, boxes,
                                 self->cancellable, error))
    return FALSE;

  component->centres = g_new (double, 2 * (gsize) component->n_nodes);
  for (guint i = 0; i < component->n_nodes; i++)
    {
      DossierPoint centre = dossier_box_get_centre (&boxes[i]);

      component->centres[2 * (gsize) i] = centre.x;
      component->centres[2 * (gsize) i + 1] = centre.y;
    }
  component->done = TRUE;

  return TRUE;
}

/* Components that one helper lays out. */
typedef struct
{
  GPtrArray *components; /* not owned */
  DossierWireRequest *request;
} Batch;

static void
clear_batch (gpointer data)
{
  Batch *batch = data;

  g_ptr_array_unref (batch->components);
  g_clear_pointer (&batch->request, dossier_wire_request_free);
}

/* What is still to be done by helpers: the large ones by themselves and first, the small ones together. */
static GArray *
list_batches (Solver *self)
{
  GArray *batches = g_array_new (FALSE, TRUE, sizeof (Batch));
  guint open_batch[DOSSIER_N_ENGINES];
  guint open_nodes[DOSSIER_N_ENGINES] = { 0 };

  g_array_set_clear_func (batches, clear_batch);
  memset (open_batch, 0xff, sizeof open_batch);

  for (guint small = 0; small < 2; small++)
    {
      for (guint i = 0; i < self->components->len; i++)
        {
          DossierLayoutComponent *component = get_component (self, i);
          guint engine = (guint) component->engine;

          if (component->done || (component->n_nodes <= SMALL_COMPONENT) != (small == 1))
            continue;

          if (small == 0 || open_batch[engine] == G_MAXUINT ||
              open_nodes[engine] + component->n_nodes > MAX_BATCH_NODES)
            {
              Batch batch = { g_ptr_array_new (), NULL };

              open_batch[engine] = batches->len;
              open_nodes[engine] = 0;
              g_array_append_val (batches, batch);
            }
          g_ptr_array_add (g_array_index (batches, Batch, open_batch[engine]).components, component);
          open_nodes[engine] += component->n_nodes;
        }
      memset (open_batch, 0xff, sizeof open_batch);
    }

  return batches;
}

/* Runs helpers for whatever is not done yet; what there is no time for stays undone. */
static gboolean
run_helpers (Solver *self, GError **error)
{
  g_autoptr (GArray) batches = list_batches (self);
  g_autofree DossierHelperJob *jobs = g_new0 (DossierHelperJob, MAX (batches->len, 1));
  gboolean fine = TRUE;

  if (batches->len == 0)
    return TRUE;

  for (guint i = 0; i < batches->len; i++)
    {
      Batch *batch = &g_array_index (batches, Batch, i);

      batch->request = dossier_layout_component_ask (
          self->problem, (DossierLayoutComponent *const *) batch->components->pdata, batch->components->len);
      if (batch->request == NULL)
        {
          g_set_error_literal (error, DOSSIER_LAYOUT_ERROR, DOSSIER_LAYOUT_ERROR_MEMORY,
                               _ ("There is not enough memory to lay the graph out. Close other programs."));
          return FALSE;
        }
      batch->request->separation = SEPARATION;
      batch->request->memory_limit = self->options->memory_limit;
      batch->request->cpu_limit = (guint) MIN (ceil (self->options->deadline) + 1, 1e6);
      jobs[i].request = batch->request;
    }

  fine = dossier_helper_process_run (self->options->helper, jobs, batches->len,
                                     MIN (MAX_HELPERS, g_get_num_processors ()), self->options->deadline,
                                     self->cancellable, error);
  for (guint i = 0; i < batches->len; i++)
    {
      Batch *batch = &g_array_index (batches, Batch, i);

      if (jobs[i].answer != NULL)
        dossier_layout_component_take (self->problem, (DossierLayoutComponent *const *) batch->components->pdata,
                                       batch->components->len, jobs[i].answer);
      g_clear_pointer (&jobs[i].answer, dossier_wire_answer_free);
    }

  return fine;
}

/* The program's own part: what needs no helper, or what no helper had the time for. */
static gboolean
do_without_helpers (Solver *self, GError **error)
{
  for (guint i = 0; i < self->components->len; i++)
    {
      DossierLayoutComponent *component = get_component (self, i);

      if (component->done)
        continue;

      if (component->n_nodes == 1)
        {
          component->centres = g_new0 (double, 2);
          component->done = TRUE;
        }
      else if (component->engine == DOSSIER_ENGINE_OVERVIEW && !lay_out_in_overview (self, component, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
lay_out_components (Solver *self, GError **error)
{
  for (;;)
    {
      gboolean late = FALSE;

      if (!do_without_helpers (self, error) || !run_helpers (self, error))
        return FALSE;

      for (guint i = 0; i < self->components->len; i++)
        {
          DossierLayoutComponent *component = get_component (self, i);

          if (!component->done)
            {
              component->engine = dossier_engine_get_faster (component->engine);
              late = TRUE;
            }
        }
      if (!late)
        return TRUE;
      self->settled = FALSE;
    }
}

static void
tuck_branches (Solver *self, DossierLayoutComponent *component, const double *sizes)
{
  g_auto (DossierAdjacency) adjacency = { 0 };
  g_autofree guint *index_of = g_new (guint, self->problem->n_nodes);
  g_autofree guint *ends = g_new (guint, 2 * (gsize) MAX (component->n_edges, 1));

  for (guint i = 0; i < component->n_nodes; i++)
    index_of[component->nodes[i]] = i;
  for (gsize i = 0; i < component->n_edges; i++)
    {
      ends[2 * i] = index_of[self->problem->ends[2 * (gsize) component->edges[i]]];
      ends[2 * i + 1] = index_of[self->problem->ends[2 * (gsize) component->edges[i] + 1]];
    }
  dossier_adjacency_init (&adjacency, component->n_nodes, component->n_edges, ends);
  dossier_tuck_branches (&adjacency, sizes, SEPARATION, component->n_nodes <= ROOMY_MAX_NODES ? NAMED_EDGE : LEAST_EDGE,
                         component->centres);
}

/* What the program itself does to a picture. */
static void
finish_component (Solver *self, DossierLayoutComponent *component)
{
  g_autofree double *sizes = NULL;

  /* A picture with routed curves stays as it is. */
  if (component->curves != NULL || component->n_nodes < 2)
    return;

  sizes = g_new (double, 2 * (gsize) component->n_nodes);
  for (guint i = 0; i < component->n_nodes; i++)
    memcpy (sizes + 2 * (gsize) i, self->problem->sizes + 2 * (gsize) component->nodes[i], 2 * sizeof *sizes);
  /* Circles are spread until none touches another, into a picture that is nearly empty. */
  if (component->engine == DOSSIER_ENGINE_CIRCO)
    dossier_overlap_tighten (component->n_nodes, sizes, LEAST_SEPARATION, component->n_nodes / 8, component->centres);
  dossier_overlap_remove (component->n_nodes, sizes, LEAST_SEPARATION, component->centres);
  if (component->n_nodes <= TUCK_MAX_NODES &&
      (component->engine == DOSSIER_ENGINE_NEATO || component->engine == DOSSIER_ENGINE_SFDP ||
       component->engine == DOSSIER_ENGINE_FDP))
    tuck_branches (self, component, sizes);
}

/* Boxes of the component where its engine put it, into the places of its nodes. */
static void
fill_boxes (Solver *self, const DossierLayoutComponent *component, DossierBox *boxes)
{
  for (guint i = 0; i < component->n_nodes; i++)
    {
      const double *size = self->problem->sizes + 2 * (gsize) component->nodes[i];

      boxes[i] = (DossierBox){ component->centres[2 * (gsize) i] - size[0] / 2,
                               component->centres[2 * (gsize) i + 1] - size[1] / 2, size[0], size[1] };
    }
}

static DossierPackItem
make_item (Solver *self, const DossierLayoutComponent *component, DossierBox *boxes, DossierPoint *lines, guint *index_of)
{
  DossierPackItem item = { .boxes = boxes, .n_boxes = component->n_nodes, .lines = lines };

  fill_boxes (self, component, boxes);
  if (component->curves != NULL)
    {
      /* Layers read best with nothing between them. */
      for (guint i = 0; i < component->n_nodes; i++)
        dossier_box_add_box (&boxes[0], &boxes[i]);
      for (guint i = 0; i < component->n_edges; i++)
        {
          if (component->curves[i].n_points > 0)
            {
              DossierBox bounds =
                  dossier_curve_get_bounds (component->curves[i].points, component->curves[i].n_points);

              dossier_box_add_box (&boxes[0], &bounds);
            }
          if (component->curves[i].label.width > 0)
            dossier_box_add_box (&boxes[0], &component->curves[i].label);
        }
      item.n_boxes = 1;
      return item;
    }

  for (guint i = 0; i < component->n_nodes; i++)
    index_of[component->nodes[i]] = i;
  for (guint i = 0; i < component->n_edges; i++)
    {
      const guint *ends = self->problem->ends + 2 * (gsize) component->edges[i];

      lines[2 * (gsize) i] = dossier_box_get_centre (&boxes[index_of[ends[0]]]);
      lines[2 * (gsize) i + 1] = dossier_box_get_centre (&boxes[index_of[ends[1]]]);
    }
  item.n_lines = component->n_edges;

  return item;
}

static DossierPoint *
pack (Solver *self)
{
  const DossierLayoutProblem *problem = self->problem;
  guint n = self->components->len;
  DossierPoint *offsets = g_new0 (DossierPoint, MAX (n, 1));
  g_autofree DossierPackItem *items = g_new (DossierPackItem, MAX (n, 1));
  g_autofree DossierBox *boxes = g_new (DossierBox, MAX (problem->n_nodes, 1));
  g_autofree DossierPoint *lines = g_new (DossierPoint, 2 * (gsize) MAX (problem->n_edges, 1));
  g_autofree guint *index_of = g_new (guint, MAX (problem->n_nodes, 1));
  gsize first_node = 0;
  gsize first_edge = 0;

  if (n < 2)
    return offsets;

  for (guint i = 0; i < n; i++)
    {
      const DossierLayoutComponent *component = get_component (self, i);

      items[i] = make_item (self, component, boxes + first_node, lines + 2 * first_edge, index_of);
      first_node += component->n_nodes;
      first_edge += component->n_edges;
    }
  dossier_layout_pack (items, n, COMPONENT_GAP, PACK_RATIO, offsets);

  return offsets;
}

/* Puts the packed components together. */
static DossierLayout *
assemble (Solver *self, DossierEngine engine)
{
  const DossierLayoutProblem *problem = self->problem;
  g_autofree DossierPoint *offsets = pack (self);
  g_autofree DossierBox *boxes = g_new0 (DossierBox, MAX (problem->n_nodes, 1));
  g_autofree DossierBox *own = g_new (DossierBox, MAX (problem->n_nodes, 1));
  g_autofree DossierCurve *curves = g_new0 (DossierCurve, MAX (problem->n_edges, 1));

  for (guint i = 0; i < self->components->len; i++)
    {
      DossierLayoutComponent *component = get_component (self, i);

      fill_boxes (self, component, own);
      for (guint j = 0; j < component->n_nodes; j++)
        {
          own[j].x += offsets[i].x;
          own[j].y += offsets[i].y;
          boxes[component->nodes[j]] = own[j];
        }

      for (guint j = 0; component->curves != NULL && j < component->n_edges; j++)
        {
          DossierPoint *points = (DossierPoint *) component->curves[j].points;

          for (guint k = 0; k < component->curves[j].n_points; k++)
            {
              points[k].x += offsets[i].x;
              points[k].y += offsets[i].y;
            }
          component->curves[j].label.x += offsets[i].x;
          component->curves[j].label.y += offsets[i].y;
          curves[component->edges[j]] = component->curves[j];
        }
    }

  return dossier_layout_new (engine, problem->n_nodes, boxes, problem->n_edges, problem->ends, curves);
}

static double
get_ratio (Solver *self, const DossierLayoutComponent *component)
{
  g_autofree DossierBox *boxes = g_new (DossierBox, component->n_nodes);
  DossierBox bounds;

  fill_boxes (self, component, boxes);
  bounds = boxes[0];
  for (guint i = 1; i < component->n_nodes; i++)
    dossier_box_add_box (&bounds, &boxes[i]);

  return bounds.width / bounds.height;
}

/* By how much too wide or too high, as a logarithm; 0 for what fits a window well. */
static double
get_strain (double ratio)
{
  if (ratio >= LEAST_RATIO && ratio <= LARGEST_RATIO)
    return 0;

  return fabs (log (ratio / PACK_RATIO));
}

/* Where the program chose the engine, and a strip came out: lets the others try, and keeps the best of them. */
static gboolean
improve_shape (Solver *self, DossierLayoutComponent *component, GError **error)
{
  static const DossierEngine others[] = { DOSSIER_ENGINE_SFDP, DOSSIER_ENGINE_NEATO, DOSSIER_ENGINE_TWOPI };
  DossierEngine first = component->engine;
  double least = get_strain (get_ratio (self, component));

  for (guint i = 0; i < G_N_ELEMENTS (others) && least > 0; i++)
    {
      g_autofree double *kept = NULL;
      g_autoptr (GError) trouble = NULL;
      DossierEngine kept_engine = component->engine;

      if (others[i] == first)
        continue;

      kept = g_steal_pointer (&component->centres);
      component->engine = others[i];
      component->done = FALSE;
      if (!run_helpers (self, &trouble) && g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&trouble));
          return FALSE;
        }

      /* There is a picture already: what another engine cannot do is no reason to lose it. */
      if (component->done)
        finish_component (self, component);
      else
        self->settled = FALSE;
      if (component->done && get_strain (get_ratio (self, component)) < least)
        {
          least = get_strain (get_ratio (self, component));
          continue;
        }
      g_free (component->centres);
      component->centres = g_steal_pointer (&kept);
      component->engine = kept_engine;
      component->done = TRUE;
    }

  return TRUE;
}

static DossierLayoutComponent *
find_largest (Solver *self)
{
  DossierLayoutComponent *largest = NULL;

  for (guint i = 0; i < self->components->len; i++)
    {
      DossierLayoutComponent *component = get_component (self, i);

      if (largest == NULL || component->n_nodes > largest->n_nodes)
        largest = component;
    }

  return largest;
}

/* The whole graph as if it were one component: the overview makes sense of any graph. */
static void
join_components (Solver *self)
{
  DossierLayoutComponent *whole = g_new0 (DossierLayoutComponent, 1);

  whole->engine = DOSSIER_ENGINE_OVERVIEW;
  whole->n_nodes = self->problem->n_nodes;
  whole->n_edges = self->problem->n_edges;
  whole->nodes = g_new (guint, whole->n_nodes);
  whole->edges = g_new (guint, MAX (whole->n_edges, 1));
  for (guint i = 0; i < whole->n_nodes; i++)
    whole->nodes[i] = i;
  for (guint i = 0; i < whole->n_edges; i++)
    whole->edges[i] = i;

  g_ptr_array_set_size (self->components, 0);
  g_ptr_array_add (self->components, whole);
}

static gboolean
has_dates (const DossierLayoutProblem *problem)
{
  for (guint i = 0; problem->columns != NULL && i < problem->n_nodes; i++)
    {
      if (problem->columns[i] != DOSSIER_COLUMN_NONE)
        return TRUE;
    }

  return FALSE;
}

/* (nullable): %NULL without an error where time was up */
static DossierLayout *
lay_out_by_date (Solver *self, GError **error)
{
  const DossierLayoutProblem *problem = self->problem;
  g_autofree DossierBox *boxes = g_new0 (DossierBox, problem->n_nodes);
  g_autofree DossierColumnPlace *places = g_new0 (DossierColumnPlace, problem->n_nodes);
  g_autofree DossierCurve *curves = g_new0 (DossierCurve, MAX (problem->n_edges, 1));
  g_autofree DossierPoint *points = NULL;
  gboolean late = FALSE;

  if (!dossier_chronology_lay_out (problem, self->options, SEPARATION, self->cancellable, boxes, places, &late, error) || late)
    return NULL;

  points = dossier_chronology_draw_arcs (problem, boxes, places, curves);
  return dossier_layout_new (DOSSIER_ENGINE_CHRONOLOGICAL, problem->n_nodes, boxes, problem->n_edges, problem->ends,
                             curves);
}

DossierLayout *
dossier_layout_solver_run (const DossierLayoutProblem *problem,
                           const DossierLayoutOptions *options,
                           GCancellable *cancellable,
                           gboolean *settled,
                           char **note,
                           GError **error)
{
  gboolean by_date = !options->choose_engine && options->engine == DOSSIER_ENGINE_CHRONOLOGICAL;
  gboolean layered = !options->choose_engine && !by_date && dossier_layout_component_is_routed (options->engine);
  g_autoptr (GPtrArray) components = dossier_layout_component_list (problem, layered);
  Solver self = { problem, options, cancellable, components, TRUE };
  DossierLayoutComponent *largest = find_largest (&self);
  gboolean is_too_large = problem->n_nodes > DOSSIER_WIRE_MAX_NODES || problem->n_edges > DOSSIER_WIRE_MAX_EDGES;
  /* Without a date, what is there is laid out as if nothing had been said. */
  gboolean choose = options->choose_engine || (by_date && !has_dates (problem));
  DossierEngine asked = options->engine;
  DossierEngine used;

  *settled = TRUE;
  *note = NULL;
  if (largest == NULL)
    return dossier_layout_new (asked, 0, NULL, 0, NULL, NULL);

  if (choose)
    asked = dossier_engine_choose (largest->n_nodes, largest->n_edges);
  used = asked;
  if (by_date && !choose && !is_too_large)
    {
      g_autoptr (GError) trouble = NULL;
      DossierLayout *layout = lay_out_by_date (&self, &trouble);

      if (layout != NULL)
        return layout;
      if (trouble != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&trouble));
          return NULL;
        }
      used = dossier_engine_get_faster (asked);
      self.settled = FALSE;
    }
  if (is_too_large)
    used = DOSSIER_ENGINE_OVERVIEW;

  if (used == DOSSIER_ENGINE_OVERVIEW)
    {
      join_components (&self);
      largest = find_largest (&self);
    }
  for (guint i = 0; i < components->len && used != DOSSIER_ENGINE_OVERVIEW; i++)
    {
      DossierLayoutComponent *component = get_component (&self, i);

      component->engine = choose ? dossier_engine_choose (component->n_nodes, component->n_edges) : used;
    }

  if (!lay_out_components (&self, error))
    return NULL;
  for (guint i = 0; i < components->len; i++)
    finish_component (&self, get_component (&self, i));

  used = largest->engine;
  if (choose && used == asked && largest->curves == NULL && largest->n_nodes >= SHAPE_MIN_NODES &&
      largest->n_nodes <= SHAPE_MAX_NODES)
    {
      if (!improve_shape (&self, largest, error))
        return NULL;
      used = asked = largest->engine;
    }
  *settled = self.settled;
  if (used != asked && !is_too_large)
    /* Translators: both are names of layouts, such as "Left to Right". */
    *note = g_strdup_printf (_ ("“%s” took too long; laid out with “%s” instead."),
                             dossier_engine_get_label (asked), dossier_engine_get_label (used));
  else if (used == DOSSIER_ENGINE_OVERVIEW && (choose || used != asked))
    *note = g_strdup (_ ("This graph is too large for a full layout. Groups of closely tied nodes are shown as blocks."));

  else if (by_date && choose)
    *note = g_strdup (_ ("No node has a date, so there is no order to show."));

  return assemble (&self, by_date && choose ? options->engine : used);
}
