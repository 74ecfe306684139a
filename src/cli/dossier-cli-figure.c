/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-cli-figure.h"

#include "core/dossier-file.h"
#include "dossier-cli-open.h"
#include "dossier-cli-print.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels a point: sharp on a screen of twice the usual density. */
#define DEFAULT_SCALE 2.0
#define LEAST_SCALE 0.01
#define MOST_SCALE 100.0

#define POINTS_AN_INCH 72.0
#define MM_AN_INCH 25.4

/* Sides of a page: an inch, and what viewers of PDF take. */
#define LEAST_SIDE 72.0
#define MOST_SIDE 14400.0

/* What a dossier may take, as of the reader. */
#define MAX_BYTES ((gsize) 1 << 30)

static const char *const theme_names[] = { "light", "dark", "print" };
static const DossierTheme themes[] = { DOSSIER_THEME_LIGHT, DOSSIER_THEME_DARK, DOSSIER_THEME_PRINT };
static const char *const orientation_names[] = { "auto", "portrait", "landscape" };

/* A dot in every locale, as in a script. */
static gboolean
read_number (const char *text, double least, double most, double *number)
{
  char *end = NULL;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *number >= least && *number <= most;
}

static gboolean
read_scale (DossierCliFigure *self, DossierFigureFormat format)
{
  self->scale = 0;
  if (self->scale_text == NULL && self->dpi_text == NULL)
    return TRUE;

  if (format != DOSSIER_FIGURE_PNG)
    {
      dossier_cli_print_error (NULL, _ ("%s is for .png: the other formats are sharp at every size"),
                               self->scale_text != NULL ? "--scale" : "--dpi");
      return FALSE;
    }
  if (self->scale_text != NULL && self->dpi_text != NULL)
    {
      dossier_cli_print_error (NULL, _ ("--scale and --dpi say the same: give one of them"));
      return FALSE;
    }
  if (self->scale_text != NULL && !read_number (self->scale_text, LEAST_SCALE, MOST_SCALE, &self->scale))
    {
      dossier_cli_print_error (NULL, _ ("--scale wants a number from %g to %g, not “%s”"), LEAST_SCALE, MOST_SCALE,
                               self->scale_text);
      return FALSE;
    }
  if (self->dpi_text != NULL
      && !read_number (self->dpi_text, LEAST_SCALE * POINTS_AN_INCH, MOST_SCALE * POINTS_AN_INCH, &self->scale))
    {
      dossier_cli_print_error (NULL, _ ("--dpi wants a number from %g to %g, not “%s”"), LEAST_SCALE * POINTS_AN_INCH,
                               MOST_SCALE * POINTS_AN_INCH, self->dpi_text);
      return FALSE;
    }
  if (self->dpi_text != NULL)
    self->scale /= POINTS_AN_INCH;
  return TRUE;
}

/* "180x120mm" */
static gboolean
read_size (const char *text, double *width, double *height)
{
  char *end = NULL;
  double unit;

  *width = g_ascii_strtod (text, &end);
  if (end == text || (*end != 'x' && *end != 'X'))
    return FALSE;
  text = end + 1;
  *height = g_ascii_strtod (text, &end);
  if (end == text)
    return FALSE;
  if (g_str_equal (end, "mm"))
    unit = POINTS_AN_INCH / MM_AN_INCH;
  else if (g_str_equal (end, "in"))
    unit = POINTS_AN_INCH;
  else if (g_str_equal (end, "pt"))
    unit = 1;
  else
    return FALSE;
  *width *= unit;
  *height *= unit;
  return *width >= LEAST_SIDE && *width <= MOST_SIDE && *height >= LEAST_SIDE && *height <= MOST_SIDE;
}

static gboolean
read_page (DossierCliFigure *self)
{
  DossierFigureOptions *options = &self->options;

  if (self->page_name != NULL && self->size_text != NULL)
    {
      dossier_cli_print_error (NULL, _ ("--page and --size say the same: give one of them"));
      return FALSE;
    }
  if (self->page_name != NULL && !dossier_figure_sheet_from_name (self->page_name, &options->sheet))
    {
      dossier_cli_print_error (NULL, _ ("there is no page “%s”; there are free, a4, letter, a3 and slide"),
                               self->page_name);
      return FALSE;
    }
  if (self->size_text != NULL)
    {
      options->sheet = DOSSIER_FIGURE_SHEET_CUSTOM;
      if (!read_size (self->size_text, &options->sheet_width, &options->sheet_height))
        {
          dossier_cli_print_error (
              NULL, _ ("--size wants width x height with mm, in or pt, at least an inch a side: 180x120mm, not “%s”"),
              self->size_text);
          return FALSE;
        }
    }
  if (options->sheet == DOSSIER_FIGURE_SHEET_FREE && (self->tiled || self->orientation_name != NULL))
    {
      dossier_cli_print_error (NULL, _ ("%s wants a page: add --page a4, or --size"),
                               self->tiled ? "--tiled" : "--orientation");
      return FALSE;
    }
  return TRUE;
}

