/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-relation-list.h"

#include "dossier-config.h"
#include "dossier-evidence-parts.h"
#include "dossier-relation-row.h"
#include "query/dossier-relation.h"

#include <glib/gi18n-lib.h>

/* Rows of a group at first, and at each further step. */
#define FIRST_ROWS 20
#define MORE_ROWS 100

/* Rows made in one frame: laying them out takes longer than making them, and both must fit. */
#define ROWS_A_FRAME 3

typedef struct
{
  DossierRelationGroup *group; /* owned by the list's groups */
  GtkWidget *list;
  GtkWidget *more_row;
  guint n_shown;
  guint n_wanted;
} Section;

struct _DossierRelationList
{
  GtkWidget parent_instance;

  DossierSession *session;
  GPtrArray *groups;
  GArray *sections;
  guint node;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (DossierRelationList, dossier_relation_list, GTK_TYPE_WIDGET)

static GtkWidget *
create_more_row (guint n_more)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = NULL;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %'u More", "Show %'u More", n_more), n_more);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_add_css_class (row, "more");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  return row;
}

/* Makes the next row of a section. FALSE when it has as many as it should. */
static gboolean
add_row (DossierRelationList *self, Section *section)
{
  GtkWidget *row;

  if (section->n_shown >= section->n_wanted)
    return FALSE;

  row = dossier_relation_row_new (self->session, section->group->edges[section->n_shown], self->node);
  gtk_list_box_append (GTK_LIST_BOX (section->list), row);
  section->n_shown++;

  if (section->n_shown == section->n_wanted && section->n_wanted < section->group->n_edges)
    {
      section->more_row = create_more_row (MIN (section->group->n_edges - section->n_shown, MORE_ROWS));
      gtk_list_box_append (GTK_LIST_BOX (section->list), section->more_row);
    }
  return TRUE;
}

static gboolean
add_rows (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  DossierRelationList *self = DOSSIER_RELATION_LIST (widget);
  guint n_rows = 0;

  for (guint i = 0; i < self->sections->len; i++)
    while (add_row (self, &g_array_index (self->sections, Section, i)))
      if (++n_rows == ROWS_A_FRAME)
        return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

/* One batch a frame: what is there is seen while the rest is made. */
static void
start_adding (DossierRelationList *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), add_rows, NULL, NULL);
}

static void
row_activated (DossierRelationList *self, GtkListBoxRow *row, GtkListBox *list)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = &g_array_index (self->sections, Section, i);

      if (section->more_row != GTK_WIDGET (row))
        continue;

      gtk_list_box_remove (list, section->more_row);
      section->more_row = NULL;
      section->n_wanted = MIN (section->n_shown + MORE_ROWS, section->group->n_edges);
      start_adding (self);
    }
}

static void
add_section (DossierRelationList *self, DossierRelationGroup *group)
{
  Section section = { .group = group, .n_wanted = MIN (group->n_edges, FIRST_ROWS) };
  g_autofree char *heading = dossier_relation_get_heading (group->type, group->outgoing);
  g_autofree char *count = g_strdup_printf ("%'u", group->n_edges);
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = dossier_parts_heading (heading);

  gtk_widget_add_css_class (header, "section-header");
  gtk_box_append (GTK_BOX (header), label);
  if (group->n_edges > 1)
    gtk_box_append (GTK_BOX (header), dossier_parts_label (count, "dim-label", FALSE));
  gtk_widget_set_parent (header, GTK_WIDGET (self));

  section.list = dossier_relation_row_create_list (self->session);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section.list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  g_signal_connect_object (section.list, "row-activated", G_CALLBACK (row_activated), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (section.list, GTK_WIDGET (self));
  g_array_append_val (self->sections, section);
}

static void
dossier_relation_list_dispose (GObject *object)
{
  DossierRelationList *self = DOSSIER_RELATION_LIST (object);
  GtkWidget *child;

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dossier_relation_list_parent_class)->dispose (object);
}

static void
dossier_relation_list_class_init (DossierRelationListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_relation_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "relations");
}

static void
dossier_relation_list_init (DossierRelationList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
}

GtkWidget *
dossier_relation_list_new (DossierSession *session, guint node)
{
  DossierRelationList *self = g_object_new (DOSSIER_TYPE_RELATION_LIST, NULL);

  self->session = g_object_ref (session);
  self->node = node;
  self->groups = dossier_relation_list_groups (dossier_session_get_graph (session), node);
  for (guint i = 0; i < self->groups->len; i++)
    {
      DossierRelationGroup *group = g_ptr_array_index (self->groups, i);

      if (!dossier_relation_is_symmetric (group->type))
        add_section (self, group);
    }
  start_adding (self);
  return GTK_WIDGET (self);
}
