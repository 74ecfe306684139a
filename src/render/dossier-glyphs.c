/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-glyphs.h"

#include "dossier-font-face.h"

#include <harfbuzz/hb-ot.h>
#include <math.h>

/* Its name until version 7. */
#if HB_VERSION_ATLEAST(7, 0, 0)
#define draw_glyph hb_font_draw_glyph
#else
#define draw_glyph hb_font_get_glyph_shape
#endif

/* What stands for a character that no font has, in parts of the font size: a box, which fonts' own signs are not always. */
#define MISSING G_MAXUINT32
#define MISSING_WIDTH 0.6
#define MISSING_HEIGHT 0.7
#define MISSING_SIDE 0.08
#define MISSING_LINE 0.05

/* That one font keeps. */
#define MAX_GLYPHS 2000

static void
add_header (GArray *path, cairo_path_data_type_t type, int length)
{
  cairo_path_data_t data = { .header = { type, length } };

  g_array_append_val (path, data);
}

/* HarfBuzz counts y upward, in Pango's units. */
static void
add_point (GArray *path, double x, double y)
{
  cairo_path_data_t data = { .point = { x / PANGO_SCALE, -y / PANGO_SCALE } };

  g_array_append_val (path, data);
}

static void
move_to (hb_draw_funcs_t *funcs, void *path, hb_draw_state_t *state, float x, float y, void *data)
{
  add_header (path, CAIRO_PATH_MOVE_TO, 2);
  add_point (path, x, y);
}

static void
line_to (hb_draw_funcs_t *funcs, void *path, hb_draw_state_t *state, float x, float y, void *data)
{
  add_header (path, CAIRO_PATH_LINE_TO, 2);
  add_point (path, x, y);
}

static void
cubic_to (hb_draw_funcs_t *funcs,
          void *path,
          hb_draw_state_t *state,
          float x1,
          float y1,
          float x2,
          float y2,
          float x,
          float y,
          void *data)
{
  add_header (path, CAIRO_PATH_CURVE_TO, 4);
  add_point (path, x1, y1);
  add_point (path, x2, y2);
  add_point (path, x, y);
}

static void
close_path (hb_draw_funcs_t *funcs, void *path, hb_draw_state_t *state, void *data)
{
  add_header (path, CAIRO_PATH_CLOSE_PATH, 1);
}

/* For all threads; it does not change. Without one of its own for them, HarfBuzz makes cubic curves of quadratic ones. */
static hb_draw_funcs_t *
get_draw_funcs (void)
{
  static hb_draw_funcs_t *all;

  if (g_once_init_enter (&all))
    {
      hb_draw_funcs_t *funcs = hb_draw_funcs_create ();

      hb_draw_funcs_set_move_to_func (funcs, move_to, NULL, NULL);
      hb_draw_funcs_set_line_to_func (funcs, line_to, NULL, NULL);
      hb_draw_funcs_set_cubic_to_func (funcs, cubic_to, NULL, NULL);
      hb_draw_funcs_set_close_path_func (funcs, close_path, NULL, NULL);
      hb_draw_funcs_make_immutable (funcs);
      g_once_init_leave (&all, funcs);
    }
  return all;
}

static gboolean
has_outlines (PangoLayoutLine *line)
{
  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      PangoGlyphItem *item = run->data;
      hb_font_t *font = pango_font_get_hb_font (item->item->analysis.font);
      hb_face_t *face = font != NULL ? hb_font_get_face (font) : NULL;

      if (face != NULL && (hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face)))
        return FALSE;
    }
  return TRUE;
}

/* What the points of a path lie within, and with them its curves. */
static DossierBox
get_ink (const GArray *path)
{
  const cairo_path_data_t *data = (const cairo_path_data_t *) (gpointer) path->data;
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < path->len; i += (guint) data[i].header.length)
    for (int j = 1; j < data[i].header.length; j++)
      {
        left = MIN (left, data[i + (guint) j].point.x);
        top = MIN (top, data[i + (guint) j].point.y);
        right = MAX (right, data[i + (guint) j].point.x);
        bottom = MAX (bottom, data[i + (guint) j].point.y);
      }
  return left <= right ? (DossierBox){ left, top, right - left, bottom - top } : (DossierBox){ 0, 0, 0, 0 };
}

static double
get_size (PangoFont *font)
{
  hb_font_t *drawn = pango_font_get_hb_font (font);
  int across = 0, up = 0;

  if (drawn != NULL)
    hb_font_get_scale (drawn, &across, &up);
  return across;
}

/* Round in the other direction, the inner one is a hole. */
static void
add_box (GArray *path, double left, double bottom, double right, double top)
{
  add_header (path, CAIRO_PATH_MOVE_TO, 2);
  add_point (path, left, bottom);
  add_header (path, CAIRO_PATH_LINE_TO, 2);
  add_point (path, left, top);
  add_header (path, CAIRO_PATH_LINE_TO, 2);
  add_point (path, right, top);
  add_header (path, CAIRO_PATH_LINE_TO, 2);
  add_point (path, right, bottom);
  add_header (path, CAIRO_PATH_CLOSE_PATH, 1);
}

static void
draw_missing (GArray *path, double size)
{
  double left = MISSING_SIDE * size, right = (MISSING_WIDTH - MISSING_SIDE) * size;
  double top = MISSING_HEIGHT * size, line = MISSING_LINE * size;

  add_box (path, left, 0, right, top);
  add_box (path, right - line, line, left + line, top - line);
}

