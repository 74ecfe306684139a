/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-timeline-chart-private.h"

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-theme.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels. */
#define WIDEST_BAR 28.0
#define LEAST_BAR 2.0
#define HATCH_STEP 4.0
#define GRIP_WIDTH 6.0
#define GRIP_HEIGHT 18.0
#define MARK_SIZE 5.0
#define LABEL_GAP 4.0
#define SUMMARY_GAP 12.0

/* Above the bars, what lies outside on both sides and a summary of two whole dates stand beside each other from this
 * width on. Not measured from the words themselves: the bars would jump while the dates run. */
#define ONE_ROW_DIGITS 60

/* How strong what is not asked for is, of the colour of the text; in high contrast, too. */
#define QUIET_ALPHA 0.32
#define QUIET_ALPHA_CONTRAST 0.6
#define BRUSH_ALPHA 0.14
/* Bars that the brush leaves outside. */
#define OUTSIDE_ALPHA 0.45
#define AXIS_ALPHA 0.7
#define HOVER_ALPHA 0.08

typedef struct
{
  GdkRGBA text;
  GdkRGBA quiet;
  GdkRGBA strong;
  GdkRGBA mark;
} Colors;

static void
get_colors (DossierTimelineChart *self, Colors *colors)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  const DossierColor *selection = &dossier_style_get (dossier_theme_get_current (manager))->selection;

  gtk_style_context_get_color (context, &colors->text);
  if (!gtk_style_context_lookup_color (context, "accent_color", &colors->strong))
    colors->strong = colors->text;
  colors->quiet = colors->text;
  colors->quiet.alpha *= (float) (adw_style_manager_get_high_contrast (manager) ? QUIET_ALPHA_CONTRAST : QUIET_ALPHA);
  colors->mark = (GdkRGBA){ (float) selection->red, (float) selection->green, (float) selection->blue, 1 };
}

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

guint
dossier_timeline_chart_measure_rows (DossierTimelineChart *self, int width, double *row_height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  int digit_width;
  int height;

  pango_layout_get_pixel_size (layout, &digit_width, &height);
  *row_height = height;
  return width >= ONE_ROW_DIGITS * digit_width ? 1 : 2;
}

