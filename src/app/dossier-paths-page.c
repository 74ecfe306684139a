/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-paths-page.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-exploration.h"
#include "dossier-focus-child.h"
#include "dossier-narrow.h"
#include "dossier-node-chooser.h"
#include "dossier-path-card.h"
#include "dossier-path-job.h"
#include "dossier-text-language.h"
#include "dossier-wrap-layout.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter searches come and go without a word. */
#define BUSY_DELAY_MS 300

#define MORE_PATHS 3

struct _DossierPathsPage
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierGraph *graph; /* (nullable): of the paths */
  GPtrArray *paths;    /* (nullable): of DossierPath: the last answer */
  gboolean directed;   /* as the last answer was asked for */
  gboolean asks_directed;
  guint n_asked;       /* how many paths were asked for */
  guint n_made;        /* cards */
  guint make_id;
  guint ask_id;
  guint busy_id;
  GCancellable *cancellable;

  DossierNodeChooser *from;
  DossierNodeChooser *to;
  GtkCheckButton *directed_button;
  GtkCheckButton *filter_button;
  GtkSpinButton *number;
  GtkWidget *options;
  GtkStack *stack;
  GtkWidget *found;
  GtkLabel *summary;
  GtkBox *cards;
  GtkButton *more;
  AdwStatusPage *message;
  GtkLabel *from_label;
  GtkLabel *to_label;
  GtkButton *turn_button;
  GtkButton *all_button;
};

G_DEFINE_FINAL_TYPE (DossierPathsPage, dossier_paths_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static gboolean
has_focus_within (DossierPathsPage *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
clear_cards (DossierPathsPage *self)
{
  GtkWidget *card;

  /* Where a card that goes away has the focus, the page keeps it. */
  if (has_focus_within (self, GTK_WIDGET (self->cards)))
    gtk_widget_grab_focus (GTK_WIDGET (self->from));
  if (self->make_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->make_id);
  self->make_id = 0;
  self->n_made = 0;
  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, card);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->graph, dossier_graph_unref);
}

static void
stop_asking (DossierPathsPage *self)
{
  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
announce (DossierPathsPage *self, const char *text)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dossier_compat_announce (GTK_WIDGET (self), text);
}

/* @may_turn, @may_have_all: whether taking the direction or the filter away could help */
static void
show_message (DossierPathsPage *self,
              const char *title,
              const char *markup,
              gboolean may_turn,
              gboolean may_have_all)
{
  adw_status_page_set_title (self->message, title);
  adw_status_page_set_description (self->message, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->turn_button), may_turn);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), may_have_all);
  gtk_stack_set_visible_child_name (self->stack, "message");
  announce (self, title);
}

/* FALSE when all are made. */
static gboolean
make_card (DossierPathsPage *self)
{
  const DossierPath *path;

  if (self->n_made == self->paths->len)
    return FALSE;

  path = g_ptr_array_index (self->paths, self->n_made++);
  gtk_box_append (self->cards, dossier_path_card_new (self->session, path, self->directed, self->n_made));
  return TRUE;
}

static gboolean
make_cards (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  DossierPathsPage *self = DOSSIER_PATHS_PAGE (widget);

  if (make_card (self))
    return G_SOURCE_CONTINUE;

  self->make_id = 0;
  return G_SOURCE_REMOVE;
}

/* (transfer full): markup. */
static char *
mark_up_label (DossierPathsPage *self, DossierNodeChooser *chooser)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);
  guint node = dossier_node_chooser_get_node (chooser);

  return dossier_text_language_mark_up (dossier_graph_get_node (graph, node)->label,
                                        dossier_language_get_for_node (graph, node));
}

static void
show_no_path (DossierPathsPage *self)
{
  gboolean filtered = gtk_widget_is_sensitive (GTK_WIDGET (self->filter_button))
                      && gtk_check_button_get_active (self->filter_button);
  const char *hint;
  g_autofree char *from = mark_up_label (self, self->from);
  g_autofree char *to = mark_up_label (self, self->to);
  g_autofree char *text = NULL;

  if (self->directed && filtered)
    hint = _("Relations in their own direction and nodes that match the filter were all that counted.");
  else if (self->directed)
    hint = _("Only relations in their own direction counted.");
  else if (filtered)
    hint = _("Only nodes that match the filter counted.");
  else
    hint = _("The dossier has no relation that leads from one part to the other.");

  /* Translators: the labels of two nodes, and a sentence on what was taken into account */
  text = g_strdup_printf (_("Nothing leads from “%s” to “%s”. %s"),
                          from,
                          to,
                          hint);
  show_message (self, _("No Path"), text, self->directed, filtered);
}

