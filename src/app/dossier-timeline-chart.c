/* SPDX-FileCopyrightText: The Dossier authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dossier-timeline-chart-private.h"

#include "dossier-compat.h"
#include "dossier-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PLOT_HEIGHT 52
#define ZOOM_LEAST_WIDTH 120

G_DEFINE_FINAL_TYPE (DossierTimelineChart, dossier_timeline_chart, GTK_TYPE_WIDGET)

enum
{
  BRUSHED,
  VIEW_CHANGED,
  PLAY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_value (DossierTimelineChart *self)
{
  guint n_bins = self->timeline != NULL ? self->timeline->n_bins : 0;
  guint first = 0;
  guint last = 0;

  if (n_bins > 0)
    {
      const DossierTimelineRange *range = self->has_range ? &self->range : self->has_cursor ? &self->cursor : NULL;

      if (range != NULL)
        dossier_timeline_range_get_bins (self->timeline, range, &first, &last);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAX (n_bins, 1) - 1,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) last,
                                  -1);
}

void
dossier_timeline_chart_view_moved (DossierTimelineChart *self)
{
  guint max_bins = dossier_timeline_view_get_max_bins (&self->view);

  g_clear_pointer (&self->axis, dossier_timeline_axis_free);
  if (dossier_timeline_chart_has_bins (self) && max_bins != self->max_bins)
    {
      self->max_bins = max_bins;
      g_signal_emit (self, signals[VIEW_CHANGED], 0);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
dossier_timeline_chart_find_bin (DossierTimelineChart *self, double x)
{
  return dossier_timeline_find_bin (self->timeline, (gint64) floor (dossier_timeline_view_to_day (&self->view, x)));
}

char *
dossier_timeline_chart_describe_bin (DossierTimelineChart *self, guint bin)
{
  const DossierTimelineBin *record = &self->timeline->bins[bin];
  DossierTimelineRange range = { record->first, record->last };
  guint n = record->n_certain + record->n_uncertain;
  guint n_matching = record->n_matching_certain + record->n_matching_uncertain;
  g_autofree char *date = dossier_timeline_range_describe (&range);
  g_autofree char *count = NULL;
  g_autofree char *uncertain = NULL;

  if (n_matching == n)
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u node", "%'u nodes", n), n);
  else
    /* Translators: how many of a number of nodes match what is searched for */
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u of %'u node", "%'u of %'u nodes", n), n_matching, n);
  if (record->n_uncertain == 0)
    return g_strdup_printf (_("%s: %s"), date, count);

  uncertain = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u with an uncertain date", "%'u with uncertain dates", record->n_uncertain),
      record->n_uncertain);
  /* Translators: a date, how many nodes have it, and how many of them for certain: "8 January 2026: 12 nodes, 3 with uncertain
   * dates" */
  return g_strdup_printf (_("%s: %s, %s"), date, count, uncertain);
}

guint
dossier_timeline_chart_count_outside (DossierTimelineChart *self, DossierTimelineSide side)
{
  DossierTimelineRange range = { G_MININT64, G_MAXINT64 };
  guint first;
  guint last;
  guint matching;

  if (!dossier_timeline_view_get_bins (&self->view, self->timeline, &first, &last))
    return 0;
  if (side == DOSSIER_TIMELINE_BEFORE)
    {
      if (first == 0)
        return 0;
      range.last = self->timeline->bins[first].first - 1;
    }
  else
    {
      if (last + 1 == self->timeline->n_bins)
        return 0;
      range.first = self->timeline->bins[last].last + 1;
    }
  return dossier_timeline_range_count (self->timeline, &range, &matching);
}

