/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-outline.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-filter-chips.h"
#include "dossier-filter-menu.h"
#include "dossier-filter-status.h"
#include "dossier-focus-child.h"
#include "dossier-index-list.h"
#include "dossier-list-scroll.h"
#include "dossier-narrow.h"
#include "dossier-outline-model.h"
#include "dossier-outline-row.h"
#include "dossier-query-field.h"

#include <glib/gi18n-lib.h>

struct _DossierOutline
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierOutlineModel *model;
  DossierOutlineRows *all;
  GCancellable *cancellable;
  gboolean waiting;      /* for an answer */
  gboolean was_answer;   /* what was told last */
  gboolean select_first; /* once the rows are there */
  GHashTable *bound;     /* (element-type GtkListItem): what the list has widgets for */

  DossierQueryField *query_field;
  GtkButton *clear_button;
  DossierFilterMenu *filter_menu;
  DossierFilterChips *filter_chips;
  DossierFilterStatus *filter_status;
  GtkStack *stack;
  AdwStatusPage *no_results_page;
  GtkListView *list_view;
  GtkScrolledWindow *scrolled_window;
};

G_DEFINE_FINAL_TYPE (DossierOutline, dossier_outline, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

enum
{
  CHOSEN,
  LEAVE,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static DossierExploration *
get_exploration (DossierOutline *self)
{
  return self->session != NULL ? dossier_session_get_exploration (self->session) : NULL;
}

/* Whether what is listed answers a question, or is simply all there is. */
static gboolean
is_answer (DossierOutline *self)
{
  DossierMatches *matches = dossier_exploration_get_matches (get_exploration (self));

  return matches != NULL && !dossier_matches_is_everything (matches);
}

static void
scroll_to (DossierOutline *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    dossier_list_scroll_to (GTK_WIDGET (self->list_view), position);
}

/* The best match: the first row that is a node. */
static void
select_first (DossierOutline *self)
{
  self->select_first = FALSE;
  for (guint i = 0; i < 2; i++)
    if (gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), i, TRUE))
      {
        g_signal_emit (self, signals[CHOSEN], 0);
        return;
      }
}

static void
announce (DossierOutline *self, guint n_nodes)
{
  gboolean was_answer = self->was_answer;
  g_autofree char *text = NULL;

  self->was_answer = is_answer (self);
  if (self->was_answer)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u result", "%'u results", n_nodes), n_nodes);
  /* That all is listed again is news, and of a dossier that was opened it goes without saying. */
  else if (was_answer)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u node", "%'u nodes", n_nodes), n_nodes);
  else
    return;
  dossier_compat_announce (GTK_WIDGET (self), text);
}

static void
explain_none (DossierOutline *self)
{
  g_autofree char *reason = dossier_matches_explain_none (dossier_exploration_get_matches (get_exploration (self)));
  g_autofree char *markup =
      g_markup_escape_text (reason != NULL ? reason : _("Try other words or remove a filter."), -1);

  adw_status_page_set_description (self->no_results_page, markup);
}

static void
rows_listed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierOutline) self = user_data;
  g_autoptr (DossierOutlineRows) rows = dossier_outline_rows_list_finish (result, NULL);
  guint n_nodes;

  /* A result that something newer has taken the place of is dropped. */
  if (rows == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->all, dossier_outline_rows_unref);
  self->all = dossier_outline_rows_ref (dossier_outline_rows_get_all (rows));

  n_nodes = dossier_outline_rows_get_n_nodes (rows);
  /* A list whose widgets stand in places that go makes new ones for other places; moved first, they stay. */
  if (dossier_outline_rows_get_n_rows (rows) < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    scroll_to (self, 0);
  if (dossier_index_items_outlive (self->bound, dossier_outline_rows_get_n_rows (rows)))
    dossier_outline_model_set_rows (self->model, NULL);
  dossier_outline_model_set_rows (self->model, rows);
  if (n_nodes == 0 && is_answer (self))
    explain_none (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    n_nodes > 0 ? "list" : is_answer (self) ? "no-results" : "empty");
  announce (self, n_nodes);

  if (self->select_first)
    select_first (self);
  else if (is_answer (self))
    scroll_to (self, 0);
  else
    scroll_to (self, dossier_session_model_get_selected (self->model));
}

