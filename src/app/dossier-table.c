/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-index-list.h"
#include "dossier-table-cell.h"
#include "dossier-table-copy.h"
#include "dossier-table-model.h"
#include "dossier-table-sorter.h"

#include <glib/gi18n-lib.h>

/* What a cell has besides its words. */
#define CELL_PADDING 14

struct _DossierTable
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierTableKind kind;
  DossierTableModel *model;
  DossierTableColumn column;
  gboolean descending;
  GCancellable *listing;
  GCancellable *copying;
  GHashTable *bound; /* (element-type GtkListItem): what the list has widgets for */
  gboolean is_stale; /* once it is shown, it lists anew */
  gboolean reveal;   /* once all rows are there */
  gboolean focus;    /* the same */

  GtkColumnView *view;
  GtkWidget *list; /* within the view */
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkWidget *bar;
  GtkLabel *count_label;
  GMenu *sort_menu;
  GMenuModel *row_menu;
  GtkWidget *popover;
};

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

/* In characters; what is left over goes to the words. */
static const struct
{
  int width;
  gboolean expands;
} sizes[] = {
  [DOSSIER_TABLE_COLUMN_DATE] = { 18, FALSE },
  [DOSSIER_TABLE_COLUMN_TYPE] = { 14, FALSE },
  [DOSSIER_TABLE_COLUMN_LABEL] = { 34, TRUE },
  [DOSSIER_TABLE_COLUMN_RELATION] = { 16, FALSE },
  [DOSSIER_TABLE_COLUMN_FROM] = { 26, TRUE },
  [DOSSIER_TABLE_COLUMN_TO] = { 26, TRUE },
  [DOSSIER_TABLE_COLUMN_SPEAKER] = { 18, FALSE },
  [DOSSIER_TABLE_COLUMN_SOURCE] = { 20, FALSE },
  [DOSSIER_TABLE_COLUMN_QUOTE] = { 40, TRUE },
  [DOSSIER_TABLE_COLUMN_RELATIONS] = { 11, FALSE },
};

static void
scroll_to (DossierTable *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/* What is selected comes into view, at once or with the rows. */
static void
reveal_selected (DossierTable *self)
{
  self->reveal = self->listing != NULL || self->is_stale || !dossier_table_model_is_whole (self->model);
  if (!self->reveal)
    scroll_to (self, dossier_table_model_get_selected (self->model));
}

static void
model_whole (DossierTable *self)
{
  if (self->reveal)
    reveal_selected (self);
  if (self->focus && self->listing == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
update_actions (DossierTable *self)
{
  gboolean is_selected
      = self->model != NULL && dossier_table_model_get_selected (self->model) != DOSSIER_INDEX_NONE;
  DossierTableRows *rows = self->model != NULL ? dossier_table_model_get_rows (self->model) : NULL;
  gboolean has_rows = rows != NULL && dossier_table_rows_get_n_rows (rows) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy-row", is_selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.show-in-graph", is_selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy-all", has_rows);
}

static char *
describe_count (DossierTable *self, guint n_rows, guint n_all)
{
  if (n_rows == n_all)
    return g_strdup_printf (self->kind == DOSSIER_TABLE_NODES
                                ? g_dngettext (GETTEXT_PACKAGE, "%u node", "%u nodes", n_all)
                                : g_dngettext (GETTEXT_PACKAGE, "%u relation", "%u relations", n_all),
                            n_all);

  return g_strdup_printf (self->kind == DOSSIER_TABLE_NODES
                              ? g_dngettext (GETTEXT_PACKAGE, "%u of %u node", "%u of %u nodes", n_all)
                              : g_dngettext (GETTEXT_PACKAGE, "%u of %u relation", "%u of %u relations", n_all),
                          n_rows,
                          n_all);
}

static void
show_rows (DossierTable *self, DossierTableRows *rows)
{
  guint n_rows = dossier_table_rows_get_n_rows (rows);
  guint n_all = dossier_table_count_rows (dossier_table_rows_get_graph (rows), self->kind);
  g_autofree char *count = describe_count (self, n_rows, n_all);

  dossier_table_model_set_rows (self->model, rows);
  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "table" : n_all > 0 ? "no-results" : "empty");
  gtk_widget_set_visible (self->bar, n_all > 0);
  if (g_strcmp0 (gtk_label_get_label (self->count_label), count) != 0)
    {
      gtk_label_set_label (self->count_label, count);
      dossier_compat_announce (GTK_WIDGET (self), count);
    }
  update_actions (self);
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

static void
list_rows (DossierTable *self)
{
  DossierGraph *graph = self->session != NULL ? dossier_session_get_graph (self->session) : NULL;
  DossierTableRows *before = self->model != NULL ? dossier_table_model_get_rows (self->model) : NULL;

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  /* What a row of another graph stands for is nothing of this one. */
  if (before != NULL && dossier_table_rows_get_graph (before) != graph)
    {
      before = NULL;
      dossier_table_model_set_rows (self->model, NULL);
      update_actions (self);
    }

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale || graph == NULL)
    return;

  self->listing = g_cancellable_new ();
  dossier_table_rows_list_async (graph,
                                 self->kind,
                                 before,
                                 NULL,
                                 0,
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

  if (!dossier_table_sorter_read (gtk_column_view_get_sorter (self->view), &column, &descending)
      || (column == self->column && descending == self->descending))
    return;

  self->column = column;
  self->descending = descending;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SORT_COLUMN]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DESCENDING]);
  list_rows (self);
}

