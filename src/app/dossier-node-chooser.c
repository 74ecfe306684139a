/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-node-chooser.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-focus-child.h"
#include "dossier-index-list.h"
#include "dossier-narrow.h"
#include "dossier-node-suggestions.h"
#include "dossier-outline-row.h"
#include "dossier-placeholder.h"
#include "dossier-text-language.h"
#include "render/dossier-language.h"

#include <glib/gi18n-lib.h>

struct _DossierNodeChooser
{
  GtkWidget parent_instance;

  DossierSession *session;
  DossierGraph *graph; /* (nullable): the session's, whose nodes the suggestions are */
  GListStore *suggestions;
  GCancellable *cancellable;
  char *id;              /* (nullable): of the chosen node */
  gboolean choose_first; /* once there are suggestions */
  gboolean is_setting;   /* the text is not being typed */

  GtkSearchEntry *entry;
  GtkPopover *popover;
  GtkStack *stack;
  GtkListView *list_view;
  GtkLabel *nothing;
};

G_DEFINE_FINAL_TYPE (DossierNodeChooser, dossier_node_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_NODE_ID,
  PROP_PLACEHOLDER_TEXT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

const char *
dossier_node_chooser_get_text (DossierNodeChooser *self)
{
  g_return_val_if_fail (DOSSIER_IS_NODE_CHOOSER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
set_text (DossierNodeChooser *self, const char *text, const char *language)
{
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), 0);
  dossier_text_language_set_entry (GTK_EDITABLE (self->entry), language);
  self->is_setting = FALSE;
}

static void
set_expanded (DossierNodeChooser *self, gboolean expanded)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  if (!expanded)
    {
      /* Of suggestions that are gone nothing is to be told, but what is wrong stays. */
      if (!gtk_widget_has_css_class (GTK_WIDGET (self->entry), "error"))
        gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_popover_popdown (self->popover);
      return;
    }

  gtk_widget_set_size_request (GTK_WIDGET (self->popover), gtk_widget_get_width (GTK_WIDGET (self)), -1);
  gtk_popover_popup (self->popover);
}

static void
stop_suggesting (DossierNodeChooser *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->choose_first = FALSE;
}

static void
close_suggestions (DossierNodeChooser *self)
{
  stop_suggesting (self);
  set_expanded (self, FALSE);
}

static void
take_id (DossierNodeChooser *self, const char *id)
{
  if (g_strcmp0 (self->id, id) == 0)
    return;

  g_free (self->id);
  self->id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NODE_ID]);
}

/* Enter found no node for what stands in the field. */
static void
complain (DossierNodeChooser *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  dossier_compat_set_error_message (GTK_WIDGET (self->entry), GTK_WIDGET (self->nothing));
}

static void
stop_complaining (DossierNodeChooser *self)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->entry), "error"))
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  dossier_compat_set_error_message (GTK_WIDGET (self->entry), NULL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static gboolean
is_focused (DossierNodeChooser *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
choose (DossierNodeChooser *self, guint position)
{
  g_autoptr (DossierIndexItem) item = g_list_model_get_item (G_LIST_MODEL (self->suggestions), position);
  g_autofree char *id = NULL;

  if (item == NULL)
    return;

  id = g_strdup (dossier_graph_get_node (self->graph, dossier_index_item_get_index (item))->id);
  if (is_focused (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  dossier_node_chooser_set_node_id (self, id);
}

static void
announce (DossierNodeChooser *self, guint n_suggestions)
{
  g_autofree char *text = NULL;

  if (n_suggestions > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u suggestion", "%'u suggestions", n_suggestions),
                            n_suggestions);
  else
    text = g_strdup (gtk_label_get_label (self->nothing));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  dossier_compat_announce (GTK_WIDGET (self->entry), text);
}

static void
suggested (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNodeChooser) self = user_data;
  g_autoptr (GPtrArray) items = dossier_node_suggestions_find_finish (result, NULL);
  g_autofree char *text = NULL;
  gboolean is_chosen;

  /* What something newer has taken the place of is dropped. */
  if (items == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  g_list_store_splice (self->suggestions,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->suggestions)),
                       items->pdata,
                       items->len);
  is_chosen = self->choose_first;
  self->choose_first = FALSE;
  if (is_chosen && items->len > 0)
    {
      choose (self, 0);
      return;
    }

  /* Translators: what somebody typed to find a node */
  text = g_strdup_printf (_("Nothing matches “%s”"), dossier_node_chooser_get_text (self));
  gtk_label_set_label (self->nothing, text);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "nothing");
  set_expanded (self, is_focused (self));
  if (is_focused (self) || is_chosen)
    announce (self, items->len);
  if (is_chosen)
    complain (self);
}

static void
suggest (DossierNodeChooser *self)
{
  DossierSearch *search = self->session != NULL ? dossier_session_get_search (self->session) : NULL;

  stop_suggesting (self);
  if (search == NULL || dossier_search_get_graph (search) != self->graph)
    return;

  self->cancellable = g_cancellable_new ();
  dossier_node_suggestions_find_async (search,
                                       dossier_node_chooser_get_text (self),
                                       self->cancellable,
                                       suggested,
                                       g_object_ref (self));
}

static void
text_changed (DossierNodeChooser *self)
{
  stop_complaining (self);
  if (self->is_setting)
    return;

  take_id (self, NULL);
  dossier_text_language_set_entry (GTK_EDITABLE (self->entry), NULL);
  if (*dossier_node_chooser_get_text (self) != '\0')
    suggest (self);
  else
    close_suggestions (self);
}

static gboolean
is_open (DossierNodeChooser *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

static void
entry_activated (DossierNodeChooser *self)
{
  if (self->id != NULL || *dossier_node_chooser_get_text (self) == '\0')
    return;

  /* Enter may come before the suggestions for what was typed; where there were none, it asks again and says so. */
  if (self->cancellable == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->suggestions)) > 0)
    {
      choose (self, 0);
      return;
    }
  if (self->cancellable == NULL)
    suggest (self);
  self->choose_first = TRUE;
}