static void
show_paths (DossierPathsPage *self)
{
  guint n_paths = self->paths->len;
  guint most = (guint) gtk_adjustment_get_upper (gtk_spin_button_get_adjustment (self->number));
  gboolean may_be_more = n_paths == self->n_asked && n_paths < most;
  g_autofree char *text = NULL;

  if (n_paths < self->n_asked)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u path, and no other", "%'u paths, and no others", n_paths),
                            n_paths);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The shortest path", "The %'u shortest paths", n_paths),
                            n_paths);
  gtk_label_set_label (self->summary, text);
  gtk_stack_set_visible_child_name (self->stack, "paths");
  /* The first is there at once; a card takes a few milliseconds. */
  make_card (self);
  if (self->make_id == 0)
    self->make_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), make_cards, NULL, NULL);
  /* Whoever asked for more reads on with what is new. */
  if (has_focus_within (self, GTK_WIDGET (self->more)))
    gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->cards)));
  gtk_widget_set_visible (GTK_WIDGET (self->more), may_be_more);
  announce (self, text);
}

/* Whether @paths begins with those on show, whose cards may stay then. */
static gboolean
is_continued (DossierPathsPage *self, GPtrArray *paths)
{
  if (self->paths == NULL || self->graph != dossier_session_get_graph (self->session)
      || self->directed != self->asks_directed || self->paths->len > paths->len)
    return FALSE;

  for (guint i = 0; i < self->paths->len; i++)
    {
      const DossierPath *before = g_ptr_array_index (self->paths, i);
      const DossierPath *path = g_ptr_array_index (paths, i);

      if (before->n_nodes != path->n_nodes
          || memcmp (before->nodes, path->nodes, path->n_nodes * sizeof *path->nodes) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
found (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierPathsPage) self = user_data;
  g_autoptr (GPtrArray) paths = dossier_path_job_find_finish (result, NULL);

  /* What something newer has taken the place of is dropped. */
  if (paths == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_object (&self->cancellable);
  if (!is_continued (self, paths))
    clear_cards (self);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  self->paths = g_steal_pointer (&paths);
  if (self->graph == NULL)
    self->graph = dossier_graph_ref (dossier_session_get_graph (self->session));
  self->directed = self->asks_directed;
  if (self->paths->len > 0)
    show_paths (self);
  else
    show_no_path (self);
}

static gboolean
busy_for_long (gpointer user_data)
{
  DossierPathsPage *self = user_data;

  self->busy_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "busy");
  return G_SOURCE_REMOVE;
}

static DossierExploration *
get_exploration (DossierPathsPage *self)
{
  return dossier_session_get_exploration (self->session);
}

/* (nullable): NULL where nothing is filtered. */
static DossierMatches *
get_matches (DossierPathsPage *self)
{
  DossierMatches *matches = dossier_exploration_get_matches (get_exploration (self));

  if (matches == NULL || dossier_matches_is_everything (matches)
      || dossier_matches_get_graph (matches) != dossier_session_get_graph (self->session))
    return NULL;

  return matches;
}

/* TRUE where both ends are nodes; else says what is missing. */
static gboolean
check_ends (DossierPathsPage *self)
{
  DossierNodeChooser *choosers[] = { self->from, self->to };

  for (guint i = 0; i < G_N_ELEMENTS (choosers); i++)
    {
      const char *id = dossier_node_chooser_get_node_id (choosers[i]);
      g_autofree char *text = NULL;

      if (id == NULL || dossier_node_chooser_get_node (choosers[i]) != DOSSIER_INDEX_NONE)
        continue;

      /* Translators: %s is a node's id */
      text = g_markup_printf_escaped (_("This dossier has no “%s”. Choose another one above."), id);
      show_message (self, _("No Such Node"), text, FALSE, FALSE);
      return FALSE;
    }

  if (dossier_node_chooser_get_node_id (self->from) == NULL || dossier_node_chooser_get_node_id (self->to) == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return FALSE;
    }

  if (dossier_node_chooser_get_node (self->from) == dossier_node_chooser_get_node (self->to))
    {
      show_message (self,
                    _("Twice the Same"),
                    _("A path leads from one node to another. Choose two different ones."),
                    FALSE,
                    FALSE);
      return FALSE;
    }

  return TRUE;
}

static gboolean
ask (gpointer user_data)
{
  DossierPathsPage *self = user_data;
  DossierPathQuestion question = { .graph = dossier_session_get_graph (self->session) };

  self->ask_id = 0;
  if (question.graph == NULL || !check_ends (self))
    {
      clear_cards (self);
      return G_SOURCE_REMOVE;
    }

  question.from = dossier_node_chooser_get_node (self->from);
  question.to = dossier_node_chooser_get_node (self->to);
  question.directed = gtk_check_button_get_active (self->directed_button);
  question.max_paths = (guint) gtk_spin_button_get_value_as_int (self->number);
  if (gtk_check_button_get_active (self->filter_button))
    question.matches = get_matches (self);

  self->asks_directed = question.directed;
  self->n_asked = question.max_paths;
  self->cancellable = g_cancellable_new ();
  self->busy_id = g_timeout_add (BUSY_DELAY_MS, busy_for_long, self);
  dossier_path_job_find_async (&question, self->cancellable, found, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Several changes in one turn make one question. */
static void
ask_soon (DossierPathsPage *self)
{
  if (self->session == NULL)
    return;

  stop_asking (self);
  self->ask_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask, self, NULL);
}

static void
matches_changed (DossierPathsPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter_button), get_matches (self) != NULL);
  if (gtk_check_button_get_active (self->filter_button))
    ask_soon (self);
}

static void
graph_changed (DossierPathsPage *self)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);

  /* A new picture of the same snapshot changes nothing here. */
  if (graph != NULL && self->graph == graph)
    return;

  if (has_focus_within (self, GTK_WIDGET (self->stack)))
    gtk_widget_grab_focus (GTK_WIDGET (self->from));
  clear_cards (self);
  gtk_stack_set_visible_child_name (self->stack, "hint");
  ask_soon (self);
}

