/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-welcome-page.h"

#include "dossier-config.h"
#include "dossier-recent.h"

#include <glib/gi18n-lib.h>

#define MAX_RECENT 5

struct _DossierWelcomePage
{
  AdwBin parent_instance;

  GtkListBox *recent_list;
  GtkWidget *recent_box;
};

G_DEFINE_FINAL_TYPE (DossierWelcomePage, dossier_welcome_page, ADW_TYPE_BIN)

static void
add_recent (DossierWelcomePage *self, GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autofree char *folder = dossier_recent_describe_folder (file);

  /* File names are no markup, whatever is in them. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gtk_recent_info_get_display_name (info));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  gtk_list_box_append (self->recent_list, row);
}

static void
update_recent (DossierWelcomePage *self)
{
  g_autoptr (GPtrArray) infos = dossier_recent_list (MAX_RECENT);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recent_list, 0)) != NULL)
    gtk_list_box_remove (self->recent_list, GTK_WIDGET (row));
  for (guint i = 0; i < infos->len; i++)
    add_recent (self, g_ptr_array_index (infos, i));
  gtk_widget_set_visible (self->recent_box, infos->len > 0);
}

static void
dossier_welcome_page_class_init (DossierWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier_graph/Dossier/dossier-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWelcomePage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, DossierWelcomePage, recent_box);
}

static void
dossier_welcome_page_init (DossierWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_recent (self);
  g_signal_connect_object (gtk_recent_manager_get_default (),
                           "changed",
                           G_CALLBACK (update_recent),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_welcome_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_WELCOME_PAGE, NULL);
}