/* What a row of another graph stands for is no node of this one. */
static void
drop_stale_rows (DossierOutline *self, DossierGraph *graph)
{
  DossierOutlineRows *rows = self->model != NULL ? dossier_outline_model_get_rows (self->model) : NULL;

  if (rows != NULL && dossier_outline_rows_get_graph (rows) != graph)
    dossier_outline_model_set_rows (self->model, NULL);
}

static void
list_rows (DossierOutline *self)
{
  DossierGraph *graph = self->session != NULL ? dossier_session_get_graph (self->session) : NULL;
  DossierExploration *exploration = get_exploration (self);
  DossierMatches *matches;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (self->all != NULL && dossier_outline_rows_get_graph (self->all) != graph)
    g_clear_pointer (&self->all, dossier_outline_rows_unref);
  drop_stale_rows (self, graph);

  self->waiting = FALSE;
  if (graph == NULL)
    {
      self->select_first = FALSE;
      return;
    }

  /* What was asked before there is an index is answered once there is. */
  matches = dossier_exploration_get_matches (exploration);
  self->waiting = matches == NULL
                  && (*dossier_exploration_get_query (exploration) != '\0'
                      || !dossier_focus_is_whole (dossier_exploration_get_focus (exploration)));
  if (self->waiting)
    return;

  self->cancellable = g_cancellable_new ();
  dossier_outline_rows_list_async (graph, self->all, matches, self->cancellable, rows_listed, g_object_ref (self));
}

static void
field_activated (DossierOutline *self)
{
  DossierExploration *exploration = get_exploration (self);

  /* Enter may come before the results of what was typed. */
  if (self->cancellable != NULL || self->waiting
      || (exploration != NULL && dossier_exploration_is_asking (exploration)))
    self->select_first = TRUE;
  else
    select_first (self);
}

static void
field_left (DossierOutline *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
enter_list (DossierOutline *self)
{
  GtkWidget *row;

  if (gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD))
    return;

  /* GTK (4.8) knows no place to go to in a list that was empty at first, until a row of it has had the focus. */
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list_view));
  while (row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL && gtk_widget_grab_focus (row))
    return;

  /* The first is a heading, which takes none. */
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list_view));
  while (row != NULL && !gtk_widget_grab_focus (row))
    row = gtk_widget_get_next_sibling (row);
}

static gboolean
is_heading (GtkWidget *item)
{
  GtkWidget *row = gtk_widget_get_first_child (item);

  return DOSSIER_IS_OUTLINE_ROW (row) && dossier_outline_row_is_header (DOSSIER_OUTLINE_ROW (row));
}

static guint
find_position (DossierOutline *self, GtkWidget *item)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_child (list_item) == gtk_widget_get_first_child (item))
      return gtk_list_item_get_position (list_item);

  return GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
find_item (DossierOutline *self, guint position)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_position (list_item) == position)
      return gtk_widget_get_parent (gtk_list_item_get_child (list_item));

  return NULL;
}

static gboolean
is_heading_at (DossierOutline *self, guint position)
{
  DossierOutlineRows *rows = dossier_outline_model_get_rows (self->model);

  return (dossier_outline_rows_get_row (rows, position) & DOSSIER_OUTLINE_HEADER) != 0;
}

/* Rows differ in height, and most have no widget: as many as fit on average, one of which stays in view. */
static guint
count_rows_of_page (DossierOutline *self, guint n_rows)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  double height = gtk_adjustment_get_upper (adjustment) / n_rows;

  return height > 0 ? (guint) MAX (2, gtk_adjustment_get_page_size (adjustment) / height) - 1 : 1;
}

/* Home, End and the keys for a page: GTK (4.8) stays where it is when they lead to a heading. */
static gboolean
jump (DossierOutline *self, guint keyval, guint from)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint to;
  GtkWidget *item;

  if (from >= n_rows)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      to = 0;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      to = n_rows - 1;
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      to = from - MIN (from, count_rows_of_page (self, n_rows));
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      to = MIN (from + count_rows_of_page (self, n_rows), n_rows - 1);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  /* Above a heading that a page ends at stands the group before; the first has none. A group is never empty. */
  if (to > 0 && to < from && is_heading_at (self, to))
    to--;
  while (to < n_rows - 1 && is_heading_at (self, to))
    to++;
  /* With its heading, where that is above. */
  if (to > 0 && to < from && is_heading_at (self, to - 1))
    scroll_to (self, to - 1);
  else
    scroll_to (self, to);
  item = find_item (self, to);
  if (item != NULL)
    gtk_widget_grab_focus (item);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), to, TRUE);
  return GDK_EVENT_STOP;
}

