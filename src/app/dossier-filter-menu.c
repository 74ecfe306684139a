/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-filter-menu.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-filter-values.h"
#include "dossier-filter-words.h"
#include "dossier-focus-list.h"
#include "dossier-index-list.h"
#include "dossier-text-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many values can be overlooked without searching among them. */
#define N_WITHOUT_SEARCH 8
/* Nobody scrolls further. */
#define MAX_VALUES 500
#define TITLE_CHARACTERS 28

struct _DossierFilterMenu
{
  GtkPopover parent_instance;

  DossierSession *session;
  GCancellable *cancellable;
  DossierFilterValues *values; /* of the session's search; NULL until somebody asked for them */
  DossierFilterField field;    /* whose page is open */
  gboolean opens_values;       /* once they are there */
  guint *found;
  guint n_found;

  GtkStack *stack;
  GtkListBox *field_list;
  GtkLabel *title_label;
  GtkButton *back_button;
  GtkSearchEntry *value_entry;
  GtkScrolledWindow *value_scroller;
  GtkListView *value_list;
  GtkLabel *none_label;
  GtkCheckButton *exclude_button;
  GtkButton *dates_back_button;
  GtkLabel *dates_title_label;
  GtkLabel *dates_hint_label;
  GtkLabel *from_label;
  GtkEntry *from_entry;
  GtkEntry *until_entry;
  GtkButton *add_button;
};

G_DEFINE_FINAL_TYPE (DossierFilterMenu, dossier_filter_menu, GTK_TYPE_POPOVER)

static const DossierFilterField fields[] = {
  DOSSIER_FILTER_TYPE,  DOSSIER_FILTER_KIND,     DOSSIER_FILTER_SOURCE, DOSSIER_FILTER_BY,
  DOSSIER_FILTER_ABOUT, DOSSIER_FILTER_RELATION, DOSSIER_FILTER_DATE,   DOSSIER_FILTER_KNOWN,
  DOSSIER_FILTER_CITED,
};

static gboolean
is_dated (DossierFilterField field)
{
  return field == DOSSIER_FILTER_DATE || field == DOSSIER_FILTER_KNOWN;
}

static void
update_fields (DossierFilterMenu *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->field_list, (int) i);
      gboolean has_values = is_dated (fields[i]) || self->values == NULL
                            || dossier_filter_values_get_n (self->values, fields[i]) > 0;

      gtk_widget_set_sensitive (GTK_WIDGET (row), has_values);
    }
}

static void
forget_values (DossierFilterMenu *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_list_view_set_model (self->value_list, NULL);
  self->n_found = 0;
  g_clear_pointer (&self->values, dossier_filter_values_unref);
}

static void open_values (DossierFilterMenu *self);

static void
values_listed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierFilterMenu) self = user_data;
  g_autoptr (DossierFilterValues) values = dossier_filter_values_list_finish (result, NULL);

  if (values == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  self->values = g_steal_pointer (&values);
  update_fields (self);
  if (self->opens_values)
    open_values (self);
}

static void
list_values (DossierFilterMenu *self)
{
  DossierSearch *search = self->session != NULL ? dossier_session_get_search (self->session) : NULL;

  if (search == NULL || self->values != NULL || self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  dossier_filter_values_list_async (search, self->cancellable, values_listed, g_object_ref (self));
}

static void
search_changed (DossierFilterMenu *self)
{
  forget_values (self);
  update_fields (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    list_values (self);
}

static void
setup_value (DossierFilterMenu *self, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), TITLE_CHARACTERS);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_value (DossierFilterMenu *self, GtkListItem *list_item)
{
  guint place = dossier_index_item_get_index (gtk_list_item_get_item (list_item));
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *parent = gtk_widget_get_parent (box);
  const DossierFilterValue *value;
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  if (place >= self->n_found)
    return;

  value = dossier_filter_values_get (self->values, self->field, self->found[place]);
  count = g_strdup_printf ("%'u", value->count);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), value->title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), count);
  dossier_text_language_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), value->language);
  dossier_text_language_set_widget_tooltip (box, value->title, value->language);
  if (parent == NULL)
    return;
  /* Translators: a choice and how often it is there, as a screen reader says it */
  name = g_strdup_printf (C_ ("filter", "%s, %'u"), value->title, value->count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
find_values (DossierFilterMenu *self)
{
  g_autoptr (GtkNoSelection) model = NULL;

  if (self->values == NULL)
    return;

  gtk_list_view_set_model (self->value_list, NULL);
  g_free (self->found);
  self->found = dossier_filter_values_find (self->values,
                                            self->field,
                                            gtk_editable_get_text (GTK_EDITABLE (self->value_entry)),
                                            MAX_VALUES,
                                            &self->n_found);
  model = gtk_no_selection_new (dossier_index_list_new (self->n_found));
  gtk_list_view_set_model (self->value_list, GTK_SELECTION_MODEL (model));
  gtk_widget_set_visible (GTK_WIDGET (self->value_scroller), self->n_found > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), self->n_found == 0);
}

