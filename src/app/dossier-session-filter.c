/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-private.h"

#include <string.h>

/*
 * What a question does to the picture: what does not answer it is faint or not there, and nothing moves.
 */

DossierExploration *
dossier_session_get_exploration (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  return self->exploration;
}

static void
show_pinned (DossierFocus *focus, DossierGraph *graph, guint8 *visible)
{
  for (guint i = 0; focus != NULL && focus->pinned[i] != NULL; i++)
    {
      guint node = dossier_graph_find_node (graph, focus->pinned[i]);

      if (node != DOSSIER_INDEX_NONE)
        visible[node] = DOSSIER_VISIBILITY_SHOWN;
    }
}

/* (nullable): a byte a node of those that answer; NULL for all. */
static const guint8 *
get_answers (DossierSession *self, guint n_nodes)
{
  DossierMatches *matches = dossier_exploration_get_matches (self->exploration);

  /* Snapshots that differ in what else the file keeps have the same nodes. */
  if (matches == NULL || dossier_matches_is_everything (matches)
      || dossier_graph_get_n_nodes (dossier_matches_get_graph (matches)) != n_nodes)
    return NULL;
  return dossier_matches_get_node_mask (matches);
}

guint8 *
dossier_session_list_answers (DossierSession *self, DossierGraph *graph)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  const guint8 *answers = get_answers (self, n_nodes);
  guint8 *visible;

  if (n_nodes == 0 || answers == NULL)
    return NULL;

  visible = g_new (guint8, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    visible[i] = answers[i] ? DOSSIER_VISIBILITY_SHOWN : DOSSIER_VISIBILITY_HIDDEN;
  show_pinned (dossier_exploration_get_focus (self->exploration), graph, visible);
  return visible;
}

/* (nullable) (transfer full): a DossierVisibility a node of @graph; NULL where all is shown. */
static guint8 *
make_mask (DossierSession *self, DossierGraph *graph)
{
  guint n_nodes = dossier_graph_get_n_nodes (graph);
  gboolean hides = dossier_exploration_get_hide (self->exploration);
  const guint8 *part = self->part != NULL ? g_bytes_get_data (self->part, NULL) : NULL;
  guint8 *visible = dossier_session_list_answers (self, graph);

  if (n_nodes == 0 || (visible == NULL && part == NULL))
    return visible;

  if (visible == NULL)
    {
      visible = g_new (guint8, n_nodes);
      memset (visible, DOSSIER_VISIBILITY_SHOWN, n_nodes);
    }
  for (guint i = 0; i < n_nodes; i++)
    {
      /* What is not laid out has no place of its own. */
      if (part != NULL && !part[i])
        visible[i] = DOSSIER_VISIBILITY_HIDDEN;
      else if (visible[i] == DOSSIER_VISIBILITY_HIDDEN && !hides)
        visible[i] = DOSSIER_VISIBILITY_DIMMED;
    }
  return visible;
}

guint8 *
dossier_session_list_shown (DossierSession *self, gboolean answers)
{
  const guint8 *part;
  DossierGraph *graph;
  guint n_nodes;
  guint8 *visible;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self) && self->scene != NULL, NULL);

  graph = dossier_scene_get_graph (self->scene);
  n_nodes = dossier_graph_get_n_nodes (graph);
  if (n_nodes == 0)
    return NULL;

  part = self->part != NULL ? g_bytes_get_data (self->part, NULL) : NULL;
  visible = answers ? dossier_session_list_answers (self, graph) : NULL;
  if (visible == NULL)
    {
      visible = g_new (guint8, n_nodes);
      memset (visible, DOSSIER_VISIBILITY_SHOWN, n_nodes);
    }
  for (guint i = 0; part != NULL && i < n_nodes; i++)
    if (!part[i])
      visible[i] = DOSSIER_VISIBILITY_HIDDEN;
  return visible;
}

static gboolean
is_same_mask (const guint8 *one, const guint8 *other, guint n_nodes)
{
  if (one == NULL || other == NULL)
    return one == other;
  return memcmp (one, other, n_nodes) == 0;
}

DossierScene *
dossier_session_dress (DossierSession *self, DossierScene *scene)
{
  DossierGraph *graph = dossier_scene_get_graph (scene);
  g_autofree guint8 *visible = make_mask (self, graph);

  if (!is_same_mask (visible, dossier_scene_get_visible (scene), dossier_graph_get_n_nodes (graph)))
    {
      g_autoptr (DossierScene) before = scene;

      scene = dossier_scene_new_with_visibility (before, visible);
    }
  if (dossier_scene_get_theme (scene) != self->theme)
    {
      g_autoptr (DossierScene) before = scene;

      scene = dossier_scene_new_with_theme (before, self->theme);
    }
  return scene;
}

void
dossier_session_dress_again (DossierSession *self)
{
  DossierScene *scene;

  if (self->scene == NULL)
    return;

  scene = dossier_session_dress (self, dossier_scene_ref (self->scene));
  if (scene == self->scene)
    {
      dossier_scene_unref (scene);
      return;
    }
  dossier_scene_unref (self->scene);
  self->scene = scene;
  g_object_notify (G_OBJECT (self), "scene");
}

static void
on_matches_changed (DossierSession *self)
{
  /* None: the dossier goes, and its picture with it. */
  if (dossier_exploration_get_matches (self->exploration) != NULL)
    dossier_session_dress_again (self);
}

void
dossier_session_filter_init (DossierSession *self)
{
  self->exploration = dossier_exploration_new ();
  g_signal_connect_object (
      self->exploration, "notify::matches", G_CALLBACK (on_matches_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->exploration, "notify::hide", G_CALLBACK (dossier_session_dress_again), self, G_CONNECT_SWAPPED);
}

void
dossier_session_forget_question (DossierSession *self)
{
  dossier_exploration_set_query (self->exploration, "");
  dossier_exploration_set_focus (self->exploration, NULL);
}