static double
measure_text (const char *text, gpointer user_data)
{
  PangoLayout *layout = user_data;
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Of whole device pixels, at least one. */
static double
snap_length (double length, double scale)
{
  return MAX (round (length * scale), 1) / scale;
}

static void
draw_frame (cairo_t *cr, double x, double y, double width, double height, double line)
{
  cairo_rectangle (cr, x, y, width, line);
  cairo_rectangle (cr, x, y + height - line, width, line);
  cairo_rectangle (cr, x, y, line, height);
  cairo_rectangle (cr, x + width - line, y, line, height);
  cairo_fill (cr);
}

/* From the same place everywhere, so that bars side by side are hatched alike. Not clipped: a clip lies on other pixels
 * than what is filled where the edges are between two of them. */
static void
draw_hatching (cairo_t *cr, double x, double y, double width, double height)
{
  double foot = y + height;

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  cairo_set_line_width (cr, 1.25);
  for (double at = floor ((x - height) / HATCH_STEP) * HATCH_STEP; at < x + width; at += HATCH_STEP)
    {
      double from = MAX (at, x);
      double to = MIN (at + height, x + width);

      if (from >= to)
        continue;
      cairo_move_to (cr, from, foot - (from - at));
      cairo_line_to (cr, to, foot - (to - at));
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* One on the other, the first at the foot. Uncertain is hatched, so that it is told apart without a colour, too. Edges
 * are those of device pixels, wherever these lie under the chart: no light line is between the one and the other. */
static void
draw_bar (cairo_t *cr,
          const DossierTimelineBin *bin,
          const Colors *colors,
          double x,
          double width,
          double foot,
          double unit_height,
          double strength,
          double scale)
{
  const struct
  {
    guint n;
    const GdkRGBA *color;
    gboolean hatched;
  } parts[] = {
    { bin->n_matching_certain, &colors->strong, FALSE },
    { bin->n_matching_uncertain, &colors->strong, TRUE },
    { bin->n_certain - bin->n_matching_certain, &colors->quiet, FALSE },
    { bin->n_uncertain - bin->n_matching_uncertain, &colors->quiet, TRUE },
  };

  double line = snap_length (1, scale);

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  width = snap_length (width, scale);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double height = snap_length (MAX (parts[i].n * unit_height, LEAST_BAR), scale);
      double top = foot - height;

      if (parts[i].n == 0)
        continue;

      set_color (cr, parts[i].color, strength);
      if (!parts[i].hatched)
        {
          cairo_rectangle (cr, x, top, width, height);
          cairo_fill (cr);
        }
      else
        {
          draw_frame (cr, x, top, width, height, line);
          draw_hatching (cr, x + line / 2, top + line / 2, width - line, height - line);
        }
      foot = top;
    }
  cairo_restore (cr);
}

static guint
count_most (DossierTimelineChart *self, guint first, guint last)
{
  guint most = 1;

  for (guint i = first; i <= last; i++)
    most = MAX (most, self->timeline->bins[i].n_certain + self->timeline->bins[i].n_uncertain);
  return most;
}

static gboolean
is_asked_for (DossierTimelineChart *self, const DossierTimelineBin *bin)
{
  return !self->has_range || (bin->first <= self->range.last && bin->last >= self->range.first);
}

static void
draw_bars (DossierTimelineChart *self, cairo_t *cr, const Colors *colors, double foot, double scale)
{
  double room = self->plot_height - self->head_height;
  guint first;
  guint last;
  double unit_height;

  if (!dossier_timeline_view_get_bins (&self->view, self->timeline, &first, &last))
    return;

  /* What is drawn at its least height takes some of the room of a bar. */
  unit_height = MAX (room - 3 * LEAST_BAR, 1) / count_most (self, first, last);
  for (guint i = first; i <= last; i++)
    {
      const DossierTimelineBin *bin = &self->timeline->bins[i];
      double x;
      double width;
      double bar;

      dossier_timeline_view_get_span (&self->view, &(DossierTimelineRange){ bin->first, bin->last }, &x, &width);
      if (i == self->hover)
        {
          set_color (cr, &colors->text, HOVER_ALPHA);
          cairo_rectangle (cr, x, self->head_height, width, foot - self->head_height);
          cairo_fill (cr);
        }
      if (bin->n_certain + bin->n_uncertain == 0)
        continue;

      bar = CLAMP (width - MAX (width * .15, 1), 1, WIDEST_BAR);
      /* On whole pixels, so that thin bars are all alike. */
      draw_bar (cr, bin, colors, round (x + (width - bar) / 2), MAX (round (bar), 1), foot, unit_height,
                is_asked_for (self, bin) ? 1 : OUTSIDE_ALPHA, scale);
    }
}

static void
draw_grip (cairo_t *cr, double x, double head, double foot)
{
  double top = (head + foot - GRIP_HEIGHT) / 2;

  cairo_rectangle (cr, x - 1, head, 2, foot - head);
  cairo_fill (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, top + GRIP_WIDTH / 2, GRIP_WIDTH / 2, G_PI, 0);
  cairo_arc (cr, x, top + GRIP_HEIGHT - GRIP_WIDTH / 2, GRIP_WIDTH / 2, 0, G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_brush (DossierTimelineChart *self, cairo_t *cr, const Colors *colors, double foot)
{
  double x;
  double width;
  const DossierTimelineRange *range = &self->range;

  dossier_timeline_view_get_span (&self->view, range, &x, &width);
  set_color (cr, &colors->strong, BRUSH_ALPHA);
  cairo_rectangle (cr, x, self->head_height, width, foot - self->head_height);
  cairo_fill (cr);
  set_color (cr, &colors->strong, 1);
  if (range->first != G_MININT64)
    draw_grip (cr, dossier_timeline_view_to_x (&self->view, (double) range->first), self->head_height, foot);
  if (range->last != G_MAXINT64)
    draw_grip (cr, dossier_timeline_view_to_x (&self->view, (double) range->last + 1), self->head_height, foot);
}

/* When what is selected happened: a bar below the foot for its whole date, and a tip that points at it. */
static void
draw_mark (DossierTimelineChart *self, cairo_t *cr, const Colors *colors, double foot)
{
  double x;
  double width;
  double tip;

  dossier_timeline_view_get_span (&self->view, &self->mark, &x, &width);
  if (x + width < 0 || x > self->view.width)
    return;

  set_color (cr, &colors->mark, 1);
  cairo_rectangle (cr, x, foot + 1, MAX (width, 2), 2);
  cairo_fill (cr);
  tip = CLAMP (x + width / 2, MARK_SIZE, MAX (self->view.width - MARK_SIZE, MARK_SIZE));
  cairo_move_to (cr, tip, foot - MARK_SIZE);
  cairo_line_to (cr, tip + MARK_SIZE, foot + 2);
  cairo_line_to (cr, tip - MARK_SIZE, foot + 2);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  /* Told apart from a bar of the same colour behind it. */
  cairo_set_line_width (cr, 1);
  cairo_set_source_rgba (cr, 1, 1, 1, .6);
  cairo_stroke (cr);
}

static void
snapshot_text (GtkSnapshot *snapshot, PangoLayout *layout, const char *text, double x, double y, const GdkRGBA *color)
{
  pango_layout_set_text (layout, text, -1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_axis (
    DossierTimelineChart *self, GtkSnapshot *snapshot, PangoLayout *layout, const Colors *colors, double foot)
{
  GdkRGBA color = colors->text;

  if (self->axis == NULL)
    self->axis = dossier_timeline_axis_new (&self->view, self->timeline->unit, measure_text, layout);

  color.alpha *= (float) AXIS_ALPHA;
  for (guint i = 0; i < self->axis->units->len; i++)
    {
      const DossierTimelineLabel *label = &g_array_index (self->axis->units, DossierTimelineLabel, i);

      snapshot_text (snapshot, layout, label->text, label->x, foot + LABEL_GAP, &color);
    }
  for (guint i = 0; i < self->axis->spans->len; i++)
    {
      const DossierTimelineLabel *label = &g_array_index (self->axis->spans, DossierTimelineLabel, i);

      snapshot_text (snapshot, layout, label->text, label->x, foot + self->row_height + LABEL_GAP / 2, &color);
    }
}

static void
snapshot_outside (DossierTimelineChart *self, GtkSnapshot *snapshot, PangoLayout *layout, const Colors *colors)
{
  for (guint side = 0; side < DOSSIER_N_TIMELINE_SIDES; side++)
    {
      guint n = dossier_timeline_chart_count_outside (self, side);
      gboolean at_left = (side == DOSSIER_TIMELINE_BEFORE) != self->view.mirrored;
      g_autofree char *words = NULL;
      g_autofree char *text = NULL;
      double width;
      double x;

      self->outside[side] = GRAPHENE_RECT_INIT (0, 0, 0, 0);
      if (n == 0)
        continue;

      words = side == DOSSIER_TIMELINE_BEFORE
                  /* Translators: how many nodes are dated before what a chart shows */
                  ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u earlier", "%'u earlier", n), n)
                  /* Translators: how many nodes are dated after what a chart shows */
                  : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u later", "%'u later", n), n);
      /* Where time runs from right to left, U+200F has the line run that way too, which puts and turns the arrow. */
      text = g_strconcat (self->view.mirrored ? "\xe2\x80\x8f" : "", side == DOSSIER_TIMELINE_BEFORE ? "‹ " : "", words,
                          side == DOSSIER_TIMELINE_BEFORE ? "" : " ›", self->view.mirrored ? "\xe2\x80\x8f" : "", NULL);
      width = measure_text (text, layout);
      x = at_left ? 0 : self->view.width - width;
      self->outside[side] = GRAPHENE_RECT_INIT ((float) x, 0, (float) width, (float) self->row_height);
      snapshot_text (snapshot, layout, text, x, 0, &colors->strong);
    }
}

/* What there is room for beside what lies outside, or below it. */
static void
get_summary_room (DossierTimelineChart *self, double *left, double *right)
{
  *left = 0;
  *right = self->view.width;
  if (self->head_height > self->row_height)
    return;

  for (guint side = 0; side < DOSSIER_N_TIMELINE_SIDES; side++)
    {
      const graphene_rect_t *label = &self->outside[side];

      if (label->size.width <= 0)
        continue;
      if (label->origin.x <= 0)
        *left = label->size.width + SUMMARY_GAP;
      else
        *right = label->origin.x - SUMMARY_GAP;
    }
}

/* The longest summary that there is room for, or the shortest; and its width, which may be more than there is. */
static const char *
choose_summary (DossierTimelineChart *self, PangoLayout *layout, double room, double *width)
{
  const char *chosen = NULL;

  for (guint i = 0; self->summaries != NULL && self->summaries[i] != NULL; i++)
    {
      chosen = self->summaries[i];
      *width = measure_text (chosen, layout);
      if (*width <= room)
        break;
    }
  return chosen;
}

/* In the middle, or as near to it as what lies outside lets it. */
static void
snapshot_summary (DossierTimelineChart *self, GtkSnapshot *snapshot, PangoLayout *layout, const Colors *colors)
{
  const char *text;
  double left;
  double right;
  double width;
  double x;

  get_summary_room (self, &left, &right);
  text = choose_summary (self, layout, right - left, &width);
  if (text == NULL || right - left < SUMMARY_GAP)
    return;

  width = MIN (width, right - left);
  x = CLAMP ((self->view.width - width) / 2, left, right - width);
  pango_layout_set_width (layout, (int) ceil (width) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  snapshot_text (snapshot, layout, text, x, self->head_height - self->row_height, &colors->text);
}

const char *
dossier_timeline_chart_get_shown_summary (DossierTimelineChart *self, gboolean *is_cut)
{
  g_autoptr (PangoLayout) layout = NULL;
  const char *text;
  double left;
  double right;
  double width = 0;

  g_return_val_if_fail (DOSSIER_IS_TIMELINE_CHART (self), NULL);

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  get_summary_room (self, &left, &right);
  text = choose_summary (self, layout, right - left, &width);
  if (is_cut != NULL)
    *is_cut = width > right - left;
  return text;
}

void
dossier_timeline_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierTimelineChart *self = DOSSIER_TIMELINE_CHART (widget);
  double foot = self->plot_height;
  g_autoptr (PangoLayout) layout = NULL;
  Colors colors;
  cairo_t *cr;

  if (!dossier_timeline_chart_has_bins (self) || self->view.width <= 0 || foot <= 0)
    return;

  get_colors (self, &colors);
  layout = gtk_widget_create_pango_layout (widget, NULL);
  /* A little more on each side: a grip at the very edge is whole. */
  cr = gtk_snapshot_append_cairo (
      snapshot,
      &GRAPHENE_RECT_INIT (-(float) GRIP_WIDTH, 0, (float) (self->view.width + 2 * GRIP_WIDTH), (float) foot + 4));
  draw_bars (self, cr, &colors, foot, dossier_compat_get_scale (widget));
  set_color (cr, &colors.quiet, 1);
  cairo_rectangle (cr, 0, floor (foot), self->view.width, 1);
  cairo_fill (cr);
  if (self->has_range)
    draw_brush (self, cr, &colors, foot);
  if (self->has_cursor && gtk_widget_has_focus (widget))
    {
      double x;
      double width;

      dossier_timeline_view_get_span (&self->view, &self->cursor, &x, &width);
      set_color (cr, &colors.strong, 1);
      cairo_set_line_width (cr, 2);
      cairo_rectangle (cr, x + 1, self->head_height + 1, MAX (width - 2, 2), foot - self->head_height - 2);
      cairo_stroke (cr);
    }
  if (self->has_mark)
    draw_mark (self, cr, &colors, foot);
  cairo_destroy (cr);

  snapshot_axis (self, snapshot, layout, &colors, foot);
  snapshot_outside (self, snapshot, layout, &colors);
  snapshot_summary (self, snapshot, layout, &colors);
}