/* Over a heading, into the group behind it: GTK (4.8) stays before a row that takes no focus. */
static gboolean
list_key_pressed (DossierOutline *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  GtkWidget *item = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));
  guint position;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || item == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!(up || down))
    return jump (self, keyval, find_position (self, item));
  item = up ? gtk_widget_get_prev_sibling (item) : gtk_widget_get_next_sibling (item);
  if (item == NULL || !is_heading (item))
    return GDK_EVENT_PROPAGATE;

  while (item != NULL && is_heading (item))
    item = up ? gtk_widget_get_prev_sibling (item) : gtk_widget_get_next_sibling (item);
  if (item == NULL)
    {
      /* Above the first group: its heading comes into view. */
      scroll_to (self, 0);
      return GDK_EVENT_STOP;
    }
  position = find_position (self, item);
  gtk_widget_grab_focus (item);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  return GDK_EVENT_STOP;
}

static void
focus_field (DossierOutline *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->query_field));
}

static void
clear_filters (DossierOutline *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->filter_status), "filter.clear", NULL);
}

static void
row_activated (DossierOutline *self, guint position)
{
  if (gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE))
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
row_released (DossierOutline *self, int n_press, double x, double y, GtkGesture *gesture)
{
  DossierSelection selection = dossier_session_get_selection (self->session);
  DossierOutlineRow *row = DOSSIER_OUTLINE_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));

  if (selection.node != DOSSIER_INDEX_NONE && !dossier_outline_row_is_header (row))
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
setup_row (DossierOutline *self, GtkListItem *list_item)
{
  GtkWidget *row = dossier_outline_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (row_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
show_row (DossierOutline *self, GtkListItem *list_item)
{
  guint position = dossier_index_item_get_index (gtk_list_item_get_item (list_item));
  DossierOutlineRows *rows = dossier_outline_model_get_rows (self->model);
  guint row;
  gboolean is_node;

  /* The list holds on to a widget, such as that with the focus, longer than to its place. */
  if (rows == NULL || position >= dossier_outline_rows_get_n_rows (rows))
    return;

  row = dossier_outline_rows_get_row (rows, position);
  is_node = (row & DOSSIER_OUTLINE_HEADER) == 0;
  gtk_list_item_set_selectable (list_item, is_node);
  gtk_list_item_set_activatable (list_item, is_node);
  dossier_outline_row_bind (DOSSIER_OUTLINE_ROW (gtk_list_item_get_child (list_item)), rows, row);
}

static void
bind_row (DossierOutline *self, GtkListItem *list_item)
{
  g_hash_table_add (self->bound, list_item);
  show_row (self, list_item);
}

static void
unbind_row (DossierOutline *self, GtkListItem *list_item)
{
  g_hash_table_remove (self->bound, list_item);
}

static void
rows_changed (DossierOutline *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    show_row (self, list_item);
}

static void
selection_changed (DossierOutline *self, gboolean reveal)
{
  if (reveal)
    scroll_to (self, dossier_session_model_get_selected (self->model));
}

static void
scene_changed (DossierOutline *self)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);

  /* A new picture of the same snapshot changes nothing here. */
  if (self->all == NULL || dossier_outline_rows_get_graph (self->all) != graph)
    list_rows (self);
}

static void
matches_changed (DossierOutline *self)
{
  DossierMatches *matches = dossier_exploration_get_matches (get_exploration (self));
  DossierOutlineRows *rows = dossier_outline_model_get_rows (self->model);

  /* That everything matches, which is what is listed, is no news. */
  if (matches != NULL && dossier_matches_is_everything (matches) && self->cancellable == NULL && rows != NULL
      && dossier_outline_rows_get_all (rows) == rows
      && dossier_outline_rows_get_graph (rows) == dossier_session_get_graph (self->session))
    return;
  if (matches != NULL)
    list_rows (self);
}

