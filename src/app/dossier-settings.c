/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-settings.h"

#include "dossier-config.h"

GSettings *
dossier_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DOSSIER_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

GFile *
dossier_settings_get_texts_folder (GSettings *settings)
{
  g_autofree char *uri = g_settings_get_string (settings, "texts-folder");

  return *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
}

void
dossier_settings_set_texts_folder (GSettings *settings, GFile *folder)
{
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : g_strdup ("");

  g_settings_set_string (settings, "texts-folder", uri);
}