static void
open_values (DossierFilterMenu *self)
{
  gboolean can_search;

  self->opens_values = self->values == NULL;
  if (self->values == NULL || dossier_filter_values_get_n (self->values, self->field) == 0)
    return;

  can_search = dossier_filter_values_get_n (self->values, self->field) > N_WITHOUT_SEARCH;
  gtk_label_set_text (self->title_label, dossier_filter_words_get_field (self->field));
  gtk_editable_set_text (GTK_EDITABLE (self->value_entry), "");
  gtk_check_button_set_active (self->exclude_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->value_entry), can_search);
  find_values (self);
  gtk_stack_set_visible_child_name (self->stack, "values");
  if (can_search)
    gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->value_list), GTK_DIR_TAB_FORWARD);
}

static void
open_dates (DossierFilterMenu *self)
{
  gboolean is_known = self->field == DOSSIER_FILTER_KNOWN;

  gtk_label_set_text (self->dates_title_label, dossier_filter_words_get_field (self->field));
  gtk_label_set_text (self->dates_hint_label,
                      is_known ? _("By the date on which a source was published. A year or a month will do.")
                               : _("By when it was said or took effect. A year or a month will do, and one side "
                                   "may be empty."));
  /* What was known later was not known yet. */
  gtk_widget_set_visible (GTK_WIDGET (self->from_label), !is_known);
  gtk_widget_set_visible (GTK_WIDGET (self->from_entry), !is_known);
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->until_entry), "");
  gtk_stack_set_visible_child_name (self->stack, "dates");
  gtk_widget_grab_focus (GTK_WIDGET (is_known ? self->until_entry : self->from_entry));
}

static void
field_activated (DossierFilterMenu *self, GtkListBoxRow *row)
{
  self->field = fields[gtk_list_box_row_get_index (row)];
  if (is_dated (self->field))
    open_dates (self);
  else
    open_values (self);
}

static void
go_back (DossierFilterMenu *self)
{
  guint place = 0;

  while (place + 1 < G_N_ELEMENTS (fields) && fields[place] != self->field)
    place++;
  gtk_stack_set_visible_child_name (self->stack, "fields");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->field_list, (int) place)));
}

static void
value_activated (DossierFilterMenu *self, guint position)
{
  DossierExploration *exploration = dossier_session_get_exploration (self->session);
  gboolean excluded = gtk_check_button_get_active (self->exclude_button);
  g_autofree char *text = NULL;

  if (self->values == NULL || position >= self->n_found)
    return;

  text = g_strdup (dossier_filter_values_get (self->values, self->field, self->found[position])->text);
  gtk_popover_popdown (GTK_POPOVER (self));
  /* A node has one type and one kind: two of them would leave nothing. */
  if (!excluded
      && (self->field == DOSSIER_FILTER_TYPE || self->field == DOSSIER_FILTER_KIND
          || self->field == DOSSIER_FILTER_CITED))
    dossier_exploration_set_term (exploration, self->field, text);
  else
    dossier_exploration_add_term (exploration, self->field, text, excluded);
}

static void
value_entry_activated (DossierFilterMenu *self)
{
  find_values (self);
  if (self->n_found > 0)
    value_activated (self, 0);
}

/* (transfer full): what an entry says, or NULL where that is no date; empty for nothing. */
static char *
take_date (GtkEntry *entry)
{
  g_autofree char *text = NULL;
  DossierDate date;

  if (!gtk_widget_get_visible (GTK_WIDGET (entry)))
    return g_strdup ("");

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  if (*text == '\0' || (strchr (text, '/') == NULL && dossier_date_parse (text, &date, NULL)))
    return g_steal_pointer (&text);
  return NULL;
}

