/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-exploration.h"

#include "core/dossier-worker.h"

#include <string.h>

struct _DossierExploration
{
  GObject parent_instance;

  DossierSearch *search;
  char *query;
  DossierFilter *filter; /* of the last query that could be understood */
  char *problem;
  DossierFilterSpan place;
  gboolean hide;
  DossierFocus *focus;
  DossierMatches *matches;
  GCancellable *cancellable; /* of the answer under way */
};

G_DEFINE_FINAL_TYPE (DossierExploration, dossier_exploration, G_TYPE_OBJECT)

enum
{
  PROP_QUERY = 1,
  PROP_HIDE,
  PROP_FOCUS,
  PROP_MATCHES,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

typedef struct
{
  DossierSearch *search;
  DossierFilter *filter;
  DossierFocus *focus;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  dossier_search_unref (question->search);
  dossier_filter_unref (question->filter);
  g_clear_pointer (&question->focus, dossier_focus_unref);
  g_free (question);
}

static void
let_go_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  dossier_matches_unref (task_data);
  g_task_return_boolean (task, TRUE);
}

/* An answer has arrays as long as the dossier, which are not to be freed between two frames. */
static void
let_go (DossierMatches *matches)
{
  g_autoptr (GTask) task = NULL;

  if (matches == NULL)
    return;

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, let_go);
  g_task_set_task_data (task, matches, NULL);
  dossier_worker_run (task, let_go_in_thread);
}

static void
answer_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  const Question *question = task_data;
  DossierMatches *matches =
      dossier_matches_new (question->search, question->filter, question->focus, cancellable);

  if (matches != NULL)
    g_task_return_pointer (task, matches, (GDestroyNotify) dossier_matches_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
}

static void
take_matches (DossierExploration *self, DossierMatches *matches)
{
  if (self->matches == matches)
    return;

  let_go (g_steal_pointer (&self->matches));
  self->matches = matches;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MATCHES]);
}

static void
answered (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  DossierExploration *self = DOSSIER_EXPLORATION (source_object);
  DossierMatches *matches = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Something newer was asked meanwhile. */
  if (matches == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      let_go (matches);
      return;
    }

  g_clear_object (&self->cancellable);
  take_matches (self, matches);
}

static void
ask (DossierExploration *self)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->search == NULL)
    return;

  question = g_new (Question, 1);
  question->search = dossier_search_ref (self->search);
  question->filter = dossier_filter_ref (self->filter);
  question->focus = self->focus != NULL ? dossier_focus_ref (self->focus) : NULL;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, answered, NULL);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, question_free);
  /* A late answer is handed over, so that it can be let go of in a thread. */
  g_task_set_check_cancellable (task, FALSE);
  dossier_worker_run (task, answer_in_thread);
}

