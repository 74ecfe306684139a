/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-private.h"

#include "dossier-config.h"
#include "dossier-index-list.h"
#include "dossier-table-cell.h"
#include "dossier-table-sorter.h"
#include "query/dossier-words.h"

#include <glib/gi18n-lib.h>

/* What a cell has besides its words. */
#define CELL_PADDING 14

/* A relation's quote is to be in view beside its two ends, in a window of usual width with both panes, and "until" a day
 * to be read whole. */
#define RELATION_DATE_WIDTH 21
#define RELATION_QUOTE_WIDTH 16

/* In characters; what is left over goes to the words. */
static const struct
{
  int width;
  gboolean expands;
} sizes[] = {
  [DOSSIER_TABLE_COLUMN_DATE] = { 24, FALSE },
  [DOSSIER_TABLE_COLUMN_TYPE] = { 14, FALSE },
  [DOSSIER_TABLE_COLUMN_LABEL] = { 34, TRUE },
  [DOSSIER_TABLE_COLUMN_RELATION] = { 12, FALSE },
  [DOSSIER_TABLE_COLUMN_FROM] = { 14, TRUE },
  [DOSSIER_TABLE_COLUMN_TO] = { 14, TRUE },
  [DOSSIER_TABLE_COLUMN_SPEAKER] = { 18, FALSE },
  [DOSSIER_TABLE_COLUMN_SOURCE] = { 20, FALSE },
  [DOSSIER_TABLE_COLUMN_QUOTE] = { 40, TRUE },
  [DOSSIER_TABLE_COLUMN_RELATIONS] = { 11, FALSE },
};

static int
get_width (DossierTableKind kind, DossierTableColumn column)
{
  if (kind == DOSSIER_TABLE_RELATIONS && column == DOSSIER_TABLE_COLUMN_DATE)
    return RELATION_DATE_WIDTH;
  if (kind == DOSSIER_TABLE_RELATIONS && column == DOSSIER_TABLE_COLUMN_QUOTE)
    return RELATION_QUOTE_WIDTH;
  return sizes[column].width;
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

void
dossier_table_sort_by (DossierTable *self, DossierTableColumn column, gboolean descending)
{
  /* GTK (4.8) leaves the arrow at the column that was sorted by. */
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view,
                                  get_column (self, column),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
name_title (DossierTable *self, GtkWidget *widget, GtkColumnViewColumn *column)
{
  gboolean is_sorted = column == get_column (self, self->column);
  GtkAccessibleSort sort = !is_sorted         ? GTK_ACCESSIBLE_SORT_NONE
                           : self->descending ? GTK_ACCESSIBLE_SORT_DESCENDING
                                              : GTK_ACCESSIBLE_SORT_ASCENDING;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_column_view_column_get_title (column),
                                  GTK_ACCESSIBLE_PROPERTY_SORT, sort,
                                  -1);
}

void
dossier_table_tell_order (DossierTable *self)
{
  const char *name = self->kind == DOSSIER_TABLE_NODES ? _("Nodes") : _("Relations");
  GListModel *columns = gtk_column_view_get_columns (self->view);
  /* Translators: of a table; %s is the title of a column */
  g_autofree char *order = g_strdup_printf (self->descending ? _("Sorted by %s, descending") : _("Sorted by %s"),
                                            dossier_table_column_get_title (self->column));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, order,
                                  -1);
  /* It has a list for the rows, and above that a row of titles; GTK (4.8) calls each after its type. */
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->view)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    {
      GtkWidget *title = GTK_IS_LIST_VIEW (part) ? NULL : gtk_widget_get_first_child (part);

      gtk_accessible_update_property (GTK_ACCESSIBLE (part),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? order : name,
                                      -1);
      for (guint i = 0; i < g_list_model_get_n_items (columns) && title != NULL; i++)
        {
          g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

          name_title (self, title, column);
          title = gtk_widget_get_next_sibling (title);
        }
    }
}

/* The row that a cell is in: a cell's widget stands in one that the view made, and that one in the row. */
static GtkWidget *
get_row_widget (GtkListItem *list_item)
{
  GtkWidget *parent = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

  return parent != NULL ? gtk_widget_get_parent (parent) : NULL;
}

