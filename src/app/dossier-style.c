/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-style.h"

#include <adwaita.h>

#define FOLDER "/io/github/dossier_graph/Dossier/"

typedef struct
{
  const char *resource;
  gboolean (*is_wanted) (AdwStyleManager *manager);
  const char *property;
} Sheet;

/* The later wins. */
static const Sheet sheets[] = {
  { FOLDER "dark.css", adw_style_manager_get_dark, "notify::dark" },
  { FOLDER "high-contrast.css", adw_style_manager_get_high_contrast, "notify::high-contrast" },
};

static void
apply (GtkCssProvider *provider, GParamSpec *pspec, AdwStyleManager *manager)
{
  const Sheet *sheet = g_object_get_data (G_OBJECT (provider), "sheet");

  if (sheet->is_wanted (manager))
    gtk_css_provider_load_from_resource (provider, sheet->resource);
  else
    gtk_css_provider_load_from_data (provider, "", 0);
}

void
dossier_style_add (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      g_object_set_data (G_OBJECT (provider), "sheet", (gpointer) &sheets[i]);
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1 + (guint) i);
      g_signal_connect_object (manager, sheets[i].property, G_CALLBACK (apply), provider, G_CONNECT_SWAPPED);
      apply (provider, NULL, manager);
    }
}
