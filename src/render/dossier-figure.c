/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-figure.h"

#include "dossier-font.h"
#include "dossier-legend.h"
#include "dossier-painter.h"
#include "dossier-pen-cairo.h"
#include "dossier-pen-svg.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What cairo can hold on a side, and how much memory one picture may take (four bytes a pixel). */
#define MAX_PIXELS_A_SIDE 32767
#define MAX_PIXELS (128.0 * 1024 * 1024)

/* Beyond this, viewers of PDF refuse a page (ISO 32000-1, annex C). */
#define MAX_PDF_SIDE 14400.0

struct _DossierFigure
{
  gatomicrefcount ref_count;
  DossierScene *scene;
  gboolean transparent;
  DossierBox picture; /* in the scene's points: what of it is drawn */
  gboolean is_part;   /* the scene goes on outside of that */
  DossierBox page;    /* the same with the legend: the whole figure */
  DossierLegend *legend; /* (nullable) */
};

static const struct
{
  const char *ending;
  DossierFigureFormat format;
} endings[] = {
  { ".svg", DOSSIER_FIGURE_SVG },
  { ".png", DOSSIER_FIGURE_PNG },
  { ".pdf", DOSSIER_FIGURE_PDF },
};

gboolean
dossier_figure_format_from_path (const char *path, DossierFigureFormat *format, GError **error)
{
  gsize length = 0;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  length = strlen (path);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize ending = strlen (endings[i].ending);

      if (length > ending && g_ascii_strcasecmp (path + length - ending, endings[i].ending) == 0)
        {
          *format = endings[i].format;
          return TRUE;
        }
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _ ("“%s” does not say what kind of figure to write: let the name end in .svg, .png or .pdf"), path);
  return FALSE;
}

void
dossier_figure_options_init (DossierFigureOptions *options)
{
  *options = (DossierFigureOptions){ .legend = TRUE };
}

DossierFigure *
dossier_figure_new (DossierScene *scene, const DossierFigureOptions *options)
{
  DossierFigureOptions defaults;
  DossierFigure *figure;

  g_return_val_if_fail (scene != NULL, NULL);

  if (options == NULL)
    {
      dossier_figure_options_init (&defaults);
      options = &defaults;
    }

  figure = g_new0 (DossierFigure, 1);
  g_atomic_ref_count_init (&figure->ref_count);
  figure->scene = dossier_scene_ref (scene);
  figure->transparent = options->transparent;
  figure->picture = options->region != NULL ? *options->region : dossier_scene_get_bounds (scene);
  figure->is_part = options->region != NULL;
  figure->page = figure->picture;
  if (options->legend)
    figure->legend = dossier_legend_new (scene, &figure->page);
  if (figure->legend != NULL)
    {
      DossierBox box = dossier_legend_get_box (figure->legend);

      figure->page.width = MAX (figure->page.width, box.x + box.width - figure->page.x);
      figure->page.height = box.y + box.height - figure->page.y;
    }
  return figure;
}

DossierFigure *
dossier_figure_ref (DossierFigure *figure)
{
  g_return_val_if_fail (figure != NULL, NULL);

  g_atomic_ref_count_inc (&figure->ref_count);
  return figure;
}

void
dossier_figure_unref (DossierFigure *figure)
{
  g_return_if_fail (figure != NULL);

  if (!g_atomic_ref_count_dec (&figure->ref_count))
    return;

  g_clear_pointer (&figure->legend, dossier_legend_free);
  dossier_scene_unref (figure->scene);
  g_free (figure);
}

guint
dossier_figure_get_n_pages (DossierFigure *figure)
{
  g_return_val_if_fail (figure != NULL, 0);

  return 1;
}

void
dossier_figure_get_page_size (DossierFigure *figure, guint page, double *width, double *height)
{
  g_return_if_fail (figure != NULL && page < dossier_figure_get_n_pages (figure));

  *width = figure->page.width;
  *height = figure->page.height;
}

static void
draw_ground (DossierFigure *figure, DossierPen *pen)
{
  const DossierStyle *style = dossier_style_get (dossier_scene_get_theme (figure->scene));

  dossier_pen_rectangle (pen, &figure->page);
  dossier_pen_fill (pen, &style->ground, FALSE);
}