static void
dossier_exploration_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DossierExploration *self = DOSSIER_EXPLORATION (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;
    case PROP_HIDE:
      g_value_set_boolean (value, self->hide);
      break;
    case PROP_FOCUS:
      g_value_set_pointer (value, self->focus);
      break;
    case PROP_MATCHES:
      g_value_set_boxed (value, self->matches);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_exploration_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DossierExploration *self = DOSSIER_EXPLORATION (object);

  switch (prop_id)
    {
    case PROP_QUERY:
      dossier_exploration_set_query (self, g_value_get_string (value));
      break;
    case PROP_HIDE:
      dossier_exploration_set_hide (self, g_value_get_boolean (value));
      break;
    case PROP_FOCUS:
      dossier_exploration_set_focus (self, g_value_get_pointer (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_exploration_finalize (GObject *object)
{
  DossierExploration *self = DOSSIER_EXPLORATION (object);

  g_clear_object (&self->cancellable);
  let_go (g_steal_pointer (&self->matches));
  g_clear_pointer (&self->search, dossier_search_unref);
  g_clear_pointer (&self->filter, dossier_filter_unref);
  g_clear_pointer (&self->focus, dossier_focus_unref);
  g_free (self->problem);
  g_free (self->query);

  G_OBJECT_CLASS (dossier_exploration_parent_class)->finalize (object);
}

static void
dossier_exploration_class_init (DossierExplorationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->get_property = dossier_exploration_get_property;
  object_class->set_property = dossier_exploration_set_property;
  object_class->finalize = dossier_exploration_finalize;

  props[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, "", writable);
  props[PROP_HIDE] = g_param_spec_boolean ("hide", NULL, NULL, FALSE, writable);
  props[PROP_FOCUS] = g_param_spec_pointer ("focus", NULL, NULL, writable);
  props[PROP_MATCHES] = g_param_spec_boxed ("matches", NULL, NULL, DOSSIER_TYPE_MATCHES, readable);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dossier_exploration_init (DossierExploration *self)
{
  self->query = g_strdup ("");
  self->filter = dossier_filter_parse ("", NULL, NULL);
}

DossierExploration *
dossier_exploration_new (void)
{
  return g_object_new (DOSSIER_TYPE_EXPLORATION, NULL);
}

void
dossier_exploration_set_search (DossierExploration *self, DossierSearch *search)
{
  g_return_if_fail (DOSSIER_IS_EXPLORATION (self));

  if (self->search == search)
    return;

  g_clear_pointer (&self->search, dossier_search_unref);
  self->search = search != NULL ? dossier_search_ref (search) : NULL;
  ask (self);
  /* An answer counts the nodes of its own snapshot. */
  take_matches (self, NULL);
}

const char *
dossier_exploration_get_query (DossierExploration *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXPLORATION (self), "");

  return self->query;
}

void
dossier_exploration_set_query (DossierExploration *self, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFilter) filter = NULL;
  g_autofree char *before = NULL;
  DossierFilterSpan place = { 0, 0 };
  gboolean problem_changed;

  g_return_if_fail (DOSSIER_IS_EXPLORATION (self));

  if (query == NULL)
    query = "";
  if (strcmp (self->query, query) == 0)
    return;

  filter = dossier_filter_parse (query, &place, &error);
  problem_changed = self->problem != NULL || error != NULL;
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
  self->place = place;
  before = g_steal_pointer (&self->query);
  self->query = g_strdup (query); /* which may be a piece of the one before */
  if (filter != NULL)
    {
      g_clear_pointer (&self->filter, dossier_filter_unref);
      self->filter = g_steal_pointer (&filter);
      ask (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY]);
  if (problem_changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

const char *
dossier_exploration_get_problem (DossierExploration *self, DossierFilterSpan *place)
{
  g_return_val_if_fail (DOSSIER_IS_EXPLORATION (self), NULL);

  if (place != NULL)
    *place = self->place;
  return self->problem;
}

gboolean
dossier_exploration_get_hide (DossierExploration *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXPLORATION (self), FALSE);

  return self->hide;
}

void
dossier_exploration_set_hide (DossierExploration *self, gboolean hide)
{
  g_return_if_fail (DOSSIER_IS_EXPLORATION (self));

  hide = !!hide;
  if (self->hide == hide)
    return;

  self->hide = hide;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HIDE]);
}

DossierFocus *
dossier_exploration_get_focus (DossierExploration *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXPLORATION (self), NULL);

  return self->focus;
}

void
dossier_exploration_set_focus (DossierExploration *self, DossierFocus *focus)
{
  g_autoptr (DossierFocus) before = NULL;

  g_return_if_fail (DOSSIER_IS_EXPLORATION (self));

  if (self->focus == focus || dossier_focus_equal (self->focus, focus))
    return;

  before = g_steal_pointer (&self->focus);
  self->focus = focus != NULL ? dossier_focus_ref (focus) : NULL;
  ask (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOCUS]);
}

DossierMatches *
dossier_exploration_get_matches (DossierExploration *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXPLORATION (self), NULL);

  return self->matches;
}

gboolean
dossier_exploration_is_asking (DossierExploration *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXPLORATION (self), FALSE);

  return self->cancellable != NULL;
}

void
dossier_exploration_add_term (DossierExploration *self,
                              DossierFilterField field,
                              const char *value,
                              gboolean negated)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DOSSIER_IS_EXPLORATION (self));

  text = dossier_filter_text_add (self->query, field, value, negated);
  dossier_exploration_set_query (self, text);
}

void
dossier_exploration_remove_term (DossierExploration *self,
                                 DossierFilterField field,
                                 const char *value,
                                 gboolean negated)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DOSSIER_IS_EXPLORATION (self));

  text = dossier_filter_text_remove (self->query, field, value, negated);
  dossier_exploration_set_query (self, text);
}

void
dossier_exploration_set_term (DossierExploration *self, DossierFilterField field, const char *value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DOSSIER_IS_EXPLORATION (self));

  text = dossier_filter_text_set (self->query, field, value);
  dossier_exploration_set_query (self, text);
}