static void
focus_list (DossierNodeChooser *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->suggestions)) > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

static gboolean
entry_key_pressed (DossierNodeChooser *self, guint keyval, guint keycode, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (is_open (self))
        focus_list (self);
      else
        suggest (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      if (!is_open (self))
        return GDK_EVENT_PROPAGATE;
      close_suggestions (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
is_first_focused (DossierNodeChooser *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (self->list_view);

  return gtk_selection_model_is_selected (model, 0);
}

/* What is typed among the suggestions goes on in the field. */
static gboolean
list_key_pressed (DossierNodeChooser *self,
                  guint keyval,
                  guint keycode,
                  GdkModifierType state,
                  GtkEventController *keys)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!is_first_focused (self))
        return GDK_EVENT_PROPAGATE;
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      close_suggestions (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Home:
    case GDK_KEY_End:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return GDK_EVENT_PROPAGATE;

    default:
      if (gdk_keyval_to_unicode (keyval) == 0 && keyval != GDK_KEY_BackSpace)
        return GDK_EVENT_PROPAGATE;
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
      return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (keys),
                                               GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
    }
}

/* Enter was pressed before the suggestions came: what it takes is still to come. */
static void
focus_left (DossierNodeChooser *self)
{
  if (self->choose_first)
    set_expanded (self, FALSE);
  else
    close_suggestions (self);
}

static void
setup_row (DossierNodeChooser *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, dossier_outline_row_new ());
}

static void
bind_row (DossierNodeChooser *self, GtkListItem *list_item)
{
  dossier_outline_row_bind_node (DOSSIER_OUTLINE_ROW (gtk_list_item_get_child (list_item)),
                                 self->graph,
                                 dossier_index_item_get_index (gtk_list_item_get_item (list_item)));
}

/* Another dossier has other nodes; the same one, opened again, mostly the same. */
static void
graph_changed (DossierNodeChooser *self)
{
  DossierGraph *graph = dossier_session_get_graph (self->session);

  if (graph == self->graph)
    return;

  close_suggestions (self);
  g_list_store_remove_all (self->suggestions);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  if (graph == NULL)
    return;

  self->graph = dossier_graph_ref (graph);
  if (dossier_node_chooser_get_node (self) == DOSSIER_INDEX_NONE)
    {
      set_text (self, "", NULL);
      take_id (self, NULL);
    }
}

