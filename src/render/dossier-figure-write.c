/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-config.h"

#include "dossier-figure-outline.h"
#include "dossier-figure-private.h"
#include "dossier-font.h"
#include "dossier-pen-cairo.h"
#include "dossier-pen-svg.h"
#include "dossier-png.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What cairo can hold on a side, and how much memory a picture may take whoever opens it (four bytes a pixel). */
#define MAX_PIXELS_A_SIDE 32767
#define MAX_PIXELS (128.0 * 1024 * 1024)

/* Beyond this, viewers of PDF refuse a page (ISO 32000-1, annex C). */
#define MAX_PDF_SIDE 14400.0

/* Between pages that stand below one another, points. */
#define PAGE_GAP 12.0

/* Pages below one another. */
static void
get_stack_size (DossierFigure *figure, guint n_pages, double *width, double *height)
{
  *width = figure->width;
  *height = n_pages * figure->height + (n_pages - 1) * PAGE_GAP;
}

/* Whom to tell of the pages, and who may stop it. */
typedef struct
{
  DossierFigureProgress progress; /* (nullable) */
  gpointer user_data;
  GCancellable *cancellable; /* (nullable) */
} Watch;

static void
set_unfinished (const Watch *watch, GError **error)
{
  if (!g_cancellable_set_error_if_cancelled (watch->cancellable, error))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The figure was not finished"));
}

static gboolean
draw_page (DossierFigure *figure, guint page, DossierPen *pen, double scale, const Watch *watch, GError **error)
{
  if (dossier_figure_draw_page (figure, page, pen, scale, watch->cancellable))
    {
      if (watch->progress != NULL)
        watch->progress (page + 1, dossier_figure_get_n_pages (figure), watch->user_data);
      return !g_cancellable_set_error_if_cancelled (watch->cancellable, error);
    }

  set_unfinished (watch, error);
  return FALSE;
}

static gboolean
draw_stack (
    DossierFigure *figure, guint first, guint n_pages, DossierPen *pen, const Watch *watch, GError **error)
{
  for (guint i = 0; i < n_pages; i++)
    {
      gboolean done;

      dossier_pen_push (pen, 0, i * (figure->height + PAGE_GAP), 1, NULL);
      done = draw_page (figure, first + i, pen, 1, watch, error);
      dossier_pen_pop (pen);
      if (!done)
        return FALSE;
    }
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

static double
get_largest_scale (DossierFigure *figure, guint n_pages)
{
  double width, height;

  get_stack_size (figure, n_pages, &width, &height);
  return MIN (MAX_PIXELS_A_SIDE / MAX (width, height), sqrt (MAX_PIXELS / (width * height)));
}

double
dossier_figure_get_largest_scale (DossierFigure *figure)
{
  g_return_val_if_fail (figure != NULL, 1);

  return get_largest_scale (figure, dossier_figure_get_n_pages (figure));
}

double
dossier_figure_get_largest_page_scale (DossierFigure *figure)
{
  g_return_val_if_fail (figure != NULL, 1);

  return get_largest_scale (figure, 1);
}

static gboolean
check_pixels (DossierFigure *figure, guint n_pages, double scale, GError **error)
{
  double width, height;
  double largest = get_largest_scale (figure, n_pages);

  if (scale <= largest * (1 + 1e-9))
    return TRUE;
  get_stack_size (figure, n_pages, &width, &height);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _ ("A PNG of %.0f × %.0f pixels cannot be written: 32,767 a side and 134 million in all are the most. "
                  "Choose at most %.2f pixels a point (%.0f dpi), or SVG or PDF"),
               ceil (width * scale), ceil (height * scale), floor (largest * 100) / 100, floor (largest * 72));
  return FALSE;
}

/* A picture of pages below one another. */
typedef struct
{
  DossierFigure *figure;
  guint first_page;
  guint n_pages;
  double scale;
  guint n_told; /* pages */
  const Watch *watch;
} Picture;

/* Where a page begins in the picture, points. */
static double
get_page_top (const Picture *picture, guint page)
{
  return page * (picture->figure->height + PAGE_GAP);
}

/* The last row and column may be parts of pixels of the page, and between pages there is nothing. */
static void
clear_edges (const Picture *picture, cairo_t *cr, int width, int height)
{
  double scale = picture->scale;
  double x = floor (picture->figure->width * scale) - 1;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, 0, width - x, height);
  for (guint page = 1; page <= picture->n_pages; page++)
    cairo_rectangle (cr, 0, floor ((get_page_top (picture, page) - PAGE_GAP) * scale) - 1, width, PAGE_GAP * scale + 3);
  cairo_fill (cr);
}

