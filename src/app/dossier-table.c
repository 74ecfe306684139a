/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-private.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-focus-child.h"
#include "dossier-list-scroll.h"
#include "dossier-narrow.h"
#include "dossier-table-sorter.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DossierTable, dossier_table, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_RELATIONS,
  PROP_SORT_COLUMN,
  PROP_DESCENDING,
  N_PROPS,
};

enum
{
  SHOW_IN_GRAPH,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
scroll_to (DossierTable *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    dossier_list_scroll_to (self->list, position);
}

/* What is selected comes into view, at once or with the rows. */
static void
reveal_selected (DossierTable *self)
{
  self->reveal = self->listing != NULL || self->is_stale || !dossier_table_model_is_whole (self->model);
  if (!self->reveal)
    scroll_to (self, dossier_session_model_get_selected (self->model));
}

static void
model_whole (DossierTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->reveal)
    reveal_selected (self);
  if (!self->focus || self->listing != NULL)
    return;

  /* Who has gone on to another widget meanwhile, and types there, stays. */
  self->focus = FALSE;
  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static char *
describe_count (DossierTable *self, guint n_rows, guint n_all)
{
  if (n_rows == n_all)
    return g_strdup_printf (self->kind == DOSSIER_TABLE_NODES
                                ? g_dngettext (GETTEXT_PACKAGE, "%'u node", "%'u nodes", n_all)
                                : g_dngettext (GETTEXT_PACKAGE, "%'u relation", "%'u relations", n_all),
                            n_all);

  return g_strdup_printf (self->kind == DOSSIER_TABLE_NODES
                              ? g_dngettext (GETTEXT_PACKAGE, "%'u of %'u node", "%'u of %'u nodes", n_all)
                              : g_dngettext (GETTEXT_PACKAGE, "%'u of %'u relation", "%'u of %'u relations", n_all),
                          n_rows,
                          n_all);
}

static void
show_rows (DossierTable *self, DossierTableRows *rows)
{
  guint n_rows = dossier_table_rows_get_n_rows (rows);
  guint n_all = dossier_table_count_rows (dossier_table_rows_get_graph (rows), self->kind);
  g_autofree char *count = describe_count (self, n_rows, n_all);

  /* A list whose widgets stand in places that go makes new ones for other places; moved first, they stay. */
  if (n_rows < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    scroll_to (self, 0);
  dossier_table_model_set_rows (self->model, rows);
  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "table" : n_all > 0 ? "no-results" : "empty");
  gtk_widget_set_visible (self->bar, n_all > 0);
  if (g_strcmp0 (gtk_label_get_label (self->count_label), count) != 0)
    {
      gtk_label_set_label (self->count_label, count);
      dossier_compat_announce (GTK_WIDGET (self), count);
    }
  dossier_table_update_actions (self);
}

static void
rows_listed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierTable) self = user_data;
  g_autoptr (DossierTableRows) rows = dossier_table_rows_list_finish (result, NULL);

  /* A result that something newer has taken the place of is dropped. */
  if (rows == NULL || g_task_get_cancellable (G_TASK (result)) != self->listing)
    return;

  g_clear_object (&self->listing);
  show_rows (self, rows);
  reveal_selected (self);
}

/* (nullable): what answers the session's question; NULL for everything. */
static const guint *
get_matching (DossierTable *self, DossierGraph *graph, guint *n_rows)
{
  DossierMatches *matches = dossier_exploration_get_matches (dossier_session_get_exploration (self->session));

  *n_rows = 0;
  if (matches == NULL || dossier_matches_is_everything (matches) || dossier_matches_get_graph (matches) != graph)
    return NULL;

  return self->kind == DOSSIER_TABLE_NODES ? dossier_matches_get_nodes (matches, n_rows)
                                           : dossier_matches_get_edges (matches, n_rows);
}