void
dossier_node_chooser_set_session (DossierNodeChooser *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_NODE_CHOOSER (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  close_suggestions (self);
  g_list_store_remove_all (self->suggestions);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "notify::scene", G_CALLBACK (graph_changed), self, G_CONNECT_SWAPPED);
      graph_changed (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

void
dossier_node_chooser_set_label (DossierNodeChooser *self, GtkLabel *label)
{
  g_return_if_fail (DOSSIER_IS_NODE_CHOOSER (self));
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

const char *
dossier_node_chooser_get_node_id (DossierNodeChooser *self)
{
  g_return_val_if_fail (DOSSIER_IS_NODE_CHOOSER (self), NULL);

  return self->id;
}

guint
dossier_node_chooser_get_node (DossierNodeChooser *self)
{
  DossierGraph *graph;

  g_return_val_if_fail (DOSSIER_IS_NODE_CHOOSER (self), DOSSIER_INDEX_NONE);

  graph = self->session != NULL ? dossier_session_get_graph (self->session) : NULL;
  return graph != NULL && self->id != NULL ? dossier_graph_find_node (graph, self->id) : DOSSIER_INDEX_NONE;
}

void
dossier_node_chooser_set_node_id (DossierNodeChooser *self, const char *id)
{
  g_autofree char *owned = g_strdup (id);
  DossierGraph *graph;
  guint node = DOSSIER_INDEX_NONE;

  g_return_if_fail (DOSSIER_IS_NODE_CHOOSER (self));

  close_suggestions (self);
  graph = self->session != NULL ? dossier_session_get_graph (self->session) : NULL;
  if (graph != NULL && id != NULL)
    node = dossier_graph_find_node (graph, id);
  if (node != DOSSIER_INDEX_NONE)
    set_text (self, dossier_graph_get_node (graph, node)->label, dossier_language_get_for_node (graph, node));
  else
    set_text (self, id != NULL ? id : "", NULL);
  take_id (self, owned);
}

static void
dossier_node_chooser_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierNodeChooser *self = DOSSIER_NODE_CHOOSER (object);

  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_object_get_property (G_OBJECT (self->entry), "placeholder-text", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_node_chooser_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DossierNodeChooser *self = DOSSIER_NODE_CHOOSER (object);

  switch (property_id)
    {
    case PROP_SESSION:
      dossier_node_chooser_set_session (self, g_value_get_object (value));
      break;
    case PROP_NODE_ID:
      dossier_node_chooser_set_node_id (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER_TEXT:
      /* Translators: in an empty field, where there is no room for “Name or words of a quote” */
      dossier_placeholder_set (GTK_EDITABLE (self->entry), g_value_get_string (value), C_("placeholder", "Name"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_node_chooser_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierNodeChooser *self = DOSSIER_NODE_CHOOSER (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->entry), &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (self->popover);
}

static void
dossier_node_chooser_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (DOSSIER_NODE_CHOOSER (widget)->entry),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

static gboolean
dossier_node_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_NODE_CHOOSER (widget)->entry));
}

static void
dossier_node_chooser_dispose (GObject *object)
{
  DossierNodeChooser *self = DOSSIER_NODE_CHOOSER (object);
  GtkWidget *child;

  if (self->session != NULL)
    dossier_node_chooser_set_session (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->suggestions);
  g_clear_pointer (&self->graph, dossier_graph_unref);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (dossier_node_chooser_parent_class)->dispose (object);
}

static void
dossier_node_chooser_class_init (DossierNodeChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_node_chooser_get_property;
  object_class->set_property = dossier_node_chooser_set_property;
  object_class->dispose = dossier_node_chooser_dispose;
  widget_class->size_allocate = dossier_node_chooser_size_allocate;
  widget_class->measure = dossier_node_chooser_measure;
  widget_class->focus = dossier_focus_child;
  widget_class->grab_focus = dossier_node_chooser_grab_focus;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DOSSIER_TYPE_SESSION, flags);
  props[PROP_NODE_ID] = g_param_spec_string ("node-id", NULL, NULL, NULL, flags);
  props[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-node-chooser.ui");
  gtk_widget_class_set_css_name (widget_class, "nodechooser");
  gtk_widget_class_bind_template_child (widget_class, DossierNodeChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierNodeChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, DossierNodeChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierNodeChooser, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierNodeChooser, nothing);
  gtk_widget_class_bind_template_callback (widget_class, text_changed);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, list_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, focus_left);
  gtk_widget_class_bind_template_callback (widget_class, setup_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_row);
  gtk_widget_class_bind_template_callback_full (widget_class, "choose", G_CALLBACK (choose));
}

static void
dossier_node_chooser_init (DossierNodeChooser *self)
{
  g_autoptr (GtkSingleSelection) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), dossier_width_chars (8));
  self->suggestions = g_list_store_new (DOSSIER_TYPE_INDEX_ITEM);
  model = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->suggestions)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE, GTK_ACCESSIBLE_AUTOCOMPLETE_LIST,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_CONTROLS, self->list_view, NULL,
                                  -1);
}

GtkWidget *
dossier_node_chooser_new (void)
{
  return g_object_new (DOSSIER_TYPE_NODE_CHOOSER, NULL);
}