static gboolean
paint_rows (cairo_surface_t *surface, guint first, gpointer user_data, GError **error)
{
  const Picture *picture = user_data;
  DossierFigure *figure = picture->figure;
  double scale = picture->scale;
  double top = first / scale;
  double height = cairo_image_surface_get_height (surface) / scale;
  cairo_t *cr = cairo_create (surface);
  DossierPen *pen = NULL;
  gboolean whole = TRUE;

  cairo_translate (cr, 0, -(double) first);
  if (!figure->transparent)
    clear_edges (picture, cr, cairo_image_surface_get_width (surface),
                 (int) first + cairo_image_surface_get_height (surface));
  cairo_scale (cr, scale, scale);
  pen = dossier_pen_cairo_new (cr);
  for (guint i = 0; whole && i < picture->n_pages; i++)
    {
      double page_top = get_page_top (picture, i);
      const DossierBox part = { 0, top - page_top, figure->width, height };

      if (page_top > top + height || page_top + figure->height + PAGE_GAP < top)
        continue;
      dossier_pen_push (pen, 0, page_top, 1, NULL);
      /* More pixels make it sharper, and do not put more into it than the other formats show. */
      whole = dossier_figure_draw_page_part (figure, picture->first_page + i, pen, MIN (scale, 1), &part,
                                             picture->watch->cancellable);
      dossier_pen_pop (pen);
    }
  dossier_pen_free (pen);
  if (!whole)
    set_unfinished (picture->watch, error);
  whole = whole && check_status (cairo_status (cr), error);
  cairo_destroy (cr);
  return whole;
}

static void
tell_rows (guint n_rows, gpointer user_data)
{
  Picture *picture = user_data;
  guint n_pages = dossier_figure_get_n_pages (picture->figure);

  if (picture->watch->progress == NULL)
    return;
  while (picture->n_told < picture->n_pages && !g_cancellable_is_cancelled (picture->watch->cancellable)
         && (get_page_top (picture, picture->n_told + 1) - PAGE_GAP) * picture->scale <= n_rows + 1e-6)
    picture->watch->progress (picture->first_page + ++picture->n_told, n_pages, picture->watch->user_data);
}

