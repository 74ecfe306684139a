/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dossier-table-model.h"
#include "dossier-table.h"

G_BEGIN_DECLS

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
  double from_right; /* how far it is scrolled to the left, pixels */
  guint side_source;

  GtkColumnView *view;
  GtkWidget *list; /* within the view */
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkButton *clear_button;
  GtkWidget *bar;
  GtkLabel *count_label;
  GMenu *sort_menu;
  GMenuModel *row_menu;
  GtkWidget *popover;
};

/* dossier-table-view.c: the columns and their cells. */
void dossier_table_add_columns (DossierTable *self);
/* Says to screen readers what the table is, and by what it is sorted. */
void dossier_table_tell_order (DossierTable *self);
void dossier_table_sort_by (DossierTable *self, DossierTableColumn column, gboolean descending);
/* Shows in every widget what stands in its place now. */
void dossier_table_show_cells (DossierTable *self);
/* (nullable): the list item that has a widget in it. */
GtkListItem *dossier_table_find_item (DossierTable *self, GtkWidget *widget);

/* dossier-table-actions.c: copying, the menu of a row, and the keys. */
void dossier_table_class_install_actions (GtkWidgetClass *widget_class);
void dossier_table_update_actions (DossierTable *self);
void dossier_table_menu_pressed (DossierTable *self, int n_press, double x, double y);

G_END_DECLS
