/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-edge-label.h"

#include "dossier-language.h"
#include "dossier-scene-private.h"

#include "layout/dossier-curve.h"
#include "query/dossier-relation.h"

#include <math.h>

#define LINE_SPACING 1.25
#define PADDING 0.35   /* in parts of the font size */
#define MAX_WIDTH 14.0 /* in parts of the font size */

/* How much longer than its label an edge is to be, points. */
#define SPARE 14.0

/* Of one thread. */
#define MAX_NAMED 64

/* A relation's name as it is drawn in letters of one size. */
typedef struct
{
  char *text;
  double size;
  gboolean estimate;
  DossierLabel words;
} Named;

typedef struct
{
  const DossierEdgeLabel *label;
  DossierScene *scene;
  guint edge;
  gboolean is_free;
} Question;

typedef struct
{
  DossierScene *scene;
  const DossierBox *region;
  double size;
  GArray *edges;
} EdgeList;

char *
dossier_edge_label_get_relation (const char *type)
{
  g_autofree char *heading = dossier_relation_get_heading (type, TRUE);
  gunichar first = g_utf8_get_char (heading);
  const char *rest = *heading != '\0' ? g_utf8_next_char (heading) : heading;
  char lower[7] = { 0 };

  if (!g_unichar_islower (g_utf8_get_char (rest)))
    return g_steal_pointer (&heading);
  g_unichar_to_utf8 (g_unichar_tolower (first), lower);
  return g_strconcat (lower, rest, NULL);
}

/* Whether the label of @edge, however long, may meet @box: most edges that cross a region have theirs elsewhere. */
static gboolean
may_meet (DossierScene *scene, guint edge, double size, const DossierBox *box)
{
  DossierPoint place = dossier_layout_get_label_place (scene->layout, edge);
  double half_width = size * (MAX_WIDTH / 2 + PADDING);
  double half_height = size * LINE_SPACING / 2;

  return place.x >= box->x - half_width && place.x <= box->x + box->width + half_width
         && place.y >= box->y - half_height && place.y <= box->y + box->height + half_height;
}

static void
named_free (gpointer data)
{
  Named *named = data;

  dossier_label_clear (&named->words);
  g_free (named->text);
  g_free (named);
}

static void
list_free (gpointer data)
{
  g_ptr_array_unref (data);
}

/* Relations are few, and each stands on many edges: they are measured once a thread. */
static void
init_words (DossierLabel *words, const char *relation, const DossierLabelSpec *spec)
{
  static GPrivate thread_named = G_PRIVATE_INIT (list_free);
  GPtrArray *all = g_private_get (&thread_named);
  Named *named = NULL;

  if (all == NULL)
    {
      all = g_ptr_array_new_with_free_func (named_free);
      g_private_set (&thread_named, all);
    }
  for (guint i = 0; i < all->len && named == NULL; i++)
    {
      Named *other = all->pdata[i];

      if (other->size == spec->size && other->estimate == spec->estimate && g_str_equal (other->text, relation))
        named = other;
    }
  if (named == NULL)
    {
      if (all->len >= MAX_NAMED)
        g_ptr_array_set_size (all, 0);
      named = g_new0 (Named, 1);
      named->text = g_strdup (relation);
      named->size = spec->size;
      named->estimate = spec->estimate;
      dossier_label_init (&named->words, relation, spec);
      g_ptr_array_add (all, named);
    }
  *words = named->words;
  words->text = g_strdup (named->words.text);
}

/* All but the place. */
static void
init_unplaced (DossierEdgeLabel *label, DossierGraph *graph, guint edge, double size)
{
  const DossierEdge *record = dossier_graph_get_edge (graph, edge);
  gboolean estimate = dossier_graph_get_n_nodes (graph) > DOSSIER_CARD_MAX_SHAPED;
  DossierLabelSpec spec = { DOSSIER_FONT_ITALIC, size, MAX_WIDTH, 1, estimate, NULL };

  if (record->label == NULL || *record->label == '\0')
    {
      g_autofree char *relation = dossier_edge_label_get_relation (record->type);

      spec.said = dossier_language_get_own ();
      init_words (&label->words, relation, &spec);
    }
  else
    {
      spec.said = dossier_language_get_said (graph, record->label, record->citations, record->n_citations);
      dossier_label_init (&label->words, record->label, &spec);
    }
  label->size = size;
  label->box.width = label->words.width + 2 * PADDING * size;
  label->box.height = LINE_SPACING * size;
}

void
dossier_edge_label_measure (DossierGraph *graph, guint edge, double *width, double *height)
{
  DossierEdgeLabel label;

  init_unplaced (&label, graph, edge, DOSSIER_EDGE_LABEL_SIZE);
  *width = label.box.width;
  *height = label.box.height;
  dossier_edge_label_clear (&label);
}

void
dossier_edge_label_init (DossierEdgeLabel *label, DossierScene *scene, guint edge, double size)
{
  DossierPoint place = dossier_layout_get_label_place (scene->layout, edge);

  init_unplaced (label, scene->graph, edge, size);
  label->box.x = place.x - label->box.width / 2;
  label->box.y = place.y - label->box.height / 2;
}