void
dossier_timeline_chart_set_cursor (DossierTimelineChart *self, guint bin)
{
  self->has_cursor = bin != DOSSIER_TIMELINE_NO_BIN && dossier_timeline_chart_has_bins (self);
  if (self->has_cursor)
    {
      g_autofree char *text = dossier_timeline_chart_describe_bin (self, bin);

      self->cursor = dossier_timeline_range_of_bins (self->timeline, bin, bin);
      dossier_timeline_chart_set_value_text (self, text);
      if (dossier_timeline_view_reveal (&self->view, &self->cursor))
        dossier_timeline_chart_view_moved (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_timeline_chart_set_timeline (DossierTimelineChart *self, DossierTimeline *timeline)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CHART (self));

  g_clear_pointer (&self->timeline, dossier_timeline_free);
  g_clear_pointer (&self->axis, dossier_timeline_axis_free);
  self->timeline = timeline;
  self->hover = DOSSIER_TIMELINE_NO_BIN;
  if (dossier_timeline_chart_has_bins (self))
    {
      DossierTimelineRange all = dossier_timeline_range_of_bins (timeline, 0, timeline->n_bins - 1);

      /* Where one is keeps its place among other bars. */
      if (self->has_cursor)
        {
          guint bin = dossier_timeline_find_bin (timeline, self->cursor.first);

          self->cursor = dossier_timeline_range_of_bins (timeline, bin, bin);
        }
      dossier_timeline_view_set_all (&self->view, &all);
    }
  else
    {
      self->has_cursor = FALSE;
    }
  update_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

DossierTimeline *
dossier_timeline_chart_get_timeline (DossierTimelineChart *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_CHART (self), NULL);

  return self->timeline;
}

void
dossier_timeline_chart_set_range (DossierTimelineChart *self, const DossierTimelineRange *range)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CHART (self));

  self->has_range = range != NULL;
  if (range != NULL)
    {
      self->range = *range;
      self->has_cursor = FALSE;
    }
  update_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const DossierTimelineRange *
dossier_timeline_chart_get_range (DossierTimelineChart *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_CHART (self), NULL);

  return self->has_range ? &self->range : NULL;
}

void
dossier_timeline_chart_brush (DossierTimelineChart *self, const DossierTimelineRange *range)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CHART (self));

  if (range == NULL ? !self->has_range : self->has_range && dossier_timeline_range_equal (range, &self->range))
    return;

  dossier_timeline_chart_set_range (self, range);
  g_signal_emit (self, signals[BRUSHED], 0);
}

void
dossier_timeline_chart_set_mark (DossierTimelineChart *self, const DossierTimelineRange *mark)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CHART (self));

  self->has_mark = mark != NULL;
  if (mark != NULL)
    self->mark = *mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const DossierTimelineRange *
dossier_timeline_chart_get_mark (DossierTimelineChart *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_CHART (self), NULL);

  return self->has_mark ? &self->mark : NULL;
}

void
dossier_timeline_chart_set_summary (DossierTimelineChart *self, const char *const *texts)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CHART (self));

  if (texts != NULL && self->summaries != NULL && g_strv_equal (texts, (const char *const *) self->summaries))
    return;

  g_strfreev (self->summaries);
  self->summaries = g_strdupv ((char **) texts);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_timeline_chart_set_value_text (DossierTimelineChart *self, const char *text)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CHART (self));

  update_value (self);
  /* As its description, too: not every screen reader asks a slider for its words. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    dossier_compat_announce (GTK_WIDGET (self), text);
}

const DossierTimelineView *
dossier_timeline_chart_get_view (DossierTimelineChart *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_CHART (self), NULL);

  return &self->view;
}

void
dossier_timeline_chart_set_view (DossierTimelineChart *self, const DossierTimelineView *view)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CHART (self));

  self->view = *view;
  dossier_timeline_chart_view_moved (self);
}

void
dossier_timeline_chart_zoom (DossierTimelineChart *self, double factor)
{
  double x = self->view.width / 2;

  g_return_if_fail (DOSSIER_IS_TIMELINE_CHART (self));

  if (!dossier_timeline_chart_has_bins (self))
    return;

  if (self->has_range || self->has_cursor)
    {
      const DossierTimelineRange *about = self->has_range ? &self->range : &self->cursor;
      double left;
      double width;

      dossier_timeline_view_get_span (&self->view, about, &left, &width);
      if (left + width / 2 > 0 && left + width / 2 < self->view.width)
        x = left + width / 2;
    }
  dossier_timeline_view_zoom_about (&self->view, factor, x);
  dossier_timeline_chart_view_moved (self);
}

void
dossier_timeline_chart_fit (DossierTimelineChart *self)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CHART (self));

  if (!dossier_timeline_chart_has_bins (self))
    return;

  dossier_timeline_view_fit (&self->view);
  dossier_timeline_chart_view_moved (self);
}

static GtkSizeRequestMode
dossier_timeline_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_timeline_chart_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  DossierTimelineChart *self = DOSSIER_TIMELINE_CHART (widget);
  double row_height;
  guint n_rows;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = ZOOM_LEAST_WIDTH;
      return;
    }
  n_rows = dossier_timeline_chart_measure_rows (self, for_size, &row_height);
  /* Above the bars the summary and what lies outside, two rows below for the axis. */
  *minimum = *natural = PLOT_HEIGHT + (int) ceil ((n_rows + 2) * row_height);
}