static GtkColumnViewColumn *
get_column (DossierTable *self, DossierTableColumn column)
{
  guint n_columns;
  const DossierTableColumn *all = dossier_table_columns_get (self->kind, &n_columns);
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < n_columns; i++)
    if (all[i] == column)
      {
        g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (columns, i);

        /* The view holds it. */
        return found;
      }

  return NULL;
}

static void
sort_by (DossierTable *self, DossierTableColumn column, gboolean descending)
{
  gtk_column_view_sort_by_column (self->view,
                                  get_column (self, column),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
show_cell (DossierTable *self, GtkListItem *list_item)
{
  guint position = dossier_index_item_get_index (gtk_list_item_get_item (list_item));
  DossierTableRows *rows = dossier_table_model_get_rows (self->model);
  DossierGraph *graph = dossier_table_rows_get_graph (rows);
  guint row = dossier_table_rows_get_row (rows, position);

  dossier_table_cell_bind (DOSSIER_TABLE_CELL (gtk_list_item_get_child (list_item)), graph, row);
}

static void
setup_cell (DossierTable *self, GtkListItem *list_item, GtkListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "dossier-column"));

  gtk_list_item_set_child (list_item, dossier_table_cell_new (self->kind, column));
}

static void
bind_cell (DossierTable *self, GtkListItem *list_item)
{
  g_hash_table_add (self->bound, list_item);
  show_cell (self, list_item);
}

static void
unbind_cell (DossierTable *self, GtkListItem *list_item)
{
  g_hash_table_remove (self->bound, list_item);
  dossier_table_cell_bind (DOSSIER_TABLE_CELL (gtk_list_item_get_child (list_item)), NULL, 0);
}

static void
rows_changed (DossierTable *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    show_cell (self, list_item);
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
  update_actions (self);
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
show_all (DossierTable *self)
{
}

static void
action_copy_row (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTable *self = DOSSIER_TABLE (widget);
  DossierTableRows *rows = dossier_table_model_get_rows (self->model);
  guint selected = dossier_table_model_get_selected (self->model);
  g_autofree char *line = NULL;

  line = dossier_table_copy_row (dossier_table_rows_get_graph (rows),
                                 self->kind,
                                 dossier_table_rows_get_row (rows, selected));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), line);
}

static void
table_copied (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierTable) self = user_data;
  g_autoptr (GBytes) text = dossier_table_copy_finish (result, NULL);
  GdkContentProvider *forms[2];
  g_autoptr (GdkContentProvider) provider = NULL;

  if (text == NULL || g_task_get_cancellable (G_TASK (result)) != self->copying)
    return;

  g_clear_object (&self->copying);
  forms[0] = gdk_content_provider_new_for_bytes ("text/tab-separated-values", text);
  forms[1] = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", text);
  provider = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Table copied"));
}

static void
action_copy_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTable *self = DOSSIER_TABLE (widget);

  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  self->copying = g_cancellable_new ();
  dossier_table_copy_async (dossier_table_model_get_rows (self->model),
                            self->copying,
                            table_copied,
                            g_object_ref (self));
}

static void
action_show_in_graph (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SHOW_IN_GRAPH], 0);
}

static void
show_menu (DossierTable *self, double x, double y)
{
  GtkPopover *popover;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    }
  popover = GTK_POPOVER (self->popover);
  gtk_popover_set_pointing_to (popover, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (popover);
}

/* The list item that has a widget in it. */
static GtkListItem *
find_item (DossierTable *self, GtkWidget *widget)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (gtk_list_item_get_child (list_item)));

      if (widget == row || gtk_widget_is_ancestor (widget, row))
        return list_item;
    }

  return NULL;
}

static void
menu_pressed (DossierTable *self, int n_press, double x, double y)
{
  GtkWidget *below = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = below != NULL ? find_item (self, below) : NULL;
  double menu_x;
  double menu_y;

  if (item == NULL)
    return;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), gtk_list_item_get_position (item), TRUE);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &menu_x, &menu_y))
    show_menu (self, menu_x, menu_y);
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierTable *self = DOSSIER_TABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkListItem *item = focus != NULL ? find_item (self, focus) : NULL;
  double x;
  double y;

  if (item == NULL)
    return;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), gtk_list_item_get_position (item), TRUE);
  if (gtk_widget_translate_coordinates (focus, widget, 0, gtk_widget_get_height (focus), &x, &y))
    show_menu (self, MAX (x, 0), y);
}