static void
list_rows (DossierTable *self)
{
  DossierGraph *graph = self->session != NULL ? dossier_session_get_graph (self->session) : NULL;
  DossierTableRows *before = self->model != NULL ? dossier_table_model_get_rows (self->model) : NULL;
  const guint *among;
  guint n_among;

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  /* What a row of another graph stands for is nothing of this one. */
  if (before != NULL && dossier_table_rows_get_graph (before) != graph)
    {
      before = NULL;
      dossier_table_model_set_rows (self->model, NULL);
      dossier_table_update_actions (self);
    }

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale || graph == NULL)
    return;

  among = get_matching (self, graph, &n_among);
  self->listing = g_cancellable_new ();
  dossier_table_rows_list_async (graph,
                                 self->kind,
                                 before,
                                 among,
                                 n_among,
                                 self->column,
                                 self->descending,
                                 self->listing,
                                 rows_listed,
                                 g_object_ref (self));
}

static void
sorter_changed (DossierTable *self)
{
  DossierTableColumn column;
  gboolean descending;

  /* A view that is taken down takes its order away with its columns. */
  if (self->view == NULL)
    return;
  if (!dossier_table_sorter_read (gtk_column_view_get_sorter (self->view), &column, &descending)
      || (column == self->column && descending == self->descending))
    return;

  self->column = column;
  self->descending = descending;
  dossier_table_tell_order (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SORT_COLUMN]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DESCENDING]);
  list_rows (self);
}

static void
row_activated (DossierTable *self, guint position)
{
  if (gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE))
    g_signal_emit (self, signals[SHOW_IN_GRAPH], 0);
}

static void
selection_changed (DossierTable *self, gboolean reveal)
{
  dossier_table_update_actions (self);
  if (reveal)
    reveal_selected (self);
}

static void
scene_changed (DossierTable *self)
{
  DossierTableRows *rows = dossier_table_model_get_rows (self->model);

  /* A new picture of the same snapshot changes nothing here. */
  if (rows == NULL || dossier_table_rows_get_graph (rows) != dossier_session_get_graph (self->session))
    list_rows (self);
}

static void
clear_filters (DossierTable *self)
{
  DossierExploration *exploration = dossier_session_get_exploration (self->session);

  dossier_exploration_set_query (exploration, "");
  dossier_exploration_set_focus (exploration, NULL);
}

static gboolean
dossier_table_grab_focus (GtkWidget *widget)
{
  DossierTable *self = DOSSIER_TABLE (widget);

  /* Of rows that are being listed none can have the focus yet: until then nothing has, so that no other key is
   * heard. */
  self->focus = self->listing != NULL || (self->model != NULL && !dossier_table_model_is_whole (self->model));
  if (self->focus)
    {
      gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
      return TRUE;
    }
  if (gtk_widget_get_mapped (self->list))
    return gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);

  /* Not the widget itself: where nothing in it takes the focus, that would come back here. */
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), GTK_DIR_TAB_FORWARD);
}

static void
dossier_table_map (GtkWidget *widget)
{
  DossierTable *self = DOSSIER_TABLE (widget);

  GTK_WIDGET_CLASS (dossier_table_parent_class)->map (widget);

  if (self->is_stale)
    list_rows (self);
  else if (self->model != NULL)
    reveal_selected (self);
}

