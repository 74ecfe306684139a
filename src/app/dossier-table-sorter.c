/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-table-sorter.h"

struct _DossierTableSorter
{
  GtkSorter parent_instance;

  DossierTableColumn column;
};

G_DEFINE_FINAL_TYPE (DossierTableSorter, dossier_table_sorter, GTK_TYPE_SORTER)

/* Stands for an item. A column view's sorter asks that of its first column, and turns the answer round where that one
 * descends; older versions of GTK have no other way to ask what it sorts by. */
typedef struct
{
  gboolean was_asked;
  DossierTableColumn column;
} Probe;

static GtkOrdering
compare (GtkSorter *sorter, gpointer first, gpointer second)
{
  Probe *probe = first;

  probe->was_asked = TRUE;
  probe->column = DOSSIER_TABLE_SORTER (sorter)->column;
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
dossier_table_sorter_class_init (DossierTableSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = compare;
  GTK_SORTER_CLASS (klass)->get_order = get_order;
}

static void
dossier_table_sorter_init (DossierTableSorter *self)
{
}

GtkSorter *
dossier_table_sorter_new (DossierTableColumn column)
{
  DossierTableSorter *self = g_object_new (DOSSIER_TYPE_TABLE_SORTER, NULL);

  self->column = column;
  return GTK_SORTER (self);
}

gboolean
dossier_table_sorter_read (GtkSorter *view_sorter, DossierTableColumn *column, gboolean *descending)
{
  Probe probes[2] = { 0 };
  GtkOrdering order;

  g_return_val_if_fail (GTK_IS_SORTER (view_sorter), FALSE);

  order = gtk_sorter_compare (view_sorter, &probes[0], &probes[1]);
  if (!probes[0].was_asked)
    return FALSE;

  *column = probes[0].column;
  *descending = order == GTK_ORDERING_LARGER;
  return TRUE;
}
