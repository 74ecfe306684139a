/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "render/dossier-figure.h"

G_BEGIN_DECLS

/**
 * DossierExportPart:
 * @DOSSIER_EXPORT_ALL: all that is laid out, whatever is asked for
 * @DOSSIER_EXPORT_MATCHES: what answers the question
 * @DOSSIER_EXPORT_IN_VIEW: the part of the picture that the window shows, as it shows it
 * @DOSSIER_EXPORT_NEIGHBOURHOOD: what is selected and what is tied to it
 */
typedef enum
{
  DOSSIER_EXPORT_ALL,
  DOSSIER_EXPORT_MATCHES,
  DOSSIER_EXPORT_IN_VIEW,
  DOSSIER_EXPORT_NEIGHBOURHOOD,
} DossierExportPart;

typedef enum
{
  DOSSIER_EXPORT_AS_SEEN,
  DOSSIER_EXPORT_LIGHT,
  DOSSIER_EXPORT_PRINT,
} DossierExportLook;

#define DOSSIER_EXPORT_LEAST_RESOLUTION 36
#define DOSSIER_EXPORT_MOST_RESOLUTION 1200
#define DOSSIER_EXPORT_POINTS_AN_INCH 72.0

/**
 * DossierExportSettings:
 * @resolution: of a PNG, dots an inch
 *
 * What a person has chosen for a figure, of any dossier.
 */
typedef struct
{
  DossierFigureFormat format;
  DossierExportPart part;
  DossierExportLook look;
  DossierFigureSheet sheet;
  DossierFigureOrientation orientation;
  gboolean tiled;
  guint resolution;
  gboolean transparent;
  gboolean title;
  gboolean date;
  gboolean legend;
  gboolean citations;
} DossierExportSettings;

/* @store: (nullable): %NULL where the schema is not installed: then the defaults, and nothing is kept. */
void dossier_export_settings_load (DossierExportSettings *settings, GSettings *store);
void dossier_export_settings_save (const DossierExportSettings *settings, GSettings *store);

const char *dossier_export_get_ending (DossierFigureFormat format); /* with its dot */

/**
 * dossier_export_fix_file:
 * @format: (inout): becomes that of the name's ending, where it ends as a figure does
 *
 * Returns: (transfer full): @file, or where its name does not end as a figure does the one beside it that ends as
 *   @format says
 */
GFile *dossier_export_fix_file (GFile *file, DossierFigureFormat *format);

G_END_DECLS