static gboolean
dossier_table_grab_focus (GtkWidget *widget)
{
  DossierTable *self = DOSSIER_TABLE (widget);

  /* Of rows that are being listed none can have the focus yet: until then nothing has, so that no other key is heard. */
  self->focus = self->listing != NULL || (self->model != NULL && !dossier_table_model_is_whole (self->model));
  if (self->focus)
    {
      gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
      return TRUE;
    }
  if (gtk_widget_get_mapped (self->list))
    return gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);

  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
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
      gtk_column_view_set_model (self->view, NULL);
      g_clear_object (&self->model);
      g_cancellable_cancel (self->copying);
      g_clear_object (&self->copying);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      self->model = dossier_table_model_new (session, self->kind);
      g_signal_connect_object (self->model, "rows-changed", G_CALLBACK (rows_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->model, "whole", G_CALLBACK (model_whole), self, G_CONNECT_SWAPPED);
      gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
      g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed), self, G_CONNECT_SWAPPED);
    }
  list_rows (self);
  update_actions (self);
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
        sort_by (self, column, self->descending);
      break;
    case PROP_DESCENDING:
      sort_by (self, self->column, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
add_column (DossierTable *self, DossierTableColumn column)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } connections[] = {
    { "setup", G_CALLBACK (setup_cell) },
    { "bind", G_CALLBACK (bind_cell) },
    { "unbind", G_CALLBACK (unbind_cell) },
  };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (dossier_table_column_get_title (column), factory);
  g_autoptr (GtkSorter) sorter = dossier_table_sorter_new (column);
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int character = pango_font_metrics_get_approximate_char_width (metrics);
  g_autofree char *action = NULL;

  g_object_set_data (G_OBJECT (factory), "dossier-column", GUINT_TO_POINTER (column));
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (factory, connections[i].signal, connections[i].callback, self, G_CONNECT_SWAPPED);

  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, sizes[column].expands);
  gtk_column_view_column_set_fixed_width (view_column, PANGO_PIXELS (sizes[column].width * character) + CELL_PADDING);
  gtk_column_view_append_column (self->view, view_column);
  g_object_unref (view_column);
  pango_font_metrics_unref (metrics);

  action = g_strdup_printf ("table.sort-by::%s", dossier_table_column_get_name (column));
  g_menu_append (self->sort_menu, dossier_table_column_get_title (column), action);
}

static void
fill (DossierTable *self)
{
  guint n_columns;
  const DossierTableColumn *columns = dossier_table_columns_get (self->kind, &n_columns);
  g_autoptr (GMenu) order = g_menu_new ();

  for (guint i = 0; i < n_columns; i++)
    add_column (self, columns[i]);
  g_menu_append (order, _("_Descending"), "table.descending");
  g_menu_append_section (self->sort_menu, NULL, G_MENU_MODEL (order));

  adw_status_page_set_description (self->empty_page,
                                   self->kind == DOSSIER_TABLE_NODES ? _("This dossier has no nodes")
                                                                     : _("This dossier has no relations"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->kind == DOSSIER_TABLE_NODES ? _("Nodes") : _("Relations"),
                                  -1);
}

static void
dossier_table_constructed (GObject *object)
{
  DossierTable *self = DOSSIER_TABLE (object);

  G_OBJECT_CLASS (dossier_table_parent_class)->constructed (object);

  fill (self);
  self->column = DOSSIER_TABLE_COLUMN_DATE;
  sort_by (self, self->column, FALSE);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view),
                           "changed",
                           G_CALLBACK (sorter_changed),
                           self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

static void
dossier_table_dispose (GObject *object)
{
  DossierTable *self = DOSSIER_TABLE (object);

  if (self->session != NULL)
    dossier_table_set_session (self, NULL);
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

  gtk_widget_class_install_property_action (widget_class, "table.sort-by", "sort-column");
  gtk_widget_class_install_property_action (widget_class, "table.descending", "descending");
  gtk_widget_class_install_action (widget_class, "table.copy-row", NULL, action_copy_row);
  gtk_widget_class_install_action (widget_class, "table.copy-all", NULL, action_copy_all);
  gtk_widget_class_install_action (widget_class, "table.show-in-graph", NULL, action_show_in_graph);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, action_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy-row", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_c,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "table.copy-all",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-table.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierTable, bar);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, count_label);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, row_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierTable, view);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, show_all);
}

static void
dossier_table_init (DossierTable *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      self->list = child;
}
