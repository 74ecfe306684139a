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

/**
 * Frame:
 * @page: the whole figure in the scene's points
 * @legend: (nullable):
 *
 * What a figure holds and where.
 */
typedef struct
{
  DossierScene *scene;
  DossierBox page;
  DossierLegend *legend;
} Frame;

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

static void
frame_init (Frame *frame, DossierScene *scene)
{
  frame->scene = scene;
  frame->page = dossier_scene_get_bounds (scene);
  frame->legend = dossier_legend_new (scene, &frame->page);
  if (frame->legend != NULL)
    {
      DossierBox box = dossier_legend_get_box (frame->legend);

      frame->page.width = MAX (frame->page.width, box.x + box.width - frame->page.x);
      frame->page.height = box.y + box.height - frame->page.y;
    }
}

static void
frame_clear (Frame *frame)
{
  g_clear_pointer (&frame->legend, dossier_legend_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

static gboolean
frame_paint (const Frame *frame, DossierPen *pen, double scale, GCancellable *cancellable, GError **error)
{
  if (!dossier_painter_paint (frame->scene, pen, &frame->page, scale, TRUE, cancellable))
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The figure was not finished"));
      return FALSE;
    }
  if (frame->legend != NULL)
    dossier_legend_draw (frame->legend, pen, scale);
  return TRUE;
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
write_png (const Frame *frame, double scale, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (DossierPen) pen = NULL;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  gboolean done = FALSE;

  scale = MIN (scale, MAX_PIXELS_A_SIDE / MAX (frame->page.width, frame->page.height));
  scale = MIN (scale, sqrt (MAX_PIXELS / (frame->page.width * frame->page.height)));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        CLAMP ((int) ceil (frame->page.width * scale - 1e-6), 1, MAX_PIXELS_A_SIDE),
                                        CLAMP ((int) ceil (frame->page.height * scale - 1e-6), 1, MAX_PIXELS_A_SIDE));
  cr = cairo_create (surface);
  /* The last row and column may be parts of pixels of the page. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -frame->page.x, -frame->page.y);
  pen = dossier_pen_cairo_new (cr);
  /* More pixels make it sharper, and do not put more into it than the other formats show. */
  done = frame_paint (frame, pen, MIN (scale, 1), cancellable, error) && check_status (cairo_status (cr), error)
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
write_pdf (const Frame *frame, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (DossierPen) pen = NULL;
  g_autofree char *date = get_creation_date ();
  g_autofree char *title = g_strdup (dossier_graph_get_title (dossier_scene_get_graph (frame->scene)));
  double scale = MIN (1, MAX_PDF_SIDE / MAX (frame->page.width, frame->page.height));
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  gboolean done = FALSE;

  surface
      = cairo_pdf_surface_create_for_stream (append_bytes, out, frame->page.width * scale, frame->page.height * scale);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dossier");
  if (title != NULL)
    dossier_font_replace_noncharacters (title);
  if (title != NULL && *title != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -frame->page.x, -frame->page.y);
  pen = dossier_pen_cairo_new (cr);
  /* With the detail of a pixel a point: a page can be enlarged. */
  done = frame_paint (frame, pen, 1, cancellable, error) && check_status (cairo_status (cr), error);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  done = done && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

static GBytes *
write_svg (const Frame *frame, GCancellable *cancellable, GError **error)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_autoptr (DossierPen) pen = dossier_pen_svg_new (out);
  const char *title = dossier_graph_get_title (dossier_scene_get_graph (frame->scene));

  dossier_pen_svg_begin_document (pen, &frame->page, title);
  if (!frame_paint (frame, pen, 1, cancellable, error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  dossier_pen_svg_end_document (pen);
  return g_string_free_to_bytes (out);
}

GBytes *
dossier_figure_write_bytes (
    DossierScene *scene, DossierFigureFormat format, double scale, GCancellable *cancellable, GError **error)
{
  g_auto (Frame) frame = { 0 };

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (scale > 0 && isfinite (scale), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  frame_init (&frame, scene);
  switch (format)
    {
    case DOSSIER_FIGURE_SVG:
      return write_svg (&frame, cancellable, error);
    case DOSSIER_FIGURE_PDF:
      return write_pdf (&frame, cancellable, error);
    case DOSSIER_FIGURE_PNG:
    default:
      return write_png (&frame, scale, cancellable, error);
    }
}
