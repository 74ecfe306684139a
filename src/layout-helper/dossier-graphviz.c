/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-graphviz.h"

#include "dossier-graphviz-settings.h"

#include <math.h>
#include <string.h>

/* Up to this size dot is quick enough to be run several times. */
#define STAGGER_MAX_NODES 600
/* Longer than this many times its width a picture is staggered more, if there is more. */
#define STRIP_RATIO 1.9

/* The size of what is not to be seen. */
#define POINT 1.0

static const guint stagger_steps[] = { 2, 3, 4, 6, 9, 14 };

extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;

/* The plugins are linked, so that no configuration file is read and nothing is loaded at run time. */
static const lt_symlist_t plugins[] = {
  { "gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library },
  { "gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library },
  { NULL, NULL },
};

/* Graphviz tells of errors by a function without a closure, and returns success all the same. The helper has one thread
 * that calls it, and does one job. */
static guint n_errors;
static char first_error[256];

static int
note_error (char *message)
{
  if (n_errors++ == 0)
    g_strlcpy (first_error, message, sizeof first_error);

  return 0;
}

/* A part in the making. */
typedef struct
{
  const DossierWireRequest *request;
  const DossierWirePart *part;
  guint first_node;
  guint first_edge;
  Agraph_t *graph;
  Agnode_t **nodes;
  Agedge_t **edges;
} Part;

/* Nodes have no names: no string that anybody else chose reaches the library. */
static void
add_nodes (Part *part)
{
  for (guint i = 0; i < part->part->n_nodes; i++)
    {
      const double *size = part->request->sizes + 2 * (gsize) (part->first_node + i);

      part->nodes[i] = agnode (part->graph, NULL, 1);
      dossier_graphviz_set_number (part->nodes[i], "width", size[0] / POINTS_PER_INCH);
      dossier_graphviz_set_number (part->nodes[i], "height", size[1] / POINTS_PER_INCH);
    }
}

/* An empty cell of a fixed size keeps room for a label without a font. */
static void
set_label_size (Agraph_t *graph, Agedge_t *edge, const double *size)
{
  g_autofree char *table = NULL;

  if (size[0] < 1 || size[1] < 1)
    return;

  table = g_strdup_printf ("<TABLE BORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\"><TR><TD FIXEDSIZE=\"TRUE\" "
                           "WIDTH=\"%u\" HEIGHT=\"%u\"></TD></TR></TABLE>",
                           (guint) ceil (size[0]), (guint) ceil (size[1]));
  /* The graph's own, and freed with it. */
  agset (edge, (char *) "label", agstrdup_html (graph, table));
}

static void
add_edges (Part *part)
{
  const DossierWireRequest *request = part->request;

  for (guint i = 0; i < part->part->n_edges; i++)
    {
      guint edge = part->first_edge + i;
      const guint *ends = request->ends + 2 * (gsize) edge;

      part->edges[i] = agedge (part->graph, part->nodes[ends[0] - part->first_node],
                               part->nodes[ends[1] - part->first_node], NULL, 1);
      if (request->label_sizes != NULL)
        set_label_size (part->graph, part->edges[i], request->label_sizes + 2 * (gsize) edge);
    }
}

/*
 * A chain of nodes that are not to be seen, one a rank, holds the ranks in their order and apart even where no edge joins
 * them; what has a rank is held beside the chain's node. All edges go on in the order of ranks, so that nothing is in the
 * way of that.
 */
static void
add_ranks (Part *part)
{
  const guint *ranks = part->request->ranks + part->first_node;
  g_autofree Agraph_t **groups = NULL;
  Agnode_t *last = NULL;
  guint n_ranks = 0;

  for (guint i = 0; i < part->part->n_nodes; i++)
    n_ranks = MAX (n_ranks, ranks[i] + 1);

  groups = g_new (Agraph_t *, n_ranks);
  for (guint i = 0; i < n_ranks; i++)
    {
      Agnode_t *link = agnode (part->graph, NULL, 1);
      char name[16];

      dossier_graphviz_set_number (link, "width", POINT / POINTS_PER_INCH);
      dossier_graphviz_set_number (link, "height", POINT / POINTS_PER_INCH);
      g_snprintf (name, sizeof name, "r%u", i);
      groups[i] = agsubg (part->graph, name, 1);
      agsafeset (groups[i], (char *) "rank", (char *) "same", (char *) "");
      agsubnode (groups[i], link, 1);
      if (last != NULL)
        dossier_graphviz_set_number (agedge (part->graph, last, link, NULL, 1), "weight", 0);
      last = link;
    }
  for (guint i = 0; i < part->part->n_nodes; i++)
    agsubnode (groups[ranks[i]], part->nodes[i], 1);
}

/* Graphviz counts y upward. */
static gboolean
read_nodes (Part *part, DossierWireAnswer *answer)
{
  for (guint i = 0; i < part->part->n_nodes; i++)
    {
      pointf at = ND_coord (part->nodes[i]);

      if (!(fabs (at.x) <= DOSSIER_WIRE_MAX_COORDINATE) || !(fabs (at.y) <= DOSSIER_WIRE_MAX_COORDINATE))
        return FALSE;

      answer->positions[2 * (gsize) (part->first_node + i)] = at.x;
      answer->positions[2 * (gsize) (part->first_node + i) + 1] = -at.y;
    }

  return TRUE;
}

static gboolean
read_curve (Agedge_t *edge, GArray *points, guint *n_points)
{
  const splines *curve = ED_spl (edge);
  guint n;

  *n_points = 0;
  /* A curve in several pieces comes from clustered graphs only, which ours are not. */
  if (curve == NULL || curve->size != 1)
    return TRUE;

  n = (guint) curve->list[0].size;
  if (n < 4 || n % 3 != 1 || n > DOSSIER_WIRE_MAX_CURVE_POINTS)
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      pointf at = curve->list[0].list[i];
      double pair[2] = { at.x, -at.y };

      if (!(fabs (at.x) <= DOSSIER_WIRE_MAX_COORDINATE) || !(fabs (at.y) <= DOSSIER_WIRE_MAX_COORDINATE))
        return FALSE;
      g_array_append_vals (points, pair, 2);
    }
  *n_points = n;

  return TRUE;
}

static gboolean
read_edges (Part *part, GArray *points, DossierWireAnswer *answer)
{
  for (guint i = 0; i < part->part->n_edges; i++)
    {
      gsize edge = part->first_edge + i;

      if (answer->n_points != NULL && !read_curve (part->edges[i], points, &answer->n_points[edge]))
        return FALSE;

      if (answer->label_places != NULL)
        {
          const textlabel_t *label = ED_label (part->edges[i]);
          gboolean is_set = label != NULL && label->set && isfinite (label->pos.x) && isfinite (label->pos.y);

          answer->label_places[2 * edge] = is_set ? label->pos.x : NAN;
          answer->label_places[2 * edge + 1] = is_set ? -label->pos.y : NAN;
        }
    }

  return TRUE;
}

/*
 * A news graph has few layers of many nodes, which dot draws as a strip of up to 30:1. Edges of different lengths out of
 * each node spread a layer over @n_steps of them: as many times less long, and as many times more deep. The edges into
 * one node are all of one length, so that it is drawn to one place.
 */
static void
stagger_layers (Part *part, guint n_steps)
{
  g_autofree guint *step_of = g_new0 (guint, part->part->n_nodes);
  g_autofree guint *n_heads = g_new0 (guint, part->part->n_nodes);

  for (guint i = 0; i < part->part->n_edges; i++)
    {
      guint edge = part->first_edge + i;
      guint tail = part->request->ends[2 * (gsize) edge] - part->first_node;
      guint head = part->request->ends[2 * (gsize) edge + 1] - part->first_node;

      if (step_of[head] == 0)
        step_of[head] = 1 + n_heads[tail]++ % n_steps;
      dossier_graphviz_set_number (part->edges[i], "minlen", step_of[head]);
    }
}

/* Whether the picture is much longer than it is wide, in the direction in which layers extend. */
static gboolean
is_strip (const Part *part)
{
  boxf bounds = GD_bb (part->graph);
  double width = bounds.UR.x - bounds.LL.x;
  double height = bounds.UR.y - bounds.LL.y;

  return part->request->engine == DOSSIER_ENGINE_DOT ? width > STRIP_RATIO * height : height > STRIP_RATIO * width;
}

static gboolean
try_part (GVC_t *context, Part *part, guint n_steps)
{
  part->graph = agopen ((char *) "g", Agdirected, NULL);
  dossier_graphviz_set_up (part->graph, part->request, part->part);
  add_nodes (part);
  add_edges (part);
  if (part->request->ranks != NULL)
    add_ranks (part);
  if (n_steps > 1)
    stagger_layers (part, n_steps);

  return gvLayout (context, part->graph, dossier_graphviz_get_engine (part->request->engine)) == 0 && n_errors == 0;
}

/* Graphs are not closed: circo knows a graph by its address and takes another at the same place for the one that it has seen.
 * The process ends soon. */
static gboolean
lay_out_part (GVC_t *context, Part *part, GArray *points, DossierWireAnswer *answer)
{
  gboolean layered = part->request->engine == DOSSIER_ENGINE_DOT || part->request->engine == DOSSIER_ENGINE_DOT_LR;
  gboolean done;

  part->nodes = g_new0 (Agnode_t *, MAX (part->part->n_nodes, 1));
  part->edges = g_new0 (Agedge_t *, MAX (part->part->n_edges, 1));

  done = try_part (context, part, 1);
  for (guint i = 0; i < G_N_ELEMENTS (stagger_steps) && done && layered && part->part->n_nodes <= STAGGER_MAX_NODES &&
                    is_strip (part);
       i++)
    {
      gvFreeLayout (context, part->graph);
      done = try_part (context, part, stagger_steps[i]);
    }

  if (done)
    {
      done = read_nodes (part, answer) && read_edges (part, points, answer);
      if (!done)
        g_strlcpy (first_error, "positions are not finite", sizeof first_error);
      gvFreeLayout (context, part->graph);
    }

  g_free (part->nodes);
  g_free (part->edges);

  return done;
}

DossierWireAnswer *
dossier_graphviz_lay_out (const DossierWireRequest *request)
{
  GVC_t *context = gvContextPlugins (plugins, 0);
  const char *version = gvcVersion (context);
  g_autoptr (DossierWireAnswer) answer = dossier_wire_answer_new (DOSSIER_WIRE_OK, NULL, version);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  Part part = { .request = request };
  gboolean done = TRUE;

  agseterr (AGERR);
  agseterrf (note_error);

  answer->n_nodes = request->n_nodes;
  answer->n_edges = request->n_edges;
  answer->positions = g_new0 (double, 2 * (gsize) MAX (request->n_nodes, 1));
  if ((request->flags & DOSSIER_WIRE_ROUTE) != 0)
    answer->n_points = g_new0 (guint, MAX (request->n_edges, 1));
  if ((request->flags & DOSSIER_WIRE_LABELS) != 0)
    answer->label_places = g_new0 (double, 2 * (gsize) MAX (request->n_edges, 1));

  for (guint i = 0; i < request->n_parts && done; i++)
    {
      part.part = &request->parts[i];
      if (part.part->n_nodes > 0)
        done = lay_out_part (context, &part, points, answer);
      part.first_node += part.part->n_nodes;
      part.first_edge += part.part->n_edges;
    }

  if (!done)
    return dossier_wire_answer_new (DOSSIER_WIRE_FAILED, first_error, version);

  answer->n_all_points = points->len / 2;
  answer->points = (double *) (gpointer) g_array_steal (points, NULL);

  return g_steal_pointer (&answer);
}
