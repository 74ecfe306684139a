/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-canvas-move.h"

#include "render/dossier-pick.h"

#include <adwaita.h>

/* Milliseconds. */
#define COVER_TIME 70
#define MOVE_TIME 400
#define UNCOVER_TIME 160

/* Pixels that are left of a card seen from far. */
#define LEAST_SIZE 3.0

/* About as strong as the painter draws what is dimmed. */
#define DIMMED_ALPHA 0.3f

typedef enum
{
  STILL,
  MOVING,
  WAITING, /* all is where it goes to; the picture is being painted */
  UNCOVERING,
} Phase;

typedef struct
{
  DossierBox from; /* on the widget */
  DossierBox to;   /* in the scene that it goes to */
  guint node;      /* of that scene; DOSSIER_INDEX_NONE: stays where it is and fades */
  float alpha_from;
  float alpha_to;
  gboolean round; /* as actors are */
  const DossierTypeStyle *style;
} Mover;

struct _DossierCanvasMove
{
  GtkWidget *widget;
  DossierScene *now; /* (nullable) */
  GArray *movers;
  GHashTable *by_node; /* node of `now` to index in `movers`, + 1 */
  Phase phase;
  double time; /* milliseconds in this phase */
  AdwAnimation *animation;
  guint uncover_source;
};

static double
get_progress (DossierCanvasMove *self)
{
  return self->phase == MOVING ? adw_easing_ease (ADW_EASE_IN_OUT_CUBIC, self->time / MOVE_TIME) : 1;
}

static double
mix (double from, double to, double t)
{
  return from + (to - from) * t;
}

static DossierBox
get_box (DossierCanvasMove *self, const Mover *mover, const DossierViewport *viewport)
{
  double t = get_progress (self);
  DossierBox to;

  if (mover->node == DOSSIER_INDEX_NONE)
    return mover->from;

  to = dossier_viewport_box_to_widget (viewport, &mover->to);
  return (DossierBox){ mix (mover->from.x, to.x, t),
                       mix (mover->from.y, to.y, t),
                       mix (mover->from.width, to.width, t),
                       mix (mover->from.height, to.height, t) };
}

static void
clear (DossierCanvasMove *self)
{
  g_clear_handle_id (&self->uncover_source, g_source_remove);
  self->phase = STILL;
  g_array_set_size (self->movers, 0);
  g_hash_table_remove_all (self->by_node);
  g_clear_pointer (&self->now, dossier_scene_unref);
}

static void
on_value (double value, gpointer user_data)
{
  DossierCanvasMove *self = user_data;

  self->time = value;
  gtk_widget_queue_draw (self->widget);
}

static void
play (DossierCanvasMove *self, Phase phase, guint duration)
{
  self->phase = phase;
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (self->animation), duration);
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->animation), duration);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

static void
on_done (DossierCanvasMove *self)
{
  if (self->phase == MOVING)
    self->phase = WAITING;
  else if (self->phase == UNCOVERING)
    clear (self);
  gtk_widget_queue_draw (self->widget);
}

static gboolean
on_uncover (gpointer user_data)
{
  DossierCanvasMove *self = user_data;

  self->uncover_source = 0;
  play (self, UNCOVERING, UNCOVER_TIME);
  return G_SOURCE_REMOVE;
}

