/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-session-private.h"

#include "dossier-session-jobs.h"

#include <string.h>

/*
 * Layouts of a part, and the way back: each layout that the person asks for can be taken back, and done again. A layout
 * of a part is one of the whole graph whose other nodes are hidden, so that indices, selection and question go on as
 * they are.
 */

/* A layout of 100,000 nodes takes some 20 MB. */
#define MAX_STEPS 12

/* One picture to come back to. */
struct _DossierLayoutStep
{
  DossierScene *scene;
  GBytes *part;             /* (nullable) */
  DossierLayoutStep *whole; /* (nullable): with a part, the picture of all that it was made from */
  char *note;               /* (nullable) */
  gboolean chosen;
};

static void
step_clear (gpointer data)
{
  DossierLayoutStep *step = data;

  dossier_scene_unref (step->scene);
  g_clear_pointer (&step->part, g_bytes_unref);
  if (step->whole != NULL)
    g_rc_box_release_full (step->whole, step_clear);
  g_free (step->note);
}

static void
step_unref (gpointer step)
{
  g_rc_box_release_full (step, step_clear);
}

/* What is shown now. */
static DossierLayoutStep *
step_new (DossierSession *self)
{
  DossierLayoutStep *step = g_rc_box_new0 (DossierLayoutStep);

  step->scene = dossier_scene_ref (self->scene);
  step->part = self->part != NULL ? g_bytes_ref (self->part) : NULL;
  step->whole = self->whole != NULL ? g_rc_box_acquire (self->whole) : NULL;
  step->note = g_strdup (self->note);
  step->chosen = self->picture_is_wish ? self->chosen_before : self->chosen;
  return step;
}

static void
push (GPtrArray *steps, DossierLayoutStep *step)
{
  if (steps->len >= MAX_STEPS)
    g_ptr_array_remove_index (steps, 0);
  g_ptr_array_add (steps, step);
}

/* @whole: (transfer full) (nullable) */
static void
take_part (DossierSession *self, GBytes *part, DossierLayoutStep *whole)
{
  if (part != NULL)
    g_bytes_ref (part);
  g_clear_pointer (&self->part, g_bytes_unref);
  g_clear_pointer (&self->whole, step_unref);
  self->part = part;
  self->whole = whole;
}

static void
show (DossierSession *self, const DossierLayoutStep *step)
{
  take_part (self, step->part, step->whole != NULL ? g_rc_box_acquire (step->whole) : NULL);
  dossier_session_take_picture (self, dossier_scene_ref (step->scene), g_strdup (step->note), step->chosen);
}

void
dossier_session_part_init (DossierSession *self)
{
  self->undo = g_ptr_array_new_with_free_func (step_unref);
  self->redo = g_ptr_array_new_with_free_func (step_unref);
}

static void
free_later (gpointer data, gpointer user_data)
{
  dossier_session_free_later (NULL, ((DossierLayoutStep *) data)->scene, NULL);
}

void
dossier_session_part_clear (DossierSession *self)
{
  g_ptr_array_foreach (self->undo, free_later, NULL);
  g_ptr_array_foreach (self->redo, free_later, NULL);
  if (self->whole != NULL)
    free_later (self->whole, NULL);
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  g_clear_pointer (&self->part_under_way, g_bytes_unref);
  take_part (self, NULL, NULL);
}

void
dossier_session_part_finalize (DossierSession *self)
{
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
}

void
dossier_session_part_made (DossierSession *self)
{
  g_autoptr (GBytes) part = g_steal_pointer (&self->part_under_way);
  DossierLayoutStep *whole = NULL;

  if (self->scene != NULL && self->picture_is_wish)
    {
      push (self->undo, step_new (self));
      g_ptr_array_set_size (self->redo, 0);
    }
  if (part != NULL)
    whole = self->whole != NULL ? g_rc_box_acquire (self->whole) : step_new (self);
  take_part (self, part, whole);
}