static void
dossier_timeline_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTimelineChart *self = DOSSIER_TIMELINE_CHART (widget);

  guint n_rows = dossier_timeline_chart_measure_rows (self, width, &self->row_height);

  self->head_height = n_rows * self->row_height;
  self->plot_height = height - 2 * self->row_height;
  if (self->view.width != width)
    {
      self->view.width = width;
      if (dossier_timeline_chart_has_bins (self))
        {
          DossierTimelineRange all = self->view.all;

          dossier_timeline_view_set_all (&self->view, &all);
          dossier_timeline_chart_view_moved (self);
        }
      else
        {
          /* Somebody may be waiting to know how much there is room for. */
          g_signal_emit (self, signals[VIEW_CHANGED], 0);
        }
    }
}

static void
dossier_timeline_chart_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  DossierTimelineChart *self = DOSSIER_TIMELINE_CHART (widget);

  self->view.mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_clear_pointer (&self->axis, dossier_timeline_axis_free);
  gtk_widget_queue_draw (widget);
}

static void
dossier_timeline_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DossierTimelineChart *self = DOSSIER_TIMELINE_CHART (widget);

  GTK_WIDGET_CLASS (dossier_timeline_chart_parent_class)->css_changed (widget, change);
  /* The labels may be of another size now. */
  g_clear_pointer (&self->axis, dossier_timeline_axis_free);
  gtk_widget_queue_resize (widget);
}

static gboolean
dossier_timeline_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DossierTimelineChart *self = DOSSIER_TIMELINE_CHART (widget);
  g_autofree char *text = NULL;
  DossierTimelineRange range;
  double left;
  double width;
  guint bin;

  if (!dossier_timeline_chart_has_bins (self) || (keyboard && !self->has_cursor))
    return FALSE;

  bin = keyboard ? dossier_timeline_find_bin (self->timeline, self->cursor.first)
                 : dossier_timeline_chart_find_bin (self, x);
  range = dossier_timeline_range_of_bins (self->timeline, bin, bin);
  dossier_timeline_view_get_span (&self->view, &range, &left, &width);
  text = dossier_timeline_chart_describe_bin (self, bin);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) left, 0, (int) ceil (width), gtk_widget_get_height (widget) });
  return TRUE;
}

static void
dossier_timeline_chart_finalize (GObject *object)
{
  DossierTimelineChart *self = DOSSIER_TIMELINE_CHART (object);

  g_clear_pointer (&self->timeline, dossier_timeline_free);
  g_clear_pointer (&self->axis, dossier_timeline_axis_free);
  g_clear_pointer (&self->summaries, g_strfreev);

  G_OBJECT_CLASS (dossier_timeline_chart_parent_class)->finalize (object);
}

static guint
add_signal (DossierTimelineChartClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_timeline_chart_class_init (DossierTimelineChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dossier_timeline_chart_finalize;
  widget_class->snapshot = dossier_timeline_chart_snapshot;
  widget_class->get_request_mode = dossier_timeline_chart_get_request_mode;
  widget_class->measure = dossier_timeline_chart_measure;
  widget_class->size_allocate = dossier_timeline_chart_size_allocate;
  widget_class->direction_changed = dossier_timeline_chart_direction_changed;
  widget_class->css_changed = dossier_timeline_chart_css_changed;
  widget_class->query_tooltip = dossier_timeline_chart_query_tooltip;

  signals[BRUSHED] = add_signal (klass, "brushed");
  signals[VIEW_CHANGED] = add_signal (klass, "view-changed");
  signals[PLAY] = add_signal (klass, "play");

  gtk_widget_class_set_css_name (widget_class, "timelinechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
dossier_timeline_chart_init (DossierTimelineChart *self)
{
  self->hover = DOSSIER_TIMELINE_NO_BIN;
  self->view.mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Dates"), -1);
  update_value (self);
  dossier_timeline_chart_input_init (self);
}

GtkWidget *
dossier_timeline_chart_new (void)
{
  return g_object_new (DOSSIER_TYPE_TIMELINE_CHART, NULL);
}
