/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-window-private.h"

/*
 * The views of one dossier, of which the middle of the window shows one: graph, tables, and what else is a page of the
 * stack in the template. The switcher above is made from those pages. The action win.view has the shown page's name as
 * its state.
 */

#define VIEW_GRAPH "graph"

typedef enum
{
  LABELS_ALL,
  LABELS_SHOWN, /* that of the shown view alone */
  LABELS_NONE,
  N_LABELS,
} Labels;

/* What a screen reader finds on the page. */
static GtkWidget *
get_told (DossierWindow *self, AdwViewStackPage *page)
{
  if (g_str_equal (adw_view_stack_page_get_name (page), VIEW_GRAPH))
    return GTK_WIDGET (self->canvas);
  return adw_view_stack_page_get_child (page);
}

static GtkWidget *
create_button (DossierWindow *self, AdwViewStackPage *page, Labels labels)
{
  const char *name = adw_view_stack_page_get_name (page);
  const char *title = adw_view_stack_page_get_title (page);
  g_autofree char *action = g_strdup_printf ("win.view::%s", name);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label;

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (adw_view_stack_page_get_icon_name (page)));
  if (labels != LABELS_NONE)
    {
      label = gtk_label_new (title);
      gtk_box_append (GTK_BOX (content), label);
      if (labels == LABELS_SHOWN)
        g_object_bind_property (button, "active", label, "visible", G_BINDING_SYNC_CREATE);
    }
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  if (labels != LABELS_ALL)
    gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_RELATION_CONTROLS, get_told (self, page), NULL,
                                  -1);
  return button;
}

static void
fill_switcher (DossierWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (Labels labels = 0; labels < N_LABELS; labels++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (row, "linked");
      for (guint i = 0; i < n_pages; i++)
        {
          g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

          gtk_box_append (GTK_BOX (row), create_button (self, page, labels));
        }
      adw_squeezer_add (self->view_switcher, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->view_switcher), n_pages > 1);
}

static GtkWidget *
get_shown (DossierWindow *self)
{
  return adw_view_stack_get_visible_child (self->views);
}

gboolean
dossier_window_shows_graph (DossierWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), VIEW_GRAPH) == 0;
}

void
dossier_window_focus_view (DossierWindow *self)
{
  if (dossier_window_shows_graph (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  else
    gtk_widget_grab_focus (get_shown (self));
}

void
dossier_window_show_view (DossierWindow *self, const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (adw_view_stack_get_child_by_name (self->views, name) == NULL)
    return;

  adw_view_stack_set_visible_child_name (self->views, name);
  /* Whoever chose by one of the switcher's buttons goes on from there. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view_switcher)))
    dossier_window_focus_view (self);
}

static void
change_view (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  dossier_window_show_view (user_data, g_variant_get_string (value, NULL));
}

static void
show_in_graph (DossierWindow *self)
{
  dossier_window_show_view (self, VIEW_GRAPH);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  dossier_canvas_centre_selection (self->canvas);
}

static void
shown_changed (DossierWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);

  /* While the window is taken down, the stack shows nothing. */
  if (name == NULL || self->view_action == NULL)
    return;

  g_simple_action_set_state (self->view_action, g_variant_new_string (name));
  dossier_window_update_actions (self);
}

void
dossier_window_set_views_session (DossierWindow *self, DossierSession *session)
{
  dossier_table_set_session (self->nodes_table, session);
  dossier_table_set_session (self->relations_table, session);
}

void
dossier_window_views_class_init (GtkWidgetClass *widget_class)
{
  g_type_ensure (DOSSIER_TYPE_TABLE);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, nodes_table);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, relations_table);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, view_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, view_switcher);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, views);
  gtk_widget_class_bind_template_callback (widget_class, show_in_graph);
}

void
dossier_window_set_up_views (DossierWindow *self)
{
  self->view_action = g_simple_action_new_stateful ("view", G_VARIANT_TYPE_STRING, g_variant_new_string (VIEW_GRAPH));
  g_signal_connect_object (self->view_action, "change-state", G_CALLBACK (change_view), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (self->view_action));
  fill_switcher (self);
  g_signal_connect_object (self->views,
                           "notify::visible-child",
                           G_CALLBACK (shown_changed),
                           self,
                           G_CONNECT_SWAPPED);
}