DossierLayout *
dossier_session_get_whole_layout (DossierSession *self)
{
  return dossier_scene_get_layout (self->whole != NULL ? self->whole->scene : self->scene);
}

/* (nullable) (transfer full): what answers the question, where that is something, not all, and not what is laid out. */
static GBytes *
make_part (DossierSession *self)
{
  DossierGraph *graph = self->scene != NULL ? dossier_scene_get_graph (self->scene) : NULL;
  g_autofree guint8 *answers = graph != NULL ? dossier_session_list_answers (self, graph) : NULL;
  const guint8 *part = self->part != NULL ? g_bytes_get_data (self->part, NULL) : NULL;
  gboolean some = FALSE;
  gboolean all = TRUE;
  guint n_nodes;

  if (answers == NULL)
    return NULL;

  n_nodes = dossier_graph_get_n_nodes (graph);
  for (guint i = 0; i < n_nodes; i++)
    {
      answers[i] = answers[i] == DOSSIER_VISIBILITY_SHOWN;
      some |= answers[i];
      all &= answers[i];
    }
  if (!some || all || (part != NULL && memcmp (part, answers, n_nodes) == 0))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&answers), n_nodes);
}

gboolean
dossier_session_can_layout_part (DossierSession *self)
{
  g_autoptr (GBytes) part = NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  part = make_part (self);
  return part != NULL;
}

void
dossier_session_layout_part (DossierSession *self)
{
  g_autoptr (GBytes) part = NULL;

  g_return_if_fail (DOSSIER_IS_SESSION (self));

  part = make_part (self);
  if (part != NULL)
    dossier_session_start_wish (self, self->engine, self->chosen, part);
}

gboolean
dossier_session_is_part (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return self->part != NULL;
}

guint
dossier_session_count_part (DossierSession *self)
{
  const guint8 *part;
  gsize n_nodes = 0;
  guint count = 0;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), 0);

  part = self->part != NULL ? g_bytes_get_data (self->part, &n_nodes) : NULL;
  for (gsize i = 0; i < n_nodes; i++)
    count += part[i] != 0;
  return count;
}

guint
dossier_session_count_missing (DossierSession *self)
{
  g_autofree guint8 *answers = NULL;
  const guint8 *part;
  gsize n_nodes = 0;
  guint count = 0;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), 0);

  if (self->part == NULL || self->scene == NULL)
    return 0;

  answers = dossier_session_list_answers (self, dossier_scene_get_graph (self->scene));
  part = g_bytes_get_data (self->part, &n_nodes);
  for (gsize i = 0; i < n_nodes; i++)
    count += !part[i] && (answers == NULL || answers[i] == DOSSIER_VISIBILITY_SHOWN);
  return count;
}

void
dossier_session_layout_all (DossierSession *self)
{
  DossierLayoutStep *whole;

  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->whole == NULL)
    return;

  dossier_session_cancel (self);
  whole = g_rc_box_acquire (self->whole);
  push (self->undo, step_new (self));
  g_ptr_array_set_size (self->redo, 0);
  show (self, whole);
  step_unref (whole);
}

gboolean
dossier_session_can_undo (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return self->undo->len > 0;
}

gboolean
dossier_session_can_redo (DossierSession *self)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  return self->redo->len > 0;
}

/* The picture there is goes to the other side. A layout under way is not waited for: it is what is taken back first. */
static void
go (DossierSession *self, GPtrArray *from, GPtrArray *to)
{
  DossierLayoutStep *step;

  if (self->scene == NULL || from->len == 0)
    return;

  step = g_ptr_array_steal_index (from, from->len - 1);
  push (to, step_new (self));
  show (self, step);
  step_unref (step);
}

void
dossier_session_undo (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->scene != NULL && self->picture_is_wish)
    dossier_session_cancel (self);
  else
    go (self, self->undo, self->redo);
}

void
dossier_session_redo (DossierSession *self)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  dossier_session_cancel (self);
  go (self, self->redo, self->undo);
}
