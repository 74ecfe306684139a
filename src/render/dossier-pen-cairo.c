/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-pen-cairo.h"

#include "dossier-font.h"
#include "dossier-line-mask.h"
#include "dossier-text-mask.h"

#include <string.h>

typedef struct
{
  DossierPen parent;
  cairo_t *cr;
  gboolean vector; /* PDF, a recording: what is text must stay text */
  gboolean tagged; /* PDF: links and what they lead to */
  gboolean in_document; /* the tag around them is open */
  GArray *tags;    /* of each open group: the name of its tag, or NULL */
} CairoPen;

static void
cairo_pen_move_to (DossierPen *pen, double x, double y)
{
  cairo_move_to (((CairoPen *) pen)->cr, x, y);
}

static void
cairo_pen_line_to (DossierPen *pen, double x, double y)
{
  cairo_line_to (((CairoPen *) pen)->cr, x, y);
}

static void
cairo_pen_curve_to (DossierPen *pen, double x1, double y1, double x2, double y2, double x3, double y3)
{
  cairo_curve_to (((CairoPen *) pen)->cr, x1, y1, x2, y2, x3, y3);
}

static void
cairo_pen_close_path (DossierPen *pen)
{
  cairo_close_path (((CairoPen *) pen)->cr);
}

static void
set_color (cairo_t *cr, const DossierColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
cairo_pen_fill (DossierPen *pen, const DossierColor *color, gboolean keep)
{
  cairo_t *cr = ((CairoPen *) pen)->cr;

  set_color (cr, color);
  cairo_fill_preserve (cr);
  if (!keep)
    cairo_new_path (cr);
}

static void
cairo_pen_stroke (
    DossierPen *pen, const DossierColor *color, double width, const double *dashes, guint n_dashes, gboolean keep)
{
  cairo_t *cr = ((CairoPen *) pen)->cr;

  set_color (cr, color);
  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, dashes, (int) n_dashes, 0);
  cairo_stroke_preserve (cr);
  if (!keep)
    cairo_new_path (cr);
}

static void
cairo_pen_stroke_lines (DossierPen *pen, const DossierColor *color, double width)
{
  CairoPen *self = (CairoPen *) pen;

  if (self->vector)
    cairo_pen_stroke (pen, color, width, NULL, 0, FALSE);
  else
    dossier_line_mask_stroke (self->cr, color, width);
}

static void
show_line (CairoPen *self, const char *text, gsize length, const DossierTextRun *run, double baseline)
{
  const DossierLine *line = dossier_font_get_line (text, length, run->style, run->language, run->right_to_left);
  const cairo_path_t *outline = NULL;
  cairo_t *cr = self->cr;
  DossierBox ink;
  double scale = run->size / DOSSIER_FONT_REFERENCE_SIZE;
  double width = line->width * scale;
  double squeeze = run->max_width > 0 && width > run->max_width ? run->max_width / width : 1;

  cairo_save (cr);
  cairo_translate (cr, run->x - run->align * width * squeeze, baseline);
  cairo_scale (cr, scale * squeeze, scale);
  if (!self->vector)
    outline = dossier_font_get_outline (line, &ink);
  if (outline != NULL)
    {
      /* Outlines rather than cached glyph pictures: those stand on whole pixels with cairo before 1.18, which
       * spoils the spacing of small text, and a text scaled by hand is the same at every zoom. */
      dossier_text_mask_fill (cr, outline, &ink);
    }
  else
    {
      cairo_move_to (cr, 0, 0);
      dossier_font_show (cr, line);
    }
  cairo_restore (cr);
}

static void
cairo_pen_text (DossierPen *pen, const DossierTextRun *run, const DossierColor *color)
{
  CairoPen *self = (CairoPen *) pen;
  double baseline = run->y + run->line_height / 2 + run->size * DOSSIER_FONT_BASELINE;

  set_color (self->cr, color);
  for (const char *text = run->text; *text != '\0';)
    {
      gsize length = strcspn (text, "\n");

      if (length > 0)
        show_line (self, text, length, run, baseline);
      baseline += run->line_height;
      text += length + (text[length] == '\n');
    }
}

/* (transfer full): as RFC 3986 has it, and without what would end a string of PDF: older versions of cairo write it as
 * it is. */
static char *
quote_url (const char *url)
{
  return g_uri_escape_string (url, "%:/?#[]@!$&*+,;=", FALSE);
}