static void
swap (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierPathsPage *self = DOSSIER_PATHS_PAGE (widget);
  g_autofree char *from = g_strdup (dossier_node_chooser_get_node_id (self->from));
  g_autofree char *to = g_strdup (dossier_node_chooser_get_node_id (self->to));

  dossier_node_chooser_set_node_id (self->from, to);
  dossier_node_chooser_set_node_id (self->to, from);
}

static void
show_more (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierPathsPage *self = DOSSIER_PATHS_PAGE (widget);

  gtk_spin_button_set_value (self->number, self->n_asked + MORE_PATHS);
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DossierPathsPage *self = DOSSIER_PATHS_PAGE (widget);

  stop_asking (self);
  clear_cards (self);
  show_message (self,
                _("Search Stopped"),
                _("Change an end or an option to search again."),
                FALSE,
                FALSE);
}

static void
turn_direction_off (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_check_button_set_active (DOSSIER_PATHS_PAGE (widget)->directed_button, FALSE);
}

static void
turn_filter_off (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_check_button_set_active (DOSSIER_PATHS_PAGE (widget)->filter_button, FALSE);
}

void
dossier_paths_page_set_session (DossierPathsPage *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_PATHS_PAGE (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (get_exploration (self), self);
      stop_asking (self);
      clear_cards (self);
    }
  g_set_object (&self->session, session);
  /* The choosers first: they let go of nodes that are no more. */
  dossier_node_chooser_set_session (self->from, session);
  dossier_node_chooser_set_session (self->to, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "notify::scene", G_CALLBACK (graph_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (get_exploration (self),
                               "notify::matches",
                               G_CALLBACK (matches_changed),
                               self,
                               G_CONNECT_SWAPPED);
      matches_changed (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

void
dossier_paths_page_set_from (DossierPathsPage *self, const char *id)
{
  g_return_if_fail (DOSSIER_IS_PATHS_PAGE (self));

  dossier_node_chooser_set_node_id (self->from, id);
}

void
dossier_paths_page_set_to (DossierPathsPage *self, const char *id)
{
  g_return_if_fail (DOSSIER_IS_PATHS_PAGE (self));

  dossier_node_chooser_set_node_id (self->to, id);
}

static gboolean
dossier_paths_page_grab_focus (GtkWidget *widget)
{
  DossierPathsPage *self = DOSSIER_PATHS_PAGE (widget);
  DossierNodeChooser *chooser = self->from;

  /* Where something is still missing. */
  if (dossier_node_chooser_get_node_id (self->from) != NULL && dossier_node_chooser_get_node_id (self->to) == NULL)
    chooser = self->to;
  return gtk_widget_grab_focus (GTK_WIDGET (chooser));
}

static void
dossier_paths_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierPathsPage *self = DOSSIER_PATHS_PAGE (object);

  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_paths_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierPathsPage *self = DOSSIER_PATHS_PAGE (object);

  switch (property_id)
    {
    case PROP_SESSION:
      dossier_paths_page_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_paths_page_dispose (GObject *object)
{
  DossierPathsPage *self = DOSSIER_PATHS_PAGE (object);

  if (self->session != NULL)
    dossier_paths_page_set_session (self, NULL);

  G_OBJECT_CLASS (dossier_paths_page_parent_class)->dispose (object);
}

/* How wide the paths must be is asked without their height: a stack (GTK 4.8) asks with it, and a column of words that are
 * as high as they must be in their width answers with more than that, which then stands out on both sides. */
static void
measure_found (GtkWidget *found,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural,
               int *minimum_baseline,
               int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (found);

  gboolean has_width = orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0;

  gtk_widget_measure (child, orientation, has_width ? for_size : -1, minimum, natural, minimum_baseline, natural_baseline);
  /* Without a width it must not be higher than it is in the one that it gets, or GTK (4.18) warns. */
  if (orientation == GTK_ORIENTATION_VERTICAL && !has_width)
    *minimum = 0;
}

static void
allocate_found (GtkWidget *found, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (found), width, height, baseline, NULL);
}

static GtkSizeRequestMode
get_found_mode (GtkWidget *found)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_paths_page_class_init (DossierPathsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_paths_page_get_property;
  object_class->set_property = dossier_paths_page_set_property;
  object_class->dispose = dossier_paths_page_dispose;
  widget_class->focus = dossier_focus_child;
  widget_class->grab_focus = dossier_paths_page_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session",
                                             NULL,
                                             NULL,
                                             DOSSIER_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (DOSSIER_TYPE_NODE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-paths-page.ui");
  gtk_widget_class_set_css_name (widget_class, "paths");
  gtk_widget_class_install_action (widget_class, "paths.swap", NULL, swap);
  gtk_widget_class_install_action (widget_class, "paths.show-more", NULL, show_more);
  gtk_widget_class_install_action (widget_class, "paths.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "paths.turn-direction-off", NULL, turn_direction_off);
  gtk_widget_class_install_action (widget_class, "paths.turn-filter-off", NULL, turn_filter_off);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, from);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, to);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, directed_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, number);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, options);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, found);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, more);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, message);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, from_label);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, to_label);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, turn_button);
  gtk_widget_class_bind_template_child (widget_class, DossierPathsPage, all_button);
  gtk_widget_class_bind_template_callback (widget_class, ask_soon);
}

static void
dossier_paths_page_init (DossierPathsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->number), dossier_width_chars (2));
  gtk_widget_set_layout_manager (self->found,
                                 gtk_custom_layout_new (get_found_mode, measure_found, allocate_found));
  /* It has a name that says more than the label before it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_widget_set_layout_manager (self->options, dossier_wrap_layout_new (12));
  dossier_wrap_layout_wrap_button (GTK_WIDGET (self->directed_button));
  dossier_wrap_layout_wrap_button (GTK_WIDGET (self->filter_button));
  dossier_node_chooser_set_label (self->from, self->from_label);
  dossier_node_chooser_set_label (self->to, self->to_label);
}

GtkWidget *
dossier_paths_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_PATHS_PAGE, NULL);
}
