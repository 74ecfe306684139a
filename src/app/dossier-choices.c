/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-choices.h"

#include "query/dossier-words.h"

/* What fits a window of 360 pixels. */
#define LINE_CHARS 32

static void
setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
}

static void
update_mark (GtkWidget *chooser, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *mark = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  guint selected;

  g_object_get (chooser, "selected", &selected, NULL);
  gtk_widget_set_opacity (mark, selected == gtk_list_item_get_position (item));
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *chooser)
{
  const char *choice = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *parent = gtk_widget_get_parent (box);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), choice);
  /* What can have the focus is the widget that the list made. */
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, choice, -1);
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (update_mark), item);
  update_mark (chooser, NULL, item);
}

static void
unbind (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *chooser)
{
  g_signal_handlers_disconnect_by_func (chooser, update_mark, item);
}

/* What can have the focus: of a drop-down the button inside. */
static GtkWidget *
get_told (GtkWidget *chooser)
{
  GtkWidget *child = gtk_widget_get_first_child (chooser);

  if (!GTK_IS_DROP_DOWN (chooser))
    return chooser;
  while (child != NULL && !GTK_IS_TOGGLE_BUTTON (child))
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? child : chooser;
}

static void
describe (GtkWidget *chooser)
{
  const char *subtitle = ADW_IS_ACTION_ROW (chooser) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (chooser)) : NULL;
  g_autoptr (GtkStringObject) chosen = NULL;
  g_autofree char *text = NULL;

  g_object_get (chooser, "selected-item", &chosen, NULL);
  text = dossier_words_join (chosen != NULL ? gtk_string_object_get_string (chosen) : "",
                             subtitle != NULL ? subtitle : "", NULL);
  /* Newer GTK would rather tell of the label of the subtitle, also where there is none. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_told (chooser)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (!GTK_IS_DROP_DOWN (chooser))
    return;

  /* Newer GTK tells of the drop-down in place of its button, and names it by what is chosen alone. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
dossier_choices_set_up (GtkWidget *chooser)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (chooser) || GTK_IS_DROP_DOWN (chooser));

  g_signal_connect (factory, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind), chooser, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind), chooser, 0);
  g_object_set (chooser, "list-factory", factory, NULL);
  g_signal_connect (chooser, "notify::selected-item", G_CALLBACK (describe), NULL);
  if (ADW_IS_ACTION_ROW (chooser))
    g_signal_connect (chooser, "notify::subtitle", G_CALLBACK (describe), NULL);
  describe (chooser);
}
