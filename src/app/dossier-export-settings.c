/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-export-settings.h"

#define DEFAULT_RESOLUTION 144

void
dossier_export_settings_load (DossierExportSettings *settings, GSettings *store)
{
  *settings = (DossierExportSettings) { .look = DOSSIER_EXPORT_PRINT,
                                        .resolution = DEFAULT_RESOLUTION,
                                        .title = TRUE,
                                        .legend = TRUE };
  if (store == NULL)
    return;

  settings->format = g_settings_get_enum (store, "export-format");
  settings->part = g_settings_get_enum (store, "export-part");
  settings->look = g_settings_get_enum (store, "export-look");
  settings->sheet = g_settings_get_enum (store, "export-sheet");
  settings->orientation = g_settings_get_enum (store, "export-orientation");
  settings->tiled = g_settings_get_boolean (store, "export-tiled");
  settings->resolution = g_settings_get_int (store, "export-resolution");
  settings->transparent = g_settings_get_boolean (store, "export-transparent");
  settings->title = g_settings_get_boolean (store, "export-title");
  settings->date = g_settings_get_boolean (store, "export-date");
  settings->legend = g_settings_get_boolean (store, "export-legend");
  settings->citations = g_settings_get_boolean (store, "export-citations");
}

void
dossier_export_settings_save (const DossierExportSettings *settings, GSettings *store)
{
  if (store == NULL)
    return;

  g_settings_set_enum (store, "export-format", settings->format);
  g_settings_set_enum (store, "export-part", settings->part);
  g_settings_set_enum (store, "export-look", settings->look);
  g_settings_set_enum (store, "export-sheet", settings->sheet);
  g_settings_set_enum (store, "export-orientation", settings->orientation);
  g_settings_set_boolean (store, "export-tiled", settings->tiled);
  g_settings_set_int (store, "export-resolution", settings->resolution);
  g_settings_set_boolean (store, "export-transparent", settings->transparent);
  g_settings_set_boolean (store, "export-title", settings->title);
  g_settings_set_boolean (store, "export-date", settings->date);
  g_settings_set_boolean (store, "export-legend", settings->legend);
  g_settings_set_boolean (store, "export-citations", settings->citations);
}

const char *
dossier_export_get_ending (DossierFigureFormat format)
{
  switch (format)
    {
    case DOSSIER_FIGURE_PNG:
      return ".png";
    case DOSSIER_FIGURE_PDF:
      return ".pdf";
    case DOSSIER_FIGURE_SVG:
    default:
      return ".svg";
    }
}

GFile *
dossier_export_fix_file (GFile *file, DossierFigureFormat *format)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *whole = NULL;

  if (folder == NULL || dossier_figure_format_from_path (name, format, NULL))
    return g_object_ref (file);

  whole = g_strconcat (name, dossier_export_get_ending (*format), NULL);
  return g_file_get_child (folder, whole);
}