void
dossier_edge_label_clear (DossierEdgeLabel *label)
{
  dossier_label_clear (&label->words);
}

void
dossier_edge_label_draw (const DossierEdgeLabel *label, DossierScene *scene, DossierPen *pen, const DossierColor *color)
{
  DossierTextRun run = {
    .text = label->words.text,
    .style = DOSSIER_FONT_ITALIC,
    .size = label->size,
    .x = label->box.x + label->box.width / 2,
    .y = label->box.y,
    .align = 0.5,
    .line_height = label->box.height,
    .max_width = label->box.width,
    .language = label->words.language,
    .right_to_left = label->words.right_to_left,
  };

  dossier_pen_rounded_rectangle (pen, &label->box, label->box.height / 3);
  dossier_pen_fill (pen, &scene->style->ground, FALSE);
  dossier_pen_text (pen, &run, color);
}

static gboolean
meet (const DossierBox *a, const DossierBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static gboolean
visit_node (guint node, gpointer user_data)
{
  Question *question = user_data;

  if (dossier_scene_is_visible (question->scene, node) && meet (&question->label->box, &question->scene->boxes[node]))
    question->is_free = FALSE;
  return question->is_free;
}

/* The words of what is dimmed would only be in the way of others. */
static gboolean
is_shown (DossierScene *scene, guint edge)
{
  return dossier_scene_get_edge_visibility (scene, edge) == DOSSIER_VISIBILITY_SHOWN;
}

/* Lower edges go first whether they are drawn in the end or not: so the answer needs no more than what is near by, and
 * is the same in every tile. */
static gboolean
visit_other_edge (guint edge, gpointer user_data)
{
  Question *question = user_data;
  DossierEdgeLabel other;

  if (edge >= question->edge)
    return FALSE;
  if (!is_shown (question->scene, edge) || !may_meet (question->scene, edge, question->label->size, &question->label->box))
    return TRUE;
  dossier_edge_label_init (&other, question->scene, edge, question->label->size);
  if (meet (&question->label->box, &other.box))
    question->is_free = FALSE;
  dossier_edge_label_clear (&other);
  return question->is_free;
}

gboolean
dossier_edge_label_fits (DossierScene *scene, guint edge, const DossierEdgeLabel *label)
{
  DossierCurve curve = dossier_layout_get_curve (scene->layout, edge);
  Question question = { label, scene, edge, TRUE };
  double length = 0;

  for (guint i = 1; i < curve.n_points; i++)
    length += hypot (curve.points[i].x - curve.points[i - 1].x, curve.points[i].y - curve.points[i - 1].y);
  /* Beside its way there is room for it. */
  if (!(curve.label.width > 0) && length < label->box.width + SPARE)
    return FALSE;
  dossier_layout_visit_nodes (scene->layout, &label->box, visit_node, &question);
  if (question.is_free)
    dossier_layout_visit_edges (scene->layout, &label->box, visit_other_edge, &question);
  return question.is_free;
}

static gboolean
visit_edge (guint edge, gpointer user_data)
{
  EdgeList *list = user_data;

  if (is_shown (list->scene, edge) && may_meet (list->scene, edge, list->size, list->region))
    g_array_append_val (list->edges, edge);
  return TRUE;
}

/* The edges that may have a part of their label in @region. */
static GArray *
list_edges (DossierScene *scene, const DossierBox *region, double size)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (guint));
  EdgeList list = { scene, region, size, edges };
  double half = size * (MAX_WIDTH / 2 + PADDING);
  DossierBox wider = {
    region->x - half,
    region->y - size,
    region->width + 2 * half,
    region->height + 2 * size,
  };

  dossier_layout_visit_edges (scene->layout, &wider, visit_edge, &list);
  return edges;
}

guint
dossier_edge_label_find_at (DossierScene *scene, double x, double y, double size)
{
  DossierBox place = { x, y, 0, 0 };
  g_autoptr (GArray) edges = list_edges (scene, &place, size);
  guint found = DOSSIER_INDEX_NONE;

  for (guint i = 0; i < edges->len && found == DOSSIER_INDEX_NONE; i++)
    {
      guint edge = g_array_index (edges, guint, i);
      DossierEdgeLabel label;

      dossier_edge_label_init (&label, scene, edge, size);
      if (dossier_box_meets (&label.box, &place) && dossier_edge_label_fits (scene, edge, &label))
        found = edge;
      dossier_edge_label_clear (&label);
    }
  return found;
}

void
dossier_edge_labels_paint (DossierScene *scene, DossierPen *pen, const DossierBox *region, double size)
{
  g_autoptr (GArray) edges = list_edges (scene, region, size);

  for (guint i = 0; i < edges->len; i++)
    {
      DossierEdgeLabel label;

      dossier_edge_label_init (&label, scene, g_array_index (edges, guint, i), size);
      if (meet (&label.box, region) && dossier_edge_label_fits (scene, g_array_index (edges, guint, i), &label))
        dossier_edge_label_draw (&label, scene, pen, &scene->style->edge_text);
      dossier_edge_label_clear (&label);
    }
}