static void
cairo_pen_begin_group (DossierPen *pen, const char *id, const char *title, const char *url)
{
  CairoPen *self = (CairoPen *) pen;
  const char *tag = NULL;
  g_autofree char *attributes = NULL;

  if (!self->tagged)
    return;
  if (url != NULL && *url == '#')
    {
      tag = CAIRO_TAG_LINK;
      attributes = g_strdup_printf ("dest='%s'", url + 1);
    }
  else if (url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    {
      g_autofree char *quoted = quote_url (url);

      tag = CAIRO_TAG_LINK;
      attributes = g_strdup_printf ("uri='%s'", quoted);
    }
  else if (id != NULL && g_str_has_prefix (id, "note-"))
    {
      tag = CAIRO_TAG_DEST;
      attributes = g_strdup_printf ("name='%s'", id);
    }
  g_array_append_val (self->tags, tag);
  if (tag == NULL)
    return;
  /* Links that stand in no part of a document make cairo 1.16 write a PDF that refers to what is not there. Not before
   * the first, as a ground that is drawn over a whole page makes it forget what came before on the page, tags too. */
  if (!self->in_document)
    cairo_tag_begin (self->cr, "Document", NULL);
  self->in_document = TRUE;
  cairo_tag_begin (self->cr, tag, attributes);
}

static void
cairo_pen_end_group (DossierPen *pen)
{
  CairoPen *self = (CairoPen *) pen;
  const char *tag = NULL;

  if (!self->tagged)
    return;
  g_return_if_fail (self->tags->len > 0);
  tag = g_array_index (self->tags, const char *, self->tags->len - 1);
  g_array_set_size (self->tags, self->tags->len - 1);
  if (tag != NULL)
    cairo_tag_end (self->cr, tag);
}

static void
cairo_pen_push (DossierPen *pen, double x, double y, double scale, const DossierBox *clip)
{
  cairo_t *cr = ((CairoPen *) pen)->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  if (clip != NULL)
    {
      cairo_rectangle (cr, clip->x, clip->y, clip->width, clip->height);
      cairo_clip (cr);
    }
}

static void
cairo_pen_pop (DossierPen *pen)
{
  cairo_restore (((CairoPen *) pen)->cr);
}

static void
cairo_pen_free (DossierPen *pen)
{
  CairoPen *self = (CairoPen *) pen;

  g_array_unref (self->tags);
  cairo_destroy (self->cr);
  g_free (self);
}

static const DossierPenClass cairo_pen_class = {
  .move_to = cairo_pen_move_to,
  .line_to = cairo_pen_line_to,
  .curve_to = cairo_pen_curve_to,
  .close_path = cairo_pen_close_path,
  .fill = cairo_pen_fill,
  .stroke = cairo_pen_stroke,
  .stroke_lines = cairo_pen_stroke_lines,
  .text = cairo_pen_text,
  .begin_group = cairo_pen_begin_group,
  .end_group = cairo_pen_end_group,
  .push = cairo_pen_push,
  .pop = cairo_pen_pop,
  .free = cairo_pen_free,
};

DossierPen *
dossier_pen_cairo_new (cairo_t *cr)
{
  CairoPen *self = NULL;

  g_return_val_if_fail (cr != NULL, NULL);

  self = g_new0 (CairoPen, 1);
  self->parent.klass = &cairo_pen_class;
  self->cr = cairo_reference (cr);
  self->vector = cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE;
  self->tags = g_array_new (FALSE, FALSE, sizeof (const char *));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  return &self->parent;
}

void
dossier_pen_cairo_begin_links (DossierPen *pen)
{
  CairoPen *self = (CairoPen *) pen;

  g_return_if_fail (pen != NULL && pen->klass == &cairo_pen_class);
  g_return_if_fail (cairo_surface_get_type (cairo_get_target (self->cr)) == CAIRO_SURFACE_TYPE_PDF);

  self->tagged = TRUE;
}

void
dossier_pen_cairo_end_links (DossierPen *pen)
{
  CairoPen *self = (CairoPen *) pen;

  g_return_if_fail (pen != NULL && pen->klass == &cairo_pen_class && self->tagged);

  self->tagged = FALSE;
  if (self->in_document)
    cairo_tag_end (self->cr, "Document");
  self->in_document = FALSE;
}
