/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-focus-bar.h"

#include "dossier-config.h"
#include "dossier-text-language.h"
#include "query/dossier-relation.h"
#include "query/dossier-words.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

struct _DossierFocusBar
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierFocusMarks *marks; /* (nullable) */

  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkButton *title_button;
  GtkWidget *reach;
  GtkLabel *hops_label;
  GtkMenuButton *direction_button;
  GtkMenuButton *relations_button;
  GtkLabel *direction_label;
  GtkLabel *relations_label;
};

G_DEFINE_FINAL_TYPE (DossierFocusBar, dossier_focus_bar, ADW_TYPE_BIN)

static DossierExploration *
get_exploration (DossierFocusBar *self)
{
  return self->session != NULL ? dossier_session_get_exploration (self->session) : NULL;
}

static DossierFocus *
get_focus (DossierFocusBar *self)
{
  return self->session != NULL ? dossier_exploration_get_focus (get_exploration (self)) : NULL;
}

/* (transfer full): what the focus is about, and in which language (nullable) that is named. */
static char *
describe (DossierFocus *focus, DossierGraph *graph, const char **language)
{
  guint n_centres = g_strv_length (focus->centres);
  guint n_collapsed = g_strv_length (focus->collapsed);
  guint n_pinned = g_strv_length (focus->pinned);
  guint node = n_centres > 0 ? dossier_graph_find_node (graph, focus->centres[0]) : DOSSIER_INDEX_NONE;
  const char *label;

  *language = node != DOSSIER_INDEX_NONE ? dossier_language_get_for_node (graph, node) : NULL;
  if (node == DOSSIER_INDEX_NONE && n_collapsed > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u collapsed", "%'u collapsed", n_collapsed), n_collapsed);
  if (node == DOSSIER_INDEX_NONE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u pinned", "%'u pinned", n_pinned), n_pinned);

  label = dossier_graph_get_node (graph, node)->label;
  if (n_centres == 1)
    return g_strdup (label);
  /* Translators: a node's name, and how many others are in the middle of what is shown */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s and %'u other", "%s and %'u others", n_centres - 1), label, n_centres - 1);
}

static const char *
get_direction_name (DossierDirection direction)
{
  switch (direction)
    {
    case DOSSIER_DIRECTION_OUT:
      return _("Outgoing");
    case DOSSIER_DIRECTION_IN:
      return _("Incoming");
    case DOSSIER_DIRECTION_ANY:
    default:
      return _("Any Direction");
    }
}

/* (transfer full) */
static char *
describe_relation (const char *type)
{
  g_autofree char *heading = dossier_relation_get_heading (type, TRUE);

  return dossier_words_from_name (heading, TRUE);
}

/* (transfer full) */
static char *
describe_relations (const char *const *relations)
{
  guint n_relations = relations != NULL ? g_strv_length ((GStrv) relations) : 0;

  if (relations == NULL)
    return g_strdup (_("All Relations"));
  if (n_relations == 1)
    return describe_relation (relations[0]);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u Relation", "%'u Relations", n_relations), n_relations);
}

static void
update_count (DossierFocusBar *self)
{
  DossierGraph *graph = self->session != NULL ? dossier_session_get_graph (self->session) : NULL;
  g_autofree char *text = NULL;

  if (self->marks == NULL || graph == NULL)
    return;

  /* Translators: so many nodes are shown, out of so many */
  text = g_strdup_printf (_("%'u of %'u"), self->marks->n_shown, dossier_graph_get_n_nodes (graph));
  gtk_label_set_label (self->count_label, text);
}

static void
update (DossierFocusBar *self)
{
  DossierGraph *graph = self->session != NULL ? dossier_session_get_graph (self->session) : NULL;
  DossierFocus *focus = get_focus (self);
  const char *language;
  g_autofree char *title = NULL;
  g_autofree char *hops = NULL;
  g_autofree char *relations = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), focus != NULL && graph != NULL);
  if (focus == NULL || graph == NULL)
    return;

  title = describe (focus, graph, &language);
  gtk_label_set_label (self->title_label, title);
  dossier_text_language_set_label (self->title_label, language);
  dossier_text_language_set_widget_tooltip (GTK_WIDGET (self->title_button), title, language);
  gtk_widget_set_sensitive (GTK_WIDGET (self->title_button), focus->centres[0] != NULL);
  gtk_widget_set_visible (self->reach, focus->centres[0] != NULL);

  hops = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hop", "%u hops", focus->hops), focus->hops);
  gtk_label_set_label (self->hops_label, hops);
  relations = describe_relations ((const char *const *) focus->relations);
  gtk_label_set_label (self->direction_label, get_direction_name (focus->direction));
  gtk_label_set_label (self->relations_label, relations);
  /* Along everything goes without saying. */
  gtk_widget_set_visible (GTK_WIDGET (self->direction_label), focus->direction != DOSSIER_DIRECTION_ANY);
  gtk_widget_set_visible (GTK_WIDGET (self->relations_label), focus->relations != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->direction_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, get_direction_name (focus->direction),
                                  -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->relations_button), GTK_ACCESSIBLE_PROPERTY_LABEL, relations, -1);
}

