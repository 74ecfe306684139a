/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-filter-status.h"

#include "dossier-config.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierFilterStatus
{
  GtkWidget parent_instance;

  DossierExploration *exploration;
  GSimpleActionGroup *actions;

  GtkLabel *count_label;
  GtkMenuButton *rest_button;
};

G_DEFINE_FINAL_TYPE (DossierFilterStatus, dossier_filter_status, GTK_TYPE_WIDGET)

enum
{
  CLEARED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_count (DossierFilterStatus *self)
{
  DossierMatches *matches = self->exploration != NULL ? dossier_exploration_get_matches (self->exploration) : NULL;
  gboolean is_asked = matches != NULL && !dossier_matches_is_everything (matches);
  g_autofree char *text = NULL;
  guint n_nodes;
  guint n_all;

  gtk_widget_set_visible (GTK_WIDGET (self), is_asked);
  if (!is_asked)
    {
      /* It describes the search field, which is not to speak of the last answer. */
      gtk_label_set_text (self->count_label, "");
      return;
    }

  dossier_matches_get_nodes (matches, &n_nodes);
  n_all = dossier_graph_get_n_nodes (dossier_matches_get_graph (matches));
  /* Translators: how many of all nodes match a filter */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u of %'u", "%'u of %'u", n_all), n_nodes, n_all);
  gtk_label_set_text (self->count_label, text);
}

static void
show_rest (DossierFilterStatus *self)
{
  gboolean hide = self->exploration != NULL && dossier_exploration_get_hide (self->exploration);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "rest");
  GtkAccessible *inside = GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->rest_button)));
  const char *label;

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (hide ? "hide" : "dim"));
  /* Translators: what becomes of the nodes that a filter does not match; as short as possible */
  label = hide ? C_ ("filter", "Hide Rest") : C_ ("filter", "Dim Rest");
  gtk_menu_button_set_label (self->rest_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rest_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* What can be pressed is the button inside, which older GTK names twice if the label names it, too. */
  gtk_accessible_reset_relation (inside, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (inside, GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
change_rest (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DossierFilterStatus *self = user_data;

  if (self->exploration != NULL)
    dossier_exploration_set_hide (self->exploration, strcmp (g_variant_get_string (state, NULL), "hide") == 0);
}

static void
clear (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierFilterStatus *self = user_data;

  if (self->exploration == NULL)
    return;

  dossier_exploration_set_query (self->exploration, "");
  dossier_exploration_set_focus (self->exploration, NULL);
  g_signal_emit (self, signals[CLEARED], 0);
}

static void
dossier_filter_status_dispose (GObject *object)
{
  DossierFilterStatus *self = DOSSIER_FILTER_STATUS (object);

  if (self->exploration != NULL)
    g_signal_handlers_disconnect_by_data (self->exploration, self);
  g_clear_object (&self->exploration);
  g_clear_object (&self->actions);
  while (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (self)));

  G_OBJECT_CLASS (dossier_filter_status_parent_class)->dispose (object);
}

static void
dossier_filter_status_class_init (DossierFilterStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_filter_status_dispose;

  signals[CLEARED] =
      g_signal_new ("cleared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-filter-status.ui");
  gtk_widget_class_set_css_name (widget_class, "filterstatus");
  gtk_widget_class_bind_template_child (widget_class, DossierFilterStatus, count_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterStatus, rest_button);
}

static void
dossier_filter_status_init (DossierFilterStatus *self)
{
  static const GActionEntry entries[] = {
    { .name = "rest", .parameter_type = "s", .state = "'dim'", .change_state = change_rest },
    { .name = "clear", .activate = clear },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  /* With large text the buttons go below the count. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), dossier_wrap_layout_new (3));
  show_rest (self);
  show_count (self);
}

GtkWidget *
dossier_filter_status_new (void)
{
  return g_object_new (DOSSIER_TYPE_FILTER_STATUS, NULL);
}

void
dossier_filter_status_set_exploration (DossierFilterStatus *self, DossierExploration *exploration)
{
  g_return_if_fail (DOSSIER_IS_FILTER_STATUS (self));
  g_return_if_fail (exploration == NULL || DOSSIER_IS_EXPLORATION (exploration));

  if (self->exploration == exploration)
    return;

  if (self->exploration != NULL)
    g_signal_handlers_disconnect_by_data (self->exploration, self);
  g_set_object (&self->exploration, exploration);
  if (exploration != NULL)
    {
      g_signal_connect_object (exploration, "notify::matches", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (exploration, "notify::hide", G_CALLBACK (show_rest), self, G_CONNECT_SWAPPED);
    }
  show_count (self);
  show_rest (self);
}

GtkLabel *
dossier_filter_status_get_count (DossierFilterStatus *self)
{
  g_return_val_if_fail (DOSSIER_IS_FILTER_STATUS (self), NULL);

  return self->count_label;
}
