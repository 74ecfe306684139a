/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-access-names.h"

#include <string.h>

/* (transfer full): "_Save" as "Save", "a__b" as "a_b". */
static char *
drop_mnemonic (const char *label)
{
  GString *text = g_string_sized_new (strlen (label));

  for (const char *at = label; *at != '\0'; at++)
    if (*at != '_' || *++at != '\0')
      g_string_append_c (text, *at);
    else
      break;
  return g_string_free (text, FALSE);
}

/* Newer GTK (4.18) names the items of a menu by labels that it keeps to itself, and so not at all. */
static void
name_items (GtkWidget *widget)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        name_items (child);
      return;
    }

  g_object_get (widget, "text", &text, NULL);
  if (text == NULL)
    return;
  name = drop_mnemonic (text);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
clean (GtkWidget *widget)
{
  if (GTK_IS_POPOVER_MENU (widget))
    {
      g_signal_handlers_disconnect_by_func (widget, name_items, NULL);
      g_signal_connect (widget, "map", G_CALLBACK (name_items), NULL);
    }
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget))
      && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      /* The label inside names it already. */
      gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
    }
  else if (GTK_IS_BUTTON (widget) && GTK_IS_IMAGE (gtk_button_get_child (GTK_BUTTON (widget))))
    {
      /* Nobody is to read the name of the icon's class before that of the button. */
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    }
  else if (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget))
           && gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL)
    {
      g_autofree char *name = drop_mnemonic (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)));

      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

void
dossier_access_names_clean (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  clean (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    dossier_access_names_clean (child);
}
