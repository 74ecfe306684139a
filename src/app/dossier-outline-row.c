/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-outline-row.h"

#include "dossier-config.h"
#include "dossier-type-mark.h"
#include "dossier-words.h"

#include <glib/gi18n-lib.h>

struct _DossierOutlineRow
{
  AdwBin parent_instance;

  GtkWidget *mark;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (DossierOutlineRow, dossier_outline_row, ADW_TYPE_BIN)

static void
dossier_outline_row_class_init (DossierOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DOSSIER_TYPE_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-outline-row.ui");
  gtk_widget_class_set_css_name (widget_class, "outlinerow");
  gtk_widget_class_bind_template_child (widget_class, DossierOutlineRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DossierOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierOutlineRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DossierOutlineRow, count);
}

static void
dossier_outline_row_init (DossierOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_outline_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_OUTLINE_ROW, NULL);
}

static void
set_name (DossierOutlineRow *self, const char *name)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (list_item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_header (DossierOutlineRow *self, DossierOutlineRows *rows, DossierNodeType type)
{
  g_autofree char *count = g_strdup_printf ("%u", dossier_outline_rows_count (rows, type));
  g_autofree char *name = NULL;

  gtk_widget_add_css_class (GTK_WIDGET (self), "header");
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->count), TRUE);
  gtk_label_set_lines (self->title, 1);
  gtk_label_set_label (self->title, dossier_words_get_type_heading (type));
  gtk_label_set_label (self->count, count);
  name = dossier_words_join (dossier_words_get_type_heading (type), count, NULL);
  set_name (self, name);
}

static void
bind_node (DossierOutlineRow *self, DossierGraph *graph, guint node)
{
  const DossierNode *record = dossier_graph_get_node (graph, node);
  g_autofree char *description = dossier_words_describe_node (graph, node);
  g_autofree char *type = dossier_words_get_type (record);
  g_autofree char *name = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self), "header");
  gtk_widget_set_visible (self->mark, TRUE);
  dossier_type_mark_set_node_type (DOSSIER_TYPE_MARK (self->mark), record->type);
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);

  /* A statement's words are its name: they need a second line to be told apart. */
  gtk_label_set_lines (self->title, record->type == DOSSIER_NODE_TYPE_STATEMENT ? 2 : 1);
  gtk_label_set_label (self->title, record->label);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), description != NULL);
  gtk_label_set_label (self->subtitle, description != NULL ? description : "");
  name = dossier_words_join (record->label, type, description != NULL ? description : "", NULL);
  set_name (self, name);
}

void
dossier_outline_row_bind (DossierOutlineRow *self, DossierOutlineRows *rows, guint row)
{
  g_return_if_fail (DOSSIER_IS_OUTLINE_ROW (self));

  if ((row & DOSSIER_OUTLINE_HEADER) != 0)
    bind_header (self, rows, (DossierNodeType) (row & ~DOSSIER_OUTLINE_HEADER));
  else
    bind_node (self, dossier_outline_rows_get_graph (rows), row);
}