static void
title_clicked (DossierFocusBar *self)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);
  DossierFocus *focus = get_focus (self);
  guint node = focus != NULL ? dossier_graph_find_node (graph, focus->centres[0]) : DOSSIER_INDEX_NONE;

  if (node != DOSSIER_INDEX_NONE)
    dossier_session_select_node (self->session, node, TRUE);
}

static const char *
get_relation (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "relation");
}

static void
set_relations (DossierFocusBar *self, const char *const *relations)
{
  g_autoptr (DossierFocus) focus = dossier_focus_with_relations (get_focus (self), relations);

  dossier_exploration_set_focus (get_exploration (self), focus);
}

/* None chosen stands for all: to go along one alone takes one click. */
static void
relation_toggled (GtkCheckButton *toggled, DossierFocusBar *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (toggled));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) relations = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_strv_builder_add (builder, get_relation (child));
  relations = g_strv_builder_end (builder);
  set_relations (self, relations[0] != NULL ? (const char *const *) relations : NULL);
}

static void
all_relations_clicked (GtkButton *button, DossierFocusBar *self)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  set_relations (self, NULL);
}

static GtkWidget *
create_relation_list (DossierFocusBar *self, DossierFocus *focus)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; self->marks != NULL && self->marks->relations[i] != NULL; i++)
    {
      const char *name = self->marks->relations[i];
      g_autofree char *words = describe_relation (name);
      GtkWidget *check = gtk_check_button_new_with_label (words);

      g_object_set_data_full (G_OBJECT (check), "relation", g_strdup (name), g_free);
      gtk_check_button_set_active (
          GTK_CHECK_BUTTON (check),
          focus->relations != NULL && g_strv_contains ((const char *const *) focus->relations, name));
      g_signal_connect_object (check, "toggled", G_CALLBACK (relation_toggled), self, 0);
      gtk_box_append (GTK_BOX (list), check);
    }
  return list;
}

/* Made when it opens; it stays open while one after the other is chosen. */
static void
fill_relations (GtkMenuButton *button, gpointer user_data)
{
  DossierFocusBar *self = user_data;
  DossierFocus *focus = get_focus (self);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *all = gtk_button_new_with_label (_("All Relations"));

  if (focus == NULL)
    return;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_relation_list (self, focus));
  gtk_widget_add_css_class (all, "flat");
  g_signal_connect_object (all, "clicked", G_CALLBACK (all_relations_clicked), self, 0);
  gtk_box_append (GTK_BOX (box), all);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
dossier_focus_bar_dispose (GObject *object)
{
  DossierFocusBar *self = DOSSIER_FOCUS_BAR (object);

  dossier_focus_bar_set_session (self, NULL);
  g_clear_pointer (&self->marks, dossier_focus_marks_unref);
  G_OBJECT_CLASS (dossier_focus_bar_parent_class)->dispose (object);
}

static void
dossier_focus_bar_class_init (DossierFocusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_focus_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-focus-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFocusBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFocusBar, direction_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFocusBar, direction_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFocusBar, hops_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFocusBar, reach);
  gtk_widget_class_bind_template_child (widget_class, DossierFocusBar, relations_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFocusBar, relations_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFocusBar, title_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFocusBar, title_label);
  gtk_widget_class_bind_template_callback (widget_class, title_clicked);
}

static void
dossier_focus_bar_init (DossierFocusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->relations_button, fill_relations, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dossier_focus_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_FOCUS_BAR, NULL);
}

void
dossier_focus_bar_set_session (DossierFocusBar *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_FOCUS_BAR (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (get_exploration (self), self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (
        get_exploration (self), "notify::focus", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
dossier_focus_bar_set_marks (DossierFocusBar *self, DossierFocusMarks *marks)
{
  g_return_if_fail (DOSSIER_IS_FOCUS_BAR (self));

  g_clear_pointer (&self->marks, dossier_focus_marks_unref);
  self->marks = marks != NULL ? dossier_focus_marks_ref (marks) : NULL;
  update (self);
  update_count (self);
}