static GBytes *
write_png (DossierFigure *figure, guint first, guint n_pages, double scale, const Watch *watch, GError **error)
{
  Picture picture = { figure, first, n_pages, scale, 0, watch };
  DossierPngSource source = {
    .with_alpha = figure->transparent,
    .scale = scale,
    .paint = paint_rows,
    .progress = tell_rows,
    .user_data = &picture,
  };
  double width, height;

  if (!check_pixels (figure, n_pages, scale, error))
    return NULL;
  get_stack_size (figure, n_pages, &width, &height);
  source.width = CLAMP ((guint) ceil (width * scale - 1e-6), 1, MAX_PIXELS_A_SIDE);
  source.height = CLAMP ((guint) ceil (height * scale - 1e-6), 1, MAX_PIXELS_A_SIDE);
  return dossier_png_write_bytes (&source, 0, watch->cancellable, error);
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

/* (transfer full): what the file calls itself. */
static char *
get_title (DossierFigure *figure)
{
  const char *title = figure->title;

  if (title == NULL || *title == '\0')
    title = dossier_graph_get_title (dossier_scene_get_graph (figure->scene));
  return g_strdup (title != NULL ? title : "");
}

/* (transfer full): what the file says about itself. */
static char *
describe (DossierFigure *figure)
{
  DossierGraph *graph = dossier_scene_get_graph (figure->scene);
  guint n_nodes = 0;
  guint n_edges = 0;
  g_autofree char *nodes = NULL;
  g_autofree char *edges = NULL;

  for (guint i = 0; i < dossier_graph_get_n_nodes (graph); i++)
    n_nodes += dossier_scene_get_visibility (figure->scene, i) == DOSSIER_VISIBILITY_SHOWN;
  for (guint i = 0; i < dossier_graph_get_n_edges (graph); i++)
    n_edges += dossier_scene_get_edge_visibility (figure->scene, i) == DOSSIER_VISIBILITY_SHOWN;
  nodes = g_strdup_printf (ngettext ("%'u node", "%'u nodes", n_nodes), n_nodes);
  edges = g_strdup_printf (ngettext ("%'u relation", "%'u relations", n_edges), n_edges);
  return figure->content_hash != NULL ? g_strdup_printf ("%s, %s · %s", nodes, edges, figure->content_hash)
                                      : g_strdup_printf ("%s, %s", nodes, edges);
}

static void
set_metadata (DossierFigure *figure, cairo_surface_t *surface)
{
  g_autofree char *date = get_creation_date ();
  g_autofree char *title = get_title (figure);
  g_autofree char *subject = describe (figure);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dossier");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  dossier_font_replace_noncharacters (title);
  if (*title != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
}

static GBytes *
write_pdf (DossierFigure *figure, const Watch *watch, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (DossierPen) pen = NULL;
  double scale = MIN (1, MAX_PDF_SIDE / MAX (figure->width, figure->height));
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  gboolean done = TRUE;
  guint n_pages = dossier_figure_get_n_pages (figure);
  gboolean with_links = dossier_figure_get_n_notes (figure) > 0;
  DossierFigureOutline outline = { 0 };

  surface = cairo_pdf_surface_create_for_stream (append_bytes, out, figure->width * scale, figure->height * scale);
  set_metadata (figure, surface);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  pen = dossier_pen_cairo_new (cr);
  if (with_links)
    dossier_pen_cairo_begin_links (pen);
  for (guint page = 0; done && page < n_pages; page++)
    {
      g_autofree char *label = g_strdup_printf ("%u", page + 1);

      cairo_pdf_surface_set_page_label (surface, label);
      dossier_figure_outline_add_page (&outline, figure, surface, page, scale);
      /* With the detail of a pixel a point: a page can be enlarged. */
      done = draw_page (figure, page, pen, 1, watch, error) && check_status (cairo_status (cr), error);
      if (page + 1 < n_pages)
        cairo_show_page (cr);
    }
  if (with_links)
    dossier_pen_cairo_end_links (pen);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  done = done && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

static GBytes *
write_svg (DossierFigure *figure, guint first, guint n_pages, const Watch *watch, GError **error)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_autoptr (DossierPen) pen = dossier_pen_svg_new (out);
  g_autofree char *title = get_title (figure);
  g_autofree char *description = describe (figure);
  double width, height;

  get_stack_size (figure, n_pages, &width, &height);
  dossier_pen_svg_begin_document (pen, width, height, title, description);
  if (!draw_stack (figure, first, n_pages, pen, watch, error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  dossier_pen_svg_end_document (pen);
  return g_string_free_to_bytes (out);
}

GBytes *
dossier_figure_write_bytes_with_progress (DossierFigure *figure,
                                          DossierFigureFormat format,
                                          double scale,
                                          DossierFigureProgress progress,
                                          gpointer user_data,
                                          GCancellable *cancellable,
                                          GError **error)
{
  const Watch watch = { progress, user_data, cancellable };

  g_return_val_if_fail (figure != NULL, NULL);
  g_return_val_if_fail (scale > 0 && isfinite (scale), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  switch (format)
    {
    case DOSSIER_FIGURE_SVG:
      return write_svg (figure, 0, dossier_figure_get_n_pages (figure), &watch, error);
    case DOSSIER_FIGURE_PDF:
      return write_pdf (figure, &watch, error);
    case DOSSIER_FIGURE_PNG:
    default:
      return write_png (figure, 0, dossier_figure_get_n_pages (figure), scale, &watch, error);
    }
}

GBytes *
dossier_figure_write_bytes (
    DossierFigure *figure, DossierFigureFormat format, double scale, GCancellable *cancellable, GError **error)
{
  return dossier_figure_write_bytes_with_progress (figure, format, scale, NULL, NULL, cancellable, error);
}

GBytes *
dossier_figure_write_page (DossierFigure *figure,
                           guint page,
                           DossierFigureFormat format,
                           double scale,
                           GCancellable *cancellable,
                           GError **error)
{
  const Watch watch = { .cancellable = cancellable };

  g_return_val_if_fail (figure != NULL && page < dossier_figure_get_n_pages (figure), NULL);
  g_return_val_if_fail (format == DOSSIER_FIGURE_SVG || format == DOSSIER_FIGURE_PNG, NULL);
  g_return_val_if_fail (scale > 0 && isfinite (scale), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return format == DOSSIER_FIGURE_SVG ? write_svg (figure, page, 1, &watch, error)
                                      : write_png (figure, page, 1, scale, &watch, error);
}

static gboolean
is_a_file_a_page (DossierFigure *figure, DossierFigureFormat format)
{
  return format == DOSSIER_FIGURE_PNG && dossier_figure_get_n_pages (figure) > 1;
}

char **
dossier_figure_list_files (DossierFigure *figure, DossierFigureFormat format, const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  guint n_pages;
  g_autofree char *last = NULL;
  const char *ending;

  g_return_val_if_fail (figure != NULL && path != NULL, NULL);

  n_pages = dossier_figure_get_n_pages (figure);
  last = g_strdup_printf ("%u", n_pages);
  ending = strrchr (path, '.');
  if (ending == NULL || strchr (ending, G_DIR_SEPARATOR) != NULL)
    ending = path + strlen (path);
  if (!is_a_file_a_page (figure, format))
    g_ptr_array_add (files, g_strdup (path));
  else
    for (guint page = 0; page < n_pages; page++)
      g_ptr_array_add (files, g_strdup_printf ("%.*s-%0*u%s", (int) (ending - path), path, (int) strlen (last),
                                               page + 1, ending));
  g_ptr_array_add (files, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&files), FALSE);
}

GPtrArray *
dossier_figure_write_files (DossierFigure *figure,
                            DossierFigureFormat format,
                            double scale,
                            DossierFigureProgress progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  const Watch watch = { progress, user_data, cancellable };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gboolean a_page = is_a_file_a_page (figure, format);
  guint n_files = a_page ? dossier_figure_get_n_pages (figure) : 1;

  g_return_val_if_fail (figure != NULL && scale > 0 && isfinite (scale), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  for (guint i = 0; i < n_files; i++)
    {
      GBytes *bytes = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      bytes = a_page ? write_png (figure, i, 1, scale, &watch, error)
                     : dossier_figure_write_bytes_with_progress (figure, format, scale, progress, user_data,
                                                                 cancellable, error);
      if (bytes == NULL)
        return NULL;
      g_ptr_array_add (files, bytes);
    }
  return g_steal_pointer (&files);
}
