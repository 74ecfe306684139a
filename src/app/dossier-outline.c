/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-outline.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-index-list.h"
#include "dossier-outline-model.h"
#include "dossier-outline-row.h"

#include <glib/gi18n-lib.h>

struct _DossierOutline
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierOutlineModel *model;
  DossierOutlineRows *all;
  GCancellable *cancellable;
  char *words; /* what the rows were asked for */
  gboolean waiting;      /* for the index */
  gboolean select_first; /* once the rows are there */
  GHashTable *bound;     /* (element-type GtkListItem): what the list has widgets for */

  GtkSearchEntry *search_entry;
  GtkStack *stack;
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

static const char *
get_words (DossierOutline *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static gboolean
is_searching (DossierOutline *self)
{
  const char *words = get_words (self);

  while (g_unichar_isspace (g_utf8_get_char (words)))
    words = g_utf8_next_char (words);
  return *words != '\0';
}

static void
scroll_to (DossierOutline *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
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
  g_autofree char *text = NULL;

  if (!is_searching (self))
    return;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u result", "%u results", n_nodes), n_nodes);
  dossier_compat_announce (GTK_WIDGET (self), text);
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
  if (!is_searching (self))
    {
      g_clear_pointer (&self->all, dossier_outline_rows_unref);
      self->all = dossier_outline_rows_ref (rows);
    }

  n_nodes = dossier_outline_rows_get_n_nodes (rows);
  dossier_outline_model_set_rows (self->model, rows);
  gtk_stack_set_visible_child_name (self->stack,
                                    n_nodes > 0 ? "list" : is_searching (self) ? "no-results" : "empty");
  announce (self, n_nodes);

  if (self->select_first)
    select_first (self);
  else if (is_searching (self))
    scroll_to (self, 0);
  else
    scroll_to (self, dossier_outline_model_get_selected (self->model));
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

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_free (self->words);
  self->words = g_strdup (get_words (self));

  if (self->all != NULL && dossier_outline_rows_get_graph (self->all) != graph)
    g_clear_pointer (&self->all, dossier_outline_rows_unref);
  drop_stale_rows (self, graph);

  self->waiting = FALSE;
  if (graph == NULL)
    {
      self->select_first = FALSE;
      return;
    }

  /* What was typed before there is an index is searched once there is. */
  self->waiting = is_searching (self) && dossier_session_get_search (self->session) == NULL;
  if (self->waiting)
    return;

  self->cancellable = g_cancellable_new ();
  dossier_outline_rows_list_async (graph,
                                   self->all,
                                   dossier_session_get_search (self->session),
                                   self->words,
                                   self->cancellable,
                                   rows_listed,
                                   g_object_ref (self));
}

static void
search_changed (DossierOutline *self)
{
  if (g_strcmp0 (self->words, get_words (self)) != 0)
    list_rows (self);
}

static void
search_activated (DossierOutline *self)
{
  /* Enter may come before the results of what was typed, and before the search for it. */
  search_changed (self);
  if (self->cancellable != NULL || self->waiting)
    self->select_first = TRUE;
  else
    select_first (self);
}

static void
search_stopped (DossierOutline *self)
{
  if (*get_words (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    g_signal_emit (self, signals[LEAVE], 0);
}

static gboolean
search_key_pressed (DossierOutline *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
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
  guint row = dossier_outline_rows_get_row (rows, position);
  gboolean is_node = (row & DOSSIER_OUTLINE_HEADER) == 0;

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
    scroll_to (self, dossier_outline_model_get_selected (self->model));
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
search_ready (DossierOutline *self)
{
  if (self->waiting)
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
      g_signal_connect_object (session, "notify::search", G_CALLBACK (search_ready), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed), self, G_CONNECT_SWAPPED);
    }
  list_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

void
dossier_outline_start_search (DossierOutline *self)
{
  g_return_if_fail (DOSSIER_IS_OUTLINE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static gboolean
dossier_outline_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_OUTLINE (widget)->search_entry));
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
  g_clear_pointer (&self->words, g_free);

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

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-outline.ui");
  gtk_widget_class_set_css_name (widget_class, "outline");
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierOutline, scrolled_window);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_activated);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed);
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
}

GtkWidget *
dossier_outline_new (void)
{
  return g_object_new (DOSSIER_TYPE_OUTLINE, NULL);
}