gboolean
dossier_figure_draw_page (
    DossierFigure *figure, guint page, DossierPen *pen, double scale, GCancellable *cancellable)
{
  gboolean whole;

  g_return_val_if_fail (figure != NULL && page < dossier_figure_get_n_pages (figure), FALSE);
  g_return_val_if_fail (pen != NULL && scale > 0, FALSE);

  dossier_pen_push (pen, -figure->page.x, -figure->page.y, 1, NULL);
  if (!figure->transparent)
    draw_ground (figure, pen);
  dossier_pen_push (pen, 0, 0, 1, figure->is_part ? &figure->picture : NULL);
  whole = dossier_painter_paint (figure->scene, pen, &figure->picture, scale, FALSE, cancellable);
  dossier_pen_pop (pen);
  if (whole && figure->legend != NULL)
    dossier_legend_draw (figure->legend, pen, scale);
  dossier_pen_pop (pen);
  return whole;
}

static gboolean
draw (DossierFigure *figure, DossierPen *pen, double scale, GCancellable *cancellable, GError **error)
{
  if (dossier_figure_draw_page (figure, 0, pen, scale, cancellable))
    return TRUE;

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The figure was not finished"));
  return FALSE;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The figure could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static GBytes *
write_png (DossierFigure *figure, double scale, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (DossierPen) pen = NULL;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  gboolean done = FALSE;

  scale = MIN (scale, MAX_PIXELS_A_SIDE / MAX (figure->page.width, figure->page.height));
  scale = MIN (scale, sqrt (MAX_PIXELS / (figure->page.width * figure->page.height)));
  surface = cairo_image_surface_create (figure->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                        CLAMP ((int) ceil (figure->page.width * scale - 1e-6), 1, MAX_PIXELS_A_SIDE),
                                        CLAMP ((int) ceil (figure->page.height * scale - 1e-6), 1, MAX_PIXELS_A_SIDE));
  cr = cairo_create (surface);
  if (!figure->transparent)
    {
      /* The last row and column may be parts of pixels of the page. */
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  cairo_scale (cr, scale, scale);
  pen = dossier_pen_cairo_new (cr);
  /* More pixels make it sharper, and do not put more into it than the other formats show. */
  done = draw (figure, pen, MIN (scale, 1), cancellable, error) && check_status (cairo_status (cr), error)
         && check_status (cairo_surface_write_to_png_stream (surface, append_bytes, out), error);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

/* (transfer full) (nullable): the moment to write into files, by the convention of reproducible builds; else none, so
 * that the same scene gives the same bytes. */
static char *
get_creation_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) moment = NULL;
  gint64 seconds = 0;

  if (epoch == NULL || !g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT64, &seconds, NULL))
    return NULL;
  moment = g_date_time_new_from_unix_utc (seconds);
  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static GBytes *
write_pdf (DossierFigure *figure, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (DossierPen) pen = NULL;
  g_autofree char *date = get_creation_date ();
  g_autofree char *title = g_strdup (dossier_graph_get_title (dossier_scene_get_graph (figure->scene)));
  double scale = MIN (1, MAX_PDF_SIDE / MAX (figure->page.width, figure->page.height));
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  gboolean done = FALSE;

  surface
      = cairo_pdf_surface_create_for_stream (append_bytes, out, figure->page.width * scale, figure->page.height * scale);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dossier");
  if (title != NULL)
    dossier_font_replace_noncharacters (title);
  if (title != NULL && *title != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  pen = dossier_pen_cairo_new (cr);
  /* With the detail of a pixel a point: a page can be enlarged. */
  done = draw (figure, pen, 1, cancellable, error) && check_status (cairo_status (cr), error);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  done = done && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

static GBytes *
write_svg (DossierFigure *figure, GCancellable *cancellable, GError **error)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_autoptr (DossierPen) pen = dossier_pen_svg_new (out);
  const char *title = dossier_graph_get_title (dossier_scene_get_graph (figure->scene));

  dossier_pen_svg_begin_document (pen, figure->page.width, figure->page.height, title);
  if (!draw (figure, pen, 1, cancellable, error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  dossier_pen_svg_end_document (pen);
  return g_string_free_to_bytes (out);
}

GBytes *
dossier_figure_write_bytes (
    DossierFigure *figure, DossierFigureFormat format, double scale, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (figure != NULL, NULL);
  g_return_val_if_fail (scale > 0 && isfinite (scale), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  switch (format)
    {
    case DOSSIER_FIGURE_SVG:
      return write_svg (figure, cancellable, error);
    case DOSSIER_FIGURE_PDF:
      return write_pdf (figure, cancellable, error);
    case DOSSIER_FIGURE_PNG:
    default:
      return write_png (figure, scale, cancellable, error);
    }
}