void
dossier_outline_set_session (DossierOutline *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_OUTLINE (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_exploration (self), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      gtk_list_view_set_model (self->list_view, NULL);
      g_clear_object (&self->model);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      self->model = dossier_outline_model_new (session);
      g_signal_connect_object (self->model, "rows-changed", G_CALLBACK (rows_changed), self, G_CONNECT_SWAPPED);
      gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->model));
      g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          get_exploration (self), "notify::matches", G_CALLBACK (matches_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed), self, G_CONNECT_SWAPPED);
    }
  dossier_query_field_set_exploration (self->query_field, get_exploration (self));
  dossier_filter_menu_set_session (self->filter_menu, session);
  dossier_filter_chips_set_session (self->filter_chips, session);
  dossier_filter_status_set_exploration (self->filter_status, get_exploration (self));
  list_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

void
dossier_outline_start_search (DossierOutline *self)
{
  g_return_if_fail (DOSSIER_IS_OUTLINE (self));

  dossier_query_field_select_all (self->query_field);
}

static gboolean
dossier_outline_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_OUTLINE (widget)->query_field));
}

/* The list's scroller has the focus only where there is nothing to scroll. */
static gboolean
dossier_outline_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DossierOutline *self = DOSSIER_OUTLINE (widget);
  GtkWidget *scroller = GTK_WIDGET (self->scrolled_window);
  gboolean was_within = gtk_widget_is_focus (scroller) || gtk_widget_get_focus_child (scroller) != NULL;

  if (!dossier_focus_child (widget, direction))
    return FALSE;
  if (!was_within && gtk_widget_is_focus (scroller))
    enter_list (self);
  return TRUE;
}

static void
dossier_outline_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierOutline *self = DOSSIER_OUTLINE (object);

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
dossier_outline_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierOutline *self = DOSSIER_OUTLINE (object);

  switch (property_id)
    {
    case PROP_SESSION:
      dossier_outline_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_outline_dispose (GObject *object)
{
  DossierOutline *self = DOSSIER_OUTLINE (object);

  if (self->session != NULL)
    dossier_outline_set_session (self, NULL);
  g_clear_pointer (&self->all, dossier_outline_rows_unref);

  G_OBJECT_CLASS (dossier_outline_parent_class)->dispose (object);
}

static void
dossier_outline_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_OUTLINE (object)->bound);

  G_OBJECT_CLASS (dossier_outline_parent_class)->finalize (object);
}

static void
dossier_outline_class_init (DossierOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_outline_get_property;
  object_class->set_property = dossier_outline_set_property;
  object_class->dispose = dossier_outline_dispose;
  object_class->finalize = dossier_outline_finalize;
  widget_class->focus = dossier_outline_focus;
  widget_class->grab_focus = dossier_outline_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session",
                                             NULL,
                                             NULL,
                                             DOSSIER_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] =
      g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DOSSIER_TYPE_FILTER_CHIPS);
  g_type_ensure (DOSSIER_TYPE_FILTER_MENU);
  g_type_ensure (DOSSIER_TYPE_FILTER_STATUS);
  g_type_ensure (DOSSIER_TYPE_QUERY_FIELD);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-outline.ui");
  gtk_widget_class_set_css_name (widget_class, "outline");
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, query_field);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, clear_button);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, filter_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, filter_chips);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, filter_status);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, no_results_page);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, scrolled_window);
  gtk_widget_class_bind_template_callback (widget_class, field_activated);
  gtk_widget_class_bind_template_callback (widget_class, field_left);
  gtk_widget_class_bind_template_callback (widget_class, enter_list);
  gtk_widget_class_bind_template_callback (widget_class, list_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, focus_field);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, setup_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_row);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row);
}

static void
dossier_outline_init (DossierOutline *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_narrow_button (self->clear_button);
  dossier_query_field_set_answer (self->query_field, GTK_WIDGET (self->list_view),
                                  dossier_filter_status_get_count (self->filter_status));
}

GtkWidget *
dossier_outline_new (void)
{
  return g_object_new (DOSSIER_TYPE_OUTLINE, NULL);
}