static void
dossier_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTable *self = DOSSIER_TABLE (widget);

  GTK_WIDGET_CLASS (dossier_table_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

void
dossier_table_set_session (DossierTable *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_TABLE (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (dossier_session_get_exploration (self->session), self);
      gtk_column_view_set_model (self->view, NULL);
      g_clear_object (&self->model);
      g_cancellable_cancel (self->copying);
      g_clear_object (&self->copying);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      self->model = dossier_table_model_new (session, self->kind);
      g_signal_connect_object (self->model, "rows-changed", G_CALLBACK (dossier_table_show_cells), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->model, "whole", G_CALLBACK (model_whole), self, G_CONNECT_SWAPPED);
      gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
      g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (dossier_session_get_exploration (session),
                               "notify::matches",
                               G_CALLBACK (list_rows),
                               self,
                               G_CONNECT_SWAPPED);
    }
  list_rows (self);
  dossier_table_update_actions (self);
}

static void
dossier_table_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierTable *self = DOSSIER_TABLE (object);

  switch (property_id)
    {
    case PROP_RELATIONS:
      g_value_set_boolean (value, self->kind == DOSSIER_TABLE_RELATIONS);
      break;
    case PROP_SORT_COLUMN:
      g_value_set_string (value, dossier_table_column_get_name (self->column));
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_table_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierTable *self = DOSSIER_TABLE (object);
  DossierTableColumn column;

  switch (property_id)
    {
    case PROP_RELATIONS:
      self->kind = g_value_get_boolean (value) ? DOSSIER_TABLE_RELATIONS : DOSSIER_TABLE_NODES;
      break;
    case PROP_SORT_COLUMN:
      if (dossier_table_columns_find (self->kind, g_value_get_string (value), &column))
        dossier_table_sort_by (self, column, self->descending);
      break;
    case PROP_DESCENDING:
      dossier_table_sort_by (self, self->column, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fill (DossierTable *self)
{
  g_autoptr (GMenu) order = g_menu_new ();

  dossier_table_add_columns (self);
  g_menu_append (order, _("_Descending"), "table.descending");
  g_menu_append_section (self->sort_menu, NULL, G_MENU_MODEL (order));

  adw_status_page_set_description (self->empty_page,
                                   self->kind == DOSSIER_TABLE_NODES ? _("This dossier has no nodes.")
                                                                     : _("This dossier has no relations."));
  dossier_table_tell_order (self);
}

static void
dossier_table_constructed (GObject *object)
{
  DossierTable *self = DOSSIER_TABLE (object);

  G_OBJECT_CLASS (dossier_table_parent_class)->constructed (object);

  fill (self);
  self->column = DOSSIER_TABLE_COLUMN_DATE;
  dossier_table_sort_by (self, self->column, FALSE);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view),
                           "changed",
                           G_CALLBACK (sorter_changed),
                           self,
                           G_CONNECT_SWAPPED);
  dossier_table_update_actions (self);
}

static void
dossier_table_dispose (GObject *object)
{
  DossierTable *self = DOSSIER_TABLE (object);

  if (self->session != NULL)
    dossier_table_set_session (self, NULL);
  g_clear_handle_id (&self->side_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_table_parent_class)->dispose (object);
}

static void
dossier_table_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_TABLE (object)->bound);

  G_OBJECT_CLASS (dossier_table_parent_class)->finalize (object);
}

static void
dossier_table_class_init (DossierTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dossier_table_constructed;
  object_class->get_property = dossier_table_get_property;
  object_class->set_property = dossier_table_set_property;
  object_class->dispose = dossier_table_dispose;
  object_class->finalize = dossier_table_finalize;
  widget_class->focus = dossier_focus_child;
  widget_class->grab_focus = dossier_table_grab_focus;
  widget_class->map = dossier_table_map;
  widget_class->size_allocate = dossier_table_size_allocate;

  props[PROP_RELATIONS] = g_param_spec_boolean ("relations", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  props[PROP_SORT_COLUMN] = g_param_spec_string ("sort-column", NULL, NULL, "date", flags);
  props[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SHOW_IN_GRAPH] = g_signal_new ("show-in-graph",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  dossier_table_class_install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-table.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierTable, bar);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, clear_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, count_label);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, row_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, view);
  gtk_widget_class_bind_template_callback_full (widget_class,
                                                "menu_pressed",
                                                G_CALLBACK (dossier_table_menu_pressed));
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters);
}

static void
dossier_table_init (DossierTable *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_narrow_button (self->clear_button);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      self->list = child;
}