DossierCanvasMove *
dossier_canvas_move_new (GtkWidget *widget)
{
  DossierCanvasMove *self = g_new0 (DossierCanvasMove, 1);

  self->widget = widget;
  self->movers = g_array_new (FALSE, FALSE, sizeof (Mover));
  self->by_node = g_hash_table_new (NULL, NULL);
  self->animation = adw_timed_animation_new (
      widget, 0, MOVE_TIME, MOVE_TIME, adw_callback_animation_target_new (on_value, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_LINEAR);
  g_signal_connect_swapped (self->animation, "done", G_CALLBACK (on_done), self);
  return self;
}

void
dossier_canvas_move_free (DossierCanvasMove *self)
{
  clear (self);
  g_signal_handlers_disconnect_by_data (self->animation, self);
  adw_animation_pause (self->animation);
  g_object_unref (self->animation);
  g_array_unref (self->movers);
  g_hash_table_unref (self->by_node);
  g_free (self);
}

void
dossier_canvas_move_stop (DossierCanvasMove *self)
{
  clear (self);
  if (adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->animation);
}

gboolean
dossier_canvas_move_is_moving (DossierCanvasMove *self)
{
  return self->phase != STILL;
}

typedef struct
{
  DossierCanvasMove *self;
  DossierScene *before;
  const DossierViewport *from;
  DossierScene *now;
  GArray *movers;
  GHashTable *by_node; /* of the new move */
} Gathering;

static guint
find_same (DossierScene *scene, guint node, DossierScene *other)
{
  DossierGraph *graph = dossier_scene_get_graph (scene);

  if (graph == dossier_scene_get_graph (other))
    return node;
  /* Ids hold from one snapshot to the next, indices do not. */
  return dossier_graph_find_node (dossier_scene_get_graph (other), dossier_graph_get_node (graph, node)->id);
}

/* How strongly a node is drawn: with it fades what is only shown on one side. */
static float
get_alpha (DossierScene *scene, guint node)
{
  if (node == DOSSIER_INDEX_NONE)
    return 0;
  switch (dossier_scene_get_visibility (scene, node))
    {
    case DOSSIER_VISIBILITY_SHOWN:
      return 1;
    case DOSSIER_VISIBILITY_DIMMED:
      return DIMMED_ALPHA;
    case DOSSIER_VISIBILITY_HIDDEN:
    default:
      return 0;
    }
}

static gboolean
gather (Gathering *gathering, guint before, guint now)
{
  DossierCanvasMove *self = gathering->self;
  Mover mover = { .node = now };
  const DossierNode *record = now != DOSSIER_INDEX_NONE
                                  ? dossier_graph_get_node (dossier_scene_get_graph (gathering->now), now)
                                  : dossier_graph_get_node (dossier_scene_get_graph (gathering->before), before);

  mover.alpha_from = get_alpha (gathering->before, before);
  mover.alpha_to = get_alpha (gathering->now, now);
  if (mover.alpha_from == 0 && mover.alpha_to == 0)
    return TRUE;
  if (now != DOSSIER_INDEX_NONE && !g_hash_table_add (gathering->by_node, GUINT_TO_POINTER (now)))
    return TRUE;
  if (gathering->movers->len >= DOSSIER_CANVAS_MOVE_MAX_NODES)
    return FALSE;

  if (now != DOSSIER_INDEX_NONE)
    mover.to = dossier_layout_get_boxes (dossier_scene_get_layout (gathering->now))[now];
  if (mover.alpha_from > 0)
    {
      DossierBox box = dossier_pick_get_node_box (gathering->before, gathering->from->zoom, before);

      /* One that is on its way already goes on from where it is. */
      if (!dossier_canvas_move_get_box (self, before, gathering->from, &mover.from))
        mover.from = dossier_viewport_box_to_widget (gathering->from, &box);
    }
  /* What is shown on one side alone has no way: it comes and goes where it stands. */
  if (mover.alpha_to == 0)
    mover.node = DOSSIER_INDEX_NONE;
  mover.round = record->type == DOSSIER_NODE_TYPE_ACTOR;
  mover.style = &dossier_style_get (dossier_scene_get_theme (gathering->now))->types[record->type];
  g_array_append_val (gathering->movers, mover);
  return TRUE;
}

static gboolean
visit_before (guint node, gpointer user_data)
{
  Gathering *gathering = user_data;

  return gather (gathering, node, find_same (gathering->before, node, gathering->now));
}

static gboolean
visit_now (guint node, gpointer user_data)
{
  Gathering *gathering = user_data;

  return gather (gathering, find_same (gathering->now, node, gathering->before), node);
}

gboolean
dossier_canvas_move_start (DossierCanvasMove *self,
                           DossierScene *before,
                           const DossierViewport *from,
                           DossierScene *now,
                           const DossierViewport *to)
{
  g_autoptr (GArray) movers = NULL;
  g_autoptr (GHashTable) by_node = NULL;
  Gathering gathering = { self, before, from, now, NULL, NULL };
  DossierBox region_before = dossier_viewport_get_region (from);
  DossierBox region_now = dossier_viewport_get_region (to);

  if (!gtk_widget_get_mapped (self->widget) || !adw_get_enable_animations (self->widget))
    {
      dossier_canvas_move_stop (self);
      return FALSE;
    }

  movers = gathering.movers = g_array_new (FALSE, FALSE, sizeof (Mover));
  by_node = gathering.by_node = g_hash_table_new (NULL, NULL);
  dossier_layout_visit_nodes (dossier_scene_get_layout (before), &region_before, visit_before, &gathering);
  dossier_layout_visit_nodes (dossier_scene_get_layout (now), &region_now, visit_now, &gathering);

  dossier_canvas_move_stop (self);
  if (movers->len == 0 || movers->len >= DOSSIER_CANVAS_MOVE_MAX_NODES)
    return FALSE;

  for (guint i = 0; i < movers->len; i++)
    {
      Mover *mover = &g_array_index (movers, Mover, i);

      if (mover->alpha_from == 0)
        mover->from = dossier_viewport_box_to_widget (to, &mover->to);
      if (mover->node != DOSSIER_INDEX_NONE)
        g_hash_table_insert (self->by_node, GUINT_TO_POINTER (mover->node), GUINT_TO_POINTER (i + 1));
    }
  g_array_append_vals (self->movers, movers->data, movers->len);
  self->now = dossier_scene_ref (now);
  play (self, MOVING, MOVE_TIME);
  return TRUE;
}

gboolean
dossier_canvas_move_get_box (DossierCanvasMove *self, guint node, const DossierViewport *viewport, DossierBox *box)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_node, GUINT_TO_POINTER (node)));

  if (place == 0)
    return FALSE;
  *box = get_box (self, &g_array_index (self->movers, Mover, place - 1), viewport);
  return TRUE;
}

