/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "query/dossier-matches.h"
#include "render/dossier-figure.h"

G_BEGIN_DECLS

/**
 * DossierCliFigure:
 *
 * How a figure is to look and what it is to hold, as the options of a command say. The texts as typed, the rest after
 * dossier_cli_figure_check().
 */
typedef struct
{
  char *theme_name;
  char *page_name;
  char *orientation_name;
  char *size_text;
  char *scale_text;
  char *dpi_text;
  char *title;
  char *date;
  gboolean tiled;
  gboolean transparent;
  gboolean legend;
  gboolean no_legend;
  gboolean citations;
  DossierTheme theme;
  double scale;
  DossierFigureOptions options;
} DossierCliFigure;

#define DOSSIER_CLI_FIGURE_TEXT(name, where, what, argument)                                                           \
  {                                                                                                                    \
    name, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &(where), what, argument                                         \
  }
#define DOSSIER_CLI_FIGURE_FLAG(name, where, what)                                                                     \
  {                                                                                                                    \
    name, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &(where), what, NULL                                               \
  }

/* Options that fill a static #DossierCliFigure. */
#define DOSSIER_CLI_FIGURE_OPTIONS(f)                                                                                  \
  DOSSIER_CLI_FIGURE_TEXT ("theme", (f).theme_name, N_ ("light, dark or print, which is the usual one"),               \
                           N_ ("THEME")),                                                                              \
      DOSSIER_CLI_FIGURE_TEXT ("page", (f).page_name, N_ ("free, a4, letter, a3 or slide (16:9)"), N_ ("PAGE")),       \
      DOSSIER_CLI_FIGURE_TEXT ("orientation", (f).orientation_name, N_ ("auto, portrait or landscape"), N_ ("WAY")),   \
      DOSSIER_CLI_FIGURE_TEXT ("size", (f).size_text, N_ ("A page of this size, such as 180x120mm; also in or pt"),    \
                               N_ ("WxH")),                                                                            \
      DOSSIER_CLI_FIGURE_FLAG ("tiled", (f).tiled, N_ ("Over as many pages as it takes to be read")),                  \
      DOSSIER_CLI_FIGURE_TEXT ("scale", (f).scale_text, N_ ("Pixels a point, for PNG; 2 unless given"), N_ ("S")),     \
      DOSSIER_CLI_FIGURE_TEXT ("dpi", (f).dpi_text, N_ ("Pixels an inch, for PNG, instead of --scale"), N_ ("N")),     \
      DOSSIER_CLI_FIGURE_FLAG ("transparent", (f).transparent, N_ ("Without a ground, for PNG and SVG")),              \
      DOSSIER_CLI_FIGURE_FLAG ("legend", (f).legend, N_ ("With a legend, as is usual")),                               \
      DOSSIER_CLI_FIGURE_FLAG ("no-legend", (f).no_legend, N_ ("Without a legend")),                                   \
      DOSSIER_CLI_FIGURE_FLAG ("citations", (f).citations,                                                             \
                               N_ ("Number the quotes, and list them with their sources")),                            \
      DOSSIER_CLI_FIGURE_TEXT ("title", (f).title,                                                                     \
                               N_ ("Written above it; the dossier’s own on a page or with citations"), N_ ("TITLE")),  \
      DOSSIER_CLI_FIGURE_TEXT ("date", (f).date, N_ ("Written below the title"), N_ ("DATE"))

/* Whether the options hold, for a file of @format; else says why. */
gboolean dossier_cli_figure_check (DossierCliFigure *self, DossierFigureFormat format);

DossierTheme dossier_cli_figure_get_theme (const DossierCliFigure *self);

/* (transfer full): @path: (type filename): of the dossier; @matches: (nullable): what was asked for is stated in the figure.
 * Says on standard error where it is too small to be read. */
DossierFigure *dossier_cli_figure_compose (
    DossierCliFigure *self, DossierScene *scene, const char *path, DossierMatches *matches, GCancellable *cancellable);

/* Pixels a point of a PNG, which holds one page. Where none are given, a large PNG has fewer than usual, and says
 * so. */
double dossier_cli_figure_get_scale (const DossierCliFigure *self, DossierFigure *figure, DossierFigureFormat format);

G_END_DECLS