gboolean
dossier_cli_figure_check (DossierCliFigure *self, DossierFigureFormat format)
{
  guint i;

  dossier_figure_options_init (&self->options);
  self->theme = DOSSIER_THEME_PRINT;
  if (self->theme_name != NULL)
    {
      for (i = 0; i < G_N_ELEMENTS (themes) && !g_str_equal (self->theme_name, theme_names[i]); i++)
        ;
      if (i == G_N_ELEMENTS (themes))
        {
          dossier_cli_print_error (NULL, _ ("there is no theme “%s”; there are light, dark and print"),
                                   self->theme_name);
          return FALSE;
        }
      self->theme = themes[i];
    }
  if (self->orientation_name != NULL)
    {
      for (i = 0; i < G_N_ELEMENTS (orientation_names) && !g_str_equal (self->orientation_name, orientation_names[i]);
           i++)
        ;
      if (i == G_N_ELEMENTS (orientation_names))
        {
          dossier_cli_print_error (NULL, _ ("there is no orientation “%s”; there are auto, portrait and landscape"),
                                   self->orientation_name);
          return FALSE;
        }
      self->options.orientation = i;
    }
  if (self->legend && self->no_legend)
    {
      dossier_cli_print_error (NULL, _ ("--legend and --no-legend contradict each other"));
      return FALSE;
    }
  if (self->transparent && format == DOSSIER_FIGURE_PDF)
    {
      dossier_cli_print_error (NULL,
                               _ ("--transparent is for .png and .svg: a page of PDF has no ground to leave out"));
      return FALSE;
    }
  self->options.legend = !self->no_legend;
  self->options.tiled = self->tiled;
  self->options.transparent = self->transparent;
  self->options.citations = self->citations;
  return read_page (self) && read_scale (self, format);
}

DossierTheme
dossier_cli_figure_get_theme (const DossierCliFigure *self)
{
  return self->theme;
}

/* (transfer full) (nullable): of the file as it is; %NULL for what is no file. */
static char *
get_content_hash (const char *path, GCancellable *cancellable)
{
  g_autoptr (GFile) file = dossier_cli_get_file (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sum = NULL;

  if (file != NULL)
    bytes = dossier_file_load (file, MAX_BYTES, cancellable, NULL);
  if (bytes == NULL)
    return NULL;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_strconcat ("sha256-", sum, NULL);
}

/* Says so where names are lost on a page, and what helps. */
static void
check_legible (DossierFigure *figure, DossierScene *scene, const DossierFigureOptions *options)
{
  guint n_unnamed = dossier_figure_get_n_unnamed (figure);
  DossierFigureOptions tiled = *options;
  g_autoptr (DossierFigure) tiles = NULL;

  if (n_unnamed == 0 || options->tiled)
    return;
  tiled.tiled = TRUE;
  tiled.citations = FALSE;
  tiles = dossier_figure_new (scene, &tiled);
  dossier_cli_print_error (
      NULL,
      ngettext ("%u node is too small for its name on one page; --tiled takes %u pages, or draw less: --query, --focus",
                "%u nodes are too small for their names on one page; --tiled takes %u pages, or draw less: --query, "
                "--focus",
                n_unnamed),
      n_unnamed, dossier_figure_get_n_pages (tiles));
}

DossierFigure *
dossier_cli_figure_compose (
    DossierCliFigure *self, DossierScene *scene, const char *path, DossierMatches *matches, GCancellable *cancellable)
{
  DossierFigure *figure;
  DossierFigureOptions options = self->options;
  gboolean is_page = options.sheet != DOSSIER_FIGURE_SHEET_FREE || options.citations;
  g_autofree char *hash = is_page ? get_content_hash (path, cancellable) : NULL;
  g_autofree char *date = self->date != NULL ? dossier_date_format (self->date) : NULL;
  g_autofree char *asked = matches != NULL ? dossier_matches_describe (matches) : NULL;

  options.title = self->title;
  if (options.title == NULL && is_page)
    options.title = dossier_graph_get_title (dossier_scene_get_graph (scene));
  options.date = date != NULL ? date : self->date;
  options.filter = options.title != NULL || is_page ? asked : NULL;
  options.content_hash = hash;
  figure = dossier_figure_new (scene, &options);
  check_legible (figure, scene, &options);
  return figure;
}

double
dossier_cli_figure_get_scale (const DossierCliFigure *self, DossierFigure *figure, DossierFigureFormat format)
{
  double largest = dossier_figure_get_largest_page_scale (figure);

  if (format != DOSSIER_FIGURE_PNG)
    return 1;
  if (self->scale > 0)
    return self->scale;
  if (largest < DEFAULT_SCALE)
    dossier_cli_print_error (NULL,
                             _ ("the PNG has %.2f pixels a point instead of %g, as more would be too large for it"),
                             largest, DEFAULT_SCALE);
  return MIN (DEFAULT_SCALE, largest);
}