/* A letter is drawn once a font, and there are few letters: as long as the font is there, whose thread alone asks. */
static const GArray *
get_glyph (PangoFont *font, hb_codepoint_t glyph)
{
  static const char key[] = "dossier-glyphs";
  GHashTable *all = g_object_get_data (G_OBJECT (font), key);
  GArray *path = NULL;

  if (all == NULL)
    {
      all = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
      g_object_set_data_full (G_OBJECT (font), key, all, (GDestroyNotify) g_hash_table_unref);
    }
  path = g_hash_table_lookup (all, GUINT_TO_POINTER (glyph));
  if (path == NULL)
    {
      hb_font_t *drawn = pango_font_get_hb_font (font);

      if (g_hash_table_size (all) >= MAX_GLYPHS)
        g_hash_table_remove_all (all);
      path = g_array_new (FALSE, FALSE, sizeof (cairo_path_data_t));
      if (glyph == MISSING)
        draw_missing (path, get_size (font));
      else if (drawn != NULL)
        draw_glyph (drawn, glyph, get_draw_funcs (), path);
      g_hash_table_insert (all, GUINT_TO_POINTER (glyph), path);
    }
  return path;
}

static void
append_moved (GArray *path, const GArray *glyph, double x, double y)
{
  guint first = path->len;
  cairo_path_data_t *data = NULL;

  g_array_append_vals (path, glyph->data, glyph->len);
  data = (cairo_path_data_t *) (gpointer) path->data;
  for (guint i = first; i < path->len; i += (guint) data[i].header.length)
    for (guint j = 1; j < (guint) data[i].header.length; j++)
      {
        data[i + j].point.x += x;
        data[i + j].point.y += y;
      }
}

void
dossier_glyphs_fit_missing (PangoLayoutLine *line)
{
  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      PangoGlyphItem *item = run->data;

      for (int i = 0; i < item->glyphs->num_glyphs; i++)
        if ((item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
          item->glyphs->glyphs[i].geometry.width = (int) (MISSING_WIDTH * get_size (item->item->analysis.font));
    }
}

GArray *
dossier_glyphs_draw (PangoLayoutLine *line, DossierBox *ink)
{
  GArray *path = NULL;
  int x = 0;

  if (!has_outlines (line))
    return NULL;

  path = g_array_new (FALSE, FALSE, sizeof (cairo_path_data_t));
  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      PangoGlyphItem *item = run->data;

      for (int i = 0; i < item->glyphs->num_glyphs; i++)
        {
          const PangoGlyphInfo *glyph = &item->glyphs->glyphs[i];
          gboolean is_known = (glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;

          if (glyph->glyph != PANGO_GLYPH_EMPTY)
            append_moved (path, get_glyph (item->item->analysis.font, is_known ? glyph->glyph : MISSING),
                          (double) (x + glyph->geometry.x_offset) / PANGO_SCALE,
                          (double) glyph->geometry.y_offset / PANGO_SCALE);
          x += glyph->geometry.width;
        }
    }
  *ink = get_ink (path);
  return path;
}

static void
fill_path (cairo_t *cr, const GArray *path, double x, double y)
{
  const cairo_path_t whole = { CAIRO_STATUS_SUCCESS, (cairo_path_data_t *) (gpointer) path->data, (int) path->len };

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_new_path (cr);
  cairo_append_path (cr, &whole);
  cairo_fill (cr);
  cairo_restore (cr);
}

static gboolean
is_text (const PangoGlyphInfo *glyph)
{
  return glyph->glyph != PANGO_GLYPH_EMPTY && (glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
}

/* Which bytes of the text which glyphs stand for, so that it can be searched and copied. From right to left the glyphs are
 * there from left to right, the clusters as they are read. */
static int
list_clusters (PangoGlyphItem *item, const char *text, cairo_text_cluster_t *clusters)
{
  PangoGlyphItemIter iter;
  int n = 0;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      gboolean backward = iter.start_glyph > iter.end_glyph;
      int first = backward ? iter.end_glyph + 1 : iter.start_glyph;
      int end = backward ? iter.start_glyph + 1 : iter.end_glyph;

      clusters[n] = (cairo_text_cluster_t){ .num_bytes = iter.end_index - iter.start_index };
      for (int i = first; i < end; i++)
        clusters[n].num_glyphs += is_text (&item->glyphs->glyphs[i]);
      n++;
    }
  return n;
}

/* The glyphs of one font from @x on. */
static void
show_item (cairo_t *cr, PangoGlyphItem *item, const char *text, double x, double y)
{
  PangoFont *font = item->item->analysis.font;
  gboolean has_text = dossier_font_face_set (cr, font);
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, item->glyphs->num_glyphs);
  g_autofree cairo_text_cluster_t *clusters = g_new (cairo_text_cluster_t, item->item->length);
  int n_glyphs = 0;

  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *glyph = &item->glyphs->glyphs[i];
      double left = x + (double) glyph->geometry.x_offset / PANGO_SCALE;
      double baseline = y + (double) glyph->geometry.y_offset / PANGO_SCALE;

      if (is_text (glyph))
        glyphs[n_glyphs++] = (cairo_glyph_t){ glyph->glyph, left, baseline };
      if (glyph->glyph != PANGO_GLYPH_EMPTY && (!has_text || !is_text (glyph)))
        fill_path (cr, get_glyph (font, is_text (glyph) ? glyph->glyph : MISSING), left, baseline);
      x += (double) glyph->geometry.width / PANGO_SCALE;
    }
  if (has_text && n_glyphs > 0)
    cairo_show_text_glyphs (cr, text + item->item->offset, item->item->length, glyphs, n_glyphs, clusters,
                            list_clusters (item, text, clusters),
                            item->item->analysis.level % 2 == 1 ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

void
dossier_glyphs_show (cairo_t *cr, PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (line->layout);
  double x = 0, y = 0;

  cairo_get_current_point (cr, &x, &y);
  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      PangoGlyphItem *item = run->data;

      show_item (cr, item, text, x, y);
      x += (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE;
    }
}