/* Older versions of GTK tell a row as a whole and none of its cells. */
static void
name_row (DossierTable *self, GtkWidget *widget, DossierGraph *graph, guint row)
{
  g_autofree char *name = NULL;

  if (widget == NULL)
    return;

  name = dossier_table_describe_row (graph, self->kind, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_cell (DossierTable *self, GtkListItem *list_item)
{
  guint position = dossier_index_item_get_index (gtk_list_item_get_item (list_item));
  DossierTableRows *rows = dossier_table_model_get_rows (self->model);
  DossierTableCell *cell = DOSSIER_TABLE_CELL (gtk_list_item_get_child (list_item));
  DossierGraph *graph;
  guint row;

  /* An empty place. */
  if (rows == NULL || position >= dossier_table_rows_get_n_rows (rows))
    {
      dossier_table_cell_bind (cell, NULL, 0);
      return;
    }

  graph = dossier_table_rows_get_graph (rows);
  row = dossier_table_rows_get_row (rows, position);
  dossier_table_cell_bind (cell, graph, row);
  if (dossier_table_cell_get_column (cell) == DOSSIER_TABLE_COLUMN_DATE)
    name_row (self, get_row_widget (list_item), graph, row);
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

void
dossier_table_show_cells (DossierTable *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    show_cell (self, list_item);
}

GtkListItem *
dossier_table_find_item (DossierTable *self, GtkWidget *widget)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      GtkWidget *row = get_row_widget (list_item);

      if (widget == row || gtk_widget_is_ancestor (widget, row))
        return list_item;
    }

  return NULL;
}

/* The longest name of a type, in whatever language, is whole beside its mark. */
static int
measure_types (DossierTable *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  int longest = 0;

  for (guint type = DOSSIER_NODE_TYPE_ACTOR; type < DOSSIER_NODE_TYPE_OTHER; type++)
    {
      DossierNode node = { .type = (DossierNodeType) type };
      g_autofree char *name = dossier_words_get_type (&node);
      int width;

      pango_layout_set_text (layout, name, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      longest = MAX (longest, width);
    }
  return longest + DOSSIER_TABLE_CELL_SIGN;
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
  int width = PANGO_PIXELS (get_width (self->kind, column) * character);
  g_autofree char *action = NULL;

  g_object_set_data (G_OBJECT (factory), "dossier-column", GUINT_TO_POINTER (column));
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (factory, connections[i].signal, connections[i].callback, self, G_CONNECT_SWAPPED);

  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, sizes[column].expands);
  if (column == DOSSIER_TABLE_COLUMN_TYPE)
    width = MAX (width, measure_types (self));
  gtk_column_view_column_set_fixed_width (view_column, width + CELL_PADDING);
  gtk_column_view_append_column (self->view, view_column);
  g_object_unref (view_column);
  pango_font_metrics_unref (metrics);

  action = g_strdup_printf ("table.sort-by::%s", dossier_table_column_get_name (column));
  g_menu_append (self->sort_menu, dossier_table_column_get_title (column), action);
}

static double
get_rightmost (GtkAdjustment *adjustment)
{
  return MAX (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment), 0);
}

static gboolean
keep_side (gpointer user_data)
{
  DossierTable *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  self->side_source = 0;
  gtk_adjustment_set_value (adjustment, get_rightmost (adjustment) - self->from_right);
  return G_SOURCE_REMOVE;
}

/* GtkColumnView shows its left side first, also where that is where the last column is. While it gives out sizes it
 * does not hear of another value. */
static void
extent_changed (DossierTable *self, GtkAdjustment *adjustment)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL && self->side_source == 0
      && gtk_adjustment_get_value (adjustment) != get_rightmost (adjustment) - self->from_right)
    self->side_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, keep_side, self, NULL);
}

static void
value_changed (DossierTable *self, GtkAdjustment *adjustment)
{
  if (self->side_source == 0)
    self->from_right = get_rightmost (adjustment) - gtk_adjustment_get_value (adjustment);
}

void
dossier_table_add_columns (DossierTable *self)
{
  guint n_columns;
  const DossierTableColumn *columns = dossier_table_columns_get (self->kind, &n_columns);
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (extent_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed), self, G_CONNECT_SWAPPED);

  for (guint i = 0; i < n_columns; i++)
    add_column (self, columns[i]);
}