static GdkRGBA
to_rgba (const DossierColor *color, float alpha)
{
  return (GdkRGBA){ (float) color->red, (float) color->green, (float) color->blue, alpha };
}

static void
snapshot_mover (DossierCanvasMove *self, const Mover *mover, GtkSnapshot *snapshot, const DossierViewport *viewport)
{
  float alpha = (float) mix (mover->alpha_from, mover->alpha_to, get_progress (self));
  DossierBox box = get_box (self, mover, viewport);
  GdkRGBA fill = to_rgba (&mover->style->fill, alpha);
  GdkRGBA accent = to_rgba (&mover->style->accent, alpha);
  float border = (float) CLAMP (box.height / 24, 1, 3);
  GskRoundedRect outline;

  box.width = MAX (box.width, LEAST_SIZE);
  box.height = MAX (box.height, LEAST_SIZE);
  if (alpha <= 0 || box.x > viewport->width || box.y > viewport->height || box.x + box.width < 0
      || box.y + box.height < 0)
    return;

  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height),
      (float) (mover->round ? box.height / 2 : MIN (box.height / 6, 8)));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot,
                              &outline,
                              (float[4]){ border, border, border, border },
                              (GdkRGBA[4]){ accent, accent, accent, accent });
}

void
dossier_canvas_move_snapshot (DossierCanvasMove *self,
                              GtkSnapshot *snapshot,
                              const DossierViewport *viewport,
                              gboolean settled)
{
  double cover = 1;
  GdkRGBA ground;

  if (self->phase == STILL)
    return;

  if (self->phase == MOVING)
    cover = MIN (self->time / COVER_TIME, 1);
  else if (self->phase == UNCOVERING)
    cover = 1 - self->time / UNCOVER_TIME;
  else if (settled && self->uncover_source == 0)
    self->uncover_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_uncover, self, NULL);

  ground = to_rgba (&dossier_style_get (dossier_scene_get_theme (self->now))->ground, 1);
  gtk_snapshot_push_opacity (snapshot, CLAMP (cover, 0, 1));
  gtk_snapshot_append_color (
      snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height));
  for (guint i = 0; i < self->movers->len; i++)
    snapshot_mover (self, &g_array_index (self->movers, Mover, i), snapshot, viewport);
  gtk_snapshot_pop (snapshot);
}