/* (transfer full) (nullable): the range of dates as a query has it. */
static char *
take_range (DossierFilterMenu *self)
{
  g_autofree char *from = take_date (self->from_entry);
  g_autofree char *until = take_date (self->until_entry);

  if (from == NULL || until == NULL || (*from == '\0' && *until == '\0'))
    return NULL;
  return g_strconcat (from, "..", until, NULL);
}

static void
mark_date (DossierFilterMenu *self, GtkEntry *entry)
{
  g_autofree char *date = take_date (entry);

  if (date != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
      dossier_compat_set_error_message (GTK_WIDGET (entry), NULL);
      gtk_accessible_update_relation (
          GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->dates_hint_label, NULL, -1);
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      /* The hint says how dates are written. */
      dossier_compat_set_error_message (GTK_WIDGET (entry), GTK_WIDGET (self->dates_hint_label));
    }
}

static void
dates_changed (DossierFilterMenu *self)
{
  g_autofree char *range = take_range (self);

  mark_date (self, self->from_entry);
  mark_date (self, self->until_entry);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), range != NULL);
}

static void
add_dates (DossierFilterMenu *self)
{
  g_autofree char *range = take_range (self);

  if (range == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  dossier_exploration_set_term (dossier_session_get_exploration (self->session), self->field, range);
}

static void
dossier_filter_menu_map (GtkWidget *widget)
{
  DossierFilterMenu *self = DOSSIER_FILTER_MENU (widget);

  gtk_stack_set_visible_child_full (self->stack, "fields", GTK_STACK_TRANSITION_TYPE_NONE);
  self->opens_values = FALSE;
  list_values (self);
  GTK_WIDGET_CLASS (dossier_filter_menu_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->field_list, 0)));
}

static void
dossier_filter_menu_dispose (GObject *object)
{
  DossierFilterMenu *self = DOSSIER_FILTER_MENU (object);

  if (self->session != NULL)
    dossier_filter_menu_set_session (self, NULL);
  g_clear_pointer (&self->found, g_free);

  G_OBJECT_CLASS (dossier_filter_menu_parent_class)->dispose (object);
}

static void
dossier_filter_menu_class_init (DossierFilterMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_filter_menu_dispose;
  widget_class->map = dossier_filter_menu_map;
  dossier_focus_list_install (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dossier_graph/Dossier/dossier-filter-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, field_list);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, title_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, back_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, value_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, value_scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, value_list);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, none_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, exclude_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, dates_back_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, dates_title_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, dates_hint_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, from_label);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, from_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, until_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierFilterMenu, add_button);
  gtk_widget_class_bind_template_callback (widget_class, field_activated);
  gtk_widget_class_bind_template_callback (widget_class, go_back);
  gtk_widget_class_bind_template_callback (widget_class, find_values);
  gtk_widget_class_bind_template_callback (widget_class, value_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, value_activated);
  gtk_widget_class_bind_template_callback (widget_class, setup_value);
  gtk_widget_class_bind_template_callback (widget_class, bind_value);
  gtk_widget_class_bind_template_callback (widget_class, dates_changed);
  gtk_widget_class_bind_template_callback (widget_class, add_dates);
}

static GtkWidget *
field_row_new (DossierFilterField field)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (dossier_filter_words_get_field (field));
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, dossier_filter_words_get_field (field), -1);
  return row;
}

static void
dossier_filter_menu_init (DossierFilterMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_list_box_append (self->field_list, field_row_new (fields[i]));
  update_fields (self);
}

GtkWidget *
dossier_filter_menu_new (void)
{
  return g_object_new (DOSSIER_TYPE_FILTER_MENU, NULL);
}

void
dossier_filter_menu_set_session (DossierFilterMenu *self, DossierSession *session)
{
  g_return_if_fail (DOSSIER_IS_FILTER_MENU (self));
  g_return_if_fail (session == NULL || DOSSIER_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::search", G_CALLBACK (search_changed), self, G_CONNECT_SWAPPED);
  search_changed (self);
}
